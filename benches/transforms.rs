//! Every transform over 1,000 monthly series of 40 years: `cargo bench --bench transforms`.
//!
//! Prints, for each, the time of one derivation of all the series, the time a value, and how many of the
//! results have a figure. The series are a trend with a season and noise, made by a fixed sequence, and have
//! January and February merged in one of four. Nothing is asserted: times are this machine's.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a bench may panic")]

use barograph::data::Dataset;
use barograph::read::{File, read};
use barograph::transform::derivation::Derivation;
use std::hint::black_box;
use std::time::{Duration, Instant};

const SERIES: usize = 1000;

/// What is measured: measure that it begins with, steps.
const CASES: [(&str, &str); 33] = [
    ("level", "diff"),
    ("level", "diff(year)"),
    ("level", "pop"),
    ("level", "yoy"),
    ("level", "annualised"),
    ("level", "annualised(5)"),
    ("level", "log"),
    ("level", "log(1, annual)"),
    ("level", "3m3m"),
    ("level", "cagr(1985-03)"),
    ("level", "average"),
    ("yoy", "average(3)"),
    ("level", "index(1990)"),
    ("level", "ytd"),
    ("level", "ytd | single"),
    ("level", "aggregate(quarter)"),
    ("level", "aggregate(year, mean)"),
    ("level", "deflate(price)"),
    ("level", "share(total)"),
    ("level", "contribution(total)"),
    ("%", "diffusion"),
    ("index", "pmi"),
    ("level", "rolling(3)"),
    ("level", "rolling(12, sum)"),
    ("level", "formula(100 * s1 / (s1 + s2))"),
    ("level", "overhang"),
    ("level", "overhang(now)"),
    ("level", "base_effect"),
    ("level", "ytd | pace(required, growth=5)"),
    ("level", "ytd | pace(time)"),
    ("yoy", "levels"),
    ("mom_sa", "levels(1985-03)"),
    ("level", "ytd | single | rolling(3) | yoy"),
];

/// The series of a measure, with those that steps name.
fn data(measure: &str) -> Dataset {
    let mut state = 1_u64;
    let mut noise = || {
        // A linear congruential sequence (Knuth, MMIX): the same figures everywhere.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as f64 / (1_u64 << 31) as f64
    };
    let mut text = String::from("indicator,area,period,measure,value,unit\n");
    let unit = match measure {
        "index" | "%" => measure,
        "level" => "t",
        _ => "%",
    };
    let code = if matches!(measure, "index" | "%") { "level" } else { measure };
    let mut push = |name: &str, code: &str, unit: &str, merged: bool, value: &mut dyn FnMut(i32) -> f64| {
        for month in 0..480 {
            let (year, month_of) = (1985 + month / 12, month % 12 + 1);
            let value = value(month);
            match month_of {
                1 if merged => text += &format!("{name},C,{year}-01/P2M,{code},{value:.1},{unit}\n"),
                2 if merged => {}
                _ => text += &format!("{name},C,{year}-{month_of:02},{code},{value:.1},{unit}\n"),
            }
        }
    };
    for series in 0..SERIES {
        let mut value = |month: i32| match measure {
            "level" => (1000.0 + 3.0 * f64::from(month)) * (1.0 + 0.1 * f64::from(month % 12) / 12.0 + 0.05 * noise()),
            "index" | "%" => 45.0 + 10.0 * noise(),
            _ => 8.0 * noise() - 2.0,
        };
        push(&format!("s{series}"), code, unit, series % 4 == 3, &mut value);
    }
    push("total", "level", unit, false, &mut |month| 1e6 + 3e3 * f64::from(month));
    push("price", "level", "index 1985=100", false, &mut |month| 100.0 + 0.2 * f64::from(month));
    if measure == "yoy" {
        for series in 0..SERIES {
            push(&format!("s{series}"), "level", "t", series % 4 == 3, &mut |month| 1000.0 + f64::from(month % 12));
        }
    }
    let mut names = String::from("code,en,nature\n");
    for series in 0..SERIES {
        names += &format!("s{series},S,flow\n");
    }
    let files = [("d.csv", &text), ("n.csv", &names)].map(|(name, text)| File { name, bytes: text.as_bytes() });
    read(&files).unwrap().dataset
}

fn main() {
    println!("{:<36}{:>12}{:>14}{:>12}{:>12}", "steps", "ms", "ns a value", "values", "figures");
    let mut made: Vec<(&str, Dataset)> = Vec::new();
    for (measure, steps) in CASES {
        if !made.iter().any(|(m, _)| *m == measure) {
            made.push((measure, data(measure)));
        }
        let (_, data) = made.iter().find(|(m, _)| *m == measure).unwrap();
        let size = match steps {
            "diffusion" => 2,
            "pmi" => 5,
            _ => 1,
        };
        let series: Vec<usize> = (0..SERIES).collect();
        let mut best = Duration::MAX;
        let (mut values, mut figures) = (0, 0);
        for _ in 0..3 {
            (values, figures) = (0, 0);
            let begun = Instant::now();
            for group in series.chunks(size) {
                let derivation = Derivation::run(data, group, steps).unwrap();
                for (_, track) in derivation.results() {
                    values += track.cells.len();
                    figures += track.cells.iter().filter(|c| c.value.is_ok()).count();
                }
                black_box(&derivation);
            }
            best = best.min(begun.elapsed());
        }
        let each = best.as_nanos() as f64 / values.max(1) as f64;
        println!("{steps:<36}{:>12.1}{each:>14.0}{values:>12}{figures:>12}", best.as_secs_f64() * 1e3);
    }
}
