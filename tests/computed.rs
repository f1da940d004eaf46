//! What is computed in the page: menus, workings, sheets, and reasons, without a browser.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use barograph::read::File;
use barograph::scene::FixedAdvances;
use barograph::spec::Asked;
use barograph::transform::menu::Entry;
use barograph::widget::Widget;
use barograph::widget::input::{Input, Key};
use barograph::widget::response::{Notice, Row};

const DATA: &str = "indicator,area,period,measure,value,unit,status,source_id
sales,C,2023-01/P2M,level_ytd,20.0,100m CNY,,s
sales,C,2023-03,level_ytd,31.5,100m CNY,,s
sales,C,2023-04,level_ytd,41.5,100m CNY,,s
sales,C,2023-06,level_ytd,62.0,100m CNY,,s
sales,C,2024-01/P2M,level_ytd,22.0,100m CNY,,s
sales,C,2024-03,level_ytd,35.2,100m CNY,p,s
sales,C,2024-04,level_ytd,45.2,100m CNY,,s
sales,C,2024-01/P2M,yoy_ytd,8.0,%,,s
sales,C,2024-03,yoy_ytd,11.7,%,,s
costs,C,2024-03,level_ytd,17.6,100m CNY,,s
rate,C,2024-03,level,51.0,index,,s
rate,C,2024-04,level,50.4,index,,s
";
const NAMES: &str = "code,en,zh\nsales,Sales,销售额\ncosts,Costs,成本\nC,China,全国\n";
const UNITS: &str = "unit,exponent,en,zh\n100m CNY,8,CNY,元\n";
const SOURCES: &str = "source_id,title,agency_en,agency_zh,date\ns,Release,Bureau,统计局,2024-05\n";

fn try_widget(indicator: &str, measure: &str, transform: &str, lang: &str) -> Result<Widget, String> {
    let asked = Asked {
        indicator: indicator.into(),
        measure: measure.into(),
        transform: transform.into(),
        lang: lang.into(),
        ..Asked::default()
    };
    let mut widget = Widget::new(Box::new(FixedAdvances));
    let told = |e: barograph::error::Error| format!("{} {e}", e.code());
    widget.configure(&asked).map_err(told)?;
    widget.handle(Input::Resize { width: 640.0, height: 320.0, ratio: 1.0 });
    let files = [("d.csv", DATA), ("n.csv", NAMES), ("u.csv", UNITS), ("s.csv", SOURCES)];
    let files = files.map(|(name, text)| File { name, bytes: text.as_bytes() });
    widget.load(&files).map_err(told)?;
    Ok(widget)
}

fn widget(indicator: &str, measure: &str, transform: &str) -> Widget {
    try_widget(indicator, measure, transform, "en").unwrap()
}

fn values(widget: &mut Widget) -> Vec<(String, Option<f64>, String)> {
    widget.rows().into_iter().map(|r| (r.period, r.value, r.reason)).collect()
}

fn row(period: &str, value: f64) -> (String, Option<f64>, String) {
    (period.into(), Some(value), String::new())
}

fn none(period: &str, reason: &str) -> (String, Option<f64>, String) {
    (period.into(), None, reason.into())
}

fn key(row: &Row) -> [String; 6] {
    let Row { indicator, area, measure, freq, period, method, .. } = row.clone();
    [indicator, area, measure, freq.into(), period, method]
}

#[test]
fn steps_are_applied_in_the_order_written_and_gaps_say_why() {
    let mut w = widget("sales", "level_ytd", "single");
    assert_eq!(
        values(&mut w),
        [
            row("2023-01/P2M", 20.0),
            row("2023-03", 11.5),
            row("2023-04", 10.0),
            none("2023-06", "the difference would span several periods"),
            row("2024-01/P2M", 22.0),
            row("2024-03", 13.2),
            row("2024-04", 10.0),
        ]
    );
    assert_eq!(w.rows()[5].status, "P", "as tentative as its input");
    let mut w = widget("sales", "level_ytd", "single | yoy");
    let growth: Vec<_> = values(&mut w).into_iter().filter_map(|(p, v, _)| v.map(|v| (p, v))).collect();
    assert_eq!(growth[0], ("2024-01/P2M".into(), 10.0));
    assert_eq!(growth[2], ("2024-04".into(), 0.0));
    assert_eq!(w.rows()[0].method, "level_ytd | single | yoy");
}

