//! A legend in a line that breaks where it must: samples with their words.
//!
//! Owns the places. What a sample looks like is drawn by whoever asks.

use crate::scene::pen::Pen;
use crate::scene::{Align, Point};
use crate::theme::size;

/// Height of a line.
pub(super) const LINE: f64 = 18.0;
/// Room that a sample has.
pub(super) const SAMPLE: f64 = 20.0;
const GAP: f64 = 16.0;

/// Places of the samples, left and middle, and the height of all lines.
pub(super) fn places(pen: &Pen<'_>, words: &[&str], width: f64) -> (Vec<Point>, f64) {
    let (mut x, mut line) = (0.0, 0.0);
    let mut places = Vec::with_capacity(words.len());
    for word in words {
        let long = SAMPLE + 6.0 + pen.width(word, size::SMALL);
        if x > 0.0 && x + long > width {
            (x, line) = (0.0, line + 1.0);
        }
        places.push(Point::new(x, (line + 0.5) * LINE));
        x += long + GAP;
    }
    (places, if words.is_empty() { 0.0 } else { (line + 1.0) * LINE })
}

/// Writes a word beside its sample.
pub(super) fn word(pen: &mut Pen<'_>, at: Point, word: &str, width: f64) {
    let x = at.x + SAMPLE + 6.0;
    let text = pen.cut(word, (width - x).max(1.0), size::SMALL);
    let color = pen.theme.muted;
    pen.text(&text, (x, at.y), Align::Left, size::SMALL, color);
}
