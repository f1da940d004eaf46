//! The change of a figure against the previous comparable one, in the figure's own unit.
//!
//! For figure `x_t` and its comparable predecessor `x_s`: `x_t − x_s`, rounded to the decimals the
//! two were printed with, so that the difference of the printed figures is what is shown. Rates and
//! indices so change in points, counts in their unit; nothing is divided.
//!
//! What is comparable (like only with like):
//! - a value that runs from January is compared with the same span of the year before, never with
//!   a shorter span of its own year;
//! - a growth rate is compared with the period just before it, if that is of the same length, else
//!   with the same period of the year before;
//! - a level is compared with the last figure before it of the same length.
//!
//! A flow that runs from January and is not a growth rate is not compared at all: its base is
//! revised from year to year, and the published growth rate says what a difference would get wrong.

use crate::data::{Figure, Observation, Series};
use crate::period::Period;
use crate::text::number::ten_to;

/// Which period a figure was compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The same period, or the same span, of the year before.
    YearEarlier,
    /// The period just before.
    Previous,
    /// An earlier period, with others between that have no figure.
    Last,
}

/// A change and what it was measured against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// The difference, in the series' unit.
    pub by: Figure,
    /// The period compared with.
    pub since: Period,
    /// How it lies to the figure's own period.
    pub basis: Basis,
}

/// Why there is no change to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The period has no figure itself.
    NoFigure,
    /// No earlier figure is comparable.
    NoComparable,
    /// A flow from January whose base is revised.
    RevisedBase,
}

/// The change of the figure of `period` in `series`. Cost: O(log n).
///
/// # Errors
/// The [`Reason`] why there is none.
pub fn change(series: &Series, period: Period) -> Result<Change, Reason> {
    let now = figure(series.at(period)).ok_or(Reason::NoFigure)?;
    let (since, basis) = comparable(series, period)?;
    let then = figure(series.at(since)).ok_or(Reason::NoComparable)?;
    let decimals = now.decimals.max(then.decimals);
    let unit = ten_to(decimals);
    let by = ((now.value * unit).round() - (then.value * unit).round()) / unit;
    Ok(Change { by: Figure { value: by, decimals }, since, basis })
}

fn figure(observation: Option<&Observation>) -> Option<Figure> {
    observation.and_then(|o| o.figure)
}

fn comparable(series: &Series, period: Period) -> Result<(Period, Basis), Reason> {
    let year_earlier = period
        .year_earlier()
        .filter(|p| figure(series.at(*p)).is_some())
        .map(|p| (p, Basis::YearEarlier))
        .ok_or(Reason::NoComparable);
    if series.measure.is_cumulative() {
        return if series.measure.is_growth() { year_earlier } else { Err(Reason::RevisedBase) };
    }
    let like = |o: &&Observation| o.period.frequency() == period.frequency() && o.figure.is_some();
    let before = series.observations.iter().rev().find(|o| o.period < period && like(o)).map(|o| o.period);
    match before {
        Some(p) if period.follows(p) => Ok((p, Basis::Previous)),
        Some(p) if !series.measure.is_growth() => Ok((p, Basis::Last)),
        _ => year_earlier,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Measure, Status};
    use crate::period::Frequency;

    fn series(measure: &str, rows: &[(Option<Period>, f64, u8)]) -> Series {
        let observations = rows
            .iter()
            .map(|(period, value, decimals)| Observation {
                period: period.unwrap(),
                figure: Some(Figure { value: *value, decimals: *decimals }),
                status: Status::Normal,
                source: String::new(),
                attributes: Vec::new(),
                reason: None,
            })
            .collect();
        Series {
            indicator: "x".into(),
            area: String::new(),
            measure: Measure(measure.into()),
            frequency: Frequency::Month,
            unit: "%".into(),
            observations,
            others: Vec::new(),
            method: None,
        }
    }

    #[test]
    fn cumulative_growth_compares_with_the_same_span() {
        let m = Period::month;
        let s = series("yoy_ytd", &[(m(2024, 6), 6.0, 1), (m(2025, 5), 6.3, 1), (m(2025, 6), 6.4, 1)]);
        let c = change(&s, m(2025, 6).unwrap()).unwrap();
        assert_eq!(
            (c.by, c.since, c.basis),
            (Figure { value: 0.4, decimals: 1 }, m(2024, 6).unwrap(), Basis::YearEarlier)
        );
        assert_eq!(change(&s, m(2025, 5).unwrap()), Err(Reason::NoComparable));
        assert_eq!(
            change(&series("level_ytd", &[(m(2025, 6), 1.0, 0)]), m(2025, 6).unwrap()),
            Err(Reason::RevisedBase)
        );
    }

    #[test]
    fn merged_january_and_february_compare_only_with_their_like() {
        let s = series(
            "yoy",
            &[
                (Period::jan_feb(2024), 7.0, 1),
                (Period::month(2024, 12), 6.2, 1),
                (Period::jan_feb(2025), 5.9, 1),
                (Period::month(2025, 3), 7.7, 1),
            ],
        );
        let c = change(&s, Period::jan_feb(2025).unwrap()).unwrap();
        assert_eq!((c.since, c.by.value), (Period::jan_feb(2024).unwrap(), -1.1));
        assert_eq!(change(&s, Period::month(2025, 3).unwrap()), Err(Reason::NoComparable));
    }

    #[test]
    fn levels_compare_with_the_last_like_figure() {
        let m = Period::month;
        let s = series("level", &[(m(2025, 3), 439.5, 1), (m(2025, 6), 454.9, 1), (m(2025, 7), 459.8, 1)]);
        let c = change(&s, m(2025, 6).unwrap()).unwrap();
        assert_eq!((c.by.value, c.basis), (15.4, Basis::Last));
        assert_eq!(change(&s, m(2025, 7).unwrap()).unwrap().basis, Basis::Previous);
        assert_eq!(change(&s, m(2025, 3).unwrap()), Err(Reason::NoComparable));
        assert_eq!(change(&s, m(2025, 4).unwrap()), Err(Reason::NoFigure));
    }
}
