//! How far a target is: done so far, the time that has passed, the pace that the rest requires.
//!
//! Owns the arithmetic and what is said to be reached, in reach or missed. Refuses to know pictures and words. Sources: the definitions of
//! `docs/views.md`, which are the usual ones of plan monitoring. Cost: linear in the observations.
//!
//! - A *level* (a stock, an index) goes from the base b, the last figure up to the end of the period `from`, to the target T by
//!   the end of `to`: done (x − b) / (T − b), time by months; pace (x − b) / months gone, required (T − x) / months left.
//! - A *running total* goes from zero to T within its year: done x / T; the time that has passed is the share of the year's total
//!   that earlier years (three at most) had by the same month, else the share of months. Pace x / months gone, required (T − x) / months left.
//! - A *growth rate* is compared as it is. One that runs from January requires of the months left
//!   (12 T − m x) / (12 − m), if every month weighs the same: told as an approximation.
//! - Floors, ceilings and ranges hold or are broken, by any figure between `from` and `to`.

use crate::data::tables::{Aim, Target};
use crate::data::{Figure, Observation, Series};
use crate::period::{Frequency, Period};

/// Years whose course says how much of a year is usually done.
const YEARS: i32 = 3;

/// Where a target stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Reached, at this period first.
    Reached(Period),
    /// Not yet reached, and no later than time asks.
    OnPace,
    /// Not yet reached, and later than time asks.
    Behind,
    /// The time is over.
    Missed,
    /// A bound that no figure has broken.
    Held,
    /// A bound that was broken, at this period first.
    Broken(Period),
    /// There is no telling whether time suffices: nothing says where it began.
    Open,
}

/// The arithmetic of a target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// Where it stands.
    pub state: State,
    /// The latest figure, and its period.
    pub latest: (Period, Figure),
    /// Where it began; zero for running totals.
    pub base: Option<f64>,
    /// Share of the way that is done; beyond 1 where it is passed.
    pub done: Option<f64>,
    /// Share of the time that has passed, in 0..=1.
    pub time: Option<f64>,
    /// Whether `time` is the share that earlier years had done.
    pub seasonal: bool,
    /// Change a month so far, in the unit of the series; of growth the rate itself.
    pub pace: Option<f64>,
    /// What every month left requires; for growth the rate that the months left require, about.
    pub required: Option<f64>,
    /// Months left.
    pub left: i32,
}

fn value(observation: &Observation) -> Option<f64> {
    observation.figure.map(|f| f.value)
}

