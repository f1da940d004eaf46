//! A period's text in a narrow alphabet.
//!
//! Owns that all dashes, widths and cases are one, and that names and numerals are numbers. Refuses to
//! know the forms of periods.

use super::sentences::UNKNOWN;
use crate::error::Sentence;

/// Longer than the longest form, `September-February 2025`.
const LENGTH: usize = 32;

/// What a number is written as, in the high half of the byte that stands for it.
pub(super) const HALF: u8 = 0xA0;
/// A Chinese numeral, which counts quarters only.
pub(super) const NUMERAL: u8 = 0xB0;
/// The English name of a month.
pub(super) const NAME: u8 = 0xC0;

/// The text: digits, capitals, `-`, `/`, `.`, `:`, a space between two digits, small letters for the
/// words of Chinese, and numbers marked with what they are written as.
pub(super) struct Form {
    bytes: [u8; LENGTH],
    end: usize,
}

impl Form {
    fn push(&mut self, byte: u8) -> Result<(), &'static Sentence> {
        *self.bytes.get_mut(self.end).ok_or(&UNKNOWN)? = byte;
        self.end += 1;
        Ok(())
    }

    pub(super) fn text(&self) -> &[u8] {
        self.bytes.get(..self.end).unwrap_or_default()
    }
}

/// The letter that stands for a character of a period; `None` for one that no period has.
fn letter(c: char) -> Option<u8> {
    const WORDS: &str = "年月日份季度第半上下一二三四‐‑‒–—−~〜至到";
    const LETTERS: &[u8] = b"ymrfqeoh\xA1\xA2\xB1\xB2\xB3\xB4----------";
    // Full-width forms lie at a fixed distance from ASCII.
    let c = if matches!(c, '！'..='～') { char::from_u32(c as u32 - 0xFEE0)? } else { c };
    if matches!(c, '0'..='9' | 'A'..='Z' | 'a'..='z' | '-' | '/' | '.' | ':') {
        return Some((c as u8).to_ascii_uppercase());
    }
    LETTERS.get(WORDS.chars().position(|word| word == c)?).copied()
}

/// The text in the narrow alphabet.
pub(super) fn plain(text: &str) -> Result<Form, &'static Sentence> {
    let mut form = Form { bytes: [0; LENGTH], end: 0 };
    let (mut last, mut space) = (0_u8, false);
    for c in text.chars() {
        if c.is_whitespace() {
            space = true;
            continue;
        }
        let next = letter(c).ok_or(&UNKNOWN)?;
        // Elsewhere a space parts words that are told apart without it.
        if space && last.is_ascii_digit() && next.is_ascii_digit() {
            form.push(b' ')?;
        }
        form.push(next)?;
        (last, space) = (next, false);
    }
    named(&form)
}

/// The form with names of months as numbers.
fn named(form: &Form) -> Result<Form, &'static Sentence> {
    let mut out = Form { bytes: [0; LENGTH], end: 0 };
    let mut rest = form.text();
    while let Some((first, others)) = rest.split_first() {
        let letters = rest.iter().take_while(|b| b.is_ascii_uppercase()).count();
        let (word, after) = rest.split_at_checked(letters).unwrap_or_default();
        if let Some(month) = month(word) {
            out.push(NAME | month)?;
            rest = after.strip_prefix(b".").unwrap_or(after);
        } else if letters > 0 {
            for letter in word {
                out.push(*letter)?;
            }
            rest = after;
        } else {
            out.push(*first)?;
            rest = others;
        }
    }
    Ok(out)
}

/// The month of this name, full or as its first three letters, or `SEPT`.
fn month(word: &[u8]) -> Option<u8> {
    const NAMES: [&str; 12] = [
        "JANUARY",
        "FEBRUARY",
        "MARCH",
        "APRIL",
        "MAY",
        "JUNE",
        "JULY",
        "AUGUST",
        "SEPTEMBER",
        "OCTOBER",
        "NOVEMBER",
        "DECEMBER",
    ];
    let matches = |name: &str| {
        name.as_bytes().starts_with(word) && (word.len() == 3 || word.len() == name.len() || word == b"SEPT")
    };
    (1..).zip(NAMES).find(|(_, name)| matches(name)).map(|(month, _)| month)
}
