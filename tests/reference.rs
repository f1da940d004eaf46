//! Every transform held to an independent recomputation with exact rationals: `tests/reference/transforms.py` was
//! written from `docs/transforms.md` alone; `transforms.json` has its results, held to a relative 1e-12, reasons included.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use barograph::data::{Dataset, Reason};
use barograph::read::{File, read};
use barograph::transform::CATALOGUE;
use barograph::transform::derivation::Derivation;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The code of a reason in `docs/transforms.md`.
fn code(reason: Reason) -> &'static str {
    match reason {
        Reason::Missing => "missing",
        Reason::NoComparable => "no-comparable",
        Reason::Base => "base",
        Reason::Incomplete => "incomplete",
        Reason::Unlike => "unlike",
        Reason::Spans => "spans",
        Reason::Rate => "rate",
        Reason::Growth => "growth",
        Reason::NotGrowth => "not-growth",
        Reason::Cumulative => "cumulative",
        Reason::NotCumulative => "not-cumulative",
        Reason::Frequency => "frequency",
        Reason::Nature => "nature",
        Reason::Units => "units",
        Reason::Operand => "operand",
        Reason::Zero => "zero",
        Reason::NoTarget => "no-target",
        Reason::Complete => "complete",
        Reason::Size => "size",
        Reason::Gap => "gap",
        Reason::Short => "short",
        Reason::Merged => "merged",
        Reason::Ends => "ends",
        Reason::Pending => "pending",
        Reason::Dates => "dates",
        Reason::Unseasonal => "unseasonal",
        Reason::Long => "long",
    }
}

fn load(src: &Value, kept: &mut BTreeMap<String, Dataset>) -> String {
    let names: Vec<&str> = src.as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let key = names.join(" ");
    kept.entry(key.clone()).or_insert_with(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let bytes: Vec<Vec<u8>> = names.iter().map(|n| fs::read(root.join(n)).unwrap()).collect();
        let files: Vec<File<'_>> = names.iter().zip(&bytes).map(|(name, bytes)| File { name, bytes }).collect();
        let reading = read(&files).unwrap();
        reading.dataset
    });
    key
}

/// A series: its indicator or part, and its values or reasons by period.
type Found = (String, BTreeMap<String, Result<f64, Reason>>);

/// The results of a case; where the author would be told that steps and series do not fit, the reason.
fn results(data: &Dataset, case: &Value) -> Result<Vec<Found>, &'static str> {
    let text = |name: &str| case[name].as_str().unwrap();
    let place = |indicator: &str| {
        data.series.iter().position(|s| {
            s.indicator == indicator
                && s.area == text("area")
                && s.measure.0 == text("measure")
                && s.frequency.code() == text("freq")
        })
    };
    let series: Vec<usize> = text("indicator").split(' ').map(|i| place(i).unwrap()).collect();
    let derivation = Derivation::run(data, &series, text("transform")).map_err(|error| match error.code() {
        "transform/units" => "units",
        "transform/unknown-series" => "no-comparable",
        other => other,
    })?;
    let of = |(_, track): (usize, &barograph::transform::track::Track)| {
        let name = track.head.part.map_or(track.head.indicator.clone(), |p| p.code.into());
        (name, track.cells.iter().map(|c| (c.period.code(), c.value.map(|v| v.value()))).collect())
    };
    Ok(derivation.results().map(of).collect())
}

