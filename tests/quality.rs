//! The quality statistics of X-11 held to X-13ARIMA-SEATS, and the distributions to scipy: `tests/reference/x13_quality.py`
//! names the programs and their versions and writes `x13_quality.json`.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use barograph::adjust::x11::quality::{Quality, quality};
use barograph::adjust::x11::seasonality::{Presence, Test, kruskal_wallis, residual, signs, stable};
use barograph::adjust::x11::{Mode, Options, Seasonal, decompose};
use barograph::data::Grade;
use barograph::distribution::{chi_square_tail, f_tail, normal_tail};
use proptest::prelude::*;
use serde_json::Value;
use std::fs;
use std::path::Path;

fn reference() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/x13_quality.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect()
}

fn whole(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

fn mode(case: &Value) -> Mode {
    match case["mode"].as_str().unwrap() {
        "mult" => Mode::Multiplicative,
        "logadd" => Mode::LogAdditive,
        "pseudoadd" => Mode::PseudoAdditive,
        _ => Mode::Additive,
    }
}

fn options(case: &Value) -> Options {
    let seasonal = match case["seasonal"].as_str().unwrap() {
        "s3x3" => Some(Seasonal::S3x3),
        "s3x5" => Some(Seasonal::S3x5),
        "s3x9" => Some(Seasonal::S3x9),
        _ => None,
    };
    let henderson = Some(whole(&case["henderson"])).filter(|h| *h > 0);
    Options { mode: mode(case), seasonal, henderson, sigma: (1.5, 2.5) }
}

/// Collects what differs.
#[derive(Default)]
struct Held {
    wrong: Vec<String>,
    count: usize,
    /// The worst difference from a printed number, in units of its last digit.
    printed: f64,
    /// The worst difference from a precise number, relative to it or to 1.
    precise: f64,
}

impl Held {
    /// To a number printed to `digit`: half of it, and a little for the rounding.
    fn printed(&mut self, name: &str, ours: f64, theirs: f64, digit: f64) {
        let off = (ours - theirs).abs() / digit;
        self.count += 1;
        self.printed = self.printed.max(off);
        if off.is_nan() || off > 0.501 {
            self.wrong.push(format!("{name}: {ours} instead of {theirs}"));
        }
    }

    fn precise(&mut self, name: &str, ours: f64, theirs: f64, size: f64, tolerance: f64) {
        let off = (ours - theirs).abs() / size;
        self.count += 1;
        self.precise = self.precise.max(off);
        if off.is_nan() || off > tolerance {
            self.wrong.push(format!("{name}: {ours} instead of {theirs}"));
        }
    }

    fn same(&mut self, name: &str, ours: &str, theirs: &Value) {
        self.count += 1;
        if theirs != ours {
            self.wrong.push(format!("{name}: {ours} instead of {theirs}"));
        }
    }

    /// A statistic and its probability, which X-13 prints in per cent.
    fn test(&mut self, name: &str, ours: Test, theirs: &[f64], digits: [f64; 2]) {
        if let [statistic, p] = theirs {
            self.printed(name, ours.statistic, *statistic, digits[0]);
            self.printed(&format!("{name} p"), ours.p, p / 100.0, digits[1]);
        } else {
            self.wrong.push(format!("{name}: {theirs:?}"));
        }
    }
}

fn hold(held: &mut Held, name: &str, ours: &Quality, theirs: &Value) {
    let list = |key: &str| theirs.get(key).map(numbers).unwrap_or_default();
    let one = |key: &str| list(key).first().copied().unwrap();
    for (i, m) in ours.m.iter().enumerate() {
        let key = format!("f3.m{:02}", i + 1);
        match m {
            // X-13 replaces extreme values of pseudo-additive series in E1 in a way of its own, which M2 reads.
            Some(m) if i == 1 && name.contains("pseudoadd") => assert!((m - one(&key)).abs() < 4e-3),
            Some(m) => held.printed(&format!("{name} {key}"), *m, one(&key), 1e-3),
            None => assert_eq!(theirs.get(&key), None),
        }
    }
    held.printed(&format!("{name} Q"), ours.q, one("f3.q"), 1e-2);
    held.printed(&format!("{name} Q-M2"), ours.q_without_m2, one("f3.qm2"), 1e-2);
    held.printed(&format!("{name} failing"), ours.failing().count() as f64, one("f3.fail"), 1.0);
    held.printed(&format!("{name} dominance"), ours.dominance as f64, one("f2.mcd"), 1.0);
    let season = ours.seasonality;
    for (key, test) in [("f2.fsd8", season.stable), ("f2.kw", season.kruskal_wallis), ("f2.msf", season.moving)] {
        held.test(&format!("{name} {key}"), test, &list(key), [1e-3, 1e-4]);
    }
    for (key, test) in ["d11.f", "d11.3y.f"].into_iter().zip(ours.residual) {
        held.test(&format!("{name} {key}"), test.unwrap(), &list(key), [1e-5, 1e-7]);
    }
    let [verdict, short] = match season.combined {
        Presence::Present => ["PRESENT", "PRESENT"],
        Presence::ProbablyNot => ["PROBABLY NOT PRESENT", "PROBABLY_NONE"],
        Presence::NotPresent => ["NOT PRESENT", "NONE"],
    };
    held.same(&format!("{name} verdict"), verdict, &theirs["verdict"]);
    let words = theirs["accepted"].as_array().unwrap();
    for (q, word) in [ours.q, ours.q_without_m2].into_iter().zip(words) {
        let said = match q {
            q if q < 0.8 => "ACCEPTED",
            q if q < 1.0 => "CONDITIONALLY ACCEPTED",
            q if q < 1.2 => "CONDITIONALLY REJECTED",
            _ => "REJECTED",
        };
        held.same(&format!("{name} {q}"), said, word);
    }
    if let Some(jdemetra) = theirs.get("jdemetra") {
        for (i, m) in numbers(&jdemetra["m"]).into_iter().enumerate() {
            held.precise(&format!("{name} M{}", i + 1), ours.m.get(i).copied().flatten().unwrap(), m, 1.0, 1e-9);
        }
        let tests = jdemetra["tests"].as_array().unwrap().iter().map(numbers);
        for (test, theirs) in [season.stable, season.kruskal_wallis, season.moving].into_iter().zip(tests) {
            let [statistic, p] = theirs[..] else { continue };
            held.precise(&format!("{name} test"), test.statistic, statistic, statistic.max(1.0), 1e-9);
            // Their small probabilities are 1 less the rest.
            held.precise(&format!("{name} test p"), test.p, p, 1.0, 1e-9);
        }
        held.same(&format!("{name} verdict"), short, &jdemetra["verdict"]);
    }
}

#[test]
fn statistics_agree_with_x13_and_jdemetra() {
    let (reference, mut held, mut cases) = (reference(), Held::default(), 0);
    for case in reference["cases"].as_array().unwrap().iter().filter(|c| c.get("tables").is_none()) {
        let (values, first, periods) = (numbers(&case["values"]), whole(&case["first"]), whole(&case["periods"]));
        let name = format!("{} {} {}", case["series"], case["mode"], case["seasonal"]);
        let found = decompose(&values, first, periods, &options(case)).unwrap();
        hold(&mut held, &name, &quality(&found, &values, first, periods, mode(case)).unwrap(), &case["x13"]);
        cases += 1;
    }
    println!("{} numbers of {cases} cases: {} of a digit, {}", held.count, held.printed, held.precise);
    assert!(held.wrong.is_empty(), "{:#?}", held.wrong);
    assert!(cases == 58 && held.count > 2_000, "{cases} {}", held.count);
}

#[test]
fn signs_before_adjusting_agree_with_x13_and_scipy() {
    let (reference, mut held) = (reference(), Held::default());
    for case in reference["cases"].as_array().unwrap() {
        let (values, periods, x13) = (numbers(&case["values"]), whole(&case["periods"]), &case["x13"]);
        let name = format!("{} {}", case["series"], values.len());
        let ours = signs(&values, periods).unwrap();
        held.test(
            &format!("{name} QS"),
            ours.qs,
            &numbers(&x13["qsori"]).iter().zip([1.0, 100.0]).map(|(v, f)| v * f).collect::<Vec<_>>(),
            [1e-5, 1e-5],
        );
        let kruskal = numbers(&x13["scipy.kruskal"][ours.differences - 1]);
        held.precise(&format!("{name} KW"), ours.kruskal_wallis.statistic, kruskal[0], kruskal[0], 1e-10);
        held.precise(&format!("{name} KW p"), ours.kruskal_wallis.p, kruskal[1], kruskal[1], 1e-10);
        if let Some(theirs) = x13.get("qslog") {
            let logarithms: Vec<f64> = values.iter().map(|v| v.ln()).collect();
            let theirs: Vec<f64> = numbers(theirs).iter().zip([1.0, 100.0]).map(|(v, f)| v * f).collect();
            held.test(&format!("{name} log QS"), signs(&logarithms, periods).unwrap().qs, &theirs, [1e-5, 1e-5]);
        }
        // What X-11 calls present is a sign before it, and what it calls absent is none.
        match x13["verdict"].as_str().unwrap() {
            "PRESENT" => assert!(ours.seasonal(), "{name}"),
            "NOT PRESENT" => assert!(!ours.seasonal(), "{name}"),
            _ => {}
        }
    }
    println!("{} numbers: {} of a digit, {}", held.count, held.printed, held.precise);
    assert!(held.wrong.is_empty(), "{:#?}", held.wrong);
    assert!(held.count > 200, "{}", held.count);
}

/// A random walk with a season of the given size, of 96 months.
fn walk(seed: &mut u64, season: f64) -> Vec<f64> {
    let mut uniform = || {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*seed >> 11) as f64 / (1_u64 << 53) as f64
    };
    let mut level = 100.0;
    let year = [3.0, -1.0, 0.5, -2.0, 1.0, 0.0, -1.5, 0.0, 2.0, -2.5, 1.5, -1.0];
    let mut next = |month: &f64| {
        level += (0..12).map(|_| uniform()).sum::<f64>() - 6.0;
        level + season * month
    };
    year.iter().cycle().take(96).map(&mut next).collect()
}

