//! Periods: the intervals official statistics speak of.
//!
//! Owns the calendar key of an observation: a start, a length and a frequency. Refuses to know
//! clocks, time zones and days: the shortest period here is a month. Units are months; month 0 is
//! January of year 0. Every operation is O(1) and total. Only [`day`] and [`lunar`] count days: for the
//! effects of the calendar, and only in the whole engine.
//!
//! January and February merged is a frequency of its own, two months long: the office publishes no
//! single January, so neither a hole nor a false February may stand in its place.

#[cfg(feature = "whole")]
pub mod day;
#[cfg(feature = "whole")]
pub mod instant;
#[cfg(feature = "whole")]
pub mod lunar;
pub mod text;

/// How long a period is. The order is by length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Frequency {
    /// A calendar month.
    Month,
    /// January and February of one year, published together.
    JanFeb,
    /// A calendar quarter.
    Quarter,
    /// A calendar half-year.
    HalfYear,
    /// A calendar year.
    Year,
}

impl Frequency {
    /// Length in months.
    #[must_use]
    pub const fn months(self) -> i32 {
        match self {
            Self::Month => 1,
            Self::JanFeb => 2,
            Self::Quarter => 3,
            Self::HalfYear => 6,
            Self::Year => 12,
        }
    }

    /// The frequency of the series a period of this length stands in: the merged January and
    /// February stands in a monthly series.
    #[must_use]
    pub const fn of_series(self) -> Self {
        match self {
            Self::JanFeb => Self::Month,
            other => other,
        }
    }

    /// The code of the series' frequency in SDMX (`CL_FREQ`): M, Q, S, A.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Month | Self::JanFeb => "M",
            Self::Quarter => "Q",
            Self::HalfYear => "S",
            Self::Year => "A",
        }
    }
}

/// An interval of whole months with a frequency. Ordered by start, then by length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    start: i32,
    frequency: Frequency,
}

/// The first and last year a period may lie in.
pub const YEARS: std::ops::RangeInclusive<i32> = 1000..=2999;

impl Period {
    /// The `ordinal`-th period (from 1) of its frequency in `year`.
    ///
    /// `None` where the year has no such period or lies outside [`YEARS`].
    #[must_use]
    pub fn new(year: i32, frequency: Frequency, ordinal: u32) -> Option<Self> {
        let count = match frequency {
            Frequency::JanFeb => 1,
            other => 12 / other.months(),
        };
        let ordinal = i32::try_from(ordinal).ok()?;
        if !YEARS.contains(&year) || ordinal < 1 || ordinal > count {
            return None;
        }
        Some(Self { start: year * 12 + (ordinal - 1) * frequency.months(), frequency })
    }

    /// The `month`-th month (from 1) of `year`.
    #[must_use]
    pub fn month(year: i32, month: u32) -> Option<Self> {
        Self::new(year, Frequency::Month, month)
    }

    /// January and February of `year`, merged.
    #[must_use]
    pub fn jan_feb(year: i32) -> Option<Self> {
        Self::new(year, Frequency::JanFeb, 1)
    }

    /// First month, counted from January of year 0.
    #[must_use]
    pub const fn start(self) -> i32 {
        self.start
    }

    /// Month after the last, counted from January of year 0.
    #[must_use]
    pub const fn end(self) -> i32 {
        self.start + self.frequency.months()
    }

    /// The middle of the interval, in months from January of year 0: where a point is drawn.
    #[must_use]
    pub fn middle(self) -> f64 {
        f64::from(self.start) + f64::from(self.frequency.months()) / 2.0
    }

    /// The frequency.
    #[must_use]
    pub const fn frequency(self) -> Frequency {
        self.frequency
    }

    /// The calendar year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.start.div_euclid(12)
    }

    /// The first month of the period, from 1.
    #[must_use]
    pub const fn first_month(self) -> u32 {
        self.start.rem_euclid(12).unsigned_abs() + 1
    }

    /// The last month of the period, from 1.
    #[must_use]
    pub const fn last_month(self) -> u32 {
        (self.end() - 1).rem_euclid(12).unsigned_abs() + 1
    }

    /// Number of the period within its year, from 1.
    #[must_use]
    pub const fn ordinal(self) -> u32 {
        (self.start.rem_euclid(12) / self.frequency.months()).unsigned_abs() + 1
    }

    /// The same period a year earlier; `None` before the first year of [`YEARS`].
    #[must_use]
    pub fn year_earlier(self) -> Option<Self> {
        Self::new(self.year() - 1, self.frequency, self.ordinal())
    }

    /// Whether `self` begins where `earlier` ends: nothing of the calendar lies between them.
    #[must_use]
    pub const fn follows(self, earlier: Self) -> bool {
        self.start == earlier.end()
    }
}

#[cfg(test)]
mod tests {
    use super::{Frequency, Period};

    #[test]
    fn a_year_has_its_periods_and_no_more() {
        for (frequency, count) in [
            (Frequency::Month, 12),
            (Frequency::JanFeb, 1),
            (Frequency::Quarter, 4),
            (Frequency::HalfYear, 2),
            (Frequency::Year, 1),
        ] {
            let periods: Vec<_> = (0..=13).filter_map(|n| Period::new(2025, frequency, n)).collect();
            assert_eq!(periods.len(), count);
            for (n, period) in (1..).zip(periods) {
                assert_eq!((period.year(), period.ordinal(), period.frequency()), (2025, n, frequency));
                assert_eq!(period.end() - period.start(), frequency.months());
                assert_eq!(period.year_earlier().unwrap().start(), period.start() - 12);
            }
        }
        assert_eq!((Period::month(999, 12), Period::month(3000, 1)), (None, None));
        assert_eq!(Period::month(1000, 1).unwrap().year_earlier(), None);
    }

    #[test]
    fn the_merged_period_stands_between_december_and_march() {
        let both = Period::jan_feb(2025).unwrap();
        assert!(both.follows(Period::month(2024, 12).unwrap()));
        assert!(Period::month(2025, 3).unwrap().follows(both));
        assert_eq!((both.first_month(), both.last_month(), both.frequency().of_series()), (1, 2, Frequency::Month));
        assert!(Period::month(2025, 1).unwrap() < both && both < Period::month(2025, 2).unwrap());
    }
}
