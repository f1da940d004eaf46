//! What the widget answers: how much is stale, and what the page should be told.

use super::plain::plain;

/// How much has to be done again. Ordered: a level includes those below it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dirty {
    /// Nothing.
    #[default]
    Clean,
    /// The cursor moved; the picture stands.
    Overlay,
    /// The picture is to be painted again as it was laid out.
    Scene,
    /// Places changed: size, theme, language, series shown or hidden.
    Layout,
    /// What is shown changed: data, spec, measure, view.
    Derived,
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
            Self::Open { working } => {
                map.serialize_entry("type", "open")?;
                map.serialize_entry("working", &**working)?;
            }
        }
        map.end()
    }
}
