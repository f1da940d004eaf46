//! A period's text in a narrow alphabet.
//!
//! Owns that all dashes, widths and cases are one, that numerals are numbers, and the names of
//! months. Refuses to know the forms of periods.

use super::sentences::UNKNOWN;
use crate::error::Sentence;

/// Longer than the longest form, `September-February 2025`.
const LENGTH: usize = 32;

/// The first and the second half, in the high half of the byte that stands for the number.
pub(super) const HALF: u8 = 0xA0;
/// The same of a Chinese numeral, which counts quarters only.
pub(super) const NUMERAL: u8 = 0xB0;

/// The text: digits, capitals, `-`, `/`, `.`, `:`, a space between two digits, small letters for the
/// words of Chinese, and numerals marked with what they count.
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
    Ok(form)
}

/// The month of this name, full or as its first three letters, or `SEPT`.
pub(super) fn month(word: &[u8]) -> Option<u32> {
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
