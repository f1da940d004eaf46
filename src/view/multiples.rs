//! Small multiples: a small chart a series, on one scale and with one cursor.
//!
//! Owns how panels share the width and how the cursor goes from one to the next; it stands at the same period in all of them. Which series,
//! names, tooltip, table and words are those of the trend. With a common scale a value has the same height in every panel, and the other
//! series stand behind each, grey. Lengths are CSS pixels. Cost: linear in what is drawn; with series behind, panels × observations.

mod picture;

use super::items::HISTORY;
use super::options::{Form, Value};
use super::trend::Trend;
use super::{Axis, Context, Frame, Goal, Manner, Reader, Stop, View, ViewWords};
use crate::data::Measure;
use crate::derive::Line;
use crate::period::Period;
use crate::scale::Scale;
use crate::scene::{Point, Rect, Scene};
use crate::text::number::grouped;
use crate::widget::input::Key;
use crate::widget::response::{Cursor, Row};
use crate::widget::shown::{Choice, CursorDot, Overlay, Table, Tip, TipRow};

/// What an author may ask of it.
pub(super) const FORM: Form = Form {
    text: "multiples(scale=common, behind=on)",
    words: &[],
    named: &[("scale", Value::One(&["common", "own"])), ("behind", Value::One(&["on", "off"]))],
};

const HINT: (&str, &str) = (
    "Left and right arrows move by period, up and down by panel, Page Up and Page Down by a year. Enter opens the history, T shows the table.",
    "左右方向键按时期移动，上下方向键切换小图，上下翻页键按年移动，回车键查看历史走势，T键显示数据表。",
);
const COMPUTED_HINT: (&str, &str) = (
    "Left and right arrows move by period, up and down by panel, Page Up and Page Down by a year. Enter shows how the figure is computed, T the table.",
    "左右方向键按时期移动，上下方向键切换小图，上下翻页键按年移动，回车键查看计算过程，T键显示数据表。",
);

/// Panels at most: more would leave the largest canvas of a phone.
const MOST: usize = 60;
/// Marks behind all panels together at most.
const MOST_BEHIND: usize = 60_000;
/// Series told in a tooltip with their remarks, and at all.
const REMARKED: usize = 8;
const TOLD: usize = 16;
/// How far from a panel the pointer still means it.
const NEAR: f64 = 20.0;

/// The view with its choice made.
struct Multiples {
    trend: Trend,
    /// Whether each panel has a scale of its own.
    own: bool,
    /// Whether the other series are drawn in each panel.
    behind: bool,
    panels: Vec<Panel>,
}

/// Where the last layout put a series.
struct Panel {
    /// Its number among the lines of the trend.
    line: usize,
    /// All of it, name and labels included.
    place: Rect,
    plot: Rect,
    x: Scale,
    y: Scale,
}

/// Chooses the series.
pub(super) fn build(context: &Context<'_>, reader: &Reader) -> Box<dyn View> {
    let trend = Trend::new(context, reader).called(["Small multiples", "分面折线图"]);
    let options = &context.spec.options;
    let own = options.text("scale") == "own";
    let mut view = Multiples { trend, own, behind: false, panels: Vec::new() };
    let panels = view.lines().count();
    let points: usize = view.behind_of(usize::MAX).map(|l| l.observations(context.data).len()).sum();
    let wanted = !own && options.text("behind") != "off" && (panels > 1 || !view.trend.others().is_empty());
    view.behind = wanted && points * panels <= MOST_BEHIND;
    Box::new(view)
}

impl Multiples {
    /// The series that have panels, with their numbers.
    fn lines(&self) -> impl Iterator<Item = (usize, &Line)> {
        self.trend.drawn().take(MOST)
    }

    /// What stands behind a panel: the author's dimmed series where there are such, else all other panels'.
    fn behind_of(&self, line: usize) -> impl Iterator<Item = &Line> {
        let others = self.trend.others();
        let rest = self.lines().filter(move |(i, _)| others.is_empty() && *i != line).map(|(_, l)| l);
        others.iter().chain(rest)
    }

    fn panel(&self, line: usize) -> Option<&Panel> {
        self.panels.iter().find(|p| p.line == line)
    }

    /// The current series first and in colour; of many, only those that have something to tell.
    fn tip(&self, context: &Context<'_>, tip: Tip, period: Period) -> Tip {
        let theme = &context.spec.theme;
        let language = context.spec.language;
        let (mut rows, others): (Vec<TipRow>, Vec<TipRow>) = tip.rows.into_iter().partition(|r| r.current);
        let many = others.len() >= REMARKED;
        let with = self.trend.drawn().filter(|(_, l)| l.at(context.data, period).is_some_and(|o| o.figure.is_some()));
        let with = with.count();
        for row in others {
            let has = row.value.contains(|c: char| c.is_ascii_digit());
            if rows.len() < TOLD && (has || !many) {
                let note = if many { String::new() } else { row.note };
                rows.push(TipRow { color: theme.axis.css(), note, ..row });
            }
        }
        for row in rows.iter_mut().filter(|r| r.current) {
            row.color = theme.series(0).css();
        }
        let told = rows.iter().filter(|r| r.value.contains(|c: char| c.is_ascii_digit())).count();
        if many && with > told {
            let more = grouped(with as f64 - told as f64, 0);
            let value = language.say("and {0} more", "另有{0}项", &[&more]);
            let color = theme.axis.css();
            rows.push(TipRow { name: String::new(), value, note: String::new(), color, current: false });
        }
        Tip { rows, ..tip }
    }
}

