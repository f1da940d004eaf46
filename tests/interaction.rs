//! Scripts of inputs and what must follow, without a browser; and that no sequence of inputs panics.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use barograph::read::File;
use barograph::scene::FixedAdvances;
use barograph::spec::Asked;
use barograph::widget::Widget;
use barograph::widget::input::{Input, Key};
use barograph::widget::response::{Cursor, Dirty, Notice};
use proptest::prelude::*;

const DATA: &str = "indicator,area,period,measure,value,unit,status,source_id
out,C,2023-12,yoy,6.8,%,,s
out,C,2024-01/P2M,yoy,7.0,%,,s
out,C,2024-03,yoy,4.5,%,,s
out,C,2024-04,yoy,6.7,%,p,s
out,C,2024-06,yoy,5.3,%,,s
out,C,2024-06,yoy_ytd,6.0,%,,s
out,C,2025-06,yoy_ytd,6.4,%,,s
mine,C,2024-03,yoy,0.2,%,,s
mine,C,2024-04,yoy,2.0,%,,s
mine,C,2024-06,yoy,4.4,%,,s
racks,C,2024-12,level,880,10k,p,s
racks,C,2025-06,level,1043,10k,p,s
racks,C,2025-06,level,1085,10k,r,s
";
const UNITS: &str = "unit,exponent,en,zh\n10k,4,racks,架\n";

fn widget(change: impl FnOnce(&mut Asked)) -> Widget {
    let mut asked = Asked { lang: "zh".into(), ..Asked::default() };
    change(&mut asked);
    let mut widget = Widget::new(Box::new(FixedAdvances));
    widget.configure(&asked).unwrap();
    widget.handle(Input::Resize { width: 640.0, height: 320.0, ratio: 1.0 });
    let files = [("data.csv", DATA), ("units.csv", UNITS)].map(|(name, text)| File { name, bytes: text.as_bytes() });
    widget.load(&files).unwrap();
    widget
}

fn trend() -> Widget {
    widget(|a| {
        a.indicator = "out mine".into();
        a.measure = "yoy".into();
    })
}

fn board() -> Widget {
    widget(|a| {
        a.view = "board".into();
        a.indicator = "out racks".into();
        a.measure = "yoy_ytd level".into();
        a.period = "2025-06".into();
    })
}

fn speech(widget: &mut Widget) -> String {
    widget.overlay().map(|o| o.speech).unwrap_or_default()
}

#[test]
fn the_keyboard_reaches_every_period_and_speaks_it() {
    let mut w = trend();
    assert_eq!(w.overlay(), None);
    w.handle(Input::Key(Key::Home));
    let mut said = vec![speech(&mut w)];
    for _ in 0..4 {
        let r = w.handle(Input::Key(Key::Right));
        assert_eq!((r.dirty, r.handled), (Dirty::Overlay, true));
        said.push(speech(&mut w));
    }
    assert_eq!(
        said,
        [
            "2023年12月，out，6.8%",
            "2024年1—2月，out，7.0%",
            "2024年3月，out，4.5%",
            "2024年4月，out，6.7%，初步数",
            "2024年6月，out，5.3%"
        ]
    );
    let at_end = w.handle(Input::Key(Key::Right));
    assert_eq!((at_end.dirty, at_end.handled), (Dirty::Clean, true), "the page must not scroll at the end of the line");
    w.handle(Input::Key(Key::Down));
    assert_eq!(speech(&mut w), "2024年6月，mine，4.4%");
    w.handle(Input::Key(Key::Home));
    assert_eq!(speech(&mut w), "2023年12月，mine，无数据");
    w.handle(Input::Key(Key::PageDown));
    assert_eq!(speech(&mut w), "2024年6月，mine，4.4%");
    assert!(w.handle(Input::Key(Key::Escape)).handled);
    assert_eq!(w.overlay(), None);
    assert!(!w.handle(Input::Key(Key::Escape)).handled, "a second Escape is the page's");
}

