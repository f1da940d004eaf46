//! Panels as marks: the name, the last figure, the line, the others behind it.

use super::super::alike;
use super::super::trend::{Placed, Seen, draw_behind, draw_line, span};
use super::super::valued::{Rungs, bounds};
use super::{Multiples, Panel};
use crate::data::{Figure, Series};
use crate::derive::Line;
use crate::scale::Scale;
use crate::scene::axes::{self, LABEL_GAP, PERIOD_AXIS_HEIGHT};
use crate::scene::pen::Pen;
use crate::scene::{Align, Font, Rect, Scene};
use crate::text::name;
use crate::theme::size;
use crate::view::lens::Lens;
use crate::view::{Context, Frame};

/// Between panels, across and down.
const GAP: f64 = 22.0;
const ROW_GAP: f64 = 20.0;
/// The least width of a panel, on a phone and on wider screens.
const NARROWEST: (f64, f64) = (130.0, 186.0);
const PHONE: f64 = 520.0;
const MOST_COLUMNS: usize = 4;
const NAME_LINE: f64 = 16.0;
const FIGURE_LINE: f64 = 19.0;
/// Of a period that has no room beside its figure.
const PERIOD_LINE: f64 = 15.0;
const HEAD_GAP: f64 = 8.0;
/// Room for the dot at the end of a line.
const RIGHT: f64 = 5.0;
const UNIT_HEIGHT: f64 = 24.0;
/// The cursor's frame stays clear of the first names.
const TOP: f64 = 5.0;
/// With more rows than these every row has labels of its own under it.
const ROWS_APART: usize = 3;

/// As many columns as fit, but rather three than four where four leave more holes.
fn columns(count: usize, width: f64) -> usize {
    let least = if width < PHONE { NARROWEST.0 } else { NARROWEST.1 };
    let fit = (((width + GAP) / (least + GAP)) as usize).clamp(1, MOST_COLUMNS.min(count.max(1)));
    let holes = |n: usize| (n - count % n) % n;
    if fit == MOST_COLUMNS && holes(fit - 1) < holes(fit) { fit - 1 } else { fit }
}

/// Whether values are read against zero.
fn about_zero(series: &Series) -> bool {
    series.method().map_or_else(|| series.measure.is_growth(), |m| m.about_zero)
}

/// What a panel says above its plot.
struct Head {
    name: Vec<String>,
    figure: String,
    period: String,
}

/// Where everything goes, before anything is drawn.
struct Grid {
    columns: usize,
    /// Left of the first panel, or in each of them: room for the labels.
    gutter: f64,
    own: bool,
    /// Width and height of each plot.
    plot: (f64, f64),
}

impl Grid {
    /// Left edge of a panel and of its plot.
    fn left(&self, number: usize) -> (f64, f64) {
        let column = (number % self.columns) as f64;
        if self.own {
            let left = column * (self.gutter + self.plot.0 + RIGHT + GAP);
            (left, left + self.gutter)
        } else {
            let left = self.gutter + column * (self.plot.0 + RIGHT + GAP);
            (left, left)
        }
    }
}

