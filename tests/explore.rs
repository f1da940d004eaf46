//! Zooming and moving, scripted without a browser: of periods and of instants.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use barograph::data::Measure;
use barograph::data::dense::DenseSeries;
use barograph::read::File;
use barograph::scene::{FixedAdvances, Mark};
use barograph::spec::Asked;
use barograph::widget::Widget;
use barograph::widget::input::{Input, Key};
use barograph::widget::response::{Dirty, Notice, Response};
use barograph_pyramid::Dense;
use proptest::prelude::*;
use std::rc::Rc;

#[path = "explore/tidy.rs"]
mod tidy;
use tidy::tidy;

/// Twenty years of months, with a hole, twice.
fn months() -> String {
    let mut csv = String::from("indicator,area,period,measure,value,unit\n");
    for month in 0..240_i32 {
        let period = format!("{}-{:02}", 2005 + month / 12, month % 12 + 1);
        if !(100..104).contains(&month) {
            csv += &format!("a,C,{period},level,{},t\n", 100 + month + 10 * (month % 12));
        }
        csv += &format!("b,C,{period},level,{},t\n", 900 - month);
    }
    csv
}

fn widget(change: impl FnOnce(&mut Asked)) -> Widget {
    let mut asked = Asked { lang: "en".into(), indicator: "a b".into(), ..Asked::default() };
    change(&mut asked);
    let mut widget = Widget::new(Box::new(FixedAdvances));
    widget.configure(&asked).unwrap();
    widget.handle(Input::Resize { width: 800.0, height: 320.0, ratio: 2.0 });
    widget.load(&[File { name: "months.csv", bytes: months().as_bytes() }]).unwrap();
    widget
}

/// Two days of seconds, and a third as many at odd times with gaps.
fn dense() -> Widget {
    let mut widget = Widget::new(Box::new(FixedAdvances));
    widget.configure(&Asked { lang: "en".into(), ..Asked::default() }).unwrap();
    widget.handle(Input::Resize { width: 800.0, height: 320.0, ratio: 2.0 });
    let start = 1.7e12;
    let even: Vec<f64> = (0..172_800).map(|i| start + f64::from(i) * 1000.0).collect();
    let odd: Vec<f64> = even.iter().step_by(3).map(|t| t + (t / 7000.0).sin().abs() * 900.0).collect();
    let wave = |t: &f64| ((t - start) / 5e6).sin() * 50.0 + ((t / 1000.0) % 17.0);
    let one: Vec<f64> = even.iter().map(wave).collect();
    let two: Vec<f64> =
        odd.iter().enumerate().map(|(i, t)| if i % 5000 < 300 { f64::NAN } else { wave(t) + 30.0 }).collect();
    let series = |indicator: &str, x: &[f64], y: &[f64]| {
        let mut points = Dense::new();
        points.append(x, y).unwrap();
        let (indicator, area, unit) = (indicator.into(), "C".into(), "V".into());
        DenseSeries { indicator, area, measure: Measure(String::new()), unit, points: Rc::new(points) }
    };
    widget.load_dense(vec![series("even", &even, &one), series("odd", &odd, &two)], Vec::new(), Vec::new());
    widget
}

fn span(response: &Response) -> Option<(String, String, bool)> {
    response.notices.iter().find_map(|n| match n {
        Notice::Span { from, to, all, .. } => Some((from.clone(), to.clone(), *all)),
        _ => None,
    })
}

/// Lets what glides arrive.
fn settle(widget: &mut Widget) {
    widget.handle(Input::Tick(f64::INFINITY));
}

fn labels(widget: &mut Widget) -> Vec<String> {
    widget.scene().labels().map(|l| l.text.clone()).collect()
}

