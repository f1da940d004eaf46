//! The gallery of the demo: every case of the tests as its picture, with the tag that draws it.
//!
//! Owns the page at `/gallery/` and the pictures beside it. Reads `tests/cases` anew for every request, so that a picture that was
//! just approved is there. Refuses to know how pictures are made.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const CASES: &str = "tests/cases";
const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:70rem;padding:1rem 1.5rem 4rem;color:#1b2733;background:#fff}\
figure{margin:0 0 3rem}img{max-width:100%;height:auto;display:block;border:1px solid #d5dce3}\
figcaption{margin:0 0 .5rem;font-weight:600}pre{overflow-x:auto;background:#f6f8fa;padding:.75rem 1rem;font-size:13px}\
nav{columns:16rem;margin-bottom:2rem}nav a{display:block}a{color:#0b5cad}";

/// Answers an address below `/gallery/`, which is `rest`: its type and its body.
pub(crate) fn answer(rest: &str) -> Option<(&'static str, Vec<u8>)> {
    if rest.is_empty() {
        return Some(("text/html; charset=utf-8", page().into_bytes()));
    }
    let name = rest.strip_suffix(".svg").filter(|n| n.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))?;
    Some(("image/svg+xml", fs::read(Path::new(CASES).join(name).join("expected.svg")).ok()?))
}

/// The names of the cases, in order.
pub(crate) fn cases() -> Vec<String> {
    let Ok(entries) = fs::read_dir(CASES) else { return Vec::new() };
    let folders = entries.flatten().map(|e| e.path()).filter(|p| p.join("expected.svg").is_file());
    let name = |path: PathBuf| path.file_name().map(|n| n.to_string_lossy().into_owned());
    let mut names: Vec<String> = folders.filter_map(name).collect();
    names.sort();
    names
}

fn page() -> String {
    let mut out = String::from("<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Gallery</title>");
    let _ =
        write!(out, "<meta name=\"viewport\" content=\"width=device-width\"><style>{STYLE}</style><h1>Gallery</h1>");
    let _ = write!(
        out,
        "<p>Each picture is a case of <code>{CASES}</code>: a test, an example and this entry. <a href=\"/\">Demo</a></p><nav>"
    );
    let cases = cases();
    for name in &cases {
        let _ = write!(out, "<a href=\"#{name}\">{name}</a>");
    }
    out.push_str("</nav>");
    for name in &cases {
        let tag = escaped(&tag(name));
        let _ = write!(
            out,
            "<figure id=\"{name}\"><figcaption>{name}</figcaption><img src=\"{name}.svg\" alt=\"{name}\" loading=\"lazy\"><pre>{tag}</pre></figure>"
        );
    }
    out.push_str("</html>\n");
    out
}

/// The element that shows a case.
fn tag(name: &str) -> String {
    let text = fs::read_to_string(Path::new(CASES).join(name).join("case.json")).unwrap_or_default();
    let Ok(serde_json::Value::Object(asked)) = serde_json::from_str(&text) else { return String::new() };
    let mut out = String::from("<baro-graph");
    for (key, value) in &asked {
        // Sizes are the page's.
        let Some(value) = value.as_str().filter(|_| key != "width" && key != "height") else { continue };
        let key = if key == "title" { "heading" } else { key };
        let value = value.replace("../../../www/", "").replace('"', "&quot;");
        let _ = write!(out, "\n  {key}=\"{value}\"");
    }
    out.push_str("></baro-graph>");
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_has_its_picture_and_nothing_else_is_there() {
        std::env::set_current_dir(crate::shell::root()).unwrap();
        let (kind, body) = answer("").unwrap();
        let page = String::from_utf8(body).unwrap();
        assert!(kind.starts_with("text/html") && !cases().is_empty());
        for name in cases() {
            assert!(page.contains(&format!("src=\"{name}.svg\"")), "{name}");
            assert!(answer(&format!("{name}.svg")).is_some(), "{name}");
        }
        assert!(page.contains("view=\"rank(highlight=Jiangsu"));
        assert!(answer("../../Cargo.toml").is_none() && answer("nothing.svg").is_none());
    }
}
