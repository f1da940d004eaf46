//! Columns as marks.

use super::super::trend::{Placed, Seen, is_tentative, span, tone};
use super::super::valued::{Valued, height};
use super::{Bars, axis, sums, values};
use crate::data::Status;
use crate::period::Period;
use crate::scale::Scale;
use crate::scene::axes::PERIOD_AXIS_HEIGHT;
use crate::scene::pen::Pen;
use crate::scene::{Align, Point, Rect, Scene};
use crate::theme::size;
use crate::view::{Context, Frame};

/// Room for a value beyond the end of its column.
const VALUE_HEIGHT: f64 = 18.0;
/// A column at most.
const WIDEST: f64 = 96.0;
/// Between columns that stand side by side.
const SPLIT: f64 = 1.0;

/// Lays the columns out: the scene, where the trend's own cursor finds things, and a band for each period.
pub(super) fn lay_out(bars: &Bars, context: &Context<'_>, frame: &Frame<'_>) -> (Scene, Option<Placed>, Vec<Rect>) {
    let (trend, theme) = (&bars.trend, &context.spec.theme);
    let width = frame.width.max(1.0);
    let mut pen = Pen::new(width, height(width, frame.height), theme, frame.measure);
    let (Some((begin, end)), Some((low, high))) = (span(trend, context), bounds(bars, context)) else {
        return (pen.scene, None, Vec::new());
    };
    // Values that stand beyond their columns need room within the plot.
    let marked = valued(bars, context, &pen, width * 0.9 / (end - begin));
    let inside = match marked {
        true => (VALUE_HEIGHT, if low < 0.0 { VALUE_HEIGHT } else { 0.0 }),
        false => (0.0, 0.0),
    };
    let area = Rect { x: 0.0, y: 0.0, width, height: pen.scene.height };
    let frame_of = Valued::new(&pen, &trend.told, (low, high), area, inside, (2.0, PERIOD_AXIS_HEIGHT));
    frame_of.draw(&mut pen);
    let Valued { plot, y, .. } = frame_of;
    let x = Scale::new(begin, end, plot.x, plot.right());
    axis::draw(&mut pen, plot, &x, (&trend.slots, trend.frequency), context.spec.language);
    let dots = bars.has_dots(context);
    let columns = if bars.stacked { 1 } else { trend.drawn().count() };
    let widest = WIDEST * columns as f64;
    let mut bands = Vec::with_capacity(trend.slots.len());
    for period in &trend.slots {
        let (from, to) = (x.pixel(f64::from(period.start())), x.pixel(f64::from(period.end())));
        let band = Rect { x: from, y: plot.y, width: to - from, height: plot.height };
        bands.push(band);
        // Few periods do not make slabs of their columns.
        let inset = (band.width * 0.14).clamp(0.0, 10.0).max((band.width - widest) / 2.0);
        let room = Rect { x: from + inset, width: (band.width - 2.0 * inset).max(0.5), ..band };
        let values = values(trend, context, *period);
        if bars.stacked {
            stack(&mut pen, bars, context, (room, &y), &values);
            if dots {
                sum(&mut pen, room, &y, &values);
            }
        } else {
            group(&mut pen, bars, context, (room, &y), &values, *period);
        }
        if marked && let (Some(value), Some((_, line))) = (values.first().copied().flatten(), trend.drawn().next()) {
            let figure = line.at(context.data, *period).and_then(|o| o.figure);
            let text = figure.map_or_else(String::new, |f| trend.told.number(trend.even(f)));
            let beyond = if value < 0.0 { VALUE_HEIGHT * 0.5 } else { -VALUE_HEIGHT * 0.5 };
            let at = (from + band.width / 2.0, y.pixel(value) + beyond);
            pen.text(&text, at, Align::Center, size::SMALL, theme.ink);
        }
    }
    let zero = y.pixel(0.0);
    pen.rule((plot.x, zero), (plot.right(), zero), theme.axis, 1.0);
    let seen = Seen::new(trend, context, frame.lens, (begin, end));
    (pen.scene, Some(Placed { plot, x, y, direct: false, seen, numbered: Vec::new() }), bands)
}

