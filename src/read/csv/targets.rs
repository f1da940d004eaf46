//! The table of targets.
//!
//! Owns its columns. `target` is what is asked: `reach`, `lower`, `floor`, `ceiling` or `range`; `indicator`, `area` and `measure` say of which
//! series, `value` how much, `to` by the end of which period. `upper` is the other end of a range; `from` the period with whose end the way
//! begins, `base` the value there; `measure` is `level` where empty; `unit`, `en`, `zh` and `source_id` as elsewhere.

use super::header::{Row, Table};
use crate::{
    data::{
        Figure,
        tables::{Aim, Target},
    },
    error::{Error, excerpt},
    period::{self, Period},
    read::{
        assembly::Assembly,
        decimal,
        sentences::{
            NO_DEADLINE, NO_GOAL, NO_INDICATOR, NO_UPPER, NO_WAY, NOT_A_TARGET, NOT_PER_CENT, SPAN_BACKWARDS,
            UPPER_BELOW, UPPER_OF_NONE,
        },
    },
    target::{self, Kind},
};

/// Reads the rows of targets into `assembly`.
///
/// # Errors
/// What ends the file; a bad row does not.
pub(in crate::read) fn read<'f>(table: &mut Table<'f>, assembly: &mut Assembly<'f>) -> Result<(), Error> {
    table.require(&["target", "indicator", "to", "value"])?;
    let columns = [
        "target",
        "indicator",
        "area",
        "measure",
        "from",
        "to",
        "value",
        "upper",
        "base",
        "unit",
        "en",
        "zh",
        "source_id",
    ];
    let [aim, indicator, area, measure, from, to, value, upper, base, unit, en, zh, source] =
        columns.map(|name| table.column(name));
    let separator = table.separator();
    table.rows(assembly, &mut |row, assembly| {
        let own = |column| row.field(column).to_owned();
        let number = |column| number(&row, column, separator);
        if row.field(indicator).is_empty() {
            return Err(row.refuse(&NO_INDICATOR, indicator));
        }
        let (begin, end) = (when(&row, from)?, when(&row, to)?);
        let Some(end) = end else { return Err(row.refuse(&NO_DEADLINE, to)) };
        if begin.is_some_and(|b| b.start() >= end.end()) {
            return Err(row.refuse(&SPAN_BACKWARDS, to));
        }
        let Some(asked) = number(value)? else { return Err(row.refuse(&NO_GOAL, value)) };
        let aim = match (row.field(aim).to_ascii_lowercase().as_str(), number(upper)?) {
            ("reach", None) => Aim::Reach,
            ("lower", None) => Aim::Lower,
            ("floor", None) => Aim::Floor,
            ("ceiling", None) => Aim::Ceiling,
            ("range", Some(high)) if high.value >= asked.value => Aim::Range(high),
            ("range", Some(_)) => return Err(row.refuse(&UPPER_BELOW, upper)),
            ("range", None) => return Err(row.refuse(&NO_UPPER, upper)),
            ("reach" | "lower" | "floor" | "ceiling", Some(_)) => return Err(row.refuse(&UPPER_OF_NONE, upper)),
            _ => return Err(row.refuse(&NOT_A_TARGET, aim)),
        };
        let per_cent = [value, upper, base].into_iter().find(|c| row.field(*c).ends_with(['%', '％']));
        let unit = match (own(unit), per_cent) {
            (unit, None) => unit,
            (unit, Some(_)) if unit.is_empty() || unit == "%" => "%".into(),
            (unit, Some(at)) => {
                return Err(row.place(Error::of(&NOT_PER_CENT, &[&excerpt(row.field(at)), &excerpt(&unit)]), at));
            }
        };
        let measure = Some(own(measure)).filter(|m| !m.is_empty()).unwrap_or_else(|| "level".into());
        let (base, indicator, area) = (number(base)?, own(indicator), own(area));
        let (en, zh, source) = (own(en), own(zh), own(source));
        let target =
            Target { aim, indicator, area, measure, from: begin, to: end, value: asked, base, unit, en, zh, source };
        // A way that ends before it begins; what runs from January begins by itself.
        let on_its_way = matches!(target.aim, Aim::Reach | Aim::Lower) && target::kind(&target) == Kind::Level;
        if on_its_way && target.from.is_some_and(|from| from.end() >= target.to.end()) {
            return Err(row.refuse(&NO_WAY, from));
        }
        assembly.tables()?.targets.push(target);
        Ok(())
    })
}

/// The period in a column; none where it is empty.
pub(super) fn when(row: &Row<'_>, column: u32) -> Result<Option<Period>, Error> {
    match row.field(column) {
        "" => Ok(None),
        text => period::text::read(text).map(Some).map_err(|error| row.place(error, column)),
    }
}

/// The number in a column; none where it is empty.
pub(super) fn number(row: &Row<'_>, column: u32, separator: u8) -> Result<Option<Figure>, Error> {
    match row.field(column) {
        "" => Ok(None),
        text => decimal::read(text, separator).map(|n| Some(n.figure)).map_err(|sentence| row.refuse(sentence, column)),
    }
}
