//! Laws of targets: shares, paces and states against numbers worked out by hand, what mirrors what, and that pictures of many
//! targets have room for their words.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may panic")]

use barograph::data::tables::{Aim, Target};
use barograph::data::{Dataset, Figure, Measure, Observation, Series, Status};
use barograph::period::{Frequency, Period};
use barograph::read::{File, read};
use barograph::scene::FixedAdvances;
use barograph::spec::Asked;
use barograph::target::{Progress, State, Way, progress, way};
use barograph::widget::Widget;
use barograph::widget::input::{Input, Key};
use proptest::prelude::*;
use std::fs;
use std::path::Path;

fn month(year: i32, month: u32) -> Period {
    Period::month(year, month).unwrap()
}

fn year(year: i32) -> Period {
    Period::new(year, Frequency::Year, 1).unwrap()
}

fn series(measure: &str, figures: &[(Period, f64)]) -> Series {
    let observation = |(period, value): &(Period, f64)| Observation {
        period: *period,
        figure: Some(Figure { value: *value, decimals: 1 }),
        status: Status::Normal,
        source: String::new(),
        attributes: Vec::new(),
        reason: None,
    };
    Series {
        indicator: "x".into(),
        area: String::new(),
        measure: Measure(measure.into()),
        frequency: figures.first().map_or(Frequency::Month, |f| f.0.frequency().of_series()),
        unit: String::new(),
        observations: figures.iter().map(observation).collect(),
        others: Vec::new(),
        method: None,
    }
}

fn figure(value: f64) -> Figure {
    Figure { value, decimals: 0 }
}

fn target(aim: Aim, measure: &str, from: Option<Period>, to: Period, value: f64) -> Target {
    let measure = measure.into();
    let [indicator, area, unit, en, zh, source] = std::array::from_fn(|_| String::new());
    Target { aim, indicator, area, measure, from, to, value: figure(value), base: None, unit, en, zh, source }
}

fn state(target: &Target, figures: &[(Period, f64)], until: Option<Period>) -> Option<State> {
    progress(target, &series(&target.measure, figures), until).map(|p| p.state)
}

#[track_caller]
fn near(found: Option<f64>, wanted: f64) {
    assert!(found.is_some_and(|f| (f - wanted).abs() < 1e-9), "{found:?} is not {wanted}");
}

/// What the portal shows, and the targets of it.
fn portal() -> Dataset {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/data");
    let names = ["industry.csv", "targets.csv", "names.csv", "units.csv", "sources.csv"];
    let bytes = names.map(|n| fs::read(folder.join(n)).unwrap());
    let files: Vec<_> = names.iter().zip(&bytes).map(|(name, bytes)| File { name, bytes }).collect();
    let reading = read(&files).unwrap();
    assert_eq!(reading.refused_count, 0);
    reading.dataset
}

fn held(data: &Dataset, target: &Target, until: Option<Period>) -> Progress {
    let series = data.series.iter().find(|s| target.suits(s)).unwrap();
    progress(target, series, until).unwrap()
}

#[test]
fn base_stations_passed_the_target_of_2025_in_june() {
    let data = portal();
    let of = |to: i32| {
        let mut all = data.tables.targets.iter();
        all.find(|t| t.indicator == "base_stations_5g" && t.to == year(to)).unwrap().clone()
    };
    let target = of(2025);
    assert_eq!((target.value.value, target.unit.as_str(), target.from), (450.0, "10k units", Some(year(2024))));
    // 425.1 at the end of 2024, 439.5 in March, 454.9 in June: 29.8 of 24.9 are done.
    let found = held(&data, &target, Some(month(2025, 6)));
    assert_eq!((found.state, found.latest.1.value, found.left), (State::Reached(month(2025, 6)), 454.9, 6));
    near(found.done, 1.196_787_148_594);
    near(found.time, 0.5);
    near(found.pace, 4.966_666_666_667);
    assert_eq!(found.required, None);
    let march = held(&data, &target, Some(month(2025, 3)));
    assert_eq!((march.state, march.left), (State::OnPace, 9));
    near(march.done, 14.4 / 24.9);
    near(march.required, 10.5 / 9.0);
    // All figures after it meet the target, too.
    assert_eq!(held(&data, &target, None).state, State::Reached(month(2025, 6)));
    assert_eq!(held(&data, &of(2022), None).state, State::Reached(month(2022, 9)));
}

