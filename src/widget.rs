//! The one owner of state: what the author asked for, what was read, what the reader did.
//!
//! An [`Input`] goes in, a [`Response`] comes out; nothing is drawn and nobody is called. What the
//! host shows is fetched afterwards as plain values. Derived things are rebuilt by level, lazily:
//! a moved cursor rebuilds nothing but the overlay.

mod choosing;
#[cfg(feature = "whole")]
mod computed;
mod cursor;
#[cfg(feature = "whole")]
mod dense;
#[cfg(feature = "whole")]
pub mod explore;
#[cfg(feature = "whole")]
mod export;
mod face;
#[cfg(feature = "whole")]
pub mod finder;
pub mod input;
#[cfg(feature = "whole")]
pub mod pins;
pub(crate) mod plain;
pub mod response;
#[cfg(feature = "whole")]
mod sheet;
pub mod shown;
#[cfg(feature = "whole")]
mod state;
#[cfg(feature = "whole")]
mod streaming;
#[cfg(feature = "whole")]
pub mod toil;
#[cfg(feature = "whole")]
pub mod window;
#[cfg(feature = "whole")]
mod words;

use crate::data::Dataset;
use crate::error::Error;
use crate::read::{self, File};
use crate::scene::{Measure, Point, Scene};
use crate::spec::{Asked, Spec};
use crate::text::Language;
use crate::view::{Context, Frame, Reader, Stop, View};
use input::Input;
use response::{Dirty, Response};

/// From where on the scene is laid out anew.
#[cfg(feature = "whole")]
const WINDOW: Dirty = Dirty::Window;
#[cfg(not(feature = "whole"))]
const WINDOW: Dirty = Dirty::Layout;

/// A chart without a page.
pub struct Widget {
    measure: Box<dyn Measure>,
    asked: Asked,
    spec: Spec,
    data: Dataset,
    loaded: bool,
    refused: (usize, Vec<Error>),
    size: (f64, f64),
    ratio: f64,
    reader: Reader,
    #[cfg(feature = "whole")]
    opened: Option<Opened>,
    stop: Option<Stop>,
    #[cfg(feature = "whole")]
    computed: computed::Computed,
    #[cfg(feature = "whole")]
    sight: window::Sight,
    /// Places on the axis, in the order they were pinned.
    #[cfg(feature = "whole")]
    pins: Vec<f64>,
    #[cfg(feature = "whole")]
    pinning: bool,
    #[cfg(feature = "whole")]
    finding: finder::Finding,
    view: Option<Box<dyn View>>,
    scene: Option<Scene>,
}

/// A tile that the reader opened, and where the cursor stood on the board.
#[cfg(feature = "whole")]
#[derive(Clone, Debug)]
struct Opened {
    spec: Spec,
    from: Option<Stop>,
}

impl std::fmt::Debug for Widget {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Widget")
            .field("spec", &self.spec)
            .field("size", &self.size)
            .field("stop", &self.stop)
            .finish_non_exhaustive()
    }
}

impl Widget {
    /// An empty widget that measures texts with `measure`.
    #[must_use]
    pub fn new(measure: Box<dyn Measure>) -> Self {
        Self {
            measure,
            asked: Asked::default(),
            spec: Spec::default(),
            data: Dataset::default(),
            loaded: false,
            refused: (0, Vec::new()),
            size: (640.0, 0.0),
            ratio: 1.0,
            reader: Reader::default(),
            #[cfg(feature = "whole")]
            opened: None,
            stop: None,
            #[cfg(feature = "whole")]
            computed: computed::Computed::default(),
            #[cfg(feature = "whole")]
            sight: window::Sight { due: true, ..window::Sight::default() },
            #[cfg(feature = "whole")]
            pins: Vec::new(),
            #[cfg(feature = "whole")]
            pinning: false,
            #[cfg(feature = "whole")]
            finding: finder::Finding::default(),
            view: None,
            scene: None,
        }
    }