/// Where `target` stands by the figures of `series` up to the end of `until`, if that is told; `None` where none of them counts.
#[must_use]
pub fn progress(target: &Target, series: &Series, until: Option<Period>) -> Option<Progress> {
    let end = target.to.end();
    let known = until.map_or(end, |u| u.end().min(end));
    let growth = series.measure.is_growth();
    let total = series.is_cumulative() && !growth;
    let begins = target.from.map_or(i32::MIN, Period::start);
    // Totals and cumulative growth count within the year of the target.
    let year = |p: Period| !series.is_cumulative() || p.year() == target.to.year();
    let counts = |o: &&Observation| {
        o.period.end() <= known && o.period.start() >= begins && year(o.period) && o.figure.is_some()
    };
    let counted = || series.observations.iter().filter(counts);
    let latest = counted().max_by_key(|o| o.period.end())?;
    let (now, figure) = (latest.period, latest.figure?);
    let left = end - now.end();
    let goal = target.value.value;
    let mut found = Progress {
        state: State::Open,
        latest: (now, figure),
        base: None,
        done: None,
        time: None,
        seasonal: false,
        pace: None,
        required: None,
        left,
    };
    let within = |v: f64| match target.aim {
        Aim::Floor => v >= goal,
        Aim::Ceiling => v <= goal,
        Aim::Range(high) => v >= goal && v <= high.value,
        Aim::Reach | Aim::Lower => true,
    };
    if !matches!(target.aim, Aim::Reach | Aim::Lower) {
        let broken = counted().find(|o| value(o).is_some_and(|v| !within(v)));
        found.state = broken.map_or(State::Held, |o| State::Broken(o.period));
        return Some(found);
    }
    let lower = target.aim == Aim::Lower;
    let reached = |v: f64| if lower { v <= goal } else { v >= goal };
    let months = now.end() - now.year() * 12;
    if growth {
        found.pace = Some(figure.value);
        if series.is_cumulative() && left > 0 {
            found.required = Some((12.0 * goal - f64::from(months) * figure.value) / f64::from(12 - months));
        }
        // A rate is reached when its time is over.
        found.state = match (left > 0, reached(figure.value)) {
            (true, true) => State::OnPace,
            (true, false) => State::Behind,
            (false, true) => State::Reached(now),
            (false, false) => State::Missed,
        };
        return Some(found);
    }
    let begun = if total { end - 12 } else { target.from.map_or(i32::MIN, Period::end) };
    found.base = if total { Some(0.0) } else { target.base.map(|f| f.value).or_else(|| base(target, series)) };
    if let Some(base) = found.base {
        let way = goal - base;
        found.done = (way != 0.0).then(|| (figure.value - base) / way);
        let gone = now.end().saturating_sub(begun);
        if begun > i32::MIN && gone > 0 {
            found.pace = Some((figure.value - base) / f64::from(gone));
            found.time = Some(f64::from(gone) / f64::from(end - begun));
        }
        let usual = if total { usual_share(series, now) } else { None };
        if let Some(share) = usual {
            (found.time, found.seasonal) = (Some(share), true);
        }
    } else if !lower && goal > 0.0 {
        found.done = Some(figure.value / goal);
    }
    if left > 0 && !reached(figure.value) {
        found.required = Some((goal - figure.value) / f64::from(left));
    }
    let first = counted().find(|o| value(o).is_some_and(reached)).map(|o| o.period);
    found.state = match (first, left > 0, found.done.zip(found.time)) {
        (Some(at), ..) => State::Reached(at),
        (None, false, _) => State::Missed,
        (None, true, Some((done, time))) if done >= time => State::OnPace,
        (None, true, Some(_)) => State::Behind,
        (None, true, None) => State::Open,
    };
    Some(found)
}

/// The last figure up to the end of the period at which the way begins.
fn base(target: &Target, series: &Series) -> Option<f64> {
    let from = target.from?.end();
    series.observations.iter().rev().find(|o| o.period.end() <= from && o.figure.is_some()).and_then(value)
}

/// The share of a year's total that earlier years had by the same month, on average.
fn usual_share(series: &Series, now: Period) -> Option<f64> {
    let at = |end: i32| series.observations.iter().find(|o| o.period.end() == end).and_then(value);
    let share = |back: i32| {
        let whole = at((now.year() - back + 1) * 12).filter(|w| *w > 0.0)?;
        Some(at(now.end() - 12 * back)? / whole)
    };
    let shares: Vec<f64> = (1..=YEARS).filter_map(share).collect();
    (!shares.is_empty()).then(|| shares.iter().sum::<f64>() / shares.len() as f64)
}

