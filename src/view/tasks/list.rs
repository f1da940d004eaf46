//! The list as marks: a bar of the counts, then rows of a table, or cards where there is no room for its columns.
//!
//! Columns in which nothing differs are left out: what all share is said beside the picture.

use super::super::items::Picture;
use super::wording::Words;
use super::{Entry, lamp};
use crate::scene::lamp;
use crate::scene::pen::Pen;
use crate::scene::{Align, Font, Point, Rect, Scene};
use crate::task::{Section, Standing};
use crate::text::join;
use crate::theme::{Color, Theme, size};
use crate::view::{Context, Frame};

const LINE: f64 = 18.0;
const SMALL_LINE: f64 = 16.0;
const PAD: f64 = 8.0;
const GAP: f64 = 18.0;
const SIGN: f64 = 9.0;
/// From the left to the text behind a sign.
const INDENT: f64 = 20.0;
const HEADING: f64 = 38.0;
const BAR: f64 = 6.0;
/// Width of the track of a progress.
const TRACK: f64 = 64.0;
const WIDEST_TRACK: f64 = 320.0;
/// The least width of the tasks' own column in a table.
const NARROWEST: f64 = 190.0;
const WIDEST_STATE: f64 = 124.0;
/// Lines of a task; one fewer in a column at least as wide as this.
const MOST_LINES: usize = 4;
const ROOMY: f64 = 360.0;

/// A row.
struct Row {
    /// What stands above it, where a part of the list begins.
    heading: String,
    standing: Standing,
    state: String,
    text: String,
    /// The group, where the heading does not say it.
    group: String,
    owner: String,
    due: String,
    dated: bool,
    progress: Option<(f64, String)>,
}