impl View for Multiples {
    fn manner(&self) -> Manner {
        let (pointer, hint) =
            if self.trend.computed() { (Cursor::Crosshair, COMPUTED_HINT) } else { (Cursor::Pointer, HINT) };
        Manner { pointer, entry: Key::End, hint }
    }

    fn lay_out(&mut self, context: &Context<'_>, frame: &Frame<'_>) -> Scene {
        let (scene, panels, placed) = picture::lay_out(self, context, frame);
        self.panels = panels;
        self.trend.placed = placed;
        scene
    }

    fn nearest(&self, point: Point, _: Option<Stop>) -> Option<Stop> {
        let away = |p: &Panel| {
            let (x, y) = (point.x.clamp(p.place.x, p.place.right()), point.y.clamp(p.place.y, p.place.bottom()));
            (point.x - x).hypot(point.y - y)
        };
        let panel = self.panels.iter().min_by(|a, b| away(a).total_cmp(&away(b))).filter(|p| away(p) <= NEAR)?;
        self.trend.stop_at(panel.x.value(point.x), Some(Stop { slot: 0, line: panel.line }))
    }

    fn step(&self, from: Option<Stop>, key: Key) -> Option<Stop> {
        let (Some(stop), Key::Up | Key::Down) = (from, key) else { return self.trend.step(from, key) };
        let here = self.panels.iter().position(|p| p.line == stop.line)?;
        let count = self.panels.len();
        let next = if key == Key::Down { here + 1 } else { here + count - 1 } % count.max(1);
        self.panels.get(next).map(|p| Stop { line: p.line, ..stop })
    }

    fn overlay(&self, context: &Context<'_>, stop: Stop) -> Option<Overlay> {
        let stop = self.trend.held(context, stop);
        let period = *self.trend.slots.get(stop.slot)?;
        let here = self.panel(stop.line)?;
        let overlay = self.trend.overlay(context, stop)?;
        let theme = &context.spec.theme;
        let middle = period.middle();
        let mut dots = Vec::new();
        for (panel, (_, line)) in self.panels.iter().zip(self.lines()) {
            let Some(figure) = line.at(context.data, period).and_then(|o| o.figure) else { continue };
            let current = panel.line == stop.line && self.panels.len() > 1;
            let (x, y) = (panel.x.pixel(middle), panel.y.pixel(figure.value));
            dots.push(CursorDot { x, y, color: theme.series(0).css(), current });
        }
        let others = self.panels.iter().filter(|p| p.line != stop.line);
        let rules = others.map(|p| [p.x.pixel(middle), p.plot.y, p.plot.bottom()]).collect();
        let language = context.spec.language;
        let tip = overlay.tip.map(|tip| {
            let hint = match self.trend.computed() {
                true => tip.hint,
                false => language.pick(HISTORY.0, HISTORY.1),
            };
            self.tip(context, Tip { hint, ..tip }, period)
        });
        // Beside the rule of a narrow picture there is no room for the tooltip: it stands under the panel then.
        let width = self.panels.iter().map(|p| p.place.right()).fold(0.0, f64::max);
        let frame = Some([here.place.x - 5.0, here.place.y, here.place.width + 10.0, here.place.height]);
        Some(Overlay {
            x: here.x.pixel(middle),
            top: here.plot.y,
            bottom: here.plot.bottom(),
            rules,
            dots,
            frame: frame.filter(|_| width < 640.0 && self.panels.len() > 1),
            tip,
            ..overlay
        })
    }

    fn rows_at(&self, context: &Context<'_>, stop: Stop) -> Vec<Row> {
        self.trend.rows_at(context, stop)
    }

    fn goal(&self, context: &Context<'_>, stop: Stop) -> Option<Goal> {
        // A computed figure shows its working instead.
        let (_, line) = self.lines().find(|(i, _)| *i == stop.line)?;
        line.of(context.data).filter(|s| s.method().is_none() && !self.trend.computed()).map(Goal::of)
    }

    fn rows(&self, context: &Context<'_>) -> Vec<Row> {
        self.trend.rows(context)
    }

    fn table(&self, context: &Context<'_>) -> Table {
        self.trend.table(context)
    }

    fn figure(&self, context: &Context<'_>, stop: Stop) -> Option<(usize, Period)> {
        self.trend.figure(context, stop)
    }

    fn codes(&self, context: &Context<'_>) -> (Vec<String>, Vec<String>) {
        self.trend.codes(context)
    }

    fn words(&self, context: &Context<'_>) -> ViewWords {
        let mut words = self.trend.words(context);
        words.title = self.trend.title(context, words.title);
        let language = context.spec.language;
        if self.own && self.lines().count() > 1 {
            let text = "Each panel has a scale of its own: heights are not comparable between panels.";
            words.notes.push(language.pick(text, "各图纵轴刻度不同，图间高度不可比。").into());
        }
        if self.behind && self.trend.others().is_empty() {
            let text = "In grey: the series of the other panels.";
            words.notes.push(language.pick(text, "灰色为其他各图的序列。").into());
        }
        let more = self.trend.drawn().count() - self.lines().count();
        if more > 0 {
            let more = grouped(more as f64, 0);
            words.notes.push(language.say(
                "{0} further series are in the data table.",
                "其余{0}条序列见数据表。",
                &[&more],
            ));
        }
        words
    }

    fn measures(&self, context: &Context<'_>) -> Vec<(Measure, Choice)> {
        self.trend.measures(context)
    }

    fn legend(&self, context: &Context<'_>) -> Vec<(usize, Choice)> {
        let color = || Some(context.spec.theme.series(0).css());
        let entries = self.trend.legend(context).into_iter();
        entries.map(|(series, choice)| (series, Choice { color: color(), ..choice })).collect()
    }
}
