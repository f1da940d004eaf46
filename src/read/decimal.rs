//! Decimal numbers as offices print them, read exactly.
//!
//! Owns how a figure is written: a sign, a decimal point, thousands separators, full-width digits,
//! an exponent, a percent sign. Refuses decimal commas, and whatever can be read in two ways. The
//! result is the nearest double (ties to even), for up to 19 digits and for last places from
//! 10^-31 to 10^27; O(length), no memory. It stands here because the standard library's reader for
//! floats weighs more than the rest of this module together.

use super::sentences::{AMBIGUOUS, DECIMAL_COMMA, NOT_A_NUMBER, OUT_OF_RANGE, TOO_LONG};
use crate::{data::Figure, error::Sentence};

/// A number as printed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Printed {
    /// The number before the percent sign.
    pub(super) figure: Figure,
    /// Whether a percent sign follows it.
    pub(super) percent: bool,
}

/// Reads a number from a table whose fields `separator` parts: only where that is the comma itself
/// is a single comma, `"1,234"`, sure to group thousands.
///
/// # Errors
/// What is said of the text, `read/not-a-number`.
pub(super) fn read(text: &str, separator: u8) -> Result<Printed, Fault> {
    Digits { text: text.trim().chars(), separator }.number()
}

type Fault = &'static Sentence;

struct Digits<'a> {
    text: std::str::Chars<'a>,
    separator: u8,
}

/// The ASCII form of a character of a number; every space that may part thousands becomes one.
const fn plain(c: char) -> char {
    match c {
        '０'..='９' => (b'0' + (c as u32 - '０' as u32) as u8) as char,
        '．' => '.',
        '，' => ',',
        '％' => '%',
        '＋' => '+',
        '−' | '－' | '–' => '-',
        '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{3000}' => ' ',
        'E' => 'e',
        other => other,
    }
}

impl Digits<'_> {
    fn peek(&self) -> Option<char> {
        self.text.clone().next().map(plain)
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.text.next();
        }
        found
    }

    fn digit(&mut self) -> Option<u32> {
        let digit = self.peek()?.to_digit(10)?;
        self.text.next();
        Some(digit)
    }

    fn number(&mut self) -> Result<Printed, Fault> {
        let negative = self.take('-');
        if !negative {
            self.take('+');
        }
        let mut all = Digit19::default();
        // Digits of the group being read, digits before the first separator, number of separators.
        let (mut group, mut first, mut separators) = (0_u32, 0_u32, 0_u32);
        let mut mark = None;
        let whole = loop {
            if let Some(digit) = self.digit() {
                all.push(digit)?;
                group += 1;
                continue;
            }
            let next = self.peek();
            if separators > 0 && group != 3 {
                return Err(if mark == Some(',') && separators == 1 { self.comma() } else { &NOT_A_NUMBER });
            }
            match next {
                Some(',' | ' ') if group > 0 && (mark.is_none() || mark == next) => {
                    if separators == 0 {
                        first = group;
                    }
                    mark = next;
                    (group, separators) = (0, separators + 1);
                    self.text.next();
                }
                _ => break group,
            }
        };
        // The first group has one to three digits and is not zero, else the comma is no separator.
        if separators > 0 && (first > 3 || all.leading_zero) {
            return Err(if mark == Some(',') && separators == 1 { &DECIMAL_COMMA } else { &NOT_A_NUMBER });
        }
        let mut decimals = 0;
        let point = self.take('.');
        if point {
            while let Some(digit) = self.digit() {
                all.push(digit)?;
                decimals += 1;
            }
        }
        if separators == 1 && mark == Some(',') && !point && self.separator != b',' {
            return Err(&AMBIGUOUS);
        }
        if whole == 0 && decimals == 0 {
            return Err(&NOT_A_NUMBER);
        }
        let mut exponent = -decimals;
        if self.take('e') {
            exponent += self.exponent()?;
        }
        let percent = self.percent();
        match self.text.next() {
            None => {}
            Some(',' | '，') if point => return Err(&DECIMAL_COMMA),
            Some(_) => return Err(&NOT_A_NUMBER),
        }
        let value = double(all.value, exponent).ok_or(&OUT_OF_RANGE)?;
        let value = if negative && value > 0.0 { -value } else { value };
        let decimals = u8::try_from((-exponent).max(0)).map_err(|_| &OUT_OF_RANGE)?;
        Ok(Printed { figure: Figure { value, decimals }, percent })
    }

    /// Why a comma does not group thousands: `12,5` is a decimal comma, `1,2x` nothing at all.
    fn comma(&mut self) -> Fault {
        self.percent();
        if self.text.next().is_none() { &DECIMAL_COMMA } else { &NOT_A_NUMBER }
    }

    fn percent(&mut self) -> bool {
        let rest = self.text.clone();
        self.take(' ');
        let found = self.take('%');
        if !found {
            self.text = rest;
        }
        found
    }

    fn exponent(&mut self) -> Result<i32, Fault> {
        let negative = self.take('-');
        if !negative {
            self.take('+');
        }
        let (mut value, mut any) = (0_i32, false);
        while let Some(digit) = self.digit() {
            value = (value * 10 + digit.cast_signed()).min(9999);
            any = true;
        }
        if any { Ok(if negative { -value } else { value }) } else { Err(&NOT_A_NUMBER) }
    }
}

