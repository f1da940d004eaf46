//! Laws of methods in a chart: no steps on any figures panic or draw what is not a number, and what is published stays.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use barograph::read::File;
use barograph::scene::{FixedAdvances, Mark, Point};
use barograph::spec::Asked;
use barograph::widget::Widget;
use barograph::widget::input::{Input, Key};
use proptest::prelude::*;
use std::fmt::Write as _;

const STEPS: [&[&str]; 5] = [
    &[
        "",
        "",
        "single",
        "yoy",
        "x11 | yoy",
        "yoy | hp",
        "aggregate(quarter, sum)",
        "theta | yoy",
        "x11 | x11",
        "henderson | stl",
    ],
    &[
        "",
        "x11",
        "x11(d10, d13)",
        "x11(china)",
        "stl(robust)",
        "classical",
        "x11(mode=log) | stl",
        "x11(days=b, fixed)",
    ],
    &[
        "",
        "henderson",
        "hp(one_sided)",
        "hamilton",
        "loess(7, robust=2)",
        "moving_average",
        "line(log)",
        "theil_sen",
        "hp | line",
    ],
    &["", "best(3)", "theta", "holt_winters(4)", "seasonal_naive", "drift | naive"],
    &["", "turning_points", "change_points", "outliers(2)", "turning_points | change_points | outliers"],
];

/// Rows of one indicator: months, with gaps, merged or not.
fn rows(out: &mut String, indicator: &str, measure: &str, values: &[Option<f64>], merged: bool) {
    for (t, value) in values.iter().enumerate() {
        let (year, month) = (2001 + t / 12, t % 12 + 1);
        let period = match (merged, month) {
            (true, 1) => format!("{year}-01/P2M"),
            (true, 2) => continue,
            _ => format!("{year}-{month:02}"),
        };
        if let Some(value) = value {
            writeln!(out, "{indicator},C,{period},M,{measure},{value},units,,").unwrap();
        }
    }
}

fn figures() -> impl Strategy<Value = Vec<Option<f64>>> {
    let one = prop_oneof![
        6 => (1.0..1e4_f64).prop_map(|v| Some((v * 10.0).round() / 10.0)),
        1 => Just(Some(0.0)),
        1 => Just(Some(-5.0)),
        1 => Just(None),
    ];
    let whole = prop::collection::vec((50.0..60.0_f64).prop_map(|v| Some(v.round())), 0..90);
    prop_oneof![prop::collection::vec(one, 0..60), whole]
}

fn input() -> impl Strategy<Value = Input> {
    prop_oneof![
        (0..5_usize).prop_map(Input::Toggle),
        (0..5_usize, 0..7_usize).prop_map(|(f, i)| Input::Method(f, i)),
        (0..12_usize).prop_map(Input::Compute),
        (0..4_usize).prop_map(Input::Frequency),
        (0.0..700.0_f64).prop_map(|x| Input::Press { x, y: 150.0 }),
        prop_oneof![Just(Key::Right), Just(Key::End), Just(Key::Down), Just(Key::Enter)].prop_map(Input::Key),
        Just(Input::Quality),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(120) })]

    #[test]
    fn nothing_panics_and_what_is_published_stays(
        a in figures(),
        b in figures(),
        merged in any::<bool>(),
        chosen in prop::collection::vec(0..12_usize, 5),
        both in any::<bool>(),
        zh in any::<bool>(),
        inputs in prop::collection::vec(input(), 0..8),
    ) {
        let mut text = String::from("indicator,area,period,freq,measure,value,unit,status,source_id\n");
        rows(&mut text, "a", "level", &a, merged);
        rows(&mut text, "b", "level", &b, merged);
        rows(&mut text, "a", "level_sa", &b, false);
        let steps: Vec<&str> = STEPS.iter().zip(&chosen).map(|(all, i)| all[i % all.len()]).collect();
        let asked = Asked {
            indicator: if both { "a b" } else { "a" }.into(),
            measure: if zh { "level" } else { "" }.into(),
            transform: steps.join("\n"),
            lang: if zh { "zh" } else { "en" }.into(),
            ..Asked::default()
        };
        let mut w = Widget::new(Box::new(FixedAdvances));
        w.configure(&asked).unwrap();
        w.handle(Input::Resize { width: 640.0, height: 320.0, ratio: 1.0 });
        if w.load(&[File { name: "d.csv", bytes: text.as_bytes() }]).is_err() {
            return Ok(());
        }
        for (n, input) in inputs.into_iter().enumerate() {
            w.handle(input);
            if n % 3 == 1 {
                w.work();
            }
        }
        w.overlay();
        w.chrome();
        w.table();
        w.menu();
        w.csv();
        w.tidy();
        let finite = |p: &Point| p.x.is_finite() && p.y.is_finite();
        for mark in &w.scene().marks {
            let fine = match mark {
                Mark::Line { points, .. } => points.len() > 1 && points.iter().all(finite),
                Mark::Area { points, .. } => points.len() > 2 && points.iter().all(finite),
                Mark::Dot { at, .. } => finite(at),
                Mark::Rule { from, to, .. } => finite(from) && finite(to),
                Mark::Box { rect, .. } => rect.width >= 0.0 && rect.height.is_finite(),
                Mark::Columns { x, step, spans, .. } => {
                    x.is_finite() && *step > 0.0 && spans.iter().all(|(a, b)| a.is_finite() && b.is_finite())
                }
                Mark::Text(label) => finite(&label.at) && !label.text.is_empty(),
            };
            prop_assert!(fine, "{mark:?}");
        }
        for row in w.rows() {
            prop_assert!(row.value.is_none_or(f64::is_finite));
            prop_assert_eq!(row.value.is_none(), !row.reason.is_empty(), "{:?}", row);
            // What is published is as it was read.
            if row.method.is_empty() && row.indicator == "a" && row.measure == "level" {
                let of = |(t, v): (usize, &Option<f64>)| v.is_some_and(|v| Some(v) == row.value).then_some(t);
                prop_assert!(a.iter().enumerate().any(|x| of(x).is_some()), "{:?}", row);
            }
            let key = [row.indicator, row.area, row.measure, row.freq.into(), row.period, row.method];
            prop_assert!(w.explain(&key).is_some(), "{key:?}");
        }
    }
}
