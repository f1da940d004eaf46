//! Observations in any order become sorted series, one figure shown a period.
//!
//! Owns which of several figures of one period is shown. The first file that has a figure goes before
//! the others; within a file revised goes before normal, normal before provisional, then estimate
//! and forecast. Two different figures of one file with the same status contradict each other: the
//! later row is refused. The same figure twice is one figure.
//!
//! Owns the merged January and February too: a cumulative figure filed under February, in a year
//! of which the series has no January, covers both months and is keyed so.

use super::Origin;
use crate::{
    data::{Measure, Observation, Series, Status},
    error::{Error, excerpt},
    period::{Frequency, Period, YEARS},
    read::sentences::{LATE_UNIT, LOST_UNIT, OTHER_UNIT},
};
use std::cmp::Ordering;

/// What tells one series from another.
#[derive(Clone, Copy)]
pub(in crate::read) struct Key<'a> {
    /// What.
    pub(in crate::read) indicator: &'a str,
    /// Where.
    pub(in crate::read) area: &'a str,
    /// How it is expressed.
    pub(in crate::read) measure: &'a str,
    /// Frequency of the series.
    pub(in crate::read) frequency: Frequency,
}

/// A series in the making.
pub(in crate::read) struct Draft {
    series: Series,
    /// Whether a row has said what the unit is.
    unit: bool,
    entries: Vec<Entry>,
}

struct Entry {
    observation: Observation,
    origin: Origin,
}

impl Entry {
    /// By period, then by precedence; no two entries are equal, since a line holds one.
    fn key(&self) -> (Period, bool, u32, u8, u32) {
        let Observation { period, figure, status, .. } = &self.observation;
        let rank = match status {
            Status::Revised => 0,
            Status::Break => 1,
            Status::Normal => 2,
            Status::Provisional => 3,
            Status::Estimated => 4,
            Status::Forecast => 5,
            Status::Suppressed => 6,
            Status::Missing => 7,
        };
        (*period, figure.is_none(), self.origin.0, rank, self.origin.1)
    }
}

/// Series in order of appearance.
#[derive(Default)]
pub(super) struct Drafts {
    drafts: Vec<Draft>,
    /// Positions in `drafts`, by key.
    order: Vec<usize>,
    /// Where the last observation went; the next one mostly goes there too.
    last: usize,
}

impl Drafts {
    pub(super) fn is_empty(&self) -> bool {
        self.drafts.is_empty()
    }

    pub(super) fn into_inner(self) -> Vec<Draft> {
        self.drafts
    }

    /// The series of this key, a new one where there is none; `None` if that would be more than `most`.
    pub(super) fn draft(&mut self, key: Key<'_>, most: usize) -> Option<&mut Draft> {
        let compare = |at: usize| self.drafts.get(at).map_or(Ordering::Less, |draft| draft.compare(key));
        if compare(self.last) != Ordering::Equal {
            self.last = match self.order.binary_search_by(|&at| compare(at)) {
                Ok(found) => self.order.get(found).copied()?,
                Err(_) if self.drafts.len() >= most => return None,
                Err(place) => {
                    self.order.insert(place, self.drafts.len());
                    self.drafts.push(Draft::new(key));
                    self.drafts.len() - 1
                }
            };
        }
        self.drafts.get_mut(self.last)
    }
}

impl Draft {
    fn new(key: Key<'_>) -> Self {
        let series = Series {
            indicator: key.indicator.to_owned(),
            area: key.area.to_owned(),
            measure: Measure(key.measure.to_owned()),
            frequency: key.frequency,
            unit: String::new(),
            observations: Vec::new(),
            others: Vec::new(),
            #[cfg(feature = "whole")]
            method: None,
        };
        Self { series, unit: false, entries: Vec::new() }
    }

    fn compare(&self, key: Key<'_>) -> Ordering {
        let Series { indicator, area, measure, frequency, .. } = &self.series;
        (indicator.as_str(), area.as_str(), measure.0.as_str(), *frequency).cmp(&(
            key.indicator,
            key.area,
            key.measure,
            key.frequency,
        ))
    }

