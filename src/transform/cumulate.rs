//! Running totals from single periods: the other way of `single`.
//!
//! `Σ x` from January to t. The year must be complete so far.

use super::inputs::Inputs;
use super::options::Options;
use super::step::{Digits, Group, Output, Step};
use super::term::Term;
use super::track::Head;
use crate::data::{Nature, Reason};
use crate::error::Error;
use crate::period::{Frequency, Period};
use crate::text::Language;

struct Cumulate;

pub(super) fn read(_: &mut Options<'_>) -> Result<Box<dyn Step>, Error> {
    Ok(Box::new(Cumulate))
}

impl Step for Cumulate {
    fn title(&self, language: Language) -> String {
        language.pick("year to date", "累计值").into()
    }

    fn refuses(&self, head: &Head) -> Option<Reason> {
        match head.nature {
            _ if head.cumulative => Some(Reason::Cumulative),
            _ if head.frequency == Frequency::Year => Some(Reason::Frequency),
            Some(Nature::Flow) => None,
            Some(Nature::Rate) => Some(Reason::Rate),
            Some(Nature::Stock) | None => Some(Reason::Nature),
        }
    }

    fn outputs(&self, group: &mut Group<'_>) -> Result<Vec<Output>, Error> {
        Ok(group.each(Digits::Inputs(0), &|head| Head { cumulative: true, ..head.clone().called("ytd") }))
    }

    fn at(&self, x: &Inputs<'_>, period: Period, _: u8) -> Result<Term, Reason> {
        x.now()?;
        Ok(x.window(period.year() * 12, period.end())?.total())
    }
}
