//! The line of Theil and Sen: the median of the slopes of all pairs.
//!
//! Theil (1950), Sen (1968): a few wild values do not move it. The intercept is the median of the values less the slope
//! at the middle period. The interval of the slope is Sen's, by the variance of Kendall's S. By seasons, only pairs of the
//! same season count (Hirsch, Slack & Smith 1982). Cost: O(n²) time and memory, so more than 3,000 values are refused.

use super::Refusal;
use super::mann_kendall::{check, mann_kendall};

/// A line by medians.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Medians {
    /// Its value at the first period.
    pub intercept: f64,
    /// Its rise from each period to the next.
    pub slope: f64,
    /// The ends of the interval that holds the slope with a probability of 95 %; `None` by seasons.
    pub interval: Option<(f64, f64)>,
}

fn median(values: &mut [f64]) -> f64 {
    let half = values.len() / 2;
    let even = values.len().is_multiple_of(2);
    if half >= values.len() {
        return 0.0;
    }
    let (below, middle, _) = values.select_nth_unstable_by(half, f64::total_cmp);
    let middle = *middle;
    if even { f64::midpoint(below.iter().copied().fold(f64::MIN, f64::max), middle) } else { middle }
}

/// Slopes a period of the pairs of values `step` apart, from one `step` on.
fn slopes(values: &[f64], step: usize, out: &mut Vec<f64>) {
    for (i, a) in values.iter().enumerate() {
        for (distance, b) in (1..).zip(values.iter().skip(i + step).step_by(step)) {
            out.push((b - a) / f64::from(distance));
        }
    }
}

/// The line of `values`.
///
/// # Errors
/// [`Refusal::Short`] for less than three values, [`Refusal::Long`], [`Refusal::NotFinite`].
pub fn theil_sen(values: &[f64]) -> Result<Medians, Refusal> {
    check(values)?;
    let n = values.len();
    let mut all = Vec::with_capacity(n * (n - 1) / 2);
    slopes(values, 1, &mut all);
    all.sort_unstable_by(f64::total_cmp);
    let half = all.len() / 2;
    let at = |i: usize| all.get(i).copied().unwrap_or(0.0);
    let slope =
        if all.len().is_multiple_of(2) { f64::midpoint(at(half.saturating_sub(1)), at(half)) } else { at(half) };
    // Ranks of the ends: half the pairs, less and more 1.96 standard deviations of S.
    let (pairs, reach) = (all.len() as f64, 1.959_963_984_540_054 * mann_kendall(values)?.variance.sqrt());
    let upper = (((pairs + reach) / 2.0).round_ties_even() as usize).min(all.len().saturating_sub(1));
    let lower = ((pairs - reach) / 2.0).round_ties_even() as i64 - 1;
    let interval = Some((at(usize::try_from(lower).unwrap_or(0)), at(upper)));
    told(values, slope, 1.0, interval)
}

/// The line by seasons, `periods` a year.
///
/// # Errors
/// As [`theil_sen`]; [`Refusal::Short`] for less than two years.
pub fn seasonal(values: &[f64], periods: usize) -> Result<Medians, Refusal> {
    check(values)?;
    if periods == 0 || values.len() < 2 * periods {
        return Err(Refusal::Short);
    }
    let mut all = Vec::new();
    slopes(values, periods, &mut all);
    let slope = median(&mut all);
    told(values, slope, periods as f64, None)
}

/// The line of a `slope` over `unit` periods through the medians.
fn told(values: &[f64], slope: f64, unit: f64, interval: Option<(f64, f64)>) -> Result<Medians, Refusal> {
    let slope = slope / unit;
    let middle = (values.len() - 1) as f64 / 2.0;
    let intercept = median(&mut values.to_vec()) - middle * slope;
    if slope.is_finite() && intercept.is_finite() {
        Ok(Medians { intercept, slope, interval })
    } else {
        Err(Refusal::NotFinite)
    }
}