#[test]
fn signs_are_rare_in_random_walks_and_found_in_seasonal_ones() {
    let mut seed = 42;
    let mut found =
        |season: f64| (0..2_000).filter(|_| signs(&walk(&mut seed, season), 12).unwrap().seasonal()).count();
    let (false_signs, signs) = (found(0.0), found(0.6));
    // The levels of the two tests add up to 1.2 % at most in large samples.
    assert!(false_signs < 50, "{false_signs}");
    assert!(signs > 1_900, "{signs}");
}

#[test]
fn published_statistics_of_air_passengers() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/r/AirPassengers.csv");
    let text = fs::read_to_string(path).unwrap();
    let values: Vec<f64> = text.lines().skip(1).map(|l| l.split(',').nth(5).unwrap().parse().unwrap()).collect();
    let mode = Mode::Multiplicative;
    let asked = Options { mode, seasonal: Some(Seasonal::S3x5), henderson: Some(13), sigma: (1.5, 2.5) };
    let found = decompose(&values, 0, 12, &asked).unwrap();
    let ours = quality(&found, &values, 0, 12, mode).unwrap();
    let printed = [0.067, 0.063, 0.044, 0.798, 0.311, 0.565, 0.192, 0.334, 0.297, 0.352, 0.331];
    for (m, printed) in ours.m.into_iter().zip(printed) {
        assert!((m.unwrap() - printed).abs() < 5e-4, "{m:?} {printed}");
    }
    assert!((ours.q - 0.28).abs() < 5e-3 && (ours.q_without_m2 - 0.31).abs() < 5e-3);
    assert_eq!((ours.grade, ours.failing().count()), (Grade::Good, 0));
    // What is told of another series is not told of this one.
    assert_eq!(quality(&found, &values[1..], 0, 12, mode), None);
    assert_eq!(quality(&Default::default(), &values, 0, 12, mode), None);
}

