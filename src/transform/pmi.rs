//! China's manufacturing PMI from its five indices.
//!
//! 0.30 new orders + 0.25 output + 0.20 employment + 0.15 (100 − supplier deliveries) + 0.10 stocks of
//! raw materials: faster deliveries are a sign of slack, so theirs is turned round. Weights of the
//! National Bureau of Statistics and the China Federation of Logistics and Purchasing.

use super::inputs::Inputs;
use super::options::Options;
use super::step::{Digits, Group, Output, Step};
use super::term::Term;
use super::track::Head;
use crate::data::Reason;
use crate::error::Error;
use crate::period::Period;
use crate::text::Language;

struct Pmi;

pub(super) fn read(_: &mut Options<'_>) -> Result<Box<dyn Step>, Error> {
    Ok(Box::new(Pmi))
}

impl Step for Pmi {
    fn title(&self, language: Language) -> String {
        language.pick("PMI of five indices", "由五个分类指数合成的PMI").into()
    }

    fn refuses(&self, head: &Head) -> Option<Reason> {
        (!head.is_rate()).then_some(Reason::Units)
    }

    fn outputs(&self, group: &mut Group<'_>) -> Result<Vec<Output>, Error> {
        let letters = ["orders", "output", "employment", "deliveries", "stocks"];
        group.joined("pmi", &letters, Digits::Fixed(1), &|head| head.clone().called("pmi"))
    }

    fn at(&self, x: &Inputs<'_>, period: Period, _: u8) -> Result<Term, Reason> {
        let of = |which| x.other(which, period);
        let slack = Term::number(100.0) - of(4)?;
        Ok(Term::number(0.30) * of(1)?
            + Term::number(0.25) * of(2)?
            + Term::number(0.20) * of(3)?
            + Term::number(0.15) * slack
            + Term::number(0.10) * of(5)?)
    }
}
