//! The trend as marks: axes, lines, dots and the names at the lines' ends.

#[cfg(feature = "whole")]
use super::seen::Seen;
use super::{Context, Frame, Placed, Trend, wording};
#[cfg(feature = "whole")]
use super::{annotations, roles};
use crate::data::{Observation, Series, Status};
use crate::derive::Line;
use crate::scale::{Scale, ticks};
use crate::scene::axes::{self, LABEL_GAP, PERIOD_AXIS_HEIGHT, Tick};
#[cfg(feature = "whole")]
use crate::scene::clip;
use crate::scene::spread::spread;
use crate::scene::{Align, Label, Mark, Point, Rect, Scene};
#[cfg(feature = "whole")]
use crate::text::number::grouped;
use crate::theme::{Color, size};
#[cfg(feature = "whole")]
use crate::view::lens::Rise;

/// Height of the line that says the unit above the plot.
const UNIT_HEIGHT: f64 = 24.0;
/// Distance between the names of two lines.
const NAME_GAP: f64 = 17.0;

/// Lays the trend out. Without any figure there is nothing to place.
pub(super) fn lay_out(trend: &Trend, context: &Context<'_>, frame: &Frame<'_>) -> (Scene, Option<Placed>) {
    let width = frame.width.max(1.0);
    let height = if frame.height > 0.0 { frame.height } else { (width * 0.46).clamp(220.0, 420.0) };
    let mut scene = Scene { width, height, marks: Vec::new() };
    let theme = &context.spec.theme;
    scene.marks.push(Mark::Box { rect: Rect { x: 0.0, y: 0.0, width, height }, color: theme.paper });
    let Some((begin, end)) = span(trend, context) else { return (scene, None) };
    #[cfg(feature = "whole")]
    let (begin, end) = frame.lens.window.unwrap_or((begin, end));
    #[cfg(feature = "whole")]
    let seen = Seen::new(trend, context, frame.lens, (begin, end));
    #[cfg(feature = "whole")]
    let found = bounds(trend, context, &seen).or_else(|| bounds(trend, context, &seen.of_all()));
    #[cfg(not(feature = "whole"))]
    let found = bounds(trend, context);
    let Some((low, high)) = found else { return (scene, None) };

    #[cfg(feature = "whole")]
    let unit = seen.unit(trend, context);
    #[cfg(not(feature = "whole"))]
    let unit = trend.told.unit_apart().then(|| trend.told.unit());
    let top = if unit.is_some() { UNIT_HEIGHT + 6.0 } else { 12.0 };
    let tall = (height - top - PERIOD_AXIS_HEIGHT).max(10.0);
    let wanted = ((tall / 48.0) as usize).clamp(2, 8);
    let per = trend.told.per_axis_unit();
    #[cfg(feature = "whole")]
    let per = if seen.rise == Rise::Index { 1.0 } else { per };
    let (values, decimals) = ticks::values(low / per, high / per, wanted);
    #[cfg(feature = "whole")]
    let (values, decimals) = match seen.rise {
        Rise::Log => ticks::ratios(low / per, high / per, wanted),
        _ => (values, decimals),
    };
    let bottom = values.first().map_or(low / per, |v| v.min(low / per));
    let ceiling = values.last().map_or(high / per, |v| v.max(high / per));
    let labels: Vec<Tick> = values
        .into_iter()
        .map(|v| {
            let value = v * per;
            let text = trend.told.tick(value, decimals);
            #[cfg(feature = "whole")]
            let text = if seen.rise == Rise::Index { grouped(value, decimals) } else { text };
            Tick { value, width: frame.measure.width(&text, size::SMALL), text }
        })
        .collect();
    let left = labels.iter().map(|t| t.width).fold(0.0, f64::max).ceil() + LABEL_GAP;
    // The plot does not sway while the window moves: room once taken is kept.
    #[cfg(feature = "whole")]
    let left = trend.placed.as_ref().filter(|_| frame.lens.window.is_some()).map_or(left, |p| left.max(p.plot.x));
    #[cfg(feature = "whole")]
    let ends = Ends::new(trend, context, frame, tall, &seen);
    #[cfg(not(feature = "whole"))]
    let ends = Ends::new(trend, context, frame, tall);
    let right = ends.room.max(10.0);
    let plot = Rect { x: left, y: top, width: (width - left - right).max(10.0), height: tall };
    let y = Scale::new(bottom * per, ceiling * per, plot.bottom(), plot.y);
    #[cfg(feature = "whole")]
    let y = match seen.rise {
        Rise::Log => Scale::log(bottom * per, ceiling * per, plot.bottom(), plot.y),
        _ => y,
    };
    let x = Scale::new(begin, end, plot.x, plot.right());

    if let Some(text) = unit {
        let width = frame.measure.width(&text, size::SMALL);
        let at = Point::new(0.0, UNIT_HEIGHT / 2.0 - 2.0);
        scene.marks.push(Mark::Text(Label {
            text,
            at,
            align: Align::Left,
            font: size::SMALL,
            color: theme.muted,
            width,
        }));
    }
    axes::value_axis(&mut scene, plot, &y, &labels, theme);
    axes::period_axis(&mut scene, plot, &x, trend.frequency, (context.spec.language, theme), frame.measure);
    #[cfg(feature = "whole")]
    let first = scene.marks.len();
    #[cfg(feature = "whole")]
    roles::under(&mut scene, trend, context, plot, (&x, &y));
    // A level means nothing among indices that begin at 100.
    #[cfg(feature = "whole")]
    let values = Some(&y).filter(|_| seen.rise != Rise::Index);
    #[cfg(feature = "whole")]
    annotations::under(&mut scene, trend, context, plot, (&x, values));
    #[cfg(feature = "whole")]
    for line in trend.behind(&seen) {
        draw_behind(&mut scene, seen.about(line.observations(context.data)), (&x, &y), theme.line);
    }
    for (i, line) in trend.drawn() {
        let color = tone(trend, context, i);
        #[cfg(feature = "whole")]
        if roles::draw(&mut scene, trend, context, i, (&x, &y)) {
            continue;
        }
        #[cfg(feature = "whole")]
        let y = y.times(seen.unit_of(i));
        #[cfg(feature = "whole")]
        let observations = seen.about(line.observations(context.data));
        #[cfg(not(feature = "whole"))]
        let observations = line.observations(context.data);
        draw_line(&mut scene, observations, (&x, &y), color, theme.paper);
    }
    #[cfg(feature = "whole")]
    roles::over(&mut scene, trend, context, plot, (&x, &y));
    #[cfg(feature = "whole")]
    if frame.lens.window.is_some() || !trend.chosen.others.is_empty() {
        clip::to(&mut scene.marks, first, plot);
    }
    #[cfg(feature = "whole")]
    let numbered = {
        let mut lines: Vec<Vec<Point>> = Vec::new();
        for (i, line) in trend.drawn() {
            let y = y.times(seen.unit_of(i));
            let mut before: Option<&Observation> = None;
            for observation in seen.about(line.observations(context.data)) {
                let Some(figure) = observation.figure else { continue };
                let at = Point::new(x.pixel(observation.period.middle()), y.pixel(figure.value));
                match lines.last_mut() {
                    Some(run) if before.is_some_and(|b| observation.period.follows(b.period)) => run.push(at),
                    _ => lines.push(vec![at]),
                }
                before = Some(observation);
            }
        }
        annotations::over(&mut scene, trend, context, frame, plot, (&x, values), &lines)
    };
    let placed = Placed {
        plot,
        x,
        y,
        direct: ends.direct,
        #[cfg(feature = "whole")]
        seen,
        #[cfg(feature = "whole")]
        numbered,
    };
    ends.draw(&mut scene, trend, context, &placed);
    (scene, Some(placed))
}