#[test]
fn a_total_is_held_against_what_is_usually_done() {
    let data = portal();
    let mut asked = target(Aim::Reach, "level_ytd", None, year(2025), 18_300.0);
    (asked.indicator, asked.area) = ("telecom_revenue".into(), "China".into());
    let found = held(&data, &asked, Some(month(2025, 6)));
    assert!(found.seasonal);
    near(found.done, 9055.0 / 18_300.0);
    // Of the years before only 2024 has both, 8,941 of 17,400.
    near(found.time, 0.513_850_574_713);
    near(found.pace, 9055.0 / 6.0);
    near(found.required, 9245.0 / 6.0);
    assert_eq!(found.state, State::Behind, "more than half the time has not passed, but more than half is usual");
    // By months where no earlier year tells.
    let alone = target(Aim::Reach, "level_ytd", None, year(2025), 100.0);
    let found = progress(&alone, &series("level_ytd", &[(month(2025, 3), 26.0)]), None).unwrap();
    assert_eq!((found.seasonal, found.time, found.state), (false, Some(0.25), State::OnPace));
    // A loss has no share of a year.
    let loss = [(month(2024, 6), -4.0), (month(2024, 12), 10.0), (month(2025, 6), 60.0)];
    assert!(!progress(&alone, &series("level_ytd", &loss), None).unwrap().seasonal);
    // One that ends in the middle of a year has the time until then.
    let half = target(Aim::Reach, "level_ytd", None, month(2025, 6), 100.0);
    let found = progress(&half, &series("level_ytd", &[(month(2025, 3), 26.0)]), None).unwrap();
    assert_eq!((found.time, found.left, found.state), (Some(0.5), 3, State::Behind));
}

#[test]
fn a_budget_is_exceeded_at_once_and_kept_only_at_the_end() {
    let asked = target(Aim::Lower, "level_ytd", None, year(2025), 120.0);
    let of = |figures: &[(Period, f64)]| progress(&asked, &series("level_ytd", figures), None).unwrap();
    let found = of(&[(month(2025, 6), 50.0)]);
    assert_eq!(found.state, State::OnPace, "it is not kept in June");
    near(found.required, 70.0 / 6.0);
    assert_eq!(of(&[(month(2025, 6), 61.0)]).state, State::Behind);
    assert_eq!(of(&[(month(2025, 6), 121.0)]).state, State::Missed);
    assert_eq!(of(&[(month(2025, 12), 120.0)]).state, State::Reached(month(2025, 12)));
}

#[test]
fn growth_requires_of_the_rest_what_is_lacking() {
    let asked = target(Aim::Reach, "yoy_ytd", None, year(2025), 7.0);
    let found = progress(&asked, &series("yoy_ytd", &[(month(2025, 6), 6.4)]), None).unwrap();
    assert_eq!((found.state, found.done, found.pace), (State::Behind, None, Some(6.4)));
    near(found.required, 7.6);
    let over = [(month(2024, 12), 9.0), (month(2025, 12), 6.9)];
    assert_eq!(state(&asked, &over, None), Some(State::Missed), "the year before does not count");
    let lower = target(Aim::Lower, "yoy_ytd", None, year(2025), 7.0);
    assert_eq!(state(&lower, &over, None), Some(State::Reached(month(2025, 12))));
}

