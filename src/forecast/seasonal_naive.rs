//! The seasonal naive forecast: every period ahead has the last value of the same month or quarter.
//!
//! Hyndman & Athanasopoulos, *Forecasting: Principles and Practice* (3rd ed., 5.2 and 5.5). The error h periods ahead has
//! the variance σ²·(k + 1), where k is the number of whole years before it and σ² the mean square of the changes
//! over a year. Needs a year and one value. Cost: O(n).

use super::{Forecast, Refusal, check};

/// Forecasts `horizon` periods of a series with `periods` a year.
///
/// # Errors
/// Why it cannot.
pub fn forecast(values: &[f64], periods: usize, horizon: usize) -> Result<Forecast, Refusal> {
    if periods == 0 {
        return Err(Refusal::Periods);
    }
    check(values, periods.saturating_add(1), horizon)?;
    let changes = values.iter().zip(values.iter().skip(periods)).map(|(before, now)| now - before);
    let variance = changes.map(|c| c * c).sum::<f64>() / (values.len() - periods) as f64;
    let year = values.iter().skip(values.len() - periods).cycle();
    Forecast::of(year.zip(0..horizon).map(|(v, h)| (*v, variance * (h / periods + 1) as f64)))
}
