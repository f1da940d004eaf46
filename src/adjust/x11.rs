//! seasonal adjustment by moving averages, in the steps and tables of X-13ARIMA-SEATS.
//!
//! Shiskin, Young & Musgrave (1967); Ladiray & Quenneville, *Seasonal Adjustment with the X-11 Method*
//! (2001); the X-13ARIMA-SEATS reference manual. Without prior adjustment, regression and forecasts:
//! part B finds extreme values twice, part C again from a series without them, part D estimates from
//! the series so mended. Tables have the names of the manual (`b2` … `d13`).
//!
//! A filter that is named serves all iterations, as X-13 has it for `seasonalma` and `trendma`. Filters that
//! are not named are chosen: the seasonal one is 3×3 in the first half of each iteration, 3×5 in the second, and
//! at the end by the global moving seasonality ratio; the Henderson filter by the ratio of irregular to trend
//! at each use. Cost: O(n), about 300 operations a value.

pub(crate) mod choice;
mod extreme;
pub(crate) mod henderson;
pub(super) mod method;
pub mod quality;
mod seasonal;
pub mod seasonality;
mod verdict;

pub use seasonal::Seasonal;

use extreme::Sigma;
use seasonal::{centred, factors};

/// How the components make the series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Trend × season × irregular; the values must be positive.
    Multiplicative,
    /// Trend + season + irregular.
    Additive,
}

impl Mode {
    /// What is left of `a` without `b`.
    fn without(self, a: f64, b: f64) -> f64 {
        match self {
            Self::Multiplicative => a / b,
            Self::Additive => a - b,
        }
    }

    /// The value of a component that does nothing.
    fn neutral(self) -> f64 {
        match self {
            Self::Multiplicative => 1.0,
            Self::Additive => 0.0,
        }
    }
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// How the components make the series.
    pub mode: Mode,
    /// The average over the years of each month or quarter; `None` to choose.
    pub seasonal: Option<Seasonal>,
    /// Terms of the Henderson filter: 9, 13 or 23 for months, 5 or 7 for quarters; `None` to choose.
    pub henderson: Option<usize>,
    /// Deviations of the irregular, in σ, from which a value counts less, and from which it does not count.
    pub sigma: (f64, f64),
}

/// Why a series cannot be adjusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Neither 12 nor 4 periods a year.
    Periods,
    /// Fewer years than the seasonal average needs.
    Short,
    /// A value is zero or negative where components multiply.
    NotPositive,
    /// A value, or a component, is too large to be told.
    NotFinite,
    /// The Henderson filter has a length that this frequency does not have.
    Henderson,
    /// The limits are not positive and ascending.
    Sigma,
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
    check(values, periods, options)?;
    let mut run = Run { first, periods, options, out: Decomposition::default() };
    let clean = run.part_b(values);
    let clean = run.part_c(values, &clean);
    run.part_d(values, &clean)?;
    let finite = run.out.tables.iter().all(|(_, table)| table.values.iter().all(|v| v.is_finite()));
    if finite { Ok(run.out) } else { Err(Refusal::NotFinite) }
}

fn check(values: &[f64], periods: usize, options: &Options) -> Result<(), Refusal> {
    let lengths: &[usize] = match periods {
        12 => &[9, 13, 23],
        4 => &[5, 7],
        _ => return Err(Refusal::Periods),
    };
    if options.henderson.is_some_and(|length| !lengths.contains(&length)) {
        return Err(Refusal::Henderson);
    }
    let (low, high) = options.sigma;
    if !(low > 0.0 && high > low && high.is_finite()) {
        return Err(Refusal::Sigma);
    }
    if !values.iter().all(|v| v.is_finite()) {
        return Err(Refusal::NotFinite);
    }
    if options.mode == Mode::Multiplicative && values.iter().any(|v| *v <= 0.0) {
        return Err(Refusal::NotPositive);
    }
    // The first averages lose half a year at either end.
    let years = values.len().saturating_sub(periods) / periods;
    let (first, second) = (options.seasonal.unwrap_or(Seasonal::S3x3), options.seasonal.unwrap_or(Seasonal::S3x5));
    if years < first.least() || values.len() / periods < second.least() || values.len() < 2 * periods {
        return Err(Refusal::Short);
    }
    Ok(())
}

struct Run<'a> {
    first: usize,
    periods: usize,
    options: &'a Options,
    out: Decomposition,
}

