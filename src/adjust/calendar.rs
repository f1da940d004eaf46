//! Effects of the calendar: what a month or quarter owes to its days, estimated and removed before X-11.
//!
//! [`trading_day`], [`holiday`] and [`working_days`] make regressors; [`removal`] estimates their effects by
//! [`regression`](super::regression), says which are worth removing, and divides them out. Months are counted as
//! [`Period::start`] counts them, from January of year 0; a span is its first month, its number of periods, and how many of
//! these a year has, 12 or 4. Cost: O(1) a period for trading days, O(days) for working days.

pub mod holiday;
pub mod removal;
pub mod trading_day;
pub mod working_days;

use crate::period::lunar::Festival;
use crate::period::{Frequency, Period, YEARS};
use holiday::Window;

/// Why an effect cannot be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarRefusal {
    /// Neither months nor quarters.
    Periods,
    /// January and February are published together.
    ///
    /// Nothing is adjusted then. The New Year and the weeks around it lie inside the merged period (see
    /// [`inside_january_and_february`]), so there is no shift between the two to be seen. Trading days would be those of eleven
    /// unequal periods, of which no seasonal difference is one of equals. Splitting the figure would invent one.
    Merged,
    /// Periods are missing, or they do not follow one another.
    Gap,
    /// A year whose dates are not known.
    Years,
    /// Days that the calendar of working days does not reach.
    Uncovered,
}

/// What a regressor counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// A day of the week less Sundays, 0 for Monday to 5 for Saturday.
    Day(u8),
    /// Mondays to Fridays, less 5/2 of Saturdays and Sundays.
    Weekdays,
    /// Days on which people work, less the average of the calendar month.
    WorkingDays,
    /// The length of February, less its average of 28.25 days.
    LeapYear,
    /// The length of the period, less the average of all.
    Length,
    /// The share of a festival's window, less the average of the calendar month.
    Holiday(Festival, Window),
}

impl Effect {
    /// What it is estimated, tested and removed with.
    #[must_use]
    pub const fn group(self) -> Group {
        match self {
            Self::Day(_) | Self::Weekdays | Self::WorkingDays => Group::TradingDay,
            Self::LeapYear | Self::Length => Group::LeapYear,
            Self::Holiday(..) => Group::Holiday,
        }
    }
}

/// Effects that are removed together or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Which days of the week there are.
    TradingDay,
    /// How many days there are.
    LeapYear,
    /// Festivals that move.
    Holiday,
}

impl Group {
    /// All groups.
    pub const ALL: [Self; 3] = [Self::TradingDay, Self::LeapYear, Self::Holiday];
}

/// One explanatory variable: a number for each period.
#[derive(Clone, Debug, PartialEq)]
pub struct Regressor {
    /// What it counts.
    pub effect: Effect,
    /// The numbers.
    pub values: Vec<f64>,
}

/// Periods that follow one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first month, counted from January of year 0.
    pub start_month: i32,
    /// How many periods.
    pub count: usize,
    /// Periods a year: 12 or 4.
    pub periods: usize,
}

/// The span of the periods of a series, for which the other functions can be asked.
///
/// # Errors
/// [`CalendarRefusal::Merged`], [`CalendarRefusal::Periods`] or [`CalendarRefusal::Gap`].
pub fn span(of: &[Period]) -> Result<Span, CalendarRefusal> {
    let first = of.first().ok_or(CalendarRefusal::Gap)?;
    if of.iter().any(|p| p.frequency() == Frequency::JanFeb) {
        return Err(CalendarRefusal::Merged);
    }
    let periods = match first.frequency() {
        Frequency::Month => 12,
        Frequency::Quarter => 4,
        _ => return Err(CalendarRefusal::Periods),
    };
    let next = |pair: (&Period, &Period)| pair.1.follows(*pair.0) && pair.1.frequency() == first.frequency();
    if !of.iter().zip(of.iter().skip(1)).all(next) {
        return Err(CalendarRefusal::Gap);
    }
    Ok(Span { start_month: first.start(), count: of.len(), periods })
}

/// Whether a festival's window is inside January and February in every year, so that a merged figure has nothing of it to
/// lose or to gain: so for the New Year from 20 days before to 8 days after.
#[must_use]
pub fn inside_january_and_february(festival: Festival, window: Window) -> bool {
    // From 21 January to 20 February; the year need not be a leap year.
    festival == Festival::NewYear && window.first() >= -20 && window.last() <= 8
}

/// The first months of the periods of a span, and the month after it.
fn months(start_month: i32, count: usize, periods: usize) -> Result<Vec<i32>, CalendarRefusal> {
    let step = match periods {
        12 => 1,
        4 => 3,
        _ => return Err(CalendarRefusal::Periods),
    };
    // What is longer than all years must not be counted out.
    let count = i32::try_from(count).ok().filter(|c| *c <= 40_000).ok_or(CalendarRefusal::Years)?;
    let inside = |m: i32| YEARS.contains(&m.div_euclid(12));
    let last = start_month.checked_add(count * step).ok_or(CalendarRefusal::Years)?;
    if !inside(start_month) || (count > 0 && !inside(last - 1)) {
        return Err(CalendarRefusal::Years);
    }
    if start_month % step != 0 {
        // No quarter begins there.
        return Err(CalendarRefusal::Periods);
    }
    Ok((0..=count).map(|n| start_month + n * step).collect())
}
