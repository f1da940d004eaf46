//! The table of sections of a board.
//!
//! Owns its columns. `section` is a code; a row without `indicator` names the section in `en` and `zh`, one with it is a tile: `area`,
//! `measure` and `period` say which figure stands on it, `en` and `zh` what it is called. `supplier_en` and `supplier_zh` say who would supply
//! what the data lack. Sections and tiles keep the order of the file.

use super::header::{Row, Table};
use super::targets::when;
use crate::{
    data::tables::{Section, Text, Tile},
    error::Error,
    read::{
        assembly::Assembly,
        sentences::{NO_CODE, NO_HEADING, SECTION_TWICE, TILE_IN_SECTION},
    },
};

/// Reads the rows of sections into `assembly`.
///
/// # Errors
/// What ends the file; a bad row does not.
pub(in crate::read) fn read<'f>(table: &mut Table<'f>, assembly: &mut Assembly<'f>) -> Result<(), Error> {
    table.require(&["section", "indicator"])?;
    let columns = ["section", "indicator", "area", "measure", "period", "en", "zh", "supplier_en", "supplier_zh"]
        .map(|name| table.column(name));
    let [code, indicator, area, measure, period, en, zh, supplier_en, supplier_zh] = columns;
    table.rows(assembly, &mut |row, assembly| {
        let own = |column| row.field(column).to_owned();
        if row.field(code).is_empty() {
            return Err(row.refuse(&NO_CODE, code));
        }
        let (name, supplier) = (text(&row, en, zh), text(&row, supplier_en, supplier_zh));
        let period = when(&row, period)?;
        let sections = &mut assembly.tables()?.sections;
        let place = sections.iter().position(|s| s.code == row.field(code));
        let known = place.and_then(|p| sections.get_mut(p));
        if row.field(indicator).is_empty() {
            if name == Text::default() {
                return Err(row.refuse(&NO_HEADING, code));
            }
            match known {
                Some(known) if known.named => return Err(row.refuse(&SECTION_TWICE, code)),
                Some(known) => *known = Section { named: true, heading: name, supplier, ..std::mem::take(known) },
                None => {
                    sections.push(Section { code: own(code), named: true, heading: name, supplier, tiles: Vec::new() });
                }
            }
            return Ok(());
        }
        let tile = Tile { indicator: own(indicator), area: own(area), measure: own(measure), period, name, supplier };
        match known {
            Some(known) => {
                let same =
                    |t: &Tile| (&t.indicator, &t.area, &t.measure) == (&tile.indicator, &tile.area, &tile.measure);
                if known.tiles.iter().any(same) {
                    return Err(row.refuse(&TILE_IN_SECTION, indicator));
                }
                known.tiles.push(tile);
            }
            None => sections.push(Section { code: own(code), tiles: vec![tile], ..Section::default() }),
        }
        Ok(())
    })
}

/// A text in both languages.
pub(super) fn text(row: &Row<'_>, en: u32, zh: u32) -> Text {
    Text { en: row.field(en).to_owned(), zh: row.field(zh).to_owned() }
}