#[test]
fn what_was_reached_and_lost_again_is_not_reached() {
    let asked = target(Aim::Reach, "level", Some(year(2024)), year(2025), 110.0);
    let lost = [(month(2024, 12), 100.0), (month(2025, 3), 111.0), (month(2025, 6), 108.0)];
    assert_eq!(state(&asked, &lost, None), Some(State::OnPace));
    let again = [lost.as_slice(), &[(month(2025, 9), 112.0)]].concat();
    assert_eq!(state(&asked, &again, None), Some(State::Reached(month(2025, 9))));
    // Met from the beginning, there is no way of which a share could be done.
    let met = progress(&asked, &series("level", &[(month(2024, 12), 120.0), (month(2025, 6), 119.0)]), None).unwrap();
    assert_eq!((met.done, met.state), (None, State::Reached(month(2024, 12))));
}

#[test]
fn the_base_is_a_figure_of_the_period_where_the_way_begins() {
    let asked = target(Aim::Reach, "level", Some(year(2024)), year(2025), 110.0);
    let old = series("level", &[(month(2020, 12), 90.0), (month(2025, 6), 105.0)]);
    assert_eq!(way(&asked, Some(&old)), None, "a figure of 2020 is none of 2024");
    let found = progress(&asked, &old, None).unwrap();
    assert_eq!((found.state, found.time), (State::Open, None));
    // The way begins with the month of its base.
    let early = series("level", &[(month(2024, 10), 100.0), (month(2025, 6), 105.0)]);
    let found = progress(&asked, &early, None).unwrap();
    near(found.time, 8.0 / 14.0);
    near(found.pace, 5.0 / 8.0);
}

#[test]
fn bounds_hold_or_are_broken() {
    let grain = [(month(2015, 12), 90.0), (month(2024, 12), 120.0), (month(2025, 12), 118.0)];
    let of = |aim, from, value| state(&target(aim, "level", from, year(2026), value), &grain, None);
    assert_eq!(of(Aim::Floor, Some(year(2024)), 117.0), Some(State::Held), "2015 does not count");
    assert_eq!(of(Aim::Floor, Some(year(2024)), 119.0), Some(State::Broken(month(2025, 12))));
    assert_eq!(of(Aim::Ceiling, Some(year(2024)), 119.0), Some(State::Broken(month(2024, 12))));
    assert_eq!(of(Aim::Range(figure(125.0)), Some(year(2024)), 110.0), Some(State::Held));
    assert_eq!(of(Aim::Floor, None, 1.0), None, "only 2026 counts where no beginning is told");
    // Growth of the first months breaks no bound of the year.
    let range = target(Aim::Range(figure(5.0)), "yoy_ytd", None, year(2026), 4.5);
    assert_eq!(state(&range, &[(month(2026, 3), 5.3)], None), Some(State::Behind));
    assert_eq!(state(&range, &[(month(2026, 3), 4.8)], None), Some(State::OnPace));
    assert_eq!(state(&range, &[(month(2026, 12), 5.3)], None), Some(State::Broken(month(2026, 12))));
    assert_eq!(state(&range, &[(month(2026, 12), 5.0)], None), Some(State::Held));
    // Nor does a small total in spring break a lower one; an upper one is broken as soon as it is exceeded.
    let total = target(Aim::Range(figure(60.0)), "level_ytd", None, year(2026), 50.0);
    assert_eq!(state(&total, &[(month(2026, 3), 13.0)], None), Some(State::Open));
    assert_eq!(state(&total, &[(month(2026, 9), 61.0)], None), Some(State::Broken(month(2026, 9))));
}

#[test]
fn nobody_is_early_after_the_deadline() {
    let asked = target(Aim::Reach, "level", Some(year(2024)), year(2025), 110.0);
    let figures = [(month(2024, 12), 100.0), (month(2025, 10), 109.5)];
    assert_eq!(state(&asked, &figures, Some(month(2025, 10))), Some(State::OnPace));
    assert_eq!(state(&asked, &figures, Some(month(2026, 3))), Some(State::Open), "the figure of December is to come");
}

const MEASURES: [&str; 4] = ["level", "level_ytd", "yoy", "yoy_ytd"];

fn any_aim() -> impl Strategy<Value = Aim> {
    let plain = prop_oneof![Just(Aim::Reach), Just(Aim::Lower), Just(Aim::Floor), Just(Aim::Ceiling)];
    prop_oneof![4 => plain, 1 => any_value().prop_map(|v| Aim::Range(figure(v)))]
}