#[test]
fn a_wheel_zooms_about_the_pointer_and_the_page_is_told() {
    let mut w = widget(|_| ());
    let [low, high, left, right] = w.seen().unwrap();
    assert_eq!((low, high), (0.0, 1.0));
    let response = w.handle(Input::Zoom { x: left, factor: 0.25 });
    assert_eq!(response.dirty, Dirty::Window);
    assert_eq!(span(&response), Some(("2005-01".into(), "2009-12".into(), false)));
    let [low, high, ..] = w.seen().unwrap();
    assert!(low == 0.0 && (high - 0.25).abs() < 1e-9);
    let response = w.handle(Input::Pan { by: (right - left) / 2.0 });
    assert_eq!(span(&response).map(|s| s.0), Some("2007-07".into()));
    // Nothing moves beyond the ends.
    w.handle(Input::Pan { by: -1e9 });
    assert_eq!(w.seen().unwrap()[0], 0.0);
    let response = w.handle(Input::Zoom { x: left, factor: 1e9 });
    assert_eq!(span(&response), Some(("2005-01".into(), "2024-12".into(), true)));
}

#[test]
fn buttons_and_keys_glide_and_a_tick_at_infinity_arrives() {
    let mut w = widget(|_| ());
    let response = w.handle(Input::Key(Key::Closer));
    assert!(response.moving && response.handled && response.dirty == Dirty::Clean);
    let response = w.handle(Input::Tick(1000.0));
    assert!(response.moving);
    let response = w.handle(Input::Tick(1110.0));
    assert!(response.moving && response.dirty == Dirty::Window);
    let [low, high, ..] = w.seen().unwrap();
    assert!(high - low < 1.0 && high - low > 0.5);
    assert!(!w.handle(Input::Tick(1300.0)).moving);
    let [low, high, ..] = w.seen().unwrap();
    assert!((high - low - 0.5).abs() < 1e-9);
    // Steps add up while the window is still on its way.
    w.handle(Input::Closer);
    w.handle(Input::Closer);
    settle(&mut w);
    let [low, high, ..] = w.seen().unwrap();
    assert!((high - low - 0.125).abs() < 1e-9);
    w.handle(Input::All);
    settle(&mut w);
    assert_eq!(w.seen().unwrap()[..2], [0.0, 1.0]);
}

#[test]
fn spans_are_offered_that_suit_the_axis() {
    let mut w = widget(|_| ());
    let names = |w: &mut Widget| w.explore().unwrap().presets.into_iter().map(|p| p.label).collect::<Vec<_>>();
    assert_eq!(names(&mut w), ["1Y", "3Y", "5Y", "10Y", "YTD", "All"]);
    let response = w.handle(Input::Preset(1));
    assert_eq!(span(&response), Some(("2022-01".into(), "2024-12".into(), false)));
    settle(&mut w);
    let on: Vec<bool> = w.explore().unwrap().presets.iter().map(|p| p.on).collect();
    assert_eq!(on, [false, true, false, false, false, false]);
    assert_eq!(w.explore().unwrap().span, "Jan 2022 to Dec 2024");
    assert_eq!(w.handle(Input::Preset(99)), Response::default());
    assert_eq!(names(&mut dense()), ["1H", "1D", "All"]);
}

#[test]
fn the_author_sets_the_span_and_the_scale() {
    let shares = |asked: &str| {
        let mut w = widget(|a| a.span = asked.into());
        let [low, high, ..] = w.seen().unwrap();
        ((low * 240.0).round() as i32, (high * 240.0).round() as i32)
    };
    assert_eq!(shares("5y"), (180, 240));
    assert_eq!(shares("ytd"), (228, 240));
    assert_eq!(shares("all"), (0, 240));
    assert_eq!(shares("2010-03/2011-02"), (62, 74));
    assert_eq!(shares("2010"), (60, 72));
    assert_eq!(shares("/2006-12"), (0, 24));
    let refused = |asked: Asked| Widget::new(Box::new(FixedAdvances)).configure(&asked).unwrap_err().to_string();
    assert_eq!(
        refused(Asked { span: "lately".into(), ..Asked::default() }),
        "span=\"lately\" is no span; write a number of years such as 5y, ytd, all, or two periods such as 2020-01/2024-06"
    );
    assert_eq!(
        refused(Asked { scale: "cubic".into(), ..Asked::default() }),
        "scale=\"cubic\" is not known; it can be linear, log or index"
    );
    let mut w = widget(|a| a.scale = "log".into());
    assert!(labels(&mut w).contains(&"t, logarithmic scale".into()), "{:?}", labels(&mut w));
}

