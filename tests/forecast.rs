//! Forecasts held to R and statsmodels: `tests/reference/forecast.py` names the versions and writes `forecast.json`.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may panic")]

use barograph::forecast::backtest::Backtest;
use barograph::forecast::holt_winters::{Fit, Model, Parameters, Season, State, fit, initial, smooth};
use barograph::forecast::theta::{self, Start};
use barograph::forecast::{Forecast, Level, Method, Refusal, accuracy};
use serde_json::Value;
use std::fs;
use std::path::Path;

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect()
}

fn whole(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

struct Series {
    name: String,
    values: Vec<f64>,
    periods: usize,
    horizon: usize,
    all: Value,
}

fn reference() -> Vec<Series> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/forecast.json");
    let reference: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let one = |all: &Value| Series {
        name: all["name"].as_str().unwrap().into(),
        values: numbers(&all["values"]),
        periods: whole(&all["periods"]),
        horizon: whole(&all["horizon"]),
        all: all.clone(),
    };
    reference["series"].as_array().unwrap().iter().map(one).collect()
}

/// Compares, and keeps how far it was.
#[derive(Default)]
struct Held {
    wrong: Vec<String>,
    count: usize,
    worst: f64,
}

impl Held {
    /// `ours` is within `tolerance` of `theirs`, relative to it or to `size` where that is greater.
    fn to(&mut self, name: &str, ours: &[f64], theirs: &[f64], tolerance: f64, size: f64) {
        assert_eq!(ours.len(), theirs.len(), "{name}");
        let far = |(a, b): (&f64, &f64)| if a == b { 0.0 } else { (a - b).abs() / b.abs().max(size) };
        let worst = ours.iter().zip(theirs).map(far).fold(0.0, |m: f64, d| if d.is_nan() { d } else { m.max(d) });
        self.count += ours.len();
        self.worst = self.worst.max(worst);
        if worst.is_nan() || worst > tolerance {
            self.wrong.push(format!("{name}: {worst:e}"));
        }
    }

    fn end(self, what: &str, least: usize) {
        println!("{what}: {} numbers, worst {:e}", self.count, self.worst);
        assert!(self.wrong.is_empty(), "{:#?}", self.wrong);
        assert!(self.count >= least, "{}", self.count);
    }
}

fn means(forecast: &Forecast) -> Vec<f64> {
    forecast.points.iter().map(|p| p.mean).collect()
}

fn halves(forecast: &Forecast, level: Level) -> Vec<f64> {
    forecast.points.iter().map(|p| level.deviations() * p.deviation).collect()
}

fn model(season: &str, damped: bool) -> Model {
    let season = match season {
        "add" => Season::Additive,
        "mul" => Season::Multiplicative,
        _ => Season::None,
    };
    Model { damped, season }
}

fn state(numbers: &[f64]) -> State {
    State { level: numbers[0], trend: numbers[1], season: numbers[2..].to_vec() }
}

/// The parameters of the state-space form from those of `ExponentialSmoothing`.
fn parameters(theirs: &[f64]) -> Parameters {
    Parameters { alpha: theirs[0], beta: theirs[0] * theirs[1], gamma: theirs[2], phi: theirs[3] }
}

#[test]
fn simple_methods_agree_with_r() {
    let mut held = Held::default();
    for series in reference() {
        for (name, method) in
            [("naive", Method::Naive), ("drift", Method::Drift), ("seasonal_naive", Method::SeasonalNaive)]
        {
            let theirs = &series.all["r"][name];
            if theirs.is_null() {
                continue;
            }
            let ours = method.forecast(&series.values, series.periods, series.horizon).unwrap();
            let name = format!("{} {name}", series.name);
            held.to(&name, &means(&ours), &numbers(&theirs["mean"]), 1e-12, 0.0);
            // What R prints are ends: their difference from the mean has the digits of the mean.
            let size = series.values.last().unwrap().abs() / 100.0;
            held.to(&name, &halves(&ours, Level::Eighty), &numbers(&theirs["half80"]), 1e-12, size);
            held.to(&name, &halves(&ours, Level::NinetyFive), &numbers(&theirs["half95"]), 1e-12, size);
        }
    }
    held.end("naive, drift, seasonal naive", 1_500);
}

