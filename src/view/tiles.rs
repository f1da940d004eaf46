//! Areas as a map of tiles, one of equal size each, coloured by class.
//!
//! Owns classes and legend; which figures stand against each other is [`crate::derive::standing`]'s, where the tiles stand the author's grid. Every
//! tile of the grid is drawn, with its figure or as having none; the figure itself stands on it, so that colour only helps.

mod classes;
mod picture;

use super::items::{Item, Items, Shown};
use super::options::{Form, Value};
use super::standing::{told_of, words_of};
use super::{Context, Reader, View};
use crate::data::Figure;
use crate::derive::Line;
use crate::derive::standing::{Standing, standing};
use crate::text::name::{self, Length};
use crate::text::unit::Told;
use crate::text::{join, words};
use crate::widget::response::Row;
use crate::widget::shown::{Table, TipRow};
use classes::Classes;

/// What an author may ask of it.
pub(super) const FORM: Form = Form {
    text: "tiles(quantile | equal, classes=5, breaks=0 4 6 8)",
    words: &["quantile", "equal"],
    named: &[("classes", Value::Whole(2, 7)), ("breaks", Value::Numbers)],
};

/// A tile.
struct Tile {
    row: u8,
    column: u8,
    label: String,
    figure: Option<Figure>,
}

struct Map {
    tiles: Vec<Tile>,
    classes: Classes,
    told: Told,
    decimals: u8,
}

/// Puts figures onto the grid.
pub(super) fn build(context: &Context<'_>, _: &Reader) -> Box<dyn View> {
    let (data, language) = (context.data, context.spec.language);
    let mut standing = standing(data, context.spec);
    // A country beside its provinces has no tile.
    let cell = |l: &Line| l.of(data).and_then(|s| data.tables.grid.iter().find(|c| c.area == s.area));
    let apart: Vec<Line> = standing.lines.iter().copied().filter(|l| cell(l).is_none()).collect();
    standing.lines.retain(|l| cell(l).is_some());
    let mut shown = Shown { words: words_of(context, &standing, false), ..Shown::default() };
    if data.tables.grid.is_empty() {
        let empty = language.pick(
            "A map of tiles needs a file that says where they stand: tile, row, column.",
            "网格地图需要位置文件，含tile、row、column列。",
        );
        shown.words.empty = Some(empty.into());
    }
    if !apart.is_empty() && !standing.lines.is_empty() {
        let names: Vec<String> = apart
            .iter()
            .filter_map(|l| l.of(data))
            .map(|s| name::of_code(data, &s.area, Length::Short, language).into())
            .collect();
        let names = words::list(&names, language);
        shown.words.notes.push(language.say("Not on the map: {0}.", "未列入地图：{0}。", &[&names]));
    }
    let (told, decimals) = told_of(context, &standing);
    let even = |f: Figure| told.even(f, decimals);
    let mut tiles = Vec::new();
    let mut cells: Vec<_> = data.tables.grid.iter().collect();
    cells.sort_by_key(|c| (c.row, c.column));
    for cell in &cells {
        let line = standing.lines.iter().find(|l| l.of(data).is_some_and(|s| s.area == cell.area));
        let found = line.zip(standing.period).and_then(|(l, p)| Some((l, l.at(data, p)?)));
        let figure = found.and_then(|(_, o)| o.figure).map(even);
        let own = language.pick(&cell.en, &cell.zh);
        let name = name::of_code(data, &cell.area, Length::Short, language);
        let label = if own.is_empty() { name } else { own }.to_owned();
        tiles.push(Tile { row: cell.row, column: cell.column, label, figure });
    }
    let values: Vec<f64> = tiles.iter().filter_map(|t| t.figure).map(|f| f.value).collect();
    let classes = Classes::new(&values, &context.spec.options);
    for (cell, tile) in cells.iter().zip(&tiles) {
        shown.items.push(item(context, &standing, (&cell.area, tile), &classes, &told));
    }
    codes(context, &standing, &mut shown);
    shown.table = table(context, &standing, &shown, &tiles);
    if let (Some((low, high)), None) = (extremes(&tiles), &shown.words.empty) {
        let said = [&shown.words.title, &shown.words.subtitle, &name_of(&shown, low), &name_of(&shown, high)];
        shown.words.description = language.say(
            "{0}, {1}. Map of tiles: lowest {2}, highest {3}.",
            "{0}，{1}。网格地图：最低{2}，最高{3}。",
            &said.map(String::as_str),
        );
    }
    Box::new(Items::new(shown, Map { tiles, classes, told, decimals }))
}

