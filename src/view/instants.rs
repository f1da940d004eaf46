//! Series of instants as lines: as many points as there are, at the cost of the pixels.
//!
//! Owns which dense series share the axis, where they go, how the cursor moves along them, and how so many figures are told:
//! the table and the rows are of the window, by point where these are few, else by equal stretches of it with the least, the
//! greatest and the last value. A line is broken where a value is missing.

mod axis;
mod cursor;
mod picture;

use super::{Axis, Context, Frame, Goal, Manner, Reader, Stop, View, ViewWords, distinct};
use crate::data::dense::DenseSeries;
use crate::data::{Dataset, Figure, Measure};
use crate::period::{Period, instant};
use crate::scale::Scale;
use crate::scene::{Point, Rect, Scene};
use crate::text::name::{self, Length};
use crate::text::unit::Told;
use crate::text::{Language, join, words};
use crate::widget::input::Key;
use crate::widget::response::{Cursor, Row};
use crate::widget::shown::{Choice, Overlay, Table};
use barograph_pyramid::{Columns, Dense, Range};
use std::rc::Rc;

const HINT: (&str, &str) = (
    "Left and right arrows move, Page Up and Page Down by a tenth of the window, up and down by series. Plus and minus zoom. T shows the table.",
    "左右方向键移动，上下翻页键按窗口的十分之一移动，上下方向键切换序列，加减键缩放，T键显示数据表。",
);

/// Rows of a table or a list beyond which the window is told by stretches.
const MOST: usize = 2000;
/// Stretches then.
const STRETCHES: usize = 200;

/// The view with its choice made.
#[derive(Debug)]
pub struct Instants {
    /// Places in [`Dataset::dense`].
    lines: Vec<usize>,
    /// Their points.
    points: Vec<Rc<Dense>>,
    shown: Vec<bool>,
    told: Told,
    /// Digits after the point of figures, in the unit they were given in.
    decimals: u8,
    placed: Option<Placed>,
    columns: Columns,
    /// Buffers of the picture before, to be filled again.
    spare: picture::Spare,
}

/// Where the last layout put things.
#[derive(Clone, Debug)]
struct Placed {
    plot: Rect,
    x: Scale,
    y: Scale,
    /// Whether the lines carry their names.
    direct: bool,
    /// The distance that two marks of the time axis have.
    step: f64,
}

impl Instants {
    /// Chooses the lines: those of the indicators and areas asked for, and of the unit of the first of them.
    #[must_use]
    pub fn new(context: &Context<'_>, reader: &Reader) -> Self {
        let (data, spec) = (context.data, context.spec);
        let named = |codes: &[String], code: &String| codes.is_empty() || codes.contains(code);
        let asked = |s: &DenseSeries| named(&spec.indicators, &s.indicator) && named(&spec.areas, &s.area);
        let mut lines: Vec<usize> = Vec::new();
        let mut unit: Option<&str> = None;
        for (i, series) in data.dense.iter().enumerate() {
            if asked(series) && !series.points.is_empty() && *unit.get_or_insert(&series.unit) == series.unit {
                lines.push(i);
            }
        }
        let shown: Vec<bool> = lines.iter().map(|i| !reader.hidden.contains(i)).collect();
        let of = |i: &usize| data.dense.get(*i);
        let all = lines.iter().filter_map(of).fold(Range::NONE, |all, s| all.and(s.points.range(0, s.points.len())));
        let largest = if all.is_some() { all.low.abs().max(all.high.abs()) } else { 0.0 };
        let decimals = digits(all);
        let told = Told::new(data, unit.unwrap_or_default(), largest, spec.language);
        let points = lines.iter().filter_map(of).map(|s| Rc::clone(&s.points)).collect();
        Self {
            lines,
            points,
            shown,
            told,
            decimals,
            placed: None,
            columns: Columns::default(),
            spare: picture::Spare::default(),
        }
    }

