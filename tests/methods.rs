//! Methods in a chart: attributes, lines beside the published one, reasons, the menu, without a browser.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may panic")]

use barograph::read::File;
use barograph::scene::FixedAdvances;
use barograph::spec::Asked;
use barograph::widget::Widget;
use barograph::widget::input::Input;
use barograph::widget::response::Notice;
use std::fmt::Write as _;

/// Months from January 2015 on; with `merged`, January and February as one.
fn months(count: i32, merged: bool) -> Vec<(String, f64)> {
    let season = [0.7, 0.75, 1.0, 1.05, 1.1, 1.05, 1.0, 1.0, 1.1, 1.05, 1.1, 1.2];
    let value = |t: i32| f64::from(1000 + 10 * t) * season[usize::try_from(t % 12).unwrap()];
    let mut out = Vec::new();
    for t in 0..count {
        let (year, month) = (2015 + t / 12, t % 12 + 1);
        match (merged, month) {
            (true, 1) => out.push((format!("{year}-01/P2M"), value(t) + value(t + 1))),
            (true, 2) => {}
            _ => out.push((format!("{year}-{month:02}"), value(t))),
        }
    }
    out
}

fn csv(rows: &[(String, f64)], indicator: &str, measure: &str) -> String {
    let mut text = String::new();
    for (period, value) in rows {
        writeln!(text, "{indicator},C,{period},M,{measure},{value:.1},units,,").unwrap();
    }
    text
}

fn try_widget(body: &str, steps: [&str; 5], lang: &str) -> Result<Widget, String> {
    let asked = Asked { measure: "level".into(), transform: steps.join("\n"), lang: lang.into(), ..Asked::default() };
    let mut widget = Widget::new(Box::new(FixedAdvances));
    let told = |e: barograph::error::Error| format!("{} {e}", e.code());
    widget.configure(&asked).map_err(told)?;
    let text = format!("indicator,area,period,freq,measure,value,unit,status,source_id\n{body}");
    widget.load(&[File { name: "d.csv", bytes: text.as_bytes() }]).map_err(told)?;
    Ok(widget)
}

fn widget(body: &str, steps: [&str; 5]) -> Widget {
    try_widget(body, steps, "en").unwrap()
}

fn measures(widget: &mut Widget) -> Vec<String> {
    let mut all: Vec<String> = widget.rows().into_iter().map(|r| r.measure).collect();
    all.dedup();
    all
}

#[test]
fn an_attribute_takes_the_steps_of_its_family() {
    let body = csv(&months(96, false), "x", "level");
    let fault = |steps| try_widget(&body, steps, "en").map(|_| ()).unwrap_err();
    let told = fault(["", "yoy", "", "", ""]);
    assert!(
        told.starts_with("transform/unknown-step adjust, line 1, column 1: \"yoy\" is not a step; these are: x11"),
        "{told}"
    );
    let told = fault(["", "x11(seasonal=3x4)", "", "", ""]);
    assert!(told.starts_with("transform/unknown-option adjust, line 1, column 1"), "{told}");
    // In `transform` steps of all families may stand in any order.
    let mut w = widget(&body, ["x11 | yoy", "", "", "", ""]);
    assert_eq!(measures(&mut w), ["yoy", "sa"]);
}

#[test]
fn the_published_series_stays_and_parts_stand_beside_it() {
    let mut w = widget(&csv(&months(96, false), "x", "level"), ["", "x11", "", "", ""]);
    let rows = w.rows();
    assert_eq!(rows.len(), 192);
    assert_eq!((rows[0].method.as_str(), rows[96].method.as_str()), ("", "level | x11"));
    let steps = |w: &mut Widget, row: usize| {
        let r = w.rows()[row].clone();
        let key = [r.indicator, r.area, r.measure, r.freq.into(), r.period, r.method];
        w.explain(&key).unwrap().steps.len()
    };
    assert_eq!((steps(&mut w, 0), steps(&mut w, 96)), (0, 1));
    // The last half year is provisional, and says so.
    let statuses: Vec<&str> = rows[96..].iter().map(|r| r.status).collect();
    assert_eq!((statuses[89], statuses[90], statuses[95]), ("", "P", "P"));
    assert!(w.chrome().notes.iter().any(|n| n.starts_with("Faded ends are provisional")));
}

#[test]
fn exact_steps_and_methods_follow_one_another() {
    let mut total = 0.0;
    let ytd: Vec<(String, f64)> = months(96, false)
        .into_iter()
        .map(|(period, value)| {
            total = if period.ends_with("-01") { value } else { total + value };
            (period, total)
        })
        .collect();
    let body = csv(&ytd, "x", "level_ytd");
    let asked = |steps: &str| {
        let asked =
            Asked { measure: "level_ytd".into(), transform: steps.into(), lang: "en".into(), ..Asked::default() };
        let mut widget = Widget::new(Box::new(FixedAdvances));
        widget.configure(&asked).unwrap();
        let text = format!("indicator,area,period,freq,measure,value,unit,status,source_id\n{body}");
        widget.load(&[File { name: "d.csv", bytes: text.as_bytes() }]).unwrap();
        widget
    };
    let mut w = asked("single\nx11");
    assert_eq!(measures(&mut w), ["single", "sa"]);
    assert_eq!(w.rows()[96].method, "level_ytd | single | x11");
    // Running totals have no season of their own.
    let mut w = asked("\nx11");
    assert_eq!(measures(&mut w), ["level_ytd"]);
    assert!(w.chrome().notes.contains(&"Seasonally adjusted (X-11): a running total: single periods first.".into()));
}

