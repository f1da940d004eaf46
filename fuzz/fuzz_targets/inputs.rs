//! Any inputs, in any order, to a chart of periods, of instants, or a board: none panics, every picture holds together, and
//! what the reader did, given back as text, shows the same.
#![no_main]

use barograph::data::Measure;
use barograph::data::dense::DenseSeries;
use barograph::read::File;
use barograph::scene::FixedAdvances;
use barograph::spec::Asked;
use barograph::widget::Widget;
use barograph::widget::input::{Input, Key};
use barograph_pyramid::Dense;
use libfuzzer_sys::fuzz_target;
use std::rc::Rc;

#[path = "../../tests/explore/tidy.rs"]
mod tidy;

const KEYS: [&str; 14] = [
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "ArrowDown",
    "Home",
    "End",
    "PageUp",
    "PageDown",
    "Enter",
    "Escape",
    "+",
    "-",
    "0",
    "p",
];

fn periods() -> String {
    let mut csv = String::from("indicator,area,period,measure,value,unit,status\n");
    for month in 0..60_i32 {
        let period = format!("{}-{:02}", 2019 + month / 12, month % 12 + 1);
        if month % 29 != 7 {
            csv += &format!("a,C,{period},level,{},t,\n", 100 + month + 10 * (month % 12));
        }
        csv += &format!("a,C,{period},yoy,{},%,\nb,C,{period},level,{},t,P\n", month % 7 - 3, 300 - month);
    }
    csv
}

fn instants() -> DenseSeries {
    let x: Vec<f64> = (0..20_000).map(|i| 1.7e12 + f64::from(i * 1000 + i % 3)).collect();
    let y: Vec<f64> = (0..20_000).map(|i| if i % 900 < 20 { f64::NAN } else { f64::from(i % 311) - 40.0 }).collect();
    let mut points = Dense::new();
    points.append(&x, &y).ok();
    let (indicator, area, unit) = ("load".into(), String::new(), "V".into());
    DenseSeries { indicator, area, measure: Measure(String::new()), unit, points: Rc::new(points) }
}

fn chart(kind: u8) -> Option<Widget> {
    let view = if kind % 4 == 3 { "board" } else { "trend" };
    let mut asked = Asked { lang: ["en", "zh"][usize::from(kind >> 7)].into(), view: view.into(), ..Asked::default() };
    if kind % 4 != 2 {
        asked.indicator = "a b".into();
    }
    let mut widget = Widget::new(Box::new(FixedAdvances));
    widget.configure(&asked).ok()?;
    widget.handle(Input::Resize { width: 640.0, height: 300.0, ratio: 2.0 });
    if kind % 4 == 2 {
        widget.load_dense(vec![instants()], Vec::new(), Vec::new());
    } else {
        widget.load(&[File { name: "a.csv", bytes: periods().as_bytes() }]).ok()?;
    }
    Some(widget)
}

/// Any double where the first byte is rare, else one about the size of a chart.
fn number(bytes: [u8; 2]) -> f64 {
    const ODD: [f64; 6] = [f64::NAN, f64::INFINITY, -1e300, 1e300, 0.0, 1e-300];
    match bytes {
        [255, b] => ODD[usize::from(b) % ODD.len()],
        [a, b] => (f64::from(a) * 256.0 + f64::from(b)) / 40.0 - 200.0,
    }
}

fn input(code: u8, a: [u8; 2], b: [u8; 2]) -> Input {
    let (x, y) = (number(a), number(b));
    let (i, j) = (usize::from(a[0]) % 64, usize::from(b[0]) % 8);
    match code % 28 {
        0 => Input::Zoom { x, factor: y / 300.0 },
        1 => Input::Pan { by: x },
        2 => Input::Shares { low: x / 500.0, high: y / 500.0 },
        3 => Input::Window { low: x * 100.0, high: y * 100.0, glides: code > 99 },
        4 => Input::Closer,
        5 => Input::Wider,
        6 => Input::All,
        7 => Input::Preset(j),
        8 => Input::Rise(j),
        9 => Input::Stay,
        10 => Input::Pinning,
        11 => Input::Unpin,
        12 => Input::Tick(x),
        13 => Input::Move { x, y },
        14 => Input::Press { x, y },
        15 => Input::Leave,
        16 => Input::Focus,
        17 => Input::Blur,
        18 | 19 => Input::Key(Key::named(KEYS[i % KEYS.len()]).unwrap_or(Key::Left)),
        20 => Input::Toggle(j),
        21 => Input::Measure(j),
        22 => Input::Back,
        23 => Input::Compute(i),
        24 => Input::Method(i % 9, j),
        25 => Input::Compare(j),
        26 => Input::Uncompare,
        _ => Input::Resize { width: x, height: y, ratio: f64::from(a[1]) / 60.0 },
    }
}

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, rest)) = bytes.split_first() else { return };
    let Some(mut widget) = chart(*kind) else { return };
    widget.find("");
    for piece in rest.chunks_exact(5).take(60) {
        let [code, a, b, c, d] = *piece else { return };
        widget.handle(input(code, [a, b], [c, d]));
        if let Err(why) = tidy::tidy(&mut widget) {
            panic!("{why}");
        }
        widget.overlay();
    }
    widget.handle(Input::Tick(f64::INFINITY));
    widget.explore();
    widget.chrome();
    widget.table();
    widget.strip(300.0, 40.0);
    let state = widget.state();
    widget.restore(&state);
    assert_eq!(widget.state(), state);
});
