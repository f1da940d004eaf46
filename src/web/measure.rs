//! Widths of texts as the browser will draw them.
//!
//! Owns a canvas context that is used for nothing else, and a cache: the same labels are measured
//! at every layout. Nothing is ever appended to the page.

use crate::paint::FAMILY;
use crate::scene::{Font, Measure};
use crate::text::number;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Texts kept before the cache is begun anew.
const MOST: usize = 2000;

/// Measures with `measureText`.
#[derive(Debug)]
pub(super) struct CanvasMeasure {
    context: CanvasRenderingContext2d,
    state: RefCell<State>,
}

#[derive(Debug, Default)]
struct State {
    font: Option<Font>,
    /// By font and text, written as one; sorted. A list, because a table of hashes is 4 kB of code.
    widths: Vec<(String, f64)>,
}

impl CanvasMeasure {
    /// Measures with a canvas of its own, made by the document of `canvas`.
    pub(super) fn new(canvas: &HtmlCanvasElement) -> Result<Self, JsValue> {
        let document = canvas.owner_document().ok_or(JsValue::NULL)?;
        let scratch: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
        Ok(Self { context: super::canvas::context(&scratch)?, state: RefCell::default() })
    }
}

impl Measure for CanvasMeasure {
    fn width(&self, text: &str, font: Font) -> f64 {
        let Ok(mut state) = self.state.try_borrow_mut() else { return 0.0 };
        let mut key = number::plain(font.size, 2);
        key.push(if font.bold { 'b' } else { ' ' });
        key.push_str(text);
        let found = state.widths.binary_search_by(|(known, _)| known.as_str().cmp(&key));
        if let Ok((_, width)) = found.map(|i| state.widths.get(i).map_or((i, 0.0), |(_, w)| (i, *w))) {
            return width;
        }
        if state.font != Some(font) {
            self.context.set_font(&css(font.size, font.bold));
            state.font = Some(font);
        }
        let width = self.context.measure_text(text).map_or(0.0, |m| m.width());
        match found {
            Err(place) if state.widths.len() < MOST => state.widths.insert(place, (key, width)),
            _ => state.widths = vec![(key, width)],
        }
        width
    }
}

/// The CSS font of a size and weight.
pub(super) fn css(size: f64, bold: bool) -> String {
    let weight = if bold { "bold " } else { "" };
    crate::text::fill("{0}{1}px {2}", &[weight, &number::plain(size, 2), FAMILY])
}
