//! Pace towards a target: what remains, what growth the rest of the year needs, and how much of the
//! year is usually done by now.
//!
//! With target T, done C_t, and P the running total of the year before (whole year N): `T − C_t`;
//! `100 ((T − C_t) / (P_N − P_t) − 1)`; `100 C_t / T`; and the seasonal time progress, the mean of
//! `100 C_{s,t} / C_{s,N}` over the three years before.

use super::inputs::Inputs;
use super::inputs::{base, in_per_cent};
use super::options::Options;
use super::step::{Digits, Group, Output, Step};
use super::term::Term;
use super::track::Head;
use super::track::{holding, years_before};
use super::unit;
use crate::data::Nature;
use crate::data::Reason;
use crate::error::Error;
use crate::period::Frequency;
use crate::period::Period;
use crate::text::Language;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Required,
    Remaining,
    Progress,
    Time,
}

struct Pace {
    what: What,
    target: Option<f64>,
    growth: Option<f64>,
}

pub(super) fn read(options: &mut Options<'_>) -> Result<Box<dyn Step>, Error> {
    let words = [
        ("required", What::Required),
        ("remaining", What::Remaining),
        ("progress", What::Progress),
        ("time", What::Time),
    ];
    let what = words.into_iter().find_map(|(word, what)| options.word(word).then_some(what));
    let (target, growth) = (options.number("target")?, options.number("growth")?);
    Ok(Box::new(Pace { what: what.unwrap_or(What::Required), target, growth }))
}

/// The total of the year `years` before that of `period`.
fn year_end(period: Period, years: i32) -> i32 {
    (period.year() - years + 1) * 12
}

impl Pace {
    fn target(&self, x: &Inputs<'_>, period: Period) -> Result<Term, Reason> {
        if let Some(target) = self.target {
            return Ok(Term::number(target));
        }
        if let Some(growth) = self.growth {
            let factor = Term::number(1.0) + Term::number(growth) / Term::number(100.0);
            return Ok(factor * x.ending(year_end(period, 1))?);
        }
        let year = holding(period.start(), Frequency::Year).ok_or(Reason::NoTarget)?;
        let of = x.track(1).ok_or(Reason::NoTarget)?;
        let power = unit::power(&of.head.unit, &x.head()?.unit).ok_or(Reason::Units)?;
        Ok(unit::scaled(x.other(1, year).map_err(|_| Reason::NoTarget)?, power))
    }
}

impl Step for Pace {
    fn title(&self, language: Language) -> String {
        let (en, zh) = match self.what {
            What::Required => ("growth required of the rest of the year", "完成全年目标后续所需增速"),
            What::Remaining => ("remaining to the target", "距全年目标差额"),
            What::Progress => ("share of the target reached", "全年目标完成率"),
            What::Time => ("usual share of the year by now", "常年同期进度"),
        };
        language.pick(en, zh).into()
    }

    fn refuses(&self, head: &Head) -> Option<Reason> {
        let stock = head.nature == Some(Nature::Stock) && matches!(self.what, What::Remaining | What::Progress);
        if stock { None } else { head.undivided().or((!head.cumulative).then_some(Reason::NotCumulative)) }
    }

    fn outputs(&self, group: &mut Group<'_>) -> Result<Vec<Output>, Error> {
        let percent =
            |head: &Head| Head { unit: unit::percent(), nature: Some(Nature::Rate), ..head.clone().called("pace") };
        let mut outputs = match self.what {
            What::Remaining => {
                group.each(Digits::Inputs(0), &|head| Head { about_zero: true, ..head.clone().called("pace") })
            }
            What::Required => group.each(Digits::Fixed(1), &|head| Head { about_zero: true, ..percent(head) }),
            What::Progress | What::Time => group.each(Digits::Fixed(1), &percent),
        };
        outputs.retain(|o| o.shown);
        for output in &mut outputs {
            let head = output.head.clone();
            if let Some(target) = group.published(&head.indicator, "target", &head) {
                output.inputs.push(target);
                output.letters.push("target".into());
            }
        }
        Ok(outputs)
    }

    fn at(&self, x: &Inputs<'_>, period: Period, _: u8) -> Result<Term, Reason> {
        let now: Term = x.now()?;
        match self.what {
            What::Remaining => Ok(self.target(x, period)? - now),
            What::Progress => Ok(now / base(self.target(x, period)?)? * Term::number(100.0)),
            What::Required => {
                let left = self.target(x, period)? - now;
                if period.end() == year_end(period, 0) {
                    return Err(Reason::Complete);
                }
                let before = x.ending(year_end(period, 1))? - x.years_ago(1)?;
                Ok(in_per_cent(left / base(before)?))
            }
            What::Time => {
                let mut shares = Vec::with_capacity(3);
                for years in 1..=3 {
                    let then: Term = x.then(years_before(period, years))?;
                    shares.push(then / base(x.ending(year_end(period, years))?)?);
                }
                Ok(Term::sum(&shares) / Term::number(3.0) * Term::number(100.0))
            }
        }
    }
}
