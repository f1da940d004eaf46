//! Laws of the views of a portal: each unit on one tile, ranks that are permutations, stacked parts that sum, and words that keep apart.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use barograph::read::File;
use barograph::scene::{FixedAdvances, Mark, Rect};
use barograph::spec::Asked;
use barograph::widget::Widget;
use barograph::widget::input::Input;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

fn widget(view: &str, lang: &str, asked: &[(&str, &str)], files: &[(&str, &str)]) -> Widget {
    let mut widget = Widget::new(Box::new(FixedAdvances));
    let of = |key: &str| match key {
        "view" => view.to_string(),
        "lang" => lang.to_string(),
        key => asked.iter().find(|(k, _)| *k == key).map(|(_, v)| (*v).to_string()).unwrap_or_default(),
    };
    widget.configure(&Asked::from_texts(of)).unwrap();
    let files: Vec<File<'_>> = files.iter().map(|(name, text)| File { name, bytes: text.as_bytes() }).collect();
    widget.load(&files).unwrap();
    widget.handle(Input::Resize { width: 900.0, height: 0.0, ratio: 1.0 });
    widget
}

fn data(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("www/data").join(name)).unwrap()
}

fn codes(text: &str, column: usize) -> BTreeSet<String> {
    text.lines().skip(1).filter_map(|line| line.split(',').nth(column)).map(String::from).collect()
}

#[test]
fn each_unit_stands_on_one_tile() {
    let grid = data("china_grid.csv");
    assert_eq!(grid.lines().skip(1).count(), 34, "31 units of the mainland, Hong Kong, Macao, Taiwan");
    assert_eq!(codes(&grid, 0).len(), 34, "each once");
    let places: BTreeSet<(String, String)> = grid
        .lines()
        .skip(1)
        .map(|l| l.split(',').map(String::from).collect::<Vec<_>>())
        .map(|f| (f[1].clone(), f[2].clone()))
        .collect();
    assert_eq!(places.len(), 34, "none on another");
    let provinces: BTreeSet<String> = codes(&data("provinces.csv"), 1);
    assert!(provinces.is_subset(&codes(&grid, 0)), "every province has a tile");

    let files = [data("provinces.csv"), grid.clone(), data("names.csv")];
    let files = [("p.csv", &*files[0]), ("g.csv", &*files[1]), ("n.csv", &*files[2])];
    let mut map = widget("tiles", "en", &[("indicator", "iva"), ("measure", "yoy_ytd"), ("period", "2025-06")], &files);
    assert_eq!(map.table().rows.len(), 34);
    let mut found: Vec<[u64; 4]> = Vec::new();
    for _ in 0..34 {
        map.handle(Input::Key(barograph::widget::input::Key::Right));
        let frame = map.overlay().unwrap().frame.unwrap();
        found.push(frame.map(f64::to_bits));
    }
    found.sort_unstable();
    found.dedup();
    assert_eq!(found.len(), 34, "each tile has a place of its own");
}

