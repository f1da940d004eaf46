//! Lines that are not like any other: adjusted series, trends, forecasts, and the signs on them.
//!
//! Owns how they are told apart. Beside what was made of it the series itself steps back; the ends of
//! two-sided filters fade; a forecast is dashed, in its intervals. Falls between turning points are
//! shaded, changes of level are rules, outliers are ringed.

use super::{Context, Trend};
use crate::data::{Observation, Role, Series, Sign, Status};
use crate::derive::Line;
use crate::period::Period;
use crate::scale::Scale;
use crate::scene::{Mark, Point, Rect, Scene};
use crate::theme::Color;

/// Length of a dash and of the gap after it.
const DASH: (f64, f64) = (6.0, 4.0);

fn role(series: &Series) -> Role {
    series.method().map_or(Role::Plain, |m| m.role)
}

/// The series of a line.
fn series<'a>(trend: &Trend, context: &Context<'a>, line: usize) -> Option<&'a Series> {
    trend.chosen.lines.get(line)?.of(context.data)
}

/// Whether it is the office's own adjusted series.
fn is_twin(series: &Series) -> bool {
    series.method().is_none() && series.measure.0.ends_with("_sa")
}

/// Whether two lines are of one indicator in one area.
fn akin(a: &Series, b: &Series) -> bool {
    a.indicator == b.indicator && a.area == b.area
}

/// The lines made of the same series, in whatever role.
fn kin<'a>(trend: &'a Trend, context: &'a Context<'_>, of: &'a Series) -> impl Iterator<Item = Role> + 'a {
    trend.chosen.lines.iter().filter_map(|l| l.of(context.data)).filter(|s| akin(s, of)).map(role)
}

/// The number of the indicator and area of a line among those shown, and how many there are.
fn place(trend: &Trend, context: &Context<'_>, of: &Series) -> (usize, usize) {
    let mut seen: Vec<&Series> = Vec::new();
    for series in trend.chosen.lines.iter().filter_map(|l| l.of(context.data)) {
        if !seen.iter().any(|s| akin(s, series)) {
            seen.push(series);
        }
    }
    (seen.iter().position(|s| akin(s, of)).unwrap_or(0), seen.len())
}

/// The colour of a line among lines with roles; `None` where there are none.
pub(super) fn tone(trend: &Trend, context: &Context<'_>, line: usize) -> Option<Color> {
    let theme = &context.spec.theme;
    let own = series(trend, context, line)?;
    if !kin(trend, context, own).any(|r| r != Role::Plain) {
        return None;
    }
    let (number, all) = place(trend, context, own);
    if all > 1 {
        return Some(theme.series(number));
    }
    let back = kin(trend, context, own).any(|r| matches!(r, Role::Adjusted | Role::Trend));
    Some(match role(own) {
        Role::Plain if is_twin(own) => theme.series(2),
        Role::Plain if back => theme.muted,
        Role::Forecast => theme.series(3),
        Role::Trend => theme.series(1),
        _ => theme.series(0),
    })
}

/// The figures of a line as points, in runs without gaps; each with its status.
fn runs(observations: &[Observation], (x, y): (&Scale, &Scale)) -> Vec<Vec<(Point, Status)>> {
    let mut runs: Vec<Vec<(Point, Status)>> = Vec::new();
    let mut before: Option<Period> = None;
    for observation in observations {
        let Some(figure) = observation.figure else {
            before = None;
            continue;
        };
        let at = (Point::new(x.pixel(observation.period.middle()), y.pixel(figure.value)), observation.status);
        match runs.last_mut() {
            Some(run) if before.is_some_and(|b| observation.period.follows(b)) => run.push(at),
            _ => runs.push(vec![at]),
        }
        before = Some(observation.period);
    }
    runs
}

/// The last figure of the line that a forecast goes on from.
fn anchor(trend: &Trend, context: &Context<'_>, forecast: &Series) -> Option<(Period, f64)> {
    let base = |l: &&Line| l.of(context.data).is_some_and(|s| akin(s, forecast) && role(s) == Role::Plain);
    let line = trend.chosen.lines.iter().find(base)?;
    let last = line.observations(context.data).iter().rev().find(|o| o.figure.is_some())?;
    Some((last.period, last.figure?.value))
}

/// Draws the line, if it is one of ours.
pub(super) fn draw(
    scene: &mut Scene,
    trend: &Trend,
    context: &Context<'_>,
    line: usize,
    scales: (&Scale, &Scale),
) -> bool {
    let (Some(own), Some(color)) = (series(trend, context, line), tone(trend, context, line)) else { return false };
    let theme = &context.spec.theme;
    let mut runs = match trend.chosen.lines.get(line) {
        Some(line) => runs(line.observations(context.data), scales),
        None => return false,
    };
    let back = kin(trend, context, own).any(|r| matches!(r, Role::Adjusted | Role::Trend));
    let (width, color) = match role(own) {
        Role::Plain if is_twin(own) => (1.75, color),
        Role::Plain if back => (1.25, color.over(theme.paper, 0.62)),
        Role::Plain => return false,
        Role::Trend => (2.5, color),
        _ => (2.0, color),
    };
    if role(own) == Role::Forecast {
        if let (Some((period, value)), Some(run)) = (anchor(trend, context, own), runs.first_mut()) {
            let at = Point::new(scales.0.pixel(period.middle()), scales.1.pixel(value));
            run.insert(0, (at, Status::Normal));
        }
        for run in &runs {
            dashed(scene, &run.iter().map(|(p, _)| *p).collect::<Vec<_>>(), color, width);
        }
        return true;
    }
    let faint = color.over(theme.paper, 0.42);
    for run in runs {
        let sure = if role(own) == Role::Plain {
            run.len()
        } else {
            run.iter().rposition(|(_, s)| *s != Status::Provisional).map_or(0, |i| i + 1)
        };
        let points: Vec<Point> = run.iter().map(|(p, _)| *p).collect();
        let mut stroke = |points: &[Point], color: Color| {
            if points.len() > 1 {
                scene.marks.push(Mark::Line { points: points.to_vec(), color, width });
            }
        };
        stroke(points.get(sure.saturating_sub(1)..).unwrap_or_default(), faint);
        stroke(points.get(..sure).unwrap_or_default(), color);
        if let [only] = points.as_slice() {
            scene.marks.push(Mark::Dot { at: *only, radius: 2.75, color });
        }
    }
    true
}

