//! One figure each, of one measure and one period: what ranks and maps compare.
//!
//! Owns which measure and period that is where the author says nothing: the measure that most have, and of the periods at which at
//! least half as many have a figure as at the fullest, the latest. Cost: areas × series, and linear in the observations.

use super::{Line, ORDER, areas, best};
use crate::data::{Dataset, Figure, Measure};
use crate::period::Period;
use crate::spec::Spec;

/// The figures and what they are of.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// A line each, of one measure and unit, in the order of the data.
    pub lines: Vec<Line>,
    /// The period of the figures.
    pub period: Option<Period>,
    /// Their measure.
    pub measure: Option<Measure>,
    /// Periods at which enough have a figure to be compared, sorted.
    pub periods: Vec<Period>,
    /// Whether they are of several areas, rather than of several indicators in one.
    pub by_area: bool,
}

/// All areas there are of some indicators.
fn all_areas<'a>(data: &'a Dataset, indicators: &[&str]) -> Vec<&'a str> {
    let mut all: Vec<&str> = Vec::new();
    for series in data.series.iter().filter(|s| indicators.contains(&s.indicator.as_str())) {
        if !all.contains(&series.area.as_str()) {
            all.push(&series.area);
        }
    }
    all
}

/// What is compared: areas by one indicator, or several indicators within one area.
#[must_use]
pub fn standing(data: &Dataset, spec: &Spec) -> Standing {
    let indicators = super::indicators(data, spec);
    let by_area = indicators.len() < 2;
    let all =
        if by_area && spec.areas.is_empty() { all_areas(data, &indicators) } else { areas(data, spec, &indicators) };
    let mut lines: Vec<Line> = Vec::new();
    for indicator in &indicators {
        for area in &all {
            lines.extend(best(data, spec, indicator, area));
        }
    }
    let of = |l: &Line| l.of(data).map(|s| (s.measure.clone(), s.unit.clone()));
    let mut kinds: Vec<((Measure, String), usize)> = Vec::new();
    for kind in lines.iter().filter_map(of) {
        match kinds.iter_mut().find(|(k, _)| *k == kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((kind, 1)),
        }
    }
    let usual = |m: &Measure| ORDER.iter().position(|n| *n == m.0).unwrap_or(ORDER.len());
    let asked = |m: &Measure| spec.measures.iter().position(|n| *n == m.0).unwrap_or(0);
    let rank = |((m, _), count): &((Measure, String), usize)| (asked(m), usize::MAX - count, usual(m));
    let Some((kind, _)) = kinds.into_iter().min_by_key(rank) else {
        return Standing { by_area, ..Standing::default() };
    };
    lines.retain(|l| of(l).as_ref() == Some(&kind));
    let mut counts: Vec<(Period, usize)> = Vec::new();
    for observation in lines.iter().flat_map(|l| l.observations(data)).filter(|o| o.figure.is_some()) {
        match counts.binary_search_by_key(&observation.period, |c| c.0) {
            Ok(at) => counts.iter_mut().skip(at).take(1).for_each(|c| c.1 += 1),
            Err(at) => counts.insert(at, (observation.period, 1)),
        }
    }
    let fullest = counts.iter().map(|c| c.1).max().unwrap_or(0);
    let periods: Vec<Period> = counts.iter().filter(|c| 2 * c.1 >= fullest).map(|c| c.0).collect();
    let period = spec.period.or(periods.last().copied());
    Standing { lines, period, measure: Some(kind.0), periods, by_area }
}

impl Standing {
    /// The figure of a line at a period.
    #[must_use]
    pub fn figure(&self, data: &Dataset, line: &Line, period: Period) -> Option<Figure> {
        line.at(data, period)?.figure
    }

    /// The period that the figures are compared with: a year earlier for running totals, for growth that or else the one before at
    /// which enough have a figure, for levels the one before.
    #[must_use]
    pub fn before(&self) -> Option<Period> {
        let (period, measure) = (self.period?, self.measure.as_ref()?);
        let earlier = period.year_earlier().filter(|p| self.periods.contains(p));
        let previous =
            || self.periods.iter().rev().find(|p| **p < period && p.frequency() == period.frequency()).copied();
        match (measure.is_cumulative(), measure.is_growth()) {
            (true, _) => earlier,
            (false, true) => earlier.or_else(previous),
            (false, false) => previous(),
        }
    }
}
