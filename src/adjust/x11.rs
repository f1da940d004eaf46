//! seasonal adjustment by moving averages, in the steps and tables of X-13ARIMA-SEATS.
//!
//! Shiskin, Young & Musgrave (1967); Ladiray & Quenneville, *Seasonal Adjustment with the X-11 Method*
//! (2001); the X-13ARIMA-SEATS reference manual. Without regression and forecasts: part B finds extreme values twice,
//! part C again from a series without them, part D estimates from the series so mended. Tables have the names of
//! the manual (`b1` … `d16`); in log-additive mode all but `b1`, `d10` to `d13` and `d16` are of logarithms.
//!
//! A filter that is named serves all iterations, as X-13 has it for `seasonalma` and `trendma`. Filters that
//! are not named are chosen: the seasonal one is 3×3 in the first half of each iteration, 3×5 in the second, and
//! at the end by the global moving seasonality ratio; the Henderson filter by the ratio of irregular to trend
//! at each use. Three whole years are the least; with fewer than five the season is that of all years. Cost: O(n),
//! about 300 operations a value.

pub(crate) mod choice;
mod extreme;
pub(crate) mod henderson;
pub(super) mod method;
mod mode;
pub mod quality;
mod run;
mod seasonal;
pub mod seasonality;
pub(crate) mod verdict;

pub use mode::Mode;
pub use seasonal::Seasonal;

use run::Run;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// How the components make the series.
    pub mode: Mode,
    /// The average over the years of each month or quarter; `None` to choose.
    pub seasonal: Option<Seasonal>,
    /// Terms of the Henderson filter, odd, from 3 to 101; `None` to choose 9, 13 or 23 for months, 5 or 7 for quarters.
    pub henderson: Option<usize>,
    /// Deviations of the irregular, in σ, from which a value counts less, and from which it does not count.
    pub sigma: (f64, f64),
}

/// Why a series cannot be adjusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Neither 12 nor 4 periods a year.
    Periods,
    /// Fewer than three years, or fewer values than the Henderson filter has terms.
    Short,
    /// A value is zero or negative where components multiply or logarithms are taken, or negative where the season is
    /// a share of the trend.
    NotPositive,
    /// A value, or a component, is too large to be told.
    NotFinite,
    /// The Henderson filter has a length that there is not.
    Henderson,
    /// The limits are not positive, or descend.
    Sigma,
    /// The prior adjustment is not one value for each of the series, or has one that is not finite, or is not positive
    /// where it divides; or the mode is pseudo-additive.
    Prior,
}

/// One table: values from the `skip`-th period on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Periods at the beginning, and at the end, that have no value.
    pub skip: usize,
    /// The values.
    pub values: Vec<f64>,
}

impl Table {
    fn whole(values: Vec<f64>) -> Self {
        Self { skip: 0, values }
    }
}

/// A series in its components, with the tables on the way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decomposition {
    tables: Vec<(&'static str, Table)>,
    /// The average of the final seasonal factors.
    pub seasonal: Option<Seasonal>,
    /// Whether that is the usual 3×5 because the ratio did not decide before too few years were left.
    pub undecided: bool,
    /// Terms of the filter of the final trend.
    pub henderson: usize,
    /// Irregular to trend of the final adjusted series, by which the filter is chosen; for quarters of one
    /// quarter.
    pub irregular_to_trend: f64,
    /// The global moving seasonality ratio of the whole years.
    pub moving_seasonality: f64,
}

impl Decomposition {
    /// A table by its name: `d10` seasonal factors, `d11` adjusted series, `d12` trend, `d13` irregular.
    #[must_use]
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|(n, _)| *n == name).map(|(_, table)| table)
    }

    /// All tables, in the order in which they were made.
    pub fn tables(&self) -> impl Iterator<Item = (&'static str, &Table)> {
        self.tables.iter().map(|(name, table)| (*name, table))
    }
}

/// Adjusts `values`, of which the first is the `first`-th of its year (from 0), `periods` a year.
///
/// # Errors
/// Why it cannot.
pub fn decompose(values: &[f64], first: usize, periods: usize, options: &Options) -> Result<Decomposition, Refusal> {
    let neutral = vec![if options.mode == Mode::Additive { 0.0 } else { 1.0 }; values.len()];
    decompose_with_prior(values, &neutral, first, periods, options)
}

/// As [`decompose`], of the series without `prior`: calendar effects, say, that somebody else has estimated. It divides the
/// values, or is taken from them where components add, before all else: `b1` is what is left, and the tables are of that.
/// The combined factors of season and prior are `d16`.
///
/// A prior of X-13's type `temporary` is put back into `d11` by the caller; X-13's own `d16` has regression effects, but not the factors of
/// a user.
///
/// # Errors
/// Why it cannot.
pub fn decompose_with_prior(
    values: &[f64],
    prior: &[f64],
    first: usize,
    periods: usize,
    options: &Options,
) -> Result<Decomposition, Refusal> {
    check(values, periods, options)?;
    let mode = options.mode;
    let usable = |p: &f64| p.is_finite() && (mode == Mode::Additive || *p > 0.0);
    // X-13 has no prior factors where the season is a share of the trend.
    let refused = mode == Mode::PseudoAdditive && prior.iter().any(|p| *p != 1.0);
    if prior.len() != values.len() || !prior.iter().all(usable) || refused {
        return Err(Refusal::Prior);
    }
    let without = |(v, p): (&f64, &f64)| if mode == Mode::Additive { v - p } else { v / p };
    let values: Vec<f64> = values.iter().zip(prior).map(without).collect();
    let mut run = Run::of(first % periods, periods, options);
    run.whole(values, prior);
    let finite = run.out.tables.iter().all(|(_, table)| table.values.iter().all(|v| v.is_finite()));
    if finite { Ok(run.out) } else { Err(Refusal::NotFinite) }
}

fn check(values: &[f64], periods: usize, options: &Options) -> Result<(), Refusal> {
    if !matches!(periods, 4 | 12) {
        return Err(Refusal::Periods);
    }
    if options.henderson.is_some_and(|length| length % 2 == 0 || !(3..=101).contains(&length)) {
        return Err(Refusal::Henderson);
    }
    let (low, high) = options.sigma;
    if !(low > 0.0 && high >= low && high.is_finite()) {
        return Err(Refusal::Sigma);
    }
    if !values.iter().all(|v| v.is_finite()) {
        return Err(Refusal::NotFinite);
    }
    let usable = |v: &f64| match options.mode {
        Mode::Multiplicative | Mode::LogAdditive => *v > 0.0,
        Mode::PseudoAdditive => *v >= 0.0,
        Mode::Additive => true,
    };
    if !values.iter().all(usable) {
        return Err(Refusal::NotPositive);
    }
    if values.len() < 3 * periods || options.henderson.is_some_and(|length| values.len() < length) {
        return Err(Refusal::Short);
    }
    Ok(())
}
