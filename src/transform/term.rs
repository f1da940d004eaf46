//! What formulas are written in: numbers that can write down where they came from.
//!
//! Each step states its formula once, in [`Term`]s. Where a reader opened a figure, inputs bring their
//! symbols and printed numbers with them, and what is shown is so what was computed; otherwise a term is a
//! number alone, and no text is made.

use super::exact::Exact;
use crate::text::number::{grouped, ten_to};
use crate::text::{fill, whole};
use std::ops::{Add, Div, Mul, Sub};

/// A value with the formula that gave it, where that is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    value: Exact,
    text: Option<Box<Text>>,
}

/// A formula as text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// With symbols.
    pub symbols: String,
    /// With the numbers put in.
    pub numbers: String,
    binding: Binding,
}

/// How tightly the outermost operation of a text binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Sum,
    Product,
    Power,
    Atom,
}

/// Of a long sum or product the first, the second and the last are written.
const SPELT: usize = 4;

fn parenthesised(text: &str, wanted: bool) -> String {
    fill(if wanted { "({0})" } else { "{0}" }, &[text])
}

impl Term {
    /// A value without a text; a constant of a formula, when it stands beside one that has.
    #[must_use]
    pub fn of(value: Exact) -> Self {
        Self { value, text: None }
    }

    /// A constant of the formula: a decimal of at most six digits after the point.
    #[must_use]
    pub fn number(value: f64) -> Self {
        Self::of(Exact::of((value * 1e6).round()) / Exact::of(1e6))
    }

    /// A value of a series with its symbol and its number.
    #[must_use]
    pub fn input(value: Exact, (symbols, number): (String, String)) -> Self {
        let numbers = parenthesised(&number, number.starts_with('−'));
        Self { value, text: Some(Box::new(Text { symbols, numbers, binding: Binding::Atom })) }
    }

    /// Its value.
    #[must_use]
    pub fn exact(&self) -> Exact {
        self.value
    }

    /// Its formula; `None` for a constant, or where no text was wanted.
    #[must_use]
    pub fn text(&self) -> Option<&Text> {
        self.text.as_deref()
    }

    /// The text, of a constant its digits.
    fn written(&self) -> Text {
        self.text.as_deref().cloned().unwrap_or_else(|| {
            let whole = |d: &u8| (self.value * Exact::of(ten_to(*d))).value().fract() == 0.0;
            let number = grouped(self.value.value(), (0..12).find(whole).unwrap_or(12));
            Text { symbols: number.clone(), numbers: number, binding: Binding::Atom }
        })
    }

    #[inline(never)]
    fn join(self, other: Self, sign: &str, binding: Binding, value: Exact) -> Self {
        if self.text.is_none() && other.text.is_none() {
            return Self::of(value);
        }
        // After a minus or a division, what binds no tighter needs its own parentheses.
        let strict = matches!(sign, " − " | " ÷ ");
        let (left, right) = (self.written(), other.written());
        let text = |a: &str, b: &str| {
            let a = parenthesised(a, left.binding < binding);
            let b = parenthesised(b, right.binding < binding || (strict && right.binding == binding));
            fill("{0}{1}{2}", &[&a, sign, &b])
        };
        let (symbols, numbers) = (text(&left.symbols, &right.symbols), text(&left.numbers, &right.numbers));
        Self { value, text: Some(Box::new(Text { symbols, numbers, binding })) }
    }

    fn many(terms: &[Self], sign: &str, binding: Binding, value: Exact) -> Self {
        if terms.iter().all(|t| t.text.is_none()) {
            return Self::of(value);
        }
        if let [lone] = terms {
            return lone.clone();
        }
        let texts: Vec<Text> = terms.iter().map(Self::written).collect();
        let text = |of: fn(&Text) -> &String| {
            let mut out = String::new();
            for (i, term) in texts.iter().enumerate() {
                let skipped = texts.len() > SPELT && i > 1 && i + 1 < texts.len();
                if skipped && i > 2 {
                    continue;
                }
                if i > 0 {
                    out.push_str(sign);
                }
                if skipped {
                    out.push('…');
                } else {
                    out.push_str(&parenthesised(of(term), term.binding < binding));
                }
            }
            out
        };
        let (symbols, numbers) = (text(|t| &t.symbols), text(|t| &t.numbers));
        Self { value, text: Some(Box::new(Text { symbols, numbers, binding })) }
    }

