//! The long table of observations: one row, one figure.
//!
//! Needs the columns `indicator`, `period` and `value`; reads `area`, `freq`, `measure`, `unit`,
//! `status` and `source_id`; keeps any other column as an attribute.

use super::header::{Row, Table};
use crate::{
    data::{Figure, Observation, Status},
    error::{Error, excerpt},
    period::{Period, text},
    read::{
        assembly::{Assembly, Key},
        decimal,
    },
};

/// Whether the table is meant as observations, complete or not.
pub(in crate::read) fn looks_like(table: &Table<'_>) -> bool {
    table.column("period").is_some() || table.column("value").is_some()
}

struct Columns {
    indicator: usize,
    period: usize,
    value: usize,
    area: Option<usize>,
    freq: Option<usize>,
    measure: Option<usize>,
    unit: Option<usize>,
    status: Option<usize>,
    source: Option<usize>,
    others: Vec<(usize, String)>,
    separator: u8,
}

/// Reads the rows of the table into `assembly`.
///
/// # Errors
/// What ends the file; a bad row does not.
pub(in crate::read) fn read<'f>(table: &mut Table<'f>, assembly: &mut Assembly<'f>) -> Result<(), Error> {
    let [indicator, period, value] = table.required(["indicator", "period", "value"])?;
    let columns = Columns {
        indicator,
        period,
        value,
        area: table.column("area"),
        freq: table.column("freq"),
        measure: table.column("measure"),
        unit: table.column("unit"),
        status: table.column("status"),
        source: table.column("source_id"),
        others: table.others(&[
            "indicator",
            "period",
            "value",
            "area",
            "freq",
            "measure",
            "unit",
            "status",
            "source_id",
        ]),
        separator: table.separator(),
    };
    table.rows(assembly, &mut |row, assembly| columns.read(row, assembly))
}

impl Columns {
    fn read(&self, row: Row<'_>, assembly: &mut Assembly<'_>) -> Result<(), Error> {
        let indicator = row.field(Some(self.indicator));
        if indicator.is_empty() {
            let error = Error::new("read/no-indicator", "the indicator is empty", "指标为空");
            return Err(row.fault(error, Some(self.indicator)));
        }
        let period = text::read(row.field(Some(self.period))).map_err(|e| row.fault(e, Some(self.period)))?;
        frequency(row.field(self.freq), period).map_err(|e| row.fault(e, self.freq))?;
        let unit = row.field(self.unit);
        let figure =
            figure(row.field(Some(self.value)), unit, self.separator).map_err(|e| row.fault(e, Some(self.value)))?;
        let status = status(row.field(self.status), figure.is_some()).map_err(|e| row.fault(e, self.status))?;
        let mut attributes = Vec::new();
        for (column, name) in &self.others {
            let text = row.field(Some(*column));
            if !text.is_empty() {
                attributes.push((name.clone(), text.to_owned()));
            }
        }
        let key = Key {
            indicator,
            area: row.field(self.area),
            measure: Some(row.field(self.measure)).filter(|m| !m.is_empty()).unwrap_or("level"),
            frequency: period.frequency().of_series(),
        };
        let source = row.field(self.source).to_owned();
        let observation = Observation { period, figure, status, source, attributes };
        assembly.observation(key, unit, observation, row.line()).map_err(|e| row.fault(e, self.unit))
    }
}

/// Whether the frequency column, where it says something, agrees with the form of the period.
fn frequency(text: &str, period: Period) -> Result<(), Error> {
    let fits = period.frequency().code();
    if text.is_empty() || text.eq_ignore_ascii_case(fits) || (fits == "S" && text.eq_ignore_ascii_case("H")) {
        return Ok(());
    }
    let (code, known) = (period.code(), ["M", "Q", "S", "H", "A"].iter().any(|f| text.eq_ignore_ascii_case(f)));
    let text = excerpt(text);
    Err(if known {
        Error::new(
            "read/other-frequency",
            format!("the frequency \"{text}\" does not fit the period {code}, whose frequency is {fits}"),
            format!("频率“{text}”与时期{code}不符，其频率为{fits}"),
        )
    } else {
        Error::new(
            "read/unknown-frequency",
            format!("\"{text}\" is not a frequency; write M (month), Q (quarter), S (half-year) or A (year)"),
            format!("“{text}”不是频率；应写作M（月）、Q（季）、S（半年）或A（年）"),
        )
    })
}

/// The number in the value column; `None` for one of the marks that stand where there is none.
fn figure(text: &str, unit: &str, separator: u8) -> Result<Option<Figure>, Error> {
    const MARKS: [&str; 21] = [
        "", "-", "–", "—", "——", "－", "−", "--", "…", "……", "...", ".", ":", "/", "NA", "N/A", "NaN", "#N/A", "null",
        "nil", "none",
    ];
    if MARKS.iter().any(|mark| text.eq_ignore_ascii_case(mark)) {
        return Ok(None);
    }
    let printed = decimal::read(text, separator)?;
    if printed.percent && !matches!(unit, "%" | "％") {
        let (text, unit) = (excerpt(text), excerpt(unit));
        return Err(if unit.is_empty() {
            Error::new(
                "read/not-per-cent",
                format!("\"{text}\" has a percent sign, but the row has no unit; write % in the column \"unit\""),
                format!("“{text}”带百分号，但此行没有单位；请在“unit”列写%"),
            )
        } else {
            Error::new(
                "read/not-per-cent",
                format!("\"{text}\" has a percent sign, but the unit is \"{unit}\""),
                format!("“{text}”带百分号，但单位是“{unit}”"),
            )
        });
    }
    Ok(Some(printed.figure))
}

/// The status, which must agree with whether there is a value.
fn status(text: &str, has_value: bool) -> Result<Status, Error> {
    let mut letters = text.chars();
    let letter = letters.next().map(|c| c.to_ascii_lowercase());
    let status = match (letter, letters.next()) {
        (None | Some('a'), None) => Status::Normal,
        (Some('p'), None) => Status::Provisional,
        (Some('r'), None) => Status::Revised,
        (Some('e'), None) => Status::Estimated,
        (Some('f'), None) => Status::Forecast,
        (Some('b'), None) => Status::Break,
        (Some('m' | 'l' | 'h'), None) => Status::Missing,
        (Some('q'), None) => Status::Suppressed,
        _ => {
            let text = excerpt(text);
            return Err(Error::new(
                "read/unknown-status",
                format!(
                    "\"{text}\" is not a status; write nothing or A (normal), P (provisional), R (revised), E (estimated), \
                     F (forecast), B (break), M, L or H (missing), Q (suppressed)"
                ),
                format!(
                    "“{text}”不是状态码；应留空或写作A（正常）、P（初步）、R（修订）、E（估计）、F（预测）、B（口径变化）、\
                     M、L或H（缺失）、Q（不公布）"
                ),
            ));
        }
    };
    match (status, has_value) {
        (Status::Missing | Status::Suppressed, true) => {
            let text = excerpt(text);
            Err(Error::new(
                "read/value-of-missing",
                format!("the status \"{text}\" says that there is no value, but the row has one"),
                format!("状态“{text}”表示没有数值，但此行有数值"),
            ))
        }
        (Status::Suppressed, false) => Ok(Status::Suppressed),
        (_, false) => Ok(Status::Missing),
        (status, true) => Ok(status),
    }
}
