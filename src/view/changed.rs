//! What a figure changed by, in words: as tiles and rows say it.
//!
//! Owns the wording; the arithmetic is [`crate::transform::change`]'s. Cost: linear in the number of series.

use super::Context;
use crate::data::{Observation, Series};
use crate::text::name::{self, Length};
use crate::text::unit::Told;
use crate::text::{Language, fill};
use crate::transform::change::{Basis, Change, Reason, change};

/// A figure with its series.
type Figure<'a> = (&'a Series, &'a Observation);

/// How a figure is told.
pub(super) fn told(context: &Context<'_>, series: &Series, observation: &Observation) -> Told {
    let largest = observation.figure.map_or(0.0, |f| f.value);
    Told::new(context.data, &series.unit, largest, context.spec.language)
}

/// The change in words: `▲ 0.4个百分点，较上年同期`, or as it is spoken; for a flow whose base is
/// revised, its published growth.
pub(super) fn change_text(
    context: &Context<'_>,
    (series, observation): Figure<'_>,
    told: &Told,
    spoken: bool,
) -> String {
    let language = context.spec.language;
    let found = match change(series, observation.period) {
        Ok(found) => found,
        Err(Reason::RevisedBase) => return published_growth(context, series, observation),
        Err(Reason::NoFigure | Reason::NoComparable) => {
            return language.pick("No comparable earlier figure", "无可比前期数据").into();
        }
    };
    let since = since(series, &found, language);
    let (en, zh) = match found.by.value {
        v if v > 0.0 => (["▲ {0} on {1}", "up {0} on {1}"], ["▲ {0}，较{1}", "较{1}上升{0}"]),
        v if v < 0.0 => (["▼ {0} on {1}", "down {0} on {1}"], ["▼ {0}，较{1}", "较{1}下降{0}"]),
        _ => (["unchanged on {1}"; 2], ["与{1}持平"; 2]),
    };
    let ([en, spoken_en], [zh, spoken_zh]) = (en, zh);
    let (en, zh) = if spoken { (spoken_en, spoken_zh) } else { (en, zh) };
    language.say(en, zh, &[&told.change(found.by), &since])
}

/// What a figure was compared with, in words.
pub(super) fn since(series: &Series, found: &Change, language: Language) -> String {
    match found.basis {
        Basis::YearEarlier => language.pick("a year earlier", "上年同期").into(),
        Basis::Previous | Basis::Last => name::of_key(series, found.since, language),
    }
}

/// The growth rate that was published beside a cumulative level.
fn published_growth(context: &Context<'_>, series: &Series, observation: &Observation) -> String {
    let language = context.spec.language;
    let twin = |s: &&Series| {
        s.indicator == series.indicator
            && s.area == series.area
            && s.frequency == series.frequency
            && s.measure.is_cumulative()
            && s.measure.is_growth()
    };
    let growth = context.data.series.iter().find(twin).and_then(|s| Some((s, s.at(observation.period)?.figure?)));
    let Some((growth, figure)) = growth else { return String::new() };
    let told = Told::new(context.data, &growth.unit, figure.value, language);
    let measure = name::of_measure(context.data, &growth.measure, Length::Short, language);
    fill("{0} {1}", &[measure, &told.full(figure)])
}
