//! How tasks stand on a day, in which order they are listed, and how many were open day by day.
//!
//! Owns the arithmetic. Refuses to know pictures and words. Days are counted as [`crate::period::day`] counts them. Definitions, which
//! `docs/views.md` repeats:
//!
//! - A task counts as open from the day it was opened to the day before it was closed; as late from the day after its due date.
//! - What was closed after the day looked at was still open on it, and what was opened after it had not begun.
//! - The plan holds every task until its due date, however it went; one without a due date follows what happened, and one that was dropped
//!   leaves with that.
//!
//! Cost: O(n log n) for n tasks.

use crate::data::tasks::{State, Task};
use crate::period::{Period, day};
use std::collections::BTreeMap;

/// How a task stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Open, so many days after its due date; at least 1.
    Late(i32),
    /// Open and not late, with the days that are left; none where no date was set or the day is not known.
    Open(Option<i32>),
    /// Not yet begun.
    Ahead,
    /// Done.
    Done,
    /// Struck off without being done.
    Dropped,
}

impl Standing {
    /// Whether it counts as open.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Late(_) | Self::Open(_))
    }
}

/// The day as of which tasks are told: the last of the author's period, else the host's, else the last on which a task was opened
/// or closed; none where nothing says it.
#[must_use]
pub fn as_of(tasks: &[Task], period: Option<Period>, today: Option<i32>) -> Option<i32> {
    let latest = || tasks.iter().flat_map(|t| [t.opened, t.closed]).flatten().max();
    period.map(day::last_of).or(today).or_else(latest)
}

/// How a task stands at the end of a day.
#[must_use]
pub fn standing(task: &Task, on: Option<i32>) -> Standing {
    let after = |day: Option<i32>| day.zip(on).is_some_and(|(day, on)| day > on);
    if after(task.opened) {
        return Standing::Ahead;
    }
    match task.state {
        State::Done if !after(task.closed) => Standing::Done,
        State::Dropped if !after(task.closed) => Standing::Dropped,
        _ => match task.due.zip(on).map(|(due, on)| due.last() - on) {
            Some(left) if left < 0 => Standing::Late(-left),
            left => Standing::Open(left),
        },
    }
}

/// The part of a list in which a task stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Late.
    Late,
    /// Open or not yet begun, by the number of its group in the order of the file; those of no group come last.
    Open(usize),
    /// Done or dropped.
    Closed,
}

/// The order of a list: places in `tasks`, with the section of each.
///
/// Late ones first, the latest of them foremost; then by group those open by due date, those without one after them, and those not begun;
/// then those done and dropped, the last closed foremost. Equal ones keep their order.
#[must_use]
pub fn order(tasks: &[&Task], on: Option<i32>) -> Vec<(usize, Section)> {
    let mut groups: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut keyed: Vec<(Section, u8, i64, usize)> = Vec::with_capacity(tasks.len());
    for (place, task) in tasks.iter().enumerate() {
        let name = (task.group_en.as_str(), task.group_zh.as_str());
        let next = groups.len();
        let group = if name == ("", "") { usize::MAX } else { *groups.entry(name).or_insert(next) };
        let due = task.due.map_or(i64::MAX, |d| i64::from(d.last()));
        let closed = task.closed.map_or(i64::MAX, |c| -i64::from(c));
        let (section, rank, key) = match standing(task, on) {
            Standing::Late(days) => (Section::Late, 0, -i64::from(days)),
            Standing::Open(_) => (Section::Open(group), 0, due),
            Standing::Ahead => (Section::Open(group), 1, task.opened.map_or(i64::MAX, i64::from)),
            Standing::Done => (Section::Closed, 0, closed),
            Standing::Dropped => (Section::Closed, 1, closed),
        };
        keyed.push((section, rank, key, place));
    }
    keyed.sort_unstable();
    keyed.into_iter().map(|(section, _, _, place)| (place, section)).collect()
}

/// A day on which the number of open tasks changed, or that of those planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The day.
    pub day: i32,
    /// Tasks open at its end; none beyond the day looked at.
    pub open: Option<usize>,
    /// Tasks that would be open at its end, had each been closed on its due date; none where no task has one.
    pub planned: Option<usize>,
    /// Tasks opened on it.
    pub opened: usize,
    /// Tasks closed on it.
    pub closed: usize,
}

