//! Instants: milliseconds from 1 January 1970, as files and readers write them.
//!
//! Knows no time zone but the offset a text names; one without is taken as it stands, so that a clock is shown as it was
//! written. Every operation is O(1) and total.

use super::day::{self, number};
use crate::text::{Language, period::month_en, whole};

/// Milliseconds of a day.
pub const DAY: f64 = 86_400_000.0;

/// The parts of an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Civil {
    /// The year.
    pub year: i32,
    /// From 1.
    pub month: u32,
    /// From 1.
    pub day: u32,
    /// From 0.
    pub hour: u32,
    /// From 0.
    pub minute: u32,
    /// From 0.
    pub second: u32,
    /// From 0.
    pub milli: u32,
}

impl Civil {
    /// The parts of an instant; beyond the years ±80 000 those of the end.
    #[must_use]
    pub fn of(instant: f64) -> Self {
        let instant = if instant.is_finite() { instant.clamp(-2.5e15, 2.5e15) } else { 0.0 }.floor();
        let days = (instant / DAY).floor();
        let rest = (instant - days * DAY) as u32;
        let month = day::month_of(days as i32);
        let date = (days as i32).saturating_sub(day::first_of(month));
        Self {
            year: month.div_euclid(12),
            month: month.rem_euclid(12).unsigned_abs() + 1,
            day: date.unsigned_abs() + 1,
            hour: rest / 3_600_000,
            minute: rest / 60_000 % 60,
            second: rest / 1000 % 60,
            milli: rest % 1000,
        }
    }
}

/// The instant at which a month begins, counted as [`super::Period::start`] counts.
#[must_use]
pub fn of_month(month: i32) -> f64 {
    f64::from(day::first_of(month)) * DAY
}

/// Reads `2025-06-30`, `2025-06-30T14:05`, `…:09.250`, with a blank for the `T` too, and with `Z` or an offset after it.
#[must_use]
pub fn read(text: &str) -> Option<f64> {
    let text = text.trim();
    let (date, clock) = match text.split_once(['T', 't', ' ']) {
        Some((date, clock)) => (date, Some(clock)),
        None => (text, None),
    };
    let days = day::read(date)?;
    let clock = match clock {
        Some(clock) => time(clock)?,
        None => 0.0,
    };
    Some(f64::from(days) * DAY + clock)
}

/// Milliseconds from midnight, the offset taken off.
fn time(text: &str) -> Option<f64> {
    let (text, offset) = match text.find(['Z', 'z', '+', '-']) {
        Some(at) => (text.get(..at)?, offset(text.get(at..)?)?),
        None => (text, 0.0),
    };
    let mut parts = text.trim_end().splitn(3, ':');
    let (hour, minute) = (number(parts.next()?, 1, 2)?, number(parts.next()?, 2, 2)?);
    let (second, milli) = match parts.next() {
        None => (0, 0.0),
        Some(text) => {
            let (second, rest) = text.split_once(['.', ',']).unwrap_or((text, ""));
            let digits: String = rest.chars().take(3).collect();
            let milli = if rest.is_empty() { 0 } else { number(&digits, 1, 3)? };
            (number(second, 2, 2)?, f64::from(milli) * [1.0, 100.0, 10.0, 1.0].get(digits.len()).copied()?)
        }
    };
    let fits = hour < 24 && minute < 60 && second < 60;
    fits.then(|| f64::from((hour * 60 + minute) * 60 + second) * 1000.0 + milli - offset)
}

/// `Z`, `+08`, `+08:00`, `-0330` in milliseconds.
fn offset(text: &str) -> Option<f64> {
    let (sign, rest) = text.split_at_checked(1)?;
    let (hours, minutes) = match (sign, rest.len()) {
        ("Z" | "z", 0) => return Some(0.0),
        ("+" | "-", 2) => (rest, "0"),
        ("+" | "-", 4) => rest.split_at_checked(2)?,
        ("+" | "-", 5) => rest.split_once(':')?,
        _ => return None,
    };
    let size = f64::from(number(hours, 2, 2)? * 60 + number(minutes, 1, 2)?) * 60_000.0;
    Some(if sign == "-" { -size } else { size })
}