#[test]
fn theta_agrees_with_statsmodels_and_r() {
    let (mut statsmodels, mut r, mut spread, mut seasonal) = (Held::default(), Held::default(), Held::default(), 0);
    for series in reference() {
        let Series { name, values, periods, horizon, all } = &series;
        let ours = theta::forecast_from(values, *periods, *horizon, Start::FirstValue).unwrap();
        statsmodels.to(name, &means(&ours), &numbers(&all["theta"]["mean"]), 1e-4, 0.0);
        let found = theta::is_seasonal(values, *periods);
        assert_eq!(found, all["theta"]["seasonal"].as_bool().unwrap(), "{name}");
        seasonal += usize::from(found);
        let ours = theta::forecast(values, *periods, *horizon).unwrap();
        let theirs = &all["r"]["theta"];
        r.to(name, &means(&ours), &numbers(&theirs["mean"]), 1e-4, 0.0);
        // R gives the interval of the adjusted series; ours has the factor of its period.
        let factor = |level| {
            let (ours, theirs) =
                (halves(&ours, level), numbers(&theirs[if level == Level::Eighty { "half80" } else { "half95" }]));
            ours.iter().zip(theirs).map(|(a, b)| a / b).collect::<Vec<_>>()
        };
        let (eighty, ninety_five) = (factor(Level::Eighty), factor(Level::NinetyFive));
        spread.to(name, &eighty, &ninety_five, 1e-9, 0.0);
        if found {
            // Over one year the factors have the mean 1, and a year later they are the same.
            let year = eighty[..*periods].iter().sum::<f64>() / *periods as f64;
            spread.to(name, &[year], &[1.0], 1e-3, 0.0);
            spread.to(name, &eighty[*periods..], &eighty[..eighty.len() - periods], 1e-3, 0.0);
        } else {
            spread.to(name, &eighty, &vec![1.0; eighty.len()], 1e-3, 0.0);
        }
    }
    assert!(seasonal >= 6, "{seasonal}");
    statsmodels.end("theta, statsmodels", 240);
    r.end("theta, R", 240);
    spread.end("intervals of theta, R", 400);
}

#[test]
fn spots_of_theta_and_holt_winters() {
    let all = reference();
    let named = |name: &str| all.iter().find(|s| s.name == name).unwrap();
    let air = named("AirPassengers");
    let first = |start| theta::forecast_from(&air.values, 12, 1, start).unwrap().points[0].mean;
    assert!((first(Start::Estimated) / 440.078_191 - 1.0).abs() < 1e-5, "{}", first(Start::Estimated));
    assert!((first(Start::FirstValue) / 440.067_925 - 1.0).abs() < 1e-6, "{}", first(Start::FirstValue));
    // R's example of HoltWinters: co2, whose recursion begins after the first year.
    let theirs = &named("co2").all["r"]["holtwinters"];
    let asked = Parameters {
        alpha: 0.512_648_4,
        beta: 0.512_648_4 * 0.009_497_7,
        gamma: (1.0 - 0.512_648_4) * 0.472_886_8,
        phi: 1.0,
    };
    let found =
        smooth(&named("co2").values[12..], model("add", false), asked, &state(&numbers(&theirs["state"]))).unwrap();
    assert!((found.sse - 43.129_861).abs() < 1e-6);
    for (ours, published) in
        [(found.last.level, 364.761_623_7), (found.last.trend, 0.124_743_8), (found.last.season[0], 0.221_527_5)]
    {
        assert!((ours - published).abs() < 2e-6, "{ours} {published}");
    }
}

#[test]
fn recursions_agree_with_statsmodels_at_given_parameters() {
    let (mut held, mut states) = (Held::default(), Held::default());
    for Series { name, values, periods, horizon, all } in reference() {
        let size = values.iter().fold(0.0_f64, |m, v| m.max(v.abs()));
        for case in all["smoothing"].as_array().unwrap() {
            let model = model(case["season"].as_str().unwrap(), case["damped"].as_bool().unwrap());
            let start = initial(&values, periods, model.season).unwrap();
            let theirs = state(&numbers(&case["state"]));
            let name = format!("{name} {model:?}");
            states.to(&name, &[start.level, start.trend], &[theirs.level, theirs.trend], 1e-9, size * 1e-3);
            states.to(
                &name,
                &start.season,
                &theirs.season,
                1e-9,
                if model.season == Season::Additive { size * 1e-3 } else { 0.0 },
            );
            for given in case["given"].as_array().unwrap() {
                let asked = parameters(&numbers(&given["parameters"]));
                let ours = smooth(&values, model, asked, &theirs).unwrap();
                let fitted: Vec<f64> = ours.fitted.iter().copied().step_by(5).collect();
                held.to(&name, &fitted, &numbers(&given["fitted"]), 1e-9, 0.0);
                let theirs = |what: &str| given[what].as_f64().unwrap();
                held.to(&name, &[ours.sse], &[theirs("sse")], 1e-9, 0.0);
                held.to(
                    &name,
                    &[ours.last.level, ours.last.trend],
                    &[theirs("level"), theirs("trend")],
                    1e-9,
                    size * 1e-3,
                );
                // A trend may carry a level that multiplies below zero; that has no forecast.
                let told: Vec<Option<f64>> = given["mean"].as_array().unwrap().iter().map(Value::as_f64).collect();
                let mean: Vec<f64> = told.iter().flatten().copied().collect();
                let ahead = ours.forecast(horizon);
                if model.season == Season::Multiplicative && mean.iter().any(|m| *m <= 0.0) {
                    assert_eq!(ahead, Err(Refusal::NotPositive));
                    continue;
                }
                let ahead = ahead.unwrap();
                let ours_told = means(&ahead).into_iter().zip(&told).filter(|(_, t)| t.is_some()).map(|(m, _)| m);
                held.to(&name, &ours_told.collect::<Vec<_>>(), &mean, 1e-9, size * 1e-3);
                if let Some(variance) = given.get("variance") {
                    let ours: Vec<f64> = ahead.points.iter().map(|p| p.deviation.powi(2) / ours.variance).collect();
                    held.to(&name, &ours, &numbers(variance), 1e-9, 0.0);
                }
            }
        }
    }
    states.end("initial states", 480);
    held.end("recursions, statsmodels", 9_000);
}

