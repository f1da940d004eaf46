//! Index of 100 at a base: a period, or the mean over a longer one.
//!
//! `100 x_t / mean(x over p)`. The base must be complete. A flow is compared by the period of its own
//! length, so that merged January and February stand beside single months.

use super::inputs::{Inputs, base};
use super::options::Options;
use super::step::{Digits, Group, Output, Step};
use super::term::Term;
use super::track::Head;
use super::unit;
use crate::data::{Nature, Reason};
use crate::error::Error;
use crate::period::Period;
use crate::text::{Language, period};

struct Index {
    base: Period,
}

pub(super) fn read(options: &mut Options<'_>) -> Result<Box<dyn Step>, Error> {
    let base = options.period()?.ok_or_else(|| options.lacking())?;
    Ok(Box::new(Index { base }))
}

impl Step for Index {
    fn title(&self, language: Language) -> String {
        language.say("index, {0} = 100", "指数（{0} = 100）", &[&period::label(self.base, language)])
    }

    fn refuses(&self, head: &Head) -> Option<Reason> {
        let shorter = self.base.frequency().of_series() < head.frequency;
        head.undivided().or(head.unsteady()).or(shorter.then_some(Reason::Unlike))
    }

    fn outputs(&self, group: &mut Group<'_>) -> Result<Vec<Output>, Error> {
        let unit = unit::index(self.base);
        let nature = Some(Nature::Rate);
        Ok(group.each(Digits::Fixed(1), &|head| Head { unit: unit.clone(), nature, ..head.clone().called("index") }))
    }

    fn at(&self, x: &Inputs<'_>, period: Period, _: u8) -> Result<Term, Reason> {
        // Its own reason goes before that of the window.
        x.now()?;
        let now = x.window(period.start(), period.end())?.mean();
        let whole = base(x.span(self.base.start(), self.base.end(), false)?.mean())?;
        Ok(now / whole * Term::number(100.0))
    }
}
