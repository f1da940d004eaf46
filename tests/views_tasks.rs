//! Laws of tasks: their order, the counts from day to day, what is shown and what is saved.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may panic")]

use barograph::data::tasks::{Due, State, Task};
use barograph::period::{Frequency, Period, day};
use barograph::read::File;
use barograph::scene::FixedAdvances;
use barograph::spec::Asked;
use barograph::task::{Section, Standing, as_of, burndown, order, standing};
use barograph::widget::Widget;
use barograph::widget::input::{Input, Key};
use proptest::prelude::*;

/// Days of a narrow stretch, so that many coincide, and of the ends of time.
fn days() -> impl Strategy<Value = i32> {
    prop_oneof![8 => 20_000..20_060_i32, 1 => Just(day::of(1000, 1, 1).unwrap()), 1 => Just(day::of(2999, 12, 31).unwrap())]
}

fn dues() -> impl Strategy<Value = Due> {
    let periods =
        (2024..2026_i32, 1..=4_u32).prop_map(|(y, q)| Due::Period(Period::new(y, Frequency::Quarter, q).unwrap()));
    prop_oneof![3 => days().prop_map(Due::Day), 1 => periods]
}

/// Due date, state, days of opening and closing, group.
type Drawn = (Option<Due>, u8, Option<i32>, Option<i32>, u8);

prop_compose! {
    fn tasks()(all in prop::collection::vec(
        (prop::option::of(dues()), 0..4_u8, prop::option::of(days()), prop::option::of(days()), 0..3_u8), 0..24,
    )) -> Vec<Task> {
        let task = |(n, (due, state, opened, closed, group)): (usize, Drawn)| {
            let state = [State::Open, State::Open, State::Done, State::Dropped][usize::from(state)];
            Task {
                code: format!("t{n}"),
                en: format!("Task {n}"),
                group_en: ["", "One", "Two"][usize::from(group)].into(),
                due,
                state,
                opened,
                closed: closed.filter(|c| state != State::Open && opened.is_none_or(|o| o <= *c)),
                ..Task::default()
            }
        };
        all.into_iter().enumerate().map(task).collect()
    }
}

/// The file of some tasks, with days as dates.
fn file(tasks: &[Task]) -> String {
    let date =
        |d: Option<i32>| d.map_or_else(String::new, |d| barograph::period::instant::code(f64::from(d) * 86_400_000.0));
    let mut out = String::from("task,en,group_en,due,state,opened,closed\n");
    for task in tasks {
        let state = ["open", "done", "dropped"][task.state as usize];
        let due = date(task.due.map(Due::last));
        let (opened, closed) = (date(task.opened), date(task.closed));
        out += &format!("{},{},{},{due},{state},{opened},{closed}\n", task.code, task.en, task.group_en);
    }
    out
}

fn widget(view: &str, text: &str, change: impl FnOnce(&mut Asked)) -> Widget {
    let mut asked = Asked { view: view.into(), lang: "en".into(), ..Asked::default() };
    change(&mut asked);
    let mut widget = Widget::new(Box::new(FixedAdvances));
    widget.configure(&asked).unwrap();
    widget.load(&[File { name: "tasks.csv", bytes: text.as_bytes() }]).unwrap();
    widget
}

