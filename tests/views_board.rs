//! What boards promise: every tile of a file of sections is shown once, with its figure or with who would supply it; lamps are those
//! of the thresholds; the symposium's figures are those of its text.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may panic")]

use barograph::read::File;
use barograph::scene::{FixedAdvances, Mark, Rect};
use barograph::spec::Asked;
use barograph::widget::Widget;
use barograph::widget::input::{Input, Key};
use barograph::widget::shown::Overlay;
use proptest::prelude::*;
use std::fs;
use std::path::Path;

const FIGURES: [&str; 5] = ["symposium.csv", "industry.csv", "names.csv", "units.csv", "sources.csv"];

fn text(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("www/data").join(name)).unwrap()
}

fn of(files: &[(&str, &str)], change: impl FnOnce(&mut Asked)) -> Widget {
    let mut asked = Asked { view: "board".into(), lang: "en".into(), ..Asked::default() };
    change(&mut asked);
    let mut widget = Widget::new(Box::new(FixedAdvances));
    widget.configure(&asked).unwrap();
    widget.handle(Input::Resize { width: 960.0, height: 0.0, ratio: 1.0 });
    let files: Vec<File<'_>> = files.iter().map(|(name, text)| File { name, bytes: text.as_bytes() }).collect();
    widget.load(&files).unwrap();
    assert_eq!(widget.chrome().refused, None);
    widget
}

fn portal(with: &[&str], change: impl FnOnce(&mut Asked)) -> Widget {
    let texts: Vec<(&str, String)> = FIGURES.iter().chain(with).map(|name| (*name, text(name))).collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    of(&files, change)
}

/// The eight areas as the symposium's page shows them.
fn areas(change: impl FnOnce(&mut Asked)) -> Widget {
    portal(&["areas.csv"], |a| {
        a.period = "2025-06".into();
        change(a);
    })
}

/// What the cursor finds from the first tile to the last.
fn walk(widget: &mut Widget) -> Vec<Overlay> {
    widget.scene();
    widget.handle(Input::Key(Key::Home));
    let mut found = vec![widget.overlay().unwrap()];
    loop {
        widget.handle(Input::Key(Key::Right));
        let next = widget.overlay().unwrap();
        if Some(&next) == found.last() {
            return found;
        }
        found.push(next);
    }
}

/// Cells of the column of this head.
fn column(widget: &mut Widget, head: &str) -> Vec<String> {
    let table = widget.table();
    let at = table.head.iter().position(|h| h == head).unwrap();
    table.rows.iter().map(|row| row[at].clone()).collect()
}

fn rect([x, y, width, height]: [f64; 4]) -> Rect {
    Rect { x, y, width, height }
}

#[test]
fn every_tile_of_the_file_is_shown_once_and_none_lies_on_another() {
    let tiles = text("areas.csv").lines().skip(1).filter(|l| !l.split(',').nth(1).unwrap().is_empty()).count();
    for width in [300.0, 358.0, 640.0, 960.0, 1600.0] {
        let mut widget = areas(|_| ());
        widget.handle(Input::Resize { width, height: 0.0, ratio: 1.0 });
        let (height, found) = (widget.scene().height, walk(&mut widget));
        assert_eq!((found.len(), widget.table().rows.len()), (tiles, tiles));
        let frames: Vec<Rect> = found.iter().map(|o| rect(o.frame.unwrap())).collect();
        for (i, a) in frames.iter().enumerate() {
            assert!(a.x >= 0.0 && a.right() <= width + 0.5 && a.bottom() <= height + 0.5);
            assert!(frames.iter().skip(i + 1).all(|b| !a.overlaps(*b)), "tile {i} at {width}");
        }
    }
    let mut widget = areas(|_| ());
    let (sections, names) = (column(&mut widget, "Section"), column(&mut widget, "Indicator"));
    let mut pairs: Vec<_> = sections.iter().zip(&names).collect();
    pairs.sort();
    pairs.dedup();
    assert_eq!(pairs.len(), tiles);
}

#[test]
fn the_figures_of_the_text_stand_in_their_areas() {
    let mut widget = areas(|_| ());
    let (sections, values) = (column(&mut widget, "Section"), column(&mut widget, "Value"));
    let at = |value: &str| {
        let at = values.iter().position(|v| v == value).unwrap();
        sections[at].chars().next().unwrap()
    };
    let text = ["6.4%", "7%", "10.2%", "9.5%", "11.9%", "9.3%", "4.55 million units", "10.43 million standard racks"];
    assert_eq!(text.map(at), ['1', '1', '2', '3', '4', '6', '6', '6']);
    assert_eq!(sections.iter().filter_map(|s| s.chars().next()).max(), Some('8'));
}

