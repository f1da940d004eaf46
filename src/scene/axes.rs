//! The marks of axes: grid lines, ticks and their labels.
//!
//! Owns how an axis looks; where its ticks lie is [`crate::scale::ticks`]'. No label leaves the
//! picture or touches another of its axis.

use super::{Align, Label, Mark, Measure, Point, Rect, Scene};
use crate::period::Frequency;
#[cfg(feature = "whole")]
use crate::scale::instants::Step;
use crate::scale::{Scale, ticks};
use crate::text::{Language, period::month_en, whole};
use crate::theme::{Theme, size};

/// A tick of a value axis: its value and what is written at it.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// In the data's unit.
    pub value: f64,
    /// As text.
    pub text: String,
    /// Width of the text.
    pub width: f64,
}

/// Space between a value axis' labels and the plot.
pub const LABEL_GAP: f64 = 8.0;
/// Height that a period axis takes below the plot.
pub const PERIOD_AXIS_HEIGHT: f64 = 26.0;

/// Draws grid lines across the plot, a stronger one at zero, with labels to their left.
pub fn value_axis(scene: &mut Scene, plot: Rect, scale: &Scale, ticks: &[Tick], theme: &Theme) {
    for tick in ticks {
        let y = scale.pixel(tick.value);
        let zero = tick.value == 0.0;
        scene.marks.push(Mark::Rule {
            from: Point::new(plot.x, y),
            to: Point::new(plot.right(), y),
            color: if zero { theme.axis } else { theme.line },
            width: 1.0,
        });
        scene.marks.push(Mark::Text(Label {
            text: tick.text.clone(),
            at: Point::new(plot.x - LABEL_GAP, y),
            align: Align::Right,
            font: size::SMALL,
            color: theme.muted,
            width: tick.width,
        }));
    }
}

/// Draws the marks of a period axis below the plot, as dense as their labels allow.
///
/// A mark stands at the middle of the first period of `frequency` it names: where that period's
/// observation is drawn.
pub fn period_axis(
    scene: &mut Scene,
    plot: Rect,
    scale: &Scale,
    frequency: Frequency,
    words: (Language, &Theme),
    measure: &dyn Measure,
) {
    let (language, theme) = words;
    let font = size::SMALL;
    let middle = f64::from(frequency.months()) / 2.0;
    let first = (scale.low().ceil()) as i32;
    let last = (scale.high().floor()) as i32 - frequency.months();
    let text = |month: i32, step: i32, full: bool| -> String {
        let number = month.rem_euclid(12) + 1;
        let (en, zh) = match (step >= 12, number, full) {
            (true, _, _) => ("{0}", "{0}"),
            (_, 1, _) => ("{0}", "{0}年"),
            (_, _, true) => ("{2} {0}", "{0}年{1}月"),
            (_, _, false) => ("{2}", "{1}月"),
        };
        language.say(en, zh, &[&whole(month.div_euclid(12)), &whole(number), month_en(number.unsigned_abs())])
    };
    let widest = |step: i32| -> f64 {
        let probe: &[i32] = if step >= 12 { &[0] } else { &[0, 8, 9, 11] };
        let year = last - last.rem_euclid(12);
        probe.iter().map(|m| measure.width(&text(year + m, step, false), font)).fold(0.0, f64::max)
    };
    let pixels = |months: i32| scale.pixel(f64::from(months)) - scale.pixel(0.0);
    let (marks, step) =
        ticks::months(first, last, |step| step >= frequency.months() && pixels(step) >= widest(step) + 14.0);
    let names_a_year = marks.iter().any(|m| m.year);
    let mut free = f64::NEG_INFINITY;
    for (i, mark) in marks.iter().enumerate() {
        let x = scale.pixel(f64::from(mark.month) + middle);
        let text = text(mark.month, step, i == 0 && !names_a_year);
        let width = measure.width(&text, font);
        let center = x.clamp(width / 2.0, (scene.width - width / 2.0).max(width / 2.0));
        if center - width / 2.0 < free {
            continue;
        }
        free = center + width / 2.0 + 6.0;
        scene.marks.push(Mark::Rule {
            from: Point::new(x, plot.bottom()),
            to: Point::new(x, plot.bottom() + 4.0),
            color: theme.axis,
            width: 1.0,
        });
        scene.marks.push(Mark::Text(Label {
            text,
            at: Point::new(center, plot.bottom() + 15.0),
            align: Align::Center,
            font,
            color: theme.muted,
            width,
        }));
    }
}

/// Draws the marks of an axis of instants below the plot, as dense as their labels allow, but no closer than `least` milliseconds; gives
/// their distance.
#[cfg(feature = "whole")]
pub fn time_axis(
    scene: &mut Scene,
    plot: Rect,
    (x, least): (&Scale, f64),
    (language, theme): (Language, &Theme),
    measure: &dyn Measure,
) -> f64 {
    let font = size::SMALL;
    // Labels of a step are about as wide as these; what is wider all the same is left out below.
    let probe = |step: Step| match step {
        Step::Even(length) if length < 1000.0 => "00:00:00.000",
        Step::Even(length) if length < 60_000.0 => "00:00:00",
        Step::Even(_) => language.pick("30 Dec", "12月30日"),
        Step::Months(_) => language.pick("2028", "2028年"),
    };
    let per = plot.width / (x.high() - x.low());
    let room = |step: Step| step.length() >= least && step.length() * per >= measure.width(probe(step), font) + 18.0;
    let Some(step) = Step::fitting(&room) else { return x.high() - x.low() };
    let mut mark = step.first(x.low());
    let mut free = f64::NEG_INFINITY;
    let mut marks = 0;
    while mark <= x.high() && marks < 400 {
        let at = x.pixel(mark);
        let text = step.label(mark, language);
        let width = measure.width(&text, font);
        let center = at.clamp(width / 2.0, (scene.width - width / 2.0).max(width / 2.0));
        if center - width / 2.0 >= free {
            free = center + width / 2.0 + 6.0;
            let (from, to) = (Point::new(at, plot.bottom()), Point::new(at, plot.bottom() + 4.0));
            scene.marks.push(Mark::Rule { from, to, color: theme.axis, width: 1.0 });
            let at = Point::new(center, plot.bottom() + 15.0);
            scene.marks.push(Mark::Text(Label { text, at, align: Align::Center, font, color: theme.muted, width }));
        }
        mark = step.after(mark);
        marks += 1;
    }
    step.length()
}