#[test]
fn recursions_agree_with_holt_winters_of_r() {
    let mut held = Held::default();
    for Series { name, values, periods, horizon, all } in reference() {
        let theirs = &all["r"]["holtwinters"];
        let found = numbers(&theirs["optimum"]);
        // R's third parameter is γ/(1 − α) of an additive season; it begins after the first year, or the second value.
        let asked =
            Parameters { alpha: found[0], beta: found[0] * found[1], gamma: (1.0 - found[0]) * found[2], phi: 1.0 };
        let (season, skip) = if periods > 1 { ("add", periods) } else { ("none", 2) };
        let ours = smooth(&values[skip..], model(season, false), asked, &state(&numbers(&theirs["state"]))).unwrap();
        let size = values.iter().fold(0.0_f64, |m, v| m.max(v.abs())) * 1e-3;
        held.to(&name, &[ours.sse], &found[3..], 1e-9, 0.0);
        let mut coefficients = ours.last.clone();
        coefficients.season.rotate_left((values.len() - skip) % periods);
        let coefficients = [&[coefficients.level, coefficients.trend][..], &coefficients.season].concat();
        held.to(&name, &coefficients, &numbers(&theirs["coefficients"]), 1e-9, size);
        held.to(&name, &means(&ours.forecast(horizon).unwrap()), &numbers(&theirs["mean"]), 1e-9, size);
    }
    held.end("HoltWinters of R", 350);
}

#[test]
fn states_and_intervals_agree_with_ets_of_r() {
    let (mut held, mut later, mut simulated) = (Held::default(), Held::default(), Held::default());
    for Series { name, values, periods, horizon, all } in reference() {
        for (key, theirs) in all["r"].as_object().unwrap().iter().filter(|(key, _)| key.starts_with("ets")) {
            let season = if key.contains("AAN") {
                "none"
            } else if key.contains("AAA") {
                "add"
            } else {
                "mul"
            };
            let model = model(season, key.ends_with('d'));
            let p = numbers(&theirs["parameters"]);
            let asked = Parameters { alpha: p[0], beta: p[1], gamma: p[2], phi: p[3] };
            // The newest season is the first that R names.
            let turned = |numbers: Vec<f64>, length: usize| {
                let mut state = state(&numbers);
                state.season.reverse();
                if !state.season.is_empty() {
                    state.season.rotate_right(length % periods);
                }
                state
            };
            let ours = smooth(&values, model, asked, &turned(numbers(&theirs["state"]), 0)).unwrap();
            let name = format!("{name} {key}");
            let fitted: Vec<f64> = ours.fitted.iter().copied().step_by(5).collect();
            let size = values.iter().fold(0.0_f64, |m, v| m.max(v.abs())) * 1e-3;
            held.to(&name, &fitted, &numbers(&theirs["fitted"]), 1e-9, 0.0);
            let last = turned(numbers(&theirs["last"]), values.len());
            held.to(&name, &[ours.last.level, ours.last.trend], &[last.level, last.trend], 1e-9, size);
            held.to(&name, &ours.last.season, &last.season, 1e-9, if season == "add" { size } else { 0.0 });
            held.to(&name, &[ours.variance], &numbers(&theirs["sigma2"])[..1], 1e-9, 0.0);
            let ahead = ours.forecast(horizon).unwrap();
            let (half, ends) = (halves(&ahead, Level::NinetyFive), numbers(&theirs["half95"]));
            if season != "mul" {
                held.to(&name, &means(&ahead), &numbers(&theirs["mean"]), 1e-9, size);
                held.to(&name, &half, &ends, 1e-9, size);
                continue;
            }
            // The means of R are right for a trend that is not damped, and for one step: later ones have other powers of φ.
            let sure = if model.damped { 1 } else { horizon };
            held.to(&name, &means(&ahead)[..sure], &numbers(&theirs["point"])[..sure], 1e-9, size);
            let deviations: Vec<f64> = ahead.points.iter().map(|p| p.deviation).collect();
            simulated.to(&name, &deviations, &numbers(&theirs["simulated"]), 2e-2, 0.0);
            // Its class 3 is exact within the first year.
            if !model.damped {
                held.to(&name, &half[..periods], &ends[..periods], 1e-9, size);
                later.to(&name, &half[periods..], &ends[periods..], 1e-2, 0.0);
            }
        }
    }
    held.end("ets of R", 1_000);
    later.end("ets of R, class 3 beyond a year", 100);
    simulated.end("simulated paths of R", 400);
}