#[test]
fn a_total_revised_down_makes_a_negative_month_which_is_kept_and_said() {
    let text = "indicator,area,period,measure,value,unit\nx,C,2024-03,level_ytd,30,t\nx,C,2024-04,level_ytd,29.5,t\n";
    let asked = Asked { transform: "single".into(), lang: "zh".into(), ..Asked::default() };
    let mut w = Widget::new(Box::new(FixedAdvances));
    w.configure(&asked).unwrap();
    w.load(&[File { name: "d.csv", bytes: text.as_bytes() }]).unwrap();
    assert_eq!(values(&mut w)[1], row("2024-04", -0.5));
    assert_eq!(w.chrome().notes, ["2024年4月为负值：累计数年内下修。"]);
}

#[test]
fn a_rate_is_not_divided() {
    let mut w = widget("rate", "level", "pop");
    assert_eq!(values(&mut w)[1], none("2024-04", "a rate changes in points and is not divided"));
    let empty = w.chrome().empty;
    assert_eq!(empty.as_deref(), Some("Nothing to show: a rate changes in points and is not divided."));
    let mut w = widget("rate", "level", "diff");
    assert_eq!(values(&mut w)[1], row("2024-04", -0.6));
}

#[test]
fn published_and_computed_growth_stand_side_by_side_where_they_differ() {
    let mut w = widget("sales", "level_ytd", "yoy");
    let rows = w.rows();
    let of =
        |method: &str| -> Vec<f64> { rows.iter().filter(|r| r.method == method).filter_map(|r| r.value).collect() };
    assert_eq!(of(""), [8.0, 11.7], "published, beside the computed");
    assert_eq!(of("level_ytd | yoy")[0], 10.0);
    assert_eq!(
        w.chrome().notes[0],
        "Computed and published growth differ, by up to 2.0 points (Jan–Feb 2024): published growth is on a comparable scope, and the base of the year before is revised."
    );
    let names: Vec<String> = w.chrome().legend.into_iter().map(|c| c.label).collect();
    assert!(names.is_empty() || names[1].ends_with(", published"), "{names:?}");
}

#[test]
fn a_figure_opens_to_its_working() {
    let mut w = try_widget("sales", "level_ytd", "single | yoy", "zh").unwrap();
    w.handle(Input::Key(Key::End));
    let notices = w.handle(Input::Key(Key::Enter)).notices;
    let opened = notices.iter().find_map(|n| match n {
        Notice::Open { working } => Some(working),
        _ => None,
    });
    let working = opened.unwrap();
    let rows = w.rows();
    let explained = w.explain(&key(rows.last().unwrap())).unwrap();
    assert_eq!(**working, explained, "the same from explain(row)");
    assert_eq!(working.title, "销售额，全国，2024年4月");
    assert_eq!(working.measure, "累计值 → 当期值 → 同比增长");
    assert_eq!(working.formula, "(x[t] ÷ x[t−12] − 1) × 100");
    assert_eq!(working.numbers, "(10.0 ÷ 10.0 − 1) × 100 = 0.0");
    assert_eq!(working.steps[0].formula, "x[t] − x[t−1]");
    assert_eq!(working.steps[0].lines, ["2023年4月：41.5 − 31.5 = 10.0", "2024年4月：45.2 − 35.2 = 10.0"]);
    assert_eq!(working.result, "0.0%");
    assert_eq!(working.rounding, "计算过程中不作舍入。结果为0.0000000，四舍五入保留1位小数。");
    let inputs: Vec<String> = working.inputs.iter().map(|i| format!("{} {} {}", i.period, i.value, i.status)).collect();
    let periods =
        ["2024年1—4月 45.2亿元 ", "2024年1—3月 35.2亿元 初步数", "2023年1—4月 41.5亿元 ", "2023年1—3月 31.5亿元 "];
    assert_eq!(inputs, periods);
    assert_eq!(working.inputs[0].source, "统计局：Release，2024-05");
    assert!(working.text.contains("2. 同比增长：(x[t] ÷ x[t−12] − 1) × 100\n   (10.0 ÷ 10.0 − 1) × 100 = 0.0\n"));
    assert!(working.text.ends_with("transform: level_ytd | single | yoy"));
}

