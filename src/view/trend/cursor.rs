//! The cursor of a trend: where it may stop and what it shows there.

use super::picture::tone;
use super::{Context, Stop, Trend, wording};
use crate::scene::Point;
use crate::text::{join, name};
use crate::widget::input::Key;
use crate::widget::shown::{CursorDot, Overlay, Tip, TipRow};

/// The slot nearest to the point, on the line nearest to it there.
pub(super) fn nearest(trend: &Trend, point: Point, from: Option<Stop>) -> Option<Stop> {
    let placed = trend.placed.as_ref()?;
    at(trend, placed.x.value(point.x), from)
}

/// The slot nearest to a place on the axis, on the line of `from`.
#[inline]
pub(super) fn at(trend: &Trend, month: f64, from: Option<Stop>) -> Option<Stop> {
    let after = trend.slots.partition_point(|p| p.middle() < month);
    let near = [after.checked_sub(1), Some(after)].into_iter().flatten();
    let distance = |slot: &usize| trend.slots.get(*slot).map(|p| (p.middle() - month).abs());
    let slot = near
        .filter(|s| distance(s).is_some())
        .min_by(|a, b| distance(a).unwrap_or(f64::MAX).total_cmp(&distance(b).unwrap_or(f64::MAX)))?;
    let line = from.map(|s| s.line).filter(|l| trend.drawn().any(|(i, _)| i == *l));
    Some(Stop { slot, line: line.or_else(|| trend.drawn().next().map(|(i, _)| i))? })
}

/// Left and right go by slot, page keys by a year, up and down by line.
pub(super) fn step(trend: &Trend, from: Option<Stop>, key: Key) -> Option<Stop> {
    let last = trend.slots.len().checked_sub(1)?;
    let first_line = trend.drawn().next().map(|(i, _)| i)?;
    let Some(stop) = from else {
        return match key {
            Key::Home => Some(Stop { slot: 0, line: first_line }),
            Key::Enter | Key::Escape => None,
            _ => Some(Stop { slot: last, line: first_line }),
        };
    };
    let year = |sign: i32| {
        let now = trend.slots.get(stop.slot)?.start() + 12 * sign;
        let found = trend.slots.partition_point(|p| p.start() < now);
        Some(if sign < 0 { found } else { found.max(stop.slot + 1) }.min(last))
    };
    let slot = match key {
        Key::Left => stop.slot.saturating_sub(1),
        Key::Right => (stop.slot + 1).min(last),
        Key::PageUp => year(-1)?,
        Key::PageDown => year(1)?,
        Key::Home => 0,
        Key::End => last,
        Key::Up | Key::Down => {
            let lines: Vec<usize> = trend.drawn().map(|(i, _)| i).collect();
            let place = lines.iter().position(|i| *i == stop.line).unwrap_or(0);
            let next = if key == Key::Down { place + 1 } else { place + lines.len() - 1 } % lines.len().max(1);
            return Some(Stop { slot: stop.slot, line: lines.get(next).copied()? });
        }
        _ => return None,
    };
    Some(Stop { slot, ..stop })
}

/// The rule, a dot a line, the tooltip and what is said.
pub(super) fn overlay(trend: &Trend, context: &Context<'_>, stop: Stop) -> Option<Overlay> {
    let stop = trend.held(context, stop);
    let placed = trend.placed.as_ref()?;
    let period = *trend.slots.get(stop.slot)?;
    let language = context.spec.language;
    let names = wording::line_names(trend, context);
    let several = trend.drawn().count() > 1;
    let x = placed.x.pixel(period.middle());
    let (mut dots, mut rows) = (Vec::new(), Vec::new());
    let mut title = crate::text::period::label(period, language);
    let mut speech = String::new();
    for (i, line) in trend.drawn() {
        let Some(series) = line.of(context.data) else { continue };
        let observation = line.at(context.data, period);
        let color = tone(trend, context, i).css();
        let current = i == stop.line;
        // Before a forecast begins, and after the last figure, there is nothing to say of the other.
        if wording::COMPUTES && trend.chosen.computed && observation.is_none() && !current {
            continue;
        }
        let name = if trend.chosen.lines.len() > 1 { names.get(i).cloned().unwrap_or_default() } else { String::new() };
        let value = wording::value(trend, observation, language);
        let note = wording::note(trend, context, series, period);
        #[cfg(feature = "whole")]
        let note = placed.seen.note(i, observation, note, language);
        if let Some(figure) = observation.and_then(|o| o.figure) {
            #[cfg(feature = "whole")]
            let y = placed.y.times(placed.seen.unit_of(i));
            #[cfg(not(feature = "whole"))]
            let y = placed.y;
            dots.push(CursorDot { x, y: y.pixel(figure.value), color: color.clone(), current: current && several });
        }
        if current {
            title = name::of_key(series, period, language);
            let parts = [title.clone(), name.clone(), value.clone(), note.clone()];
            speech = join(&parts, language.pick(", ", "，"));
        }
        rows.push(TipRow { name, value, note, color, current: current && several });
    }
    #[cfg(feature = "whole")]
    if let Some(value) = super::annotations::at(trend, context, period) {
        speech = join(&[speech, value.clone()], language.pick(". ", "。"));
        let color = context.spec.theme.muted.css();
        rows.push(TipRow { name: String::new(), value, note: String::new(), color, current: false });
    }
    let hint = if wording::COMPUTES && trend.chosen.computed {
        language.pick("Click or Enter: how it is computed", "点击或按回车键查看计算过程")
    } else {
        ""
    };
    let tip = Some(Tip { title, rows, hint });
    Some(Overlay {
        x,
        top: placed.plot.y,
        bottom: placed.plot.bottom(),
        rule: true,
        #[cfg(feature = "whole")]
        rules: Vec::new(),
        dots,
        frame: None,
        tip,
        speech,
    })
}
