//! The border to the page, in real browsers: conversions, the shape of errors, the canvas at several
//! ratios, ink where the scene says ink is, memory.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may panic")]

use barograph::web::Engine;
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

wasm_bindgen_test_configure!(run_in_browser);

const DATA: &str = "indicator,area,period,measure,value,unit,status\n\
    out,China,2024-01/P2M,yoy,7.0,%,\nout,China,2024-03,yoy,4.5,%,\nout,China,2024-04,yoy,6.7,%,p\n\
    out,China,2024-05,yoy,,%,q\n";

fn canvas() -> HtmlCanvasElement {
    let document = web_sys::window().unwrap().document().unwrap();
    document.create_element("canvas").unwrap().unchecked_into()
}

fn object(fields: &[(&str, &str)]) -> JsValue {
    let object = js_sys::Object::new();
    for (key, value) in fields {
        Reflect::set(&object, &(*key).into(), &(*value).into()).unwrap();
    }
    object.into()
}

fn get(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |v, key| Reflect::get(&v, &key.into()).unwrap())
}

fn load(engine: &mut Engine, text: &str) -> Result<JsValue, JsValue> {
    engine.load(vec!["data.csv".into()], vec![Uint8Array::from(text.as_bytes())])
}

/// A trend of the data, `width` × `height` CSS pixels at a ratio, and its canvas.
fn engine(ratio: f64) -> (Engine, HtmlCanvasElement) {
    let canvas = canvas();
    let mut engine = Engine::new(canvas.clone()).unwrap();
    engine.configure(object(&[("lang", "zh"), ("indicator", "out")])).unwrap();
    load(&mut engine, DATA).unwrap();
    engine.resize(400.0, 240.0, ratio).unwrap();
    (engine, canvas)
}

fn pixel(canvas: &HtmlCanvasElement, x: f64, y: f64) -> [u8; 3] {
    let context: CanvasRenderingContext2d = canvas.get_context("2d").unwrap().unwrap().unchecked_into();
    let data = context.get_image_data(x, y, 1.0, 1.0).unwrap().data();
    [data[0], data[1], data[2]]
}

#[wasm_bindgen_test]
fn rows_are_plain_objects() {
    let (mut engine, _) = engine(1.0);
    let rows: Array = engine.rows().unwrap().unchecked_into();
    assert_eq!(rows.length(), 4);
    let first = rows.get(0);
    assert_eq!(get(&first, "period").as_string().as_deref(), Some("2024-01/P2M"));
    assert_eq!(get(&first, "value").as_f64(), Some(7.0));
    assert_eq!(js_sys::Object::keys(&js_sys::Object::from(first)).length(), 11);
    let last = rows.get(3);
    assert!(get(&last, "value").is_null());
    assert_eq!(get(&last, "status").as_string().as_deref(), Some("Q"));
    assert_eq!(get(&last, "reason").as_string().as_deref(), Some("不予公布"));
}

#[wasm_bindgen_test]
fn a_row_is_explained_and_the_menu_is_a_plain_object() {
    let (mut engine, _) = engine(1.0);
    let rows: Array = engine.rows().unwrap().unchecked_into();
    let working = engine.explain(rows.get(0)).unwrap();
    assert_eq!(get(&working, "method").as_string().as_deref(), Some("yoy"));
    assert!(Array::is_array(&get(&working, "inputs")) && Array::is_array(&get(&working, "steps")));
    assert!(engine.explain(JsValue::NULL).unwrap().is_null());
    let menu = engine.menu().unwrap();
    assert!(Array::is_array(&get(&menu, "measures")) && Array::is_array(&get(&menu, "frequencies")));
    assert_eq!(get(&menu, "words.close").as_string().as_deref(), Some("关闭"));
}

#[wasm_bindgen_test]
fn what_stands_around_the_picture_is_a_plain_object() {
    let (mut engine, _) = engine(1.0);
    let chrome = engine.chrome().unwrap();
    assert_eq!(get(&chrome, "lang").as_string().as_deref(), Some("zh-Hans"));
    assert!(get(&chrome, "back").is_null() && get(&chrome, "refused").is_null());
    assert_eq!(get(&chrome, "height").as_f64(), Some(240.0));
    assert!(Array::is_array(&get(&chrome, "legend")));
    assert_eq!(get(&chrome, "words.table").as_string().as_deref(), Some("数据表"));
}

