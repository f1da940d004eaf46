//! The table of tasks.
//!
//! Owns its columns. `task` is a code that no two share; `en` or `zh` what is to be done, `owner_en` and `owner_zh` by whom, `group_en` and
//! `group_zh` what it belongs to. `due` is a day, or a period whose last day counts; `progress` per cent; `state` is `open`, `done` or
//! `dropped`; `opened` and `closed` are days; `source_id` as elsewhere. What is empty is not known, a `state` excepted: it is `open`.

use super::header::{Row, Table};
use super::targets::number;
use crate::{
    data::tasks::{Due, State, Task},
    error::Error,
    period::{self, day},
    read::{
        assembly::Assembly,
        sentences::{
            NO_CODE,
            tasks::{
                CLOSED_BEFORE, NO_TASK_TEXT, NOT_A_DAY, NOT_A_DUE, NOT_A_PROGRESS, NOT_A_STATE, OPEN_CLOSED, TASK_TWICE,
            },
        },
    },
};

/// Reads the rows of tasks into `assembly`.
///
/// # Errors
/// What ends the file; a bad row does not.
pub(in crate::read) fn read<'f>(table: &mut Table<'f>, assembly: &mut Assembly<'f>) -> Result<(), Error> {
    if table.column("en") == 0 && table.column("zh") == 0 {
        return Err(table.missing("en\" or \"zh", "en”或“zh"));
    }
    let columns = [
        "task",
        "en",
        "zh",
        "owner_en",
        "owner_zh",
        "group_en",
        "group_zh",
        "due",
        "progress",
        "state",
        "opened",
        "closed",
        "source_id",
    ];
    let [code, en, zh, owner_en, owner_zh, group_en, group_zh, due, progress, state, opened, closed, source] =
        columns.map(|name| table.column(name));
    let separator = table.separator();
    // The codes of the tasks so far, sorted.
    let mut seen: Vec<String> = assembly.tables()?.tasks.iter().map(|t| t.code.clone()).collect();
    seen.sort_unstable();
    table.rows(assembly, &mut |row, assembly| {
        let own = |column| row.field(column).to_owned();
        if row.field(code).is_empty() {
            return Err(row.refuse(&NO_CODE, code));
        }
        if row.field(en).is_empty() && row.field(zh).is_empty() {
            return Err(row.refuse(&NO_TASK_TEXT, 0));
        }
        let done = number(&row, progress, separator)?;
        if done.is_some_and(|d| !(0.0..=100.0).contains(&d.value)) {
            return Err(row.refuse(&NOT_A_PROGRESS, progress));
        }
        let task = Task {
            code: own(code),
            en: own(en),
            zh: own(zh),
            owner_en: own(owner_en),
            owner_zh: own(owner_zh),
            group_en: own(group_en),
            group_zh: own(group_zh),
            due: by(&row, due)?,
            progress: done,
            state: match row.field(state).to_ascii_lowercase().as_str() {
                "" | "open" => State::Open,
                "done" => State::Done,
                "dropped" => State::Dropped,
                _ => return Err(row.refuse(&NOT_A_STATE, state)),
            },
            opened: on(&row, opened)?,
            closed: on(&row, closed)?,
            source: own(source),
        };
        if task.state == State::Open && task.closed.is_some() {
            return Err(row.refuse(&OPEN_CLOSED, closed));
        }
        if task.opened.zip(task.closed).is_some_and(|(from, to)| to < from) {
            return Err(row.refuse(&CLOSED_BEFORE, closed));
        }
        let Err(place) = seen.binary_search(&task.code) else { return Err(row.refuse(&TASK_TWICE, code)) };
        let tasks = &mut assembly.tables()?.tasks;
        seen.insert(place, task.code.clone());
        tasks.push(task);
        Ok(())
    })
}

/// The day in a column; none where it is empty.
fn on(row: &Row<'_>, column: u32) -> Result<Option<i32>, Error> {
    match row.field(column) {
        "" => Ok(None),
        text => day::read(text).map(Some).ok_or_else(|| row.refuse(&NOT_A_DAY, column)),
    }
}

/// The day or the period in a column; none where it is empty.
fn by(row: &Row<'_>, column: u32) -> Result<Option<Due>, Error> {
    match row.field(column) {
        "" => Ok(None),
        text => {
            let period = || period::text::read(text).ok().map(Due::Period);
            let due = day::read(text).map(Due::Day).or_else(period);
            due.map(Some).ok_or_else(|| row.refuse(&NOT_A_DUE, column))
        }
    }
}
