//! The straight line of least squares, with the error of its slope.
//!
//! On the numbers 0, 1, … of the periods. The interval of the slope is that of independent errors (Student's t),
//! which those of economic series seldom are: it is then too narrow. Less than three values are refused. Cost: O(n).

use super::Refusal;
use crate::distribution::f_tail;

/// A line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Its value at the first period.
    pub intercept: f64,
    /// Its rise from each period to the next.
    pub slope: f64,
    /// The standard error of the slope.
    pub error: f64,
    /// Values less two.
    pub freedom: usize,
}

impl Line {
    /// Its values at the first `count` periods.
    pub fn values(&self, count: usize) -> impl Iterator<Item = f64> {
        let Self { intercept, slope, .. } = *self;
        (0..count).map(move |t| intercept + slope * t as f64)
    }

    /// The ends of the interval that holds the slope with a probability of 95 %.
    #[must_use]
    pub fn interval(&self) -> (f64, f64) {
        let half = student(self.freedom as f64) * self.error;
        (self.slope - half, self.slope + half)
    }
}

/// The 97.5th percentile of Student's t, by halving: its square is F with one degree of freedom above.
#[must_use]
pub fn student(freedom: f64) -> f64 {
    let (mut low, mut high) = (1.9, 13.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if f_tail(middle * middle, 1.0, freedom) > 0.05 {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// The line of `values`.
///
/// # Errors
/// [`Refusal::Short`], [`Refusal::NotFinite`].
pub fn fit(values: &[f64]) -> Result<Line, Refusal> {
    let n = values.len();
    if n < 3 {
        return Err(Refusal::Short);
    }
    let middle = (n - 1) as f64 / 2.0;
    // Means of differences from the first: near 1e15 nothing of them is lost.
    let base = values.first().copied().unwrap_or(0.0);
    let mean = values.iter().map(|v| v - base).sum::<f64>() / n as f64;
    let (mut with, mut square) = (0.0, 0.0);
    for (t, value) in values.iter().enumerate() {
        let x = t as f64 - middle;
        with += x * (value - base - mean);
        square += x * x;
    }
    let slope = with / square;
    let residual = |(t, v): (usize, &f64)| v - base - mean - slope * (t as f64 - middle);
    let rest: f64 = values.iter().enumerate().map(residual).map(|r| r * r).sum();
    let freedom = n - 2;
    let line = Line {
        intercept: base + mean - slope * middle,
        slope,
        error: (rest / freedom as f64 / square).sqrt(),
        freedom,
    };
    let told = [line.intercept, line.slope, line.error].iter().all(|v| v.is_finite());
    if told { Ok(line) } else { Err(Refusal::NotFinite) }
}
