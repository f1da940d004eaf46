//! How far a target is: done so far, the time that has passed, the pace that the rest requires.
//!
//! Owns the arithmetic and what is said to be reached, in reach or missed. Refuses to know pictures and words. Sources: the definitions of
//! `docs/views.md`, which are the usual ones of plan monitoring. Cost: linear in the observations.
//!
//! - A *level* (a stock, an index, a share) goes from the base b, the last figure within the period `from`, to the target T by the end of
//!   `to`: done (x − b) / (T − b), time by months; pace (x − b) / months gone, required (T − x) / months left. Without b, done is x / T.
//! - A *running total* goes from zero to T within the year of `to`: done x / T; the time that has passed is the share of the total that
//!   earlier years (three at most) had by the same month, else the share of months. Pace x / months gone, required (T − x) / months left.
//!   One that is to stay low is a budget: exceeded once x > T, kept only when its time is over.
//! - A *growth rate* is compared as it is. One that runs from January requires of the months left (N T − m x) / (N − m), m of N months
//!   gone, if every month weighs the same: told as an approximation.
//! - Floors, ceilings and ranges hold or are broken by any figure between `from` (else the beginning of `to`) and `to`. A figure that runs
//!   from January breaks one only at the end of its year; a total breaks an upper bound as soon as it exceeds it.

use crate::data::tables::{Aim, Target};
use crate::data::{Dataset, Figure, Measure, Observation, Series};
use crate::period::Period;

/// Years whose course says how much of a year is usually done.
const YEARS: i32 = 3;
/// How much two shares that are equal may differ by rounding.
const ROUNDING: f64 = 1e-9;

/// How the values of a measure come about; it decides what counts and what is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A value at a date or of a period.
    Level,
    /// A total from January on.
    Total,
    /// Growth of a period.
    Rate,
    /// Growth of what there was from January on.
    RunningRate,
}

/// Where a target stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The latest figure meets it; so do all since this period.
    Reached(Period),
    /// Not yet reached, and no later than time asks.
    OnPace,
    /// Not yet reached, and later than time asks.
    Behind,
    /// The time is over, or a budget is exceeded.
    Missed,
    /// A bound that no figure has broken.
    Held,
    /// A bound that was broken, at this period first.
    Broken(Period),
    /// There is no telling: nothing says where it began, or the last figure is still to come.
    Open,
}

/// The arithmetic of a target. All numbers are finite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// Where it stands.
    pub state: State,
    /// The latest figure, and its period.
    pub latest: (Period, Figure),
    /// Share of the way that is done; beyond 1 where it is passed, below 0 where it went back.
    pub done: Option<f64>,
    /// Share of the time that has passed, in 0..=1.
    pub time: Option<f64>,
    /// Whether `time` is the share that earlier years had done.
    pub seasonal: bool,
    /// Change a month so far, in the unit of the series; of growth the rate itself.
    pub pace: Option<f64>,
    /// What every month left requires, or of a budget allows; for growth the rate that the months left require, about.
    pub required: Option<f64>,
    /// Months left.
    pub left: i32,
}

/// The even way of a level or a total to its target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Way {
    /// The month with which it begins, counted as [`Period::end`] counts.
    pub begun: i32,
    /// The value there.
    pub base: f64,
    /// The month by which it ends; later than `begun`.
    pub end: i32,
    /// The value asked for.
    pub goal: f64,
}

impl Way {
    /// The value that an even way has at a month; that of the nearer end outside.
    #[must_use]
    pub fn planned(&self, month: f64) -> f64 {
        let (begun, end) = (f64::from(self.begun), f64::from(self.end));
        if month >= end {
            return self.goal;
        }
        let share = ((month - begun) / (end - begun)).max(0.0);
        self.base * (1.0 - share) + self.goal * share
    }
}

/// How the values come about of which a target is asked.
#[must_use]
pub fn kind(target: &Target) -> Kind {
    let measure = Measure(target.measure.clone());
    match (measure.is_growth(), measure.is_cumulative()) {
        (false, false) => Kind::Level,
        (false, true) => Kind::Total,
        (true, false) => Kind::Rate,
        (true, true) => Kind::RunningRate,
    }
}

/// The first month whose figures count; `None` where all earlier ones do.
#[must_use]
pub fn begins(target: &Target) -> Option<i32> {
    match (kind(target), target.aim) {
        (Kind::Total | Kind::RunningRate, _) => Some(target.to.year() * 12),
        (Kind::Level, Aim::Reach | Aim::Lower) => target.from.map(Period::start),
        _ => Some(target.from.unwrap_or(target.to).start()),
    }
}

