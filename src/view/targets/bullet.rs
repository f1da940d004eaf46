//! A bullet: the way done as a bar, the target as a tick, the time that has passed as a mark below.
//!
//! Owns its scale. A way is shown in shares of it, from where it began to the target, so that ticks stand below each other; a growth rate in
//! its own unit from zero, with the target at the same place; a bound as a strip of what is allowed, on a scale about bound and figure.

use super::Entry;
use crate::data::tables::Aim;
use crate::scale::Scale;
use crate::scene::lamp::{self, Sign};
use crate::scene::pen::Pen;
use crate::scene::{Point, Rect};
use crate::target::{Kind, kind};
use crate::theme::{Color, Theme, Tone};

/// Height of the track.
pub(super) const TRACK: f64 = 14.0;
/// Height of track and the mark of time below it.
pub(super) const HEIGHT: f64 = 26.0;
const BAR: f64 = 8.0;
/// Where the scale ends, in ways to the target.
const BEYOND: f64 = 1.25;

/// What is drawn of a target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Bullet {
    /// Share of the way done and of the time passed.
    Way(Option<f64>, Option<f64>),
    /// A value against another, from zero.
    Value(Option<f64>, f64),
    /// A figure against what is allowed; open ends are none.
    Bound(Option<f64>, (Option<f64>, Option<f64>)),
}

/// What suits a target.
pub(super) fn of(entry: &Entry) -> Bullet {
    let goal = entry.goal();
    let progress = entry.progress;
    let latest = progress.map(|p| p.latest.1.value);
    match (kind(&entry.target), entry.target.aim) {
        (_, Aim::Range(upper)) => Bullet::Bound(latest, (Some(goal), Some(upper.value))),
        (Kind::Level | Kind::Rate | Kind::RunningRate, Aim::Floor) => Bullet::Bound(latest, (Some(goal), None)),
        (Kind::Level | Kind::Rate | Kind::RunningRate, Aim::Ceiling) => Bullet::Bound(latest, (None, Some(goal))),
        (Kind::Rate | Kind::RunningRate, _) => Bullet::Value(latest, goal),
        (Kind::Level | Kind::Total, _) => match progress.map(|p| (p.done, p.time)) {
            Some((None, _)) => Bullet::Value(latest, goal),
            Some((done, time)) => Bullet::Way(done, time),
            None => Bullet::Way(None, None),
        },
    }
}

/// The tint of what is allowed.
pub(super) fn allowed(theme: &Theme) -> Color {
    theme.series(0).over(theme.paper, 0.28)
}

/// Draws it into a rectangle of [`HEIGHT`].
pub(super) fn draw(pen: &mut Pen<'_>, bullet: Bullet, area: Rect) {
    let theme = pen.theme;
    let track = Rect { height: TRACK, ..area };
    pen.fill(track, theme.line.ground(theme.paper));
    match bullet {
        Bullet::Way(done, time) => {
            let x = Scale::new(0.0, BEYOND, track.x, track.right());
            if let Some(done) = done {
                bar(pen, &x, (0.0, done), track);
            }
            tick(pen, x.pixel(1.0), track);
            if let Some(time) = time {
                time_mark(pen, Point::new(x.pixel(time), track.bottom() + 6.0));
            }
        }
        Bullet::Value(value, goal) => {
            let shown = value.unwrap_or(goal);
            let (low, high) = if goal > 0.0 && shown >= 0.0 {
                (0.0, goal * BEYOND)
            } else {
                let (low, high) = (shown.min(goal).min(0.0), shown.max(goal).max(0.0));
                let room = (high - low) * 0.12;
                (if low < 0.0 { low - room } else { 0.0 }, high + room)
            };
            let x = Scale::new(low, high, track.x, track.right());
            if let Some(value) = value {
                bar(pen, &x, (0.0, value), track);
            }
            if low < 0.0 {
                let zero = x.pixel(0.0);
                pen.rule((zero, track.y), (zero, track.bottom()), theme.axis, 1.0);
            }
            tick(pen, x.pixel(goal), track);
        }
        Bullet::Bound(value, (low, high)) => bound(pen, value, (low, high), track),
    }
}

/// A bound: what is allowed as a strip, the figure as a dot.
fn bound(pen: &mut Pen<'_>, value: Option<f64>, (low, high): (Option<f64>, Option<f64>), track: Rect) {
    let theme = pen.theme;
    let all = || [low, high, value].into_iter().flatten();
    let (least, greatest) = all().fold((f64::MAX, f64::MIN), |(l, h), v| (l.min(v), h.max(v)));
    let width = greatest - least;
    let room = if width > 0.0 { width * 0.6 } else { greatest.abs() * 0.1 };
    let x = Scale::new(least - room, greatest + room, track.x, track.right());
    let (from, to) = (low.map_or(track.x, |v| x.pixel(v)), high.map_or(track.right(), |v| x.pixel(v)));
    pen.fill(Rect { x: from, width: (to - from).max(0.0), ..track }, allowed(theme));
    for end in [low, high].into_iter().flatten() {
        tick(pen, x.pixel(end), track);
    }
    if let Some(value) = value {
        let at = Point::new(x.pixel(value), track.y + TRACK / 2.0);
        pen.dot(at, 6.0, theme.paper);
        pen.dot(at, 5.0, theme.series(0));
    }
}

/// A bar, with a point where it would leave the track.
fn bar(pen: &mut Pen<'_>, x: &Scale, (from, to): (f64, f64), track: Rect) {
    let color = pen.theme.series(0);
    let top = track.y + (TRACK - BAR) / 2.0;
    let clamp = |v: f64| x.pixel(v).clamp(track.x, track.right());
    let (a, b) = (clamp(from), clamp(to));
    let middle = top + BAR / 2.0;
    let point = 6.0_f64.min(track.width);
    let beyond = |tip: f64, back: f64| {
        vec![Point::new(tip, middle), Point::new(back, middle - TRACK / 2.0), Point::new(back, middle + TRACK / 2.0)]
    };
    let (left, right) = (a.min(b), a.max(b));
    if to > x.high() {
        pen.fill(Rect { x: left, y: top, width: (right - point - left).max(0.0), height: BAR }, color);
        pen.area(beyond(right, right - point), color);
    } else if to < x.low() {
        pen.area(beyond(left, left + point), color);
    } else {
        pen.fill(Rect { x: left, y: top, width: (right - left).max(1.0), height: BAR }, color);
    }
}

/// The target.
pub(super) fn tick(pen: &mut Pen<'_>, x: f64, track: Rect) {
    let color = pen.theme.ink;
    pen.fill(Rect { x: x - 1.5, y: track.y - 3.0, width: 3.0, height: track.height + 6.0 }, color);
}

/// The time that has passed.
pub(super) fn time_mark(pen: &mut Pen<'_>, at: Point) {
    lamp::draw(pen, Sign::Up, Tone::Calm, at, 8.0);
}
