//! Tiles with the latest figures, in sections where a file names some.
//!
//! Owns what stands on which tile. A tile shows the figure with the digits it was published with, the change against the
//! previous comparable period, its recent history, where it comes from, and the lamp it lights where there are thresholds. A tile of a
//! section without a figure says so, and who would supply it. Which figures and which lamps these are, is [`crate::derive`]'s.

mod lamps;
mod picture;
mod table;
mod wording;

use super::items::{Item, Items, MOST, Shown, beyond};
use super::options::{Form, Value};
use super::{Context, Reader, View};
use crate::data::tables::Lamp;
use crate::data::{Observation, Series};
use crate::derive::Pick;
use crate::derive::sections::{Slot, groups};
use crate::widget::response::Row;

/// What an author may ask of it.
pub(super) const FORM: Form = Form { text: "board(sections=a b)", words: &[], named: &[("sections", Value::Text)] };

/// What stands on a tile.
enum Tile {
    Figure { pick: Pick, said: wording::Said, lamp: Option<(Lamp, String)> },
    Blank(wording::Blank),
}

/// Tiles that stand together.
struct Part {
    /// Empty for none.
    heading: String,
    tiles: Vec<Tile>,
}

struct Board {
    parts: Vec<Part>,
    /// The lamps that are lit, with what they mean.
    legend: Vec<(Lamp, String)>,
}

/// A figure with its series.
type Figure<'a> = (&'a Series, &'a Observation);

/// The figure of a slot.
fn figure<'a>(context: &Context<'a>, slot: &Slot<'_>) -> Option<Figure<'a>> {
    let pick = slot.pick?;
    let series = pick.line.of(context.data)?;
    Some((series, series.at(pick.period)?))
}

/// Chooses the figures and composes what is said of them.
pub(super) fn build(context: &Context<'_>, _: &Reader) -> Box<dyn View> {
    let asked = context.spec.options.text("sections");
    let only: Vec<&str> = asked.split_whitespace().collect();
    let (groups, absent) = groups(context.data, context.spec, &only);
    let mut shown = Shown::default();
    let mut parts = Vec::new();
    let naming = wording::Naming::of(context, &groups);
    for group in &groups {
        let heading = wording::heading(context, group, groups.len());
        let mut tiles = Vec::new();
        for slot in &group.slots {
            let found = figure(context, slot).zip(slot.pick);
            let tile = found.and_then(|(figure, pick)| {
                let said = wording::said(context, &naming, slot, figure)?;
                Some((Tile::Figure { pick, said, lamp: lamps::of(context, figure) }, figure, pick))
            });
            let Some((tile, (series, observation), pick)) = tile else {
                let blank = wording::blank(context, &naming, group.section, Some(slot));
                shown.items.push(blank.item(context, ""));
                tiles.push(Tile::Blank(blank));
                continue;
            };
            let mut item = Item {
                rows: vec![Row::new(series, observation, context.spec.language)],
                figure: Some((pick.line.series, pick.period)),
                ..Item::default()
            };
            if let Tile::Figure { said, .. } = &tile {
                wording::tip(context, said, (series, observation), &mut item);
            }
            shown.items.push(item.opens(context.data));
            shown.codes.0.push(series.indicator.clone());
            if !shown.codes.1.contains(&series.measure.0) {
                shown.codes.1.push(series.measure.0.clone());
            }
            tiles.push(tile);
        }
        if tiles.is_empty() {
            let blank = wording::blank(context, &naming, group.section, None);
            shown.items.push(blank.item(context, &heading));
            tiles.push(Tile::Blank(blank));
        }
        parts.push(Part { heading, tiles });
    }
    let legend = lamps::legend(context, &groups);
    let mut board = Board { parts, legend };
    shown.words = wording::words(context, &groups, &board, &absent);
    shown.table = table::table(context, &naming, &groups, &board);
    shown.words.notes.extend(beyond(shown.items.len(), context.spec.language));
    let mut room = MOST;
    for part in &mut board.parts {
        part.tiles.truncate(room);
        room -= part.tiles.len();
    }
    board.parts.retain(|p| !p.tiles.is_empty());
    Box::new(Items::new(shown, board))
}
