//! The board as marks: tiles in rows, each with its texts and its sparkline.

use super::{Board, Context, Frame, wording};
use crate::scene::wrap::wrap;
use crate::scene::{Align, Font, Label, Mark, Measure, Point, Rect, Scene};
use crate::text::join;
use crate::theme::{Color, Theme, size};
use crate::view::spark;

const GAP: f64 = 12.0;
const PAD: f64 = 14.0;
const NARROWEST: f64 = 138.0;
const MOST_COLUMNS: usize = 4;
const SPARK_HEIGHT: f64 = 34.0;
const NAME_LINE: f64 = 19.0;
const SMALL_LINE: f64 = 17.0;
/// Between a figure and its unit.
const UNIT_GAP: f64 = 4.0;

/// What a tile says, wrapped to its width.
struct Texts {
    name: Vec<String>,
    number: String,
    unit: String,
    period: Vec<String>,
    change: Vec<String>,
    foot: Vec<String>,
}

/// Lays the tiles out; gives the scene, the tiles and how many stand in a row.
pub(super) fn lay_out(board: &Board, context: &Context<'_>, frame: &Frame<'_>) -> (Scene, Vec<Rect>, usize) {
    let width = frame.width.max(1.0);
    let theme = &context.spec.theme;
    let count = board.picks.len().max(1);
    let columns = columns(count, width);
    let tile_width = ((width - GAP * (columns as f64 - 1.0)) / columns as f64).max(1.0);
    let inner = (tile_width - 2.0 * PAD).max(1.0);
    let texts: Vec<Texts> =
        (0..board.picks.len()).filter_map(|slot| texts(board, context, slot, inner, frame.measure)).collect();
    let most = |of: &dyn Fn(&Texts) -> usize| texts.iter().map(of).max().unwrap_or(0) as f64;
    // All tiles share one grid of lines, so that figures stand beside figures.
    let grid = Grid {
        name: most(&|t| t.name.len()) * NAME_LINE,
        period: most(&|t| t.period.len()) * SMALL_LINE,
        change: most(&|t| t.change.len()) * SMALL_LINE,
        foot: most(&|t| t.foot.len()) * SMALL_LINE,
    };
    let tile_height = grid.height();
    let rows = count.div_ceil(columns);
    let height = if board.picks.is_empty() { 120.0 } else { rows as f64 * (tile_height + GAP) - GAP };
    let mut scene = Scene { width, height, marks: Vec::new() };
    scene.marks.push(Mark::Box { rect: Rect { x: 0.0, y: 0.0, width, height }, color: theme.paper });
    let mut tiles = Vec::new();
    for (slot, (texts, pick)) in texts.into_iter().zip(&board.picks).enumerate() {
        let (column, row) = ((slot % columns) as f64, (slot / columns) as f64);
        let rect = Rect {
            x: column * (tile_width + GAP),
            y: row * (tile_height + GAP),
            width: tile_width,
            height: tile_height,
        };
        draw_tile(&mut scene, rect, texts, &grid, theme, frame.measure);
        let room = Rect { x: rect.x + PAD, y: rect.y + grid.spark_top(), width: inner, height: SPARK_HEIGHT };
        if let Some(series) = pick.line.of(context.data) {
            spark::draw(&mut scene, room, (series, pick.period), pick.line.observations(context.data), theme);
        }
        tiles.push(rect);
    }
    (scene, tiles, columns)
}

/// As many columns as fit, but rather one fewer than a last row with holes.
fn columns(count: usize, width: f64) -> usize {
    let fit = (((width + GAP) / (NARROWEST + GAP)) as usize).clamp(1, MOST_COLUMNS.min(count.max(1)));
    let holes = |n: usize| (n - count % n) % n;
    if fit > 2 && holes(fit - 1) < holes(fit) { fit - 1 } else { fit }
}

/// Heights of the parts of every tile.
struct Grid {
    name: f64,
    period: f64,
    change: f64,
    foot: f64,
}

impl Grid {
    const FIGURE: f64 = 42.0;

    fn spark_top(&self) -> f64 {
        PAD + self.name + Self::FIGURE + self.period + self.change + 10.0
    }

    fn height(&self) -> f64 {
        self.spark_top() + SPARK_HEIGHT + 10.0 + self.foot + PAD - 4.0
    }
}

fn texts(board: &Board, context: &Context<'_>, slot: usize, inner: f64, measure: &dyn Measure) -> Option<Texts> {
    let said = wording::tile(board, context, slot)?;
    let small = |text: &str, most| wrap(text, inner, most, size::SMALL, measure);
    // A unit too long to stand beside its number stands before the period.
    let wide = measure.width(&said.number, size::FIGURE) + UNIT_GAP + measure.width(&said.unit, size::UNIT) > inner;
    let (unit, period) =
        if wide { (String::new(), join(&[said.unit, said.period], " · ")) } else { (said.unit, said.period) };
    Some(Texts {
        name: wrap(&said.name, inner, 2, size::NAME, measure),
        number: said.number,
        unit,
        period: small(&period, 2),
        change: small(&said.change, 2),
        foot: small(&said.foot, 3),
    })
}

fn draw_tile(scene: &mut Scene, rect: Rect, texts: Texts, grid: &Grid, theme: &Theme, measure: &dyn Measure) {
    scene.marks.push(Mark::Box { rect, color: theme.line });
    let inside = Rect { x: rect.x + 1.0, y: rect.y + 1.0, width: rect.width - 2.0, height: rect.height - 2.0 };
    scene.marks.push(Mark::Box { rect: inside, color: theme.raised });
    let x = rect.x + PAD;
    let mut y = rect.y + PAD;
    let put = |scene: &mut Scene, lines: Vec<String>, y: f64, pitch: f64, font: Font, color: Color| {
        for (i, text) in lines.into_iter().enumerate() {
            let width = measure.width(&text, font);
            let at = Point::new(x, y + (i as f64 + 0.5) * pitch);
            scene.marks.push(Mark::Text(Label { text, at, align: Align::Left, font, color, width }));
        }
    };
    put(scene, texts.name, y, NAME_LINE, size::NAME, theme.ink);
    y += grid.name;
    let number_width = measure.width(&texts.number, size::FIGURE);
    let unit_width = measure.width(&texts.unit, size::UNIT);
    put(scene, vec![texts.number], y, Grid::FIGURE, size::FIGURE, theme.ink);
    // Both texts are centred on their line; the smaller one is lowered to share the baseline.
    let lower = (size::FIGURE.size - size::UNIT.size) * 0.36;
    let unit = Label {
        text: texts.unit,
        at: Point::new(x + number_width + UNIT_GAP, y + Grid::FIGURE / 2.0 + lower),
        align: Align::Left,
        font: size::UNIT,
        color: theme.ink,
        width: unit_width,
    };
    if !unit.text.is_empty() {
        scene.marks.push(Mark::Text(unit));
    }
    y += Grid::FIGURE;
    put(scene, texts.period, y, SMALL_LINE, size::SMALL, theme.muted);
    y += grid.period;
    put(scene, texts.change, y, SMALL_LINE, size::SMALL, theme.ink);
    let foot = rect.bottom() - PAD + 4.0 - grid.foot;
    put(scene, texts.foot, foot, SMALL_LINE, size::SMALL, theme.muted);
}
