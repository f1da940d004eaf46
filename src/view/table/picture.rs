//! A table as marks. Columns that find no room are left out: source first, then status, history and change; name, period and value never
//! are, their texts wrap. What is left out stands in the tooltip and in the table to read.

use super::super::items::Picture;
use super::super::spark;
use super::{Entry, Field, Order, direction};
use crate::scene::pen::Pen;
use crate::scene::{Align, Font, Rect, Scene};
use crate::text::Language;
use crate::theme::{Color, size};
use crate::view::{Context, Frame};
use crate::widget::shown::{Head, Heads};

/// Height of the heads.
const HEAD: f64 = 32.0;
const LINE: f64 = 16.0;
/// Above and below the lines of a row.
const PAD: f64 = 7.0;
const GAP: f64 = 14.0;
/// What gaps grow to where there is room.
const WIDEST_GAP: f64 = 40.0;
const SPARK: (f64, f64) = (76.0, 20.0);
const WIDEST_SPARK: f64 = 130.0;
/// Room for the sign of the order behind a head.
const SIGN: f64 = 15.0;
const MOST_LINES: usize = 4;
/// The order in which columns are left out.
const FIRST_OUT: [Field; 4] = [Field::Source, Field::Status, Field::History, Field::Change];

/// The rows.
pub(super) struct Rows {
    pub(super) entries: Vec<Entry>,
    pub(super) order: Order,
    /// Whether names are those of areas.
    pub(super) by_area: bool,
}

/// Where a column stands.
struct Slot {
    field: Field,
    x: f64,
    width: f64,
}

/// A cell: lines of the first text, then of the second, which is muted.
struct Cell {
    texts: [String; 2],
    fonts: [Font; 2],
}

impl Entry {
    fn cell(&self, field: Field) -> Cell {
        let (first, second, font) = match field {
            Field::Name => (&self.name, self.measure.as_str(), size::NAME_SMALL),
            Field::Period => (&self.period, "", size::SMALL),
            Field::Value => (&self.value, "", size::LABEL),
            Field::Change => (&self.change[0], self.change[1].as_str(), size::SMALL),
            Field::Status => (&self.status, "", size::SMALL),
            Field::Source | Field::History => (&self.source, "", size::SMALL),
        };
        Cell { texts: [first.clone(), second.into()], fonts: [font, size::SMALL] }
    }
}

impl Cell {
    fn width(&self, pen: &Pen<'_>) -> f64 {
        let [a, b] = &self.texts;
        pen.width(a, self.fonts[0]).max(pen.width(b, self.fonts[1])).ceil() + 0.5
    }

    fn lines(&self, pen: &Pen<'_>, room: f64) -> [Vec<String>; 2] {
        let [a, b] = &self.texts;
        [pen.lines(a, room, MOST_LINES, self.fonts[0]), pen.lines(b, room, 2, self.fonts[1])]
    }
}

const fn align(field: Field) -> Align {
    if matches!(field, Field::Value) { Align::Right } else { Align::Left }
}

impl Rows {
    /// The widest of a column's cells and its head.
    fn natural(&self, pen: &Pen<'_>, field: Field, language: Language) -> f64 {
        if field == Field::History {
            return SPARK.0;
        }
        let cells = self.entries.iter().map(|e| e.cell(field).width(pen)).fold(0.0, f64::max);
        cells.max(self.head_width(pen, field, language))
    }

    fn head_width(&self, pen: &Pen<'_>, field: Field, language: Language) -> f64 {
        let sign = if field.code().is_empty() { 0.0 } else { SIGN };
        pen.width(field.label(self.by_area, language), size::SMALL).ceil() + sign
    }

    /// What a column can be narrowed to, its texts wrapped.
    fn least(&self, pen: &Pen<'_>, field: Field, language: Language, (natural, width): (f64, f64)) -> f64 {
        let most = match field {
            // Words are cut where they are longer than the line.
            Field::Name => (width * 0.27).clamp(80.0, 160.0).max(self.longest_word(pen).min(width * 0.4)),
            // Chinese would break within a date or a number with its unit.
            Field::Period => 64.0 + if language == Language::Zh { 26.0 } else { 0.0 },
            Field::Value => 78.0,
            Field::Change if language == Language::En => 70.0,
            Field::Change => {
                let main = self.entries.iter().map(|e| pen.width(&e.change[0], size::SMALL)).fold(0.0, f64::max);
                main.ceil().clamp(58.0, 104.0)
            }
            Field::Source => 110.0,
            Field::Status | Field::History => natural,
        };
        natural.min(most).max(self.head_width(pen, field, language).min(natural))
    }

