//! What methods still have to do, and what they say of themselves.
//!
//! Owns the slices of work that would hold up a frame, and the verdict on an adjustment. The host asks for a
//! slice whenever it has time; when the last is done, what is shown is computed anew.

use super::Widget;
use super::plain::plain;
use super::response::{Dirty, Notice, Response};
use crate::data::Grade;
use crate::method::Lamp;
use crate::method::finding::Finding;
use crate::text::{Language, capitalised, whole};
use crate::transform::working::{self, WorkStep, Working};

/// What methods say of themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// From 0, good, to 3.
    pub grade: u8,
    /// The grade in words; empty where nothing was judged.
    pub verdict: String,
    /// Whether something is still to be computed.
    pub busy: bool,
}

plain!(Verdict { grade, verdict, busy });

impl Widget {
    /// The finding that judges itself, with its verdict.
    fn judged(&self, language: Language) -> Option<(&Finding, Lamp)> {
        let findings = &self.computed.derivation.as_ref()?.findings;
        findings.iter().find_map(|f| Some((f, f.found.as_ref().ok()?.lamp(language)?)))
    }

    /// The verdict on the adjustment, and whether something is still to be computed; `None` for neither.
    pub fn verdict(&mut self) -> Option<Verdict> {
        self.ready();
        let lamp = self.judged(self.shown().language).map(|(_, lamp)| lamp);
        let grade = |g: Grade| match g {
            Grade::Good => 0,
            Grade::Uncertain => 1,
            Grade::Poor => 2,
            Grade::Severe => 3,
        };
        let busy = self.computed.derivation.as_ref().is_some_and(|d| d.progress().0 < d.progress().1);
        let (grade, verdict) = lamp.map_or((0, String::new()), |l| (grade(l.grade), l.verdict));
        (busy || !verdict.is_empty()).then_some(Verdict { grade, verdict, busy })
    }

    /// Does a slice of what is left to do, some milliseconds; what is left in words, `None` when all is done.
    pub fn work(&mut self) -> Option<String> {
        self.ready();
        let derivation = self.computed.derivation.as_mut()?;
        let (done, all) = derivation.progress();
        if done >= all {
            return None;
        }
        let published = self.computed.published;
        if derivation.advance(&self.data) {
            let language = self.shown().language;
            let count = |n: usize| whole(i32::try_from(n).unwrap_or(i32::MAX));
            let words = [count(done + 1), count(all)];
            return Some(language.say("Testing forecasts: {0} of {1}", "预测检验：{0}/{1}", &[&words[0], &words[1]]));
        }
        self.data.series.truncate(published.0);
        self.data.units.truncate(published.1);
        derivation.append(&mut self.data);
        (self.view, self.scene) = (None, None);
        None
    }

    /// Opens the figures behind the verdict.
    pub(super) fn quality(&mut self) -> Response {
        self.ready();
        let language = self.shown().language;
        let Some((finding, lamp)) = self.judged(language) else { return Response::default() };
        let Some(derivation) = self.computed.derivation.as_ref() else { return Response::default() };
        let title = derivation.steps.get(finding.step).map(|s| s.title(language)).unwrap_or_default();
        let (Ok(found), Some(sample)) = (&finding.found, &finding.sample) else { return Response::default() };
        let step = |name: String, lines: Vec<String>| WorkStep { name, formula: String::new(), lines };
        let steps = vec![
            step(capitalised(&title), found.says(sample, language)),
            step(language.pick("Measures of quality", "质量指标").into(), lamp.figures),
        ];
        let heading = language.pick("Quality of the adjustment", "季节调整质量");
        let made = Working { result: lamp.verdict, steps, method: finding.text.clone(), ..Working::default() };
        let working = Box::new(working::finished(made, heading, language));
        Response { dirty: Dirty::Clean, handled: true, notices: vec![Notice::Open { working }], ..Response::default() }
    }
}