fn any_value() -> impl Strategy<Value = f64> {
    prop_oneof![8 => -1e3..1e3, 1 => Just(0.0), 1 => Just(f64::MAX), 1 => Just(-f64::MAX), 1 => Just(1e-300)]
}

fn any_figures() -> impl Strategy<Value = Vec<(Period, f64)>> {
    prop::collection::btree_map((2022..2027_i32, 1..13_u32), any_value(), 0..30)
        .prop_map(|all| all.into_iter().map(|((y, m), v)| (month(y, m), v)).collect())
}

proptest! {
    #[test]
    fn numbers_are_finite_and_time_is_a_share(
        aim in any_aim(), measure in prop::sample::select(&MEASURES[..]), goal in any_value(), figures in any_figures(),
        (from, to, until) in (prop::option::of(2021..2027_i32), 2022..2028_i32, prop::option::of(2021..2029_i32)),
    ) {
        let asked = target(aim, measure, from.map(year), year(to), goal);
        if let Some(p) = progress(&asked, &series(measure, &figures), until.map(year)) {
            for number in [p.done, p.time, p.pace, p.required].into_iter().flatten() {
                prop_assert!(number.is_finite());
            }
            prop_assert!(p.time.is_none_or(|t| (0.0..=1.0).contains(&t)));
            prop_assert!(p.left >= 0 && p.latest.0.end() <= year(to).end());
        }
    }

    #[test]
    fn all_is_done_exactly_at_the_target(base in -1e3..1e3_f64, rise in 1.0..1e3_f64, at in 1..=12_u32) {
        let goal = base + rise;
        let asked = target(Aim::Reach, "level", Some(year(2024)), year(2025), goal);
        let of = |x: f64| progress(&asked, &series("level", &[(month(2024, 12), base), (month(2025, at), x)]), None).unwrap();
        prop_assert_eq!((of(goal).done, of(goal).state), (Some(1.0), State::Reached(month(2025, at))));
        let short = of(goal - rise * 0.01);
        prop_assert!(short.done.unwrap() < 1.0 && !matches!(short.state, State::Reached(_)));
        // At the pace required the rest is done in the months left.
        if let Some(required) = short.required {
            let end: f64 = goal - rise * 0.01 + required * f64::from(short.left);
            prop_assert!((end - goal).abs() < 1e-9 * (1.0 + goal.abs()));
        }
    }

    #[test]
    fn to_be_lowered_is_to_be_reached_upside_down(
        goal in -1e3..1e3, figures in any_figures(), until in prop::option::of(2024..2027_i32),
    ) {
        let figures: Vec<_> = figures.into_iter().filter(|f| f.1.abs() <= 1e3).collect();
        let down: Vec<_> = figures.iter().map(|(p, v)| (*p, -v)).collect();
        let of = |aim, goal, figures: &[(Period, f64)]| {
            progress(&target(aim, "level", Some(year(2023)), year(2025), goal), &series("level", figures), until.map(year))
        };
        // A share of the target itself, where there is no base, has no counterpart.
        match (of(Aim::Reach, goal, &figures), of(Aim::Lower, -goal, &down)) {
            (Some(up), Some(down)) => {
                prop_assert_eq!(up.state, down.state);
                prop_assert!(up.time.is_none() || up.done == down.done);
                prop_assert_eq!((up.time, up.left), (down.time, down.left));
                prop_assert_eq!(up.pace.map(|v| -v), down.pace);
                prop_assert_eq!(up.required.map(|v| -v), down.required);
            }
            (up, down) => prop_assert_eq!(up.is_none(), down.is_none()),
        }
    }

    #[test]
    fn the_plan_leads_from_the_base_to_the_target(
        begun in 20_000..30_000_i32, length in 1..200_i32, base in -1e3..1e3, goal in -1e3..1e3, shares in [0.0..1.0, 0.0..1.0],
    ) {
        let way = Way { begun, base, end: begun + length, goal };
        let (first, last) = (f64::from(begun), f64::from(begun + length));
        prop_assert_eq!((way.planned(first), way.planned(last)), (base, goal));
        prop_assert_eq!((way.planned(first - 9.0), way.planned(last + 9.0)), (base, goal));
        let [a, b] = shares.map(|s: f64| (s, way.planned(first + s * f64::from(length))));
        let (early, late) = if a.0 <= b.0 { (a.1, b.1) } else { (b.1, a.1) };
        prop_assert!((late - early) * (goal - base) >= -1e-6);
    }
}

