//! Dense series as marks: strokes where points are sparse, a filled column a device pixel where they are not.
//!
//! Cost: O(device pixels × lines), whatever the number of points. Buffers of the scene before are filled again.

use super::{Instants, Placed};
use crate::scale::{Scale, ticks};
use crate::scene::axes::{self, LABEL_GAP, PERIOD_AXIS_HEIGHT, Tick};
use crate::scene::spread::spread;
use crate::scene::{Align, Label, Mark, Point, Rect, Scene};
use crate::text::number::grouped;
use crate::theme::size;
use crate::view::lens::Rise;
use crate::view::{Axis, Context, Frame};
use barograph_pyramid::{Dense, Range};

/// Points a device pixel above which a line is drawn as columns. Below it a stroke shows each of its segments.
const CROWD: usize = 2;
/// Width of a line; that of a crowded one is a matter of raster time too.
const WIDTH: f64 = 1.0;
/// Height of the line that says the unit above the plot.
const UNIT_HEIGHT: f64 = 24.0;
/// Distance between the names of two lines.
const NAME_GAP: f64 = 17.0;

/// Buffers to be filled again.
#[derive(Debug, Default)]
pub(super) struct Spare {
    marks: Vec<Mark>,
    points: Vec<Vec<Point>>,
    spans: Vec<Vec<(f64, f64)>>,
}

impl Spare {
    pub(super) fn take(&mut self, scene: Scene) {
        let mut marks = scene.marks;
        for mark in marks.drain(..) {
            match mark {
                Mark::Line { mut points, .. } => {
                    points.clear();
                    self.points.push(points);
                }
                Mark::Columns { mut spans, .. } => {
                    spans.clear();
                    self.spans.push(spans);
                }
                _ => {}
            }
        }
        // More lines than were ever drawn at once are not kept.
        self.points.truncate(64);
        self.marks = marks;
    }
}

pub(super) fn lay_out(view: &mut Instants, context: &Context<'_>, frame: &Frame<'_>) -> Scene {
    let width = frame.width.max(1.0);
    let height = if frame.height > 0.0 { frame.height } else { (width * 0.46).clamp(220.0, 420.0) };
    let theme = &context.spec.theme;
    let mut scene = Scene { width, height, marks: std::mem::take(&mut view.spare.marks) };
    scene.marks.push(Mark::Box { rect: Rect { x: 0.0, y: 0.0, width, height }, color: theme.paper });
    let before = view.placed.take();
    let Some(extent) = view.extent(context) else { return scene };
    let (begin, end) = extent.ends(frame.lens.window);
    let rise = if view.unfit(context, frame.lens.rise).is_some() { Rise::Linear } else { frame.lens.rise };

    let lines: Vec<Drawn> = drawn(view, (begin, end), rise, frame.lens.stays);
    let range = lines.iter().fold(Range::NONE, |all, l| all.and(l.scaled()));
    let (low, high) = domain(range, rise);
    let said = unit_above(view, context, rise, &lines);
    let top = if said.is_empty() { 12.0 } else { UNIT_HEIGHT + 6.0 };
    let tall = (height - top - PERIOD_AXIS_HEIGHT).max(10.0);
    let wanted = ((tall / 48.0) as usize).clamp(2, 8);
    let per = if rise == Rise::Index { 1.0 } else { view.told.per_axis_unit() };
    let (values, decimals) = match rise {
        Rise::Log => ticks::ratios(low / per, high / per, wanted),
        _ => ticks::values(low / per, high / per, wanted),
    };
    let bottom = values.first().map_or(low / per, |v| v.min(low / per)) * per;
    let ceiling = values.last().map_or(high / per, |v| v.max(high / per)) * per;
    let labels: Vec<Tick> = values
        .into_iter()
        .map(|v| {
            let text = if rise == Rise::Index { grouped(v, decimals) } else { view.told.tick(v * per, decimals) };
            Tick { value: v * per, width: frame.measure.width(&text, size::SMALL), text }
        })
        .collect();
    // The plot does not sway while the window moves: room once taken is kept.
    let kept = before.as_ref().filter(|_| frame.lens.window.is_some()).map_or(0.0, |p| p.plot.x);
    let whole = |v: f64| (v * frame.ratio).ceil() / frame.ratio;
    let needed = labels.iter().map(|t| t.width).fold(0.0, f64::max) + LABEL_GAP;
    let left = whole(needed.max(kept));
    let names = Names::new(view, context, frame, tall);
    let plot = Rect { x: left, y: top, width: (width - left - names.room).max(10.0), height: tall };
    let y = match rise {
        Rise::Log => Scale::log(bottom, ceiling, plot.bottom(), plot.y),
        _ => Scale::new(bottom, ceiling, plot.bottom(), plot.y),
    };
    let x = Scale::new(begin, end, plot.x, plot.right());

    if !said.is_empty() {
        let width = frame.measure.width(&said, size::SMALL);
        let at = Point::new(0.0, UNIT_HEIGHT / 2.0 - 2.0);
        let label = Label { text: said, at, align: Align::Left, font: size::SMALL, color: theme.muted, width };
        scene.marks.push(Mark::Text(label));
    }
    axes::value_axis(&mut scene, plot, &y, &labels, theme);
    let step = axes::time_axis(&mut scene, plot, (&x, 0.0), (context.spec.language, theme), frame.measure);
    for line in &lines {
        draw(view, &mut scene, line, (plot, &x, &y), theme.series(line.number), frame.ratio);
    }
    names.draw(&mut scene, &lines, context, plot, &y);
    view.placed = Some(Placed { plot, x, y, direct: names.direct, step });
    scene
}

