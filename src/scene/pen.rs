//! Puts marks down one after another, in the colours of a theme, measuring texts as they come.
//!
//! Owns the scene while it is drawn. Refuses to know what is drawn. Cost: one measured text a label.

use super::wrap::wrap;
use super::{Align, Font, Label, Mark, Measure, Point, Rect, Scene};
use crate::theme::{Color, Theme};

/// A scene in the making.
pub struct Pen<'a> {
    /// What has been drawn.
    pub scene: Scene,
    /// The colours.
    pub theme: &'a Theme,
    measure: &'a dyn Measure,
}

impl std::fmt::Debug for Pen<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pen").field("scene", &self.scene).finish_non_exhaustive()
    }
}

impl<'a> Pen<'a> {
    /// Blank paper of a size.
    #[must_use]
    pub fn new(width: f64, height: f64, theme: &'a Theme, measure: &'a dyn Measure) -> Self {
        let mut pen = Self { scene: Scene { width, height, marks: Vec::new() }, theme, measure };
        pen.fill(Rect { x: 0.0, y: 0.0, width, height }, theme.paper);
        pen
    }

    /// Gives the paper the height that what was put down turned out to need.
    pub fn resize(&mut self, height: f64) {
        self.scene.height = height;
        if let Some(Mark::Box { rect, .. }) = self.scene.marks.first_mut() {
            rect.height = height;
        }
    }

    /// Width of a text.
    #[must_use]
    pub fn width(&self, text: &str, font: Font) -> f64 {
        self.measure.width(text, font)
    }

    /// A text in one line no wider than `room`, cut with an ellipsis where it is longer.
    #[must_use]
    pub fn cut(&self, text: &str, room: f64, font: Font) -> String {
        wrap(text, room, 1, font, self.measure).pop().unwrap_or_default()
    }

    /// A text in at most `most` lines.
    #[must_use]
    pub fn lines(&self, text: &str, room: f64, most: usize, font: Font) -> Vec<String> {
        wrap(text, room, most, font, self.measure)
    }

    /// Writes a text; nothing for an empty one.
    pub fn text(&mut self, text: &str, at: (f64, f64), align: Align, font: Font, color: Color) {
        if text.is_empty() {
            return;
        }
        let width = self.width(text, font);
        let at = Point::new(at.0, at.1);
        self.scene.marks.push(Mark::Text(Label { text: text.into(), at, align, font, color, width }));
    }

    /// Writes lines below each other, the first centred half a `pitch` below `at`.
    pub fn paragraph(&mut self, lines: &[String], at: (f64, f64), pitch: f64, font: Font, color: Color) {
        for (i, line) in lines.iter().enumerate() {
            self.text(line, (at.0, at.1 + (i as f64 + 0.5) * pitch), Align::Left, font, color);
        }
    }

    /// A filled rectangle.
    pub fn fill(&mut self, rect: Rect, color: Color) {
        self.scene.marks.push(Mark::Box { rect, color });
    }

    /// A filled rectangle with a border of `width` inside its edges.
    pub fn card(&mut self, rect: Rect, ground: Color, border: Color, width: f64) {
        self.fill(rect, border);
        let inside = Rect {
            x: rect.x + width,
            y: rect.y + width,
            width: (rect.width - 2.0 * width).max(0.0),
            height: (rect.height - 2.0 * width).max(0.0),
        };
        self.fill(inside, ground);
    }

    /// A horizontal or vertical line.
    pub fn rule(&mut self, from: (f64, f64), to: (f64, f64), color: Color, width: f64) {
        let (from, to) = (Point::new(from.0, from.1), Point::new(to.0, to.1));
        self.scene.marks.push(Mark::Rule { from, to, color, width });
    }

    /// A line through points; a dot where there is one only.
    pub fn line(&mut self, points: Vec<Point>, color: Color, width: f64) {
        match points.as_slice() {
            [] => {}
            [at] => self.dot(*at, width.max(1.5), color),
            _ => self.scene.marks.push(Mark::Line { points, color, width }),
        }
    }

    /// A dashed line from one point to another.
    pub fn dashes(&mut self, from: Point, to: Point, color: Color, width: f64) {
        const DASH: f64 = 4.0;
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let length = dx.hypot(dy);
        if !length.is_finite() || length < 1.0 {
            return;
        }
        let on = |share: f64| Point::new(from.x + dx * share, from.y + dy * share);
        let count = (length / (2.0 * DASH)).ceil().min(2000.0);
        for i in 0..count as usize {
            let begin = i as f64 / count;
            self.line(vec![on(begin), on(begin + 0.55 / count)], color, width);
        }
    }

    /// A filled circle.
    pub fn dot(&mut self, at: Point, radius: f64, color: Color) {
        self.scene.marks.push(Mark::Dot { at, radius, color });
    }

    /// A filled polygon.
    pub fn area(&mut self, points: Vec<Point>, color: Color) {
        if points.len() > 2 {
            self.scene.marks.push(Mark::Area { points, color });
        }
    }
}
