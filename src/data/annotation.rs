//! What an author writes onto a chart: points, spans and rules, with a text.
//!
//! Owns what each kind needs. Refuses to know where it is drawn; which charts it belongs to, its codes say.

use super::Series;
use crate::period::Period;
use crate::text::Language;

/// What is marked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mark {
    /// A figure: that of a period, or this value in it.
    Point(Period, Option<f64>),
    /// The beginning of a period.
    When(Period),
    /// A value.
    Level(f64),
    /// The periods from one to another, both included; an end that is open is that of the chart.
    Span(Option<Period>, Option<Period>),
}

/// A mark with its text, and what it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// What is marked.
    pub mark: Mark,
    /// The indicator it belongs to; empty for any.
    pub indicator: String,
    /// The area; empty for any.
    pub area: String,
    /// The measure; empty for any.
    pub measure: String,
    /// The text in English.
    pub en: String,
    /// The text in Chinese.
    pub zh: String,
}

impl Annotation {
    /// Whether it belongs to a series.
    #[must_use]
    pub fn suits(&self, series: &Series) -> bool {
        let of = |mine: &str, code: &str| mine.is_empty() || mine == code;
        of(&self.indicator, &series.indicator) && of(&self.area, &series.area) && of(&self.measure, &series.measure.0)
    }

    /// Its text; in the other language where this one is not given.
    #[must_use]
    pub fn text(&self, language: Language) -> &str {
        match language.pick(self.en.as_str(), self.zh.as_str()) {
            "" => language.pick(&self.zh, &self.en),
            text => text,
        }
    }

    /// Whether the cursor at a period is on it.
    #[must_use]
    pub fn covers(&self, period: Period) -> bool {
        match self.mark {
            Mark::Point(at, _) | Mark::When(at) => at.start() < period.end() && period.start() < at.end(),
            Mark::Level(_) => false,
            Mark::Span(from, to) => {
                from.is_none_or(|f| f.start() < period.end()) && to.is_none_or(|t| period.start() < t.end())
            }
        }
    }
}
