//! The table of sources: where figures were published.
//!
//! Needs the columns `source_id` and `title`; reads `agency_en`, `agency_zh`, `publisher`, `date`
//! and `url`. An address is kept only if it is one a page may safely link to.

use super::{header::Table, names::described};
use crate::{
    data::Source,
    error::{Error, excerpt},
    read::assembly::Assembly,
};

/// Whether the table is meant as sources, complete or not.
pub(in crate::read) fn looks_like(table: &Table<'_>) -> bool {
    table.column("source_id").is_some()
}

/// Reads the rows of the table into `assembly`.
///
/// # Errors
/// What ends the file; a bad row does not.
pub(in crate::read) fn read<'f>(table: &mut Table<'f>, assembly: &mut Assembly<'f>) -> Result<(), Error> {
    let [id, title] = table.required(["source_id", "title"])?;
    let [agency_en, agency_zh, publisher, date, url] =
        ["agency_en", "agency_zh", "publisher", "date", "url"].map(|name| table.column(name));
    table.rows(assembly, &mut |row, assembly| {
        let text = |column| row.field(column).to_owned();
        let source = Source {
            id: described(row, Some(id))?,
            agency_en: text(agency_en),
            agency_zh: text(agency_zh),
            title: text(Some(title)),
            publisher: text(publisher),
            date: text(date),
            url: address(row.field(url)).map_err(|e| row.fault(e, url))?,
        };
        assembly.describe(source, row.line()).map_err(|e| row.fault(e, Some(id)))
    })
}

/// An address of the web, or none.
fn address(text: &str) -> Result<String, Error> {
    let begins = |scheme: &str| text.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme));
    if text.is_empty() || begins("https://") || begins("http://") {
        return Ok(text.to_owned());
    }
    let text = excerpt(text);
    Err(Error::new(
        "read/not-an-address",
        format!("\"{text}\" is not a web address; it must begin with https:// or http://"),
        format!("“{text}”不是网址；应以https://或http://开头"),
    ))
}
