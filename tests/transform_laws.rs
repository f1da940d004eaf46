//! Laws of the exact arithmetic, on series made at random: what must hold whatever the figures are.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use barograph::data::{Dataset, Reason};
use barograph::read::{File, read};
use barograph::transform::derivation::Derivation;
use barograph::transform::{CATALOGUE, read as steps};
use proptest::prelude::*;

/// A row of the long format.
type Line = (&'static str, String, f64);

fn data(measure: &str, rows: &[Line]) -> Dataset {
    let mut text = String::from("indicator,area,period,measure,value,unit\n");
    for (indicator, period, value) in rows {
        text += &format!("{indicator},C,{period},{measure},{value:.2},t\n");
    }
    let names = "code,en,nature\ntotal,Total,flow\na,A,flow\nb,B,flow\nx,X,flow\n";
    let file = |name, text: &'static str| File { name, bytes: text.as_bytes() };
    read(&[File { name: "d.csv", bytes: text.as_bytes() }, file("n.csv", names)]).unwrap().dataset
}

/// The results of steps: indicator or part, period, value or reason.
fn run(data: &Dataset, series: &[usize], text: &str) -> Vec<(String, String, Result<f64, Reason>)> {
    let derivation = Derivation::run(data, series, text).unwrap();
    let of = |(_, track): (usize, &barograph::transform::track::Track)| {
        let name = track.head.part.map_or(track.head.indicator.clone(), |p| p.code.into());
        track.cells.iter().map(|c| (name.clone(), c.period.code(), c.value.map(|v| v.value()))).collect::<Vec<_>>()
    };
    derivation.stages.last().unwrap().iter().enumerate().filter(|(_, t)| t.shown).flat_map(of).collect()
}

/// Months of three years; with `merged`, January and February as one period.
fn months(merged: bool) -> Vec<String> {
    let year = |y: i32| {
        let first = if merged { vec![format!("{y}-01/P2M")] } else { vec![format!("{y}-01"), format!("{y}-02")] };
        first.into_iter().chain((3..=12).map(move |m| format!("{y}-{m:02}")))
    };
    (2021..=2023).flat_map(year).collect()
}

fn flow(count: usize) -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec((100_i32..1_000_000).prop_map(|n| f64::from(n) / 100.0), count)
}