#[test]
fn the_pointer_reads_all_series_at_once() {
    let mut w = trend();
    w.scene();
    let r = w.handle(Input::Move { x: 635.0, y: 10.0 });
    assert_eq!((r.dirty, r.cursor), (Dirty::Overlay, Cursor::Crosshair));
    let Some(Notice::Hover { rows }) = r.notices.first() else { panic!("{:?}", r.notices) };
    let got: Vec<_> = rows.iter().map(|r| (r.indicator.as_str(), r.period.as_str(), r.value)).collect();
    assert_eq!(got, [("out", "2024-06", Some(5.3)), ("mine", "2024-06", Some(4.4))]);
    let overlay = w.overlay().unwrap();
    assert_eq!((overlay.dots.len(), overlay.rule), (2, true));
    let tip = overlay.tip.unwrap();
    assert_eq!(tip.title, "2024年6月");
    assert_eq!(tip.rows.iter().map(|r| r.value.as_str()).collect::<Vec<_>>(), ["5.3%", "4.4%"]);
    assert_eq!(w.handle(Input::Move { x: 634.0, y: 200.0 }).dirty, Dirty::Clean, "the same period needs no work");
    assert_eq!(w.handle(Input::Leave).dirty, Dirty::Overlay);
}

#[test]
fn the_legend_hides_series_but_never_the_last() {
    let mut w = trend();
    w.handle(Input::Resize { width: 300.0, height: 0.0, ratio: 2.0 });
    assert_eq!(w.chrome().legend.len(), 2, "a narrow chart has a legend");
    let r = w.handle(Input::Toggle(0));
    assert_eq!(r.dirty, Dirty::Derived);
    assert!(matches!(r.notices.as_slice(), [Notice::Change { .. }]));
    assert!(w.rows().iter().all(|r| r.indicator == "mine"));
    assert_eq!(w.handle(Input::Toggle(1)).dirty, Dirty::Clean);
    w.handle(Input::Resize { width: 800.0, height: 0.0, ratio: 2.0 });
    assert_eq!(
        w.chrome().legend.iter().map(|c| c.on).collect::<Vec<_>>(),
        [false, true],
        "what is hidden can be shown again"
    );
    w.handle(Input::Toggle(0));
    assert!(w.chrome().legend.is_empty(), "a wide chart names its lines directly");
}

#[test]
fn measures_are_tabs_and_never_one_line() {
    let mut w = widget(|a| a.indicator = "out".into());
    let tabs = |w: &mut Widget| w.chrome().measures.iter().map(|c| (c.label.clone(), c.on)).collect::<Vec<_>>();
    assert_eq!(tabs(&mut w), [("同比".to_string(), true), ("累计同比".to_string(), false)]);
    assert!(w.rows().iter().all(|r| r.measure == "yoy"));
    w.handle(Input::Measure(1));
    assert_eq!(tabs(&mut w)[1], ("累计同比".to_string(), true));
    assert!(w.rows().iter().all(|r| r.measure == "yoy_ytd"));
    w.handle(Input::Key(Key::End));
    assert_eq!(speech(&mut w), "2025年1—6月，6.4%");
}

#[test]
fn a_tile_opens_its_trend_and_the_way_back_leads_to_the_tile() {
    let mut w = board();
    let chrome = w.chrome();
    assert_eq!((chrome.view, chrome.back), ("board", None));
    w.handle(Input::Key(Key::Right));
    assert_eq!(speech(&mut w), "out，6.4%，2025年1—6月 · 同比，较上年同期上升0.4个百分点，s");
    w.handle(Input::Key(Key::Right));
    assert_eq!(speech(&mut w), "racks，1,085万架，2025年6月，较2024年12月上升205万架，修订数 · s");
    let r = w.handle(Input::Key(Key::Enter));
    assert_eq!(r.dirty, Dirty::Derived);
    assert!(
        matches!(r.notices.as_slice(), [Notice::Select { row }, Notice::Change { view: "trend", .. }] if row.indicator == "racks")
    );
    let chrome = w.chrome();
    assert_eq!((chrome.view, chrome.back), ("trend", Some("返回看板")));
    assert_eq!(w.rows().len(), 2);
    w.handle(Input::Back);
    assert_eq!(w.chrome().view, "board");
    assert!(speech(&mut w).starts_with("racks"));
    w.scene();
    w.handle(Input::Press { x: 5.0, y: 5.0 });
    assert_eq!(w.chrome().view, "trend");
    w.handle(Input::Key(Key::Escape));
    assert_eq!(w.chrome().view, "board", "Escape goes back");
}

