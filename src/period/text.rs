//! Periods as text: the official written forms, and the one canonical form.
//!
//! Owns how statistical offices write a month, January and February merged, a quarter, a half-year
//! and a year, in Chinese, in English and in SDMX. Refuses to guess: what can be read in two ways
//! is an error that says so. Reading and writing need no memory but the text that is returned.
//!
//! `2025-T1` is a trimester of four months in SDMX and a quarter in Spanish tables: refused. Days
//! and ISO weeks are recognised, only to say that they are not read.

mod form;
mod grammar;
mod sentences;

use super::{Frequency, Period};
use crate::{
    error::{Error, Sentence, excerpt},
    text::whole,
};

/// Reads a period in any of the written forms.
///
/// # Errors
/// `read/not-a-period`, with a sentence that says what is wrong with this text.
pub fn read(text: &str) -> Result<Period, Error> {
    scan(text).map_err(|sentence| Error::of(sentence, &[&excerpt(text)]))
}

/// As [`read`]; the fault without the text it quotes.
#[inline(never)]
pub(crate) fn scan(text: &str) -> Result<Period, &'static Sentence> {
    grammar::period(&form::plain(text)?)
}

impl Period {
    /// The canonical text: `2025-06`, `2025-01/P2M`, `2025-Q2`, `2025-S1`, `2025`.
    #[must_use]
    pub fn code(self) -> String {
        let mut out = whole(self.year());
        out.push_str(match self.frequency() {
            Frequency::Month if self.first_month() < 10 => "-0",
            Frequency::Month => "-",
            Frequency::JanFeb => "-01/P2M",
            Frequency::Quarter => "-Q",
            Frequency::HalfYear => "-S",
            Frequency::Year => "",
        });
        if !matches!(self.frequency(), Frequency::JanFeb | Frequency::Year) {
            out.push_str(&whole(self.ordinal().cast_signed()));
        }
        out
    }
}

#[cfg(test)]
mod tests;
