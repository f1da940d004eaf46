//! Seasonal adjustment held to X-13ARIMA-SEATS and JDemetra+: `tests/reference/x13.py` and `jdemetra.py` name the programs and
//! their versions and write `x13.json`, `x13_modes.json` and `jdemetra.json`.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use barograph::adjust::x11::{Mode, Options, Refusal, Seasonal, decompose, decompose_with_prior};
use proptest::prelude::*;
use serde_json::Value;
use std::fs;
use std::path::Path;

fn options(mode: &str, seasonal: &str, henderson: usize) -> Options {
    Options {
        mode: match mode {
            "mult" => Mode::Multiplicative,
            "logadd" => Mode::LogAdditive,
            "pseudoadd" => Mode::PseudoAdditive,
            _ => Mode::Additive,
        },
        seasonal: match seasonal {
            "s3x3" => Some(Seasonal::S3x3),
            "s3x5" => Some(Seasonal::S3x5),
            "s3x9" => Some(Seasonal::S3x9),
            "s3x1" => Some(Seasonal::S3x1),
            "s3x15" => Some(Seasonal::S3x15),
            "stable" => Some(Seasonal::Stable),
            "x11default" => Some(Seasonal::X11Default),
            _ => None,
        },
        henderson: Some(henderson).filter(|h| *h > 0),
        sigma: (1.5, 2.5),
    }
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect()
}

/// What a file keeps of a table.
type Kept = fn(&str, &[f64]) -> Vec<f64>;

/// The final tables, and every seventh value of the others.
fn seventh(table: &str, values: &[f64]) -> Vec<f64> {
    let step = if matches!(table, "d8" | "d10" | "d11" | "d12" | "d13") { 1 } else { 7 };
    values.iter().copied().step_by(step).collect()
}

/// Four values at either end, and every eleventh.
fn ends(_: &str, values: &[f64]) -> Vec<f64> {
    let last = values.len().saturating_sub(4);
    values.iter().enumerate().filter(|(t, _)| *t < 4 || *t >= last || t % 11 == 0).map(|(_, v)| *v).collect()
}

/// How large the numbers are of which a table's are differences, so that they are as precise as those.
fn size(mode: &str, table: &str, values: &[f64]) -> f64 {
    let largest = |of: &dyn Fn(f64) -> f64| values.iter().fold(0.0_f64, |m, v| m.max(of(*v).abs()));
    let level = ["2", "6", "7", "11", "12"].iter().any(|n| table.get(1..) == Some(*n)) || matches!(table, "c1" | "d1");
    match mode {
        // A weight is a difference of nearly equal numbers where a value is just beyond a limit.
        _ if table.ends_with("17") => 1.0,
        "mult" => 0.0,
        "add" => largest(&|v| v),
        "logadd" if matches!(table, "d10" | "d11" | "d12" | "d13" | "d16") => 0.0,
        "logadd" => largest(&f64::ln),
        _ if level => largest(&|v| v),
        _ => 1.0,
    }
}

