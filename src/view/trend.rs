//! Series as lines on a period axis.
//!
//! Owns which lines share the axis, where they go and how the cursor moves along them. A line is
//! broken wherever the calendar has a period without a figure; a figure with a gap on either side
//! is a dot. Measures and units that do not belong together never share the axis.

#[cfg(feature = "whole")]
mod annotations;
mod cursor;
mod describe;
#[cfg(feature = "whole")]
mod heading;
#[cfg(feature = "whole")]
mod methods;
mod picture;
#[cfg(feature = "whole")]
mod roles;
#[cfg(feature = "whole")]
mod seen;
#[cfg(feature = "whole")]
mod window;
mod wording;

#[cfg(feature = "whole")]
pub(super) use picture::{draw_behind, draw_line, is_tentative, span, tone};
#[cfg(feature = "whole")]
pub(super) use seen::Seen;
#[cfg(feature = "whole")]
pub(super) use wording::HOLLOW;
#[cfg(feature = "whole")]
pub(crate) use wording::{absent, others, sources};

#[cfg(feature = "whole")]
use super::Axis;
#[cfg(feature = "whole")]
use super::Goal;
use super::{Context, Frame, Manner, Reader, Stop, View, ViewWords, distinct};
use crate::data::{Measure, Observation};
use crate::derive::{Chosen, Line, choose};
use crate::period::{Frequency, Period};
use crate::scale::Scale;
use crate::scene::{Point, Rect, Scene};
use crate::text::unit::Told;
use crate::widget::input::Key;
use crate::widget::response::{Cursor, Row};
use crate::widget::shown::{Choice, Overlay, Table};

const HINT: (&str, &str) = (
    "Left and right arrows move by period, up and down by series, Page Up and Page Down by a year. T shows the table.",
    "左右方向键按时期移动，上下方向键切换序列，上下翻页键按年移动，T键显示数据表。",
);
const COMPUTED_HINT: (&str, &str) = (
    "Left and right arrows move by period, up and down by series, Page Up and Page Down by a year. Enter shows how the figure is computed, T the table.",
    "左右方向键按时期移动，上下方向键切换序列，上下翻页键按年移动，回车键查看计算过程，T键显示数据表。",
);

/// The view with its choice made.
#[derive(Clone, Debug)]
pub struct Trend {
    chosen: Chosen,
    /// Whether each of `chosen.lines` is drawn.
    shown: Vec<bool>,
    /// Periods at which any line drawn has an observation, sorted.
    periods: Vec<Period>,
    /// Those at which the cursor stops: of computed lines none before the first figure.
    pub(super) slots: Vec<Period>,
    /// The shortest frequency among the lines.
    pub(super) frequency: Frequency,
    pub(super) told: Told,
    /// Digits after the point that the figures need, so that a column of them aligns.
    decimals: u8,
    /// What the picture is called, in English and in Chinese.
    #[cfg(feature = "whole")]
    called: [&'static str; 2],
    pub(super) placed: Option<Placed>,
}

/// Where the last layout put things.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) plot: Rect,
    pub(super) x: Scale,
    pub(super) y: Scale,
    /// Whether the lines carry their names.
    pub(super) direct: bool,
    #[cfg(feature = "whole")]
    pub(super) seen: seen::Seen,
    /// Places of the annotations whose texts found no room.
    #[cfg(feature = "whole")]
    pub(super) numbered: Vec<usize>,
}

impl Trend {
    /// Chooses the lines.
    #[must_use]
    pub fn new(context: &Context<'_>, reader: &Reader) -> Self {
        let chosen = choose(context.data, context.spec, reader.measure.as_ref());
        let shown: Vec<bool> = chosen.lines.iter().map(|l| !reader.hidden.contains(&l.series)).collect();
        let mut periods = Vec::new();
        let mut first: Option<Period> = None;
        let (mut largest, mut decimals) = (0.0_f64, 0);
        for (line, shown) in chosen.lines.iter().zip(&shown) {
            for observation in line.observations(context.data) {
                if *shown {
                    periods.push(observation.period);
                }
                if let Some(figure) = observation.figure {
                    if *shown {
                        first = Some(first.map_or(observation.period, |f| f.min(observation.period)));
                    }
                    largest = largest.max(figure.value.abs());
                    decimals = decimals.max(figure.decimals);
                }
            }
        }
        periods.sort_unstable();
        periods.dedup();
        let mut slots = periods.clone();
        if let Some(first) = first.filter(|_| wording::COMPUTES && chosen.computed) {
            slots.retain(|p| *p >= first);
        }
        let frequency = chosen
            .lines
            .iter()
            .filter_map(|l| l.of(context.data))
            .map(|s| s.frequency)
            .min()
            .unwrap_or(Frequency::Month);
        let unit = chosen.lines.first().and_then(|l| l.of(context.data)).map_or("", |s| s.unit.as_str());
        let told = Told::new(context.data, unit, largest, context.spec.language);
        Self {
            chosen,
            shown,
            periods,
            slots,
            frequency,
            told,
            decimals,
            #[cfg(feature = "whole")]
            called: ["Line chart", "折线图"],
            placed: None,
        }
    }

