//! What authors write beside the figures: where areas stand on a map of tiles, what is to be reached or done, which figures make a
//! section of a board, and at which values lamps are lit.
//!
//! Owns the checked form of each table, in file order. Refuses to know formats and pictures.

use super::tasks::Task;
use super::{Figure, Series};
use crate::period::Period;
use crate::text::Language;

/// The tables of all files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tables {
    /// Tiles of a map.
    pub grid: Vec<Cell>,
    /// What is to be reached.
    pub targets: Vec<Target>,
    /// What is to be done.
    pub tasks: Vec<Task>,
    /// Sentences in the author's own words.
    pub sentences: Vec<OwnSentence>,
    /// Sections of a board.
    pub sections: Vec<Section>,
    /// Where lamps are lit.
    pub lamps: Vec<Threshold>,
}

/// A text in both languages, each empty where the author gave none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// English.
    pub en: String,
    /// Chinese.
    pub zh: String,
}

impl Text {
    /// The text; in the other language where this one is not given.
    #[must_use]
    pub fn told(&self, language: Language) -> &str {
        match language.pick(self.en.as_str(), self.zh.as_str()) {
            "" => language.pick(&self.zh, &self.en),
            text => text,
        }
    }
}

/// A section of a board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The code its rows use.
    pub code: String,
    /// Whether a row names the section itself.
    pub named: bool,
    /// Its heading; empty for the code.
    pub heading: Text,
    /// Who would supply its figures where there are none and the tile does not say.
    pub supplier: Text,
    /// What stands in it.
    pub tiles: Vec<Tile>,
}

/// A tile of a section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tile {
    /// The indicator.
    pub indicator: String,
    /// The area; empty for those of the board.
    pub area: String,
    /// The measure; empty for the usual one.
    pub measure: String,
    /// The period whose end its figure is not later than; none for that of the board.
    pub period: Option<Period>,
    /// What it is called; empty for the name of the indicator.
    pub name: Text,
    /// Who would supply its figure where there is none.
    pub supplier: Text,
}

/// The five lamps of the monitoring of the business climate, from cold to hot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lamp {
    /// Cold.
    Blue,
    /// Cool.
    LightBlue,
    /// Stable.
    Green,
    /// Warm.
    Yellow,
    /// Overheated.
    Red,
}

impl Lamp {
    /// All of them, from cold to hot.
    pub const ALL: [Self; 5] = [Self::Blue, Self::LightBlue, Self::Green, Self::Yellow, Self::Red];

    /// The name that files use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Blue => "blue",
            Self::LightBlue => "light_blue",
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Red => "red",
        }
    }
}

/// The values at which a lamp is lit, and is as long as no hotter one is.
#[derive(Clone, Debug, PartialEq)]
pub struct Threshold {
    /// The lamp.
    pub lamp: Lamp,
    /// Of which indicator.
    pub indicator: String,
    /// In which area; empty for all that have no thresholds of their own.
    pub area: String,
    /// In which measure.
    pub measure: String,
    /// The least value; none for the coldest lamp, and where high values are cold.
    pub least: Option<Figure>,
    /// The greatest value, where high values are cold; none for the coldest lamp.
    pub most: Option<Figure>,
    /// What the state is called; empty for the usual word.
    pub word: Text,
    /// Who set it, a key into [`super::Dataset::sources`]; empty for the author of the page.
    pub source: String,
}

impl Threshold {
    /// Whether it belongs to the same scale as another.
    #[must_use]
    pub fn beside(&self, other: &Self) -> bool {
        self.indicator == other.indicator && self.area == other.area && self.measure == other.measure
    }

    /// How hot its bound is: hotter lamps have larger ones.
    #[must_use]
    pub fn heat(&self) -> f64 {
        match (self.least, self.most) {
            (Some(least), _) => least.value,
            (None, Some(most)) => -most.value,
            (None, None) => f64::NEG_INFINITY,
        }
    }

    /// Whether a value is on the lamp's side of its bound, the bound included.
    #[must_use]
    pub fn holds(&self, value: f64) -> bool {
        self.least.is_none_or(|l| value >= l.value) && self.most.is_none_or(|m| value <= m.value)
    }
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

/// An author's own words in the place of a sentence of [`crate::brief`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnSentence {
    /// The key of the sentence.
    pub key: String,
    /// The period they are meant for; none for any.
    pub period: Option<Period>,
    /// The words, with `{code}` and `{period}` in the place of figures.
    pub words: Text,
}