/// Compares every case of a file, and tells how many numbers it held.
fn held(file: &str, keep: Kept) -> usize {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference").join(file);
    let reference: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let (mut wrong, mut held) = (Vec::new(), 0);
    for case in reference.get("cases").and_then(Value::as_array).unwrap() {
        let whole = |name: &str| usize::try_from(case[name].as_u64().unwrap()).unwrap();
        let (mode, seasonal) = (case["mode"].as_str().unwrap(), case["seasonal"].as_str().unwrap());
        let name =
            format!("{} {} {mode} {seasonal} {}", case["seed"], case["series"].as_str().unwrap(), whole("henderson"));
        let values = numbers(&case["values"]);
        let chosen = &case["chosen"];
        let mut asked = options(mode, seasonal, whole("henderson"));
        if let [low, high] = case["sigma"].as_array().map_or(&[][..], |s| s) {
            asked.sigma = (low.as_f64().unwrap(), high.as_f64().unwrap());
        }
        let (first, periods) = (whole("first"), whole("periods"));
        let ours = if case["prior"].is_array() {
            decompose_with_prior(&values, &numbers(&case["prior"]), first, periods, &asked).unwrap()
        } else {
            decompose(&values, first, periods, &asked).unwrap()
        };
        if let Some(filter) = chosen["seasonal"].as_str() {
            let ours_is = ours.seasonal.map(|s| format!("{s:?}").to_lowercase());
            let found = (ours_is.as_deref(), ours.henderson as u64);
            if found != (Some(filter), chosen["henderson"].as_u64().unwrap()) {
                wrong.push(format!("{name} chose {found:?} instead of {chosen}"));
            }
        }
        for (table, theirs) in case["tables"].as_object().unwrap() {
            let theirs = theirs.as_array().unwrap();
            let size = size(mode, table, &values);
            let kept = keep(table, &ours.table(table).unwrap().values);
            if kept.len() != theirs.len() {
                wrong.push(format!("{name} {table}: {} values instead of {}", kept.len(), theirs.len()));
                continue;
            }
            // D9 has only the values that replace others.
            let pairs: Vec<(f64, f64)> =
                kept.iter().zip(theirs).filter_map(|(a, b)| b.as_f64().map(|b| (*a, b))).collect();
            let far = |(a, b): &(f64, f64)| ((a - b).abs() - 1e-9 * b.abs().max(size)).max(0.0);
            held += pairs.len();
            let worst = pairs.iter().map(far).fold(0.0, f64::max);
            if worst > 0.0 {
                wrong.push(format!("{name} {table}: {worst}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    held
}

/// Everything.
fn all(_: &str, values: &[f64]) -> Vec<f64> {
    values.to_vec()
}

#[test]
fn the_final_tables_agree_with_jdemetra() {
    let count = held("jdemetra.json", all);
    assert!(count > 8_000, "{count}");
}

#[test]
fn every_table_of_x11_agrees_with_x13() {
    let count = held("x13.json", seventh);
    assert!(count > 25_000, "{count}");
}

#[test]
fn every_mode_filter_and_short_series_agrees_with_x13() {
    let count = held("x13_modes.json", ends);
    assert!(count > 40_000, "{count}");
}

#[test]
fn spots_of_air_passengers() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/r/AirPassengers.csv");
    let text = fs::read_to_string(path).unwrap();
    let values: Vec<f64> = text.lines().skip(1).map(|l| l.split(',').nth(5).unwrap().parse().unwrap()).collect();
    let found = decompose(&values, 0, 12, &options("mult", "s3x5", 13)).unwrap();
    let at = |table: &str, place: usize| found.table(table).unwrap().values.get(place).copied().unwrap();
    for (table, place, published) in
        [("d11", 0, 124.014_545_643_051), ("d11", 143, 484.535_592_752_309), ("d12", 143, 485.159_718_669_809)]
    {
        assert!((at(table, place) / published - 1.0).abs() < 1e-12, "{table} {place}");
    }
}

#[test]
fn what_cannot_be_adjusted_is_refused() {
    let season = |n: usize| (0..n).map(|t| 10.0 + (t % 12) as f64).collect::<Vec<_>>();
    let asked = options("mult", "s3x5", 13);
    let refused = |values: &[f64], periods, asked: &Options| decompose(values, 0, periods, asked).err();
    assert_eq!(refused(&season(35), 12, &asked), Some(Refusal::Short));
    assert_eq!(refused(&season(36), 12, &asked), None);
    assert_eq!(refused(&season(36), 12, &Options { henderson: Some(37), ..asked }), Some(Refusal::Short));
    assert_eq!(refused(&season(120), 12, &Options { henderson: Some(103), ..asked }), Some(Refusal::Henderson));
    assert_eq!(refused(&[], 12, &asked), Some(Refusal::Short));
    assert_eq!(refused(&season(120), 7, &asked), Some(Refusal::Periods));
    assert_eq!(refused(&season(120), 12, &Options { henderson: Some(12), ..asked }), Some(Refusal::Henderson));
    assert_eq!(refused(&vec![0.0; 120], 12, &asked), Some(Refusal::NotPositive));
    assert_eq!(refused(&vec![f64::NAN; 120], 12, &asked), Some(Refusal::NotFinite));
    assert_eq!(refused(&season(120), 12, &Options { sigma: (2.5, 1.5), ..asked }), Some(Refusal::Sigma));
    let prior = |prior: &[f64], asked: &Options| decompose_with_prior(&season(120), prior, 0, 12, asked).err();
    assert_eq!(prior(&[1.0; 119], &asked), Some(Refusal::Prior));
    assert_eq!(prior(&[0.0; 120], &asked), Some(Refusal::Prior));
    assert_eq!(prior(&[f64::NAN; 120], &options("add", "s3x5", 13)), Some(Refusal::Prior));
    assert_eq!(prior(&[1.1; 120], &options("pseudoadd", "s3x5", 13)), Some(Refusal::Prior));
    assert_eq!(prior(&[1.1; 120], &asked), None);
    // Zeros are values where the season is a share of the trend, but a year of them has no share.
    let mut values = season(120);
    values.iter_mut().skip(18).step_by(36).take(3).for_each(|v| *v = 0.0);
    assert_eq!(refused(&values, 12, &options("pseudoadd", "s3x5", 13)), None);
    assert_eq!(refused(&values, 12, &options("logadd", "s3x5", 13)), Some(Refusal::NotPositive));
    values.iter_mut().skip(50).take(20).for_each(|v| *v = 0.0);
    assert_eq!(refused(&values, 12, &options("pseudoadd", "s3x5", 13)), Some(Refusal::NotFinite));
    // A constant is its own trend.
    let flat = decompose(&[7.0; 120], 0, 12, &options("add", "s3x5", 13)).unwrap();
    assert!(flat.table("d12").unwrap().values.iter().all(|v| (v - 7.0).abs() < 1e-12));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    #[test]
    fn components_make_the_series_and_no_input_panics(
        values in prop::collection::vec(prop_oneof![1.0..1e6_f64, Just(1e300), Just(1e-300), Just(1.0), Just(0.0)], 0..200),
        first in 0..30_usize,
        months in any::<bool>(),
        mode in prop::sample::select(vec!["mult", "add", "logadd", "pseudoadd"]),
        seasonal in prop::sample::select(vec!["", "s3x1", "s3x3", "s3x5", "s3x9", "s3x15", "stable", "x11default"]),
        half in 0..52_usize,
        low in 0.0..3.0_f64,
        positive in any::<bool>(),
    ) {
        let values: Vec<f64> = values.into_iter().map(|v| if positive { v.clamp(1.0, 1e6) } else { v }).collect();
        let asked = Options { sigma: (low, low + 1.0), ..options(mode, seasonal, if half == 0 { 0 } else { 2 * half + 1 }) };
        let periods = if months { 12 } else { 4 };
        if let Ok(found) = decompose(&values, first, periods, &asked) {
            for (name, table) in found.tables() {
                prop_assert!(table.values.len() + 2 * table.skip == values.len());
                prop_assert!(table.values.iter().all(|v| v.is_finite()), "{name}");
            }
            let of = |name: &str| found.table(name).unwrap().values.clone();
            for (((v, s), a), t) in values.iter().zip(of("d10")).zip(of("d11")).zip(of("d12")) {
                let again = match mode {
                    "add" => s + a,
                    "pseudoadd" => a + t * (s - 1.0),
                    _ => s * a,
                };
                prop_assert!((again - v).abs() <= 1e-9 * v.abs().max(s.abs()).max(a.abs()).max(t.abs() * s.abs()));
            }
        }
    }
}