/// Least and greatest value, with zero where it belongs on the axis: growth is read against it, and
/// a level that comes near it would mislead without it.
fn bounds(trend: &Trend, context: &Context<'_>, #[cfg(feature = "whole")] seen: &Seen) -> Option<(f64, f64)> {
    let mut range: Option<(f64, f64)> = None;
    let mut growth = false;
    let lines = trend.drawn();
    #[cfg(feature = "whole")]
    let lines = lines.chain(trend.chosen.bounds.iter().chain(trend.behind(seen)).map(|l| (usize::MAX, l)));
    for (i, line) in lines {
        let about_zero = |s: &Series| match s.method() {
            Some(method) => method.about_zero,
            None => s.measure.is_growth(),
        };
        growth |= line.of(context.data).is_some_and(about_zero);
        #[cfg(feature = "whole")]
        let (observations, unit) = (seen.counted(line.observations(context.data)), seen.unit_of(i));
        #[cfg(not(feature = "whole"))]
        let (_, observations, unit) = (i, line.observations(context.data), 1.0);
        for figure in observations.iter().filter_map(|o| o.figure) {
            let value = figure.value * unit;
            let (low, high) = range.unwrap_or((value, value));
            range = Some((low.min(value), high.max(value)));
        }
    }
    let (mut low, mut high) = range?;
    #[cfg(feature = "whole")]
    if seen.rise != Rise::Index {
        let reach = high - low;
        for level in annotations::levels(trend, context) {
            // One that is far off would press the lines flat.
            if level > low - reach && level < high + reach {
                (low, high) = (low.min(level), high.max(level));
            }
        }
    }
    #[cfg(feature = "whole")]
    if let Some(range) = seen.range(low, high) {
        return Some(range);
    }
    if growth || (low > 0.0 && low < high * 0.5) {
        low = low.min(0.0);
        high = high.max(0.0);
    }
    if low == high {
        let half = (low.abs() * 0.1).max(1.0);
        (low, high) = (low - half, high + half);
    }
    Some((low, high))
}

