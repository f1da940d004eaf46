//! Views of things that each have a place of their own: tiles, rows, bars of a list.
//!
//! Owns how the cursor walks among the places, and hands out what was composed when the view was built: tooltips, words, figures,
//! table. Refuses to know what is drawn: a [`Picture`] gives the marks and the places. Cost: a step looks at every place once.

use super::{Context, Frame, Goal, Manner, Stop, View, ViewWords};
use crate::data::{Dataset, Measure};
use crate::period::Period;
use crate::scene::{Point, Rect, Scene};
use crate::text::number::grouped;
use crate::text::{Language, join};
use crate::widget::input::Key;
use crate::widget::response::{Cursor, Row};
use crate::widget::shown::{Choice, Heads, Overlay, Table, Tip, TipRow};

/// What choosing an item does, where it opens something.
pub(super) const HISTORY: (&str, &str) = ("Click or Enter: its history", "点击或按回车键查看历史走势");
/// What the keys do where choosing an item opens something.
const HINT: (&str, &str) = (
    "Arrow keys move from item to item, Enter opens the history, T shows the table.",
    "用方向键逐项移动，按回车键查看历史走势，T键显示数据表。",
);
/// The same where it does not.
const PLAIN_HINT: (&str, &str) =
    ("Arrow keys move from item to item, T shows the table.", "用方向键逐项移动，T键显示数据表。");

/// One thing that is shown.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    /// Title of its tooltip.
    pub(super) title: String,
    /// Lines of its tooltip.
    pub(super) lines: Vec<TipRow>,
    /// What is said of it; empty for what the tooltip says.
    pub(super) speech: String,
    /// Its figures, the first of which is chosen with it.
    pub(super) rows: Vec<Row>,
    /// Series and period of the first.
    pub(super) figure: Option<(usize, Period)>,
    /// What choosing it opens.
    pub(super) goal: Option<Goal>,
}

impl Item {
    /// That choosing it opens the history of its figure.
    pub(super) fn opens(mut self, data: &Dataset) -> Self {
        self.goal = self.figure.and_then(|(series, _)| data.series.get(series)).map(Goal::of);
        self
    }
}

/// Things drawn at most where the author does not say: more would leave the largest canvas of a phone.
pub(super) const MOST: usize = 200;

/// That only the first [`MOST`] of so many are drawn; `None` where all are.
pub(super) fn beyond(all: usize, language: Language) -> Option<String> {
    let more = all.checked_sub(MOST).filter(|n| *n > 0)?;
    let [drawn, more] = [MOST, more].map(|n| grouped(n as f64, 0));
    let (en, zh) = ("The first {0} are shown; {1} more are in the data table.", "此处为前{0}项，其余{1}项见数据表。");
    Some(language.say(en, zh, &[&drawn, &more]))
}

/// Everything of a view but its picture.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    /// In reading order.
    pub(super) items: Vec<Item>,
    /// The words around the picture.
    pub(super) words: ViewWords,
    /// The table.
    pub(super) table: Table,
    /// What the colours mean, where the picture does not say.
    pub(super) legend: Vec<(usize, Choice)>,
    /// Paragraphs, where it is a text.
    pub(super) prose: Vec<String>,
    /// Codes of indicators and of measures.
    pub(super) codes: (Vec<String>, Vec<String>),
}

/// How it is drawn.
pub(super) trait Picture {
    /// The marks, and a place for each of the items, in their order.
    fn lay_out(&self, context: &Context<'_>, frame: &Frame<'_>) -> (Scene, Vec<Rect>);
    /// The heads of its columns, where it has any, as [`Picture::lay_out`] draws them.
    fn heads(&self, _: &Context<'_>, _: &Frame<'_>) -> Option<Heads> {
        None
    }
}

/// The view.
pub(super) struct Items {
    shown: Shown,
    picture: Box<dyn Picture>,
    places: Vec<Rect>,
    /// Of the picture.
    width: f64,
    heads: Option<Heads>,
}

/// Between the frame and the texts of a row that takes the whole width.
const MARGIN: f64 = 6.0;

/// The frame about a place: clear of the texts of a row, which begin at the edge of the picture.
fn around(place: Rect, width: f64) -> [f64; 4] {
    let aside = if place.x < 0.5 && place.right() > width - 0.5 { MARGIN } else { 0.0 };
    [place.x - aside, place.y, place.width + 2.0 * aside, place.height]
}

impl Items {
    pub(super) fn new(shown: Shown, picture: impl Picture + 'static) -> Self {
        Self { shown, picture: Box::new(picture), places: Vec::new(), width: 0.0, heads: None }
    }

    fn item(&self, stop: Stop) -> Option<&Item> {
        self.shown.items.get(stop.slot)
    }

