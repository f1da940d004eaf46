//! The course of each target: a large chart for one, small ones side by side for several.
//!
//! Owns how a course looks: figures as a line, the plan dashed, what the rest requires dotted, the target a mark at the end.

use super::super::items::Picture;
use super::course::{Course, from_above, is_line};
use super::facts::{asked, deadline, promise};
use super::{Entry, bullet, flow};
use crate::scale::Scale;
use crate::scene::axes::{self, PERIOD_AXIS_HEIGHT};
use crate::scene::lamp;
use crate::scene::pen::Pen;
use crate::scene::{Align, Mark, Measure, Point, Rect, Scene};
use crate::target::{Kind, kind};
use crate::theme::{Color, size};
use crate::view::trend::is_tentative;
use crate::view::valued::{self, Valued};
use crate::view::{Context, Frame};

const LINE: f64 = 17.0;
const GAP: f64 = 32.0;
const NARROWEST: f64 = 300.0;
const MOST_COLUMNS: usize = 4;
const SMALL_PLOT: f64 = 210.0;
/// Width from which a chart has room for words beside its plot.
const ROOMY: f64 = 520.0;
/// Room of the sign before the words of a state.
const SIGN: f64 = 16.0;

/// The charts.
pub(super) struct Trajectories {
    pub(super) entries: Vec<Entry>,
}

/// A chart before it is drawn.
struct Panel<'e> {
    entry: &'e Entry,
    course: Course,
    name: Vec<String>,
    said: Vec<String>,
}

/// Between a chart and the frame about it.
const MARGIN: f64 = 6.0;

impl Picture for Trajectories {
    fn lay_out(&self, context: &Context<'_>, frame: &Frame<'_>) -> (Scene, Vec<Rect>) {
        let width = frame.width.max(1.0);
        let mut pen = Pen::new(width, 120.0, &context.spec.theme, frame.measure);
        let count = self.entries.len();
        if count == 0 {
            return (pen.scene, Vec::new());
        }
        let fit = (((width + GAP) / (NARROWEST + GAP)) as usize).clamp(1, MOST_COLUMNS.min(count));
        let each = ((width - GAP * (fit as f64 - 1.0)) / fit as f64).max(1.0);
        let lone = count == 1;
        let panels: Vec<Panel<'_>> = self.entries.iter().map(|e| panel(&pen, context, e, each, lone)).collect();
        let mut top = legend(&mut pen, context, &panels, width) + 8.0;
        let mut places = Vec::with_capacity(count);
        for row in panels.chunks(fit) {
            let most = |of: &dyn Fn(&Panel<'_>) -> usize| row.iter().map(of).max().unwrap_or(0) as f64 * LINE;
            let (head, foot) = (most(&|p| p.name.len() + 1), most(&|p| p.said.len()));
            let plot = match lone {
                true if frame.height > 0.0 => (frame.height - top - head - foot - 6.0).max(160.0),
                true => valued::height(width, 0.0),
                false => SMALL_PLOT,
            };
            for (i, panel) in row.iter().enumerate() {
                let x = i as f64 * (each + GAP);
                let theme = pen.theme;
                pen.paragraph(&panel.name, (x, top), LINE, size::LABEL, theme.ink);
                let state = &panel.entry.state;
                let middle = top + (panel.name.len() as f64 + 0.5) * LINE;
                lamp::draw(&mut pen, state.sign, state.tone, Point::new(x + 5.0, middle), 10.0);
                let text = pen.cut(&state.text, each - SIGN, size::SMALL);
                pen.text(&text, (x + SIGN, middle), Align::Left, size::SMALL, theme.ink);
                let area = Rect { x, y: top + head, width: each, height: plot };
                draw(&mut pen, context, frame.measure, panel, area);
                pen.paragraph(&panel.said, (x, area.bottom() + 4.0), LINE, size::SMALL, theme.ink);
                // The cursor's frame stays clear of the texts.
                let aside = if fit > 1 { MARGIN } else { 0.0 };
                let (width, height) = (each + 2.0 * aside, head + plot + foot + 8.0 + MARGIN / 2.0);
                places.push(Rect { x: x - aside, y: top - MARGIN / 2.0, width, height });
            }
            top += head + plot + 4.0 + foot + 20.0;
        }
        let height = top - 14.0;
        pen.scene.height = height;
        if let Some(Mark::Box { rect, .. }) = pen.scene.marks.first_mut() {
            rect.height = height;
        }
        (pen.scene, places)
    }
}

fn panel<'e>(pen: &Pen<'_>, context: &Context<'_>, entry: &'e Entry, room: f64, lone: bool) -> Panel<'e> {
    let language = context.spec.language;
    let course = Course::new(context, entry);
    let title = language.say("{0}: {1}", "{0}：{1}", &[&entry.name, &promise(entry, language)]);
    // The title above the picture says it of a lone one.
    let name = if lone { Vec::new() } else { pen.lines(&title, room, 3, size::LABEL) };
    let said = pen.lines(&course.said(context, entry), room - size::SMALL.size, 8, size::SMALL);
    Panel { entry, course, name, said }
}