/// A line, its points about the window, and what its values are multiplied by.
struct Drawn {
    number: usize,
    points: std::rc::Rc<Dense>,
    from: usize,
    to: usize,
    /// Where the line crosses the window's ends: instant and value.
    ends: [Option<(f64, f64)>; 2],
    range: Range,
    unit: f64,
}

impl Drawn {
    fn scaled(&self) -> Range {
        Range { low: self.range.low * self.unit, high: self.range.high * self.unit }
    }

    /// The last value of the window.
    fn last(&self) -> Option<f64> {
        (self.from..self.to).rev().take(64).find_map(|i| self.points.value(i))
    }
}

fn drawn(view: &Instants, (begin, end): (f64, f64), rise: Rise, stays: bool) -> Vec<Drawn> {
    let shown = |(i, points): (usize, &std::rc::Rc<Dense>)| {
        view.shown.get(i).copied().unwrap_or(false).then(|| {
            let from = points.times().at_or_after(begin, 0);
            let to = points.times().at_or_after(end, from);
            let to = to + usize::from(points.times().get(to).is_some_and(|t| t <= end));
            let first = points.values().get(from..to).and_then(|v| v.iter().find(|v| v.is_finite())).copied();
            let unit = if rise == Rise::Index { first.map_or(1.0, |v| 100.0 / v) } else { 1.0 };
            let ends = [(begin, from), (end, to)].map(|(t, after)| points.crossing(t, after).map(|v| (t, v)));
            let seen = ends.iter().flatten().fold(points.range(from, to), |range, (_, v)| range.with(*v));
            let range = if stays { points.range(0, points.len()) } else { seen };
            Drawn { number: i, points: std::rc::Rc::clone(points), from, to, ends, range, unit }
        })
    };
    view.points.iter().enumerate().filter_map(shown).collect()
}

/// The values the axis has to hold. Zero is among them only where it is near: a dense series is looked at for its shape.
fn domain(range: Range, rise: Rise) -> (f64, f64) {
    let (low, high) = if range.is_some() { (range.low, range.high) } else { (0.0, 1.0) };
    match rise {
        Rise::Index => (low.min(99.0), high.max(101.0)),
        Rise::Log if low == high => (low / 1.1, high * 1.1),
        _ if low == high => {
            let half = (low.abs() * 0.1).max(1.0);
            (low - half, high + half)
        }
        _ => (low, high),
    }
}

fn unit_above(view: &Instants, context: &Context<'_>, rise: Rise, lines: &[Drawn]) -> String {
    let language = context.spec.language;
    let unit = if view.told.unit_apart() { view.told.unit() } else { String::new() };
    let scale = match rise {
        Rise::Linear => return unit,
        Rise::Log => language.pick("logarithmic scale", "对数刻度").into(),
        Rise::Index => {
            let first = lines.iter().filter_map(|l| l.points.times().get(l.from)).fold(f64::INFINITY, f64::min);
            let base = crate::period::instant::label(first, 3.6e6, language);
            return language.say("{0} = 100", "{0}=100", &[&base]);
        }
    };
    crate::text::join(&[unit, scale], language.pick(", ", "，"))
}