#[test]
fn language_and_theme_change_without_losing_the_place() {
    let mut w = board();
    w.handle(Input::Focus);
    w.handle(Input::Key(Key::Enter));
    let asked = Asked {
        view: "board".into(),
        indicator: "out racks".into(),
        measure: "yoy_ytd level".into(),
        period: "2025-06".into(),
        lang: "en".into(),
        theme: "dark".into(),
        ..Asked::default()
    };
    assert_eq!(w.configure(&asked).unwrap().dirty, Dirty::Derived);
    let chrome = w.chrome();
    assert_eq!((chrome.view, chrome.back, chrome.lang), ("trend", Some("Back to the board"), "en"));
    assert_eq!(w.configure(&asked).unwrap().dirty, Dirty::Clean);
    assert_eq!(w.configure(&Asked { view: "pie".into(), ..asked.clone() }).unwrap_err().code(), "spec/unknown-view");
    assert_eq!(w.chrome().view, "trend", "a spec that is refused changes nothing");
}

#[test]
fn the_ratio_repaints_and_the_width_lays_out() {
    let mut w = trend();
    assert_eq!(w.handle(Input::Resize { width: 640.0, height: 320.0, ratio: 2.0 }).dirty, Dirty::Scene);
    assert_eq!(w.handle(Input::Resize { width: 641.0, height: 320.0, ratio: 2.0 }).dirty, Dirty::Layout);
    assert_eq!(w.handle(Input::Resize { width: 641.0, height: 320.0, ratio: 2.0 }).dirty, Dirty::Clean);
}

#[test]
fn the_saved_figures_read_back_as_they_were() {
    let mut w = trend();
    let csv = w.tidy();
    assert!(csv.starts_with('\u{feff}'));
    let again = barograph::read::read(&[File { name: "saved.csv", bytes: csv.as_bytes() }]).unwrap();
    assert_eq!(again.refused, []);
    let figures =
        |s: &barograph::data::Series| s.observations.iter().map(|o| (o.period, o.figure, o.status)).collect::<Vec<_>>();
    let files = [File { name: "data.csv", bytes: DATA.as_bytes() }];
    let first = barograph::read::read(&files).unwrap();
    for (a, b) in again.dataset.series.iter().zip(first.dataset.series.iter().filter(|s| s.measure.0 == "yoy")) {
        assert_eq!((&a.indicator, figures(a)), (&b.indicator, figures(b)));
    }
}

fn input() -> impl Strategy<Value = Input> {
    let place = prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(-1e300), -50.0..2000.0];
    let key = prop_oneof![
        Just(Key::Left),
        Just(Key::Right),
        Just(Key::Up),
        Just(Key::Down),
        Just(Key::Home),
        Just(Key::End),
        Just(Key::PageUp),
        Just(Key::PageDown),
        Just(Key::Enter),
        Just(Key::Escape)
    ];
    prop_oneof![
        (place.clone(), place.clone(), place.clone()).prop_map(|(width, height, ratio)| Input::Resize {
            width,
            height,
            ratio
        }),
        (place.clone(), place.clone()).prop_map(|(x, y)| Input::Move { x, y }),
        (place.clone(), place).prop_map(|(x, y)| Input::Press { x, y }),
        Just(Input::Leave),
        Just(Input::Focus),
        Just(Input::Blur),
        key.prop_map(Input::Key),
        (0..9_usize).prop_map(Input::Toggle),
        (0..9_usize).prop_map(Input::Measure),
        (0..25_usize).prop_map(Input::Compute),
        (0..5_usize).prop_map(Input::Frequency),
        Just(Input::Pick),
        Just(Input::Back),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn no_sequence_of_inputs_panics_or_draws_nonsense(on_board in any::<bool>(), inputs in prop::collection::vec(input(), 0..40)) {
        let mut w = if on_board { board() } else { trend() };
        for input in inputs {
            w.handle(input);
            let finite = |p: &barograph::scene::Point| p.x.is_finite() && p.y.is_finite();
            for mark in &w.scene().marks {
                match mark {
                    barograph::scene::Mark::Line { points, .. } | barograph::scene::Mark::Area { points, .. } => prop_assert!(points.len() > 1 && points.iter().all(finite)),
                    barograph::scene::Mark::Dot { at, .. } => prop_assert!(finite(at)),
                    barograph::scene::Mark::Rule { from, to, .. } => prop_assert!(finite(from) && finite(to)),
                    barograph::scene::Mark::Box { rect, .. } => prop_assert!(rect.width.is_finite() && rect.height.is_finite()),
                    barograph::scene::Mark::Columns { spans, .. } => prop_assert!(spans.iter().all(|(a, b)| a.is_finite() && b.is_finite())),
                    barograph::scene::Mark::Text(label) => prop_assert!(finite(&label.at) && !label.text.is_empty()),
                }
            }
            w.overlay();
            w.chrome();
            w.table();
            w.rows();
        }
    }
}