#[test]
fn the_adjusted_series_of_the_office_stands_beside_ours() {
    let ours = months(96, false);
    let theirs: Vec<(String, f64)> =
        (0..96).zip(&ours).map(|(t, (p, _))| (p.clone(), f64::from(1000 + 10 * t))).collect();
    let body = csv(&ours, "x", "level") + &csv(&theirs, "x", "level_sa");
    let mut w = widget(&body, ["", "x11", "", "", ""]);
    assert_eq!(measures(&mut w), ["level", "sa", "level_sa"]);
    let named: Vec<String> = w.table().head;
    assert_eq!(named[1..], ["Published (units)", "Adjusted, indicative (units)", "Adjusted, published (units)"]);
}

#[test]
fn merged_months_are_not_given_a_season() {
    let body = csv(&months(96, true), "x", "level");
    let mut w = try_widget(&body, ["", "x11", "", "", ""], "zh").unwrap();
    assert_eq!(measures(&mut w), ["level"]);
    assert!(
        w.chrome().notes.contains(&"季节调整（X-11）：1月与2月合并公布，无法识别单月季节性；可先换算为季度。".into())
    );
    // Quarters of the same figures have one.
    let mut w = widget(&body, ["aggregate(quarter, sum)", "x11", "", "", ""]);
    assert_eq!(measures(&mut w), ["level", "sa"]);
    assert_eq!(w.rows()[0].period, "2015-Q1");
}

#[test]
fn effects_of_the_calendar_are_removed_where_they_are_there() {
    let (mut body, mut days) = (String::new(), String::new());
    for (t, (period, value)) in (0..).zip(months(144, false)) {
        // So many working days that no rule of weekdays could tell them, and two per cent of output for each.
        let worked = 18 + (t * 7 + t / 5) % 5;
        body += &csv(&[(period.clone(), value * (1.0 + 0.02 * f64::from(worked - 20)))], "x", "level");
        days += &csv(&[(period, f64::from(worked))], "worked", "level");
    }
    let says = |w: &mut Widget| {
        let row = w.rows()[144].clone();
        let key = [row.indicator, row.area, row.measure, row.freq.into(), row.period, row.method];
        w.explain(&key).unwrap().steps[0].lines.join("\n")
    };
    let mut w = widget(&format!("{body}{days}"), ["", "x11(days=worked)", "", "", ""]);
    let said = says(&mut w);
    assert!(said.contains("Trading days: removed (F "), "{said}");
    let adjusted: Vec<f64> = w.rows()[144..].iter().filter_map(|r| r.value).collect();
    let rough = |v: &[f64]| v.windows(2).map(|p| (p[1] / p[0] - 1.0).abs()).sum::<f64>();
    let mut plain = widget(&body, ["", "x11", "", "", ""]);
    let before: Vec<f64> = plain.rows()[144..].iter().filter_map(|r| r.value).collect();
    assert!(rough(&adjusted) < 0.5 * rough(&before), "{} {}", rough(&adjusted), rough(&before));
    // Festivals that leave no trace are not removed; what counts the days has to be there.
    let said = says(&mut widget(&body, ["", "x11(newyear)", "", "", ""]));
    assert!(!said.contains("Festivals: removed"), "{said}");
    let mut w = widget(&body, ["", "x11(days=worked)", "", "", ""]);
    assert_eq!(measures(&mut w), ["level"]);
    assert!(w.chrome().notes.iter().any(|n| n.contains("no figure of another series")));
}

#[test]
fn tables_of_x11_are_shown_by_name() {
    let body = csv(&months(96, false), "x", "level");
    let mut w = widget(&body, ["", "x11(d10)", "", "", ""]);
    assert_eq!(measures(&mut w), ["seasonal"]);
    let rows = w.rows();
    assert!((rows[0].value.unwrap() - 0.7).abs() < 0.02 && rows[0].unit.is_empty());
    let mut w = widget(&body, ["", "x11(b2, d11, d12)", "", "", ""]);
    assert_eq!(measures(&mut w), ["level", "sa", "trend", "b2"]);
    let b2: Vec<_> = w.rows().into_iter().filter(|r| r.measure == "b2").collect();
    assert_eq!((b2[5].value, b2[5].reason.as_str()), (None, "the filter lacks values on one side"));
    assert!(b2[6].value.is_some() && b2[89].value.is_some() && b2[90].value.is_none());
}