#[test]
fn what_the_data_lack_is_said_with_who_would_supply_it() {
    let mut widget = areas(|_| ());
    let (values, sources) = (column(&mut widget, "Value"), column(&mut widget, "Source"));
    let found = walk(&mut widget);
    let mut without = 0;
    for ((value, source), overlay) in values.iter().zip(&sources).zip(&found) {
        let tip = overlay.tip.as_ref().unwrap();
        if value == "No figure in the data" {
            assert!(source.starts_with("To be supplied by: "), "{}", tip.title);
            assert!(overlay.speech.contains(value) && overlay.speech.contains(source.as_str()), "{}", overlay.speech);
            assert_eq!(tip.hint, "");
            without += 1;
        } else {
            assert!(value.contains(|c: char| c.is_ascii_digit()) && !tip.hint.is_empty(), "{value}");
        }
    }
    assert!(without > 0 && widget.chrome().description.ends_with(&format!("Tiles without a figure: {without}.")));
    widget.handle(Input::Key(Key::End));
    widget.handle(Input::Key(Key::Enter));
    assert_eq!(widget.chrome().view, "board", "a tile without a figure has no history");
    widget.handle(Input::Key(Key::Home));
    widget.handle(Input::Key(Key::Enter));
    assert_eq!(widget.chrome().view, "trend");
}

#[test]
fn keys_move_from_section_to_section_and_back() {
    let mut widget = areas(|_| ());
    let found = walk(&mut widget);
    let column = |o: &Overlay| o.frame.unwrap()[0];
    widget.handle(Input::Key(Key::Home));
    let mut down = vec![widget.overlay().unwrap()];
    while down.len() < 40 {
        widget.handle(Input::Key(Key::Down));
        let next = widget.overlay().unwrap();
        if Some(&next) == down.last() {
            break;
        }
        assert!(next.top > down.last().unwrap().top && column(&next) == column(&down[0]));
        down.push(next);
    }
    assert_eq!(down.last().unwrap().top, found.last().unwrap().top, "the last section is reached");
    for before in down.iter().rev().skip(1) {
        widget.handle(Input::Key(Key::Up));
        assert_eq!(widget.overlay().as_ref(), Some(before));
    }
}

#[test]
fn sections_are_chosen_by_code_and_unknown_ones_are_told() {
    let mut widget = areas(|a| a.view = "board(sections=green demand none)".into());
    let mut sections = column(&mut widget, "Section");
    sections.dedup();
    assert_eq!(sections.len(), 2, "in the order of the file: {sections:?}");
    assert!(sections[0].starts_with("1.") && sections[1].starts_with("5."));
    assert_eq!(widget.chrome().notes, ["No file names the section: none."]);
    let empty = areas(|a| a.view = "board(sections=none)".into()).chrome().empty;
    assert_eq!(empty.as_deref(), Some("No file names the section: none."));
}

#[test]
fn indicators_asked_for_are_kept_and_those_of_no_section_come_last() {
    let mut widget = areas(|a| a.indicator = "telecom_revenue iva computing_racks nothing".into());
    assert_eq!(column(&mut widget, "Indicator"), ["Industrial value added", "Computing racks", "Telecom revenue"]);
    assert_eq!(column(&mut widget, "Section")[2], "Other figures");
    assert_eq!(widget.chrome().notes, ["The data has nothing for: nothing."]);
}

const SMALL: &str = "indicator,area,period,measure,value,unit,status,source_id
a,C,2024-12,level,3,,,s
a,C,2025-06,level,4,,,s
a,D,2025-06,level,5,,,s
b,C,2025-09,level,6,,,s
";

#[test]
fn figures_are_those_up_to_the_period_of_the_tile_or_of_the_board() {
    let sections = "section,indicator,area,period,en,supplier_en\nx,a,,,,\nx,b,,,,\ny,a,,2025-01,Own name,\nz,,,,Bare,Office\ny,a,D,2025-01,,\n";
    let mut widget = of(&[("data.csv", SMALL), ("sections.csv", sections)], |a| a.period = "2025-08".into());
    assert_eq!(
        column(&mut widget, "Value"),
        ["4", "No figure up to Aug 2025", "3", "No figure up to Jan 2025", "No figure in the data"]
    );
    assert_eq!(column(&mut widget, "Section"), ["x", "x", "y", "y", "Bare"], "a code stands where no row names it");
    assert_eq!(column(&mut widget, "Indicator"), ["a, C", "b", "Own name, C", "a, D", ""]);
    assert_eq!(column(&mut widget, "Source")[4], "To be supplied by: Office");
    assert!(walk(&mut widget)[4].speech.starts_with("Bare, No figure"), "a section without tiles is reached, too");
}

#[test]
fn what_the_data_has_of_others_is_not_said_to_be_lacking() {
    let data =
        "indicator,area,period,measure,value,unit\na,C,2025-06,level,4,\nb,D,2025-06,level,5,\na,C,2025-06,yoy,5,%\n";
    let sections = "section,indicator,area,measure,en\nx,a,,,\nx,b,,,\nx,a,,yoy_ytd,\nx,c,,,\n";
    let mut widget = of(&[("data.csv", data), ("sections.csv", sections)], |_| ());
    let (elsewhere, nowhere) = ("No figure for this area or measure", "No figure in the data");
    assert_eq!(column(&mut widget, "Value"), ["5%", elsewhere, elsewhere, nowhere]);
}