/// The figures that count up to the end of `until`, by period.
pub fn counted<'a>(
    target: &Target,
    series: &'a Series,
    until: Option<Period>,
) -> impl DoubleEndedIterator<Item = (&'a Observation, Figure)> + use<'a> {
    let known = until.map_or(target.to.end(), |u| u.end().min(target.to.end()));
    let begin = begins(target).unwrap_or(i32::MIN);
    let inside = move |p: Period| p.end() <= known && p.start() >= begin;
    series.observations.iter().filter(move |o| inside(o.period)).filter_map(|o| Some((o, o.figure?)))
}

/// The way to the target; `None` for rates and bounds, and where nothing says where it begins.
#[must_use]
pub fn way(target: &Target, series: Option<&Series>) -> Option<Way> {
    let (end, goal) = (target.to.end(), target.value.value);
    let (begun, base) = match (kind(target), target.aim) {
        (Kind::Total, Aim::Range(_)) => return None,
        (Kind::Total, _) => (target.to.year() * 12, 0.0),
        (Kind::Level, Aim::Reach | Aim::Lower) => {
            let from = target.from?;
            match target.base {
                Some(figure) => (from.end(), figure.value),
                None => {
                    let within = |o: &&Observation| o.period.start() >= from.start() && o.period.end() <= from.end();
                    let mut found = series?.observations.iter().rev().filter(within);
                    found.find_map(|o| Some((o.period.end(), o.figure?.value)))?
                }
            }
        }
        _ => return None,
    };
    (begun < end).then_some(Way { begun, base, end, goal })
}

/// Where `target` stands by the figures of `series` up to the end of `until`, if that is told; `None` where none of them counts.
#[must_use]
pub fn progress(target: &Target, series: &Series, until: Option<Period>) -> Option<Progress> {
    let (observation, figure) = counted(target, series, until).max_by_key(|(o, _)| o.period.end())?;
    let now = observation.period;
    let left = target.to.end() - now.end();
    let mut found = Progress {
        state: State::Open,
        latest: (now, figure),
        done: None,
        time: None,
        seasonal: false,
        pace: None,
        required: None,
        left,
    };
    match (kind(target), target.aim) {
        (Kind::Total, Aim::Floor | Aim::Ceiling) | (Kind::Level | Kind::Total, Aim::Reach | Aim::Lower) => {
            approach(target, series, until, &mut found);
        }
        (_, Aim::Reach | Aim::Lower) => rate(target, &mut found),
        (kind, _) => found.state = bound(target, kind, (now, figure.value), left, counted(target, series, until)),
    }
    // The last figure may still be to come after the deadline: nobody is early or late then.
    if until.is_some_and(|u| u.end() >= target.to.end()) && matches!(found.state, State::OnPace | State::Behind) {
        found.state = State::Open;
    }
    for number in [&mut found.done, &mut found.time, &mut found.pace, &mut found.required] {
        *number = number.filter(|n| n.is_finite());
    }
    Some(found)
}

/// The series that a target is held against, by its place, with where the target stands: the one with the latest figure that counts; of these
/// one whose period decides a growth rate, then that of the shortest periods. Where no figure counts, the first that suits. Cost: linear in
/// the series.
#[must_use]
pub fn held(data: &Dataset, target: &Target, until: Option<Period>) -> (Option<usize>, Option<Progress>) {
    let suiting = || data.series.iter().enumerate().filter(|(_, s)| target.suits(s) && s.method().is_none());
    let with = suiting().filter_map(|(i, s)| Some((i, s, progress(target, s, until)?)));
    let best = with.max_by_key(|(_, s, p)| (p.latest.0.end(), decides(target, p.latest.0), -s.frequency.months()));
    match best {
        Some((place, _, progress)) => (Some(place), Some(progress)),
        None => (suiting().next().map(|s| s.0), None),
    }
}

/// Whether growth of a period can say that a target was reached: that of December is not that of the year.
fn decides(target: &Target, now: Period) -> bool {
    kind(target) != Kind::Rate || now.start() <= target.to.start()
}

/// Whether a value meets a target to be reached or kept.
fn meets(target: &Target, value: f64) -> bool {
    let goal = target.value.value;
    match target.aim {
        Aim::Reach | Aim::Floor => value >= goal,
        Aim::Lower | Aim::Ceiling => value <= goal,
        Aim::Range(high) => value >= goal && value <= high.value,
    }
}

/// Levels and totals on their way.
fn approach(target: &Target, series: &Series, until: Option<Period>, found: &mut Progress) {
    let ((now, figure), left) = (found.latest, found.left);
    let (x, goal) = (figure.value, target.value.value);
    let lower = matches!(target.aim, Aim::Lower | Aim::Ceiling);
    let budget = lower && kind(target) == Kind::Total;
    let met = meets(target, x);
    if let Some(way) = way(target, Some(series)) {
        let length = goal - way.base;
        let ahead = if lower && !budget { length < 0.0 } else { length > 0.0 };
        found.done = ahead.then(|| (x - way.base) / length);
        let gone = now.end() - way.begun;
        if gone > 0 {
            found.pace = Some((x - way.base) / f64::from(gone));
            found.time = Some(f64::from(gone) / f64::from(way.end - way.begun));
        }
        if kind(target) == Kind::Total
            && let Some(share) = usual_share(series, now, target.to)
        {
            (found.time, found.seasonal) = (Some(share), true);
        }
    } else if !lower && goal > 0.0 {
        found.done = Some(x / goal);
    }
    if left > 0 && met == budget {
        found.required = Some((goal - x) / f64::from(left));
    }
    let early = found.done.zip(found.time).map(|(done, time)| match budget {
        true => done <= time + ROUNDING,
        false => done >= time - ROUNDING,
    });
    found.state = match (met, budget, left > 0, early) {
        (true, false, ..) => {
            let run = counted(target, series, until).rev().take_while(|(_, f)| meets(target, f.value));
            State::Reached(run.last().map_or(now, |(o, _)| o.period))
        }
        (true, true, false, _) => State::Reached(now),
        (false, true, ..) | (false, _, false, _) => State::Missed,
        (.., Some(true)) => State::OnPace,
        (.., Some(false)) => State::Behind,
        (.., None) => State::Open,
    };
}

/// Growth, compared as it is; it is reached only when its time is over, and by growth of no shorter a time.
fn rate(target: &Target, found: &mut Progress) {
    let ((now, figure), left) = (found.latest, found.left);
    found.pace = Some(figure.value);
    if kind(target) == Kind::RunningRate && left > 0 {
        let begin = now.year() * 12;
        let (gone, all) = (f64::from(now.end() - begin), f64::from(target.to.end() - begin));
        found.required = Some((all * target.value.value - gone * figure.value) / f64::from(left));
    }
    found.state = match (left > 0, meets(target, figure.value)) {
        (true, true) => State::OnPace,
        (true, false) => State::Behind,
        (false, _) if !decides(target, now) => State::Open,
        (false, true) => State::Reached(now),
        (false, false) => State::Missed,
    };
}

/// Whether a bound holds.
fn bound<'a>(
    target: &Target,
    kind: Kind,
    (now, x): (Period, f64),
    left: i32,
    counted: impl Iterator<Item = (&'a Observation, Figure)>,
) -> State {
    let broken = |beyond: &dyn Fn(f64) -> bool| {
        let mut counted = counted;
        counted.find(|(_, f)| beyond(f.value)).map(|(o, _)| State::Broken(o.period))
    };
    match (kind, left > 0, meets(target, x)) {
        (Kind::RunningRate, true, true) => State::OnPace,
        (Kind::RunningRate, true, false) => State::Behind,
        (Kind::Total | Kind::RunningRate, false, true) => State::Held,
        (Kind::RunningRate, false, false) => State::Broken(now),
        (Kind::Total, early, _) => {
            let high = if let Aim::Range(high) = target.aim { high.value } else { f64::INFINITY };
            broken(&|v| v > high).unwrap_or(if early { State::Open } else { State::Broken(now) })
        }
        (Kind::Level | Kind::Rate, ..) => broken(&|v| !meets(target, v)).unwrap_or(State::Held),
    }
}

/// Whether a target was reached in this very period: the one before it has a figure, too.
#[must_use]
pub fn is_exact(series: &Series, period: Period) -> bool {
    series.observations.iter().any(|o| o.figure.is_some() && period.follows(o.period))
}

/// The share of the total of `whole` that earlier years had by the month of `now`, on average; `None` where no year has both.
fn usual_share(series: &Series, now: Period, whole: Period) -> Option<f64> {
    let at = |end: i32| series.observations.iter().filter(|o| o.period.end() == end).find_map(|o| o.figure);
    let share = |back: i32| {
        let (part, total) = (at(now.end() - 12 * back)?.value, at(whole.end() - 12 * back)?.value);
        // Of a loss there are no shares.
        (part >= 0.0 && total > 0.0 && part <= total).then(|| part / total)
    };
    let shares: Vec<f64> = (1..=YEARS).filter_map(share).collect();
    (!shares.is_empty()).then(|| shares.iter().sum::<f64>() / shares.len() as f64)
}
