//! The words of the chart, in the languages it speaks.
//!
//! Owns every word, number and period shown or spoken that does not come from the data. Refuses to
//! know pictures and pages. Chinese groups numbers by 万 and 亿, English by million and billion.

/// A language the chart speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    Zh,
}
