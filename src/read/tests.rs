use super::{File, Limits, Reading, read, read_within};
use crate::data::{Observation, Series, Status};

fn files(texts: &[&str]) -> Reading {
    const NAMES: [&str; 4] = ["a.csv", "b.csv", "c.csv", "d.csv"];
    let files: Vec<_> = texts.iter().zip(NAMES).map(|(t, name)| File { name, bytes: t.as_bytes() }).collect();
    read(&files).unwrap()
}

fn code(text: &str, limits: Limits) -> &'static str {
    read_within(&[File { name: "a.csv", bytes: text.as_bytes() }], &limits).unwrap_err().code()
}

/// Period, value and status of each.
fn told(list: &[Observation]) -> Vec<(String, Option<f64>, &'static str)> {
    list.iter().map(|o| (o.period.code(), o.figure.map(|f| f.value), o.status.code())).collect()
}

fn shown(text: &str) -> Vec<(String, Option<f64>, &'static str)> {
    told(&files(&[text]).dataset.series[0].observations)
}

#[test]
fn one_row_and_its_defaults() {
    let reading = files(&["Value , PERIOD,Indicator,note\n6.80,2025-06,iva,\"say \"\"x\"\"\"\n"]);
    let series = &reading.dataset.series[0];
    assert_eq!((series.area.as_str(), series.measure.0.as_str(), series.unit.as_str()), ("", "level", ""));
    let observation = &series.observations[0];
    assert_eq!(observation.figure.unwrap().decimals, 2);
    assert_eq!(observation.attributes, [("note".to_owned(), "say \"x\"".to_owned())]);
    assert_eq!((reading.rows, reading.refused_count), (1, 0));
}

#[test]
fn marks_where_there_is_no_value() {
    let marks = ["", "-", "–", "—", "——", "…", "...", ".", "NA", "n/a", "NaN", "#N/A", "NULL", ":"];
    for mark in marks {
        for (status, wanted) in
            [("", Status::Missing), ("p", Status::Missing), ("Q", Status::Suppressed), ("h", Status::Missing)]
        {
            let reading = files(&[&format!("indicator,period,value,status\niva,2025-06,{mark},{status}\n")]);
            let observation = &reading.dataset.series[0].observations[0];
            assert_eq!((observation.figure, observation.status), (None, wanted), "{mark}");
        }
    }
}

#[test]
fn the_first_file_with_a_figure_is_shown() {
    let head = "indicator,period,value,status\n";
    let first = format!("{head}iva,2025-04,6.1,p\niva,2025-05,,\niva,2025-07,-,q\n");
    let second = format!("{head}iva,2025-03,7.7,\niva,2025-04,6.2,r\niva,2025-05,5.8,\niva,2025-07,,\n");
    let reading = files(&[&first, &second]);
    assert_eq!(reading.rows, 7);
    let Series { observations, others, .. } = &reading.dataset.series[0];
    let wanted =
        [("2025-03", Some(7.7), ""), ("2025-04", Some(6.1), "P"), ("2025-05", Some(5.8), ""), ("2025-07", None, "Q")];
    assert_eq!(told(observations), wanted.map(|(p, v, s)| (p.to_owned(), v, s)));
    assert_eq!(told(others), [("2025-04".to_owned(), Some(6.2), "R")]);
}

#[test]
fn revised_goes_before_normal_and_normal_before_provisional() {
    let reading = files(&[
        "indicator,period,value,status\nracks,2025-06,1043,p\nracks,2025-06,1085,r\nracks,2025-06,1050,\nracks,2025-06,1050,A\n",
    ]);
    let Series { observations, others, .. } = &reading.dataset.series[0];
    assert_eq!(told(observations), [("2025-06".to_owned(), Some(1085.0), "R")]);
    assert_eq!(told(others), [("2025-06".to_owned(), Some(1050.0), ""), ("2025-06".to_owned(), Some(1043.0), "P")]);
    assert_eq!((reading.rows, reading.refused_count), (4, 0));
}

#[test]
fn a_cumulative_february_without_january_is_the_merged_period() {
    let head = "indicator,measure,period,value\n";
    assert_eq!(shown(&format!("{head}iva,yoy_ytd,2025-03,6.5\niva,yoy_ytd,2025-02,5.9\n"))[0].0, "2025-01/P2M");
    assert_eq!(shown(&format!("{head}iva,yoy,2025-02,5.9\n"))[0].0, "2025-02");
    let exports = shown(&format!("{head}x,level_ytd,2024-01,1\nx,level_ytd,2024-02,2\nx,level_ytd,2025-02,3\n"));
    assert_eq!(exports.iter().map(|o| o.0.as_str()).collect::<Vec<_>>(), ["2024-01", "2024-02", "2025-01/P2M"]);
    // A January that only says that there is none stands in nobody's way.
    let missing = shown(&format!("{head}iva,yoy_ytd,2025-01,…\niva,yoy_ytd,2025-02,5.9\niva,yoy_ytd,2026-01,…\n"));
    assert_eq!(missing.iter().map(|o| o.0.as_str()).collect::<Vec<_>>(), ["2025-01/P2M", "2026-01"]);
}

