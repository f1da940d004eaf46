//! Christiano and Fitzgerald's filter: the cycles of a series between two lengths, up to both ends.
//!
//! The filter that is nearest to the ideal one if the series is a random walk (Christiano & Fitzgerald, *The band pass
//! filter*, International Economic Review 44, 2003): the ideal weights over all values, the first and the last of them
//! standing for what lies beyond. With `drift` the line from the first to the last value is taken away before, and a
//! straight line has no cycle; without, a level has none. In the unit of the values, about zero. All values change as
//! others follow, the last ones most: half of the longest cycle is told as provisional. Cost: O(n²), so more than 3,000
//! values are refused.

use super::Refusal;
use super::baxter_king::{check, ideal};
use super::mann_kendall::MOST;

/// How many of the last values are provisional: as many as half of the longest cycle has.
#[must_use]
pub fn provisional(high: f64) -> usize {
    (high / 2.0).ceil() as usize
}

/// The cycles that take from `low` to `high` periods.
///
/// # Errors
/// [`Refusal::Option`] for a `low` below two or not below `high`, [`Refusal::Short`] for less than three values,
/// [`Refusal::Long`], [`Refusal::NotFinite`].
pub fn christiano_fitzgerald(values: &[f64], low: f64, high: f64, drift: bool) -> Result<Vec<f64>, Refusal> {
    check(values, low, high)?;
    let n = values.len();
    if n > MOST {
        return Err(Refusal::Long);
    }
    let (Some(first), Some(last)) = (values.first(), values.last()) else { return Err(Refusal::Short) };
    if n < 3 {
        return Err(Refusal::Short);
    }
    let slope = if drift { (last - first) / (n - 1) as f64 } else { 0.0 };
    let rest: Vec<f64> = values.iter().enumerate().map(|(t, v)| v - first - slope * t as f64).collect();
    let ideal = ideal(low, high, n);
    let half = ideal.first().copied().unwrap_or(0.0) / 2.0;
    // What lies beyond an end that is k away: half the ideal filter sums to nothing.
    let mut inner = half;
    let mut ends = vec![-half];
    for weight in ideal.iter().skip(1) {
        ends.push(-inner);
        inner += weight;
    }
    let beyond = |away: usize| ends.get(away).copied().unwrap_or(0.0);
    let (start, end) = (rest.first().copied().unwrap_or(0.0), rest.last().copied().unwrap_or(0.0));
    let at = |t: usize| {
        let inner: f64 = rest
            .iter()
            .enumerate()
            .skip(1)
            .take(n - 2)
            .map(|(s, v)| v * ideal.get(s.abs_diff(t)).copied().unwrap_or(0.0))
            .sum();
        // At an end itself, half the filter lies beyond: its own weight is the other half.
        let edge = |place: usize, value: f64| value * if place == t { half } else { beyond(place.abs_diff(t)) };
        inner + edge(0, start) + edge(n - 1, end)
    };
    Ok((0..n).map(at).collect())
}
