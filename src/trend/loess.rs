//! LOESS: a straight line through the neighbours of each value, those nearby counting more.
//!
//! Cleveland (1979): tricube weights over the `span` nearest values, least squares, and with `robust` rounds weights of
//! the residuals (bisquare of six medians) again. The window is shifted at the ends, so that every value has a trend.
//! A straight line is its own trend. Cost: O(n span) a round.

use super::Refusal;

/// How many of the last values await later ones, without robust rounds: those whose window is shifted.
#[must_use]
pub const fn provisional(span: usize) -> usize {
    span.saturating_sub(1) / 2
}

fn tricube(u: f64) -> f64 {
    if u < 1.0 { (1.0 - u * u * u).powi(3) } else { 0.0 }
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    let half = values.len() / 2;
    let at = |i: usize| values.get(i).copied().unwrap_or(0.0);
    if values.len().is_multiple_of(2) { f64::midpoint(at(half.saturating_sub(1)), at(half)) } else { at(half) }
}

/// Weights of values by the size of their residuals.
fn bisquare(values: &[f64], trend: &[f64]) -> Vec<f64> {
    let sizes: Vec<f64> = values.iter().zip(trend).map(|(v, t)| (v - t).abs()).collect();
    let middle = median(&mut sizes.clone());
    let of = |size: &f64| {
        let u = if middle > 0.0 { size / (6.0 * middle) } else { f64::from(u8::from(*size > 0.0)) };
        if u < 1.0 { (1.0 - u * u).powi(2) } else { 0.0 }
    };
    sizes.iter().map(of).collect()
}

/// The trend by windows of `span` values, from 3 on, with this many `robust` rounds.
///
/// # Errors
/// [`Refusal::Option`] for another span, [`Refusal::Short`] where there are less values, [`Refusal::NotFinite`].
pub fn loess(values: &[f64], span: usize, robust: usize) -> Result<Vec<f64>, Refusal> {
    let n = values.len();
    if span < 3 || robust > 20 {
        return Err(Refusal::Option);
    }
    if n < span {
        return Err(Refusal::Short);
    }
    if !values.iter().all(|v| v.is_finite() && v.abs() < 1e150) {
        return Err(Refusal::NotFinite);
    }
    let mut weights = vec![1.0; n];
    let mut trend = Vec::new();
    for round in 0..=robust {
        let at = |t: usize| {
            let first = t.saturating_sub(span / 2).min(n - span);
            let window = first..first + span;
            let reach = (t - first).max(first + span - 1 - t) as f64;
            let own = |j: usize| tricube(t.abs_diff(j) as f64 / reach) * weights.get(j).copied().unwrap_or(0.0);
            local(values, window, &own, t)
        };
        trend = (0..n).map(at).collect();
        if round < robust {
            weights = bisquare(values, &trend);
        }
    }
    if trend.iter().all(|v| v.is_finite()) { Ok(trend) } else { Err(Refusal::NotFinite) }
}

/// The weighted line at `t`; the value itself where less than two of the window count.
fn local(values: &[f64], window: std::ops::Range<usize>, own: &dyn Fn(usize) -> f64, t: usize) -> f64 {
    let (mut sum, mut place, mut count) = (0.0, 0.0, 0);
    for j in window.clone() {
        let w = own(j);
        sum += w;
        place += w * j as f64;
        count += usize::from(w > 1e-12);
    }
    let value = |j: usize| values.get(j).copied().unwrap_or(0.0);
    if count < 2 {
        return value(t);
    }
    let middle = place / sum;
    let (mut mean, mut with, mut square) = (0.0, 0.0, 0.0);
    for j in window {
        let (w, x) = (own(j) / sum, j as f64 - middle);
        mean += w * value(j);
        with += w * x * value(j);
        square += w * x * x;
    }
    mean + (t as f64 - middle) * with / square
}
