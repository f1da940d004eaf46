//! STL, MSTL and the classical decomposition held to netlib, statsmodels and R: `tests/reference/stl.py` names them and
//! writes `stl.json`.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use barograph::adjust::classical;
use barograph::adjust::stl::{Options, Refusal, decompose, decompose_several};
use barograph::adjust::x11::Mode;
use proptest::prelude::*;
use serde_json::Value;
use std::fs;
use std::path::Path;

fn reference() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/stl.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect()
}

fn whole(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

#[test]
fn stl_is_netlibs_to_the_last_bit() {
    let reference = &reference()["netlib"];
    let values = numbers(&reference["values"]);
    let mut held = 0;
    for case in reference["cases"].as_array().unwrap() {
        let all = |name: &str| case[name].as_array().unwrap().iter().map(whole).collect::<Vec<_>>();
        let (jumps, rounds) = (all("jumps"), all("rounds"));
        let options = Options {
            seasonal: Some(35),
            trend: Some(19),
            low_pass: Some(13),
            jumps: [jumps[0], jumps[1], jumps[2]],
            inner: Some(rounds[0]),
            outer: Some(rounds[1]),
            ..Options::new(Mode::Additive)
        };
        let found = decompose(&values[..whole(&case["count"])], 12, &options).unwrap();
        for (name, ours) in [("seasonal", &found.seasonal), ("trend", &found.trend), ("weights", &found.weights)] {
            let theirs = numbers(&case[name]);
            assert_eq!(ours.len(), theirs.len());
            let differ = ours.iter().zip(&theirs).filter(|(a, b)| a.to_bits() != b.to_bits()).count();
            let most = ours.iter().zip(&theirs).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            assert_eq!((differ, most), (0, 0.0), "{} {name}", case["scenario"]);
            held += ours.len();
        }
    }
    assert_eq!(held, 3 * (6 * 348 + 347));
}

/// The largest difference, relative to the largest value.
fn far(ours: &[f64], theirs: &[f64]) -> f64 {
    assert_eq!(ours.len(), theirs.len());
    let size = theirs.iter().fold(1e-300_f64, |m, v| m.max(v.abs()));
    ours.iter().zip(theirs).map(|(a, b)| (a - b).abs() / size).fold(0.0, f64::max)
}

#[test]
fn stl_and_classical_agree_with_statsmodels_and_r() {
    let mut held = 0;
    for case in reference()["cases"].as_array().unwrap() {
        let (values, periods, name) = (numbers(&case["values"]), whole(&case["periods"]), &case["name"]);
        for wanted in case["stl"].as_array().unwrap() {
            let options = Options {
                seasonal: Some(whole(&wanted["seasonal"])),
                robust: wanted["robust"].as_bool().unwrap(),
                ..Options::new(Mode::Additive)
            };
            let found = decompose(&values, periods, &options).unwrap();
            for (part, ours) in [("season", &found.seasonal), ("trend", &found.trend), ("weights", &found.weights)] {
                let off = far(ours, &numbers(&wanted[part]));
                assert!(off < 1e-10, "{name} {} {} {part}: {off}", wanted["seasonal"], wanted["robust"]);
                held += ours.len();
            }
        }
        for wanted in case["classical"].as_array().unwrap() {
            let mode = if wanted["kind"] == "additive" { Mode::Additive } else { Mode::Multiplicative };
            let found = classical::decompose(&values, periods, mode).unwrap();
            assert!(far(&found.seasonal, &numbers(&wanted["season"])) < 1e-10, "{name}");
            for (part, ours) in [("trend", &found.trend), ("rest", &found.remainder)] {
                let theirs: Vec<Option<f64>> = wanted[part].as_array().unwrap().iter().map(Value::as_f64).collect();
                assert!(ours.iter().zip(&theirs).all(|(a, b)| a.is_some() == b.is_some()), "{name} {part}");
                let flat = |v: &[Option<f64>]| v.iter().flatten().copied().collect::<Vec<f64>>();
                let off = far(&flat(ours), &flat(&theirs));
                assert!(off < 1e-10, "{name} {part}: {off}");
                held += ours.len();
            }
        }
    }
    assert!(held > 15_000, "{held}");
}

#[test]
fn mstl_agrees_with_r() {
    let reference = &reference()["several"];
    let values = numbers(&reference["values"]);
    let (found, each) = decompose_several(&values, &[24, 168], Mode::Additive).unwrap();
    let every = whole(&reference["every"]);
    let kept = |part: &[f64]| part.iter().copied().step_by(every).collect::<Vec<f64>>();
    let parts = &reference["parts"];
    for (name, ours) in
        [("Trend", &found.trend), ("Seasonal24", &each[0]), ("Seasonal168", &each[1]), ("Remainder", &found.remainder)]
    {
        let off = far(&kept(ours), &numbers(&parts[name]));
        assert!(off < 1e-6, "{name}: {off}");
    }
}

#[test]
fn what_cannot_be_decomposed_is_refused() {
    let options = Options::new(Mode::Additive);
    let refused = |values: &[f64], periods, options: &Options| decompose(values, periods, options).err();
    assert_eq!(refused(&[1.0; 23], 12, &options), Some(Refusal::Short));
    assert_eq!(refused(&[1.0; 24], 1, &options), Some(Refusal::Periods));
    assert_eq!(refused(&[f64::NAN; 24], 12, &options), Some(Refusal::NotFinite));
    assert_eq!(refused(&[0.0; 24], 12, &Options::new(Mode::Multiplicative)), Some(Refusal::NotPositive));
    assert_eq!(refused(&[1.0; 24], 12, &Options { seasonal: Some(8), ..options }), Some(Refusal::Option));
    assert_eq!(refused(&[1.0; 24], 12, &Options { low_pass: Some(11), ..options }), Some(Refusal::Option));
    assert_eq!(refused(&[1.0; 24], 12, &Options { jumps: [0; 3], ..options }), Some(Refusal::Option));
    assert_eq!(decompose_several(&[1.0; 50], &[], Mode::Additive).err(), Some(Refusal::Periods));
    assert_eq!(classical::decompose(&[1.0; 23], 12, Mode::Additive).err(), Some(Refusal::Short));
    // Twice of this is none.
    let many = usize::MAX / 2 + 1;
    assert_eq!(classical::decompose(&[1.0; 23], many, Mode::Additive).err(), Some(Refusal::Short));
    assert_eq!(refused(&[1.0; 24], many, &options), Some(Refusal::Short));
    assert_eq!(decompose_several(&[1.0; 50], &[2, many], Mode::Additive).err(), Some(Refusal::Short));
    // A season that stays is the same in all years.
    let values: Vec<f64> = (0..60).map(|t| f64::from(t) + f64::from(t % 12)).collect();
    let found = decompose(&values, 12, &Options { seasonal: None, ..options }).unwrap();
    assert!(found.seasonal.iter().zip(found.seasonal.iter().skip(12)).all(|(a, b)| (a - b).abs() < 1e-6));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn components_make_the_series_and_no_input_panics(
        values in prop::collection::vec(prop_oneof![0.5..1e6_f64, Just(1.0), Just(1e300), Just(-3.0)], 0..100),
        periods in 0..14_usize,
        windows in (0..40_usize, 0..40_usize, 0..40_usize),
        jumps in 0..5_usize,
        rounds in (0..4_usize, 0..3_usize),
        robust in any::<bool>(),
        multiplies in any::<bool>(),
    ) {
        let mode = if multiplies { Mode::Multiplicative } else { Mode::Additive };
        let some = |w: usize| (w > 2).then_some(w);
        let options = Options {
            seasonal: some(windows.0),
            trend: some(windows.1),
            low_pass: some(windows.2),
            jumps: [jumps, 1, 2],
            inner: some(rounds.0),
            outer: some(rounds.1),
            robust,
            ..Options::new(mode)
        };
        if let Ok(found) = decompose(&values, periods, &options) {
            let size = values.iter().fold(1.0_f64, |m, v| m.max(v.abs()));
            for (t, value) in values.iter().enumerate() {
                let sum = match multiplies {
                    true => found.seasonal[t] * found.trend[t] * found.remainder[t],
                    false => found.seasonal[t] + found.trend[t] + found.remainder[t],
                };
                prop_assert!((sum - value).abs() < 1e-9 * size, "{sum} {value}");
            }
        }
        let _ = classical::decompose(&values, periods, mode);
        let _ = decompose_several(&values, &[periods, 2 * periods], mode);
    }
}
