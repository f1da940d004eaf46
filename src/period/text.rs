//! Periods as text: the official written forms, and the one canonical form.
//!
//! Owns how statistical offices write a month, January and February merged, a quarter, a half-year
//! and a year, in Chinese, in English and in SDMX. Refuses to guess: what can be read in two ways
//! is an error that says so. Reading and writing need no memory but the text that is returned.
//!
//! `2025-T1` is a trimester of four months in SDMX and a quarter in Spanish tables: refused. Days
//! and ISO weeks are recognised, only to say that they are not read.

use super::{Frequency, Period, YEARS};
use crate::error::{Error, excerpt};

/// Reads a period in any of the written forms.
///
/// # Errors
/// `read/not-a-period`, with a sentence that says what is wrong with this text.
pub fn read(text: &str) -> Result<Period, Error> {
    plain(text).and_then(|mut form| form.period()).map_err(|fault| fault.error(text))
}

impl Period {
    /// The canonical text: `2025-06`, `2025-01/P2M`, `2025-Q2`, `2025-S1`, `2025`.
    #[must_use]
    pub fn code(self) -> String {
        let mut out = self.year().to_string();
        out.push_str(match self.frequency() {
            Frequency::Month if self.first_month() < 10 => "-0",
            Frequency::Month => "-",
            Frequency::JanFeb => "-01/P2M",
            Frequency::Quarter => "-Q",
            Frequency::HalfYear => "-S",
            Frequency::Year => "",
        });
        if !matches!(self.frequency(), Frequency::JanFeb | Frequency::Year) {
            out.push_str(&self.ordinal().to_string());
        }
        out
    }
}

/// Why a text is not a period.
#[derive(Clone, Copy)]
enum Fault {
    Empty,
    Unknown,
    Year,
    Number,
    Day,
    Week,
    Trimester,
    Months,
    Unaligned,
}

impl Fault {
    #[cold]
    fn error(self, text: &str) -> Error {
        let (en, zh) = match self {
            Self::Empty => return Error::new("read/not-a-period", "the period is empty", "时期为空"),
            Self::Unknown => (
                "is not a period; write it like 2025-06, 2025-Q2, 2025-S1 or 2025, and January and February together as 2025-01/P2M",
                "不是时期；应写作2025-06、2025-Q2、2025-S1或2025，1—2月合并写作2025-01/P2M",
            ),
            Self::Year => ("lies outside the years 1000 to 2999", "不在1000年至2999年之间"),
            Self::Number => (
                "is not a period: a year has 12 months, 4 quarters and 2 halves",
                "不是时期：一年有12个月、4个季度、2个半年",
            ),
            Self::Day => (
                "is a day; days are not read yet, only months and longer periods",
                "是日期；目前不读取日数据，只读取月及更长的时期",
            ),
            Self::Week => (
                "is a week; weeks are not read yet, only months and longer periods",
                "是周；目前不读取周数据，只读取月及更长的时期",
            ),
            Self::Trimester => (
                "can mean a trimester of four months or a quarter; write a quarter as 2025-Q2",
                "可能指四个月，也可能指季度；季度应写作2025-Q2",
            ),
            Self::Months => (
                "spans months that are not one period; a figure since January belongs under its last month, with a measure that ends in _ytd",
                "所跨月份不是一个时期；累计数应记在最后一个月，其measure以_ytd结尾",
            ),
            Self::Unaligned => (
                "does not begin where a period of its length begins; two months are read from January only, a quarter, half-year or year from its first month",
                "起点与时期长度不符；两个月只能从1月起，季度、半年、年从其首月起",
            ),
        };
        let text = excerpt(text);
        Error::new("read/not-a-period", format!("\"{text}\" {en}"), format!("“{text}”{zh}"))
    }
}

