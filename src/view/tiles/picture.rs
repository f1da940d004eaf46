//! The map and its legend as marks.

use super::super::items::Picture;
use super::Map;
use super::classes::on;
use crate::data::Figure;
use crate::scene::pen::Pen;
use crate::scene::{Align, Font, Rect, Scene};
use crate::text::{whole, words};
use crate::theme::{Color, size};
use crate::view::{Context, Frame};

const GAP: f64 = 3.0;
const LARGEST: f64 = 76.0;
const LEGEND_ROW: f64 = 22.0;
const SWATCH: f64 = 14.0;
/// Sizes of names and of figures, of which the largest that fits is taken.
const NAMES: [f64; 3] = [12.5, 10.5, 9.0];
const FIGURES: [f64; 3] = [12.0, 10.5, 9.0];

/// The size of names at most, and the font of figures.
type Fonts = (Option<f64>, Option<Font>);

/// The largest font up to a size in which a name fits its tile.
fn name_font(pen: &Pen<'_>, label: &str, side: f64, most: f64) -> Option<Font> {
    let fonts = NAMES.into_iter().filter(|size| *size <= most).map(|size| Font { size, bold: true });
    fonts.into_iter().find(|font| pen.width(label, *font) <= side - 4.0)
}

impl Picture for Map {
    fn lay_out(&self, context: &Context<'_>, frame: &Frame<'_>) -> (Scene, Vec<Rect>) {
        let theme = &context.spec.theme;
        let width = frame.width.max(1.0);
        let columns = self.tiles.iter().map(|t| t.column).max().map_or(0.0, |c| f64::from(c) + 1.0);
        let rows = self.tiles.iter().map(|t| t.row).max().map_or(0.0, |r| f64::from(r) + 1.0);
        let blank = Pen::new(width, 1.0, theme, frame.measure);
        let (legend, tall) = self.legend(context, &blank, width);
        let side = ((width - GAP * (columns - 1.0)) / columns.max(1.0)).clamp(1.0, LARGEST).floor();
        let height = if self.tiles.is_empty() { 120.0 } else { tall + 12.0 + rows * (side + GAP) };
        let mut pen = Pen::new(width, height, theme, frame.measure);
        if self.tiles.is_empty() {
            return (pen.scene, Vec::new());
        }
        for (rect, color, text) in legend {
            pen.card(rect, color.unwrap_or(theme.paper), color.unwrap_or(theme.axis), 1.0);
            let middle = rect.y + rect.height / 2.0;
            pen.text(&text, (rect.right() + 6.0, middle), Align::Left, size::SMALL, theme.ink);
        }
        let fonts = self.fonts(&pen, side);
        let left = ((width - columns * (side + GAP) + GAP) / 2.0).max(0.0).floor();
        let mut places = Vec::with_capacity(self.tiles.len());
        for tile in &self.tiles {
            let rect = Rect {
                x: left + f64::from(tile.column) * (side + GAP),
                y: tall + 12.0 + f64::from(tile.row) * (side + GAP),
                width: side,
                height: side,
            };
            places.push(rect);
            let ink = match tile.figure {
                Some(figure) => {
                    let ground = self.classes.color(self.classes.of(figure.value), theme);
                    pen.fill(rect, ground);
                    on(ground)
                }
                None => {
                    pen.card(rect, theme.paper, theme.line, 1.0);
                    theme.muted
                }
            };
            self.write(&mut pen, rect, tile, (&fonts, ink));
        }
        (pen.scene, places)
    }
}

impl Map {
    /// The largest font of names, and the one of figures, for tiles of a side; none where there is no room for them. What stands on
    /// one tile stands on all; a long name is set smaller than its neighbours.
    fn fonts(&self, pen: &Pen<'_>, side: f64) -> Fonts {
        let fits = |text: &str, font: Font| pen.width(text, font) <= side - 4.0;
        let figures: Vec<String> = self.tiles.iter().filter_map(|t| t.figure).map(|f| self.short(f)).collect();
        let figure = |room: f64| {
            let fonts = FIGURES.map(|size| Font { size, bold: false }).into_iter();
            fonts.filter(|f| f.size + 4.0 <= room).find(|font| figures.iter().all(|text| fits(text, *font)))
        };
        let named = self.tiles.iter().filter(|t| name_font(pen, &t.label, side, f64::MAX).is_some()).count();
        if 2 * named < self.tiles.len() {
            return (None, figure(side));
        }
        let both = NAMES.into_iter().find_map(|name| Some((Some(name), Some(figure(side - name - 4.0)?))));
        both.unwrap_or((NAMES.into_iter().find(|size| size + 4.0 <= side), None))
    }