#[test]
fn a_missing_figure_and_a_published_one_are_explained_too() {
    let mut w = widget("sales", "level_ytd", "single");
    let rows = w.rows();
    let working = w.explain(&key(&rows[3])).unwrap();
    assert_eq!((working.result.as_str(), working.reason.as_str()), ("", "the difference would span several periods"));
    assert_eq!(working.inputs.len(), 1, "the total itself was read");
    let mut w = widget("sales", "level_ytd", "");
    let rows = w.rows();
    let working = w.explain(&key(&rows[0])).unwrap();
    assert_eq!(
        (working.measure.as_str(), working.result.as_str()),
        ("Year to date, as published", "20.0 (in 100 million CNY)")
    );
    assert_eq!(
        w.explain(&["nothing".into(), "C".into(), "level".into(), "M".into(), "2024-03".into(), String::new()]),
        None
    );
}

fn entry<'a>(entries: &'a [Entry], label: &str) -> &'a Entry {
    entries.iter().find(|e| e.label == label).unwrap()
}

fn number(entries: &[Entry], label: &str) -> usize {
    entries.iter().position(|e| e.label == label).unwrap()
}

#[test]
fn the_menu_offers_what_suits_and_says_why_the_rest_does_not() {
    let mut w = widget("sales", "", "");
    choose_totals(&mut w);
    let menu = w.menu();
    assert!(entry(&menu.measures, "Year to date").on);
    assert_eq!(entry(&menu.measures, "Growth on a year earlier").reason, "");
    assert_eq!(entry(&menu.measures, "Year to date, y/y").reason, "");
    assert_eq!(entry(&menu.measures, "12-period mean").reason, "not all periods have a figure");
    assert_eq!(entry(&menu.frequencies, "Annual").reason, "not all periods have a figure");
    let response = w.handle(Input::Compute(number(&menu.measures, "Growth on the period before")));
    let changed = response.notices.iter().find_map(|n| match n {
        Notice::Change { transform, .. } => Some(transform.as_str()),
        _ => None,
    });
    assert_eq!(changed, Some("single | pop"));
    assert_eq!(
        w.handle(Input::Compute(number(&menu.measures, "12-period mean"))).notices,
        [],
        "what does not suit does nothing"
    );
    let pairs: Vec<String> = w.menu().attributes.iter().map(|[name, value]| format!("{name}={value}")).collect();
    assert_eq!(pairs, ["view=trend", "indicator=sales", "area=C", "measure=level_ytd", "transform=single | pop"]);
    let frequencies = w.menu().frequencies;
    w.handle(Input::Frequency(number(&frequencies, "Quarterly")));
    assert_eq!(w.rows()[0].freq, "Q");
}

fn choose_totals(w: &mut Widget) {
    let tab = w.chrome().measures.iter().position(|c| c.label == "Year to date").unwrap();
    w.handle(Input::Measure(tab));
}

#[test]
fn a_reader_picks_the_base_of_an_index_on_the_chart() {
    let mut w = widget("sales", "", "");
    choose_totals(&mut w);
    let menu = w.menu();
    let index = menu.steps.iter().position(|s| s == "index").unwrap() + menu.measures.len() - menu.steps.len();
    w.handle(Input::Compute(index));
    assert_eq!(w.menu().base.as_deref(), Some("Base: Jan–Feb 2023"));
    w.handle(Input::Pick);
    assert!(w.menu().picking.is_some());
    w.handle(Input::Key(Key::Home));
    w.handle(Input::Key(Key::Right));
    w.handle(Input::Key(Key::Enter));
    assert_eq!((w.menu().base.as_deref(), w.menu().picking), (Some("Base: Mar 2023"), None));
    assert_eq!(w.rows().iter().find(|r| r.period == "2023-03").unwrap().value, Some(100.0));
    w.handle(Input::Pick);
    w.handle(Input::Key(Key::Escape));
    assert_eq!(w.menu().picking, None);
}

#[test]
fn what_the_author_fixed_stays_fixed() {
    let mut w = widget("sales", "level_ytd", "");
    assert!(w.chrome().computes);
    assert_eq!(w.menu().measures, [], "the measure is fixed");
    let mut w = widget("sales", "yoy_ytd", "");
    assert!(!w.chrome().computes, "of fixed growth there is nothing to choose");
    let mut w = widget("sales", "level_ytd", "single");
    assert!(!w.chrome().computes, "the steps are fixed");
}

