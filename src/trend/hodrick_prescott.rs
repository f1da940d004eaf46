//! The Hodrick–Prescott filter, two-sided and one-sided.
//!
//! The trend τ that minimises Σ(y − τ)² + λ Σ(Δ²τ)² (Hodrick & Prescott 1997); λ is 1600 for quarters, 129600 for
//! months and 6.25 for years, in the fourth power of the frequency (Ravn & Uhlig 2002). One-sided, each value is the last
//! of the two-sided filter over all values up to it, as Stock & Watson (1999) have it: it is never revised. A straight line
//! is its own trend. Less than four values are refused. Cost: O(n) for either.

use super::{Refusal, line, whittaker};

/// λ for this many periods a year.
#[must_use]
pub fn usual(periods: usize) -> f64 {
    1600.0 * (periods as f64 / 4.0).powi(4)
}

/// How many of the last values will change noticeably: those whose weights differ by a tenth or more, in total, from
/// those in the middle of a long series. Weights spread with λ^¼; by computation for λ of 6.25, 1600 and 129600 the number
/// is 3.85 λ^¼.
#[must_use]
pub fn provisional(lambda: f64) -> usize {
    (3.85 * lambda.sqrt().sqrt()).ceil() as usize
}

fn check(values: &[f64], lambda: f64) -> Result<(), Refusal> {
    if values.len() < 4 {
        Err(Refusal::Short)
    } else if !(values.iter().all(|v| v.is_finite() && v.abs() < 1e150) && (0.0..=1e12).contains(&lambda)) {
        Err(Refusal::NotFinite)
    } else {
        Ok(())
    }
}

/// The two-sided trend.
///
/// # Errors
/// [`Refusal::Short`], or [`Refusal::NotFinite`], also for a λ below 0 or above 10¹².
pub fn two_sided(values: &[f64], lambda: f64) -> Result<Vec<f64>, Refusal> {
    check(values, lambda)?;
    whittaker::solved(values, &vec![1.0; values.len()], lambda, 2)
}

/// The one-sided trend: each value from the values up to it. The first two are the values themselves.
///
/// # Errors
/// As [`two_sided`].
pub fn one_sided(values: &[f64], lambda: f64) -> Result<Vec<f64>, Refusal> {
    check(values, lambda)?;
    // Without their straight line, on which the equations are well conditioned.
    let line = line::fit(values)?;
    let rest: Vec<f64> = values.iter().zip(line.values(values.len())).map(|(v, l)| v - l).collect();
    // What is known of the last two values of the trend: a quadratic form, all earlier ones eliminated.
    let mut known: Option<([f64; 3], [f64; 2])> = None;
    let mut out: Vec<f64> = Vec::with_capacity(rest.len());
    for (t, value) in rest.iter().enumerate() {
        match known {
            None => {
                let before = t.checked_sub(1).and_then(|i| rest.get(i)).copied();
                known = before.map(|b| ([1.0, 0.0, 1.0], [b, *value]));
                out.push(*value);
            }
            Some(([p, q, r], [u, v])) => {
                // The earlier value is eliminated, the new one comes; terms in λ² cancel by hand.
                let s = p + lambda;
                let form =
                    [r + (4.0 * lambda * (p + q) - q * q) / s, -lambda * (2.0 * p + q) / s, 1.0 + lambda * p / s];
                let right = [v - (q - 2.0 * lambda) * u / s, value - lambda * u / s];
                let ([a, b, c], [d, e]) = (form, right);
                out.push((a * e - b * d) / (a * c - b * b));
                known = Some((form, right));
            }
        }
    }
    let trend: Vec<f64> = out.iter().zip(line.values(values.len())).map(|(v, l)| v + l).collect();
    if trend.iter().all(|v| v.is_finite()) { Ok(trend) } else { Err(Refusal::NotFinite) }
}