/// Lays the panels out: the scene, the panels, and where the trend's own cursor finds things.
pub(super) fn lay_out(
    view: &Multiples,
    context: &Context<'_>,
    frame: &Frame<'_>,
) -> (Scene, Vec<Panel>, Option<Placed>) {
    let (trend, theme, data) = (&view.trend, &context.spec.theme, context.data);
    let width = frame.width.max(1.0);
    let lines: Vec<(usize, &Line)> = view.lines().collect();
    let values = |l: &Line| l.observations(data).iter().filter_map(|o| o.figure).map(|f| f.value).collect::<Vec<_>>();
    let zero = lines.iter().filter_map(|(_, l)| l.of(data)).any(about_zero);
    let common = lines.iter().map(|(_, l)| *l).chain(trend.others()).flat_map(values);
    let blank = |height| Pen::new(width, height, theme, frame.measure);
    let (Some((begin, end)), Some(range)) = (span(trend, context), bounds(common, zero)) else {
        return (blank(120.0).scene, Vec::new(), None);
    };
    let count = lines.len();
    let columns = columns(count, width);
    let rows = count.div_ceil(columns);
    let unit = if trend.told.unit_apart() { trend.told.unit() } else { String::new() };
    let top = if unit.is_empty() { TOP } else { UNIT_HEIGHT };
    // A row has labels under it where a panel has none below it.
    let labelled = |row: usize| rows > ROWS_APART || (row + 2) * columns > count;
    let axes_height = (0..rows).filter(|r| labelled(*r)).count() as f64 * PERIOD_AXIS_HEIGHT;

    let pen = blank(0.0);
    let rough = (width - GAP * (columns as f64 - 1.0)) / columns as f64;
    let usual = (rough * 0.5).clamp(76.0, 132.0);
    let heads_height = rows as f64 * (NAME_LINE + FIGURE_LINE + HEAD_GAP);
    let asked = frame.height - top - heads_height - axes_height - ROW_GAP * (rows as f64 - 1.0);
    let mut tall = if frame.height > 0.0 { (asked / rows as f64).max(48.0) } else { usual };
    let wanted = ((tall / 24.0) as usize).clamp(2, 5);
    let rungs: Vec<Rungs> = lines
        .iter()
        .map(|(_, l)| if view.own { bounds(values(l).into_iter(), zero).unwrap_or(range) } else { range })
        .map(|range| Rungs::tight(&pen, &trend.told, range, wanted))
        .collect();
    let gutter = rungs.iter().map(Rungs::room).fold(0.0, f64::max);
    let gutters = if view.own { columns as f64 } else { 1.0 };
    let free = width - gutters * gutter - GAP * (columns as f64 - 1.0) - RIGHT * columns as f64;
    let plot_width = (free / columns as f64).max(10.0);
    let room = plot_width + RIGHT + if view.own { gutter } else { 0.0 };

    let names = trend.names(context);
    let texts: Vec<(&str, Font)> =
        lines.iter().map(|(i, _)| (names.get(*i).map_or("", String::as_str), size::LABEL)).collect();
    let named = alike::lines(&pen, &texts, room, 2);
    let heads: Vec<Head> = lines.iter().zip(named).map(|((_, l), name)| head(view, context, name, l)).collect();
    // Where one period has no room beside its figure all stand below theirs.
    let beside = |h: &Head| pen.width(&h.figure, size::LABEL) + LABEL_GAP + pen.width(&h.period, size::SMALL) <= room;
    let below = if heads.iter().all(beside) { 0.0 } else { PERIOD_LINE };
    let figure_line = FIGURE_LINE + below;
    if frame.height > 0.0 {
        tall = (tall - below).max(48.0);
    }
    let grid = Grid { columns, gutter, own: view.own, plot: (plot_width, tall) };
    let mut tops: Vec<f64> = Vec::with_capacity(rows);
    let mut y = top;
    for row in 0..rows {
        let most = heads.iter().skip(row * columns).take(columns).map(|h| h.name.len()).max().unwrap_or(0);
        tops.push(y + most as f64 * NAME_LINE);
        y += most as f64 * NAME_LINE + figure_line + HEAD_GAP + tall;
        y += if labelled(row) { PERIOD_AXIS_HEIGHT } else { 4.0 } + if row + 1 < rows { ROW_GAP } else { 0.0 };
    }
    let mut pen = blank(y);
    pen.text(&unit, (0.0, 8.0), Align::Left, size::SMALL, theme.muted);
    let mut panels: Vec<Panel> = Vec::with_capacity(count);
    for (number, (((line, shown), head), rungs)) in lines.iter().zip(&heads).zip(&rungs).enumerate() {
        let (left, from) = grid.left(number);
        let figure = tops.get(number / columns).copied().unwrap_or(top);
        let plot = Rect { x: from, y: figure + figure_line + HEAD_GAP, width: plot_width, height: tall };
        let (x, y) = (Scale::new(begin, end, plot.x, plot.right()), rungs.scale(plot));
        let begun = figure - head.name.len() as f64 * NAME_LINE;
        write(&mut pen, head, (left, begun, room), below > 0.0);
        if view.own || number.is_multiple_of(columns) {
            axes::value_axis(&mut pen.scene, plot, &y, &rungs.labels, theme);
        } else {
            for tick in &rungs.labels {
                let at = y.pixel(tick.value);
                let color = if tick.value == 0.0 { theme.axis } else { theme.line };
                pen.rule((plot.x, at), (plot.right(), at), color, 1.0);
            }
        }
        if rows > ROWS_APART || number + columns >= count {
            periods(&mut pen, view, context, frame, plot, (begin, end));
        }
        if view.behind {
            let color = theme.axis.over(theme.paper, 0.42);
            for other in view.behind_of(*line) {
                draw_behind(&mut pen.scene, other.observations(data), (&x, &y), color);
            }
        }
        draw_line(&mut pen.scene, shown.observations(data), (&x, &y), theme.series(0), theme.paper);
        let edge = if view.own || !number.is_multiple_of(columns) { left } else { 0.0 };
        let edge = (edge - 3.0).max(0.0);
        let height = plot.bottom() + 4.0 - (begun - TOP);
        let place = Rect { x: edge, y: begun - TOP, width: plot.right() + RIGHT - edge, height };
        panels.push(Panel { line: *line, place, plot, x, y });
    }
    let seen = Seen::new(trend, context, Lens::default(), (begin, end));
    let placed =
        panels.first().map(|p| Placed { plot: p.plot, x: p.x, y: p.y, direct: true, seen, numbered: Vec::new() });
    (pen.scene, panels, placed)
}

