//! A period's text in a narrow alphabet, and a cursor over it.
//!
//! Owns that all dashes, widths and cases are one. Refuses to know the forms of periods.

use super::Fault;

/// The text in a narrow alphabet: digits, capitals, `-`, `/`, `.`, a space between two digits, and
/// for the words of Chinese the small letters of [`letter`].
pub(super) struct Form {
    bytes: [u8; Form::LENGTH],
    pub(super) end: usize,
    pub(super) at: usize,
}

/// The letter that stands for a character of a period; `None` for one that no period has.
fn letter(c: char) -> Option<u8> {
    Some(match c {
        '0'..='9' | 'A'..='Z' | '-' | '/' | '.' | ':' => u8::try_from(c).ok()?,
        'a'..='z' => u8::try_from(c).ok()?.to_ascii_uppercase(),
        // Full-width forms lie at a fixed distance from ASCII.
        '！'..='～' => return letter(char::from_u32(u32::from(c) - 0xFEE0)?),
        '‐' | '‑' | '‒' | '–' | '—' | '−' | '~' | '〜' | '至' | '到' => b'-',
        '年' => b'y',
        '月' => b'm',
        '日' => b'r',
        '份' => b'f',
        '季' => b'q',
        '度' => b'e',
        '第' => b'o',
        '上' => b'u',
        '下' => b'l',
        '半' => b'h',
        '一' => b'1' | NUMERAL,
        '二' => b'2' | NUMERAL,
        '三' => b'3' | NUMERAL,
        '四' => b'4' | NUMERAL,
        _ => return None,
    })
}

/// Marks a digit written as a Chinese numeral, which counts quarters only.
pub(super) const NUMERAL: u8 = 0x80;

pub(super) fn plain(text: &str) -> Result<Form, Fault> {
    let mut form = Form { bytes: [0; Form::LENGTH], end: 0, at: 0 };
    let (mut last, mut space) = (0_u8, false);
    for c in text.chars() {
        if c.is_whitespace() {
            space = true;
            continue;
        }
        let next = letter(c).ok_or(Fault::Unknown)?;
        // Elsewhere a space parts words that are told apart without it.
        if space && last.is_ascii_digit() && next.is_ascii_digit() {
            form.push(b' ')?;
        }
        form.push(next)?;
        (last, space) = (next, false);
    }
    Ok(form)
}

impl Form {
    /// Longer than the longest form, `September-February 2025`.
    const LENGTH: usize = 32;

    pub(super) fn push(&mut self, byte: u8) -> Result<(), Fault> {
        *self.bytes.get_mut(self.end).ok_or(Fault::Unknown)? = byte;
        self.end += 1;
        Ok(())
    }

    pub(super) fn rest(&self) -> &[u8] {
        self.bytes.get(self.at..self.end).unwrap_or_default()
    }

    pub(super) fn finished(&self) -> bool {
        self.at == self.end
    }

    pub(super) fn peek(&self) -> u8 {
        self.rest().first().copied().unwrap_or(0)
    }

    /// Steps over `word` if it comes next.
    pub(super) fn take(&mut self, word: &[u8]) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.at += word.len();
        }
        found
    }

    /// The number that comes next and how many digits it has; at most `most` are read.
    pub(super) fn number(&mut self, most: usize) -> (u32, usize) {
        let digits = self.rest().iter().take(most).take_while(|b| b.is_ascii_digit()).count();
        let value = self.rest().iter().take(digits).fold(0, |n, b| n * 10 + u32::from(b - b'0'));
        self.at += digits;
        (value, digits)
    }

    /// A number of one or two digits.
    pub(super) fn small(&mut self) -> Option<u32> {
        let (value, digits) = self.number(2);
        (digits > 0).then_some(value)
    }

    /// The month whose English name comes next.
    pub(super) fn name(&mut self) -> Option<u32> {
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
        let letters = self.rest().iter().take_while(|b| b.is_ascii_uppercase()).count();
        let word = self.rest().get(..letters)?;
        let matches = |name: &str| {
            let name = name.as_bytes();
            word == name || (word.len() == 3 && name.starts_with(word)) || (word == b"SEPT" && name.starts_with(word))
        };
        let month = NAMES.iter().position(|name| matches(name))?;
        self.at += letters;
        self.take(b".");
        u32::try_from(month + 1).ok()
    }
}