/// First and last month on the axis: the author's bounds where given, else those of the lines.
pub(in crate::view) fn span(trend: &Trend, context: &Context<'_>) -> Option<(f64, f64)> {
    let (first, last) = (trend.slots.first()?, trend.slots.iter().max_by_key(|p| p.end())?);
    let begin = context.spec.from.map_or(first.start(), |p| p.start());
    let end = context.spec.to.map_or(last.end(), |p| p.end());
    Some((f64::from(begin), f64::from(end)))
}

/// The colour of a line, in which its name is set, too.
pub(in crate::view) fn tone(trend: &Trend, context: &Context<'_>, line: usize) -> Color {
    #[cfg(feature = "whole")]
    if let Some(color) = roles::tone(trend, context, line) {
        return color;
    }
    #[cfg(not(feature = "whole"))]
    let _ = trend;
    context.spec.theme.series(line)
}

/// Draws one series: strokes between neighbours of the calendar, dots where there are none.
pub(in crate::view) fn draw_line(
    scene: &mut Scene,
    observations: &[Observation],
    (x, y): (&Scale, &Scale),
    color: Color,
    paper: Color,
) {
    let mut runs: Vec<Vec<(Point, &Observation)>> = Vec::new();
    let mut before: Option<&Observation> = None;
    for observation in observations {
        let Some(figure) = observation.figure else {
            before = None;
            continue;
        };
        let at = (Point::new(x.pixel(observation.period.middle()), y.pixel(figure.value)), observation);
        let joined = before.is_some_and(|b| observation.period.follows(b.period));
        match runs.last_mut() {
            Some(run) if joined => run.push(at),
            _ => runs.push(vec![at]),
        }
        before = Some(observation);
    }
    let count = runs.iter().map(Vec::len).sum::<usize>();
    let reach = match (runs.first().and_then(|r| r.first()), runs.last().and_then(|r| r.last())) {
        (Some((a, _)), Some((b, _))) => b.x - a.x,
        _ => return,
    };
    let roomy = count < 2 || reach / (count as f64) >= 14.0;
    for run in &runs {
        if run.len() > 1 {
            let points = run.iter().map(|(p, _)| *p).collect();
            scene.marks.push(Mark::Line { points, color, width: 2.0 });
        }
    }
    let last = runs.last().and_then(|r| r.last()).map(|(_, o)| o.period);
    for run in &runs {
        for (at, observation) in run {
            let end = Some(observation.period) == last;
            if roomy || run.len() == 1 || end {
                let radius = if end { 3.5 } else { 2.75 };
                scene.marks.push(Mark::Dot { at: *at, radius, color });
                if is_tentative(observation.status) && roomy {
                    scene.marks.push(Mark::Dot { at: *at, radius: radius - 1.5, color: paper });
                }
            }
        }
    }
}

