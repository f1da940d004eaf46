//! What a trend shows, as a sheet: a row a period, a column a series, and above the figures the rows that
//! say in which unit they are, how they came about and where they were published.
//!
//! Owns the arrangement for people and their spreadsheets; the tidy form, a row a figure, is
//! [`super::export`]'s. Beside a series stands a column of remarks where it has any: the status of a
//! figure, or why there is none. UTF-8 with a byte order mark, RFC 4180.

use super::export::field;
use super::response::Row;
use crate::period::{self, Period};
use crate::text::name::{self, Length};
use crate::text::{Language, fill, join, number, words};
use crate::view::Context;

/// One series of the sheet.
struct Column<'a> {
    rows: Vec<&'a Row>,
    remarks: bool,
}

impl<'a> Column<'a> {
    fn first(&self) -> Option<&'a Row> {
        self.rows.first().copied()
    }
}

/// What stands in a head row for a column.
type Cell = fn(&Context<'_>, &Column<'_>) -> String;

fn same(a: &Row, b: &Row) -> bool {
    let key = |r: &Row| (r.indicator.clone(), r.area.clone(), r.measure.clone(), r.method.clone(), r.freq);
    key(a) == key(b)
}

/// The rows of a trend as a sheet.
pub(super) fn csv(context: &Context<'_>, rows: &[Row]) -> String {
    let mut columns: Vec<Column<'_>> = Vec::new();
    for row in rows {
        let of = columns.iter_mut().find(|c| c.first().is_some_and(|first| same(first, row)));
        match of {
            Some(column) => column.rows.push(row),
            None => columns.push(Column { rows: vec![row], remarks: false }),
        }
    }
    for column in &mut columns {
        column.remarks = column.rows.iter().any(|r| !r.status.is_empty() || !r.reason.is_empty());
    }
    let mut periods: Vec<(Period, &str)> =
        rows.iter().filter_map(|r| period::text::read(&r.period).ok().map(|p| (p, r.period.as_str()))).collect();
    periods.sort_unstable();
    periods.dedup();
    let language = context.spec.language;
    let mut out = String::from('\u{feff}');
    let lone = columns.len() == 1;
    let heads: [(&str, &str, Cell); 4] = [
        ("Period", "时期", name_of),
        ("Unit", "单位", unit_of),
        ("Method", "方法", method_of),
        ("Source", "来源", sources_of),
    ];
    for (i, (en, zh, of)) in heads.into_iter().enumerate() {
        let mut cells = vec![String::from(language.pick(en, zh))];
        for column in &columns {
            cells.push(of(context, column));
            if column.remarks {
                cells.push(if i == 0 { language.pick("Remark", "备注").into() } else { String::new() });
            }
        }
        if lone {
            cells.push(if i == 0 { language.pick("Source", "来源").into() } else { String::new() });
        }
        line(&mut out, &cells);
    }
    for (_, code) in periods {
        let mut cells = vec![code.to_owned()];
        for column in &columns {
            let row = column.rows.iter().find(|r| r.period == code);
            let figure = row.and_then(|r| Some(number::plain(r.value?, r.decimals)));
            cells.push(figure.unwrap_or_default());
            if column.remarks {
                cells.push(row.map_or_else(String::new, |r| remark(r, language)));
            }
            if lone {
                cells.push(row.map_or_else(String::new, |r| name::of_source(context.data, &r.source, language)));
            }
        }
        line(&mut out, &cells);
    }
    out
}

fn line(out: &mut String, cells: &[String]) {
    for (i, cell) in cells.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        field(out, cell);
    }
    out.push_str("\r\n");
}

fn remark(row: &Row, language: Language) -> String {
    if !row.reason.is_empty() {
        return row.reason.clone();
    }
    words::status_of_code(row.status, language).into()
}

fn series<'a>(context: &Context<'a>, column: &Column<'_>) -> Option<&'a crate::data::Series> {
    let row = column.first()?;
    context.data.series.iter().find(|s| {
        s.indicator == row.indicator
            && s.area == row.area
            && s.measure.0 == row.measure
            && s.frequency.code() == row.freq
            && s.method().map_or("", |m| m.steps.as_str()) == row.method
    })
}

fn name_of(context: &Context<'_>, column: &Column<'_>) -> String {
    let language = context.spec.language;
    let Some(series) = series(context, column) else { return String::new() };
    let of = |code| name::of_code(context.data, code, Length::Full, language).to_owned();
    let measure = name::of_expression(context.data, series, Length::Short, language).to_owned();
    join(&[of(&series.indicator), of(&series.area), measure], language.pick(", ", "，"))
}

fn unit_of(context: &Context<'_>, column: &Column<'_>) -> String {
    let Some(code) = column.first().map(|r| r.unit.as_str()) else { return String::new() };
    crate::text::unit::Told::new(context.data, code, 0.0, context.spec.language).read_in()
}

fn method_of(context: &Context<'_>, column: &Column<'_>) -> String {
    let language = context.spec.language;
    match series(context, column).and_then(|s| s.method()) {
        None => language.pick("as published", "公布数").into(),
        Some(method) => fill("{0} ({1})", &[language.pick(&method.en, &method.zh), &method.steps]),
    }
}

fn sources_of(context: &Context<'_>, column: &Column<'_>) -> String {
    let mut agencies: Vec<String> = Vec::new();
    for row in &column.rows {
        let agency = name::of_agency(context.data, &row.source, context.spec.language).to_owned();
        if !agencies.contains(&agency) {
            agencies.push(agency);
        }
    }
    words::list(&agencies, context.spec.language)
}
