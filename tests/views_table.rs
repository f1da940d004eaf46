//! What a table promises: sorting keeps every row and is true to the values, heads lie on their columns, nothing narrow loses a figure.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use barograph::read::File;
use barograph::scene::FixedAdvances;
use barograph::spec::Asked;
use barograph::widget::Widget;
use barograph::widget::input::{Input, Key};
use barograph::widget::response::{Dirty, Notice};
use barograph::widget::shown::Head;
use proptest::prelude::*;

const UNITS: &str = "unit,exponent,en,zh\n10k,4,racks,架\n";

fn widget(data: &str, change: impl FnOnce(&mut Asked)) -> Widget {
    let mut codes: Vec<&str> = data.lines().skip(1).filter_map(|l| l.split(',').next()).collect();
    codes.dedup();
    let mut asked = Asked { view: "table".into(), indicator: codes.join(" "), ..Asked::default() };
    change(&mut asked);
    let mut widget = Widget::new(Box::new(FixedAdvances));
    widget.configure(&asked).unwrap();
    widget.handle(Input::Resize { width: 900.0, height: 0.0, ratio: 1.0 });
    let files = [("data.csv", data), ("units.csv", UNITS)].map(|(name, text)| File { name, bytes: text.as_bytes() });
    widget.load(&files).unwrap();
    widget
}

fn head(w: &mut Widget, label: &str) -> Head {
    w.heads().unwrap().heads.into_iter().find(|h| h.label == label).unwrap()
}

fn order(w: &mut Widget) -> Vec<String> {
    w.rows().into_iter().map(|r| r.indicator).collect()
}

/// `racks` are 3 × 10⁴, `mine` 12 years' figures, `few` has no earlier figure.
const DATA: &str = "indicator,area,period,measure,value,unit,status,source_id
mine,C,2023-06,yoy,4.0,%,,s
mine,C,2024-06,yoy,4.5,%,,s
mine,C,2025-06,yoy,3.5,%,p,s
racks,C,2024-12,level,2,10k,,r
racks,C,2025-03,level,3,10k,,r
few,C,2025-01,level,20000,racks,,s
out,C,2024-06,yoy,-1.0,%,,q
out,C,2025-06,yoy,-0.5,%,,q
";

#[test]
fn values_are_compared_and_not_their_texts() {
    let mut w = widget(DATA, |a| a.view = "table(sort=value)".into());
    assert_eq!(order(&mut w), ["racks", "few", "mine", "out"], "three ten thousands are more than 20,000");
    assert_eq!(head(&mut w, "Value").sorted, "descending");
    let mut w = widget(DATA, |a| a.view = "table(sort=value, order=rising)".into());
    assert_eq!(order(&mut w), ["out", "mine", "few", "racks"]);
}

#[test]
fn what_is_absent_comes_last_in_either_order() {
    let mut w = widget(DATA, |a| a.view = "table(sort=change)".into());
    assert_eq!(order(&mut w), ["racks", "out", "mine", "few"]);
    let number = head(&mut w, "Change").number;
    w.handle(Input::Sort(number));
    assert_eq!(order(&mut w), ["mine", "out", "racks", "few"]);
    let number = head(&mut w, "Status").number;
    w.handle(Input::Sort(number));
    assert_eq!(order(&mut w)[0], "mine", "the only one with a status");
}

#[test]
fn a_head_says_what_it_does_and_does_it() {
    let mut w = widget(DATA, |_| ());
    assert_eq!(order(&mut w), ["mine", "racks", "few", "out"], "as asked for");
    let said = |w: &mut Widget| head(w, "Period").said;
    let number = head(&mut w, "Period").number;
    assert_eq!(said(&mut w), "Period: sort falling");
    let r = w.handle(Input::Sort(number));
    assert!(matches!((r.dirty, r.notices.as_slice()), (Dirty::Derived, [Notice::Change { view: "table", .. }])));
    assert_eq!(order(&mut w), ["mine", "out", "racks", "few"], "ties stay as they were");
    assert_eq!(said(&mut w), "Period, sorted falling; sort rising");
    let history = head(&mut w, "Three years");
    assert_eq!(history.said, "");
    assert_eq!(w.handle(Input::Sort(history.number)).dirty, Dirty::Clean, "a history has no order");
    assert_eq!(w.handle(Input::Sort(99)).dirty, Dirty::Clean);
}

