//! Words and sentences of the chart that no file brings: measures, statuses, controls, remarks.

use super::Language;
use super::name::Length;
use crate::data::{Measure, Status};
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

/// Why a period has no value in a series that has others.
#[must_use]
pub fn no_figure(language: Language) -> &'static str {
    language.pick("no figure", "无数据")
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
    }
}

/// Joins names as the language lists them.
#[must_use]
pub fn list(names: &[String], language: Language) -> String {
    super::join(names, language.pick(", ", "、"))
}
