//! How many tasks were open from day to day, with how many their due dates plan.
//!
//! Owns the picture of it and its words; the counts are [`crate::task`]'s. A number holds from its day to the next step, so lines are steps. What was
//! is a full line up to the day told, what the dates plan a dashed one up to the last of them.

use super::super::items::{Item, Items, Picture, Shown};
use super::super::valued::height;
use super::wording::{Words, number};
use crate::data::tasks::Task;
use crate::period::instant::DAY;
use crate::scale::Scale;
use crate::scene::axes::{self, LABEL_GAP, PERIOD_AXIS_HEIGHT, Tick};
use crate::scene::pen::Pen;
use crate::scene::spread::spread;
use crate::scene::{Align, Font, Point, Rect, Scene};
use crate::task::{Burndown, Step, burndown};
use crate::text::join;
use crate::theme::{Color, size};
use crate::view::{Context, Frame, View, ViewWords};
use crate::widget::shown::{Table, TipRow};

const HEAD: f64 = 24.0;
const LABEL_LINE: f64 = 16.0;
const WIDEST_LABEL: f64 = 104.0;

/// The lines, and what stands at them.
struct Lines {
    steps: Vec<Step>,
    on: i32,
    /// The day told, what the full line is called, and the dashed one.
    labels: [String; 3],
}

/// Counts, and composes what is told.
pub(super) fn build(words: &Words<'_>, tasks: &[&Task], on: i32) -> Box<dyn View> {
    let context = words.context;
    let language = context.spec.language;
    let found = burndown(tasks, on);
    let mut shown = Shown { words: words.title(tasks, ("Open tasks", "在办任务数")), ..Shown::default() };
    let mut lines = Lines { steps: Vec::new(), on, labels: Default::default() };
    if shown.words.empty.is_none() {
        remark(words, &found, &mut shown.words);
        describe(words, &found.steps, &mut shown.words);
        shown.table = table(words, &found.steps, &shown.words);
        shown.items = found.steps.iter().map(|s| item(words, s)).collect();
        let open = found.steps.iter().filter_map(|s| s.open).next_back().unwrap_or(0);
        lines.labels = [
            words.day(on),
            language.say("{0} open", "在办{0}项", &[&number(open)]),
            language.pick("by due dates", "按期限推算").into(),
        ];
        lines.steps = found.steps;
    }
    if lines.steps.iter().any(|s| s.planned.is_some()) {
        let dashed = language.pick(
            "Dashed: tasks that would be open had each been closed on its due date.",
            "虚线：各项任务均于期限当日完成时的在办任务数。",
        );
        shown.words.notes.insert(0, dashed.into());
    }
    Box::new(Items::new(shown, lines))
}

/// What the reader should know of tasks whose days are not all known.
fn remark(words: &Words<'_>, found: &Burndown, said: &mut ViewWords) {
    let language = words.context.spec.language;
    for (count, en, zh) in [
        (
            found.unopened,
            "Counted from the start because no day of opening is given: {0}.",
            "未注明开始日期、自起始日起计入的任务：{0}项。",
        ),
        (found.undated, "Without a due date: {0}.", "未定期限的任务：{0}项。"),
        (
            found.left_out,
            "Left out because no day says when they were closed: {0}.",
            "已销号但未注明日期、未计入的任务：{0}项。",
        ),
    ] {
        if count > 0 {
            said.notes.push(language.say(en, zh, &[&number(count)]));
        }
    }
}

/// The picture in a sentence: from how many to how many, and the most in between.
fn describe(words: &Words<'_>, steps: &[Step], said: &mut ViewWords) {
    let language = words.context.spec.language;
    let known = || steps.iter().filter_map(|s| Some((s, s.open?)));
    let (Some((first, from)), Some((last, to))) = (known().next(), known().next_back()) else { return };
    let most = known().map(|(_, open)| open).max().unwrap_or(to);
    let days = [words.day(first.day), words.day(last.day)];
    let [from, to, most] = [from, to, most].map(number);
    let arguments = [&said.title, &from, &days[0], &to, &days[1], &most];
    said.description = language.say(
        "{0}: {1} on {2}, {3} on {4}; {5} at most.",
        "{0}：{2}{1}项，{4}{3}项，最多{5}项。",
        &arguments.map(String::as_str),
    );
    if let Some(planned) = last.planned {
        let planned = language.say(" By due dates: {0}.", "按期限推算应余{0}项。", &[&number(planned)]);
        said.description.push_str(&planned);
    }
}

