//! The board as marks: legend, sections, tiles in rows, each with its texts.

use super::super::spark;
use super::lamps::sign;
use super::{Board, Context, Part, Tile, wording};
use crate::scene::pen::Pen;
use crate::scene::{Align, Font, Point, Rect, Scene, lamp};
use crate::text::join;
use crate::theme::size;
use crate::view::Frame;
use crate::view::items::Picture;

const GAP: f64 = 12.0;
const PAD: f64 = 14.0;
const NARROWEST: f64 = 138.0;
const MOST_COLUMNS: usize = 4;
const SPARK_HEIGHT: f64 = 34.0;
const NAME_LINE: f64 = 19.0;
const SMALL_LINE: f64 = 17.0;
/// Between a figure and its unit.
const UNIT_GAP: f64 = 4.0;
const HEADING: Font = Font { size: 16.0, bold: true };
const HEADING_LINE: f64 = 22.0;
/// Between the rule under a heading and the tiles.
const RULE_GAP: f64 = 12.0;
/// Between a section and the next.
const SECTION_GAP: f64 = 28.0;
const SIGN: f64 = 10.0;
/// From the left of a sign to its word.
const SIGN_PITCH: f64 = 17.0;
const LEGEND_ROW: f64 = 22.0;

/// What a tile says, wrapped to its width.
enum Texts {
    Figure {
        name: Vec<String>,
        number: String,
        font: Font,
        unit: String,
        period: Vec<String>,
        change: Vec<String>,
        lamp: Vec<String>,
        foot: Vec<String>,
    },
    Blank {
        name: Vec<String>,
        why: Vec<String>,
        supplier: Vec<String>,
    },
}

/// Tiles that share one grid of lines, with the heading above them.
struct Row<'a> {
    heading: Vec<String>,
    top: f64,
    /// Top of the tiles.
    first: f64,
    grid: Grid,
    texts: Vec<Texts>,
    tiles: &'a [Tile],
}

impl Picture for Board {
    fn lay_out(&self, context: &Context<'_>, frame: &Frame<'_>) -> (Scene, Vec<Rect>) {
        let width = frame.width.max(1.0);
        let theme = &context.spec.theme;
        let blank = Pen::new(width, 1.0, theme, frame.measure);
        let columns = columns(&self.parts, width);
        let tile_width = ((width - GAP * (columns as f64 - 1.0)) / columns as f64).max(1.0);
        let inner = (tile_width - 2.0 * PAD).max(1.0);
        let (legend, mut height) = self.legend(&blank, width);
        let mut rows: Vec<Row<'_>> = Vec::new();
        for (i, part) in self.parts.iter().enumerate() {
            height += if i > 0 { SECTION_GAP } else { 0.0 };
            let mut heading = blank.lines(&part.heading, width, 3, HEADING);
            // Without sections all rows are alike; in a section one without figures need not be as tall as one with.
            let together = if heading.is_empty() { part.tiles.len() } else { columns };
            for tiles in part.tiles.chunks(together.max(1)) {
                let top = height;
                height += heading.len() as f64 * HEADING_LINE + if heading.is_empty() { 0.0 } else { RULE_GAP + 6.0 };
                let texts: Vec<Texts> = tiles.iter().map(|tile| texts(tile, &blank, inner)).collect();
                let course = tiles.iter().any(|tile| match tile {
                    Tile::Figure { pick, .. } => spark::any(pick.line.observations(context.data), pick.period),
                    Tile::Blank(_) => false,
                });
                let (grid, first) = (Grid::of(&texts, if course { SPARK_HEIGHT + 10.0 } else { 0.0 }), height);
                height += tiles.len().div_ceil(columns) as f64 * (grid.tall + GAP);
                rows.push(Row { heading: std::mem::take(&mut heading), top, first, grid, texts, tiles });
            }
            height -= GAP;
        }
        let mut pen = Pen::new(width, if rows.is_empty() { 120.0 } else { height }, theme, frame.measure);
        for (at, kind, text) in legend {
            let (shape, tone) = sign(kind);
            lamp::draw(&mut pen, shape, tone, Point::new(at.x + SIGN / 2.0, at.y), SIGN);
            pen.text(&text, (at.x + SIGN_PITCH, at.y), Align::Left, size::SMALL, theme.ink);
        }
        let mut places = Vec::new();
        for Row { heading, top, first, grid, texts, tiles } in rows {
            if !heading.is_empty() {
                pen.paragraph(&heading, (0.0, top), HEADING_LINE, HEADING, theme.ink);
                let rule = first - RULE_GAP;
                pen.rule((0.0, rule), (width, rule), theme.axis, 1.0);
            }
            for (slot, (texts, tile)) in texts.into_iter().zip(tiles).enumerate() {
                let (column, row) = ((slot % columns) as f64, (slot / columns) as f64);
                let rect = Rect {
                    x: column * (tile_width + GAP),
                    y: first + row * (grid.tall + GAP),
                    width: tile_width,
                    height: grid.tall,
                };
                draw_tile(&mut pen, rect, texts, &grid, tile);
                if let Tile::Figure { pick, .. } = tile {
                    let area =
                        Rect { x: rect.x + PAD, y: rect.y + grid.spark_top(), width: inner, height: SPARK_HEIGHT };
                    if let Some(series) = pick.line.of(context.data) {
                        let shown = pick.line.observations(context.data);
                        spark::draw(&mut pen.scene, area, (series, pick.period), shown, theme);
                    }
                }
                places.push(rect);
            }
        }
        (pen.scene, places)
    }
}