/// Cuts a polyline into dashes.
pub(super) fn dashed(scene: &mut Scene, points: &[Point], color: Color, width: f64) {
    let (mut on, mut left) = (true, DASH.0);
    let mut dash: Vec<Point> = points.first().copied().into_iter().collect();
    let mut push = |dash: &mut Vec<Point>| {
        if dash.len() > 1 {
            scene.marks.push(Mark::Line { points: std::mem::take(dash), color, width });
        }
        dash.clear();
    };
    for pair in points.windows(2) {
        let [a, b] = pair else { continue };
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let length = (dx * dx + dy * dy).sqrt();
        let mut done = 0.0;
        while length - done > left {
            done += left;
            let share = done / length;
            let at = Point::new(a.x + dx * share, a.y + dy * share);
            if on {
                dash.push(at);
                push(&mut dash);
            } else {
                dash = vec![at];
            }
            on = !on;
            left = if on { DASH.0 } else { DASH.1 };
        }
        left -= length - done;
        if on {
            dash.push(*b);
        }
    }
    push(&mut dash);
}

/// What lies under the lines: falls between turning points, intervals, changes of level.
pub(super) fn under(scene: &mut Scene, trend: &Trend, context: &Context<'_>, plot: Rect, (x, y): (&Scale, &Scale)) {
    let theme = &context.spec.theme;
    let Some(findings) = context.data.findings.as_deref() else { return };
    let inside = |month: f64| x.pixel(month).clamp(plot.x, plot.right());
    let mut peak: Option<Period> = None;
    for (_, period, sign) in &findings.signs {
        match sign {
            Sign::Peak => peak = Some(*period),
            Sign::Trough => {
                if let Some(peak) = peak.take() {
                    let (from, to) = (inside(peak.middle()), inside(period.middle()));
                    let rect = Rect { x: from, y: plot.y, width: (to - from).max(0.0), height: plot.height };
                    scene.marks.push(Mark::Box { rect, color: theme.muted.over(theme.paper, 0.13) });
                }
            }
            Sign::Change => {
                let at = x.pixel(f64::from(period.start()));
                if at >= plot.x && at <= plot.right() {
                    let (from, to) = (Point::new(at, plot.y), Point::new(at, plot.bottom()));
                    scene.marks.push(Mark::Rule { from, to, color: theme.series(5), width: 1.0 });
                }
            }
            Sign::Outlier => {}
        }
    }
    // The widest first, so that the narrower lies on it.
    let mut bounds: Vec<(u8, &Line, &Series)> = trend
        .chosen
        .bounds
        .iter()
        .filter_map(|l| match l.of(context.data).map(|s| (role(s), s)) {
            Some((Role::Bound(n), s)) => Some((n, l, s)),
            _ => None,
        })
        .collect();
    bounds.sort_by_key(|(n, _, s)| (place(trend, context, s).0, std::cmp::Reverse(*n)));
    for pair in bounds.chunks(2) {
        let [(_, high, own), (number, low, other)] = pair else { continue };
        let shown =
            trend.drawn().filter_map(|(_, l)| l.of(context.data)).any(|s| akin(s, own) && role(s) == Role::Forecast);
        if !akin(own, other) || !shown {
            continue;
        }
        let path = |line: &Line| -> Vec<Point> {
            runs(line.observations(context.data), (x, y)).into_iter().flatten().map(|(p, _)| p).collect()
        };
        let mut points = path(high);
        if let Some((period, value)) = anchor(trend, context, own) {
            points.insert(0, Point::new(x.pixel(period.middle()), y.pixel(value)));
        }
        points.extend(path(low).into_iter().rev());
        let forecast = |l: &Line| l.of(context.data).is_some_and(|s| akin(s, own) && role(s) == Role::Forecast);
        let line = trend.chosen.lines.iter().position(forecast);
        let color = line.and_then(|l| tone(trend, context, l)).unwrap_or(theme.muted);
        if points.len() > 2 {
            let share = if *number < 2 { 0.26 } else { 0.13 };
            scene.marks.push(Mark::Area { points, color: color.over(theme.paper, share) });
        }
    }
}

/// What lies over the lines: rings around outliers.
pub(super) fn over(scene: &mut Scene, trend: &Trend, context: &Context<'_>, plot: Rect, (x, y): (&Scale, &Scale)) {
    let theme = &context.spec.theme;
    let Some(findings) = context.data.findings.as_deref() else { return };
    for (place, period, _) in findings.signs.iter().filter(|(.., sign)| *sign == Sign::Outlier) {
        let Some(line) = trend.chosen.lines.iter().find(|l| l.series == *place) else { continue };
        let Some(figure) = line.at(context.data, *period).and_then(|o| o.figure) else { continue };
        let at = Point::new(x.pixel(period.middle()), y.pixel(figure.value));
        if plot.contains(at) {
            for (radius, color) in [(6.0, theme.series(5)), (4.5, theme.paper), (2.5, theme.series(5))] {
                scene.marks.push(Mark::Dot { at, radius, color });
            }
        }
    }
}
