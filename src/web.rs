//! The engine as a page sees it (wasm32 only).
//!
//! Owns the border: bytes and numbers come in, small plain objects go out. Holds one
//! [`Widget`] and the canvas it is painted on. Rust never calls the page except to draw and to
//! measure text; what happened is returned and dispatched by the element. Errors are real `Error`
//! objects (see [`fault`]).

mod canvas;
#[cfg(feature = "whole")]
mod explore;
mod fault;
mod measure;

use crate::error::{Error, Sentence};
#[cfg(feature = "whole")]
use crate::paint;
use crate::read::File;
use crate::text::Language;
use crate::widget::Widget;
use crate::widget::input::{Input, Key};
use crate::widget::plain::plain as plain_fields;

use crate::spec::Asked;
use crate::widget::response::{Notice, Response};
use js_sys::{Reflect, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// A third of the size of the default allocator, and as quick (TLSF: constant time); see
/// `docs/decisions/0006-allocator.md`.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// One chart: a widget and its canvas.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    widget: Widget,
    canvas: HtmlCanvasElement,
    widths: measure::Widths,
}

/// A [`Response`] in the page's words.
struct Answer {
    dirty: u8,
    handled: bool,
    cursor: &'static str,
    #[cfg(feature = "whole")]
    moving: bool,
    notices: Vec<Notice>,
}

#[cfg(not(feature = "whole"))]
plain_fields!(Answer { dirty, handled, cursor, notices });
#[cfg(feature = "whole")]
plain_fields!(Answer { dirty, handled, cursor, moving, notices });

#[wasm_bindgen]
impl Engine {
    /// A chart on `canvas`, which need not be in the document.
    #[wasm_bindgen(constructor)]
    pub fn new(canvas: HtmlCanvasElement) -> Result<Engine, JsValue> {
        let widths = measure::Widths::default();
        let measure = measure::CanvasMeasure::new(&canvas, widths.clone())?;
        Ok(Self { widget: Widget::new(Box::new(measure)), canvas, widths })
    }

    /// Takes the attributes as an object of texts; what is absent or no text is empty.
    pub fn configure(&mut self, asked: JsValue) -> Result<JsValue, JsValue> {
        let text = |key: &str| Reflect::get(&asked, &key.into()).ok().and_then(|v| v.as_string()).unwrap_or_default();
        let asked = Asked::from_texts(text);
        #[cfg(feature = "whole")]
        let asked = Asked { today: today(), ..asked };
        // What is refused leaves the widget as it was, its language too.
        let language = Language::of_tag(&asked.lang);
        // The face may be another with the language only; the small engine is measured anew, which is less code.
        if (cfg!(not(feature = "whole")) || language != self.widget.language())
            && let Ok(mut widths) = self.widths.try_borrow_mut()
        {
            widths.clear();
        }
        let response = self.widget.configure(&asked).map_err(|e| fault::throw(&e, language))?;
        answer(response)
    }

    /// Takes the files of the chart: their names and their bytes, in order of precedence.
    pub fn load(&mut self, names: Vec<String>, files: Vec<Uint8Array>) -> Result<JsValue, JsValue> {
        let bytes: Vec<Vec<u8>> = files.iter().map(Uint8Array::to_vec).collect();
        let files: Vec<File<'_>> = names.iter().zip(&bytes).map(|(name, bytes)| File { name, bytes }).collect();
        let response = self.widget.load(&files).map_err(|e| fault::throw(&e, self.widget.language()))?;
        if !cfg!(feature = "whole") && self.widget.has_refused() {
            // Rows were refused, and the small engine has no words for it: it leaves the files to the whole one.
            return Err(fault::throw(&Error::of(&Sentence::new("", "", ""), &[]), self.widget.language()));
        }
        answer(response)
    }

    /// Tells the size of the stage in CSS pixels (height 0 leaves it to the view) and the ratio.
    pub fn resize(&mut self, width: f64, height: f64, ratio: f64) -> Result<JsValue, JsValue> {
        self.handle(Input::Resize { width, height, ratio })
    }

    /// Tells of the pointer: 0 moved, 1 pressed and released, anything else left.
    pub fn pointer(&mut self, kind: u8, x: f64, y: f64) -> Result<JsValue, JsValue> {
        self.handle(match kind {
            0 => Input::Move { x, y },
            1 => Input::Press { x, y },
            _ => Input::Leave,
        })
    }

    /// Tells of a key by its `KeyboardEvent.key`.
    pub fn key(&mut self, name: &str) -> Result<JsValue, JsValue> {
        match Key::named(name) {
            Some(key) => self.handle(Input::Key(key)),
            None => answer(Response::default()),
        }
    }