impl Board {
    /// Where signs and words of the legend stand, and the height of all.
    fn legend(&self, pen: &Pen<'_>, width: f64) -> (Vec<(Point, crate::data::tables::Lamp, String)>, f64) {
        let (mut x, mut y, mut out) = (0.0, 0.0, Vec::new());
        for (kind, text) in &self.legend {
            let text = pen.cut(text, width - SIGN_PITCH, size::SMALL);
            let wide = SIGN_PITCH + pen.width(&text, size::SMALL);
            if x > 0.0 && x + wide > width {
                (x, y) = (0.0, y + LEGEND_ROW);
            }
            out.push((Point::new(x, y + LEGEND_ROW / 2.0), *kind, text));
            x += wide + 18.0;
        }
        let tall = if out.is_empty() { 0.0 } else { y + LEGEND_ROW + 12.0 };
        (out, tall)
    }
}

/// As many columns as fit, but rather one fewer than last rows with holes.
fn columns(parts: &[Part], width: f64) -> usize {
    let counts = || parts.iter().map(|p| p.tiles.len());
    let most = counts().max().unwrap_or(1).max(1);
    let fit = (((width + GAP) / (NARROWEST + GAP)) as usize).clamp(1, MOST_COLUMNS.min(most));
    let holes = |n: usize| counts().map(|count| (n - count % n) % n).sum::<usize>();
    if fit > 2 && holes(fit - 1) < holes(fit) { fit - 1 } else { fit }
}

/// Heights of the parts of tiles that stand together, so that figures stand beside figures.
struct Grid {
    name: f64,
    figure: f64,
    period: f64,
    change: f64,
    lamp: f64,
    foot: f64,
    /// Height of a tile.
    tall: f64,
}

impl Grid {
    const FIGURE: f64 = 42.0;

    /// `course` is the room for what was before.
    fn of(texts: &[Texts], course: f64) -> Self {
        let mut grid = Self { name: 0.0, figure: 0.0, period: 0.0, change: 0.0, lamp: 0.0, foot: 0.0, tall: 0.0 };
        let fit = |height: &mut f64, lines: &[String], pitch: f64| *height = height.max(lines.len() as f64 * pitch);
        let mut below: f64 = 0.0;
        for texts in texts {
            match texts {
                Texts::Figure { name, period, change, lamp, foot, .. } => {
                    grid.figure = grid.figure.max(Self::FIGURE);
                    fit(&mut grid.name, name, NAME_LINE);
                    fit(&mut grid.period, period, SMALL_LINE);
                    fit(&mut grid.change, change, SMALL_LINE);
                    fit(&mut grid.lamp, lamp, SMALL_LINE + 5.0);
                    fit(&mut grid.foot, foot, SMALL_LINE);
                }
                Texts::Blank { name, why, supplier } => {
                    grid.figure = grid.figure.max(why.len() as f64 * NAME_LINE + 10.0);
                    fit(&mut grid.name, name, NAME_LINE);
                    fit(&mut below, supplier, SMALL_LINE);
                }
            }
        }
        let figures = texts.iter().any(|t| matches!(t, Texts::Figure { .. }));
        let full = grid.spark_top() + course + grid.foot + PAD - 4.0;
        let bare = PAD + grid.name + grid.figure + below + PAD - 2.0;
        grid.tall = if figures { full.max(bare) } else { bare };
        grid
    }