/// Made-up targets of every kind, as files.
fn many(count: usize) -> (String, String) {
    let (mut targets, mut figures) = (
        String::from("target,indicator,area,measure,from,to,value,upper,unit,en,zh\n"),
        String::from("indicator,area,period,measure,value,unit\n"),
    );
    for i in 0..count {
        let (aim, measure, from, upper) = [
            ("reach", "level", "2025", ""),
            ("lower", "level", "2025", ""),
            ("reach", "level_ytd", "", ""),
            ("reach", "yoy_ytd", "", ""),
            ("range", "yoy_ytd", "", "9"),
            ("floor", "level", "2025", ""),
            ("ceiling", "level", "2025", ""),
        ][i % 7];
        let value = [7.5, -12_345.6_f64, 88_888_888.0][i % 3].min(if upper.is_empty() { f64::MAX } else { 8.0 });
        let unit = if measure == "yoy_ytd" { "%" } else { "10k vehicles" };
        let (en, zh) = match i % 4 {
            0 => (
                "Example of a rather long name of a target that nobody would like to read twice over",
                "示例目标名称较长须分行显示以检验版面是否留有足够位置",
            ),
            _ => ("Example", "示例"),
        };
        targets += &format!("{aim},i{i},Here,{measure},{from},2026,{value},{upper},{unit},{en},{zh}\n");
        if i % 5 != 4 {
            for (m, share) in [(12, 0.4), (3, 0.7), (6, 1.3 - (i % 3) as f64 * 0.9)] {
                let y = if m == 12 { 2025 } else { 2026 };
                figures += &format!("i{i},Here,{y}-{m:02},{measure},{:.2},{unit}\n", value * share);
            }
        }
    }
    (targets, figures)
}

#[test]
fn pictures_of_many_targets_have_room_for_their_words() {
    let units = "unit,exponent,en,zh\n10k vehicles,4,vehicles,辆\n";
    for count in [1, 2, 7, 40] {
        let (targets, figures) = many(count);
        for (view, lang) in ["targets", "targets(trajectory)"].into_iter().flat_map(|v| [(v, "zh"), (v, "en")]) {
            let mut widget = Widget::new(Box::new(FixedAdvances));
            let asked = Asked { view: view.into(), lang: lang.into(), ..Asked::default() };
            widget.configure(&asked).unwrap();
            let files = [("t.csv", &*targets), ("f.csv", &*figures), ("u.csv", units)];
            widget.load(&files.map(|(name, text)| File { name, bytes: text.as_bytes() })).unwrap();
            assert_eq!(widget.table().rows.len(), count);
            for width in [320, 358, 414, 520, 640, 768, 900, 1024, 1280, 1600] {
                widget.handle(Input::Resize { width: f64::from(width), height: 0.0, ratio: 1.0 });
                let scene = widget.scene();
                let labels: Vec<_> = scene.labels().map(|l| (l.extent(), &l.text)).collect();
                for (i, (a, text)) in labels.iter().enumerate() {
                    let inside = a.x >= -0.5 && a.right() <= scene.width + 0.5 && a.bottom() <= scene.height + 0.5;
                    assert!(inside, "{view} {lang} {count} at {width}: \"{text}\" leaves the picture");
                    for (b, other) in labels.iter().skip(i + 1) {
                        assert!(!a.overlaps(*b), "{view} {lang} {count} at {width}: \"{text}\" overlaps \"{other}\"");
                    }
                }
            }
        }
    }
}