/// The list.
pub(super) struct List {
    rows: Vec<Row>,
    counts: Vec<(Standing, usize, String)>,
    /// Heads of the columns: task, owner, due date, state, progress.
    heads: [&'static str; 5],
    unreported: [&'static str; 2],
    owners: bool,
    dues: bool,
    states: bool,
    progress: bool,
}

/// Where the columns of a table begin, and how wide they are.
struct Columns {
    task: f64,
    owner: (f64, f64),
    due: (f64, f64),
    state: (f64, f64),
    progress: (f64, f64),
    /// Of the bars in the last.
    track: f64,
}

impl List {
    /// The first `listed` of the entries, of these those drawn, under headings that count all of them.
    pub(super) fn new(
        words: &Words<'_>,
        entries: &[Entry<'_>],
        (listed, drawn): (usize, usize),
        all: &[Standing],
    ) -> Self {
        let language = words.context.spec.language;
        let grouped = entries.iter().any(|e| !words.group(e.task).is_empty());
        let sections = entries.chunk_by(|a, b| a.section == b.section).count();
        let mut rows = Vec::with_capacity(entries.len());
        for part in entries.chunk_by(|a, b| a.section == b.section) {
            for (i, entry) in part.iter().enumerate() {
                let named = matches!(entry.section, Section::Open(_));
                let heads = i == 0 && (sections > 1 || grouped);
                rows.push(Row {
                    heading: if heads { words.heading(part, grouped) } else { String::new() },
                    standing: entry.standing,
                    state: words.outcome(entry),
                    text: words.text(entry.task).into(),
                    group: if named { String::new() } else { words.group(entry.task).into() },
                    owner: words.owner(entry.task).into(),
                    due: words.due(entry.task),
                    dated: entry.task.due.is_some(),
                    progress: words.progress(entry),
                });
            }
        }
        rows.truncate(listed);
        let heads =
            [("Task", "任务"), ("Responsible", "责任单位"), ("Due", "期限"), ("State", "状态"), ("Progress", "进度")];
        let mut list = Self {
            owners: words.sole_owner(entries.get(..listed).unwrap_or(entries)).is_none()
                && rows.iter().any(|r| !r.owner.is_empty()),
            dues: rows.iter().any(|r| r.dated),
            states: rows.iter().any(|r| r.standing != Standing::Open(None)),
            progress: rows.iter().any(|r| r.progress.is_some()),
            rows,
            counts: words.counts(all),
            heads: heads.map(|(en, zh)| language.pick(en, zh)),
            unreported: words.unreported(),
        };
        list.rows.truncate(drawn);
        list
    }

    /// The columns of a table; none where they leave too little for the tasks themselves.
    fn columns(&self, pen: &Pen<'_>, width: f64) -> Option<Columns> {
        let widest = |head: &str, cell: &dyn Fn(&Row) -> f64| {
            self.rows.iter().map(cell).fold(pen.width(head, size::SMALL), f64::max).ceil()
        };
        let [_, owner, due, state, progress] = self.heads;
        let small = |text: &str| pen.width(text, size::SMALL);
        let mut right = width;
        let mut column = |shown: bool, wide: f64| {
            if !shown {
                return (right, 0.0);
            }
            let from = right - wide;
            right = from - GAP;
            (from, wide)
        };
        let track = (width * 0.1).clamp(TRACK, 2.0 * TRACK);
        let bar = widest(progress, &|r| match &r.progress {
            Some((_, text)) => track + 8.0 + small(text),
            None => small(self.unreported[0]),
        });
        let progress = column(self.progress, bar);
        let state = column(self.states, widest(state, &|r| small(&r.state)).min(WIDEST_STATE));
        let due = column(self.dues, widest(due, &|r| small(&r.due)));
        let owner = column(self.owners, widest(owner, &|r| small(&r.owner)).min(width * 0.2));
        (right - INDENT >= NARROWEST).then_some(Columns { task: right - INDENT, owner, due, state, progress, track })
    }

    /// A bar of the counts, where there are several, with its key; gives where the list begins.
    fn summary(&self, pen: &mut Pen<'_>, width: f64) -> f64 {
        let total = self.counts.iter().map(|c| c.1).sum::<usize>().max(1) as f64;
        let split = 2.0;
        let room = (width - split * (self.counts.len().saturating_sub(1)) as f64).max(1.0);
        let several = self.counts.len() > 1;
        let (mut x, mut left, mut y) = (0.0, 0.0, if several { BAR + 16.0 } else { 8.0 });
        for (standing, n, text) in &self.counts {
            let (sign, tone) = lamp(*standing);
            let wide = room * *n as f64 / total;
            if several {
                pen.fill(Rect { x, y: 0.0, width: wide, height: BAR }, shade(*standing, pen.theme));
            }
            x += wide + split;
            let label = SIGN + 7.0 + pen.width(text, size::SMALL);
            if left > 0.0 && left + label > width {
                (left, y) = (0.0, y + 20.0);
            }
            lamp::draw(pen, sign, tone, Point::new(left + SIGN / 2.0, y), SIGN);
            pen.text(text, (left + SIGN + 7.0, y), Align::Left, size::SMALL, pen.theme.ink);
            left += label + 18.0;
        }
        y + 18.0
    }

    fn table(&self, pen: &mut Pen<'_>, columns: &Columns, (top, width): (f64, f64)) -> Vec<Rect> {
        let theme = pen.theme;
        let mut y = top;
        let [task, owner, due, state, progress] = self.heads;
        let others = [
            (columns.owner.0, self.owners, owner),
            (columns.due.0, self.dues, due),
            (columns.state.0, self.states, state),
            (columns.progress.0, self.progress, progress),
        ];
        // A lone column needs no head.
        if others.iter().any(|(_, shown, _)| *shown) {
            for (x, _, text) in others.into_iter().chain([(0.0, true, task)]).filter(|(_, shown, _)| *shown) {
                pen.text(text, (x, y + 10.0), Align::Left, size::SMALL, theme.muted);
            }
            y += 24.0;
        }
        pen.rule((0.0, y), (width, y), theme.axis, 1.0);
        let mut places = Vec::with_capacity(self.rows.len());
        for (i, row) in self.rows.iter().enumerate() {
            y = self.heading(pen, row, y, if i == 0 { HEADING - 6.0 } else { HEADING });
            let most = if columns.task < ROOMY { MOST_LINES } else { MOST_LINES - 1 };
            let text = pen.lines(&row.text, columns.task, most, size::NAME_SMALL);
            let group = pen.cut(&row.group, columns.task, size::SMALL);
            let owner = pen.lines(&row.owner, columns.owner.1, 3, size::SMALL);
            let state = if self.states { pen.lines(&row.state, columns.state.1, 2, size::SMALL) } else { Vec::new() };
            let own = text.len() as f64 * LINE + if group.is_empty() { 0.0 } else { SMALL_LINE };
            let most = if self.owners { owner.len() } else { 0 }.max(state.len()) as f64 * LINE;
            let height = own.max(most) + 2.0 * PAD;
            let from = y + PAD;
            let (ink, muted) = inks(row.standing, theme);
            let (sign, tone) = lamp(row.standing);
            lamp::draw(pen, sign, tone, Point::new(SIGN / 2.0 + 1.0, from + LINE / 2.0), SIGN);
            pen.paragraph(&text, (INDENT, from), LINE, size::NAME_SMALL, ink);
            let under = from + text.len() as f64 * LINE + SMALL_LINE / 2.0;
            pen.text(&group, (INDENT, under), Align::Left, size::SMALL, muted);
            if self.owners {
                pen.paragraph(&owner, (columns.owner.0, from), LINE, size::SMALL, ink);
            }
            if self.dues {
                let color = if row.dated { ink } else { muted };
                pen.text(&row.due, (columns.due.0, from + LINE / 2.0), Align::Left, size::SMALL, color);
            }
            pen.paragraph(&state, (columns.state.0, from), LINE, size::SMALL, tint(row.standing, theme));
            if self.progress {
                let (x, wide) = columns.progress;
                match &row.progress {
                    Some(of) => bar(pen, of, (x, from + LINE / 2.0), (columns.track, x + wide), ink),
                    None => pen.text(self.unreported[0], (x, from + LINE / 2.0), Align::Left, size::SMALL, muted),
                }
            }
            places.push(Rect { x: 0.0, y, width, height });
            y = self.end(pen, i, (y + height, width));
        }
        places
    }

    fn cards(&self, pen: &mut Pen<'_>, (top, width): (f64, f64)) -> Vec<Rect> {
        let theme = pen.theme;
        let mut y = top;
        pen.rule((0.0, y), (width, y), theme.axis, 1.0);
        let mut places = Vec::with_capacity(self.rows.len());
        let inner = (width - INDENT).max(1.0);
        for (i, row) in self.rows.iter().enumerate() {
            y = self.heading(pen, row, y, HEADING);
            let begin = y;
            let (ink, muted) = inks(row.standing, theme);
            let (sign, tone) = lamp(row.standing);
            y += PAD;
            lamp::draw(pen, sign, tone, Point::new(SIGN / 2.0 + 1.0, y + LINE / 2.0), SIGN);
            let text = pen.lines(&row.text, inner, MOST_LINES, size::NAME_SMALL);
            pen.paragraph(&text, (INDENT, y), LINE, size::NAME_SMALL, ink);
            y += text.len() as f64 * LINE;
            let owner = if self.owners { row.owner.clone() } else { String::new() };
            let whose = join(&[row.group.clone(), owner], " · ");
            let closed = matches!(row.standing, Standing::Done | Standing::Dropped);
            let due = if self.dues && !closed { row.due.as_str() } else { "" };
            // The due date stands beside the state where there is room for both.
            let [state, wide] = [&row.state, due].map(|t| pen.width(t, size::SMALL));
            let beside = state + GAP + wide <= inner;
            pen.text(if beside { due } else { "" }, (width, y + LINE / 2.0), Align::Right, size::SMALL, muted);
            let mut small = |pen: &mut Pen<'_>, text: &str, color: Color| {
                if !text.is_empty() {
                    let text = pen.cut(text, inner, size::SMALL);
                    pen.text(&text, (INDENT, y + LINE / 2.0), Align::Left, size::SMALL, color);
                    y += LINE;
                }
            };
            small(pen, if self.states { &row.state } else { "" }, tint(row.standing, theme));
            small(pen, if beside { "" } else { due }, muted);
            small(pen, &whose, muted);
            match &row.progress {
                _ if closed || !self.progress => {}
                None => small(pen, self.unreported[1], muted),
                Some(of) => {
                    let figure = pen.width("100%", size::SMALL) + 10.0;
                    let track = (inner - figure).clamp(10.0, WIDEST_TRACK);
                    bar(pen, of, (INDENT, y + LINE / 2.0), (track, INDENT + track + figure), ink);
                    y += LINE;
                }
            }
            y += PAD;
            places.push(Rect { x: 0.0, y: begin, width, height: y - begin });
            y = self.end(pen, i, (y, width));
        }
        places
    }

    fn heading(&self, pen: &mut Pen<'_>, row: &Row, y: f64, height: f64) -> f64 {
        if row.heading.is_empty() {
            return y;
        }
        let text = pen.cut(&row.heading, pen.scene.width, size::LABEL);
        pen.text(&text, (0.0, y + height - 14.0), Align::Left, size::LABEL, pen.theme.ink);
        y + height
    }

    /// Ends a row: a line where another follows within its part.
    fn end(&self, pen: &mut Pen<'_>, i: usize, (y, width): (f64, f64)) -> f64 {
        if self.rows.get(i + 1).is_some_and(|next| next.heading.is_empty()) {
            pen.rule((INDENT, y), (width, y), pen.theme.line, 1.0);
        }
        y
    }
}

/// The colours of text and of small print: what is closed steps back.
fn inks(standing: Standing, theme: &Theme) -> (Color, Color) {
    match standing {
        Standing::Done | Standing::Dropped => (theme.muted, theme.muted),
        _ => (theme.ink, theme.muted),
    }
}

/// The colour of the words that say the state: late stands out.
fn tint(standing: Standing, theme: &Theme) -> Color {
    match standing {
        Standing::Late(_) => theme.ink,
        _ => theme.muted,
    }
}

/// The colour of a part of the bar of counts.
fn shade(standing: Standing, theme: &Theme) -> Color {
    let color = theme.tone(lamp(standing).1);
    match standing {
        Standing::Late(_) | Standing::Done => color,
        Standing::Open(_) | Standing::Ahead => color.over(theme.paper, 0.55),
        Standing::Dropped => color.over(theme.paper, 0.25),
    }
}

/// A progress as a bar on its track, `track` long, with its figure up to `right`.
fn bar(
    pen: &mut Pen<'_>,
    (share, text): &(f64, String),
    (x, middle): (f64, f64),
    (track, right): (f64, f64),
    ink: Color,
) {
    let rect = Rect { x, y: middle - BAR / 2.0, width: track, height: BAR };
    pen.fill(rect, pen.theme.line.ground(pen.theme.paper));
    pen.fill(Rect { width: track * share.clamp(0.0, 1.0), ..rect }, pen.theme.series(0));
    let font: Font = size::SMALL;
    pen.text(text, (right, middle), Align::Right, font, ink);
}

impl Picture for List {
    fn lay_out(&self, context: &Context<'_>, frame: &Frame<'_>) -> (Scene, Vec<Rect>) {
        let width = frame.width.max(1.0);
        let mut pen = Pen::new(width, 120.0, &context.spec.theme, frame.measure);
        if self.rows.is_empty() && self.counts.is_empty() {
            return (pen.scene, Vec::new());
        }
        let top = self.summary(&mut pen, width);
        let places = match self.columns(&pen, width) {
            Some(columns) => self.table(&mut pen, &columns, (top, width)),
            None => self.cards(&mut pen, (top, width)),
        };
        let bottom = places.last().map_or(top, |p| p.bottom()) + 2.0;
        pen.resize(bottom);
        (pen.scene, places)
    }
}
