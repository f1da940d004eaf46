//! Delimited text as records that know their line.
//!
//! Owns separators, quotes and line ends (CR, LF, CRLF); the parts read one kind of table each.
//! Refuses to know what fields mean. A quote that is never closed costs its own record only: reading
//! goes on at the next line. O(bytes), in two buffers as long as the longest record.

#[cfg(feature = "whole")]
pub(super) mod annotations;
#[cfg(feature = "whole")]
pub(super) mod briefs;
pub(super) mod descriptions;
#[cfg(feature = "whole")]
pub(super) mod grid;
pub(super) mod header;
#[cfg(feature = "whole")]
pub(super) mod lamps;
pub(super) mod observations;
#[cfg(feature = "whole")]
pub(super) mod sections;
#[cfg(feature = "whole")]
pub(super) mod targets;
#[cfg(feature = "whole")]
pub(super) mod tasks;

use super::{
    Limits, count,
    encoding::line_after,
    sentences::{OPEN_QUOTE, TOO_LONG_FIELD, TOO_MANY_COLUMNS},
};
use crate::error::{Error, Place, Sentence};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// One record: its fields, trimmed, and the line it begins on.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    /// Line of the file, from 1.
    pub(super) line: u32,
    text: &'a str,
    ends: &'a [usize],
}

impl<'a> Record<'a> {
    /// Number of fields.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The field of this number (from 1), trimmed; empty where there is none.
    #[inline(never)]
    pub(super) fn field(&self, number: usize) -> &'a str {
        let end = number.checked_sub(1).and_then(|index| self.ends.get(index)).copied().unwrap_or(0);
        let start = number.checked_sub(2).and_then(|index| self.ends.get(index)).copied().unwrap_or(0);
        self.text.get(start..end).unwrap_or_default().trim()
    }

    /// Number of fields up to the last that is not empty.
    pub(super) fn filled(&self) -> usize {
        let mut last = self.len();
        while last > 0 && self.field(last).is_empty() {
            last -= 1;
        }
        last
    }
}

/// A fault met between records: whether reading can go on after it.
pub(super) enum Fault {
    /// This record only.
    Record(Error),
    /// The whole file.
    File(Error),
}

/// The records of a text, one after another; blank ones are stepped over.
pub(super) struct Records<'a> {
    name: &'a str,
    text: &'a str,
    separator: u8,
    limits: Limits,
    reader: Box<Reader>,
    /// Where the next record begins, and on which line.
    at: usize,
    line: u32,
    fields: Vec<u8>,
    ends: Vec<usize>,
}

/// What a pass over one record came to.
enum Step {
    Whole { fields: usize, ends: usize },
    Unclosed { column: usize },
}

impl<'a> Records<'a> {
    /// Records of `text`, whose fields `separator` parts; `name` is that of the file.
    pub(super) fn new(name: &'a str, text: &'a str, separator: u8, limits: Limits) -> Self {
        let reader = Box::new(ReaderBuilder::new().delimiter(separator).build());
        Self { name, text, separator, limits, reader, at: 0, line: 1, fields: vec![0; 1024], ends: vec![0; 32] }
    }

    /// The byte that parts fields.
    pub(super) fn separator(&self) -> u8 {
        self.separator
    }

    /// The next record that is not blank; `None` at the end.
    pub(super) fn next(&mut self) -> Option<Result<Record<'_>, Fault>> {
        let (line, fields, ends) = loop {
            self.skip_line_ends();
            let (start, line) = (self.at, self.line);
            let rest = self.rest();
            if rest.is_empty() {
                return None;
            }
            match self.step(rest) {
                Err(error) => return Some(Err(Fault::File(error))),
                Ok(Step::Unclosed { column }) => {
                    self.reader.reset();
                    let length = rest.iter().position(|b| matches!(b, b'\r' | b'\n')).unwrap_or(rest.len());
                    self.at = start + length;
                    return Some(Err(Fault::Record(self.fault(&OPEN_QUOTE, 0, line, column))));
                }
                Ok(Step::Whole { fields, ends }) => {
                    if !self.fields.iter().take(fields).all(u8::is_ascii_whitespace) {
                        break (line, fields, ends);
                    }
                }
            }
        };
        self.record(line, fields, ends).map(Ok)
    }

    fn record(&self, line: u32, fields: usize, ends: usize) -> Option<Record<'_>> {
        // The fields of UTF-8 text are UTF-8, since separators and quotes are ASCII.
        let text = std::str::from_utf8(self.fields.get(..fields)?).ok()?;
        Some(Record { line, text, ends: self.ends.get(..ends)? })
    }

    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn skip_line_ends(&mut self) {
        let bytes = self.text.as_bytes();
        while let Some(byte @ (b'\r' | b'\n')) = bytes.get(self.at) {
            // The LF of a CRLF is no line of its own.
            if *byte == b'\r' || self.at == 0 || bytes.get(self.at - 1) != Some(&b'\r') {
                self.line += 1;
            }
            self.at += 1;
        }
    }

    /// Reads one record from the start of `rest` into the buffers, and moves behind it.
    fn step(&mut self, rest: &[u8]) -> Result<Step, Error> {
        let (mut read, mut fields, mut ends) = (0, 0, 0);
        let mut at_end = false;
        loop {
            // A line end after the end of the text shows whether a quote is still open.
            let input = if at_end { b"\n" } else { rest.get(read..).unwrap_or_default() };
            let (Some(into), Some(into_ends)) = (self.fields.get_mut(fields..), self.ends.get_mut(ends..)) else {
                return Ok(Step::Unclosed { column: ends });
            };
            let (result, taken, written, ended) = self.reader.read_record(input, into, into_ends);
            fields += written;
            ends += ended;
            if !at_end {
                read += taken;
            }
            match result {
                ReadRecordResult::InputEmpty if at_end => return Ok(Step::Unclosed { column: ends + 1 }),
                ReadRecordResult::InputEmpty => at_end = true,
                ReadRecordResult::OutputFull => self.fields.resize(self.fields.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record | ReadRecordResult::End => {
                    self.check(fields, ends)?;
                    self.line += line_after(rest.get(..read).unwrap_or_default()) - 1;
                    self.at += read;
                    return Ok(Step::Whole { fields, ends });
                }
            }
            self.check(fields, ends)?;
        }
    }

    /// Holds what is in the buffers to the limits.
    fn check(&self, fields: usize, ends: usize) -> Result<(), Error> {
        let Limits { columns, field, .. } = self.limits;
        if ends > columns {
            return Err(self.fault(&TOO_MANY_COLUMNS, columns, self.line, 0));
        }
        if fields <= field {
            return Ok(());
        }
        let mut start = 0;
        for (i, &end) in self.ends.iter().take(ends).chain([&fields]).enumerate() {
            if end - start > field {
                return Err(self.fault(&TOO_LONG_FIELD, field, self.line, i + 1));
            }
            start = end;
        }
        Ok(())
    }

    /// The fault at `line` and `column`, `{0}` being `most`.
    #[cold]
    #[inline(never)]
    fn fault(&self, sentence: &Sentence, most: usize, line: u32, column: usize) -> Error {
        let column = u32::try_from(column).unwrap_or(0);
        Error::of(sentence, &[&count(most)]).at(self.name, Place { line, column })
    }
}
