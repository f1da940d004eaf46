//! The season of classical decomposition: the mean of each month or quarter against a moving average of a year.
//!
//! Hyndman & Athanasopoulos, *Forecasting: Principles and Practice* (3rd ed., 3.4). The moving average of an even year is
//! centred by half weights at its ends. Needs two years. Cost: O(n · periods).

use super::Refusal;

/// Factors with the mean 1, or terms with the sum 0: one for each period of a year, the first for the first value.
///
/// # Errors
/// [`Refusal::Short`], or [`Refusal::NotPositive`] where a factor would not be positive.
pub(super) fn season(values: &[f64], periods: usize, multiplicative: bool) -> Result<Vec<f64>, Refusal> {
    if periods < 2 || values.len() / periods < 2 {
        return Err(Refusal::Short);
    }
    let (half, even) = (periods / 2, periods.is_multiple_of(2));
    let mut sums = vec![(0.0, 0.0); periods];
    for (place, window) in values.windows(2 * half + 1).enumerate() {
        let (Some(first), Some(middle), Some(last)) = (window.first(), window.get(half), window.last()) else {
            return Err(Refusal::Short);
        };
        let ends = if even { (first + last) / 2.0 } else { 0.0 };
        let average = (window.iter().sum::<f64>() - ends) / periods as f64;
        let detrended = if multiplicative { middle / average } else { middle - average };
        if let Some((sum, count)) = sums.get_mut((place + half) % periods) {
            *sum += detrended;
            *count += 1.0;
        }
    }
    let mut season: Vec<f64> = sums.iter().map(|(sum, count)| sum / count).collect();
    let mean = season.iter().sum::<f64>() / periods as f64;
    for s in &mut season {
        *s = if multiplicative { *s / mean } else { *s - mean };
    }
    if !multiplicative || season.iter().all(|s| *s > 0.0) { Ok(season) } else { Err(Refusal::NotPositive) }
}

/// `values` without the season.
pub(super) fn adjusted(values: &[f64], season: &[f64], multiplicative: bool) -> Vec<f64> {
    let pairs = values.iter().zip(season.iter().cycle());
    pairs.map(|(v, s)| if multiplicative { v / s } else { v - s }).collect()
}

/// The intercept, at one period before the first value, and the slope of the line of least squares.
pub(super) fn line(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let (middle, mean) = ((count + 1.0) / 2.0, values.iter().map(|v| v / count).sum::<f64>());
    let (mut with, mut square) = (0.0, 0.0);
    for (place, v) in values.iter().enumerate() {
        let t = (place + 1) as f64 - middle;
        with += t * (v - mean);
        square += t * t;
    }
    let slope = if square > 0.0 { with / square } else { 0.0 };
    (mean - slope * middle, slope)
}
