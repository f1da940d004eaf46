//! Sparklines: the recent history of a figure, without axes.
//!
//! Owns how much of it is shown and how gaps look: a thin grey thread runs across them. The zero line is drawn where values lie on both
//! sides of it. Refuses to know where sparklines stand. Lengths are CSS pixels. Cost: linear in the observations.

use crate::data::{Observation, Series};
use crate::period::Period;
use crate::scale::Scale;
use crate::scene::{Mark, Point, Rect, Scene};
use crate::theme::Theme;

/// Months of history in a sparkline.
pub(super) const MONTHS: i32 = 36;

/// The months up to `last` that have a figure; none where they are fewer than three.
fn recent(shown: &[Observation], last: Period) -> Vec<&Observation> {
    let end = last.end();
    let within = |o: &&Observation| o.period.end() <= end && o.period.end() > end - MONTHS && o.figure.is_some();
    let recent: Vec<&Observation> = shown.iter().filter(within).collect();
    if recent.len() < 3 { Vec::new() } else { recent }
}

/// Whether there is anything to draw.
pub(super) fn any(shown: &[Observation], last: Period) -> bool {
    !recent(shown, last).is_empty()
}

/// Draws the months that led to the figure of `last`, with a dot at the figure itself; nothing where fewer than three have a figure.
pub(super) fn draw(
    scene: &mut Scene,
    area: Rect,
    (series, last): (&Series, Period),
    shown: &[Observation],
    theme: &Theme,
) {
    let (end, recent) = (last.end(), recent(shown, last));
    if recent.is_empty() {
        return;
    }
    let values = || recent.iter().filter_map(|o| o.figure).map(|f| f.value);
    let (low, high) = values().fold((f64::MAX, f64::MIN), |(l, h), v| (l.min(v), h.max(v)));
    let x = Scale::new(f64::from(end - MONTHS), f64::from(end), area.x, area.right() - 3.0);
    let y = Scale::new(low, high, area.bottom() - 3.0, area.y + 3.0);
    if low < 0.0 && high > 0.0 {
        let (from, to) = (Point::new(area.x, y.pixel(0.0)), Point::new(area.right(), y.pixel(0.0)));
        scene.marks.push(Mark::Rule { from, to, color: theme.line, width: 1.0 });
    }
    let color = theme.series(0);
    let at = |o: &Observation| o.figure.map(|f| Point::new(x.pixel(o.period.middle()), y.pixel(f.value)));
    // A thin grey thread holds the history together where months are missing.
    let thread: Vec<Point> = recent.iter().filter_map(|o| at(o)).collect();
    scene.marks.push(Mark::Line { points: thread, color: theme.line, width: 1.5 });
    let mut run: Vec<Point> = Vec::new();
    let mut before: Option<&Observation> = None;
    let flush = |run: &mut Vec<Point>, scene: &mut Scene| match run.as_slice() {
        [] => {}
        [lone] => {
            scene.marks.push(Mark::Dot { at: *lone, radius: 1.5, color });
            run.clear();
        }
        _ => scene.marks.push(Mark::Line { points: std::mem::take(run), color, width: 1.5 }),
    };
    for observation in &recent {
        if !before.is_some_and(|b| observation.period.follows(b.period)) {
            flush(&mut run, scene);
        }
        run.extend(at(observation));
        before = Some(observation);
    }
    flush(&mut run, scene);
    if let Some(last) = series.at(last).and_then(at) {
        scene.marks.push(Mark::Dot { at: last, radius: 3.0, color });
    }
}
