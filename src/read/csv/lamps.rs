//! The table of lamps.
//!
//! Owns its columns. `lamp` is `blue`, `light_blue`, `green`, `yellow` or `red`; `indicator`, `area` and `measure` say of which figures, `least`
//! the lowest value at which it is lit, or, where low values are hot, `most` the highest. Only the coldest lamp may lack a bound. `en`
//! and `zh` replace the usual word for the state; `source_id` says who set the threshold.

use super::header::Table;
use super::sections::text;
use super::targets::number;
use crate::{
    data::tables::{Lamp, Threshold},
    error::Error,
    read::{
        assembly::Assembly,
        sentences::{LAMP_OPEN, LAMP_TWICE, LAMPS_OUT_OF_ORDER, NO_INDICATOR, NO_MEASURE, NOT_A_LAMP, TWO_BOUNDS},
    },
};

/// Reads the rows of lamps into `assembly`.
///
/// # Errors
/// What ends the file; a bad row does not.
pub(in crate::read) fn read<'f>(table: &mut Table<'f>, assembly: &mut Assembly<'f>) -> Result<(), Error> {
    table.require(&["lamp", "indicator", "measure"])?;
    if table.column("most") == 0 {
        table.require(&["least"])?;
    }
    let columns = ["lamp", "indicator", "area", "measure", "least", "most", "en", "zh", "source_id"];
    let [lamp, indicator, area, measure, least, most, en, zh, source] = columns.map(|name| table.column(name));
    let separator = table.separator();
    table.rows(assembly, &mut |row, assembly| {
        let own = |column| row.field(column).to_owned();
        if row.field(indicator).is_empty() {
            return Err(row.refuse(&NO_INDICATOR, indicator));
        }
        if row.field(measure).is_empty() {
            return Err(row.refuse(&NO_MEASURE, measure));
        }
        let named = |l: &Lamp| row.field(lamp).eq_ignore_ascii_case(l.name());
        let Some(found) = Lamp::ALL.into_iter().find(named) else { return Err(row.refuse(&NOT_A_LAMP, lamp)) };
        let next = Threshold {
            lamp: found,
            indicator: own(indicator),
            area: own(area),
            measure: own(measure),
            least: number(&row, least, separator)?,
            most: number(&row, most, separator)?,
            word: text(&row, en, zh),
            source: own(source),
        };
        let bound = if next.most.is_some() { most } else { least };
        if next.least.is_some() && next.most.is_some() {
            return Err(row.refuse(&TWO_BOUNDS, most));
        }
        for other in assembly.tables()?.lamps.iter().filter(|t| t.beside(&next)) {
            let mixed =
                (other.least.is_some() && next.most.is_some()) || (other.most.is_some() && next.least.is_some());
            if other.lamp == next.lamp {
                return Err(row.refuse(&LAMP_TWICE, lamp));
            }
            if mixed {
                return Err(row.refuse(&TWO_BOUNDS, bound));
            }
            if (other.lamp < next.lamp) != (other.heat() < next.heat()) || other.heat() == next.heat() {
                let open = next.least.is_none() && next.most.is_none();
                return Err(if open { row.refuse(&LAMP_OPEN, lamp) } else { row.refuse(&LAMPS_OUT_OF_ORDER, bound) });
            }
        }
        assembly.tables()?.lamps.push(next);
        Ok(())
    })
}
