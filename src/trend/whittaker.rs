//! Whittaker's smoother: the Hodrick–Prescott filter of any order, with a weight for each value.
//!
//! The z that minimises Σ w (y − z)² + λ Σ (Δᵈz)² (Whittaker 1923; Eilers, Analytical Chemistry 75, 2003). A value of weight
//! 0 is not read, and its place filled; before the first that is read and after the last there is no trend, as it would
//! be but a polynomial drawn on. With d = 2 and all weights 1 it is the Hodrick–Prescott filter, whose last values are
//! provisional alike. A polynomial of degree below d is its own trend. The bands of W + λ D'D are factored, and what
//! rounding left is solved for again. Cost: O(n d²).

use super::Refusal;

/// Rounds that solve for what rounding left.
const MOST: usize = 12;

/// The trend by differences of this `order` (1 to 4), which `lambda` (up to 10¹²) weighs against the values.
///
/// # Errors
/// [`Refusal::Option`] for another order or λ, for weights that are negative, above 10⁶ or not as many as the values, and
/// where λ leaves too little of them to be solved; [`Refusal::Short`] for no more values with a weight than the order;
/// [`Refusal::NotFinite`].
pub fn whittaker(values: &[f64], weights: &[f64], lambda: f64, order: usize) -> Result<Vec<Option<f64>>, Refusal> {
    let told = weights.iter().all(|w| (0.0..=1e6).contains(w));
    if !(1..=4).contains(&order) || !(0.0..=1e12).contains(&lambda) || weights.len() != values.len() || !told {
        return Err(Refusal::Option);
    }
    let read = |w: &f64| *w > 0.0;
    let first = weights.iter().position(read).ok_or(Refusal::Short)?;
    let last = weights.iter().rposition(read).ok_or(Refusal::Short)?;
    let inner = |all| <[f64]>::get(all, first..=last).unwrap_or_default();
    let trend = solved(inner(values), inner(weights), lambda, order)?;
    let mut out = vec![None; first];
    out.extend(trend.into_iter().map(Some));
    out.resize(values.len(), None);
    Ok(out)
}

/// The trend of values of which the first and the last are read.
pub(super) fn solved(values: &[f64], weights: &[f64], lambda: f64, order: usize) -> Result<Vec<f64>, Refusal> {
    let pairs = || values.iter().zip(weights);
    let read = || pairs().filter(|(_, w)| **w > 0.0).map(|(v, _)| *v);
    if read().count() <= order {
        return Err(Refusal::Short);
    }
    if !read().all(|v| v.abs() < 1e150) {
        return Err(Refusal::NotFinite);
    }
    // A constant is its own trend: the rest is smoothed, with all its digits.
    let level = values.first().copied().unwrap_or(0.0);
    let rest: Vec<f64> = pairs().map(|(v, w)| if *w > 0.0 { v - level } else { 0.0 }).collect();
    let largest = |of: &[f64]| of.iter().fold(0.0_f64, |most, v| most.max(v.abs()));
    let signs = signs(order);
    let factor = Factor::of(weights, lambda, signs)?;
    let mut trend = vec![0.0; values.len()];
    let mut before = f64::INFINITY;
    for _ in 0..MOST {
        let more = factor.solve(wanting(&rest, weights, &trend, lambda, signs));
        for (to, more) in trend.iter_mut().zip(&more) {
            *to += more;
        }
        let (moved, size) = (largest(&more), largest(&trend));
        // Down to rounding, or no nearer to it than before.
        let settled = moved <= 1e-15 * size || moved > before / 2.0;
        before = moved;
        if settled {
            break;
        }
    }
    if before > 1e-9 * largest(&trend) {
        return Err(Refusal::Option);
    }
    for to in &mut trend {
        *to += level;
    }
    if trend.iter().all(|v| v.is_finite()) { Ok(trend) } else { Err(Refusal::NotFinite) }
}

/// The weights of a difference of this order, up to 4.
const fn signs(order: usize) -> &'static [f64] {
    match order {
        1 => &[1.0, -1.0],
        2 => &[1.0, -2.0, 1.0],
        3 => &[1.0, -3.0, 3.0, -1.0],
        _ => &[1.0, -4.0, 6.0, -4.0, 1.0],
    }
}

/// W(y − z) − λ D'Dz. Differences are taken of z itself, so that what rounding they have is of what is small.
fn wanting(values: &[f64], weights: &[f64], trend: &[f64], lambda: f64, signs: &[f64]) -> Vec<f64> {
    let mut out: Vec<f64> = values.iter().zip(weights).zip(trend).map(|((v, w), z)| w * (v - z)).collect();
    for (first, window) in trend.windows(signs.len()).enumerate() {
        let pull = lambda * window.iter().zip(signs).map(|(z, c)| z * c).sum::<f64>();
        for (to, c) in out.iter_mut().skip(first).zip(signs) {
            *to -= pull * c;
        }
    }
    out
}

/// W + λ D'D as L P L': of each row, P and the entries of L before the diagonal, the nearest first.
struct Factor {
    rows: Vec<(f64, Vec<f64>)>,
}

impl Factor {
    fn of(weights: &[f64], lambda: f64, signs: &[f64]) -> Result<Self, Refusal> {
        let (n, order) = (weights.len(), signs.len() - 1);
        let mut rows: Vec<(f64, Vec<f64>)> = Vec::with_capacity(n);
        for (t, weight) in weights.iter().enumerate() {
            // Over the differences that have both t and the value `back` before it; each by where it has t.
            let entry = |back: usize| {
                let both = signs.iter().enumerate().skip(back).zip(signs).map(|((at, own), other)| (at, own * other));
                lambda * both.filter(|(at, _)| *at <= t && t - at + order < n).map(|(_, product)| product).sum::<f64>()
            };
            let mut below = vec![0.0; order.min(t)];
            let mut pivot = weight + entry(0);
            for back in (1..=below.len()).rev() {
                let Some((p, before)) = rows.get(t - back) else { continue };
                // Rows further back, seen from t and from t − back.
                let known: f64 = below
                    .iter()
                    .skip(back)
                    .zip(before)
                    .zip(rows.iter().rev().skip(back))
                    .map(|((a, b), r)| a * b * r.0)
                    .sum();
                let own = (entry(back) - known) / p;
                pivot -= own * own * p;
                if let Some(to) = below.get_mut(back - 1) {
                    *to = own;
                }
            }
            if !(pivot > 0.0 && pivot.is_finite()) {
                return Err(Refusal::Option);
            }
            rows.push((pivot, below));
        }
        Ok(Self { rows })
    }

    fn solve(&self, mut right: Vec<f64>) -> Vec<f64> {
        for (t, (_, below)) in self.rows.iter().enumerate() {
            let (before, from) = right.split_at_mut_checked(t).unwrap_or_default();
            let known: f64 = before.iter().rev().zip(below).map(|(v, l)| v * l).sum();
            if let Some(to) = from.first_mut() {
                *to -= known;
            }
        }
        for (value, (pivot, _)) in right.iter_mut().zip(&self.rows) {
            *value /= pivot;
        }
        for (t, (_, below)) in self.rows.iter().enumerate().rev() {
            let (before, from) = right.split_at_mut_checked(t).unwrap_or_default();
            let found = from.first().copied().unwrap_or(0.0);
            for (to, l) in before.iter_mut().rev().zip(below) {
                *to -= found * l;
            }
        }
        right
    }
}