/// The labels of a panel's periods, none of which leaves the plot: the next panel begins beside it.
fn periods(
    pen: &mut Pen<'_>,
    view: &Multiples,
    context: &Context<'_>,
    frame: &Frame<'_>,
    plot: Rect,
    span: (f64, f64),
) {
    let mut apart = Scene { width: plot.width, height: pen.scene.height, marks: Vec::new() };
    let x = Scale::new(span.0, span.1, 0.0, plot.width);
    let words = (context.spec.language, pen.theme);
    axes::period_axis(&mut apart, Rect { x: 0.0, ..plot }, &x, view.trend.frequency, words, frame.measure);
    pen.scene.marks.extend(apart.marks.into_iter().map(|m| m.moved(plot.x, 0.0)));
}

fn head(view: &Multiples, context: &Context<'_>, name: Vec<String>, of: &Line) -> Head {
    let (told, language) = (&view.trend.told, context.spec.language);
    let last = of.observations(context.data).iter().rev().find_map(|o| Some((o, view.trend.even(o.figure?))));
    let text = |figure: Figure| if told.unit_apart() { told.number(figure) } else { told.full(figure) };
    let figure = last.map_or_else(|| crate::text::words::no_figure(language).into(), |(_, f)| text(f));
    let period = last.and_then(|(o, _)| Some(name::of_period(of.of(context.data)?, o, language)));
    Head { name, figure, period: period.unwrap_or_default() }
}

/// Name, figure and period; the period below the figure or beside it.
fn write(pen: &mut Pen<'_>, head: &Head, (x, y, room): (f64, f64, f64), below: bool) {
    let theme = pen.theme;
    pen.paragraph(&head.name, (x, y), NAME_LINE, size::LABEL, theme.ink);
    let middle = y + head.name.len() as f64 * NAME_LINE + FIGURE_LINE / 2.0;
    let figure = pen.cut(&head.figure, room, size::LABEL);
    pen.text(&figure, (x, middle), Align::Left, size::LABEL, theme.series(0));
    let at = match below {
        true => (x, middle + (FIGURE_LINE + PERIOD_LINE) / 2.0 - 1.0),
        false => (x + pen.width(&figure, size::LABEL) + LABEL_GAP, middle),
    };
    // A period that is cut would be another one.
    if !below || pen.width(&head.period, size::SMALL) <= room {
        pen.text(&head.period, at, Align::Left, size::SMALL, theme.muted);
    }
}