/// Numbers of the tiles with the least and the greatest figure.
fn extremes(tiles: &[Tile]) -> Option<(usize, usize)> {
    let with = || tiles.iter().enumerate().filter_map(|(i, t)| Some((i, t.figure?.value)));
    let low = with().min_by(|a, b| a.1.total_cmp(&b.1))?.0;
    Some((low, with().max_by(|a, b| a.1.total_cmp(&b.1))?.0))
}

/// An area with its figure: `Anhui 8.4%`.
fn name_of(shown: &Shown, slot: usize) -> String {
    let Some(item) = shown.items.get(slot) else { return String::new() };
    let value = item.lines.first().map_or("", |l| l.value.as_str());
    crate::text::fill("{0} {1}", &[&item.title, value])
}

fn item(
    context: &Context<'_>,
    standing: &Standing,
    (area, tile): (&str, &Tile),
    classes: &Classes,
    told: &Told,
) -> Item {
    let (data, language, theme) = (context.data, context.spec.language, &context.spec.theme);
    let title = name::of_code(data, area, Length::Full, language).to_owned();
    let line = standing.lines.iter().find(|l| l.of(data).is_some_and(|s| s.area == area));
    let found = line.zip(standing.period).and_then(|(l, p)| Some((l, p, l.of(data)?, l.at(data, p)?)));
    let Some(((line, period, series, observation), figure)) = found.zip(tile.figure) else {
        let value = found.map_or(words::no_figure(language), |(_, _, _, o)| words::why(o, language)).to_owned();
        let color = theme.line.css();
        let row = TipRow { name: String::new(), value, note: String::new(), color, current: false };
        return Item { title, lines: vec![row], ..Item::default() };
    };
    let status = words::status(observation.status, language).to_owned();
    let note = join(&[status, name::of_source(data, &observation.source, language)], language.pick("; ", "；"));
    let color = classes.color(classes.of(figure.value), theme).css();
    let name = name::of_key(series, period, language);
    let row = TipRow { name, value: told.full(figure), note, color, current: false };
    let rows = vec![Row::new(series, observation, language)];
    Item { title, lines: vec![row], rows, figure: Some((line.series, period)), ..Item::default() }.opens(data)
}

fn codes(context: &Context<'_>, standing: &Standing, shown: &mut Shown) {
    if let Some(series) = standing.lines.first().and_then(|l| l.of(context.data)) {
        shown.codes = (vec![series.indicator.clone()], vec![series.measure.0.clone()]);
    }
}

fn table(context: &Context<'_>, standing: &Standing, shown: &Shown, tiles: &[Tile]) -> Table {
    let language = context.spec.language;
    let period = standing.lines.first().and_then(|l| l.of(context.data)).zip(standing.period);
    let value = period.map_or_else(String::new, |(s, p)| name::of_key(s, p, language));
    let head = vec![language.pick("Area", "地区").into(), value, language.pick("Source", "来源").into()];
    let row = |(item, tile): (&Item, &Tile)| {
        let line = item.lines.first();
        let value = line.map_or_else(String::new, |l| l.value.clone());
        let note = line.filter(|_| tile.figure.is_some()).map_or_else(String::new, |l| l.note.clone());
        vec![item.title.clone(), value, note]
    };
    let rows = shown.items.iter().zip(tiles).map(row).collect();
    let caption = language.say("{0}, {1}", "{0}，{1}", &[&shown.words.title, &shown.words.subtitle]);
    Table { caption, head, numeric: vec![false, true, false], rows }
}