    /// The lines drawn, with their numbers.
    fn drawn<'a>(&'a self, data: &'a Dataset) -> impl Iterator<Item = (usize, &'a DenseSeries)> {
        let shown = |i: &usize| self.shown.get(*i).copied().unwrap_or(false);
        let all = self.lines.iter().enumerate().filter_map(|(i, place)| Some((i, data.dense.get(*place)?)));
        all.filter(move |(i, _)| shown(i))
    }

    fn figure_of(&self, value: f64) -> Figure {
        Figure { value, decimals: self.decimals }
    }

    /// What tells the lines apart: indicator, area or both.
    fn name(&self, data: &Dataset, series: &DenseSeries, language: Language) -> String {
        let differ = |of: fn(&DenseSeries) -> &str| {
            let mut all = self.lines.iter().filter_map(|i| data.dense.get(*i)).map(of);
            let first = all.next();
            all.any(|code| Some(code) != first)
        };
        let (indicators, areas) = (differ(|s| &s.indicator), differ(|s| &s.area));
        let code = |code: &str| name::of_code(data, code, Length::Short, language).to_string();
        let mut parts = Vec::new();
        if indicators || !areas {
            parts.push(code(&series.indicator));
        }
        if areas {
            parts.push(code(&series.area));
        }
        join(&parts, language.pick(", ", "，"))
    }

    /// The points of a series within the window that is shown, and the window.
    fn window(&self, series: &DenseSeries) -> (usize, usize) {
        let Some(placed) = &self.placed else { return (0, series.points.len()) };
        let from = series.points.times().at_or_after(placed.x.low(), 0);
        // The high end belongs to the window.
        let to = series.points.times().at_or_after(placed.x.high(), from);
        let last = series.points.times().get(to).is_some_and(|t| t <= placed.x.high());
        (from, to + usize::from(last))
    }

    fn row(&self, series: &DenseSeries, instant: f64, value: Option<f64>, language: Language) -> Row {
        Row {
            indicator: series.indicator.clone(),
            area: series.area.clone(),
            measure: series.measure.0.clone(),
            period: instant::code(instant),
            freq: "",
            value,
            unit: series.unit.clone(),
            status: if value.is_some() { "" } else { "M" },
            reason: if value.is_some() { String::new() } else { words::no_figure(language).into() },
            source: String::new(),
            decimals: self.decimals,
            method: String::new(),
        }
    }
}

/// Digits after the point that four digits of the spread of values take.
fn digits(all: Range) -> u8 {
    let spread = if all.is_some() { all.high - all.low } else { 0.0 };
    let (mut digits, mut unit) = (0, 1.0);
    while digits < 9 && spread > 0.0 && spread / unit < 1000.0 {
        digits += 1;
        unit /= 10.0;
    }
    digits
}

impl View for Instants {
    fn manner(&self) -> Manner {
        Manner { pointer: Cursor::Crosshair, entry: Key::End, hint: HINT }
    }

    fn lay_out(&mut self, context: &Context<'_>, frame: &Frame<'_>) -> Scene {
        picture::lay_out(self, context, frame)
    }

    fn reuse(&mut self, scene: Scene) {
        self.spare.take(scene);
    }

    fn nearest(&self, point: Point, from: Option<Stop>) -> Option<Stop> {
        let placed = self.placed.as_ref()?;
        let x = point.x.clamp(placed.plot.x, placed.plot.right());
        self.stop_at(placed.x.value(x), from)
    }

    fn step(&self, from: Option<Stop>, key: Key) -> Option<Stop> {
        cursor::step(self, from, key)
    }

    fn overlay(&self, context: &Context<'_>, stop: Stop) -> Option<Overlay> {
        cursor::overlay(self, context, stop)
    }

    fn rows_at(&self, context: &Context<'_>, stop: Stop) -> Vec<Row> {
        let mut rows = Vec::new();
        for (i, series, at) in cursor::points(self, context, stop) {
            let Some(instant) = series.points.times().get(at) else { continue };
            let row = self.row(series, instant, series.points.value(at), context.spec.language);
            if i == stop.line { rows.insert(0, row) } else { rows.push(row) }
        }
        rows
    }

    fn goal(&self, _: &Context<'_>, _: Stop) -> Option<Goal> {
        None
    }

    fn rows(&self, context: &Context<'_>) -> Vec<Row> {
        let mut rows = Vec::new();
        for (_, series) in self.drawn(context.data) {
            let (from, to) = self.window(series);
            // A page that wants more has given them itself.
            for at in from..to.min(from + 100_000) {
                if let Some(instant) = series.points.times().get(at) {
                    rows.push(self.row(series, instant, series.points.value(at), context.spec.language));
                }
            }
        }
        rows
    }

    fn table(&self, context: &Context<'_>) -> Table {
        table(self, context)
    }

    fn figure(&self, _: &Context<'_>, _: Stop) -> Option<(usize, Period)> {
        None
    }

    fn codes(&self, context: &Context<'_>) -> (Vec<String>, Vec<String>) {
        let series = self.lines.iter().filter_map(|i| context.data.dense.get(*i));
        distinct(series.map(|s| (&s.indicator, &s.measure.0)))
    }

    fn words(&self, context: &Context<'_>) -> ViewWords {
        said(self, context)
    }

    fn measures(&self, _: &Context<'_>) -> Vec<(Measure, Choice)> {
        Vec::new()
    }

    fn legend(&self, context: &Context<'_>) -> Vec<(usize, Choice)> {
        let direct = self.placed.as_ref().is_none_or(|p| p.direct) && self.shown.iter().all(|s| *s);
        if self.lines.len() < 2 || direct {
            return Vec::new();
        }
        let language = context.spec.language;
        let choice = |(i, place): (usize, &usize)| {
            let series = context.data.dense.get(*place)?;
            let label = self.name(context.data, series, language);
            let on = self.shown.get(i).copied().unwrap_or(false);
            Some((*place, Choice { label, on, color: Some(context.spec.theme.series(i).css()) }))
        };
        self.lines.iter().enumerate().filter_map(choice).collect()
    }