/// The text in a narrow alphabet: digits, capitals, `-`, `/`, `.`, a space between two digits, and
/// for the words of Chinese the small letters of [`letter`].
struct Form {
    bytes: [u8; Form::LENGTH],
    end: usize,
    at: usize,
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
const NUMERAL: u8 = 0x80;

fn plain(text: &str) -> Result<Form, Fault> {
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

    fn push(&mut self, byte: u8) -> Result<(), Fault> {
        *self.bytes.get_mut(self.end).ok_or(Fault::Unknown)? = byte;
        self.end += 1;
        Ok(())
    }

    fn rest(&self) -> &[u8] {
        self.bytes.get(self.at..self.end).unwrap_or_default()
    }

    fn finished(&self) -> bool {
        self.at == self.end
    }

    fn peek(&self) -> u8 {
        self.rest().first().copied().unwrap_or(0)
    }

    /// Steps over `word` if it comes next.
    fn take(&mut self, word: &[u8]) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.at += word.len();
        }
        found
    }

    /// The number that comes next and how many digits it has; at most `most` are read.
    fn number(&mut self, most: usize) -> (u32, usize) {
        let digits = self.rest().iter().take(most).take_while(|b| b.is_ascii_digit()).count();
        let value = self.rest().iter().take(digits).fold(0, |n, b| n * 10 + u32::from(b - b'0'));
        self.at += digits;
        (value, digits)
    }

    /// A number of one or two digits.
    fn small(&mut self) -> Option<u32> {
        let (value, digits) = self.number(2);
        (digits > 0).then_some(value)
    }

    /// The month whose English name comes next.
    fn name(&mut self) -> Option<u32> {
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

    fn period(&mut self) -> Result<Period, Fault> {
        if self.finished() {
            return Err(Fault::Empty);
        }
        let (mut year, mut digits) = self.number(4);
        if digits == 0 {
            // `Jan 2025`, `Q2 2025`: the year comes last; the rest is read as if it came first.
            let head = self.end.saturating_sub(4);
            self.at = head;
            (year, digits) = self.number(4);
            (self.at, self.end) = (0, head);
            if self.rest().ends_with(b" ") || self.rest().ends_with(b"-") {
                self.end -= 1;
            }
            if !self.peek().is_ascii_uppercase() {
                return Err(Fault::Unknown);
            }
        }
        if digits != 4 {
            return Err(Fault::Unknown);
        }
        let year = i32::try_from(year).map_err(|_| Fault::Year)?;
        let period = self.within(year)?;
        if !YEARS.contains(&year) {
            return Err(Fault::Year);
        }
        match period {
            (_, 0) => Err(Fault::Number),
            (frequency, ordinal) => Period::new(year, frequency, ordinal).ok_or(Fault::Number),
        }
    }

    /// What follows the year: a frequency and a number within the year.
    fn within(&mut self, year: i32) -> Result<(Frequency, u32), Fault> {
        let found = if self.take(b"y") {
            self.take(b"e");
            if self.finished() { Some((Frequency::Year, 1)) } else { self.chinese()? }
        } else if self.finished() {
            Some((Frequency::Year, 1))
        } else if self.take(b"-") {
            if self.peek().is_ascii_digit() { self.calendar(year)? } else { None }
        } else if self.take(b"/") {
            return self.slashed();
        } else if self.peek().is_ascii_digit() {
            return match self.number(5) {
                (month, 2) if self.finished() => Ok((Frequency::Month, month)),
                (_, 4) if self.finished() => Err(Fault::Day),
                _ => Err(Fault::Unknown),
            };
        } else {
            self.chinese()?
        };
        match found {
            Some(found) => Ok(found),
            None => self.lettered(),
        }
    }

    /// After the year: `Q2`, `M06`, `S1`, `H1`, `A1`, `Jun`, `Jan-Feb`.
    fn lettered(&mut self) -> Result<(Frequency, u32), Fault> {
        if let Some(first) = self.name() {
            return if self.finished() {
                Ok((Frequency::Month, first))
            } else {
                let last = if self.take(b"-") { self.name() } else { None };
                if self.finished() { months(first, last) } else { Err(Fault::Unknown) }
            };
        }
        let code = self.peek();
        self.at += 1;
        let (number, digits) = self.number(3);
        if digits == 0 || !self.finished() {
            return Err(Fault::Unknown);
        }
        match (code, digits) {
            (b'M', 1 | 2) => Ok((Frequency::Month, number)),
            (b'Q', 1) => Ok((Frequency::Quarter, number)),
            (b'S' | b'H', 1) => Ok((Frequency::HalfYear, number)),
            (b'A', 1) => Ok((Frequency::Year, number)),
            (b'T', 1) => Err(Fault::Trimester),
            (b'W', 1 | 2) => Err(Fault::Week),
            (b'D', _) => Err(Fault::Day),
            _ => Err(Fault::Unknown),
        }
    }

    /// After `年`: `6月`, `1-2月`, `1月-2月`, `上半年`, `第二季度`, `2季度`; none of these: `None`.
    fn chinese(&mut self) -> Result<Option<(Frequency, u32)>, Fault> {
        if self.take(b"uhy") || self.take(b"lhy") {
            let half = if self.rest().is_empty() { self.bytes.get(self.at - 3) } else { return Err(Fault::Unknown) };
            return Ok(Some((Frequency::HalfYear, if half == Some(&b'u') { 1 } else { 2 })));
        }
        // Both speak of quarters only: `第2`, `二`.
        let mut quarter = self.take(b"o");
        let number = if self.peek() & NUMERAL != 0 {
            quarter = true;
            let numeral = self.peek() & !NUMERAL;
            self.at += 1;
            Some(u32::from(numeral - b'0'))
        } else {
            self.small()
        };
        let Some(number) = number else {
            return if quarter { Err(Fault::Unknown) } else { Ok(None) };
        };
        if self.take(b"q") {
            self.take(b"e");
            return if self.finished() { Ok(Some((Frequency::Quarter, number))) } else { Err(Fault::Unknown) };
        }
        if quarter {
            return Err(Fault::Unknown);
        }
        let single = self.take(b"mf") || self.take(b"m");
        if single && self.finished() {
            return Ok(Some((Frequency::Month, number)));
        }
        if single && self.small().is_some() && (self.take(b"r") || self.finished()) {
            return Err(Fault::Day);
        }
        let last = if self.take(b"-") { self.small() } else { None };
        let closed = self.take(b"mf") || self.take(b"m");
        if closed && self.finished() { months(number, last).map(Some) } else { Err(Fault::Unknown) }
    }

    /// After `2025-`: `06`, `01/P2M`, `01-01/P2M`, `01/02`, `01/2025-02`; anything but digits: `None`.
    fn calendar(&mut self, year: i32) -> Result<Option<(Frequency, u32)>, Fault> {
        let Some(month) = self.small() else { return Ok(None) };
        if self.finished() {
            return Ok(Some((Frequency::Month, month)));
        }
        if self.take(b"-") {
            let day = self.small();
            if day.is_none() || day != Some(1) || !self.rest().starts_with(b"/P") {
                return Err(if day.is_some() { Fault::Day } else { Fault::Unknown });
            }
        }
        if self.take(b"/P") {
            return self.duration(month).map(Some);
        }
        if !self.take(b"/") {
            return Err(Fault::Unknown);
        }
        let (mut last, mut digits) = self.number(4);
        if digits == 4 {
            if i32::try_from(last) != Ok(year) || !self.take(b"-") {
                return Err(Fault::Unknown);
            }
            (last, digits) = self.number(2);
        }
        if digits == 2 && self.finished() { months(month, Some(last)).map(Some) } else { Err(Fault::Unknown) }
    }

    /// After `2025/`: `6`, `06`; with a second slash it is a day.
    fn slashed(&mut self) -> Result<(Frequency, u32), Fault> {
        let month = self.small().ok_or(Fault::Unknown)?;
        if self.take(b"/") && self.small().is_some() {
            return Err(Fault::Day);
        }
        if self.finished() { Ok((Frequency::Month, month)) } else { Err(Fault::Unknown) }
    }

    /// After `P`: the length of a period that begins with `month`.
    fn duration(&mut self, month: u32) -> Result<(Frequency, u32), Fault> {
        let (count, _) = self.number(2);
        let length = if self.take(b"M") {
            count
        } else if self.take(b"Y") {
            count * 12
        } else {
            return Err(Fault::Unknown);
        };
        let frequency = match length {
            1 => Frequency::Month,
            2 => Frequency::JanFeb,
            3 => Frequency::Quarter,
            6 => Frequency::HalfYear,
            12 => Frequency::Year,
            _ => return Err(if count > 0 && self.finished() { Fault::Months } else { Fault::Unknown }),
        };
        if !self.finished() {
            return Err(Fault::Unknown);
        }
        if !(1..=12).contains(&month) {
            return Err(Fault::Number);
        }
        if !(month - 1).is_multiple_of(length) || (length == 2 && month != 1) {
            return Err(Fault::Unaligned);
        }
        Ok((frequency, (month - 1) / length + 1))
    }
}

/// The months `first` to `last`, which are one period only if they are January and February.
fn months(first: u32, last: Option<u32>) -> Result<(Frequency, u32), Fault> {
    match (first, last.ok_or(Fault::Unknown)?) {
        (1, 2) => Ok((Frequency::JanFeb, 1)),
        (1..=12, 1..=12) => Err(Fault::Months),
        _ => Err(Fault::Number),
    }
}

#[cfg(test)]
mod tests;
