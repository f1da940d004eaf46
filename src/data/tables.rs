//! What authors write beside the figures: where areas stand on a map of tiles, what is to be reached, what is to be done.
//!
//! Owns the checked form of each table, in file order. Refuses to know formats and pictures.

use super::tasks::Task;
use super::{Figure, Series};
use crate::period::Period;

/// The tables of all files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tables {
    /// Tiles of a map.
    pub grid: Vec<Cell>,
    /// What is to be reached.
    pub targets: Vec<Target>,
    /// What is to be done.
    pub tasks: Vec<Task>,
}

/// The place of an area on a map of tiles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The area.
    pub area: String,
    /// From 0, downwards.
    pub row: u8,
    /// From 0, to the right.
    pub column: u8,
    /// What stands on it, English; empty for the name of the area.
    pub en: String,
    /// The same in Chinese.
    pub zh: String,
}

/// What a target asks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Aim {
    /// To rise to the value.
    Reach,
    /// To fall to the value.
    Lower,
    /// Never to be below it.
    Floor,
    /// Never to be above it.
    Ceiling,
    /// Never to be below it nor above this one.
    Range(Figure),
}

/// A target.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// What it asks.
    pub aim: Aim,
    /// Of which indicator.
    pub indicator: String,
    /// In which area.
    pub area: String,
    /// In which measure.
    pub measure: String,
    /// The period with whose end the way begins; for bounds the first that counts.
    pub from: Option<Period>,
    /// The period by whose end it is to be reached.
    pub to: Period,
    /// The value asked for.
    pub value: Figure,
    /// The value at which the way begins, where the author says it.
    pub base: Option<Figure>,
    /// Code of the unit; empty for that of the series.
    pub unit: String,
    /// What it is called, English; empty for the name of the indicator.
    pub en: String,
    /// The same in Chinese.
    pub zh: String,
    /// Key into [`super::Dataset::sources`].
    pub source: String,
}

impl Target {
    /// Whether it is asked of a series.
    #[must_use]
    pub fn suits(&self, series: &Series) -> bool {
        let unit = self.unit.is_empty() || self.unit == series.unit;
        self.indicator == series.indicator && self.area == series.area && self.measure == series.measure.0 && unit
    }
}