/// Two digits at least.
fn two(n: u32) -> String {
    let digits = whole(i32::try_from(n).unwrap_or(0));
    if n < 10 { crate::text::fill("0{0}", &[&digits]) } else { digits }
}

/// The code of an instant, no finer than it is: `2025-06-30`, `2025-06-30T14:05:09`, `2025-06-30T14:05:09.250`.
#[must_use]
pub fn code(instant: f64) -> String {
    let c = Civil::of(instant);
    let year = whole(c.year);
    let date = [year, two(c.month), two(c.day), two(c.hour), two(c.minute), two(c.second)];
    let milli = whole(i32::try_from(c.milli + 1000).unwrap_or(1000));
    let [y, mo, d, h, mi, s] = date.each_ref().map(String::as_str);
    let clock = (c.hour, c.minute, c.second, c.milli) != (0, 0, 0, 0);
    let template = match (clock, c.milli > 0) {
        (false, _) => "{0}-{1}-{2}",
        (true, false) => "{0}-{1}-{2}T{3}:{4}:{5}",
        (true, true) => "{0}-{1}-{2}T{3}:{4}:{5}.{6}",
    };
    crate::text::fill(template, &[y, mo, d, h, mi, s, milli.get(1..).unwrap_or_default()])
}

/// An instant for reading, as fine as `step` milliseconds ask for.
#[must_use]
pub fn label(instant: f64, step: f64, language: Language) -> String {
    let c = Civil::of(instant);
    let (month, day) = (whole(c.month as i32), whole(c.day as i32));
    let date = language.say("{2} {3} {0}", "{0}年{1}月{2}日", &[&whole(c.year), &month, &day, month_en(c.month)]);
    if step >= DAY {
        return date;
    }
    crate::text::fill("{0} {1}", &[&date, &clock(instant, step)])
}

/// The time of day, as fine as `step` milliseconds ask for: `14:05`, `14:05:09`, `14:05:09.250`.
#[must_use]
pub fn clock(instant: f64, step: f64) -> String {
    let c = Civil::of(instant);
    let milli = whole(i32::try_from(c.milli + 1000).unwrap_or(1000));
    let template = match step {
        s if s >= 60_000.0 => "{0}:{1}",
        s if s >= 1000.0 => "{0}:{1}:{2}",
        _ => "{0}:{1}:{2}.{3}",
    };
    crate::text::fill(template, &[&two(c.hour), &two(c.minute), &two(c.second), milli.get(1..).unwrap_or_default()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_read_as_they_are_written() {
        for (text, code_) in [
            ("2025-06-30", "2025-06-30"),
            ("2025/6/3", "2025-06-03"),
            ("2025-06-30T14:05", "2025-06-30T14:05:00"),
            ("2025-06-30 14:05:09", "2025-06-30T14:05:09"),
            ("2025-06-30T14:05:09.25Z", "2025-06-30T14:05:09.250"),
            ("2025-06-30T02:05:09+08:00", "2025-06-29T18:05:09"),
            ("1969-12-31T23:59:59.999-0330", "1970-01-01T03:29:59.999"),
        ] {
            assert_eq!(read(text).map(code).as_deref(), Some(code_), "{text}");
        }
        for none in
            ["", "2025", "2025-06", "2025-02-29", "2025-06-30T24:00", "2025-06-30T1", "2025-06-30T14:05:9x", "25-6-30"]
        {
            assert_eq!(read(none), None, "{none}");
        }
    }

    #[test]
    fn labels_are_as_fine_as_asked() {
        let at = read("2025-06-03T14:05:09.250").unwrap_or_default();
        assert_eq!(label(at, DAY, Language::En), "3 Jun 2025");
        assert_eq!(label(at, DAY, Language::Zh), "2025年6月3日");
        assert_eq!(label(at, 60_000.0, Language::En), "3 Jun 2025 14:05");
        assert_eq!(clock(at, 1.0), "14:05:09.250");
    }
}