fn draw(
    view: &mut Instants,
    scene: &mut Scene,
    line: &Drawn,
    (plot, x, y): (Rect, &Scale, &Scale),
    color: crate::theme::Color,
    ratio: f64,
) {
    let y = y.times(line.unit);
    let columns = (plot.width * ratio).floor().max(1.0) as usize;
    if line.to - line.from <= CROWD * columns {
        let mut points = view.spare.points.pop().unwrap_or_default();
        let place = |(instant, value): (f64, f64)| Point::new(x.pixel(instant), y.pixel(value));
        let own = (line.from..line.to).map(|at| line.points.times().get(at).zip(line.points.value(at)));
        // The line reaches the plot's edges; what is missing after the last point ends its stroke.
        for point in [line.ends[0]].into_iter().filter(Option::is_some).chain(own).chain([line.ends[1], None]) {
            if let Some(point) = point {
                points.push(place(point));
                continue;
            }
            match points.as_slice() {
                [] => {}
                [at] => scene.marks.push(Mark::Dot { at: *at, radius: 1.5, color }),
                _ => {
                    let run = std::mem::replace(&mut points, view.spare.points.pop().unwrap_or_default());
                    scene.marks.push(Mark::Line { points: run, color, width: WIDTH });
                }
            }
            points.clear();
        }
        view.spare.points.push(points);
        return;
    }
    // A stroke reaches half its width to either side; a column is a pixel wide already.
    let reach = ((WIDTH * ratio - 1.0) / 2.0).max(0.0);
    view.columns.fill(&line.points, (x.low(), x.high()), columns, reach);
    let mut spans = view.spare.spans.pop().unwrap_or_default();
    let half = WIDTH / 2.0;
    spans.extend(view.columns.ranges().iter().map(|r| {
        if !r.is_some() {
            return (0.0, 0.0);
        }
        let (top, bottom) = (y.pixel(r.high) - half, y.pixel(r.low) + half);
        (top.max(plot.y - half), bottom.min(plot.bottom() + half))
    }));
    scene.marks.push(Mark::Columns { x: plot.x, step: plot.width / columns as f64, spans, color });
}

/// The names at the lines' right ends.
struct Names {
    direct: bool,
    room: f64,
    texts: Vec<(usize, String, f64)>,
}

impl Names {
    fn new(view: &Instants, context: &Context<'_>, frame: &Frame<'_>, tall: f64) -> Self {
        let none = |direct: bool| Self { direct, room: 12.0, texts: Vec::new() };
        if view.lines.len() < 2 {
            return none(true);
        }
        let named = |(i, series): (usize, &crate::data::dense::DenseSeries)| {
            let text = view.name(context.data, series, context.spec.language);
            let width = frame.measure.width(&text, size::LABEL);
            (i, text, width)
        };
        let texts: Vec<_> = view.drawn(context.data).map(named).collect();
        let widest = texts.iter().map(|(_, _, w)| *w).fold(0.0, f64::max);
        let fits = frame.width >= 520.0 && widest <= frame.width * 0.28 && texts.len() as f64 * NAME_GAP <= tall;
        if fits && texts.len() == view.lines.len() {
            Self { direct: true, room: widest + 18.0, texts }
        } else {
            none(false)
        }
    }

    fn draw(&self, scene: &mut Scene, lines: &[Drawn], context: &Context<'_>, plot: Rect, y: &Scale) {
        let last = |i: usize| lines.iter().find(|l| l.number == i).and_then(|l| Some(l.last()? * l.unit));
        let wanted: Vec<f64> = self.texts.iter().map(|(i, ..)| last(*i).map_or(plot.y, |v| y.pixel(v))).collect();
        let places = spread(&wanted, NAME_GAP, plot.y, plot.bottom());
        for ((i, text, width), y) in self.texts.iter().zip(places) {
            let at = Point::new(plot.right() + 9.0, y);
            let color = context.spec.theme.series(*i);
            let (text, width) = (text.clone(), *width);
            scene.marks.push(Mark::Text(Label { text, at, align: Align::Left, font: size::LABEL, color, width }));
        }
    }
}
