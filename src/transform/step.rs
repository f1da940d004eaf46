//! What a step is: the contract that every file of the catalogue fulfils.
//!
//! A [`Step`] says what comes out and states its formula once, in [`Term`]s: the derivation runs it and,
//! when a reader asks, has it write itself out.

use super::inputs::Inputs;
use super::term::Term;
use super::track::{Head, Place, Track};
use crate::data::{Dataset, Reason};
use crate::error::{Error, Sentence};
use crate::method::Method;
use crate::period::Period;
use crate::text::Language;

static NO_SERIES: Sentence = Sentence::new(
    "transform/unknown-series",
    "{0} needs the series \"{1}\", which the data does not have for {2} at this frequency and measure",
    "{0}需要序列“{1}”，但数据中没有{2}该频率、该口径的这一序列",
);
static OTHER_COUNT: Sentence = Sentence::new(
    "transform/number-of-series",
    "{0} takes {1} series, in a fixed order, but {2} are shown",
    "{0}需要{1}个序列（顺序固定），但现有{2}个",
);

/// That a step needs a series that is not there.
#[must_use]
pub fn no_series(step: &str, code: &str, like: &Head) -> Error {
    Error::of(&NO_SERIES, &[step, code, &like.area])
}

/// That a step takes another number of series.
#[must_use]
pub fn other_count(step: &str, wanted: usize, found: usize) -> Error {
    let text = |n: usize| crate::text::number::plain(n as f64, 0);
    Error::of(&OTHER_COUNT, &[step, &text(wanted), &text(found)])
}

/// With how many digits after the point results are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digits {
    /// This many.
    Fixed(u8),
    /// As many as the inputs have, and this many more.
    Inputs(u8),
    /// As many as make three significant digits of the largest.
    Significant,
}

/// [`Output::part`] of a series that goes on unchanged.
pub const PASS: u8 = u8::MAX;

/// One series that a step makes.
#[derive(Clone, Debug)]
pub struct Output {
    /// What it is.
    pub head: Head,
    /// What it is made of; the first is the series it goes on from.
    pub inputs: Vec<Place>,
    /// Symbols of the inputs after the first.
    pub letters: Vec<String>,
    /// Its periods, sorted.
    pub periods: Vec<Period>,
    /// Which of the step's results it is.
    pub part: u8,
    /// Whether it is shown, or only taken along.
    pub shown: bool,
    /// Digits with which it is shown.
    pub digits: Digits,
}

/// All series at one step, and those before.
#[derive(Debug)]
pub struct Group<'a> {
    /// What was read.
    pub data: &'a Dataset,
    /// The tracks of each stage.
    pub stages: &'a mut Vec<Vec<Track>>,
}

impl Group<'_> {
    /// The series that the step takes.
    #[must_use]
    pub fn tracks(&self) -> &[Track] {
        self.stages.last().map(Vec::as_slice).unwrap_or_default()
    }

    /// The place of one of them.
    #[must_use]
    pub fn place(&self, track: usize) -> Place {
        Place { stage: self.stages.len().saturating_sub(1), track }
    }

    /// Places of those shown.
    #[must_use]
    pub fn shown(&self) -> Vec<usize> {
        self.tracks().iter().enumerate().filter(|(_, t)| t.shown).map(|(i, _)| i).collect()
    }

    /// One result for each series.
    #[must_use]
    pub fn each(&self, digits: Digits, head: &dyn Fn(&Head) -> Head) -> Vec<Output> {
        (0..self.tracks().len()).filter_map(|i| self.from(i, digits, head)).collect()
    }

    /// The result for one series.
    #[must_use]
    pub fn from(&self, track: usize, digits: Digits, head: &dyn Fn(&Head) -> Head) -> Option<Output> {
        let of = self.tracks().get(track)?;
        Some(Output {
            head: head(&of.head),
            inputs: vec![self.place(track)],
            letters: Vec::new(),
            periods: of.cells.iter().map(|c| c.period).collect(),
            part: 0,
            shown: of.shown,
            digits,
        })
    }

    /// One result of all the series shown, which must be `count`; the letters are their symbols.
    ///
    /// # Errors
    /// `transform/number-of-series`.
    pub fn joined(
        &self,
        step: &str,
        letters: &[&str],
        digits: Digits,
        head: &dyn Fn(&Head) -> Head,
    ) -> Result<Vec<Output>, Error> {
        let shown = self.shown();
        if shown.len() != letters.len() {
            return Err(other_count(step, letters.len(), shown.len()));
        }
        Ok(self.all(letters.iter().map(|l| (*l).to_owned()).collect(), digits, head))
    }

    /// One result of all the series shown; the letters are their symbols.
    #[must_use]
    pub fn all(&self, letters: Vec<String>, digits: Digits, head: &dyn Fn(&Head) -> Head) -> Vec<Output> {
        let shown = self.shown();
        let Some(mut output) = shown.first().and_then(|i| self.from(*i, digits, head)) else { return Vec::new() };
        // The first stands twice: as the series gone on from, and under its own letter.
        output.inputs.extend(shown.iter().map(|i| self.place(*i)));
        output.letters = letters;
        let all = shown.iter().filter_map(|i| self.tracks().get(*i));
        output.periods = all.flat_map(|t| t.cells.iter().map(|c| c.period)).collect();
        output.periods.sort_unstable();
        output.periods.dedup();
        vec![output]
    }

    /// The series of another indicator at this step, of the same area and frequency and of the same part.
    #[must_use]
    pub fn find(&self, indicator: &str, like: &Head) -> Option<Place> {
        let fits = |t: &Track| {
            t.head.indicator == indicator
                && t.head.area == like.area
                && t.head.frequency == like.frequency
                && t.head.measure == like.measure
                && t.head.part == like.part
        };
        self.tracks().iter().position(fits).map(|i| self.place(i))
    }

    /// A series as published, of the area and frequency of `like` (targets: of any frequency).
    pub fn published(&mut self, indicator: &str, measure: &str, like: &Head) -> Option<Place> {
        let fits = |s: &crate::data::Series| {
            s.method.is_none()
                && s.indicator == indicator
                && s.area == like.area
                && s.measure.0 == measure
                && (s.frequency == like.frequency || measure == "target")
        };
        let found = self.data.series.iter().position(fits)?;
        let track = Track::of(self.data, found, false)?;
        let first = self.stages.first_mut()?;
        let at = first.iter().position(|t| t.head == track.head).unwrap_or(first.len());
        if at == first.len() {
            first.push(track);
        }
        Some(Place { stage: 0, track: at })
    }
}

/// One kind of arithmetic. The file of each says its definition and its source.
pub trait Step {
    /// What it is called, after what it is made from: `12-month mean`.
    fn title(&self, language: Language) -> String;
    /// Codes of other indicators that it needs taken through the steps before it.
    fn operands(&self) -> Vec<String> {
        Vec::new()
    }
    /// Why it makes no sense for a series at all.
    fn refuses(&self, head: &Head) -> Option<Reason>;
    /// The series that come out.
    ///
    /// # Errors
    /// A sentence for the author where another series is missing or there are not as many as needed.
    fn outputs(&self, group: &mut Group<'_>) -> Result<Vec<Output>, Error>;
    /// The formula, at one period of one of the outputs.
    ///
    /// # Errors
    /// Why there is no value.
    fn at(&self, x: &Inputs<'_>, period: Period, part: u8) -> Result<Term, Reason>;
    /// The method behind the step, where values follow from the whole of a series and not from a formula;
    /// [`Self::at`] then only names what each stands for.
    fn method(&self) -> Option<&dyn Method> {
        None
    }
}