#[test]
fn the_order_outlives_a_look_at_a_history_and_stands_in_the_state() {
    let mut w = widget(DATA, |_| ());
    let number = head(&mut w, "Value").number;
    w.handle(Input::Sort(number));
    w.handle(Input::Key(Key::Home));
    w.handle(Input::Key(Key::Enter));
    assert_eq!((w.chrome().view, w.chrome().back, w.heads()), ("trend", Some("Back"), None));
    w.handle(Input::Back);
    assert_eq!(order(&mut w), ["racks", "few", "mine", "out"]);
    let state = w.state();
    let mut again = widget(DATA, |_| ());
    again.restore(&state);
    assert_eq!(order(&mut again), order(&mut w));
    w.handle(Input::Sort(number));
    again.restore(&w.state());
    assert_eq!(order(&mut again), ["out", "mine", "few", "racks"]);
    for text in ["sort=x", "sort=-", "sort=1", "sort=-99", "sort=18446744073709551616"] {
        again.restore(text);
        assert_eq!(order(&mut again), ["mine", "racks", "few", "out"], "{text}");
    }
}

#[test]
fn heads_lie_on_their_columns_and_the_least_are_never_left_out() {
    for lang in ["en", "zh"] {
        let mut w = widget(DATA, |a| a.lang = lang.into());
        let mut before = 0;
        for width in (240..1400).step_by(13) {
            w.handle(Input::Resize { width: f64::from(width), height: 0.0, ratio: 1.0 });
            let heads = w.heads().unwrap();
            for (head, next) in heads.heads.iter().zip(heads.heads.iter().skip(1)) {
                assert!(head.x >= 0.0 && head.x + head.width <= next.x + 1e-9, "{width}: {head:?}");
            }
            let last = heads.heads.last().unwrap();
            assert!(last.x + last.width <= f64::from(width) + 0.5, "{width}: {last:?}");
            let numbers: Vec<usize> = heads.heads.iter().map(|h| h.number).collect();
            assert!([0, 2, 3].iter().all(|n| numbers.contains(n)), "{width}: {numbers:?}");
            assert!(numbers.len() >= before, "more room never shows less");
            before = numbers.len();
            let scene = w.scene();
            for head in &heads.heads {
                let own = |l: &&barograph::scene::Label| l.text.trim_end_matches([' ', '▲', '▼']) == head.label;
                let at = scene.labels().find(own).unwrap().extent();
                assert!(at.x >= head.x - 0.5 && at.right() <= head.x + head.width + 0.5 && at.bottom() <= heads.height);
            }
        }
        assert_eq!(before, 7);
    }
}

#[test]
fn what_is_left_out_stands_in_tooltip_and_table() {
    let mut w = widget(DATA, |_| ());
    w.handle(Input::Resize { width: 240.0, height: 0.0, ratio: 1.0 });
    w.handle(Input::Key(Key::Home));
    let tip = w.overlay().unwrap().tip.unwrap();
    assert_eq!((tip.title.as_str(), tip.rows[0].value.as_str()), ("mine", "3.5%"));
    assert_eq!(tip.rows[0].note, "preliminary; ▼ 1.0 pp on a year earlier; s");
    let table = w.table();
    assert_eq!(
        table.rows[0],
        ["mine", "Year on year", "Jun 2025", "3.5", "%", "▼ 1.0 pp on a year earlier", "preliminary", "s"]
    );
    assert_eq!(table.numeric.iter().position(|n| *n), Some(3), "numbers stand alone, for spreadsheets");
}

#[test]
fn of_very_many_rows_the_first_are_drawn_and_all_are_in_the_table() {
    let mut csv = String::from("indicator,area,period,measure,value,unit\n");
    for i in 0..450 {
        csv += &format!("i{i},C,2025-06,level,{},t\n", (i * 37) % 450);
    }
    let mut w = widget(&csv, |a| a.view = "table(sort=value)".into());
    assert!(w.scene().height < 12_000.0);
    assert_eq!((w.table().rows.len(), w.rows().len()), (450, 450));
    assert_eq!(w.chrome().notes, ["The first 200 rows; 250 more are in the data table."]);
    w.handle(Input::Key(Key::End));
    let value = |w: &mut Widget| w.overlay().unwrap().tip.unwrap().rows[0].value.clone();
    assert_eq!(value(&mut w), "250 t", "the order comes before the cut");
    assert_eq!(w.handle(Input::Key(Key::Right)).dirty, Dirty::Clean);
}