    /// The place above or below that is nearest: what lies in the same column before what does not.
    fn beyond(&self, from: usize, down: bool) -> Option<usize> {
        let here = *self.places.get(from)?;
        let cost = |place: &Rect| {
            let along = if down { place.y - here.bottom() } else { here.y - place.bottom() };
            let aside = (place.x - here.right()).max(here.x - place.right()).max(0.0);
            let middles = ((place.x + place.width / 2.0) - (here.x + here.width / 2.0)).abs();
            (along > -0.5).then_some(along + 4.0 * aside + 0.01 * middles)
        };
        let found = self.places.iter().enumerate().filter_map(|(i, place)| Some((i, cost(place)?)));
        found.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(i, _)| i)
    }
}

impl View for Items {
    fn manner(&self) -> Manner {
        let opens = self.shown.items.iter().any(|i| i.goal.is_some());
        let (pointer, hint) = if opens { (Cursor::Pointer, HINT) } else { (Cursor::Default, PLAIN_HINT) };
        Manner { pointer, entry: Key::Home, hint }
    }

    fn lay_out(&mut self, context: &Context<'_>, frame: &Frame<'_>) -> Scene {
        let (scene, places) = self.picture.lay_out(context, frame);
        self.places = places;
        self.width = frame.width;
        self.heads = self.picture.heads(context, frame);
        scene
    }

    fn nearest(&self, point: Point, _: Option<Stop>) -> Option<Stop> {
        let inside = |place: &Rect| place.width > 0.0 && place.contains(point);
        self.places.iter().position(inside).map(|slot| Stop { slot, line: 0 })
    }

    fn step(&self, from: Option<Stop>, key: Key) -> Option<Stop> {
        // Of many things those that have a place.
        let last = self.shown.items.len().min(self.places.len()).checked_sub(1)?;
        let slot = match (from, key) {
            (_, Key::Enter | Key::Escape) => return None,
            (_, Key::End) => last,
            (None, _) | (_, Key::Home) => 0,
            (Some(stop), Key::Left) => stop.slot.saturating_sub(1),
            (Some(stop), Key::Right) => (stop.slot + 1).min(last),
            (Some(stop), Key::Up | Key::PageUp) => self.beyond(stop.slot, false).unwrap_or(stop.slot),
            (Some(stop), Key::Down | Key::PageDown) => self.beyond(stop.slot, true).unwrap_or(stop.slot),
            (Some(_), _) => return None,
        };
        Some(Stop { slot, line: 0 })
    }

    fn overlay(&self, context: &Context<'_>, stop: Stop) -> Option<Overlay> {
        let (item, place) = (self.item(stop)?, *self.places.get(stop.slot)?);
        let language = context.spec.language;
        let speech = if item.speech.is_empty() {
            let mut said = vec![item.title.clone()];
            said.extend(item.lines.iter().flat_map(|l| [l.name.clone(), l.value.clone(), l.note.clone()]));
            join(&said, language.pick(", ", "，"))
        } else {
            item.speech.clone()
        };
        let hint = match item.goal {
            Some(_) => language.pick(HISTORY.0, HISTORY.1),
            None => "",
        };
        Some(Overlay {
            x: place.x + place.width / 2.0,
            top: place.y,
            bottom: place.bottom(),
            rule: false,
            rules: Vec::new(),
            dots: Vec::new(),
            frame: Some(around(place, self.width)),
            tip: Some(Tip { title: item.title.clone(), rows: item.lines.clone(), hint }),
            speech,
        })
    }

    fn rows_at(&self, _: &Context<'_>, stop: Stop) -> Vec<Row> {
        self.item(stop).map(|i| i.rows.clone()).unwrap_or_default()
    }

    fn goal(&self, _: &Context<'_>, stop: Stop) -> Option<Goal> {
        self.item(stop)?.goal.clone()
    }

    fn rows(&self, _: &Context<'_>) -> Vec<Row> {
        self.shown.items.iter().flat_map(|i| i.rows.clone()).collect()
    }

    fn table(&self, _: &Context<'_>) -> Table {
        self.shown.table.clone()
    }

    fn figure(&self, _: &Context<'_>, stop: Stop) -> Option<(usize, Period)> {
        self.item(stop)?.figure
    }

    fn codes(&self, _: &Context<'_>) -> (Vec<String>, Vec<String>) {
        self.shown.codes.clone()
    }

    fn words(&self, _: &Context<'_>) -> ViewWords {
        self.shown.words.clone()
    }

    fn prose(&self) -> Vec<String> {
        self.shown.prose.clone()
    }

    fn measures(&self, _: &Context<'_>) -> Vec<(Measure, Choice)> {
        Vec::new()
    }

    fn legend(&self, _: &Context<'_>) -> Vec<(usize, Choice)> {
        self.shown.legend.clone()
    }

    fn heads(&self) -> Option<&Heads> {
        self.heads.as_ref()
    }
}
