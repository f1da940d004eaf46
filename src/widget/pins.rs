//! Two places the reader pins, and what changed between them.
//!
//! Owns at most two places on the axis. A third takes the place of the first; a place pinned again is given up.

use super::Widget;
use super::plain::plain;
use super::response::{Dirty, Response};
use crate::view::compare::Compared;

/// A pin as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Pin {
    /// CSS pixels from the stage's left edge; not a number where the window does not have it.
    pub x: f64,
    /// The period, or the instant.
    pub label: String,
}

/// The pins and what lies between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Pinned {
    /// The earlier first.
    pub pins: Vec<Pin>,
    /// Top and bottom of the plot.
    pub plot: [f64; 2],
    /// What changed, a line each; empty until there are two pins.
    pub rows: Vec<Compared>,
    /// Whether the next click pins.
    pub pinning: bool,
    /// Heads of the columns: name, from, to, difference, per cent, per cent a year.
    pub head: Vec<String>,
    /// What to do next; empty when both are there.
    pub hint: &'static str,
    /// Names of the buttons: pin, give up.
    pub words: [&'static str; 2],
}

plain!(Pin { x, label });
plain!(Pinned { pins, plot, rows, pinning, head, hint, words });

impl Widget {
    /// Begins or ends the pinning by click.
    pub(super) fn pinning(&mut self) -> Response {
        self.pinning = !self.pinning;
        Response { dirty: Dirty::Overlay, handled: true, ..Response::default() }
    }

    /// Pins the place of the cursor.
    pub(super) fn pin(&mut self) -> Response {
        let Some(stop) = self.stop else { return Response::default() };
        let (_, view, _) = self.ready();
        let Some(place) = view.axis().and_then(|a| a.place(stop)) else { return Response::default() };
        match self.pins.iter().position(|p| *p == place) {
            Some(known) => {
                self.pins.remove(known);
            }
            None => {
                if self.pins.len() == 2 {
                    self.pins.remove(0);
                }
                self.pins.push(place);
                self.pinning = self.pinning && self.pins.len() < 2;
            }
        }
        Response { dirty: Dirty::Overlay, handled: true, ..Response::default() }
    }

    /// Gives the pins up.
    pub(super) fn unpin(&mut self) -> Response {
        let any = self.pinning || !self.pins.is_empty();
        self.pins.clear();
        self.pinning = false;
        let dirty = if any { Dirty::Overlay } else { Dirty::Clean };
        Response { dirty, handled: any, ..Response::default() }
    }

    /// A number that changes whenever the pins do; 0 where there are none and none is to come.
    #[must_use]
    pub fn pin_state(&self) -> f64 {
        let places: f64 = self.pins.iter().zip([1.0, 3.0]).map(|(place, weight)| place * weight + 0.5).sum();
        places + if self.pinning { 0.25 } else { 0.0 }
    }

    /// The pins and what lies between them; `None` where there is no axis, or nothing is pinned or about to be.
    pub fn pinned(&mut self) -> Option<Pinned> {
        let mut places = self.pins.clone();
        places.sort_by(f64::total_cmp);
        let pinning = self.pinning;
        let (context, view, _) = self.ready();
        let axis = view.axis()?;
        let (plot, x) = axis.placed()?;
        let language = context.spec.language;
        let shown = |place: f64| {
            let at = x.pixel(place);
            if at >= plot.x - 0.5 && at <= plot.right() + 0.5 { at } else { f64::NAN }
        };
        let pins: Vec<Pin> = places.iter().map(|p| Pin { x: shown(*p), label: axis.named(&context, *p) }).collect();
        let rows = match places.as_slice() {
            [from, to] => axis.compared(&context, *from, *to),
            _ => Vec::new(),
        };
        let label = |i: usize| pins.get(i).map(|p| p.label.clone()).unwrap_or_default();
        let head = vec![
            String::new(),
            label(0),
            label(1),
            language.pick("Difference", "差额").into(),
            language.pick("Per cent", "变动幅度").into(),
            language.pick("A year", "年均").into(),
        ];
        let hint = match places.len() {
            0 if pinning => language.pick("Choose the first period on the chart.", "请在图上选择第一个时期。"),
            1 => language.pick(
                "Choose the second period on the chart, or press P at the cursor.",
                "请在图上选择第二个时期，或将光标移至该处按P键。",
            ),
            _ => "",
        };
        let words = [language.pick("Compare two periods", "比较两个时期"), language.pick("Remove pins", "取消比较")];
        Some(Pinned { pins, plot: [plot.y, plot.bottom()], rows, pinning, head, hint, words })
    }
}
