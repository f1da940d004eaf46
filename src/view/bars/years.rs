//! A line a year on the axis of a year: where this one stands among those before.
//!
//! Owns which years are drawn: the latest ten. The latest is drawn in colour, the one before it dark, the others grey; each carries
//! its number. Like periods stand above one another: January and February merged never above a single February.

use super::super::items::{Item, Items, Picture, Shown};
use super::super::trend::Trend;
use super::super::valued::{Valued, bounds, height};
use crate::data::{Figure, Observation};
use crate::period::Period;
use crate::scale::Scale;
use crate::scene::axes::PERIOD_AXIS_HEIGHT;
use crate::scene::pen::Pen;
use crate::scene::spread::spread;
use crate::scene::{Align, Point, Rect, Scene};
use crate::text::unit::Told;
use crate::text::{period::month_en, whole};
use crate::theme::{Color, Theme, size};
use crate::view::{Context, Frame, View};
use crate::widget::response::Row;
use crate::widget::shown::{Table, TipRow};

/// Years drawn.
const MOST: usize = 10;
/// Distance between the numbers of two years.
const NAME_GAP: f64 = 15.0;

/// Periods of like place in their years: month they begin, from 0, and length.
type Place = (i32, i32);

struct Year {
    year: i32,
    /// By place in the year.
    figures: Vec<(Place, Figure)>,
}

struct Years {
    years: Vec<Year>,
    places: Vec<Place>,
    told: Told,
    /// Whether zero belongs on the axis.
    about_zero: bool,
}

fn place(period: Period) -> Place {
    (period.start().rem_euclid(12), period.frequency().months())
}

/// The first series of the trend, by years.
pub(super) fn build(context: &Context<'_>, trend: Trend) -> Box<dyn View> {
    let language = context.spec.language;
    let mut shown = Shown { words: trend.words(context), codes: trend.codes(context), ..Shown::default() };
    let line = trend.drawn().next().map(|(_, line)| *line);
    let series = line.and_then(|l| l.of(context.data));
    let (mut years, mut places): (Vec<Year>, Vec<Place>) = (Vec::new(), Vec::new());
    let observations: &[Observation] = line.map(|l| l.observations(context.data)).unwrap_or_default();
    for observation in observations {
        let Some(figure) = observation.figure else { continue };
        let (year, at) = (observation.period.year(), place(observation.period));
        if years.last().is_none_or(|y| y.year != year) {
            years.push(Year { year, figures: Vec::new() });
        }
        if let Some(last) = years.last_mut() {
            last.figures.push((at, trend.even(figure)));
        }
    }
    years.drain(..years.len().saturating_sub(MOST));
    places.extend(years.iter().flat_map(|y| y.figures.iter().map(|(at, _)| *at)));
    places.sort_unstable();
    places.dedup();
    let theme = &context.spec.theme;
    let first = years.first().map_or(0, |y| y.year);
    let latest = years.last().map_or(0, |y| y.year);
    let mut head = vec![String::from(language.pick("Period", "时期"))];
    head.extend(years.iter().rev().map(|y| whole(y.year)));
    let mut rows = Vec::new();
    for at in &places {
        let mut item = Item { title: named(*at, context), ..Item::default() };
        let mut cells = vec![item.title.clone()];
        for year in years.iter().rev() {
            let figure = year.figures.iter().find(|(p, _)| p == at).map(|(_, f)| *f);
            cells.push(figure.map_or_else(String::new, |f| trend.told.number(f)));
            let Some(figure) = figure else { continue };
            let newer = years.iter().filter(|other| other.year > year.year).count();
            let color = tone(newer, theme).css();
            let value = trend.told.full(figure);
            item.lines.push(TipRow { name: whole(year.year), value, note: String::new(), color, current: false });
            let of = observations.iter().find(|o| o.period.year() == year.year && place(o.period) == *at);
            if let (Some(series), Some(observation)) = (series, of) {
                item.rows.push(Row::new(series, observation, language));
                item.figure = item.figure.or(line.map(|l| (l.series, observation.period)));
            }
        }
        rows.push(cells);
        shown.items.push(item);
    }
    let numeric = head.iter().enumerate().map(|(i, _)| i > 0).collect();
    let caption = language.say("{0}, {1}", "{0}，{1}", &[&shown.words.title, &shown.words.subtitle]);
    shown.table = Table { caption, head, numeric, rows };
    if !years.is_empty() {
        let span = [whole(first), whole(latest)];
        let what = [shown.words.title.as_str(), &shown.words.subtitle, &span[0], &span[1]];
        let said = language.say("{0}, {1}. A line a year, {2} to {3}.", "{0}，{1}。逐年折线图，{2}至{3}年。", &what);
        shown.words.description = said;
    }
    let about_zero = series.is_some_and(|s| s.measure.is_growth() || s.method().is_some_and(|m| m.about_zero));
    let told = trend.told.clone();
    Box::new(Items::new(shown, Years { years, places, told, about_zero }))
}

/// The colour of a year with so many after it.
fn tone(age: usize, theme: &Theme) -> Color {
    match age {
        0 => theme.series(0),
        1 => theme.muted,
        _ => theme.axis.over(theme.paper, (0.85 - 0.08 * age as f64).max(0.3)),
    }
}

