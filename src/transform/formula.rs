//! A formula across series: `100 * a / (a + b)`.
//!
//! One series results. Operands are codes of indicators, taken through the steps before, or `a`, `b`, … for
//! the first, second, … series shown. Units are checked: sums and differences need one unit, products at
//! most one, quotients of one unit are pure numbers and of two a unit of their own.

mod expression;

use super::exact::Exact;
use super::inputs::Inputs;
use super::options::Options;
use super::step::{Digits, Group, Output, Step, no_series};
use super::term::Term;
use super::track::Head;
use super::unit::{self, Unit};
use crate::data::{Nature, Reason};
use crate::error::{Error, Sentence};
use crate::period::Period;
use crate::text::Language;
use expression::Expression;

static UNITS: Sentence = Sentence::new(
    "transform/units",
    "the units of \"{0}\" do not fit: {1} and {2}; add and subtract in one unit, multiply by pure numbers",
    "“{0}”的计量单位不相容：{1}与{2}；加减须同一单位，相乘须为纯数",
);

struct Formula {
    text: String,
    expression: Expression,
    /// Codes and letters of the operands, in order of appearance.
    operands: Vec<String>,
}

pub(super) fn read(options: &mut Options<'_>) -> Result<Box<dyn Step>, Error> {
    let text = options.whole()?;
    let (expression, operands) = expression::read(text).map_err(|e| options.place(e))?;
    Ok(Box::new(Formula { text: text.to_owned(), expression, operands }))
}

/// The number of the series shown that a letter stands for.
fn letter(operand: &str) -> Option<usize> {
    match operand.as_bytes() {
        [letter @ b'a'..=b'h'] => Some(usize::from(letter - b'a')),
        _ => None,
    }
}

/// What an expression is measured in; `None` for a pure number.
type Dimension = Option<Unit>;

/// Whether values are numbers of no dimension: rates and indices may be multiplied with and divided by.
fn is_scale(unit: &Unit) -> bool {
    unit::is_pure(unit) || unit::is_rate(unit) || unit::is_index(unit)
}

impl Formula {
    fn dimension(&self, of: &Expression, units: &[Unit]) -> Result<Dimension, Error> {
        let (sign, left, right) = match of {
            Expression::Number(_) => return Ok(None),
            Expression::Operand(i) => return Ok(units.get(*i).filter(|u| !unit::is_pure(u)).cloned()),
            Expression::Of(sign, sides) => (*sign, &sides.0, &sides.1),
        };
        let (left, right) = (self.dimension(left, units)?, self.dimension(right, units)?);
        let name = |d: &Dimension| d.as_ref().map_or_else(|| "1".into(), |u| u.name.code.clone());
        let unfit = || Err(Error::of(&UNITS, &[&self.text, &name(&left), &name(&right)]));
        match (sign, &left, &right) {
            (_, None, None) | ('/', Some(_), None) => Ok(left),
            ('*', Some(_), None) => Ok(left),
            ('*', None, Some(_)) => Ok(right),
            ('/', Some(a), Some(b)) if unit::power(a, b).is_some() => Ok(None),
            ('*' | '/', Some(_), Some(b)) if is_scale(b) => Ok(left),
            ('*', Some(a), Some(_)) if is_scale(a) => Ok(right),
            ('+' | '-', Some(a), Some(b)) if unit::power(a, b).is_some() => {
                Ok(Some(if sign == '-' { unit::difference(a) } else { a.clone() }))
            }
            // Per cent and points of it are one scale.
            ('+' | '-', Some(a), Some(b)) if unit::is_points(a) && unit::is_points(b) => {
                Ok(Some(if sign == '-' { unit::difference(a) } else { a.clone() }))
            }
            // The full scale of a rate or of an index is a number: 100 − x, 100 ÷ x.
            ('+' | '-', Some(a), None) | ('+' | '-' | '/', None, Some(a)) if is_scale(a) => Ok(Some(a.clone())),
            ('/', Some(a), Some(b)) => Ok(Some(unit::quotient(a, b)).filter(|u| !unit::is_pure(u))),
            _ => unfit(),
        }
    }

