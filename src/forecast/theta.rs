//! The theta method: exponential smoothing with half the slope of the line through the series.
//!
//! Assimakopoulos & Nikolopoulos (2000), as Hyndman & Billah, "Unmasking the Theta method" (2003) simplify it: with the slope b
//! of the line of least squares, the parameter α and the last level l of simple exponential smoothing,
//!
//! ```text
//! mean:      l + b/2 · (h − 1 + (1 − (1 − α)^n)/α)
//! variance:  σ²(1 + (h − 1)α²)
//! ```
//!
//! A season is taken out first by classical decomposition, and put back at the end, where the autocorrelation at a year
//! is significant at 10 %: |r| > 1.645 √((1 + 2 Σ r²)/n) with the sum over shorter lags, in more than two years. It multiplies
//! where all values are positive and adds otherwise. Intervals carry the factor of their period, which R's
//! `thetaf` does not give them. α has the least sum of squared errors in 0.0001 ≤ α ≤ 0.9999; σ² has n − 2 degrees of freedom.
//!
//! Needs four values. A constant forecasts itself. Cost: O(n · periods) for the season, some 70 times O(n) for α.

use super::nelder_mead::{Search, folded};
use super::{Forecast, Refusal, check, classical};

/// Where the smoothing begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// At the level that leaves the least sum of squared errors, as R's `thetaf`.
    Estimated,
    /// At the first value, as statsmodels' `ThetaModel`.
    FirstValue,
}

/// Forecasts `horizon` periods of a series with `periods` a year.
///
/// # Errors
/// Why it cannot.
pub fn forecast(values: &[f64], periods: usize, horizon: usize) -> Result<Forecast, Refusal> {
    forecast_from(values, periods, horizon, Start::Estimated)
}

/// As [`forecast`], with a beginning that is chosen.
///
/// # Errors
/// Why it cannot.
pub fn forecast_from(values: &[f64], periods: usize, horizon: usize, start: Start) -> Result<Forecast, Refusal> {
    if periods == 0 {
        return Err(Refusal::Periods);
    }
    check(values, 4, horizon)?;
    let mut multiplicative = values.iter().all(|v| *v > 0.0);
    let season = if is_seasonal(values, periods) {
        // A factor of positive values can only fail to be positive by underflow.
        classical::season(values, periods, multiplicative).ok()
    } else {
        None
    };
    let season = season.unwrap_or_else(|| {
        multiplicative = false;
        vec![0.0]
    });
    let adjusted = classical::adjusted(values, &season, multiplicative);
    let (_, slope) = classical::line(&adjusted);
    let smoothing = Smoothing::of(&adjusted, start);
    let (alpha, n) = (smoothing.alpha, values.len() as f64);
    let behind = (1.0 - (1.0 - alpha).powf(n)) / alpha;
    let variance = smoothing.sse / (n - 2.0);
    let year = season.iter().cycle().skip(values.len() % season.len());
    Forecast::of(year.zip(0..horizon).map(|(s, before)| {
        let level = smoothing.level + slope / 2.0 * (before as f64 + behind);
        let spread = variance * (1.0 + before as f64 * alpha * alpha);
        if multiplicative { (level * s, spread * s * s) } else { (level + s, spread) }
    }))
}

/// Whether the autocorrelation at a year is significant at 10 %.
#[must_use]
pub fn is_seasonal(values: &[f64], periods: usize) -> bool {
    if periods < 2 || values.len() / periods < 2 || values.len() == 2 * periods {
        return false;
    }
    let count = values.len() as f64;
    let mean = values.iter().map(|v| v / count).sum::<f64>();
    let product =
        |lag: usize| -> f64 { values.iter().zip(values.iter().skip(lag)).map(|(a, b)| (a - mean) * (b - mean)).sum() };
    let whole = product(0);
    let shorter: f64 = (1..periods).map(|lag| product(lag) / whole).map(|r| r * r).sum();
    // Two-sided at 10 %: the 95th percentile. A constant compares no numbers, and has no season.
    const LIMIT: f64 = 1.644_853_626_951_472_2;
    (product(periods) / whole).abs() > LIMIT * ((1.0 + 2.0 * shorter) / count).sqrt()
}

/// Simple exponential smoothing at its best parameter.
struct Smoothing {
    alpha: f64,
    level: f64,
    sse: f64,
}

impl Smoothing {
    fn of(values: &[f64], start: Start) -> Self {
        let within = |x: &[f64]| 1e-4 + 0.9998 * x.first().map_or(0.5, |x| folded(*x));
        let mut sse = |x: &[f64]| Self::at(values, start, within(x)).sse;
        // The function may have more than one valley: the simplex starts in the lowest place of a grid.
        let grid = (0..10).map(|i| 0.05 + 0.1 * f64::from(i)).map(|x| (sse(&[x]), x));
        let lowest = grid.min_by(|a, b| a.0.total_cmp(&b.0)).map_or(0.5, |(_, x)| x);
        let (_, found) = Search { level: 1e-13, narrow: 1e-7, most: 80 }.from(&[lowest], 0.04, &mut sse);
        Self::at(values, start, within(&found))
    }

    /// Errors and level are linear in the first level: `a − w·l`, with w shrinking by 1 − α.
    fn at(values: &[f64], start: Start, alpha: f64) -> Self {
        let first = values.first().copied().unwrap_or(0.0);
        let shrink = 1.0 - alpha;
        // Levels are told from the first value, lest digits be lost where it is large.
        let (mut level, mut weight) = (0.0, 1.0);
        let (mut sse, mut cross, mut square) = (0.0, 0.0, 0.0);
        for value in values {
            let error = value - first - level;
            sse += error * error;
            cross += error * weight;
            square += weight * weight;
            level += alpha * error;
            weight *= shrink;
        }
        let from = match start {
            Start::Estimated => cross / square,
            Start::FirstValue => 0.0,
        };
        Self { alpha, level: first + level + weight * from, sse: (sse - from * cross).max(0.0) }
    }
}