    /// Width of the longest word among the names; of scripts without spaces a line may break anywhere.
    fn longest_word(&self, pen: &Pen<'_>) -> f64 {
        let words = self.entries.iter().flat_map(|e| e.name.split_whitespace()).filter(|w| w.is_ascii());
        words.map(|w| pen.width(w, size::NAME_SMALL).ceil()).fold(0.0, f64::max)
    }

    /// Which columns there are, and where.
    fn slots(&self, pen: &Pen<'_>, context: &Context<'_>, width: f64) -> Vec<Slot> {
        let language = context.spec.language;
        let mut slots: Vec<(Field, f64, f64)> = Field::ALL
            .into_iter()
            .map(|field| {
                let natural = self.natural(pen, field, language);
                (field, natural, self.least(pen, field, language, (natural, width)))
            })
            .collect();
        let has_course = |e: &Entry| spark::any(e.pick.line.observations(context.data), e.pick.period);
        if !self.entries.iter().any(has_course) {
            slots.retain(|s| s.0 != Field::History);
        }
        if self.entries.iter().all(|e| e.status.is_empty()) {
            slots.retain(|s| s.0 != Field::Status);
        }
        let taken = |slots: &[(Field, f64, f64)]| -> f64 {
            slots.iter().map(|s| s.2).sum::<f64>() + GAP * (slots.len() as f64 - 1.0)
        };
        // What the rows are sorted by is the last that goes.
        let sorted = |f: &Field| self.order.is_some_and(|(by, _)| by == *f);
        let kept = FIRST_OUT.into_iter().filter(sorted);
        for field in FIRST_OUT.into_iter().filter(|f| !sorted(f)).chain(kept) {
            if taken(&slots) > width {
                slots.retain(|s| s.0 != field);
            }
        }
        let mut spare = width - taken(&slots);
        let mut give = |slots: &mut Vec<(Field, f64, f64)>, field: Field, most: Option<f64>| {
            for slot in slots.iter_mut().filter(|s| s.0 == field) {
                let more = (most.unwrap_or(slot.1) - slot.2).max(0.0).min(spare.max(0.0));
                slot.2 += more;
                spare -= more;
            }
        };
        for field in [Field::Value, Field::Period, Field::Name, Field::Change, Field::Source] {
            give(&mut slots, field, None);
        }
        give(&mut slots, Field::History, Some(WIDEST_SPARK));
        // Where even the least is too much, the name gives way.
        if spare < 0.0 {
            slots.iter_mut().filter(|s| s.0 == Field::Name).for_each(|s| s.2 = (s.2 + spare).max(30.0));
        }
        let gaps = (slots.len() as f64 - 1.0).max(1.0);
        let gap = GAP + (spare / gaps).clamp(0.0, WIDEST_GAP - GAP);
        // What is left then stands behind the name, so that the last column ends at the edge.
        let left = width - slots.iter().map(|s| s.2).sum::<f64>() - gap * (slots.len() as f64 - 1.0);
        let mut x = 0.0;
        let mut placed = Vec::with_capacity(slots.len());
        for (field, _, wide) in slots {
            let wide = if field == Field::Name { wide + left.max(0.0) } else { wide };
            placed.push(Slot { field, x, width: wide });
            x += wide + gap;
        }
        placed
    }
}

