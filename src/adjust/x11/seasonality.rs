//! Tests for seasonality: of the SI ratios of X-11 (table D8.A), of an adjusted series for what is left, and of
//! any series before it is adjusted.
//!
//! Stable seasonality: a one-way analysis of variance over the months or quarters, and Kruskal & Wallis's
//! test on ranks (1952). Moving seasonality: Higginson's two-way analysis of the distances from nothing (1975),
//! over whole calendar years. Combined: Lothian & Morry, *A test for the presence of identifiable seasonality
//! when using the X-11 program* (1978), as X-13ARIMA-SEATS decides. Before adjusting: the QS statistic of
//! Maravall and Kruskal–Wallis's, joined at the levels of Ollech & Webel, *An overall seasonality test* (2023),
//! who take the residuals of a model where the differenced series is taken here. Where nothing varies there is no test. Cost: O(n log n).

use super::{Decomposition, Mode};
use crate::distribution::{chi_square_tail, f_tail};

/// A statistic and the probability of one as large without seasonality.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Test {
    /// The statistic.
    pub statistic: f64,
    /// The probability.
    pub p: f64,
}

/// Whether seasonality can be identified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is there.
    Present,
    /// It is probably not there: a stable one would show, but it moves too much or the ranks do not show it.
    ProbablyNot,
    /// It is not there, or drowned by its own movement.
    NotPresent,
}

/// The tests of table D8.A.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seasonality {
    /// F for stable seasonality.
    pub stable: Test,
    /// Kruskal–Wallis chi-square for stable seasonality.
    pub kruskal_wallis: Test,
    /// F for moving seasonality: of the differences between years.
    pub moving: Test,
    /// The test that joins the three.
    pub combined: Presence,
}

impl Seasonality {
    /// 7/F of the stable and 3 F/F of the moving by the stable seasonality, of which M7 is made; each at most 9.
    pub(super) fn burden(&self) -> (f64, f64) {
        burden(self.stable.statistic, self.moving.statistic)
    }
}

fn burden(stable: f64, moving: f64) -> (f64, f64) {
    // Not above 9 where the stable F is 0 as well.
    let of = |above: f64| if above < 9.0 * stable { above / stable } else { 9.0 };
    (of(7.0), of(3.0 * moving))
}

/// The tests of table D8.A for the components that X-11 found; `first` is the first value's place in its year.
#[must_use]
pub fn seasonality(found: &Decomposition, first: usize, periods: usize, mode: Mode) -> Option<Seasonality> {
    let (si, trend) = (&found.table("d8")?.values, &found.table("d7")?.values);
    let neutral = mode.neutral();
    let level = if mode == Mode::Additive { largest(trend) } else { 1.0 };
    let off: Vec<f64> = si.iter().map(|v| v - neutral).collect();
    if rounding(&off, level) {
        return None;
    }
    let (stable, kruskal_wallis) = (stable(si, periods)?, kruskal_wallis(si, periods)?);
    let moving = moving(si, first, periods, neutral)?;
    Some(Seasonality { stable, kruskal_wallis, moving, combined: combined(stable, kruskal_wallis, moving) })
}

/// Whether values are so small beside the level from which they were taken that only rounding made them.
pub(super) fn rounding(values: &[f64], level: f64) -> bool {
    largest(values) <= 1e-12 * level
}

pub(super) fn largest(values: &[f64]) -> f64 {
    values.iter().fold(0.0, |most, v| v.abs().max(most))
}

fn combined(stable: Test, kruskal_wallis: Test, moving: Test) -> Presence {
    let (t1, t2) = burden(stable.statistic, moving.statistic);
    if stable.p >= 0.001 || (moving.p <= 0.05 && t1 + t2 >= 2.0) {
        Presence::NotPresent
    } else if t1 < 1.0 && t2 < 1.0 && kruskal_wallis.p <= 0.001 {
        Presence::Present
    } else {
        Presence::ProbablyNot
    }
}

/// F for equal means of all months or quarters.
///
/// `None` where values are too few, or each month's are all equal.
#[must_use]
pub fn stable(values: &[f64], periods: usize) -> Option<Test> {
    let count = values.len();
    if periods < 2 || count <= periods {
        return None;
    }
    let mean = mean(values.iter());
    let (mut between, mut within) = (0.0, 0.0);
    for place in 0..periods {
        let own = || values.iter().skip(place).step_by(periods);
        let own_mean = self::mean(own());
        between += own().count() as f64 * (own_mean - mean).powi(2);
        within += own().map(|v| (v - own_mean).powi(2)).sum::<f64>();
    }
    f_test(between, periods - 1, within, count - periods)
}

/// F of two sums of squares and their degrees of freedom.
fn f_test(above: f64, above_degrees: usize, below: f64, below_degrees: usize) -> Option<Test> {
    let (n, m) = (above_degrees as f64, below_degrees as f64);
    let statistic = above / n / (below / m);
    statistic.is_finite().then(|| Test { statistic, p: f_tail(statistic, n, m) })
}

fn mean<'a>(values: impl Iterator<Item = &'a f64>) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    for v in values {
        sum += v;
        count += 1.0;
    }
    sum / count
}

