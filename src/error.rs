//! The one error of the crate: a stable code, a place where there is one, and a sentence.
//!
//! Owns how a fault is told to people (in both languages) and to programs. Refuses to know which
//! module it comes from: each module makes its own through [`Error::new`]. Lines and columns count
//! from 1; a column is the number of the field in its record, not of a character.

use crate::text::Language;
use std::fmt;

/// Where in an input a fault was found. Lines and columns count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line of the file on which the record begins.
    pub line: u32,
    /// Number of the field within the record; 0 where the whole record is meant.
    pub column: u32,
}

/// What went wrong: `code` for programs, the sentence for people.
///
/// Codes are stable and of the form `module/what`: `read/not-a-number`, `spec/unknown-view`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    code: &'static str,
    file: String,
    place: Option<Place>,
    en: String,
    zh: String,
}

impl Error {
    /// An error without a place: its code and its sentence in English and in Chinese. A sentence
    /// says what was found and what would be right, and does not repeat the place.
    #[cold]
    pub fn new(code: &'static str, en: impl Into<String>, zh: impl Into<String>) -> Self {
        Self { code, file: String::new(), place: None, en: en.into(), zh: zh.into() }
    }

    /// The same error, found at `place` of `file` (a name to show; may be empty).
    #[must_use]
    pub fn at(mut self, file: &str, place: Place) -> Self {
        file.clone_into(&mut self.file);
        self.place = Some(place);
        self
    }

    /// The same error, found in `file` as a whole.
    #[must_use]
    pub fn of_file(mut self, file: &str) -> Self {
        file.clone_into(&mut self.file);
        self
    }

    /// The stable code, `module/what`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// The name of the file it was found in; empty where there is none.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Line and column, where known.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        self.place
    }

    /// The sentence alone, without its place.
    #[must_use]
    pub fn sentence(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Zh => &self.zh,
        }
    }

    /// The whole message: file, line, column and sentence.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let mut out = self.file.clone();
        match language {
            Language::En => {
                if let Some(Place { line, column }) = self.place {
                    out.push_str(if out.is_empty() { "line " } else { ", line " });
                    out.push_str(&line.to_string());
                    if column > 0 {
                        out.push_str(", column ");
                        out.push_str(&column.to_string());
                    }
                }
                if !out.is_empty() {
                    out.push_str(": ");
                }
                out.push_str(&self.en);
            }
            Language::Zh => {
                if let Some(Place { line, column }) = self.place {
                    out.push('第');
                    out.push_str(&line.to_string());
                    out.push('行');
                    if column > 0 {
                        out.push('第');
                        out.push_str(&column.to_string());
                        out.push('列');
                    }
                }
                if !out.is_empty() {
                    out.push('：');
                }
                out.push_str(&self.zh);
            }
        }
        out
    }
}

/// Text from a file as a sentence may quote it: one line of at most 40 characters.
pub(crate) fn excerpt(text: &str) -> String {
    let mut out = String::new();
    for (i, c) in text.trim().chars().enumerate() {
        if i == 40 {
            out.push('…');
            break;
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}

impl std::error::Error for Error {}
