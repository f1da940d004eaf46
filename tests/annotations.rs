//! Annotations: what is read, and that their texts find room or become numbers at every width.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use barograph::data::annotation::Mark;
use barograph::read::{File, read};
use barograph::scene::FixedAdvances;
use barograph::spec::Asked;
use barograph::text::Language;
use barograph::widget::Widget;
use barograph::widget::input::Input;
use proptest::prelude::*;

fn observations() -> String {
    let mut csv = String::from("indicator,area,period,measure,value,unit\n");
    for month in 0..72_i32 {
        csv += &format!("a,C,{}-{:02},level,{},t\n", 2019 + month / 12, month % 12 + 1, 100 + (month * 37) % 61);
    }
    csv
}

fn widget(annotations: &str, lang: &str, width: f64) -> Widget {
    let mut widget = Widget::new(Box::new(FixedAdvances));
    widget.configure(&Asked { lang: lang.into(), ..Asked::default() }).unwrap();
    widget.handle(Input::Resize { width, height: 0.0, ratio: 1.0 });
    let text = observations();
    let files = [("a.csv", text.as_str()), ("notes.csv", annotations)];
    widget.load(&files.map(|(name, text)| File { name, bytes: text.as_bytes() })).unwrap();
    widget
}

const HEAD: &str = "annotation,period,from,to,value,indicator,area,measure,en,zh\n";

#[test]
fn each_kind_is_read_and_what_is_wrong_is_told() {
    let rows = "point,2020-03,,,,a,,,Low,低\nrule,2021,,,,,,,Plan,\nrule,,,,50,,,,,荣枯线\nspan,,2020-01,,,,,,Open,\n\
                circle,2020,,,,,,,No such kind,\npoint,,,,3,,,,No period,\nspan,,2021-02,2020-01,,,,,Backwards,\nrule,2020,,,,,,,,\n\
                rule,2020,,,4,,,,Both,\npoint,soon,,,,,,,When,\n";
    let text = [observations(), format!("{HEAD}{rows}")];
    let files = [File { name: "a.csv", bytes: text[0].as_bytes() }, File { name: "n.csv", bytes: text[1].as_bytes() }];
    let reading = read(&files).unwrap();
    let marks: Vec<_> = reading.dataset.annotations.iter().map(|a| a.mark).collect();
    assert!(matches!(
        marks.as_slice(),
        [Mark::Point(_, None), Mark::When(_), Mark::Level(50.0), Mark::Span(Some(_), None)]
    ));
    assert_eq!(reading.dataset.annotations.last().unwrap().text(Language::Zh), "Open", "the other language serves");
    let told: Vec<String> = reading.refused.iter().map(|e| e.message(Language::En)).collect();
    for (line, (said, words)) in (6..).zip(told.iter().zip([
        "\"circle\" is no kind of annotation",
        "does not say what is marked",
        "ends at \"2020-01\"",
        "has no text",
        "does not say what is marked",
        "soon",
    ])) {
        assert!(said.contains(words) && said.contains(&format!("line {line}")), "{said}");
    }
    assert_eq!(told.len(), 6);
    let bad = [files[0], File { name: "n.csv", bytes: b"annotation,period\npoint,2020\n" }];
    assert!(read(&bad).unwrap_err().message(Language::Zh).contains("en"));
}

#[test]
fn they_belong_to_the_series_they_name_and_the_axis_holds_levels_that_are_near() {
    let mut w = widget(
        &format!("{HEAD}rule,,,,180,a,,,Ceiling,\nrule,,,,1000,a,,,Far,\nrule,,,,120,b,,,Of another,\n"),
        "en",
        800.0,
    );
    let texts: Vec<String> = w.scene().labels().map(|l| l.text.clone()).collect();
    assert!(texts.iter().any(|t| t == "Ceiling") && texts.iter().any(|t| t == "180"), "{texts:?}");
    assert!(!texts.iter().any(|t| t == "Of another" || t == "1,000"), "{texts:?}");
    assert!(w.chrome().description.ends_with("Marked: Ceiling; Far."));
}

#[test]
fn the_cursor_tells_what_is_marked() {
    let mut w = widget(&format!("{HEAD}span,,2020-01,2020-06,,,,,Closed,停产\n"), "en", 800.0);
    w.point_to("2020-03");
    let overlay = w.overlay().unwrap();
    assert!(overlay.speech.ends_with("Closed"), "{}", overlay.speech);
    w.point_to("2020-08");
    assert!(!w.overlay().unwrap().speech.contains("Closed"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn no_text_lies_on_another_or_outside_and_none_is_lost(
        width in 320.0..1600.0_f64,
        zh in any::<bool>(),
        marks in prop::collection::vec((0..4_usize, 0..72_i32, 1..30_i32, 1..40_usize), 1..12),
    ) {
        let period = |month: i32| format!("{}-{:02}", 2019 + month / 12, month % 12 + 1);
        let mut rows = String::from(HEAD);
        for (i, (kind, month, length, letters)) in marks.iter().enumerate() {
            let text = format!("{i}{}", "x".repeat(*letters));
            rows += &match kind {
                0 => format!("point,{},,,,,,,{text},\n", period(*month)),
                1 => format!("rule,{},,,,,,,{text},\n", period(*month)),
                2 => format!("rule,,,,{},,,,{text},\n", 90 + month),
                _ => format!("span,,{},{},,,,,{text},\n", period(*month), period((month + length).min(71))),
            };
        }
        let mut w = widget(&rows, if zh { "zh" } else { "en" }, width);
        let scene = w.scene().clone();
        let boxes: Vec<_> = scene.labels().map(|l| (l.text.clone(), l.extent())).collect();
        for (i, (text, one)) in boxes.iter().enumerate() {
            prop_assert!(one.x >= -0.5 && one.right() <= scene.width + 0.5, "{text} leaves the picture");
            for (other, two) in boxes.iter().skip(i + 1) {
                prop_assert!(!one.overlaps(*two), "{text} lies on {other}");
            }
        }
        let notes = w.chrome().notes.join("\n");
        for (i, (_, _, _, letters)) in marks.iter().enumerate() {
            let text = format!("{i}{}", "x".repeat(*letters));
            prop_assert!(boxes.iter().any(|(t, _)| *t == text) || notes.contains(&text), "{text} is lost");
        }
    }
}
