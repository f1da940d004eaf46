//! A plot with values at its left: what columns, lines and paths share.
//!
//! Owns the room that labels and unit take, and round ticks about what is shown. Refuses to know what is drawn inside.

use crate::scale::{Scale, ticks};
use crate::scene::axes::{self, LABEL_GAP, Tick};
use crate::scene::pen::Pen;
use crate::scene::{Align, Rect};
use crate::text::unit::Told;
use crate::theme::size;

/// Height of the line that says the unit above the plot.
const UNIT_HEIGHT: f64 = 30.0;
/// Room above the plot where no unit is said.
const HEAD: f64 = 12.0;

/// Round values about what is shown, with their labels.
pub(super) struct Rungs {
    pub(super) labels: Vec<Tick>,
    /// What the scale holds: the values and the ticks about them.
    range: (f64, f64),
}

impl Rungs {
    /// Ticks about `low` to `high`, which they divide in no more than `wanted` parts.
    pub(super) fn new(pen: &Pen<'_>, told: &Told, (low, high): (f64, f64), wanted: usize) -> Self {
        let per = told.per_axis_unit();
        let (values, decimals) = ticks::values(low / per, high / per, wanted);
        let bottom = values.first().map_or(low / per, |v| v.min(low / per)) * per;
        let ceiling = values.last().map_or(high / per, |v| v.max(high / per)) * per;
        let label = |v: f64| {
            let text = told.tick(v * per, decimals);
            Tick { value: v * per, width: pen.width(&text, size::SMALL), text }
        };
        Self { labels: values.into_iter().map(label).collect(), range: (bottom, ceiling) }
    }

    /// The same for a small plot: no higher than the values need, with those ticks that lie among them. Where fewer than two do, the
    /// plot reaches to the ticks about them.
    pub(super) fn tight(pen: &Pen<'_>, told: &Told, (low, high): (f64, f64), wanted: usize) -> Self {
        let mut all = Self::new(pen, told, (low, high), wanted);
        let pad = (high - low) * 0.04;
        // Values on one side of zero do not make room beyond it.
        let range = (if low == 0.0 { low } else { low - pad }, if high == 0.0 { high } else { high + pad });
        let among = |t: &Tick| t.value >= range.0 && t.value <= range.1;
        if all.labels.iter().filter(|t| among(t)).count() > 1 {
            all.labels.retain(among);
            all.range = range;
        }
        all
    }

    /// Width of the labels and the gap beside them.
    pub(super) fn room(&self) -> f64 {
        self.labels.iter().map(|t| t.width).fold(0.0, f64::max).ceil() + LABEL_GAP
    }

    /// The scale in a plot.
    pub(super) fn scale(&self, plot: Rect) -> Scale {
        Scale::new(self.range.0, self.range.1, plot.bottom(), plot.y)
    }
}

/// A plot and its value scale.
pub(super) struct Valued {
    pub(super) plot: Rect,
    pub(super) y: Scale,
    labels: Vec<Tick>,
    unit: String,
    /// Left edge of what it was given.
    left: f64,
}

/// The height of a chart of this width where the author left it to the view.
pub(super) fn height(width: f64, asked: f64) -> f64 {
    if asked > 0.0 { asked } else { (width * 0.46).clamp(220.0, 420.0) }
}

impl Valued {
    /// A plot in `area` that shows values from `low` to `high`. `inside` is the room within the plot above the highest and below
    /// the lowest tick; `right` and `below` are kept free beside and under the plot.
    pub(super) fn new(
        pen: &Pen<'_>,
        told: &Told,
        (low, high): (f64, f64),
        area: Rect,
        inside: (f64, f64),
        (right, below): (f64, f64),
    ) -> Self {
        let unit = if told.unit_apart() { told.unit() } else { String::new() };
        let head = if unit.is_empty() { HEAD } else { UNIT_HEIGHT };
        let tall = (area.height - head - below).max(10.0);
        let rungs = Rungs::new(pen, told, (low, high), ((tall / 48.0) as usize).clamp(2, 8));
        let left = rungs.room();
        let plot =
            Rect { x: area.x + left, y: area.y + head, width: (area.width - left - right).max(10.0), height: tall };
        let room = Rect { y: plot.y + inside.0, height: tall - inside.0 - inside.1, ..plot };
        Self { plot, y: rungs.scale(room), labels: rungs.labels, unit, left: area.x }
    }

    /// Draws unit, grid and labels.
    pub(super) fn draw(&self, pen: &mut Pen<'_>) {
        let theme = pen.theme;
        pen.text(&self.unit, (self.left, self.plot.y - UNIT_HEIGHT + 10.0), Align::Left, size::SMALL, theme.muted);
        axes::value_axis(&mut pen.scene, self.plot, &self.y, &self.labels, theme);
    }
}

/// Bounds of values, with zero where it belongs on the axis, and never empty; `None` where there are no values.
pub(super) fn bounds(values: impl Iterator<Item = f64>, about_zero: bool) -> Option<(f64, f64)> {
    let (mut low, mut high) = values.fold((f64::MAX, f64::MIN), |(l, h), v| (l.min(v), h.max(v)));
    if low > high {
        return None;
    }
    if about_zero || (low > 0.0 && low < high * 0.5) {
        (low, high) = (low.min(0.0), high.max(0.0));
    }
    if low == high {
        let half = (low.abs() * 0.1).max(1.0);
        (low, high) = (low - half, high + half);
    }
    Some((low, high))
}
