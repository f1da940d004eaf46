//! What is said of tasks: in rows, tooltips, the table and around the picture.

use super::Entry;
use crate::data::Figure;
use crate::data::tasks::{Due, Task};
use crate::period::instant::{self, DAY};
use crate::task::{Section, Standing};
use crate::text::unit::Told;
use crate::text::{Language, join, name, period, whole, words};
use crate::view::{Context, ViewWords};
use crate::widget::shown::Table;

/// The words of one view.
pub(super) struct Words<'a> {
    pub(super) context: &'a Context<'a>,
    language: Language,
    /// The day as of which is told.
    on: Option<i32>,
    percent: Told,
}

/// How many of a list stand in a way.
pub(super) fn count(all: &[Standing], of: impl Fn(Standing) -> bool) -> usize {
    all.iter().filter(|s| of(**s)).count()
}

/// A count as text.
pub(super) fn number(n: usize) -> String {
    whole(i32::try_from(n).unwrap_or(i32::MAX))
}

impl<'a> Words<'a> {
    pub(super) fn new(context: &'a Context<'a>, on: Option<i32>) -> Self {
        let language = context.spec.language;
        Self { context, language, on, percent: Told::new(context.data, "%", 100.0, language) }
    }

    /// The text in this language, else the one that there is.
    fn either<'t>(&self, en: &'t str, zh: &'t str) -> &'t str {
        let (own, other) = match self.language {
            Language::En => (en, zh),
            Language::Zh => (zh, en),
        };
        if own.is_empty() { other } else { own }
    }

