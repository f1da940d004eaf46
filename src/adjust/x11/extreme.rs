//! Extreme values: found by their distance from a moving σ, and replaced.
//!
//! σ of the irregular is taken over five calendar years, of which the middle one is weighed; the first and
//! last two years take the outermost five whole years, with the part of a year beyond them. It is
//! taken again without what lies beyond the upper limit. With fewer than five whole years it is that of
//! all values. Weights fall from 1 to 0 between the limits.

use super::Table;

/// How extremes are found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sigma {
    /// Multiples of σ between which weights fall.
    pub(super) limits: (f64, f64),
    /// The value of an irregular that does nothing.
    pub(super) neutral: f64,
    /// Periods a year.
    pub(super) periods: usize,
    /// Place of the series' first period in its year.
    pub(super) first: usize,
}

/// The irregular of one year: its number, and its values' distances from nothing.
struct Year {
    whole: bool,
    from: usize,
    to: usize,
}

impl Sigma {
    /// The weight of each value of an irregular.
    pub(super) fn weights(&self, irregular: &Table) -> Vec<f64> {
        let off: Vec<f64> = irregular.values.iter().map(|v| (v - self.neutral).abs()).collect();
        let years = self.years(irregular.skip, off.len());
        let (low, high) = self.limits;
        let windows: Vec<(usize, usize)> = (0..years.len()).map(|y| window(&years, y)).collect();
        let spread = |(from, to): (usize, usize), extreme: &[bool]| {
            let values = off.iter().zip(extreme).take(to).skip(from).filter(|(_, e)| !**e);
            let (mut sum, mut count) = (0.0, 0.0);
            for (v, _) in values {
                sum += v * v;
                count += 1.0;
            }
            if count > 0.0 { f64::sqrt(sum / count) } else { 0.0 }
        };
        let mut extreme = vec![false; off.len()];
        let none = extreme.clone();
        for (year, window) in years.iter().zip(&windows) {
            let sigma = spread(*window, &none);
            for (v, e) in off.iter().zip(&mut extreme).take(year.to).skip(year.from) {
                *e = *v > high * sigma;
            }
        }
        let mut weights = vec![1.0; off.len()];
        for (year, window) in years.iter().zip(&windows) {
            let sigma = spread(*window, &extreme);
            for (v, w) in off.iter().zip(&mut weights).take(year.to).skip(year.from) {
                // Where nothing varies, nothing is extreme.
                let far = if sigma > 0.0 { v / sigma } else { 0.0 };
                *w = if far <= low { 1.0 } else { ((high - far) / (high - low)).clamp(0.0, 1.0) };
            }
        }
        weights
    }

    /// The calendar years of `count` values that begin `skip` periods after the series.
    fn years(&self, skip: usize, count: usize) -> Vec<Year> {
        let mut years = Vec::new();
        let mut from = 0;
        while from < count {
            let place = (self.first + skip + from) % self.periods;
            let to = (from + self.periods - place).min(count);
            years.push(Year { whole: to - from == self.periods, from, to });
            from = to;
        }
        years
    }
}

/// The values over which σ is taken for the `y`-th year.
fn window(years: &[Year], y: usize) -> (usize, usize) {
    let all = (0, years.last().map_or(0, |l| l.to));
    let first = years.iter().position(|y| y.whole);
    let last = years.iter().rposition(|y| y.whole);
    let (Some(first), Some(last)) = (first, last) else { return all };
    if last < first + 4 {
        return all;
    }
    let begin = y.saturating_sub(2).clamp(first, last - 4);
    let from = if y < first + 2 { all.0 } else { years.get(begin).map_or(0, |y| y.from) };
    let to = if y + 2 > last { all.1 } else { years.get(begin + 4).map_or(all.1, |y| y.to) };
    (from, to)
}

/// The values with those of less than full weight replaced: by an average of itself, weighed, and of the
/// two nearest values of full weight on either side, of the same month or quarter; at the ends of the nearest
/// four. Where there are not four, by the average of all.
pub(super) fn replaced(values: &[f64], weights: &[f64], periods: usize) -> Vec<f64> {
    let mut out = values.to_vec();
    for place in 0..periods {
        let own: Vec<(f64, f64)> =
            values.iter().copied().zip(weights.iter().copied()).skip(place).step_by(periods).collect();
        let mended = |(k, (value, weight)): (usize, &(f64, f64))| {
            if *weight >= 1.0 {
                return *value;
            }
            let full = |v: &&(f64, f64)| v.1 >= 1.0;
            let before: Vec<f64> = own.iter().take(k).rev().filter(full).map(|v| v.0).collect();
            let after: Vec<f64> = own.iter().skip(k + 1).filter(full).map(|v| v.0).collect();
            if before.len() + after.len() < 4 {
                return own.iter().map(|v| v.0).sum::<f64>() / own.len() as f64;
            }
            let left = before.len().min(2).max(4_usize.saturating_sub(after.len()));
            let near = before.iter().take(left).chain(after.iter().take(4 - left));
            (weight * value + near.sum::<f64>()) / (weight + 4.0)
        };
        let mended: Vec<f64> = own.iter().enumerate().map(mended).collect();
        for (to, from) in out.iter_mut().skip(place).step_by(periods).zip(mended) {
            *to = from;
        }
    }
    out
}
