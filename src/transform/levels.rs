//! Levels from growth rates.
//!
//! From rates on a year earlier `x_{t−f} (1 + g_t/100)`: the published level a year earlier, else one so
//! computed; nothing before the first published one. From rates on the period before an index,
//! 100 at the base, by the product of what follows it.

use super::inputs::{Inputs, not_negative};
use super::options::Options;
use super::step::no_series;
use super::step::{Digits, Group, Output, Step};
use super::term::Term;
use super::track::Head;
use super::track::{Basis, Track, years_before};
use super::unit;
use crate::data::Nature;
use crate::data::Reason;
use crate::error::Error;
use crate::period::Period;
use crate::text::Language;

struct Levels {
    base: Option<Period>,
}

pub(super) fn read(options: &mut Options<'_>) -> Result<Box<dyn Step>, Error> {
    Ok(Box::new(Levels { base: options.period()? }))
}

impl Step for Levels {
    fn title(&self, language: Language) -> String {
        language.pick("level from growth rates", "由增速推算的水平").into()
    }

    fn refuses(&self, head: &Head) -> Option<Reason> {
        let wanted = if self.base.is_some() { Basis::Previous } else { Basis::Year };
        let like = self.base.is_none_or(|base| base.frequency().of_series() == head.frequency);
        (head.growth != Some(wanted)).then_some(Reason::NotGrowth).or((!like).then_some(Reason::Unlike))
    }

    fn outputs(&self, group: &mut Group<'_>) -> Result<Vec<Output>, Error> {
        if let Some(base) = self.base {
            let unit = unit::index(base);
            let head = |head: &Head| Head {
                unit: unit.clone(),
                growth: None,
                of_growth: false,
                about_zero: false,
                ..head.clone().called("levels")
            };
            return Ok(group.each(Digits::Fixed(1), &head));
        }
        let mut outputs = group.each(Digits::Inputs(0), &|head| head.clone().called("levels"));
        outputs.retain(|o| o.shown);
        for output in outputs.iter_mut().filter(|o| self.refuses(&o.head).is_none()) {
            let head = output.head.clone();
            let measure = if head.cumulative { "level_ytd" } else { "level" };
            let place = group.published(&head.indicator, measure, &head);
            let place = place.ok_or_else(|| no_series("levels", measure, &head))?;
            let level = group.stages.first().and_then(|s| s.get(place.track)).map(|t: &Track| t.head.clone());
            if let Some(level) = level {
                let (unit, nature) = (level.unit, level.nature.or(Some(Nature::Flow)));
                output.head = Head { unit, nature, growth: None, of_growth: false, about_zero: false, ..head };
            }
            output.inputs.push(place);
            output.letters.push("level".into());
        }
        Ok(outputs)
    }

    fn at(&self, x: &Inputs<'_>, period: Period, _: u8) -> Result<Term, Reason> {
        let factor = |g: Term| not_negative(Term::number(1.0) + g / Term::number(100.0));
        x.estimated();
        if self.base == Some(period) {
            return Ok(Term::number(100.0));
        }
        let own = factor(x.now()?)?;
        let Some(from) = self.base else {
            // The walk back ends at the first year whose level was published.
            let mut factors = vec![own];
            for years in 1..=i32::from(u8::MAX) {
                let earlier = years_before(period, years).ok_or(Reason::NoComparable)?;
                if let Ok(level) = x.other(1, earlier) {
                    factors.insert(0, level);
                    return Ok(Term::product(&factors));
                }
                factors.push(factor(x.then(Some(earlier))?)?);
            }
            return Err(Reason::NoComparable);
        };
        if period.start() < from.end() {
            return Err(Reason::NoComparable);
        }
        if let Some(before) = x.running(period.start()) {
            let product = before * own;
            x.keep(period.end(), &product);
            return Ok(product);
        }
        let mut factors = vec![Term::number(100.0), own];
        let mut month = period.start();
        while month > from.end() {
            let cell = x.track(0).and_then(|t| t.ending(month)).ok_or(Reason::Incomplete)?;
            factors.push(factor(x.ending(month).map_err(|_| Reason::Incomplete)?)?);
            month = cell.period.start();
        }
        if month != from.end() {
            return Err(Reason::Unlike);
        }
        let product = Term::product(&factors);
        x.keep(period.end(), &product);
        Ok(product)
    }
}
