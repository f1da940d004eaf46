//! A series on its way through steps: what it is, and a value or a reason for each of its periods.
//!
//! Owns what steps need to know of a series (frequency, unit, nature, whether it runs from January,
//! whether it is a growth rate) and the search by calendar key. Values are not rounded.

use super::exact::Exact;
use super::unit;
use crate::data::{Dataset, Nature, Reason, Role, Series, Status, Unit};
use crate::period::{Frequency, Period};

/// What a growth rate is growth on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The same period of the year before.
    Year,
    /// The period before.
    Previous,
}

/// A part that a step adds beside the series it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Code of its measure.
    pub code: &'static str,
    /// Its name, English.
    pub en: &'static str,
    /// Its name, Chinese.
    pub zh: &'static str,
    /// How it is drawn.
    pub role: Role,
}

impl Part {
    /// A part that is drawn as a line like any other.
    #[must_use]
    pub const fn plain(code: &'static str, en: &'static str, zh: &'static str) -> Self {
        Self { code, en, zh, role: Role::Plain }
    }
}

/// What a series is.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Code of the indicator.
    pub indicator: String,
    /// Code of the area.
    pub area: String,
    /// Code of the measure: the published one, then the name of the last step.
    pub measure: String,
    /// Frequency of the series.
    pub frequency: Frequency,
    /// Unit of the values.
    pub unit: Unit,
    /// How values add up over time, where it is known.
    pub nature: Option<Nature>,
    /// Whether values run from January.
    pub cumulative: bool,
    /// Whether values are growth rates in per cent, and on what.
    pub growth: Option<Basis>,
    /// Whether values are growth rates of whatever kind, or made of them: not to be averaged over time.
    pub of_growth: bool,
    /// What it is beside the indicator itself.
    pub part: Option<Part>,
    /// Whether values are read against zero.
    pub about_zero: bool,
}

impl Head {
    /// What the data says of a series.
    #[must_use]
    pub fn of(series: &Series, data: &Dataset) -> Self {
        let measure = &series.measure;
        let unit = data.unit(&series.unit).cloned().unwrap_or_else(|| unit::plain(&series.unit));
        let growth =
            measure.is_growth().then(|| if measure.0.starts_with("yoy") { Basis::Year } else { Basis::Previous });
        let has_total =
            |s: &Series| s.indicator == series.indicator && s.measure.is_cumulative() && !s.measure.is_growth();
        let nature = match data.name(&series.indicator).and_then(|n| n.nature) {
            _ if growth.is_some() || unit::is_rate(&unit) => Some(Nature::Rate),
            Some(nature) => Some(nature),
            None if unit::is_index(&unit) => Some(Nature::Rate),
            None if data.series.iter().any(has_total) => Some(Nature::Flow),
            None => None,
        };
        Self {
            indicator: series.indicator.clone(),
            area: series.area.clone(),
            measure: measure.0.clone(),
            frequency: series.frequency,
            unit,
            nature,
            cumulative: measure.is_cumulative(),
            growth,
            of_growth: growth.is_some(),
            part: None,
            about_zero: growth.is_some(),
        }
    }

    /// Whether it changes in points: a rate, or an index that names no base.
    #[must_use]
    pub fn is_rate(&self) -> bool {
        self.growth.is_some() || unit::is_rate(&self.unit)
    }

    /// Why it cannot be divided by an earlier value of its own.
    #[must_use]
    pub fn undivided(&self) -> Option<Reason> {
        self.is_rate().then_some(Reason::Rate)
    }

    /// Why it cannot be compared with the period next to it.
    #[must_use]
    pub fn unsteady(&self) -> Option<Reason> {
        self.cumulative.then_some(Reason::Cumulative)
    }

    /// Periods a year.
    #[must_use]
    pub fn per_year(&self) -> i32 {
        12 / self.frequency.months()
    }

    /// Per cent of growth.
    #[must_use]
    pub fn growing(self, measure: &str, growth: Option<Basis>) -> Self {
        let measure = measure.to_owned();
        let (unit, nature) = (unit::percent(), Some(Nature::Rate));
        Self { measure, unit, nature, growth, of_growth: true, about_zero: true, ..self }
    }

