//! What of the methods suits a series, for the reader's menu.
//!
//! Owns which methods are offered and in which order. Each is held against the values: one that does not suit
//! is listed with its reason. Cost: that of [`Method::suits`](super::Method::suits), an entry.

use super::{Family, Sample};
use crate::data::{Dataset, Reason};
use crate::text::{Language, join, words};
use crate::transform::derivation::Derivation;
use crate::transform::menu::Entry;
use crate::transform::track::Track;
use crate::view::Reader;
use crate::widget::plain::plain;

/// The methods of a family, to choose one of.
#[derive(Clone, Debug, PartialEq)]
pub struct Choices {
    /// What they are for.
    pub title: &'static str,
    /// One each.
    pub entries: Vec<Entry>,
}

plain!(Choices { title, entries });

/// The family, what it is for in English and in Chinese, the steps.
type Offer = (Family, &'static str, &'static str, &'static [&'static str]);

/// What is offered.
const OFFERED: [Offer; 4] = [
    (Family::Adjust, "Season", "季节调整", &["x11", "stl"]),
    (Family::Trend, "Trend", "趋势", &["henderson", "hp", "loess", "moving_average", "line", "theil_sen"]),
    (Family::Forecast, "Extrapolation", "外推", &["best", "theta", "holt_winters", "seasonal_naive"]),
    (Family::Detect, "Find", "识别", &["turning_points", "change_points", "outliers"]),
];

/// The step of a family and number, as it is written.
#[must_use]
pub fn step(family: usize, number: usize) -> Option<(Family, &'static str)> {
    let (family, _, _, steps) = OFFERED.get(family)?;
    Some((*family, steps.get(number)?))
}

/// What is offered for the series that the measure of the menu makes of the first of these.
#[must_use]
pub fn choices(data: &Dataset, series: &[usize], steps: &str, reader: &Reader, language: Language) -> Vec<Choices> {
    let first = series.get(..1).unwrap_or_default();
    let derivation = Derivation::run(data, first, steps).ok();
    let track: Option<&Track> = derivation.as_ref().and_then(|d| d.stages.last()?.first());
    let of = |(family, en, zh, steps): Offer| {
        let entry = |name: &&'static str| {
            let reason = track.map_or(Err(Reason::Missing), |t| suits(name, t));
            let read = crate::transform::read(name).ok();
            let method = read.as_ref().and_then(|s| s.last()?.1.method());
            Entry {
                label: method.map(|m| m.name(language)).unwrap_or_default(),
                on: reader.methods.iter().any(|(f, n)| *f == family && n == name),
                reason: reason.map_or_else(|r| words::reason(r, language).to_owned(), |()| String::new()),
            }
        };
        Choices { title: language.pick(en, zh), entries: steps.iter().map(entry).collect() }
    };
    OFFERED.into_iter().map(of).collect()
}

fn suits(name: &str, track: &Track) -> Result<(), Reason> {
    let steps = crate::transform::read(name).map_err(|_| Reason::Missing)?;
    let method = steps.first().and_then(|(_, s)| s.method()).ok_or(Reason::Missing)?;
    method.suits(&Sample::of(track, method.seasonal())?)
}

/// The steps of the reader's methods, a line a family after that of `steps`.
#[must_use]
pub fn compose(steps: &str, reader: &Reader) -> String {
    let mut text = String::from(steps);
    for family in Family::ALL.into_iter().skip(1) {
        let own = reader.methods.iter().filter(|(f, _)| *f == family).map(|(_, name)| String::from(*name));
        text.push('\n');
        text.push_str(&join(&own.collect::<Vec<_>>(), " | "));
    }
    text.trim_end().to_owned()
}
