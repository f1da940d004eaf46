//! Laws of forecasts: what is refused, what is exact, and that nothing panics.
#![cfg(not(target_arch = "wasm32"))]

use barograph::forecast::backtest::Backtest;
use barograph::forecast::holt_winters::{Model, Parameters, Season, initial, smooth};
use barograph::forecast::{Forecast, Level, Method, Refusal};
use proptest::prelude::*;
use serde_json::Value;
use std::fs;
use std::path::Path;

fn means(forecast: &Forecast) -> Vec<f64> {
    forecast.points.iter().map(|p| p.mean).collect()
}

#[test]
fn a_backtest_of_all_methods_scores_what_each_would_have_forecast() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/forecast.json");
    let reference: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    for series in reference["series"].as_array().unwrap() {
        let values: Vec<f64> = series["values"].as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect();
        let (name, periods) = (&series["name"], usize::try_from(series["periods"].as_u64().unwrap()).unwrap());
        if periods == 1 || values.len() >= 300 {
            continue;
        }
        let (horizon, origins) = (periods, 6);
        let mut run = Backtest::new(&values, periods, &Method::ALL, origins, horizon).unwrap();
        while run.advance() {}
        for (score, method) in run.scores().into_iter().zip(Method::ALL) {
            let score = score.unwrap();
            let (mut mase, mut smape, mut held) = (0.0, 0.0, [0.0; 2]);
            for origin in run.origins() {
                let (known, later) = values.split_at(origin);
                let ahead = method.forecast(known, periods, horizon).unwrap();
                let scale = known.windows(periods + 1).map(|w| (w[periods] - w[0]).abs()).sum::<f64>()
                    / (known.len() - periods) as f64;
                for (point, actual) in ahead.points.iter().zip(later) {
                    let error = (point.mean - actual).abs();
                    mase += error / scale;
                    smape += 200.0 * error / (point.mean.abs() + actual.abs());
                    for (held, level) in held.iter_mut().zip(Level::ALL) {
                        let (low, high) = point.interval(level);
                        *held += f64::from(u8::from(low <= *actual && *actual <= high));
                    }
                }
            }
            let count = (origins * horizon) as f64;
            let close = |ours: f64, theirs: f64| (ours / theirs - 1.0).abs() <= 1e-12;
            assert!(close(score.mase.unwrap(), mase / count), "{name} {method:?} {score:?} {}", mase / count);
            assert!(close(score.smape, smape / count), "{name} {method:?}");
            for (ours, held) in score.coverage.into_iter().zip(held) {
                assert!((ours - held / count).abs() <= 1e-12, "{name} {method:?}");
            }
        }
    }
}

