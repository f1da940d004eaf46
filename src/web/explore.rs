//! Exploring, as a page sees it: windows, the strip, and series of instants.

use super::{Engine, answer, canvas, fault, plain};
use crate::data::dense::DenseSeries;
use crate::data::{Measure, Name, Unit};
use crate::error::{Error, Sentence};
use crate::read::File;
use crate::widget::input::{Input, Key};
use barograph_pyramid::Dense;
use js_sys::{Float64Array, Reflect, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// Points copied at once: a buffer that stays in the processor's cache.
const CHUNK: u32 = 8192;

static DISORDER: Sentence = Sentence::new(
    "data/disorder",
    "data: \"{0}\" has an instant at place {1} that is no number or lies before the one at its left; sort by time",
    "data：“{0}”的第{1}个时间不是数字，或早于前一个；请按时间排序",
);

#[wasm_bindgen]
impl Engine {
    /// Tells of exploring: 0 zoom about the pixel `a` by the factor `b`, 1 pan by `a` pixels, 2 the strip's window from `a` to
    /// `b`, 3 the preset `a`, 4 a step in, 5 a step out, 6 all, 7 the scale `a`, 8 the value axis stays or follows,
    /// 9 the clock is `a`, 10 the window from `a` to `b` in the axis' units, 11 the same, gliding, 12 pinning by click, 13 no
    /// pins, 14 a pin at the cursor, 15 the series `a` is compared, or no longer, 16 none is.
    pub fn explored(&mut self, kind: u8, a: f64, b: f64) -> Result<JsValue, JsValue> {
        self.handle(match kind {
            0 => Input::Zoom { x: a, factor: b },
            1 => Input::Pan { by: a },
            2 => Input::Shares { low: a, high: b },
            3 => Input::Preset(a as usize),
            4 => Input::Closer,
            5 => Input::Wider,
            6 => Input::All,
            7 => Input::Rise(a as usize),
            8 => Input::Stay,
            9 => Input::Tick(a),
            12 => Input::Pinning,
            13 => Input::Unpin,
            14 => Input::Key(Key::Pin),
            15 => Input::Compare(a as usize),
            16 => Input::Uncompare,
            _ => Input::Window { low: a, high: b, glides: kind == 11 },
        })
    }

    /// Goes to the window of two codes, of periods or instants.
    pub fn span(&mut self, from: &str, to: &str, glides: bool) -> Result<JsValue, JsValue> {
        let language = self.widget.language();
        answer(self.widget.span(from, to, glides).map_err(|e| fault::throw(&e, language))?)
    }

    /// What the controls of exploring show; `null` where there is nothing to move along.
    pub fn explore(&mut self) -> Result<JsValue, JsValue> {
        plain(&self.widget.explore())
    }

    /// The heads of a view that is a table; `null` for others.
    pub fn heads(&mut self) -> Result<JsValue, JsValue> {
        plain(&self.widget.heads())
    }

    /// The window's two shares of the whole and the plot's two edges; empty where there is no axis.
    pub fn seen(&mut self) -> Vec<f64> {
        self.widget.seen().map_or_else(Vec::new, |seen| seen.to_vec())
    }

    /// What a search for series gives; `null` where there is nothing to choose among.
    pub fn find(&mut self, query: &str) -> Result<JsValue, JsValue> {
        plain(&self.widget.find(query))
    }

    /// What the reader did, as a text.
    pub fn state(&mut self) -> String {
        self.widget.state()
    }

    /// Does again what such a text says.
    pub fn restore(&mut self, state: &str) -> Result<JsValue, JsValue> {
        answer(self.widget.restore(state))
    }

    /// Puts the cursor at a period or an instant, as another chart's stands; away where it is empty.
    pub fn point(&mut self, code: &str) -> Result<JsValue, JsValue> {
        answer(self.widget.point_to(code))
    }

    /// Takes rows in, written as a file of observations.
    pub fn append(&mut self, rows: &str) -> Result<JsValue, JsValue> {
        let file = File { name: "append", bytes: rows.as_bytes() };
        let language = self.widget.language();
        answer(self.widget.append(&file).map_err(|e| fault::throw(&e, language))?)
    }

    /// Takes the files of the chart anew, and goes on where the reader is.
    pub fn reload(&mut self, names: Vec<String>, files: Vec<Uint8Array>) -> Result<JsValue, JsValue> {
        let bytes: Vec<Vec<u8>> = files.iter().map(Uint8Array::to_vec).collect();
        let files: Vec<File<'_>> = names.iter().zip(&bytes).map(|(name, bytes)| File { name, bytes }).collect();
        answer(self.widget.reload(&files).map_err(|e| fault::throw(&e, self.widget.language()))?)
    }

    /// The attributes that show what is shown.
    pub fn attributes(&mut self) -> Result<JsValue, JsValue> {
        plain(&self.widget.attributes())
    }

    /// Changes whenever the pins do; 0 where there are none and none is to come.
    pub fn pin_state(&self) -> f64 {
        self.widget.pin_state()
    }

    /// The pins and what lies between them.
    pub fn pinned(&mut self) -> Result<JsValue, JsValue> {
        plain(&self.widget.pinned())
    }

    /// Draws the whole, small, on another canvas.
    pub fn strip(&mut self, canvas: &HtmlCanvasElement, width: f64, height: f64) -> Result<(), JsValue> {
        let ratio = self.widget.ratio();
        canvas::draw(&self.widget.strip(width, height), canvas, ratio)
    }

    /// Takes series of instants: objects `{indicator, area, measure, unit, name, x, y}`, `x` and `y` as `Float64Array`s.
    pub fn dense(&mut self, series: Vec<JsValue>) -> Result<JsValue, JsValue> {
        let mut all = Vec::with_capacity(series.len());
        let (mut names, mut units) = (Vec::new(), Vec::new());
        for item in &series {
            let get = |key: &str| Reflect::get(item, &key.into()).unwrap_or(JsValue::NULL);
            let text = |key: &str| get(key).as_string().unwrap_or_default();
            let (indicator, unit) = (text("indicator"), text("unit"));
            let mut points = Dense::new();
            let (x, y) = (Float64Array::from(get("x")), Float64Array::from(get("y")));
            copy(&mut points, &x, &y).map_err(|place| {
                let place = crate::text::number::plain(f64::from(place) + 1.0, 0);
                fault::throw(&Error::of(&DISORDER, &[&indicator, &place]), self.widget.language())
            })?;
            let (en, zh) = (text("name_en"), text("name_zh"));
            if !(en.is_empty() && zh.is_empty()) {
                names.push(Name { code: indicator.clone(), en, zh, ..Name::default() });
            }
            let (en, zh) = (text("unit_en"), text("unit_zh"));
            if !(en.is_empty() && zh.is_empty()) {
                units.push(Unit { name: Name { code: unit.clone(), en, zh, ..Name::default() }, exponent: 0 });
            }
            let points = Rc::new(points);
            all.push(DenseSeries { indicator, area: text("area"), measure: Measure(text("measure")), unit, points });
        }
        answer(self.widget.load_dense(all, names, units))
    }

    /// Appends points to the series of instants of this number.
    pub fn lengthen(&mut self, number: usize, x: &Float64Array, y: &Float64Array) -> Result<JsValue, JsValue> {
        let language = self.widget.language();
        let mut failed = None;
        let response = self.widget.lengthen(number, &mut |points| failed = copy(points, x, y).err());
        match failed {
            Some(place) => {
                let place = crate::text::number::plain(f64::from(place) + 1.0, 0);
                Err(fault::throw(&Error::of(&DISORDER, &["append", &place]), language))
            }
            None => answer(response),
        }
    }
}

/// Copies points in chunks, so that memory holds them once; the place of the first instant that is refused.
fn copy(points: &mut Dense, x: &Float64Array, y: &Float64Array) -> Result<(), u32> {
    let count = x.length().min(y.length());
    points.reserve(count as usize);
    let (mut instants, mut values) = (Vec::new(), Vec::new());
    let mut from = 0;
    while from < count {
        let to = (from + CHUNK).min(count);
        instants.resize((to - from) as usize, 0.0);
        values.resize((to - from) as usize, 0.0);
        x.subarray(from, to).copy_to(&mut instants);
        y.subarray(from, to).copy_to(&mut values);
        points.append(&instants, &values).map_err(|at| from + u32::try_from(at.0).unwrap_or(0))?;
        from = to;
    }
    Ok(())
}