/// The number of open tasks from day to day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Burndown {
    /// Ascending by day; the day looked at is one of them.
    pub steps: Vec<Step>,
    /// Tasks that count from the start because no day of opening is known.
    pub unopened: usize,
    /// Tasks without a due date.
    pub undated: usize,
    /// Tasks left out because no day says when they were closed.
    pub left_out: usize,
}

/// A change on a day: tasks opened and closed, and by how much the plan rises.
#[derive(Clone, Copy, Default)]
struct Change {
    day: i32,
    opened: usize,
    closed: usize,
    plan: i64,
}

/// How many tasks were open from day to day up to the end of `on`, and how many the due dates plan, up to the last of them.
#[must_use]
pub fn burndown(tasks: &[&Task], on: i32) -> Burndown {
    let counts = |t: &&&Task| t.state == State::Open || t.closed.is_some();
    let all = || tasks.iter().filter(counts);
    let mut changes = vec![Change { day: on, ..Change::default() }];
    let (mut open, mut planned) = (0_i64, 0_i64);
    for task in all() {
        let closed = task.closed.filter(|c| task.state != State::Open && *c <= on);
        match task.opened {
            Some(day) if day <= on => changes.push(Change { day, opened: 1, ..Change::default() }),
            Some(_) => {}
            None => open += 1,
        }
        match task.opened {
            Some(day) => changes.push(Change { day, plan: 1, ..Change::default() }),
            None => planned += 1,
        }
        // None leaves before it has come, whatever a file may say.
        let not_before = task.opened.unwrap_or(i32::MIN);
        if let Some(day) = closed.filter(|_| task.opened.is_none_or(|o| o <= on)) {
            changes.push(Change { day: day.max(not_before), closed: 1, ..Change::default() });
        }
        let due = task.due.map(|d| d.last().saturating_add(1));
        let leaves = match (due, closed.filter(|_| task.state == State::Dropped || due.is_none())) {
            (Some(due), Some(closed)) => Some(due.min(closed)),
            (due, closed) => due.or(closed),
        };
        if let Some(day) = leaves {
            changes.push(Change { day: day.max(not_before), plan: -1, ..Change::default() });
        }
    }
    changes.sort_unstable_by_key(|c| c.day);
    // The axis begins with the first thing that happened; what was due before had left the plan by then.
    let first = changes.iter().filter(|c| c.opened + c.closed > 0).map(|c| c.day).min().unwrap_or(on);
    let dated = all().any(|t| t.due.is_some());
    let mut steps: Vec<Step> = Vec::new();
    let mut rest = changes.as_slice();
    while let Some(Change { day, .. }) = rest.first().copied() {
        let (now, later) = rest.split_at(rest.partition_point(|c| c.day <= day));
        rest = later;
        let sum = |of: &dyn Fn(&Change) -> usize| now.iter().map(of).sum::<usize>();
        let (opened, closed) = (sum(&|c| c.opened), sum(&|c| c.closed));
        let plan: i64 = now.iter().map(|c| c.plan).sum();
        if day == first && closed > 0 {
            // What was there before is seen to go.
            steps.push(step(day - 1, on, (open, planned), dated));
        }
        open += opened as i64 - closed as i64;
        planned += plan;
        let changed = opened + closed > 0 || (plan != 0 && dated) || day == on;
        if day >= first && changed {
            steps.push(Step { opened, closed, ..step(day, on, (open, planned), dated) });
        }
    }
    Burndown {
        steps,
        unopened: all().filter(|t| t.opened.is_none()).count(),
        undated: all().filter(|t| t.due.is_none()).count(),
        left_out: tasks.len() - all().count(),
    }
}

/// Counts at the end of a day.
fn step(day: i32, on: i32, (open, planned): (i64, i64), dated: bool) -> Step {
    let count = |n: i64| usize::try_from(n).unwrap_or(0);
    Step { day, open: (day <= on).then(|| count(open)), planned: dated.then(|| count(planned)), opened: 0, closed: 0 }
}