    fn axis(&self) -> Option<&dyn Axis> {
        Some(self)
    }
}

fn count(n: usize) -> String {
    crate::text::number::grouped(n as f64, 0)
}

/// Title, subtitle, description and remarks.
fn said(view: &Instants, context: &Context<'_>) -> ViewWords {
    let (data, language) = (context.data, context.spec.language);
    let all: Vec<&DenseSeries> = view.lines.iter().filter_map(|i| data.dense.get(*i)).collect();
    let distinct = |of: fn(&DenseSeries) -> &String| {
        let mut names: Vec<String> = Vec::new();
        for code in all.iter().map(|s| of(s)).filter(|c| !c.is_empty()) {
            let name = name::of_code(data, code, Length::Full, language).to_string();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        words::list(&names, language)
    };
    let title = if context.spec.title.is_empty() { distinct(|s| &s.indicator) } else { context.spec.title.clone() };
    let subtitle = join(&[distinct(|s| &s.area), view.told.unit()], " · ");
    let mut description = title.clone();
    if let Some(extent) = view.extent(context) {
        let label = |t: f64| instant::label(t, extent.least, language);
        description = language.say(
            "{0}. Line chart from {1} to {2}.",
            "{0}。折线图，{1}至{2}。",
            &[&title, &label(extent.low), &label(extent.high)],
        );
    }
    for (_, series) in view.drawn(data) {
        let range = series.points.range(0, series.points.len());
        let last = (0..series.points.len()).rev().find_map(|i| series.points.value(i));
        if let (true, Some(last)) = (range.is_some(), last) {
            let figures = [range.low, range.high, last].map(|v| view.told.full(view.figure_of(v)));
            description.push_str(&language.say(
                " {0}: {1} points, lowest {2}, highest {3}, latest {4}.",
                "{0}：{1}个点，最低{2}，最高{3}，最新{4}。",
                &[
                    &view.name(data, series, language),
                    &count(series.points.len()),
                    &figures[0],
                    &figures[1],
                    &figures[2],
                ],
            ));
        }
    }
    let empty = all.is_empty().then(|| words::nothing(language).into());
    ViewWords { title, subtitle, description, empty, ..ViewWords::default() }
}

/// The window as a table, newest first: by point, or by stretches.
fn table(view: &Instants, context: &Context<'_>) -> Table {
    let (data, language) = (context.data, context.spec.language);
    let words = said(view, context);
    let drawn: Vec<_> = view.drawn(data).collect();
    let (Some(placed), Some((_, first))) = (&view.placed, drawn.first()) else { return Table::default() };
    let (from, to) = view.window(first);
    let few = drawn.iter().all(|(_, s)| view.window(s).1 - view.window(s).0 <= MOST)
        && drawn.iter().all(|(_, s)| s.points.times() == first.points.times());
    let mut head = vec![String::from(language.pick("Time", "时间"))];
    let mut rows = Vec::new();
    let number = |v: Option<f64>| match v.filter(|v| v.is_finite()) {
        Some(v) => view.told.number(view.figure_of(v)),
        None => words::no_figure(language).into(),
    };
    let unit = view.told.unit();
    let titled = |name: &str| {
        let (en, zh) = if unit.is_empty() { ("{0}", "{0}") } else { ("{0} ({1})", "{0}（{1}）") };
        language.say(en, zh, &[name, &unit])
    };
    let names = drawn.iter().map(|(_, s)| view.name(data, s, language));
    if few {
        head.extend(names.map(|n| titled(&n)));
        for at in (from..to).rev() {
            let Some(instant) = first.points.times().get(at) else { continue };
            let mut cells = vec![instant::label(instant, placed.step / 1000.0, language)];
            cells.extend(drawn.iter().map(|(_, s)| number(s.points.value(at))));
            rows.push(cells);
        }
    } else {
        for name in names {
            for (en, zh) in [("{0}, lowest", "{0}，最低"), ("{0}, highest", "{0}，最高"), ("{0}, last", "{0}，期末")]
            {
                head.push(titled(&language.say(en, zh, &[&name])));
            }
        }
        let wide = (placed.x.high() - placed.x.low()) / STRETCHES as f64;
        for stretch in (0..STRETCHES).rev() {
            let low = placed.x.low() + wide * stretch as f64;
            let mut cells = vec![instant::label(low, wide / 60.0, language)];
            for (_, series) in &drawn {
                let from = series.points.times().at_or_after(low, 0);
                let to = series.points.times().at_or_after(low + wide, from);
                let range = series.points.range(from, to);
                let last = (from..to).rev().find_map(|i| series.points.value(i));
                cells.extend([number(Some(range.low)), number(Some(range.high)), number(last)]);
            }
            rows.push(cells);
        }
    }
    let caption = language.say("{0}, {1}", "{0}，{1}", &[&words.title, &words.subtitle]);
    let numeric = (0..head.len()).map(|i| i > 0).collect();
    Table { caption, head, numeric, rows }
}
