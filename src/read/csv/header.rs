//! The header of a table: which column is which, and what every row must be like.
//!
//! Owns the separator, the names of columns and the loop over rows that all tables share. Refuses to
//! know which columns a table needs. Columns are told by their number, from 1; 0 is a column that
//! the table has not, and whose fields are empty. A lookup is linear in the number of columns, done
//! once a table.

use super::{Fault, Record, Records};
use crate::{
    error::{Error, Place, Sentence, excerpt},
    read::{
        Limits,
        assembly::Assembly,
        count,
        sentences::{COLUMN_TWICE, HEADER_AGAIN, MISSING_COLUMN, TOO_FEW_FIELDS, TOO_MANY_FIELDS, UNKNOWN_TABLE},
    },
};

/// A file whose header has been read.
pub(in crate::read) struct Table<'a> {
    name: &'a str,
    header: Header,
    records: Records<'a>,
}

struct Header {
    line: u32,
    columns: Vec<String>,
}

/// One row of a table.
#[derive(Clone, Copy)]
pub(in crate::read) struct Row<'a> {
    record: Record<'a>,
    name: &'a str,
}

impl<'a> Row<'a> {
    /// The trimmed text in `column`.
    pub(in crate::read) fn field(&self, column: u32) -> &'a str {
        self.record.field(column as usize)
    }

    /// Line of the file on which the row begins.
    pub(in crate::read) fn line(&self) -> u32 {
        self.record.line
    }

    /// The fault of what stands in `column`, or of the row as a whole.
    #[cold]
    #[inline(never)]
    pub(in crate::read) fn refuse(&self, sentence: &Sentence, column: u32) -> Error {
        self.place(Error::of(sentence, &[&excerpt(self.field(column))]), column)
    }

    /// `error`, found in `column` of this row, or in the row as a whole.
    #[cold]
    #[inline(never)]
    pub(in crate::read) fn place(&self, error: Error, column: u32) -> Error {
        error.at(self.name, Place { line: self.record.line, column })
    }
}

impl<'a> Table<'a> {
    /// Reads the header of `text`, which is not blank.
    ///
    /// # Errors
    /// `read/open-quote`, `read/column-twice`, and the limits of [`Records`].
    pub(in crate::read) fn open(name: &'a str, text: &'a str, limits: Limits) -> Result<Self, Error> {
        let mut records = Records::new(name, text, separator(text), limits);
        let header = match records.next() {
            Some(Ok(record)) => Header {
                line: record.line,
                columns: (1..=record.filled()).map(|number| record.field(number).to_owned()).collect(),
            },
            Some(Err(Fault::File(error) | Fault::Record(error))) => return Err(error),
            None => Header { line: 1, columns: Vec::new() },
        };
        let table = Self { name, header, records };
        for (column, name) in (1..).zip(&table.header.columns) {
            if !name.is_empty() && table.column(name) != column {
                return Err(table.fault(&COLUMN_TWICE, column, &[&excerpt(name)]));
            }
        }
        Ok(table)
    }

    /// The byte that parts fields.
    pub(in crate::read) fn separator(&self) -> u8 {
        self.records.separator()
    }

    /// The first column of this name; 0 where there is none.
    #[inline(never)]
    pub(in crate::read) fn column(&self, name: &str) -> u32 {
        let found = (1..).zip(&self.header.columns).find(|(_, column)| column.eq_ignore_ascii_case(name));
        found.filter(|_| !name.is_empty()).map_or(0, |(column, _)| column)
    }

    /// The columns that are none of these, with their names as written.
    pub(in crate::read) fn others(&self, known: &[u32]) -> Vec<(u32, String)> {
        let mut out = Vec::new();
        for (column, name) in (1..).zip(&self.header.columns) {
            if !name.is_empty() && !known.contains(&column) {
                out.push((column, name.clone()));
            }
        }
        out
    }

    /// Holds the table to having these columns.
    ///
    /// # Errors
    /// `read/missing-column`, which names those that are not there and those that are.
    pub(in crate::read) fn require(&self, names: &[&str]) -> Result<(), Error> {
        let (mut en, mut zh) = (String::new(), String::new());
        for name in names {
            if self.column(name) == 0 {
                if !en.is_empty() {
                    en.push_str("\" and \"");
                    zh.push_str("”和“");
                }
                en.push_str(name);
                zh.push_str(name);
            }
        }
        if en.is_empty() { Ok(()) } else { Err(self.missing(&en, &zh)) }
    }

    /// The fault of a table that lacks the columns named, in English and in Chinese.
    #[cold]
    pub(super) fn missing(&self, en: &str, zh: &str) -> Error {
        self.fault(&MISSING_COLUMN, 0, &[en, zh, &self.columns()])
    }

    /// The fault of a table that no format knows.
    #[cold]
    pub(in crate::read) fn unknown(&self) -> Error {
        self.fault(&UNKNOWN_TABLE, 0, &["", "", &self.columns()])
    }

    /// An error of the header.
    #[cold]
    #[inline(never)]
    fn fault(&self, sentence: &Sentence, column: u32, arguments: &[&str]) -> Error {
        Error::of(sentence, arguments).at(self.name, Place { line: self.header.line, column })
    }

    /// The names of the columns, as a sentence quotes them.
    fn columns(&self) -> String {
        let mut out = String::new();
        for column in self.header.columns.iter().take(12) {
            if !out.is_empty() {
                out.push_str(", ");
            }
            out.push_str(&excerpt(column));
        }
        if self.header.columns.len() > 12 {
            out.push_str(", …");
        }
        out
    }

    /// Hands every row to `read`, and what it refuses to `assembly`.
    ///
    /// # Errors
    /// What ends the file: a limit, no row, or no good row.
    pub(in crate::read) fn rows(
        &mut self,
        assembly: &mut Assembly<'a>,
        read: &mut dyn FnMut(Row<'_>, &mut Assembly<'a>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        assembly.open(self.name);
        while let Some(record) = self.records.next() {
            let result = match record {
                Err(Fault::File(error)) => return Err(error),
                Err(Fault::Record(error)) => Err(error),
                Ok(record) => {
                    let row = Row { record, name: self.name };
                    self.header.shape(row).and_then(|()| read(row, assembly))
                }
            };
            assembly.row(result)?;
        }
        assembly.close()
    }
}

impl Header {
    /// Whether the row has the shape of the header, and is not the header again.
    fn shape(&self, row: Row<'_>) -> Result<(), Error> {
        let (wanted, found) = (self.columns.len(), row.record.len());
        let again = || (1..).zip(&self.columns).all(|(number, column)| row.record.field(number) == column);
        let sentence = if found < wanted {
            &TOO_FEW_FIELDS
        } else if row.record.filled() > wanted {
            &TOO_MANY_FIELDS
        } else if again() {
            &HEADER_AGAIN
        } else {
            return Ok(());
        };
        Err(row.place(Error::of(sentence, &[&count(found), &count(wanted)]), 0))
    }
}

/// The separator that stands most often in the first line that is not blank, outside quotes.
fn separator(text: &str) -> u8 {
    let mut counts = [(0_u32, b','), (0, b';'), (0, b'\t')];
    let (mut begun, mut quoted) = (false, false);
    for byte in text.bytes() {
        if matches!(byte, b'\r' | b'\n') && !quoted {
            if begun {
                break;
            }
            continue;
        }
        begun = true;
        quoted ^= byte == b'"';
        for (count, separator) in &mut counts {
            *count += u32::from(!quoted && *separator == byte);
        }
    }
    let mut most = (0, b',');
    for next in counts {
        if next.0 > most.0 {
            most = next;
        }
    }
    most.1
}
