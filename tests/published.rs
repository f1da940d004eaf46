//! Real tables are read whole: those of the demonstration portal, and the collection that they were
//! made from where it lies beside the project.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use barograph::read::{File, Reading, read};
use std::{fs, path::Path};

/// Reads every table of a folder but those named.
fn folder(path: &Path, without: &[&str]) -> Reading {
    let mut tables: Vec<(String, Vec<u8>)> = fs::read_dir(path)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "csv"))
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap()))
        .filter(|(name, _)| !without.contains(&name.as_str()))
        .collect();
    tables.sort();
    let files: Vec<_> = tables.iter().map(|(name, bytes)| File { name, bytes }).collect();
    read(&files).unwrap()
}

#[test]
fn the_demonstration_is_read_whole() {
    let reading = folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("www/data"), &[]);
    assert_eq!(reading.refused, []);
    let dataset = &reading.dataset;
    for series in &dataset.series {
        assert!(dataset.name(&series.indicator).is_some(), "{} has no name", series.indicator);
        for observation in &series.observations {
            let source = &observation.source;
            assert!(
                dataset.source(source).is_some(),
                "{} {} has no source",
                series.indicator,
                observation.period.code()
            );
        }
    }
}

#[test]
fn the_whole_collection_is_read() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    if !data.is_dir() {
        eprintln!("skipped: there is no collection of figures beside the project");
        return;
    }
    // Definitions of indicators, in columns of the collection's own.
    let published = folder(&data.join("published"), &["indicators.csv"]);
    let reference = folder(&data.join("reference"), &[]);
    for (reading, rows, sources) in [(published, 1579, 374), (reference, 2838, 7)] {
        assert_eq!((&reading.refused[..], reading.rows, reading.dataset.sources.len()), (&[][..], rows, sources));
        let kept: usize = reading.dataset.series.iter().map(|s| s.observations.len() + s.others.len()).sum();
        assert_eq!(kept, rows);
        let february = |code: &str| code.ends_with("-02");
        for series in reading.dataset.series.iter().filter(|s| s.measure.is_cumulative()) {
            let found = series.observations.iter().find(|o| february(&o.period.code()));
            let january = series.observations.iter().any(|o| o.period.first_month() == 1);
            assert!(found.is_none() || january, "a false February in {}", series.indicator);
        }
    }
}
