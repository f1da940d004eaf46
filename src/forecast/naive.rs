//! The naive forecast: every period ahead has the last value.
//!
//! Hyndman & Athanasopoulos, *Forecasting: Principles and Practice* (3rd ed., 5.2 and 5.5): the best forecast of a random
//! walk. The error h periods ahead has the variance σ²·h, where σ² is the mean square of the changes. The seasonal
//! naive forecast with a year of one period. Needs two values. Cost: O(n).

use super::{Forecast, Refusal, seasonal_naive};

/// Forecasts `horizon` periods.
///
/// # Errors
/// Why it cannot.
pub fn forecast(values: &[f64], horizon: usize) -> Result<Forecast, Refusal> {
    seasonal_naive::forecast(values, 1, horizon)
}