#[test]
fn optima_are_as_good_as_those_of_statsmodels_and_r() {
    let (mut wrong, mut compared, mut worst) = (Vec::new(), 0, 0.0_f64);
    let mut judge = |name: String, ours: &Fit, theirs: f64| {
        compared += 1;
        let ratio = ours.sse / theirs;
        worst = worst.max(ratio - 1.0);
        if ratio > 1.0 + 1e-4 {
            wrong.push(format!("{name}: {ratio} {:?}", ours.parameters));
        }
    };
    for Series { name, values, periods, all, .. } in reference() {
        for case in all["smoothing"].as_array().unwrap() {
            let model = model(case["season"].as_str().unwrap(), case["damped"].as_bool().unwrap());
            let start = initial(&values, periods, model.season).unwrap();
            let ours = fit(&values, model, &start).unwrap();
            judge(format!("{name} {model:?}"), &ours, case["optimum"]["sse"].as_f64().unwrap());
        }
        let theirs = &all["r"]["holtwinters"];
        let model = model(if periods > 1 { "add" } else { "none" }, false);
        // R begins after the first year, or the second value.
        let skip = if periods > 1 { periods } else { 2 };
        let ours = fit(&values[skip..], model, &state(&numbers(&theirs["state"]))).unwrap();
        judge(format!("{name} HoltWinters"), &ours, numbers(&theirs["optimum"])[3]);
    }
    println!("{compared} optima, worst {worst:e}");
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(compared >= 60, "{compared}");
}

#[test]
fn measures_and_backtests_agree_with_r_and_numpy() {
    let (mut r, mut held) = (Held::default(), Held::default());
    for Series { name, values, periods, horizon, all } in reference() {
        let simple = [("naive", Method::Naive), ("drift", Method::Drift), ("seasonal_naive", Method::SeasonalNaive)];
        let (known, later) = values.split_at(values.len() - horizon);
        for (key, method) in simple {
            let ahead = means(&method.forecast(known, periods, horizon).unwrap());
            let mae = accuracy::mae(later, &ahead);
            let ours = [mae, mae / accuracy::scale(known, periods).unwrap()];
            r.to(&format!("{name} {key}"), &ours, &numbers(&all["r"]["accuracy"][key]), 1e-12, 0.0);
        }
        let (theirs, methods) = (&all["backtest"], simple.map(|(_, method)| method));
        let mut run =
            Backtest::new(&values, periods, &methods, whole(&theirs["origins"]), whole(&theirs["horizon"])).unwrap();
        let (mut units, mut more, total) = (0, true, run.progress().1);
        assert_eq!(total, 3 * whole(&theirs["origins"]));
        assert!(run.scores().is_empty() && run.best().is_none());
        while more {
            more = run.advance();
            units += 1;
            assert_eq!((run.progress(), more), ((units, total), units < total));
        }
        assert!(!run.advance());
        let scores: Vec<_> = run.scores().into_iter().map(Result::unwrap).collect();
        for ((key, _), score) in simple.iter().zip(&scores) {
            let theirs = &theirs["scores"][key];
            let theirs_are = ["mase", "smape", "mae"].map(|what| theirs[what].as_f64().unwrap());
            let name = format!("{name} {key}");
            held.to(&name, &[score.mase.unwrap(), score.smape, score.mae], &theirs_are, 1e-12, 0.0);
            held.to(&name, &score.coverage, &numbers(&theirs["coverage"]), 1e-12, 0.0);
            let usual = all["backtest"]["scores"]["seasonal_naive"]["mase"].as_f64().unwrap();
            held.to(&name, &[score.ratio.unwrap()], &[theirs_are[0] / usual], 1e-12, 0.0);
        }
        let least = scores.iter().map(|s| s.mase.unwrap()).fold(f64::INFINITY, f64::min);
        let best = run.best().unwrap();
        assert!(best.mase.unwrap() <= least * (1.0 + 1e-12));
        // Without seasons the naive method is the seasonal one, and the simpler.
        assert!(periods > 1 || best.method != Method::SeasonalNaive);
    }
    r.end("accuracy of R", 80);
    held.end("backtests", 250);
}
