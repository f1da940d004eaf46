//! The tables of descriptions: what codes are called, what units are multiples of, and where figures
//! were published.
//!
//! Owns their columns and what a row must say. Names need `code` and one of `en` and `zh`, and may say the
//! nature of an indicator; units `unit`
//! and `exponent`, the power of ten of the base that `en` and `zh` name; sources `source_id` and
//! `title`. An address is kept only if it is one a page may safely link to.

use super::header::Table;
use crate::{
    data::Nature,
    error::{Error, Sentence},
    read::{
        assembly::{Assembly, codes::Item},
        sentences::{NO_CODE, NO_NAME, NOT_A_NATURE, NOT_AN_ADDRESS, NOT_AN_EXPONENT},
    },
};

/// What is described.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::read) enum Kind {
    /// Indicators, areas and measures, by their code.
    Name,
    /// Units.
    Unit,
    /// Sources.
    Source,
}

impl Kind {
    /// The columns of [`Item::texts`].
    const fn columns(self) -> [&'static str; 7] {
        match self {
            Self::Name => ["code", "en", "zh", "short_en", "short_zh", "nature", ""],
            Self::Unit => ["unit", "en", "zh", "", "", "", ""],
            Self::Source => ["source_id", "title", "agency_en", "agency_zh", "publisher", "date", "url"],
        }
    }
}

/// Reads the rows of a table of this kind into `assembly`.
///
/// # Errors
/// What ends the file; a bad row does not.
pub(in crate::read) fn read<'f>(kind: Kind, table: &mut Table<'f>, assembly: &mut Assembly<'f>) -> Result<(), Error> {
    let columns = kind.columns().map(|name| table.column(name));
    let [code, first, second, _, _, nature, last] = columns;
    let power = table.column("exponent");
    match kind {
        Kind::Name if first == 0 && second == 0 => return Err(table.missing("en\" or \"zh", "en”或“zh")),
        Kind::Name => {}
        Kind::Unit => table.require(&["unit", "exponent"])?,
        Kind::Source => table.require(&["source_id", "title"])?,
    }
    table.rows(assembly, &mut |row, assembly| {
        let mut item = Item { kind, texts: columns.map(|column| row.field(column).to_owned()), exponent: 0 };
        let refused: Option<(&'static Sentence, u32)> = match kind {
            _ if row.field(code).is_empty() => Some((&NO_CODE, code)),
            Kind::Name if row.field(first).is_empty() && row.field(second).is_empty() => Some((&NO_NAME, 0)),
            Kind::Name if !row.field(nature).is_empty() && Nature::named(row.field(nature)).is_none() => {
                Some((&NOT_A_NATURE, nature))
            }
            Kind::Unit => match exponent(row.field(power)) {
                Some(exponent) => {
                    item.exponent = exponent;
                    None
                }
                None => Some((&NOT_AN_EXPONENT, power)),
            },
            Kind::Source if !is_address(row.field(last)) => Some((&NOT_AN_ADDRESS, last)),
            _ => None,
        };
        match refused {
            Some((sentence, column)) => Err(row.refuse(sentence, column)),
            None => assembly.describe(item, row.line()).map_err(|error| row.place(error, code)),
        }
    })
}

/// An address of the web, or none.
fn is_address(text: &str) -> bool {
    let begins =
        |scheme: &str| text.as_bytes().get(..scheme.len()).is_some_and(|h| h.eq_ignore_ascii_case(scheme.as_bytes()));
    text.is_empty() || begins("https://") || begins("http://")
}

/// A whole number from 0 to 18, which no scale of a unit exceeds.
fn exponent(text: &str) -> Option<u8> {
    let digits = text.strip_prefix('+').unwrap_or(text);
    let mut exponent = 0;
    for digit in digits.bytes() {
        if !digit.is_ascii_digit() || exponent > 1 {
            return None;
        }
        exponent = exponent * 10 + (digit - b'0');
    }
    Some(exponent).filter(|exponent| *exponent <= 18 && !digits.is_empty())
}
