//! Units in steps: which are rates, which are multiples of one another, what a quotient is called.

use super::term::Term;
use crate::data::Name;
pub(super) use crate::data::Unit;
use crate::period::Period;
use crate::text::number::ten_to;
use crate::text::{Language, fill, period};

/// A unit that is its own name.
#[must_use]
pub fn plain(code: &str) -> Unit {
    named(code, code, code)
}

fn named(code: &str, en: &str, zh: &str) -> Unit {
    let name = Name { code: code.into(), en: en.into(), zh: zh.into(), ..Name::default() };
    Unit { name, exponent: 0 }
}

/// Per cent.
#[must_use]
pub fn percent() -> Unit {
    plain("%")
}

/// The unit in which values of `unit` differ.
#[must_use]
pub fn difference(unit: &Unit) -> Unit {
    match unit.name.code.as_str() {
        "%" | "pp" => points(),
        _ if is_rate(unit) => named("points", "points", "个点"),
        _ => unit.clone(),
    }
}

/// Percentage points.
#[must_use]
pub fn points() -> Unit {
    named("pp", "pp", "个百分点")
}

/// An index of 100 at a base.
#[must_use]
pub fn index(base: Period) -> Unit {
    let text = |form: &str, base: &str| fill(form, &[base]);
    let label = |language| period::label(base, language);
    named(
        &text("index {0}=100", &base.code()),
        &text("index, {0} = 100", &label(Language::En)),
        &text("指数，{0} = 100", &label(Language::Zh)),
    )
}

/// Whether it is an index, of whatever base.
#[must_use]
pub fn is_index(unit: &Unit) -> bool {
    unit.name.code.starts_with("index")
}

/// Whether values change in points: per cent, points, and an index that names no base.
#[must_use]
pub fn is_rate(unit: &Unit) -> bool {
    let code = unit.name.code.as_str();
    matches!(code, "%" | "pp" | "points") || (is_index(unit) && !code.contains('='))
}

/// Whether it is per cent, or points of it.
#[must_use]
pub fn is_points(unit: &Unit) -> bool {
    matches!(unit.name.code.as_str(), "%" | "pp")
}

/// Whether it is a pure number.
#[must_use]
pub fn is_pure(unit: &Unit) -> bool {
    unit.name.code.is_empty()
}

/// The power of ten that a value in `from` is multiplied with to be one in `to`; `None` where they measure
/// different things.
#[must_use]
pub fn power(from: &Unit, to: &Unit) -> Option<i32> {
    // A file may describe the multiple alone: its base is then its name in one of the languages.
    let same = [(&from.name.code, &to.name.code), (&from.name.en, &to.name.en), (&from.name.zh, &to.name.zh)];
    let same = from.name.code == to.name.code || same.into_iter().any(|(a, b)| !a.is_empty() && a == b);
    same.then(|| i32::from(from.exponent) - i32::from(to.exponent))
}

/// `x` × 10^`power`.
#[must_use]
pub fn scaled(x: Term, power: i32) -> Term {
    let ten = || Term::number(ten_to(u8::try_from(power.unsigned_abs()).unwrap_or(u8::MAX)));
    match power {
        0 => x,
        1.. => x * ten(),
        _ => x / ten(),
    }
}

/// The unit of a quotient, of the bases of both.
#[must_use]
pub fn quotient(over: &Unit, under: &Unit) -> Unit {
    if power(over, under).is_some() {
        return plain("");
    }
    let text = |a: &str, b: &str| fill("{0}/{1}", &[a, b]);
    let (en, zh) = (text(&over.name.en, &under.name.en), text(&over.name.zh, &under.name.zh));
    named(&en, &en, &zh)
}
