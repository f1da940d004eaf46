//! Seasonal adjustment held to X-13ARIMA-SEATS: `tests/reference/x13.py` names the program and its versions and
//! writes `x13.json`.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use barograph::adjust::x11::{Mode, Options, Refusal, Seasonal, decompose};
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

#[test]
fn every_table_of_x11_agrees_with_x13() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/x13.json");
    let reference: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let (mut wrong, mut held) = (Vec::new(), 0);
    for case in reference["cases"].as_array().unwrap() {
        let whole = |name: &str| usize::try_from(case[name].as_u64().unwrap()).unwrap();
        let (mode, seasonal) = (case["mode"].as_str().unwrap(), case["seasonal"].as_str().unwrap());
        let name = format!("{} {mode} {seasonal} {}", case["series"].as_str().unwrap(), whole("henderson"));
        let values = numbers(&case["values"]);
        let chosen = &case["chosen"];
        let asked = options(mode, seasonal, whole("henderson"));
        let ours = decompose(&values, whole("first"), whole("periods"), &asked).unwrap();
        if let Some(filter) = chosen["seasonal"].as_str() {
            let ours_is = ours.seasonal.map(|s| format!("{s:?}").to_lowercase());
            let found = (ours_is.as_deref(), ours.henderson as u64);
            if found != (Some(filter), chosen["henderson"].as_u64().unwrap()) {
                wrong.push(format!("{name} chose {found:?} instead of {chosen}"));
            }
        }
        // The components of a sum are as precise as the sum.
        let size = if mode == "mult" { 0.0 } else { values.iter().fold(0.0_f64, |m, v| m.max(v.abs())) };
        for (table, theirs) in case["tables"].as_object().unwrap() {
            let theirs = numbers(theirs);
            let found = &ours.table(table).unwrap().values;
            let kept: Vec<f64> =
                if theirs.len() == found.len() { found.clone() } else { found.iter().copied().step_by(7).collect() };
            if kept.len() != theirs.len() {
                wrong.push(format!("{name} {table}: {} values instead of {}", found.len(), theirs.len()));
                continue;
            }
            let far = |(a, b): (&f64, &f64)| {
                // A weight is a difference of nearly equal numbers where a value is just beyond a limit.
                let slack = if table.ends_with("17") { 1e-9 } else { 1e-9 * b.abs().max(size) };
                ((a - b).abs() - slack).max(0.0)
            };
            held += kept.len();
            let worst = kept.iter().zip(&theirs).map(far).fold(0.0, f64::max);
            if worst > 0.0 {
                wrong.push(format!("{name} {table}: {worst}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(held > 25_000, "{held}");
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
    assert_eq!(refused(&season(83), 12, &asked), Some(Refusal::Short));
    assert_eq!(refused(&season(84), 12, &asked), None);
    assert_eq!(refused(&[], 12, &asked), Some(Refusal::Short));
    assert_eq!(refused(&season(120), 7, &asked), Some(Refusal::Periods));
    assert_eq!(refused(&season(120), 4, &asked), Some(Refusal::Henderson));
    assert_eq!(refused(&vec![0.0; 120], 12, &asked), Some(Refusal::NotPositive));
    assert_eq!(refused(&vec![f64::NAN; 120], 12, &asked), Some(Refusal::NotFinite));
    assert_eq!(refused(&season(120), 12, &Options { sigma: (2.5, 1.5), ..asked }), Some(Refusal::Sigma));
    // A constant is its own trend.
    let flat = decompose(&[7.0; 120], 0, 12, &options("add", "s3x5", 13)).unwrap();
    assert!(flat.table("d12").unwrap().values.iter().all(|v| (v - 7.0).abs() < 1e-12));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    #[test]
    fn components_make_the_series_and_no_input_panics(
        values in prop::collection::vec(prop_oneof![1.0..1e6_f64, Just(1e300), Just(1e-300), Just(1.0)], 60..200),
        first in 0..12_usize,
        add in any::<bool>(),
    ) {
        let mode = if add { "add" } else { "mult" };
        if let Ok(found) = decompose(&values, first, 12, &options(mode, "s3x3", 13)) {
            let (factors, adjusted) = (found.table("d10").unwrap(), found.table("d11").unwrap());
            for ((v, s), a) in values.iter().zip(&factors.values).zip(&adjusted.values) {
                let again = if add { s + a } else { s * a };
                prop_assert!((again - v).abs() <= 1e-9 * v.abs().max(s.abs()).max(a.abs()));
            }
        }
    }
}
