//! What came of the steps, as series of the dataset.
//!
//! Owns how computed series are named, which published series stay beside them, and where the signs that
//! methods found stand.

use super::{Basis, Cell, Derivation, PASS, Place, Series, Track};
use crate::data::{Dataset, Figure, Findings, Measure, Method, Observation, Role, Status};
use crate::text::name::{self, Length};
use crate::text::{Language, capitalised, fill, join};

impl Derivation {
    /// The computed tracks shown at the end.
    pub fn results(&self) -> impl Iterator<Item = (usize, &Track)> {
        let computed = |t: &Track| self.published(t).is_none();
        // Of a method that does not suit the series there is nothing to show but why.
        let empty =
            |t: &Track| t.head.part.is_some_and(|p| p.role != Role::Plain) && t.cells.iter().all(|c| c.value.is_err());
        let shown = move |(_, t): &(usize, &Track)| t.shown && computed(t) && !empty(t);
        self.stages.last().into_iter().flatten().enumerate().filter(shown)
    }

    /// The places of a track and of those it goes on from, last first.
    fn chain(&self, track: &Track) -> Vec<Place> {
        let mut places = Vec::new();
        let mut at = track;
        while let Some((place, before)) = at.inputs.first().and_then(|p| Some((*p, self.track(*p)?))) {
            places.push(place);
            at = before;
        }
        places
    }

    /// The place in the dataset of the published series that a track still is.
    fn published(&self, track: &Track) -> Option<usize> {
        let mut at = track;
        while !at.inputs.is_empty() {
            if at.part != PASS {
                return None;
            }
            at = at.inputs.first().and_then(|p| self.track(*p))?;
        }
        at.cells.first().and_then(|c| c.origin).map(|(series, _)| series)
    }

    /// Puts the results behind the published series of `data`, their units among its units, and what else was
    /// found into it.
    pub fn append(&self, data: &mut Dataset) {
        let (mut made, mut findings) = (Vec::new(), Findings::default());
        for (_, track) in self.results() {
            let unit = &track.head.unit;
            if !unit.name.code.is_empty() && data.unit(&unit.name.code).is_none() {
                data.units.push(unit.clone());
            }
            self.signs(track, data.series.len() + made.len(), &mut findings);
            made.push(self.series(track, data));
        }
        for track in self.stages.last().into_iter().flatten().filter(|t| t.shown) {
            if let Some(place) = self.published(track) {
                self.signs(track, place, &mut findings);
                findings.beside.push(place);
            }
        }
        for finding in &self.findings {
            match &finding.found {
                Ok(found) => {
                    let said = found.notes(Language::En).into_iter().zip(found.notes(Language::Zh));
                    findings.notes.extend(said.map(|(en, zh)| [en, zh]));
                }
                Err(reason) => {
                    let Some(step) = self.steps.get(finding.step) else { continue };
                    let refused = ([step.title(Language::En), step.title(Language::Zh)], *reason);
                    if !findings.refused.contains(&refused) {
                        findings.refused.push(refused);
                    }
                }
            }
        }
        data.series.extend(made);
        data.findings = Some(Box::new(findings));
    }

    /// The signs on a track, which stands at `place` of the dataset.
    fn signs(&self, track: &Track, place: usize, findings: &mut Findings) {
        let chain = self.chain(track);
        for finding in self.findings.iter().filter(|f| chain.contains(&f.of)) {
            // A part is not what it was made of: the chain passes through it only where it is handed on.
            let own =
                chain.iter().take_while(|p| **p != finding.of).all(|p| self.track(*p).is_some_and(|t| t.part == PASS));
            if !(own && track.part == PASS) {
                continue;
            }
            let (Ok(found), Some(sample)) = (&finding.found, &finding.sample) else { continue };
            let on = |(at, sign): (usize, crate::data::Sign)| Some((place, *sample.stamps.get(at)?, sign));
            findings.signs.extend(found.signs().into_iter().filter_map(on));
        }
    }

    /// The measure by which the same thing would be published.
    fn twin(&self, track: &Track) -> String {
        if let Some(part) = track.head.part {
            let adjusted = part.role == Role::Adjusted && self.chain(track).iter().all(|p| self.is_part_or_first(*p));
            return if adjusted { fill("{0}_sa", &[&self.origin(track).measure]) } else { String::new() };
        }
        let plain = |stage: &Vec<Track>| {
            let of = |t: &Track| matches!(t.head.measure.as_str(), "single" | "ytd" | "yoy" | "level" | "level_ytd");
            stage.iter().filter(|t| t.shown).all(of)
        };
        let code = match track.head.growth {
            Some(Basis::Year) if self.stages.iter().all(plain) && track.head.cumulative => "yoy_ytd",
            Some(Basis::Year) if self.stages.iter().all(plain) => "yoy",
            _ => "",
        };
        code.into()
    }

    fn is_part_or_first(&self, place: Place) -> bool {
        place.stage == 0 || self.track(place).is_some_and(|t| t.part == PASS || t.head.part.is_some())
    }

    /// The numbers of the steps that made a track, and did not only hand it on.
    fn steps_of(&self, track: &Track) -> Vec<usize> {
        let mut numbers = Vec::new();
        let mut at = track;
        let mut stage = self.steps.len();
        while let Some(place) = at.inputs.first() {
            if at.part != PASS {
                numbers.push(stage.saturating_sub(1));
            }
            stage = place.stage;
            let Some(before) = self.track(*place) else { break };
            at = before;
        }
        numbers.reverse();
        numbers
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
        let steps = self.steps_of(track);
        let titles = |language: Language| {
            steps.iter().filter_map(|n| self.steps.get(*n)).map(|s| s.title(language)).collect::<Vec<_>>()
        };
        let chain = |language: Language| {
            let mut out = name::of_measure(data, &begun, Length::Short, language).to_owned();
            for title in titles(language) {
                out = fill("{0} → {1}", &[&out, &title]);
            }
            out
        };
        let last = |language: Language| titles(language).pop().unwrap_or_default();
        let (short_en, short_zh) = match head.part {
            Some(part) => (part.en.to_owned(), part.zh.to_owned()),
            None => (
                fill("{0}, computed", &[&capitalised(&last(Language::En))]),
                fill("{0}（计算）", &[&last(Language::Zh)]),
            ),
        };
        let mut written = vec![begun.0.clone()];
        written.extend(steps.iter().filter_map(|n| self.texts.get(*n)).cloned());
        let method = Method {
            steps: join(&written, " | "),
            en: chain(Language::En),
            zh: chain(Language::Zh),
            short_en,
            short_zh,
            about_zero: head.about_zero,
            cumulative: head.cumulative,
            twin: self.twin(track),
            is_part: head.part.is_some(),
            role: head.part.map_or(Role::Plain, |p| p.role),
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
