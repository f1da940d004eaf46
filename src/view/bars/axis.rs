//! The periods below columns: each name stands under the middle of its own column.
//!
//! Owns how periods are called there: a quarter by its number, January and February merged by both where there is room, whatever begins a year
//! by the year. Which of them are named is [`crate::scale::ticks`]'. Lengths are CSS pixels. Cost: marks × periods.

use crate::period::{Frequency, Period};
use crate::scale::{Scale, ticks};
use crate::scene::pen::Pen;
use crate::scene::{Align, Rect};
use crate::text::period::{label, month_en};
use crate::text::{Language, whole};
use crate::theme::size;

/// Between the names of two periods.
const GAP: f64 = 6.0;

/// A period within its year, or its year where only years are named.
fn short(period: Period, years: bool, language: Language) -> String {
    let month = period.start().rem_euclid(12) + 1;
    let number = period.ordinal();
    let name = match period.frequency() {
        Frequency::Quarter => ["一", "二", "三", "四"].get(number as usize - 1).copied().unwrap_or_default(),
        Frequency::HalfYear => "下",
        _ => "",
    };
    let (en, zh) = match (period.frequency(), month) {
        _ if years => ("{0}", "{0}"),
        (_, 1) => ("{0}", "{0}年"),
        (Frequency::Quarter, _) => ("Q{3}", "{4}季度"),
        (Frequency::HalfYear, _) => ("H{3}", "{4}半年"),
        _ => ("{2}", "{1}月"),
    };
    let (year, month_zh, number) = (whole(period.year()), whole(month), whole(number as i32));
    language.say(en, zh, &[&year, &month_zh, month_en(month.unsigned_abs()), &number, name])
}

/// Draws the names of `slots` below the plot, as dense as they allow.
pub(super) fn draw(
    pen: &mut Pen<'_>,
    plot: Rect,
    x: &Scale,
    (slots, frequency): (&[Period], Frequency),
    language: Language,
) {
    let theme = pen.theme;
    let only_years = frequency == Frequency::Year;
    let widest =
        |years: bool| slots.iter().map(|p| pen.width(&short(*p, years, language), size::SMALL)).fold(0.0, f64::max);
    let (year, within) = (widest(true), widest(only_years));
    let pixels = |months: i32| x.pixel(f64::from(months)) - x.pixel(0.0);
    let first = x.low().ceil() as i32;
    let last = x.high().floor() as i32 - frequency.months();
    let room = |step: i32| if step >= 12 { year } else { within };
    let fits = |step: i32| step >= frequency.months() && pixels(step) >= room(step) + 2.0 * GAP;
    let (marks, step) = ticks::months(first, last, fits);
    let names_a_year = marks.iter().any(|m| m.year);
    let (mut free, mut before) = (f64::NEG_INFINITY, None);
    for mark in &marks {
        // Where no column stands its place is named all the same.
        let number = mark.month.rem_euclid(12) / frequency.months() + 1;
        let missing = || Period::new(mark.month.div_euclid(12), frequency, number.unsigned_abs());
        let column = slots.iter().find(|p| p.start() <= mark.month && mark.month < p.end()).copied();
        let Some(period) = column.or_else(missing) else { continue };
        if before.replace(period) == Some(period) {
            continue;
        }
        let full = label(period, language);
        let (from, to) = (x.pixel(f64::from(period.start())), x.pixel(f64::from(period.end())));
        let merged = period.frequency() == Frequency::JanFeb && pen.width(&full, size::SMALL) + GAP <= to - from;
        // Where no year begins the first name says which it is.
        let alone = free == f64::NEG_INFINITY && !names_a_year;
        let text = if merged || alone { full } else { short(period, step >= 12, language) };
        let (middle, width) = ((from + to) / 2.0, pen.width(&text, size::SMALL));
        let center = middle.clamp(width / 2.0, (pen.scene.width - width / 2.0).max(width / 2.0));
        if center - width / 2.0 < free {
            continue;
        }
        free = center + width / 2.0 + GAP;
        pen.rule((middle, plot.bottom()), (middle, plot.bottom() + 4.0), theme.axis, 1.0);
        pen.text(&text, (center, plot.bottom() + 15.0), Align::Center, size::SMALL, theme.muted);
    }
}
