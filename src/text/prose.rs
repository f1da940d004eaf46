//! Periods, names and changes as running text has them: `the first half of 2025`, `2025年上半年`.
//!
//! Owns the forms that labels are too short for. Refuses to know sentences.

use super::{Language, whole};
use crate::data::{Dataset, Figure, Series};
use crate::period::{Frequency, Period};
use crate::text::name::{self, Length};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(n: u32) -> &'static str {
    MONTHS.get((n as usize).wrapping_sub(1)).copied().unwrap_or_default()
}

/// The span that a value covers: `the first half of 2025`, `January to May 2025`, `June 2025`.
#[must_use]
pub fn span(period: Period, cumulative: bool, language: Language) -> String {
    let (year, last) = (whole(period.year()), period.last_month());
    let from_january = cumulative || period.frequency() == Frequency::JanFeb;
    let (en, zh) = match (from_january, period.frequency(), last) {
        (_, Frequency::Year, _) | (true, _, 12) => ("{0}", "{0}年"),
        (true, _, 1) | (false, Frequency::Month | Frequency::JanFeb, _) => ("{2} {0}", "{0}年{1}月"),
        (true, _, 3) | (false, Frequency::Quarter, 3) => ("the first quarter of {0}", "{0}年一季度"),
        (true, _, 6) | (false, Frequency::HalfYear, 6) => ("the first half of {0}", "{0}年上半年"),
        (true, _, 9) => ("the first three quarters of {0}", "{0}年前三季度"),
        (true, _, 2) => ("January and February {0}", "{0}年1—2月"),
        (true, ..) => ("January to {2} {0}", "{0}年1—{1}月"),
        (false, Frequency::Quarter, 6) => ("the second quarter of {0}", "{0}年二季度"),
        (false, Frequency::Quarter, 9) => ("the third quarter of {0}", "{0}年三季度"),
        (false, Frequency::Quarter, _) => ("the fourth quarter of {0}", "{0}年四季度"),
        (false, Frequency::HalfYear, _) => ("the second half of {0}", "{0}年下半年"),
    };
    language.say(en, zh, &[&year, &whole(last as i32), month(last)])
}

/// The end of a period: `the end of June 2025`, `2025年6月底`.
#[must_use]
pub fn end(period: Period, language: Language) -> String {
    let (year, last) = (whole(period.year()), period.last_month());
    let (en, zh) = if last == 12 { ("the end of {0}", "{0}年底") } else { ("the end of {2} {0}", "{0}年{1}月底") };
    language.say(en, zh, &[&year, &whole(last as i32), month(last)])
}

/// An indicator within a sentence, with its area where that is told: `industrial value added in Jiangsu`.
#[must_use]
pub fn subject(data: &Dataset, series: &Series, area: bool, language: Language) -> String {
    let full = name::of_code(data, &series.indicator, Length::Full, language);
    let place = name::of_code(data, &series.area, Length::Short, language);
    // The name of a place keeps its capital.
    let own = !place.is_empty() && full.starts_with(place);
    let name = if own { full.into() } else { inner(full, language) };
    if !area || series.area.is_empty() {
        return name;
    }
    language.say("{0} in {1}", "{1}{0}", &[&name, place])
}

/// A name as it stands within a sentence: without the capital of its first word, unless that is more than a capital letter.
fn inner(name: &str, language: Language) -> String {
    let mut letters = name.chars();
    let (first, second) = (letters.next(), letters.next());
    let plain = |c: char| c.is_lowercase() || c == ' ';
    match first.filter(|c| language == Language::En && c.is_uppercase() && second.is_some_and(plain)) {
        Some(first) => first.to_lowercase().chain(name.chars().skip(1)).collect(),
        None => name.into(),
    }
}

/// The size of a change in points, in full: `0.4 percentage points`; of an index `1 point`.
#[must_use]
pub fn points(by: Figure, index: bool, language: Language) -> String {
    let size = by.value.abs();
    let number = super::number::grouped(size, by.decimals);
    let (en, zh) = match (index, size == 1.0 && by.decimals == 0) {
        (false, true) => ("{0} percentage point", "{0}个百分点"),
        (false, false) => ("{0} percentage points", "{0}个百分点"),
        (true, true) => ("{0} point", "{0}个点"),
        (true, false) => ("{0} points", "{0}个点"),
    };
    language.say(en, zh, &[&number])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_and_ends() {
        let month = |m| Period::month(2025, m).unwrap();
        let quarter = |q| Period::new(2025, Frequency::Quarter, q).unwrap();
        for (period, cumulative, en, zh) in [
            (month(6), true, "the first half of 2025", "2025年上半年"),
            (month(6), false, "June 2025", "2025年6月"),
            (month(3), true, "the first quarter of 2025", "2025年一季度"),
            (month(9), true, "the first three quarters of 2025", "2025年前三季度"),
            (month(5), true, "January to May 2025", "2025年1—5月"),
            (month(1), true, "January 2025", "2025年1月"),
            (month(12), true, "2025", "2025年"),
            (Period::jan_feb(2025).unwrap(), false, "January and February 2025", "2025年1—2月"),
            (quarter(1), false, "the first quarter of 2025", "2025年一季度"),
            (quarter(2), false, "the second quarter of 2025", "2025年二季度"),
            (quarter(2), true, "the first half of 2025", "2025年上半年"),
            (quarter(4), false, "the fourth quarter of 2025", "2025年四季度"),
        ] {
            assert_eq!(
                (span(period, cumulative, Language::En).as_str(), span(period, cumulative, Language::Zh).as_str()),
                (en, zh)
            );
        }
        assert_eq!(end(month(6), Language::En), "the end of June 2025");
        assert_eq!(end(quarter(4), Language::Zh), "2025年底");
    }

    #[test]
    fn names_within_sentences() {
        for (name, within) in [
            ("Value added of mining", "value added of mining"),
            ("5G base stations", "5G base stations"),
            ("PMI", "PMI"),
            ("NEV output", "NEV output"),
        ] {
            assert_eq!(inner(name, Language::En), within);
        }
    }
}