fn input() -> impl Strategy<Value = Input> {
    const KEYS: [Key; 10] = [
        Key::Left,
        Key::Right,
        Key::Up,
        Key::Down,
        Key::Home,
        Key::End,
        Key::PageUp,
        Key::PageDown,
        Key::Enter,
        Key::Escape,
    ];
    let place = prop_oneof![Just(f64::NAN), Just(1e9), -50.0..1200.0];
    prop_oneof![
        prop::sample::select(KEYS.to_vec()).prop_map(Input::Key),
        (place.clone(), place.clone()).prop_map(|(x, y)| Input::Move { x, y }),
        (place.clone(), place.clone()).prop_map(|(x, y)| Input::Press { x, y }),
        (place.clone(), place).prop_map(|(width, height)| Input::Resize { width, height, ratio: 2.0 }),
        (0_usize..9).prop_map(Input::Sort),
        (0_usize..4).prop_map(Input::Toggle),
        Just(Input::Back),
        Just(Input::Focus),
    ]
}

proptest! {
    #[test]
    fn no_sequence_of_inputs_ends_it(inputs in prop::collection::vec(input(), 1..25), multiples: bool) {
        let view = if multiples { "multiples" } else { "table" };
        let mut w = widget(DATA, |a| a.view = view.into());
        for input in inputs {
            w.handle(input);
            let (width, height) = (w.scene().width, w.scene().height);
            // Narrower or lower than any page the least sizes hold.
            if let Some(overlay) = w.overlay().filter(|_| width >= 280.0 && height >= 80.0) {
                prop_assert!(!overlay.speech.is_empty());
                let place = overlay.frame.unwrap_or([overlay.x, overlay.top, 0.0, overlay.bottom - overlay.top]);
                // A frame stands clear of the texts it is about: within the padding of the figure, which is 12 pixels at least.
                prop_assert!(place[0] >= -7.0 && place[0] + place[2] <= width + 7.0 && place[1] + place[3] <= height + 1.0);
            }
        }
        w.chrome();
        w.table();
        let state = w.state();
        w.restore(&state);
    }

    #[test]
    fn sorting_is_a_permutation_and_ordered_and_twice_reverses(
        values in prop::collection::vec((-500_i32..500, 0_usize..2), 2..30), column in 0_usize..7,
    ) {
        let mut csv = String::from("indicator,area,period,measure,value,unit\n");
        for (i, (value, unit)) in values.iter().enumerate() {
            csv += &format!("i{i:02},C,2025-{:02},level,{value},{}\n", i % 12 + 1, ["t", "10k"][*unit]);
        }
        let mut w = widget(&csv, |_| ());
        let before = order(&mut w);
        let number = w.heads().unwrap().heads.iter().find(|h| h.number == column && !h.said.is_empty()).map(|h| h.number);
        prop_assume!(number.is_some());
        w.handle(Input::Sort(column));
        let first = w.rows();
        w.handle(Input::Sort(column));
        let second = w.rows();
        let mut sorted = order(&mut w);
        sorted.sort();
        prop_assert_eq!(&sorted, &before);
        if column == 3 {
            let size = |r: &barograph::widget::response::Row| r.value.unwrap() * if r.unit == "10k" { 1e4 } else { 1.0 };
            let (falling, rising): (Vec<f64>, Vec<f64>) = (first.iter().map(size).collect(), second.iter().map(size).collect());
            prop_assert!(falling.windows(2).all(|p| p[0] >= p[1]) && rising.windows(2).all(|p| p[0] <= p[1]));
            prop_assert_eq!(falling, rising.into_iter().rev().collect::<Vec<_>>());
        }
        if column == 0 {
            prop_assert!(first.iter().rev().map(|r| &r.indicator).eq(second.iter().map(|r| &r.indicator)));
        }
    }
}
