//! Laws of ranks: what is said of some counts all, a range ends at the period told, and pictures of thousands stay small.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use barograph::read::File;
use barograph::scene::FixedAdvances;
use barograph::spec::Asked;
use barograph::widget::Widget;
use barograph::widget::input::{Input, Key};

fn shown(files: &[&str], asked: Asked) -> Widget {
    let mut widget = Widget::new(Box::new(FixedAdvances));
    widget.configure(&Asked { lang: "en".into(), ..asked }).unwrap();
    widget.handle(Input::Resize { width: 700.0, height: 0.0, ratio: 1.0 });
    let files: Vec<File<'_>> = files.iter().map(|text| File { name: "f.csv", bytes: text.as_bytes() }).collect();
    widget.load(&files).unwrap();
    widget
}

fn ranked(text: &str, view: &str, period: &str) -> Widget {
    shown(&[text], Asked { view: view.into(), indicator: "a".into(), period: period.into(), ..Asked::default() })
}

#[test]
fn a_rank_counts_those_that_are_not_shown() {
    let mut csv = String::from("indicator,area,period,measure,value,unit\n");
    for area in 0..9 {
        csv += &format!("a,A{area},2024,yoy,{area},%\n");
    }
    let mut w = ranked(&csv, "rank(top=3)", "");
    w.handle(Input::Key(Key::Home));
    assert!(w.overlay().unwrap().speech.contains("rank 1 of 9"), "{:?}", w.overlay().unwrap().speech);
    let said = w.chrome().description;
    assert!(said.ends_with("Ranking of 9, of which the first 3 are shown: from A8 (8%) to A6 (6%)."), "{said}");
    let said = ranked(&csv, "rank", "").chrome().description;
    assert!(said.ends_with("Ranking of 9: first A8 (8%), last A0 (0%)."), "{said}");
}

#[test]
fn a_range_holds_earlier_figures_of_like_periods_only() {
    // The merged months of 2024 and all of 2025 are other figures than those of a month up to May 2024.
    let csv = "indicator,area,period,measure,value,unit\na,A,2024-01/P2M,level,900,t\na,A,2024-04,level,40,t\n\
               a,A,2024-05,level,60,t\na,A,2025-05,level,900,t\na,B,2024-05,level,50,t\na,B,2025-05,level,10,t\n";
    let strips = |csv: &str| {
        let mut w = ranked(csv, "rank(range)", "2024-05");
        let scene = w.scene().clone();
        let thin = scene.marks.iter().filter_map(|m| match m {
            barograph::scene::Mark::Box { rect, .. } if rect.height == 3.0 => Some((rect.x, rect.width)),
            _ => None,
        });
        thin.collect::<Vec<_>>()
    };
    let only = "indicator,area,period,measure,value,unit\na,A,2024-04,level,40,t\na,A,2024-05,level,60,t\na,B,2024-05,level,50,t\n";
    assert_eq!(strips(csv), strips(only));
}

#[test]
fn pictures_of_thousands_are_small_and_say_what_they_leave_out() {
    let mut areas = String::from("indicator,area,period,measure,value,unit\n");
    let mut several = areas.clone();
    let mut targets = String::from("target,indicator,area,measure,to,value\n");
    let mut tasks = String::from("task,en\n");
    for i in 0..3000 {
        areas += &format!("a,A{i},2024,yoy,{}.{},%\na,A{i},2023,yoy,{}.5,%\n", i % 97, i % 10, i % 89);
        several += &format!("i{i},A,2024,yoy,{},%\n", i % 97);
        targets += &format!("reach,i{i},A,yoy,2025,5\n");
        tasks += &format!("{i},Do\n");
    }
    for (view, files, rows) in [
        ("rank", vec![&areas], 3000),
        ("rank(slope)", vec![&areas], 3000),
        ("rank(bump)", vec![&areas], 3000),
        ("board", vec![&several], 3000),
        ("brief", vec![&several], 0),
        ("targets", vec![&several, &targets], 3000),
        ("targets(trajectory)", vec![&several, &targets], 3000),
        ("tasks", vec![&several, &tasks], 3000),
        ("tasks(top=400)", vec![&several, &tasks], 400),
    ] {
        let indicator = if view.starts_with("rank") { "a" } else { "" };
        let texts: Vec<&str> = files.iter().map(|f| f.as_str()).collect();
        let mut w = shown(&texts, Asked { view: view.into(), indicator: indicator.into(), ..Asked::default() });
        let height = w.scene().height;
        assert!(height < 40_000.0, "{view}: {height}");
        if rows > 0 {
            assert_eq!(w.table().rows.len(), rows, "{view}");
            let notes = w.chrome().notes;
            assert!(notes.iter().any(|n| n.contains("2,800 more") || n.contains("2600")), "{view}: {notes:?}");
        }
    }
}

#[test]
fn what_cannot_be_shown_is_told() {
    let csv = "indicator,area,period,measure,value,unit\na,X,2024,yoy,1,%\na,Y,2024,yoy,2,%\na,Y,2023,yoy,3,%\n";
    let notes = |view: &str| ranked(csv, view, "2024").chrome().notes;
    assert_eq!(notes("rank"), Vec::<String>::new());
    assert_eq!(notes("rank(against=Z)"), ["No figure to compare with: Z."]);
    assert_eq!(notes("rank(slope)"), ["Too few have a figure of an earlier period to be joined."]);
    assert_eq!(notes("rank(bump)"), ["No two periods have a figure of all."]);
}
