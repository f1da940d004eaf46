//! Laws that reading holds for any input: what is written is read back, form does not matter, and
//! nothing panics.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may panic")]

use barograph::{
    data::Dataset,
    period::{Frequency, Period, text},
    read::{File, Limits, read, read_within},
};
use proptest::prelude::*;

fn full_width(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xFEE0).unwrap() } else { c })
        .collect()
}

/// Every form in which this period may be written.
fn forms(period: Period) -> Vec<String> {
    const SHORT: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    const LONG: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let (y, n) = (period.year(), period.ordinal());
    let mut out = vec![period.code()];
    match period.frequency() {
        Frequency::Month => {
            let (short, long) = (SHORT[n as usize - 1], LONG[n as usize - 1]);
            out.extend([
                format!("{y}-{n}"),
                format!("{y}M{n:02}"),
                format!("{y}-M{n:02}"),
                format!("{y}{n:02}"),
                format!("{y}/{n:02}"),
                format!("{y}年{n}月"),
                format!("{y}年{n:02}月"),
                format!("{y} 年 {n} 月"),
                format!("{y}-{n:02}/P1M"),
                format!("{y}-{n:02}-01/P1M"),
                format!("{short} {y}"),
                format!("{y} {short}"),
                format!("{long} {y}"),
                format!("{y} {long}"),
            ]);
        }
        Frequency::JanFeb => {
            for dash in ["-", "–", "—", "~", "～", "至"] {
                out.extend([
                    format!("{y}年1{dash}2月"),
                    format!("{y}年01{dash}02月"),
                    format!("{y}年1月{dash}2月"),
                    format!("Jan{dash}Feb {y}"),
                ]);
            }
            out.extend([format!("{y}-01-01/P2M"), format!("{y}-01/02"), format!("{y}-01/{y}-02")]);
        }
        Frequency::Quarter => {
            let word = ["一", "二", "三", "四"][n as usize - 1];
            out.extend([
                format!("{y}Q{n}"),
                format!("{y}-Q{n}"),
                format!("Q{n} {y}"),
                format!("{y}年第{word}季度"),
                format!("{y}年{word}季度"),
                format!("{y}年第{n}季度"),
                format!("{y}年Q{n}"),
                format!("{y}-{:02}/P3M", period.first_month()),
            ]);
        }
        Frequency::HalfYear => {
            let word = ["上", "下"][n as usize - 1];
            out.extend([
                format!("{y}S{n}"),
                format!("{y}H{n}"),
                format!("{y}-H{n}"),
                format!("{y}年{word}半年"),
                format!("{y}-{:02}-01/P6M", period.first_month()),
            ]);
        }
        Frequency::Year => {
            out.extend([format!("{y}年"), format!("{y}-A1"), format!("{y}-01/P1Y"), format!("{y}-01-01/P12M")]);
        }
    }
    for i in 0..out.len() {
        let form = out[i].clone();
        out.extend([form.to_lowercase(), full_width(&form), format!("  {form}\u{3000}")]);
    }
    out
}

#[test]
fn every_period_is_read_in_every_written_form() {
    let mut count = 0;
    for year in 1900..=2100 {
        for frequency in [Frequency::Month, Frequency::JanFeb, Frequency::Quarter, Frequency::HalfYear, Frequency::Year]
        {
            for period in (1..=12).map_while(|n| Period::new(year, frequency, n)) {
                for form in forms(period) {
                    assert_eq!(text::read(&form), Ok(period), "{form}");
                    count += 1;
                }
            }
        }
    }
    assert!(count > 100_000);
}

/// A table of observations as rows of columns; values never contradict, since each has its own period.
fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    let row = (
        prop_oneof!["iva", "pmi", "工业, \"规模以上\"", "two\nlines"],
        prop_oneof!["", "China", "浙江"],
        prop_oneof!["level", "yoy", "level_ytd"],
        prop_oneof!["[0-9]{1,3}\\.[0-9]", "-[0-9]{1,2}", "", "…", "bad", "1,234\\.5"],
        prop_oneof!["", "p", "R", "z"],
        "[a-z ,\"]{0,6}",
    );
    prop::collection::vec(row, 1..30).prop_map(|rows| {
        let mut table =
            vec![["indicator", "area", "measure", "period", "value", "status", "note"].map(str::to_owned).to_vec()];
        for (i, (indicator, area, measure, value, status, note)) in rows.into_iter().enumerate() {
            let period = Period::month(2000 + i as i32 / 12, i as u32 % 12 + 1).unwrap().code();
            table.push(vec![indicator, area, measure, period, value, status, note]);
        }
        table
    })
}