#[test]
fn series_are_told_apart_by_frequency_and_keep_their_order() {
    let reading = files(&[
        "indicator,area,period,value\nb,,2025-06,1\na,,2025-Q2,1\nb,,2025-01/P2M,1\na,,2025-05,1\nb,x,2025-07,1\n",
    ]);
    let keys: Vec<_> = reading
        .dataset
        .series
        .iter()
        .map(|s| (s.indicator.as_str(), s.area.as_str(), s.frequency.code(), s.observations.len()))
        .collect();
    assert_eq!(keys, [("b", "", "M", 2), ("a", "", "Q", 1), ("a", "", "M", 1), ("b", "x", "M", 1)]);
}

#[test]
fn refused_rows_are_told_by_file_and_line() {
    let head = "indicator,period,value\n";
    let first = format!("{head}iva,2025-05,1\niva,2025-05,2\niva,2025-06,bad\n");
    let second = format!("{head}iva,2025-13,1\niva,2025-05,3\niva,2025-05,4\n");
    let reading = files(&[&first, &second]);
    let told: Vec<_> = reading.refused.iter().map(|e| (e.file(), e.place().unwrap().line, e.code())).collect();
    assert_eq!(
        told,
        [
            ("a.csv", 3, "read/contradiction"),
            ("a.csv", 4, "read/not-a-number"),
            ("b.csv", 2, "read/not-a-period"),
            ("b.csv", 4, "read/contradiction"),
        ]
    );
    assert_eq!((reading.rows, reading.refused_count), (2, 4));
}

#[test]
fn the_first_hundred_refusals_are_told_and_all_are_counted() {
    let mut text = "indicator,period,value\ngood,2025-05,1\n".to_owned();
    for _ in 0..150 {
        text.push_str("good,2025-05,2\nbad,2025-05,x\n");
    }
    let reading = files(&[&text]);
    assert_eq!((reading.refused.len(), reading.refused_count), (100, 300));
    let lines: Vec<_> = reading.refused.iter().map(|e| e.place().unwrap().line).collect();
    assert_eq!(lines, (3..103).collect::<Vec<_>>());
}

#[test]
fn descriptions_of_earlier_files_stand() {
    let data = "indicator,period,value\niva,2025-06,6.8\n";
    let reading = files(&["code,zh\niva,工业\n", "code,en,zh\niva,Industry,别的\npmi,PMI,\n", data]);
    let names: Vec<_> = reading.dataset.names.iter().map(|n| (n.code.as_str(), n.en.as_str(), n.zh.as_str())).collect();
    assert_eq!(names, [("iva", "", "工业"), ("pmi", "PMI", "")]);
    let reading =
        files(&["unit,exponent,en,zh\n10k units,4,units,个\n", "title,source_id,date\nRelease,nbs,2025-07\n", data]);
    assert_eq!(reading.dataset.unit("10k units").unwrap().exponent, 4);
    assert_eq!(reading.dataset.source("nbs").unwrap().date, "2025-07");
}

#[test]
fn sizes_have_errors_of_their_own() {
    let text = "indicator,period,value\na,2025-05,1\nb,2025-05,2\nc,2025-05,3\n";
    let all = Limits { bytes: text.len(), rows: 3, columns: 3, field: 9, codes: 3 };
    assert!(read_within(&[File { name: "", bytes: text.as_bytes() }], &all).is_ok());
    assert_eq!(code(text, Limits { bytes: all.bytes - 1, ..all }), "read/too-many-bytes");
    assert_eq!(code(text, Limits { rows: 2, ..all }), "read/too-many-rows");
    assert_eq!(code(text, Limits { columns: 2, ..all }), "read/too-many-columns");
    assert_eq!(code(text, Limits { field: 8, ..all }), "read/too-long-field");
    assert_eq!(code(text, Limits { codes: 2, ..all }), "read/too-many-codes");
    assert_eq!(read(&[]).unwrap_err().code(), "read/no-observations");
    assert_eq!(code("code,en\niva,Industry\n", all), "read/no-observations");
}
