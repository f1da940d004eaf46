//! What is computed for the view: the steps of the author or of the reader, run and explained.
//!
//! Owns the derivation of the current view and the reader's menu. Computed series stand in the dataset
//! behind the published ones while they are shown, and are taken out again before anything else is.

use super::Widget;
use super::response::{Dirty, Notice, Response};
use super::shown::{Choice, Overlay};
use crate::data::{Dataset, Measure, Series};
use crate::derive::choose;
use crate::error::Error;
use crate::method::finding::Finding;
use crate::method::{Family, menu as methods};
use crate::period;
use crate::text::join;
use crate::transform::derivation::Derivation;
use crate::transform::menu::{self, Menu};
use crate::transform::working::{self, Working};
use crate::view::Stop;
use crate::view::lens::Rise;

/// The derivation of the current view.
#[derive(Debug, Default)]
pub(super) struct Computed {
    /// Whether it was run since anything changed.
    fresh: bool,
    pub(super) derivation: Option<Derivation>,
    /// What methods found before, to be found again where nothing changed for them.
    before: Vec<Finding>,
    /// Numbers of published series and units, behind which the computed ones stand.
    pub(super) published: (usize, usize),
    /// Whether the reader is picking the base of an index.
    pub(super) picking: bool,
}

impl Computed {
    /// Takes what was computed out of the data.
    pub(super) fn forget(&mut self, data: &mut Dataset) {
        if let Some(derivation) = self.derivation.take() {
            data.series.truncate(self.published.0);
            data.units.truncate(self.published.1);
            data.findings = None;
            self.before = derivation.findings;
        }
        self.fresh = false;
    }
}

/// The attributes that show these series, taken through these steps.
fn attributes(data: &Dataset, series: &[usize], view: &str, steps: &str) -> Vec<[String; 2]> {
    let codes = |of: fn(&Series) -> &String| {
        let mut all: Vec<String> = Vec::new();
        for code in series.iter().filter_map(|i| data.series.get(*i)).map(of) {
            if !all.contains(code) {
                all.push(code.clone());
            }
        }
        join(&all, " ")
    };
    let (indicators, areas) = (codes(|s| &s.indicator), codes(|s| &s.area));
    let pairs =
        [("view", view.to_owned()), ("indicator", indicators), ("area", areas), ("measure", codes(|s| &s.measure.0))];
    let steps = Family::lines(steps).map(|(family, line)| (family.attribute(), line.to_owned()));
    pairs
        .into_iter()
        .chain(steps)
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| [name.to_owned(), value])
        .collect()
}

impl Widget {
    /// The published series that the view shows, or computes from.
    fn begun(&self) -> Vec<usize> {
        let chosen = choose(&self.data, self.shown(), self.reader.measure.as_ref());
        chosen.lines.iter().map(|l| l.series).collect()
    }

    /// The steps that the shown series are taken through: the author's, else the reader's.
    pub(super) fn steps(&self) -> String {
        match &self.computed.derivation {
            Some(derivation) => derivation.text.clone(),
            None => String::new(),
        }
    }

    /// Runs the steps over what the view shows, once after each change.
    ///
    /// # Errors
    /// Those of [`Derivation::run`].
    pub(super) fn derive(&mut self) -> Result<(), Error> {
        if self.computed.fresh || !self.shown().view.computes() {
            return Ok(());
        }
        self.computed.fresh = true;
        let series = self.begun();
        let text = match self.shown().transform.as_str() {
            "" => menu::compose(&self.data, &series, &self.reader, self.shown()),
            text => text.to_owned(),
        };
        if text.is_empty() || series.is_empty() {
            return Ok(());
        }
        let before = std::mem::take(&mut self.computed.before);
        let derivation = Derivation::again(&self.data, &series, &text, before)?;
        self.computed.published = (self.data.series.len(), self.data.units.len());
        derivation.append(&mut self.data);
        self.computed.derivation = Some(derivation);
        Ok(())
    }

    /// The working of the figure at a stop; `None` for a published one.
    pub(super) fn working(&mut self, stop: Stop) -> Option<Working> {
        let (context, view, _) = self.ready();
        let (series, period) = view.figure(&context, stop)?;
        let language = context.spec.language;
        let number = series.checked_sub(self.computed.published.0)?;
        let derivation = self.computed.derivation.as_ref()?;
        let track = derivation.results().nth(number)?.0;
        working::computed(&self.data, derivation, self.data.series.get(series)?, track, period, language)
    }

    /// The working of a row, by its indicator, area, measure, frequency, period and method: of a computed
    /// one how it was computed, of a published one where it was published. `None` for no such row.
    pub fn explain(&mut self, row: &[String; 6]) -> Option<Working> {
        self.ready();
        let [indicator, area, measure, frequency, when, method] = row;
        let fits = |s: &&Series| {
            s.indicator == *indicator
                && s.area == *area
                && s.measure.0 == *measure
                && s.frequency.code() == frequency
                && s.method.as_ref().map_or("", |m| m.steps.as_str()) == method
        };
        let place = self.data.series.iter().position(|s| fits(&s))?;
        let series = self.data.series.get(place)?;
        let period = period::text::read(when).ok()?;
        let language = self.shown().language;
        let computed = self.computed.derivation.as_ref().filter(|_| series.method.is_some());
        match computed {
            None => working::published(&self.data, series, period, language),
            Some(derivation) => {
                let track = derivation.results().nth(place - self.computed.published.0)?.0;
                working::computed(&self.data, derivation, series, track, period, language)
            }
        }
    }