/// A board of some values, one each, and thresholds.
fn lit(values: &[f64], lamps: &str) -> Widget {
    let mut data = String::from("indicator,area,period,measure,value,unit,status,source_id\n");
    values.iter().enumerate().for_each(|(i, v)| data += &format!("i{i},C,2025-06,level,{v},%,,s\n"));
    let mut file = String::from("lamp,indicator,area,measure,least,en,source_id\n");
    values.iter().enumerate().for_each(|(i, _)| file += &lamps.replace("%", &format!("i{i}")));
    of(&[("data.csv", &data), ("lamps.csv", &file)], |_| ())
}

const ALL: &str =
    "blue,%,,level,,,\nlight_blue,%,,level,2,,\ngreen,%,,level,4,,\nyellow,%,,level,6,,\nred,%,,level,8,,\n";

#[test]
fn five_lamps_have_five_shapes_and_words() {
    let mut widget = lit(&[1.0, 3.0, 5.0, 7.0, 9.0], ALL);
    let names = ["Blue: cold", "Light blue: cool", "Green: stable", "Yellow: warm", "Red: overheated"];
    assert_eq!(column(&mut widget, "Lamp"), names);
    let scene = widget.scene();
    let labels: Vec<&str> = scene.labels().map(|l| l.text.as_str()).collect();
    for (name, word) in names.iter().zip(["Cold", "Cool", "Stable", "Warm", "Overheated"]) {
        assert!(labels.contains(name) && labels.contains(&word), "{name} stands in the legend, its word on the tile");
    }
    // Corners: a triangle, and two quadrilaterals of which one stands on its corner; a disc; a ring of two discs.
    let (mut triangles, mut squares, mut diamonds) = (0, 0, 0);
    for mark in &scene.marks {
        match mark {
            Mark::Area { points, .. } if points.len() == 3 => triangles += 1,
            Mark::Area { points, .. } if points[0].x < points[1].x && points[0].y == points[1].y => squares += 1,
            Mark::Area { points, .. } if points.len() == 4 => diamonds += 1,
            _ => {}
        }
    }
    assert_eq!((triangles, squares, diamonds), (2, 2, 2), "each on its tile and in the legend");
}

#[test]
fn the_tooltip_names_ends_and_whose_they_are() {
    let mut widget = lit(&[1.0, 4.0, 8.0], &ALL.replace("red,%,,level,8,,", "red,%,,level,8,boiling,office"));
    let lines: Vec<_> = walk(&mut widget).into_iter().map(|o| o.tip.unwrap().rows[1].clone()).collect();
    let said: Vec<_> = lines.iter().map(|l| (l.name.as_str(), l.value.as_str(), l.note.as_str())).collect();
    let own = "threshold set by this portal";
    let wanted = [
        ("Blue: cold", "under 2%", own),
        ("Green: stable", "4% to under 6%", own),
        ("Red: boiling", "8% and over", "office"),
    ];
    assert_eq!(said, wanted);
    let notes = widget.chrome().notes;
    assert_eq!(notes[0], "Lamp thresholds set by this portal, not by a statistical office: i0, i1.");
    assert_eq!(notes[1], "Lamp threshold of i2: office.");
}

#[test]
fn an_area_with_thresholds_of_its_own_has_no_others() {
    let lamps = "lamp,indicator,area,measure,least\nred,a,,level,1\ngreen,a,D,level,1\nred,a,D,level,9\nred,b,,yoy,0\n";
    let mut widget = of(&[("data.csv", SMALL), ("lamps.csv", lamps)], |a| a.area = "C D".into());
    assert_eq!(column(&mut widget, "Lamp"), ["Red: overheated", "Green: stable", ""], "b has none in this measure");
}

#[test]
fn where_no_lamp_is_lit_nothing_is_said_of_lamps() {
    let plain = portal(&[], |a| a.indicator = "iva base_stations_5g".into()).table();
    let unlit = portal(&["lamps.csv"], |a| a.indicator = "base_stations_5g".into());
    assert!(!plain.head.contains(&"Lamp".into()));
    let mut unlit = unlit;
    assert!(!unlit.table().head.contains(&"Lamp".into()) && unlit.chrome().notes.is_empty());
}

#[test]
fn only_the_dividing_line_of_the_pmi_is_said_to_be_official() {
    for line in text("lamps.csv").lines().skip(1) {
        let official = !line.ends_with(',');
        assert_eq!(official, line.split(',').nth(1).unwrap().starts_with("pmi_"), "{line}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn each_figure_has_the_lamp_of_its_thresholds(tenths in prop::collection::vec(-20..120_i32, 1..9)) {
        let values: Vec<f64> = tenths.iter().map(|t| f64::from(*t) / 10.0).collect();
        let mut widget = lit(&values, ALL);
        let wanted: Vec<&str> = values.iter().map(|v| match *v {
            v if v < 2.0 => "Blue: cold",
            v if v < 4.0 => "Light blue: cool",
            v if v < 6.0 => "Green: stable",
            v if v < 8.0 => "Yellow: warm",
            _ => "Red: overheated",
        }).collect();
        prop_assert_eq!(column(&mut widget, "Lamp"), wanted);
    }
}