#[test]
fn the_sheet_has_rows_for_unit_method_and_source() {
    let mut w = widget("sales", "level_ytd", "single");
    let csv = w.csv();
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(lines[0], "\u{feff}Period,\"Sales, China, Single period, computed\",Remark,Source");
    assert_eq!(lines[1], "Unit,100 million CNY,,");
    assert_eq!(lines[2], "Method,Year to date → single period (level_ytd | single),,");
    assert_eq!(lines[3], "Source,Bureau,,");
    assert_eq!(lines[4], "2023-01/P2M,20.0,,\"Bureau: Release, 2024-05\"");
    assert_eq!(lines[7], "2023-06,,the difference would span several periods,\"Bureau: Release, 2024-05\"");
    assert_eq!(lines[9], "2024-03,13.2,preliminary,\"Bureau: Release, 2024-05\"");
}

#[test]
fn an_author_is_told_what_is_wrong_with_the_steps() {
    let fault = |transform: &str| try_widget("sales", "level_ytd", transform, "en").map(|_| ()).unwrap_err();
    assert!(fault("yoy | | pop").starts_with("transform/empty-step transform, line 1, column 7: "));
    assert!(fault("single | sum(3)").starts_with(
        "transform/unknown-step transform, line 1, column 10: \"sum\" is not a step; these are: diff, pop, yoy"
    ));
    assert!(fault("rolling(3").contains("the parentheses of \"rolling(3\" do not match"));
    assert!(
        fault("rolling(3, median)")
            .contains("\"median\" is not an option of rolling, which is written rolling(3) or rolling(12, sum)")
    );
    assert!(fault("rolling(0)").starts_with("transform/unknown-option"));
    assert!(fault("cagr(soon)").starts_with("read/not-a-period transform, line 1, column 1"));
    assert!(fault("share(gdp)").contains("share needs the series \"gdp\", which the data does not have for C"));
    assert!(fault("pmi").contains("pmi takes 5 series, in a fixed order, but 1 are shown"));
    assert!(fault("formula(a - 1)").starts_with("transform/units"));
}

#[test]
fn formulas_check_units_and_take_letters_or_codes() {
    let mut w = widget("sales costs", "level_ytd", "formula(100 * b / a)");
    let found: Vec<_> = values(&mut w).into_iter().filter_map(|(p, v, _)| v.map(|v| (p, v))).collect();
    assert_eq!(found, [("2024-03".into(), 50.0)]);
    let mut w = widget("sales", "level_ytd", "formula(sales - costs)");
    assert_eq!(w.rows().iter().filter_map(|r| r.value).collect::<Vec<_>>(), [17.6]);
    assert_eq!(w.rows()[0].unit, "100m CNY");
}

#[test]
fn an_adjusted_figure_says_how_it_was_adjusted() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/r/AirPassengers.csv");
    let bytes = std::fs::read(path).unwrap();
    let asked =
        Asked { measure: "level".into(), transform: "x11(trend=13)".into(), lang: "en".into(), ..Asked::default() };
    let mut w = Widget::new(Box::new(FixedAdvances));
    w.configure(&asked).unwrap();
    w.load(&[File { name: "air.csv", bytes: &bytes }]).unwrap();
    let rows = w.rows();
    let measures: Vec<&str> = rows.iter().step_by(144).map(|r| r.measure.as_str()).collect();
    assert_eq!(measures, ["level", "sa"]);
    let working = w.explain(&key(&rows[144])).unwrap();
    assert_eq!((working.formula.as_str(), working.inputs.len()), ("", 1));
    assert_eq!(
        working.steps[0].lines,
        [
            "From all 144 values, Jan 1949 to Dec 1960",
            "X-11 (Ladiray & Quenneville 2001), multiplicative",
            "Seasonal filter 3×5 (chosen; moving seasonality ratio 2.58)",
            "Henderson trend of 13 terms (given; irregular to trend 1.11)",
            "No effects of the calendar are removed.",
            "Extreme values from 1.5 to 2.5 σ; no forecasts. The last values will be revised.",
        ]
    );
    // What does not suit leaves the series as it is, and says why.
    let mut refused = try_widget("sales", "level_ytd", "single | x11", "en").unwrap();
    assert_eq!(refused.rows()[0].measure, "single");
    assert!(refused.chrome().notes.contains(&"Seasonally adjusted (X-11): the series has gaps.".into()));
    let mut refused = try_widget("rate", "level", "x11", "en").unwrap();
    assert!(refused.chrome().notes.contains(&"Seasonally adjusted (X-11): the series has too few years.".into()));
}
