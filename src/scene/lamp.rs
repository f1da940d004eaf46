//! Small signs that tell a state by shape as well as by colour.
//!
//! Owns the shapes and which tone each has; words stand beside them, never on them. Refuses to know what a state means.

use super::Point;
use super::pen::Pen;
use crate::theme::Tone;

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A filled circle.
    Disc,
    /// A triangle that points up.
    Up,
    /// A triangle that points down.
    Down,
    /// A square on its corner.
    Diamond,
    /// A square.
    Square,
    /// A cross.
    Cross,
    /// A tick.
    Check,
    /// A ring.
    Ring,
}

/// Draws a sign about `at`, `size` across.
pub fn draw(pen: &mut Pen<'_>, sign: Sign, tone: Tone, at: Point, size: f64) {
    let color = pen.theme.tone(tone);
    let half = size / 2.0;
    let p = |dx: f64, dy: f64| Point::new(at.x + dx * half, at.y + dy * half);
    match sign {
        Sign::Disc => pen.dot(at, half, color),
        Sign::Up => pen.area(vec![p(0.0, -1.0), p(1.05, 0.85), p(-1.05, 0.85)], color),
        Sign::Down => pen.area(vec![p(0.0, 1.0), p(1.05, -0.85), p(-1.05, -0.85)], color),
        Sign::Diamond => pen.area(vec![p(0.0, -1.1), p(1.1, 0.0), p(0.0, 1.1), p(-1.1, 0.0)], color),
        Sign::Square => pen.area(vec![p(-0.9, -0.9), p(0.9, -0.9), p(0.9, 0.9), p(-0.9, 0.9)], color),
        Sign::Cross => {
            pen.line(vec![p(-0.8, -0.8), p(0.8, 0.8)], color, size * 0.24);
            pen.line(vec![p(-0.8, 0.8), p(0.8, -0.8)], color, size * 0.24);
        }
        Sign::Check => pen.line(vec![p(-0.95, 0.05), p(-0.25, 0.75), p(0.95, -0.75)], color, size * 0.24),
        Sign::Ring => {
            pen.dot(at, half, color);
            pen.dot(at, half * 0.55, pen.theme.paper);
        }
    }
}