    /// Takes what the author asks for. An opened tile stays open and hidden series stay hidden
    /// where only language, colours or title changed.
    ///
    /// # Errors
    /// Those of [`Spec::check`]; the widget stays as it was. Those of
    /// [`crate::transform::derivation::Derivation::run`], where the data is there and does not fit the steps.
    pub fn configure(&mut self, asked: &Asked) -> Result<Response, Error> {
        if self.asked == *asked {
            return Ok(Response::default());
        }
        self.spec = Spec::check(asked)?;
        let same = self.asked.shows_what(asked);
        #[cfg(feature = "whole")]
        if !same || self.asked.span != asked.span || self.asked.scale != asked.scale {
            self.sight.due = true;
        }
        #[cfg(feature = "whole")]
        if same && self.asked.compare == asked.compare {
            if let Some(picks) = &self.finding.picks {
                self.spec.compare.clone_from(picks);
            }
        } else {
            self.finding.picks = None;
        }
        // Another day may put the things that are shown in another order.
        #[cfg(feature = "whole")]
        if self.asked.today != asked.today {
            self.stop = None;
        }
        self.asked = asked.clone();
        #[cfg(feature = "whole")]
        if let Some(opened) = self.opened.as_mut().filter(|_| same) {
            opened.spec.language = self.spec.language;
            opened.spec.theme = self.spec.theme.clone();
        }
        if !same {
            #[cfg(feature = "whole")]
            {
                self.pins.clear();
                self.opened = None;
            }
            self.reader = Reader::default();
            self.stop = None;
        }
        let response = self.stale(Dirty::Derived);
        #[cfg(feature = "whole")]
        self.derive()?;
        Ok(response)
    }