/// Kruskal & Wallis's chi-square for equal ranks of all months or quarters; equal values share their ranks, and
/// the statistic is corrected for them.
///
/// `None` where values are too few, or all equal.
#[must_use]
pub fn kruskal_wallis(values: &[f64], periods: usize) -> Option<Test> {
    let count = values.len();
    if periods < 2 || count <= periods {
        return None;
    }
    let mut order: Vec<(f64, usize)> = values.iter().copied().zip((0..periods).cycle()).collect();
    order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut ranks = vec![0.0; periods];
    let (mut before, mut tied) = (0.0, 0.0);
    for equal in order.chunk_by(|a, b| a.0 == b.0) {
        let size = equal.len() as f64;
        for (_, place) in equal {
            if let Some(sum) = ranks.get_mut(*place) {
                *sum += before + f64::midpoint(size, 1.0);
            }
        }
        before += size;
        tied += size * (size * size - 1.0);
    }
    let n = count as f64;
    let size = |place: usize| ((count - place).div_ceil(periods)) as f64;
    let squares: f64 = ranks.iter().enumerate().map(|(place, sum)| sum * sum / size(place)).sum();
    let untied = 1.0 - tied / (n * (n * n - 1.0));
    let statistic = (12.0 * squares / (n * (n + 1.0)) - 3.0 * (n + 1.0)) / untied;
    statistic.is_finite().then(|| Test { statistic, p: chi_square_tail(statistic, (periods - 1) as f64) })
}

/// F for equal sizes of all years: of the distances of SI from nothing, what years differ by beside months or
/// quarters.
fn moving(si: &[f64], first: usize, periods: usize, neutral: f64) -> Option<Test> {
    let skip = (periods - first % periods) % periods;
    let years = si.len().saturating_sub(skip) / periods;
    if years < 2 {
        return None;
    }
    let off: Vec<f64> = si.iter().skip(skip).take(years * periods).map(|v| (v - neutral).abs()).collect();
    let all = mean(off.iter());
    let by_place: Vec<f64> = (0..periods).map(|place| mean(off.iter().skip(place).step_by(periods))).collect();
    let (mut rows, mut rest) = (0.0, 0.0);
    for year in off.chunks(periods) {
        let own = mean(year.iter());
        rows += periods as f64 * (own - all).powi(2);
        rest += year.iter().zip(&by_place).map(|(v, place)| (v - own - place + all).powi(2)).sum::<f64>();
    }
    f_test(rows, years - 1, rest, (years - 1) * (periods - 1))
}

/// The test for seasonality that is left in an adjusted series, over the whole of it and over its last three
/// years: F of the changes from month to month three apart, or from quarter to quarter.
#[must_use]
pub fn residual(adjusted: &[f64], periods: usize) -> [Option<Test>; 2] {
    let span = (periods / 4).max(1);
    let changes: Vec<f64> = adjusted.iter().zip(adjusted.iter().skip(span)).map(|(a, b)| b - a).collect();
    if rounding(&changes, largest(adjusted)) {
        return [None; 2];
    }
    let last = changes.get(changes.len().saturating_sub(3 * periods)..).unwrap_or_default();
    [stable(&changes, periods), stable(last, periods)]
}

/// Signs of seasonality in a series that was not adjusted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Signs {
    /// How many times the series was differenced.
    pub differences: usize,
    /// QS: positive autocorrelation one and two years apart.
    pub qs: Test,
    /// Kruskal–Wallis chi-square of the months or quarters.
    pub kruskal_wallis: Test,
}

impl Signs {
    /// Whether the series is seasonal: by QS at 1 %, or by ranks at 0.2 %.
    #[must_use]
    pub fn seasonal(&self) -> bool {
        self.qs.p < 0.01 || self.kruskal_wallis.p < 0.002
    }
}

/// Tests any series for seasonality, before it is adjusted. Where components multiply, give its logarithms.
///
/// The series is differenced once; twice if neighbouring changes, without the mean of their month or quarter,
/// go together by more than one half, as differencing again then makes them smaller. (X-13 differences the
/// 51 series of the reference in the same way.) `None` for less than three years or where nothing varies.
#[must_use]
pub fn signs(values: &[f64], periods: usize) -> Option<Signs> {
    if periods < 2 || values.len() < 3 * periods {
        return None;
    }
    let mut changes = difference(values);
    let mut rest = changes.clone();
    for place in 0..periods {
        let own = mean(changes.iter().skip(place).step_by(periods));
        rest.iter_mut().skip(place).step_by(periods).for_each(|v| *v -= own);
    }
    let twice = autocorrelation(&rest, 1).is_some_and(|r| r > 0.5);
    let ranked = if twice {
        changes = difference(&changes);
        changes.clone()
    } else {
        let own = mean(changes.iter());
        changes.iter().map(|v| v - own).collect()
    };
    if rounding(&ranked, largest(values)) {
        return None;
    }
    let n = ranked.len() as f64;
    let (one, two) = (autocorrelation(&ranked, periods)?, autocorrelation(&ranked, 2 * periods)?);
    let of = |r: f64, lag: usize| r.max(0.0).powi(2) / (n - lag as f64);
    let statistic = if one > 0.0 { n * (n + 2.0) * (of(one, periods) + of(two, 2 * periods)) } else { 0.0 };
    let qs = Test { statistic, p: chi_square_tail(statistic, 2.0) };
    // Ranks of the changes themselves: what was subtracted could part equal ones.
    Some(Signs { differences: 1 + usize::from(twice), qs, kruskal_wallis: kruskal_wallis(&changes, periods)? })
}

fn difference(values: &[f64]) -> Vec<f64> {
    values.windows(2).filter_map(|pair| Some(pair.last()? - pair.first()?)).collect()
}

/// Autocorrelation of a series whose mean is nothing.
fn autocorrelation(values: &[f64], lag: usize) -> Option<f64> {
    let all: f64 = values.iter().map(|v| v * v).sum();
    let r = values.iter().zip(values.iter().skip(lag)).map(|(a, b)| a * b).sum::<f64>() / all;
    r.is_finite().then_some(r)
}
