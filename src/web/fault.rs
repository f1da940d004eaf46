//! Errors as a page expects them: a real `Error` with `name`, `code`, `file`, `line`, `column`.

use crate::error::Error;
use crate::text::Language;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// The `Error` to throw, its message in a language.
#[cold]
pub(super) fn throw(error: &Error, language: Language) -> JsValue {
    let fault: JsValue = js_sys::Error::new(&error.message(language)).into();
    let set = |key: &str, value: JsValue| {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&fault, &key.into(), &value);
    };
    set("name", "BarographError".into());
    set("code", error.code().into());
    if !error.file().is_empty() {
        set("file", error.file().into());
    }
    if let Some(place) = error.place() {
        set("line", place.line.into());
        if place.column > 0 {
            set("column", place.column.into());
        }
    }
    fault
}
