//! What is to be drawn: a flat, fully resolved list of marks.
//!
//! Owns the vocabulary between the views, which decide, and [`crate::paint`], which copies. Lengths
//! are CSS pixels with y pointing down; colours are final. Knows nothing of data, scales or
//! languages. Marks are drawn in order. Cost: one allocation a polyline, none a rule.

pub mod axes;
#[cfg(feature = "whole")]
pub mod clip;
#[cfg(feature = "whole")]
pub mod lamp;
#[cfg(feature = "whole")]
pub mod pen;
pub mod spread;
#[cfg(feature = "whole")]
pub mod wrap;

use crate::theme::Color;

/// A point in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

impl Point {
    /// The point (`x`, `y`).
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

/// An axis-parallel rectangle in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Never negative.
    pub width: f64,
    /// Never negative.
    pub height: f64,
}

impl Rect {
    /// Right edge.
    #[must_use]
    pub fn right(self) -> f64 {
        self.x + self.width
    }

    /// Bottom edge.
    #[must_use]
    pub fn bottom(self) -> f64 {
        self.y + self.height
    }

    /// Whether `p` lies inside or on the edge.
    #[must_use]
    pub fn contains(self, p: Point) -> bool {
        p.x >= self.x && p.x <= self.right() && p.y >= self.y && p.y <= self.bottom()
    }

    /// Whether the two share more than an edge.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }
}

/// Which end of a text its position names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// The left end, whatever the direction of the page.
    Left,
    /// The middle.
    Center,
    /// The right end.
    Right,
}

/// Size and weight of a text; the family is the theme's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Font {
    /// Height of the em in CSS pixels.
    pub size: f64,
    /// Whether it is bold.
    pub bold: bool,
}

/// A line of text, centred vertically on `at`.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What it says.
    pub text: String,
    /// The point that `align` names, at half the height.
    pub at: Point,
    /// Which end `at` is.
    pub align: Align,
    /// Size and weight.
    pub font: Font,
    /// Colour.
    pub color: Color,
    /// Width as measured when it was placed.
    pub width: f64,
}

impl Label {
    /// The box the text covers.
    #[must_use]
    pub fn extent(&self) -> Rect {
        let x = match self.align {
            Align::Left => self.at.x,
            Align::Center => self.at.x - self.width / 2.0,
            Align::Right => self.at.x - self.width,
        };
        // Ascender to descender of common fonts is about 1.1 em.
        let height = self.font.size * 1.1;
        Rect { x, y: self.at.y - height / 2.0, width: self.width, height }
    }
}

/// One thing to draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A polyline, at sub-pixel positions.
    Line {
        /// At least two points, all finite.
        points: Vec<Point>,
        /// Colour.
        color: Color,
        /// Width.
        width: f64,
    },
    /// A horizontal or vertical line, set on whole device pixels.
    Rule {
        /// One end.
        from: Point,
        /// The other end; shares a coordinate with `from`.
        to: Point,
        /// Colour.
        color: Color,
        /// Width; at least one device pixel is drawn.
        width: f64,
    },
    /// A filled rectangle, its edges on whole device pixels.
    Box {
        /// Where.
        rect: Rect,
        /// Colour.
        color: Color,
    },
    /// A filled polygon.
    #[cfg(feature = "whole")]
    Area {
        /// Its corners, at least three, all finite.
        points: Vec<Point>,
        /// Colour.
        color: Color,
    },
    /// Filled columns, side by side: a line with several points to a device pixel.
    #[cfg(feature = "whole")]
    Columns {
        /// Left edge of the first.
        x: f64,
        /// Width of each.
        step: f64,
        /// Top and bottom of each; a column whose bottom is not below its top is left out.
        spans: Vec<(f64, f64)>,
        /// Colour.
        color: Color,
    },
    /// A filled circle.
    Dot {
        /// Centre.
        at: Point,
        /// Radius.
        radius: f64,
        /// Colour.
        color: Color,
    },
    /// A line of text.
    Text(Label),
}

