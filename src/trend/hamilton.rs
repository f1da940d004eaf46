//! Hamilton's filter: what the values of two years before made to be expected.
//!
//! The fitted values of a regression of y(t + h) on 1, y(t), …, y(t − p + 1) (Hamilton, *Why you should never use the
//! Hodrick–Prescott filter*, Review of Economics and Statistics 100, 2018): h = 8 and p = 4 for quarters, 24 and 12 for
//! months, 2 and 1 for years. The first h + p − 1 values have no trend. Cost: O(n p²).

use super::Refusal;
use crate::adjust::regression::{Options, fit};
use crate::adjust::x11::Mode;

/// h and p for this many periods a year.
#[must_use]
pub const fn usual(periods: usize) -> (usize, usize) {
    (2 * periods, periods)
}

/// The trend by regression `horizon` periods ahead on `lags` values.
///
/// # Errors
/// [`Refusal::Option`] without a horizon or lags, [`Refusal::Short`] where the regression would have no degree of
/// freedom, [`Refusal::NotFinite`].
pub fn hamilton(values: &[f64], horizon: usize, lags: usize) -> Result<Vec<Option<f64>>, Refusal> {
    if horizon == 0 || lags == 0 || horizon > 600 || lags > 60 {
        return Err(Refusal::Option);
    }
    let lost = horizon + lags - 1;
    let count = values.len().saturating_sub(lost);
    if count < lags + 3 {
        return Err(Refusal::Short);
    }
    let ones = vec![1.0; count];
    let mut columns: Vec<&[f64]> = vec![&ones];
    columns.extend((0..lags).filter_map(|lag| values.get(lags - 1 - lag..lags - 1 - lag + count)));
    let later = values.get(lost..).unwrap_or_default();
    let options = Options { mode: Mode::Additive, differences: 0, seasonal_differences: 0, moving: (0.0, 0.0) };
    let found = fit(later, &columns, 1, &options).map_err(|_| Refusal::NotFinite)?;
    let mut trend = vec![0.0; count];
    for (column, coefficient) in columns.iter().zip(&found.coefficients) {
        // What the columns before explain adds nothing.
        let Ok(coefficient) = coefficient else { continue };
        for (sum, x) in trend.iter_mut().zip(*column) {
            *sum += coefficient.value * x;
        }
    }
    if !trend.iter().all(|v| v.is_finite()) {
        return Err(Refusal::NotFinite);
    }
    Ok(vec![None; lost].into_iter().chain(trend.into_iter().map(Some)).collect())
}
