//! Effects of the calendar held to X-13ARIMA-SEATS, R's `genhol` and statsmodels: `tests/reference/calendar_effects.py` names the
//! programs and their versions and writes `calendar_effects.json`.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may panic")]

use barograph::adjust::calendar::holiday::{self, CENTRE, Window, candidates, holiday, shares};
use barograph::adjust::calendar::removal::{choose, remove};
use barograph::adjust::calendar::trading_day::{leap_year, length, trading_day, weekdays};
use barograph::adjust::calendar::working_days::{WorkingDays, counted, working_days};
use barograph::adjust::calendar::{CalendarRefusal, Effect, Group, Regressor, Span, inside_january_and_february, span};
use barograph::adjust::regression::{Dropped, Options, Refusal, fit, whitened};
use barograph::adjust::x11::{self, Mode, decompose};
use barograph::distribution::f_tail;
use barograph::period::lunar::{self, Festival};
use barograph::period::{Frequency, Period, day};
use proptest::prelude::*;
use serde_json::Value;
use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;

#[path = "calendar_effects/regressors.rs"]
mod regressors;

fn reference() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/calendar_effects.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

fn numbers(value: &Value) -> Vec<f64> {
    list(value).iter().map(|v| v.as_f64().unwrap()).collect()
}

fn whole(value: &Value) -> i32 {
    i32::try_from(value.as_i64().unwrap()).unwrap()
}