#[test]
fn a_plan_is_shown_before_its_first_figure() {
    let plan = "target,indicator,measure,from,to,value,base,unit\nreach,share,level,2025,2030,12.5,10,%\n";
    let mut widget = Widget::new(Box::new(FixedAdvances));
    widget.configure(&Asked { view: "targets(trajectory)".into(), ..Asked::default() }).unwrap();
    widget.handle(Input::Resize { width: 800.0, height: 0.0, ratio: 1.0 });
    widget.load(&[File { name: "plan.csv", bytes: plan.as_bytes() }]).unwrap();
    assert!(widget.scene().labels().any(|l| l.text == "No figure yet: the plan path alone is shown."));
    assert!(widget.chrome().description.contains("No figure yet"));
}

#[test]
fn pictures_of_extremes_are_finite() {
    let numbers = ["0", "-0", "0.0000001", "-5", "999999999999999", "-999999999999999", "1e300", "-1e300"];
    let aims = ["reach", "lower", "floor", "ceiling", "range"];
    for (measure, unit) in [("level", ""), ("level_ytd", "10k units"), ("yoy_ytd", "%"), ("yoy", "%")] {
        for (view, first) in ["targets", "targets(trajectory)"].into_iter().flat_map(|v| numbers.map(|n| (v, n))) {
            let mut targets = String::from("target,indicator,measure,from,to,value,upper,unit\n");
            let mut figures = String::from("indicator,period,measure,value,unit\n");
            for (i, (aim, number)) in aims.into_iter().flat_map(|a| numbers.map(|n| (a, n))).enumerate() {
                let upper = if aim == "range" { number } else { "" };
                targets += &format!("{aim},i{i},{measure},2024,2025,{number},{upper},{unit}\n");
                figures += &format!(
                    "i{i},2024-12,{measure},{first},{unit}\ni{i},2025-06,{measure},{},{unit}\n",
                    numbers[i % 7]
                );
            }
            let mut widget = Widget::new(Box::new(FixedAdvances));
            widget.configure(&Asked { view: view.into(), ..Asked::default() }).unwrap();
            let files = [("t.csv", &targets), ("f.csv", &figures)];
            widget.load(&files.map(|(name, text)| File { name, bytes: text.as_bytes() })).unwrap();
            for width in [1.0, 40.0, 320.0, 900.0] {
                widget.handle(Input::Resize { width, height: 0.0, ratio: 1.0 });
                let said = format!("{:?}", widget.scene());
                assert!(!said.contains("NaN") && !said.contains("inf"), "{measure} {view} {first} at {width}");
            }
        }
    }
}

#[test]
fn choosing_a_target_opens_the_history_of_its_series() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/data");
    let names = ["industry.csv", "targets.csv", "names.csv", "units.csv", "sources.csv"];
    let bytes = names.map(|n| fs::read(folder.join(n)).unwrap());
    let files: Vec<_> = names.iter().zip(&bytes).map(|(name, bytes)| File { name, bytes }).collect();
    for view in ["targets", "targets(trajectory)"] {
        let mut widget = Widget::new(Box::new(FixedAdvances));
        let indicator = "sales_nev base_stations_5g".into();
        let period = "2025-06".into();
        widget.configure(&Asked { view: view.into(), indicator, period, ..Asked::default() }).unwrap();
        widget.handle(Input::Resize { width: 700.0, height: 0.0, ratio: 1.0 });
        widget.load(&files).unwrap();
        // A target without a figure is there, and opens nothing.
        let said: Vec<String> = widget.table().rows.into_iter().map(|row| row[2].clone()).collect();
        assert_eq!(said, ["Reached by Sep 2022", "No figure yet", "Reached by Jun 2025", "No figure yet"]);
        widget.handle(Input::Key(Key::End));
        widget.handle(Input::Key(Key::Enter));
        assert_eq!(widget.chrome().view, "targets");
        widget.handle(Input::Key(Key::Home));
        widget.handle(Input::Key(Key::Enter));
        assert_eq!(widget.chrome().view, "trend");
    }
}
