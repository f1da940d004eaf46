//! The parameters of Holt–Winters that leave the least sum of squared errors.
//!
//! It goes over α, β/α, γ/(1 − α) and φ, which are free of each other. The function is computed on a grid (α 0.05, 0.3, 0.6,
//! 0.9; β/α 0, 0.1, 0.4, 0.9; γ/(1 − α) 0.05, 0.3, 0.7; φ 0.85, 0.98). A coarse simplex starts at the best point with β = 0,
//! where there often is a valley of its own, and one at the best other point; a fine one starts at the better end. A search
//! near the parameters of a shorter series is faster, but may stay in a valley that is no longer the deepest. Cost: 16 to
//! 96 evaluations and at most 490.

use super::super::Refusal;
use super::super::nelder_mead::{Search, folded, unfolded};
use super::{Fit, Model, Parameters, Season, State, run, smooth};

const GRID: [&[f64]; 4] = [&[0.05, 0.3, 0.6, 0.9], &[0.0, 0.1, 0.4, 0.9], &[0.05, 0.3, 0.7], &[0.85, 0.98]];
/// The least and the greatest φ.
const DAMPED: (f64, f64) = (0.8, 0.98);

/// Smooths `values` with the parameters that fit best from the initial state.
///
/// # Errors
/// Why it cannot.
pub fn fit(values: &[f64], model: Model, initial: &State) -> Result<Fit, Refusal> {
    let mut state = initial.clone();
    let mut sse = |x: &[f64]| {
        state.level = initial.level;
        state.trend = initial.trend;
        state.season.clone_from(&initial.season);
        run(values, model, &parameters(model, x), &mut state, None)
    };
    let mut grid = vec![(0.0, Vec::new())];
    for (axis, along) in GRID.iter().enumerate().filter(|(axis, _)| has(model, *axis)) {
        let each = |x: &[f64]| along.iter().map(|v| [x, &[unfolded(share(axis, *v))]].concat()).collect::<Vec<_>>();
        grid = grid.iter().flat_map(|(_, x)| each(x)).map(|x| (0.0, x)).collect();
    }
    for (value, x) in &mut grid {
        *value = sse(x);
    }
    let best = |still: bool| {
        let side = grid.iter().filter(|(_, x)| (x.get(1) == Some(&0.0)) == still);
        side.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, x)| x)
    };
    let coarse = Search { level: 1e-4, narrow: 3e-2, most: 120 };
    let ends = [best(true), best(false)].into_iter().flatten().map(|x| coarse.from(x, 0.1, &mut sse));
    let end = ends.min_by(|a, b| a.0.total_cmp(&b.0)).ok_or(Refusal::Short)?;
    let (_, found) = Search { level: 1e-8, narrow: 2e-3, most: 250 }.from(&end.1, 0.1, &mut sse);
    smooth(values, model, parameters(model, &found), initial)
}

fn has(model: Model, axis: usize) -> bool {
    match axis {
        2 => model.season != Season::None,
        3 => model.damped,
        _ => true,
    }
}

/// How far along its axis a value is.
fn share(axis: usize, value: f64) -> f64 {
    if axis == 3 { (value - DAMPED.0) / (DAMPED.1 - DAMPED.0) } else { value }
}

/// The parameters at a place.
fn parameters(model: Model, place: &[f64]) -> Parameters {
    let mut rest = place.iter().map(|x| folded(*x));
    let mut next = |axis| if has(model, axis) { rest.next().unwrap_or(0.0) } else { 0.0 };
    let (alpha, beta, gamma) = (next(0), next(1), next(2));
    let phi = if model.damped { DAMPED.0 + next(3) * (DAMPED.1 - DAMPED.0) } else { 1.0 };
    Parameters { alpha, beta: alpha * beta, gamma: (1.0 - alpha) * gamma, phi }
}
