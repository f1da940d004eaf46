//! The long table of observations: one row, one figure.
//!
//! Needs the columns `indicator`, `period` and `value`; reads `area`, `freq`, `measure`, `unit`,
//! `status` and `source_id`; keeps any other column as an attribute.

use super::header::{Row, Table};
use crate::{
    data::{Figure, Observation, Status},
    error::{Error, Sentence, excerpt},
    period::{Period, text},
    read::{
        assembly::{Assembly, Key},
        decimal,
        sentences::{
            NO_INDICATOR, NOT_PER_CENT, OTHER_FREQUENCY, PER_CENT_OF_NOTHING, UNKNOWN_FREQUENCY, UNKNOWN_STATUS,
            VALUE_OF_MISSING,
        },
    },
};

/// The columns read by name.
const COLUMNS: [&str; 9] = ["indicator", "period", "value", "area", "freq", "measure", "unit", "status", "source_id"];

struct Columns {
    known: [u32; 9],
    others: Vec<(u32, String)>,
    separator: u8,
}

/// Reads the rows of the table into `assembly`.
///
/// # Errors
/// What ends the file; a bad row does not.
pub(in crate::read) fn read<'f>(table: &mut Table<'f>, assembly: &mut Assembly<'f>) -> Result<(), Error> {
    table.require(&["indicator", "period", "value"])?;
    let known = COLUMNS.map(|name| table.column(name));
    let columns = Columns { known, others: table.others(&known), separator: table.separator() };
    table.rows(assembly, &mut |row, assembly| columns.read(row, assembly))
}

impl Columns {
    fn read(&self, row: Row<'_>, assembly: &mut Assembly<'_>) -> Result<(), Error> {
        let [indicator, period, value, area, freq, measure, unit, status, source] = self.known;
        let what = row.field(indicator);
        if what.is_empty() {
            return Err(row.refuse(&NO_INDICATOR, indicator));
        }
        let when = text::scan(row.field(period)).map_err(|sentence| row.refuse(sentence, period))?;
        if let Err(sentence) = frequency(row.field(freq), when) {
            let arguments = [&*excerpt(row.field(freq)), &when.code(), when.frequency().code()];
            return Err(row.place(Error::of(sentence, &arguments), freq));
        }
        let base = row.field(unit);
        let figure = figure(row.field(value), base, self.separator)
            .map_err(|sentence| row.place(Error::of(sentence, &[&excerpt(row.field(value)), &excerpt(base)]), value))?;
        let told =
            self::status(row.field(status), figure.is_some()).map_err(|sentence| row.refuse(sentence, status))?;
        let mut attributes = Vec::new();
        for (column, name) in &self.others {
            let text = row.field(*column);
            if !text.is_empty() {
                attributes.push((name.clone(), text.to_owned()));
            }
        }
        let how = Some(row.field(measure)).filter(|measure| !measure.is_empty()).unwrap_or("level");
        let frequency = when.frequency().of_series();
        let key = Key { indicator: what, area: row.field(area), measure: how, frequency };
        let source = row.field(source).to_owned();
        let observation = Observation {
            period: when,
            figure,
            status: told,
            source,
            attributes,
            #[cfg(feature = "whole")]
            reason: None,
        };
        assembly.observation(key, base, observation, row.line()).map_err(|error| row.place(error, unit))
    }
}

/// Whether the frequency column, where it says something, agrees with the form of the period.
fn frequency(text: &str, period: Period) -> Result<(), &'static Sentence> {
    let fits = period.frequency().code();
    let says = |code: &str| text.eq_ignore_ascii_case(code);
    if text.is_empty() || says(fits) || (fits == "S" && says("H")) {
        return Ok(());
    }
    let known = ["M", "Q", "S", "H", "A"].into_iter().any(says);
    Err(if known { &OTHER_FREQUENCY } else { &UNKNOWN_FREQUENCY })
}

/// The number in the value column; `None` for one of the marks that stand where there is none.
#[inline(never)]
fn figure(text: &str, unit: &str, separator: u8) -> Result<Option<Figure>, &'static Sentence> {
    const MARKS: [&str; 21] = [
        "", "-", "–", "—", "——", "－", "−", "--", "…", "……", "...", ".", ":", "/", "NA", "N/A", "NaN", "#N/A", "null",
        "nil", "none",
    ];
    if MARKS.iter().any(|mark| text.eq_ignore_ascii_case(mark)) {
        return Ok(None);
    }
    let printed = decimal::read(text, separator)?;
    match unit {
        _ if !printed.percent => {}
        "%" | "％" => {}
        "" => return Err(&PER_CENT_OF_NOTHING),
        _ => return Err(&NOT_PER_CENT),
    }
    Ok(Some(printed.figure))
}

/// The status, which must agree with whether there is a value.
fn status(text: &str, has_value: bool) -> Result<Status, &'static Sentence> {
    let status = match text.as_bytes() {
        [] | [b'a' | b'A'] => Status::Normal,
        [b'p' | b'P'] => Status::Provisional,
        [b'r' | b'R'] => Status::Revised,
        [b'e' | b'E'] => Status::Estimated,
        [b'f' | b'F'] => Status::Forecast,
        [b'b' | b'B'] => Status::Break,
        [b'm' | b'M' | b'l' | b'L' | b'h' | b'H'] => Status::Missing,
        [b'q' | b'Q'] => Status::Suppressed,
        _ => return Err(&UNKNOWN_STATUS),
    };
    match status {
        Status::Missing | Status::Suppressed if has_value => Err(&VALUE_OF_MISSING),
        Status::Suppressed => Ok(Status::Suppressed),
        status => Ok(if has_value { status } else { Status::Missing }),
    }
}
