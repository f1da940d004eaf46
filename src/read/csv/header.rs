//! The header of a table: which column is which, and what every row must be like.
//!
//! Owns the separator, the names of columns and the loop over rows that all tables share. Refuses to
//! know which columns a table needs. A lookup is linear in the number of columns, done once a table.

use super::{Fault, Record, Records};
use crate::{
    error::{Error, Place, excerpt},
    read::{Limits, assembly::Assembly},
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
    /// The trimmed text in `column` (from 0); empty where the table has no such column.
    pub(in crate::read) fn field(&self, column: Option<usize>) -> &'a str {
        column.map_or("", |column| self.record.field(column))
    }

    /// Line of the file on which the row begins.
    pub(in crate::read) fn line(&self) -> u32 {
        self.record.line
    }

    /// `error`, found in `column` (from 0) of this row, or in the row as a whole.
    pub(in crate::read) fn fault(&self, error: Error, column: Option<usize>) -> Error {
        let column = column.and_then(|column| u32::try_from(column + 1).ok()).unwrap_or(0);
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
                columns: (0..record.filled()).map(|i| record.field(i).to_owned()).collect(),
            },
            Some(Err(Fault::File(error) | Fault::Record(error))) => return Err(error),
            None => Header { line: 1, columns: Vec::new() },
        };
        for (i, column) in header.columns.iter().enumerate() {
            let twice = header.columns.iter().take(i).any(|earlier| earlier.eq_ignore_ascii_case(column));
            if twice && !column.is_empty() {
                let column = excerpt(column);
                return Err(Error::new(
                    "read/column-twice",
                    format!("the header has the column \"{column}\" twice"),
                    format!("表头中“{column}”列出现两次"),
                )
                .at(name, Place { line: header.line, column: u32::try_from(i + 1).unwrap_or(0) }));
            }
        }
        Ok(Self { name, header, records })
    }

    /// The byte that parts fields.
    pub(in crate::read) fn separator(&self) -> u8 {
        self.records.separator()
    }

    /// Where the column of this name is, from 0.
    pub(in crate::read) fn column(&self, name: &str) -> Option<usize> {
        self.header.columns.iter().position(|column| column.eq_ignore_ascii_case(name))
    }

    /// The columns that have none of these names, with their names as written.
    pub(in crate::read) fn others(&self, names: &[&str]) -> Vec<(usize, String)> {
        let known = |column: &str| column.is_empty() || names.iter().any(|name| column.eq_ignore_ascii_case(name));
        self.header.columns.iter().enumerate().filter(|(_, c)| !known(c)).map(|(i, c)| (i, c.clone())).collect()
    }

    /// Where the columns of these names are.
    ///
    /// # Errors
    /// `read/missing-column`, which names those that are not there and those that are.
    pub(in crate::read) fn required<const N: usize>(&self, names: [&str; N]) -> Result<[usize; N], Error> {
        let mut found = [0; N];
        let mut missing = Vec::new();
        for (slot, name) in found.iter_mut().zip(names) {
            match self.column(name) {
                Some(column) => *slot = column,
                None => missing.push(name),
            }
        }
        if missing.is_empty() {
            Ok(found)
        } else {
            Err(self.missing(&missing.join("\" and \""), &missing.join("”和“")))
        }
    }

    /// The fault of a table that lacks the columns named, in English and in Chinese.
    #[cold]
    pub(super) fn missing(&self, en: &str, zh: &str) -> Error {
        let found = self.columns();
        self.fault(
            "read/missing-column",
            format!("the header lacks the column \"{en}\"; it has: {found}"),
            format!("表头缺少“{zh}”列；现有列：{found}"),
        )
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

    /// The fault of a table that no format knows.
    #[cold]
    pub(in crate::read) fn unknown(&self) -> Error {
        let found = self.columns();
        self.fault(
            "read/unknown-table",
            format!(
                "the header fits no table read here: observations have indicator, period and value; names code and en or zh; \
                 units unit and exponent; sources source_id and title; it has: {found}"
            ),
            format!(
                "无法识别表头：观测值表须有indicator、period、value列；名称表须有code和en或zh列；单位表须有unit、exponent列；\
                 来源表须有source_id、title列；现有列：{found}"
            ),
        )
    }

    /// An error of the header as a whole.
    pub(in crate::read) fn fault(&self, code: &'static str, en: String, zh: String) -> Error {
        Error::new(code, en, zh).at(self.name, Place { line: self.header.line, column: 0 })
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
        if found < wanted {
            return Err(row.fault(
                Error::new(
                    "read/too-few-fields",
                    format!("the row has {found} of {wanted} fields"),
                    format!("此行只有{found}列，表头有{wanted}列"),
                ),
                None,
            ));
        }
        if row.record.filled() > wanted {
            return Err(row.fault(
                Error::new(
                    "read/too-many-fields",
                    format!(
                        "the row has {found} fields, the header {wanted}; a text that contains the separator needs quotation marks"
                    ),
                    format!("此行有{found}列，表头只有{wanted}列；含分隔符的文字须加引号"),
                ),
                None,
            ));
        }
        if self.columns.iter().enumerate().all(|(i, column)| row.record.field(i) == column) {
            return Err(
                row.fault(Error::new("read/header-again", "the header stands here again", "此处重复出现表头"), None)
            );
        }
        Ok(())
    }
}

/// The separator that stands most often in the first line that is not blank, outside quotes.
fn separator(text: &str) -> u8 {
    let mut counts = [(0_usize, b','), (0, b';'), (0, b'\t')];
    let mut quoted = false;
    for byte in text.trim_start_matches(['\r', '\n']).bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\r' | b'\n' if !quoted => break,
            _ if quoted => {}
            _ => {
                for (count, _) in counts.iter_mut().filter(|(_, separator)| *separator == byte) {
                    *count += 1;
                }
            }
        }
    }
    let [comma, semicolon, tab] = counts;
    [semicolon, tab].into_iter().fold(comma, |best, next| if next.0 > best.0 { next } else { best }).1
}
