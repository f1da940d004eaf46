//! The sections of a board and the figure of each of their tiles.
//!
//! Owns which sections and tiles are shown, and that a tile in a section shows the last figure up to the period asked for, since figures
//! of a section come at different times. Without a file of sections all figures stand in one. Cost: for each tile, linear in the series.

use super::{Pick, areas, pick, picks};
use crate::data::Dataset;
use crate::data::tables::{Section, Tile};
use crate::spec::Spec;

/// Tiles that stand together.
#[derive(Clone, Debug, Default)]
pub struct Group<'a> {
    /// Their section; none for figures that belong to no section.
    pub section: Option<&'a Section>,
    /// In the order in which they are shown.
    pub slots: Vec<Slot<'a>>,
}

/// A tile with its figure, if there is one.
#[derive(Clone, Copy, Debug)]
pub struct Slot<'a> {
    /// What the file says of it.
    pub tile: Option<&'a Tile>,
    /// The figure.
    pub pick: Option<Pick>,
    /// Whether there are figures, but later ones than asked for.
    pub later: bool,
}

/// The groups of a board, and the indicators asked for of which there is nothing.
///
/// `only` names the sections to show; empty for all. Where the spec names indicators, tiles of others are left out, and those that stand
/// in no section come last, in a group of their own.
#[must_use]
pub fn groups<'a>(data: &'a Dataset, spec: &Spec, only: &[&str]) -> (Vec<Group<'a>>, Vec<String>) {
    let sections = &data.tables.sections;
    if sections.is_empty() {
        return plain(data, spec);
    }
    let asked = |t: &&Tile| spec.indicators.is_empty() || spec.indicators.contains(&t.indicator);
    let all: Vec<&str> = sections.iter().flat_map(|s| &s.tiles).map(|t| t.indicator.as_str()).collect();
    let areas = areas(data, spec, &all);
    let mut groups = Vec::new();
    for section in sections.iter().filter(|s| only.is_empty() || only.contains(&s.code.as_str())) {
        let mut slots = Vec::new();
        for tile in section.tiles.iter().filter(asked) {
            let own = [tile.area.as_str()];
            slots_of(data, spec, tile, if tile.area.is_empty() { &areas } else { &own }, &mut slots);
        }
        // A section of which nothing is asked is left out; one that has no tiles says so.
        if !slots.is_empty() || (section.tiles.is_empty() && spec.indicators.is_empty()) {
            groups.push(Group { section: Some(section), slots });
        }
    }
    let apart: Vec<String> = spec.indicators.iter().filter(|i| !all.contains(&i.as_str())).cloned().collect();
    if apart.is_empty() || !only.is_empty() {
        return (groups, Vec::new());
    }
    let (rest, absent) = plain(data, &Spec { indicators: apart, ..spec.clone() });
    groups.extend(rest);
    (groups, absent)
}

/// All figures in one group; none where there are none.
fn plain<'a>(data: &'a Dataset, spec: &Spec) -> (Vec<Group<'a>>, Vec<String>) {
    let (picks, absent) = picks(data, spec);
    let slots: Vec<Slot<'a>> = picks.into_iter().map(|p| Slot { tile: None, pick: Some(p), later: false }).collect();
    let group = Group { section: None, slots };
    (if group.slots.is_empty() { Vec::new() } else { vec![group] }, absent)
}

/// A slot for each of the areas that has a figure, or one for none of them.
fn slots_of<'a>(data: &'a Dataset, spec: &Spec, tile: &'a Tile, areas: &[&str], slots: &mut Vec<Slot<'a>>) {
    let mut spec = Spec { period: tile.period.or(spec.period), ..spec.clone() };
    if !tile.measure.is_empty() {
        spec.measures = vec![tile.measure.clone()];
    }
    let found = |until: bool| {
        let fits = move |p: crate::period::Period| spec.period.is_none_or(|asked| !until || p.end() <= asked.end());
        let all: Vec<Pick> = areas.iter().filter_map(|a| pick(data, &spec, &tile.indicator, a, &fits)).collect();
        all
    };
    let picks = found(true);
    if picks.is_empty() {
        let later = !found(false).is_empty();
        slots.push(Slot { tile: Some(tile), pick: None, later });
    }
    slots.extend(picks.into_iter().map(|p| Slot { tile: Some(tile), pick: Some(p), later: false }));
}
