//! Centred averages over a year, and seasonal averages over the years of each month or quarter.
//!
//! Seasonal averages are 3×3, 3×5 and 3×9 terms with the end weights of X-11; factors are divided by (or
//! lessened by) their own centred average, so that a year of them does nothing.

use super::{Mode, Table};

/// The average over the years of each month or quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seasonal {
    /// 3 × 3 terms.
    S3x3,
    /// 3 × 5 terms.
    S3x5,
    /// 3 × 9 terms.
    S3x9,
}

const THIRD: f64 = 1.0 / 27.0;
const FIFTEENTH: f64 = 1.0 / 15.0;
const SIXTIETH: f64 = 1.0 / 60.0;

/// Weights of the symmetric average, then those at the end, latest value first: of the last value, of the
/// last but one, and so on.
type Weights = (&'static [f64], f64, &'static [&'static [f64]], f64);

impl Seasonal {
    /// The least number of years whose averages never want for terms on both sides.
    pub(super) const fn least(self) -> usize {
        match self {
            Self::S3x3 => 5,
            Self::S3x5 => 6,
            Self::S3x9 => 10,
        }
    }

    const fn weights(self) -> Weights {
        match self {
            Self::S3x3 => (&[3.0, 6.0, 9.0, 6.0, 3.0], THIRD, &[&[11.0, 11.0, 5.0], &[7.0, 10.0, 7.0, 3.0]], THIRD),
            Self::S3x5 => (
                &[1.0, 2.0, 3.0, 3.0, 3.0, 2.0, 1.0],
                FIFTEENTH,
                &[&[17.0, 17.0, 17.0, 9.0], &[15.0, 15.0, 15.0, 11.0, 4.0], &[9.0, 13.0, 13.0, 13.0, 8.0, 4.0]],
                SIXTIETH,
            ),
            Self::S3x9 => (
                &[1.0, 2.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 2.0, 1.0],
                THIRD,
                &[
                    &[0.246, 0.221, 0.197, 0.173, 0.112, 0.051],
                    &[0.208, 0.192, 0.176, 0.160, 0.144, 0.092, 0.028],
                    &[0.173, 0.163, 0.154, 0.143, 0.133, 0.123, 0.079, 0.032],
                    &[0.141, 0.137, 0.132, 0.128, 0.123, 0.117, 0.113, 0.075, 0.034],
                    &[0.084, 0.120, 0.118, 0.117, 0.116, 0.114, 0.113, 0.111, 0.073, 0.034],
                ],
                1.0,
            ),
        }
    }

    /// The averages of one month's or quarter's values, a year apart.
    fn averages(self, values: &[f64]) -> Vec<f64> {
        let (whole, scale, ends, end_scale) = self.weights();
        let half = whole.len() / 2;
        let dot = |weights: &[f64], values: &mut dyn Iterator<Item = f64>| -> f64 {
            weights.iter().zip(values).map(|(w, v)| w * v).sum()
        };
        let at = |t: usize| {
            let (before, after) = (t.min(half), (values.len() - 1 - t).min(half));
            if before == half && after == half {
                let window = values.get(t - half..=t + half).unwrap_or_default();
                return dot(whole, &mut window.iter().copied()) * scale;
            }
            // At either end the weights begin with the outermost value.
            let end = |missing: usize, from: &mut dyn Iterator<Item = f64>| {
                ends.get(missing).map_or(0.0, |w| dot(w, from) * end_scale)
            };
            if after < half {
                end(after, &mut values.iter().rev().copied())
            } else {
                end(before, &mut values.iter().copied())
            }
        };
        (0..values.len()).map(at).collect()
    }
}

/// The centred average of 2 × `periods` terms: half a year is lost at either end.
pub(super) fn centred(values: &[f64], periods: usize) -> Table {
    let half = periods / 2;
    let mean = |window: &[f64]| {
        let ends = window.first().copied().unwrap_or_default() + window.last().copied().unwrap_or_default();
        let inner: f64 = window.iter().skip(1).take(periods - 1).sum();
        (inner + ends / 2.0) / periods as f64
    };
    Table { skip: half, values: values.windows(periods + 1).map(mean).collect() }
}

/// Seasonal factors of SI ratios, for the periods that have one.
pub(super) fn factors(si: &Table, periods: usize, seasonal: Seasonal, mode: Mode) -> Table {
    let mut raw = vec![0.0; si.values.len()];
    for place in 0..periods {
        let own: Vec<f64> = si.values.iter().copied().skip(place).step_by(periods).collect();
        let averages = seasonal.averages(&own);
        for (to, from) in raw.iter_mut().skip(place).step_by(periods).zip(averages) {
            *to = from;
        }
    }
    let average = centred(&raw, periods);
    // The first and the last average stand for those that are lost.
    let last = average.values.len().saturating_sub(1);
    let level = |t: usize| average.values.get(t.saturating_sub(average.skip).min(last)).copied();
    let normal = |(t, v): (usize, f64)| mode.without(v, level(t).unwrap_or_else(|| mode.neutral()));
    Table { skip: si.skip, values: raw.into_iter().enumerate().map(normal).collect() }
}

/// The factors for the whole series: at the ends those of the nearest year.
pub(super) fn extended(factors: &Table, periods: usize) -> Vec<f64> {
    let count = factors.values.len();
    let whole = count + 2 * factors.skip;
    let at = |t: usize| {
        let from = if t < factors.skip { t + periods - factors.skip } else { t - factors.skip };
        let from = if from >= count { from - periods } else { from };
        factors.values.get(from).copied().unwrap_or_default()
    };
    (0..whole).map(at).collect()
}
