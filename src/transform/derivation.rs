//! Steps run over series: what comes out, and every stage between.
//!
//! Owns the order of steps, the series taken along for others, what methods found, and the digits with which
//! results are shown. All stages are kept, so that any result can be explained later ([`super::working`]).
//! Cost: for each result a binary search and some 50 to 500 floating-point operations an input; that of a
//! method is its own.

mod results;

use super::exact::Exact;
use super::inputs::Inputs;
use super::step::{Digits, Group, Output, PASS, Step};
use super::track::{Basis, Cell, Head, Place, Track};
use crate::data::{Dataset, Reason, Series};
use crate::error::Error;
use crate::method::finding::Finding;
use crate::method::{Method, Sample, sample};

/// Steps with all that came of them.
pub struct Derivation {
    /// The steps.
    pub steps: Vec<Box<dyn Step>>,
    /// The text of the steps, a line a family.
    pub text: String,
    /// The text of each step.
    texts: Vec<String>,
    /// The tracks before the first step, after it, and so on.
    pub stages: Vec<Vec<Track>>,
    /// What methods found.
    pub findings: Vec<Finding>,
}

impl std::fmt::Debug for Derivation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Derivation").field("text", &self.text).finish_non_exhaustive()
    }
}

impl Derivation {
    /// Takes the series at these places of the data through the steps of `text`.
    ///
    /// # Errors
    /// Those of [`super::read`]; `transform/unknown-series`, `transform/number-of-series` and
    /// `transform/units` where steps and data do not fit.
    pub fn run(data: &Dataset, series: &[usize], text: &str) -> Result<Self, Error> {
        Self::again(data, series, text, Vec::new())
    }

    /// The same; findings of the same steps on the same values are taken over from `before`.
    ///
    /// # Errors
    /// As [`Self::run`].
    pub fn again(data: &Dataset, series: &[usize], text: &str, before: Vec<Finding>) -> Result<Self, Error> {
        let (texts, steps): (Vec<String>, Vec<Box<dyn Step>>) = super::read(text)?.into_iter().unzip();
        let mut first: Vec<Track> = series.iter().filter_map(|i| Track::of(data, *i, true)).collect();
        for code in steps.iter().flat_map(|s| s.operands()) {
            take_along(data, &code, &mut first);
        }
        let text = text.trim_end().to_owned();
        let mut made = Self { steps, text, texts, stages: vec![first], findings: before };
        made.findings.iter_mut().for_each(|f| f.used = false);
        made.resume(data, 0)?;
        made.findings.retain(|f| f.used);
        Ok(made)
    }

    /// Runs the steps from the `from`-th on.
    fn resume(&mut self, data: &Dataset, from: usize) -> Result<(), Error> {
        self.stages.truncate(from + 1);
        let steps = std::mem::take(&mut self.steps);
        let run = steps.iter().enumerate().skip(from).try_for_each(|(number, step)| {
            let outputs = step.outputs(&mut Group { data, stages: &mut self.stages })?;
            let make = |output: Output| match step.method() {
                Some(method) if output.part != PASS => self.part(data, number, method, output),
                _ => evaluate(step.as_ref(), output, &self.stages),
            };
            let next = outputs.into_iter().map(make).collect();
            self.stages.push(next);
            Ok(())
        });
        self.steps = steps;
        run
    }

    /// The track of a part that a method adds. The method runs once for all parts of a series.
    fn part(&mut self, data: &Dataset, step: usize, method: &dyn Method, output: Output) -> Track {
        let place = output.inputs.first().copied().unwrap_or(Place { stage: 0, track: 0 });
        let text = self.texts.get(step).cloned().unwrap_or_default();
        let Some(read) = self.stages.get(place.stage).and_then(|s| s.get(place.track)) else {
            return nothing(output);
        };
        let days = method.days().and_then(|code| sample::working_days(data, code));
        let sample = Sample::of(read, method.seasonal()).map(|sample| Sample { days, ..sample });
        let same = |f: &Finding| f.text == text && f.sample.as_ref() == sample.as_ref().ok();
        let at = match self.findings.iter().position(|f| sample.is_ok() && same(f)) {
            Some(at) => at,
            None => {
                let found = sample.as_ref().map_err(|r| *r).and_then(|s| method.run(s));
                self.findings.push(Finding { step, text, sample: sample.ok(), of: place, used: true, found });
                self.findings.len() - 1
            }
        };
        let Some(finding) = self.findings.get_mut(at) else { return nothing(output) };
        (finding.step, finding.of, finding.used) = (step, place, true);
        let periods = finding.sample.as_ref().map_or(1, |s| s.periods);
        finding.track(output, read, method.status(), method.ahead(periods))
    }

