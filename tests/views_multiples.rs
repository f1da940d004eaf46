//! What small multiples promise: one cursor, one scale, all of the reader's ways about them.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use barograph::read::File;
use barograph::scene::{FixedAdvances, Mark, Point};
use barograph::spec::Asked;
use barograph::theme::Theme;
use barograph::widget::Widget;
use barograph::widget::input::{Input, Key};
use barograph::widget::response::{Dirty, Notice};
use barograph::widget::shown::Overlay;

const CODES: [&str; 5] = ["a", "b", "c", "d", "e"];

/// Three years of months; `b` has a hole, `e` begins late, and at the first month of 2024 all but these have 50.
fn data() -> String {
    let mut csv = String::from("indicator,area,period,measure,value,unit\n");
    for (i, code) in CODES.iter().enumerate() {
        for month in 0..36 {
            let gone = (*code == "b" && (10..14).contains(&month)) || (*code == "e" && month < 20);
            if !gone {
                let value = if month == 12 { 50 } else { 10 * i + month * (i + 1) % 47 };
                csv += &format!("{code},C,{}-{:02},level,{value},t\n", 2023 + month / 12, month % 12 + 1);
            }
        }
    }
    csv + "other,C,2023-01,level,5,kg\n"
}

fn widget(view: &str, width: f64, change: impl FnOnce(&mut Asked)) -> Widget {
    let mut asked =
        Asked { view: view.into(), indicator: CODES.join(" "), measure: "level".into(), ..Asked::default() };
    change(&mut asked);
    let mut widget = Widget::new(Box::new(FixedAdvances));
    widget.configure(&asked).unwrap();
    widget.handle(Input::Resize { width, height: 0.0, ratio: 1.0 });
    widget.load(&[File { name: "data.csv", bytes: data().as_bytes() }]).unwrap();
    widget.scene();
    widget
}

/// The places of all rules: the panel the cursor is on first.
fn rules(overlay: &Overlay) -> Vec<[f64; 3]> {
    let mut all = vec![[overlay.x, overlay.top, overlay.bottom]];
    all.extend(&overlay.rules);
    all
}

#[test]
fn the_cursor_stands_at_one_period_in_all_panels() {
    for view in ["multiples", "multiples(scale=own)"] {
        for width in [320.0, 640.0, 1000.0] {
            let mut w = widget(view, width, |_| ());
            w.handle(Input::Key(Key::Home));
            for _ in 0..36 {
                let overlay = w.overlay().unwrap();
                let tip = overlay.tip.clone().unwrap();
                let with = tip.rows.iter().filter(|r| r.value.contains(|c: char| c.is_ascii_digit())).count();
                assert_eq!(rules(&overlay).len(), CODES.len());
                assert_eq!(overlay.dots.len(), with, "a dot for each figure told");
                for dot in &overlay.dots {
                    let on = |r: &[f64; 3]| (r[0] - dot.x).abs() < 1e-9 && dot.y >= r[1] - 1e-9 && dot.y <= r[2] + 1e-9;
                    assert_eq!(rules(&overlay).iter().filter(|r| on(r)).count(), 1, "{dot:?}");
                }
                let rows = w.handle(Input::Key(Key::Right)).notices;
                if let Some(Notice::Hover { rows }) = rows.first() {
                    assert!(rows.iter().all(|r| r.period == rows[0].period));
                }
            }
        }
    }
}

#[test]
fn pointing_at_a_panel_reads_that_panel_first() {
    let mut w = widget("multiples", 1000.0, |_| ());
    w.handle(Input::Key(Key::Home));
    let all = rules(&w.overlay().unwrap());
    for (i, [x, top, bottom]) in all.iter().enumerate() {
        let notices = w.handle(Input::Move { x: x + 0.4, y: (top + bottom) / 2.0 }).notices;
        if let Some(Notice::Hover { rows }) = notices.first() {
            assert_eq!(rows[0].period, "2023-01");
        }
        let tip = w.overlay().unwrap().tip.unwrap();
        assert_eq!((tip.rows[0].name.as_str(), tip.rows[0].current), (CODES[i], true));
    }
    assert_eq!(w.handle(Input::Move { x: 995.0, y: 5000.0 }).dirty, Dirty::Overlay, "away from all panels");
    assert_eq!(w.overlay(), None);
}

#[test]
fn equal_values_have_equal_heights_on_the_common_scale() {
    let at = |view: &str| {
        let mut w = widget(view, 1000.0, |_| ());
        w.handle(Input::Key(Key::Home));
        (0..12).for_each(|_| drop(w.handle(Input::Key(Key::Right))));
        let overlay = w.overlay().unwrap();
        let heights: Vec<f64> = overlay
            .dots
            .iter()
            .map(|d| {
                let rule =
                    rules(&overlay).into_iter().find(|r| (r[0] - d.x).abs() < 1e-9 && r[1] <= d.y && d.y <= r[2]);
                rule.unwrap()[2] - d.y
            })
            .collect();
        heights
    };
    let common = at("multiples");
    assert_eq!(common.len(), 3, "a, c and d have 50, b and e nothing");
    assert!(common.iter().all(|h| (h - common[0]).abs() < 1e-9), "{common:?}");
    let own = at("multiples(scale=own)");
    assert!(own.iter().any(|h| (h - own[0]).abs() > 1.0), "{own:?}");
}