fn written(table: &[Vec<String>], order: &[usize], separator: &str, line_end: &str) -> String {
    let mut out = String::new();
    for row in table {
        let fields = order.iter().map(|&i| {
            let field = row[i].replace('\n', line_end);
            let quote = field.contains([',', ';', '\t', '"', '\n', '\r']);
            if quote { format!("\"{}\"", field.replace('"', "\"\"")) } else { field }
        });
        out.push_str(&fields.collect::<Vec<_>>().join(separator));
        out.push_str(line_end);
    }
    out
}

/// Dataset, rows read and rows refused, and the code and line of each error.
type Outcome = (Option<(Dataset, usize, usize)>, Vec<(&'static str, Option<u32>)>);

fn outcome(text: &str) -> Outcome {
    match read(&[File { name: "a.csv", bytes: text.as_bytes() }]) {
        Ok(reading) => {
            let told = reading.refused.iter().map(|e| (e.code(), e.place().map(|p| p.line))).collect();
            (Some((reading.dataset, reading.rows, reading.refused_count)), told)
        }
        Err(error) => (None, vec![(error.code(), error.place().map(|p| p.line))]),
    }
}

/// The line end is part of a quoted text, not of the table: told apart after reading.
fn with_newlines(mut dataset: Dataset) -> Dataset {
    for series in &mut dataset.series {
        series.indicator = series.indicator.replace("\r\n", "\n").replace('\r', "\n");
    }
    dataset
}

const ORDER: [usize; 7] = [0, 1, 2, 3, 4, 5, 6];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_order_of_columns_changes_nothing(table in table(), order in Just(ORDER.to_vec()).prop_shuffle()) {
        prop_assert_eq!(outcome(&written(&table, &ORDER, ",", "\n")), outcome(&written(&table, &order, ",", "\n")));
    }

    #[test]
    fn line_ends_change_nothing(table in table(), end in prop_oneof![Just("\r\n"), Just("\r")]) {
        let (plain, told) = outcome(&written(&table, &ORDER, ",", "\n"));
        let (other, other_told) = outcome(&written(&table, &ORDER, ",", end));
        prop_assert_eq!(plain.map(|p| with_newlines(p.0)), other.map(|o| with_newlines(o.0)));
        prop_assert_eq!(told, other_told);
    }

    #[test]
    fn a_byte_order_mark_and_blank_lines_change_nothing(table in table()) {
        let text = written(&table, &ORDER, ",", "\n");
        prop_assert_eq!(outcome(&text), outcome(&format!("\u{feff}{text}\n\n \n,,\n")));
    }

    #[test]
    fn the_separator_changes_nothing(table in table(), separator in prop_oneof![Just(";"), Just("\t")]) {
        prop_assert_eq!(outcome(&written(&table, &ORDER, ",", "\n")), outcome(&written(&table, &ORDER, separator, "\n")));
    }

    #[test]
    fn the_order_of_rows_changes_only_the_order_of_series(mut table in table()) {
        let sorted = |text: &str| outcome(text).0.map(|(mut dataset, rows, refused)| {
            dataset.series.sort_by(|a, b| (&a.indicator, &a.area, &a.measure.0).cmp(&(&b.indicator, &b.area, &b.measure.0)));
            (dataset, rows, refused)
        });
        let forward = sorted(&written(&table, &ORDER, ",", "\n"));
        table[1..].reverse();
        prop_assert_eq!(forward, sorted(&written(&table, &ORDER, ",", "\n")));
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&[File { name: "", bytes: &bytes }]);
    }

    #[test]
    fn no_table_panics(
        text in "(indicator|period|value|code|en|unit|exponent|source_id|title|[,;\t\"\r\n]|2025-0[1-9]|1\\.5|x){0,80}",
        limit in 1..40_usize,
    ) {
        let file = [File { name: "", bytes: text.as_bytes() }];
        let _ = read(&file);
        let _ = read_within(&file, &Limits { bytes: 4096, rows: limit, columns: limit, field: limit, codes: limit });
        let headed = format!("indicator,period,value,status\n{text}");
        if let Ok(reading) = read(&[File { name: "", bytes: headed.as_bytes() }]) {
            for series in &reading.dataset.series {
                prop_assert!(series.observations.is_sorted_by(|a, b| a.period < b.period));
            }
        }
    }

    #[test]
    fn no_period_panics(text in "\\PC{0,12}|[0-9年月季度第上下半QMSPAT/ -]{0,14}") {
        if let Ok(period) = text::read(&text) {
            prop_assert_eq!(text::read(&period.code()), Ok(period));
        }
    }
}
