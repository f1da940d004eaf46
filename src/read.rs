//! Bytes become a dataset.
//!
//! Owns the catalogue of formats, the limits on size, and how several files become one dataset: a
//! file is recognised by its content, and earlier files go before later ones. Refuses to guess: a bad
//! row is left out and told with line, column and a sentence; a file without a good row, or one that
//! fits no format, is an error. O(n log n) for n rows.

mod assembly;
mod csv;
mod decimal;
mod encoding;

use crate::{data::Dataset, error::Error};
use assembly::Assembly;
use csv::{header::Table, names, observations, sources, units};

/// One file as it came.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// The name that messages show.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Everything accepted.
    pub dataset: Dataset,
    /// Rows of observations accepted.
    pub rows: usize,
    /// The first hundred refused rows, by file and line.
    pub refused: Vec<Error>,
    /// How many rows were refused.
    pub refused_count: usize,
}

/// Sizes beyond which files are refused, each with an error of its own.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of all files together.
    pub bytes: usize,
    /// Rows of all files together.
    pub rows: usize,
    /// Columns of one file.
    pub columns: usize,
    /// Bytes of one field.
    pub field: usize,
    /// Series, and likewise names, units and sources: what has a code is looked up by it.
    pub codes: usize,
}

impl Limits {
    /// What a page in a browser can bear.
    pub const DEFAULT: Self = Self { bytes: 128 << 20, rows: 2_000_000, columns: 256, field: 64 << 10, codes: 20_000 };
}

/// A way to write a table.
struct Format {
    looks_like: fn(&Table<'_>) -> bool,
    read: for<'f> fn(&mut Table<'f>, &mut Assembly<'f>) -> Result<(), Error>,
}

/// The first format that a file looks like reads it.
const FORMATS: [Format; 4] = [
    Format { looks_like: observations::looks_like, read: observations::read },
    Format { looks_like: names::looks_like, read: names::read },
    Format { looks_like: units::looks_like, read: units::read },
    Format { looks_like: sources::looks_like, read: sources::read },
];

/// Reads files, the first with precedence, within [`Limits::DEFAULT`].
///
/// # Errors
/// What is wrong with a file as a whole; `read/no-good-row` carries the place and sentence of its
/// first bad row.
pub fn read(files: &[File<'_>]) -> Result<Reading, Error> {
    read_within(files, &Limits::DEFAULT)
}

/// Reads files, the first with precedence, within `limits`.
///
/// # Errors
/// As [`read`].
pub fn read_within(files: &[File<'_>], limits: &Limits) -> Result<Reading, Error> {
    let mut assembly = Assembly::new(*limits);
    let mut bytes = 0_usize;
    for file in files {
        bytes = bytes.saturating_add(file.bytes.len());
        if bytes > limits.bytes {
            let most = limits.bytes;
            let error = Error::new(
                "read/too-many-bytes",
                format!("the files are larger than {most} bytes"),
                format!("文件超过{most}字节"),
            );
            return Err(error.of_file(file.name));
        }
        let mut table = Table::open(file.name, encoding::text(file.name, file.bytes)?, *limits)?;
        let Some(format) = FORMATS.iter().find(|format| (format.looks_like)(&table)) else {
            return Err(table.unknown());
        };
        (format.read)(&mut table, &mut assembly)?;
    }
    assembly.finish()
}

#[cfg(test)]
mod tests;