    fn wrap(&self, value: Exact, form: &str, exponent: &str, parentheses: bool, binding: Binding) -> Self {
        let text = self.text.as_deref().map(|t| {
            let around = parentheses && t.binding < Binding::Atom;
            let text = |of: &str| fill(form, &[&parenthesised(of, around), exponent]);
            Box::new(Text { symbols: text(&t.symbols), numbers: text(&t.numbers), binding })
        });
        Self { value, text }
    }

    /// The `n`/`m`-th power of a positive number; zero of zero.
    #[must_use]
    pub fn power(self, n: i32, m: i32) -> Self {
        if (n, m) == (1, 1) {
            return self;
        }
        let value = if self.value.is_zero() { self.value } else { self.value.power(n, m) };
        let exponent = if m == 1 { whole(n) } else { fill("({0}/{1})", &[&whole(n), &whole(m)]) };
        self.wrap(value, "{0}^{1}", &exponent, true, Binding::Power)
    }

    /// The natural logarithm of a positive number.
    #[must_use]
    pub fn ln(self) -> Self {
        self.wrap(self.value.ln(), "ln({0})", "", false, Binding::Atom)
    }

    /// The sum of many; zero of none.
    #[must_use]
    pub fn sum(terms: &[Self]) -> Self {
        let value = terms.iter().fold(Exact::default(), |sum, t| sum + t.value);
        Self::many(terms, " + ", Binding::Sum, value)
    }

    /// The product of many; one of none.
    #[must_use]
    pub fn product(terms: &[Self]) -> Self {
        let value = terms.iter().fold(Exact::of(1.0), |product, t| product * t.value);
        Self::many(terms, " × ", Binding::Product, value)
    }
}

impl Add for Term {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let value = self.value + other.value;
        self.join(other, " + ", Binding::Sum, value)
    }
}

impl Sub for Term {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        let value = self.value - other.value;
        self.join(other, " − ", Binding::Sum, value)
    }
}

impl Mul for Term {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        let value = self.value * other.value;
        self.join(other, " × ", Binding::Product, value)
    }
}

impl Div for Term {
    type Output = Self;

    fn div(self, other: Self) -> Self {
        let value = self.value / other.value;
        self.join(other, " ÷ ", Binding::Product, value)
    }
}

#[cfg(test)]
mod tests {
    use super::{Exact, Term};

    fn x(symbol: &str, value: f64, number: &str) -> Term {
        Term::input(Exact::of(value), (symbol.into(), number.into()))
    }

    fn symbols(term: &Term) -> &str {
        &term.text().unwrap().symbols
    }

    #[test]
    fn a_formula_writes_itself() {
        let growth = (x("x[t]", 6.0, "6") / x("x[t−12]", 5.0, "5") - Term::number(1.0)) * Term::number(100.0);
        assert_eq!(symbols(&growth), "(x[t] ÷ x[t−12] − 1) × 100");
        assert_eq!(growth.text().unwrap().numbers, "(6 ÷ 5 − 1) × 100");
        assert!((growth.exact().value() - 20.0).abs() < 1e-13);
        assert_eq!((Term::of(Exact::of(6.0)) / Term::number(5.0)).text(), None);
    }

    #[test]
    fn parentheses_stand_where_they_are_needed() {
        let (a, b, c) = (x("a", 1.0, "1"), x("b", -2.0, "−2"), x("c", 4.0, "4"));
        let minus = a.clone() - (b.clone() - c.clone());
        assert_eq!((symbols(&minus), minus.text().unwrap().numbers.as_str()), ("a − (b − c)", "1 − ((−2) − 4)"));
        assert_eq!(symbols(&(a.clone() / (b.clone() / c.clone()))), "a ÷ (b ÷ c)");
        assert_eq!(symbols(&(a.clone() * (b.clone() + c.clone()))), "a × (b + c)");
        assert_eq!(symbols(&((a.clone() / c.clone()).power(1, 2) - b)), "(a ÷ c)^(1/2) − b");
        assert_eq!(symbols(&(a.clone() / c).ln()), "ln(a ÷ c)");
        assert_eq!(symbols(&(Term::number(0.25) * a)), "0.25 × a");
        let long: Vec<Term> = (0..6).map(|i| x(&format!("x{i}"), f64::from(i), &format!("{i}"))).collect();
        let long = Term::sum(&long);
        assert_eq!((symbols(&long), long.exact().value()), ("x0 + x1 + … + x5", 15.0));
    }
}