fn rows(indicator: &'static str, merged: bool, values: &[f64]) -> Vec<Line> {
    months(merged).into_iter().zip(values).map(|(p, v)| (indicator, p, *v)).collect()
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-12 * a.abs().max(b.abs()).max(1.0)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn singles_sum_to_the_total_and_back(merged in any::<bool>(), values in flow(36)) {
        let data = data("level", &rows("x", merged, &values));
        let singles = run(&data, &[0], "ytd | single");
        let published = run(&data, &[0], "");
        prop_assert_eq!(singles.len(), if merged { 33 } else { 36 }, "eleven periods a year where two are merged");
        // To the last bit: decimals in, decimals out.
        prop_assert_eq!(singles, published);
    }

    #[test]
    fn a_new_base_leaves_growth_as_it_is(merged in any::<bool>(), values in flow(36), base in prop_oneof![Just("2021"), Just("2022-03"), Just("2022-Q2")]) {
        let data = data("level", &rows("x", merged, &values));
        for growth in ["yoy", "log(12)"] {
            for (a, b) in run(&data, &[0], growth).into_iter().zip(run(&data, &[0], &format!("index({base}) | {growth}"))) {
                match (a.2, b.2) {
                    (Ok(a), Ok(b)) => prop_assert!(near(a, b), "{a} {b}"),
                    (a, b) => prop_assert_eq!(a, b),
                }
            }
        }
    }

    #[test]
    fn contributions_and_the_residual_sum_to_growth(merged in any::<bool>(), a in flow(36), b in flow(36), rest in flow(36), previous in any::<bool>()) {
        let total: Vec<f64> = a.iter().zip(&b).zip(&rest).map(|((a, b), r)| a + b + r).collect();
        let all = [rows("a", merged, &a), rows("b", merged, &b), rows("total", merged, &total)].concat();
        let data = data("level", &all);
        let (step, growth) = if previous { ("contribution(total, previous)", "pop") } else { ("contribution(total)", "yoy") };
        let parts = run(&data, &[0, 1], step);
        for (_, period, growth) in run(&data, &[2], growth) {
            let of: Vec<&Result<f64, Reason>> = parts.iter().filter(|(_, p, _)| *p == period).map(|(_, _, v)| v).collect();
            prop_assert_eq!(of.len(), 3);
            if let Ok(growth) = growth {
                let sum: f64 = of.iter().map(|v| v.unwrap()).sum();
                prop_assert!((sum - growth).abs() <= 1e-9 * growth.abs().max(100.0), "{sum} {growth}");
            }
        }
        prop_assert_eq!(parts.iter().filter(|(name, ..)| name == "residual").count() * 3, parts.len());
    }

    #[test]
    fn longer_periods_and_totals_commute(merged in any::<bool>(), values in flow(36), to in prop_oneof![Just("quarter"), Just("half"), Just("year")]) {
        let data = data("level", &rows("x", merged, &values));
        let sums = run(&data, &[0], &format!("aggregate({to})"));
        prop_assert_eq!(&sums, &run(&data, &[0], &format!("ytd | aggregate({to}) | single")));
        prop_assert_eq!(sums.len(), match to { "quarter" => 12, "half" => 6, _ => 3 });
    }

    #[test]
    fn momentum_and_base_effect_are_the_change_of_growth(values in flow(36)) {
        let data = data("level", &rows("x", false, &values));
        let parts = run(&data, &[0], "base_effect");
        let change = run(&data, &[0], "log(12) | diff");
        for (_, period, change) in change {
            if let Ok(change) = change {
                let sum: f64 = parts.iter().filter(|(_, p, _)| *p == period).map(|(_, _, v)| v.unwrap()).sum();
                prop_assert!((sum - change).abs() < 1e-9, "{sum} {change}");
            }
        }
    }

    #[test]
    fn a_share_of_what_it_is_part_of_is_between_0_and_100(a in flow(36), b in flow(36)) {
        let total: Vec<f64> = a.iter().zip(&b).map(|(a, b)| a + b).collect();
        let data = data("level", &[rows("a", true, &a), rows("b", true, &b), rows("total", true, &total)].concat());
        let shares = run(&data, &[0, 1], "share(total)");
        let half = shares.len() / 2;
        for (a, b) in shares.iter().take(half).zip(shares.iter().skip(half)) {
            let sum = a.2.unwrap() + b.2.unwrap();
            prop_assert!((sum - 100.0).abs() < 1e-9, "{sum}");
        }
    }

    #[test]
    fn any_steps_on_any_figures_give_finite_values_or_reasons(
        values in prop::collection::vec(prop_oneof![Just(0.0), Just(-1.0), Just(9e26), Just(-9e26), Just(1e-30), -1e6..1e6_f64], 36),
        measure in prop_oneof![Just("level"), Just("level_ytd"), Just("yoy"), Just("mom_sa")],
        merged in any::<bool>(),
        gap in 0..36_usize,
        picks in prop::collection::vec(0..30_usize, 1..4),
    ) {
        let all = ["diff", "diff(year)", "pop", "yoy", "annualised(3)", "log", "log(12, annual)", "3m3m", "cagr(2021-03)", "average", "average(5)", "index(2021)",
            "index(2022-06)", "single", "ytd", "aggregate(quarter)", "aggregate(year, mean, partial)", "aggregate(half, last)", "rolling(3)", "rolling(12, sum)",
            "overhang", "overhang(now)", "base_effect", "pace", "pace(time)", "pace(remaining, target=5)", "pace(required, growth=-200)", "levels(2021-03)", "formula(a / a)", "formula(a - a * 2)"];
        let mut text = String::from("indicator,area,period,measure,value,unit\n");
        for (i, (period, value)) in months(merged).iter().zip(&values).enumerate() {
            if i != gap {
                text += &format!("x,C,{period},{measure},{value:e},t\n");
            }
        }
        let names = "code,en,nature\nx,X,flow\n";
        let files = [File { name: "d.csv", bytes: text.as_bytes() }, File { name: "n.csv", bytes: names.as_bytes() }];
        let data = read(&files).unwrap().dataset;
        let text = picks.iter().filter_map(|i| all.get(*i).copied()).collect::<Vec<_>>().join(" | ");
        let derivation = Derivation::run(&data, &[0], &text).unwrap();
        for (_, track) in derivation.results() {
            for cell in &track.cells {
                prop_assert!(cell.value.is_err() || cell.value.is_ok_and(|v| v.value().is_finite()), "{text}: {cell:?}");
            }
        }
    }

    #[test]
    fn no_text_of_steps_panics(text in "[a-z0-9_ |(),=/*+.-]{0,40}", names in prop::collection::vec(0..CATALOGUE.len(), 0..4)) {
        let _ = steps(&text);
        let named: Vec<String> = names.iter().filter_map(|i| CATALOGUE.get(*i)).map(|e| format!("{}({text})", e.name)).collect();
        let _ = steps(&named.join("|"));
    }
}