#[test]
fn grades_follow_the_measures() {
    let reference = reference();
    let mut seen = Vec::new();
    for case in reference["cases"].as_array().unwrap().iter().filter(|c| c.get("tables").is_none()) {
        let (values, first, periods) = (numbers(&case["values"]), whole(&case["first"]), whole(&case["periods"]));
        let found = decompose(&values, first, periods, &options(case)).unwrap();
        let ours = quality(&found, &values, first, periods, mode(case)).unwrap();
        let least = match (ours.q, ours.seasonality.combined) {
            (q, combined) if q >= 2.0 || combined == Presence::NotPresent => Grade::Severe,
            (q, _) if q >= 1.0 => Grade::Poor,
            (q, combined) if q >= 0.8 || combined == Presence::ProbablyNot => Grade::Uncertain,
            _ => Grade::Good,
        };
        assert!(ours.grade >= least);
        seen.push(ours.grade);
    }
    println!("{seen:?}");
    assert!([Grade::Good, Grade::Uncertain, Grade::Poor, Grade::Severe].iter().all(|grade| seen.contains(grade)));
}

#[test]
fn what_does_not_vary_has_no_tests() {
    assert_eq!(signs(&[7.0; 60], 12), None);
    assert_eq!(signs(&[], 12), None);
    assert_eq!(signs(&[1.0, 2.0, 3.0], 0), None);
    assert_eq!(stable(&[7.0; 60], 12), None);
    assert_eq!(kruskal_wallis(&[7.0; 60], 4), None);
    assert_eq!(residual(&[7.0; 60], 12), [None, None]);
    assert_eq!(residual(&[], 0), [None, None]);
    let asked = Options { mode: Mode::Additive, seasonal: None, henderson: None, sigma: (1.5, 2.5) };
    let flat = decompose(&[7.0; 120], 0, 12, &asked).unwrap();
    let line: Vec<f64> = (0..120).map(|t| 0.1 * f64::from(t)).collect();
    assert_eq!(signs(&line, 12), None);
    for periods in [0, 1, 3, 12] {
        assert_eq!(quality(&flat, &[7.0; 120], 5, periods, Mode::Additive), None);
    }
}

