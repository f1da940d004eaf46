//! Finding series among many, and comparing some: scripted without a browser.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use barograph::read::File;
use barograph::scene::{FixedAdvances, Mark};
use barograph::spec::Asked;
use barograph::widget::Widget;
use barograph::widget::input::Input;
use barograph::widget::response::Notice;

const NAMES: &str = "code,en,zh,short_en,short_zh\noutput,Output of robots,机器人产量,,\nA01,North Hill,北山,,\nA02,Northern Lake,北湖,,\n";

/// Forty areas of one indicator, and another indicator in another unit.
fn observations() -> String {
    let mut csv = String::from("indicator,area,period,measure,value,unit\n");
    for area in 0..40 {
        for month in 1..=12 {
            csv += &format!("output,A{area:02},2024-{month:02},level,{},sets\n", 100 + area * 10 + month);
        }
    }
    for month in 1..=12 {
        csv += &format!("share,A00,2024-{month:02},level,{month},%\n");
    }
    csv
}

fn widget(change: impl FnOnce(&mut Asked)) -> Widget {
    let area = (0..40).map(|a| format!("A{a:02}")).collect::<Vec<_>>().join(" ");
    let mut asked = Asked { lang: "en".into(), indicator: "output".into(), area, ..Asked::default() };
    change(&mut asked);
    let mut widget = Widget::new(Box::new(FixedAdvances));
    widget.configure(&asked).unwrap();
    widget.handle(Input::Resize { width: 900.0, height: 400.0, ratio: 1.0 });
    let files = [("a.csv", observations()), ("names.csv", NAMES.into())];
    let files = files.each_ref().map(|(name, text)| File { name, bytes: text.as_bytes() });
    widget.load(&files).unwrap();
    widget
}

fn places(w: &mut Widget, query: &str) -> Vec<usize> {
    w.find(query).unwrap().found.iter().map(|f| f.place).collect()
}

fn labels(w: &mut Widget, query: &str) -> Vec<String> {
    w.find(query).unwrap().found.into_iter().map(|f| f.label).collect()
}

/// Lines drawn wide, and lines drawn thin.
fn lines(w: &mut Widget) -> (usize, usize) {
    let widths = w.scene().marks.iter().filter_map(|m| match m {
        Mark::Line { width, .. } => Some(*width),
        _ => None,
    });
    widths.fold((0, 0), |(wide, thin), width| if width >= 2.0 { (wide + 1, thin) } else { (wide, thin + 1) })
}

#[test]
fn words_are_found_in_codes_and_in_names_of_both_languages() {
    let mut w = widget(|_| ());
    assert_eq!(w.find("").unwrap().count, "41 of 41 series, 0 compared");
    assert_eq!(labels(&mut w, "NORTH hill"), ["Output of robots, North Hill"]);
    assert_eq!(labels(&mut w, "北湖"), ["Output of robots, Northern Lake"]);
    assert_eq!(labels(&mut w, "a39"), ["Output of robots, A39"]);
    assert_eq!(labels(&mut w, "share"), ["share, A00"]);
    assert_eq!(labels(&mut w, "robots a3").len(), 10);
    assert_eq!(labels(&mut w, "nowhere").len(), 0);
    let mut w = widget(|a| a.lang = "zh".into());
    assert_eq!(labels(&mut w, "lake"), ["机器人产量，北湖"]);
}

#[test]
fn what_is_compared_is_named_and_the_others_stand_behind() {
    let mut w = widget(|_| ());
    assert_eq!(lines(&mut w), (40, 0));
    let north = places(&mut w, "north")[0];
    let response = w.handle(Input::Compare(north));
    assert!(response.notices.iter().any(|n| matches!(n, Notice::Change { .. })));
    let last = places(&mut w, "a39")[0];
    w.handle(Input::Compare(last));
    assert_eq!(lines(&mut w), (2, 38));
    let texts: Vec<String> = w.scene().labels().map(|l| l.text.clone()).collect();
    assert!(texts.iter().any(|t| t == "North Hill") && texts.iter().any(|t| t == "A39"), "{texts:?}");
    assert!(w.chrome().notes.iter().any(|n| n == "Grey lines: 38 further series."), "{:?}", w.chrome().notes);
    assert_eq!(w.rows().len(), 24, "rows are of what is compared");
    // The compared ones come first in the list; picked again they are dropped.
    assert_eq!(w.find("").unwrap().found.iter().take(3).map(|f| f.on).collect::<Vec<_>>(), [true, true, false]);
    w.handle(Input::Compare(north));
    w.handle(Input::Compare(last));
    assert_eq!(lines(&mut w), (40, 0));
}

#[test]
fn eight_are_compared_and_all_of_one_unit() {
    let mut w = widget(|_| ());
    for place in places(&mut w, "output").into_iter().take(9) {
        w.handle(Input::Compare(place));
    }
    assert_eq!(w.find("").unwrap().picked, 8);
    let full = w.find("a39").unwrap().found.remove(0);
    assert_eq!((full.on, full.reason.as_str()), (false, "eight are compared already"));
    w.handle(Input::Uncompare);
    assert_eq!(w.find("").unwrap().picked, 0);
    let last = places(&mut w, "a39")[0];
    w.handle(Input::Compare(last));
    let other = w.find("share").unwrap().found.remove(0);
    assert_eq!(other.reason, "another unit: %");
    w.handle(Input::Compare(other.place));
    assert_eq!(w.find("").unwrap().picked, 1);
}

#[test]
fn an_author_compares_with_an_attribute_and_the_reader_goes_on_from_there() {
    let mut w = widget(|a| a.compare = "output/A03 output/A05".into());
    assert_eq!(lines(&mut w), (2, 38));
    assert_eq!(w.state(), "");
    let third = places(&mut w, "a07")[0];
    w.handle(Input::Compare(third));
    let state = w.state();
    assert_eq!(state, "compare=output/A03,output/A05,output/A07");
    let mut other = widget(|a| a.compare = "output/A03 output/A05".into());
    other.restore(&state);
    assert_eq!(lines(&mut other), (3, 37));
    let attributes = other.attributes();
    assert!(attributes.iter().any(|[name, value]| name == "compare" && value == "output/A03 output/A05 output/A07"));
    assert!(attributes.iter().any(|[name, value]| name == "area" && value.ends_with("A38 A39")));
    other.restore("");
    assert_eq!(lines(&mut other), (2, 38));
    // A code that is not there compares nothing.
    assert_eq!(lines(&mut widget(|a| a.compare = "nothing/A01".into())), (40, 0));
}
