//! A ranking in motion: figures of two periods joined by slopes, or ranks through many periods.
//!
//! Names stand at the right, moved apart where they would touch, with a thread to the place they belong to.

use super::super::{alike, items::Picture};
use super::{Entry, Ranked, moved};
use crate::scale::Scale;
use crate::scene::pen::Pen;
use crate::scene::spread::spread;
use crate::scene::{Align, Font, Point, Rect, Scene};
use crate::text::{join, whole};
use crate::theme::{Color, SERIES, size};
use crate::view::{Context, Frame};

const NAME_GAP: f64 = 17.0;
const HEAD: f64 = 30.0;
/// Room between the plot and the names.
const THREAD: f64 = 14.0;

/// Two periods, or the course of ranks.
pub(super) struct Slope {
    ranked: Ranked,
    course: bool,
}

impl Slope {
    /// Figures then and now.
    pub(super) fn between(ranked: Ranked) -> Self {
        Self { ranked, course: false }
    }

    /// Ranks at every period.
    pub(super) fn through(ranked: Ranked) -> Self {
        Self { ranked, course: true }
    }

    /// The colour of an entry: of few of which none is highlighted, each has its own.
    fn tone(&self, context: &Context<'_>, i: usize, entry: &Entry) -> Color {
        let own = !self.ranked.chosen && self.ranked.entries.len() <= SERIES;
        if own { context.spec.theme.series(i) } else { self.ranked.tone(context, entry) }
    }

    /// Places of an entry by column, on the scale of figures or of ranks.
    fn values(&self, entry: &Entry) -> Vec<Option<f64>> {
        if self.course {
            // The first is above.
            entry.course.iter().map(|r| Some(-(*r as f64))).collect()
        } else {
            vec![entry.before.map(|b| b.0.value), Some(entry.figure.value)]
        }
    }
}

impl Picture for Slope {
    fn lay_out(&self, context: &Context<'_>, frame: &Frame<'_>) -> (Scene, Vec<Rect>) {
        let (theme, ranked) = (&context.spec.theme, &self.ranked);
        let width = frame.width.max(1.0);
        let count = ranked.entries.len();
        let tall = (count as f64 * NAME_GAP).max(180.0);
        let mut pen = Pen::new(width, HEAD + tall + 14.0, theme, frame.measure);
        let heads: Vec<&String> = if self.course {
            ranked.courses.iter().collect()
        } else {
            ranked.since.iter().chain([&ranked.period]).collect()
        };
        let figure = |f| ranked.told.full(ranked.even(f));
        // What follows a name is never cut.
        let ends: Vec<String> = ranked
            .entries
            .iter()
            .map(|e| {
                let last = match e.course.last() {
                    Some(rank) if self.course => whole(*rank as i32),
                    _ => figure(e.figure),
                };
                join(&[last, moved(e).trim_matches('=').into()], " ")
            })
            .collect();
        let label = |name: &str, end: &str| join(&[name.into(), end.into()], " ");
        let full = ranked.entries.iter().zip(&ends).map(|(e, end)| pen.width(&label(&e.name, end), size::LABEL));
        let end = ends.iter().map(|end| pen.width(end, size::LABEL)).fold(0.0, f64::max);
        let widest = full.fold(0.0, f64::max).min(width * 0.5).max(end + 40.0);
        let before: Vec<String> = match self.course {
            true => Vec::new(),
            false => ranked.entries.iter().map(|e| e.before.map_or_else(String::new, |b| figure(b.0))).collect(),
        };
        let left = before.iter().map(|n| pen.width(n, size::SMALL)).fold(0.0, f64::max) + 10.0;
        let plot = Rect { x: left, y: HEAD, width: (width - left - THREAD - widest - 6.0).max(20.0), height: tall };
        let all = || ranked.entries.iter().flat_map(|e| self.values(e)).flatten();
        let (low, high) = all().fold((f64::MAX, f64::MIN), |(l, h), v| (l.min(v), h.max(v)));
        let y = Scale::new(low, high, plot.bottom() - NAME_GAP / 2.0, plot.y + NAME_GAP / 2.0);
        let x = Scale::new(0.0, (heads.len().max(2) - 1) as f64, plot.x, plot.right());
        self.heads(&mut pen, &heads, plot, &x);
        let mut order: Vec<usize> = (0..count).collect();
        // Highlighted lines lie above the others.
        order.sort_by_key(|i| ranked.entries.get(*i).is_some_and(|e| e.highlighted));
        for (i, entry) in order.iter().filter_map(|i| Some((*i, ranked.entries.get(*i)?))) {
            let color = self.tone(context, i, entry);
            let strong = entry.highlighted || (!ranked.chosen && count <= SERIES);
            let thick = if strong { 2.5 } else { 1.5 };
            let mut run = Vec::new();
            for (i, value) in self.values(entry).into_iter().enumerate() {
                match value {
                    Some(value) => {
                        let at = Point::new(x.pixel(i as f64), y.pixel(value));
                        pen.dot(at, if strong { 4.0 } else { 2.5 }, color);
                        run.push(at);
                    }
                    None => joined(&mut pen, std::mem::take(&mut run), color, thick),
                }
            }
            joined(&mut pen, run, color, thick);
        }
        let wanted: Vec<f64> = ranked
            .entries
            .iter()
            .map(|e| self.values(e).into_iter().flatten().last().map_or(plot.y, |v| y.pixel(v)))
            .collect();
        let places = spread(&wanted, NAME_GAP, plot.y + NAME_GAP / 2.0, plot.bottom() - NAME_GAP / 2.0);
        let mut rects = vec![Rect::default(); count];
        let texts: Vec<(&str, Font)> = ranked.entries.iter().map(|e| (e.name.as_str(), size::LABEL)).collect();
        let short = alike::lines(&pen, &texts, widest - end - pen.width(" ", size::LABEL), 1);
        let labels: Vec<String> = short.iter().zip(&ends).map(|(name, end)| label(&name.concat(), end)).collect();
        for (i, ((entry, text), (at, from))) in
            ranked.entries.iter().zip(&labels).zip(places.iter().zip(&wanted)).enumerate()
        {
            let font = if entry.highlighted { size::LABEL } else { size::SMALL };
            let color = if entry.highlighted || !ranked.chosen { theme.ink } else { theme.muted };
            let line = vec![Point::new(plot.right() + 4.0, *from), Point::new(plot.right() + THREAD - 3.0, *at)];
            if (at - from).abs() > 0.5 {
                pen.line(line, theme.line, 1.0);
            }
            pen.text(text, (plot.right() + THREAD, *at), Align::Left, font, color);
            let rect = Rect { x: plot.right(), y: at - NAME_GAP / 2.0, width: width - plot.right(), height: NAME_GAP };
            if let Some(place) = rects.get_mut(i) {
                *place = rect;
            }
        }
        self.earlier(&mut pen, &before, plot, &y);
        (pen.scene, rects)
    }
}