    /// What is to be done.
    pub(super) fn text<'t>(&self, task: &'t Task) -> &'t str {
        self.either(&task.en, &task.zh)
    }

    /// By whom; empty where that is not said.
    pub(super) fn owner<'t>(&self, task: &'t Task) -> &'t str {
        self.either(&task.owner_en, &task.owner_zh)
    }

    /// What it belongs to; empty for nothing.
    pub(super) fn group<'t>(&self, task: &'t Task) -> &'t str {
        self.either(&task.group_en, &task.group_zh)
    }

    /// A day.
    pub(super) fn day(&self, day: i32) -> String {
        instant::label(f64::from(day) * DAY, DAY, self.language)
    }

    fn known_day(&self, day: Option<i32>) -> String {
        day.map_or_else(String::new, |d| self.day(d))
    }

    /// By when: as written, or that no date was set.
    pub(super) fn due(&self, task: &Task) -> String {
        match task.due {
            Some(Due::Day(day)) => self.day(day),
            Some(Due::Period(of)) => period::label(of, self.language),
            None => self.language.pick("no date set", "未定期限").into(),
        }
    }

    /// Per cent done; none where it was not reported, or is not that of the day told.
    pub(super) fn progress(&self, entry: &Entry<'_>) -> Option<(f64, String)> {
        let later = entry.task.closed.zip(self.on).is_some_and(|(closed, on)| closed > on);
        let told = |f: Figure| (f.value / 100.0, self.percent.full(f));
        entry.task.progress.filter(|_| !later).map(told)
    }

    /// That it was not reported: under the head of its column, and where it stands alone.
    pub(super) fn unreported(&self) -> [&'static str; 2] {
        [("not reported", "未报告"), ("progress not reported", "进度未报告")].map(|(en, zh)| self.language.pick(en, zh))
    }

    /// How it stands, in a few words.
    pub(super) fn standing(&self, entry: &Entry<'_>) -> String {
        let days =
            |n: i32, one: &str, en: &str, zh: &str| self.language.say(if n == 1 { one } else { en }, zh, &[&whole(n)]);
        let (en, zh) = match entry.standing {
            Standing::Late(n) => return days(n, "late by 1 day", "late by {0} days", "逾期{0}天"),
            Standing::Open(Some(0)) => ("due on this day", "当日到期"),
            Standing::Open(Some(n)) => return days(n, "due in 1 day", "due in {0} days", "距期限{0}天"),
            Standing::Open(None) => ("open", "在办"),
            Standing::Ahead => ("not yet begun", "未启动"),
            Standing::Done => ("done", "已完成"),
            Standing::Dropped => ("dropped", "已终止"),
        };
        self.language.pick(en, zh).into()
    }

    /// The same, with the day on which it was closed.
    pub(super) fn outcome(&self, entry: &Entry<'_>) -> String {
        let (en, zh) = match entry.standing {
            Standing::Done => ("done {0}", "{0}完成"),
            Standing::Dropped => ("dropped {0}", "{0}终止"),
            _ => return self.standing(entry),
        };
        match entry.task.closed {
            Some(day) => self.language.say(en, zh, &[&self.day(day)]),
            None => self.standing(entry),
        }
    }

    /// Everything else that is known of it, in a line.
    pub(super) fn particulars(&self, entry: &Entry<'_>) -> String {
        let (task, language) = (entry.task, self.language);
        let told = |en: &str, zh: &str, text: &str| {
            if text.is_empty() { String::new() } else { language.say(en, zh, &[text]) }
        };
        let progress = match self.progress(entry) {
            Some((_, share)) => told("progress {0}", "进度{0}", &share),
            None => self.unreported()[1].into(),
        };
        let due = match task.due {
            Some(_) => told("due {0}", "期限{0}", &self.due(task)),
            None => self.due(task),
        };
        let parts = [
            told("responsible: {0}", "责任单位：{0}", self.owner(task)),
            self.group(task).into(),
            due,
            progress,
            told("opened on {0}", "{0}开始", &self.known_day(task.opened)),
            self.source(task),
        ];
        crate::text::capitalised(&join(&parts, language.pick("; ", "；")))
    }

    fn source(&self, task: &Task) -> String {
        name::of_source(self.context.data, &task.source, self.language)
    }

    /// What a part of the list is called, with the number of its tasks; `grouped` where there are groups.
    pub(super) fn heading(&self, entries: &[Entry<'_>], grouped: bool) -> String {
        let Some(first) = entries.first() else { return String::new() };
        let any = |of: Standing| entries.iter().any(|e| e.standing == of);
        let (en, zh) = match first.section {
            Section::Late => ("Late", "逾期"),
            Section::Open(_) if grouped => match self.group(first.task) {
                "" => ("Other", "其他"),
                group => (group, group),
            },
            Section::Open(_) => ("Open", "在办"),
            Section::Closed => match (any(Standing::Done), any(Standing::Dropped)) {
                (true, true) => ("Done or dropped", "已完成、已终止"),
                (true, false) => ("Done", "已完成"),
                _ => ("Dropped", "已终止"),
            },
        };
        self.language.say("{0} ({1})", "{0}（{1}项）", &[self.language.pick(en, zh), &number(entries.len())])
    }

    /// The counts of a list, for its key: of each standing that occurs a sample and what is said.
    pub(super) fn counts(&self, all: &[Standing]) -> Vec<(Standing, usize, String)> {
        let late = count(all, |s| matches!(s, Standing::Late(_)));
        let open = |s: Standing| matches!(s, Standing::Open(_));
        let calm =
            if late > 0 { ("{0} open, not late", "在办未逾期{0}项") } else { ("{0} open", "在办{0}项") };
        let parts = [
            (Standing::Late(1), late, ("{0} late", "逾期{0}项")),
            (Standing::Open(None), count(all, open), calm),
            (Standing::Ahead, count(all, |s| s == Standing::Ahead), ("{0} not yet begun", "未启动{0}项")),
            (Standing::Done, count(all, |s| s == Standing::Done), ("{0} done", "已完成{0}项")),
            (Standing::Dropped, count(all, |s| s == Standing::Dropped), ("{0} dropped", "已终止{0}项")),
        ];
        let some = parts.into_iter().filter(|(_, n, _)| *n > 0);
        some.map(|(of, n, (en, zh))| (of, n, self.language.say(en, zh, &[&number(n)]))).collect()
    }

    /// `12 tasks`.
    fn tasks(&self, n: usize) -> String {
        self.language.say(if n == 1 { "{0} task" } else { "{0} tasks" }, "任务{0}项", &[&number(n)])
    }

    /// `as of 28 Jul 2025`; empty where the day is not known.
    fn as_of(&self) -> String {
        self.on.map_or_else(String::new, |d| self.language.say("as of {0}", "截至{0}", &[&self.day(d)]))
    }

    /// What is shown, and as of when.
    pub(super) fn caption(&self, words: &ViewWords) -> String {
        join(&[words.title.clone(), self.as_of()], self.language.pick(", ", "，"))
    }

    /// Title, subtitle and source of both pictures, and why there is none.
    pub(super) fn title(&self, tasks: &[&Task], (en, zh): (&str, &str)) -> ViewWords {
        let (spec, language) = (self.context.spec, self.language);
        let title = if spec.title.is_empty() { language.pick(en, zh).into() } else { spec.title.clone() };
        let empty = match (self.context.data.tables.tasks.is_empty(), tasks.is_empty()) {
            (true, _) => language.pick(
                "There is nothing to show: a list of tasks needs a file with the column task.",
                "没有可显示的任务：任务清单文件须有task列。",
            ),
            (false, true) => words::nothing(language),
            (false, false) => "",
        };
        if !empty.is_empty() {
            return ViewWords { title, empty: Some(empty.into()), ..ViewWords::default() };
        }
        let on = crate::text::capitalised(&self.as_of());
        let subtitle = join(&[on, spec.options.text("owner").into(), self.tasks(tasks.len())], " · ");
        let mut agencies: Vec<String> = Vec::new();
        for task in tasks.iter().filter(|t| !t.source.is_empty()) {
            let agency = name::of_agency(self.context.data, &task.source, language);
            if !agencies.iter().any(|a| a == agency) {
                agencies.push(agency.into());
            }
        }
        let source = match agencies.as_slice() {
            [] => String::new(),
            all => language.say("Source: {0}", "来源：{0}", &[&words::list(all, language)]),
        };
        ViewWords { title, subtitle, source, ..ViewWords::default() }
    }

    /// The words around a list.
    pub(super) fn around(&self, tasks: &[&Task], all: &[Standing], entries: &[Entry<'_>], beyond: usize) -> ViewWords {
        let language = self.language;
        let mut said = self.title(tasks, ("Tasks", "任务清单"));
        if said.empty.is_some() {
            return said;
        }
        let counts: Vec<String> = self.counts(all).into_iter().map(|(_, _, text)| text).collect();
        let counts = join(&counts, language.pick("; ", "、"));
        let arguments = [&self.caption(&said), &self.tasks(tasks.len()), &counts];
        said.description = language.say("{0}. {1}: {2}.", "{0}。{1}：{2}。", &arguments.map(String::as_str));
        if let Some(first) = entries.first().filter(|e| matches!(e.standing, Standing::Late(_))) {
            let arguments = [&self.standing(first), self.text(first.task)];
            let longest = language.say(" Longest overdue, {0}: {1}", "逾期最久的任务（{0}）：{1}", &arguments);
            said.description.push_str(&longest);
        }
        // What all share is said once.
        let open = || entries.iter().filter(|e| e.section != Section::Closed);
        let mut note = |told: bool, en: &str, zh: &str, of: &str| {
            if told {
                said.notes.push(language.say(en, zh, &[of]));
            }
        };
        if let Some(owner) = self.sole_owner(entries) {
            note(true, "Responsible for all: {0}.", "责任单位均为{0}。", owner);
        }
        note(
            open().count() > 0 && open().all(|e| e.task.due.is_none()),
            "No due dates are set.",
            "各项任务均未定期限。",
            "",
        );
        note(
            open().count() > 0 && open().all(|e| self.progress(e).is_none()),
            "No progress has been reported.",
            "各项任务均未报告进度。",
            "",
        );
        note(beyond > 0, "Further tasks that are not listed: {0}.", "另有{0}项任务未列出。", &number(beyond));
        said
    }

    /// Who is responsible for all of several tasks.
    pub(super) fn sole_owner<'t>(&self, entries: &[Entry<'t>]) -> Option<&'t str> {
        let owner = self.owner(entries.first()?.task);
        (entries.len() > 1 && !owner.is_empty() && entries.iter().all(|e| self.owner(e.task) == owner)).then_some(owner)
    }

    /// The list as a table, every task with all that is known of it; a column that would be empty is left out.
    pub(super) fn table(&self, words: &ViewWords, entries: &[Entry<'_>]) -> Table {
        let language = self.language;
        let heads = [
            ("Code", "编号"),
            ("Task", "任务"),
            ("Group", "类别"),
            ("Responsible", "责任单位"),
            ("Due", "期限"),
            ("State", "状态"),
            ("Progress", "进度"),
            ("Opened", "开始日期"),
            ("Closed", "销号日期"),
            ("Source", "来源"),
        ];
        let cells = |e: &Entry<'_>| -> [String; 10] {
            let task = e.task;
            let closed = task.closed.filter(|_| e.section == Section::Closed);
            [
                task.code.clone(),
                self.text(task).into(),
                self.group(task).into(),
                self.owner(task).into(),
                self.due(task),
                self.standing(e),
                self.progress(e).map_or_else(|| self.unreported()[0].into(), |p| p.1),
                self.known_day(task.opened),
                self.known_day(closed),
                self.source(task),
            ]
        };
        let all: Vec<[String; 10]> = entries.iter().map(cells).collect();
        let filled = |column: usize| all.iter().any(|row| row.get(column).is_some_and(|cell| !cell.is_empty()));
        let kept: Vec<bool> = (0..heads.len()).map(filled).collect();
        let row =
            |cells: [String; 10]| cells.into_iter().zip(&kept).filter(|(_, k)| **k).map(|(cell, _)| cell).collect();
        let head = row(heads.map(|(en, zh)| language.pick(en, zh).into()));
        let numeric = heads.iter().zip(&kept).filter(|(_, k)| **k).map(|((en, _), _)| *en == "Progress").collect();
        Table { caption: self.caption(words), head, numeric, rows: all.into_iter().map(row).collect() }
    }
}
