//! Any inputs, in any order, to a chart of instants or any view with any of its options: none panics, every picture holds together, and
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

mod sound;
#[path = "../../tests/explore/tidy.rs"]
mod tidy;
mod views;
use views::VIEWS;

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
        for (i, area) in ["C", "D", "E", "F"].into_iter().enumerate() {
            csv += &format!("c,{area},{period},level,{},t,\n", (i as i32 - 1) * (month - 20) * 3);
        }
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

/// What authors write beside figures.
const TABLES: [(&str, &str); 7] = [
    ("grid.csv", "tile,row,column,en,zh\nC,1,1,,\nD,1,2,,\nE,2,2,,东\nF,3,1,,\n"),
    (
        "targets.csv",
        "target,indicator,area,measure,from,to,value,upper\nreach,a,C,level,2019,2025,300,\nrange,a,C,yoy,2020,2023,-2,2\n\
         lower,b,C,level,2018,2024,200,\nfloor,c,D,level,2019,2030,90,\nreach,c,E,level,2020,2040,90000,\n",
    ),
    (
        "tasks.csv",
        "task,en,zh,owner_en,group_en,due,progress,state,opened,closed\n1,One,一,x,G,2023-06,40,,2023-01-02,\n\
         2,Two,,y,G,,,done,2023-01-02,2023-05-06\n3,,三,x,H,2023-Q4,5%,dropped,,2023-07-01\n4,Four,四,,,2024-02-29,,,2024-01-01,\n",
    ),
    (
        "sections.csv",
        "section,indicator,area,measure,period,en,zh\ns,,,,,One,一\ns,a,,yoy,,,\ns,b,,,,,\nr,c,D,,2021,,\nr,nothing,,,,Blank,空\n",
    ),
    ("lamps.csv", "lamp,indicator,measure,least\nblue,a,yoy,\ngreen,a,yoy,-1\nred,a,yoy,2\n"),
    (
        "sentences.csv",
        "sentence,en,zh\nfigures/a,Growth was {a} in {period}.,{period}增长{a}。\nchange/a,By 77.,变化77。\n",
    ),
    ("names.csv", "code,en,zh,nature\na,First thing,甲,flow\nb,Second thing,乙,stock\nC,Here,此,\n"),
];

fn chart(kind: u8) -> Option<Widget> {
    // The last bit is the language; the first numbers are the views, those after them instants.
    let number = usize::from(kind & 127) % (VIEWS.len() + 4);
    let view = VIEWS.get(number).copied();
    let mut asked = Asked {
        lang: ["en", "zh"][usize::from(kind >> 7)].into(),
        view: view.unwrap_or("trend").into(),
        today: "2023-08-09".into(),
        ..Asked::default()
    };
    if view.is_some_and(|v| !v.starts_with("rank") && !v.starts_with("tiles")) {
        asked.indicator = "a b c".into();
    } else if view.is_some() {
        asked.indicator = "c".into();
    }
    let mut widget = Widget::new(Box::new(FixedAdvances));
    widget.configure(&asked).ok()?;
    widget.handle(Input::Resize { width: 640.0, height: 300.0, ratio: 2.0 });
    if view.is_none() {
        widget.load_dense(vec![instants()], Vec::new(), Vec::new());
    } else {
        let figures = periods();
        let mut files = vec![File { name: "a.csv", bytes: figures.as_bytes() }];
        files.extend(TABLES.iter().map(|(name, text)| File { name, bytes: text.as_bytes() }));
        widget.load(&files).expect("the tables are well written");
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
    match code % 32 {
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
        27 | 28 => Input::Sort(j),
        29 => Input::Frequency(j),
        30 => [Input::Pick, Input::Quality][j % 2],
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
        if let Err(why) = tidy::tidy(&mut widget).and_then(|()| sound::overlay(&mut widget)) {
            panic!("{why}");
        }
    }
    widget.handle(Input::Tick(f64::INFINITY));
    if let Err(why) = sound::sound(&mut widget) {
        panic!("{why}");
    }
    widget.explore();
    widget.strip(300.0, 40.0);
    let state = widget.state();
    widget.restore(&state);
    // A window narrower than other periods allow is widened once.
    let again = widget.state();
    let rest = |text: &str| text.split(';').filter(|p| !p.starts_with("span=")).map(String::from).collect::<Vec<_>>();
    assert_eq!(rest(&again), rest(&state));
    widget.restore(&again);
    assert_eq!(widget.state(), again);
});
