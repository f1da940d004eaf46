//! The cursor among dense series. A slot is the place of a point in the series of its line.

use super::Instants;
use crate::data::dense::DenseSeries;
use crate::period::instant;
use crate::view::{Context, Stop};
use crate::widget::input::Key;
use crate::widget::shown::{CursorDot, Overlay, Tip, TipRow};
use barograph_pyramid::Dense;

/// The place of the point nearest to an instant; `None` in an empty series.
pub(super) fn nearest(points: &Dense, instant: f64) -> Option<usize> {
    let after = points.times().at_or_after(instant, 0);
    let distance = |at: usize| points.times().get(at).map(|t| (t - instant).abs());
    match (after.checked_sub(1), distance(after)) {
        (Some(before), None) => Some(before),
        (Some(before), Some(behind)) if distance(before).is_some_and(|d| d < behind) => Some(before),
        (_, found) => found.map(|_| after),
    }
}

/// The stop nearest to an instant, on the line of `from`, else on the first.
pub(super) fn at(view: &Instants, instant: f64, from: Option<Stop>) -> Option<Stop> {
    let drawn = |line: &usize| view.shown.get(*line).copied().unwrap_or(false);
    let first = (0..view.lines.len()).find(drawn);
    let line = from.map(|s| s.line).filter(drawn).or(first)?;
    Some(Stop { slot: nearest(view.points.get(line)?, instant)?, line })
}

/// Left and right go by a pixel at least, page keys by a tenth of the window, up and down by line.
pub(super) fn step(view: &Instants, from: Option<Stop>, key: Key) -> Option<Stop> {
    let placed = view.placed.as_ref()?;
    let (low, high) = (placed.x.low(), placed.x.high());
    let Some(stop) = from else {
        return match key {
            Key::Home => at(view, low, None),
            Key::Enter | Key::Escape => None,
            _ => at(view, high, None),
        };
    };
    let points = view.points.get(stop.line)?;
    let last = points.len().checked_sub(1)?;
    let now = points.times().get(stop.slot)?;
    let pixel = (high - low) / placed.plot.width.max(1.0);
    let slot = match key {
        Key::Left => nearest(points, now - pixel)?.min(stop.slot.saturating_sub(1)),
        Key::Right => nearest(points, now + pixel)?.max(stop.slot + 1).min(last),
        Key::PageUp => nearest(points, now - (high - low) / 10.0)?,
        Key::PageDown => nearest(points, now + (high - low) / 10.0)?,
        Key::Home => 0,
        Key::End => last,
        Key::Up | Key::Down => {
            let drawn = |line: &usize| view.shown.get(*line).copied().unwrap_or(false);
            let lines: Vec<usize> = (0..view.lines.len()).filter(drawn).collect();
            let place = lines.iter().position(|i| *i == stop.line).unwrap_or(0);
            let next = if key == Key::Down { place + 1 } else { place + lines.len() - 1 } % lines.len().max(1);
            return at(view, now, Some(Stop { slot: 0, line: *lines.get(next)? }));
        }
        _ => return None,
    };
    Some(Stop { slot, ..stop })
}

/// The point of each line drawn that is nearest to a stop, with the line's number and its series.
pub(super) fn points<'a>(
    view: &'a Instants,
    context: &Context<'a>,
    stop: Stop,
) -> impl Iterator<Item = (usize, &'a DenseSeries, usize)> {
    let own = view.points.get(stop.line);
    let instant = own.and_then(|p| p.times().get(stop.slot));
    view.drawn(context.data).filter_map(move |(i, series)| {
        let at = if i == stop.line { stop.slot } else { nearest(&series.points, instant?)? };
        Some((i, series, at))
    })
}

/// The rule, a dot a line, the tooltip and what is said.
pub(super) fn overlay(view: &Instants, context: &Context<'_>, stop: Stop) -> Option<Overlay> {
    let placed = view.placed.as_ref()?;
    let language = context.spec.language;
    let instant = view.points.get(stop.line)?.times().get(stop.slot)?;
    let several = view.drawn(context.data).nth(1).is_some();
    let title = instant::label(instant, placed.step / 1000.0, language);
    let (mut dots, mut rows, mut speech) = (Vec::new(), Vec::new(), String::new());
    for (i, series, at) in points(view, context, stop) {
        let color = context.spec.theme.series(i).css();
        let current = i == stop.line;
        let value = series.points.value(at);
        let told = match value {
            Some(v) => view.told.full(view.figure_of(v)),
            None => crate::text::words::no_figure(language).into(),
        };
        let name = if several { view.name(context.data, series, language) } else { String::new() };
        if let (Some(v), Some(t)) = (value, series.points.times().get(at)) {
            let (x, y) = (placed.x.pixel(t), placed.y.pixel(v));
            dots.push(CursorDot { x, y, color: color.clone(), current: current && several });
        }
        if current {
            let parts = [title.clone(), name.clone(), told.clone()];
            speech = crate::text::join(&parts, language.pick(", ", "，"));
        }
        rows.push(TipRow { name, value: told, note: String::new(), color, current: current && several });
    }
    let x = placed.x.pixel(instant);
    let tip = Some(Tip { title, rows, hint: "" });
    Some(Overlay {
        x,
        top: placed.plot.y,
        bottom: placed.plot.bottom(),
        rule: true,
        rules: Vec::new(),
        dots,
        frame: None,
        tip,
        speech,
    })
}
