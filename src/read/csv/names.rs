//! The table of names: what the codes of indicators, areas and measures are called.
//!
//! Needs the column `code` and one of `en` and `zh`; reads `short_en` and `short_zh`.

use super::header::{Row, Table};
use crate::{data::Name, error::Error, read::assembly::Assembly};

/// Whether the table is meant as names, complete or not.
pub(in crate::read) fn looks_like(table: &Table<'_>) -> bool {
    table.column("code").is_some()
}

/// Reads the rows of the table into `assembly`.
///
/// # Errors
/// What ends the file; a bad row does not.
pub(in crate::read) fn read<'f>(table: &mut Table<'f>, assembly: &mut Assembly<'f>) -> Result<(), Error> {
    let (code, en, zh) = (table.column("code"), table.column("en"), table.column("zh"));
    let (short_en, short_zh) = (table.column("short_en"), table.column("short_zh"));
    if en.is_none() && zh.is_none() {
        return Err(table.missing("en\" or \"zh", "en”或“zh"));
    }
    table.rows(assembly, &mut |row, assembly| {
        let text = |column| row.field(column).to_owned();
        let name = Name {
            code: described(row, code)?,
            en: text(en),
            zh: text(zh),
            short_en: text(short_en),
            short_zh: text(short_zh),
        };
        if name.en.is_empty() && name.zh.is_empty() {
            return Err(row.fault(Error::new("read/no-name", "the name is empty", "名称为空"), None));
        }
        assembly.describe(name, row.line()).map_err(|e| row.fault(e, code))
    })
}

/// The code a row describes; codes that rows of observations may leave empty cannot be described.
pub(super) fn described(row: Row<'_>, column: Option<usize>) -> Result<String, Error> {
    let code = row.field(column);
    if code.is_empty() {
        return Err(row.fault(Error::new("read/no-code", "the code is empty", "代码为空"), column));
    }
    Ok(code.to_owned())
}
