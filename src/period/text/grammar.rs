//! The grammar of periods: which sequences of letters mean which period.
//!
//! Each part answers with a frequency and a number within the year; whether the year has such a
//! period is asked once, at the end.

use super::{
    Fault,
    form::{Form, NUMERAL},
};
use crate::period::{Frequency, Period, YEARS};

impl Form {
    pub(super) fn period(&mut self) -> Result<Period, Fault> {
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
        for (half, word) in [(1, b"uhy"), (2, b"lhy")] {
            if self.take(word) {
                return if self.finished() { Ok(Some((Frequency::HalfYear, half))) } else { Err(Fault::Unknown) };
            }
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
