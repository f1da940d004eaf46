//! Numbers as text, and the multiple in which a range of them is best told.
//!
//! Owns digits, grouping and the words 万, 亿, million, billion. Works on decimals, never through
//! float formatting: a published figure is printed with the digits it was published with. Values
//! beyond 10^15 lose their last digits.

use super::Language;
use crate::data::Figure;

/// Powers of ten up to 10^15, exact in `f64`.
const POWERS: [f64; 16] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// 10^`n`; `n` beyond 15 is taken as 15.
#[must_use]
pub fn ten_to(n: u8) -> f64 {
    POWERS.get(usize::from(n)).copied().unwrap_or(1e15)
}

/// `value` with `decimals` digits after the point (15 at most), ASCII, no grouping: `-13.5`.
#[must_use]
pub fn plain(value: f64, decimals: u8) -> String {
    digits(value, decimals, "-", "")
}

/// `value` with `decimals` digits after the point, a true minus sign and grouped thousands: `−1,234.5`.
#[must_use]
pub fn grouped(value: f64, decimals: u8) -> String {
    digits(value, decimals, "−", ",")
}

fn digits(value: f64, decimals: u8, minus: &str, separator: &str) -> String {
    let mut decimals = decimals.min(15);
    let size = value.abs();
    while decimals > 0 && size * ten_to(decimals) > 9e15 {
        decimals -= 1;
    }
    // Saturates beyond 1.8e19; NaN becomes 0.
    // A double lies up to half a unit in its last place below the decimal it stands for: a half is a half.
    let scaled = size * ten_to(decimals);
    let scaled = if scaled < 1e11 { scaled * (1.0 + f64::EPSILON) } else { scaled };
    let units = (scaled + 0.5) as u64;
    // Digits of the units, last first: core's formatting of integers is larger than this loop.
    let mut all = [b'0'; 20];
    let (mut length, mut left) = (0, units);
    while let Some(place) = all.get_mut(length) {
        *place = b'0' + (left % 10) as u8;
        left /= 10;
        length += 1;
        if left == 0 {
            break;
        }
    }
    let fraction = usize::from(decimals);
    let mut out = String::new();
    if value < 0.0 && units > 0 {
        out.push_str(minus);
    }
    let padded = length.max(fraction + 1);
    let whole = padded - fraction;
    for place in 0..padded {
        if place == whole {
            out.push('.');
        } else if place > 0 && place < whole && (whole - place).is_multiple_of(3) {
            out.push_str(separator);
        }
        let digit = all.get(padded - 1 - place).copied().unwrap_or(b'0');
        out.push(char::from(digit));
    }
    out
}

/// The multiple in which the values of one axis, tile or table are told: 10^`exponent`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Multiple {
    /// Power of ten: 0, 4, 8 or 12 in Chinese; 0, 6, 9 or 12 in English.
    pub exponent: u8,
}

impl Multiple {
    /// The multiple for values whose largest size is `largest` (of the base unit).
    #[must_use]
    pub fn for_range(language: Language, largest: f64) -> Self {
        let steps: [u8; 3] = match language {
            Language::Zh => [12, 8, 4],
            Language::En => [12, 9, 6],
        };
        let fits = |e: &u8| largest.abs() >= ten_to(*e);
        Self { exponent: steps.into_iter().find(fits).unwrap_or(0) }
    }

    /// Its word: `万`, `million`; empty for the base itself.
    #[must_use]
    pub fn word(self, language: Language) -> &'static str {
        match (language, self.exponent) {
            (Language::Zh, 4) => "万",
            (Language::Zh, 8) => "亿",
            (Language::Zh, 12) => "万亿",
            (Language::En, 6) => "million",
            (Language::En, 9) => "billion",
            (Language::En, 12) => "trillion",
            _ => "",
        }
    }

    /// `figure`, told in 10^`from` of the base, re-told in this multiple: the same digits, the
    /// point moved, zeros that only the move brought left out.
    #[must_use]
    pub fn retell(self, figure: Figure, from: u8) -> Figure {
        if self.exponent >= from {
            let shift = self.exponent - from;
            let value = figure.value / ten_to(shift);
            let mut decimals = figure.decimals + shift;
            let units = (figure.value.abs() * ten_to(figure.decimals) + 0.5) as u64;
            let mut rest = units;
            while decimals > figure.decimals && rest.is_multiple_of(10) {
                rest /= 10;
                decimals -= 1;
            }
            Figure { value, decimals }
        } else {
            let shift = from - self.exponent;
            Figure { value: figure.value * ten_to(shift), decimals: figure.decimals.saturating_sub(shift) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_those_published() {
        assert_eq!(plain(7.0, 0), "7");
        assert_eq!(plain(7.0, 1), "7.0");
        assert_eq!(plain(-13.5, 1), "-13.5");
        assert_eq!(plain(0.05, 2), "0.05");
        assert_eq!(plain(-0.04, 1), "0.0");
        assert_eq!((plain(1.005, 2), plain(2.675, 2), plain(1.15, 1)), ("1.01".into(), "2.68".into(), "1.2".into()));
        assert_eq!(grouped(1043.0, 0), "1,043");
        assert_eq!(grouped(-1_234_567.25, 2), "−1,234,567.25");
        assert_eq!(grouped(999.0, 0), "999");
    }

    #[test]
    fn figures_of_the_symposium() {
        let told = |language, value, decimals| {
            let figure = Figure { value, decimals };
            let multiple = Multiple::for_range(language, value * ten_to(4));
            let f = multiple.retell(figure, 4);
            (grouped(f.value, f.decimals), multiple.word(language))
        };
        assert_eq!(told(Language::Zh, 455.0, 0), ("455".into(), "万"));
        assert_eq!(told(Language::En, 455.0, 0), ("4.55".into(), "million"));
        assert_eq!(told(Language::Zh, 1043.0, 0), ("1,043".into(), "万"));
        assert_eq!(told(Language::En, 1043.0, 0), ("10.43".into(), "million"));
        assert_eq!(told(Language::Zh, 111_800.0, 0), ("11.18".into(), "亿"));
        assert_eq!(told(Language::En, 69.0, 0), ("690,000".into(), ""));
    }
}