#[test]
fn keys_go_by_period_and_by_panel_and_enter_opens_the_history() {
    let mut w = widget("multiples", 640.0, |_| ());
    let current = |w: &mut Widget| {
        let tip = w.overlay().unwrap().tip.unwrap();
        (tip.rows[0].name.clone(), tip.title)
    };
    w.handle(Input::Key(Key::End));
    assert_eq!(current(&mut w), ("a".into(), "Dec 2025".into()));
    w.handle(Input::Key(Key::Down));
    w.handle(Input::Key(Key::PageUp));
    assert_eq!(current(&mut w), ("b".into(), "Dec 2024".into()));
    w.handle(Input::Key(Key::Up));
    w.handle(Input::Key(Key::Up));
    assert_eq!(current(&mut w), ("e".into(), "Dec 2024".into()), "around the end");
    let r = w.handle(Input::Key(Key::Enter));
    assert!(
        matches!(r.notices.as_slice(), [Notice::Select { row }, Notice::Change { view: "trend", .. }] if row.indicator == "e")
    );
    w.handle(Input::Back);
    assert_eq!((w.chrome().view, current(&mut w).0), ("multiples", "e".into()));
}

#[test]
fn the_others_stand_behind_and_only_like_units_share_the_scale() {
    let grey = |w: &mut Widget| {
        let color = Theme::LIGHT.axis.over(Theme::LIGHT.paper, 0.42);
        w.scene().marks.iter().filter(|m| matches!(m, Mark::Line { color: c, .. } if *c == color)).count()
    };
    // `b` has two runs.
    assert_eq!(grey(&mut widget("multiples", 640.0, |_| ())), 4 * 6);
    assert_eq!(grey(&mut widget("multiples(behind=off)", 640.0, |_| ())), 0);
    assert_eq!(
        grey(&mut widget("multiples(scale=own)", 640.0, |_| ())),
        0,
        "on scales of their own they would mislead"
    );
    let mut w = widget("multiples", 640.0, |a| a.indicator = "a b other".into());
    assert_eq!(w.rows().iter().filter(|r| r.indicator == "other").count(), 0);
    assert!(w.chrome().notes.iter().any(|n| n.contains("unit differs")), "{:?}", w.chrome().notes);
    let mut w = widget("multiples", 640.0, |a| a.compare = "a b".into());
    assert_eq!(grey(&mut w), 2 * 3, "those that are not compared stand behind both that are");
}

#[test]
fn lines_stay_in_their_panels_and_gaps_stay_gaps() {
    for width in [300.0, 500.0, 900.0] {
        let mut w = widget("multiples", width, |_| ());
        w.handle(Input::Key(Key::End));
        let panels = rules(&w.overlay().unwrap());
        let inside = |p: &Point| panels.iter().any(|r| p.y >= r[1] - 1e-6 && p.y <= r[2] + 1e-6);
        let lines: Vec<&Vec<Point>> = w
            .scene()
            .marks
            .iter()
            .filter_map(|m| match m {
                Mark::Line { points, color, .. } if *color == Theme::LIGHT.series(0) => Some(points),
                _ => None,
            })
            .collect();
        assert_eq!(lines.len(), 6, "a line a series, two where there is a hole");
        assert!(lines.iter().flat_map(|l| l.iter()).all(|p| inside(p) && p.x >= 0.0 && p.x <= width));
    }
}

#[test]
fn computed_series_have_panels_too_and_show_their_working() {
    let mut w = widget("multiples", 900.0, |a| a.transform = "diff".into());
    w.handle(Input::Key(Key::End));
    let overlay = w.overlay().unwrap();
    assert_eq!((rules(&overlay).len(), overlay.dots.len()), (5, 5));
    assert!(w.handle(Input::Key(Key::Enter)).notices.iter().any(|n| matches!(n, Notice::Open { .. })));
    assert_eq!(w.chrome().view, "multiples");
}

#[test]
fn nothing_to_show_is_said() {
    let mut w = widget("multiples", 640.0, |a| a.indicator = "nothing".into());
    assert!(w.chrome().empty.is_some());
    assert_eq!(w.handle(Input::Key(Key::Right)).dirty, Dirty::Clean);
    assert_eq!(w.handle(Input::Move { x: 10.0, y: 10.0 }).dirty, Dirty::Clean);
}
