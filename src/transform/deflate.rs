//! Real values: what was measured in prices of the time, at those of the index' base.
//!
//! `100 x_t / d_t` for values; for growth rates `(1 + g) / (1 + π) − 1`, never `g − π`.

use super::inputs::Inputs;
use super::inputs::{base, in_per_cent};
use super::options::Options;
use super::step::no_series;
use super::step::{Digits, Group, Output, Step};
use super::term::Term;
use super::track::Head;
use crate::data::Reason;
use crate::error::Error;
use crate::period::Period;
use crate::text::Language;

struct Deflate {
    by: String,
}

pub(super) fn read(options: &mut Options<'_>) -> Result<Box<dyn Step>, Error> {
    Ok(Box::new(Deflate { by: options.code()? }))
}

impl Step for Deflate {
    fn title(&self, language: Language) -> String {
        language.pick("deflated", "扣除价格因素").into()
    }

    fn refuses(&self, head: &Head) -> Option<Reason> {
        if head.growth.is_some() { None } else { head.undivided().or(head.unsteady()) }
    }

    fn outputs(&self, group: &mut Group<'_>) -> Result<Vec<Output>, Error> {
        let mut outputs = group.each(Digits::Inputs(0), &|head| head.clone().called("deflate"));
        for output in &mut outputs {
            let head = output.head.clone();
            // A step before may have made a level of it, or a rate.
            let measure = match (head.growth, head.cumulative) {
                (Some(super::track::Basis::Year), true) => "yoy_ytd",
                (Some(super::track::Basis::Year), false) => "yoy",
                (Some(super::track::Basis::Previous), _) => "mom_sa",
                (None, _) => "level",
            };
            let found = group.published(&self.by, measure, &head);
            output.inputs.push(found.ok_or_else(|| no_series("deflate", &self.by, &head))?);
            output.letters.push("d".into());
        }
        Ok(outputs)
    }

    fn at(&self, x: &Inputs<'_>, period: Period, _: u8) -> Result<Term, Reason> {
        let (now, by): (Term, Term) = (x.now()?, x.other(1, period)?);
        if x.head()?.growth.is_none() {
            return Ok(now / base(by)? * Term::number(100.0));
        }
        let factor = |g: Term| Term::number(1.0) + g / Term::number(100.0);
        Ok(in_per_cent(factor(now) / base(factor(by))?))
    }
}
