//! Longer periods from shorter ones: sum, mean or last, by the nature of the indicator.
//!
//! A flow is summed, a rate or an index averaged, a stock taken at its end; a running total is taken at
//! the end. Growth rates are never averaged over time. An incomplete period has no result, or with
//! `partial` one of what there is, marked as estimated.

use super::inputs::Inputs;
use super::options::Options;
use super::step::{Digits, Group, Output, Step};
use super::term::Term;
use super::track::{Head, holding};
use crate::data::{Nature, Reason};
use crate::error::Error;
use crate::period::{Frequency, Period};
use crate::text::Language;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Sum,
    Mean,
    Last,
}

struct Aggregate {
    to: Frequency,
    way: Option<Way>,
    partial: bool,
}

pub(super) fn read(options: &mut Options<'_>) -> Result<Box<dyn Step>, Error> {
    let to = [("quarter", Frequency::Quarter), ("half", Frequency::HalfYear), ("year", Frequency::Year)]
        .into_iter()
        .find_map(|(word, to)| options.word(word).then_some(to));
    let way = [("sum", Way::Sum), ("mean", Way::Mean), ("last", Way::Last)]
        .into_iter()
        .find_map(|(word, way)| options.word(word).then_some(way));
    let partial = options.word("partial");
    options.end()?;
    Ok(Box::new(Aggregate { to: to.ok_or_else(|| options.lacking())?, way, partial }))
}

impl Aggregate {
    fn way(&self, head: &Head) -> Result<Way, Reason> {
        // Growth of a total is that of the longer period when it ends with it.
        if head.cumulative {
            let summed = matches!(self.way, Some(Way::Sum | Way::Mean));
            return if summed { Err(Reason::Cumulative) } else { Ok(Way::Last) };
        }
        if head.of_growth {
            return Err(Reason::Growth);
        }
        match (self.way, head.nature) {
            (Some(Way::Sum), Some(Nature::Rate)) => Err(Reason::Rate),
            (Some(way), _) => Ok(way),
            (None, Some(Nature::Flow)) => Ok(Way::Sum),
            (None, Some(Nature::Rate)) => Ok(Way::Mean),
            (None, Some(Nature::Stock)) => Ok(Way::Last),
            (None, None) => Err(Reason::Nature),
        }
    }
}

impl Step for Aggregate {
    fn title(&self, language: Language) -> String {
        let (en, zh) = match self.to {
            Frequency::Quarter => ("quarterly", "季度"),
            Frequency::HalfYear => ("half-yearly", "半年度"),
            _ => ("annual", "年度"),
        };
        let way = match self.way {
            None => "",
            Some(Way::Sum) => language.pick(" sum", "合计"),
            Some(Way::Mean) => language.pick(" mean", "平均"),
            Some(Way::Last) => language.pick(", end of period", "期末"),
        };
        language.say("{0}{1}", "{0}{1}", &[language.pick(en, zh), way])
    }

    fn refuses(&self, head: &Head) -> Option<Reason> {
        if head.frequency >= self.to { Some(Reason::Frequency) } else { self.way(head).err() }
    }

    fn outputs(&self, group: &mut Group<'_>) -> Result<Vec<Output>, Error> {
        let fits = |head: &Head| self.refuses(head).is_none();
        let mut outputs = group.each(Digits::Inputs(0), &|head| Head {
            frequency: if fits(head) { self.to } else { head.frequency },
            ..head.clone()
        });
        for output in outputs.iter_mut().filter(|o| o.head.frequency == self.to) {
            if self.way(&output.head) == Ok(Way::Mean) {
                output.digits = Digits::Inputs(1);
            }
            output.periods = output.periods.iter().filter_map(|p| holding(p.start(), self.to)).collect();
            output.periods.dedup();
        }
        Ok(outputs)
    }

    fn at(&self, x: &Inputs<'_>, period: Period, _: u8) -> Result<Term, Reason> {
        let (from, to) = (period.start(), period.end());
        match self.way(x.head()?)? {
            Way::Sum => Ok(x.span(from, to, self.partial)?.total()),
            Way::Mean => Ok(x.span(from, to, self.partial)?.mean()),
            Way::Last => {
                let first = if self.partial { from + 1 } else { to };
                let found = (first..=to).rev().find_map(|month| x.ending(month).ok().map(|value| (month, value)));
                let (month, value) = found.ok_or(Reason::Incomplete)?;
                if month < to {
                    x.estimated();
                }
                Ok(value)
            }
        }
    }
}
