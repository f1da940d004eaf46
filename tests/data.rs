//! The figures of the demonstration portal are the published ones: the eight of the symposium as
//! its text states them, each with the agency that answers for it, each in words of both languages,
//! none lost from the collection that they come from.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use barograph::data::{Dataset, Observation, Series};
use barograph::read::{File, read};
use std::{collections::BTreeSet, fs, path::Path};

/// Reads tables of `folder` in this order; none of their rows may be refused.
fn tables(folder: &Path, names: &[&str]) -> Dataset {
    let bytes: Vec<_> = names.iter().map(|name| fs::read(folder.join(name)).unwrap()).collect();
    let files: Vec<_> = names.iter().zip(&bytes).map(|(name, bytes)| File { name, bytes }).collect();
    let reading = read(&files).unwrap();
    assert_eq!((&reading.refused[..], reading.refused_count), (&[][..], 0));
    reading.dataset
}

fn portal(names: &[&str]) -> Dataset {
    tables(&Path::new(env!("CARGO_MANIFEST_DIR")).join("www/data"), names)
}

/// All of it, as the board of the portal reads it, and the provinces.
fn whole() -> Dataset {
    portal(&["symposium.csv", "industry.csv", "provinces.csv", "targets.csv", "names.csv", "units.csv", "sources.csv"])
}

fn all(series: &Series) -> impl Iterator<Item = &Observation> {
    series.observations.iter().chain(&series.others)
}

/// Code, period, measure, value, decimals, unit and status, in one line.
fn told(series: &Series, observation: &Observation) -> String {
    let figure = observation.figure.unwrap();
    let decimals = usize::from(figure.decimals);
    let (period, status) = (observation.period.code(), observation.status.code());
    format!(
        "{} {} {period} {} {:.decimals$} {} {status}",
        series.indicator, series.area, series.measure.0, figure.value, series.unit
    )
}

#[test]
fn the_board_shows_the_eight_figures_of_the_text() {
    let eight = [
        "iva China 2025-06 yoy_ytd 6.4 % ",
        "iva_manufacturing China 2025-06 yoy_ytd 7 % ",
        "iva_equipment_mfg China 2025-06 yoy_ytd 10.2 % ",
        "iva_hightech_mfg China 2025-06 yoy_ytd 9.5 % ",
        "telecom_volume China 2025-06 yoy_ytd 9.3 % ",
        "software_revenue China 2025-06 yoy_ytd 11.9 % ",
        "base_stations_5g China 2025-06 level 455 10k units ",
        "computing_racks China 2025-06 level 1043 10k standard racks P",
    ];
    let symposium = portal(&["symposium.csv"]);
    let stated: Vec<_> = symposium.series.iter().flat_map(|s| all(s).map(|o| told(s, o))).collect();
    assert_eq!(stated, eight);
    // Named before the history, the text's figures are those shown; 454.9 and the revised 1,085 stand beside them.
    let shown: BTreeSet<_> = whole().series.iter().flat_map(|s| s.observations.iter().map(|o| told(s, o))).collect();
    for figure in eight {
        assert!(shown.contains(figure), "not shown: {figure}");
    }
}

#[test]
fn every_figure_names_agency_title_and_date() {
    let data = whole();
    let targets = data.tables.targets.iter().map(|t| t.source.as_str());
    let cited: BTreeSet<_> = data.series.iter().flat_map(all).map(|o| o.source.as_str()).chain(targets).collect();
    let described: BTreeSet<_> = data.sources.iter().map(|s| s.id.as_str()).collect();
    assert_eq!(cited, described);
    for source in &data.sources {
        let said = [&source.agency_en, &source.agency_zh, &source.title, &source.date];
        assert!(said.iter().all(|text| !text.is_empty()), "{} is not fully described", source.id);
        let host = source.url.split('/').nth(2).unwrap_or("");
        assert!(host.is_empty() || host.ends_with(".gov.cn"), "{} links to {host}", source.id);
        for text in [&source.title, &source.publisher] {
            assert!(!text.contains("http") && !text.contains("www."), "{} has an address in its text", source.id);
        }
    }
}

#[test]
fn every_code_has_words_in_both_languages() {
    let data = whole();
    let targets = || data.tables.targets.iter();
    let named = data.series.iter().flat_map(|s| [&s.indicator, &s.area]);
    for code in named.chain(targets().flat_map(|t| [&t.indicator, &t.area])) {
        let name = data.name(code).unwrap();
        let words = [&name.en, &name.zh, &name.short_en, &name.short_zh];
        assert!(words.iter().all(|word| !word.is_empty()), "{code} lacks a word");
    }
    for code in data.series.iter().map(|s| &s.unit).chain(targets().map(|t| &t.unit)) {
        let unit = data.unit(code).map(|u| (!u.name.en.is_empty(), !u.name.zh.is_empty()));
        let plain = ["%", "index"].contains(&code.as_str());
        assert!(plain || unit == Some((true, true)), "there are no words for {code}");
    }
}

#[test]
fn january_and_february_are_one_period() {
    for series in whole().series.iter().filter(|s| s.measure.0.starts_with("yoy")) {
        for observation in all(series) {
            let code = observation.period.code();
            assert!(!code.ends_with("-01") && !code.ends_with("-02"), "{} has a false {code}", series.indicator);
        }
    }
}

#[test]
fn no_published_figure_is_lost() {
    let published = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/published");
    if !published.is_dir() {
        eprintln!("skipped: there is no collection of published figures beside the project");
        return;
    }
    let national = [
        "industrial_value_added.csv",
        "telecom_software.csv",
        "digital_infrastructure.csv",
        "pmi.csv",
        "product_output.csv",
        "provinces.csv",
    ];
    let (ours, theirs) = (portal(&["industry.csv", "provinces.csv"]), tables(&published, &national));
    // Vehicles have a unit of their own here.
    let lines = |data: &Dataset| -> BTreeSet<_> {
        let line = |s, o| told(s, o).replace("10k vehicles", "10k units");
        data.series.iter().flat_map(|s| all(s).map(move |o| line(s, o))).collect()
    };
    let (ours, theirs) = (lines(&ours), lines(&theirs));
    assert_eq!(theirs.difference(&ours).collect::<Vec<_>>(), Vec::<&String>::new());
    // What is here and not there is the growth of January and February, standing among the single months.
    for line in ours.difference(&theirs) {
        assert!(line.contains("-01/P2M yoy "), "not published: {line}");
        assert!(theirs.contains(&line.replace(" yoy ", " yoy_ytd ")), "not published: {line}");
    }
}
