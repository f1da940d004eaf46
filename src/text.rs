//! The words of the chart, in the languages it speaks.
//!
//! Owns every word, number and period shown or spoken that does not come from the data. Refuses to
//! know pictures and pages. Chinese groups numbers by 万 and 亿, English by million and billion.

pub mod name;
pub mod number;
pub mod period;
#[cfg(feature = "whole")]
pub mod prose;
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

    /// The sentence in this language, `{0}`, `{1}`, … replaced by the arguments.
    ///
    /// One function for all sentences: formatting by macro, or joining in place, costs the Wasm
    /// several times the bytes at each site.
    #[inline(never)]
    #[must_use]
    pub fn say(self, en: &str, zh: &str, arguments: &[&str]) -> String {
        fill(self.pick(en, zh), arguments)
    }
}

/// `template` with `{0}`, `{1}`, … replaced by the arguments; a slot without one is left out.
#[inline(never)]
#[must_use]
pub fn fill(template: &str, arguments: &[&str]) -> String {
    let mut out = String::new();
    let mut letters = template.chars();
    while let Some(c) = letters.next() {
        if c == '{' {
            let slot = letters.next().and_then(|d| d.to_digit(10)).unwrap_or(u32::MAX) as usize;
            out.push_str(arguments.get(slot).copied().unwrap_or_default());
            // The closing brace.
            letters.next();
        } else {
            out.push(c);
        }
    }
    out
}

/// The parts that are not empty, with `separator` between them.
#[inline(never)]
#[must_use]
pub fn join(parts: &[String], separator: &str) -> String {
    let mut out = String::new();
    for part in parts {
        if !part.is_empty() {
            if !out.is_empty() {
                out.push_str(separator);
            }
            out.push_str(part);
        }
    }
    out
}

/// The text with a capital first letter.
#[cfg(feature = "whole")]
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let mut out = String::new();
    out.extend(letters.next().map(|first| first.to_ascii_uppercase()));
    out.push_str(letters.as_str());
    out
}

/// A whole number as text.
#[must_use]
pub fn whole(n: i32) -> String {
    number::plain(f64::from(n), 0)
}
