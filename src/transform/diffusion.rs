//! Diffusion index of a survey: those who report a rise, and half of those who report no change.
//!
//! `x_up + x_same / 2` in per cent; the balance of rises and falls is `2 D − 100`.

use super::inputs::Inputs;
use super::options::Options;
use super::step::{Digits, Group, Output, Step};
use super::term::Term;
use super::track::Head;
use super::unit;
use crate::data::Reason;
use crate::error::Error;
use crate::period::Period;
use crate::text::Language;

struct Diffusion {
    balance: bool,
}

pub(super) fn read(options: &mut Options<'_>) -> Result<Box<dyn Step>, Error> {
    Ok(Box::new(Diffusion { balance: options.word("balance") }))
}

impl Step for Diffusion {
    fn title(&self, language: Language) -> String {
        if self.balance {
            return language.pick("balance of rises and falls", "上升与下降比重之差").into();
        }
        language.pick("diffusion index", "扩散指数").into()
    }

    fn refuses(&self, head: &Head) -> Option<Reason> {
        (head.unit.name.code != "%").then_some(Reason::Units)
    }

    fn outputs(&self, group: &mut Group<'_>) -> Result<Vec<Output>, Error> {
        let unit = if self.balance { unit::points() } else { unit::plain("index") };
        let head =
            |head: &Head| Head { unit: unit.clone(), about_zero: self.balance, ..head.clone().called("diffusion") };
        group.joined("diffusion", &["up", "same"], Digits::Fixed(1), &head)
    }

    fn at(&self, x: &Inputs<'_>, period: Period, _: u8) -> Result<Term, Reason> {
        let index = x.other(1, period)? + x.other(2, period)? / Term::number(2.0);
        Ok(if self.balance { Term::number(2.0) * index - Term::number(100.0) } else { index })
    }
}
