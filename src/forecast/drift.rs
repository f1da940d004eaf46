//! The drift forecast: the last value, and the mean change for every period ahead.
//!
//! Hyndman & Athanasopoulos, *Forecasting: Principles and Practice* (3rd ed., 5.2 and 5.5): the line through the first
//! and the last value. The error h periods ahead has the variance σ²·h·(1 + h/(T − 1)), the second part for the drift
//! being estimated; σ² is the variance of the T − 1 changes, with T − 2 degrees of freedom. Needs three values. Cost: O(n).

use super::{Forecast, Refusal, check};

/// Forecasts `horizon` periods.
///
/// # Errors
/// Why it cannot.
pub fn forecast(values: &[f64], horizon: usize) -> Result<Forecast, Refusal> {
    check(values, 3, horizon)?;
    let (Some(first), Some(last)) = (values.first(), values.last()) else { return Err(Refusal::Short) };
    let changes = (values.len() - 1) as f64;
    // Each part for itself: the difference of two large values may be too large.
    let drift = last / changes - first / changes;
    let errors = values.iter().zip(values.iter().skip(1)).map(|(before, now)| now - before - drift);
    let variance = errors.map(|e| e * e).sum::<f64>() / (changes - 1.0);
    Forecast::of((1..=horizon).map(|h| h as f64).map(|h| (last + drift * h, variance * h * (1.0 + h / changes))))
}
