//! Series as columns on a period axis: beside each other, stacked, or a line a year.
//!
//! Owns which form they take. Which series, names, tooltip, table and words are those of the trend, whose arithmetic stands behind them, too:
//! contributions are stacked with the residual among them. Columns stand on zero; parts below it are stacked downwards, and a dot
//! tells the sum. A column is as wide as its period: January and February merged take two months.

mod axis;
mod picture;
mod years;

use super::options::Form;
use super::trend::{HOLLOW, Trend};
use super::{Context, Frame, Goal, Manner, Reader, Stop, View, ViewWords};
use crate::data::Measure;
use crate::period::Period;
use crate::scene::{Point, Rect, Scene};
use crate::widget::input::Key;
use crate::widget::response::{Cursor, Row};
use crate::widget::shown::{Choice, Overlay, Table, TipRow};

/// What an author may ask of it.
pub(super) const FORM: Form =
    Form { text: "bars(grouped | stacked | years)", words: &["grouped", "stacked", "years"], named: &[] };

/// What hollow columns mean.
const HOLLOW_COLUMNS: (&str, &str) =
    ("Hollow columns: preliminary, estimated or forecast figures.", "空心柱为初步数、估计数或预测数。");

/// The view with its choice made.
#[derive(Clone, Debug)]
struct Bars {
    trend: Trend,
    stacked: bool,
    /// Where the last layout put the periods.
    bands: Vec<Rect>,
}

/// Chooses the series and the form.
pub(super) fn build(context: &Context<'_>, reader: &Reader) -> Box<dyn View> {
    let trend = Trend::new(context, reader).called(["Column chart", "柱状图"]);
    match context.spec.options.word() {
        "years" => years::build(context, trend),
        word => Box::new(Bars { trend, stacked: word == "stacked", bands: Vec::new() }),
    }
}

/// The values of the series drawn at a period, in their order.
fn values(trend: &Trend, context: &Context<'_>, period: Period) -> Vec<Option<f64>> {
    trend.drawn().map(|(_, line)| Some(line.at(context.data, period)?.figure?.value)).collect()
}

/// The sums of what lies above and below zero, and of all; `None` for all where a part is missing.
fn sums(values: &[Option<f64>]) -> (f64, f64, Option<f64>) {
    let of = |keep: fn(f64) -> f64| values.iter().flatten().map(|v| keep(*v)).sum::<f64>();
    let all: Option<Vec<f64>> = values.iter().copied().collect();
    (of(|v| v.max(0.0)), of(|v| v.min(0.0)), all.map(|all| all.iter().sum()))
}

impl Bars {
    /// Whether the sum of the parts is told: of one part it is the part itself.
    fn sums_up(&self) -> bool {
        self.stacked && self.trend.drawn().count() > 1
    }

    /// Whether the sum cannot be read off the ends of the stacks.
    fn has_dots(&self, context: &Context<'_>) -> bool {
        let mixed = |p: &Period| {
            let (above, below, _) = sums(&values(&self.trend, context, *p));
            above > 0.0 && below < 0.0
        };
        self.sums_up() && self.trend.slots.iter().any(mixed)
    }
}

impl View for Bars {
    fn manner(&self) -> Manner {
        Manner { pointer: Cursor::Crosshair, ..self.trend.manner() }
    }

    fn lay_out(&mut self, context: &Context<'_>, frame: &Frame<'_>) -> Scene {
        let (scene, placed, bands) = picture::lay_out(self, context, frame);
        self.trend.placed = placed;
        self.bands = bands;
        scene
    }

    fn nearest(&self, point: Point, from: Option<Stop>) -> Option<Stop> {
        self.trend.nearest(point, from)
    }

    fn step(&self, from: Option<Stop>, key: Key) -> Option<Stop> {
        self.trend.step(from, key)
    }

    fn overlay(&self, context: &Context<'_>, stop: Stop) -> Option<Overlay> {
        let mut overlay = self.trend.overlay(context, stop)?;
        let band = *self.bands.get(stop.slot)?;
        let language = context.spec.language;
        if let (true, Some(tip), Some(period)) = (self.sums_up(), &mut overlay.tip, self.trend.slots.get(stop.slot))
            && let Some(sum) = sums(&values(&self.trend, context, *period)).2
        {
            let value = self.trend.told.full(self.trend.printed(sum));
            let name = String::from(language.pick("Sum", "合计"));
            let color = context.spec.theme.ink.css();
            tip.rows.push(TipRow { name, value, note: String::new(), color, current: false });
        }
        let frame = Some([band.x, band.y, band.width, band.height]);
        Some(Overlay { rule: false, dots: Vec::new(), frame, ..overlay })
    }

    fn rows_at(&self, context: &Context<'_>, stop: Stop) -> Vec<Row> {
        self.trend.rows_at(context, stop)
    }

    fn goal(&self, context: &Context<'_>, stop: Stop) -> Option<Goal> {
        self.trend.goal(context, stop)
    }

    fn rows(&self, context: &Context<'_>) -> Vec<Row> {
        self.trend.rows(context)
    }

    fn table(&self, context: &Context<'_>) -> Table {
        self.trend.table(context)
    }

    fn figure(&self, context: &Context<'_>, stop: Stop) -> Option<(usize, Period)> {
        self.trend.figure(context, stop)
    }

    fn codes(&self, context: &Context<'_>) -> (Vec<String>, Vec<String>) {
        self.trend.codes(context)
    }

    fn words(&self, context: &Context<'_>) -> ViewWords {
        let mut words = self.trend.words(context);
        words.title = self.trend.title(context, words.title);
        let language = context.spec.language;
        let said = [HOLLOW.0, HOLLOW.1];
        if let Some(at) = words.notes.iter().position(|n| said.contains(&n.as_str())) {
            words.notes.remove(at);
            // Parts of a stack are never hollow.
            if !self.stacked {
                words.notes.push(language.pick(HOLLOW_COLUMNS.0, HOLLOW_COLUMNS.1).into());
            }
        }
        if self.has_dots(context) {
            words.notes.push(language.pick("Dots: the sum of the parts.", "圆点为各部分合计。").into());
        }
        words
    }

    fn measures(&self, context: &Context<'_>) -> Vec<(Measure, Choice)> {
        self.trend.measures(context)
    }

    fn legend(&self, context: &Context<'_>) -> Vec<(usize, Choice)> {
        self.trend.legend(context)
    }
}
