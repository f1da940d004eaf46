//! Two figures of one line, compared: the difference, per cent, and per cent a year.
//!
//! Growth a year is the constant rate that leads from the one to the other: `(b / a)^(1 / years) − 1`. Rates and indices of
//! growth change in points and are not divided; nothing is divided by zero or less. Percentages are told with one digit.

use crate::data::{Figure, Reason};
use crate::text::number::grouped;
use crate::text::unit::Told;
use crate::text::{Language, words};

/// A line at two places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compared {
    /// The line; empty where there is only one.
    pub name: String,
    /// Its CSS colour.
    pub color: String,
    /// The figure at the earlier place, or why there is none.
    pub from: String,
    /// The figure at the later place.
    pub to: String,
    /// The difference, with its sign.
    pub by: String,
    /// In per cent; empty where it means nothing.
    pub percent: String,
    /// In per cent a year; empty below a year.
    pub yearly: String,
    /// Why something is missing.
    pub reason: String,
}

crate::widget::plain::plain!(Compared { name, color, from, to, by, percent, yearly, reason });

/// How two figures are to be compared.
#[derive(Clone, Copy, Debug)]
pub struct Ground {
    /// The time between them.
    pub years: f64,
    /// Whether they are rates, which are not divided.
    pub rate: bool,
    /// Why they are not to be compared at all.
    pub unlike: Option<Reason>,
}

/// Compares two figures.
#[must_use]
pub fn compare(told: &Told, a: Option<Figure>, b: Option<Figure>, ground: Ground, language: Language) -> Compared {
    let text = |f: Option<Figure>| f.map_or_else(|| words::no_figure(language).into(), |f| told.full(f));
    let mut found = Compared { from: text(a), to: text(b), ..Compared::default() };
    let (Some(a), Some(b)) = (a, b) else { return found };
    let mut fail = |reason: Reason| found.reason = words::reason(reason, language).into();
    if let Some(reason) = ground.unlike {
        fail(reason);
        return found;
    }
    if ground.rate {
        fail(Reason::Rate);
    } else if a.value <= 0.0 || b.value < 0.0 {
        fail(Reason::Base);
    } else {
        let ratio = b.value / a.value;
        found.percent = signed((ratio - 1.0) * 100.0, 1);
        // A year and a hair: two places a year apart are.
        if ground.years >= 0.999 {
            found.yearly = signed((ratio.powf(1.0 / ground.years) - 1.0) * 100.0, 1);
        }
    }
    let by = Figure { value: b.value - a.value, decimals: a.decimals.max(b.decimals) };
    let sign = if by.value < 0.0 { "−" } else { "+" };
    found.by = crate::text::fill("{0}{1}", &[sign, &told.change(by)]);
    found
}

/// A percentage with its sign; what is no number is left out.
fn signed(value: f64, decimals: u8) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let sign = if value < 0.0 { "−" } else { "+" };
    crate::text::fill("{0}{1}%", &[sign, &grouped(value.abs(), decimals)])
}