    /// Name above figure.
    fn write(&self, pen: &mut Pen<'_>, rect: Rect, tile: &super::Tile, (fonts, ink): (&Fonts, Color)) {
        let (middle, top) = (rect.x + rect.width / 2.0, rect.y + rect.height / 2.0);
        let name = fonts.0.and_then(|most| name_font(pen, &tile.label, rect.width, most));
        let lower = fonts.0.map_or(0.0, |name| name * 0.74);
        if let Some(name) = name {
            let upper = fonts.1.map_or(0.0, |font| font.size * 0.72);
            pen.text(&tile.label, (middle, top - upper), Align::Center, name, ink);
        }
        if let Some(font) = fonts.1 {
            let figure = tile.figure.map_or_else(|| "–".into(), |f| self.short(f));
            pen.text(&figure, (middle, top + lower), Align::Center, font, ink);
        }
    }

    /// A figure without its unit.
    fn short(&self, figure: Figure) -> String {
        self.told.number(figure)
    }

    /// Swatches with what they stand for and how many tiles they have, in rows; and the height of all.
    fn legend(&self, context: &Context<'_>, pen: &Pen<'_>, width: f64) -> (Vec<(Rect, Option<Color>, String)>, f64) {
        let language = context.spec.language;
        let mut entries: Vec<(Option<Color>, String)> = Vec::new();
        let in_class = |class: usize| {
            self.tiles.iter().filter_map(|t| t.figure).filter(move |f| self.classes.of(f.value) == class)
        };
        for class in 0..self.classes.count() {
            let count = in_class(class).count();
            let told = |value: f64| self.told.full(Figure { value, decimals: self.decimals });
            let span = if self.classes.given {
                let end = |e: Option<f64>| e.map_or_else(String::new, told);
                let (low, high) = self.classes.ends(class);
                words::span(&end(low), &end(high), language)
            } else {
                let (low, high) =
                    in_class(class).fold((f64::MAX, f64::MIN), |(l, h), f| (l.min(f.value), h.max(f.value)));
                if count == 0 {
                    continue;
                }
                let decimals = self.decimals;
                let number = |value| self.told.number(Figure { value, decimals });
                match low == high {
                    true => told(low),
                    // A dash beside a minus is read as one.
                    false if low < 0.0 => language.say("{0} to {1}", "{0}至{1}", &[&number(low), &told(high)]),
                    false => language.say("{0}–{1}", "{0}—{1}", &[&number(low), &told(high)]),
                }
            };
            let text = language.say("{0} ({1})", "{0}（{1}）", &[&span, &whole(count as i32)]);
            entries.push((Some(self.classes.color(class, &context.spec.theme)), text));
        }
        let without = self.tiles.iter().filter(|t| t.figure.is_none()).count();
        if without > 0 {
            let none = language.pick("no data", "无数据");
            entries.push((None, language.say("{0} ({1})", "{0}（{1}）", &[none, &whole(without as i32)])));
        }
        let (mut x, mut y, mut out) = (0.0, 0.0, Vec::new());
        for (color, text) in entries {
            let wide = SWATCH + 6.0 + pen.width(&text, size::SMALL);
            if x > 0.0 && x + wide > width {
                (x, y) = (0.0, y + LEGEND_ROW);
            }
            let rect = Rect { x, y: y + (LEGEND_ROW - SWATCH) / 2.0, width: SWATCH, height: SWATCH };
            out.push((rect, color, text));
            x += wide + 16.0;
        }
        (out, y + LEGEND_ROW)
    }
}
