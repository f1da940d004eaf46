//! STL: season and trend by LOESS, for any number of periods a year.
//!
//! Cleveland, Cleveland, McRae & Terpenning, *STL: a seasonal-trend decomposition procedure based on loess*, Journal of
//! Official Statistics 6 (1990), by the crate `stlrs`, which reproduces the netlib program; defaults are those of
//! statsmodels. Components add up; where they are to multiply, STL is taken of the logarithms. MSTL (Bandara, Hyndman &
//! Bergmeir 2021) takes several seasons in turn. Two years are needed of each season. Cost: O(n × window) a round, less
//! where jumps are longer than 1.

use super::x11::Mode;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// How the components make the series; all but [`Mode::Multiplicative`] add up.
    pub mode: Mode,
    /// Values of a month or quarter over the years in the window of the season: odd, at least 3; `None` for a
    /// season that is the same in all years.
    pub seasonal: Option<usize>,
    /// Values in the window of the trend: odd, at least 3; `None` for the least that keeps the season out.
    pub trend: Option<usize>,
    /// Values in the window of the low-pass filter: odd, at least 3; `None` for the least above a year.
    pub low_pass: Option<usize>,
    /// Degree, 0 or 1, of the local fits of season, trend and low-pass filter.
    pub degrees: [u8; 3],
    /// How far apart the local fits are; between them is interpolated.
    pub jumps: [usize; 3],
    /// Rounds of the inner loop; `None` for 2 if robust, else 5.
    pub inner: Option<usize>,
    /// Rounds of the outer loop, which gives less weight to outliers; `None` for 15 if robust, else 0.
    pub outer: Option<usize>,
    /// Whether outliers should count less.
    pub robust: bool,
}

impl Options {
    /// The defaults.
    #[must_use]
    pub const fn new(mode: Mode) -> Self {
        Self {
            mode,
            seasonal: Some(7),
            trend: None,
            low_pass: None,
            degrees: [1; 3],
            jumps: [1; 3],
            inner: None,
            outer: None,
            robust: false,
        }
    }
}

/// Why a series cannot be decomposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No season: less than two periods a year.
    Periods,
    /// Less than two years.
    Short,
    /// A value is zero or negative where components multiply.
    NotPositive,
    /// A value, or a component, is too large to be told.
    NotFinite,
    /// A window, a degree, a jump or a number of rounds that the method does not have.
    Option,
}

/// A series in its components, each as long as the series.
#[derive(Clone, Debug, PartialEq)]
pub struct Components {
    /// The season: an amount, or a factor.
    pub seasonal: Vec<f64>,
    /// The trend.
    pub trend: Vec<f64>,
    /// What is left.
    pub remainder: Vec<f64>,
    /// How much each value counted, 0 to 1; empty for MSTL.
    pub weights: Vec<f64>,
}

/// Longer windows than any series have no meaning.
const LONGEST: usize = 100_001;

fn odd_above(value: f64) -> usize {
    let next = value.ceil() as usize;
    let next = if next as f64 > value { next } else { next + 1 };
    if next.is_multiple_of(2) { next + 1 } else { next }
}

fn check(values: &[f64], periods: usize, mode: Mode) -> Result<(), Refusal> {
    if periods < 2 {
        return Err(Refusal::Periods);
    }
    if values.len() / 2 < periods {
        return Err(Refusal::Short);
    }
    if !values.iter().all(|v| v.is_finite() && v.abs() < 1e150) {
        return Err(Refusal::NotFinite);
    }
    if mode == Mode::Multiplicative && values.iter().any(|v| *v <= 0.0) {
        return Err(Refusal::NotPositive);
    }
    Ok(())
}

fn told(values: &[f64], mode: Mode) -> Vec<f64> {
    if mode == Mode::Multiplicative { values.iter().map(|v| v.ln()).collect() } else { values.to_vec() }
}