    fn value(&self, of: &Expression, x: &Inputs<'_>, period: Period) -> Result<Term, Reason> {
        let (sign, left, right) = match of {
            Expression::Number(n) => return Ok(Term::of(Exact::decimal(*n))),
            Expression::Operand(i) => {
                let value = x.other(i + 1, period)?;
                let power = x.track(i + 1).map_or(0, |t| self.scale(x, &t.head.unit));
                return Ok(unit::scaled(value, power));
            }
            Expression::Of(sign, sides) => (*sign, &sides.0, &sides.1),
        };
        let (left, right) = (self.value(left, x, period)?, self.value(right, x, period)?);
        match sign {
            '+' => Ok(left + right),
            '-' => Ok(left - right),
            '*' => Ok(left * right),
            _ if right.exact().is_zero() => Err(Reason::Zero),
            _ => Ok(left / right),
        }
    }

    /// The power of ten that brings a value to the unit of the result: that of the first operand where all
    /// measure one thing, else the base.
    fn scale(&self, x: &Inputs<'_>, unit: &Unit) -> i32 {
        if is_scale(unit) {
            return 0;
        }
        let units: Vec<&Unit> = (1..x.count()).filter_map(|i| x.track(i)).map(|t| &t.head.unit).collect();
        match alike(&units) {
            Some(first) => unit::power(unit, first).unwrap_or(0),
            None => i32::from(unit.exponent),
        }
    }
}

/// The unit of the first that has one, where all measure the same thing.
fn alike<'a>(units: &[&'a Unit]) -> Option<&'a Unit> {
    let mut measured = units.iter().copied().filter(|u| !is_scale(u));
    let first = measured.next()?;
    measured.all(|u| unit::power(u, first).is_some()).then_some(first)
}

impl Step for Formula {
    fn title(&self, _: Language) -> String {
        let sign = |c| match c {
            '*' => '×',
            '/' => '÷',
            '-' => '−',
            other => other,
        };
        self.text.chars().map(sign).collect()
    }

    fn operands(&self) -> Vec<String> {
        self.operands.iter().filter(|o| letter(o).is_none()).cloned().collect()
    }

    fn refuses(&self, _: &Head) -> Option<Reason> {
        None
    }

    fn outputs(&self, group: &mut Group<'_>) -> Result<Vec<Output>, Error> {
        let shown = group.shown();
        let Some(like) = shown.first().and_then(|i| group.tracks().get(*i)).map(|t| t.head.clone()) else {
            return Ok(Vec::new());
        };
        let mut places = Vec::new();
        for operand in &self.operands {
            let found = match letter(operand) {
                Some(n) => shown.get(n).map(|i| group.place(*i)),
                None => group.find(operand, &like),
            };
            places.push(found.ok_or_else(|| no_series("formula", operand, &like))?);
        }
        let heads: Vec<&Head> = places.iter().filter_map(|p| group.tracks().get(p.track)).map(|t| &t.head).collect();
        let units: Vec<Unit> = heads.iter().map(|h| h.unit.clone()).collect();
        let dimension = self.dimension(&self.expression, &units)?;
        let unit = dimension.unwrap_or_else(|| unit::plain(""));
        let divides = self.expression.has('/');
        let digits = if divides { Digits::Significant } else { Digits::Inputs(0) };
        let nature = if divides { Some(Nature::Rate) } else { like.nature };
        let growth = None;
        let head = |head: &Head| Head { unit: unit.clone(), nature, growth, ..head.clone().called("formula") };
        // Unlike units meet in their bases; the result returns to the multiple of its own.
        let part = if alike(&units.iter().collect::<Vec<_>>()).is_some() { 0 } else { unit.exponent };
        let mut outputs = group.all(self.operands.clone(), digits, &head);
        for output in &mut outputs {
            output.part = part;
            let tracks = places.iter().filter_map(|p| group.tracks().get(p.track));
            output.periods.extend(tracks.flat_map(|t| t.cells.iter().map(|c| c.period)));
            output.periods.sort_unstable();
            output.periods.dedup();
            output.inputs.truncate(1);
            output.inputs.extend(places.iter().copied());
        }
        Ok(outputs)
    }

    /// `part` is the multiple of the result's unit.
    fn at(&self, x: &Inputs<'_>, period: Period, part: u8) -> Result<Term, Reason> {
        Ok(unit::scaled(self.value(&self.expression, x, period)?, -i32::from(part)))
    }
}