/// The value that an even way from base to target has at a month, counted as [`Period::end`] counts.
#[must_use]
pub fn planned(target: &Target, base: f64, month: f64) -> f64 {
    let begun = f64::from(target.from.map_or(target.to.end() - Frequency::Year.months(), Period::end));
    let share = ((month - begun) / (f64::from(target.to.end()) - begun).max(1.0)).clamp(0.0, 1.0);
    base + (target.value.value - base) * share
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Measure, Status};

    fn month(year: i32, month: u32) -> Period {
        Period::month(year, month).unwrap()
    }

    fn year(year: i32) -> Option<Period> {
        Period::new(year, Frequency::Year, 1)
    }

    fn series(measure: &str, figures: &[(Period, f64)]) -> Series {
        let observation = |(period, value): &(Period, f64)| Observation {
            period: *period,
            figure: Some(Figure { value: *value, decimals: 1 }),
            status: Status::Normal,
            source: String::new(),
            attributes: Vec::new(),
            reason: None,
        };
        Series {
            indicator: "x".into(),
            area: String::new(),
            measure: Measure(measure.into()),
            frequency: Frequency::Month,
            unit: String::new(),
            observations: figures.iter().map(observation).collect(),
            others: Vec::new(),
            method: None,
        }
    }

    fn target(aim: Aim, from: Option<Period>, to: Option<Period>, value: f64) -> Target {
        let text = String::new;
        let value = Figure { value, decimals: 0 };
        let [indicator, area, measure, unit, en, zh, source] = std::array::from_fn(|_| text());
        Target { aim, indicator, area, measure, from, to: to.unwrap(), value, base: None, unit, en, zh, source }
    }

    #[test]
    fn a_stock_is_reached_when_it_first_is() {
        let stations = series("level", &[(month(2024, 12), 425.1), (month(2025, 5), 448.6), (month(2025, 6), 454.9)]);
        let found = progress(&target(Aim::Reach, year(2024), year(2025), 450.0), &stations, None).unwrap();
        assert_eq!((found.state, found.base, found.left), (State::Reached(month(2025, 6)), Some(425.1), 6));
        assert!((found.done.unwrap() - 29.8 / 24.9).abs() < 1e-12 && found.time == Some(0.5));
        assert!((found.pace.unwrap() - 29.8 / 6.0).abs() < 1e-12 && found.required.is_none());
    }

    #[test]
    fn a_total_is_held_against_what_is_usually_done() {
        let output = series(
            "level_ytd",
            &[
                (month(2023, 6), 40.0),
                (month(2023, 12), 100.0),
                (month(2024, 6), 44.0),
                (month(2024, 12), 110.0),
                (month(2025, 6), 49.0),
            ],
        );
        let found = progress(&target(Aim::Reach, None, year(2025), 120.0), &output, None).unwrap();
        assert!(found.seasonal && (found.time.unwrap() - 0.4).abs() < 1e-12);
        assert!((found.done.unwrap() - 49.0 / 120.0).abs() < 1e-12);
        assert_eq!(found.state, State::OnPace, "more than the calendar's half is not asked of it");
        assert!((found.required.unwrap() - 71.0 / 6.0).abs() < 1e-12);
    }

    #[test]
    fn growth_requires_of_the_rest_what_is_lacking() {
        let growth = series("yoy_ytd", &[(month(2025, 6), 6.4)]);
        let found = progress(&target(Aim::Reach, None, year(2025), 7.0), &growth, None).unwrap();
        assert_eq!(found.state, State::Behind);
        assert!((found.required.unwrap() - 7.6).abs() < 1e-12);
        let over = series("yoy_ytd", &[(month(2024, 12), 9.0), (month(2025, 12), 6.9)]);
        assert_eq!(progress(&target(Aim::Reach, None, year(2025), 7.0), &over, None).unwrap().state, State::Missed);
    }

    #[test]
    fn what_is_to_be_lowered_goes_down() {
        let energy = series("level", &[(month(2025, 12), 100.0), (month(2027, 12), 94.0)]);
        let found = progress(&target(Aim::Lower, year(2025), year(2030), 85.0), &energy, None).unwrap();
        assert_eq!(found.state, State::OnPace);
        assert!((found.done.unwrap() - 0.4).abs() < 1e-12 && (found.time.unwrap() - 0.4).abs() < 1e-12);
        assert_eq!(
            planned(&target(Aim::Lower, year(2025), year(2030), 85.0), 100.0, f64::from(month(2027, 12).end())),
            94.0
        );
    }

    #[test]
    fn bounds_hold_or_are_broken() {
        let grain = series("level", &[(month(2024, 12), 120.0), (month(2025, 12), 118.0)]);
        let of = |aim, value| progress(&target(aim, year(2024), year(2026), value), &grain, None).map(|p| p.state);
        assert_eq!(of(Aim::Floor, 117.0), Some(State::Held));
        assert_eq!(of(Aim::Floor, 119.0), Some(State::Broken(month(2025, 12))));
        assert_eq!(of(Aim::Ceiling, 119.0), Some(State::Broken(month(2024, 12))));
        assert_eq!(of(Aim::Range(Figure { value: 125.0, decimals: 0 }), 110.0), Some(State::Held));
        assert_eq!(progress(&target(Aim::Floor, None, year(2020), 1.0), &grain, None), None, "nothing counts");
    }
}
