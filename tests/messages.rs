//! What bad files are told: each `messages/*.csv` has its messages beside it, in `*.txt`.
//!
//! Put a file into the folder and it is a test; `UPDATE=1 cargo test --test messages` writes the
//! messages of files that have none, or others.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use barograph::{
    error::Error,
    read::{File, read},
    text::Language,
};
use std::{fmt::Write, fs, path::Path};

fn told(out: &mut String, error: &Error) {
    writeln!(out, "{}", error.code()).unwrap();
    writeln!(out, "  {}", error.message(Language::En)).unwrap();
    writeln!(out, "  {}", error.message(Language::Zh)).unwrap();
}

fn messages(name: &str, bytes: &[u8]) -> String {
    // Tables of descriptions are refused alone, for want of observations: these stand with them.
    let good = File { name: "good.csv", bytes: b"indicator,period,value\ngood,2025-06,1\n" };
    let file = File { name, bytes };
    let tables = ["annotations", "names", "units", "sources", "grid", "targets", "sentences", "sections", "lamps"];
    let described = tables.iter().any(|kind| name.starts_with(kind));
    let mut out = String::new();
    let files = if described { vec![file, good] } else { vec![file] };
    match read(&files) {
        Err(error) => {
            out.push_str("the file is refused\n");
            told(&mut out, &error);
        }
        Ok(reading) => {
            writeln!(out, "{} rows read, {} refused", reading.rows, reading.refused_count).unwrap();
            reading.refused.iter().for_each(|error| told(&mut out, error));
        }
    }
    out
}

#[test]
fn bad_files_are_told_what_is_wrong() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/messages");
    let update = std::env::var_os("UPDATE").is_some();
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "csv"));
    files.sort();
    assert!(files.len() >= 25, "only {} bad files", files.len());
    let mut wrong = String::new();
    for path in files {
        let name = path.file_name().unwrap().to_str().unwrap();
        let found = messages(name, &fs::read(&path).unwrap());
        let beside = path.with_extension("txt");
        let wanted = fs::read_to_string(&beside).unwrap_or_default();
        if found != wanted {
            if update {
                fs::write(beside, found).unwrap();
            } else {
                write!(wrong, "\n--- {name}: wanted\n{wanted}--- found\n{found}").unwrap();
            }
        }
    }
    if !wrong.is_empty() {
        panic!("{wrong}");
    }
}
