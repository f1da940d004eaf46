//! Forecasts as steps: `theta`, `holt_winters(12, mode=mult)`, `best`; with the number of periods ahead.
//!
//! Owns the dashed line with its intervals of 80 and 95 %, and what stands beside it always: the errors that the
//! method made at the last origins, beside those of the seasonal naive one. They are found in slices, a forecast
//! each; `best` has its line when all are done. January and February merged are one of eleven periods a year.

use super::backtest::{Backtest, Score};
use super::holt_winters::{Model, Season};
use super::{FURTHEST, Forecast, Level, Method, Refusal};
use crate::data::{Reason, Role, Status};
use crate::error::Error;
use crate::method::{self, Column, Found, Part, Sample};
use crate::text::number::plain;
use crate::text::{Language, fill, whole};
use crate::transform::options::Options;

/// Origins of the backtest, at most.
const ORIGINS: usize = 24;

/// What an author asks for.
#[derive(Clone, Copy, Debug)]
enum Asked {
    One(Method),
    /// Holt–Winters, with the season that suits where none is named.
    HoltWinters {
        season: Option<Season>,
        damped: bool,
    },
    Best,
}

struct Extrapolation {
    asked: Asked,
    ahead: Option<usize>,
}

const PARTS: [Part; 5] = [
    Part { code: "forecast", en: "Extrapolated, indicative", zh: "外推（参考）", role: Role::Forecast },
    Part { code: "lower_80", en: "Lower end, 80%", zh: "80%区间下限", role: Role::Bound(0) },
    Part { code: "upper_80", en: "Upper end, 80%", zh: "80%区间上限", role: Role::Bound(1) },
    Part { code: "lower_95", en: "Lower end, 95%", zh: "95%区间下限", role: Role::Bound(2) },
    Part { code: "upper_95", en: "Upper end, 95%", zh: "95%区间上限", role: Role::Bound(3) },
];

type Made = Result<Box<dyn method::Method>, Error>;

fn made(asked: Asked, options: &mut Options<'_>) -> Made {
    let ahead = options.count(1)?.and_then(|n| usize::try_from(n).ok());
    Ok(Box::new(Extrapolation { asked, ahead }))
}

pub(super) fn best(options: &mut Options<'_>) -> Made {
    made(Asked::Best, options)
}

pub(super) fn theta(options: &mut Options<'_>) -> Made {
    made(Asked::One(Method::Theta), options)
}

pub(super) fn naive(options: &mut Options<'_>) -> Made {
    made(Asked::One(Method::Naive), options)
}

pub(super) fn drift(options: &mut Options<'_>) -> Made {
    made(Asked::One(Method::Drift), options)
}

pub(super) fn seasonal_naive(options: &mut Options<'_>) -> Made {
    made(Asked::One(Method::SeasonalNaive), options)
}

pub(super) fn holt_winters(options: &mut Options<'_>) -> Made {
    let season = match options.named("mode") {
        None => None,
        Some("add") => Some(Season::Additive),
        Some("mult") => Some(Season::Multiplicative),
        Some("none") => Some(Season::None),
        Some(other) => return Err(options.refuse(other)),
    };
    let damped = !options.word("undamped");
    made(Asked::HoltWinters { season, damped }, options)
}

/// What a method is called.
fn named(method: Method, language: Language) -> String {
    let (en, zh) = match method {
        Method::Naive => ("Naive", "朴素法"),
        Method::Drift => ("Drift", "漂移法"),
        Method::SeasonalNaive => ("Seasonal naive", "季节朴素法"),
        Method::Theta => ("Theta", "Theta法"),
        Method::HoltWinters(Model { season, damped }) => match (season, damped) {
            (Season::None, false) => ("Holt", "Holt法"),
            (Season::None, true) => ("Damped Holt", "阻尼Holt法"),
            (Season::Additive, false) => ("Holt–Winters, additive", "Holt–Winters加法模型"),
            (Season::Additive, true) => ("Damped Holt–Winters, additive", "阻尼Holt–Winters加法模型"),
            (Season::Multiplicative, false) => ("Holt–Winters, multiplicative", "Holt–Winters乘法模型"),
            (Season::Multiplicative, true) => ("Damped Holt–Winters, multiplicative", "阻尼Holt–Winters乘法模型"),
        },
    };
    language.pick(en, zh).into()
}

