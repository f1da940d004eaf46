//! Compound annual growth since a period.
//!
//! `100 ((x_t / x_p)^{1/n} − 1)`, n the years from p to t: periods divided by those a year.

use super::annualised::lowest;
use super::inputs::{Inputs, in_per_cent, ratio};
use super::options::Options;
use super::step::{Digits, Group, Output, Step};
use super::term::Term;
use super::track::Head;
use crate::data::Reason;
use crate::error::Error;
use crate::period::Period;
use crate::text::{Language, period};

struct Cagr {
    since: Period,
}

pub(super) fn read(options: &mut Options<'_>) -> Result<Box<dyn Step>, Error> {
    let since = options.period()?.ok_or_else(|| options.lacking())?;
    Ok(Box::new(Cagr { since }))
}

impl Step for Cagr {
    fn title(&self, language: Language) -> String {
        language.say("compound annual growth since {0}", "{0}以来年均复合增长", &[&period::label(self.since, language)])
    }

    fn refuses(&self, head: &Head) -> Option<Reason> {
        let like = self.since.frequency().of_series() == head.frequency;
        head.undivided().or((!like).then_some(Reason::Unlike))
    }

    fn outputs(&self, group: &mut Group<'_>) -> Result<Vec<Output>, Error> {
        Ok(group.each(Digits::Fixed(1), &|head| head.clone().growing("cagr", None)))
    }

    fn at(&self, x: &Inputs<'_>, period: Period, _: u8) -> Result<Term, Reason> {
        let head = x.head()?;
        let now: Term = x.now()?;
        let months = period.start() - self.since.start();
        if period <= self.since {
            return Err(Reason::NoComparable);
        }
        if period.frequency() != self.since.frequency() || (head.cumulative && months % 12 != 0) {
            return Err(Reason::Unlike);
        }
        let (n, m) = lowest(12, months);
        let ratio = ratio(now, x.fixed(self.since)?)?;
        Ok(in_per_cent(ratio.power(n, m)))
    }
}