    /// The same series for a picture of another kind.
    #[cfg(feature = "whole")]
    pub(super) fn called(self, called: [&'static str; 2]) -> Self {
        Self { called, ..self }
    }

    /// The figure with as many digits as its neighbours.
    pub(super) fn even(&self, figure: crate::data::Figure) -> crate::data::Figure {
        self.told.even(figure, self.decimals)
    }

    /// A value made of figures shown, with as many digits as they have.
    #[cfg(feature = "whole")]
    pub(super) fn printed(&self, value: f64) -> crate::data::Figure {
        crate::data::Figure { value, decimals: self.decimals }
    }

    /// What tells all lines apart, the hidden ones too, in their order.
    #[cfg(feature = "whole")]
    pub(super) fn names(&self, context: &Context<'_>) -> Vec<String> {
        wording::line_names(self, context)
    }

    /// Whether the lines were computed.
    #[cfg(feature = "whole")]
    pub(super) fn computed(&self) -> bool {
        self.chosen.computed
    }

    /// Series asked for beside those that are compared.
    #[cfg(feature = "whole")]
    pub(super) fn others(&self) -> &[Line] {
        &self.chosen.others
    }

    /// The lines drawn, with their numbers.
    pub(super) fn drawn(&self) -> impl DoubleEndedIterator<Item = (usize, &Line)> {
        self.chosen.lines.iter().enumerate().filter(|(i, _)| self.shown.get(*i).copied().unwrap_or(false))
    }

    /// The lines that stand behind those compared; none where every line has a base of its own.
    #[cfg(feature = "whole")]
    fn behind(&self, seen: &seen::Seen) -> &[Line] {
        if seen.rise == super::lens::Rise::Index { &[] } else { &self.chosen.others }
    }

    /// The stop on a line that has something there: beside what was computed from it, a line may have ended.
    pub(super) fn held(&self, context: &Context<'_>, stop: Stop) -> Stop {
        let has = |line: usize| self.chosen.lines.get(line).is_some_and(|l| self.at(context, l, stop.slot).is_some());
        if !wording::COMPUTES || !self.chosen.computed || has(stop.line) {
            return stop;
        }
        self.drawn().find(|(i, _)| has(*i)).map_or(stop, |(line, _)| Stop { line, ..stop })
    }

    /// The observation of a line at a stop.
    fn at<'a>(&self, context: &Context<'a>, line: &Line, slot: usize) -> Option<&'a Observation> {
        line.at(context.data, *self.slots.get(slot)?)
    }
}

impl View for Trend {
    fn manner(&self) -> Manner {
        Manner {
            pointer: Cursor::Crosshair,
            entry: Key::End,
            hint: if wording::COMPUTES && self.chosen.computed { COMPUTED_HINT } else { HINT },
        }
    }

    fn lay_out(&mut self, context: &Context<'_>, frame: &Frame<'_>) -> Scene {
        let (scene, placed) = picture::lay_out(self, context, frame);
        self.placed = placed;
        scene
    }

    fn nearest(&self, point: Point, from: Option<Stop>) -> Option<Stop> {
        cursor::nearest(self, point, from)
    }

    fn step(&self, from: Option<Stop>, key: Key) -> Option<Stop> {
        cursor::step(self, from, key)
    }

    fn overlay(&self, context: &Context<'_>, stop: Stop) -> Option<Overlay> {
        cursor::overlay(self, context, stop)
    }

    fn rows_at(&self, context: &Context<'_>, stop: Stop) -> Vec<Row> {
        let stop = self.held(context, stop);
        let mut rows = Vec::new();
        for (i, line) in self.drawn() {
            if let (Some(series), Some(observation)) = (line.of(context.data), self.at(context, line, stop.slot)) {
                let row = Row::new(series, observation, context.spec.language);
                if i == stop.line { rows.insert(0, row) } else { rows.push(row) }
            }
        }
        rows
    }

    fn figure(&self, context: &Context<'_>, stop: Stop) -> Option<(usize, Period)> {
        let stop = self.held(context, stop);
        let line = self.chosen.lines.get(stop.line)?;
        Some((line.series, *self.slots.get(stop.slot)?))
    }

    #[cfg(feature = "whole")]
    fn goal(&self, _: &Context<'_>, _: Stop) -> Option<Goal> {
        None
    }

    fn rows(&self, context: &Context<'_>) -> Vec<Row> {
        let mut rows = Vec::new();
        let lines = self.drawn().map(|(_, l)| l);
        #[cfg(feature = "whole")]
        let lines = lines.chain(&self.chosen.bounds);
        for line in lines {
            if let Some(series) = line.of(context.data) {
                rows.extend(line.observations(context.data).iter().map(|o| Row::new(series, o, context.spec.language)));
            }
        }
        rows
    }

    fn table(&self, context: &Context<'_>) -> Table {
        wording::table(self, context)
    }

    fn codes(&self, context: &Context<'_>) -> (Vec<String>, Vec<String>) {
        let series = self.chosen.lines.iter().filter_map(|l| l.of(context.data));
        distinct(series.map(|s| (&s.indicator, &s.measure.0)))
    }

    fn words(&self, context: &Context<'_>) -> ViewWords {
        wording::words(self, context)
    }

    fn measures(&self, context: &Context<'_>) -> Vec<(Measure, Choice)> {
        wording::measures(self, context)
    }

    #[cfg(feature = "whole")]
    fn axis(&self) -> Option<&dyn Axis> {
        Some(self)
    }

    fn legend(&self, context: &Context<'_>) -> Vec<(usize, Choice)> {
        let all_shown = self.shown.iter().all(|s| *s);
        let direct = self.placed.as_ref().is_none_or(|p| p.direct);
        if self.chosen.lines.len() < 2 || (direct && all_shown) {
            return Vec::new();
        }
        let names = wording::line_names(self, context);
        let lines = self.chosen.lines.iter().zip(names).zip(&self.shown).enumerate();
        lines
            .map(|(i, ((line, label), on))| {
                (line.series, Choice { label, on: *on, color: Some(picture::tone(self, context, i).css()) })
            })
            .collect()
    }
}