fn size(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

/// The first month of a case, and its periods a year.
fn start(case: &Value) -> (i32, usize) {
    let periods = size(&case["periods"]);
    (whole(&case["year"]) * 12 + (whole(&case["place"]) - 1) * if periods == 12 { 1 } else { 3 }, periods)
}

fn festival(name: &str) -> Festival {
    match name {
        "dragon_boat" => Festival::DragonBoat,
        "mid_autumn" => Festival::MidAutumn,
        _ => Festival::NewYear,
    }
}

fn window(bounds: &[Value]) -> Window {
    Window::new(whole(&bounds[0]), whole(&bounds[1])).unwrap()
}

fn regressors(case: &Value, count: usize) -> Vec<Regressor> {
    let (start, periods) = start(case);
    let of = |name: &Value| match name.as_str() {
        Some("td") => trading_day(start, count, periods).unwrap(),
        Some("td1") => vec![weekdays(start, count, periods).unwrap()],
        Some(_) => vec![leap_year(start, count, periods).unwrap()],
        None => {
            let name = list(name);
            let of = festival(name[0].as_str().unwrap());
            vec![holiday(of, window(&name[1..]), &CENTRE, start, count, periods).unwrap()]
        }
    };
    list(&case["regressors"]).iter().flat_map(of).collect()
}

fn options(case: &Value) -> Options {
    Options {
        mode: if case["mode"] == "mult" { Mode::Multiplicative } else { Mode::Additive },
        differences: size(&case["differences"][0]),
        seasonal_differences: size(&case["differences"][1]),
        moving: (0.0, 0.0),
    }
}

fn far(ours: f64, theirs: f64, size: f64) -> f64 {
    (ours - theirs).abs() / size
}

/// Compares a regression of all regressors; the worst relative difference, and how many numbers.
fn compared(reference: &Value, case: &Value, theirs: &Value, asked: &Options) -> (f64, usize) {
    let name = case["series"].as_str().unwrap();
    let values = numbers(&reference["series"][name]);
    let regressors = regressors(case, values.len());
    let (_, periods) = start(case);
    let found = remove(&values, &regressors, periods, asked, true).unwrap();
    let (mut worst, mut held) = (0.0_f64, 2);
    let dropped: Vec<usize> = list(&theirs["dropped"]).iter().map(size).collect();
    let ours: Vec<usize> = (0..regressors.len()).filter(|n| found.fit.coefficients[*n].is_err()).collect();
    assert_eq!(ours, dropped, "{name}");
    let coefficients: Vec<_> = found.fit.coefficients.iter().flatten().collect();
    let (params, errors, t) = (numbers(&theirs["params"]), numbers(&theirs["bse"]), numbers(&theirs["tvalues"]));
    assert_eq!(coefficients.len(), params.len());
    for (place, ours) in coefficients.into_iter().enumerate() {
        worst = worst.max(far(ours.value, params[place], params[place].abs()));
        worst = worst.max(far(ours.error, errors[place], errors[place]));
        worst = worst.max(far(ours.t(), t[place], t[place].abs()));
        held += 3;
    }
    worst = worst.max(far(found.fit.variance(), theirs["scale"].as_f64().unwrap(), found.fit.variance()));
    worst = worst.max(far(found.fit.aicc, theirs["aicc"].as_f64().unwrap(), found.fit.aicc.abs()));
    let theirs = list(&theirs["tests"]);
    let tests: Vec<_> = found.tests.iter().filter(|t| t.count > 0).collect();
    assert_eq!(tests.len(), theirs.len(), "{name}");
    for (ours, theirs) in tests.into_iter().zip(theirs) {
        assert_eq!(Some(&ours.group), Group::ALL.get(size(&theirs["group"])));
        assert_eq!((ours.count, ours.freedom), (size(&theirs["df"][0]), size(&theirs["df"][1])));
        let (f, p) = (theirs["f"].as_f64().unwrap(), theirs["p"].as_f64().unwrap());
        worst = worst.max(far(ours.f, f, f)).max(far(ours.probability, p, p));
        worst = worst.max(far(ours.aicc_without, theirs["without"].as_f64().unwrap(), ours.aicc_without.abs()));
        held += 3;
    }
    (worst, held)
}

#[test]
fn regressions_are_those_of_statsmodels() {
    let reference = reference();
    let (mut held, mut worst) = (0, 0.0_f64);
    for case in list(&reference["regressions"]) {
        let found = compared(&reference, case, case, &options(case));
        (worst, held) = (worst.max(found.0), held + found.1);
    }
    println!("worst {worst:e} of {held}");
    assert!(worst < 1e-8, "{worst:e}");
    assert!(held > 1000, "{held}");
}

#[test]
fn moving_averages_are_chosen_and_left_out() {
    let reference = reference();
    let (mut held, mut worst) = (0, 0.0_f64);
    let mut off = Vec::new();
    for white in list(&reference["whitened"]) {
        let case = &reference["regressions"][size(&white["case"])];
        let values = numbers(&reference["series"][case["series"].as_str().unwrap()]);
        let (all, (_, periods)) = (regressors(case, values.len()), start(case));
        let columns: Vec<&[f64]> = all.iter().map(|r| r.values.as_slice()).collect();
        // The least of all tenths, of which only some are tried.
        let asked = whitened(&values, &columns, periods, &options(case)).unwrap();
        let theirs = numbers(&white["moving"]);
        assert_eq!([asked.moving.0, asked.moving.1], theirs[..], "{}", case["series"]);
        let found = compared(&reference, case, white, &asked);
        (worst, held) = (worst.max(found.0), held + found.1);
        // X-13 has the maximum of the exact likelihood; this is near.
        let fit = fit(&values, &columns, periods, &asked).unwrap();
        let (params, errors) = (numbers(&white["x13"]["params"]), numbers(&white["x13"]["bse"]));
        for ((ours, value), error) in fit.coefficients.iter().flatten().zip(params).zip(errors) {
            assert!((0.85..1.15).contains(&(ours.error / error)), "{}", case["series"]);
            off.push((ours.value - value).abs() / error);
        }
    }
    let mean = off.iter().sum::<f64>() / off.len() as f64;
    println!(
        "worst {worst:e} of {held}; from X-13 {mean} standard errors, at most {:?}",
        off.iter().copied().reduce(f64::max)
    );
    assert!(worst < 1e-8, "{worst:e}");
    assert!(held > 1000 && off.len() > 200, "{held} {}", off.len());
    assert!(mean < 0.2 && off.iter().all(|o| *o < 2.0), "{mean}");
}

#[test]
fn f_is_that_of_scipy() {
    let mut worst = 0.0_f64;
    for row in list(&reference()["f"]) {
        let theirs = row[3].as_f64().unwrap();
        let ours = f_tail(row[0].as_f64().unwrap(), size(&row[1]) as f64, size(&row[2]) as f64);
        worst = worst.max(far(ours, theirs, theirs));
    }
    assert!(worst < 1e-10, "{worst:e}");
    assert_eq!((f_tail(f64::NAN, 1.0, 1.0), f_tail(-1.0, 3.0, 3.0), f_tail(1.0, 0.0, 3.0)), (1.0, 1.0, 1.0));
    assert_eq!(f_tail(f64::INFINITY, 2.0, 30.0), 0.0);
}

#[test]
fn known_effects_are_found() {
    let reference = reference();
    for kind in ["white", "airline"] {
        let (mut count, mut within) = (0, 0);
        for case in list(&reference["regressions"]) {
            let name = case["series"].as_str().unwrap();
            if !name.starts_with(kind) {
                continue;
            }
            let values = numbers(&reference["series"][name]);
            let regressors = regressors(case, values.len());
            let found = remove(&values, &regressors, 12, &options(case), false).unwrap();
            assert_eq!(found.regressors, regressors, "{name}: effects this large are not left");
            for (ours, truth) in found.fit.coefficients.iter().zip(numbers(&case["truth"])) {
                let ours = ours.unwrap();
                within += i32::from((ours.value - truth).abs() < 2.0 * ours.error);
                count += 1;
            }
        }
        println!("{kind}: {within} of {count} within two errors");
        assert!(count == 80 && within * 10 >= count * 9, "{kind}: {within} of {count}");
    }
}

#[test]
fn windows_are_chosen_by_the_criterion() {
    let reference = reference();
    let mut held = 0;
    for choice in list(&reference["choices"]) {
        let case = &reference["regressions"][size(&choice["case"])];
        let values = numbers(&reference["series"][case["series"].as_str().unwrap()]);
        let (first, _) = start(case);
        let always = vec![weekdays(first, values.len(), 12).unwrap(), leap_year(first, values.len(), 12).unwrap()];
        let windows = candidates(Festival::NewYear);
        let made: Vec<Vec<Regressor>> = windows
            .iter()
            .map(|c| {
                c.iter().map(|w| holiday(Festival::NewYear, *w, &CENTRE, first, values.len(), 12).unwrap()).collect()
            })
            .collect();
        let found = choose(&values, &always, &made, 12, &options(case)).unwrap();
        assert!(far(found.aicc_without, choice["without"].as_f64().unwrap(), found.aicc_without.abs()) < 1e-10);
        let theirs = list(&choice["windows"]);
        assert_eq!(theirs.len(), windows.len());
        for ((ours, windows), theirs) in found.aicc.iter().zip(&windows).zip(theirs) {
            let bounds: Vec<Window> = list(&theirs["windows"]).iter().map(|w| window(list(w))).collect();
            assert_eq!(windows, &bounds);
            assert!(far(*ours, theirs["aicc"].as_f64().unwrap(), ours.abs()) < 1e-10);
            held += 1;
        }
        let lowest =
            theirs.iter().map(|w| w["aicc"].as_f64().unwrap()).enumerate().min_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
        let best = (lowest.1 < choice["without"].as_f64().unwrap()).then_some(lowest.0);
        assert_eq!(found.best, best);
    }
    assert_eq!(held, 36);
}

#[test]
fn effects_are_those_of_x13_for_the_same_coefficients() {
    let reference = reference();
    let (mut held, mut worst) = (0, 0.0_f64);
    for case in list(&reference["factors"]) {
        let of = &reference["regressions"][size(&case["case"])];
        let values = numbers(&reference["series"][of["series"].as_str().unwrap()]);
        let found = remove(&values, &regressors(of, values.len()), 12, &options(of), true).unwrap();
        let [trading, leap, holiday] = &found.effects;
        for (place, (td, hol)) in numbers(&case["td"]).into_iter().zip(numbers(&case["hol"])).enumerate() {
            worst = worst.max(far(trading[place] * leap[place], td, 1.0)).max(far(holiday[place], hol, 1.0));
            held += 2;
        }
    }
    println!("worst {worst:e}");
    assert!(worst < 1e-9, "{worst:e}");
    assert!(held > 1400, "{held}");
}

#[test]
fn x11_of_what_is_left_agrees_with_x13() {
    let reference = reference();
    let (mut held, mut worst) = (0, 0.0_f64);
    for case in list(&reference["adjusted"]) {
        let of = &reference["regressions"][size(&case["case"])];
        let values = numbers(&reference["series"][of["series"].as_str().unwrap()]);
        let ((first, periods), asked) = (start(of), options(of));
        let left = remove(&values, &regressors(of, values.len()), periods, &asked, true).unwrap().adjusted;
        let how = x11::Options {
            mode: asked.mode,
            seasonal: Some(x11::Seasonal::S3x5),
            henderson: Some(if periods == 12 { 13 } else { 5 }),
            sigma: (1.5, 2.5),
        };
        let place = usize::try_from(first % 12).unwrap() * periods / 12;
        let found = decompose(&left, place, periods, &how).unwrap();
        let ours = &found.table("d11").unwrap().values;
        let theirs = numbers(&case["d11"]);
        assert_eq!(ours.len(), theirs.len());
        for (ours, theirs) in ours.iter().zip(&theirs) {
            worst = worst.max(far(*ours, *theirs, theirs.abs()));
            held += 1;
        }
    }
    println!("worst {worst:e}");
    assert!(worst < 1e-9, "{worst:e}");
    assert!(held > 1700, "{held}");
}

#[test]
fn what_does_nothing_is_left() {
    let reference = reference();
    let values = numbers(&reference["series"]["debitcards"]);
    let start = 2000 * 12;
    let mut all = trading_day(start, values.len(), 12).unwrap();
    all.push(leap_year(start, values.len(), 12).unwrap());
    all.push(holiday(Festival::MidAutumn, Window::new(0, 2).unwrap(), &CENTRE, start, values.len(), 12).unwrap());
    let found = remove(&values, &all, 12, &Options::airline(Mode::Multiplicative), false).unwrap();
    let kept: Vec<(Group, bool)> = found.tests.iter().map(|t| (t.group, t.kept)).collect();
    // Card payments in Iceland know the days of the week, not Mid-Autumn.
    assert_eq!(kept, [(Group::Holiday, false), (Group::LeapYear, false), (Group::TradingDay, true)]);
    assert_eq!(found.regressors, all[..6]);
    let [trading, leap, festival] = &found.effects;
    assert!(leap.iter().chain(festival).all(|e| *e == 1.0) && trading.iter().any(|e| *e > 1.01));
    for ((value, effect), left) in values.iter().zip(trading).zip(&found.adjusted) {
        assert_eq!(*left, value / effect);
    }
    // Without regressors nothing is done.
    let none = remove(&values, &[], 12, &Options::airline(Mode::Additive), false).unwrap();
    assert_eq!((none.adjusted, none.tests.len()), (values, 0));
}

#[test]
fn what_others_explain_is_dropped() {
    let wave: Vec<f64> = (0..96).map(|t| f64::from(t * t % 37 + t * 7 % 11)).collect();
    let options = Options::airline(Mode::Additive);
    let (days, leap, long) =
        (trading_day(24_000, 96, 12).unwrap(), leap_year(24_000, 96, 12).unwrap(), length(24_000, 96, 12).unwrap());
    let constant = vec![3.5; 96];
    let trend: Vec<f64> = (0..96).map(|t| 0.1 * f64::from(t)).collect();
    let columns = [&leap.values, &long.values, &constant, &days[0].values, &trend].map(Vec::as_slice);
    let found = fit(&wave, &columns, 12, &options).unwrap();
    let dropped: Vec<Option<Dropped>> = found.coefficients.iter().map(|c| c.err()).collect();
    // The length of months repeats but for the leap day.
    let gone = |d| Some(d);
    assert_eq!(dropped, [None, gone(Dropped::Collinear), gone(Dropped::Constant), None, gone(Dropped::Constant)]);
    let without = fit(&wave, &[&leap.values, &days[0].values], 12, &options).unwrap();
    assert_eq!((found.aicc, found.rank(), found.freedom()), (without.aicc, 2, 81));
}

#[test]
fn what_cannot_be_estimated_is_refused() {
    let values: Vec<f64> = (0..60).map(|t| 10.0 + f64::from(t * t % 7)).collect();
    let x: Vec<f64> = (0..60).map(|t| f64::from(t * t % 5)).collect();
    let airline = Options::airline(Mode::Multiplicative);
    let refused = |values: &[f64], x: &[f64], options: &Options| fit(values, &[x], 12, options).err();
    assert_eq!(refused(&values, &x, &airline), None);
    assert_eq!(refused(&values, &x[1..], &airline), Some(Refusal::Length));
    assert_eq!(refused(&values[..16], &x[..16], &airline), Some(Refusal::Short));
    assert_eq!(refused(&values[..17], &x[..17], &airline), None);
    assert_eq!(refused(&[], &[], &airline), Some(Refusal::Short));
    assert_eq!(refused(&[7.0; 60], &x, &airline), Some(Refusal::Exact));
    assert_eq!(refused(&[0.0; 60], &x, &airline), Some(Refusal::NotPositive));
    assert_eq!(refused(&[f64::NAN; 60], &x, &airline), Some(Refusal::NotFinite));
    assert_eq!(refused(&values, &[f64::INFINITY; 60], &airline), Some(Refusal::NotFinite));
    assert_eq!(refused(&values, &x, &Options { differences: 3, ..airline }), Some(Refusal::Orders));
    assert_eq!(refused(&values, &x, &Options { seasonal_differences: 2, ..airline }), Some(Refusal::Orders));
    assert_eq!(refused(&values, &x, &Options { moving: (1.0, 0.0), ..airline }), Some(Refusal::Orders));
    assert_eq!(refused(&values, &x, &Options { moving: (0.0, f64::NAN), ..airline }), Some(Refusal::Orders));
    assert_eq!(whitened(&values, &[&x], 0, &airline).err(), Some(Refusal::Orders));
    assert_eq!(fit(&values, &[&x], 0, &airline).err(), Some(Refusal::Orders));
    let large: Vec<f64> = values.iter().map(|v| v * 1e299).collect();
    assert_eq!(refused(&large, &x, &Options::airline(Mode::Additive)), Some(Refusal::NotFinite));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn effects_and_rest_make_the_series_and_no_input_panics(
        values in prop::collection::vec(prop_oneof![1.0..1e6_f64, Just(1e300), Just(1e-300), Just(1.0), Just(0.0)], 0..150),
        start in 1899 * 12..2102 * 12_i32,
        quarters in any::<bool>(),
        add in any::<bool>(),
        fixed in any::<bool>(),
        orders in (0..3_usize, 0..2_usize),
        moving in (-0.99..0.99_f64, prop_oneof![Just(0.0), -0.99..0.99_f64]),
    ) {
        let periods = if quarters { 4 } else { 12 };
        let start = if quarters { start / 3 * 3 } else { start };
        let mode = if add { Mode::Additive } else { Mode::Multiplicative };
        let mut all = trading_day(start, values.len(), periods).unwrap();
        all.push(leap_year(start, values.len(), periods).unwrap());
        for window in candidates(Festival::NewYear).pop().unwrap() {
            all.extend(holiday(Festival::NewYear, window, &CENTRE, start, values.len(), periods).ok());
        }
        let asked = Options { mode, differences: orders.0, seasonal_differences: orders.1, moving };
        if let Ok(found) = remove(&values, &all, periods, &asked, fixed) {
            prop_assert!(found.fit.aicc.is_finite() && found.fit.variance().is_finite());
            prop_assert!(found.tests.iter().all(|t| (0.0..=1.0).contains(&t.probability) && t.f.is_finite() && t.aicc_without.is_finite()));
            let [a, b, c] = &found.effects;
            for (place, (value, left)) in values.iter().zip(&found.adjusted).enumerate() {
                let (a, b, c) = (a[place], b[place], c[place]);
                prop_assert!([a, b, c, *left].iter().all(|v| v.is_finite()));
                // Factors beyond the range of a double's digits have lost them.
                let lost = |f: f64| !(f.is_normal() || f == 0.0);
                if !add && [a, b, c, *left, a * b, a * b * c].into_iter().any(lost) { continue }
                let again = if add { left + a + b + c } else { left * (a * b * c) };
                let size = if add { value.abs().max(a.abs()).max(b.abs()).max(c.abs()) } else { value.abs() };
                prop_assert!((again - value).abs() <= 1e-12 * size.max(1e-300));
            }
        }
    }
}
