//! The numbers of the views held to those of others: `tests/reference/views.py` says whose, and where definitions differ;
//! `views.json` has them.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may panic")]

use barograph::period::{day, text};
use barograph::read::{File, Reading, read};
use barograph::scene::FixedAdvances;
use barograph::spec::Asked;
use barograph::target::{State, held};
use barograph::task::{Standing, Step, burndown, standing};
use barograph::widget::Widget;
use barograph::widget::input::{Input, Key};
use serde_json::Value;
use std::fs;
use std::path::Path;

fn cases(name: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/views.json");
    let all: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    all[name].as_array().unwrap().clone()
}

fn texts(value: &Value) -> Vec<Option<&str>> {
    value.as_array().unwrap().iter().map(Value::as_str).collect()
}

fn files(all: &[String]) -> Vec<File<'_>> {
    all.iter().map(|text| File { name: "f.csv", bytes: text.as_bytes() }).collect()
}

fn widget(all: &[String], view: &str, indicator: &str) -> Widget {
    let mut widget = Widget::new(Box::new(FixedAdvances));
    let asked = Asked { lang: "en".into(), view: view.into(), indicator: indicator.into(), ..Asked::default() };
    widget.configure(&asked).unwrap();
    widget.handle(Input::Resize { width: 900.0, height: 0.0, ratio: 1.0 });
    widget.load(&files(all)).unwrap();
    widget
}

fn reading(all: &[String]) -> Reading {
    let reading = read(&files(all)).unwrap();
    assert_eq!(reading.refused, []);
    reading
}

#[test]
fn ranks_are_those_of_scipy() {
    for case in cases("ranks") {
        let mut csv = String::from("indicator,area,period,measure,value,unit\n");
        for (i, (then, now)) in texts(&case["then"]).into_iter().zip(texts(&case["now"])).enumerate() {
            csv += &format!("a,A{i:02},2025-06,yoy,{},%\n", now.unwrap());
            if let Some(then) = then {
                csv += &format!("a,A{i:02},2024-06,yoy,{then},%\n");
            }
        }
        let rising = case["rising"].as_bool().unwrap();
        let mut w = widget(&[csv], if rising { "rank(order=rising)" } else { "rank" }, "a");
        let mut rows = w.table().rows;
        rows.sort();
        for (i, row) in rows.iter().enumerate() {
            assert_eq!((row[0].as_str(), row[1].as_str()), (&*format!("A{i:02}"), &*case["ranks"][i].to_string()));
            let moved = match case["moved"][i].as_i64() {
                Some(0) => "=".into(),
                Some(up @ 1..) => format!("▲{up}"),
                Some(down) => format!("▼{}", -down),
                None => String::new(),
            };
            if row.len() > 4 {
                assert_eq!(row[3], moved, "{row:?} of {case}");
            }
        }
    }
}

#[test]
fn classes_are_those_of_mapclassify_where_definitions_agree() {
    for case in cases("classes") {
        let mut csv = String::from("indicator,area,period,measure,value,unit\n");
        let mut grid = String::from("tile,row,column\n");
        let values = texts(&case["values"]);
        for (i, value) in values.iter().enumerate() {
            csv += &format!("a,A{i},2025,yoy,{},%\n", value.unwrap());
            grid += &format!("A{i},{},{}\n", i / 8 + 1, i % 8 + 1);
        }
        let view = format!("tiles({}, classes={})", case["word"].as_str().unwrap(), case["k"]);
        let mut w = widget(&[csv, grid], &view, "a");
        // The legend says how many tiles a class has: `1.0–3.5% (4)`.
        let counts: Vec<i64> =
            w.scene().labels().filter_map(|l| l.text.strip_suffix(')')?.rsplit_once(" (")?.1.parse().ok()).collect();
        let wanted: Vec<i64> = case["counts"].as_array().unwrap().iter().filter_map(Value::as_i64).collect();
        let off = case["off"].as_i64().unwrap();
        assert_eq!(counts.iter().sum::<i64>(), values.len() as i64);
        assert_eq!(counts.len(), wanted.len(), "{counts:?} {wanted:?} {view}");
        assert!(counts.iter().zip(&wanted).all(|(a, b)| (a - b).abs() <= off), "{counts:?} {wanted:?} {view}");
    }
}

#[test]
fn sums_of_stacks_are_those_of_decimals() {
    for case in cases("stacks") {
        let mut csv = String::from("indicator,area,period,measure,value,unit\n");
        let parts = texts(&case["parts"]);
        let names: Vec<String> = (0..parts.len()).map(|i| format!("p{i}")).collect();
        for (name, part) in names.iter().zip(&parts) {
            csv += &format!("{name},A,2025-06,level,{},%\n", part.unwrap());
        }
        let mut w = widget(&[csv], "bars(stacked)", &names.join(" "));
        w.handle(Input::Key(Key::End));
        let rows = w.overlay().unwrap().tip.unwrap().rows;
        let sum = rows.last().unwrap();
        let found = sum.value.replace(',', "").replace('−', "-");
        assert_eq!((sum.name.as_str(), found), ("Sum", format!("{}%", case["sum"].as_str().unwrap())));
    }
}