fn item(words: &Words<'_>, step: &Step) -> Item {
    let (language, theme) = (words.context.spec.language, &words.context.spec.theme);
    let mut lines = Vec::new();
    let event = |n: usize, en: &str, zh: &str| match n {
        0 => String::new(),
        n => language.say(en, zh, &[&number(n)]),
    };
    let opened = event(step.opened, "opened on this day: {0}", "当日开始{0}项");
    let closed = event(step.closed, "closed on this day: {0}", "当日销号{0}项");
    let note = join(&[opened, closed], language.pick("; ", "；"));
    let mut line = |count: Option<usize>, name: &str, note: String, color: Color| {
        if let Some(count) = count {
            let value = number(count);
            lines.push(TipRow { name: name.into(), value, note, color: color.css(), current: false });
        }
    };
    line(step.open, language.pick("Open", "在办"), note, theme.series(0));
    line(step.planned, language.pick("By due dates", "按期限推算"), String::new(), theme.muted);
    Item { title: words.day(step.day), lines, ..Item::default() }
}

fn table(words: &Words<'_>, steps: &[Step], said: &ViewWords) -> Table {
    let language = words.context.spec.language;
    let planned = steps.iter().any(|s| s.planned.is_some());
    let cell = |n: Option<usize>| n.map_or_else(String::new, number);
    let heads = [
        ("Day", "日期"),
        ("Open", "在办"),
        ("Opened", "当日开始"),
        ("Closed", "当日销号"),
        ("By due dates", "按期限推算"),
    ];
    let columns = if planned { 5 } else { 4 };
    let head = heads.into_iter().take(columns).map(|(en, zh)| language.pick(en, zh).into()).collect();
    let numeric = (0..columns).map(|c| c > 0).collect();
    let row = |s: &Step| {
        let past = |n: usize| cell(s.open.map(|_| n));
        let cells = [words.day(s.day), cell(s.open), past(s.opened), past(s.closed), cell(s.planned)];
        cells.into_iter().take(columns).collect()
    };
    Table { caption: words.caption(said), head, numeric, rows: steps.iter().map(row).collect() }
}

/// Round whole numbers from zero to `most` or a little beyond, at most `parts` steps of them.
fn whole_ticks(most: usize, parts: usize) -> Vec<usize> {
    let mut step = 1;
    // 1, 2, 5, 10, 20, 50, …
    for factor in [2, 5, 2].into_iter().cycle() {
        if most.div_ceil(step) <= parts {
            break;
        }
        step = if factor == 5 { step / 2 * 5 } else { step * 2 };
    }
    (0..=most.max(1).div_ceil(step)).map(|n| n * step).collect()
}

impl Picture for Lines {
    fn lay_out(&self, context: &Context<'_>, frame: &Frame<'_>) -> (Scene, Vec<Rect>) {
        let (theme, language) = (&context.spec.theme, context.spec.language);
        let width = frame.width.max(1.0);
        let mut pen = Pen::new(width, height(width, frame.height), theme, frame.measure);
        let (Some(first), Some(last)) = (self.steps.first(), self.steps.last()) else {
            pen.resize(120.0);
            return (pen.scene, Vec::new());
        };
        let tall = (pen.scene.height - HEAD - PERIOD_AXIS_HEIGHT).max(10.0);
        let most = self.steps.iter().flat_map(|s| [s.open, s.planned]).flatten().max().unwrap_or(0);
        let ticks: Vec<Tick> = whole_ticks(most, ((tall / 40.0) as usize).clamp(2, 8))
            .into_iter()
            .map(|n| {
                let text = number(n);
                Tick { value: n as f64, width: pen.width(&text, size::SMALL), text }
            })
            .collect();
        let left = ticks.iter().map(|t| t.width).fold(0.0, f64::max).ceil() + LABEL_GAP;
        let [today, open, planned] = &self.labels;
        let dated = last.planned.is_some();
        let room = WIDEST_LABEL.min(width * 0.26);
        let names = [(open, size::LABEL), (planned, size::SMALL)].map(|(text, font)| pen.lines(text, room, 2, font));
        let widest = |lines: &[String], font: Font| lines.iter().map(|l| pen.width(l, font)).fold(0.0, f64::max);
        let [own, plan] = [widest(&names[0], size::LABEL), widest(&names[1], size::SMALL)];
        // The full line ends where the day told is; its name stands there if the dashed one leaves room.
        let reach = (f64::from(self.on - first.day), f64::from(last.day - first.day).max(1.0));
        let free = width - left - if dated { plan + LABEL_GAP } else { 0.0 };
        let inside = last.day > self.on && free * (1.0 - reach.0 / reach.1) > own + 2.0 * LABEL_GAP;
        let right = if inside { plan } else { own.max(if dated { plan } else { 0.0 }) } + LABEL_GAP;
        let plot = Rect { x: left, y: HEAD, width: (width - left - right).max(10.0), height: tall };
        let top = ticks.last().map_or(1.0, |t| t.value);
        let y = Scale::new(0.0, top, plot.bottom(), plot.y);
        let instant = |day: i32| f64::from(day) * DAY;
        // Of a single day the one before is shown as well, so that there is something to stand on.
        let begin = first.day - i32::from(first.day == last.day);
        let x = Scale::new(instant(begin), instant(last.day), plot.x, plot.right());
        let at = |day: i32| x.pixel(instant(day));
        let color = theme.series(0);
        let course = |count: &dyn Fn(&Step) -> Option<usize>| -> Vec<Point> {
            let mut points: Vec<Point> = Vec::new();
            for (step, count) in self.steps.iter().filter_map(|s| Some((s, count(s)?))) {
                let (x, y) = (at(step.day), y.pixel(count as f64));
                points.extend(points.last().map(|p| Point::new(x, p.y)));
                points.push(Point::new(x, y));
            }
            points
        };
        let (was, plan) = (course(&|s| s.open), course(&|s| s.planned));
        let mut under = was.clone();
        if let (Some(from), Some(to)) = (was.first(), was.last()) {
            under.extend([Point::new(to.x, plot.bottom()), Point::new(from.x, plot.bottom())]);
        }
        pen.area(under, color.over(theme.paper, 0.1));
        axes::value_axis(&mut pen.scene, plot, &y, &ticks, theme);
        axes::time_axis(&mut pen.scene, plot, (&x, DAY), (language, theme), frame.measure);
        if last.day > self.on {
            let x = at(self.on);
            pen.dashes(Point::new(x, plot.y - 4.0), Point::new(x, plot.bottom()), theme.axis, 1.0);
            let half = pen.width(today, size::SMALL) / 2.0;
            let middle = x.clamp(half, (width - half).max(half));
            pen.text(today, (middle, HEAD / 2.0 - 3.0), Align::Center, size::SMALL, theme.muted);
        }
        for pair in plan.windows(2) {
            if let [from, to] = pair {
                pen.dashes(*from, *to, theme.muted, 1.5);
            }
        }
        let ends = [was.last().copied().unwrap_or_default(), plan.last().copied().unwrap_or_default()];
        pen.line(was, color, 2.0);
        pen.dot(ends[0], 4.0, color);
        self.name(&mut pen, &names, ends, (plot, inside, dated));
        let places = self.steps.iter().enumerate().map(|(i, step)| {
            let from = at(step.day);
            // The last number holds on its own day alone.
            let to = self.steps.get(i + 1).map_or(from + 3.0, |next| at(next.day));
            Rect { x: from, y: plot.y, width: (to - from).max(1.0), height: plot.height }
        });
        (pen.scene, places.collect())
    }
}