#[test]
fn what_cannot_be_forecast_is_refused() {
    let season = |n: usize| (0..n).map(|t| 10.0 + (t % 12) as f64 + t as f64 / 10.0).collect::<Vec<_>>();
    let all = |values: &[f64], periods, horizon| Method::ALL.map(|m| m.forecast(values, periods, horizon).err());
    let (short, positive) = (Some(Refusal::Short), Some(Refusal::NotPositive));
    assert_eq!(all(&[], 12, 1), [short; 10]);
    assert_eq!(all(&season(60), 12, 0), [Some(Refusal::Horizon); 10]);
    assert_eq!(all(&season(60), 12, 601), [Some(Refusal::Horizon); 10]);
    assert_eq!(all(&season(60), 12, 600), [None; 10]);
    assert_eq!(all(&[f64::NAN; 60], 12, 1), [Some(Refusal::NotFinite); 10]);
    assert_eq!(all(&[f64::INFINITY; 60], 12, 1), [Some(Refusal::NotFinite); 10]);
    assert_eq!(&all(&season(60), 0, 1)[2..], [Some(Refusal::Periods); 8]);
    assert_eq!(&all(&season(60), 1, 1)[2..], [&[None; 4][..], &[Some(Refusal::Periods); 4]].concat());
    // A season needs two years; without one a series can be shorter.
    assert_eq!(all(&season(23), 12, 1), [&[None; 6][..], &[short; 4]].concat().as_slice());
    assert_eq!(all(&season(24), 12, 1), [None; 10]);
    assert_eq!(all(&season(12), 12, 1)[2], short);
    assert_eq!(all(&season(13), 12, 1)[2], None);
    assert_eq!(all(&season(5), 12, 1), [&[None, None, short, None][..], &[short; 6]].concat().as_slice());
    // Nothing multiplies zero.
    let mut zero = season(60);
    zero[30] = 0.0;
    assert_eq!(all(&zero, 12, 12), [&[None; 8][..], &[positive; 2]].concat().as_slice());
    // A trend that falls through zero has no season that multiplies.
    let falling: Vec<f64> = (0..60).map(|t| 61.0 - f64::from(t)).collect();
    assert_eq!(Method::ALL[8].forecast(&falling, 12, 24).err(), positive);
    assert_eq!(Method::ALL[6].forecast(&falling, 12, 24).err(), None);
    let model = Model { damped: false, season: Season::None };
    let start = initial(&zero, 12, Season::Additive).unwrap();
    let asked = Parameters { alpha: 0.5, beta: 0.1, gamma: 0.1, phi: 1.0 };
    let refused = |model, asked| smooth(&zero, model, asked, &start).err();
    let seasonal = Model { season: Season::Additive, ..model };
    assert_eq!(refused(model, asked), Some(Refusal::Parameter));
    assert_eq!(refused(seasonal, Parameters { alpha: f64::NAN, ..asked }), Some(Refusal::Parameter));
    assert_eq!(refused(seasonal, asked), None);
    let tested = |values: &[f64], periods, horizon| Backtest::new(values, periods, &Method::ALL, 12, horizon).err();
    assert_eq!(tested(&season(37), 12, 12), short);
    assert_eq!(tested(&season(38), 12, 12), None);
    assert_eq!(tested(&season(38), 0, 12), Some(Refusal::Periods));
    assert_eq!(tested(&season(38), 12, 0), Some(Refusal::Horizon));
    assert_eq!(tested(&season(38), usize::MAX, 12), short);
    assert_eq!(all(&season(60), usize::MAX, 1)[2], short);
}

#[test]
fn a_series_that_repeats_itself_is_forecast_exactly() {
    let flat = [7.0; 60];
    for method in Method::ALL {
        let ahead = method.forecast(&flat, 12, 24).unwrap();
        assert!(ahead.points.iter().all(|p| (p.mean - 7.0).abs() < 1e-12 && p.deviation < 1e-12), "{method:?}");
    }
    let mut run = Backtest::new(&flat, 12, &Method::ALL, 6, 12).unwrap();
    while run.advance() {}
    let best = run.best().unwrap();
    assert_eq!((best.method, best.mase, best.ratio, best.coverage[1]), (Method::Naive, None, None, 1.0));
    // Alternating: a season of two.
    let turns: Vec<f64> = (0..60).map(|t| if t % 2 == 0 { 3.0 } else { 5.0 }).collect();
    for method in Method::ALL.into_iter().skip(6).chain([Method::SeasonalNaive, Method::Theta]) {
        let ahead = means(&method.forecast(&turns, 2, 4).unwrap());
        assert!(ahead.iter().zip([3.0, 5.0, 3.0, 5.0]).all(|(a, b)| (a - b).abs() < 1e-2), "{method:?} {ahead:?}");
    }
    // A method that is refused has no score, and the others have.
    let mut turns = turns;
    turns[50] = 0.0;
    let mut run = Backtest::new(&turns, 2, &Method::ALL, 6, 4).unwrap();
    while run.advance() {}
    let refused: Vec<_> = run.scores().into_iter().map(Result::err).collect();
    assert_eq!(refused, [&[None; 8][..], &[Some(Refusal::NotPositive); 2]].concat());
    assert!(Backtest::new(&turns, 2, &[], 6, 4).unwrap().best().is_none());
    assert!(!Backtest::new(&turns, 2, &Method::ALL, 0, 4).unwrap().advance());
}

