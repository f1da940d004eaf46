//! Single periods from running totals.
//!
//! `C_t − C_{t−1}` within a year, and C_t itself in the first period. Where no January was published,
//! February's total is January and February merged. Where the total before is missing, the difference
//! would span several periods and is not given. A negative result is a revision inside the year: kept.

use super::inputs::Inputs;
use super::options::Options;
use super::step::{Digits, Group, Output, Step};
use super::term::Term;
use super::track::{Head, Track};
use crate::data::{Nature, Reason};
use crate::error::Error;
use crate::period::{Frequency, Period};
use crate::text::Language;

struct Single;

pub(super) fn read(_: &mut Options<'_>) -> Result<Box<dyn Step>, Error> {
    Ok(Box::new(Single))
}

/// The period that a total's difference belongs to.
fn own(track: &Track, period: Period) -> Period {
    let merged = Period::jan_feb(period.year()).filter(|p| p.end() == period.end());
    let january = Period::month(period.year(), 1).and_then(|p| track.at(p));
    match merged {
        Some(merged) if track.head.frequency == Frequency::Month && january.is_none() => merged,
        Some(_) => Period::month(period.year(), 2).unwrap_or(period),
        None => period,
    }
}

impl Step for Single {
    fn title(&self, language: Language) -> String {
        language.pick("single period", "当期值").into()
    }

    fn refuses(&self, head: &Head) -> Option<Reason> {
        let flow = head.cumulative && !head.is_rate() && !matches!(head.nature, Some(Nature::Stock | Nature::Rate));
        (!flow).then_some(Reason::NotCumulative)
    }

    fn outputs(&self, group: &mut Group<'_>) -> Result<Vec<Output>, Error> {
        let mut outputs = group.each(Digits::Inputs(0), &|head| Head {
            cumulative: false,
            nature: Some(Nature::Flow),
            ..head.clone().called("single")
        });
        for (output, track) in outputs.iter_mut().zip(group.tracks()) {
            let refused = self.refuses(&track.head).is_some();
            for period in output.periods.iter_mut().filter(|_| !refused) {
                *period = own(track, *period);
            }
            // A file may give February's total twice, merged and not.
            output.periods.dedup();
        }
        Ok(outputs)
    }

    fn at(&self, x: &Inputs<'_>, period: Period, _: u8) -> Result<Term, Reason> {
        let now: Term = x.now()?;
        if period.start().rem_euclid(12) == 0 {
            return Ok(now);
        }
        let before = x.ending(period.start()).map_err(|_| Reason::Spans)?;
        Ok(now - before)
    }
}
