//! Contributions to growth in percentage points, and the residual.
//!
//! `c_i = 100 (x_{i,t} − x_{i,s}) / S_s` of the growth of S; the residual is the growth of S less all c_i
//! shown, a series of its own. With parts that sum to S it is zero. (Chain-linked volumes do not sum:
//! there the residual is what it is, and is not spread.)

use super::inputs::Inputs;
use super::inputs::base;
use super::options::Options;
use super::share::with;
use super::step::{Digits, Group, Output, Step};
use super::term::Term;
use super::track::Head;
use super::track::{Part, before, years_before};
use super::unit;
use crate::data::Nature;
use crate::data::Reason;
use crate::error::Error;
use crate::period::Period;
use crate::text::Language;

struct Contribution {
    of: String,
    previous: bool,
}

pub(super) fn read(options: &mut Options<'_>) -> Result<Box<dyn Step>, Error> {
    let previous = options.word("previous");
    Ok(Box::new(Contribution { of: options.code()?, previous }))
}

const RESIDUAL: Part = Part::plain("residual", "Residual", "残差");

impl Contribution {
    fn earlier(&self, period: Period) -> Option<Period> {
        if self.previous { before(period, 1) } else { years_before(period, 1) }
    }
}

impl Step for Contribution {
    fn title(&self, language: Language) -> String {
        language.pick("contribution to growth", "拉动增长").into()
    }

    fn operands(&self) -> Vec<String> {
        vec![self.of.clone()]
    }

    fn refuses(&self, head: &Head) -> Option<Reason> {
        head.undivided().or_else(|| head.unsteady().filter(|_| self.previous))
    }

    fn outputs(&self, group: &mut Group<'_>) -> Result<Vec<Output>, Error> {
        let head = |head: &Head| Head {
            unit: unit::points(),
            nature: Some(Nature::Rate),
            about_zero: true,
            ..head.clone().called("contribution")
        };
        let mut outputs = group.each(Digits::Fixed(2), &head);
        outputs.retain(|o| o.shown);
        with("contribution", &self.of, group, &mut outputs)?;
        // One residual a whole: each area has its own. The whole itself explains nothing of itself.
        let own = |o: &Output| o.inputs.first() == o.inputs.get(1);
        let mut residuals: Vec<Output> = Vec::new();
        for output in outputs.iter().filter(|o| !own(o)) {
            let (Some(part), Some(whole)) = (output.inputs.first(), output.inputs.get(1)) else { continue };
            let at = residuals.iter().position(|r| r.inputs.first() == Some(whole)).unwrap_or(residuals.len());
            if at == residuals.len()
                && let Some(mut residual) = group.from(whole.track, Digits::Fixed(2), &head)
            {
                residual.head.part = Some(RESIDUAL);
                (residual.part, residual.shown) = (1, true);
                residuals.push(residual);
            }
            if let Some(residual) = residuals.get_mut(at) {
                residual.inputs.push(*part);
                residual.letters.push(output.head.indicator.clone());
            }
        }
        outputs.append(&mut residuals);
        Ok(outputs)
    }

    fn at(&self, x: &Inputs<'_>, period: Period, part: u8) -> Result<Term, Reason> {
        let unit = &x.head()?.unit;
        let fits = |of: usize| x.track(of).is_some_and(|t| unit::power(&t.head.unit, unit).is_some());
        if !(1..x.count()).all(fits) {
            return Err(Reason::Units);
        }
        if self.previous {
            x.now()?;
            x.previous(1)?;
        }
        let earlier = self.earlier(period).ok_or(Reason::NoComparable)?;
        let change = |which: usize, now: Term, whole: &unit::Unit| -> Result<Term, Reason> {
            let of = x.track(which).ok_or(Reason::Operand)?;
            let power = unit::power(&of.head.unit, whole).ok_or(Reason::Units)?;
            let then = if which == 0 { x.then(Some(earlier))? } else { x.other(which, earlier)? };
            Ok(unit::scaled(now - then, power))
        };
        if part == 0 {
            let whole = x.track(1).ok_or(Reason::Operand)?;
            let change = change(0, x.now()?, &whole.head.unit)?;
            let whole = x.other(1, earlier).map_err(|_| Reason::NoComparable)?;
            return Ok(change / base(whole)? * Term::number(100.0));
        }
        let mut left = change(0, x.now()?, unit)?;
        for which in 1..x.count() {
            left = left - change(which, x.other(which, period)?, unit)?;
        }
        Ok(left / base(x.then(Some(earlier))?)? * Term::number(100.0))
    }
}
