//! Growth of three months on the three before, at the rate of a year.
//!
//! `100 ((Σ x_{t−2…t} / Σ x_{t−5…t−3})^4 − 1)`: for seasonally adjusted months. Merged January and
//! February count as two of the three; where a window would cut them there is no result.

use super::inputs::{Inputs, in_per_cent, ratio};
use super::options::Options;
use super::step::{Digits, Group, Output, Step};
use super::term::Term;
use super::track::Head;
use crate::data::Reason;
use crate::error::Error;
use crate::period::{Frequency, Period};
use crate::text::Language;

struct ThreeMonths;

pub(super) fn read(_: &mut Options<'_>) -> Result<Box<dyn Step>, Error> {
    Ok(Box::new(ThreeMonths))
}

impl Step for ThreeMonths {
    fn title(&self, language: Language) -> String {
        language.pick("three months on the three before, annual rate", "三个月环比折年率").into()
    }

    fn refuses(&self, head: &Head) -> Option<Reason> {
        let monthly = head.frequency == Frequency::Month;
        head.undivided().or(head.unsteady()).or((!monthly).then_some(Reason::Frequency))
    }

    fn outputs(&self, group: &mut Group<'_>) -> Result<Vec<Output>, Error> {
        Ok(group.each(Digits::Fixed(1), &|head| head.clone().growing("3m3m", None)))
    }

    fn at(&self, x: &Inputs<'_>, period: Period, _: u8) -> Result<Term, Reason> {
        x.now()?;
        let end = period.end();
        let now = x.window(end - 3, end)?.total();
        let then =
            x.window(end - 6, end - 3).map_err(|r| if r == Reason::Incomplete { Reason::NoComparable } else { r })?;
        let ratio = ratio(now, then.total())?;
        Ok(in_per_cent(ratio.power(4, 1)))
    }
}