fn unfit(refusal: Refusal) -> Reason {
    match refusal {
        Refusal::Short | Refusal::Parameter => Reason::Short,
        Refusal::NotPositive => Reason::Base,
        Refusal::NotFinite => Reason::Size,
        Refusal::Periods | Refusal::Horizon => Reason::Frequency,
    }
}

impl Extrapolation {
    /// The method for this series; `None` where it is to be found out.
    fn method(&self, sample: &Sample) -> Option<Method> {
        match self.asked {
            Asked::One(method) => Some(method),
            Asked::HoltWinters { season, damped } => {
                let usual = match (sample.periods, sample.positive() && !sample.rate) {
                    (1, _) => Season::None,
                    (_, true) => Season::Multiplicative,
                    (_, false) => Season::Additive,
                };
                Some(Method::HoltWinters(Model { damped, season: season.unwrap_or(usual) }))
            }
            Asked::Best => None,
        }
    }
}

/// The method that others are held against.
fn usual(sample: &Sample) -> Method {
    if sample.periods > 1 { Method::SeasonalNaive } else { Method::Naive }
}

struct Extrapolated {
    method: Option<Method>,
    usual: Method,
    forecast: Option<Forecast>,
    /// `None` where the series is too short to look back.
    backtest: Option<Backtest>,
    ahead: usize,
    sample: Sample,
}

impl method::Method for Extrapolation {
    fn title(&self, language: Language) -> String {
        let name = self.name(language);
        match self.asked {
            Asked::Best => {
                language.pick("extrapolation by the method with the least errors", "误差最小方法外推").into()
            }
            _ => language.say("extrapolation ({0})", "外推（{0}）", &[&name]),
        }
    }

    fn name(&self, language: Language) -> String {
        match self.asked {
            Asked::One(method) => named(method, language),
            Asked::HoltWinters { .. } => "Holt–Winters".into(),
            Asked::Best => language.pick("Least errors", "误差最小").into(),
        }
    }

    fn parts(&self) -> Vec<Part> {
        PARTS.to_vec()
    }

    fn ahead(&self, periods: usize) -> usize {
        let usual = match periods {
            1 => 3,
            2..=4 => 2 * periods,
            more => more,
        };
        self.ahead.unwrap_or(usual).min(FURTHEST)
    }

    fn status(&self) -> Option<Status> {
        Some(Status::Forecast)
    }

    fn suits(&self, sample: &Sample) -> Result<(), Reason> {
        let method = self.method(sample).unwrap_or_else(|| usual(sample));
        method.forecast(&sample.values, sample.periods, 1).map(|_| ()).map_err(unfit)
    }

    fn run(&self, sample: &Sample) -> Result<Box<dyn Found>, Reason> {
        let (method, usual, ahead) = (self.method(sample), usual(sample), self.ahead(sample.periods));
        let make = |m: Method| m.forecast(&sample.values, sample.periods, ahead).map_err(unfit);
        let forecast = method.map(make).transpose()?;
        let mut methods: Vec<Method> = match method {
            Some(method) => vec![method, usual],
            None => Method::ALL.to_vec(),
        };
        methods.dedup();
        if sample.periods == 1 {
            methods.retain(|m| make(*m).is_ok());
        }
        let horizon = ahead.min(sample.periods.max(3));
        let backtest = Backtest::new(&sample.values, sample.periods, &methods, ORIGINS, horizon).ok();
        if backtest.is_none() && forecast.is_none() {
            return Err(Reason::Short);
        }
        Ok(Box::new(Extrapolated { method, usual, forecast, backtest, ahead, sample: sample.clone() }))
    }
}

impl Extrapolated {
    fn scores(&self) -> Vec<Score> {
        self.backtest.iter().flat_map(Backtest::scores).filter_map(Result::ok).collect()
    }

