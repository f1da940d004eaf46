//! Share of a whole, in per cent.
//!
//! `100 x_t / s_t`, both taken through the steps before. `share(s) | diff(year)` is its change in points.

use super::inputs::Inputs;
use super::inputs::base;
use super::options::Options;
use super::step::no_series;
use super::step::{Digits, Group, Output, Step};
use super::term::Term;
use super::track::Head;
use super::track::Track;
use super::unit;
use crate::data::Nature;
use crate::data::Reason;
use crate::error::Error;
use crate::period::Period;
use crate::text::Language;

struct Share {
    of: String,
}

pub(super) fn read(options: &mut Options<'_>) -> Result<Box<dyn Step>, Error> {
    Ok(Box::new(Share { of: options.code()? }))
}

/// Joins to each output the series `of` at this step.
///
/// # Errors
/// `transform/unknown-series`.
pub(super) fn with(step: &str, of: &str, group: &Group<'_>, outputs: &mut [Output]) -> Result<(), Error> {
    for output in outputs {
        let own = output.inputs.first().and_then(|p| group.tracks().get(p.track)).map(|t: &Track| &t.head);
        let found = own.and_then(|head| group.find(of, head));
        output.inputs.push(found.ok_or_else(|| no_series(step, of, &output.head))?);
        output.letters.push("s".into());
    }
    Ok(())
}

impl Step for Share {
    fn title(&self, language: Language) -> String {
        language.pick("share", "占比").into()
    }

    fn operands(&self) -> Vec<String> {
        vec![self.of.clone()]
    }

    fn refuses(&self, head: &Head) -> Option<Reason> {
        head.undivided()
    }

    fn outputs(&self, group: &mut Group<'_>) -> Result<Vec<Output>, Error> {
        let mut outputs = group.each(Digits::Fixed(1), &|head| Head {
            unit: unit::percent(),
            nature: Some(Nature::Rate),
            ..head.clone().called("share")
        });
        outputs.retain(|o| o.shown);
        with("share", &self.of, group, &mut outputs)?;
        Ok(outputs)
    }

    fn at(&self, x: &Inputs<'_>, period: Period, _: u8) -> Result<Term, Reason> {
        let whole = x.track(1).ok_or(Reason::Operand)?;
        let power = unit::power(&x.head()?.unit, &whole.head.unit).ok_or(Reason::Units)?;
        let now = unit::scaled(x.now()?, power);
        Ok(now / base(x.other(1, period)?)? * Term::number(100.0))
    }
}