    /// What a step found in the series at a place.
    #[must_use]
    pub fn finding(&self, step: usize, of: Place) -> Option<&Finding> {
        self.findings.iter().find(|f| f.step == step && f.of == of)
    }

    /// Does a slice of what is left to do, and puts what came of it in its place. Whether more is left.
    pub fn advance(&mut self, data: &Dataset) -> bool {
        let left = |f: &&mut Finding| f.found.as_ref().is_ok_and(|f| f.progress().0 < f.progress().1);
        let Some(finding) = self.findings.iter_mut().find(left) else { return false };
        let more = finding.found.as_mut().is_ok_and(|f| f.advance());
        let step = finding.step;
        if !more {
            // The steps ran before on the same series: they run again.
            let _ = self.resume(data, step);
        }
        more || self.progress().0 < self.progress().1
    }

    /// Slices done, and all.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        let of = |f: &Finding| f.found.as_ref().map_or((0, 0), |f| f.progress());
        self.findings.iter().map(of).fold((0, 0), |sum, p| (sum.0 + p.0, sum.1 + p.1))
    }

    /// The published measure that a track began with.
    #[must_use]
    pub fn origin<'a>(&'a self, track: &'a Track) -> &'a Head {
        let mut at = track;
        while let Some(before) = at.inputs.first().and_then(|p| self.track(*p)) {
            at = before;
        }
        &at.head
    }

    /// The track at a place.
    #[must_use]
    pub fn track(&self, place: Place) -> Option<&Track> {
        self.stages.get(place.stage)?.get(place.track)
    }
}

/// Adds the series `code` for each series shown that has one of its area, frequency and measure.
fn take_along(data: &Dataset, code: &str, tracks: &mut Vec<Track>) {
    let shown: Vec<Head> = tracks.iter().filter(|t| t.shown).map(|t| t.head.clone()).collect();
    for like in shown {
        let fits = |s: &Series| {
            s.method.is_none()
                && s.indicator == code
                && s.area == like.area
                && s.measure.0 == like.measure
                && s.frequency == like.frequency
        };
        let Some(track) = data.series.iter().position(fits).and_then(|i| Track::of(data, i, false)) else { continue };
        if !tracks.iter().any(|t| t.head == track.head) {
            tracks.push(track);
        }
    }
}

/// A track without cells, for a series that is not there; which does not happen.
fn nothing(output: Output) -> Track {
    let Output { head, inputs, letters, part, .. } = output;
    Track { head, cells: Vec::new(), shown: false, inputs, letters, part }
}

fn evaluate(step: &dyn Step, output: Output, stages: &[Vec<Track>]) -> Track {
    let Output { head, inputs, letters, periods, part, shown, digits } = output;
    let track = |p: &Place| stages.get(p.stage).and_then(|s| s.get(p.track));
    let read: Vec<&Track> = inputs.iter().filter_map(track).collect();
    let refused = read.first().and_then(|t| step.refuses(&t.head));
    let mut cells = Vec::with_capacity(periods.len());
    if let Some(first) = periods.first() {
        let mut x = Inputs::new(read, &letters, *first, false);
        for period in periods {
            x.turn(period);
            let value = refused.map_or_else(|| step.at(&x, period, part).map(|t| t.exact()), Err);
            let seen = x.seen();
            let decimals = match digits {
                Digits::Fixed(decimals) => decimals,
                Digits::Inputs(more) => (seen.decimals + more).min(9),
                Digits::Significant => 0,
            };
            let value = value.and_then(|v| if v.value().is_finite() { Ok(v) } else { Err(Reason::Size) });
            cells.push(Cell { period, value, decimals, status: seen.status, origin: seen.origin });
        }
    }
    if digits == Digits::Significant {
        let decimals = significant(&cells);
        for cell in &mut cells {
            cell.decimals = decimals;
        }
    }
    Track { head, cells, shown, inputs, letters, part }
}

/// Digits after the point that make three significant ones of the largest value.
fn significant(cells: &[Cell]) -> u8 {
    let size = |c: &Cell| c.value.map_or(0.0, |v: Exact| v.value().abs());
    let largest = cells.iter().map(size).fold(0.0, f64::max);
    let mut decimals = 0;
    let mut scale = 1.0;
    while decimals < 9 && largest > 0.0 && largest * scale < 100.0 {
        decimals += 1;
        scale *= 10.0;
    }
    decimals
}
