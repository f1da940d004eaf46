//! Where an axis of instants is marked: round times of day, days, months and years.

use crate::period::instant::{self, Civil, DAY};
use crate::text::{Language, period::month_en, whole};

/// The distance of two marks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// Milliseconds; a whole part of a day, or whole days counted from a Monday.
    Even(f64),
    /// Months.
    Months(i32),
}

const SECOND: f64 = 1000.0;
const MINUTE: f64 = 60.0 * SECOND;
const HOUR: f64 = 60.0 * MINUTE;

/// The distances there are, ascending. Marks of one stand among those of the finer ones within the same calendar unit.
const STEPS: [Step; 37] = [
    Step::Even(1.0),
    Step::Even(2.0),
    Step::Even(5.0),
    Step::Even(10.0),
    Step::Even(20.0),
    Step::Even(50.0),
    Step::Even(100.0),
    Step::Even(200.0),
    Step::Even(500.0),
    Step::Even(SECOND),
    Step::Even(2.0 * SECOND),
    Step::Even(5.0 * SECOND),
    Step::Even(10.0 * SECOND),
    Step::Even(15.0 * SECOND),
    Step::Even(30.0 * SECOND),
    Step::Even(MINUTE),
    Step::Even(2.0 * MINUTE),
    Step::Even(5.0 * MINUTE),
    Step::Even(10.0 * MINUTE),
    Step::Even(15.0 * MINUTE),
    Step::Even(30.0 * MINUTE),
    Step::Even(HOUR),
    Step::Even(3.0 * HOUR),
    Step::Even(6.0 * HOUR),
    Step::Even(12.0 * HOUR),
    Step::Even(DAY),
    Step::Even(2.0 * DAY),
    Step::Even(7.0 * DAY),
    Step::Months(1),
    Step::Months(3),
    Step::Months(6),
    Step::Months(12),
    Step::Months(24),
    Step::Months(60),
    Step::Months(120),
    Step::Months(240),
    Step::Months(1200),
];

impl Step {
    /// Its length in milliseconds; of months the shortest there are.
    #[must_use]
    pub fn length(self) -> f64 {
        match self {
            Self::Even(length) => length,
            Self::Months(months) => f64::from(months) * 28.0 * DAY,
        }
    }

    /// The finest step of which `room` says that its marks have space for their labels.
    #[must_use]
    pub fn fitting(room: &dyn Fn(Self) -> bool) -> Option<Self> {
        STEPS.into_iter().find(|step| room(*step))
    }

    /// The first mark at an instant or after it.
    #[must_use]
    pub fn first(self, low: f64) -> f64 {
        match self {
            Self::Even(length) => {
                // 1 January 1970 was a Thursday: weeks are counted from the Monday after.
                let origin = if length == 7.0 * DAY { 4.0 * DAY } else { 0.0 };
                origin + ((low - origin) / length).ceil() * length
            }
            Self::Months(months) => {
                let now = Civil::of(low);
                let month = now.year * 12 + now.month as i32 - 1;
                let first = month.div_euclid(months) * months;
                if instant::of_month(first) < low {
                    instant::of_month(first + months)
                } else {
                    instant::of_month(first)
                }
            }
        }
    }

    /// The mark after a mark.
    #[must_use]
    pub fn after(self, mark: f64) -> f64 {
        match self {
            Self::Even(length) => mark + length,
            Self::Months(months) => {
                let now = Civil::of(mark);
                instant::of_month(now.year * 12 + now.month as i32 - 1 + months)
            }
        }
    }

    /// What is written at a mark: the time, and where a day, a month or a year begins, that.
    #[must_use]
    pub fn label(self, mark: f64, language: Language) -> String {
        let c = Civil::of(mark);
        let midnight = (c.hour, c.minute, c.second, c.milli) == (0, 0, 0, 0);
        let (year, month, day) = (whole(c.year), whole(c.month as i32), whole(c.day as i32));
        let words = [year.as_str(), &month, &day, month_en(c.month)];
        let (en, zh) = match self {
            Self::Even(length) if !midnight => return instant::clock(mark, length),
            Self::Even(_) if (c.month, c.day) != (1, 1) => ("{2} {3}", "{1}月{2}日"),
            Self::Months(_) if c.month != 1 => ("{3}", "{1}月"),
            Self::Months(months) if months % 12 == 0 => ("{0}", "{0}"),
            _ => ("{0}", "{0}年"),
        };
        language.say(en, zh, &words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(step: Step, low: &str, high: &str) -> Vec<String> {
        let (low, high) = (instant::read(low).unwrap_or_default(), instant::read(high).unwrap_or_default());
        let mut all = Vec::new();
        let mut mark = step.first(low);
        while mark <= high {
            all.push(step.label(mark, Language::En));
            mark = step.after(mark);
        }
        all
    }

    #[test]
    fn marks_stand_where_the_calendar_has_them() {
        assert_eq!(marks(Step::Months(3), "2024-11-20", "2025-08-01"), ["2025", "Apr", "Jul"]);
        assert_eq!(marks(Step::Months(24), "2019-02-01", "2025-08-01"), ["2020", "2022", "2024"]);
        assert_eq!(
            marks(Step::Even(6.0 * HOUR), "2025-05-02T13:00", "2025-05-03T12:30"),
            ["18:00", "3 May", "06:00", "12:00"]
        );
        assert_eq!(marks(Step::Even(7.0 * DAY), "2025-06-01", "2025-06-12"), ["2 Jun", "9 Jun"]);
        assert_eq!(
            marks(Step::Even(500.0), "2025-06-01T00:00:01", "2025-06-01T00:00:02"),
            ["00:00:01.000", "00:00:01.500", "00:00:02.000"]
        );
        assert!(STEPS.windows(2).all(|pair| matches!(pair, [a, b] if a.length() < b.length())));
    }
}
