//! Trends held to the programs that others use: `tests/reference/trend.py` names them and writes `trend.json`.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use barograph::trend::baxter_king::{self, baxter_king};
use barograph::trend::christiano_fitzgerald::christiano_fitzgerald;
use barograph::trend::mann_kendall::{Test, hamed_rao, mann_kendall, seasonal};
use barograph::trend::whittaker::whittaker;
use barograph::trend::{hamilton, henderson, hodrick_prescott, line, loess, moving_average, theil_sen};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn reference() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/trend.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a Vec<Value> {
    value[name].as_array().unwrap()
}

fn numbers(value: &Value) -> Vec<Option<f64>> {
    value.as_array().unwrap().iter().map(Value::as_f64).collect()
}

fn number(value: &Value, name: &str) -> f64 {
    value[name].as_f64().unwrap()
}

fn whole(value: &Value, name: &str) -> usize {
    usize::try_from(value[name].as_u64().unwrap()).unwrap()
}

/// What was compared, and what was not equal.
#[derive(Default)]
struct Held {
    count: usize,
    wrong: Vec<String>,
}

impl Held {
    /// Two series agree if each value does to `tolerance`, relative to the largest.
    fn series(&mut self, name: &str, ours: &[Option<f64>], theirs: &[Option<f64>], tolerance: f64) {
        if ours.len() != theirs.len() {
            self.wrong.push(format!("{name}: {} values instead of {}", ours.len(), theirs.len()));
            return;
        }
        let size = theirs.iter().flatten().fold(0.0_f64, |m, v| m.max(v.abs()));
        for (t, pair) in ours.iter().zip(theirs).enumerate() {
            self.count += 1;
            let agree = match pair {
                (None, None) => true,
                (Some(a), Some(b)) => (a - b).abs() <= tolerance * size,
                _ => false,
            };
            if !agree {
                self.wrong.push(format!("{name} [{t}]: {pair:?}"));
                return;
            }
        }
    }

    fn number(&mut self, name: &str, ours: f64, theirs: f64, tolerance: f64) {
        self.count += 1;
        if (ours - theirs).abs() > tolerance * theirs.abs().max(1e-300) {
            self.wrong.push(format!("{name}: {ours} instead of {theirs}"));
        }
    }

    fn test(&mut self, name: &str, ours: Test, theirs: &Value) {
        for (what, own) in [("s", ours.s), ("variance", ours.variance), ("z", ours.z)] {
            self.number(&format!("{name} {what}"), own, number(theirs, what), 1e-10);
        }
        // Theirs is 2 (1 − Φ), which loses the digits of small ones.
        self.count += 1;
        if (ours.p - number(theirs, "p")).abs() > 1e-10 * number(theirs, "p") + 3e-16 {
            self.wrong.push(format!("{name} p: {} instead of {}", ours.p, theirs["p"]));
        }
    }
}

fn some(values: Vec<f64>) -> Vec<Option<f64>> {
    values.into_iter().map(Some).collect()
}

#[test]
fn trends_agree_with_those_of_others() {
    let mut held = Held::default();
    let mut filters = BTreeSet::new();
    for case in list(&reference(), "cases") {
        let name = case["name"].as_str().unwrap();
        let values: Vec<f64> = numbers(&case["values"]).into_iter().flatten().collect();
        for wanted in list(case, "hp") {
            let lambda = number(wanted, "lambda");
            let ours = hodrick_prescott::two_sided(&values, lambda).unwrap();
            held.series(&format!("{name} hp {lambda}"), &some(ours), &numbers(&wanted["trend"]), 1e-8);
        }
        for wanted in list(case, "one_sided") {
            let lambda = number(wanted, "lambda");
            let ours = hodrick_prescott::one_sided(&values, lambda).unwrap();
            held.series(&format!("{name} one-sided {lambda}"), &some(ours), &numbers(&wanted["trend"]), 1e-8);
        }
        for wanted in list(case, "loess") {
            let (span, robust) = (whole(wanted, "span"), whole(wanted, "robust"));
            let ours = loess::loess(&values, span, robust).unwrap();
            held.series(&format!("{name} loess {span} {robust}"), &some(ours), &numbers(&wanted["trend"]), 1e-7);
        }
        for wanted in list(case, "average") {
            let terms = whole(wanted, "terms");
            let ours = moving_average::moving_average(&values, terms).unwrap();
            held.series(&format!("{name} average {terms}"), &ours, &numbers(&wanted["trend"]), 1e-12);
        }
        for wanted in list(case, "henderson") {
            let (length, periods) = (whole(wanted, "length"), whole(wanted, "periods"));
            let given = wanted["given"].as_bool().unwrap().then_some(length);
            let ours = henderson::smooth_with_ends(&values, given, periods, wanted["ratio"].as_f64()).unwrap();
            assert_eq!(ours.length, length, "{name}, as X-13 chooses for {periods} a year");
            let what = format!("{name} henderson {length} of {periods}, {}", wanted["ratio"]);
            held.series(&what, &some(ours.values), &numbers(&wanted["trend"]), 1e-10);
            filters.insert((periods, length, given.is_some()));
        }
        if let Some(wanted) = case.get("hamilton") {
            let ours = hamilton::hamilton(&values, whole(wanted, "h"), whole(wanted, "p")).unwrap();
            held.series(&format!("{name} hamilton"), &ours, &numbers(&wanted["trend"]), 1e-8);
        }
        let (ours, wanted) = (line::fit(&values).unwrap(), &case["line"]);
        for (what, own) in [
            ("intercept", ours.intercept),
            ("slope", ours.slope),
            ("error", ours.error),
            ("low", ours.interval().0),
            ("high", ours.interval().1),
        ] {
            held.number(&format!("{name} line {what}"), own, number(wanted, what), 1e-9);
        }
    }
    assert!(held.wrong.is_empty(), "{:#?}", held.wrong);
    // X-13 chose each length that it has to choose from.
    let chosen: Vec<(usize, usize)> = filters.iter().filter(|f| !f.2).map(|f| (f.0, f.1)).collect();
    assert_eq!(chosen, [(4, 5), (4, 7), (12, 9), (12, 13), (12, 23)]);
    assert_eq!(filters.len(), 23);
    assert!(held.count > 25_000, "{}", held.count);
}