/// Values of all sizes, or of one size with repetitions.
fn values() -> impl Strategy<Value = Vec<f64>> {
    let any = prop_oneof![-1e6..1e6_f64, Just(0.0), Just(1e300), Just(-1e300), Just(1e-300), Just(1.0)];
    let large = prop_oneof![1e153..1e155_f64, Just(1e300)];
    let tame = prop_oneof![4 => 1.0..1e3_f64, 1 => Just(1.0), 1 => Just(500.0), 1 => Just(1e-300)];
    let many = |one: BoxedStrategy<f64>| prop::collection::vec(one, 0..80);
    prop_oneof![many(any.boxed()), many(large.boxed()), many(tame.boxed())]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn no_input_panics_and_no_nan_comes_out(values in values(), periods in 0..14_usize, horizon in 0..40_usize) {
        for method in Method::ALL {
            if let Ok(forecast) = method.forecast(&values, periods, horizon) {
                prop_assert_eq!(forecast.points.len(), horizon);
                for point in &forecast.points {
                    let [(a, b), (c, d)] = Level::ALL.map(|level| point.interval(level));
                    prop_assert!([c, a, point.mean, b, d].windows(2).all(|w| w[0] <= w[1]), "{method:?} {point:?}");
                    prop_assert!(c.is_finite() && d.is_finite());
                }
            }
        }
        if let Ok(mut run) = Backtest::new(&values, periods, &Method::ALL, 4, horizon) {
            while run.advance() {}
            for score in run.scores().into_iter().flatten() {
                prop_assert!(score.mae.is_finite() && (0.0..=200.0 + 1e-9).contains(&score.smape), "{score:?}");
                prop_assert!(score.mase.is_none_or(f64::is_finite) && score.ratio.is_none_or(f64::is_finite));
                prop_assert!(score.coverage[0] <= score.coverage[1] && score.coverage[1] <= 1.0);
            }
        }
    }

    /// A change of unit changes the forecast by that unit; adding a constant adds it where nothing multiplies.
    #[test]
    fn forecasts_follow_the_unit(values in prop::collection::vec(100.0..200.0_f64, 30..60)) {
        let larger: Vec<f64> = values.iter().map(|v| v * 1024.0).collect();
        for method in Method::ALL {
            let (one, two) = (method.forecast(&values, 4, 8), method.forecast(&larger, 4, 8));
            prop_assert_eq!(one.is_ok(), two.is_ok());
            if let (Ok(one), Ok(two)) = (one, two) {
                for (a, b) in one.points.iter().zip(&two.points) {
                    prop_assert!((a.mean * 1024.0 - b.mean).abs() <= 1e-9 * b.mean.abs(), "{method:?} {a:?} {b:?}");
                    prop_assert!((a.deviation * 1024.0 - b.deviation).abs() <= 1e-9 * b.deviation, "{method:?}");
                }
            }
        }
        let moved: Vec<f64> = values.iter().map(|v| v - 1024.0).collect();
        for method in [Method::Naive, Method::Drift, Method::SeasonalNaive] {
            let (one, two) = (method.forecast(&values, 4, 8).unwrap(), method.forecast(&moved, 4, 8).unwrap());
            for (a, b) in one.points.iter().zip(&two.points) {
                prop_assert!((a.mean - 1024.0 - b.mean).abs() < 1e-9 && (a.deviation - b.deviation).abs() < 1e-9);
            }
        }
    }

    /// Where nothing multiplies, what is further away is not more certain.
    #[test]
    fn intervals_do_not_become_narrower(values in prop::collection::vec(-100.0..200.0_f64, 30..60)) {
        for method in Method::ALL.into_iter().take(8) {
            let ahead = method.forecast(&values, 4, 12).unwrap().points;
            let positive = method == Method::Theta && values.iter().all(|v| *v > 0.0);
            prop_assert!(positive || ahead.windows(2).all(|w| w[0].deviation <= w[1].deviation), "{method:?} {ahead:?}");
        }
    }
}
