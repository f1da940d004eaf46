//! Ways to show a dataset: the catalogue.
//!
//! A view chooses what it shows, lays it out as a [`Scene`], and says where the cursor may stop,
//! what it finds there and how to go on. It keeps no state but what it chose and where it put it;
//! what the reader did is the widget's. One file each, one line in [`Kind`].

#[cfg(feature = "whole")]
mod alike;
#[cfg(feature = "whole")]
mod bars;
#[cfg(feature = "whole")]
mod board;
#[cfg(feature = "whole")]
mod brief;
#[cfg(feature = "whole")]
mod changed;
#[cfg(feature = "whole")]
pub mod compare;
#[cfg(feature = "whole")]
pub mod instants;
#[cfg(feature = "whole")]
mod items;
#[cfg(feature = "whole")]
pub mod lens;
#[cfg(feature = "whole")]
mod multiples;
#[cfg(feature = "whole")]
pub mod options;
#[cfg(feature = "whole")]
mod rank;
#[cfg(feature = "whole")]
mod spark;
#[cfg(feature = "whole")]
mod standing;
#[cfg(feature = "whole")]
mod table;
#[cfg(feature = "whole")]
mod targets;
#[cfg(feature = "whole")]
mod tasks;
#[cfg(feature = "whole")]
mod tiles;
pub mod trend;
#[cfg(feature = "whole")]
mod valued;

#[cfg(feature = "whole")]
use crate::data::Series;
use crate::data::{Dataset, Measure};
#[cfg(feature = "whole")]
use crate::error::Error;
use crate::period::Period;
#[cfg(feature = "whole")]
use crate::scale::Scale;
#[cfg(feature = "whole")]
use crate::scene::Rect;
use crate::scene::{Measure as TextMeasure, Point, Scene};
use crate::spec::Spec;
use crate::widget::input::Key;
use crate::widget::response::{Cursor, Row};
#[cfg(feature = "whole")]
use crate::widget::shown::Heads;
use crate::widget::shown::{Choice, Overlay, Table};
use std::fmt::Debug;