impl Lines {
    /// Writes the names of the lines at their ends, apart from each other.
    fn name(
        &self,
        pen: &mut Pen<'_>,
        names: &[Vec<String>; 2],
        ends: [Point; 2],
        (plot, inside, dated): (Rect, bool, bool),
    ) {
        let theme = pen.theme;
        let (own, plan) = (theme.series(0), theme.muted);
        let beside = plot.right() + LABEL_GAP;
        let tall = names.each_ref().map(|n| n.len() as f64 * LABEL_LINE);
        let middles = match (inside, dated) {
            (false, true) => {
                let gap = (tall[0] + tall[1]) / 2.0;
                let (low, high) = (plot.y + tall[0].max(tall[1]) / 2.0, plot.bottom() - tall[0].max(tall[1]) / 2.0);
                let places = spread(&ends.map(|e| e.y), gap, low, high);
                [places.first().copied().unwrap_or(low), places.get(1).copied().unwrap_or(high)]
            }
            _ => [0, 1].map(|i: usize| {
                let (end, half) = (ends.get(i).map_or(0.0, |e| e.y), tall.get(i).map_or(0.0, |t| t / 2.0));
                let least = plot.y + half - 8.0;
                end.clamp(least, (plot.bottom() - half).max(least))
            }),
        };
        if inside {
            // On the grid and the dashes it needs a ground of its own.
            let at = Point::new(ends[0].x + LABEL_GAP, middles[0] - tall[0] / 2.0);
            let width = names[0].iter().map(|l| pen.width(l, size::LABEL)).fold(0.0, f64::max);
            pen.fill(Rect { x: at.x - 2.0, y: at.y, width: width + 4.0, height: tall[0] }, theme.paper);
            pen.paragraph(&names[0], (at.x, at.y), LABEL_LINE, size::LABEL, own);
        } else {
            pen.paragraph(&names[0], (beside, middles[0] - tall[0] / 2.0), LABEL_LINE, size::LABEL, own);
        }
        if dated {
            pen.paragraph(&names[1], (beside, middles[1] - tall[1] / 2.0), LABEL_LINE, size::SMALL, plan);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::whole_ticks;

    #[test]
    fn ticks_are_whole() {
        assert_eq!(whole_ticks(3, 5), [0, 1, 2, 3]);
        assert_eq!(whole_ticks(12, 5), [0, 5, 10, 15]);
        assert_eq!(whole_ticks(0, 5), [0, 1]);
        assert_eq!(whole_ticks(40_000, 4), [0, 10_000, 20_000, 30_000, 40_000]);
        for most in 0..3000 {
            let ticks = whole_ticks(most, 6);
            assert!(ticks.len() <= 7 && ticks.last().is_some_and(|t| *t >= most && *t > 0), "{most}: {ticks:?}");
        }
    }
}
