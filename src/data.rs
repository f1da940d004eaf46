//! What was read: observations in series, series in a dataset, and the words that name them.
//!
//! Owns the tidy, validated form of a source: every series sorted by period, one shown observation
//! a period with the further figures for that period kept beside it. Refuses to know formats,
//! languages of the reader and pictures. Lookups are linear in the number of series (hundreds).

#[cfg(feature = "whole")]
pub mod annotation;
#[cfg(feature = "whole")]
mod append;
#[cfg(feature = "whole")]
pub mod dense;
#[cfg(feature = "whole")]
pub mod tables;
#[cfg(feature = "whole")]
pub mod tasks;

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

/// A number and how many decimals it is printed with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// The value; always finite. That of a computed figure is not rounded.
    pub value: f64,
    /// Decimals as printed by the source: `7.0` has one, `7` none; of a computed figure, those shown.
    pub decimals: u8,
}

/// How values add up over time; it decides how a longer period is made of shorter ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// Summed: output, revenue.
    Flow,
    /// Taken at the end: base stations, users.
    Stock,
    /// Averaged: indices, shares.
    Rate,
}

impl Nature {
    /// The nature that files call `word`.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        [("flow", Self::Flow), ("stock", Self::Stock), ("rate", Self::Rate)]
            .into_iter()
            .find(|(name, _)| word.eq_ignore_ascii_case(name))
            .map(|(_, nature)| nature)
    }
}

/// Why a computed period has no figure (`docs/transforms.md`, Reasons).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// An input has no figure of its own.
    Missing,
    /// There is no figure for the period compared with.
    NoComparable,
    /// The base is zero or negative, or the value is negative.
    Base,
    /// Not all periods of the longer one have a figure.
    Incomplete,
    /// Periods of different length.
    Unlike,
    /// The difference of two totals would span several periods.
    Spans,
    /// A rate must not be divided or summed.
    Rate,
    /// Growth rates must not be averaged over time.
    Growth,
    /// The step takes growth rates only.
    NotGrowth,
    /// A running total: single periods first.
    Cumulative,
    /// The step takes running totals of flows only.
    NotCumulative,
    /// The step does not apply to this frequency.
    Frequency,
    /// Neither flow, stock nor rate.
    Nature,
    /// Units differ.
    Units,
    /// Another series of the formula has no figure for this period.
    Operand,
    /// A division by zero.
    Zero,
    /// There is no target for this year.
    NoTarget,
    /// The year is complete: nothing remains of it.
    Complete,
    /// The result is too large to be told.
    Size,
    /// The series has gaps.
    Gap,
    /// The series has too few years.
    Short,
    /// January and February are published as one.
    Merged,
    /// The filter lacks values on one side.
    Ends,
    /// It is still being computed.
    Pending,
    /// Dates of these years are not known.
    Dates,
    /// No season was found in it.
    Unseasonal,
    /// The series has too many values.
    Long,
}

/// How good an adjustment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// All is well.
    Good,
    /// To be looked at.
    Uncertain,
    /// Not to be relied on.
    Poor,
    /// Not to be used.
    Severe,
}

/// A sign on a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// The last period of a rise.
    Peak,
    /// The last period of a fall.
    Trough,
    /// The first period of another level.
    Change,
    /// A value far from its neighbours.
    Outlier,
}

/// What a computed line is among the lines of its indicator: how it is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// A line like any other.
    #[default]
    Plain,
    /// The adjusted series.
    Adjusted,
    /// A trend.
    Trend,
    /// What follows the last value.
    Forecast,
    /// An end of an interval about the forecast: lower first, the wider last.
    Bound(u8),
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
    /// Why a computed observation has no figure.
    #[cfg(feature = "whole")]
    pub reason: Option<Reason>,
}

/// How a series was computed: what tells it from a published one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Method {
    /// The measure it began with and the steps, as an author writes them: `level_ytd | single | yoy`.
    pub steps: String,
    /// What the steps make of the measure, in words, English.
    pub en: String,
    /// The same in Chinese.
    pub zh: String,
    /// What the last step makes, for labels, English.
    pub short_en: String,
    /// The same in Chinese.
    pub short_zh: String,
    /// Whether its values are read against zero.
    pub about_zero: bool,
    /// Whether values run from January to the period named.
    pub cumulative: bool,
    /// The measure by which growth of this kind is published; empty where it is not growth on a year earlier.
    pub twin: String,
    /// Whether it is a part that a step added beside its indicator: a residual, a base effect.
    pub is_part: bool,
    /// How it is drawn.
    pub role: Role,
}

/// What was found out beside the series that were computed for the current view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// Places in [`Dataset::series`] of published series that stay beside what was computed from them.
    pub beside: Vec<usize>,
    /// Signs on series, by their places.
    pub signs: Vec<(usize, Period, Sign)>,
    /// What did not suit: the method in English and in Chinese, and why.
    pub refused: Vec<([String; 2], Reason)>,
    /// What methods say at once, in English and in Chinese.
    pub notes: Vec<[String; 2]>,
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
    /// How it was computed; `None` for what was published.
    #[cfg(feature = "whole")]
    pub method: Option<Box<Method>>,
}

impl Series {
    /// How it was computed; `None` for what was published, and always in the small engine, which computes
    /// nothing.
    #[must_use]
    pub fn method(&self) -> Option<&Method> {
        #[cfg(feature = "whole")]
        return self.method.as_deref();
        #[cfg(not(feature = "whole"))]
        None
    }

    /// Whether values run from January to the period named.
    #[must_use]
    pub fn is_cumulative(&self) -> bool {
        self.method().map_or_else(|| self.measure.is_cumulative(), |m| m.cumulative)
    }

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
    /// How values of an indicator add up over time, where the files say.
    pub nature: Option<Nature>,
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
    /// Published ones in order of first appearance, then those computed for the current view.
    pub series: Vec<Series>,
    /// Names of indicators, areas and measures.
    pub names: Vec<Name>,
    /// Units that need a name or are a multiple.
    pub units: Vec<Unit>,
    /// Sources by id.
    pub sources: Vec<Source>,
    /// What the author wrote onto the chart.
    #[cfg(feature = "whole")]
    pub annotations: Vec<annotation::Annotation>,
    /// Grids, targets, tasks and what else stands beside the figures.
    #[cfg(feature = "whole")]
    pub tables: tables::Tables,
    /// Series of instants.
    #[cfg(feature = "whole")]
    pub dense: Vec<dense::DenseSeries>,
    /// What methods found for the current view.
    #[cfg(feature = "whole")]
    pub findings: Option<Box<Findings>>,
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
