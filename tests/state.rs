//! What the reader did as a text, and figures that come while the chart is shown.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use barograph::read::File;
use barograph::scene::FixedAdvances;
use barograph::spec::Asked;
use barograph::widget::Widget;
use barograph::widget::input::{Input, Key};
use proptest::prelude::*;

fn csv() -> String {
    let mut csv = String::from("indicator,area,period,measure,value,unit\n");
    for month in 0..96_i32 {
        for (name, base) in [("a", 100), ("b;x", 300)] {
            let period = format!("{}-{:02}", 2015 + month / 12, month % 12 + 1);
            csv += &format!("{name},C/D,{period},level,{},t\n", base + month + 10 * (month % 12));
            csv += &format!("{name},C/D,{period},yoy,{},%\n", month % 9);
        }
    }
    csv
}

fn widget(view: &str) -> Widget {
    let asked = Asked { lang: "en".into(), view: view.into(), indicator: "a b;x".into(), ..Asked::default() };
    let mut widget = Widget::new(Box::new(FixedAdvances));
    widget.configure(&asked).unwrap();
    widget.handle(Input::Resize { width: 800.0, height: 320.0, ratio: 2.0 });
    widget.load(&[File { name: "months.csv", bytes: csv().as_bytes() }]).unwrap();
    widget
}

