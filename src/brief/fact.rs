//! A figure with what decides how it is told.

use crate::data::{Dataset, Figure, Nature, Observation, Series};
use crate::derive::Pick;
use crate::period::{Frequency, Period};
use crate::spec::Spec;
use crate::text::unit::Told;
use crate::text::{Language, prose, words};

/// How a figure is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It rose by so much on a year earlier.
    OnYear,
    /// It rose by so much on the month before.
    OnMonth,
    /// It stood at so much at the end.
    AtEnd,
    /// It came to so much within the period.
    Within,
    /// It was so much.
    Was,
}

/// A figure.
#[derive(Clone, Debug)]
pub(super) struct Fact<'a> {
    pub(super) place: usize,
    pub(super) series: &'a Series,
    pub(super) observation: &'a Observation,
    pub(super) figure: Figure,
    pub(super) kind: Kind,
    pub(super) told: Told,
}

impl<'a> Fact<'a> {
    /// The figure of a pick; `None` for a computed one.
    pub(super) fn new(data: &'a Dataset, spec: &Spec, pick: &Pick) -> Option<Self> {
        let series = pick.line.of(data).filter(|s| s.method().is_none())?;
        let observation = pick.line.at(data, pick.period)?;
        let figure = observation.figure?;
        let told = Told::new(data, &series.unit, figure.value.abs(), spec.language);
        let nature = data.name(&series.indicator).and_then(|n| n.nature);
        let kind = match series.measure.0.as_str() {
            "mom" | "mom_sa" if series.frequency == Frequency::Month => Kind::OnMonth,
            "yoy" | "yoy_ytd" => Kind::OnYear,
            // Of other growth it is not known on what: its measure is named.
            _ if series.measure.is_growth() => Kind::Was,
            _ if told.is_index() || series.unit == "%" => Kind::Was,
            "level_ytd" => Kind::Within,
            "level" => match nature {
                Some(Nature::Stock) => Kind::AtEnd,
                Some(Nature::Flow) => Kind::Within,
                _ => Kind::Was,
            },
            _ => Kind::Was,
        };
        Some(Self { place: pick.line.series, series, observation, figure, kind, told })
    }

    pub(super) fn period(&self) -> Period {
        self.observation.period
    }

    /// A period of its series as running text has it.
    pub(super) fn at(&self, period: Period, language: Language) -> String {
        if self.kind == Kind::AtEnd {
            prose::end(period, language)
        } else {
            prose::span(period, self.series.is_cumulative(), language)
        }
    }

    /// The value with its status, if that is not the usual one.
    pub(super) fn value(&self, figure: Figure, language: Language) -> String {
        let status = words::status(self.observation.status, language);
        let value = self.told.full(figure);
        let template = if status.is_empty() { ["{0}"; 2] } else { ["{0} ({1})", "{0}（{1}）"] };
        language.say(template[0], template[1], &[&value, status])
    }

    /// Whether it can stand in one sentence with another: told alike, of the same period.
    pub(super) fn joins(&self, other: &Self) -> bool {
        self.kind == other.kind && self.period() == other.period() && self.series.measure == other.series.measure
    }
}
