//! Zooming and moving along the axis: what the reader does to the lens.
//!
//! Owns how far a step goes, and the glide from one window to the next, which lasts a fifth of a second of the
//! host's clock. The host asks for ticks while the answer says that something moves; a tick at infinity ends it.

use super::Widget;
use super::explore::presets;
use super::input::{Input, Key};
use super::response::{Dirty, Notice, Response};
use crate::error::Error;
use crate::view::lens::{Extent, Lens, Rise};
use crate::view::{Axis, Context};

/// Milliseconds of a glide.
const GLIDE: f64 = 220.0;
/// How much one step of the keyboard or of a button zooms.
const STEP: f64 = 0.5;

type Window = Option<(f64, f64)>;

/// A window on its way to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glide {
    from: (f64, f64),
    pub(super) to: (f64, f64),
    /// The clock at the first tick.
    begun: Option<f64>,
}

/// The reader's lens, and where it is going.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Sight {
    pub(super) lens: Lens,
    pub(super) glide: Option<Glide>,
    /// Whether the author's span and scale are still to be taken up.
    pub(super) due: bool,
}

/// What an author may write for a span: `5y`, `ytd`, `all`, or two periods with a stroke between them.
fn asked(text: &str, axis: &dyn Axis, context: &Context<'_>, extent: &Extent) -> Result<Window, Error> {
    let years = text.strip_suffix(['y', 'Y']).and_then(|n| n.parse::<u16>().ok());
    Ok(match (text, years, text.split_once('/')) {
        ("" | "all", ..) => None,
        ("ytd", ..) => extent.window(extent.new_year, extent.high),
        (_, Some(years), _) => extent.window(extent.high - f64::from(years) * extent.year, extent.high),
        (_, _, pair) => {
            let (from, to) = pair.unwrap_or((text, text));
            let (low, high) = axis.window_of(context, from.trim(), to.trim())?;
            extent.window(low.min(high), high.max(low))
        }
    })
}

impl Widget {
    fn extent(&mut self) -> Option<Extent> {
        let (context, view, _) = self.ready();
        view.axis()?.extent(&context)
    }

    /// The lens as it fits the view: what the author asked for is taken up once, and no window leaves the whole.
    pub(super) fn fitted(sight: &mut Sight, axis: Option<&dyn Axis>, context: &Context<'_>) {
        let Some((axis, extent)) = axis.and_then(|a| Some((a, a.extent(context)?))) else { return };
        if std::mem::take(&mut sight.due) {
            let spec = context.spec;
            // A span of periods that the data does not have shows the whole.
            sight.lens.window = asked(&spec.span, axis, context, &extent).unwrap_or_default();
            sight.lens.rise = spec.rise;
            sight.glide = None;
        }
        if let Some((low, high)) = sight.lens.window {
            sight.lens.window = extent.window(low, high);
        }
    }

    /// Goes to a window, at once or gliding, and tells of it.
    fn look(&mut self, to: Window, glides: bool) -> Response {
        let Some(extent) = self.extent() else { return Response::default() };
        let here = self.sight.lens.window;
        let heading = self.sight.glide.map_or(extent.ends(here), |g| g.to);
        if extent.ends(to) == heading {
            return Response { handled: true, moving: self.sight.glide.is_some(), ..Response::default() };
        }
        if glides {
            self.sight.glide = Some(Glide { from: extent.ends(here), to: extent.ends(to), begun: None });
        } else {
            self.sight.glide = None;
            self.sight.lens.window = to;
        }
        let notices = self.told(to);
        let dirty = if glides { Dirty::Clean } else { Dirty::Window };
        let response = self.stale(dirty);
        Response { handled: true, moving: glides, notices, ..response }
    }

    fn told(&mut self, window: Window) -> Vec<Notice> {
        let (context, view, _) = self.ready();
        let Some((axis, extent)) = view.axis().and_then(|a| Some((a, a.extent(&context)?))) else { return Vec::new() };
        let (low, high) = extent.ends(window);
        let (from, to) = axis.codes_of((low, high));
        vec![Notice::Span { from, to, low, high, all: window.is_none() }]
    }

    /// Where the window will be when nothing moves any more.
    pub(super) fn heading(&self, extent: &Extent) -> Window {
        // What was chosen on a longer axis is moved into this one.
        let (low, high) = self.sight.glide.map(|g| g.to).or(self.sight.lens.window)?;
        extent.window(low, high)
    }

