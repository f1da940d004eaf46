//! Change in the series' own unit, on the period before or on a year earlier.
//!
//! `x_t − x_{t−1}` or `x_t − x_{t−f}`. Rates change in percentage points, indices without base in points.

use super::inputs::Inputs;
use super::options::Options;
use super::step::{Digits, Group, Output, Step};
use super::term::Term;
use super::track::Head;
use super::unit;
use crate::data::{Nature, Reason};
use crate::error::Error;
use crate::period::Period;
use crate::text::Language;

struct Difference {
    year: bool,
}

pub(super) fn read(options: &mut Options<'_>) -> Result<Box<dyn Step>, Error> {
    Ok(Box::new(Difference { year: options.word("year") }))
}

impl Step for Difference {
    fn title(&self, language: Language) -> String {
        let (en, zh) = if self.year {
            ("difference from a year earlier", "较上年同期增减")
        } else {
            ("difference from the period before", "较上期增减")
        };
        language.pick(en, zh).into()
    }

    fn refuses(&self, head: &Head) -> Option<Reason> {
        head.unsteady().filter(|_| !self.year)
    }

    fn outputs(&self, group: &mut Group<'_>) -> Result<Vec<Output>, Error> {
        Ok(group.each(Digits::Inputs(0), &|head| {
            let unit = unit::difference(&head.unit);
            // What a stock changes by adds up over time.
            let nature = if head.nature == Some(Nature::Stock) { Some(Nature::Flow) } else { head.nature };
            Head { unit, nature, growth: None, about_zero: true, ..head.clone().called("diff") }
        }))
    }

    fn at(&self, x: &Inputs<'_>, _: Period, _: u8) -> Result<Term, Reason> {
        let now: Term = x.now()?;
        let then = if self.year { x.years_ago(1)? } else { x.previous(1)? };
        Ok(now - then)
    }
}
