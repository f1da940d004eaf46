//! The words of the chart, in the languages it speaks.
//!
//! Owns every word, number and period shown or spoken that does not come from the data. Refuses to
//! know pictures and pages. Chinese groups numbers by 万 and 亿, English by million and billion.

pub mod name;
pub mod number;
pub mod period;
pub mod unit;
pub mod words;

/// A language the chart speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    Zh,
}

impl Language {
    /// The language of a BCP 47 tag: Chinese for `zh` in any form, English for all others.
    #[must_use]
    pub fn of_tag(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("zh") { Self::Zh } else { Self::En }
    }

    /// The BCP 47 tag of the words.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh-Hans",
        }
    }

    /// The one of two texts that is in this language.
    #[must_use]
    pub fn pick<'a>(self, en: &'a str, zh: &'a str) -> &'a str {
        match self {
            Self::En => en,
            Self::Zh => zh,
        }
    }
}
