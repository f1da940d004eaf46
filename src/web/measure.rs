//! Widths of texts as the browser will draw them.
//!
//! Measures on the very canvas that is drawn on: which face a family name stands for depends on the
//! language of the element. Owns a cache, because the same labels are measured at every layout.
//! Nothing is ever appended to the page.

use crate::paint::FAMILY;
use crate::scene::{Font, Measure};
use crate::text::number;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Texts kept before the cache is begun anew.
const MOST: usize = 2000;

/// Measures with `measureText`.
#[derive(Debug)]
pub(super) struct CanvasMeasure {
    context: CanvasRenderingContext2d,
    widths: Widths,
}

/// Widths known, by font and text written as one; sorted. A list, because a table of hashes is 4 kB of
/// code. Shared with the engine, which forgets them when the language may have changed.
pub(super) type Widths = Rc<RefCell<Vec<(String, f64)>>>;

impl CanvasMeasure {
    /// Measures on `canvas`, remembering in `widths`.
    pub(super) fn new(canvas: &HtmlCanvasElement, widths: Widths) -> Result<Self, JsValue> {
        Ok(Self { context: super::canvas::context(canvas)?, widths })
    }
}

impl Measure for CanvasMeasure {
    fn width(&self, text: &str, font: Font) -> f64 {
        let Ok(mut widths) = self.widths.try_borrow_mut() else { return 0.0 };
        let mut key = number::plain(font.size, 2);
        key.push(if font.bold { 'b' } else { ' ' });
        key.push_str(text);
        let found = widths.binary_search_by(|(known, _)| known.as_str().cmp(&key));
        if let Some((_, width)) = found.ok().and_then(|i| widths.get(i)) {
            return *width;
        }
        // The painter sets the font too, on the same context.
        self.context.set_font(&css(font.size, font.bold));
        let width = self.context.measure_text(text).map_or(0.0, |m| m.width());
        match found {
            Err(place) if widths.len() < MOST => widths.insert(place, (key, width)),
            _ => *widths = vec![(key, width)],
        }
        width
    }
}

/// The CSS font of a size and weight.
pub(super) fn css(size: f64, bold: bool) -> String {
    let weight = if bold { "bold " } else { "" };
    crate::text::fill("{0}{1}px {2}", &[weight, &number::plain(size, 2), FAMILY])
}