    /// Zooms, moves, and all else that changes the lens.
    pub(super) fn explore_input(&mut self, input: Input) -> Response {
        let Some(extent) = self.extent() else { return Response::default() };
        let stop = self.stop;
        let (_, view, _) = self.ready();
        let Some(axis) = view.axis() else { return Response::default() };
        let placed = axis.placed().map(|(plot, x)| (plot.width, *x));
        let cursor = stop.and_then(|s| axis.place(s));
        let Some((wide, x)) = placed else { return Response::default() };
        let window = self.heading(&extent);
        let (low, high) = extent.ends(window);
        let about = cursor.filter(|c| (low..=high).contains(c)).unwrap_or((low + high) / 2.0);
        let share = |s: f64| extent.low + s.clamp(0.0, 1.0) * (extent.high - extent.low);
        match input {
            Input::Zoom { x: at, factor } => {
                let about = if at.is_finite() { x.value(at) } else { about };
                self.look(extent.zoomed(self.sight.lens.window, about, factor), false)
            }
            Input::Pan { by } => {
                let by = by * (x.high() - x.low()) / wide.max(1.0);
                self.look(extent.moved(self.sight.lens.window, by), false)
            }
            Input::Shares { low, high } if low.is_finite() && high.is_finite() => {
                self.look(extent.window(share(low.min(high)), share(high.max(low))), false)
            }
            Input::Window { low, high, glides } => {
                // Beyond the ends is all there is.
                let window = extent.window(low.min(high).max(extent.low), high.max(low).min(extent.high));
                self.look(window, glides)
            }
            Input::Closer => self.look(extent.zoomed(window, about, STEP), true),
            Input::Wider => self.look(extent.zoomed(window, about, 1.0 / STEP), true),
            Input::All => self.look(None, true),
            Input::Preset(i) => {
                let language = self.shown().language;
                match presets(&extent, language).into_iter().nth(i) {
                    Some((_, window)) => self.look(window, true),
                    None => Response::default(),
                }
            }
            Input::Rise(i) => self.rise(Rise::ALL.get(i).copied().unwrap_or_default()),
            Input::Stay => {
                self.sight.lens.stays = !self.sight.lens.stays;
                let response = self.stale(Dirty::Window);
                Response { notices: self.changed(), ..response }
            }
            Input::Tick(now) => self.tick(&extent, now),
            _ => Response::default(),
        }
    }

    fn rise(&mut self, rise: Rise) -> Response {
        let (context, view, _) = self.ready();
        let unfit = view.axis().is_none_or(|a| a.unfit(&context, rise).is_some());
        if unfit || self.sight.lens.rise == rise {
            return Response::default();
        }
        self.sight.lens.rise = rise;
        let response = self.stale(Dirty::Window);
        Response { notices: self.changed(), ..response }
    }

    fn tick(&mut self, extent: &Extent, now: f64) -> Response {
        let Some(glide) = &mut self.sight.glide else { return Response::default() };
        let begun = *glide.begun.get_or_insert(if now.is_finite() { now } else { 0.0 });
        let part = ((now - begun) / GLIDE).clamp(0.0, 1.0);
        let part = if part.is_nan() { 1.0 } else { part };
        // Quick at first, slow at the end.
        let eased = 1.0 - (1.0 - part).powi(3);
        let between = |from: f64, to: f64| if part < 1.0 { from + (to - from) * eased } else { to };
        let (low, high) = (between(glide.from.0, glide.to.0), between(glide.from.1, glide.to.1));
        self.sight.lens.window = extent.window(low, high);
        if part >= 1.0 {
            self.sight.glide = None;
        }
        let response = self.stale(Dirty::Window);
        Response { moving: part < 1.0, ..response }
    }

    /// Goes to the window of two codes: periods, or instants; empty ones stand for the ends of the whole.
    ///
    /// # Errors
    /// Those of reading a period.
    pub fn span(&mut self, from: &str, to: &str, glides: bool) -> Result<Response, Error> {
        let (context, view, _) = self.ready();
        let Some((axis, extent)) = view.axis().and_then(|a| Some((a, a.extent(&context)?))) else {
            return Ok(Response::default());
        };
        let (low, high) = axis.window_of(&context, from, to)?;
        Ok(self.look(extent.window(low.min(high), high.max(low)), glides))
    }

    /// The keys of exploring; `None` for others.
    pub(super) fn explore_key(&mut self, key: Key) -> Option<Response> {
        let input = match key {
            Key::Closer => Input::Closer,
            Key::Wider => Input::Wider,
            Key::All => Input::All,
            Key::Pin => return Some(self.pin()),
            _ => return None,
        };
        Some(self.explore_input(input))
    }

    /// Moves the window so that the cursor is in it.
    pub(super) fn follow(&mut self) -> Dirty {
        let Some(stop) = self.stop.filter(|_| self.sight.lens.window.is_some()) else { return Dirty::Clean };
        let (context, view, _) = self.ready();
        let Some((place, extent)) = view.axis().and_then(|a| Some((a.place(stop)?, a.extent(&context)?))) else {
            return Dirty::Clean;
        };
        let to = extent.showing(self.sight.lens.window, place);
        self.look(to, false).dirty
    }

    /// The width of a window that ends where the axis does; `None` for others.
    pub(super) fn at_end(&mut self) -> Option<f64> {
        let (low, high) = self.sight.lens.window?;
        let extent = self.extent()?;
        (high >= extent.high - (high - low) * 0.02).then_some(high - low)
    }

    /// Moves a window of this width to the end of an axis that has grown.
    pub(super) fn catch_up(&mut self, wide: Option<f64>) {
        if let Some((wide, extent)) = wide.and_then(|w| Some((w, self.extent()?))) {
            self.sight.lens.window = extent.window(extent.high - wide, extent.high);
            self.stale(Dirty::Window);
        }
    }
}
