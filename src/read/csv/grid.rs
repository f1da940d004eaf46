//! The table of a map of tiles.
//!
//! Owns its columns: `tile` is the code of an area, `row` and `column` its place, from 1; `en` and `zh` are short labels. An area
//! has one place, and a place one area.

use super::header::Table;
use crate::{
    data::tables::Cell,
    error::Error,
    read::{
        assembly::Assembly,
        sentences::{NO_CODE, NOT_A_PLACE, PLACE_TAKEN, TILE_TWICE},
    },
};

/// Reads the rows of tiles into `assembly`.
///
/// # Errors
/// What ends the file; a bad row does not.
pub(in crate::read) fn read<'f>(table: &mut Table<'f>, assembly: &mut Assembly<'f>) -> Result<(), Error> {
    table.require(&["tile", "row", "column"])?;
    let [tile, row_at, column_at, en, zh] = ["tile", "row", "column", "en", "zh"].map(|name| table.column(name));
    table.rows(assembly, &mut |row, assembly| {
        let own = |column| row.field(column).to_owned();
        let place = |column| {
            let number = row.field(column).parse::<u8>().ok().filter(|n| (1..=60).contains(n));
            number.map(|n| n - 1).ok_or_else(|| row.refuse(&NOT_A_PLACE, column))
        };
        if row.field(tile).is_empty() {
            return Err(row.refuse(&NO_CODE, tile));
        }
        let cell = Cell { area: own(tile), row: place(row_at)?, column: place(column_at)?, en: own(en), zh: own(zh) };
        let grid = &assembly.tables()?.grid;
        if grid.iter().any(|c| c.area == cell.area) {
            return Err(row.refuse(&TILE_TWICE, tile));
        }
        if grid.iter().any(|c| (c.row, c.column) == (cell.row, cell.column)) {
            return Err(row.refuse(&PLACE_TAKEN, tile));
        }
        assembly.tables()?.grid.push(cell);
        Ok(())
    })
}
