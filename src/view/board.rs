//! Tiles with the latest figures.
//!
//! Owns which figure stands on which tile, how tiles share the width and how the cursor walks among
//! them. A tile shows the figure with the digits it was published with, the change against the
//! previous comparable period, its recent history and where it comes from.

mod picture;
mod wording;

pub(super) use wording::{change_text, since, title, told};

use super::{Context, Frame, Goal, Manner, Reader, Stop, View, ViewWords};
use crate::data::{Measure, Observation, Series};
use crate::derive::{Pick, picks};
use crate::period::Period;
use crate::scene::{Point, Rect, Scene};
use crate::widget::input::Key;
use crate::widget::response::{Cursor, Row};
use crate::widget::shown::{Choice, Overlay, Table};

/// The view with its choice made.
#[derive(Clone, Debug)]
pub struct Board {
    picks: Vec<Pick>,
    absent: Vec<String>,
    /// Where the last layout put the tiles, and how many stand in a row.
    tiles: Vec<Rect>,
    columns: usize,
}

impl Board {
    /// Chooses the figures.
    #[must_use]
    pub fn new(context: &Context<'_>, _: &Reader) -> Self {
        let (picks, absent) = picks(context.data, context.spec);
        Self { picks, absent, tiles: Vec::new(), columns: 1 }
    }

    fn tile<'a>(&self, context: &Context<'a>, slot: usize) -> Option<(&'a Series, &'a Observation)> {
        let pick = self.picks.get(slot)?;
        let series = pick.line.of(context.data)?;
        Some((series, series.at(pick.period)?))
    }
}

impl View for Board {
    fn manner(&self) -> Manner {
        Manner {
            pointer: Cursor::Pointer,
            entry: Key::Home,
            hint: (
                "Arrow keys move from tile to tile, Enter opens the history, T shows the table.",
                "用方向键在指标间移动，按回车键查看历史走势，T键显示数据表。",
            ),
        }
    }

    fn lay_out(&mut self, context: &Context<'_>, frame: &Frame<'_>) -> Scene {
        let (scene, tiles, columns) = picture::lay_out(self, context, frame);
        self.tiles = tiles;
        self.columns = columns;
        scene
    }

    fn nearest(&self, point: Point, _: Option<Stop>) -> Option<Stop> {
        self.tiles.iter().position(|t| t.contains(point)).map(|slot| Stop { slot, line: 0 })
    }

    fn step(&self, from: Option<Stop>, key: Key) -> Option<Stop> {
        let last = self.picks.len().checked_sub(1)?;
        let slot = match (from, key) {
            (_, Key::Enter | Key::Escape) => return None,
            (None, Key::End) => last,
            (None, _) | (_, Key::Home) => 0,
            (Some(stop), Key::Left) => stop.slot.saturating_sub(1),
            (Some(stop), Key::Right) => (stop.slot + 1).min(last),
            (Some(stop), Key::Up | Key::PageUp) => stop.slot.checked_sub(self.columns).unwrap_or(stop.slot),
            (Some(stop), Key::Down | Key::PageDown) => {
                Some(stop.slot + self.columns).filter(|s| *s <= last).unwrap_or(stop.slot)
            }
            (Some(_), Key::End) => last,
            (Some(_), _) => return None,
        };
        Some(Stop { slot, line: 0 })
    }

    fn overlay(&self, context: &Context<'_>, stop: Stop) -> Option<Overlay> {
        let tile = *self.tiles.get(stop.slot)?;
        Some(Overlay {
            x: tile.x + tile.width / 2.0,
            top: tile.y,
            bottom: tile.bottom(),
            rule: false,
            rules: Vec::new(),
            dots: Vec::new(),
            frame: Some([tile.x, tile.y, tile.width, tile.height]),
            tip: Some(wording::tip(self, context, stop.slot)?),
            speech: wording::speech(self, context, stop.slot),
        })
    }

    fn rows_at(&self, context: &Context<'_>, stop: Stop) -> Vec<Row> {
        self.tile(context, stop.slot).map(|(s, o)| Row::new(s, o, context.spec.language)).into_iter().collect()
    }

    fn figure(&self, _: &Context<'_>, stop: Stop) -> Option<(usize, Period)> {
        self.picks.get(stop.slot).map(|p| (p.line.series, p.period))
    }

    fn goal(&self, context: &Context<'_>, stop: Stop) -> Option<Goal> {
        self.tile(context, stop.slot).map(|(series, _)| Goal {
            indicator: series.indicator.clone(),
            area: series.area.clone(),
            measure: series.measure.clone(),
        })
    }

    fn rows(&self, context: &Context<'_>) -> Vec<Row> {
        let tiles = (0..self.picks.len()).filter_map(|slot| self.tile(context, slot));
        tiles.map(|(s, o)| Row::new(s, o, context.spec.language)).collect()
    }

    fn table(&self, context: &Context<'_>) -> Table {
        wording::table(self, context)
    }

    fn codes(&self, context: &Context<'_>) -> (Vec<String>, Vec<String>) {
        let (mut indicators, mut measures) = (Vec::new(), Vec::new());
        for (series, _) in (0..self.picks.len()).filter_map(|slot| self.tile(context, slot)) {
            indicators.push(series.indicator.clone());
            if !measures.contains(&series.measure.0) {
                measures.push(series.measure.0.clone());
            }
        }
        (indicators, measures)
    }

    fn words(&self, context: &Context<'_>) -> ViewWords {
        wording::words(self, context)
    }

    fn measures(&self, _: &Context<'_>) -> Vec<(Measure, Choice)> {
        Vec::new()
    }

    fn legend(&self, _: &Context<'_>) -> Vec<(usize, Choice)> {
        Vec::new()
    }
}
