//! What moves growth on a year earlier: the momentum of now, and the base.
//!
//! In logarithms, where it is exact: `Δ ln(x_t / x_{t−f}) = ln(x_t / x_{t−1}) − ln(x_{t−f} / x_{t−f−1})`. The two
//! terms are two series, times 100.

use super::inputs::Inputs;
use super::inputs::{base, ratio};
use super::options::Options;
use super::step::{Digits, Group, Output, Step};
use super::term::Term;
use super::track::Head;
use super::track::{Part, years_before};
use super::unit;
use crate::data::Nature;
use crate::data::Reason;
use crate::error::Error;
use crate::period::Period;
use crate::text::Language;

struct BaseEffect;

pub(super) fn read(_: &mut Options<'_>) -> Result<Box<dyn Step>, Error> {
    Ok(Box::new(BaseEffect))
}

const MOMENTUM: Part = Part::plain("momentum", "Momentum", "环比动能");
const BASE: Part = Part::plain("base_effect", "Base effect", "基数效应");

impl Step for BaseEffect {
    fn title(&self, language: Language) -> String {
        language.pick("base effect", "基数效应分解").into()
    }

    fn refuses(&self, head: &Head) -> Option<Reason> {
        head.undivided().or(head.unsteady())
    }

    fn outputs(&self, group: &mut Group<'_>) -> Result<Vec<Output>, Error> {
        let make = |part: Part, number: u8| {
            let outputs = group.each(Digits::Fixed(2), &|head| Head {
                unit: unit::points(),
                nature: Some(Nature::Rate),
                about_zero: true,
                part: Some(part),
                ..head.clone().called(part.code)
            });
            outputs.into_iter().map(move |o| Output { part: number, ..o })
        };
        Ok(make(MOMENTUM, 0).chain(make(BASE, 1)).collect())
    }

    fn at(&self, x: &Inputs<'_>, period: Period, part: u8) -> Result<Term, Reason> {
        if part == 0 {
            let now: Term = x.now()?;
            return Ok(ratio(base(now)?, x.previous(1)?)?.ln() * Term::number(100.0));
        }
        let year_ago: Term = x.years_ago(1)?;
        let earlier = years_before(period, 1).ok_or(Reason::NoComparable)?;
        let before = x.preceding(earlier, 1)?;
        Ok(Term::number(-100.0) * ratio(base(year_ago)?, before)?.ln())
    }
}
