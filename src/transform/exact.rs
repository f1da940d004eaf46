//! Numbers of twice a double's length, for arithmetic on printed decimals.
//!
//! A double cannot hold 6.4, and the difference of two such figures shows it. An [`Exact`] is the
//! unevaluated sum of two doubles, about 31 decimal digits: decimals are held to 1e-32, and a chain of
//! steps ends on the double nearest to the true result. Sums and products are Dekker's (Numerische
//! Mathematik 18, 1971), without fused multiplication, which WebAssembly lacks.
//! Not finite in, not finite out; [`Exact::value`] of such a number is not finite either.
//! Cost: some 20 floating-point operations each, roots and powers a few hundred.

use crate::data::Figure;
use crate::text::number::ten_to;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// The sum `high + low`, where `low` is at most half a unit in the last place of `high`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Exact {
    high: f64,
    low: f64,
}

/// The sum of two doubles and its error (Knuth).
fn sum(a: f64, b: f64) -> (f64, f64) {
    let s = a + b;
    let t = s - a;
    (s, (a - (s - t)) + (b - t))
}

/// The upper half of a double's digits.
fn upper(a: f64) -> f64 {
    let c = 134_217_729.0 * a;
    c - (c - a)
}

/// The product of two doubles and its error (Dekker, Veltkamp).
fn product(a: f64, b: f64) -> (f64, f64) {
    let p = a * b;
    let (a1, b1) = (upper(a), upper(b));
    let (a2, b2) = (a - a1, b - b1);
    (p, ((a1 * b1 - p) + a1 * b2 + a2 * b1) + a2 * b2)
}

impl Exact {
    /// The double itself.
    #[must_use]
    pub const fn of(value: f64) -> Self {
        Self { high: value, low: 0.0 }
    }

    /// The decimal that a figure was printed as. Beyond 15 digits it is the double that was read.
    #[must_use]
    pub fn decimal(figure: Figure) -> Self {
        let units = (figure.value * ten_to(figure.decimals)).round();
        if units.abs() < 1e15 && figure.decimals <= 15 {
            Self::of(units) / Self::of(ten_to(figure.decimals))
        } else {
            Self::of(figure.value)
        }
    }

    fn sum(high: f64, low: f64) -> Self {
        let (high, low) = sum(high, low);
        Self { high, low }
    }

    /// The nearest double.
    #[must_use]
    pub fn value(self) -> f64 {
        self.high + self.low
    }

    /// Whether it is above zero.
    #[must_use]
    pub fn is_positive(self) -> bool {
        self.high > 0.0
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.high == 0.0
    }

    fn whole_power(self, n: i32) -> Self {
        let (mut out, mut square, mut left) = (Self::of(1.0), self, n.unsigned_abs());
        while left > 0 {
            if left % 2 == 1 {
                out = out * square;
            }
            square = square * square;
            left /= 2;
        }
        if n < 0 { Self::of(1.0) / out } else { out }
    }

    /// The `n`/`m`-th power of a positive number.
    ///
    /// The power in doubles, mended by one step of Newton's method on y^m = x^n.
    #[must_use]
    pub fn power(self, n: i32, m: i32) -> Self {
        if m == 1 {
            return self.whole_power(n);
        }
        let near = Self::of(self.value().powf(f64::from(n) / f64::from(m)));
        let off = self.whole_power(n) / near.whole_power(m) - Self::of(1.0);
        let mended = near + near * off / Self::of(f64::from(m));
        if mended.value().is_finite() { mended } else { near }
    }

    /// The natural logarithm of a positive number, to the precision of a double, also near 1.
    #[must_use]
    pub fn ln(self) -> Self {
        let above = (self - Self::of(1.0)).value();
        Self::of(if above.abs() < 0.5 { above.ln_1p() } else { self.value().ln() })
    }
}

impl Add for Exact {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let (high, error) = sum(self.high, other.high);
        let (low, rest) = sum(self.low, other.low);
        let first = Self::sum(high, error + low);
        Self::sum(first.high, first.low + rest)
    }
}

impl Neg for Exact {
    type Output = Self;

    fn neg(self) -> Self {
        Self { high: -self.high, low: -self.low }
    }
}

impl Sub for Exact {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for Exact {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        let (high, error) = product(self.high, other.high);
        Self::sum(high, error + (self.high * other.low + self.low * other.high))
    }
}

impl Div for Exact {
    type Output = Self;

    fn div(self, other: Self) -> Self {
        let first = self.high / other.high;
        if !first.is_finite() {
            return Self::of(first);
        }
        let rest = self - other * Self::of(first);
        let second = rest.high / other.high;
        let rest = rest - other * Self::of(second);
        Self::sum(first, second) + Self::of(rest.high / other.high)
    }
}

#[cfg(test)]
mod tests {
    use super::Exact;
    use crate::data::Figure;

    fn decimal(value: f64, decimals: u8) -> Exact {
        Exact::decimal(Figure { value, decimals })
    }

    #[test]
    fn decimals_add_as_on_paper() {
        assert_eq!((decimal(0.1, 1) + decimal(0.2, 1)).value(), 0.3);
        assert_eq!((decimal(6.4, 1) - decimal(5.9, 1)).value(), 0.5);
        assert_eq!((decimal(1.1, 1) * decimal(1.1, 1)).value(), 1.21);
        let third = decimal(1.0, 0) / decimal(3.0, 0);
        assert_eq!((third + third + third).value(), 1.0);
    }

    #[test]
    fn roots_and_powers_meet() {
        let x = decimal(1.183, 3);
        for n in [2, 3, 7, 12, 144] {
            let off = x.power(1, n).power(n, 1) - x;
            assert!(off.value().abs() < f64::from(n) * 1e-30, "{n}: {}", off.value());
        }
        assert_eq!(decimal(4.0, 0).power(-1, 2).value(), 0.5);
        assert!((decimal(1.000_001, 6).ln().value() / 9.999_995_000_003_333e-7 - 1.0).abs() < 1e-15);
    }

    #[test]
    fn what_is_too_large_is_not_finite() {
        assert!(!(Exact::of(1e300) * Exact::of(1e300)).value().is_finite());
        assert!(!(Exact::of(1.0) / Exact::of(0.0)).value().is_finite());
    }
}