    /// What the reader may have computed, and what is.
    pub fn menu(&mut self) -> Menu {
        let (context, view, _) = self.ready();
        let measures = view.measures(&context);
        // What is offered is judged by the published figures alone.
        let published = self.computed.derivation.as_ref().map_or(self.data.series.len(), |_| self.computed.published.0);
        let computed = self.data.series.split_off(published);
        let mut menu = self.offered(&measures);
        self.data.series.extend(computed);
        if !self.shown().measures.is_empty() {
            // The author fixed the measure.
            menu.measures.clear();
        }
        menu
    }

    /// The attributes that show what is shown, the reader's choices among them.
    pub fn attributes(&mut self) -> Vec<[String; 2]> {
        self.ready();
        let series = self.begun();
        let steps = menu::compose(&self.data, &series, &self.reader, self.shown());
        let mut all = attributes(&self.data, &series, self.shown().view.name(), &steps);
        let pairs: Vec<String> =
            self.shown().compare.iter().map(|(i, a)| crate::text::fill("{0}/{1}", &[i, a])).collect();
        if !pairs.is_empty() {
            // The author's series stand behind.
            let author = self.shown();
            let (indicators, areas) = (join(&author.indicators, " "), join(&author.areas, " "));
            all.retain(|[name, _]| name != "indicator" && name != "area");
            all.extend([
                ["indicator".into(), indicators],
                ["area".into(), areas],
                ["compare".into(), join(&pairs, " ")],
            ]);
            all.retain(|[_, value]| !value.is_empty());
        }
        let rise = self.sight.lens.rise;
        if let Some((from, to)) = self.heading_codes() {
            // The stroke of a merged January and February would be taken for that of the span.
            let (from, to) = (from.replace("/P2M", ""), to.replace("01/P2M", "02"));
            all.push(["span".into(), crate::text::fill("{0}/{1}", &[&from, &to])]);
        }
        if rise != Rise::Linear {
            all.push(["scale".into(), rise.name().into()]);
        }
        all
    }

    fn offered(&self, measures: &[(Measure, Choice)]) -> Menu {
        let (data, spec, series) = (&self.data, self.shown(), self.begun());
        let mut menu = menu::menu(data, &series, &self.reader, (spec, self.computed.picking));
        let begun = series.first().and_then(|i| data.series.get(*i)).map(|s| &s.measure);
        let published = measures.iter().map(|(measure, choice)| menu::Entry {
            label: choice.label.clone(),
            on: begun == Some(measure) && self.reader.step.is_empty(),
            reason: String::new(),
        });
        menu.measures.splice(0..0, published);
        let steps = menu::compose(data, &series, &self.reader, spec);
        menu.attributes = attributes(data, &series, spec.view.name(), &steps);
        menu
    }

    /// The entry of this number of the menu: a published measure, then steps.
    pub(super) fn compute(&mut self, index: usize) -> Response {
        let (context, view, _) = self.ready();
        let published = view.measures(&context).len();
        if let Some(group) = view.measures(&context).into_iter().nth(index) {
            self.reader.measure = Some(group.0);
            self.reader.step.clear();
            return self.recomputed();
        }
        let menu = self.menu();
        let Some(entry) = menu.measures.get(index).filter(|e| e.reason.is_empty()) else { return Response::default() };
        let step = if entry.on { "" } else { menu.steps.get(index - published).map_or("", String::as_str) };
        self.reader.step = step.to_owned();
        self.recomputed()
    }

    /// The method of this number, of the family of this number; chosen again it is given up.
    pub(super) fn method(&mut self, family: usize, index: usize) -> Response {
        let menu = self.menu();
        let entry = menu.methods.get(family).and_then(|c| c.entries.get(index));
        let Some(on) = entry.filter(|e| e.on || e.reason.is_empty()).map(|e| e.on) else { return Response::default() };
        let Some(chosen) = methods::step(family, index) else { return Response::default() };
        // Signs of several kinds can stand on one series; of the others there is one.
        let several = chosen.0 == Family::Detect;
        self.reader.methods.retain(|m| *m != chosen && (several || m.0 != chosen.0));
        if !on {
            self.reader.methods.push(chosen);
        }
        self.recomputed()
    }

    /// The frequency of this number of the menu.
    pub(super) fn frequency(&mut self, index: usize) -> Response {
        let menu = self.menu();
        if !menu.frequencies.get(index).is_some_and(|e| e.reason.is_empty() && !e.on) {
            return Response::default();
        }
        self.reader.frequency = menu::FREQUENCIES.get(index).map_or("", |f| f.0);
        self.reader.base = None;
        self.recomputed()
    }

    /// Begins to pick the base of an index on the chart, or gives it up.
    pub(super) fn pick(&mut self) -> Response {
        self.computed.picking = !self.computed.picking;
        Response { dirty: Dirty::Layout, handled: true, ..Response::default() }
    }

    /// The cursor, which says that choosing picks the base where it does.
    pub(super) fn while_picking(&self, mut overlay: Overlay) -> Overlay {
        if let Some(tip) = overlay.tip.as_mut().filter(|_| self.computed.picking) {
            tip.hint = self.shown().language.pick("Click or Enter: the base of the index", "点击或按回车键选为基期");
        }
        overlay
    }

    /// The period at the stop is the base.
    pub(super) fn picked(&mut self, stop: Stop) -> Response {
        self.computed.picking = false;
        let (context, view, _) = self.ready();
        let period = view.figure(&context, stop).map(|(_, period)| period);
        if period.is_some() {
            self.reader.base = period;
        }
        self.recomputed()
    }

    fn recomputed(&mut self) -> Response {
        self.computed.picking = false;
        self.stop = None;
        self.reader.hidden.clear();
        let response = self.stale(Dirty::Derived);
        let notices: Vec<Notice> = self.changed();
        Response { notices, ..response }
    }
}