#[test]
fn the_value_axis_follows_the_window_or_stays() {
    let mut w = widget(|a| a.indicator = "a".into());
    assert!(labels(&mut w).contains(&"500".into()));
    w.span("2005-01", "2005-12", false).unwrap();
    assert!(!labels(&mut w).contains(&"500".into()), "{:?}", labels(&mut w));
    w.handle(Input::Stay);
    assert!(labels(&mut w).contains(&"500".into()));
    // The window over the hole has an axis all the same.
    w.span("2013-06", "2013-07", false).unwrap();
    assert!(labels(&mut w).len() > 3);
}

#[test]
fn indices_begin_at_100_where_they_are_first_seen() {
    let mut w = widget(|_| ());
    w.span("2010-01", "2012-12", false).unwrap();
    w.handle(Input::Rise(2));
    assert!(labels(&mut w).contains(&"Jan 2010 = 100".into()));
    w.handle(Input::Key(Key::Home));
    assert!(labels(&mut w).contains(&"Jan 2005 = 100".into()), "the window follows the cursor: {:?}", labels(&mut w));
    let tip = w.overlay().unwrap().tip.unwrap();
    assert_eq!(tip.rows[0].note, "index 100.0");
    // Of growth there is no index, and the menu says so.
    let csv = "indicator,area,period,measure,value,unit\na,C,2024-01,yoy,5,%\na,C,2024-02,yoy,6,%\n";
    let mut w = Widget::new(Box::new(FixedAdvances));
    w.load(&[File { name: "growth.csv", bytes: csv.as_bytes() }]).unwrap();
    let reasons: Vec<&str> = w.explore().unwrap().rises.iter().map(|r| r.reason).collect();
    assert_eq!(reasons, ["", "growth rates have no ratios", "growth rates have no ratios"]);
    assert_eq!(w.handle(Input::Rise(1)), Response::default());
}

#[test]
fn the_cursor_takes_the_window_with_it() {
    let mut w = widget(|_| ());
    w.handle(Input::Preset(0));
    settle(&mut w);
    w.handle(Input::Focus);
    for _ in 0..11 {
        assert_eq!(w.handle(Input::Key(Key::Left)).dirty, Dirty::Overlay);
    }
    assert_eq!(w.handle(Input::Key(Key::Left)).dirty, Dirty::Window);
    let [_, high, ..] = w.seen().unwrap();
    assert!(high < 1.0);
    assert_eq!(w.handle(Input::Key(Key::Home)).dirty, Dirty::Window);
    assert_eq!(w.seen().unwrap()[0], 0.0);
}

#[test]
fn instants_are_columns_where_they_crowd_and_strokes_where_they_do_not() {
    let kinds = |w: &mut Widget| {
        let columns = w.scene().marks.iter().filter(|m| matches!(m, Mark::Columns { .. })).count();
        (columns, w.scene().marks.iter().filter(|m| matches!(m, Mark::Line { .. })).count())
    };
    let mut w = dense();
    assert_eq!(kinds(&mut w), (2, 0));
    w.span("2023-11-15T00:00", "2023-11-15T00:20", false).unwrap();
    assert_eq!(kinds(&mut w), (0, 2));
    let [low, high, ..] = w.seen().unwrap();
    assert!((high - low) * 172_799.0 - 1200.0 < 1.0, "{low} {high}");
    w.handle(Input::Focus);
    assert!(w.overlay().unwrap().speech.starts_with("15 Nov 2023 00:20"), "{}", w.overlay().unwrap().speech);
    assert_eq!(w.table().rows.len(), 200);
    assert_eq!(w.rows().iter().filter(|r| r.indicator == "even").count(), 1201);
}

