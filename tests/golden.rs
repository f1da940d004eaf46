//! Every folder in `tests/cases` is a test, an example and a picture of the gallery at once:
//! `case.json` says what is asked, of which files, at which width; `expected.svg` is the picture and
//! `expected.txt` the words around it, the table and the figures. `UPDATE=1` rewrites the failing ones.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a failing test may panic")]

use barograph::paint::svg;
use barograph::read::File;
use barograph::scene::{FixedAdvances, Mark, Point};
use barograph::spec::Asked;
use barograph::widget::Widget;
use barograph::widget::input::Input;
use std::fs;
use std::path::{Path, PathBuf};

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<PathBuf> = fs::read_dir(root).unwrap().map(|e| e.unwrap().path()).collect();
    cases.sort();
    cases
}

/// The widget of a case, with its reading or the message of what went wrong.
fn widget(case: &Path) -> (Widget, Option<String>) {
    let text = fs::read_to_string(case.join("case.json")).unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let text = |key: &str| json[key].as_str().unwrap_or_default();
    let steps = ["transform", "adjust", "trend", "forecast", "detect"].map(text).join("\n");
    let asked = Asked { transform: steps, ..Asked::from_texts(|key| text(key).into()) };
    let names: Vec<String> = json["src"].as_str().unwrap().split_whitespace().map(String::from).collect();
    let bytes: Vec<Vec<u8>> =
        names.iter().map(|n| fs::read(case.join(n)).unwrap_or_else(|e| panic!("{n}: {e}"))).collect();
    let files: Vec<File<'_>> =
        names.iter().zip(&bytes).map(|(name, bytes)| File { name: name.rsplit('/').next().unwrap(), bytes }).collect();
    let mut widget = Widget::new(Box::new(FixedAdvances));
    widget.configure(&asked).unwrap();
    let width = json["width"].as_f64().unwrap();
    widget.handle(Input::Resize { width, height: json["height"].as_f64().unwrap_or(0.0), ratio: 1.0 });
    let fault = widget.load(&files).err().map(|e| e.message(widget.language()));
    while widget.work().is_some() {}
    (widget, fault)
}

fn words(widget: &mut Widget, fault: Option<String>) -> String {
    let chrome = widget.chrome();
    let mut out = String::new();
    for (name, text) in [
        ("title", &chrome.title),
        ("subtitle", &chrome.subtitle),
        ("description", &chrome.description),
        ("source", &chrome.source),
        ("empty", &chrome.empty.unwrap_or_default()),
        ("fault", &fault.unwrap_or_default()),
    ] {
        if !text.is_empty() {
            out += &format!("{name}: {text}\n");
        }
    }
    for note in &chrome.notes {
        out += &format!("note: {note}\n");
    }
    if let Some(refused) = &chrome.refused {
        out += &format!("refused: {}\n", refused.summary);
        for detail in &refused.details {
            out += &format!("  {detail}\n");
        }
    }
    for (kind, choices) in [("tab", &chrome.measures), ("legend", &chrome.legend)] {
        for choice in choices {
            out += &format!("{kind}: {} {}\n", if choice.on { "[x]" } else { "[ ]" }, choice.label);
        }
    }
    if let Some(said) = widget.verdict() {
        out += &format!("lamp: {} {}\n", said.grade, said.verdict);
    }
    let table = widget.table();
    out += &format!("\n{}\n{}\n", table.caption, table.head.join(" | "));
    for row in table.rows.iter().take(14) {
        out += &format!("{}\n", row.join(" | "));
    }
    out
}

#[test]
fn pictures_and_words_are_as_approved() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        let (mut widget, fault) = widget(&case);
        for (file, now) in [("expected.svg", svg::write(&widget.poster())), ("expected.txt", words(&mut widget, fault))]
        {
            let path = case.join(file);
            if fs::read_to_string(&path).ok().as_deref() != Some(&now) {
                if update {
                    fs::write(&path, now).unwrap();
                } else {
                    wrong.push(path.display().to_string());
                }
            }
        }
    }
    assert!(wrong.is_empty(), "not as approved (UPDATE=1 rewrites them): {wrong:#?}");
    assert!(cases().len() >= 12);
}

/// The boxes of a picture's texts.
fn overlaps(scene: &barograph::scene::Scene) -> Vec<String> {
    let labels: Vec<_> = scene.labels().map(|l| (l.extent(), l.text.clone())).collect();
    let mut bad = Vec::new();
    for (i, (a, text)) in labels.iter().enumerate() {
        if a.x < -0.5 || a.y < -0.5 || a.right() > scene.width + 0.5 || a.bottom() > scene.height + 0.5 {
            bad.push(format!("\"{text}\" leaves the picture"));
        }
        for (b, other) in labels.iter().skip(i + 1) {
            if a.overlaps(*b) {
                bad.push(format!("\"{text}\" overlaps \"{other}\""));
            }
        }
    }
    bad
}

#[test]
fn no_text_overlaps_another_or_leaves_the_picture_at_any_width() {
    for case in cases() {
        let (mut widget, _) = widget(&case);
        for width in (280..=1600).step_by(23) {
            widget.handle(Input::Resize { width: f64::from(width), height: 0.0, ratio: 1.0 });
            let bad = overlaps(widget.scene());
            assert!(bad.is_empty(), "{} at {width}: {bad:#?}", case.display());
        }
    }
}

/// WCAG 2.2, 1.4.3: every text has 4.5 : 1 against what it stands on.
#[test]
fn every_text_is_read_on_its_ground() {
    for case in cases() {
        let (mut widget, _) = widget(&case);
        let mut grounds = Vec::new();
        for mark in &widget.scene().marks {
            match mark {
                Mark::Box { rect, color } => grounds.push((*rect, *color)),
                Mark::Text(label) => {
                    let box_of = label.extent();
                    let middle = Point::new(box_of.x + box_of.width / 2.0, label.at.y);
                    let ground = grounds.iter().rev().find(|(rect, _)| rect.contains(middle)).map(|(_, color)| *color);
                    let contrast = ground.map_or(21.0, |ground| label.color.contrast(ground));
                    assert!(contrast >= 4.5, "{}: \"{}\" has {contrast:.2}", case.display(), label.text);
                }
                _ => {}
            }
        }
    }
}
