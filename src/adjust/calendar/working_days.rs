//! Working days: weekdays and the exceptions to them that a public calendar names.
//!
//! China's holidays and the weekends worked in exchange change from year to year by notice of the State Council, so they are
//! supplied. A calendar covers the whole years from that of its first exception to that of its last: a year of which
//! it says nothing has no working days that could be told. Regressors are exact but for the average.

use super::{CalendarRefusal, Effect, Regressor, months};
use crate::period::{YEARS, day};
use std::ops::Range;

/// Which days are worked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkingDays {
    /// Days unlike the others of their kind, ascending: weekdays off, and weekends worked.
    exceptions: Vec<i32>,
    /// Months that are covered: whole years.
    months: Range<i32>,
}

impl WorkingDays {
    /// From days, as [`day`] counts them, with whether they are worked; of a day given twice the last holds. Days outside of
    /// [`YEARS`] are left out.
    #[must_use]
    pub fn new(days: &[(i32, bool)]) -> Self {
        let mut days: Vec<(i32, usize, bool)> = days.iter().enumerate().map(|(n, d)| (d.0, n, d.1)).collect();
        days.retain(|d| YEARS.contains(&day::month_of(d.0).div_euclid(12)));
        days.sort_unstable();
        let year = |d: Option<&(i32, usize, bool)>| d.map(|d| day::month_of(d.0).div_euclid(12));
        let (first, last) = (year(days.first()), year(days.last()));
        let months = first.zip(last).map_or(0..0, |(first, last)| 12 * first..12 * last + 12);
        // The last of equals is the one to stay.
        let next: Vec<Option<i32>> = days.iter().skip(1).map(|d| Some(d.0)).chain([None]).collect();
        let unlike = |((day, _, worked), next): (&(i32, usize, bool), &Option<i32>)| {
            (Some(*day) != *next && *worked != weekday(*day)).then_some(*day)
        };
        Self { exceptions: days.iter().zip(&next).filter_map(unlike).collect(), months }
    }

    /// Whether a day is worked.
    #[must_use]
    pub fn is_worked(&self, day: i32) -> bool {
        weekday(day) != self.exceptions.binary_search(&day).is_ok()
    }

    /// The months that are covered, counted from January of year 0.
    #[must_use]
    pub fn months(&self) -> Range<i32> {
        self.months.clone()
    }

    fn count(&self, month: i32) -> u8 {
        (day::first_of(month)..day::first_of(month + 1)).map(|d| u8::from(self.is_worked(d))).sum()
    }
}

fn weekday(day: i32) -> bool {
    day::weekday(day) < 5
}

/// The number of working days of each period, less the average of its place in the year over all years that are covered.
///
/// # Errors
/// [`CalendarRefusal::Periods`], [`CalendarRefusal::Years`], or [`CalendarRefusal::Uncovered`].
pub fn working_days(
    calendar: &WorkingDays,
    start_month: i32,
    count: usize,
    periods: usize,
) -> Result<Regressor, CalendarRefusal> {
    let days: Vec<u8> = calendar.months().map(|month| calendar.count(month)).collect();
    counted(calendar.months.start, &days, start_month, count, periods)
}

/// The same from the numbers of working days of months, of which `first_month` is the first.
///
/// # Errors
/// As [`working_days`].
pub fn counted(
    first_month: i32,
    days: &[u8],
    start_month: i32,
    count: usize,
    periods: usize,
) -> Result<Regressor, CalendarRefusal> {
    let starts = months(start_month, count, periods)?;
    let step = 12 / periods;
    // From the first whole period on, and its place in the year.
    let skip = i64::from(first_month).wrapping_neg().rem_euclid(step as i64) as usize;
    let from = i64::from(first_month) + skip as i64;
    let all: Vec<f64> = days
        .iter()
        .skip(skip)
        .collect::<Vec<_>>()
        .chunks_exact(step)
        .map(|months| months.iter().map(|n| f64::from(**n)).sum())
        .collect();
    let before = (i64::from(start_month) - from) / step as i64;
    let outside = i64::from(start_month) < from || before + starts.len() as i64 - 1 > all.len() as i64;
    let (Ok(before), false) = (usize::try_from(before), outside) else { return Err(CalendarRefusal::Uncovered) };
    let mean = |place: usize| {
        let same = all.iter().skip(place).step_by(periods);
        same.clone().sum::<f64>() / same.count() as f64
    };
    let mean: Vec<f64> = (0..periods.min(all.len())).map(mean).collect();
    let values = all.iter().zip(mean.iter().cycle()).map(|(n, mean)| n - mean).skip(before).take(count).collect();
    Ok(Regressor { effect: Effect::WorkingDays, values })
}