#[test]
fn tails_agree_with_scipy() {
    let (reference, mut held) = (reference(), Held::default());
    let rows = |name: &str| reference["tails"][name].as_array().unwrap().iter().map(numbers).collect::<Vec<_>>();
    let mut to = |name: String, ours: f64, theirs: f64| {
        // Below the normal doubles there are no ten digits.
        let size = if theirs > 1e-300 { theirs } else { 1e-300 };
        held.precise(&name, ours, theirs, size, 1e-10);
    };
    for row in rows("normal") {
        to(format!("{row:?}"), normal_tail(row[0]), row[1]);
    }
    for row in rows("chi") {
        to(format!("{row:?}"), chi_square_tail(row[0], row[1]), row[2]);
    }
    for row in rows("f") {
        to(format!("{row:?}"), f_tail(row[0], row[1], row[2]), row[3]);
    }
    println!("{} numbers: {}", held.count, held.precise);
    assert!(held.wrong.is_empty(), "{:#?}", held.wrong);
    assert!(held.count > 800, "{}", held.count);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn no_input_panics_and_nothing_is_without_bounds(
        values in prop::collection::vec(prop_oneof![1.0..1e6_f64, 99.0..101.0_f64, Just(1e300), Just(1e-300), Just(1.0)], 60..200),
        first in 0..40_usize,
        quarters in any::<bool>(),
        add in any::<bool>(),
    ) {
        let mode = if add { Mode::Additive } else { Mode::Multiplicative };
        let periods = if quarters { 4 } else { 12 };
        let asked = Options { mode, seasonal: Some(Seasonal::S3x3), henderson: None, sigma: (1.5, 2.5) };
        let within = |t: Test| t.statistic >= 0.0 && t.statistic.is_finite() && (0.0..=1.0).contains(&t.p);
        if let Some(signs) = signs(&values, periods) {
            prop_assert!(within(signs.qs) && within(signs.kruskal_wallis));
        }
        if let Ok(found) = decompose(&values, first % periods, periods, &asked)
            && let Some(quality) = quality(&found, &values, first, periods, mode)
        {
            prop_assert!(quality.m.iter().flatten().chain([&quality.q, &quality.q_without_m2]).all(|m| (0.0..=3.0).contains(m)));
            prop_assert!((1..=periods).contains(&quality.dominance));
            let season = quality.seasonality;
            prop_assert!([season.stable, season.kruskal_wallis, season.moving].into_iter().all(within));
            prop_assert!(quality.residual.into_iter().flatten().all(within));
        }
    }

    #[test]
    fn statistics_of_a_sum_do_not_know_its_unit(
        values in prop::collection::vec(1.0..100.0_f64, 84..150),
        power in -8..9_i32,
    ) {
        let asked = Options { mode: Mode::Additive, seasonal: Some(Seasonal::S3x5), henderson: Some(13), sigma: (1.5, 2.5) };
        let of = |unit: f64| {
            let values: Vec<f64> = values.iter().map(|v| v * unit).collect();
            quality(&decompose(&values, 0, 12, &asked).unwrap(), &values, 0, 12, Mode::Additive)
        };
        // A power of two changes no digit.
        prop_assert_eq!(of(1.0).map(|q| q.m), of(2.0_f64.powi(power)).map(|q| q.m));
    }

    #[test]
    fn tails_fall_and_stay_probabilities(x in 0.0..1e4_f64, step in 0.0..10.0_f64, n in 1..400_u32, m in 1..400_u32) {
        let (n, m) = (f64::from(n), f64::from(m));
        for (upper, lower) in [
            (chi_square_tail(x, n), chi_square_tail(x + step, n)),
            (f_tail(x, n, m), f_tail(x + step, n, m)),
            (normal_tail(x), normal_tail(x + step)),
        ] {
            prop_assert!((0.0..=1.0).contains(&upper) && (0.0..=upper * (1.0 + 1e-12)).contains(&lower), "{upper} {lower}");
        }
    }
}
