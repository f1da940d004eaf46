//! What is found, held to the programs that others use: `tests/reference/detect.py` names them and writes `detect.json`.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use barograph::data::Sign;
use barograph::detect::Refusal;
use barograph::detect::change_points::{change_points, usual_penalty};
use barograph::detect::outliers::outliers;
use barograph::detect::turning_points::turning_points;
use proptest::prelude::*;
use serde_json::Value;
use std::fs;
use std::path::Path;

fn reference() -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/detect.json");
    let all: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    all.get("cases").unwrap().as_array().unwrap().clone()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect()
}

fn places(value: &Value) -> Vec<usize> {
    value.as_array().unwrap().iter().map(|v| usize::try_from(v.as_u64().unwrap()).unwrap()).collect()
}

#[test]
fn change_points_and_outliers_are_those_of_others() {
    let (mut wrong, mut held, mut found) = (Vec::new(), 0, 0);
    for case in reference() {
        let values = numbers(&case["values"]);
        for wanted in case["changes"].as_array().unwrap() {
            let ours = change_points(&values, wanted["penalty"].as_f64()).unwrap();
            held += 1;
            found += ours.len();
            if ours != places(&wanted["at"]) {
                wrong.push(format!("{} penalty {}: {ours:?} {}", case["name"], wanted["penalty"], wanted["at"]));
            }
        }
        for wanted in case["outliers"].as_array().unwrap() {
            let half = usize::try_from(wanted["half"].as_u64().unwrap()).unwrap();
            let ours = outliers(&values, half, wanted["limit"].as_f64().unwrap()).unwrap();
            held += 1;
            found += ours.len();
            if ours != places(&wanted["at"]) {
                wrong.push(format!("{} window {half}: {ours:?} {}", case["name"], wanted["at"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(held >= 70 && found > 200, "{held} {found}");
}

#[test]
fn turning_points_are_those_of_others() {
    let (mut wrong, mut held) = (Vec::new(), 0);
    for case in reference() {
        if case["turns"].is_null() {
            continue;
        }
        let periods = usize::try_from(case["periods"].as_u64().unwrap()).unwrap();
        let ours = turning_points(&numbers(&case["values"]), periods).unwrap();
        for (name, sign) in [("peaks", Sign::Peak), ("troughs", Sign::Trough)] {
            let own: Vec<usize> = ours.iter().filter(|t| t.sign == sign).map(|t| t.at).collect();
            held += own.len();
            if own != places(&case["turns"][name]) {
                wrong.push(format!("{} {name}: {own:?} {}", case["name"], case["turns"][name]));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(held > 100, "{held}");
}

/// Where the loops of BCDating stop before the last pair, it may leave a cycle that is too short, or what comes of it.
#[test]
fn turning_points_differ_from_bcdating_as_it_is_where_it_stops_early() {
    let (mut differ, mut held) = (Vec::new(), 0);
    for case in reference().iter().filter(|c| !c["asis"].is_null()) {
        let periods = usize::try_from(case["periods"].as_u64().unwrap()).unwrap();
        let ours = turning_points(&numbers(&case["values"]), periods).unwrap();
        let own = |sign: Sign| ours.iter().filter(|t| t.sign == sign).map(|t| t.at).collect::<Vec<_>>();
        held += 1;
        let same =
            own(Sign::Peak) == places(&case["asis"]["peaks"]) && own(Sign::Trough) == places(&case["asis"]["troughs"]);
        if !same {
            differ.push(case["name"].as_str().unwrap().to_owned());
        }
    }
    assert_eq!((held, differ), (10, vec!["unemployment".to_owned(), "steps".to_owned()]));
}

#[test]
fn spots() {
    let cases = reference();
    let of = |name: &str| numbers(&cases.iter().find(|c| c["name"] == name).unwrap()["values"]);
    // Real GDP of the United States from the first quarter of 1959.
    let turns = turning_points(&of("gdp"), 4).unwrap();
    let dates = |sign: Sign| {
        let of = |at: usize| format!("{}Q{}", 1959 + at / 4, at % 4 + 1);
        turns.iter().filter(|t| t.sign == sign).map(|t| of(t.at)).collect::<Vec<_>>()
    };
    assert_eq!(dates(Sign::Peak), ["1960Q1", "1969Q3", "1973Q4", "1980Q1", "1981Q3", "1990Q2", "2008Q2"]);
    assert_eq!(dates(Sign::Trough), ["1960Q4", "1970Q1", "1975Q1", "1980Q3", "1982Q1", "1991Q1"]);
    let nile = of("nile");
    let variance = nile.iter().map(|v| (v - 919.35).powi(2)).sum::<f64>() / 100.0;
    assert_eq!(change_points(&nile, Some(2.0 * 100.0_f64.ln() * variance)), Ok(vec![28]));
    assert_eq!(change_points(&nile, None), Ok(vec![28]));
    // Dropped as soon as it is beaten, the beginning would be missed at the end (ruptures has a change at 2 here).
    assert_eq!(change_points(&[0.0, 1.0, 0.0, 0.0, 1.0], Some(0.1)), Ok(Vec::new()));
}

#[test]
fn what_cannot_be_searched_is_refused() {
    assert_eq!(turning_points(&[1.0; 9], 4).err(), Some(Refusal::Short));
    assert_eq!(turning_points(&[1.0; 40], 4), Ok(Vec::new()));
    assert_eq!(turning_points(&[f64::NAN; 40], 4).err(), Some(Refusal::NotFinite));
    assert_eq!(change_points(&[1.0; 3], None).err(), Some(Refusal::Short));
    assert_eq!(change_points(&[1.0; 50], None), Ok(Vec::new()));
    assert_eq!(change_points(&[1.0; 50], Some(-1.0)).err(), Some(Refusal::Option));
    assert_eq!(change_points(&vec![1.0; 5001], None).err(), Some(Refusal::Long));
    assert_eq!(outliers(&[1.0; 6], 3, 3.0).err(), Some(Refusal::Short));
    assert_eq!(outliers(&[1.0; 9], 0, 3.0).err(), Some(Refusal::Option));
    assert_eq!(outliers(&[1.0, 1.0, 1.0, 5.0, 1.0, 1.0, 1.0], 3, 3.0), Ok(vec![3]));
    assert_eq!(usual_penalty(&[]), 0.0);
    // Twice of these is none.
    assert_eq!(outliers(&[1.0; 9], usize::MAX / 2 + 1, 3.0).err(), Some(Refusal::Short));
    assert_eq!(outliers(&[], usize::MAX, 3.0).err(), Some(Refusal::Short));
    assert_eq!(outliers(&[1.0; 7], 3, 3.0), Ok(Vec::new()));
}

/// The squared deviations from the mean, of whole numbers exact but for one division.
fn deviations(run: &[f64]) -> f64 {
    let sum: f64 = run.iter().sum();
    run.iter().map(|v| v * v).sum::<f64>() - sum * sum / run.len() as f64
}

/// The least that any runs of two values at least cost, by trying the beginnings of the last one.
fn least(values: &[f64], penalty: f64) -> f64 {
    let mut best = vec![0.0, f64::INFINITY];
    for to in 2..=values.len() {
        let all = best.iter().take(to - 1).enumerate();
        let all = all.map(|(from, least)| least + deviations(values.get(from..to).unwrap()) + penalty);
        best.push(all.fold(f64::INFINITY, f64::min));
    }
    best.last().copied().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn no_other_runs_cost_less(
        values in prop::collection::vec((-20..20_i32).prop_map(f64::from), 4..50),
        penalty in prop_oneof![Just(0.0), 0.01..1.0_f64, 1.0..300.0_f64],
    ) {
        let changes = change_points(&values, Some(penalty)).unwrap();
        let bounds: Vec<usize> = [0].into_iter().chain(changes).chain([values.len()]).collect();
        let cost: f64 = bounds.windows(2).map(|b| deviations(&values[b[0]..b[1]]) + penalty).sum();
        prop_assert!((cost - least(&values, penalty)).abs() < 1e-8, "{cost} {bounds:?}");
    }

    #[test]
    fn phases_and_cycles_are_long_enough(
        steps in prop::collection::vec(-30..32_i32, 0..200),
        periods in prop_oneof![Just(1_usize), Just(4), Just(12)],
    ) {
        let mut level = 0;
        let values: Vec<f64> = steps.iter().map(|s| { level += s; f64::from(level) }).collect();
        let (phase, cycle) = match periods { 1 => (1, 2), 4 => (2, 5), _ => (5, 15) };
        if let Ok(turns) = turning_points(&values, periods) {
            prop_assert!(turns.windows(2).all(|t| t[1].at - t[0].at >= phase));
            prop_assert!(turns.windows(3).all(|t| t[2].at - t[0].at >= cycle));
        }
    }

    #[test]
    fn turns_alternate_and_nothing_panics(
        values in prop::collection::vec(prop_oneof![-100.0..100.0_f64, Just(0.0), Just(1e300)], 0..150),
        periods in 0..13_usize,
        half in 0..20_usize,
    ) {
        if let Ok(turns) = turning_points(&values, periods) {
            prop_assert!(turns.windows(2).all(|p| p[0].at < p[1].at && p[0].sign != p[1].sign));
            prop_assert!(turns.iter().all(|t| t.at < values.len()));
        }
        if let Ok(changes) = change_points(&values, None) {
            prop_assert!(changes.windows(2).all(|p| p[0] + 2 <= p[1]) && changes.iter().all(|c| *c >= 2 && c + 2 <= values.len()));
        }
        if let Ok(found) = outliers(&values, half, 3.0) {
            prop_assert!(found.iter().all(|at| *at >= half && at + half < values.len()));
        }
    }
}
