//! Trading days: which days of the week a month or quarter has, and how many.
//!
//! The variables of X-13ARIMA-SEATS (reference manual, table of predefined regression variables): `tdnolpyear`,
//! `td1nolpyear`, `lpyear`, `lom` and `loq`. All are exact: counts, and multiples of ½, ¼ and 1/16.

use super::{CalendarRefusal, Effect, Regressor, months};
use crate::period::day;

/// The days of each period.
struct Days {
    /// Mondays to Sundays.
    of_week: [u8; 7],
    /// All of them.
    count: i32,
    /// The days of its February, if it has one.
    february: Option<i32>,
}

fn days(start_month: i32, count: usize, periods: usize) -> Result<Vec<Days>, CalendarRefusal> {
    let starts = months(start_month, count, periods)?;
    let of = |(from, to): (&i32, &i32)| {
        let (first, next) = (day::first_of(*from), day::first_of(*to));
        let mut of_week = [((next - first) / 7) as u8; 7];
        for odd in first..next - (next - first) / 7 * 7 {
            if let Some(n) = of_week.get_mut(usize::from(day::weekday(odd))) {
                *n += 1;
            }
        }
        let february = (*from..*to).find(|m| m.rem_euclid(12) == 1);
        Days { of_week, count: next - first, february: february.map(|m| day::first_of(m + 1) - day::first_of(m)) }
    };
    Ok(starts.iter().zip(starts.iter().skip(1)).map(of).collect())
}

fn made(effect: Effect, days: &[Days], number: &dyn Fn(&Days) -> f64) -> Regressor {
    Regressor { effect, values: days.iter().map(number).collect() }
}

/// Six contrasts: Mondays less Sundays, to Saturdays less Sundays.
///
/// # Errors
/// [`CalendarRefusal::Periods`] or [`CalendarRefusal::Years`].
pub fn trading_day(start_month: i32, count: usize, periods: usize) -> Result<Vec<Regressor>, CalendarRefusal> {
    let days = days(start_month, count, periods)?;
    let contrast = |name: u8| {
        made(Effect::Day(name), &days, &|d| {
            let at = |n: u8| d.of_week.get(usize::from(n)).copied().map_or(0.0, f64::from);
            at(name) - at(6)
        })
    };
    Ok((0..6).map(contrast).collect())
}

/// One contrast: weekdays less 5/2 of the days of weekends.
///
/// # Errors
/// [`CalendarRefusal::Periods`] or [`CalendarRefusal::Years`].
pub fn weekdays(start_month: i32, count: usize, periods: usize) -> Result<Regressor, CalendarRefusal> {
    let days = days(start_month, count, periods)?;
    Ok(made(Effect::Weekdays, &days, &|d| {
        let weekend: u8 = d.of_week.iter().skip(5).sum();
        f64::from(d.count) - 3.5 * f64::from(weekend)
    }))
}

/// February's days less 28.25, and zero in periods without a February.
///
/// # Errors
/// [`CalendarRefusal::Periods`] or [`CalendarRefusal::Years`].
pub fn leap_year(start_month: i32, count: usize, periods: usize) -> Result<Regressor, CalendarRefusal> {
    let days = days(start_month, count, periods)?;
    Ok(made(Effect::LeapYear, &days, &|d| d.february.map_or(0.0, |n| f64::from(n) - 28.25)))
}

/// The days of the period less the average: 30.4375 in a month, 91.3125 in a quarter.
///
/// # Errors
/// [`CalendarRefusal::Periods`] or [`CalendarRefusal::Years`].
pub fn length(start_month: i32, count: usize, periods: usize) -> Result<Regressor, CalendarRefusal> {
    let days = days(start_month, count, periods)?;
    let average = if periods == 12 { 30.4375 } else { 91.3125 };
    Ok(made(Effect::Length, &days, &|d| f64::from(d.count) - average))
}