/// Least and greatest that is drawn, zero among them.
fn bounds(bars: &Bars, context: &Context<'_>) -> Option<(f64, f64)> {
    let (mut low, mut high, mut any) = (0.0_f64, 0.0_f64, false);
    for period in &bars.trend.slots {
        let values = values(&bars.trend, context, *period);
        any |= values.iter().any(Option::is_some);
        if bars.stacked {
            let (above, below, _) = sums(&values);
            (low, high) = (low.min(below), high.max(above));
        } else {
            for value in values.into_iter().flatten() {
                (low, high) = (low.min(value), high.max(value));
            }
        }
    }
    any.then_some(if low == high { (low, high + 1.0) } else { (low, high) })
}

/// Whether a lone series has room for its values at its columns, at so many pixels a month.
fn valued(bars: &Bars, context: &Context<'_>, pen: &Pen<'_>, month: f64) -> bool {
    let trend = &bars.trend;
    let mut lines = trend.drawn();
    let (Some((_, line)), None) = (lines.next(), lines.next()) else { return false };
    trend.slots.iter().all(|period| {
        let Some(figure) = line.at(context.data, *period).and_then(|o| o.figure) else { return true };
        let room = f64::from(period.end() - period.start()) * month;
        pen.width(&trend.told.number(trend.even(figure)), size::SMALL) + 6.0 <= room
    })
}

/// Columns side by side; a figure that is expected to change is hollow.
fn group(
    pen: &mut Pen<'_>,
    bars: &Bars,
    context: &Context<'_>,
    (room, y): (Rect, &Scale),
    values: &[Option<f64>],
    period: Period,
) {
    let each = room.width / values.len().max(1) as f64;
    let split = if each > 4.0 { SPLIT } else { 0.0 };
    let zero = y.pixel(0.0);
    for (place, ((i, line), value)) in bars.trend.drawn().zip(values).enumerate() {
        let Some(value) = value else { continue };
        let at = y.pixel(*value);
        let rect = Rect {
            x: room.x + each * place as f64 + split / 2.0,
            y: at.min(zero),
            width: (each - split).max(0.5),
            height: (at - zero).abs().max(0.5),
        };
        let color = tone(&bars.trend, context, i);
        let status = line.at(context.data, period).map_or(Status::Normal, |o| o.status);
        if is_tentative(status) && rect.width > 6.0 && rect.height > 4.0 {
            pen.card(rect, context.spec.theme.paper, color, 1.5);
        } else {
            pen.fill(rect, color);
        }
    }
}

/// Parts on one another, upwards and downwards from zero.
fn stack(pen: &mut Pen<'_>, bars: &Bars, context: &Context<'_>, (room, y): (Rect, &Scale), values: &[Option<f64>]) {
    let (mut above, mut below) = (0.0, 0.0);
    for ((i, _), value) in bars.trend.drawn().zip(values) {
        let Some(value) = value.filter(|v| *v != 0.0) else { continue };
        let base = if value < 0.0 { &mut below } else { &mut above };
        let (from, to) = (y.pixel(*base), y.pixel(*base + value));
        *base += value;
        // A hair of paper parts it from what it stands on.
        let height = (to - from).abs();
        let hair = if from == y.pixel(0.0) || height < 3.0 { 0.0 } else { 1.0 };
        let top = if to < from { to } else { from + hair };
        let rect = Rect { x: room.x, y: top, width: room.width, height: height - hair };
        pen.fill(rect, tone(&bars.trend, context, i));
    }
}

/// A dot at the sum of the parts.
fn sum(pen: &mut Pen<'_>, room: Rect, y: &Scale, values: &[Option<f64>]) {
    if let Some(sum) = sums(values).2.filter(|_| room.width >= 3.0) {
        let at = Point::new(room.x + room.width / 2.0, y.pixel(sum));
        let radius = (room.width * 0.3).clamp(1.5, 4.0);
        pen.dot(at, radius + 1.5, pen.theme.paper);
        pen.dot(at, radius, pen.theme.ink);
    }
}
