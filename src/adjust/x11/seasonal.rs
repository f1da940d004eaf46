//! Centred averages over a year, and seasonal averages over the years of each month or quarter.
//!
//! Seasonal averages are 3×1 to 3×15 terms with the end weights of X-11, or one average of all years; factors are
//! divided by (or lessened by) their own centred average, so that a year of them does nothing. Where the years are so few
//! that an average wants for terms on both sides, that of all years stands for it.

use super::{Mode, Table};

/// The average over the years of each month or quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seasonal {
    /// 3 × 1 terms.
    S3x1,
    /// 3 × 3 terms.
    S3x3,
    /// 3 × 5 terms.
    S3x5,
    /// 3 × 9 terms.
    S3x9,
    /// 3 × 15 terms; all years of a month or quarter that has fewer than twenty.
    S3x15,
    /// All years: the season does not move.
    Stable,
    /// 3 × 3 terms in the first half of each iteration, 3 × 5 in the second, whatever the ratios say.
    X11Default,
}

/// The averages of a run: in the first half of each iteration, in the second, and the last one, which may be left
/// to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Averages {
    pub(super) first: Seasonal,
    pub(super) second: Seasonal,
    pub(super) last: Option<Seasonal>,
}

impl Averages {
    /// What is used where `asked` is wanted.
    pub(super) fn of(asked: Option<Seasonal>) -> Self {
        let (usual, later) = (Seasonal::S3x3, Seasonal::S3x5);
        match asked {
            None => Self { first: usual, second: later, last: None },
            Some(Seasonal::X11Default) => Self { first: usual, second: later, last: Some(later) },
            Some(named) => Self { first: named, second: named, last: Some(named) },
        }
    }
}

/// Weights of the symmetric average and their unit, then those at the end, latest value first, and their unit: of the
/// last value, of the last but one, and so on.
type Weights = (&'static [u16], f64, &'static [&'static [u16]], f64);

impl Seasonal {
    const fn weights(self) -> Weights {
        match self {
            Self::S3x1 => (&[1, 1, 1], 1.0 / 3.0, &[&[61, 39]], 0.01),
            Self::S3x3 => (&[1, 2, 3, 2, 1], 1.0 / 9.0, &[&[11, 11, 5], &[7, 10, 7, 3]], 1.0 / 27.0),
            Self::S3x5 | Self::X11Default => (
                &[1, 2, 3, 3, 3, 2, 1],
                1.0 / 15.0,
                &[&[17, 17, 17, 9], &[15, 15, 15, 11, 4], &[9, 13, 13, 13, 8, 4]],
                1.0 / 60.0,
            ),
            Self::S3x9 => (
                &[1, 2, 3, 3, 3, 3, 3, 3, 3, 2, 1],
                1.0 / 27.0,
                &[
                    &[246, 221, 197, 173, 112, 51],
                    &[208, 192, 176, 160, 144, 92, 28],
                    &[173, 163, 154, 143, 133, 123, 79, 32],
                    &[141, 137, 132, 128, 123, 117, 113, 75, 34],
                    &[84, 120, 118, 117, 116, 114, 113, 111, 73, 34],
                ],
                0.001,
            ),
            // The digits are those that X-13 carries, not fractions of 45.
            Self::S3x15 => (
                &[1, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 1],
                1.0 / 45.0,
                &[
                    &[16000, 16000, 16000, 16000, 16000, 6667, 6667, 4444, 2222],
                    &[14667, 14667, 14667, 14667, 14667, 6667, 6667, 6667, 4444, 2220],
                    &[13333, 13333, 13333, 13333, 13333, 6667, 6667, 6667, 6667, 4444, 2223],
                    &[12000, 12000, 12000, 12000, 12000, 6667, 6667, 6667, 6667, 6667, 4444, 2221],
                    &[10667, 10667, 10667, 10667, 10667, 6667, 6667, 6667, 6667, 6667, 6667, 4444, 2219],
                    &[9333, 9333, 9333, 9333, 9333, 6667, 6667, 6667, 6667, 6667, 6667, 6667, 4444, 2222],
                    &[8000, 8000, 8000, 8000, 8000, 6667, 6667, 6667, 6667, 6667, 6667, 6667, 6667, 4444, 2220],
                    &[4889, 7111, 7111, 7111, 7111, 6667, 6667, 6667, 6667, 6667, 6667, 6667, 6667, 6667, 4444, 2220],
                ],
                0.000_01,
            ),
            Self::Stable => (&[], 0.0, &[], 0.0),
        }
    }

    /// What is used where there are `count` values: with fewer than five years the season cannot be seen to move.
    pub(super) fn within(self, count: usize, periods: usize) -> Self {
        let few = count < 5 * periods || (self == Self::S3x15 && count <= 19 * periods);
        if few { Self::Stable } else { self }
    }

    /// The averages of one month's or quarter's values, a year apart.
    fn averages(self, values: &[f64]) -> Vec<f64> {
        let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
        if self == Self::Stable || (self == Self::S3x15 && values.len() < 20) {
            return vec![mean; values.len()];
        }
        let (whole, unit, ends, end_unit) = self.weights();
        let half = whole.len() / 2;
        let dot = |weights: &[u16], values: &mut dyn Iterator<Item = &f64>| -> f64 {
            weights.iter().zip(values).map(|(w, v)| f64::from(*w) * v).sum()
        };
        let at = |t: usize| {
            // At either end the weights begin with the outermost value.
            match (t, values.len() - 1 - t) {
                (before, after) if before >= half && after >= half => {
                    dot(whole, &mut values.iter().skip(t - half)) * unit
                }
                (before, after) if before >= half => {
                    ends.get(after).map_or(mean, |w| dot(w, &mut values.iter().rev()) * end_unit)
                }
                (before, after) if after >= half => {
                    ends.get(before).map_or(mean, |w| dot(w, &mut values.iter()) * end_unit)
                }
                _ => mean,
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
    let normal = |(t, v): (usize, f64)| mode.without_trend(v, level(t).unwrap_or_else(|| mode.neutral()));
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
