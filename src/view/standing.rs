//! The words around figures that stand against each other: what ranks and maps share.

use super::trend::{absent, sources};
use super::{Context, ViewWords};
use crate::data::Series;
use crate::derive::Line;
use crate::derive::standing::Standing;
use crate::text::name::{self, Length};
use crate::text::unit::Told;
use crate::text::{join, words};

/// How the figures are told, and the digits after the point that they need.
pub(super) fn told_of(context: &Context<'_>, standing: &Standing) -> (Told, u8) {
    let data = context.data;
    let figures = || {
        let lines = standing.lines.iter();
        lines.flat_map(|l| [standing.period, standing.before()].map(|p| standing.figure(data, l, p?))).flatten()
    };
    let largest = figures().map(|f| f.value.abs()).fold(0.0, f64::max);
    let unit = standing.lines.first().and_then(|l| l.of(data)).map_or("", |s| s.unit.as_str());
    (Told::new(data, unit, largest, context.spec.language), figures().map(|f| f.decimals).max().unwrap_or(0))
}

/// Title, subtitle, source and, if `missing` is told, who has no figure.
pub(super) fn words_of(context: &Context<'_>, standing: &Standing, missing: bool) -> ViewWords {
    let (data, spec, language) = (context.data, context.spec, context.spec.language);
    let nothing = words::nothing(language);
    let (Some(first), Some(period)) = (standing.lines.first().and_then(|l| l.of(data)), standing.period) else {
        let empty = absent(context, &spec.indicators).filter(|_| !spec.indicators.is_empty());
        let empty = Some(empty.unwrap_or_else(|| nothing.into()));
        return ViewWords { title: spec.title.clone(), empty, ..ViewWords::default() };
    };
    let code = if standing.by_area { &first.indicator } else { &first.area };
    let own = name::of_code(data, code, Length::Full, language);
    let measure = name::of_measure(data, &first.measure, Length::Full, language);
    // Several indicators have in common how they are expressed, and where.
    let (head, beside) = match (standing.by_area, spec.title.is_empty()) {
        (true, _) => (own, measure.to_owned()),
        (false, true) => (measure, own.to_owned()),
        (false, false) => ("", join(&[measure.into(), own.into()], " · ")),
    };
    let title = if spec.title.is_empty() { head.to_owned() } else { spec.title.clone() };
    let told = told_of(context, standing).0;
    // A count says its unit with every figure.
    let unit = if told.unit_apart() { String::new() } else { told.unit() };
    let subtitle = join(&[beside, name::of_key(first, period, language), unit], " · ");
    let (with, without): (Vec<&Line>, Vec<&Line>) =
        standing.lines.iter().partition(|l| standing.figure(data, l, period).is_some());
    let named = |series: &Series| {
        let code = if standing.by_area { &series.area } else { &series.indicator };
        String::from(name::of_code(data, code, Length::Short, language))
    };
    let names: Vec<String> = without.iter().filter_map(|l| l.of(data)).map(named).collect();
    let mut notes = Vec::new();
    if missing && !names.is_empty() {
        let names = words::list(&names, language);
        notes.push(language.say("No figure for this period: {0}.", "本期无数据：{0}。", &[&names]));
    }
    let source = sources(context, with.iter().filter_map(|l| l.at(data, period)));
    let empty = with.is_empty().then(|| nothing.into());
    ViewWords { title, subtitle, description: String::new(), source, notes, empty }
}