/// What a place in the year is called.
fn named((start, months): Place, context: &Context<'_>) -> String {
    let (first, last) = (start.unsigned_abs() + 1, (start + months).unsigned_abs());
    let numbers = [whole(start + 1), whole(start + months)];
    let [a, b] = numbers.each_ref().map(String::as_str);
    let (en, zh) = match months {
        1 => ("{0}", "{2}月"),
        12 => ("Year", "全年"),
        _ => ("{0}–{1}", "{2}—{3}月"),
    };
    context.spec.language.say(en, zh, &[month_en(first), month_en(last), a, b])
}

impl Picture for Years {
    fn lay_out(&self, context: &Context<'_>, frame: &Frame<'_>) -> (Scene, Vec<Rect>) {
        let theme = &context.spec.theme;
        let width = frame.width.max(1.0);
        let mut pen = Pen::new(width, height(width, frame.height), theme, frame.measure);
        let values = self.years.iter().flat_map(|y| y.figures.iter().map(|(_, f)| f.value));
        let Some(bounds) = bounds(values, self.about_zero) else { return (pen.scene, Vec::new()) };
        let area = Rect { x: 0.0, y: 0.0, width, height: pen.scene.height };
        let right = pen.width("2000", size::LABEL) + 18.0;
        let valued = Valued::new(&pen, &self.told, bounds, area, (0.0, 0.0), (right, PERIOD_AXIS_HEIGHT));
        valued.draw(&mut pen);
        let Valued { plot, y, .. } = valued;
        let x = Scale::new(0.0, 12.0, plot.x, plot.right());
        self.name_places(&mut pen, context, plot, &x);
        let mut ends = Vec::new();
        for (i, year) in self.years.iter().enumerate() {
            let age = self.years.len() - 1 - i;
            let color = tone(age, theme);
            let thick = if age == 0 { 2.5 } else { 1.5 };
            let mut run: Vec<Point> = Vec::new();
            let mut before: Option<Place> = None;
            for (at, figure) in &year.figures {
                if before.is_some_and(|b| b.0 + b.1 != at.0) {
                    pen.line(std::mem::take(&mut run), color, thick);
                }
                run.push(Point::new(x.pixel(f64::from(at.0) + f64::from(at.1) / 2.0), y.pixel(figure.value)));
                before = Some(*at);
            }
            if let Some(end) = run.last().copied() {
                ends.push((year.year, age, end));
                if age == 0 {
                    pen.dot(end, 3.5, color);
                }
            }
            pen.line(run, color, thick);
        }
        // A year under way ends within the plot: its number stands there.
        let within = |(_, age, end): &(i32, usize, Point)| *age == 0 && end.x + right < plot.right();
        if let Some((year, _, end)) = ends.last().filter(|last| within(last)) {
            pen.text(&whole(*year), (end.x + 8.0, end.y), Align::Left, size::LABEL, theme.series(0));
            ends.pop();
        }
        let skip = ends.len().saturating_sub((plot.height / NAME_GAP) as usize);
        let named = ends.get(skip..).unwrap_or_default();
        let wanted: Vec<f64> = named.iter().map(|(_, _, end)| end.y).collect();
        for ((year, age, end), at) in named.iter().zip(spread(&wanted, NAME_GAP, plot.y, plot.bottom())) {
            if (at - end.y).abs() > 0.5 {
                let thread = vec![Point::new(end.x + 5.0, end.y), Point::new(plot.right() + 5.0, at)];
                pen.line(thread, theme.line, 1.0);
            }
            let (font, color) = if *age == 0 { (size::LABEL, theme.series(0)) } else { (size::SMALL, theme.muted) };
            pen.text(&whole(*year), (plot.right() + 8.0, at), Align::Left, font, color);
        }
        let band = |at: &Place| {
            let (from, to) = (x.pixel(f64::from(at.0)), x.pixel(f64::from(at.0 + at.1)));
            Rect { x: from, y: plot.y, width: to - from, height: plot.height }
        };
        (pen.scene, self.places.iter().map(band).collect())
    }
}

impl Years {
    /// Names below the plot, as many as there is room for.
    fn name_places(&self, pen: &mut Pen<'_>, context: &Context<'_>, plot: Rect, x: &Scale) {
        let theme = pen.theme;
        let mut free = f64::NEG_INFINITY;
        // A single February among merged ones has no room of its own.
        let covered = |at: &Place| self.places.iter().any(|p| p != at && p.0 <= at.0 && p.0 + p.1 > at.0);
        for at in self.places.iter().filter(|at| at.1 < 12 && !covered(at)) {
            let text = named(*at, context);
            let width = pen.width(&text, size::SMALL);
            let middle = x.pixel(f64::from(at.0) + f64::from(at.1) / 2.0);
            let center = middle.clamp(width / 2.0, (pen.scene.width - width / 2.0).max(width / 2.0));
            if center - width / 2.0 < free {
                continue;
            }
            free = center + width / 2.0 + 6.0;
            pen.rule((middle, plot.bottom()), (middle, plot.bottom() + 4.0), theme.axis, 1.0);
            pen.text(&text, (center, plot.bottom() + 15.0), Align::Center, size::SMALL, theme.muted);
        }
    }
}
