//! Outliers: values far from the median of their neighbours.
//!
//! Hampel's identifier (Hampel 1974; Davies & Gather 1993): a value is one if it is farther from the median of a window than
//! three (or another number of) standard deviations, as the median absolute deviation tells them (× 1.4826). Half a window at
//! either end is not judged. Where more than half a window is equal the deviation is zero, and whatever differs from the
//! median is an outlier. To be used on a series without a season. Cost: O(n k log k).

use super::Refusal;

/// The number of standard deviations that is usual.
pub const USUAL: f64 = 3.0;

fn median(values: &mut [f64]) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

/// The places of the outliers, by windows of `half` values on either side.
///
/// # Errors
/// [`Refusal::Short`] for less values than a window, [`Refusal::Option`] without a window or a limit, [`Refusal::NotFinite`].
pub fn outliers(values: &[f64], half: usize, limit: f64) -> Result<Vec<usize>, Refusal> {
    if half == 0 || !(limit > 0.0 && limit.is_finite()) {
        return Err(Refusal::Option);
    }
    // Halved, as twice of any number may be none.
    if values.len().saturating_sub(1) / 2 < half {
        return Err(Refusal::Short);
    }
    if !values.iter().all(|v| v.is_finite() && v.abs() < 1e150) {
        return Err(Refusal::NotFinite);
    }
    let far = |window: &[f64]| {
        let own = window.get(half).copied().unwrap_or(0.0);
        let middle = median(&mut window.to_vec());
        let mut off: Vec<f64> = window.iter().map(|v| (v - middle).abs()).collect();
        (own - middle).abs() > limit * 1.4826 * median(&mut off)
    };
    Ok(values.windows(2 * half + 1).enumerate().filter(|(_, w)| far(w)).map(|(i, _)| i + half).collect())
}