#[wasm_bindgen_test]
fn errors_are_errors_with_code_and_place() {
    let mut engine = Engine::new(canvas()).unwrap();
    let error = load(&mut engine, "indicator,period,value\na,2024-01,5\na,2024-02,\"12,5\"\n").map(|_| ());
    assert!(error.is_ok(), "one good row is enough");
    let error = load(&mut engine, "indicator,period,value\na,2024-02,oops\n").unwrap_err();
    assert!(error.is_instance_of::<js_sys::Error>());
    assert_eq!(get(&error, "name").as_string().as_deref(), Some("BarographError"));
    assert_eq!(get(&error, "code").as_string().as_deref(), Some("read/no-good-row"));
    assert_eq!(get(&error, "file").as_string().as_deref(), Some("data.csv"));
    assert_eq!((get(&error, "line").as_f64(), get(&error, "column").as_f64()), (Some(2.0), Some(3.0)));
    assert!(get(&error, "message").as_string().unwrap().contains("oops"));
    let error = engine.configure(object(&[("view", "pie"), ("lang", "zh")])).unwrap_err();
    assert_eq!(get(&error, "code").as_string().as_deref(), Some("spec/unknown-view"));
    assert!(get(&error, "message").as_string().unwrap().contains("视图"), "in the language asked for");
    load(&mut engine, DATA).unwrap();
    assert_eq!(engine.rows().unwrap().unchecked_into::<Array>().length(), 4, "the engine goes on after errors");
}

#[wasm_bindgen_test]
fn the_canvas_has_a_device_pixel_for_each_device_pixel() {
    for (ratio, width, height) in [(1.0, 400, 240), (1.5, 600, 360), (2.0, 800, 480)] {
        let (mut engine, canvas) = engine(ratio);
        engine.paint().unwrap();
        assert_eq!((canvas.width(), canvas.height()), (width, height), "at {ratio}");
        assert_eq!(pixel(&canvas, 1.0, 1.0), [255, 255, 255], "paper at {ratio}");
    }
}

#[wasm_bindgen_test]
fn ink_is_where_the_cursor_says_a_point_is() {
    for ratio in [1.0, 1.5, 2.0] {
        let (mut engine, canvas) = engine(ratio);
        engine.paint().unwrap();
        for step in 0..3 {
            engine.key(if step == 0 { "Home" } else { "ArrowRight" }).unwrap();
            let overlay = engine.overlay().unwrap();
            let dot = Array::from(&get(&overlay, "dots")).get(0);
            let (x, y) = (get(&dot, "x").as_f64().unwrap(), get(&dot, "y").as_f64().unwrap());
            let [r, g, b] = pixel(&canvas, (x * ratio).floor(), (y * ratio).floor());
            // The last figure is preliminary: a hollow point has paper inside and ink around.
            let hollow = step == 2;
            assert_eq!([r, g, b] == [255, 255, 255], hollow, "at {ratio}, point {step}: {r} {g} {b}");
            let beside = pixel(&canvas, ((x - 2.5) * ratio).floor(), (y * ratio).floor());
            assert!(beside != [255, 255, 255] || step == 0, "ink around point {step} at {ratio}");
        }
    }
}

#[wasm_bindgen_test]
fn grid_lines_are_crisp_at_every_ratio() {
    for ratio in [1.0, 1.5, 2.0] {
        let (mut engine, canvas) = engine(ratio);
        engine.paint().unwrap();
        // Down a column at the left of the plot there are grid lines and paper, and nothing between.
        let overlay = {
            engine.key("Home").unwrap();
            engine.overlay().unwrap()
        };
        let x = (get(&overlay, "x").as_f64().unwrap() * ratio) - 24.0 * ratio;
        let mut colours: Vec<[u8; 3]> = Vec::new();
        for y in 0..(200.0 * ratio) as u32 {
            let found = pixel(&canvas, x.floor(), f64::from(y));
            if !colours.contains(&found) {
                colours.push(found);
            }
        }
        assert!(colours.len() <= 3, "paper, grid, zero line at {ratio}, but: {colours:?}");
        assert!(colours.len() >= 2, "no grid at {ratio}");
    }
}

#[wasm_bindgen_test]
fn the_poster_is_larger_than_the_stage_and_the_svg_says_the_same() {
    let (mut engine, _) = engine(2.0);
    let poster = canvas();
    engine.poster(&poster).unwrap();
    assert!(poster.width() > 800 && poster.height() > 480);
    let svg = engine.svg();
    assert!(
        svg.starts_with("<svg ")
            && svg.trim_end().ends_with("</svg>")
            && svg.contains(">out<")
            && svg.contains(">同比增长 · China · %<"),
        "{svg}"
    );
    assert!(engine.csv(false).starts_with('\u{feff}'));
}

#[wasm_bindgen_test]
fn nothing_is_added_to_the_page() {
    let body = web_sys::window().unwrap().document().unwrap().body().unwrap();
    let before = body.inner_html().len();
    let (mut engine, _) = engine(1.0);
    engine.paint().unwrap();
    engine.svg();
    assert_eq!(body.inner_html().len(), before);
}

#[wasm_bindgen_test]
fn memory_is_steady_over_many_charts() {
    let bytes = || {
        let memory = wasm_bindgen::memory();
        get(&memory, "buffer.byteLength").as_f64().unwrap()
    };
    let life = || {
        let (mut engine, _) = engine(2.0);
        engine.paint().unwrap();
        engine.key("Home").unwrap();
        engine.table().unwrap();
        engine.svg();
    };
    for _ in 0..20 {
        life();
    }
    let warm = bytes();
    for _ in 0..200 {
        life();
    }
    assert_eq!(bytes(), warm, "memory grew over 200 charts made and freed");
}
