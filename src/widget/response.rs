//! What the widget answers: how much is stale, and what the page should be told.

use super::plain::plain;
use crate::data::{Observation, Series};
use crate::text::{Language, words};

/// How much has to be done again. Ordered: a level includes those below it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dirty {
    /// Nothing.
    #[default]
    Clean = 0,
    /// The cursor moved; the picture stands.
    Overlay = 1,
    /// The picture is to be painted again as it was laid out.
    Scene = 2,
    /// Another part of the same is seen: the words around the picture stand.
    #[cfg(feature = "whole")]
    Window = 3,
    /// Places changed: size, theme, language, series shown or hidden.
    Layout = 4,
    /// What is shown changed: data, spec, measure, view.
    Derived = 5,
}

/// One figure of what is shown, as the page gets it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Code of the indicator.
    pub indicator: String,
    /// Code of the area.
    pub area: String,
    /// Code of the measure.
    pub measure: String,
    /// Canonical text of the period.
    pub period: String,
    /// SDMX frequency code.
    pub freq: &'static str,
    /// The value; `null` where there is none.
    pub value: Option<f64>,
    /// Code of the unit.
    pub unit: String,
    /// SDMX status code; empty for normal.
    pub status: &'static str,
    /// Why there is no value; empty where there is one.
    pub reason: String,
    /// Id of the source.
    pub source: String,
    /// Digits after the point with which the value was published, or is shown.
    pub decimals: u8,
    /// How it was computed, `level_ytd | single | yoy`; empty for what was published.
    pub method: String,
}

impl Row {
    /// The row of an observation.
    #[must_use]
    pub fn new(series: &Series, observation: &Observation, language: Language) -> Self {
        let reason = if observation.figure.is_some() { "" } else { words::why(observation, language) };
        Self {
            indicator: series.indicator.clone(),
            area: series.area.clone(),
            measure: series.measure.0.clone(),
            period: observation.period.code(),
            freq: series.frequency.code(),
            value: observation.figure.map(|f| f.value),
            unit: series.unit.clone(),
            status: observation.status.code(),
            reason: reason.into(),
            source: observation.source.clone(),
            decimals: observation.figure.map_or(0, |f| f.decimals),
            method: series.method().map_or_else(String::new, |m| m.steps.clone()),
        }
    }
}

/// Something the page is told after the call has returned.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// The cursor is on these figures; none when it was put away.
    Hover {
        /// One a series.
        rows: Vec<Row>,
    },
    /// The reader chose this figure.
    Select {
        /// The figure.
        row: Row,
    },
    /// The reader changed what is shown.
    Change {
        /// `trend` or `board`.
        view: &'static str,
        /// Codes shown.
        indicator: Vec<String>,
        /// Codes shown.
        measure: Vec<String>,
        /// The steps that the measures are taken through, a line an attribute; empty for none.
        transform: String,
    },
    /// The span shown changed, or begins to.
    #[cfg(feature = "whole")]
    Span {
        /// Code of the first period, or instant, shown.
        from: String,
        /// Code of the last.
        to: String,
        /// The window's low end, in the axis' units.
        low: f64,
        /// The window's high end.
        high: f64,
        /// Whether it is the whole.
        all: bool,
    },
    /// The reader opened a figure: its working, for the host to show.
    #[cfg(feature = "whole")]
    Open {
        /// How it was computed.
        working: Box<crate::transform::working::Working>,
    },
}

/// The shape the pointer should have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cursor {
    /// Nothing to point at.
    #[default]
    Default,
    /// Something to choose.
    Pointer,
    /// A place to read.
    Crosshair,
}

impl Cursor {
    /// The CSS keyword.
    #[must_use]
    pub const fn css(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Pointer => "pointer",
            Self::Crosshair => "crosshair",
        }
    }
}

/// The answer to one [`super::Input`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// The highest level that is stale now.
    pub dirty: Dirty,
    /// Whether the input meant something to the widget (a key the page should not also act on).
    pub handled: bool,
    /// The pointer's shape.
    pub cursor: Cursor,
    /// Whether the window is on its way: the host goes on with [`super::Input::Tick`].
    #[cfg(feature = "whole")]
    pub moving: bool,
    /// To be dispatched in this order, once the call has returned.
    pub notices: Vec<Notice>,
}

plain!(Row { indicator, area, measure, period, freq, value, unit, status, reason, source, method });

impl serde::Serialize for Notice {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        match self {
            Self::Hover { rows } => {
                map.serialize_entry("type", "hover")?;
                map.serialize_entry("rows", rows)?;
            }
            Self::Select { row } => {
                map.serialize_entry("type", "select")?;
                map.serialize_entry("row", row)?;
            }
            Self::Change { view, indicator, measure, transform } => {
                map.serialize_entry("type", "change")?;
                map.serialize_entry("view", view)?;
                map.serialize_entry("indicator", indicator)?;
                map.serialize_entry("measure", measure)?;
                #[cfg(not(feature = "whole"))]
                map.serialize_entry("transform", transform)?;
                #[cfg(feature = "whole")]
                for (family, line) in crate::method::Family::lines(transform) {
                    map.serialize_entry(family.attribute(), line)?;
                }
            }
            #[cfg(feature = "whole")]
            Self::Span { from, to, low, high, all } => {
                map.serialize_entry("type", "span")?;
                map.serialize_entry("from", from)?;
                map.serialize_entry("to", to)?;
                map.serialize_entry("low", low)?;
                map.serialize_entry("high", high)?;
                map.serialize_entry("all", all)?;
            }
            #[cfg(feature = "whole")]
            Self::Open { working } => {
                map.serialize_entry("type", "open")?;
                map.serialize_entry("working", &**working)?;
            }
        }
        map.end()
    }
}