    /// A score in words.
    fn told(&self, score: &Score, language: Language) -> String {
        let mase = score.mase.map_or_else(|| "–".into(), |m| plain(m, 2));
        language.say(
            "{0}: MASE {1}, sMAPE {2}%, {3}% of the figures within the interval of 80%, {4}% within that of 95%",
            "{0}：MASE {1}，sMAPE {2}%，80%区间覆盖率{3}%，95%区间覆盖率{4}%",
            &[
                &named(score.method, language),
                &mase,
                &plain(score.smape, 1),
                &plain(100.0 * score.coverage[0], 0),
                &plain(100.0 * score.coverage[1], 0),
            ],
        )
    }
}

impl Found for Extrapolated {
    fn column(&self, part: usize) -> Column {
        let Some(forecast) = &self.forecast else { return Column { values: vec![None; self.ahead], provisional: 0 } };
        let value = |point: &super::Point| match part {
            1 => point.interval(Level::Eighty).0,
            2 => point.interval(Level::Eighty).1,
            3 => point.interval(Level::NinetyFive).0,
            4 => point.interval(Level::NinetyFive).1,
            _ => point.mean,
        };
        Column::of(forecast.points.iter().map(value).collect())
    }

    fn says(&self, sample: &Sample, language: Language) -> Vec<String> {
        let mut out = Vec::new();
        if let Some(method) = self.method {
            out.push(named(method, language));
        }
        out.push(language.say(
            "From all {0} values; {1} periods ahead; intervals of the normal distribution",
            "由全部{0}个数值外推{1}期；区间按正态分布计算",
            &[&whole(sample.values.len() as i32), &whole(self.ahead as i32)],
        ));
        let scores = self.scores();
        if let Some(backtest) = self.backtest.as_ref().filter(|_| !scores.is_empty()) {
            out.push(language.say(
                "Forecast again from {0} earlier ends of the series, knowing nothing later:",
                "从序列较早的{0}个时点重新预测，不使用其后数据：",
                &[&whole(backtest.origins().len() as i32)],
            ));
        }
        out.extend(scores.iter().map(|s| self.told(s, language)));
        out
    }

    fn notes(&self, language: Language) -> Vec<String> {
        let (scores, Some(method)) = (self.scores(), self.method) else { return Vec::new() };
        let of = |m: Method| scores.iter().find(|s| s.method == m);
        let (Some(own), Some(usual)) = (of(method), of(self.usual)) else {
            let short = self.backtest.is_none();
            let text = language.pick(
                "The series is too short to tell how far such forecasts went wrong.",
                "序列过短，无法检验历史预测误差。",
            );
            return if short { vec![text.into()] } else { Vec::new() };
        };
        let (name, other) = (named(method, language), named(self.usual, language));
        let mase = |s: &Score| s.mase.map_or_else(|| "–".into(), |m| plain(m, 2));
        let smape = |s: &Score| fill("{0}%", &[&plain(s.smape, 1)]);
        let count = self.backtest.as_ref().map_or(0, |b| b.origins().len());
        vec![if method == self.usual {
            language.say(
                "{0}: errors of the last {1} forecasts MASE {2}, sMAPE {3}.",
                "{0}：最近{1}次预测误差MASE为{2}，sMAPE为{3}。",
                &[&name, &whole(count as i32), &mase(own), &smape(own)],
            )
        } else {
            language.say(
                "{0}: errors of the last {1} forecasts MASE {2}, sMAPE {3}; {4}: {5}, {6}.",
                "{0}：最近{1}次预测误差MASE为{2}，sMAPE为{3}；{4}分别为{5}和{6}。",
                &[&name, &whole(count as i32), &mase(own), &smape(own), &other, &mase(usual), &smape(usual)],
            )
        }]
    }

    fn advance(&mut self) -> bool {
        let Some(backtest) = &mut self.backtest else { return false };
        if backtest.advance() {
            return true;
        }
        if self.method.is_none() {
            // Refused at an earlier end or not, the last value there is can always be held.
            let best = backtest.best().map_or(Method::Naive, |s| s.method);
            self.method = Some(best);
            self.forecast = best.forecast(&self.sample.values, self.sample.periods, self.ahead).ok();
        }
        false
    }

    fn progress(&self) -> (usize, usize) {
        self.backtest.as_ref().map_or((0, 0), Backtest::progress)
    }
}