#[test]
fn every_transform_agrees_with_exact_rationals() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/transforms.json");
    let reference: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let mut kept = BTreeMap::new();
    let (mut wrong, mut figures, mut reasons) = (Vec::new(), 0, 0);
    let mut steps = BTreeSet::new();
    for case in reference["cases"].as_array().unwrap() {
        let transform = case["transform"].as_str().unwrap();
        steps.extend(transform.split('|').map(|s| s.trim().split('(').next().unwrap_or_default().to_owned()));
        let name =
            format!("{} {} {}", case["indicator"].as_str().unwrap(), case["measure"].as_str().unwrap(), transform);
        let key = load(&case["src"], &mut kept);
        let theirs = case["series"].as_array().unwrap();
        let ours = match results(&kept[&key], case) {
            Ok(ours) => ours,
            Err(reason) => {
                let mut rows = theirs.iter().flat_map(|s| s["rows"].as_array().unwrap());
                if !rows.all(|row| row[1].is_null() && row[2] == reason) {
                    wrong.push(format!("{name}: refused for {reason}"));
                }
                continue;
            }
        };
        if ours.len() != theirs.len() {
            wrong.push(format!("{name}: {} series instead of {}", ours.len(), theirs.len()));
            continue;
        }
        for ((part, cells), expected) in ours.iter().zip(theirs) {
            let rows = expected["rows"].as_array().unwrap();
            let said = expected["part"].as_str().unwrap();
            if !said.is_empty() && said != part {
                wrong.push(format!("{name}: the series {part} instead of {said}"));
            }
            if rows.len() != cells.len() {
                wrong.push(format!("{name}: {} periods instead of {}", cells.len(), rows.len()));
            }
            for row in rows {
                let (period, value, reason) = (row[0].as_str().unwrap(), row[1].as_str(), row[2].as_str().unwrap());
                let found = cells.get(period);
                let agrees = match (found, value) {
                    (Some(Ok(ours)), Some(theirs)) => {
                        figures += 1;
                        let theirs: f64 = theirs.parse().unwrap();
                        // What rounds to nothing is nothing: 1e-25 of a difference of equal figures.
                        (ours - theirs).abs() <= 1e-12 * theirs.abs() || theirs.abs() < 1e-20 && ours.abs() < 1e-20
                    }
                    (Some(Err(ours)), None) => {
                        reasons += 1;
                        code(*ours) == reason
                    }
                    _ => false,
                };
                if !agrees {
                    let found = found.map(|f| f.map_err(code));
                    wrong.push(format!("{name}, {part} {period}: {found:?} instead of {value:?} {reason}"));
                }
            }
        }
    }
    let count = wrong.len();
    wrong.truncate(40);
    assert!(wrong.is_empty(), "{count} differ: {wrong:#?}");
    assert!(figures > 15_000 && reasons > 5_000, "{figures} figures, {reasons} reasons");
    // X-11 is held to the Census Bureau's program in tests/adjust.rs.
    let all: BTreeSet<String> = CATALOGUE.iter().map(|e| e.name.into()).collect();
    assert_eq!(steps, all, "every step of the catalogue is held to a reference");
}

/// The committed numbers are those of the script, wherever there is a Python to run it.
#[test]
fn the_reference_is_what_its_script_writes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference");
    let again = std::env::temp_dir().join(format!("barograph-reference-{}.json", std::process::id()));
    let python = std::process::Command::new("python3").arg(folder.join("transforms.py")).arg(&again).output();
    let Ok(output) = python else {
        println!("skipped: there is no python3 to run tests/reference/transforms.py");
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let cases = |path: &Path| -> Value {
        let all: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        all["cases"].clone()
    };
    let same = cases(&again) == cases(&folder.join("transforms.json"));
    fs::remove_file(&again).unwrap();
    assert!(same, "transforms.json is not what the script writes now; run it and look at the difference");
}

/// What was published, to the printed digit: two-year averages of the National Bureau of Statistics, and its PMI.
#[test]
fn published_arithmetic_comes_out_to_the_printed_digit() {
    let indices = "pmi_new_orders pmi_output pmi_employment pmi_delivery pmi_stocks";
    let published = [
        ("gdp", "Q", "average", "2021-Q1", 5.0),
        ("gdp", "Q", "average", "2021-Q2", 5.5),
        ("gdp_h", "S", "average", "2021-S1", 5.3),
        ("ind", "M", "average", "2021-01/P2M", 8.1),
        (indices, "M", "pmi", "2012-12", 50.6),
        (indices, "M", "pmi", "2013-01", 50.4),
        (indices, "M", "pmi", "2018-07", 51.2),
        (indices, "M", "pmi", "2021-07", 50.4),
    ];
    let src = serde_json::json!(["tests/reference/synthetic.csv"]);
    let mut kept = BTreeMap::new();
    let key = load(&src, &mut kept);
    for (indicator, freq, transform, period, printed) in published {
        let measure = if transform == "pmi" { "level" } else { "yoy" };
        let case = serde_json::json!({"indicator": indicator, "area": "X", "measure": measure, "freq": freq, "transform": transform});
        let ours = results(&kept[&key], &case).unwrap();
        let value = ours[0].1[period].unwrap();
        assert_eq!((value * 10.0).round() / 10.0, printed, "{indicator} {period}: {value}");
    }
}