/// A line where there are two points; a lone one has its dot.
fn joined(pen: &mut Pen<'_>, run: Vec<Point>, color: Color, width: f64) {
    if run.len() > 1 {
        pen.line(run, color, width);
    }
}

impl Slope {
    /// The periods above their columns, as many as there is room for; the last always.
    fn heads(&self, pen: &mut Pen<'_>, heads: &[&String], plot: Rect, x: &Scale) {
        let theme = pen.theme;
        let last = heads.len().saturating_sub(1);
        let place = |pen: &Pen<'_>, i: usize, text: &str| {
            let half = pen.width(text, size::SMALL) / 2.0;
            let middle = x.pixel(i as f64).clamp(half, (pen.scene.width - half).max(half));
            (middle, middle - half, middle + half)
        };
        let end = heads.last().map_or(f64::MAX, |text| place(pen, last, text).1);
        let mut free = f64::NEG_INFINITY;
        for (i, text) in heads.iter().enumerate() {
            let at = x.pixel(i as f64);
            pen.rule((at, plot.y), (at, plot.bottom()), theme.line, 1.0);
            let (middle, from, to) = place(pen, i, text);
            if from < free || (i < last && to + 8.0 > end) {
                continue;
            }
            free = to + 8.0;
            pen.text(text, (middle, HEAD / 2.0 - 2.0), Align::Center, size::SMALL, theme.muted);
        }
    }

    /// The figures of the earlier period, at the left.
    fn earlier(&self, pen: &mut Pen<'_>, before: &[String], plot: Rect, y: &Scale) {
        let with: Vec<(f64, &String)> = self
            .ranked
            .entries
            .iter()
            .zip(before)
            .filter_map(|(e, text)| e.before.map(|b| (y.pixel(b.0.value), text)))
            .collect();
        let wanted: Vec<f64> = with.iter().map(|w| w.0).collect();
        let places = spread(&wanted, NAME_GAP, plot.y + NAME_GAP / 2.0, plot.bottom() - NAME_GAP / 2.0);
        let color = pen.theme.muted;
        for ((_, text), at) in with.into_iter().zip(places) {
            pen.text(text, (plot.x - 8.0, at), Align::Right, size::SMALL, color);
        }
    }
}
