//! Words and sentences of the chart that no file brings: measures, statuses, controls, remarks.

use super::Language;
use super::name::Length;
#[cfg(feature = "whole")]
use crate::data::Reason;
use crate::data::{Measure, Observation, Status};
use crate::widget::shown::Words;

/// The name of a measure of the long format; `None` for one that only a file of names can name.
#[must_use]
pub fn measure(measure: &Measure, length: Length, language: Language) -> Option<&'static str> {
    let ([en, zh], [short_en, short_zh]) = match measure.0.as_str() {
        "yoy" => (["Change on a year earlier", "同比增长"], ["Year on year", "同比"]),
        "yoy_ytd" => (["Year to date, change on a year earlier", "累计同比增长"], ["Year to date, y/y", "累计同比"]),
        "mom_sa" => (
            ["Change on the previous month, seasonally adjusted", "环比增长（季节调整后）"],
            ["Month on month, s.a.", "环比"],
        ),
        "level" => (["Level", "当期值"], ["Level", "当期值"]),
        "level_ytd" => (["Year to date", "累计值"], ["Year to date", "累计值"]),
        "target" => (["Target", "目标"], ["Target", "目标"]),
        _ => return None,
    };
    Some(match length {
        Length::Full => language.pick(en, zh),
        Length::Short => language.pick(short_en, short_zh),
    })
}

/// What a status is called; empty for normal.
#[must_use]
pub fn status(status: Status, language: Language) -> &'static str {
    let (en, zh) = match status {
        Status::Normal => ("", ""),
        Status::Provisional => ("preliminary", "初步数"),
        Status::Revised => ("revised", "修订数"),
        Status::Estimated => ("estimate", "估计数"),
        Status::Forecast => ("forecast", "预测数"),
        Status::Break => ("break in series", "口径变动"),
        Status::Missing => ("not published", "未公布"),
        Status::Suppressed => ("withheld", "不予公布"),
    };
    language.pick(en, zh)
}

/// What a status is called, by its SDMX code.
#[cfg(feature = "whole")]
#[must_use]
pub fn status_of_code(code: &str, language: Language) -> &'static str {
    const ALL: [Status; 5] = [Status::Provisional, Status::Revised, Status::Estimated, Status::Forecast, Status::Break];
    ALL.into_iter().find(|s| s.code() == code).map_or("", |s| status(s, language))
}

/// Why an observation has no figure.
#[must_use]
pub fn why(observation: &Observation, language: Language) -> &'static str {
    #[cfg(feature = "whole")]
    if let Some(found) = observation.reason {
        return reason(found, language);
    }
    status(observation.status, language)
}

/// Why a computed period has no figure.
#[cfg(feature = "whole")]
#[must_use]
pub fn reason(reason: Reason, language: Language) -> &'static str {
    let (en, zh) = match reason {
        Reason::Missing => ("no figure was published", "未公布数据"),
        Reason::NoComparable => ("no figure for the period compared with", "缺少可比时期的数据"),
        Reason::Base => ("the base is zero or negative, or the value is negative", "基数为零或负数，或本期为负数"),
        Reason::Incomplete => ("not all periods have a figure", "部分时期缺少数据"),
        Reason::Unlike => ("periods of different length", "时期长度不同，不可比"),
        Reason::Spans => ("the difference would span several periods", "差额跨越多个时期"),
        Reason::Rate => ("a rate changes in points and is not divided", "比率以百分点增减，不作除法"),
        Reason::Growth => ("growth rates are not averaged over time", "增速不作时间平均"),
        Reason::NotGrowth => ("takes growth rates only", "仅适用于增速"),
        Reason::Cumulative => ("a running total: single periods first", "累计数须先换算为当期值"),
        Reason::NotCumulative => ("takes running totals only", "仅适用于累计数"),
        Reason::Frequency => ("does not apply to this frequency", "不适用于该频率"),
        Reason::Nature => ("neither flow, stock nor rate is known of it", "未说明流量、存量或比率"),
        Reason::Units => ("units differ", "计量单位不同"),
        Reason::Operand => ("no figure of another series for this period", "另一序列该时期缺少数据"),
        Reason::Zero => ("a division by zero", "除数为零"),
        Reason::NoTarget => ("no target for this year", "该年度未设目标"),
        Reason::Complete => ("the year is complete", "全年已结束"),
        Reason::Size => ("too large to be told", "数值过大"),
        Reason::Gap => ("the series has gaps", "序列有缺值"),
        Reason::Short => ("the series has too few years", "序列年数不足"),
        Reason::Merged => (
            "January and February are published as one, so months have no season of their own; take quarters",
            "1月与2月合并公布，无法识别单月季节性；可先换算为季度",
        ),
        Reason::Ends => ("the filter lacks values on one side", "滤波器一侧缺少数据"),
        Reason::Dates => ("the dates of these years are not known", "缺少这些年份的日历"),
        Reason::Unseasonal => ("no season was found in the series", "序列未检出季节性"),
        Reason::Long => ("the series has too many values", "序列数值过多"),
        Reason::Pending => ("being computed", "正在计算"),
    };
    language.pick(en, zh)
}

/// Why a period has no value in a series that has others.
#[must_use]
pub fn no_figure(language: Language) -> &'static str {
    language.pick("no figure", "无数据")
}

/// That there is nothing to show.
#[must_use]
pub fn nothing(language: Language) -> &'static str {
    language.pick("There is nothing to show for these settings.", "按当前设置没有可显示的数据。")
}

/// The words of the host's controls.
#[must_use]
pub fn controls(language: Language) -> Words {
    Words {
        table: language.pick("Table", "数据表"),
        chart: language.pick("Chart", "图表"),
        csv: language.pick("Save figures (CSV)", "下载数据（CSV）"),
        png: language.pick("Save picture (PNG)", "下载图片（PNG）"),
        svg: language.pick("Save picture (SVG)", "下载图片（SVG）"),
        tools: language.pick("Download", "下载"),
        measures: language.pick("Measure", "指标口径"),
        legend: language.pick("Series", "序列"),
        compute: language.pick("Compute", "计算"),
        explore: language.pick("Zoom", "缩放"),
    }
}

/// Joins names as the language lists them.
#[must_use]
pub fn list(names: &[String], language: Language) -> String {
    super::join(names, language.pick(", ", "、"))
}

/// What lies from `low`, included, to `high`, excluded; an empty end is open.
#[cfg(feature = "whole")]
#[must_use]
pub fn span(low: &str, high: &str, language: Language) -> String {
    let (en, zh) = match (low.is_empty(), high.is_empty()) {
        (true, false) => ("under {1}", "{1}以下"),
        (false, true) => ("{0} and over", "{0}及以上"),
        _ => ("{0} to under {1}", "{0}至{1}以下"),
    };
    language.say(en, zh, &[low, high])
}