#[cfg(feature = "whole")]
impl Mark {
    /// The same mark, `dx` to the right and `dy` down.
    #[must_use]
    pub fn moved(self, dx: f64, dy: f64) -> Self {
        let shift = |p: Point| Point::new(p.x + dx, p.y + dy);
        let boxed = |r: Rect| Rect { x: r.x + dx, y: r.y + dy, ..r };
        match self {
            Self::Line { points, color, width } => {
                Self::Line { points: points.into_iter().map(shift).collect(), color, width }
            }
            Self::Rule { from, to, color, width } => Self::Rule { from: shift(from), to: shift(to), color, width },
            Self::Box { rect, color } => Self::Box { rect: boxed(rect), color },
            Self::Area { points, color } => Self::Area { points: points.into_iter().map(shift).collect(), color },
            Self::Columns { x, step, spans, color } => {
                let spans = spans.into_iter().map(|(top, bottom)| (top + dy, bottom + dy)).collect();
                Self::Columns { x: x + dx, step, spans, color }
            }
            Self::Dot { at, radius, color } => Self::Dot { at: shift(at), radius, color },
            Self::Text(label) => Self::Text(Label { at: shift(label.at), ..label }),
        }
    }
}

/// A resolved picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// In drawing order.
    pub marks: Vec<Mark>,
}

/// Pixels that every browser grants a canvas, and how many along a side; one that is larger stays blank in some.
#[cfg(feature = "whole")]
const CANVAS: (f64, f64) = (16_777_216.0, 16_384.0);

impl Scene {
    /// Device pixels a CSS pixel at which it fits onto a canvas of any browser: `wanted`, or fewer for a very tall picture.
    #[cfg(feature = "whole")]
    #[must_use]
    pub fn fitting(&self, wanted: f64) -> f64 {
        let (width, height) = (self.width.max(1.0), self.height.max(1.0));
        wanted.min((CANVAS.0 / (width * height)).sqrt()).min(CANVAS.1 / width.max(height))
    }

    /// The texts of the picture.
    pub fn labels(&self) -> impl Iterator<Item = &Label> {
        self.marks.iter().filter_map(|m| match m {
            Mark::Text(label) => Some(label),
            _ => None,
        })
    }
}

/// The one service the core asks of its host: how wide a text will be.
pub trait Measure {
    /// Width of `text` in CSS pixels.
    fn width(&self, text: &str, font: Font) -> f64;
}

/// A measure that needs no host: fixed advances per class of character.
///
/// Used where there is no browser (tests, SVG on a server), so that the result does not depend on
/// a machine's fonts. Advances are those of common sans-serif faces, rounded up.
#[derive(Clone, Copy, Debug, Default)]
pub struct FixedAdvances;

impl Measure for FixedAdvances {
    fn width(&self, text: &str, font: Font) -> f64 {
        let ems: f64 = text
            .chars()
            .map(|c| match c {
                ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | 'i' | 'j' | 'l' | 'I' | 'f' | 't' | '(' | ')' => 0.30,
                'm' | 'w' | 'M' | 'W' | '%' => 0.86,
                'A'..='Z' => 0.66,
                c if (c as u32) < 0x2000 => 0.56,
                '–' | '−' | '·' | '’' | '“' | '”' => 0.56,
                _ => 1.0,
            })
            .sum();
        ems * font.size * if font.bold { 1.06 } else { 1.0 }
    }
}

#[cfg(test)]
#[cfg(feature = "whole")]
mod tests {
    use super::Scene;

    #[test]
    fn tall_pictures_fit_onto_a_canvas() {
        let at = |width: f64, height: f64, wanted: f64| {
            let ratio = Scene { width, height, marks: Vec::new() }.fitting(wanted);
            assert!(ratio <= wanted && width * height * ratio * ratio <= 16_777_217.0 && height * ratio <= 16_384.1);
            ratio
        };
        assert_eq!(at(960.0, 420.0, 2.0), 2.0);
        assert!(at(390.0, 5_200.0, 3.0) > 2.8);
        assert!(at(390.0, 20_000.0, 3.0) < 0.82);
        assert_eq!(at(0.0, 0.0, 3.0), 3.0);
    }
}