#[test]
fn targets_are_as_fractions_have_them() {
    let near = |found: Option<f64>, wanted: &Value, what: &str, case: &Value| {
        let same = match (found, wanted.as_f64()) {
            (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * (1.0 + b.abs()),
            (a, b) => a == b,
        };
        assert!(same, "{what}: {found:?} is not {wanted} of {case}");
    };
    for case in cases("targets") {
        let measure = case["measure"].as_str().unwrap();
        let mut csv = String::from("indicator,period,measure,value,unit\n");
        for figure in texts(&case["figures"]) {
            let (period, value) = figure.unwrap().split_once(',').unwrap();
            csv += &format!("x,{period},{measure},{value},u\n");
        }
        let head = "target,indicator,measure,from,to,value,upper,base\n";
        let all = [csv, format!("{head}{}\n", case["target"].as_str().unwrap())];
        let data = reading(&all).dataset;
        let until = text::read(case["until"].as_str().unwrap()).ok();
        let (_, found) = held(&data, &data.tables.targets[0], until);
        let wanted = &case["wanted"];
        let Some(found) = found else {
            assert!(wanted.is_null(), "{case}");
            continue;
        };
        let state = match found.state {
            State::Reached(_) => "reached",
            State::OnPace => "on",
            State::Behind => "behind",
            State::Missed => "missed",
            State::Held => "held",
            State::Broken(_) => "broken",
            State::Open => "open",
        };
        assert_eq!(wanted["state"].as_str(), Some(state), "{found:?} {case}");
        assert_eq!(wanted["left"].as_i64(), Some(i64::from(found.left)), "{case}");
        near(found.done, &wanted["done"], "done", &case);
        near(found.time, &wanted["time"], "time", &case);
        near(found.pace, &wanted["pace"], "pace", &case);
        near(found.required, &wanted["required"], "required", &case);
    }
}

#[test]
fn growth_of_december_does_not_decide_the_year() {
    let found = |figures: &str, to: &str| {
        let csv = format!("indicator,period,measure,value,unit\n{figures}\n");
        let data = reading(&[csv, format!("target,indicator,measure,to,value\nreach,x,yoy,{to},5\n")]).dataset;
        held(&data, &data.tables.targets[0], None).1.unwrap().state
    };
    assert_eq!(found("x,2025-11,yoy,4,%\nx,2025-12,yoy,6,%", "2025"), State::Open);
    assert_eq!(found("x,2025-11,yoy,6,%", "2025"), State::OnPace);
    assert_eq!(found("x,2025-12,yoy,4,%", "2025-12"), State::Missed);
    let year = text::read("2025").unwrap();
    // Of a monthly and a yearly series the yearly one counts.
    assert_eq!(found("x,2025-12,yoy,4,%\nx,2025,yoy,6,%", "2025"), State::Reached(year));
}

#[test]
fn tasks_are_as_every_day_counted_has_them() {
    for case in cases("tasks") {
        let rows: Vec<&str> = texts(&case["rows"]).into_iter().flatten().collect();
        let csv = format!("task,en,due,state,opened,closed\n{}\n", rows.join("\n"));
        let data = reading(&[csv]).dataset;
        let on = day::read(case["on"].as_str().unwrap()).unwrap();
        for task in &data.tables.tasks {
            let late = match standing(task, Some(on)) {
                Standing::Late(days) => Some(i64::from(days)),
                _ => None,
            };
            assert_eq!(late, case["late"][&task.code].as_i64(), "{task:?}");
        }
        let tasks: Vec<_> = data.tables.tasks.iter().collect();
        let found = burndown(&tasks, on);
        assert_eq!(case["left_out"].as_u64(), Some(found.left_out as u64));
        let days = case["days"].as_array().unwrap();
        let first = day::read(days[0][0].as_str().unwrap()).unwrap();
        let last = day::read(days.last().unwrap()[0].as_str().unwrap()).unwrap();
        for now in first..=last {
            let wanted = days.iter().rfind(|d| day::read(d[0].as_str().unwrap()).unwrap() <= now).unwrap();
            let step: &Step = found.steps.iter().rfind(|s| s.day <= now).unwrap();
            let count = |n: Option<usize>| n.map(|n| n as u64);
            if now <= on {
                assert_eq!(count(step.open), wanted[1].as_u64(), "open, {now} of {case}");
            }
            assert_eq!(count(step.planned), wanted[2].as_u64(), "planned, {now} of {case}");
        }
    }
}

#[test]
fn differences_in_words_are_those_of_decimals() {
    for case in cases("differences") {
        let [then, now, by] = ["then", "now", "by"].map(|key| case[key].as_str().unwrap());
        let csv = format!("indicator,period,measure,value,unit\nx,2025-05,level,{then},%\nx,2025-06,level,{now},%\n");
        let said = widget(&[csv], "brief", "x").prose().join("\n").replace(',', "");
        let wanted = match by.strip_prefix('-') {
            Some(size) if size.contains(|c: char| ('1'..='9').contains(&c)) => {
                format!("fell by {size} percentage point")
            }
            _ if by.contains(|c: char| ('1'..='9').contains(&c)) => format!("rose by {by} percentage point"),
            _ => "did not change".into(),
        };
        assert!(said.contains(&wanted), "{said}: {wanted}");
    }
}
