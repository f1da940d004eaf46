//! A ranking as rows: number, name, a bar or a dot with its range, the figure, the change of rank.

use super::super::{alike, items::Picture};
use super::{Entry, Ranked, moved};
use crate::scale::Scale;
use crate::scene::pen::Pen;
use crate::scene::{Align, Font, Point, Rect, Scene};
use crate::theme::size;
use crate::view::{Context, Frame};

const ROW: f64 = 26.0;
/// Of a name in two lines.
const LINE: f64 = 15.0;
/// Beyond this share of the width figures leave their unit to the head.
const LONG: f64 = 0.24;
/// What is left for bars at least.
const PLOT: f64 = 40.0;
const GAP: f64 = 10.0;
const BAR: f64 = 15.0;

/// The rows.
pub(super) struct Rows {
    /// Whether a dot with the range of earlier figures stands in the place of a bar.
    pub(super) range: bool,
    pub(super) ranked: Ranked,
}

/// Highlighted names are bold.
fn name_font(entry: &Entry) -> Font {
    if entry.highlighted { size::LABEL } else { size::NAME_SMALL }
}

impl Picture for Rows {
    fn lay_out(&self, context: &Context<'_>, frame: &Frame<'_>) -> (Scene, Vec<Rect>) {
        let (theme, language) = (&context.spec.theme, context.spec.language);
        let ranked = &self.ranked;
        let width = frame.width.max(1.0);
        let changes = ranked.since.is_some();
        let blank = Pen::new(width, 120.0, theme, frame.measure);
        let count = ranked.entries.len();
        if count == 0 {
            return (blank.scene, Vec::new());
        }
        let widest = |texts: &mut dyn Iterator<Item = f64>| texts.fold(0.0, f64::max).ceil();
        let told = |full: bool| -> Vec<String> {
            let text = |figure| if full { ranked.told.full(figure) } else { ranked.told.number(figure) };
            ranked.entries.iter().map(|e| text(ranked.even(e.figure))).collect()
        };
        let mut values = told(true);
        let mut unit = String::new();
        if ranked.told.unit_apart() && values.iter().any(|v| blank.width(v, size::SMALL) > width * LONG) {
            (values, unit) = (told(false), ranked.told.unit());
        }
        let head = if changes || ranked.against.is_some() || !unit.is_empty() { 24.0 } else { 4.0 };
        let foot = if ranked.against.is_some() { 22.0 } else { 2.0 };
        let pen = &blank;
        // Figures stand beyond the bars, those below zero at their left.
        let beyond = |below: bool| {
            let on = ranked.entries.iter().zip(&values).filter(|(e, _)| (e.figure.value < 0.0) == below);
            widest(&mut on.map(|(_, v)| pen.width(v, size::SMALL)))
        };
        let (below, above) = (beyond(true), beyond(false));
        let figures = below.max(above);
        let numbers = pen.width("00", size::SMALL).ceil();
        let change_head = language.pick("Rank", "位次");
        let moves = if changes {
            widest(&mut ranked.entries.iter().map(|e| pen.width(&moved(e), size::SMALL)))
                .max(pen.width(change_head, size::SMALL))
        } else {
            0.0
        };
        let right = width - if changes { moves + GAP } else { 0.0 };
        let (before, after) = match (self.range, below > 0.0, above > 0.0) {
            (true, ..) => (6.0, figures + 12.0),
            (_, negative, positive) => {
                (if negative { below + 6.0 } else { 0.0 }, if positive { above + 8.0 } else { 2.0 })
            }
        };
        let aside = numbers + GAP * 0.7;
        let names = widest(&mut ranked.entries.iter().map(|e| pen.width(&e.name, name_font(e))));
        let names = names.min(width * 0.34).min((right - aside - GAP - before - after - PLOT).max(PLOT));
        let texts: Vec<(&str, Font)> = ranked.entries.iter().map(|e| (e.name.as_str(), name_font(e))).collect();
        let named = alike::lines(pen, &texts, names, 2);
        let pitch = if named.iter().any(|lines| lines.len() > 1) { ROW + LINE * 0.7 } else { ROW };
        let left = aside + names + GAP;
        let mut pen = Pen::new(width, head + count as f64 * pitch + foot, theme, frame.measure);
        let (mut low, mut high) = (f64::MAX, f64::MIN);
        for entry in &ranked.entries {
            let (least, greatest) = if self.range { entry.range } else { (entry.figure.value, entry.figure.value) };
            (low, high) = (low.min(least), high.max(greatest));
        }
        if let Some((value, _)) = &ranked.against {
            (low, high) = (low.min(*value), high.max(*value));
        }
        if !self.range {
            (low, high) = (low.min(0.0), high.max(0.0));
        }
        let plot = (left + before, right - after);
        let x = Scale::new(low, high, plot.0.min(plot.1 - 10.0), plot.1.max(plot.0 + 10.0));
        if changes {
            pen.text(change_head, (width, head / 2.0), Align::Right, size::SMALL, theme.muted);
        }
        let unit = pen.cut(&unit, right - left, size::SMALL);
        pen.text(&unit, (left, head / 2.0), Align::Left, size::SMALL, theme.muted);
        let mut places = Vec::with_capacity(count);
        let mut beside = Vec::with_capacity(count);
        for (i, ((entry, value), name)) in ranked.entries.iter().zip(&values).zip(&named).enumerate() {
            let top = head + i as f64 * pitch;
            let middle = top + pitch / 2.0;
            places.push(Rect { x: 0.0, y: top, width, height: pitch });
            let color = ranked.tone(context, entry);
            let ink = if entry.highlighted { theme.ink } else { theme.muted };
            let rank = crate::text::whole(entry.rank as i32);
            pen.text(&rank, (numbers, middle), Align::Right, size::SMALL, theme.muted);
            let above = middle - name.len() as f64 * LINE / 2.0;
            pen.paragraph(name, (aside, above), LINE, name_font(entry), theme.ink);
            let at = x.pixel(entry.figure.value);
            if self.range {
                let (from, to) = (x.pixel(entry.range.0), x.pixel(entry.range.1));
                pen.fill(
                    Rect { x: from, y: middle - 1.5, width: (to - from).max(1.0), height: 3.0 },
                    theme.axis.over(theme.paper, 0.55),
                );
                pen.dot(Point::new(at, middle), 5.0, color);
                pen.text(value, (right, middle), Align::Right, size::SMALL, theme.ink);
            } else {
                let zero = x.pixel(0.0);
                let rect =
                    Rect { x: at.min(zero), y: middle - BAR / 2.0, width: (at - zero).abs().max(1.0), height: BAR };
                pen.fill(rect, color);
                let (beyond, align) =
                    if entry.figure.value < 0.0 { (at - 6.0, Align::Right) } else { (at + 6.0, Align::Left) };
                beside.push((value, (beyond, middle), align));
            }
            let change = moved(entry);
            let strong = change.starts_with(['▲', '▼']);
            pen.text(&change, (width, middle), Align::Right, size::SMALL, if strong { ink } else { theme.muted });
        }
        let bottom = head + count as f64 * pitch;
        if low < 0.0 && high > 0.0 {
            let zero = x.pixel(0.0);
            pen.rule((zero, head), (zero, bottom), theme.axis, 1.0);
        }
        if let Some((value, name)) = &ranked.against {
            let at = x.pixel(*value);
            pen.dashes(Point::new(at, head - 2.0), Point::new(at, bottom + 4.0), theme.ink, 1.0);
            // The line runs behind figures, not through them.
            for (value, (x, middle), align) in &beside {
                let wide = pen.width(value, size::SMALL) + 4.0;
                let x = if *align == Align::Right { x + 2.0 - wide } else { x - 2.0 };
                if x < at && at < x + wide {
                    pen.fill(Rect { x, y: middle - 8.0, width: wide, height: 16.0 }, theme.paper);
                }
            }
            let figure = crate::data::Figure { value: *value, decimals: ranked.decimals };
            let text = language.say("{0} {1}", "{0}{1}", &[name, &ranked.told.full(figure)]);
            let half = pen.width(&text, size::SMALL) / 2.0;
            let middle = at.clamp(half, (width - half).max(half));
            pen.text(&text, (middle, bottom + 13.0), Align::Center, size::SMALL, theme.ink);
        }
        for (value, at, align) in beside {
            pen.text(value, at, align, size::SMALL, theme.ink);
        }
        (pen.scene, places)
    }
}
