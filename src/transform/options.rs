//! The text of steps: `single | rolling(3, sum) | pace(required, growth=5)`.
//!
//! Owns how steps and options are written and what is said of those that are not. Steps are separated
//! by `|`, options stand in parentheses, separated by commas, in any order; some have a name before `=`.
//! Each attribute that holds steps is a line of the text, in the order of [`Family::ALL`].

use crate::error::{Error, Place, Sentence, excerpt};
use crate::method::Family;
use crate::period::{self, Period};

static UNKNOWN_STEP: Sentence = Sentence::new(
    "transform/unknown-step",
    "\"{0}\" is not a step; these are: {1}",
    "没有名为“{0}”的步骤；可用的步骤：{1}",
);
static BAD_OPTION: Sentence = Sentence::new(
    "transform/unknown-option",
    "\"{0}\" is not an option of {1}, which is written {2}",
    "“{0}”不是{1}的选项；应写作{2}",
);
static NO_OPTION: Sentence =
    Sentence::new("transform/missing-option", "{0} lacks an option; it is written {1}", "{0}缺少选项；应写作{1}");
static PARENTHESES: Sentence = Sentence::new(
    "transform/parentheses",
    "the parentheses of \"{0}\" do not match; write rolling(3)",
    "“{0}”的括号不配对；应写作rolling(3)",
);
static EMPTY_STEP: Sentence = Sentence::new(
    "transform/empty-step",
    "there is nothing between two \"|\"; write one step, or leave one \"|\" out",
    "两个“|”之间没有内容；请写一个步骤，或去掉一个“|”",
);

/// A step as written, its options not yet taken.
#[derive(Debug)]
pub(crate) struct Options<'a> {
    /// Name of the step.
    pub(super) name: &'a str,
    raw: &'a str,
    /// How the step is written.
    form: &'static str,
    at: At,
    items: Vec<&'a str>,
}

/// Where a step begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct At {
    /// The attribute.
    pub(super) family: Family,
    /// Character of its text, from 1.
    column: u32,
}

/// A step as written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written<'a> {
    /// All of it.
    pub(super) text: &'a str,
    /// Its name.
    pub(super) name: &'a str,
    /// What is in its parentheses.
    inner: &'a str,
    pub(super) at: At,
}

/// The steps of a text, in order.
///
/// # Errors
/// `transform/empty-step`, `transform/parentheses`.
pub(super) fn split(text: &str) -> Result<Vec<Written<'_>>, Error> {
    let mut steps = Vec::new();
    for (line, family) in text.split('\n').zip(Family::ALL) {
        if !line.trim().is_empty() {
            split_line(line, family, &mut steps)?;
        }
    }
    Ok(steps)
}

fn split_line<'a>(line: &'a str, family: Family, steps: &mut Vec<Written<'a>>) -> Result<(), Error> {
    let mut column = 1;
    for part in line.split('|') {
        let lead = part.len() - part.trim_start().len();
        let at = At { family, column: column + part.get(..lead).map_or(0, |l| l.chars().count()) as u32 };
        column += part.chars().count() as u32 + 1;
        let part = part.trim();
        let fault = |sentence: &Sentence| Err(place(Error::of(sentence, &[&excerpt(part)]), at));
        if part.is_empty() {
            return fault(&EMPTY_STEP);
        }
        let (name, rest) = part.split_at(part.find('(').unwrap_or(part.len()));
        let inner = match rest.strip_prefix('(').map(|r| r.strip_suffix(')')) {
            None => "",
            Some(Some(inner)) => inner,
            Some(None) => return fault(&PARENTHESES),
        };
        if part.contains(')') && rest.is_empty() {
            return fault(&PARENTHESES);
        }
        steps.push(Written { text: part, name: name.trim(), inner: inner.trim(), at });
    }
    Ok(())
}

fn place(error: Error, at: At) -> Error {
    error.at(at.family.attribute(), Place { line: 1, column: at.column })
}

/// That there is no step of this name.
pub(super) fn unknown(written: &Written<'_>, known: &str) -> Error {
    place(Error::of(&UNKNOWN_STEP, &[&excerpt(written.name), known]), written.at)
}

impl<'a> Options<'a> {
    pub(super) fn new(written: &Written<'a>, form: &'static str) -> Self {
        let raw = written.inner;
        let items = raw.split(',').map(str::trim).filter(|i| !i.is_empty()).collect();
        Self { name: written.name, raw, form, at: written.at, items }
    }

    /// `error`, found in this step.
    pub(super) fn place(&self, error: Error) -> Error {
        place(error, self.at)
    }

    fn take(&mut self, fits: impl Fn(&str) -> bool) -> Option<&'a str> {
        let at = self.items.iter().position(|i| fits(i))?;
        Some(self.items.remove(at))
    }

    /// Whether the word is among the options.
    pub(crate) fn word(&mut self, word: &str) -> bool {
        self.take(|i| i.eq_ignore_ascii_case(word)).is_some()
    }

    /// A whole number of `least` to 480 among the options.
    pub(crate) fn count(&mut self, least: u16) -> Result<Option<i32>, Error> {
        let Some(text) = self.take(|i| i.bytes().all(|b| b.is_ascii_digit())) else { return Ok(None) };
        let value = text.bytes().fold(0_u32, |n, b| n.saturating_mul(10).saturating_add(u32::from(b - b'0')));
        let count = u16::try_from(value).ok().filter(|n| (least..=480).contains(n));
        count.map(|n| Some(i32::from(n))).ok_or_else(|| self.refuse(text))
    }

    /// The value of `name=`.
    pub(crate) fn named(&mut self, name: &str) -> Option<&'a str> {
        let begins = |i: &str| i.split_once('=').is_some_and(|(k, _)| k.trim().eq_ignore_ascii_case(name));
        self.take(begins).and_then(|i| i.split_once('=')).map(|(_, v)| v.trim())
    }

    /// The number of `name=`.
    pub(crate) fn number(&mut self, name: &str) -> Result<Option<f64>, Error> {
        let Some(text) = self.named(name) else { return Ok(None) };
        crate::read::number(text).map(|f| Some(f.value)).ok_or_else(|| self.refuse(text))
    }

    /// The first option that is left, as a period.
    pub(super) fn period(&mut self) -> Result<Option<Period>, Error> {
        let Some(text) = self.take(|_| true) else { return Ok(None) };
        period::text::read(text).map(Some).map_err(|e| self.place(e))
    }

    /// The first option that is left, as the code of an indicator.
    pub(super) fn code(&mut self) -> Result<String, Error> {
        match self.take(|_| true) {
            Some(code) => Ok(code.to_owned()),
            None => Err(self.lacking()),
        }
    }

    /// All that stands in the parentheses, as one option.
    pub(super) fn whole(&mut self) -> Result<&'a str, Error> {
        self.items.clear();
        if self.raw.is_empty() { Err(self.lacking()) } else { Ok(self.raw) }
    }

    /// That an option is missing.
    pub(super) fn lacking(&self) -> Error {
        self.place(Error::of(&NO_OPTION, &[self.name, self.form]))
    }

    pub(crate) fn refuse(&self, text: &str) -> Error {
        self.place(Error::of(&BAD_OPTION, &[&excerpt(text), self.name, self.form]))
    }

    /// That nothing is left.
    pub(super) fn end(&self) -> Result<(), Error> {
        self.items.first().map_or(Ok(()), |left| Err(self.refuse(left)))
    }
}
