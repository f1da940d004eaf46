//! Henderson's moving averages, with Musgrave's weights at the ends.
//!
//! Symmetric weights by formula (Ladiray & Quenneville 2001, eq. 3.24); end weights minimise the revision
//! under a linear trend with the ratio I/C of irregular to trend that X-13 holds for each length
//! (Doherty, Journal of Official Statistics 17, 2001). The filter of 7 terms ends on that of 5 for quarters.

use std::f64::consts::PI;

/// Weights of the symmetric filter of `length` terms.
fn weights(length: usize) -> Vec<f64> {
    let half = (length / 2) as f64;
    let n = half + 2.0;
    let square = n * n;
    let below = 8.0 * n * (square - 1.0) * (4.0 * square - 1.0) * (4.0 * square - 9.0) * (4.0 * square - 25.0);
    let weight = |i: usize| {
        let j = (i as f64 - half).powi(2);
        let above = ((n - 1.0).powi(2) - j) * (square - j) * ((n + 1.0).powi(2) - j);
        315.0 * above * (3.0 * square - 16.0 - 11.0 * j) / below
    };
    (0..length).map(weight).collect()
}

/// Weights where only the first `count` of the terms are there.
fn cut(weights: &[f64], count: usize, ratio: f64) -> Vec<f64> {
    let m = count as f64;
    let middle = f64::midpoint(m, 1.0);
    let d = 4.0 / (PI * ratio * ratio);
    let (mut lost, mut tilt) = (0.0, 0.0);
    for (i, w) in weights.iter().enumerate().skip(count) {
        lost += w;
        tilt += ((i + 1) as f64 - middle) * w;
    }
    let slope = d / (1.0 + m * (m - 1.0) * (m + 1.0) * d / 12.0) * tilt;
    let kept = weights.iter().take(count).enumerate();
    kept.map(|(i, w)| w + lost / m + ((i + 1) as f64 - middle) * slope).collect()
}

/// Irregular to trend, as X-13 takes it for the ends of each filter.
pub(crate) fn ratio(length: usize, periods: usize) -> f64 {
    match (periods, length) {
        (4, ..=5) => 0.001,
        (4, _) | (_, 15..) => 4.5,
        (_, ..=9) => 1.0,
        _ => 3.5,
    }
}

/// The trend of `values` by the filter of `length` terms, of which there are no fewer, with irregular to trend `ends`.
pub(crate) fn smooth(values: &[f64], length: usize, ends: f64) -> Vec<f64> {
    let mut out = filtered(values, length, ends);
    if length == 7 {
        let short = filtered(values, 5, ratio(5, 4));
        let last = out.len().saturating_sub(3);
        for (i, (to, from)) in out.iter_mut().zip(short).enumerate() {
            if i < 3 || i >= last {
                *to = from;
            }
        }
    }
    out
}

/// A trend that is not positive is replaced by the mean of the value before it, as replaced, and the nearest positive
/// one after it, or by the one that there is, so that ratios to it can be taken.
pub(super) fn mend_negative(trend: &mut [f64]) {
    let mut before = None;
    for t in 0..trend.len() {
        let after = trend.iter().skip(t).copied().find(|v| *v > 0.0);
        let Some(v) = trend.get_mut(t) else { return };
        if *v <= 0.0 {
            *v = match (before, after) {
                (Some(a), Some(b)) => f64::midpoint(a, b),
                (a, b) => a.or(b).unwrap_or_default(),
            };
        }
        before = Some(*v).filter(|v| *v > 0.0);
    }
}

fn filtered(values: &[f64], length: usize, ratio: f64) -> Vec<f64> {
    let whole = weights(length);
    let half = length / 2;
    let ends: Vec<Vec<f64>> = (half + 1..length).map(|count| cut(&whole, count, ratio)).collect();
    let dot = |weights: &[f64], values: &mut dyn Iterator<Item = f64>| -> f64 {
        weights.iter().zip(values).map(|(w, v)| w * v).sum()
    };
    let at = |t: usize| {
        let (before, after) = (t.min(half), (values.len() - 1 - t).min(half));
        let from = t - before;
        let window = values.get(from..=t + after).unwrap_or_default();
        // The filter is symmetric: at the beginning its end weights run backwards.
        match (before == half, after == half) {
            (true, true) => dot(&whole, &mut window.iter().copied()),
            (true, false) => ends.get(after).map_or(0.0, |w| dot(w, &mut window.iter().copied())),
            (false, _) => ends.get(before).map_or(0.0, |w| dot(w, &mut window.iter().rev().copied())),
        }
    };
    (0..values.len()).map(at).collect()
}

#[cfg(test)]
mod tests {
    use super::{cut, weights};

    #[test]
    fn weights_are_those_of_the_formula() {
        // Half of the 13-term filter, to the digits that the X-11 manual prints.
        let half = [-0.01935, -0.02786, 0.0, 0.06549, 0.14736, 0.21434, 0.24006];
        for (w, printed) in weights(13).iter().zip(half) {
            assert!((w - printed).abs() < 6e-6, "{w} {printed}");
        }
        for length in [3, 5, 7, 9, 11, 13, 23, 101] {
            let all = weights(length);
            assert!((all.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            for count in length / 2 + 1..length {
                assert!((cut(&all, count, 3.5).iter().sum::<f64>() - 1.0).abs() < 1e-12);
            }
        }
    }
}