proptest! {
    #[test]
    fn late_ones_come_first_and_each_task_once(tasks in tasks(), on in prop::option::of(days())) {
        let all: Vec<&Task> = tasks.iter().collect();
        let order = order(&all, on);
        let mut places: Vec<usize> = order.iter().map(|(place, _)| *place).collect();
        places.sort_unstable();
        prop_assert!(places.iter().copied().eq(0..tasks.len()), "each once");
        let found: Vec<(Standing, Section)> = order.iter().map(|(p, s)| (standing(&tasks[*p], on), *s)).collect();
        prop_assert!(found.is_sorted_by_key(|(_, section)| *section));
        for (standing, section) in &found {
            prop_assert_eq!(matches!(standing, Standing::Late(_)), *section == Section::Late);
            prop_assert_eq!(matches!(standing, Standing::Done | Standing::Dropped), *section == Section::Closed);
            if let Standing::Late(days) = standing {
                prop_assert!(*days > 0 && on.is_some());
            }
        }
        for pair in found.windows(2).filter(|pair| pair[0].1 == pair[1].1) {
            match (pair[0].0, pair[1].0) {
                (Standing::Late(first), Standing::Late(next)) => prop_assert!(first >= next),
                (Standing::Open(Some(first)), Standing::Open(Some(next))) => prop_assert!(first <= next),
                (Standing::Ahead, next) => prop_assert_eq!(next, Standing::Ahead),
                (Standing::Dropped, next) => prop_assert_eq!(next, Standing::Dropped),
                _ => {}
            }
        }
    }

    #[test]
    fn the_burn_down_ends_with_those_that_are_open(tasks in tasks(), on in days()) {
        let all: Vec<&Task> = tasks.iter().collect();
        let found = burndown(&all, on);
        let open = |day: i32| {
            let counts = |t: &&Task| t.state == State::Open || t.closed.is_some();
            tasks.iter().filter(counts).filter(|t| standing(t, Some(day)).is_open()).count()
        };
        let known: Vec<_> = found.steps.iter().filter(|s| s.open.is_some()).collect();
        prop_assert_eq!(known.last().map(|s| (s.day, s.open)), Some((on, Some(open(on)))));
        prop_assert!(found.steps.windows(2).all(|pair| pair[0].day < pair[1].day));
        let counted = tasks.len() - found.left_out;
        for step in &found.steps {
            prop_assert_eq!(step.open, (step.day <= on).then(|| open(step.day)), "{}", step.day);
            prop_assert!(step.planned.is_none_or(|p| p <= counted));
        }
        // Between two steps nothing happens.
        for pair in known.windows(2) {
            prop_assert_eq!(open(pair[1].day - 1), pair[0].open.unwrap());
        }
        // What is open beyond the plan is late; what is planned beyond the open ones was done early.
        if let Some(planned) = known.last().unwrap().planned {
            let late = tasks.iter().filter(|t| matches!(standing(t, Some(on)), Standing::Late(_))).count();
            prop_assert!(open(on) <= planned + late);
        }
    }

    #[test]
    fn nothing_panics_and_no_task_is_lost(tasks in tasks(), on in prop::option::of(days()), width in 1..900_u32, keys in 0..40_usize) {
        prop_assume!(!tasks.is_empty());
        let today = on.map_or_else(String::new, |d| barograph::period::instant::code(f64::from(d) * 86_400_000.0));
        for view in ["tasks", "tasks(burndown)", "tasks(top=3, done=hidden)"] {
            let mut widget = widget(view, &file(&tasks), |a| a.today.clone_from(&today));
            widget.handle(Input::Resize { width: f64::from(width), height: 0.0, ratio: 1.0 });
            for key in 0..keys {
                widget.handle(Input::Key([Key::Down, Key::Right, Key::Up, Key::Left, Key::Enter, Key::End][key % 6]));
                let _ = (widget.overlay(), widget.rows());
            }
            let finite = widget.scene().labels().all(|l| l.at.x.is_finite() && l.at.y.is_finite());
            prop_assert!(finite);
            let texts: Vec<_> = widget.scene().labels().map(|l| (l.extent(), l.text.clone())).collect();
            for (i, (extent, text)) in texts.iter().enumerate().filter(|_| width >= 280) {
                let other = texts.iter().skip(i + 1).find(|(other, _)| extent.overlaps(*other));
                prop_assert!(other.is_none(), "{}: {} overlaps {:?}", view, text, other);
            }
            prop_assert!(!widget.chrome().title.is_empty());
            if view == "tasks" {
                let table = widget.table();
                let mut codes: Vec<&str> = table.rows.iter().map(|r| r[0].as_str()).collect();
                codes.sort_unstable();
                let mut wanted: Vec<&str> = tasks.iter().map(|t| t.code.as_str()).collect();
                wanted.sort_unstable();
                prop_assert_eq!(codes, wanted);
                prop_assert_eq!(widget.csv().lines().count(), tasks.len() + 1);
            }
        }
    }
}

const LIST: &str = "task,en,zh,owner_en,owner_zh,due,progress,state,opened,closed
a,\"Settle, entry by entry\",逐笔清偿,Department A,甲司,2025-06-30,70,open,2025-01-06,
b,Report,报告,Department B,乙司,2025-12,,open,2025-03-03,
c,Inspect,检查,Department B,乙司,,,open,,
d,Train,培训,Department A,甲司,2025-04-30,100,done,2025-02-10,2025-04-25
";

#[test]
fn the_day_is_the_authors_else_the_hosts_else_the_files() {
    let subtitle = |change: &dyn Fn(&mut Asked)| widget("tasks", LIST, |a| change(a)).chrome().subtitle;
    assert_eq!(subtitle(&|_| ()), "As of 25 Apr 2025 · 4 tasks");
    assert_eq!(subtitle(&|a| a.today = "2025-07-28".into()), "As of 28 Jul 2025 · 4 tasks");
    let both = |a: &mut Asked| {
        a.today = "2026-11-28".into();
        a.period = "2025-07".into();
    };
    assert_eq!(subtitle(&both), "As of 31 Jul 2025 · 4 tasks");
    assert_eq!(subtitle(&|a| a.today = "someday".into()), "As of 25 Apr 2025 · 4 tasks");
    assert_eq!(as_of(&[], None, None), None);
}

