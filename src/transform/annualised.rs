//! Growth over some periods at the rate of a year, compounded.
//!
//! `100 ((x_t / x_{t−k})^{f/k} − 1)`, f periods a year.

use super::inputs::{Inputs, in_per_cent, ratio};
use super::options::Options;
use super::step::{Digits, Group, Output, Step};
use super::term::Term;
use super::track::Head;
use crate::data::Reason;
use crate::error::Error;
use crate::period::Period;
use crate::text::{Language, whole};

struct Annualised {
    periods: i32,
}

pub(super) fn read(options: &mut Options<'_>) -> Result<Box<dyn Step>, Error> {
    Ok(Box::new(Annualised { periods: options.count(1)?.unwrap_or(1) }))
}

impl Step for Annualised {
    fn title(&self, language: Language) -> String {
        let (en, zh) = match self.periods {
            1 => ("growth on the period before, annual rate", "环比折年率"),
            _ => ("growth over {0} periods, annual rate", "{0}期增长折年率"),
        };
        language.say(en, zh, &[&whole(self.periods)])
    }

    fn refuses(&self, head: &Head) -> Option<Reason> {
        head.undivided().or(head.unsteady())
    }

    fn outputs(&self, group: &mut Group<'_>) -> Result<Vec<Output>, Error> {
        Ok(group.each(Digits::Fixed(1), &|head| head.clone().growing("annualised", None)))
    }

    fn at(&self, x: &Inputs<'_>, _: Period, _: u8) -> Result<Term, Reason> {
        let now: Term = x.now()?;
        let then = x.previous(self.periods)?;
        let (n, m) = lowest(x.head()?.per_year(), self.periods);
        let ratio = ratio(now, then)?;
        Ok(in_per_cent(ratio.power(n, m)))
    }
}

/// The fraction `n`/`m` in lowest terms.
pub(super) fn lowest(n: i32, m: i32) -> (i32, i32) {
    let (mut a, mut b) = (n, m);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    let divisor = a.max(1);
    (n / divisor, m / divisor)
}
