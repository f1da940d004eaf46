//! How periods are called, in both languages.
//!
//! Owns labels for reading and speaking; the codes that files use are [`crate::period::text`]'s.

use super::{Language, whole};
use crate::period::{Frequency, Period};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// English short name of a month, from 1.
#[must_use]
pub fn month_en(month: u32) -> &'static str {
    MONTHS.get(month as usize - usize::from(month > 0)).copied().unwrap_or_default()
}

/// The full label of a period: `2025年1—2月`, `Jan–Feb 2025`.
#[must_use]
pub fn label(period: Period, language: Language) -> String {
    let n = period.ordinal();
    let (en, zh, name) = match period.frequency() {
        Frequency::Month => ("{2} {0}", "{0}年{1}月", month_en(n)),
        Frequency::JanFeb => ("Jan–Feb {0}", "{0}年1—2月", ""),
        Frequency::Quarter => {
            let name = ["一", "二", "三", "四"].get(n as usize - 1).copied().unwrap_or_default();
            ("Q{1} {0}", "{0}年{2}季度", name)
        }
        Frequency::HalfYear => ("H{1} {0}", "{0}年{2}半年", if n == 1 { "上" } else { "下" }),
        Frequency::Year => ("{0}", "{0}年", ""),
    };
    language.say(en, zh, &[&whole(period.year()), &whole(n as i32), name])
}

/// The label of a value that runs from January to the end of `period`: `2025年1—6月`, `Jan–Jun 2025`.
///
/// A whole year, and a period that is a span already, are called by their own label.
#[must_use]
pub fn cumulative(period: Period, language: Language) -> String {
    let last = period.last_month();
    if period.frequency() == Frequency::Year || last == 1 || period.frequency() == Frequency::JanFeb {
        return label(period, language);
    }
    language.say("Jan–{2} {0}", "{0}年1—{1}月", &[&whole(period.year()), &whole(last as i32), month_en(last)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        let both = |p: Option<Period>| p.map(|p| (label(p, Language::Zh), label(p, Language::En)));
        let pair = |zh: &str, en: &str| Some((zh.to_string(), en.to_string()));
        assert_eq!(both(Period::month(2025, 6)), pair("2025年6月", "Jun 2025"));
        assert_eq!(both(Period::jan_feb(2025)), pair("2025年1—2月", "Jan–Feb 2025"));
        assert_eq!(both(Period::new(2025, Frequency::Quarter, 2)), pair("2025年二季度", "Q2 2025"));
        assert_eq!(both(Period::new(2025, Frequency::HalfYear, 1)), pair("2025年上半年", "H1 2025"));
        assert_eq!(both(Period::new(2025, Frequency::Year, 1)), pair("2025年", "2025"));
    }

    #[test]
    fn cumulative_labels() {
        let both = |p: Option<Period>| p.map(|p| (cumulative(p, Language::Zh), cumulative(p, Language::En)));
        let pair = |zh: &str, en: &str| Some((zh.to_string(), en.to_string()));
        assert_eq!(both(Period::month(2025, 6)), pair("2025年1—6月", "Jan–Jun 2025"));
        assert_eq!(both(Period::jan_feb(2025)), pair("2025年1—2月", "Jan–Feb 2025"));
        assert_eq!(both(Period::month(2025, 1)), pair("2025年1月", "Jan 2025"));
    }
}