impl Run<'_> {
    fn keep(&mut self, name: &'static str, table: &Table) {
        self.out.tables.push((name, table.clone()));
    }

    /// `a` without `b`, where both have values.
    fn without(&self, a: &Table, b: &Table) -> Table {
        let skip = a.skip.max(b.skip);
        let count = (a.values.len() + 2 * a.skip).saturating_sub(2 * skip);
        let from = |t: &Table| t.values.iter().copied().skip(skip - t.skip).take(count).collect::<Vec<_>>();
        let mode = self.options.mode;
        Table { skip, values: from(a).into_iter().zip(from(b)).map(|(a, b)| mode.without(a, b)).collect() }
    }

    fn sigma(&self) -> Sigma {
        Sigma {
            limits: self.options.sigma,
            neutral: self.options.mode.neutral(),
            periods: self.periods,
            first: self.first,
        }
    }

    /// Seasonal factors of SI ratios, over the whole series; `usual` is the average where none was named.
    fn factors(&self, si: &Table, usual: Seasonal) -> Table {
        let seasonal = self.options.seasonal.unwrap_or(usual);
        let made = factors(si, self.periods, seasonal, self.options.mode);
        Table::whole(seasonal::extended(&made, self.periods))
    }

    /// SI ratios with extreme values replaced.
    fn mended(&self, si: &Table, usual: Seasonal) -> Table {
        let factors = factors(si, self.periods, self.options.seasonal.unwrap_or(usual), self.options.mode);
        let weights = self.sigma().weights(&self.without(si, &factors));
        Table { skip: si.skip, values: extreme::replaced(&si.values, &weights, self.periods) }
    }

    /// The trend of an adjusted series. Part B never takes the longest filter.
    fn trend(&mut self, adjusted: &Table, part_b: bool) -> Table {
        let ratio = choice::irregular_to_trend(&adjusted.values, self.periods, self.options.mode);
        let length = self.options.henderson.unwrap_or_else(|| choice::henderson(ratio, self.periods, part_b));
        self.out.irregular_to_trend = ratio;
        self.out.henderson = length;
        Table::whole(henderson::smooth(&adjusted.values, length, self.periods))
    }

    /// What is to be taken out of the series for its extreme values.
    fn extremes(&mut self, irregular: &Table, names: [&'static str; 2]) -> Table {
        let weights = self.sigma().weights(irregular);
        let neutral = self.options.mode.neutral();
        let mode = self.options.mode;
        let part = |(i, w): (&f64, &f64)| match mode {
            Mode::Multiplicative => i / (1.0 + w * (i - neutral)),
            Mode::Additive => i * (1.0 - w),
        };
        let values = irregular.values.iter().zip(&weights).map(part).collect();
        let [first, second] = names;
        self.keep(first, &Table::whole(weights));
        let table = Table::whole(values);
        self.keep(second, &table);
        table
    }

    /// The series without the extreme values that part B finds.
    fn part_b(&mut self, values: &[f64]) -> Table {
        let b1 = Table::whole(values.to_vec());
        let b2 = centred(values, self.periods);
        let b3 = self.without(&b1, &b2);
        let b5 = self.factors(&self.mended(&b3, Seasonal::S3x3), Seasonal::S3x3);
        let b6 = self.without(&b1, &b5);
        let b7 = self.trend(&b6, true);
        let b8 = self.without(&b1, &b7);
        let b10 = self.factors(&self.mended(&b8, Seasonal::S3x5), Seasonal::S3x5);
        let b11 = self.without(&b1, &b10);
        let b13 = self.without(&b11, &b7);
        let names = ["b2", "b3", "b5", "b6", "b7", "b8", "b10", "b11", "b13"];
        for (name, table) in names.into_iter().zip([&b2, &b3, &b5, &b6, &b7, &b8, &b10, &b11, &b13]) {
            self.keep(name, table);
        }
        let b20 = self.extremes(&b13, ["b17", "b20"]);
        self.without(&b1, &b20)
    }

    /// The series without the extreme values that part C finds, from the series that part B mended.
    fn part_c(&mut self, values: &[f64], c1: &Table) -> Table {
        let b1 = Table::whole(values.to_vec());
        let c2 = centred(&c1.values, self.periods);
        let c4 = self.without(c1, &c2);
        let c5 = self.factors(&c4, Seasonal::S3x3);
        let c6 = self.without(c1, &c5);
        let c7 = self.trend(&c6, false);
        let c9 = self.without(c1, &c7);
        let c10 = self.factors(&c9, Seasonal::S3x5);
        let c11 = self.without(&b1, &c10);
        let c13 = self.without(&c11, &c7);
        let names = ["c1", "c2", "c4", "c5", "c6", "c7", "c9", "c10", "c11", "c13"];
        for (name, table) in names.into_iter().zip([c1, &c2, &c4, &c5, &c6, &c7, &c9, &c10, &c11, &c13]) {
            self.keep(name, table);
        }
        let c20 = self.extremes(&c13, ["c17", "c20"]);
        self.without(&b1, &c20)
    }

    /// The components.
    ///
    /// # Errors
    /// [`Refusal::Short`] where the average that is chosen needs more years.
    fn part_d(&mut self, values: &[f64], d1: &Table) -> Result<(), Refusal> {
        let b1 = Table::whole(values.to_vec());
        let d2 = centred(&d1.values, self.periods);
        let d4 = self.without(d1, &d2);
        let d5 = self.factors(&d4, Seasonal::S3x3);
        let d6 = self.without(d1, &d5);
        let d7 = self.trend(&d6, false);
        let d8 = self.without(&b1, &d7);
        let si = self.without(d1, &d7);
        let (chosen, ratio) = choice::seasonal(&si.values, self.first, self.periods, self.options.mode);
        let chosen = self.options.seasonal.or(chosen);
        let seasonal = chosen.unwrap_or(Seasonal::S3x5);
        if values.len() / self.periods < seasonal.least() {
            return Err(Refusal::Short);
        }
        self.out.seasonal = Some(seasonal);
        self.out.undecided = chosen.is_none();
        self.out.moving_seasonality = ratio;
        let d10 = self.factors(&si, seasonal);
        let d11 = self.without(&b1, &d10);
        let d12 = self.trend(&self.without(d1, &d10), false);
        let d13 = self.without(&d11, &d12);
        let names = ["d1", "d2", "d4", "d5", "d6", "d7", "d8", "d10", "d11", "d12", "d13"];
        for (name, table) in names.into_iter().zip([d1, &d2, &d4, &d5, &d6, &d7, &d8, &d10, &d11, &d12, &d13]) {
            self.keep(name, table);
        }
        Ok(())
    }
}
