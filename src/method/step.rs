//! A method as a step of a derivation: what stood before goes on unchanged, the parts come beside it.

use super::{Method, Subject};
use crate::data::{Nature, Reason};
use crate::error::Error;
use crate::period::Period;
use crate::text::Language;
use crate::transform::inputs::Inputs;
use crate::transform::step::{Digits, Group, Output, PASS, Step};
use crate::transform::term::Term;
use crate::transform::track::{Head, Part, Track};
use crate::transform::unit;

/// A method between steps.
pub(crate) struct Whole {
    /// The method.
    pub(crate) method: Box<dyn Method>,
}

impl Whole {
    /// Places of the tracks that the method reads.
    fn subjects(&self, tracks: &[Track]) -> Vec<usize> {
        let is = |t: &Track, code: Option<&str>| t.shown && t.head.part.map(|p| p.code) == code;
        let all = tracks.iter().enumerate().filter(|(_, t)| is(t, None));
        let adjusted = |of: &Track| {
            let same = |t: &Track| t.head.indicator == of.head.indicator && t.head.area == of.head.area;
            // One that could not be adjusted is not.
            let there = |t: &Track| t.cells.iter().any(|c| c.value.is_ok());
            tracks.iter().position(|t| same(t) && is(t, Some("sa")) && there(t))
        };
        match self.method.subject() {
            Subject::Series => all.map(|(i, _)| i).collect(),
            Subject::Adjusted => all.map(|(i, t)| adjusted(t).unwrap_or(i)).collect(),
        }
    }
}

impl Step for Whole {
    fn title(&self, language: Language) -> String {
        self.method.title(language)
    }

    fn refuses(&self, _: &Head) -> Option<Reason> {
        None
    }

    fn outputs(&self, group: &mut Group<'_>) -> Result<Vec<Output>, Error> {
        let mut outputs = group.each(Digits::Inputs(0), &Head::clone);
        for output in &mut outputs {
            output.part = PASS;
        }
        for subject in self.subjects(group.tracks()) {
            // What adds nothing but signs has a part that is not shown: it is found for it.
            let mut parts = self.method.parts();
            let shown = !parts.is_empty();
            if !shown {
                parts.push(Part::plain("signs", "", ""));
            }
            for (number, part) in parts.into_iter().enumerate() {
                let head = |head: &Head| {
                    let own = head.clone().called(part.code);
                    let (unit, nature) = match self.method.in_unit(number) {
                        true => (own.unit.clone(), own.nature),
                        false => (unit::plain(""), Some(Nature::Rate)),
                    };
                    Head { part: Some(part), unit, nature, growth: None, ..own }
                };
                let made = group.from(subject, Digits::Inputs(1), &head);
                outputs.extend(made.map(|o| Output { part: number as u8, shown, ..o }));
            }
        }
        Ok(outputs)
    }

    fn at(&self, x: &Inputs<'_>, _: Period, _: u8) -> Result<Term, Reason> {
        // What is passed on, and what stands as the input of a part in its working.
        x.now()
    }

    fn method(&self) -> Option<&dyn Method> {
        Some(self.method.as_ref())
    }
}