    fn spark_top(&self) -> f64 {
        PAD + self.name + self.figure + self.period + self.change + self.lamp + 10.0
    }
}

fn texts(tile: &Tile, pen: &Pen<'_>, inner: f64) -> Texts {
    let small = |text: &str, most| pen.lines(text, inner, most, size::SMALL);
    match tile {
        Tile::Figure { said, lamp, .. } => {
            // A unit too long to stand beside its number stands before the period.
            let font = fitting(&said.number, pen, inner);
            let wide = pen.width(&said.number, font) + UNIT_GAP + pen.width(&said.unit, size::UNIT) > inner;
            let (unit, period) = if wide {
                (String::new(), join(&[said.unit.clone(), said.period.clone()], " · "))
            } else {
                (said.unit.clone(), said.period.clone())
            };
            let lamp = lamp.as_ref().map(|(_, state)| pen.cut(state, (inner - SIGN_PITCH).max(1.0), size::LABEL));
            Texts::Figure {
                name: pen.lines(&said.name, inner, 2, size::NAME),
                number: said.number.clone(),
                font,
                unit,
                period: small(&period, 2),
                change: small(&said.change, 2),
                lamp: lamp.into_iter().collect(),
                foot: small(&said.foot, 3),
            }
        }
        Tile::Blank(wording::Blank { name, why, supplier }) => Texts::Blank {
            name: pen.lines(name, inner, 3, size::NAME),
            why: pen.lines(why, inner, 3, size::NAME_SMALL),
            supplier: small(supplier, 8),
        },
    }
}

/// The font of a figure: a figure that is cut would be another one, so it is rather set smaller.
fn fitting(number: &str, pen: &Pen<'_>, inner: f64) -> Font {
    let whole = size::FIGURE;
    let share = inner / pen.width(number, whole).max(1.0);
    if share < 1.0 { Font { size: (whole.size * share * 0.98).max(9.0), ..whole } } else { whole }
}

fn draw_tile(pen: &mut Pen<'_>, rect: Rect, texts: Texts, grid: &Grid, tile: &Tile) {
    let theme = pen.theme;
    let x = rect.x + PAD;
    let mut y = rect.y + PAD;
    match texts {
        Texts::Figure { name, number, font, unit, period, change, lamp: state, foot } => {
            pen.card(rect, theme.raised, theme.line, 1.0);
            pen.paragraph(&name, (x, y), NAME_LINE, size::NAME, theme.ink);
            y += grid.name;
            let middle = y + grid.figure / 2.0;
            pen.text(&number, (x, middle), Align::Left, font, theme.ink);
            // Both texts are centred on their line; the smaller one is lowered to share the baseline.
            let lower = (font.size - size::UNIT.size) * 0.36;
            let beside = x + pen.width(&number, font) + UNIT_GAP;
            pen.text(&unit, (beside, middle + lower), Align::Left, size::UNIT, theme.ink);
            y += grid.figure;
            pen.paragraph(&period, (x, y), SMALL_LINE, size::SMALL, theme.muted);
            y += grid.period;
            pen.paragraph(&change, (x, y), SMALL_LINE, size::SMALL, theme.ink);
            y += grid.change;
            if let Tile::Figure { lamp: Some((kind, _)), .. } = tile {
                let (shape, tone) = sign(*kind);
                let middle = y + grid.lamp / 2.0 + 1.0;
                lamp::draw(pen, shape, tone, Point::new(x + SIGN / 2.0, middle), SIGN);
                let state = state.first().map_or("", String::as_str);
                pen.text(state, (x + SIGN_PITCH, middle), Align::Left, size::LABEL, theme.ink);
            }
            let bottom = rect.bottom() - PAD + 4.0 - grid.foot;
            pen.paragraph(&foot, (x, bottom), SMALL_LINE, size::SMALL, theme.muted);
        }
        Texts::Blank { name, why, supplier } => {
            pen.card(rect, theme.paper, theme.line, 1.0);
            pen.paragraph(&name, (x, y), NAME_LINE, size::NAME, theme.ink);
            y += grid.name;
            let middle = y + (grid.figure - why.len() as f64 * NAME_LINE) / 2.0;
            pen.paragraph(&why, (x, middle), NAME_LINE, size::NAME_SMALL, theme.muted);
            y += grid.figure;
            pen.paragraph(&supplier, (x, y), SMALL_LINE, size::SMALL, theme.muted);
        }
    }
}