#[test]
fn what_cannot_be_adjusted_has_a_trend_of_its_own() {
    let years: String = (0..40).map(|t| format!("x,C,{},A,level,{}.0,units,,\n", 1980 + t, 100 + t * t % 7)).collect();
    let mut w = widget(&years, ["", "x11", "loess", "", "change_points"]);
    assert_eq!(measures(&mut w), ["level", "trend"]);
    assert_eq!(w.chrome().notes.iter().filter(|n| n.starts_with("Seasonally adjusted (X-11): ")).count(), 1);
}

#[test]
fn the_menu_offers_what_suits_and_the_choice_is_a_tag() {
    let body = csv(&months(96, false), "x", "level");
    let mut w = widget(&body, [""; 5]);
    let menu = w.menu();
    assert_eq!(menu.methods.iter().map(|c| c.title).collect::<Vec<_>>(), ["Season", "Trend", "Extrapolation", "Find"]);
    let x11 = &menu.methods[0].entries[0];
    assert_eq!((x11.label.as_str(), x11.on, x11.reason.as_str()), ("X-11", false, ""));
    let response = w.handle(Input::Method(0, 0));
    let changed = response.notices.iter().find_map(|n| match n {
        Notice::Change { transform, .. } => Some(transform.clone()),
        _ => None,
    });
    assert_eq!(changed.as_deref(), Some("\nx11"));
    assert_eq!(measures(&mut w), ["level", "sa"]);
    let menu = w.menu();
    assert!(menu.methods[0].entries[0].on);
    assert!(menu.attributes.contains(&["adjust".into(), "x11".into()]), "{:?}", menu.attributes);
    // Chosen again it is given up.
    w.handle(Input::Method(0, 0));
    assert_eq!(measures(&mut w), ["level"]);
    // A series without a season is not offered to be adjusted.
    let mut noise = 7_u32;
    let mut random = |(period, _): (String, f64)| {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (period, 100.0 + f64::from(noise >> 24))
    };
    let body: Vec<_> = months(96, false).into_iter().map(&mut random).collect();
    let mut unseasonal = widget(&csv(&body, "x", "level"), [""; 5]);
    assert_eq!(unseasonal.menu().methods[0].entries[0].reason, "no season was found in the series");
    let mut short = widget(&csv(&months(20, false), "x", "level"), [""; 5]);
    assert_eq!(short.menu().methods[0].entries[0].reason, "the series has too few years");
}

#[test]
fn a_forecast_has_intervals_and_its_errors_beside_it() {
    let body = csv(&months(96, false), "x", "level");
    let mut w = widget(&body, ["", "", "", "theta(6)", ""]);
    assert_eq!(measures(&mut w), ["level", "forecast", "lower_80", "upper_80", "lower_95", "upper_95"]);
    let rows = w.rows();
    assert_eq!((rows[96].period.as_str(), rows[96].status), ("2023-01", "F"));
    let ends: Vec<f64> = rows.iter().filter(|r| r.period == "2023-03").filter_map(|r| r.value).collect();
    assert!(ends[3] < ends[1] && ends[1] < ends[0] && ends[0] < ends[2] && ends[2] < ends[4], "{ends:?}");
    // Its working is that of the method alone.
    let row = rows[96].clone();
    let key = [row.indicator, row.area, row.measure, row.freq.into(), row.period, row.method];
    let mut beside = widget(&body, ["", "x11", "henderson", "theta(6)", ""]);
    let steps: Vec<String> = beside.explain(&key).unwrap().steps.into_iter().map(|s| s.name).collect();
    assert_eq!(steps, ["extrapolation (Theta)"]);
    // What takes long is done in slices; then the errors stand under the chart.
    let told =
        |w: &mut Widget| w.chrome().notes.iter().any(|n| n.starts_with("Theta: errors of the last 24 forecasts MASE "));
    assert!(!told(&mut w) && w.verdict().is_some_and(|v| v.busy));
    let mut slices = 1;
    while w.work().is_some() {
        slices += 1;
    }
    assert_eq!(slices, 48);
    assert!(told(&mut w) && w.verdict().is_none());
    // A colour, a language or a hidden line does not begin them again.
    w.handle(Input::Toggle(0));
    assert!(told(&mut w));
}

#[test]
fn the_best_method_is_found_in_slices() {
    let body = csv(&months(96, false), "x", "level");
    let mut w = widget(&body, ["", "", "", "best", ""]);
    assert_eq!(measures(&mut w), ["level"]);
    while w.work().is_some() {}
    assert_eq!(measures(&mut w)[..2], ["level", "forecast"]);
    assert_eq!(w.rows()[96..108].len(), 12);
    assert!(w.rows()[96..108].iter().all(|r| r.value.is_some()));
}

#[test]
fn merged_months_are_one_of_eleven_periods_ahead() {
    let mut w = widget(&csv(&months(96, true), "x", "level"), ["", "", "", "holt_winters", ""]);
    let ahead: Vec<String> = w.rows().into_iter().filter(|r| r.measure == "forecast").map(|r| r.period).collect();
    assert_eq!((ahead.len(), ahead[0].as_str(), ahead[1].as_str()), (11, "2023-01/P2M", "2023-03"));
}
