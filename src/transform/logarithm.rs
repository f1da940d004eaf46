//! Continuously compounded growth.
//!
//! `100 ln(x_t / x_{t−k})`, times f/k for the rate of a year.

use super::annualised::lowest;
use super::inputs::{Inputs, base, ratio};
use super::options::Options;
use super::step::{Digits, Group, Output, Step};
use super::term::Term;
use super::track::Head;
use crate::data::Reason;
use crate::error::Error;
use crate::period::Period;
use crate::text::{Language, whole};

struct Logarithm {
    periods: i32,
    annual: bool,
}

pub(super) fn read(options: &mut Options<'_>) -> Result<Box<dyn Step>, Error> {
    let annual = options.word("annual");
    Ok(Box::new(Logarithm { periods: options.count(1)?.unwrap_or(1), annual }))
}

impl Step for Logarithm {
    fn title(&self, language: Language) -> String {
        let (en, zh) = match (self.periods, self.annual) {
            (1, false) => ("log change on the period before", "环比对数变化"),
            (1, true) => ("log change on the period before, annual rate", "环比对数变化折年率"),
            (_, false) => ("log change over {0} periods", "{0}期对数变化"),
            (_, true) => ("log change over {0} periods, annual rate", "{0}期对数变化折年率"),
        };
        language.say(en, zh, &[&whole(self.periods)])
    }

    fn refuses(&self, head: &Head) -> Option<Reason> {
        let years = self.periods % head.per_year().max(1) == 0;
        head.undivided().or_else(|| head.unsteady().filter(|_| !years))
    }

    fn outputs(&self, group: &mut Group<'_>) -> Result<Vec<Output>, Error> {
        Ok(group.each(Digits::Fixed(1), &|head| head.clone().growing("log", None)))
    }

    fn at(&self, x: &Inputs<'_>, _: Period, _: u8) -> Result<Term, Reason> {
        let year = x.head()?.per_year();
        let now: Term = x.now()?;
        let then = match self.periods % year {
            0 => x.years_ago(self.periods / year)?,
            _ => x.previous(self.periods)?,
        };
        let change = ratio(base(now)?, then)?.ln() * Term::number(100.0);
        Ok(match lowest(year, self.periods) {
            (1, 1) => change,
            _ if !self.annual => change,
            (n, 1) => change * Term::number(f64::from(n)),
            (n, m) => change * Term::number(f64::from(n)) / Term::number(f64::from(m)),
        })
    }
}
