//! Steps run over series: what comes out, and every stage between.
//!
//! Owns the order of steps, the series taken along for others, and the digits with which results are
//! shown. All stages are kept, so that any result can be explained later ([`super::working`]).
//! Cost: for each result a binary search and some 50 to 500 floating-point operations an input.

use super::exact::Exact;
use super::inputs::Inputs;
use super::step::{Digits, Group, Output, Step};
use super::track::{Basis, Cell, Head, Place, Track};
use crate::data::{Dataset, Figure, Measure, Method, Observation, Reason, Series, Status};
use crate::error::Error;
use crate::text::name::{self, Length};
use crate::text::{Language, capitalised, fill};

/// Steps with all that came of them.
pub struct Derivation {
    /// The steps.
    pub steps: Vec<Box<dyn Step>>,
    /// The text of the steps.
    pub text: String,
    /// The tracks before the first step, after it, and so on.
    pub stages: Vec<Vec<Track>>,
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
        let steps = super::read(text)?;
        let mut first: Vec<Track> = series.iter().filter_map(|i| Track::of(data, *i, true)).collect();
        for code in steps.iter().flat_map(|s| s.operands()) {
            take_along(data, &code, &mut first);
        }
        let mut stages = vec![first];
        for step in &steps {
            let outputs = step.outputs(&mut Group { data, stages: &mut stages })?;
            let next = outputs.into_iter().map(|output| evaluate(step.as_ref(), output, &stages)).collect();
            stages.push(next);
        }
        Ok(Self { steps, text: text.trim().to_owned(), stages })
    }

    /// The tracks shown at the end.
    pub fn results(&self) -> impl Iterator<Item = (usize, &Track)> {
        self.stages.last().into_iter().flatten().enumerate().filter(|(_, t)| t.shown)
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

    /// Puts the results behind the published series of `data`, and their units among its units.
    pub fn append(&self, data: &mut Dataset) {
        let mut made = Vec::new();
        for (_, track) in self.results() {
            let unit = &track.head.unit;
            if !unit.name.code.is_empty() && data.unit(&unit.name.code).is_none() {
                data.units.push(unit.clone());
            }
            made.push(self.series(track, data));
        }
        data.series.extend(made);
    }

    /// The measure by which the growth of a track would be published.
    fn twin(&self, track: &Track) -> &'static str {
        let plain = |stage: &Vec<Track>| {
            let of = |t: &Track| matches!(t.head.measure.as_str(), "single" | "ytd" | "yoy" | "level" | "level_ytd");
            stage.iter().filter(|t| t.shown).all(of)
        };
        match track.head.growth {
            Some(Basis::Year) if self.stages.iter().all(plain) && track.head.cumulative => "yoy_ytd",
            Some(Basis::Year) if self.stages.iter().all(plain) => "yoy",
            _ => "",
        }
    }

    fn series(&self, track: &Track, data: &Dataset) -> Series {
        let observation = |cell: &Cell| {
            let published = cell.origin.and_then(|(s, o)| data.series.get(s)?.observations.get(o));
            Observation {
                period: cell.period,
                figure: cell.value.ok().map(|v| Figure { value: v.value(), decimals: cell.decimals }),
                status: if cell.value.is_ok() { cell.status } else { Status::Missing },
                source: published.map_or_else(String::new, |o| o.source.clone()),
                attributes: Vec::new(),
                reason: cell.value.err(),
            }
        };
        let head = &track.head;
        let begun = Measure(self.origin(track).measure.clone());
        let chain = |language: Language| {
            let mut out = name::of_measure(data, &begun, Length::Short, language).to_owned();
            for step in &self.steps {
                out = fill("{0} → {1}", &[&out, &step.title(language)]);
            }
            out
        };
        let last = |language: Language| self.steps.last().map_or_else(String::new, |s| s.title(language));
        let (short_en, short_zh) = match head.part {
            Some(part) => (part.en.to_owned(), part.zh.to_owned()),
            None => (
                fill("{0}, computed", &[&capitalised(&last(Language::En))]),
                fill("{0}（计算）", &[&last(Language::Zh)]),
            ),
        };
        let method = Method {
            steps: fill("{0} | {1}", &[&begun.0, &self.text]),
            en: chain(Language::En),
            zh: chain(Language::Zh),
            short_en,
            short_zh,
            about_zero: head.about_zero,
            cumulative: head.cumulative,
            twin: self.twin(track),
            is_part: head.part.is_some(),
        };
        Series {
            indicator: head.indicator.clone(),
            area: head.area.clone(),
            measure: Measure(head.part.map_or_else(|| head.measure.clone(), |p| p.code.to_owned())),
            frequency: head.frequency,
            unit: head.unit.name.code.clone(),
            observations: track.cells.iter().map(observation).collect(),
            others: Vec::new(),
            method: Some(Box::new(method)),
        }
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

fn evaluate(step: &dyn Step, output: Output, stages: &[Vec<Track>]) -> Track {
    let Output { head, inputs, letters, periods, part, shown, digits } = output;
    let track = |p: &Place| stages.get(p.stage).and_then(|s| s.get(p.track));
    let read: Vec<&Track> = inputs.iter().filter_map(track).collect();
    let refused = read.first().and_then(|t| step.refuses(&t.head));
    let mut cells = Vec::with_capacity(periods.len());
    let mut whole = read.first().filter(|_| refused.is_none()).and_then(|t| step.whole(t, part)).map(Vec::into_iter);
    if let Some(first) = periods.first() {
        let mut x = Inputs::new(read, &letters, *first, false);
        for period in periods {
            x.turn(period);
            let value = refused.map_or_else(|| step.at(&x, period, part).map(|t| t.exact()), Err);
            let value = whole.as_mut().map_or(value, |values| values.next().unwrap_or(Err(Reason::Missing)));
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