/// What the lines mean, as far as they are drawn; gives the height.
fn legend(pen: &mut Pen<'_>, context: &Context<'_>, panels: &[Panel<'_>], width: f64) -> f64 {
    let language = context.spec.language;
    let any = |is: &dyn Fn(&Panel<'_>) -> bool| panels.iter().any(is);
    let mut parts: Vec<(u8, &str)> = Vec::new();
    if any(&|p| !p.course.actual.is_empty()) {
        parts.push((0, language.pick("figures so far", "实际值")));
    }
    match (any(&|p| p.course.way.is_some()), any(&|p| is_line(p.entry))) {
        (true, true) => parts.push((1, language.pick("plan path; target or bound", "计划路径；目标值或约束值"))),
        (true, false) => parts.push((1, language.pick("plan path", "计划路径"))),
        (false, true) => parts.push((1, language.pick("target or bound", "目标值或约束值"))),
        (false, false) => {}
    }
    if any(&|p| p.entry.upper().is_some()) {
        parts.push((2, language.pick("range", "目标区间")));
    }
    if any(&|p| rest(p).is_some()) {
        parts.push((3, language.pick("pace required", "后续须达")));
    }
    if any(&|p| !is_line(p.entry)) {
        parts.push((4, language.pick("target", "目标")));
    }
    let words: Vec<&str> = parts.iter().map(|p| p.1).collect();
    let (places, height) = flow::places(pen, &words, width);
    let theme = pen.theme;
    for ((sample, word), at) in parts.into_iter().zip(places) {
        let end = Point::new(at.x + flow::SAMPLE, at.y);
        match sample {
            0 => pen.line(vec![at, end], theme.series(0), 2.0),
            1 => pen.dashes(at, end, theme.muted, 1.5),
            2 => pen.fill(Rect { x: at.x, y: at.y - 6.0, width: flow::SAMPLE, height: 12.0 }, bullet::allowed(theme)),
            3 => dots(pen, at, end, theme.series(0)),
            _ => mark(pen, Point::new(at.x + flow::SAMPLE / 2.0, at.y)),
        }
        flow::word(pen, at, word, width);
    }
    height
}

/// The mark of the target.
fn mark(pen: &mut Pen<'_>, at: Point) {
    let (ink, paper) = (pen.theme.ink, pen.theme.paper);
    let corners =
        |r: f64| [(0.0, -r), (r, 0.0), (0.0, r), (-r, 0.0)].map(|(x, y)| Point::new(at.x + x, at.y + y)).to_vec();
    pen.area(corners(8.0), paper);
    pen.area(corners(6.5), ink);
}

/// A dotted line.
fn dots(pen: &mut Pen<'_>, from: Point, to: Point, color: Color) {
    const STEP: f64 = 5.0;
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let count = (dx.hypot(dy) / STEP).clamp(1.0, 600.0).ceil();
    for i in 0..=count as usize {
        let share = i as f64 / count;
        pen.dot(Point::new(from.x + dx * share, from.y + dy * share), 1.1, color);
    }
}

/// Where the dotted line begins: the latest figure, if something is left to do.
fn rest(panel: &Panel<'_>) -> Option<super::course::Point> {
    let progress = panel.entry.progress?;
    progress.required.filter(|_| progress.left > 0).and(panel.course.actual.last().copied())
}

/// Draws one chart.
fn draw(pen: &mut Pen<'_>, context: &Context<'_>, measure: &dyn Measure, panel: &Panel<'_>, area: Rect) {
    let (entry, course, language) = (panel.entry, &panel.course, context.spec.language);
    let theme = pen.theme;
    let value = asked(entry, language);
    let roomy = area.width >= ROOMY;
    let by = deadline(entry, language).0;
    let words = pen.width(&value, size::LABEL).max(pen.width(&by, size::SMALL)).min(area.width * 0.3);
    let right = if roomy { words + 16.0 } else { 12.0 };
    let valued = Valued::new(pen, &entry.told, course.values, area, (20.0, 20.0), (right, PERIOD_AXIS_HEIGHT));
    let plot = valued.plot;
    let x = Scale::new(course.span.0, course.span.1, plot.x, plot.right());
    let y = &valued.y;
    let at = |month: f64, value: f64| Point::new(x.pixel(month), y.pixel(value));
    if let Some(upper) = course.upper {
        let (top, bottom) = (y.pixel(upper), y.pixel(entry.goal()));
        let band = Rect { x: plot.x, y: top, width: plot.width, height: (bottom - top).max(0.0) };
        pen.fill(band, bullet::allowed(theme));
    }
    valued.draw(pen);
    axes::period_axis(&mut pen.scene, plot, &x, course.frequency, (language, theme), measure);
    let end = at(course.at(entry.target.to.end()), entry.goal());
    if is_line(entry) {
        for level in [Some(entry.goal()), course.upper].into_iter().flatten() {
            let height = y.pixel(level);
            pen.dashes(Point::new(plot.x, height), Point::new(plot.right(), height), theme.muted, 1.5);
        }
    }
    if let Some(way) = course.way {
        pen.dashes(at(course.at(way.begun), way.base), end, theme.muted, 1.5);
        if kind(&entry.target) == Kind::Level {
            pen.dot(at(course.at(way.begun), way.base), 2.5, theme.muted);
        }
    }
    if let Some(from) = rest(panel) {
        dots(pen, at(from.month, from.value), end, theme.series(0));
    }
    figures(pen, course, &at);
    if !is_line(entry) {
        mark(pen, end);
    }
    let (low, high) = (plot.y + 7.0, plot.bottom() - 7.0);
    if roomy {
        let middle =
            (end.y.min(course.upper.map_or(end.y, |u| y.pixel(u)))).clamp(low + 8.0, (high - 8.0).max(low + 8.0));
        let left = plot.right() + 12.0;
        let value = pen.cut(&value, words, size::LABEL);
        pen.text(&value, (left, middle - 8.0), Align::Left, size::LABEL, theme.ink);
        let by = pen.cut(&by, words, size::SMALL);
        pen.text(&by, (left, middle + 8.0), Align::Left, size::SMALL, theme.muted);
        latest(pen, panel, (plot, &at));
    } else {
        let height =
            if from_above(course, entry) { end.y + 14.0 } else { course.upper.map_or(end.y, |u| y.pixel(u)) - 14.0 };
        let text = pen.cut(&value, plot.width, size::LABEL);
        let height = height.clamp(low, high.max(low));
        pen.text(&text, (plot.right() + 8.0, height), Align::Right, size::LABEL, theme.ink);
    }
}

/// The figures: strokes between neighbours of the calendar, thin ones over gaps, a dot at the last.
fn figures(pen: &mut Pen<'_>, course: &Course, at: &dyn Fn(f64, f64) -> Point) {
    let (color, paper) = (pen.theme.series(0), pen.theme.paper);
    let thread = color.over(paper, 0.45);
    for pair in course.actual.windows(2) {
        let [a, b] = pair else { continue };
        let line = vec![at(a.month, a.value), at(b.month, b.value)];
        if !b.joined {
            pen.line(line, thread, 1.25);
        }
    }
    let mut run: Vec<Point> = Vec::new();
    for point in &course.actual {
        if !point.joined && run.len() > 1 {
            pen.line(std::mem::take(&mut run), color, 2.0);
        }
        if !point.joined {
            run.clear();
        }
        run.push(at(point.month, point.value));
    }
    if run.len() > 1 {
        pen.line(run, color, 2.0);
    }
    let few = course.actual.len() <= 40;
    for (i, point) in course.actual.iter().enumerate() {
        let last = i + 1 == course.actual.len();
        if few || last {
            let radius = if last { 4.0 } else { 2.5 };
            pen.dot(at(point.month, point.value), radius, color);
            if is_tentative(point.status) {
                pen.dot(at(point.month, point.value), radius - 1.4, paper);
            }
        }
    }
}

/// The latest figure at its dot, on the side away from the plan.
fn latest(pen: &mut Pen<'_>, panel: &Panel<'_>, (plot, at): (Rect, &dyn Fn(f64, f64) -> Point)) {
    let (Some(progress), Some(last)) = (panel.entry.progress, panel.course.actual.last()) else { return };
    let text = panel.entry.told.full(progress.latest.1);
    let half = pen.width(&text, size::LABEL) / 2.0;
    let plan = panel.course.way.map_or(panel.entry.goal(), |w| w.planned(f64::from(progress.latest.0.end())));
    let dot = at(last.month, last.value);
    let y = if last.value >= plan { dot.y - 14.0 } else { dot.y + 14.0 };
    let x = dot.x.clamp(plot.x + half + 2.0, (plot.right() - half - 2.0).max(plot.x + half + 2.0));
    let color = pen.theme.series(0);
    pen.text(&text, (x, y.clamp(plot.y + 7.0, plot.bottom() - 7.0)), Align::Center, size::LABEL, color);
}
