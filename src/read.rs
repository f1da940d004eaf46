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
mod sentences;

use crate::{
    data::Dataset,
    error::{Error, Place, whole},
};
use assembly::Assembly;
#[cfg(feature = "whole")]
use csv::{annotations, briefs, grid, lamps, sections, targets, tasks};
use csv::{
    descriptions::{self, Kind},
    header::Table,
    observations,
};
use sentences::TOO_MANY_BYTES;

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
#[derive(Clone, Copy)]
enum Format {
    Observations,
    Annotations,
    Grid,
    Targets,
    Sentences,
    Sections,
    Lamps,
    Tasks,
    Descriptions(Kind),
}

/// The formats, each told by a column: a file is read as the first whose column it has, complete or not.
const FORMATS: &[(&str, Format)] = &[
    ("annotation", Format::Annotations),
    ("task", Format::Tasks),
    ("tile", Format::Grid),
    ("target", Format::Targets),
    ("sentence", Format::Sentences),
    ("section", Format::Sections),
    ("lamp", Format::Lamps),
    ("period", Format::Observations),
    ("value", Format::Observations),
    ("code", Format::Descriptions(Kind::Name)),
    ("exponent", Format::Descriptions(Kind::Unit)),
    ("source_id", Format::Descriptions(Kind::Source)),
];

/// A number as authors write it in an option: the decimal, without a per cent sign.
#[cfg(feature = "whole")]
pub(crate) fn number(text: &str) -> Option<crate::data::Figure> {
    decimal::read(text, b',').ok().filter(|printed| !printed.percent).map(|printed| printed.figure)
}

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
            return Err(Error::of(&TOO_MANY_BYTES, &[&count(limits.bytes)]).of_file(file.name));
        }
        let text = encoding::text(file.bytes).map_err(|(sentence, line)| {
            let error = Error::of(sentence, &[]);
            if line > 0 { error.at(file.name, Place { line, column: 0 }) } else { error.of_file(file.name) }
        })?;
        let mut table = Table::open(file.name, text, *limits)?;
        match FORMATS.iter().find(|(column, _)| table.column(column) > 0) {
            Some((_, Format::Observations)) => observations::read(&mut table, &mut assembly)?,
            Some((_, Format::Descriptions(kind))) => descriptions::read(*kind, &mut table, &mut assembly)?,
            #[cfg(feature = "whole")]
            Some((_, Format::Annotations)) => annotations::read(&mut table, &mut assembly)?,
            #[cfg(feature = "whole")]
            Some((_, Format::Targets)) => targets::read(&mut table, &mut assembly)?,
            #[cfg(feature = "whole")]
            Some((_, Format::Sentences)) => briefs::read(&mut table, &mut assembly)?,
            #[cfg(feature = "whole")]
            Some((_, Format::Sections)) => sections::read(&mut table, &mut assembly)?,
            #[cfg(feature = "whole")]
            Some((_, Format::Lamps)) => lamps::read(&mut table, &mut assembly)?,
            #[cfg(feature = "whole")]
            Some((_, Format::Tasks)) => tasks::read(&mut table, &mut assembly)?,
            #[cfg(feature = "whole")]
            Some((_, Format::Grid)) => grid::read(&mut table, &mut assembly)?,
            _ => return Err(table.unknown()),
        }
    }
    assembly.finish()
}

/// A limit or a count as a sentence tells it.
#[cold]
fn count(n: usize) -> String {
    whole(u32::try_from(n).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests;