macro_rules! catalogue {
    ($($(#[doc = $doc:literal])* $(#[cfg($gate:meta)])? $name:literal $variant:ident => $build:path $(, $form:path)?;)+) => {
        /// The views there are.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind {
            $($(#[doc = $doc])* $(#[cfg($gate)])? $variant),+
        }

        impl Kind {
            /// All of them, in the order they are listed to authors.
            pub const ALL: &[Self] = &[$($(#[cfg($gate)])? Self::$variant),+];

            /// The name authors use.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $($(#[cfg($gate)])? Self::$variant => $name),+ }
            }

            /// The options that authors may write in its parentheses.
            #[cfg(feature = "whole")]
            #[must_use]
            pub const fn form(self) -> &'static options::Form {
                match self { $($(#[cfg($gate)])? Self::$variant => {
                    #[allow(unused_variables, reason = "most views have a form of their own")]
                    let form = &options::Form::NONE;
                    $(let form = &$form;)?
                    form
                }),+ }
            }

            /// Chooses from the data what this view shows.
            #[must_use]
            pub fn build(self, context: &Context<'_>, reader: &Reader) -> Box<dyn View> {
                match self { $($(#[cfg($gate)])? Self::$variant => $build(context, reader)),+ }
            }
        }
    };
}

catalogue! {
    /// Series as lines on a period axis.
    "trend" Trend => lines;
    /// Tiles with the latest figures.
    #[cfg(feature = "whole")]
    "board" Board => board::build, board::FORM;
    /// Series as columns.
    #[cfg(feature = "whole")]
    "bars" Bars => bars::build, bars::FORM;
    /// Areas or industries in order.
    #[cfg(feature = "whole")]
    "rank" Rank => rank::build, rank::FORM;
    /// Areas as a map of tiles.
    #[cfg(feature = "whole")]
    "tiles" Tiles => tiles::build, tiles::FORM;
    /// Tasks with owner, due date, progress and state.
    #[cfg(feature = "whole")]
    "tasks" Tasks => tasks::build, tasks::FORM;
    /// The same in words.
    #[cfg(feature = "whole")]
    "brief" Brief => brief::build, brief::FORM;
    /// How far targets are.
    #[cfg(feature = "whole")]
    "targets" Targets => targets::build, targets::FORM;
    /// A small chart a series.
    #[cfg(feature = "whole")]
    "multiples" Multiples => multiples::build, multiples::FORM;
    /// Figures in rows.
    #[cfg(feature = "whole")]
    "table" Table => table::build, table::FORM;
}

/// Series as lines: of periods, or where there are only instants, of these.
#[cfg(feature = "whole")]
fn lines(context: &Context<'_>, reader: &Reader) -> Box<dyn View> {
    if context.data.dense.is_empty() || !context.data.series.is_empty() {
        Box::new(trend::Trend::new(context, reader))
    } else {
        Box::new(instants::Instants::new(context, reader))
    }
}

#[cfg(not(feature = "whole"))]
fn lines(context: &Context<'_>, reader: &Reader) -> Box<dyn View> {
    Box::new(trend::Trend::new(context, reader))
}

impl Kind {
    /// Whether it shows series that steps may take further.
    #[must_use]
    pub const fn computes(self) -> bool {
        #[cfg(feature = "whole")]
        return matches!(self, Self::Trend | Self::Bars | Self::Multiples);
        #[cfg(not(feature = "whole"))]
        matches!(self, Self::Trend)
    }

    /// The view authors call `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|k| k.name() == name)
    }
}

/// What every view works on.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The data.
    pub data: &'a Dataset,
    /// What the author asked for.
    pub spec: &'a Spec,
}

/// What the reader chose within the view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reader {
    /// The measure, where there is a choice.
    pub measure: Option<Measure>,
    /// Places in [`Dataset::series`] of the series put away.
    pub hidden: Vec<usize>,
    /// What is computed from the measure: a step of the menu; empty for nothing.
    pub step: String,
    /// The longer period that values are made of first: `quarter`, `half`, `year`; empty for as published.
    pub frequency: &'static str,
    /// The methods chosen, with their families.
    #[cfg(feature = "whole")]
    pub methods: Vec<(crate::method::Family, &'static str)>,
    /// The base of an index, where the reader picked one.
    pub base: Option<Period>,
    /// The column by which rows are sorted, and whether they rise.
    #[cfg(feature = "whole")]
    pub sort: Option<(usize, bool)>,
}

/// The room a view has.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    /// CSS pixels, at least 1.
    pub width: f64,
    /// CSS pixels; 0 where the view is to choose.
    pub height: f64,
    /// Widths of texts.
    pub measure: &'a dyn TextMeasure,
    /// What of the view is seen.
    #[cfg(feature = "whole")]
    pub lens: lens::Lens,
    /// Device pixels a CSS pixel.
    #[cfg(feature = "whole")]
    pub ratio: f64,
}

impl Debug for Frame<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Frame").field("width", &self.width).field("height", &self.height).finish_non_exhaustive()
    }
}

/// Where the cursor stands: at a slot (a period or a tile), on one of its lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stop {
    /// Number of the period or tile.
    pub slot: usize,
    /// Number of the line; 0 on a board.
    pub line: usize,
}

/// What choosing a stop leads to.
#[cfg(feature = "whole")]
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// The indicator whose history to open.
    pub indicator: String,
    /// Its area.
    pub area: String,
    /// The measure to begin with.
    pub measure: Measure,
}

#[cfg(feature = "whole")]
impl Goal {
    /// The history of a series.
    fn of(series: &Series) -> Self {
        Self { indicator: series.indicator.clone(), area: series.area.clone(), measure: series.measure.clone() }
    }
}

/// Indicators and measures, each once, in order.
fn distinct<'a>(pairs: impl Iterator<Item = (&'a String, &'a String)>) -> (Vec<String>, Vec<String>) {
    let (mut indicators, mut measures) = (Vec::new(), Vec::new());
    for (indicator, measure) in pairs {
        for (code, codes) in [(indicator, &mut indicators), (measure, &mut measures)] {
            if !codes.contains(code) {
                codes.push(code.clone());
            }
        }
    }
    (indicators, measures)
}

/// How the reader moves about in a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    /// The pointer's shape over a stop.
    pub pointer: Cursor,
    /// The key that leads to the stop where the keyboard begins.
    pub entry: Key,
    /// What the keys do, in English and in Chinese.
    pub hint: (&'static str, &'static str),
}

