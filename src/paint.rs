//! A scene onto any plotters backend.
//!
//! Owns nothing but the copying. Backends count in whole numbers, so a CSS pixel is divided into
//! `grain` steps for them: lines keep their sub-pixel places. Rules and boxes are set on whole
//! device pixels, so they are crisp at every ratio. Cost: one backend call a mark.

#[cfg(feature = "whole")]
pub mod svg;

use crate::scene::{Align, Label, Mark, Point, Rect, Scene};
use crate::theme::Color;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};
use plotters_backend::{BackendColor, DrawingBackend, DrawingErrorKind};

/// Font stack of all texts: the system's own faces, Chinese ones before their Latin fall-backs.
pub const FAMILY: &str =
    "system-ui,-apple-system,'Segoe UI',Roboto,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif";

/// How lengths become a backend's whole numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grain {
    /// Backend units a CSS pixel.
    pub per_css: f64,
    /// Backend units a device pixel; rules and boxes are set on multiples of it.
    pub per_device: f64,
}

/// Draws the marks in order.
///
/// # Errors
/// The backend's own, at the first mark that fails.
pub fn paint<B: DrawingBackend>(
    scene: &Scene,
    backend: &mut B,
    grain: Grain,
) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    for mark in &scene.marks {
        match mark {
            Mark::Line { points, color, width } => {
                backend.draw_path(points.iter().map(|p| grain.point(*p)), &style(*color, grain.width(*width)))?;
            }
            Mark::Rule { from, to, color, width } => {
                let (upper, lower) = grain.rule(*from, *to, *width);
                backend.draw_rect(upper, lower, &style(*color, 1), true)?;
            }
            Mark::Box { rect, color } => {
                let (upper, lower) = grain.rect(*rect);
                backend.draw_rect(upper, lower, &style(*color, 1), true)?;
            }
            #[cfg(feature = "whole")]
            Mark::Area { points, color } => {
                backend.fill_polygon(points.iter().map(|p| grain.point(*p)), &style(*color, 1))?;
            }
            #[cfg(feature = "whole")]
            Mark::Columns { x, step, spans, color } => columns(backend, grain, (*x, *step), spans, *color)?,
            Mark::Dot { at, radius, color } => {
                let radius = (radius * grain.per_css).round() as u32;
                backend.draw_circle(grain.point(*at), radius, &style(*color, 1), true)?;
            }
            Mark::Text(label) => {
                backend.draw_text(&label.text, &lettering(label, grain), grain.point(label.at))?;
            }
        }
    }
    Ok(())
}

/// Draws columns as rectangles: a stroke up and down in each would cost forty times as much.
#[cfg(feature = "whole")]
fn columns<B: DrawingBackend>(
    backend: &mut B,
    grain: Grain,
    (x, step): (f64, f64),
    spans: &[(f64, f64)],
    color: Color,
) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    let style = style(color, 1);
    let across = |i: usize| ((x + i as f64 * step) * grain.per_css).round() as i32;
    let down = |y: f64| (y * grain.per_css).round() as i32;
    for (i, (top, bottom)) in spans.iter().enumerate() {
        if top < bottom {
            backend.draw_rect((across(i), down(*top)), (across(i + 1), down(*bottom)), &style, true)?;
        }
    }
    Ok(())
}

impl Grain {
    fn point(self, p: Point) -> (i32, i32) {
        ((p.x * self.per_css).round() as i32, (p.y * self.per_css).round() as i32)
    }

    fn width(self, width: f64) -> u32 {
        (width * self.per_css).round().max(1.0) as u32
    }

    /// The nearest device pixel's edge, in backend units.
    fn snap(self, v: f64) -> i32 {
        ((v * self.per_css / self.per_device).round() * self.per_device).round() as i32
    }

    fn rect(self, r: Rect) -> ((i32, i32), (i32, i32)) {
        ((self.snap(r.x), self.snap(r.y)), (self.snap(r.right()), self.snap(r.bottom())))
    }

    /// A rule as a rectangle of whole device pixels about its middle.
    fn rule(self, from: Point, to: Point, width: f64) -> ((i32, i32), (i32, i32)) {
        let thick = (width * self.per_css / self.per_device).round().max(1.0) * self.per_device;
        let across = |v: f64| {
            let edge = ((v * self.per_css - thick / 2.0) / self.per_device).round() * self.per_device;
            (edge.round() as i32, (edge + thick).round() as i32)
        };
        if from.y == to.y {
            let (top, bottom) = across(from.y);
            ((self.snap(from.x.min(to.x)), top), (self.snap(from.x.max(to.x)), bottom))
        } else {
            let (left, right) = across(from.x);
            ((left, self.snap(from.y.min(to.y))), (right, self.snap(from.y.max(to.y))))
        }
    }
}

/// A style as plotters has it. Fills ignore the width.
fn style(color: Color, width: u32) -> ShapeStyle {
    ShapeStyle { color: RGBColor(color.0, color.1, color.2).into(), filled: true, stroke_width: width }
}

/// A label's style as plotters has it.
fn lettering(label: &Label, grain: Grain) -> TextStyle<'static> {
    let horizontal = match label.align {
        Align::Left => HPos::Left,
        Align::Center => HPos::Center,
        Align::Right => HPos::Right,
    };
    let weight = if label.font.bold { FontStyle::Bold } else { FontStyle::Normal };
    let font = FontDesc::new(FontFamily::Name(FAMILY), label.font.size * grain.per_css, weight);
    let color = BackendColor { alpha: 1.0, rgb: (label.color.0, label.color.1, label.color.2) };
    TextStyle { font, color, pos: Pos::new(horizontal, VPos::Center) }
}
