//! Periods as text: the official written forms, and the one canonical form.
//!
//! Owns how statistical offices write a month, January and February merged, a quarter, a half-year
//! and a year, in Chinese, in English and in SDMX. Refuses to guess: what can be read in two ways
//! is an error that says so. Reading and writing need no memory but the text that is returned.
//!
//! `2025-T1` is a trimester of four months in SDMX and a quarter in Spanish tables: refused. Days
//! and ISO weeks are recognised, only to say that they are not read.

mod form;
mod grammar;

use super::{Frequency, Period};
use crate::error::{Error, excerpt};

/// Reads a period in any of the written forms.
///
/// # Errors
/// `read/not-a-period`, with a sentence that says what is wrong with this text.
pub fn read(text: &str) -> Result<Period, Error> {
    form::plain(text).and_then(|mut form| form.period()).map_err(|fault| fault.error(text))
}

impl Period {
    /// The canonical text: `2025-06`, `2025-01/P2M`, `2025-Q2`, `2025-S1`, `2025`.
    #[must_use]
    pub fn code(self) -> String {
        let mut out = self.year().to_string();
        out.push_str(match self.frequency() {
            Frequency::Month if self.first_month() < 10 => "-0",
            Frequency::Month => "-",
            Frequency::JanFeb => "-01/P2M",
            Frequency::Quarter => "-Q",
            Frequency::HalfYear => "-S",
            Frequency::Year => "",
        });
        if !matches!(self.frequency(), Frequency::JanFeb | Frequency::Year) {
            out.push_str(&self.ordinal().to_string());
        }
        out
    }
}

/// Why a text is not a period.
#[derive(Clone, Copy)]
enum Fault {
    Empty,
    Unknown,
    Year,
    Number,
    Day,
    Week,
    Trimester,
    Months,
    Unaligned,
}

impl Fault {
    #[cold]
    fn error(self, text: &str) -> Error {
        let (en, zh) = match self {
            Self::Empty => return Error::new("read/not-a-period", "the period is empty", "时期为空"),
            Self::Unknown => (
                "is not a period; write it like 2025-06, 2025-Q2, 2025-S1 or 2025, and January and February together as 2025-01/P2M",
                "不是时期；应写作2025-06、2025-Q2、2025-S1或2025，1—2月合并写作2025-01/P2M",
            ),
            Self::Year => ("lies outside the years 1000 to 2999", "不在1000年至2999年之间"),
            Self::Number => (
                "is not a period: a year has 12 months, 4 quarters and 2 halves",
                "不是时期：一年有12个月、4个季度、2个半年",
            ),
            Self::Day => (
                "is a day; days are not read yet, only months and longer periods",
                "是日期；目前不读取日数据，只读取月及更长的时期",
            ),
            Self::Week => (
                "is a week; weeks are not read yet, only months and longer periods",
                "是周；目前不读取周数据，只读取月及更长的时期",
            ),
            Self::Trimester => (
                "can mean a trimester of four months or a quarter; write a quarter as 2025-Q2",
                "可能指四个月，也可能指季度；季度应写作2025-Q2",
            ),
            Self::Months => (
                "spans months that are not one period; a figure since January belongs under its last month, with a measure that ends in _ytd",
                "所跨月份不是一个时期；累计数应记在最后一个月，其measure以_ytd结尾",
            ),
            Self::Unaligned => (
                "does not begin where a period of its length begins; two months are read from January only, a quarter, half-year or year from its first month",
                "起点与时期长度不符；两个月只能从1月起，季度、半年、年从其首月起",
            ),
        };
        let text = excerpt(text);
        Error::new("read/not-a-period", format!("\"{text}\" {en}"), format!("“{text}”{zh}"))
    }
}

#[cfg(test)]
mod tests;
