//! The table of units: what a unit is called, and which power of ten of its base it is.
//!
//! Needs the columns `unit` and `exponent`; reads `en` and `zh`, the names of the base.

use super::{header::Table, names::described};
use crate::{
    data::{Name, Unit},
    error::{Error, excerpt},
    read::assembly::Assembly,
};

/// Whether the table is meant as units, complete or not.
pub(in crate::read) fn looks_like(table: &Table<'_>) -> bool {
    table.column("exponent").is_some()
}

/// Reads the rows of the table into `assembly`.
///
/// # Errors
/// What ends the file; a bad row does not.
pub(in crate::read) fn read<'f>(table: &mut Table<'f>, assembly: &mut Assembly<'f>) -> Result<(), Error> {
    let [unit, power] = table.required(["unit", "exponent"])?;
    let (en, zh) = (table.column("en"), table.column("zh"));
    table.rows(assembly, &mut |row, assembly| {
        let text = |column| row.field(column).to_owned();
        let name = Name { code: described(row, Some(unit))?, en: text(en), zh: text(zh), ..Name::default() };
        let exponent = exponent(row.field(Some(power))).map_err(|e| row.fault(e, Some(power)))?;
        assembly.describe(Unit { name, exponent }, row.line()).map_err(|e| row.fault(e, Some(unit)))
    })
}

/// A whole number from 0 to 18, which no scale of a unit exceeds.
fn exponent(text: &str) -> Result<u8, Error> {
    text.parse().ok().filter(|exponent| *exponent <= 18).ok_or_else(|| {
        let text = excerpt(text);
        Error::new(
            "read/not-an-exponent",
            format!("\"{text}\" is not a power of ten; write a whole number from 0 to 18, 4 for 10,000"),
            format!("“{text}”不是10的幂次；应为0至18的整数，1万写作4"),
        )
    })
}
