//! Tasks: what is to be done, by whom, by when, and what has become of it.
//!
//! Owns the checked form of a task. Refuses to know what late is: that is [`crate::task`]'s. Days are counted as
//! [`crate::period::day`] counts them.

use super::Figure;
use crate::period::{Period, day};

/// What has become of a task, as its keeper wrote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Still to be done.
    #[default]
    Open,
    /// Done, and struck off the list.
    Done,
    /// Struck off without being done.
    Dropped,
}

/// By when a task is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// By the end of a day.
    Day(i32),
    /// By the end of a period.
    Period(Period),
}

impl Due {
    /// The last day that is in time.
    #[must_use]
    pub fn last(self) -> i32 {
        match self {
            Self::Day(day) => day,
            Self::Period(period) => day::last_of(period),
        }
    }
}

/// A task.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Task {
    /// Its own code.
    pub code: String,
    /// What is to be done, English; empty where only Chinese is given.
    pub en: String,
    /// The same in Chinese.
    pub zh: String,
    /// Who is responsible, English.
    pub owner_en: String,
    /// The same in Chinese.
    pub owner_zh: String,
    /// What it belongs to, English; empty for nothing.
    pub group_en: String,
    /// The same in Chinese.
    pub group_zh: String,
    /// By when; none where no date was set.
    pub due: Option<Due>,
    /// Per cent done, 0..=100; none where it was not reported.
    pub progress: Option<Figure>,
    /// What has become of it.
    pub state: State,
    /// The day on which it was opened.
    pub opened: Option<i32>,
    /// The day on which it was done or dropped; none while it is open.
    pub closed: Option<i32>,
    /// Key into [`super::Dataset::sources`].
    pub source: String,
}