    /// Takes an observation in `unit`. A row without figure need not say its unit.
    pub(super) fn push(&mut self, unit: &str, observation: Observation, origin: Origin) -> Result<(), Error> {
        if observation.figure.is_some() || !unit.is_empty() {
            if !self.unit {
                unit.clone_into(&mut self.series.unit);
                self.unit = true;
            } else if self.series.unit != unit {
                let first = &self.series.unit;
                let sentence = match (unit, first.as_str()) {
                    ("", _) => &LOST_UNIT,
                    (_, "") => &LATE_UNIT,
                    _ => &OTHER_UNIT,
                };
                return Err(Error::of(sentence, &[&excerpt(unit), &excerpt(first)]));
            }
        }
        self.entries.push(Entry { observation, origin });
        Ok(())
    }

    /// The series and how many rows stand in it; each row that contradicts another goes to `refuse`,
    /// with the period and the line of the other.
    pub(super) fn finish(mut self, refuse: &mut dyn FnMut(Origin, Period, u32)) -> (Series, usize) {
        let merging = self.series.measure.is_cumulative() && self.series.frequency == Frequency::Month;
        if merging {
            self.merge();
        }
        let mut rows = self.entries.len();
        self.entries.sort_unstable_by_key(Entry::key);
        let Series { observations, others, .. } = &mut self.series;
        // The first row of the current period, file and status, whose figure the others must repeat.
        let mut said: Option<(Period, Status, Origin, f64)> = None;
        // How many rows say that the January of this month's year has no figure.
        let mut bare = (0, 0);
        for Entry { observation, origin } in self.entries {
            let start = observation.period.start();
            if merging && bare.0 == start && observation.period.frequency() == Frequency::JanFeb {
                rows -= bare.1;
                bare.1 = 0;
                observations.pop_if(|last| last.figure.is_none() && is_january(last));
            } else if merging && observation.figure.is_none() && is_january(&observation) {
                bare = (start, if bare.0 == start { bare.1 + 1 } else { 1 });
            }
            let shown = observations.last().filter(|shown| shown.period == observation.period);
            let Some(figure) = observation.figure else {
                if shown.is_none() {
                    observations.push(observation);
                }
                continue;
            };
            let (period, status) = (observation.period, observation.status);
            if let Some((other_period, other_status, other, value)) = said
                && (other_period, other_status, other.0) == (period, status, origin.0)
            {
                if value != figure.value {
                    rows -= 1;
                    refuse(origin, period, other.1);
                }
                continue;
            }
            said = Some((period, status, origin, figure.value));
            match shown {
                None => observations.push(observation),
                Some(shown) if shown.status == status && shown.figure.is_some_and(|f| f.value == figure.value) => {}
                Some(_) => others.push(observation),
            }
        }
        (self.series, rows)
    }

    /// Keys February as January and February in every year without a January of its own. A January
    /// without figure only says that there is none, and goes where there is the merged period.
    fn merge(&mut self) {
        const SPAN: usize = YEARS.end().abs_diff(*YEARS.start()) as usize + 1;
        let slot = |period: Period| usize::try_from(period.year() - YEARS.start()).unwrap_or(0);
        let mut january = [false; SPAN];
        for Entry { observation, .. } in &self.entries {
            if observation.figure.is_some()
                && is_january(observation)
                && let Some(year) = january.get_mut(slot(observation.period))
            {
                *year = true;
            }
        }
        for Entry { observation, .. } in &mut self.entries {
            let period = observation.period;
            if period.frequency() == Frequency::Month
                && period.first_month() == 2
                && january.get(slot(period)) == Some(&false)
                && let Some(both) = Period::jan_feb(period.year())
            {
                observation.period = both;
            }
        }
    }
}

fn is_january(observation: &Observation) -> bool {
    observation.period.frequency() == Frequency::Month && observation.period.first_month() == 1
}
