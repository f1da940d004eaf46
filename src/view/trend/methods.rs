//! What is said of lines that methods made: in the tooltip and under the chart.
//!
//! Owns the words "indicative", "provisional" and "forecast", the intervals of a forecast, the signs of a
//! period, and why a method did not suit.

use super::{Context, Trend};
use crate::data::{Findings, Observation, Role, Series, Sign, Status};
use crate::derive::Line;
use crate::period::Period;
use crate::text::period::label;
use crate::text::{join, words};

fn role(series: &Series) -> Role {
    series.method().map_or(Role::Plain, |m| m.role)
}

/// What is said of a figure of the series at a period, beside the figure.
pub(super) fn note(trend: &Trend, context: &Context<'_>, series: &Series, period: Period) -> Vec<String> {
    let language = context.spec.language;
    let mut out = Vec::new();
    let status = series.at(period).map_or(Status::Normal, |o| o.status);
    match role(series) {
        Role::Adjusted | Role::Trend if status == Status::Provisional => {
            out.push(language.pick("provisional", "暂定").into());
        }
        Role::Forecast => {
            out.push(words::status(Status::Forecast, language).into());
            out.extend(interval(trend, context, series, period));
        }
        _ => {}
    }
    let Some(findings) = context.data.findings.as_deref() else { return out };
    let own = |place: usize| context.data.series.get(place).is_some_and(|s| std::ptr::eq(s, series));
    for (_, _, sign) in findings.signs.iter().filter(|(place, when, _)| *when == period && own(*place)) {
        let (en, zh) = match sign {
            Sign::Peak => ("peak", "峰"),
            Sign::Trough => ("trough", "谷"),
            Sign::Change => ("change of level", "水平变动"),
            Sign::Outlier => ("outlier", "异常值"),
        };
        out.push(language.pick(en, zh).into());
    }
    out
}

/// The 80 % interval of a forecast.
fn interval(trend: &Trend, context: &Context<'_>, series: &Series, period: Period) -> Option<String> {
    let language = context.spec.language;
    let bound = |number: u8| {
        let fits = |l: &&Line| {
            l.of(context.data).is_some_and(|s| {
                s.indicator == series.indicator && s.area == series.area && role(s) == Role::Bound(number)
            })
        };
        let line = trend.chosen.bounds.iter().find(fits)?;
        Some(trend.told.number(line.at(context.data, period)?.figure?))
    };
    let (low, high) = (bound(0)?, bound(1)?);
    Some(language.say("80%: {0} to {1}", "80%区间：{0}—{1}", &[&low, &high]))
}

/// What stands under the chart.
pub(super) fn notes(trend: &Trend, context: &Context<'_>) -> Vec<String> {
    let language = context.spec.language;
    let lines = || trend.chosen.lines.iter().filter_map(|l| Some((l, l.of(context.data)?)));
    let mut notes: Vec<String> = Vec::new();
    let mut say = |en: &str, zh: &str| notes.push(language.pick(en, zh).to_owned());
    if lines().any(|(_, s)| role(s) == Role::Adjusted) {
        say(
            "Indicative: adjusted in this page. Where the office publishes an adjusted series, that one counts.",
            "仅供参考：由本页作季节调整；统计机构已公布季节调整数据的，以公布数为准。",
        );
    }
    let faded = |o: &Observation| o.figure.is_some() && o.status == Status::Provisional;
    let fades = |(l, s): (&Line, &Series)| {
        matches!(role(s), Role::Adjusted | Role::Trend) && l.observations(context.data).iter().any(faded)
    };
    if lines().any(fades) {
        say(
            "Faded ends are provisional: they change when the next figures come.",
            "末端浅色部分为暂定值，将随新数据修订。",
        );
    }
    if lines().any(|(_, s)| role(s) == Role::Forecast) {
        say(
            "Dashed: an extrapolation computed in this page, with intervals of 80% and 95%; no office\u{2019}s forecast.",
            "虚线为本页外推结果，阴影为80%和95%区间；非官方预测。",
        );
    }
    let Some(findings) = context.data.findings.as_deref() else { return notes };
    notes.extend(signs(findings, context));
    notes.extend(findings.notes.iter().map(|[en, zh]| language.pick(en, zh).to_owned()));
    for ([en, zh], reason) in &findings.refused {
        let title = crate::text::capitalised(language.pick(en, zh));
        let parts = [title, words::reason(*reason, language).to_owned()];
        notes.push(join(&parts, language.pick(": ", "：")) + language.pick(".", "。"));
    }
    notes
}

/// The kinds of signs that stand together: what is drawn, then each sign with its list.
type Kind = ([&'static str; 2], &'static [(Sign, &'static str, &'static str)]);

const KINDS: [Kind; 3] = [
    (
        ["Shaded: from peak to trough.", "阴影为由峰至谷的下行期。"],
        &[(Sign::Peak, "Peaks: {0}.", "峰：{0}。"), (Sign::Trough, "Troughs: {0}.", "谷：{0}。")],
    ),
    (["Upright rules: a new level begins.", "竖线处水平发生变动。"], &[(Sign::Change, "From {0}.", "自{0}起。")]),
    (
        ["Ringed: outliers, far from their neighbours.", "圆圈为偏离邻近数值的异常值。"],
        &[(Sign::Outlier, "At {0}.", "时间：{0}。")],
    ),
];

/// What the signs mean, and when they are, as far as they are shown. Of more than a dozen the dates are left to the chart.
fn signs(findings: &Findings, context: &Context<'_>) -> Vec<String> {
    let language = context.spec.language;
    let mut out = Vec::new();
    for ([en, zh], kinds) in KINDS {
        let (mut parts, mut shown) = (vec![language.pick(en, zh).to_owned()], false);
        for (kind, en, zh) in kinds {
            let own = findings.signs.iter().filter(|(_, period, sign)| sign == kind && context.spec.covers(*period));
            let mut names: Vec<String> = own.map(|(_, period, _)| label(*period, language)).collect();
            names.dedup();
            shown |= !names.is_empty();
            if (1..=12).contains(&names.len()) {
                parts.push(language.say(en, zh, &[&join(&names, language.pick(", ", "、"))]));
            }
        }
        if shown {
            out.push(join(&parts, language.pick(" ", "")));
        }
    }
    out
}