#[test]
fn a_task_is_in_time_to_the_end_of_its_due_date() {
    let task = Task { due: Some(Due::Period(Period::month(2025, 6).unwrap())), ..Task::default() };
    let on = |date: u32, month: u32| standing(&task, day::of(2025, month, date));
    assert_eq!((on(29, 6), on(30, 6), on(1, 7)), (Standing::Open(Some(1)), Standing::Open(Some(0)), Standing::Late(1)));
}

#[test]
fn what_was_closed_later_was_open_then() {
    let mut widget = widget("tasks", LIST, |a| a.period = "2025-03".into());
    let table = widget.table();
    let train = table.rows.iter().find(|r| r[0] == "d").unwrap();
    let of = |head: &str| train[table.head.iter().position(|h| h == head).unwrap()].as_str();
    assert_eq!((of("State"), of("Progress")), ("due in 30 days", "not reported"));
    assert!(!table.head.contains(&"Closed".into()), "nothing was closed by then");
}

#[test]
fn what_is_saved_are_the_tasks() {
    let mut widget = widget("tasks", LIST, |a| a.today = "2025-07-28".into());
    let csv = widget.csv();
    let head = "\u{feff}Code,Task,Responsible,Due,State,Progress,Opened,Closed\r\n";
    assert!(csv.starts_with(head), "a column that would be empty is left out: {csv}");
    let first = "a,\"Settle, entry by entry\",Department A,30 Jun 2025,late by 28 days,70%,6 Jan 2025,\r\n";
    assert!(csv.contains(first), "{csv}");
    assert_eq!(csv, widget.tidy());
    assert!(widget.rows().is_empty(), "tasks are no observations");
}

#[test]
fn keys_walk_the_list_and_promise_no_history() {
    let mut widget = widget("tasks", LIST, |a| a.today = "2025-07-28".into());
    assert!(!widget.chrome().hint.contains("history"));
    widget.handle(Input::Focus);
    let first = widget.overlay().unwrap();
    assert!(
        first.speech.starts_with("Settle, entry by entry, late by 28 days, Responsible: Department A; due 30 Jun 2025"),
        "{}",
        first.speech
    );
    assert_eq!(first.tip.unwrap().hint, "");
    widget.handle(Input::Key(Key::Down));
    assert!(widget.overlay().unwrap().speech.starts_with("Report, due in 156 days"));
    // Another day puts the list in another order: the cursor does not stay on what is now another task.
    let asked = Asked { view: "tasks".into(), lang: "en".into(), today: "2025-01-01".into(), ..Asked::default() };
    widget.configure(&asked).unwrap();
    assert_eq!(widget.overlay(), None);
}

#[test]
fn options_choose_among_tasks() {
    let codes = |view: &str| -> Vec<String> {
        widget(view, LIST, |a| a.today = "2025-07-28".into()).table().rows.into_iter().map(|r| r[0].clone()).collect()
    };
    assert_eq!(codes("tasks"), ["a", "b", "c", "d"]);
    assert_eq!(codes("tasks(done=hidden)"), ["a", "b", "c"]);
    assert_eq!(codes("tasks(top=2)"), ["a", "b"]);
    assert_eq!(codes("tasks(owner=乙司)"), ["b", "c"]);
    assert!(codes("tasks(owner=Nobody)").is_empty());
    let said = widget("tasks(owner=Nobody)", LIST, |_| ()).chrome().empty.unwrap();
    assert_eq!(said, "There is nothing to show for these settings.");
}

#[test]
fn without_tasks_the_reader_is_told_what_is_lacking() {
    let said = widget("tasks", "indicator,period,value\nx,2025-01,1\n", |_| ()).chrome().empty.unwrap();
    assert!(said.contains("the column task"), "{said}");
}

#[test]
fn a_burndown_of_any_height_is_drawn() {
    let text = "task,en,due,opened\n1,Do,2024-02-03,2024-01-01\n2,Do,,2024-01-02\n3,Do,,2024-01-02\n4,Do,,2024-01-02\n";
    for height in [1.0, 20.0, 40.0, 60.0, 90.0] {
        for lang in ["en", "zh"] {
            let mut w = widget("tasks(burndown)", text, |a| a.lang = lang.into());
            for width in [1.0, 80.0, 280.0, 640.0, 1280.0, 2000.0] {
                w.handle(Input::Resize { width, height, ratio: 1.0 });
                assert!(w.scene().marks.len() > 3);
            }
        }
    }
}
