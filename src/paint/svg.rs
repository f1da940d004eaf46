//! A drawing backend that writes SVG text.
//!
//! Why not plotters' own: it writes whole pixels only, divides font sizes by 1.24, repeats the font
//! at each text, and formats floats, which costs the Wasm 7 kB compressed
//! (`docs/decisions/0004-svg-backend.md`). Units are tenths of a CSS pixel, declared by the view box.

use super::{FAMILY, Grain, paint};
use crate::scene::Scene;
use crate::theme::Color;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use std::convert::Infallible;

type Outcome = Result<(), DrawingErrorKind<Infallible>>;

/// Units a CSS pixel: finer than anyone sees.
const UNITS: i32 = 10;

/// The scene as an SVG document of its size.
#[must_use]
pub fn write(scene: &Scene) -> String {
    let size = (scene.width.ceil() as i32, scene.height.ceil() as i32);
    let mut svg = Svg { out: String::new(), size };
    svg.tag("<svg xmlns=\"http://www.w3.org/2000/svg\"", &[("width", size.0), ("height", size.1)]);
    svg.text(" viewBox=\"0 0 ");
    svg.number(size.0 * UNITS);
    svg.text(" ");
    svg.number(size.1 * UNITS);
    svg.text("\" fill=\"none\" stroke-linejoin=\"round\" font-family=\"");
    svg.text(FAMILY);
    svg.text("\">\n");
    let grain = Grain { per_css: f64::from(UNITS), per_device: f64::from(UNITS) };
    // Writing to a string cannot fail.
    let _ = paint(scene, &mut svg, grain);
    svg.text("</svg>\n");
    svg.out
}

struct Svg {
    out: String,
    size: (i32, i32),
}

impl Svg {
    fn text(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn number(&mut self, n: i32) {
        self.out.push_str(&crate::text::number::plain(f64::from(n), 0));
    }

    fn tag(&mut self, open: &str, attributes: &[(&str, i32)]) {
        self.text(open);
        for (name, value) in attributes {
            self.text(" ");
            self.text(name);
            self.text("=\"");
            self.number(*value);
            self.text("\"");
        }
    }

    fn color(&mut self, what: &str, color: BackendColor) {
        let (r, g, b) = color.rgb;
        self.text(what);
        self.text(&Color(r, g, b).css());
        self.text("\"");
    }

    fn points(&mut self, tag: &str, path: impl IntoIterator<Item = BackendCoord>) {
        self.text(tag);
        self.text(" points=\"");
        for (i, (x, y)) in path.into_iter().enumerate() {
            self.text(if i == 0 { "" } else { " " });
            self.number(x);
            self.text(",");
            self.number(y);
        }
        self.text("\"");
    }
}

impl DrawingBackend for Svg {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.size.0.unsigned_abs(), self.size.1.unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Outcome {
        self.draw_rect((x, y), (x + UNITS, y + UNITS), &color, true)
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Outcome {
        let size = [("x", from.0), ("y", from.1), ("width", to.0 - from.0), ("height", to.1 - from.1)];
        self.tag("<rect", &size);
        self.color(if fill { " fill=\"" } else { " stroke=\"" }, style.color());
        self.text("/>\n");
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        self.points("<polyline", path);
        self.color(" stroke=\"", style.color());
        self.tag("", &[("stroke-width", style.stroke_width() as i32)]);
        self.text("/>\n");
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        self.points("<polygon", path);
        self.color(" fill=\"", style.color());
        self.text("/>\n");
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Outcome {
        self.tag("<circle", &[("cx", center.0), ("cy", center.1), ("r", radius as i32)]);
        self.color(if fill { " fill=\"" } else { " stroke=\"" }, style.color());
        self.text("/>\n");
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Outcome {
        self.tag("<text", &[("x", at.0), ("y", at.1), ("font-size", style.size().round() as i32)]);
        self.text(match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        });
        if matches!(style.style(), FontStyle::Bold) {
            self.text(" font-weight=\"bold\"");
        }
        self.color(" fill=\"", style.color());
        // The middle of the em box, as `textBaseline = "middle"`; `dominant-baseline` is not understood
        // by all that open SVG files.
        self.text(" dy=\".35em\">");
        for c in text.chars() {
            match c {
                '<' => self.text("&lt;"),
                '>' => self.text("&gt;"),
                '&' => self.text("&amp;"),
                // XML has no such characters, not even escaped.
                '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
                other => self.out.push(other),
            }
        }
        self.text("</text>\n");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Align, Font, Label, Mark, Point};

    #[test]
    fn what_xml_forbids_is_left_out() {
        let font = Font { size: 12.0, bold: false };
        let (at, color) = (Point::new(1.0, 1.0), Color(0, 0, 0));
        let text = "a\u{7}<\u{1b}&\u{ffff}b".into();
        let label = Label { text, at, align: Align::Left, font, color, width: 10.0 };
        let scene = Scene { width: 20.0, height: 20.0, marks: vec![Mark::Text(label)] };
        assert!(write(&scene).contains(">a&lt;&amp;b</text>"));
    }
}