    /// The same thing, expressed by another measure.
    #[must_use]
    pub fn called(self, measure: &str) -> Self {
        Self { measure: measure.to_owned(), ..self }
    }
}

/// One period of a track.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// When.
    pub period: Period,
    /// The value, or why there is none.
    pub value: Result<Exact, Reason>,
    /// Digits after the point with which it is shown.
    pub decimals: u8,
    /// The most tentative status of what it was made of.
    pub status: Status,
    /// The observation that it follows: series and place in it.
    pub origin: Option<(usize, usize)>,
}

/// Where a track stands: number of the stage, number in it. Stage 0 is what was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Number of the stage.
    pub stage: usize,
    /// Number of the track in it.
    pub track: usize,
}

/// A series between two steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    /// What it is.
    pub head: Head,
    /// Sorted by period, one a period.
    pub cells: Vec<Cell>,
    /// Whether it is shown, or only taken along for another.
    pub shown: bool,
    /// What it was made of; the first is the series it goes on from.
    pub inputs: Vec<Place>,
    /// Symbols of the inputs after the first.
    pub letters: Vec<String>,
    /// Which of a step's results it is.
    pub part: u8,
}

impl Track {
    /// A published series.
    #[must_use]
    pub fn of(data: &Dataset, place: usize, shown: bool) -> Option<Self> {
        let series = data.series.get(place)?;
        let cell = |(i, o): (usize, &crate::data::Observation)| Cell {
            period: o.period,
            value: o.figure.map(Exact::decimal).ok_or(Reason::Missing),
            decimals: o.figure.map_or(0, |f| f.decimals),
            status: o.status,
            origin: Some((place, i)),
        };
        let cells = series.observations.iter().enumerate().map(cell).collect();
        let head = Head::of(series, data);
        Some(Self { head, cells, shown, inputs: Vec::new(), letters: Vec::new(), part: 0 })
    }

    /// The cell of exactly this period; of a running total that of the same end.
    #[must_use]
    pub fn at(&self, period: Period) -> Option<&Cell> {
        let found = self.cells.binary_search_by_key(&period, |c| c.period).ok();
        if found.is_none() && self.head.cumulative && period.end().rem_euclid(12) == 2 {
            return self.ending(period.end());
        }
        self.cells.get(found?)
    }

    /// Whether any of its periods shares a month with `start..end`.
    #[must_use]
    pub fn reaches_into(&self, start: i32, end: i32) -> bool {
        // No period is longer than a year.
        let first = self.cells.partition_point(|c| c.period.start() < start - 12);
        let near = self.cells.get(first..).unwrap_or_default();
        near.iter().take_while(|c| c.period.start() < end).any(|c| c.period.end() > start)
    }

    /// The cell that ends before this month, of the length of the series or merged.
    #[must_use]
    pub fn ending(&self, month: i32) -> Option<&Cell> {
        // Periods are at most two steps apart from the order of their ends.
        let after = self.cells.partition_point(|c| c.period.start() < month);
        self.cells.get(..after)?.iter().rev().take(3).find(|c| c.period.end() == month)
    }
}

/// The period `count` periods of its length before; merged January and February go by years.
#[must_use]
pub fn before(period: Period, count: i32) -> Option<Period> {
    let months = count * period.frequency().months();
    match period.frequency() {
        Frequency::JanFeb => None,
        frequency => holding(period.start() - months, frequency),
    }
}

/// The same period `years` before.
#[must_use]
pub fn years_before(period: Period, years: i32) -> Option<Period> {
    Period::new(period.year() - years, period.frequency(), period.ordinal())
}

/// The period of this frequency that holds the month.
#[must_use]
pub fn holding(month: i32, frequency: Frequency) -> Option<Period> {
    let ordinal = month.rem_euclid(12) / frequency.months() + 1;
    Period::new(month.div_euclid(12), frequency, ordinal.unsigned_abs())
}
