//! How the values of one axis, tile or table are told: multiple, unit and decimals together.
//!
//! Owns the joining of a number with its unit. One [`Told`] serves an axis, its tooltip, its table
//! and its speech, so that they never differ.

use super::Language;
use super::number::{Multiple, grouped, ten_to};
use crate::data::{Dataset, Figure};

/// What kind of unit it is: it decides the suffix and how a change is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Percent,
    Index,
    Count,
}

/// A way to tell values of one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    language: Language,
    sort: Sort,
    from: u8,
    multiple: Multiple,
    name: String,
}

impl Told {
    /// How to tell values of the unit `code` up to `largest` in size.
    #[must_use]
    pub fn new(data: &Dataset, code: &str, largest: f64, language: Language) -> Self {
        if code == "%" {
            return Self { language, sort: Sort::Percent, from: 0, multiple: Multiple::default(), name: "%".into() };
        }
        let unit = data.unit(code);
        let from = unit.map_or(0, |u| u.exponent);
        let name = unit.map_or(code, |u| language.pick(&u.name.en, &u.name.zh)).to_string();
        if code.starts_with("index") {
            return Self { language, sort: Sort::Index, from: 0, multiple: Multiple::default(), name };
        }
        Self {
            language,
            sort: Sort::Count,
            from,
            multiple: Multiple::for_range(language, largest * ten_to(from)),
            name,
        }
    }

    /// The number alone, in this multiple, with the digits it was published with.
    #[must_use]
    pub fn number(&self, figure: Figure) -> String {
        let f = self.multiple.retell(figure, self.from);
        grouped(f.value, f.decimals)
    }

    /// A number of the axis: `value` in the data's unit, `decimals` of the axis' multiple.
    #[must_use]
    pub fn tick(&self, value: f64, decimals: u8) -> String {
        let mut out = grouped(value / self.per_axis_unit(), decimals);
        if self.sort == Sort::Percent {
            out.push('%');
        }
        out
    }

    /// How many of the data's units make one of the axis': ticks are round in the latter.
    #[must_use]
    pub fn per_axis_unit(&self) -> f64 {
        ten_to(self.multiple.exponent) / ten_to(self.from)
    }

    /// What follows the number: `%`, `万个`, `million units`; may be empty.
    #[must_use]
    pub fn unit(&self) -> String {
        let word = self.multiple.word(self.language);
        let apart = !(word.is_empty() || self.name.is_empty() || self.language == Language::Zh);
        super::fill(if apart { "{0} {1}" } else { "{0}{1}" }, &[word, &self.name])
    }

    /// Whether the axis needs its unit written beside it: per cent stands at each tick instead.
    #[must_use]
    pub fn unit_apart(&self) -> bool {
        self.sort != Sort::Percent && !self.unit().is_empty()
    }

    /// The unit in which figures were read: `亿元`, `100 million CNY`, `%`.
    #[cfg(feature = "whole")]
    #[must_use]
    pub fn read_in(&self) -> String {
        let word = match (self.language, self.from) {
            (Language::En, 4) => "10,000",
            (Language::En, 8) => "100 million",
            (_, exponent) => Multiple { exponent }.word(self.language),
        };
        let apart = !(word.is_empty() || self.name.is_empty() || self.language == Language::Zh);
        super::fill(if apart { "{0} {1}" } else { "{0}{1}" }, &[word, &self.name])
    }

    /// Number and unit in the multiple in which the figure was read: `454.9万个`, `454.9 (in 10,000 units)`.
    #[cfg(feature = "whole")]
    #[must_use]
    pub fn as_read(&self, figure: Figure) -> String {
        let told = Self { multiple: Multiple { exponent: self.from }, ..self.clone() };
        let foreign = match (self.language, self.from) {
            (Language::En, 4) => "10,000",
            (Language::En, 8) => "100 million",
            _ if self.from == 0 || !told.multiple.word(self.language).is_empty() => return told.full(figure),
            _ => return Self { multiple: Multiple::default(), ..told }.full(figure),
        };
        super::fill("{0} (in {1} {2})", &[&grouped(figure.value, figure.decimals), foreign, &self.name])
    }

    /// Whether it is an index.
    #[must_use]
    pub fn is_index(&self) -> bool {
        self.sort == Sort::Index
    }

    /// The figure with as many digits as its neighbours have at most, for growth and indices, where 7 among 7.4 and 6.8 is 7.0.
    #[must_use]
    pub fn even(&self, figure: Figure, decimals: u8) -> Figure {
        if self.unit_apart() { figure } else { Figure { decimals, ..figure } }
    }

    /// Number and unit: `6.4%`, `455万个`, `4.55 million units`.
    #[must_use]
    pub fn full(&self, figure: Figure) -> String {
        let unit = self.unit();
        let apart = self.spaced() && !unit.is_empty();
        super::fill(if apart { "{0} {1}" } else { "{0}{1}" }, &[&self.number(figure), &unit])
    }

    /// Whether a space stands between number and unit.
    #[must_use]
    pub fn spaced(&self) -> bool {
        self.sort != Sort::Percent && (self.language == Language::En || self.name_is_latin())
    }

    fn name_is_latin(&self) -> bool {
        self.multiple.exponent == 0 && self.name.starts_with(|c: char| c.is_ascii_alphanumeric())
    }

    /// The size of a change, without its sign: `0.4个百分点`, `0.4 pp`, `15.4万个`.
    #[must_use]
    pub fn change(&self, by: Figure) -> String {
        let size = Figure { value: by.value.abs(), ..by };
        let (en, zh) = match self.sort {
            Sort::Count => return self.full(size),
            Sort::Percent => ("{0} pp", "{0}个百分点"),
            Sort::Index => ("{0} points", "{0}个点"),
        };
        self.language.say(en, zh, &[&self.number(size)])
    }
}