/// Up to 19 significant digits, which always fit.
#[derive(Default)]
struct Digit19 {
    value: u64,
    count: u32,
    leading_zero: bool,
}

impl Digit19 {
    fn push(&mut self, digit: u32) -> Result<(), Fault> {
        if self.count == 0 && digit == 0 {
            self.leading_zero = true;
            return Ok(());
        }
        self.count += 1;
        if self.count > 19 {
            return Err(&TOO_LONG);
        }
        self.value = self.value * 10 + u64::from(digit);
        Ok(())
    }
}

/// `digits` × 10^`exponent`, rounded once to the nearest double, ties to even; `None` outside
/// 10^-31 to 10^27.
///
/// 10^22 is the greatest power that a double holds exactly: within it, and for digits that a double
/// holds, one operation rounds once. The rest is rare, and calculated in 128 bits: 10^e is
/// 5^e × 2^e, 5^27 < 2^63 and 5^31 < 2^72, so that the product fits, and the quotient of a numerator
/// shifted to 128 bits keeps 56, with what is cut off told by one sticky bit. Bits are divided one
/// by one, since a division of 128 bits weighs more than this function.
fn double(digits: u64, exponent: i32) -> Option<f64> {
    let power = exponent.unsigned_abs();
    if digits == 0 {
        return Some(0.0);
    }
    if power <= 22 && digits <= 1 << 53 {
        let ten = (0..power).fold(1.0, |ten, _| ten * 10.0);
        return Some(if exponent < 0 { digits as f64 / ten } else { digits as f64 * ten });
    }
    let mut whole = u128::from(digits);
    let mut binary = exponent;
    let mut sticky = false;
    if exponent >= 0 {
        if power > 27 {
            return None;
        }
        for _ in 0..power {
            whole = (whole << 2) + whole;
        }
    } else {
        if power > 31 {
            return None;
        }
        let divisor = (0..power).fold(1_u128, |five, _| (five << 2) + five);
        while whole >> 127 == 0 {
            whole <<= 1;
            binary -= 1;
        }
        // The quotient moves in from below as the numerator moves out above.
        let mut rest = 0_u128;
        for _ in 0..128 {
            rest = (rest << 1) | (whole >> 127);
            whole <<= 1;
            if rest >= divisor {
                rest -= divisor;
                whole |= 1;
            }
        }
        sticky = rest > 0;
    }
    // One bit more than a double holds: it says on which side of the half the rest lies.
    while whole >> 54 > 0 {
        sticky |= whole & 1 == 1;
        whole >>= 1;
        binary += 1;
    }
    let mut mantissa = whole as u64;
    if mantissa >> 53 > 0 {
        let up = mantissa & 1 == 1 && (sticky || mantissa & 2 == 2);
        mantissa = (mantissa >> 1) + u64::from(up);
        binary += 1;
    }
    // At most 2^53, hence exact; and 2^n is the double whose exponent field is n + 1023.
    let scale = u64::try_from(binary + 1023).ok()?;
    Some(mantissa as f64 * f64::from_bits(scale << 52))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{double, read};
    use crate::{data::Figure, error::Error, text::Language};
    use proptest::prelude::*;

    #[test]
    fn reads_what_offices_print() {
        for (text, value, decimals) in [
            ("6.4", 6.4, 1),
            ("7.0", 7.0, 1),
            ("7", 7.0, 0),
            ("-13.5", -13.5, 1),
            ("−13.5", -13.5, 1),
            ("+32.13", 32.13, 2),
            ("１２３．４", 123.4, 1),
            ("1,234.5", 1234.5, 1),
            ("1,234", 1234.0, 0),
            ("12,345,678", 12_345_678.0, 0),
            ("1 234 567,".trim_end_matches(','), 1_234_567.0, 0),
            ("1\u{a0}234.5", 1234.5, 1),
            (".5", 0.5, 1),
            ("5.", 5.0, 0),
            ("-0.0", 0.0, 1),
            ("1.5e3", 1500.0, 0),
            ("1.5E-3", 0.0015, 4),
            ("0.1", 0.1, 1),
            ("000123", 123.0, 0),
            ("9999999999999999999", 9_999_999_999_999_999_999.0, 0),
            ("0.30000000000000004", 0.300_000_000_000_000_04, 17),
            ("0e9999", 0.0, 0),
        ] {
            assert_eq!(read(text, b',').unwrap().figure, Figure { value, decimals }, "{text}");
        }
        assert!(read("6.4%", b',').unwrap().percent && read("6.4 ％", b',').unwrap().percent);
        assert!(!read("6.4", b',').unwrap().percent);
    }

    #[test]
    fn refuses_with_the_reason() {
        for (text, separator, reason) in [
            ("12,5", b',', "written with a point"),
            ("0,234", b',', "written with a point"),
            ("1234,567", b',', "written with a point"),
            ("12,5%", b';', "written with a point"),
            ("1.234,5", b',', "written with a point"),
            ("1,234", b';', "thousands or decimals"),
            ("1,234", b'\t', "thousands or decimals"),
            ("1,23,456", b',', "is not a number; where"),
            ("1,234 567", b',', "is not a number; where"),
            ("1.234.567", b',', "is not a number; where"),
            ("abc", b',', "is not a number; where"),
            ("1e", b',', "is not a number; where"),
            ("--1", b',', "is not a number; where"),
            ("%", b',', "is not a number; where"),
            ("1-2", b',', "is not a number; where"),
            ("inf", b',', "is not a number; where"),
            ("12345678901234567890", b',', "more than 19 digits"),
            ("1e28", b',', "too large"),
            ("1e-32", b',', "too large"),
            ("1e99999999999", b',', "too large"),
        ] {
            let error = Error::of(read(text, separator).unwrap_err(), &[text]);
            assert!(error.message(Language::En).contains(reason), "{text}: {error}");
        }
        assert_eq!(read("1,234,567", b';').unwrap().figure.value, 1_234_567.0);
        assert_eq!(read("1,234.5", b';').unwrap().figure.value, 1234.5);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn agrees_with_the_standard_library(digits in 1..=9_999_999_999_999_999_999_u64, shrink in 0..64_u32, exponent in -31..=27_i32) {
            let digits = digits >> shrink;
            let oracle: f64 = format!("{digits}e{exponent}").parse().unwrap();
            prop_assert_eq!(double(digits, exponent).unwrap().to_bits(), oracle.to_bits());
        }

        /// Halfway cases: an odd multiple of half a unit in the last place, and its neighbours.
        #[test]
        fn rounds_ties_to_even(mantissa in (1_u64 << 53)..(1 << 54), below in 1..=8_i32, off in -1..=1_i64) {
            let digits = (mantissa | 1).wrapping_mul(2_u64.pow(below.unsigned_abs())).wrapping_add_signed(off);
            let oracle: f64 = digits.to_string().parse().unwrap();
            prop_assert_eq!(double(digits, 0).unwrap().to_bits(), oracle.to_bits());
        }

        #[test]
        fn reads_back_what_was_written(value in -1e12..1e12_f64, decimals in 0..=6_usize) {
            let text = format!("{value:.decimals$}");
            let figure = read(&text, b',').unwrap().figure;
            prop_assert_eq!(figure.value, text.parse::<f64>().unwrap());
            prop_assert_eq!(usize::from(figure.decimals), decimals);
        }

        #[test]
        fn never_panics(text in "[-+0-9０-９.,% eE]{0,24}") {
            if let Ok(printed) = read(&text, b',') {
                prop_assert!(printed.figure.value.is_finite());
            }
        }
    }
}