/// One way to show a dataset, with its choice made. Methods take the context they were built with.
pub trait View {
    /// How the reader moves about.
    fn manner(&self) -> Manner;
    /// Puts everything in its place. Cost: linear in what is shown.
    fn lay_out(&mut self, context: &Context<'_>, frame: &Frame<'_>) -> Scene;
    /// The stop nearest to a point of the stage; `None` where there is nothing to point at.
    fn nearest(&self, point: Point, from: Option<Stop>) -> Option<Stop>;
    /// The stop a key leads to; `None` where the key means nothing here.
    fn step(&self, from: Option<Stop>, key: Key) -> Option<Stop>;
    /// The cursor at a stop.
    fn overlay(&self, context: &Context<'_>, stop: Stop) -> Option<Overlay>;
    /// The figures at a stop, the current one first.
    fn rows_at(&self, context: &Context<'_>, stop: Stop) -> Vec<Row>;
    /// What choosing the stop leads to.
    #[cfg(feature = "whole")]
    fn goal(&self, context: &Context<'_>, stop: Stop) -> Option<Goal>;
    /// All figures shown.
    fn rows(&self, context: &Context<'_>) -> Vec<Row>;
    /// The same as a table to read.
    fn table(&self, context: &Context<'_>) -> Table;
    /// The place in [`Dataset::series`] and the period of the figure at a stop.
    fn figure(&self, context: &Context<'_>, stop: Stop) -> Option<(usize, Period)>;
    /// Codes of the indicators and measures shown.
    fn codes(&self, context: &Context<'_>) -> (Vec<String>, Vec<String>);
    /// The words around the picture.
    fn words(&self, context: &Context<'_>) -> ViewWords;
    /// Measures to choose from, for tabs; empty where there is no choice.
    fn measures(&self, context: &Context<'_>) -> Vec<(Measure, Choice)>;
    /// Series to show and hide, with their places in the data; empty where lines carry their names.
    fn legend(&self, context: &Context<'_>) -> Vec<(usize, Choice)>;
    /// Paragraphs, where the view is a text.
    #[cfg(feature = "whole")]
    fn prose(&self) -> Vec<String> {
        Vec::new()
    }
    /// The heads of its columns where the last layout put them; `None` where it has none.
    #[cfg(feature = "whole")]
    fn heads(&self) -> Option<&Heads> {
        None
    }
    /// Takes back a scene that is not shown any more, so that its buffers serve for the next.
    #[cfg(feature = "whole")]
    fn reuse(&mut self, _: Scene) {}
    /// The horizontal axis, where there is one to move along.
    #[cfg(feature = "whole")]
    fn axis(&self) -> Option<&dyn Axis> {
        None
    }
}

/// The horizontal axis of a view, in its own units.
#[cfg(feature = "whole")]
pub trait Axis {
    /// All of it; `None` where there is nothing on it.
    fn extent(&self, context: &Context<'_>) -> Option<lens::Extent>;
    /// Where the last layout put it: the plot, and the places on the axis.
    fn placed(&self) -> Option<(Rect, &Scale)>;
    /// The place of a stop.
    fn place(&self, stop: Stop) -> Option<f64>;
    /// The stop nearest to a place, on the line of `from`.
    fn stop_at(&self, place: f64, from: Option<Stop>) -> Option<Stop>;
    /// The codes of the first and the last period, or of the instants, of a window.
    fn codes_of(&self, window: (f64, f64)) -> (String, String);
    /// What a window shows, in words.
    fn spoken(&self, context: &Context<'_>, window: (f64, f64)) -> String;
    /// The window of two codes; an empty one stands for the end of the whole.
    ///
    /// # Errors
    /// Those of reading a period.
    fn window_of(&self, context: &Context<'_>, from: &str, to: &str) -> Result<(f64, f64), Error>;
    /// The period or instant of a place, in words.
    fn named(&self, context: &Context<'_>, place: f64) -> String;
    /// The lines at two places, compared; the first place is the earlier.
    fn compared(&self, context: &Context<'_>, from: f64, to: f64) -> Vec<compare::Compared>;
    /// Why values cannot rise in a way; `None` where they can.
    fn unfit(&self, context: &Context<'_>, rise: lens::Rise) -> Option<[&'static str; 2]>;
    /// The whole, small, for the strip under the picture.
    fn strip(&self, context: &Context<'_>, width: f64, height: f64) -> Scene;
}

/// The words around a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ViewWords {
    /// What is shown.
    pub title: String,
    /// How it is expressed, where, in which unit.
    pub subtitle: String,
    /// The picture in a sentence.
    pub description: String,
    /// Whose figures these are.
    pub source: String,
    /// Remarks.
    pub notes: Vec<String>,
    /// Why there is nothing to show.
    pub empty: Option<String>,
}
