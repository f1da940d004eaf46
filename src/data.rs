//! What was read: observations in series, series in a dataset, and the words that name them.
//!
//! Owns the tidy, validated form of a source: every series sorted by period, one shown observation
//! a period with the further figures for that period kept beside it. Refuses to know formats,
//! languages of the reader and pictures. Lookups are linear in the number of series (hundreds).

use crate::period::{Frequency, Period};

/// SDMX observation status (`CL_OBS_STATUS`), as far as a chart tells them apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// `A`, or nothing said.
    #[default]
    Normal,
    /// `P`: first release, to be revised.
    Provisional,
    /// `R`: revised after its first release.
    Revised,
    /// `E`: estimated.
    Estimated,
    /// `F`: forecast.
    Forecast,
    /// `B`: break in the series at this period.
    Break,
    /// `M`, `L`, `H`: there is no value.
    Missing,
    /// `Q`: withheld.
    Suppressed,
}

impl Status {
    /// The SDMX code; empty for normal.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Normal => "",
            Self::Provisional => "P",
            Self::Revised => "R",
            Self::Estimated => "E",
            Self::Forecast => "F",
            Self::Break => "B",
            Self::Missing => "M",
            Self::Suppressed => "Q",
        }
    }
}

/// A published number and how many decimals it was printed with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// The value; always finite.
    pub value: f64,
    /// Decimals as printed by the source: `7.0` has one, `7` none.
    pub decimals: u8,
}

/// One figure of one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// When.
    pub period: Period,
    /// The value; `None` where the source says that there is none (see `status`).
    pub figure: Option<Figure>,
    /// SDMX status.
    pub status: Status,
    /// Key into [`Dataset::sources`]; may name a source that the dataset does not describe.
    pub source: String,
    /// Further columns of the row, name and text, in file order.
    pub attributes: Vec<(String, String)>,
}

/// How an indicator is expressed. The codes are those of the long format.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Measure(pub String);

impl Measure {
    /// Whether values run from January to the period named: `level_ytd`, `yoy_ytd`.
    #[must_use]
    pub fn is_cumulative(&self) -> bool {
        self.0.ends_with("_ytd")
    }

    /// Whether values are growth rates, which change in percentage points: `yoy`, `yoy_ytd`, `mom_sa`.
    #[must_use]
    pub fn is_growth(&self) -> bool {
        self.0.starts_with("yoy") || self.0.starts_with("mom")
    }
}

/// The observations of one indicator × area × measure × frequency, in one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What.
    pub indicator: String,
    /// Where.
    pub area: String,
    /// How it is expressed.
    pub measure: Measure,
    /// Month, quarter, half-year or year; merged January and February stand in a monthly series.
    pub frequency: Frequency,
    /// Key into [`Dataset::units`].
    pub unit: String,
    /// Sorted by period, one a period.
    pub observations: Vec<Observation>,
    /// Figures that lost to another of the same period (earlier or later vintages), sorted by period.
    pub others: Vec<Observation>,
}

impl Series {
    /// The observation of exactly this period.
    #[must_use]
    pub fn at(&self, period: Period) -> Option<&Observation> {
        let i = self.observations.binary_search_by_key(&period, |o| o.period).ok()?;
        self.observations.get(i)
    }
}

/// A word in the languages a dataset names things in. Empty text means that there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// The code the rows use.
    pub code: String,
    /// English.
    pub en: String,
    /// Chinese.
    pub zh: String,
    /// English short form, for tiles and labels.
    pub short_en: String,
    /// Chinese short form.
    pub short_zh: String,
}

/// A unit: `factor` × its base, which the names name.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Names of the base, not of the multiple: `units`, `个`.
    pub name: Name,
    /// Power of ten of the multiple: 4 for `10k units`.
    pub exponent: u8,
}

/// Where a figure was published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The code the rows use.
    pub id: String,
    /// The agency whose statistic it is, English.
    pub agency_en: String,
    /// The agency, Chinese.
    pub agency_zh: String,
    /// Title of the release or report.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Date as printed: `2025-07-15`, `2025-07`.
    pub date: String,
    /// Address; empty where there is none to show.
    pub url: String,
}

/// Everything read from the files of one chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dataset {
    /// In order of first appearance.
    pub series: Vec<Series>,
    /// Names of indicators, areas and measures.
    pub names: Vec<Name>,
    /// Units that need a name or are a multiple.
    pub units: Vec<Unit>,
    /// Sources by id.
    pub sources: Vec<Source>,
}

impl Dataset {
    /// The name of an indicator, area or measure, where the files give one.
    #[must_use]
    pub fn name(&self, code: &str) -> Option<&Name> {
        self.names.iter().find(|n| n.code == code)
    }

    /// The unit of this code, where the files describe it.
    #[must_use]
    pub fn unit(&self, code: &str) -> Option<&Unit> {
        self.units.iter().find(|u| u.name.code == code)
    }

    /// The source of this id, where the files describe it.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|s| s.id == id)
    }
}
