//! Moving averages of the noise: a series and its regressors without them.
//!
//! The noise of the airline model (Box & Jenkins 1970) is (1 − θB)(1 − ΘBˢ) of white noise. Least squares of what is left when
//! series and regressors are filtered by its inverse is conditional generalised least squares: the noise before the
//! first value is taken to be zero. Cost: O(n) a column; the choice is 53 regressions.

use super::{Fit, Options, Refusal, fit};

/// `values` filtered by the inverse of (1 − θB)(1 − ΘBˢ).
pub(super) fn inverted(values: Vec<f64>, periods: usize, moving: (f64, f64)) -> Vec<f64> {
    let one = |values: Vec<f64>, lag: usize, weight: f64| {
        if weight == 0.0 {
            return values;
        }
        let mut out: Vec<f64> = Vec::with_capacity(values.len());
        for value in values {
            let before = out.len().checked_sub(lag).and_then(|n| out.get(n)).copied().unwrap_or_default();
            out.push(value + weight * before);
        }
        out
    };
    one(one(values, 1, moving.0), periods, moving.1)
}

/// `options` with the moving averages that leave the least sum of squares: θ and Θ on a grid of tenths, from −0.9 and from 0 to 0.9.
///
/// Tests and choices that are compared should have the same, those of the most regressors.
///
/// # Errors
/// Why there is no regression.
pub fn whitened(values: &[f64], regressors: &[&[f64]], periods: usize, options: &Options) -> Result<Options, Refusal> {
    let with = |moving: (f64, f64)| Options { moving, ..*options };
    let first = fit(values, regressors, periods, &with((0.0, 0.0)))?;
    let mut best = (first.squares, (0, 0));
    let tried = |best: &mut (f64, (i32, i32)), tenths: (i32, i32)| {
        let moving = (f64::from(tenths.0) / 10.0, f64::from(tenths.1) / 10.0);
        if let Ok(Fit { squares, .. }) = fit(values, regressors, periods, &with(moving))
            && squares < best.0
        {
            *best = (squares, tenths);
        }
    };
    for theta in (-8..=8).step_by(2) {
        (0..=8).step_by(2).for_each(|seasonal| tried(&mut best, (theta, seasonal)));
    }
    let (_, (theta, seasonal)) = best;
    for near in theta - 1..=theta + 1 {
        ((seasonal - 1).max(0)..=seasonal + 1).for_each(|seasonal| tried(&mut best, (near, seasonal)));
    }
    let (_, (theta, seasonal)) = best;
    Ok(with((f64::from(theta) / 10.0, f64::from(seasonal) / 10.0)))
}
