//! Moving means and sums over the last periods.
//!
//! The window ends at t and covers n periods of the series' own length, exactly: no gap, and no merged
//! period cut in two. Growth rates may be averaged so, but not summed.

use super::inputs::Inputs;
use super::options::Options;
use super::step::{Digits, Group, Output, Step};
use super::term::Term;
use super::track::Head;
use crate::data::Reason;
use crate::error::Error;
use crate::period::Period;
use crate::text::Language;
use crate::text::whole;

struct Rolling {
    periods: i32,
    sum: bool,
}

pub(super) fn read(options: &mut Options<'_>) -> Result<Box<dyn Step>, Error> {
    let sum = options.word("sum");
    let periods = options.count(1)?.ok_or_else(|| options.lacking())?;
    Ok(Box::new(Rolling { periods, sum }))
}

impl Step for Rolling {
    fn title(&self, language: Language) -> String {
        let (en, zh) =
            if self.sum { ("{0}-period sum", "{0}期移动合计") } else { ("{0}-period mean", "{0}期移动平均") };
        language.say(en, zh, &[&whole(self.periods)])
    }

    fn refuses(&self, head: &Head) -> Option<Reason> {
        head.unsteady().or_else(|| head.undivided().filter(|_| self.sum))
    }

    fn outputs(&self, group: &mut Group<'_>) -> Result<Vec<Output>, Error> {
        let digits = Digits::Inputs(u8::from(!self.sum));
        // What it is a growth rate of stays: a mean of rates is no rate of its own.
        Ok(group.each(digits, &|head| Head { growth: None, ..head.clone().called("rolling") }))
    }

    fn at(&self, x: &Inputs<'_>, period: Period, _: u8) -> Result<Term, Reason> {
        x.now()?;
        let months = self.periods * x.head()?.frequency.months();
        let window = x.window(period.end() - months, period.end())?;
        Ok(if self.sum { window.total() } else { window.mean() })
    }
}
