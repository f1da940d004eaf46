//! Festivals that move: the share of a window of days that falls in each period, less its average.
//!
//! The regressor of the Census Bureau's GenHol and of `genhol` in R's package *seasonal* (Sax & Eddelbuettel 2018), centred by
//! calendar month: over the years of centring every month or quarter has an average of zero, so that what is regular is
//! left to the season. Dates are those of [`lunar`]; a window of `n` days has shares of 1/n.

use super::{CalendarRefusal, Effect, Regressor, months};
use crate::period::day;
use crate::period::lunar::{self, Festival};
use std::ops::RangeInclusive;

/// The years of centring that *seasonal* has for its dates of the New Year.
pub const CENTRE: RangeInclusive<i32> = 1930..=2030;

/// Days around a festival, its own day being 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    first: i32,
    last: i32,
}

impl Window {
    /// From the `first` to the `last` day; `None` if there is none, or one more than 150 days away.
    #[must_use]
    pub const fn new(first: i32, last: i32) -> Option<Self> {
        if first < -150 || last > 150 || first > last { None } else { Some(Self { first, last }) }
    }

    /// The first day.
    #[must_use]
    pub const fn first(self) -> i32 {
        self.first
    }

    /// The last day.
    #[must_use]
    pub const fn last(self) -> i32 {
        self.last
    }
}

/// The regressor of a festival, centred on the years `centre`.
///
/// # Errors
/// [`CalendarRefusal::Periods`], or [`CalendarRefusal::Years`] where a year of the span or of `centre` is not of
/// [`lunar::YEARS`].
pub fn holiday(
    festival: Festival,
    window: Window,
    centre: &RangeInclusive<i32>,
    start_month: i32,
    count: usize,
    periods: usize,
) -> Result<Regressor, CalendarRefusal> {
    let dates: Vec<i32> = lunar::YEARS.filter_map(|year| lunar::date(festival, year)).collect();
    let values = shares(&dates, window, centre, start_month, count, periods)?;
    Ok(Regressor { effect: Effect::Holiday(festival, window), values })
}

/// The same for any days, of which one a year between 1900 and 2100 is to be given.
///
/// # Errors
/// As [`holiday`].
pub fn shares(
    dates: &[i32],
    window: Window,
    centre: &RangeInclusive<i32>,
    start_month: i32,
    count: usize,
    periods: usize,
) -> Result<Vec<f64>, CalendarRefusal> {
    let starts = months(start_month, count, periods)?;
    let (first, end) = (lunar::YEARS.start() * 12, lunar::YEARS.end() * 12 + 12);
    let known = lunar::YEARS.contains(centre.start()) && lunar::YEARS.contains(centre.end()) && !centre.is_empty();
    if !known || start_month < first || starts.last().is_none_or(|last| *last > end) {
        return Err(CalendarRefusal::Years);
    }
    // The share of each month of all years, then of each period.
    let mut by_month = vec![0.0; (end - first) as usize];
    let length = f64::from(window.last - window.first + 1);
    for date in dates.iter().filter(|d| lunar::YEARS.contains(&day::month_of(**d).div_euclid(12))) {
        let (from, to) = (date + window.first, date + window.last);
        for month in day::month_of(from)..=day::month_of(to) {
            let days = (to + 1).min(day::first_of(month + 1)) - from.max(day::first_of(month));
            if let Some(share) = usize::try_from(month - first).ok().and_then(|m| by_month.get_mut(m)) {
                *share += f64::from(days) / length;
            }
        }
    }
    let all: Vec<f64> = by_month.chunks(12 / periods).map(|months| months.iter().sum()).collect();
    // Years are whole, so that places in them repeat.
    let since = |year: i32| ((year - lunar::YEARS.start()) * periods as i32) as usize;
    let (from, to) = (since(*centre.start()), since(*centre.end() + 1));
    let years = f64::from(centre.end() - centre.start() + 1);
    let centring: Vec<f64> = (0..periods)
        .map(|place| all.iter().take(to).skip(from + place).step_by(periods).sum::<f64>() / years)
        .collect();
    let skip = (start_month - first) as usize * periods / 12;
    Ok(all.iter().zip(centring.iter().cycle()).map(|(share, mean)| share - mean).skip(skip).take(count).collect())
}

/// Windows among which to choose by AICc, each choice a few windows with an effect of its own; published practice is a week to
/// three before the New Year, its week of holidays, and up to nine days after it.
#[must_use]
pub fn candidates(festival: Festival) -> Vec<Vec<Window>> {
    let window = |first: i32, last: i32| (first <= last).then_some(Window { first, last });
    let choice = |before: i32, during: (i32, i32), after: i32| {
        [window(-before, -1), window(during.0, during.1), window(during.1 + 1, during.1 + after)]
            .into_iter()
            .flatten()
            .collect()
    };
    match festival {
        Festival::NewYear => {
            [0, 7, 10, 20].into_iter().flat_map(|before| [0, 7, 9].map(|after| choice(before, (0, 6), after))).collect()
        }
        Festival::DragonBoat | Festival::MidAutumn => {
            [(0, 0), (0, 2), (-2, 0), (-1, 1), (-7, 0)].into_iter().map(|during| choice(0, during, 0)).collect()
        }
    }
}