fn input() -> impl Strategy<Value = Input> {
    prop_oneof![
        (0.0..800.0_f64, 0.3..2.0_f64).prop_map(|(x, factor)| Input::Zoom { x, factor }),
        (-200.0..200.0_f64).prop_map(|by| Input::Pan { by }),
        (0..8_usize).prop_map(Input::Preset),
        (0..4_usize).prop_map(Input::Rise),
        Just(Input::Stay),
        (0..800).prop_map(|x| Input::Move { x: f64::from(x), y: 50.0 }),
        prop::sample::select(vec![Key::Left, Key::Pin, Key::PageUp]).prop_map(Input::Key),
        (0..2_usize).prop_map(Input::Toggle),
        (0..3_usize).prop_map(Input::Measure),
        (0..40_usize).prop_map(Input::Compute),
        (0..4_usize).prop_map(Input::Frequency),
        (0..4_usize, 0..5_usize).prop_map(|(family, i)| Input::Method(family, i)),
        (0..800, 0..300).prop_map(|(x, y)| Input::Press { x: f64::from(x), y: f64::from(y) }),
        Just(Input::Back),
        (0..3_usize).prop_map(Input::Compare),
        Just(Input::Uncompare),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn a_state_given_back_shows_the_same(on_board in any::<bool>(), inputs in prop::collection::vec(input(), 0..14)) {
        let view = if on_board { "board" } else { "trend" };
        let mut w = widget(view);
        w.find("");
        for input in inputs {
            w.handle(input);
        }
        w.handle(Input::Tick(f64::INFINITY));
        let state = w.state();
        let mut other = widget(view);
        other.restore(&state);
        prop_assert_eq!(other.state(), state.clone());
        let texts = |w: &mut Widget| w.scene().labels().map(|l| l.text.clone()).collect::<Vec<_>>();
        // A span is kept by its periods, so that the marks of its axis may move by a part of one.
        if !state.contains("span") {
            prop_assert_eq!(texts(&mut other), texts(&mut w), "{}", state);
        }
        prop_assert_eq!(other.rows(), w.rows());
        // And an empty one is where it began.
        other.restore("");
        prop_assert_eq!(other.state(), String::new());
        prop_assert_eq!(other.rows(), widget(view).rows());
    }

    #[test]
    fn no_text_harms(state in "[a-z0-9=;,/%. ()|-]{0,80}", key in prop::sample::select(vec!["open", "measure", "compute", "frequency", "base", "methods", "hidden", "span", "pins", "scale", "axis"])) {
        let mut w = widget("trend");
        w.restore(&format!("{key}={state}"));
        w.restore(&state);
        w.scene();
        w.state();
        w.chrome();
    }
}

#[test]
fn a_state_reads_like_what_was_done() {
    let mut w = widget("trend");
    assert_eq!(w.state(), "");
    w.handle(Input::Measure(1));
    w.handle(Input::Preset(1));
    w.handle(Input::Rise(1));
    assert_eq!(w.state(), "measure=level;scale=log;span=2020-01/2022-12");
    assert_eq!(
        w.attributes().into_iter().map(|[name, value]| format!("{name}={value}")).collect::<Vec<_>>().join(" "),
        "view=trend indicator=a b;x area=C/D measure=level span=2020-01/2022-12 scale=log"
    );
}

#[test]
fn the_cursor_of_another_chart_is_followed() {
    let mut w = widget("trend");
    w.point_to("2018-05");
    assert!(w.overlay().unwrap().speech.starts_with("May 2018"));
    assert!(w.point_to("1999-01").notices.is_empty());
    assert_eq!(w.overlay(), None);
    w.point_to("2018-05");
    w.point_to("");
    assert_eq!(w.overlay(), None);
}

#[test]
fn rows_appended_are_newer_than_what_is_there() {
    let mut w = widget("trend");
    w.handle(Input::Measure(1));
    let append = |w: &mut Widget, text: &str| w.append(&File { name: "append", bytes: text.as_bytes() }).map(|_| ());
    w.handle(Input::Preset(0));
    w.handle(Input::Tick(f64::INFINITY));
    let head = "indicator,area,period,measure,value,unit\n";
    append(&mut w, &format!("{head}a,C/D,2022-12,level,999,t\na,C/D,2023-01,level,500,t\nnew,C/D,2023-01,level,1,t\n"))
        .unwrap();
    let rows = w.rows();
    let at = |period: &str| rows.iter().find(|r| r.indicator == "a" && r.period == period).map(|r| r.value);
    assert_eq!((at("2022-12"), at("2023-01")), (Some(Some(999.0)), Some(Some(500.0))));
    // The window went on with the data, and the figure replaced is told beside the new one.
    assert_eq!(w.explore().unwrap().span, "Feb 2022 to Jan 2023");
    w.point_to("2022-12");
    let tip = w.overlay().unwrap().tip.unwrap();
    assert_eq!(tip.rows[0].note, "also published: 305 t");
    let refused = append(&mut w, &format!("{head}a,C/D,2023-02,level,5,kg\n")).unwrap_err().to_string();
    assert_eq!(refused, "append: \"a\" is in \"kg\" here and in \"t\" there; use one unit");
    assert!(append(&mut w, &format!("{head}a,C/D,2023-13,level,5,t\n")).is_err());
    assert_eq!(w.rows(), rows);
}

#[test]
fn files_read_anew_leave_the_reader_where_he_is() {
    let mut w = widget("trend");
    w.handle(Input::Measure(1));
    w.span("2018-01", "2019-12", false).unwrap();
    let before = w.state();
    let text = format!("{}a,C/D,2023-01,yoy,3,%\n", csv());
    w.reload(&[File { name: "months.csv", bytes: text.as_bytes() }]).unwrap();
    assert_eq!(w.state(), before);
    assert_eq!(w.rows().last().map(|r| r.measure.clone()), Some("level".into()));
}

#[test]
fn an_index_is_restored_though_its_base_is_put_in_later() {
    let mut w = widget("trend");
    assert!(w.menu().steps.iter().any(|s| s == "index"));
    for state in ["measure=level;compute=index", "measure=level;compute=index;base=2016-01"] {
        w.restore(state);
        assert_eq!(w.state(), state);
    }
}

#[test]
fn a_window_over_months_and_years_is_restored_as_it_was() {
    let mut csv = String::from("indicator,period,measure,value,unit\n");
    for year in 2018..2025 {
        csv += &format!("b,{year},level,{year},t\n");
        (1..13).for_each(|month| csv += &format!("a,{year}-{month:02},level,{},t\n", year * 12 + month));
    }
    let mut w = Widget::new(Box::new(FixedAdvances));
    w.configure(&Asked { lang: "en".into(), indicator: "a b".into(), ..Asked::default() }).unwrap();
    w.load(&[File { name: "f.csv", bytes: csv.as_bytes() }]).unwrap();
    w.span("2020-03", "2023-10", false).unwrap();
    let (state, seen) = (w.state(), w.seen());
    assert_eq!(state, "span=2020-03/2023-10");
    w.restore(&state);
    assert_eq!((w.state(), w.seen()), (state, seen));
}
