//! How well methods would have forecast: each is asked again at the last origins, knowing nothing later.
//!
//! An origin is a length of the series to forecast from; the last one has the whole horizon before the end, and all are
//! consecutive (Hyndman & Athanasopoulos, *Forecasting: Principles and Practice*, 5.10, with a horizon of many steps).
//! Measures are those of `accuracy`, averaged over the origins, MASE over those where it has a unit. The first origin has two
//! years and two values at least, and ten values.
//!
//! The work comes in units, so that a page can do it between two pictures: one call of [`Backtest::advance`] is one
//! forecast, the same that [`Method::forecast`] makes of the values before the origin. A method that is refused at one origin has no score, lest averages be of different periods.

use super::{Forecast, Level, Method, Refusal, accuracy, check};

/// What a method has come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// The method.
    pub method: Method,
    /// The mean absolute error in units of the change over a year; `None` where the series repeats itself.
    pub mase: Option<f64>,
    /// The mean absolute error, in the unit of the series.
    pub mae: f64,
    /// The symmetric mean absolute percentage error, 0 to 200.
    pub smape: f64,
    /// The mean absolute error to that of the seasonal naive method, by MASE; `None` without it, or where it was never wrong.
    pub ratio: Option<f64>,
    /// The shares of values within the intervals of [`Level::ALL`].
    pub coverage: [f64; 2],
}

/// A backtest under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Backtest {
    values: Vec<f64>,
    periods: usize,
    horizon: usize,
    first: usize,
    origins: usize,
    done: usize,
    running: Vec<Running>,
}

/// Sums over the origins of one method.
#[derive(Clone, Debug, PartialEq)]
struct Running {
    method: Method,
    refused: Option<Refusal>,
    mase: f64,
    scaled: usize,
    mae: f64,
    smape: f64,
    held: [usize; 2],
}

impl Backtest {
    /// A backtest of `methods` at the last `origins`, as many as there are, of a series with `periods` a year.
    ///
    /// # Errors
    /// [`Refusal::Short`] where there is no origin.
    pub fn new(
        values: &[f64],
        periods: usize,
        methods: &[Method],
        origins: usize,
        horizon: usize,
    ) -> Result<Self, Refusal> {
        if periods == 0 {
            return Err(Refusal::Periods);
        }
        let least = periods.saturating_mul(2).saturating_add(2).max(10);
        check(values, least.saturating_add(horizon), horizon)?;
        let origins = origins.min(values.len() + 1 - horizon - least);
        let start = |method: &Method| Running {
            method: *method,
            refused: None,
            mase: 0.0,
            scaled: 0,
            mae: 0.0,
            smape: 0.0,
            held: [0; 2],
        };
        Ok(Self {
            values: values.to_vec(),
            periods,
            horizon,
            first: values.len() + 1 - horizon - origins,
            origins,
            done: 0,
            running: methods.iter().map(start).collect(),
        })
    }

    /// Makes one forecast and compares it; whether there is more to do.
    pub fn advance(&mut self) -> bool {
        let (periods, horizon) = (self.periods, self.horizon);
        let Some(origin) = self.done.checked_div(self.running.len()).filter(|origin| *origin < self.origins) else {
            return false;
        };
        let method = self.done % self.running.len();
        self.done += 1;
        if let (Some(running), Some((known, later))) =
            (self.running.get_mut(method), self.values.split_at_checked(self.first + origin))
            && running.refused.is_none()
        {
            match running.method.forecast(known, periods, horizon) {
                Ok(forecast) => running.add(&forecast, known, later, periods),
                Err(refusal) => running.refused = Some(refusal),
            }
        }
        let (done, total) = self.progress();
        done < total
    }

    /// Forecasts made, and to be made in all.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.done, self.origins * self.running.len())
    }

    /// The lengths of the series that are forecast from.
    #[must_use]
    pub fn origins(&self) -> std::ops::Range<usize> {
        self.first..self.first + self.origins
    }

    /// What each method has come to, in the order in which they were asked for; nothing before all is done.
    #[must_use]
    pub fn scores(&self) -> Vec<Result<Score, Refusal>> {
        let (done, total) = self.progress();
        if done < total || total == 0 {
            return Vec::new();
        }
        let seasonal = self.running.iter().find(|r| r.method == Method::SeasonalNaive && r.refused.is_none());
        let usual = seasonal.and_then(Running::mase).filter(|mase| *mase > 0.0);
        self.running.iter().map(|running| running.score(self.origins, self.horizon, usual)).collect()
    }

    /// The score with the smallest MASE; of equal ones that of the simpler method, by its place in [`Method::ALL`].
    #[must_use]
    pub fn best(&self) -> Option<Score> {
        let place = |score: &Score| Method::ALL.iter().position(|m| *m == score.method);
        let mut scores: Vec<Score> = self.scores().into_iter().filter_map(Result::ok).collect();
        scores.sort_unstable_by_key(place);
        // All methods have the same origins, so all have a unit or none has. Sums of equal errors may differ by rounding.
        let error = |score: &Score| score.mase.unwrap_or(score.mae);
        scores.into_iter().reduce(|best, next| if error(&next) < error(&best) * (1.0 - 1e-12) { next } else { best })
    }
}

impl Running {
    fn add(&mut self, forecast: &Forecast, known: &[f64], later: &[f64], periods: usize) {
        let means: Vec<f64> = forecast.points.iter().map(|p| p.mean).collect();
        let mae = accuracy::mae(later, &means);
        if !mae.is_finite() {
            self.refused = Some(Refusal::NotFinite);
            return;
        }
        self.mae += mae;
        self.smape += accuracy::smape(later, &means);
        if let Some(scale) = accuracy::scale(known, periods) {
            self.mase += mae / scale;
            self.scaled += 1;
        }
        for (held, level) in self.held.iter_mut().zip(Level::ALL) {
            let within = |(point, value): &(&super::Point, &f64)| {
                let (low, high) = point.interval(level);
                (low..=high).contains(*value)
            };
            *held += forecast.points.iter().zip(later).filter(within).count();
        }
    }

    fn mase(&self) -> Option<f64> {
        (self.scaled > 0).then(|| self.mase / self.scaled as f64).filter(|mase| mase.is_finite())
    }

    fn score(&self, origins: usize, horizon: usize, usual: Option<f64>) -> Result<Score, Refusal> {
        if let Some(refusal) = self.refused {
            return Err(refusal);
        }
        let (mase, count) = (self.mase(), origins as f64);
        let score = Score {
            method: self.method,
            mase,
            mae: self.mae / count,
            smape: self.smape / count,
            ratio: mase.zip(usual).map(|(mase, usual)| mase / usual).filter(|ratio| ratio.is_finite()),
            coverage: self.held.map(|held| held as f64 / (count * horizon as f64)),
        };
        if score.mae.is_finite() { Ok(score) } else { Err(Refusal::NotFinite) }
    }
}
