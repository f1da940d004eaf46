//! Tests for a trend by ranks: Mann–Kendall, with Hamed & Rao's correction for autocorrelation, and by seasons.
//!
//! Mann (1945), Kendall (1975); Hamed & Rao, Journal of Hydrology 204 (1998); Hirsch, Slack & Smith, Water Resources
//! Research 18 (1982). S counts the pairs that rise less those that fall, z has the continuity correction, p is two-sided by
//! the normal distribution. Equal values are corrected for. Cost: O(n²), so more than 3,000 values are refused.

use super::Refusal;
use crate::distribution::normal_tail;

/// The most values.
pub(super) const MOST: usize = 3_000;

/// A test for a trend.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Test {
    /// Rising pairs less falling ones.
    pub s: f64,
    /// The variance of S where there is no trend.
    pub variance: f64,
    /// S in standard deviations, one pair nearer to zero.
    pub z: f64,
    /// The probability of an S so far from zero where there is no trend.
    pub p: f64,
}

impl Test {
    fn of(s: f64, variance: f64) -> Result<Self, Refusal> {
        // Where all values are equal nothing varies.
        let z = if s == 0.0 || variance <= 0.0 { 0.0 } else { (s - s.signum()) / variance.sqrt() };
        let p = (2.0 * normal_tail(z.abs())).min(1.0);
        if z.is_finite() { Ok(Self { s, variance, z, p }) } else { Err(Refusal::NotFinite) }
    }
}

pub(super) fn check(values: &[f64]) -> Result<(), Refusal> {
    match values.len() {
        0..3 => Err(Refusal::Short),
        n if n > MOST => Err(Refusal::Long),
        _ if values.iter().all(|v| v.is_finite() && v.abs() < 1e300) => Ok(()),
        _ => Err(Refusal::NotFinite),
    }
}

/// S and its variance.
fn score(values: &[f64]) -> (f64, f64) {
    let mut s = 0_i64;
    for (i, a) in values.iter().enumerate() {
        for b in values.iter().skip(i + 1) {
            s += i64::from(b > a) - i64::from(b < a);
        }
    }
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let term = |n: f64| n * (n - 1.0) * (2.0 * n + 5.0);
    let ties: f64 = sorted.chunk_by(|a, b| a == b).map(|run| term(run.len() as f64)).sum();
    (s as f64, (term(values.len() as f64) - ties) / 18.0)
}

/// The test of `values`.
///
/// # Errors
/// [`Refusal::Short`] for less than three values, [`Refusal::Long`], [`Refusal::NotFinite`].
pub fn mann_kendall(values: &[f64]) -> Result<Test, Refusal> {
    check(values)?;
    let (s, variance) = score(values);
    Test::of(s, variance)
}

/// The test where each of `periods` seasons is compared with itself only.
///
/// # Errors
/// As [`mann_kendall`]; [`Refusal::Short`] for less than two years.
pub fn seasonal(values: &[f64], periods: usize) -> Result<Test, Refusal> {
    check(values)?;
    if periods == 0 || values.len() < 2 * periods {
        return Err(Refusal::Short);
    }
    let (mut s, mut variance) = (0.0, 0.0);
    for place in 0..periods {
        let own: Vec<f64> = values.iter().copied().skip(place).step_by(periods).collect();
        let (a, b) = score(&own);
        s += a;
        variance += b;
    }
    Test::of(s, variance)
}

/// The test with the variance corrected for autocorrelation of the ranks about the line of Theil and Sen, whose
/// `slope` is given; autocorrelations within the 95 % band of none count as none. Of a series that swings about its trend
/// the correction can leave no variance: it is then not made. Swings narrow the variance, so p is rather too large.
///
/// # Errors
/// As [`mann_kendall`].
pub fn hamed_rao(values: &[f64], slope: f64) -> Result<Test, Refusal> {
    check(values)?;
    let (s, variance) = score(values);
    let n = values.len() as f64;
    let rest: Vec<f64> = values.iter().enumerate().map(|(t, v)| v - (t + 1) as f64 * slope).collect();
    let ranks = ranks(&rest);
    let mean = ranks.iter().sum::<f64>() / n;
    let about: Vec<f64> = ranks.iter().map(|r| r - mean).collect();
    let all: f64 = about.iter().map(|r| r * r).sum();
    let band = 1.959_963_984_540_054 / n.sqrt();
    let mut sum = 0.0;
    for lag in 1..values.len() {
        let with: f64 = about.iter().zip(about.iter().skip(lag)).map(|(a, b)| a * b).sum();
        let r = with / all;
        if r.abs() > band {
            let left = n - lag as f64;
            sum += left * (left - 1.0) * (left - 2.0) * r;
        }
    }
    let correction = 1.0 + 2.0 / (n * (n - 1.0) * (n - 2.0)) * sum;
    // By more than what rounding leaves of nothing.
    Test::of(s, if correction > 1e-9 { variance * correction } else { variance })
}

/// Ranks from 1; equal values share theirs.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<(f64, usize)> = values.iter().copied().zip(0..).collect();
    order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut out = vec![0.0; values.len()];
    let mut before = 0;
    for run in order.chunk_by(|a, b| a.0 == b.0) {
        let rank = before as f64 + (run.len() + 1) as f64 / 2.0;
        for (_, place) in run {
            if let Some(to) = out.get_mut(*place) {
                *to = rank;
            }
        }
        before += run.len();
    }
    out
}
