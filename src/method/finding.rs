//! What a method found in one series of a derivation, kept until the series or the step changes.

use super::{Column, Found, Sample};
use crate::data::{Reason, Status};
use crate::transform::step::Output;
use crate::transform::track::{Cell, Place, Track};

/// The outcome of one step for one series.
pub struct Finding {
    /// Number of the step.
    pub step: usize,
    /// The step as written.
    pub text: String,
    /// What was read; `None` where the series could not be read whole.
    pub sample: Option<Sample>,
    /// The series that was read.
    pub of: Place,
    /// Whether the derivation still needs it.
    pub used: bool,
    /// What was found, or why nothing.
    pub found: Result<Box<dyn Found>, Reason>,
}

impl std::fmt::Debug for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Finding").field("step", &self.step).field("text", &self.text).finish_non_exhaustive()
    }
}

impl Finding {
    /// The track of a part; without values where nothing was found.
    #[must_use]
    pub fn track(&self, output: Output, read: &Track, status: Option<Status>, ahead: usize) -> Track {
        let Output { head, inputs, letters, part, shown, .. } = output;
        let own_unit = head.unit == read.head.unit;
        // A figure made of many shows a digit more than those; what is only expected does not, nor what is made of it again.
        let more = u8::from(ahead == 0 && read.head.part.is_none());
        let decimals = |cell: &Cell| if own_unit { (cell.decimals + more).min(9) } else { 4 };
        let refused = self.found.as_ref().err().copied();
        let column = self.found.as_ref().map(|f| f.column(usize::from(part))).unwrap_or_default();
        let cells = match &self.sample {
            Some(sample) if ahead > 0 => beyond(sample, &column, read, &decimals),
            _ => {
                let skipped = self.sample.as_ref().map_or(0, |s| s.skipped);
                let certain = skipped + column.values.len().saturating_sub(column.provisional);
                let cell = |(i, cell): (usize, &Cell)| {
                    let value = i.checked_sub(skipped).and_then(|i| column.values.get(i)).copied();
                    let missing = refused.unwrap_or(if value.is_some() { Reason::Ends } else { Reason::Missing });
                    Cell {
                        value: value.flatten().map(crate::transform::exact::Exact::of).ok_or(missing),
                        status: if i >= certain { Status::Provisional } else { cell.status },
                        decimals: decimals(cell),
                        ..*cell
                    }
                };
                read.cells.iter().enumerate().map(cell).collect()
            }
        };
        let cells = match status {
            Some(status) => cells.into_iter().map(|c| Cell { status, ..c }).collect(),
            None => cells,
        };
        Track { head, cells, shown, inputs, letters, part }
    }
}

/// Cells of the periods after the last.
fn beyond(sample: &Sample, column: &Column, read: &Track, decimals: &dyn Fn(&Cell) -> u8) -> Vec<Cell> {
    let decimals = read.cells.iter().map(decimals).max().unwrap_or(0);
    let stamps = sample.after(column.values.len());
    let cell = |(period, value): (crate::period::Period, &Option<f64>)| Cell {
        period,
        value: value.map(crate::transform::exact::Exact::of).ok_or(Reason::Pending),
        decimals,
        status: Status::Forecast,
        origin: None,
    };
    stamps.into_iter().zip(&column.values).map(cell).collect()
}