    /// Tells what was chosen outside the stage: 0 a legend entry, 1 a measure, 2 the way back, 3 the
    /// focus came, 5 an entry of the menu of what can be computed, 6 a frequency of it, 7 the picking of an
    /// index' base, 8 a method (100 × family + number), 9 the quality, 10 the head of a
    /// column, anything else the focus left.
    pub fn act(&mut self, kind: u8, index: usize) -> Result<JsValue, JsValue> {
        self.handle(match kind {
            0 => Input::Toggle(index),
            1 => Input::Measure(index),
            2 => Input::Back,
            3 => Input::Focus,
            #[cfg(feature = "whole")]
            5 => Input::Compute(index),
            #[cfg(feature = "whole")]
            6 => Input::Frequency(index),
            #[cfg(feature = "whole")]
            7 => Input::Pick,
            #[cfg(feature = "whole")]
            8 => Input::Method(index / 100, index % 100),
            #[cfg(feature = "whole")]
            9 => Input::Quality,
            #[cfg(feature = "whole")]
            10 => Input::Sort(index),
            _ => Input::Blur,
        })
    }

    /// Draws the picture on the canvas, at device resolution.
    pub fn paint(&mut self) -> Result<(), JsValue> {
        let ratio = self.widget.ratio();
        let scene = self.widget.scene();
        #[cfg(feature = "whole")]
        let ratio = scene.fitting(ratio);
        canvas::draw(scene, &self.canvas, ratio)
    }

    /// What stands around the picture.
    pub fn chrome(&mut self) -> Result<JsValue, JsValue> {
        plain(&self.widget.chrome())
    }

    /// The cursor; `null` when it is put away.
    pub fn overlay(&mut self) -> Result<JsValue, JsValue> {
        plain(&self.widget.overlay())
    }

    /// The table of what is shown.
    pub fn table(&mut self) -> Result<JsValue, JsValue> {
        plain(&self.widget.table())
    }

    /// What is shown, as plain objects.
    pub fn rows(&mut self) -> Result<JsValue, JsValue> {
        plain(&self.widget.rows())
    }
}

/// What takes the figures away.
#[cfg(feature = "whole")]
#[wasm_bindgen]
impl Engine {
    /// Draws the picture with title and source on another canvas.
    pub fn poster(&mut self, canvas: &HtmlCanvasElement) -> Result<(), JsValue> {
        self.finish();
        let ratio = self.widget.ratio();
        let poster = self.widget.poster();
        canvas::draw(&poster, canvas, poster.fitting(ratio))
    }

    /// How good an adjustment is, and whether something is still to be computed; `null` for neither.
    pub fn verdict(&mut self) -> Result<JsValue, JsValue> {
        plain(&self.widget.verdict())
    }

    /// Does a slice of what takes long; what is left of it in words, `null` when all is done.
    pub fn work(&mut self) -> Result<JsValue, JsValue> {
        plain(&self.widget.work())
    }

    /// The paragraphs of a view that is a text.
    pub fn prose(&mut self) -> Vec<String> {
        self.widget.prose()
    }

    /// What can be computed, and what is.
    pub fn menu(&mut self) -> Result<JsValue, JsValue> {
        plain(&self.widget.menu())
    }

    /// How the figure of a row came about; `null` for one that is not shown.
    pub fn explain(&mut self, row: JsValue) -> Result<JsValue, JsValue> {
        let text = |key: &str| Reflect::get(&row, &key.into()).ok().and_then(|v| v.as_string()).unwrap_or_default();
        let names = ["indicator", "area", "measure", "freq", "period", "method"].map(text);
        plain(&self.widget.explain(&names))
    }

    /// What is shown, as CSV: a sheet for people, or with `tidy` a row a figure.
    pub fn csv(&mut self, tidy: bool) -> String {
        self.finish();
        if tidy { self.widget.tidy() } else { self.widget.csv() }
    }

    /// The picture with title and source, as SVG.
    pub fn svg(&mut self) -> String {
        self.finish();
        paint::svg::write(&self.widget.poster())
    }
}

#[cfg(feature = "whole")]
impl Engine {
    /// What is taken away is complete.
    fn finish(&mut self) {
        while self.widget.work().is_some() {}
    }
}

impl Engine {
    fn handle(&mut self, input: Input) -> Result<JsValue, JsValue> {
        answer(self.widget.handle(input))
    }
}

/// The reader's own day: `2025-07-28`.
#[cfg(feature = "whole")]
fn today() -> String {
    let now = js_sys::Date::new_0();
    let two = |n: u32| crate::text::fill(if n < 10 { "0{0}" } else { "{0}" }, &[&crate::text::whole(n as i32)]);
    let year = crate::text::whole(now.get_full_year() as i32);
    crate::text::fill("{0}-{1}-{2}", &[&year, &two(now.get_month() + 1), &two(now.get_date())])
}

fn answer(response: Response) -> Result<JsValue, JsValue> {
    plain(&Answer {
        dirty: response.dirty as u8,
        handled: response.handled,
        cursor: response.cursor.css(),
        #[cfg(feature = "whole")]
        moving: response.moving,
        notices: response.notices,
    })
}

/// A value as plain objects: maps are objects, what is absent is `null`.
fn plain(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}
