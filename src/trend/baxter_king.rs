//! Baxter and King's filter: the cycles of a series between two lengths, by a symmetric moving average.
//!
//! The ideal weights of what takes from `low` to `high` periods, cut after `terms` on either side and shifted to sum to
//! nothing (Baxter & King, *Measuring business cycles*, Review of Economics and Statistics 81, 1999): 6, 32 and 12 for
//! quarters, 18, 96 and 36 for months. Neither a level nor a slope leaves a cycle. In the unit of the values, about zero;
//! `terms` periods at either end have none, and those that there are are never revised. Cost: O(n terms).

use super::Refusal;
use std::f64::consts::{PI, TAU};

/// The lengths of business cycles, of 1.5 to 8 years, with the terms, for this many periods a year; of years 2 to 8.
#[must_use]
pub fn usual(periods: usize) -> (f64, f64, usize) {
    let year = periods as f64;
    ((1.5 * year).max(2.0), 8.0 * year, 3 * periods)
}

/// Whether there are cycles of these lengths: from two periods on, the shortest that can be seen.
pub(super) fn check(values: &[f64], low: f64, high: f64) -> Result<(), Refusal> {
    if !(low >= 2.0 && high > low && high <= 1e6) {
        Err(Refusal::Option)
    } else if values.iter().all(|v| v.is_finite() && v.abs() < 1e150) {
        Ok(())
    } else {
        Err(Refusal::NotFinite)
    }
}

/// The first `count` weights of the ideal filter, from its middle.
pub(super) fn ideal(low: f64, high: f64, count: usize) -> Vec<f64> {
    let (slow, fast) = (TAU / high, TAU / low);
    let weight = |j: usize| match j as f64 {
        0.0 => (fast - slow) / PI,
        j => ((j * fast).sin() - (j * slow).sin()) / (PI * j),
    };
    (0..count).map(weight).collect()
}

/// The cycles that take from `low` to `high` periods, by `terms` on either side.
///
/// # Errors
/// [`Refusal::Option`] without terms or for a `low` below two or not below `high`, [`Refusal::Short`] for less values than
/// the window has, [`Refusal::NotFinite`].
pub fn baxter_king(values: &[f64], low: f64, high: f64, terms: usize) -> Result<Vec<Option<f64>>, Refusal> {
    check(values, low, high)?;
    if !(1..=1_200).contains(&terms) {
        return Err(Refusal::Option);
    }
    let span = 2 * terms + 1;
    if values.len() < span {
        return Err(Refusal::Short);
    }
    let half = ideal(low, high, terms + 1);
    let all: Vec<f64> = half.iter().skip(1).rev().chain(&half).copied().collect();
    let excess = all.iter().sum::<f64>() / span as f64;
    // The weights sum to nothing, so the level may go first, with the digits that it takes.
    let cycle = |window: &[f64]| {
        let level = window.first().copied().unwrap_or(0.0);
        window.iter().zip(&all).map(|(v, w)| (v - level) * (w - excess)).sum::<f64>()
    };
    let mut out = vec![None; terms];
    out.extend(values.windows(span).map(cycle).map(Some));
    out.resize(values.len(), None);
    Ok(out)
}
