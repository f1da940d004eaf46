//! The picture and its figures, to stand alone: a scene with title and source, and CSV.

use super::response::Row;
use super::shown::{Choice, Table};
use crate::scene::{Align, Font, Label, Mark, Measure, Point, Rect, Scene, wrap::wrap};
use crate::spec::Spec;
use crate::text::{name, number};
use crate::theme::{Color, size};
use crate::view::{Context, ViewWords};

const TITLE: Font = Font { size: 18.0, bold: true };
const MARGIN: f64 = 16.0;

/// The scene with its title above and its source below, on paper with a margin.
pub(super) fn poster(spec: &Spec, words: ViewWords, legend: &[Choice], scene: &Scene, measure: &dyn Measure) -> Scene {
    let theme = &spec.theme;
    let inner = scene.width;
    let mut above: Vec<(String, Font, Color)> = Vec::new();
    let mut below: Vec<(String, Font, Color)> = Vec::new();
    let lines = |text: &str, font: Font, color: Color| {
        wrap(text, inner, 12, font, measure).into_iter().map(move |line| (line, font, color))
    };
    above.extend(lines(&words.title, TITLE, theme.ink));
    above.extend(lines(&words.subtitle, size::NAME, theme.muted));
    for text in words.empty.iter().chain(&words.notes).chain([&words.source]) {
        below.extend(lines(text, size::SMALL, theme.muted));
    }
    let height_of = |lines: &[(String, Font, Color)]| lines.iter().map(|(_, f, _)| f.size * 1.4).sum::<f64>();
    let head = MARGIN + height_of(&above);
    let key = key(legend, inner, head, theme.ink, measure);
    let top = key.1 + if above.is_empty() { 0.0 } else { 10.0 };
    let foot = top + scene.height + 10.0;
    let mut out = Scene {
        width: scene.width + 2.0 * MARGIN,
        height: foot + height_of(&below) + MARGIN,
        marks: Vec::with_capacity(scene.marks.len() + 8),
    };
    let whole = Rect { x: 0.0, y: 0.0, width: out.width, height: out.height };
    out.marks.push(Mark::Box { rect: whole, color: theme.paper });
    for (lines, mut y) in [(above, MARGIN), (below, foot)] {
        for (text, font, color) in lines {
            let width = measure.width(&text, font);
            let at = Point::new(MARGIN, y + font.size * 0.7);
            out.marks.push(Mark::Text(Label { text, at, align: Align::Left, font, color, width }));
            y += font.size * 1.4;
        }
    }
    out.marks.extend(key.0);
    out.marks.extend(scene.marks.iter().map(|m| m.clone().moved(MARGIN, top)));
    out
}

/// The names of the lines that do not carry them, each behind a stroke of its colour, and where they end.
fn key(legend: &[Choice], width: f64, top: f64, ink: Color, measure: &dyn Measure) -> (Vec<Mark>, f64) {
    const STROKE: f64 = 16.0;
    let font = size::SMALL;
    let (mut marks, mut x, mut y) = (Vec::new(), 0.0, top + 14.0);
    for choice in legend.iter().filter(|c| c.on) {
        let wide = measure.width(&choice.label, font);
        if x > 0.0 && x + STROKE + 6.0 + wide > width {
            (x, y) = (0.0, y + font.size * 1.6);
        }
        let from = Point::new(MARGIN + x, y);
        if let Some(color) = choice.color.as_deref().and_then(Color::read) {
            marks.push(Mark::Rule { from, to: Point::new(from.x + STROKE, y), color, width: 3.0 });
        }
        let at = Point::new(from.x + STROKE + 6.0, y);
        marks.push(Mark::Text(Label {
            text: choice.label.clone(),
            at,
            align: Align::Left,
            font,
            color: ink,
            width: wide,
        }));
        x += STROKE + 6.0 + wide + 18.0;
    }
    let end = if marks.is_empty() { top } else { y + font.size * 0.8 };
    (marks, end)
}

/// The rows as long CSV with a byte order mark, so that spreadsheets take it for UTF-8. Codes and
/// figures are as read; names and agencies stand beside them for people.
pub(super) fn csv(context: &Context<'_>, rows: &[Row]) -> String {
    let language = context.spec.language;
    let mut out = String::from(
        "\u{feff}indicator,area,period,freq,measure,value,unit,status,source_id,indicator_name,source,method,reason\r\n",
    );
    for row in rows {
        let value = row.value.map_or_else(String::new, |v| number::plain(v, row.decimals));
        let name = name::of_code(context.data, &row.indicator, name::Length::Full, language);
        let source = name::of_source(context.data, &row.source, language);
        let cells: [&str; 13] = [
            &row.indicator,
            &row.area,
            &row.period,
            row.freq,
            &row.measure,
            &value,
            &row.unit,
            row.status,
            &row.source,
            name,
            &source,
            &row.method,
            &row.reason,
        ];
        for (i, cell) in cells.into_iter().enumerate() {
            if i > 0 {
                out.push(',');
            }
            field(&mut out, cell);
        }
        out.push_str("\r\n");
    }
    out
}

/// A table as CSV with a byte order mark: what is saved of a view that shows no figures.
pub(super) fn table(table: &Table) -> String {
    let mut out = String::from('\u{feff}');
    for row in std::iter::once(&table.head).chain(&table.rows).filter(|row| !row.is_empty()) {
        for (i, cell) in row.iter().enumerate() {
            if i > 0 {
                out.push(',');
            }
            field(&mut out, cell);
        }
        out.push_str("\r\n");
    }
    out
}

/// A field as RFC 4180 writes it. A text that a spreadsheet would take for a formula is kept one.
pub(super) fn field(out: &mut String, text: &str) {
    let formula = text.starts_with(['=', '+', '@', '\t', '\r']);
    if formula || text.contains(['"', ',', '\n', '\r']) {
        out.push('"');
        if formula {
            out.push('\'');
        }
        for c in text.chars() {
            if c == '"' {
                out.push('"');
            }
            out.push(c);
        }
        out.push('"');
    } else {
        out.push_str(text);
    }
}