#[test]
fn what_is_appended_is_followed_where_the_end_is_seen() {
    let mut w = dense();
    w.handle(Input::Zoom { x: 1e9, factor: 0.1 });
    let start = 1.7e12 + 172_800_000.0;
    let x: Vec<f64> = (0..86_400).map(|i| start + f64::from(i) * 1000.0).collect();
    w.lengthen(0, &mut |points| points.append(&x, &vec![1.0; x.len()]).unwrap());
    let [low, high, ..] = w.seen().unwrap();
    assert!((high - 1.0).abs() < 1e-9 && (high - low - 0.1 * 2.0 / 3.0).abs() < 1e-3, "{low} {high}");
}

fn input() -> impl Strategy<Value = Input> {
    let place = prop_oneof![4 => -200.0..1200.0_f64, 1 => Just(f64::NAN), 1 => Just(f64::INFINITY), 1 => Just(-1e300)];
    let factor = prop_oneof![4 => 0.2..4.0_f64, 1 => Just(0.0), 1 => Just(f64::NAN), 1 => Just(-3.0), 1 => Just(1e300)];
    let share = prop_oneof![6 => -0.5..1.5_f64, 1 => Just(f64::NAN)];
    prop_oneof![
        (place.clone(), factor).prop_map(|(x, factor)| Input::Zoom { x, factor }),
        place.clone().prop_map(|by| Input::Pan { by }),
        (share.clone(), share).prop_map(|(low, high)| Input::Shares { low, high }),
        (0..8_usize).prop_map(Input::Preset),
        (0..4_usize).prop_map(Input::Rise),
        prop_oneof![Just(Input::Closer), Just(Input::Wider), Just(Input::All), Just(Input::Stay)],
        (place.clone(), any::<bool>()).prop_map(|(low, glides)| Input::Window { low, high: low + 40.0, glides }),
        place.clone().prop_map(Input::Tick),
        (place.clone(), place.clone()).prop_map(|(x, y)| Input::Move { x, y }),
        (place.clone(), place.clone()).prop_map(|(x, y)| Input::Press { x, y }),
        (1.0..1500.0_f64, 0.0..700.0_f64, 0.5..3.0_f64).prop_map(|(width, height, ratio)| Input::Resize {
            width,
            height,
            ratio
        }),
        prop_oneof![Just(Input::Focus), Just(Input::Blur), Just(Input::Leave)],
        prop::sample::select(vec![
            Key::Left,
            Key::Right,
            Key::Up,
            Key::PageUp,
            Key::PageDown,
            Key::Home,
            Key::End,
            Key::Closer,
            Key::Wider,
            Key::All
        ])
        .prop_map(Input::Key),
        (0..3_usize).prop_map(Input::Toggle),
        (0..60_usize).prop_map(Input::Compute),
        (0..4_usize).prop_map(Input::Compare),
        Just(Input::Uncompare),
        (0..9_usize, 0..5_usize).prop_map(|(family, i)| Input::Method(family, i)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(160) })]

    #[test]
    fn no_sequence_of_inputs_leaves_the_plot_or_panics(instants in any::<bool>(), inputs in prop::collection::vec(input(), 0..64)) {
        let mut w = if instants { dense() } else { widget(|_| ()) };
        w.find("");
        for input in inputs {
            w.handle(input);
            tidy(&mut w).map_err(|e| TestCaseError::fail(format!("{input:?}: {e}")))?;
            w.overlay();
            w.explore();
        }
        w.chrome();
        w.table();
        w.strip(500.0, 40.0);
    }
}
