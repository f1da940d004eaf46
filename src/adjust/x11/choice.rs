//! The choice of filters: by how much the season moves, and how much the irregular outweighs the trend.
//!
//! Lothian, *The identification and treatment of moving seasonality in the X-11 seasonal adjustment method*
//! (1984); the X-13ARIMA-SEATS reference manual. Mean absolute changes, relative where components multiply.

use super::{Mode, Seasonal, henderson};

/// The mean absolute change from each value to the next; of a negative one it has X-13's sign.
fn change(values: &[f64], mode: Mode) -> f64 {
    let of = |pair: &[f64]| match (pair, mode) {
        ([a, b], mode) if mode.sums() => (b - a).abs(),
        ([a, b], _) => (b - a).abs() / a,
        _ => 0.0,
    };
    let count = values.len().saturating_sub(1).max(1);
    values.windows(2).map(of).sum::<f64>() / count as f64
}

/// Irregular to trend of an adjusted series: the changes of both under a filter of a year and a term, where
/// it is symmetric.
pub(crate) fn irregular_to_trend(adjusted: &[f64], periods: usize, mode: Mode) -> f64 {
    let length = periods + 1;
    let half = length / 2;
    let trend = henderson::smooth(adjusted, length, 1.0);
    let inner = |values: &[f64]| values.get(half..values.len() - half).unwrap_or_default().to_vec();
    let (trend, adjusted) = (inner(&trend), inner(adjusted));
    let irregular: Vec<f64> = adjusted.iter().zip(&trend).map(|(a, t)| mode.without_trend(*a, *t)).collect();
    let ratio = change(&irregular, mode) / change(&trend, mode);
    if ratio.is_finite() { ratio } else { f64::MAX }
}

/// Terms of the Henderson filter. The ratio of quarters is taken for three months.
pub(crate) fn henderson(ratio: f64, periods: usize, part_b: bool) -> usize {
    match periods {
        4 if 3.0 * ratio < 3.5 || part_b => 5,
        4 => 7,
        _ if ratio < 1.0 => 9,
        _ if ratio < 3.5 || part_b => 13,
        _ => 23,
    }
}

/// The seasonal average by the global moving seasonality ratio, and the ratio over all whole years.
///
/// Up to 2.5 the season moves: 3×3; from 3.5 to 5.5 the usual 3×5; from 6.5 it stands: 3×9. Between, the last
/// year is left out and the ratio taken again; with less than five years left it does not decide.
pub(super) fn seasonal(si: &[f64], first: usize, periods: usize, mode: Mode) -> (Option<Seasonal>, f64) {
    let mut end = si.len() - ((first + si.len()) % periods).min(si.len());
    let whole = global(si.get(..end).unwrap_or_default(), periods, mode);
    let mut ratio = whole;
    while end >= 5 * periods {
        match ratio {
            r if r <= 2.5 => return (Some(Seasonal::S3x3), whole),
            r if r >= 6.5 => return (Some(Seasonal::S3x9), whole),
            r if (3.5..=5.5).contains(&r) => return (Some(Seasonal::S3x5), whole),
            _ => {}
        }
        end -= periods;
        ratio = global(si.get(..end).unwrap_or_default(), periods, mode);
    }
    (None, whole)
}

/// Changes of the irregular to those of the season, over all months or quarters.
///
/// The season is a plain average of seven years, the means of the outermost three standing for what is
/// beyond the ends; both changes are then adjusted for the number of years.
pub(super) fn global(si: &[f64], periods: usize, mode: Mode) -> f64 {
    let (mut irregular, mut season) = (0.0, 0.0);
    for place in 0..periods {
        let own: Vec<f64> = si.iter().copied().skip(place).step_by(periods).collect();
        if own.len() < 3 {
            continue;
        }
        let third = |values: &mut dyn Iterator<Item = &f64>| values.take(3).sum::<f64>() / 3.0;
        let (before, after) = (third(&mut own.iter()), third(&mut own.iter().rev()));
        let padded: Vec<f64> = [[before; 3].as_slice(), &own, &[after; 3]].concat();
        let average: Vec<f64> = padded.windows(7).map(|w| w.iter().sum::<f64>() / 7.0).collect();
        let left: Vec<f64> = own.iter().zip(&average).map(|(v, s)| mode.without_season(*v, *s)).collect();
        let count = own.len() - 1;
        let (i, s) = lengths(count);
        irregular += change(&left, mode) * count as f64 * i;
        season += change(&average, mode) * count as f64 * s;
    }
    if season > 0.0 { (irregular / season).min(999.99) } else { 999.99 }
}

/// Factors for the number of changes, of irregular and season.
fn lengths(count: usize) -> (f64, f64) {
    let n = count as f64;
    match count {
        0 | 1 => (1.0, 1.0),
        2 => (1.0, 1.0),
        3 => (1.025_84, 3.0),
        4 => (1.017_79, 1.552_91),
        5 => (1.013_83, 1.300_95),
        _ => {
            let factor = |unit: f64, base: f64| n * unit / (base + (n - 6.0) * unit);
            (factor(12.247_449, 73.239_334), factor(1.732_051, 8.485_281))
        }
    }
}
