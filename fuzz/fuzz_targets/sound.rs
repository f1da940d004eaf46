//! What holds of whatever is shown, of whatever files: it is finite and no larger than a picture may be, its table is even, its SVG well
//! formed, and what may be asked for can be had.

use barograph::paint::svg;
use barograph::scene::{Mark, Point, Scene};
use barograph::widget::Widget;

/// The greatest height of a picture, in CSS pixels.
const TALLEST: f64 = 1e6;
/// How far from the picture a mark may lie before somebody must have divided by nearly nothing.
const FARTHEST: f64 = 1e7;
/// Marks of one picture.
const MOST: usize = 400_000;

/// Holds everything that a host may ask for.
pub(crate) fn sound(widget: &mut Widget) -> Result<(), String> {
    let scene = widget.scene().clone();
    picture(&scene)?;
    well_formed(&svg::write(&scene))?;
    let table = widget.table();
    if table.numeric.len() != table.head.len() {
        return Err(format!("{} heads, {} numeric", table.head.len(), table.numeric.len()));
    }
    if let Some(row) = table.rows.iter().find(|r| r.len() != table.head.len()) {
        return Err(format!("{:?} under {:?}", row, table.head));
    }
    let chrome = widget.chrome();
    if chrome.height != scene.height {
        return Err(format!("{} of {}", chrome.height, scene.height));
    }
    widget.prose();
    if let Some(heads) = widget.heads() {
        let fits = |x: f64, width: f64| x >= -0.5 && width >= 0.0 && (x + width).is_finite();
        if !(heads.height.is_finite() && heads.heads.iter().all(|h| fits(h.x, h.width))) {
            return Err(format!("{heads:?}"));
        }
    }
    if let Some(row) = widget.rows().iter().find(|r| r.value.is_some_and(|v| !v.is_finite())) {
        return Err(format!("{row:?}"));
    }
    overlay(widget)?;
    widget.csv();
    Ok(())
}

/// The cursor lies at finite places.
pub(crate) fn overlay(widget: &mut Widget) -> Result<(), String> {
    let Some(overlay) = widget.overlay() else { return Ok(()) };
    let places = [overlay.x, overlay.top, overlay.bottom];
    let rules = overlay.rules.iter().flatten().copied();
    let dots = overlay.dots.iter().flat_map(|d| [d.x, d.y]);
    let all = places.into_iter().chain(rules).chain(dots).chain(overlay.frame.into_iter().flatten());
    // A cursor may lie beyond the window, however far that is zoomed in.
    if let Some(odd) = all.into_iter().find(|v| !v.is_finite()) {
        return Err(format!("cursor at {odd}: {overlay:?}"));
    }
    Ok(())
}

/// Every mark lies somewhere, and none is inside out.
pub(crate) fn picture(scene: &Scene) -> Result<(), String> {
    if !(scene.width > 0.0 && scene.width < TALLEST && scene.height >= 0.0 && scene.height <= TALLEST) {
        return Err(format!("{} × {}", scene.width, scene.height));
    }
    if scene.marks.len() > MOST {
        return Err(format!("{} marks", scene.marks.len()));
    }
    let sane = |v: f64| v.abs() < FARTHEST;
    let at = |p: &Point| sane(p.x) && sane(p.y);
    for mark in &scene.marks {
        let fine = match mark {
            Mark::Line { points, width, .. } => points.len() > 1 && points.iter().all(at) && sane(*width),
            Mark::Area { points, .. } => points.len() > 2 && points.iter().all(at),
            Mark::Dot { at: p, radius, .. } => at(p) && *radius >= 0.0 && sane(*radius),
            Mark::Columns { x, step, spans, .. } => {
                sane(*x) && sane(*step) && spans.iter().all(|(a, b)| sane(*a) && sane(*b))
            }
            Mark::Rule { from, to, .. } => at(from) && at(to),
            Mark::Box { rect, .. } => {
                let extent = [rect.x, rect.y, rect.width, rect.height];
                extent.into_iter().all(sane) && rect.width >= 0.0 && rect.height >= 0.0
            }
            Mark::Text(label) => at(&label.at) && sane(label.width) && !label.text.is_empty(),
        };
        if !fine {
            return Err(format!("{} × {}: {mark:?}", scene.width, scene.height));
        }
    }
    Ok(())
}

/// A strict, small reader of XML: elements nest, attributes are quoted, no character stands that XML forbids.
fn well_formed(text: &str) -> Result<(), String> {
    let excerpt = |at: &str| at.chars().take(80).collect::<String>();
    let allowed = |c: char| matches!(c, '\t' | '\n' | '\r') || (c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'));
    if let Some(c) = text.chars().find(|c| !allowed(*c)) {
        return Err(format!("svg: character {:x}", u32::from(c)));
    }
    let mut open: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some(begin) = rest.find('<') {
        entities(&rest[..begin])?;
        let (mut end, mut quoted) = (None, false);
        for (i, c) in rest[begin..].char_indices().skip(1) {
            match c {
                '"' => quoted = !quoted,
                '<' => return Err(format!("svg: < within {}", excerpt(&rest[begin..]))),
                '>' if !quoted => {
                    end = Some(begin + i);
                    break;
                }
                _ => {}
            }
        }
        let Some(end) = end else { return Err(format!("svg: open {}", excerpt(&rest[begin..]))) };
        let tag = &rest[begin + 1..end];
        entities(tag)?;
        match (tag.strip_prefix('/'), tag.ends_with('/') || tag.starts_with(['?', '!'])) {
            (Some(name), _) => {
                if open.pop() != Some(name.trim()) {
                    return Err(format!("svg: {tag} closes nothing"));
                }
            }
            (None, true) => {}
            (None, false) => open.push(tag.split_whitespace().next().unwrap_or_default()),
        }
        rest = &rest[end + 1..];
    }
    if open.is_empty() && rest.trim().is_empty() { Ok(()) } else { Err(format!("svg: {open:?} {}", excerpt(rest))) }
}

/// Every `&` begins an entity.
fn entities(text: &str) -> Result<(), String> {
    for part in text.split('&').skip(1) {
        let name = part.split_once(';').map_or("", |(name, _)| name);
        if name.is_empty() || name.len() > 8 || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#') {
            return Err(format!("svg: & before {}", part.chars().take(40).collect::<String>()));
        }
    }
    Ok(())
}