#[test]
fn cycles_and_weighted_trends_agree_with_those_of_others() {
    let mut held = Held::default();
    for case in list(&reference(), "cases") {
        let name = case["name"].as_str().unwrap();
        let values: Vec<f64> = numbers(&case["values"]).into_iter().flatten().collect();
        let wanted = &case["baxter_king"];
        let (low, high, terms) = (number(wanted, "low"), number(wanted, "high"), whole(wanted, "terms"));
        assert_eq!(baxter_king::usual(whole(case, "periods")), (low, high, terms));
        let ours = baxter_king(&values, low, high, terms).unwrap();
        held.series(&format!("{name} baxter-king"), &ours, &numbers(&wanted["cycle"]), 1e-10);
        for wanted in list(case, "christiano_fitzgerald") {
            let drift = wanted["drift"].as_bool().unwrap();
            let ours = christiano_fitzgerald(&values, low, high, drift).unwrap();
            held.series(&format!("{name} c-f, drift {drift}"), &some(ours), &numbers(&wanted["cycle"]), 1e-10);
        }
        for wanted in case.get("whittaker").and_then(Value::as_array).into_iter().flatten() {
            let (lambda, order) = (number(wanted, "lambda"), whole(wanted, "order"));
            let gap = wanted["gaps"].as_bool().unwrap();
            // What is away may be anything.
            let weights: Vec<f64> = (0..values.len()).map(|t| if gap { weight(t) } else { 1.0 }).collect();
            let read: Vec<f64> =
                values.iter().zip(&weights).map(|(v, w)| if *w > 0.0 { *v } else { f64::NAN }).collect();
            let ours = whittaker(&read, &weights, lambda, order).unwrap();
            let what = format!("{name} whittaker {order}, {lambda}, gaps {gap}");
            // Theirs is drawn on to where nothing is read; ours is not.
            let theirs =
                numbers(&wanted["trend"]).into_iter().zip(&ours).map(|(v, own)| own.and(v)).collect::<Vec<_>>();
            assert_eq!(theirs.iter().position(Option::is_some), weights.iter().position(|w| *w > 0.0));
            held.series(&what, &ours, &theirs, 1e-8);
        }
    }
    assert!(held.wrong.is_empty(), "{:#?}", held.wrong);
    assert!(held.count > 8_300, "{}", held.count);
}

/// As `trend.py` weighs.
fn weight(t: usize) -> f64 {
    if t % 11 == 3 || (20..26).contains(&t) || t < 2 { 0.0 } else { 1.0 + (t % 3) as f64 }
}

#[test]
fn tests_and_slopes_agree_with_those_of_others() {
    let mut held = Held::default();
    for case in list(&reference(), "cases") {
        let name = case["name"].as_str().unwrap();
        let values: Vec<f64> = numbers(&case["values"]).into_iter().flatten().collect();
        held.test(name, mann_kendall(&values).unwrap(), &case["original"]);
        let ours = theil_sen::theil_sen(&values).unwrap();
        held.number(name, ours.slope, number(&case["original"], "slope"), 1e-10);
        held.number(name, ours.intercept, number(&case["original"], "intercept"), 1e-10);
        let (low, high) = ours.interval.unwrap();
        held.number(&format!("{name} low"), low, number(&case["theil_sen"], "low"), 1e-10);
        held.number(&format!("{name} high"), high, number(&case["theil_sen"], "high"), 1e-10);
        held.test(&format!("{name} hamed-rao"), hamed_rao(&values, ours.slope).unwrap(), &case["hamed_rao"]);
        if let Some(wanted) = case.get("seasonal") {
            let periods = whole(case, "periods");
            held.test(&format!("{name} seasonal"), seasonal(&values, periods).unwrap(), wanted);
            let ours = theil_sen::seasonal(&values, periods).unwrap();
            held.number(name, ours.slope * periods as f64, number(wanted, "slope"), 1e-10);
            held.number(name, ours.intercept, number(wanted, "intercept"), 1e-10);
        }
    }
    assert!(held.wrong.is_empty(), "{:#?}", held.wrong);
    assert!(held.count > 100, "{}", held.count);
}

#[test]
fn spots_of_the_nile_and_of_passengers() {
    let reference = reference();
    let of = |name: &str| {
        let case = list(&reference, "cases").iter().find(|c| c["name"] == name).unwrap();
        numbers(&case["values"]).into_iter().flatten().collect::<Vec<f64>>()
    };
    let nile = mann_kendall(&of("nile")).unwrap();
    assert_eq!(nile.s, -1387.0);
    assert!((nile.variance - 112_728.33).abs() < 0.005 && (nile.z + 4.128_067).abs() < 1e-6);
    let slope = theil_sen::theil_sen(&of("nile")).unwrap().slope;
    assert!((slope + 2.6).abs() < 1e-12 && (hamed_rao(&of("nile"), slope).unwrap().z + 2.819_979).abs() < 1e-6);
    let air = seasonal(&of("air"), 12).unwrap();
    assert_eq!((air.s, air.variance), (784.0, 2550.0));
    assert!((air.z - 15.505_711).abs() < 1e-6);
    assert!((theil_sen::seasonal(&of("air"), 12).unwrap().slope * 12.0 - 30.236_111).abs() < 1e-6);
}