fn finished(parts: [Vec<f64>; 3], weights: Vec<f64>, mode: Mode) -> Result<Components, Refusal> {
    let back = |part: Vec<f64>| -> Vec<f64> {
        if mode == Mode::Multiplicative { part.into_iter().map(f64::exp).collect() } else { part }
    };
    let [seasonal, trend, remainder] = parts.map(back);
    let all = seasonal.iter().chain(&trend).chain(&remainder).chain(&weights);
    if !all.into_iter().all(|v| v.is_finite()) {
        return Err(Refusal::NotFinite);
    }
    Ok(Components { seasonal, trend, remainder, weights })
}

/// Decomposes `values`, `periods` a year.
///
/// # Errors
/// Why it cannot.
pub fn decompose(values: &[f64], periods: usize, options: &Options) -> Result<Components, Refusal> {
    check(values, periods, options.mode)?;
    let window = |w: usize| !w.is_multiple_of(2) && (3..=LONGEST).contains(&w);
    // Of a season that stays the window is ten times the series, and its fits are means.
    let seasonal = options.seasonal.unwrap_or((10 * values.len() + 1) | 1);
    let trend = options.trend.unwrap_or_else(|| odd_above(1.5 * periods as f64 / (1.0 - 1.5 / seasonal as f64)));
    let low_pass = options.low_pass.unwrap_or_else(|| odd_above(periods as f64));
    let inner = options.inner.unwrap_or(if options.robust { 2 } else { 5 });
    let outer = options.outer.unwrap_or(if options.robust { 15 } else { 0 });
    let windows = options.seasonal.is_none_or(window) && window(trend) && window(low_pass) && low_pass > periods;
    let jumps = options.jumps.iter().all(|j| (1..=LONGEST).contains(j));
    if !windows || !jumps || options.degrees.iter().any(|d| *d > 1) || !(1..=100).contains(&inner) || outer > 100 {
        return Err(Refusal::Option);
    }
    let [season_degree, trend_degree, low_degree] = options.degrees.map(i32::from);
    let [season_jump, trend_jump, low_jump] = options.jumps;
    let logs = told(values, options.mode);
    let made = stlrs::params()
        .seasonal_length(seasonal)
        .trend_length(trend)
        .low_pass_length(low_pass)
        .seasonal_degree(if options.seasonal.is_some() { season_degree } else { 0 })
        .trend_degree(trend_degree)
        .low_pass_degree(low_degree)
        .seasonal_jump(season_jump)
        .trend_jump(trend_jump)
        .low_pass_jump(low_jump)
        .inner_loops(inner)
        .outer_loops(outer)
        .fit(&logs, periods)
        .map_err(|_| Refusal::Option)?;
    let (seasonal, trend, remainder, weights) = made.into_parts();
    finished([seasonal, trend, remainder], weights, options.mode)
}

/// Decomposes `values` by several seasons at once, of these numbers of values; the season is the sum of all.
///
/// # Errors
/// Why it cannot; [`Refusal::Periods`] without a season.
pub fn decompose_several(
    values: &[f64],
    seasons: &[usize],
    mode: Mode,
) -> Result<(Components, Vec<Vec<f64>>), Refusal> {
    check(values, seasons.iter().copied().min().unwrap_or(0), mode)?;
    check(values, seasons.iter().copied().max().unwrap_or(0), mode)?;
    // As R's `mstl`: means in the season, local lines elsewhere, at every value.
    let mut each = stlrs::params();
    each.seasonal_degree(0).seasonal_jump(1).trend_jump(1).low_pass_jump(1).inner_loops(2).outer_loops(0);
    let logs = told(values, mode);
    let made = stlrs::Mstl::params().stl_params(each).fit(&logs, seasons).map_err(|_| Refusal::Option)?;
    let (each, trend, remainder) = made.into_parts();
    let sum = |t: usize| each.iter().filter_map(|s| s.get(t)).sum::<f64>();
    let seasonal: Vec<f64> = (0..values.len()).map(sum).collect();
    let components = finished([seasonal, trend, remainder], Vec::new(), mode)?;
    let factors = |s: Vec<f64>| if mode == Mode::Multiplicative { s.into_iter().map(f64::exp).collect() } else { s };
    Ok((components, each.into_iter().map(factors).collect()))
}
