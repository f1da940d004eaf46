//! Forecasts of one series by its own past: the catalogue of methods.
//!
//! A method takes the values of a series without gaps, its periods a year and how many periods to look
//! ahead; it gives a mean and a standard deviation for each of them, or says why it cannot. Intervals of 80 and 95 %
//! are those of the normal distribution, and may reach below zero. It refuses to know calendars and charts: the first forecast is
//! for the period after the last value. One file a method, one line in [`CATALOGUE`]; `backtest` says how well they would
//! have done.

pub mod accuracy;
pub mod backtest;
mod classical;
pub mod drift;
pub mod holt_winters;
mod method;
pub mod naive;
mod nelder_mead;
pub mod seasonal_naive;
pub mod theta;

use crate::transform::{Entry, Read};
use holt_winters::{Model, Season};

/// The methods there are, in the order they are listed to authors.
pub static CATALOGUE: &[Entry] = &[
    Entry { name: "best", form: "best or best(12)", read: Read::Method(method::best) },
    Entry { name: "theta", form: "theta or theta(12)", read: Read::Method(method::theta) },
    Entry {
        name: "holt_winters",
        form: "holt_winters or holt_winters(12, mode=mult), with add, mult or none, and undamped",
        read: Read::Method(method::holt_winters),
    },
    Entry {
        name: "seasonal_naive",
        form: "seasonal_naive or seasonal_naive(12)",
        read: Read::Method(method::seasonal_naive),
    },
    Entry { name: "drift", form: "drift or drift(12)", read: Read::Method(method::drift) },
    Entry { name: "naive", form: "naive or naive(12)", read: Read::Method(method::naive) },
];

/// The most periods ahead.
pub const FURTHEST: usize = 600;

/// Why a series cannot be forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No periods a year, or one where the method needs a season.
    Periods,
    /// Fewer values than the method needs.
    Short,
    /// A value, or a level on the way, is zero or negative where components multiply.
    NotPositive,
    /// A value, or a result, is too large to be told.
    NotFinite,
    /// Nothing ahead, or more than [`FURTHEST`].
    Horizon,
    /// A parameter of the method, or its initial state, is not one.
    Parameter,
}

/// The share of outcomes that an interval is meant to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// 80 %.
    Eighty,
    /// 95 %.
    NinetyFive,
}

impl Level {
    /// Both, the narrower first.
    pub const ALL: [Self; 2] = [Self::Eighty, Self::NinetyFive];

    /// Standard deviations on either side of the mean: the 90th and the 97.5th percentile.
    #[must_use]
    pub const fn deviations(self) -> f64 {
        match self {
            Self::Eighty => 1.281_551_565_544_600_4,
            Self::NinetyFive => 1.959_963_984_540_054,
        }
    }
}

/// What is expected of one period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The forecast, in the unit of the series.
    pub mean: f64,
    /// The standard deviation of its error, in the unit of the series.
    pub deviation: f64,
}

impl Point {
    /// The ends of the interval.
    #[must_use]
    pub fn interval(&self, level: Level) -> (f64, f64) {
        let half = level.deviations() * self.deviation;
        (self.mean - half, self.mean + half)
    }
}

/// A forecast, period by period.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// The next period first.
    pub points: Vec<Point>,
}

impl Forecast {
    /// Points by their means and variances.
    ///
    /// # Errors
    /// [`Refusal::NotFinite`] where one of them, or an end of an interval, cannot be told.
    fn of(points: impl Iterator<Item = (f64, f64)>) -> Result<Self, Refusal> {
        let points: Vec<Point> = points.map(|(mean, variance)| Point { mean, deviation: variance.sqrt() }).collect();
        let told = |p: &Point| {
            let (low, high) = p.interval(Level::NinetyFive);
            low.is_finite() && high.is_finite()
        };
        if points.iter().all(told) { Ok(Self { points }) } else { Err(Refusal::NotFinite) }
    }
}

/// A method, as it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// The last value.
    Naive,
    /// The last value and the mean change.
    Drift,
    /// The value of a year before.
    SeasonalNaive,
    /// Exponential smoothing with half the slope of the line through the series.
    Theta,
    /// Exponential smoothing with a trend, and with a season or without.
    HoltWinters(Model),
}

impl Method {
    /// All, from the simple to the complicated: the order in which a tie is decided.
    pub const ALL: [Self; 10] = [
        Self::Naive,
        Self::Drift,
        Self::SeasonalNaive,
        Self::Theta,
        Self::HoltWinters(Model { damped: false, season: Season::None }),
        Self::HoltWinters(Model { damped: true, season: Season::None }),
        Self::HoltWinters(Model { damped: false, season: Season::Additive }),
        Self::HoltWinters(Model { damped: true, season: Season::Additive }),
        Self::HoltWinters(Model { damped: false, season: Season::Multiplicative }),
        Self::HoltWinters(Model { damped: true, season: Season::Multiplicative }),
    ];

    /// Forecasts `horizon` periods of a series with `periods` a year.
    ///
    /// # Errors
    /// Why it cannot.
    pub fn forecast(self, values: &[f64], periods: usize, horizon: usize) -> Result<Forecast, Refusal> {
        match self {
            Self::Naive => naive::forecast(values, horizon),
            Self::Drift => drift::forecast(values, horizon),
            Self::SeasonalNaive => seasonal_naive::forecast(values, periods, horizon),
            Self::Theta => theta::forecast(values, periods, horizon),
            Self::HoltWinters(model) => {
                let initial = holt_winters::initial(values, periods, model.season)?;
                holt_winters::fit(values, model, &initial)?.forecast(horizon)
            }
        }
    }
}

/// Whether `values` are numbers, at least `least` of them, and `horizon` is one.
fn check(values: &[f64], least: usize, horizon: usize) -> Result<(), Refusal> {
    if horizon == 0 || horizon > FURTHEST {
        Err(Refusal::Horizon)
    } else if values.len() < least {
        Err(Refusal::Short)
    } else if values.iter().all(|v| v.is_finite()) {
        Ok(())
    } else {
        Err(Refusal::NotFinite)
    }
}
