//! Exponential smoothing with a trend, damped or not, and a season that adds, multiplies or is missing.
//!
//! Holt (1957), Winters (1960), Gardner & McKenzie (1985), in the state-space form of Hyndman, Koehler, Ord & Snyder,
//! *Forecasting with Exponential Smoothing* (2008, table 2.3; their numbers below). With the level l, the trend b, the
//! season s of the same period a year before and the error e = y − (l + φb + s), or y − (l + φb)·s,
//!
//! ```text
//! adding:       l' = l + φb + αe      b' = φb + βe      s' = s + γe
//! multiplying:  l' = l + φb + αe/s    b' = φb + βe/s    s' = s + γe/(l + φb)
//! ```
//!
//! Initial states are those of section 2.6.1: the season of classical decomposition of the first five years at
//! most, and the line through the first ten values without it. They are not searched for. The parameters have the least sum of
//! squared errors with 0 ≤ α ≤ 1, 0 ≤ β ≤ α, 0 ≤ γ ≤ 1 − α, 0.8 ≤ φ ≤ 0.98; R's `HoltWinters` and statsmodels'
//! `ExponentialSmoothing` name β/α as the second, and R γ/(1 − α) as the third.
//!
//! The variance of forecasts is that of class 1 (6.1) where the season adds. Where it multiplies, errors are taken
//! as relative to the fitted values, ETS(M,A,M), and the variance is that of class 3, approximate beyond a year (6.4).
//! σ² has as many degrees of freedom as there are values less parameters and free initial states.
//!
//! A constant has no errors and forecasts itself. A level that falls to zero or below is refused where the season
//! multiplies. Cost: O(n) for each evaluation, some hundred evaluations for a fit.

mod ahead;
mod search;

pub use search::fit;

use super::{Forecast, Refusal, check, classical};

/// What a year does to the level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// Nothing.
    None,
    /// It adds to it.
    Additive,
    /// It multiplies it; values must be positive.
    Multiplicative,
}

/// Which smoothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Model {
    /// Whether the trend fades.
    pub damped: bool,
    /// The season.
    pub season: Season,
}

/// The parameters of the state-space form.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameters {
    /// How much of an error is kept in the level.
    pub alpha: f64,
    /// How much is kept in the trend.
    pub beta: f64,
    /// How much is kept in the season; 0 without.
    pub gamma: f64,
    /// What is left of the trend after a period; 1 where it is not damped.
    pub phi: f64,
}

/// The components at one time.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The level, in the unit of the series.
    pub level: f64,
    /// Its change in a period.
    pub trend: f64,
    /// The season of the period of each value of a year, in the order of the series from its first value; empty without.
    pub season: Vec<f64>,
}

/// A smoothed series.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// What was asked for.
    pub model: Model,
    /// The parameters.
    pub parameters: Parameters,
    /// What was forecast for each value from those before it.
    pub fitted: Vec<f64>,
    /// The components after the last value.
    pub last: State,
    /// The sum of squared errors.
    pub sse: f64,
    /// The variance of the errors; of the relative ones where the season multiplies.
    pub variance: f64,
}

/// The initial state of a series with `periods` a year.
///
/// # Errors
/// Why there is none; [`Refusal::Short`] also where no degree of freedom would be left.
pub fn initial(values: &[f64], periods: usize, season: Season) -> Result<State, Refusal> {
    let seasonal = season != Season::None;
    if periods == 0 || (seasonal && periods < 2) {
        return Err(Refusal::Periods);
    }
    let multiplicative = season == Season::Multiplicative;
    // A degree of freedom is left beside all parameters and states of the damped form, and a season is seen twice.
    let least = if seasonal { periods.saturating_add(5).max(periods.saturating_mul(2)) } else { 6 };
    check(values, least, 1)?;
    if multiplicative && values.iter().any(|v| *v <= 0.0) {
        return Err(Refusal::NotPositive);
    }
    let mut start = State { level: 0.0, trend: 0.0, season: Vec::new() };
    let ten: Vec<f64> = values.iter().copied().take(10).collect();
    let ten = if seasonal {
        let years: Vec<f64> = values.iter().copied().take(5 * periods).collect();
        start.season = classical::season(&years, periods, multiplicative)?;
        classical::adjusted(&ten, &start.season, multiplicative)
    } else {
        ten
    };
    (start.level, start.trend) = classical::line(&ten);
    Ok(start)
}

/// Smooths `values` with parameters and an initial state that are given.
///
/// # Errors
/// Why it cannot.
pub fn smooth(values: &[f64], model: Model, parameters: Parameters, initial: &State) -> Result<Fit, Refusal> {
    let numbers = [parameters.alpha, parameters.beta, parameters.gamma, parameters.phi, initial.level, initial.trend];
    let finite = numbers.iter().chain(&initial.season).all(|v| v.is_finite());
    if !finite || (model.season == Season::None) != initial.season.is_empty() {
        return Err(Refusal::Parameter);
    }
    let free = parameters.count(model) + initial.season.len().saturating_sub(1) + 2;
    check(values, free + 1, 1)?;
    let (mut last, mut fitted) = (initial.clone(), Vec::with_capacity(values.len()));
    let sse = run(values, model, &parameters, &mut last, Some(&mut fitted));
    if !sse.is_finite() {
        return Err(if fitted.len() < values.len() { Refusal::NotPositive } else { Refusal::NotFinite });
    }
    let squares = if model.season == Season::Multiplicative {
        values.iter().zip(&fitted).map(|(value, fitted)| (value / fitted - 1.0) * (value / fitted - 1.0)).sum()
    } else {
        sse
    };
    let variance = squares / (values.len() - free) as f64;
    Ok(Fit { model, parameters, fitted, last, sse, variance })
}

impl Parameters {
    /// How many of them there are to choose.
    fn count(self, model: Model) -> usize {
        2 + usize::from(model.season != Season::None) + usize::from(model.damped)
    }
}

/// One way through the series; what is fitted is kept in `trace`. The sum of squared errors, infinite where a level or a
/// factor that multiplies is not positive.
fn run(
    values: &[f64],
    model: Model,
    parameters: &Parameters,
    state: &mut State,
    mut trace: Option<&mut Vec<f64>>,
) -> f64 {
    let Parameters { alpha, beta, gamma, phi } = *parameters;
    let multiplicative = model.season == Season::Multiplicative;
    let State { level, trend, season } = state;
    // Without a season γ is 0, and what is added stays 0.
    let gamma = if season.is_empty() { 0.0 } else { gamma };
    let mut none = [0.0];
    let season = if season.is_empty() { none.as_mut_slice() } else { season.as_mut_slice() };
    let mut sse = 0.0;
    for year in values.chunks(season.len()) {
        for (value, s) in year.iter().zip(season.iter_mut()) {
            let faded = phi * *trend;
            let base = *level + faded;
            if multiplicative && !(base > 0.0 && *s > 0.0) {
                return f64::INFINITY;
            }
            let fitted = if multiplicative { base * *s } else { base + *s };
            let error = value - fitted;
            sse += error * error;
            if let Some(trace) = &mut trace {
                trace.push(fitted);
            }
            let (to_level, to_season) = if multiplicative { (error / *s, error / base) } else { (error, error) };
            *level = base + alpha * to_level;
            *trend = faded + beta * to_level;
            *s += gamma * to_season;
        }
    }
    sse
}