/// Draws a series that stands behind those compared: thin, with dots only where it stands alone.
#[cfg(feature = "whole")]
pub(in crate::view) fn draw_behind(
    scene: &mut Scene,
    observations: &[Observation],
    (x, y): (&Scale, &Scale),
    color: Color,
) {
    let joined = |pair: &[Observation]| match pair {
        [a, b] => a.figure.is_some() && b.figure.is_some() && b.period.follows(a.period),
        _ => false,
    };
    let mut rest = observations;
    while !rest.is_empty() {
        let end = rest.windows(2).position(|p| !joined(p)).map_or(rest.len(), |i| i + 1);
        let (run, more) = rest.split_at(end);
        rest = more;
        let at = |o: &Observation| Some(Point::new(x.pixel(o.period.middle()), y.pixel(o.figure?.value)));
        let points: Vec<Point> = run.iter().filter_map(at).collect();
        match points.as_slice() {
            [] => {}
            [at] => scene.marks.push(Mark::Dot { at: *at, radius: 1.75, color }),
            _ => scene.marks.push(Mark::Line { points, color, width: 1.25 }),
        }
    }
}

/// Whether the figure is expected to change; such figures are drawn hollow.
pub(in crate::view) fn is_tentative(status: Status) -> bool {
    matches!(status, Status::Provisional | Status::Estimated | Status::Forecast)
}

/// What stands at the right ends of the lines: their names, or the last figure of a lone line.
struct Ends {
    direct: bool,
    room: f64,
    texts: Vec<(usize, String, f64)>,
}

impl Ends {
    fn new(
        trend: &Trend,
        context: &Context<'_>,
        frame: &Frame<'_>,
        tall: f64,
        #[cfg(feature = "whole")] seen: &Seen,
    ) -> Self {
        let lines: Vec<(usize, &Line)> = trend.drawn().collect();
        let measured = |i: usize, text: String| {
            let width = frame.measure.width(&text, size::LABEL);
            (i, text, width)
        };
        if let [(i, line)] = lines.as_slice()
            && trend.chosen.lines.len() == 1
        {
            let observations = line.observations(context.data);
            #[cfg(feature = "whole")]
            let observations = seen.counted(observations);
            let last = observations.iter().rev().find_map(|o| o.figure);
            let text = last.map(|f| if trend.told.unit_apart() { trend.told.number(f) } else { trend.told.full(f) });
            let texts: Vec<_> = text.map(|t| measured(*i, t)).into_iter().collect();
            let room = texts.first().map_or(0.0, |(_, _, w)| w + 16.0);
            return Self { direct: true, room, texts };
        }
        let names = wording::line_names(trend, context);
        let texts: Vec<_> = lines.iter().filter_map(|(i, _)| names.get(*i).map(|n| measured(*i, n.clone()))).collect();
        let widest = texts.iter().map(|(_, _, w)| *w).fold(0.0, f64::max);
        let fits = frame.width >= 520.0 && widest <= frame.width * 0.28 && texts.len() as f64 * NAME_GAP <= tall;
        let all = lines.len() == trend.chosen.lines.len();
        if fits && all {
            Self { direct: true, room: widest + 18.0, texts }
        } else {
            Self { direct: false, room: 10.0, texts: Vec::new() }
        }
    }

    fn draw(self, scene: &mut Scene, trend: &Trend, context: &Context<'_>, placed: &Placed) {
        let mut wanted = Vec::new();
        for (i, _, _) in &self.texts {
            let last = trend.chosen.lines.get(*i).and_then(|l| {
                let with = |o: &&Observation| o.figure.is_some();
                let observations = l.observations(context.data);
                #[cfg(feature = "whole")]
                let observations = placed.seen.counted(observations);
                observations.iter().rev().find(with).and_then(|o| o.figure.map(|f| (o.period, f.value)))
            });
            #[cfg(feature = "whole")]
            let last = last.map(|(p, v)| (p, v * placed.seen.unit_of(*i)));
            wanted.push(last.map_or(placed.plot.y, |(_, v)| placed.y.pixel(v)));
        }
        let places = spread(&wanted, NAME_GAP, placed.plot.y, placed.plot.bottom());
        for ((i, text, width), y) in self.texts.into_iter().zip(places) {
            scene.marks.push(Mark::Text(Label {
                text,
                at: Point::new(placed.plot.right() + 9.0, y),
                align: Align::Left,
                font: size::LABEL,
                color: tone(trend, context, i),
                width,
            }));
        }
    }
}
