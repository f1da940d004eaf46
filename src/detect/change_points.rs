//! Changes of the level: the places that part a series best into runs of equal means.
//!
//! PELT, Killick, Fearnhead & Eckley, Journal of the American Statistical Association 107 (2012): the least sum of squared
//! deviations from the means of the runs, and a penalty for each change; runs have two values at least. A place that another
//! beats stays until a run can begin at that other: dropped at once, as `ruptures` does, it may be missed, and the least sum
//! with it. Cost: O(n) where changes are found, O(n²) where there are none, so more than 5,000 values are refused.

use super::Refusal;

/// The most values.
const MOST: usize = 5_000;
/// The least values of a run.
const LEAST: usize = 2;

/// 2 ln(n) times the variance of the values. Changes of level are part of that variance, so that small ones are not
/// reported; in return the swings of a series that only drifts are not taken for them.
#[must_use]
pub fn usual_penalty(values: &[f64]) -> f64 {
    let n = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / n;
    2.0 * n.max(2.0).ln() * variance
}

/// The first places of the new runs.
///
/// # Errors
/// [`Refusal::Short`] for less than four values, [`Refusal::Long`], [`Refusal::NotFinite`], [`Refusal::Option`] for a
/// penalty below zero.
pub fn change_points(values: &[f64], penalty: Option<f64>) -> Result<Vec<usize>, Refusal> {
    let n = values.len();
    if n < 2 * LEAST {
        return Err(Refusal::Short);
    }
    if n > MOST {
        return Err(Refusal::Long);
    }
    if !values.iter().all(|v| v.is_finite() && v.abs() < 1e150) {
        return Err(Refusal::NotFinite);
    }
    let penalty = penalty.unwrap_or_else(|| usual_penalty(values));
    if !(penalty.is_finite() && penalty >= 0.0) {
        return Err(Refusal::Option);
    }
    // About the mean, so that sums of squares lose no digits.
    let mean = values.iter().sum::<f64>() / n as f64;
    let (mut sums, mut squares) = (vec![0.0; n + 1], vec![0.0; n + 1]);
    let (mut sum, mut square) = (0.0, 0.0);
    for ((value, s), q) in values.iter().zip(sums.iter_mut().skip(1)).zip(squares.iter_mut().skip(1)) {
        sum += value - mean;
        square += (value - mean) * (value - mean);
        (*s, *q) = (sum, square);
    }
    let at = |of: &[f64], i: usize| of.get(i).copied().unwrap_or(0.0);
    let cost = |from: usize, to: usize| {
        let s = at(&sums, to) - at(&sums, from);
        (at(&squares, to) - at(&squares, from) - s * s / (to - from) as f64).max(0.0)
    };
    // The least cost of the values before each place, and the last change of it.
    let mut best = vec![f64::INFINITY; n + 1];
    let mut last = vec![0; n + 1];
    if let Some(first) = best.first_mut() {
        *first = 0.0;
    }
    // The places a last run may begin at, and from where on they are beaten.
    let mut open = vec![(0, usize::MAX)];
    for to in LEAST..=n {
        let by = |from: usize| at(&best, from) + cost(from, to) + penalty;
        open.retain(|(_, beaten)| to < *beaten);
        let reachable = open.iter().map(|(from, _)| *from).filter(|from| to - from >= LEAST);
        let Some(chosen) = reachable.min_by(|a, b| by(*a).total_cmp(&by(*b))) else { continue };
        let least = by(chosen);
        for (from, beaten) in &mut open {
            if to - *from >= LEAST && by(*from) > least + penalty {
                *beaten = (*beaten).min(to + LEAST);
            }
        }
        if let (Some(own), Some(from)) = (best.get_mut(to), last.get_mut(to)) {
            (*own, *from) = (least, chosen);
        }
        open.push((to, usize::MAX));
    }
    let mut changes = Vec::new();
    let mut to = last.get(n).copied().unwrap_or(0);
    while to > 0 {
        changes.push(to);
        to = last.get(to).copied().unwrap_or(0);
    }
    changes.reverse();
    Ok(changes)
}
