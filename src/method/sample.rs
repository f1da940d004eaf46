//! A series as methods read it: its values without gaps, and where in the year they stand.
//!
//! Owns which series can be read whole: periods without a figure are cut off at both ends, between them none
//! may be missing. January and February merged stand as one value; a method that tells the months apart cannot
//! use it ([`Reason::Merged`]), one that only smooths takes it as one value among eleven a year.

use crate::data::{Dataset, Reason, Series};
use crate::period::{Frequency, Period};
use crate::transform::track::Track;

/// Values without gaps.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// At least one; all finite.
    pub values: Vec<f64>,
    /// The period of each value.
    pub stamps: Vec<Period>,
    /// Values a year.
    pub periods: usize,
    /// Place of the first in its year, from 0.
    pub first: usize,
    /// Whether January and February stand as one value.
    pub merged: bool,
    /// Whether it changes in points, so that parts are added, not multiplied.
    pub rate: bool,
    /// Cells of the track before the first value.
    pub skipped: usize,
    /// Working days of months that follow one another, and the first of these, where the method asked for them.
    pub days: Option<(i32, Vec<u8>)>,
}

/// Working days of the months that the series `code` of the data counts without a gap from its first on.
#[must_use]
pub fn working_days(data: &Dataset, code: &str) -> Option<(i32, Vec<u8>)> {
    let monthly = |s: &&Series| s.indicator == code && s.frequency == Frequency::Month && s.method.is_none();
    let series = data.series.iter().find(monthly)?;
    let first = series.observations.first()?.period.start();
    let mut days = Vec::new();
    for (month, observation) in (first..).zip(&series.observations) {
        let Some(figure) = observation.figure.filter(|f| (0.0..=31.0).contains(&f.value) && f.value.fract() == 0.0)
        else {
            break;
        };
        if observation.period.start() != month {
            break;
        }
        days.push(figure.value as u8);
    }
    Some((first, days))
}

impl Sample {
    /// The values of a track.
    ///
    /// # Errors
    /// `missing` where there is no figure, `gap` where one is missing between others, `unlike` for periods of other
    /// lengths, `cumulative` for running totals, `merged` and `frequency` where `seasonal` needs what is not there.
    pub fn of(track: &Track, seasonal: bool) -> Result<Self, Reason> {
        let head = &track.head;
        if let Some(reason) = head.unsteady() {
            return Err(reason);
        }
        if seasonal && !matches!(head.frequency, Frequency::Month | Frequency::Quarter) {
            return Err(Reason::Frequency);
        }
        let first = track.cells.iter().position(|c| c.value.is_ok()).ok_or(Reason::Missing)?;
        let last = track.cells.iter().rposition(|c| c.value.is_ok()).ok_or(Reason::Missing)?;
        let cells = track.cells.get(first..=last).unwrap_or_default();
        let mut sample = Self {
            values: Vec::with_capacity(cells.len()),
            stamps: Vec::with_capacity(cells.len()),
            periods: usize::try_from(head.per_year()).unwrap_or(1).max(1),
            first: 0,
            merged: false,
            rate: head.is_rate(),
            skipped: first,
            days: None,
        };
        for cell in cells {
            if sample.stamps.last().is_some_and(|before| !cell.period.follows(*before)) {
                return Err(Reason::Gap);
            }
            let merged = cell.period.frequency() == Frequency::JanFeb;
            if !merged && cell.period.frequency() != head.frequency {
                return Err(Reason::Unlike);
            }
            sample.merged |= merged;
            sample.values.push(cell.value.map_err(|_| Reason::Gap)?.value());
            sample.stamps.push(cell.period);
        }
        if seasonal && sample.merged {
            return Err(Reason::Merged);
        }
        let ordinal = cells.first().map_or(1, |c| c.period.ordinal());
        sample.first = usize::try_from(ordinal).unwrap_or(1).saturating_sub(1);
        if sample.merged {
            sample.periods -= 1;
        }
        Ok(sample)
    }

    /// Whether all values are above zero, so that parts may multiply.
    #[must_use]
    pub fn positive(&self) -> bool {
        self.values.iter().all(|v| *v > 0.0)
    }

    /// First and last period.
    #[must_use]
    pub fn span(&self) -> Option<(Period, Period)> {
        Some((*self.stamps.first()?, *self.stamps.last()?))
    }

    /// The `count` periods after the last.
    #[must_use]
    pub fn after(&self, count: usize) -> Vec<Period> {
        let Some(last) = self.stamps.last() else { return Vec::new() };
        let frequency = last.frequency().of_series();
        let mut out: Vec<Period> = Vec::with_capacity(count);
        let mut start = last.end();
        while out.len() < count {
            let year = start.div_euclid(12);
            let merged = self.merged && start.rem_euclid(12) == 0;
            let next = if merged { Period::jan_feb(year) } else { crate::transform::track::holding(start, frequency) };
            let Some(next) = next else { break };
            start = next.end();
            out.push(next);
        }
        out
    }
}
