//! Statistical overhang (carry-over): the growth that a year begins with.
//!
//! `100 (x_last / mean(x over the year) − 1)`: the annual growth of the year after if every period of it
//! stayed at the last one of this; it stands at the year after. `now`: the annual growth of this year if
//! its rest stayed at x_t. From seasonally adjusted levels. Sources: ECB Economic Bulletin 7/2022;
//! Tödter, Review of Economics 62(2), 2011.

use super::inputs::Inputs;
use super::inputs::{base, in_per_cent, ratio};
use super::options::Options;
use super::step::{Digits, Group, Output, Step};
use super::term::Term;
use super::track::Head;
use super::track::holding;
use crate::data::Reason;
use crate::error::Error;
use crate::period::Frequency;
use crate::period::Period;
use crate::text::Language;

struct Overhang {
    now: bool,
}

pub(super) fn read(options: &mut Options<'_>) -> Result<Box<dyn Step>, Error> {
    Ok(Box::new(Overhang { now: options.word("now") }))
}

impl Step for Overhang {
    fn title(&self, language: Language) -> String {
        if self.now {
            return language.pick("annual growth if the year stays as it is", "按当期水平推算的全年增长").into();
        }
        language.pick("statistical overhang", "翘尾影响（年度）").into()
    }

    fn refuses(&self, head: &Head) -> Option<Reason> {
        let within = matches!(head.frequency, Frequency::Month | Frequency::Quarter);
        head.undivided().or(head.unsteady()).or((!within).then_some(Reason::Frequency))
    }

    fn outputs(&self, group: &mut Group<'_>) -> Result<Vec<Output>, Error> {
        let mut outputs = group.each(Digits::Fixed(1), &|head| head.clone().growing("overhang", None));
        if self.now {
            return Ok(outputs);
        }
        let refused: Vec<bool> = group.tracks().iter().map(|t| self.refuses(&t.head).is_some()).collect();
        for (output, _) in outputs.iter_mut().zip(refused).filter(|(_, refused)| !refused) {
            output.head.frequency = Frequency::Year;
            output.periods = output.periods.iter().filter_map(|p| holding(p.start() + 12, Frequency::Year)).collect();
            output.periods.dedup();
        }
        Ok(outputs)
    }

    fn at(&self, x: &Inputs<'_>, period: Period, _: u8) -> Result<Term, Reason> {
        let january = period.year() * 12;
        if !self.now {
            let year = x.window(january - 12, january)?;
            let last = x.ending(january)?;
            return Ok(in_per_cent(ratio(last, year.mean())?));
        }
        x.now()?;
        let unit = x.head()?.frequency.months();
        // Of a flow, merged January and February stand for two periods.
        let now = x.window(period.start(), period.end())?.mean();
        let past = x.window(january, period.end())?.total();
        let before = x.window(january - 12, january);
        let before = base(before.map_err(|_| Reason::NoComparable)?.total())?;
        let left = (january + 12 - period.end()) / unit;
        let year = if left == 0 { past } else { past + Term::number(f64::from(left)) * now };
        Ok(in_per_cent(ratio(year, before)?))
    }
}
