//! plotters' canvas backend, with what it lacks.
//!
//! `CanvasBackend` knows nothing of the device pixel ratio, counts in whole pixels, anchors texts
//! by the page's direction, and sets colour and font, as freshly formatted text, for every mark.
//! [`Fine`] wraps it: a backend unit is 1/16 of a device pixel, texts are drawn at their own size
//! with their own anchors, and colour, font and line width are set only when they change. What it
//! costs to leave shapes to the wrapped backend instead is in `docs/decisions/0003-canvas-backend.md`.

use super::measure::css;
use crate::paint::{self, Grain};
use crate::scene::Scene;
use crate::theme::Color;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

type Outcome = Result<(), DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

/// Backend units a device pixel.
const STEPS: f64 = 16.0;

/// Segments of a stroke: a longer one costs the browser up to four times what its pieces do.
#[cfg(feature = "whole")]
const PIECE: usize = 100;

/// The 2D context of a canvas.
pub(super) fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, JsValue> {
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    Ok(context.unchecked_into())
}

/// Sizes the canvas to whole device pixels and draws the scene on it.
pub(super) fn draw(scene: &Scene, canvas: &HtmlCanvasElement, ratio: f64) -> Result<(), JsValue> {
    let device = |v: f64| (v * ratio).round().clamp(1.0, 32_767.0) as u32;
    let (width, height) = (device(scene.width), device(scene.height));
    if canvas.width() != width || canvas.height() != height {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    let context = context(canvas)?;
    context.set_line_join("round");
    context.set_text_baseline("middle");
    let backend = CanvasBackend::with_canvas_object(canvas.clone()).ok_or(JsValue::NULL)?;
    let mut fine = Fine { backend, context, ratio, fill: None, stroke: None, font: None };
    fine.scale(1.0);
    let grain = Grain { per_css: ratio * STEPS, per_device: STEPS };
    // No drawing of ours fails: the context's own calls do not.
    let _ = paint::paint(scene, &mut fine, grain);
    Ok(())
}

/// The wrapped backend. Coordinates are in 1/16 of a device pixel.
struct Fine {
    backend: CanvasBackend,
    context: CanvasRenderingContext2d,
    ratio: f64,
    fill: Option<(u8, u8, u8)>,
    stroke: Option<((u8, u8, u8), u32)>,
    font: Option<(f64, bool)>,
}

/// Backend units as device pixels.
fn pixels(steps: i32) -> f64 {
    f64::from(steps) / STEPS
}

impl Fine {
    fn scale(&self, by: f64) {
        // Fails only for values that are not finite.
        let _ = self.context.set_transform(by, 0.0, 0.0, by, 0.0, 0.0);
    }

    fn fill_with(&mut self, color: BackendColor) {
        if self.fill != Some(color.rgb) {
            let (r, g, b) = color.rgb;
            self.context.set_fill_style_str(&Color(r, g, b).css());
            self.fill = Some(color.rgb);
        }
    }
}

impl DrawingBackend for Fine {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.backend.get_size()
    }

    fn ensure_prepared(&mut self) -> Outcome {
        self.backend.ensure_prepared()
    }

    fn present(&mut self) -> Outcome {
        self.backend.present()
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Outcome {
        let next = (x + STEPS as i32, y + STEPS as i32);
        self.draw_rect((x, y), next, &color, true)
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Outcome {
        if !fill {
            let corners = [from, (to.0, from.1), to, (from.0, to.1), from];
            return self.draw_path(corners, style);
        }
        self.fill_with(style.color());
        let (x, y) = (pixels(from.0), pixels(from.1));
        self.context.fill_rect(x, y, pixels(to.0) - x, pixels(to.1) - y);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        let wanted = (style.color().rgb, style.stroke_width());
        if self.stroke != Some(wanted) {
            let (r, g, b) = wanted.0;
            self.context.set_stroke_style_str(&Color(r, g, b).css());
            self.context.set_line_width(pixels(wanted.1 as i32));
            self.stroke = Some(wanted);
        }
        self.context.begin_path();
        #[cfg(feature = "whole")]
        let mut length = 0;
        for (x, y) in path {
            // The first `lineTo` of a path moves there.
            self.context.line_to(pixels(x), pixels(y));
            #[cfg(feature = "whole")]
            {
                length += 1;
                if length > PIECE {
                    self.context.stroke();
                    self.context.begin_path();
                    self.context.line_to(pixels(x), pixels(y));
                    length = 1;
                }
            }
        }
        self.context.stroke();
        Ok(())
    }

    #[cfg(feature = "whole")]
    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        self.fill_with(style.color());
        self.context.begin_path();
        for (x, y) in path {
            self.context.line_to(pixels(x), pixels(y));
        }
        self.context.fill();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, _: bool) -> Outcome {
        self.fill_with(style.color());
        self.context.begin_path();
        let _ = self.context.arc(pixels(center.0), pixels(center.1), pixels(radius as i32), 0.0, std::f64::consts::TAU);
        self.context.fill();
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Outcome {
        self.fill_with(style.color());
        let steps = STEPS * self.ratio;
        let font = (style.size() / steps, matches!(style.style(), FontStyle::Bold));
        if self.font != Some(font) {
            self.context.set_font(&css(font.0, font.1));
            self.font = Some(font);
        }
        self.context.set_text_align(match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        });
        self.scale(self.ratio);
        let _ = self.context.fill_text(text, f64::from(at.0) / steps, f64::from(at.1) / steps);
        self.scale(1.0);
        Ok(())
    }
}