impl Picture for Rows {
    fn lay_out(&self, context: &Context<'_>, frame: &Frame<'_>) -> (Scene, Vec<Rect>) {
        let (theme, language) = (&context.spec.theme, context.spec.language);
        let width = frame.width.max(1.0);
        if self.entries.is_empty() {
            return (Pen::new(width, 120.0, theme, frame.measure).scene, Vec::new());
        }
        let pen = Pen::new(width, 0.0, theme, frame.measure);
        let slots = self.slots(&pen, context, width);
        let mut places = Vec::with_capacity(self.entries.len());
        let mut rows: Vec<Vec<[Vec<String>; 2]>> = Vec::with_capacity(self.entries.len());
        let mut y = HEAD;
        for entry in &self.entries {
            let lines = |s: &Slot| match s.field {
                Field::History => [Vec::new(), Vec::new()],
                field => entry.cell(field).lines(&pen, s.width),
            };
            let cells: Vec<[Vec<String>; 2]> = slots.iter().map(lines).collect();
            let most = cells.iter().map(|[a, b]| a.len() + b.len()).max().unwrap_or(1);
            let height = (most as f64 * LINE).max(SPARK.1) + 2.0 * PAD;
            places.push(Rect { x: 0.0, y, width, height });
            rows.push(cells);
            y += height;
        }
        let mut pen = Pen::new(width, y + 1.0, theme, frame.measure);
        for slot in &slots {
            let sorted = self.order.filter(|(field, _)| *field == slot.field);
            let sign = sorted.map_or("", |(_, rises)| if rises { " ▲" } else { " ▼" });
            let text = crate::text::fill("{0}{1}", &[slot.field.label(self.by_area, language), sign]);
            let color = if sorted.is_some() { theme.ink } else { theme.muted };
            write(&mut pen, slot, &[text], HEAD / 2.0 - LINE / 2.0, size::SMALL, color);
        }
        pen.rule((0.0, HEAD - 0.5), (width, HEAD - 0.5), theme.axis, 1.0);
        for ((entry, cells), place) in self.entries.iter().zip(&rows).zip(&places) {
            let top = place.y + PAD;
            for (slot, [first, second]) in slots.iter().zip(cells) {
                let cell = entry.cell(slot.field);
                let color = if matches!(slot.field, Field::Status | Field::Source) { theme.muted } else { theme.ink };
                write(&mut pen, slot, first, top, cell.fonts[0], color);
                let below = top + first.len() as f64 * LINE;
                write(&mut pen, slot, second, below, cell.fonts[1], theme.muted);
                if slot.field == Field::History
                    && let Some(series) = entry.pick.line.of(context.data)
                {
                    let area = Rect { x: slot.x, y: top, width: slot.width, height: SPARK.1 };
                    let shown = entry.pick.line.observations(context.data);
                    spark::draw(&mut pen.scene, area, (series, entry.pick.period), shown, theme);
                }
            }
            pen.rule((0.0, place.bottom()), (width, place.bottom()), theme.line, 1.0);
        }
        (pen.scene, places)
    }

    fn heads(&self, context: &Context<'_>, frame: &Frame<'_>) -> Option<Heads> {
        let (theme, language) = (&context.spec.theme, context.spec.language);
        let width = frame.width.max(1.0);
        if self.entries.is_empty() {
            return None;
        }
        let slots = self.slots(&Pen::new(width, 0.0, theme, frame.measure), context, width);
        let head = |slot: &Slot| {
            let field = slot.field;
            let sorted = self.order.filter(|(by, _)| *by == field).map(|(_, rises)| rises);
            let rises = sorted.map_or(field.rises(), |rises| !rises);
            let (label, way) = (field.label(self.by_area, language), direction(rises, language));
            let said = match sorted {
                _ if field.code().is_empty() => String::new(),
                None => language.say("{0}: sort {1}", "{0}：按{1}排列", &[label, way]),
                Some(now) => {
                    let now = direction(now, language);
                    let (en, zh) = ("{0}, sorted {1}; sort {2}", "{0}：已按{1}排列，改为{2}");
                    language.say(en, zh, &[label, now, way])
                }
            };
            Head {
                label: label.into(),
                x: slot.x,
                width: slot.width,
                align: if align(field) == Align::Right { "right" } else { "left" },
                sorted: sorted.map_or("", |rises| if rises { "ascending" } else { "descending" }),
                said,
                number: Field::ALL.iter().position(|f| *f == field).unwrap_or_default(),
                rises,
            }
        };
        let heads = slots.iter().map(head).collect();
        Some(Heads { label: language.pick("Order of the rows", "行排序"), height: HEAD, heads })
    }
}

/// Lines of a cell, the first centred half a line below `top`.
fn write(pen: &mut Pen<'_>, slot: &Slot, lines: &[String], top: f64, font: Font, color: Color) {
    let align = align(slot.field);
    let x = if align == Align::Right { slot.x + slot.width } else { slot.x };
    for (i, line) in lines.iter().enumerate() {
        pen.text(line, (x, top + (i as f64 + 0.5) * LINE), align, font, color);
    }
}
