//! What holds of every picture, whatever was done; asked by the tests of exploring and by the fuzz target of inputs.

use barograph::scene::{Mark, Rect};
use barograph::widget::Widget;

/// Lines, dots, areas and columns lie within the plot; all marks are finite.
pub(crate) fn tidy(widget: &mut Widget) -> Result<(), String> {
    let Some([low, high, left, right]) = widget.seen() else { return Ok(()) };
    if !(0.0 <= low && low < high && high <= 1.0) {
        return Err(format!("{low} {high}"));
    }
    let zoomed = high - low < 1.0;
    let plot = Rect { x: left - 0.01, y: -1.0, width: right - left + 0.02, height: 20_000.0 };
    for mark in &widget.scene().marks {
        let fine = match mark {
            Mark::Line { points, .. } | Mark::Area { points, .. } => {
                points.len() > 1 && points.iter().all(|p| !zoomed || plot.contains(*p))
            }
            Mark::Dot { at, .. } => !zoomed || plot.contains(*at),
            Mark::Columns { x, step, spans, .. } => {
                let end = x + step * spans.len() as f64;
                *x >= plot.x && end <= plot.right() && spans.iter().all(|(a, b)| a.is_finite() && b.is_finite())
            }
            Mark::Rule { from, to, .. } => from.x.is_finite() && to.y.is_finite(),
            Mark::Box { rect, .. } => rect.width >= 0.0 && rect.height.is_finite(),
            Mark::Text(label) => label.at.x.is_finite() && label.at.y.is_finite() && !label.text.is_empty(),
        };
        if !fine {
            return Err(format!("{low}..{high} {mark:?}"));
        }
    }
    Ok(())
}
