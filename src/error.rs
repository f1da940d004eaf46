//! The one error of the crate: a stable code, a place where there is one, and a sentence.
//!
//! Owns how a fault is told to people (in both languages) and to programs. Refuses to know which
//! module it comes from: each module keeps its own [`Sentence`]s. Lines and columns count from 1; a
//! column is the number of the field in its record, not of a character. An error is one pointer, so
//! that functions which may fail cost no more than others until they do.

use crate::text::{Language, fill, number};
use std::fmt;

/// Whether there are sentences: the small engine leaves them, and whatever goes into them, to the whole one.
const WHOLE: bool = cfg!(feature = "whole");

/// Where in an input a fault was found. Lines and columns count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line of the file on which the record begins.
    pub line: u32,
    /// Number of the field within the record; 0 where the whole record is meant.
    pub column: u32,
}

/// A kind of fault: its code, and what is said of it with `{0}`, `{1}`, … for what was found.
///
/// A sentence says what was found and what would be right, and does not repeat the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Stable, for programs, and of the form `module/what`: `read/not-a-number`, `spec/unknown-view`.
    pub code: &'static str,
    /// English.
    pub en: &'static str,
    /// Chinese.
    pub zh: &'static str,
}

impl Sentence {
    /// The sentence in both languages. In the small engine (without the feature `whole`) it is empty:
    /// that one refuses, and leaves it to the whole engine to say why.
    #[must_use]
    pub const fn new(code: &'static str, en: &'static str, zh: &'static str) -> Self {
        if WHOLE { Self { code, en, zh } } else { Self { code: "", en: "", zh: "" } }
    }
}

/// What went wrong: a code for programs, the sentence for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Fault>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Fault {
    code: &'static str,
    file: String,
    place: Option<Place>,
    en: String,
    zh: String,
}

impl Error {
    /// An error without a place: `sentence` with `arguments` in its slots.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn of(sentence: &Sentence, arguments: &[&str]) -> Self {
        let Sentence { code, en, zh } = *sentence;
        let (en, zh) = if WHOLE { (fill(en, arguments), fill(zh, arguments)) } else { Default::default() };
        Self(Box::new(Fault { code, file: String::new(), place: None, en, zh }))
    }

    /// The same error, found at `place` of `file` (a name to show; may be empty).
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn at(self, file: &str, place: Place) -> Self {
        let mut error = self.of_file(file);
        error.0.place = Some(place);
        error
    }

    /// The same error, found in `file` as a whole.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn of_file(mut self, file: &str) -> Self {
        self.0.file = file.to_owned();
        self
    }

    /// The stable code, `module/what`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.0.code
    }

    /// The name of the file it was found in; empty where there is none.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.0.file
    }

    /// Line and column, where known.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        self.0.place
    }

    /// The sentence alone, without its place.
    #[must_use]
    pub fn sentence(&self, language: Language) -> &str {
        language.pick(&self.0.en, &self.0.zh)
    }

    /// The whole message: file, line, column and sentence.
    #[inline(never)]
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        if !WHOLE {
            return String::new();
        }
        let place = match self.0.place {
            None => String::new(),
            Some(Place { line, column }) => {
                let (en, zh) = match column {
                    0 => (", line {0}", "第{0}行"),
                    _ => (", line {0}, column {1}", "第{0}行第{1}列"),
                };
                language.say(en, zh, &[&whole(line), &whole(column)])
            }
        };
        let file = self.file();
        let place = if file.is_empty() { place.strip_prefix(", ").unwrap_or(&place) } else { &place };
        let colon = if file.is_empty() && place.is_empty() { "" } else { language.pick(": ", "：") };
        fill("{0}{1}{2}{3}", &[file, place, colon, self.sentence(language)])
    }
}

/// A number as a sentence tells it.
#[cold]
#[inline(never)]
pub(crate) fn whole(n: u32) -> String {
    if WHOLE { number::plain(f64::from(n), 0) } else { String::new() }
}

/// Text from a file as a sentence may quote it: one line of at most 40 characters.
#[cold]
#[inline(never)]
pub(crate) fn excerpt(text: &str) -> String {
    let mut out = String::new();
    for (i, c) in text.trim().chars().enumerate() {
        if !WHOLE {
            break;
        }
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
