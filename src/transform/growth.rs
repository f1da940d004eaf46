//! Growth in per cent, on the period before or on a year earlier.
//!
//! `100 (x_t / x_s − 1)`, like periods only. A base that is zero or negative, and a value that is
//! negative, give no growth; nor do rates, which change in points.

use super::inputs::{Inputs, in_per_cent, ratio};
use super::options::Options;
use super::step::{Digits, Group, Output, Step};
use super::term::Term;
use super::track::{Basis, Head};
use crate::data::Reason;
use crate::error::Error;
use crate::period::Period;
use crate::text::Language;

struct Growth {
    on: Basis,
}

pub(super) fn read(options: &mut Options<'_>) -> Result<Box<dyn Step>, Error> {
    let on = if options.name.eq_ignore_ascii_case("yoy") { Basis::Year } else { Basis::Previous };
    Ok(Box::new(Growth { on }))
}

impl Step for Growth {
    fn title(&self, language: Language) -> String {
        let (en, zh) = match self.on {
            Basis::Year => ("growth on a year earlier", "同比增长"),
            Basis::Previous => ("growth on the period before", "环比增长"),
        };
        language.pick(en, zh).into()
    }

    fn refuses(&self, head: &Head) -> Option<Reason> {
        head.undivided().or_else(|| head.unsteady().filter(|_| self.on == Basis::Previous))
    }

    fn outputs(&self, group: &mut Group<'_>) -> Result<Vec<Output>, Error> {
        let name = if self.on == Basis::Year { "yoy" } else { "pop" };
        Ok(group.each(Digits::Fixed(1), &|head| head.clone().growing(name, Some(self.on))))
    }

    fn at(&self, x: &Inputs<'_>, _: Period, _: u8) -> Result<Term, Reason> {
        let now: Term = x.now()?;
        let then = match self.on {
            Basis::Year => x.years_ago(1)?,
            Basis::Previous => x.previous(1)?,
        };
        Ok(in_per_cent(ratio(now, then)?))
    }
}
