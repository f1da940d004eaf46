//! Days: what a month consists of, for effects of the calendar.
//!
//! A day is counted from 1 January 1970, in the Gregorian calendar also before it was made. Months are counted
//! as [`Period::start`](super::Period::start) counts them. Every operation is O(1) and total.

/// Days from 1 March of year 0 to 1 January 1970.
const EPOCH: i64 = 719_468;

/// The first day of a month, `month` counted from January of year 0.
///
/// Beyond the years ±100 000 it stays at their ends.
#[must_use]
pub fn first_of(month: i32) -> i32 {
    // A year from March has its odd day at its end, and its months follow 31, 30, 31, 30, 31 twice.
    let march = i64::from(month.clamp(-1_200_000, 1_200_000)) - 2;
    let (year, place) = (march.div_euclid(12), march.rem_euclid(12));
    let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    (365 * year + leaps + (153 * place + 2) / 5 - EPOCH) as i32
}

/// The month of a day, counted from January of year 0; right where [`first_of`] is.
#[must_use]
pub fn month_of(day: i32) -> i32 {
    // 400 years have 146 097 days and 4800 months, so that this is at most one month away.
    let guess = ((i64::from(day) + EPOCH) * 4800).div_euclid(146_097) as i32 + 2;
    let late = first_of(guess) > day;
    let early = first_of(guess.saturating_add(1)) <= day;
    guess.saturating_sub(i32::from(late)).saturating_add(i32::from(early))
}

/// A date as a day; `None` where there is no such date, or the year is not of [`YEARS`](super::YEARS).
#[must_use]
pub fn of(year: i32, month: u32, day: u32) -> Option<i32> {
    let first = super::Period::month(year, month)?.start();
    let found = first_of(first) + i32::try_from(day).ok()? - 1;
    (day > 0 && found < first_of(first + 1)).then_some(found)
}

/// The last day of a period.
#[must_use]
pub fn last_of(period: super::Period) -> i32 {
    first_of(period.end()) - 1
}

/// Reads a day: `2025-06-30`, `2025/6/30`, `2025年6月30日`.
#[must_use]
pub fn read(text: &str) -> Option<i32> {
    let text = text.trim();
    let mut parts = text.strip_suffix('日').unwrap_or(text).splitn(3, ['-', '/', '年', '月']);
    let (year, month, date) =
        (number(parts.next()?, 4, 4)?, number(parts.next()?, 1, 2)?, number(parts.next()?, 1, 2)?);
    of(i32::try_from(year).ok()?, month, date)
}

/// A number of so many ASCII digits.
pub(super) fn number(text: &str, least: usize, most: usize) -> Option<u32> {
    let fits = (least..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

/// The day of the week, 0 for Monday to 6 for Sunday.
#[must_use]
pub fn weekday(day: i32) -> u8 {
    // 1 January 1970 was a Thursday.
    (i64::from(day) + 3).rem_euclid(7) as u8
}

#[cfg(test)]
mod tests {
    use super::{first_of, month_of, of, weekday};

    #[test]
    fn dates_that_everyone_knows() {
        for (date, day, name) in [
            ((1970, 1, 1), 0, 3),
            ((2000, 2, 29), 11_016, 1),
            ((2000, 3, 1), 11_017, 2),
            ((1900, 3, 1), -25_508, 3),
            ((2024, 2, 10), 19_763, 5),
            ((1582, 10, 15), -141_427, 4),
            ((1000, 1, 1), -354_285, 2),
        ] {
            assert_eq!(of(date.0, date.1, date.2).map(|d| (d, weekday(d))), Some((day, name)), "{date:?}");
        }
        for none in
            [(1900, 2, 29), (2023, 2, 29), (2024, 4, 31), (2024, 13, 1), (2024, 0, 1), (2024, 1, 0), (3000, 1, 1)]
        {
            assert_eq!(of(none.0, none.1, none.2), None, "{none:?}");
        }
    }

    #[test]
    fn every_day_of_three_thousand_years_is_in_its_month() {
        let mut day = first_of(0);
        for month in 0..36_000 {
            let (year, place) = (month / 12, month % 12);
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let days = match place {
                1 => 28 + i32::from(leap),
                3 | 5 | 8 | 10 => 30,
                _ => 31,
            };
            assert_eq!(first_of(month), day);
            for _ in 0..days {
                assert_eq!(month_of(day), month);
                day += 1;
            }
        }
        assert_eq!((first_of(i32::MAX), first_of(i32::MIN)), (first_of(1_200_000), first_of(-1_200_000)));
        assert!(month_of(i32::MAX) > 0 && month_of(i32::MIN) < 0);
    }
}
