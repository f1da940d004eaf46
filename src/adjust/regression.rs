//! Regression: effects of known variables, by ordinary least squares on a differenced series.
//!
//! Series (its logarithm where components multiply) and regressors are differenced alike, as in the airline model (1)(1)
//! without its moving averages, so that trend and season, which are not modelled, do not bear on the coefficients. No constant.
//! Moving averages may be given, and [`whitened`] finds some: then series and regressors are rid of them too.
//! Coefficients, errors and t-values are the textbook's (Greene, *Econometric Analysis*, ch. 3–4), by Householder reflections;
//! AICc is that of a normal likelihood (Hurvich & Tsai 1989), its variance counted as a parameter. Where the differenced
//! noise is not white coefficients remain unbiased, but errors are wrong: of fifteen airline years with θ = Θ = 0.6 they are a third
//! too small for a festival, and the AICc takes up an effect of the New Year that is not there 44 times of 100 instead of
//! 12; with [`whitened`] 16 times. Cost: O(n k²).

mod least_squares;
mod moving;

pub use moving::whitened;

use super::x11::Mode;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// Whether effects multiply the series or are added to it.
    pub mode: Mode,
    /// Differences from the period before: 0 to 2.
    pub differences: usize,
    /// Differences from the year before: 0 or 1.
    pub seasonal_differences: usize,
    /// Moving averages θ and Θ of the noise, above −1 and below 1; zeros for noise that is white.
    pub moving: (f64, f64),
}

impl Options {
    /// One difference of each kind, and no moving averages.
    #[must_use]
    pub const fn airline(mode: Mode) -> Self {
        Self { mode, differences: 1, seasonal_differences: 1, moving: (0.0, 0.0) }
    }
}

/// Why there is no regression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Differences or moving averages that are not offered, or no periods in a year.
    Orders,
    /// A regressor has not as many values as the series.
    Length,
    /// No more than two differenced values above the number of regressors.
    Short,
    /// A value is zero or negative where effects multiply.
    NotPositive,
    /// A value, or a result, is too large to be told.
    NotFinite,
    /// Nothing varies that is not explained, so nothing can be tested.
    Exact,
}

/// Why a regressor has no coefficient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// Nothing is left of it after differencing.
    Constant,
    /// Those before it explain it.
    Collinear,
}

/// An estimate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coefficient {
    /// The effect of a unit: on the logarithm where effects multiply.
    pub value: f64,
    /// Its standard error.
    pub error: f64,
}

impl Coefficient {
    /// The estimate in standard errors.
    #[must_use]
    pub fn t(&self) -> f64 {
        self.value / self.error
    }
}

/// A regression.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// For each regressor its coefficient, or why it has none.
    pub coefficients: Vec<Result<Coefficient, Dropped>>,
    /// Differenced values.
    pub observations: usize,
    /// The sum of squared residuals.
    pub squares: f64,
    /// Akaike's criterion, corrected. To be compared between regressions of the same values and options.
    pub aicc: f64,
}

impl Fit {
    /// The number of coefficients.
    #[must_use]
    pub fn rank(&self) -> usize {
        self.coefficients.iter().flatten().count()
    }

    /// Observations beyond the coefficients.
    #[must_use]
    pub fn freedom(&self) -> usize {
        self.observations.saturating_sub(self.rank())
    }

    /// The variance of the residuals.
    #[must_use]
    pub fn variance(&self) -> f64 {
        self.squares / self.freedom() as f64
    }

    /// What the regressors chosen by `of` do in every period: the product of the regressors and their coefficients, as a factor
    /// where effects multiply.
    ///
    /// # Errors
    /// [`Refusal::NotFinite`].
    pub fn effects(&self, regressors: &[&[f64]], of: &dyn Fn(usize) -> bool, mode: Mode) -> Result<Vec<f64>, Refusal> {
        let mut sum = vec![0.0; regressors.first().map_or(0, |r| r.len())];
        for (place, (values, coefficient)) in regressors.iter().zip(&self.coefficients).enumerate() {
            let Ok(coefficient) = coefficient else { continue };
            if of(place) {
                sum.iter_mut().zip(*values).for_each(|(s, x)| *s += coefficient.value * x);
            }
        }
        if mode == Mode::Multiplicative {
            sum.iter_mut().for_each(|s| *s = s.exp());
        }
        // A factor of nothing is not one that could be divided by.
        let told = |s: &f64| s.is_finite() && (mode == Mode::Additive || *s > 0.0);
        if sum.iter().all(told) { Ok(sum) } else { Err(Refusal::NotFinite) }
    }
}

/// The regression of `values` on `regressors`, `periods` a year.
///
/// # Errors
/// Why there is none.
pub fn fit(values: &[f64], regressors: &[&[f64]], periods: usize, options: &Options) -> Result<Fit, Refusal> {
    let (theta, seasonal) = options.moving;
    let moving = theta.abs() < 1.0 && seasonal.abs() < 1.0;
    if options.differences > 2 || options.seasonal_differences > 1 || periods == 0 || !moving {
        return Err(Refusal::Orders);
    }
    if regressors.iter().any(|r| r.len() != values.len()) {
        return Err(Refusal::Length);
    }
    if !values.iter().chain(regressors.iter().copied().flatten()).all(|v| v.is_finite()) {
        return Err(Refusal::NotFinite);
    }
    let mut y = values.to_vec();
    if options.mode == Mode::Multiplicative {
        if values.iter().any(|v| *v <= 0.0) {
            return Err(Refusal::NotPositive);
        }
        y.iter_mut().for_each(|v| *v = v.ln());
    }
    let y = differenced(&y, periods, options);
    let observations = y.len();
    if observations <= regressors.len() + 2 {
        return Err(Refusal::Short);
    }
    let columns: Vec<Vec<f64>> = regressors.iter().map(|r| differenced(r, periods, options)).collect();
    // What differencing leaves of a regressor by rounding alone is nothing.
    let sizes: Vec<f64> = regressors.iter().map(|r| r.iter().fold(0.0_f64, |m, v| m.max(v.abs()))).collect();
    let solved = least_squares::solve(&columns, &sizes, &y);
    let n = observations as f64;
    let rank = solved.coefficients.iter().flatten().count();
    let variance = solved.squares / (observations - rank) as f64;
    let coefficients: Vec<_> = solved
        .coefficients
        .into_iter()
        .map(|c| c.map(|(value, spread)| Coefficient { value, error: (spread * variance).sqrt() }))
        .collect();
    let parameters = rank as f64 + 1.0;
    let likelihood = n * ((std::f64::consts::TAU * solved.squares / n).ln() + 1.0);
    let aicc = likelihood + 2.0 * parameters * n / (n - parameters - 1.0);
    if solved.squares == 0.0 {
        return Err(Refusal::Exact);
    }
    let finite = coefficients.iter().flatten().all(|c| c.value.is_finite() && c.error.is_finite() && c.error > 0.0);
    if !(finite && aicc.is_finite()) {
        return Err(Refusal::NotFinite);
    }
    Ok(Fit { coefficients, observations, squares: solved.squares, aicc })
}

/// Without the differences, and without the moving averages.
fn differenced(values: &[f64], periods: usize, options: &Options) -> Vec<f64> {
    let (regular, seasonal) = (options.differences, options.seasonal_differences);
    let lags = std::iter::repeat_n(1, regular).chain(std::iter::repeat_n(periods, seasonal));
    let difference = |v: Vec<f64>, lag| v.iter().zip(v.iter().skip(lag)).map(|(a, b)| b - a).collect();
    moving::inverted(lags.fold(values.to_vec(), difference), periods, options.moving)
}
