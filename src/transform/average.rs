//! Average growth over years, as the National Bureau of Statistics of China publishes it for years
//! whose base is out of the ordinary: the geometric mean of the years' rates.
//!
//! `100 ((Π (1 + g_{t−i}/100))^{1/n} − 1)` over n years where rates are what is published, and from
//! levels `100 ((x_t / x_{t−n})^{1/n} − 1)`.

use super::inputs::{Inputs, in_per_cent, not_negative, ratio};
use super::options::Options;
use super::step::{Digits, Group, Output, Step};
use super::term::Term;
use super::track::{Basis, Head};
use crate::data::Reason;
use crate::error::Error;
use crate::period::Period;
use crate::text::{Language, whole};

struct Average {
    years: i32,
}

pub(super) fn read(options: &mut Options<'_>) -> Result<Box<dyn Step>, Error> {
    Ok(Box::new(Average { years: options.count(1)?.unwrap_or(2) }))
}

impl Step for Average {
    fn title(&self, language: Language) -> String {
        if self.years == 2 {
            return language.pick("two-year average growth", "两年平均增长").into();
        }
        language.say("{0}-year average growth", "{0}年平均增长", &[&whole(self.years)])
    }

    fn refuses(&self, head: &Head) -> Option<Reason> {
        match head.growth {
            Some(Basis::Year) => None,
            Some(Basis::Previous) => Some(Reason::NotGrowth),
            None => head.undivided(),
        }
    }

    fn outputs(&self, group: &mut Group<'_>) -> Result<Vec<Output>, Error> {
        Ok(group.each(Digits::Fixed(1), &|head| head.clone().growing("average", None)))
    }

    fn at(&self, x: &Inputs<'_>, _: Period, _: u8) -> Result<Term, Reason> {
        let now: Term = x.now()?;
        let whole = if x.head()?.growth.is_some() {
            let factor = |g: Term| not_negative(Term::number(1.0) + g / Term::number(100.0));
            let mut factors = vec![factor(now)?];
            for years in 1..self.years {
                factors.push(factor(x.years_ago(years)?)?);
            }
            Term::product(&factors)
        } else {
            ratio(now, x.years_ago(self.years)?)?
        };
        Ok(in_per_cent(whole.power(1, self.years)))
    }
}
