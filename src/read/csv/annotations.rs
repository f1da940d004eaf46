//! The table of annotations: points, spans and rules with their texts.
//!
//! Owns its columns. `annotation` is `point`, `span` or `rule`; a point has `period` and may have `value`, a rule has one of the
//! two, a span `from`, `to` or both. `en` or `zh` is the text; `indicator`, `area`, `measure` say which charts it belongs to.

use super::header::Table;
use super::targets::{number, when};
use crate::{
    data::annotation::{Annotation, Mark},
    error::Error,
    read::{
        assembly::Assembly,
        sentences::{NO_MARK, NO_TEXT, NOT_A_MARK, SPAN_BACKWARDS},
    },
};

/// Reads the rows of annotations into `assembly`.
///
/// # Errors
/// What ends the file; a bad row does not.
pub(in crate::read) fn read<'f>(table: &mut Table<'f>, assembly: &mut Assembly<'f>) -> Result<(), Error> {
    if table.column("en") == 0 && table.column("zh") == 0 {
        return Err(table.missing("en\" or \"zh", "en”或“zh"));
    }
    let columns = ["annotation", "period", "value", "from", "to", "en", "zh", "indicator", "area", "measure"];
    let [kind, at, value, from, to, en, zh, indicator, area, measure] = columns.map(|name| table.column(name));
    let separator = table.separator();
    table.rows(assembly, &mut |row, assembly| {
        let when = |column| when(&row, column);
        let number = number(&row, value, separator)?.map(|figure| figure.value);
        let mark = match (row.field(kind).to_ascii_lowercase().as_str(), when(at)?, number) {
            ("point", Some(period), number) => Mark::Point(period, number),
            ("rule", Some(period), None) => Mark::When(period),
            ("rule", None, Some(value)) => Mark::Level(value),
            ("point" | "rule", ..) => return Err(row.refuse(&NO_MARK, kind)),
            ("span", ..) => match (when(from)?, when(to)?) {
                (None, None) => return Err(row.refuse(&NO_MARK, kind)),
                (Some(first), Some(last)) if first.start() >= last.end() => {
                    return Err(row.refuse(&SPAN_BACKWARDS, to));
                }
                (first, last) => Mark::Span(first, last),
            },
            _ => return Err(row.refuse(&NOT_A_MARK, kind)),
        };
        let own = |column| row.field(column).to_owned();
        let (en, zh) = (own(en), own(zh));
        if en.is_empty() && zh.is_empty() {
            return Err(row.refuse(&NO_TEXT, 0));
        }
        let (indicator, area, measure) = (own(indicator), own(area), own(measure));
        assembly.annotate(Annotation { mark, indicator, area, measure, en, zh })
    })
}