/// Observations of areas `A0`, `A1`, … in two periods.
fn areas(now: &[i32], then: &[Option<i32>]) -> String {
    let mut rows = String::from("indicator,area,period,measure,value,unit\n");
    for (i, (now, then)) in now.iter().zip(then).enumerate() {
        writeln!(rows, "x,A{i},2025-06,level,{now},t").unwrap();
        if let Some(then) = then {
            writeln!(rows, "x,A{i},2025-05,level,{then},t").unwrap();
        }
    }
    rows
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    /// Everybody is ranked once, by how many are ahead of him.
    #[test]
    fn ranks_are_permutations(
        (now, then) in (1..40_usize).prop_flat_map(|n| (prop::collection::vec(-20..20_i32, n), prop::collection::vec(prop::option::of(-20..20_i32), n))),
        rising: bool,
    ) {
        let view = if rising { "rank(order=rising)" } else { "rank" };
        let mut ranked = widget(view, "en", &[("period", "2025-06")], &[("a.csv", &areas(&now, &then))]);
        let rows = ranked.table().rows;
        prop_assert_eq!(rows.len(), now.len());
        let names: BTreeSet<&String> = rows.iter().map(|r| &r[0]).collect();
        prop_assert_eq!(names.len(), now.len());
        let mut before = 0;
        for row in &rows {
            let place: usize = row[0][1..].parse().unwrap();
            let ahead = now.iter().filter(|v| if rising { **v < now[place] } else { **v > now[place] }).count();
            let rank: usize = row[1].parse().unwrap();
            prop_assert_eq!(rank, 1 + ahead);
            prop_assert!(rank >= before);
            before = rank;
        }
        // A change of rank takes nothing from anybody: without ties, all changes sum to zero.
        let both: Vec<(i32, i32)> = now.iter().zip(&then).filter_map(|(n, t)| Some((*n, (*t)?))).collect();
        let distinct = |values: Vec<i32>| values.iter().collect::<BTreeSet<_>>().len() == values.len();
        if rows[0].len() > 4 && distinct(both.iter().map(|b| b.0).collect()) && distinct(both.iter().map(|b| b.1).collect()) {
            let sum: i32 = rows.iter().map(|row| match row[3].chars().next() {
                Some('▲') => row[3]['▲'.len_utf8()..].parse::<i32>().unwrap(),
                Some('▼') => -row[3]['▼'.len_utf8()..].parse::<i32>().unwrap(),
                _ => 0,
            }).sum();
            prop_assert_eq!(sum, 0);
        }
    }

    /// A stack is as tall as its parts together, above zero and below, and the tooltip tells their sum.
    #[test]
    fn stacked_parts_sum(values in prop::collection::vec(prop::collection::vec(-40..60_i32, 4), 1..5)) {
        let mut rows = String::from("indicator,area,period,measure,value,unit\n");
        for (i, series) in values.iter().enumerate() {
            for (m, value) in series.iter().enumerate() {
                writeln!(rows, "s{i},C,2025-{:02},level,{value},t", m + 3).unwrap();
            }
        }
        let names: Vec<String> = (0..values.len()).map(|i| format!("s{i}")).collect();
        let asked = [("indicator", names.join(" ")), ("measure", "level".into())];
        let asked: Vec<(&str, &str)> = asked.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let mut stacks = widget("bars(stacked)", "en", &asked, &[("a.csv", &rows)]);
        let theme = barograph::theme::Theme::LIGHT;
        let boxes: Vec<Rect> = stacks
            .scene()
            .marks
            .iter()
            .filter_map(|m| match m {
                Mark::Box { rect, color } if theme.series.contains(color) => Some(*rect),
                _ => None,
            })
            .collect();
        let sums = |keep: fn(i32) -> i32, m: usize| values.iter().map(|s| keep(s[m])).sum::<i32>();
        // Pixels a unit, from the tallest stack.
        let height = |m: usize| {
            let column: Vec<&Rect> = boxes.iter().filter(|b| {
                let middle = b.x + b.width / 2.0;
                let mut all: Vec<f64> = boxes.iter().map(|b| b.x + b.width / 2.0).collect();
                all.sort_by(f64::total_cmp);
                all.dedup_by(|a, b| (*a - *b).abs() < 1.0);
                let drawn: Vec<usize> = (0..4).filter(|m| values.iter().any(|s| s[*m] != 0)).collect();
                drawn.iter().position(|d| *d == m).is_some_and(|p| (all[p] - middle).abs() < 1.0)
            }).collect();
            let top = column.iter().map(|b| b.y).fold(f64::MAX, f64::min);
            let bottom = column.iter().map(|b| b.bottom()).fold(f64::MIN, f64::max);
            (!column.is_empty()).then_some(bottom - top)
        };
        let mut scale = None;
        for m in 0..4 {
            let whole = f64::from(sums(|v| v.max(0), m) - sums(|v| v.min(0), m));
            let Some(tall) = height(m).filter(|_| whole > 0.0) else { continue };
            let per = tall / whole;
            let first = *scale.get_or_insert(per);
            prop_assert!((per - first).abs() * whole < 1.0, "{per} and {first} a unit");
        }
        stacks.handle(Input::Key(barograph::widget::input::Key::End));
        let tip = stacks.overlay().unwrap().tip.unwrap();
        let sum: i32 = values.iter().map(|s| s[3]).sum();
        let told = tip.rows.iter().find(|r| r.name == "Sum").map(|r| r.value.replace('−', "-"));
        prop_assert_eq!(told, (values.len() > 1).then(|| format!("{sum} t")));
    }

    /// Whatever the names and figures, no text touches another or leaves the picture.
    #[test]
    fn nothing_overlaps(
        figures in prop::collection::vec((-99_999..99_999_i32, prop::option::of(-99_999..99_999_i32)), 1..34),
        long in 0..4_usize,
        chinese: bool,
        width in 320..1600_u32,
        view in prop::sample::select(vec![
            "rank", "rank(range)", "rank(slope)", "rank(bump)", "rank(against=A0, highlight=A1 A2)", "tiles", "tiles(equal, classes=7)", "bars", "bars(stacked)",
            "bars(years)", "board", "table", "multiples", "multiples(scale=own)", "brief",
        ]),
    ) {
        let (now, then): (Vec<i32>, Vec<Option<i32>>) = figures.into_iter().unzip();
        let rows = areas(&now, &then);
        let (mut names, mut grid) = (String::from("code,en,zh\nx,Output of things,产品产量\n"), String::from("tile,row,column\n"));
        for i in 0..now.len() {
            let (en, zh) = if i % 4 < long { ("A rather long name of a place ", "名称很长的某个地方") } else { ("Area ", "地区") };
            writeln!(names, "A{i},{en}{i},{zh}{i}").unwrap();
            writeln!(grid, "A{i},{},{}", i / 7 + 1, i % 7 + 1).unwrap();
        }
        let all: Vec<String> = (0..now.len().min(12)).map(|i| format!("A{i}")).collect();
        let list = all.join(" ");
        let asked: &[(&str, &str)] = if view.starts_with("rank") || view.starts_with("tiles") { &[] } else { &[("area", &list)] };
        let mut shown = widget(view, if chinese { "zh" } else { "en" }, asked, &[("a.csv", &rows), ("n.csv", &names), ("g.csv", &grid)]);
        shown.handle(Input::Resize { width: f64::from(width), height: 0.0, ratio: 1.0 });
        let scene = shown.scene();
        let labels: Vec<(Rect, String)> = scene.labels().map(|l| (l.extent(), l.text.clone())).collect();
        for (i, (a, text)) in labels.iter().enumerate() {
            let inside = a.x >= -0.5 && a.y >= -0.5 && a.right() <= scene.width + 0.5 && a.bottom() <= scene.height + 0.5;
            prop_assert!(inside, "{view} at {width}: \"{text}\" leaves the picture");
            for (b, other) in labels.iter().skip(i + 1) {
                prop_assert!(!a.overlaps(*b), "{view} at {width}: \"{text}\" overlaps \"{other}\"");
            }
        }
    }
}