    /// Takes the files of the chart, in order of precedence, in the place of all before.
    ///
    /// # Errors
    /// Those of [`read::read`]; the widget then has no data. `transform/…` where they do not fit the steps.
    pub fn load(&mut self, files: &[File<'_>]) -> Result<Response, Error> {
        self.data = Dataset::default();
        self.loaded = false;
        self.refused = (0, Vec::new());
        #[cfg(feature = "whole")]
        {
            self.opened = None;
        }
        self.stop = None;
        self.stale(Dirty::Derived);
        let reading = read::read(files)?;
        self.take(reading)
    }

    fn take(&mut self, reading: read::Reading) -> Result<Response, Error> {
        #[cfg(feature = "whole")]
        self.finding.forget();
        self.data = reading.dataset;
        self.refused = (reading.refused_count, reading.refused);
        self.loaded = true;
        #[cfg(feature = "whole")]
        {
            self.sight.due = true;
        }
        let response = self.stale(Dirty::Derived);
        #[cfg(feature = "whole")]
        self.derive()?;
        Ok(response)
    }

    fn stale(&mut self, dirty: Dirty) -> Response {
        if dirty >= Dirty::Derived {
            self.view = None;
            #[cfg(feature = "whole")]
            self.computed.forget(&mut self.data);
        }
        if dirty >= WINDOW {
            #[cfg(feature = "whole")]
            if let (Some(view), Some(scene)) = (&mut self.view, self.scene.take()) {
                view.reuse(scene);
            }
            self.scene = None;
        }
        Response { dirty, handled: dirty > Dirty::Clean, ..Response::default() }
    }

    fn shown(&self) -> &Spec {
        #[cfg(feature = "whole")]
        return self.opened.as_ref().map_or(&self.spec, |o| &o.spec);
        #[cfg(not(feature = "whole"))]
        &self.spec
    }

    /// Builds what is stale, and gives the parts that everything else needs.
    fn ready(&mut self) -> (Context<'_>, &dyn View, &Scene) {
        // What the author asked for was checked when he asked; what a menu offers was tried.
        #[cfg(feature = "whole")]
        let _ = self.derive();
        #[cfg(feature = "whole")]
        let spec = self.opened.as_ref().map_or(&self.spec, |o| &o.spec);
        #[cfg(not(feature = "whole"))]
        let spec = &self.spec;
        let context = Context { data: &self.data, spec };
        let view = self.view.get_or_insert_with(|| spec.view.build(&context, &self.reader));
        #[cfg(feature = "whole")]
        Self::fitted(&mut self.sight, view.axis(), &context);
        let frame = Frame {
            width: self.size.0,
            height: self.size.1,
            measure: self.measure.as_ref(),
            #[cfg(feature = "whole")]
            lens: self.sight.lens,
            #[cfg(feature = "whole")]
            ratio: self.ratio,
        };
        let scene = self.scene.get_or_insert_with(|| view.lay_out(&context, &frame));
        (context, &**view, scene)
    }

    /// The picture.
    pub fn scene(&mut self) -> &Scene {
        self.ready().2
    }

    /// Whether there were rows that could not be read.
    #[must_use]
    pub fn has_refused(&self) -> bool {
        self.refused.0 > 0
    }

    /// The language of what is shown.
    #[must_use]
    pub fn language(&self) -> Language {
        self.spec.language
    }

    /// Device pixels a CSS pixel.
    #[must_use]
    pub fn ratio(&self) -> f64 {
        self.ratio
    }

    /// Says what happened; tells what follows. Any sequence of inputs is fine.
    pub fn handle(&mut self, input: Input) -> Response {
        match input {
            Input::Resize { width, height, ratio } => self.resize(width, height, ratio),
            Input::Move { x, y } => self.point(Point::new(x, y)),
            Input::Press { x, y } => {
                let before = self.stop;
                let mut response = self.point(Point::new(x, y));
                // A finger's first tap shows the figure; the next, as a click, opens it.
                let chosen = self.choose(before == self.stop);
                response.dirty = response.dirty.max(chosen.dirty);
                response.handled |= chosen.handled;
                response.notices.extend(chosen.notices);
                response
            }
            Input::Leave | Input::Blur => self.go(None),
            Input::Focus => match self.stop {
                Some(_) => Response::default(),
                None => {
                    let view = self.ready().1;
                    let entry = view.step(None, view.manner().entry);
                    self.go(entry)
                }
            },
            Input::Key(key) => self.key(key),
            Input::Toggle(index) => self.toggle(index),
            Input::Measure(index) => self.measure(index),
            Input::Back => self.back(),
            #[cfg(feature = "whole")]
            Input::Sort(number) => self.sort(number),
            #[cfg(feature = "whole")]
            Input::Compute(index) => self.compute(index),
            #[cfg(feature = "whole")]
            Input::Frequency(index) => self.frequency(index),
            #[cfg(feature = "whole")]
            Input::Pick => self.pick(),
            #[cfg(feature = "whole")]
            Input::Method(family, index) => self.method(family, index),
            #[cfg(feature = "whole")]
            Input::Quality => self.quality(),
            #[cfg(feature = "whole")]
            Input::Pinning => self.pinning(),
            #[cfg(feature = "whole")]
            Input::Compare(place) => self.compare(place),
            #[cfg(feature = "whole")]
            Input::Uncompare => self.pick_out(Vec::new()),
            #[cfg(feature = "whole")]
            Input::Unpin => self.unpin(),
            #[cfg(feature = "whole")]
            input => self.explore_input(input),
        }
    }

    fn resize(&mut self, width: f64, height: f64, ratio: f64) -> Response {
        let sane = |v: f64, least: f64, most: f64| if v.is_finite() { v.clamp(least, most) } else { least };
        let size = (sane(width, 1.0, 16_384.0), sane(height, 0.0, 16_384.0));
        let ratio = sane(ratio, 0.25, 8.0);
        if size == self.size && ratio == self.ratio {
            return Response::default();
        }
        let dirty = if size == self.size { Dirty::Scene } else { Dirty::Layout };
        self.size = size;
        self.ratio = ratio;
        self.stale(dirty)
    }
}
