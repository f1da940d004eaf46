//! Exact arithmetic on published figures: the catalogue.
//!
//! A step takes series and gives series; steps are applied in the order written (`docs/transforms.md`
//! defines each, with its rules and reasons). Every value is matched by calendar key, computed with
//! twice a double's digits from the decimals that were printed, and can be written out as the formula
//! it was computed by. One file each, one line in [`CATALOGUE`]. [`derivation`] runs them, [`working`]
//! explains a result.

mod aggregate;
mod annualised;
mod average;
mod base_effect;
mod cagr;
pub mod change;
mod contribution;
mod cumulate;
mod deflate;
pub mod derivation;
mod difference;
mod diffusion;
pub mod exact;
mod formula;
mod growth;
mod index;
pub mod inputs;
mod levels;
mod logarithm;

pub mod menu;
pub(crate) mod options;
mod overhang;
mod pace;
mod pmi;
mod rolling;
mod share;
mod single;
pub mod step;
pub mod term;
mod three_months;
pub mod track;
pub mod unit;
pub mod working;

use crate::error::Error;
use crate::method::step::Whole;
use crate::method::{Family, Method};
use crate::text::join;
use options::Options;
use step::Step;

/// What reads the options of an exact step.
type ReadStep = fn(&mut Options<'_>) -> Result<Box<dyn Step>, Error>;
/// What reads the options of a method.
pub(crate) type ReadMethod = fn(&mut Options<'_>) -> Result<Box<dyn Method>, Error>;

/// How a step is read.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Read {
    /// Exact arithmetic.
    Exact(ReadStep),
    /// A method of another family.
    Method(ReadMethod),
}

/// A step that authors can name.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Its name.
    pub name: &'static str,
    /// How it is written, with its options.
    pub form: &'static str,
    /// How its options are read.
    pub(crate) read: Read,
}

macro_rules! catalogue {
    ($($name:literal $form:literal => $module:ident;)+) => {
        /// The steps there are, in the order they are listed to authors.
        pub static CATALOGUE: &[Entry] = &[$(Entry { name: $name, form: $form, read: Read::Exact($module::read) }),+];
    };
}

catalogue! {
    "diff" "diff or diff(year)" => difference;
    "pop" "pop" => growth;
    "yoy" "yoy" => growth;
    "annualised" "annualised or annualised(3)" => annualised;
    "log" "log or log(12) or log(1, annual)" => logarithm;
    "3m3m" "3m3m" => three_months;
    "cagr" "cagr(2019)" => cagr;
    "average" "average or average(3)" => average;
    "index" "index(2020) or index(2020-01)" => index;
    "single" "single" => single;
    "ytd" "ytd" => cumulate;
    "aggregate" "aggregate(quarter), (half) or (year), with sum, mean or last, and partial" => aggregate;
    "deflate" "deflate(code)" => deflate;
    "share" "share(code)" => share;
    "contribution" "contribution(code) or contribution(code, previous)" => contribution;
    "diffusion" "diffusion or diffusion(balance)" => diffusion;
    "pmi" "pmi" => pmi;
    "rolling" "rolling(3) or rolling(12, sum)" => rolling;
    "formula" "formula(a / b)" => formula;
    "overhang" "overhang or overhang(now)" => overhang;
    "base_effect" "base_effect" => base_effect;
    "pace" "pace(required), (remaining), (progress) or (time), with target=450 or growth=5" => pace;
    "levels" "levels or levels(2020-01)" => levels;
}

/// The catalogue of a family.
#[must_use]
pub fn entries(family: Family) -> &'static [Entry] {
    match family {
        Family::Transform => CATALOGUE,
        Family::Adjust => crate::adjust::CATALOGUE,
        Family::Trend => crate::trend::CATALOGUE,
        Family::Forecast => crate::forecast::CATALOGUE,
        Family::Detect => crate::detect::CATALOGUE,
    }
}

/// A step with its text.
pub type Written = (String, Box<dyn Step>);

/// The steps of a text, each with its words as written. A line a family; the first may hold steps of any.
///
/// # Errors
/// `transform/…`, placed at the character of the attribute.
pub fn read(text: &str) -> Result<Vec<Written>, Error> {
    let mut steps: Vec<Written> = Vec::new();
    for written in options::split(text)? {
        let asked = written.at.family;
        let families = || Family::ALL.into_iter().filter(move |f| asked == Family::Transform || *f == asked);
        let named = |family: Family| entries(family).iter().find(|e| e.name.eq_ignore_ascii_case(written.name));
        let Some(entry) = families().find_map(named) else {
            let known: Vec<String> = families().flat_map(entries).map(|e| e.name.into()).collect();
            return Err(options::unknown(&written, &join(&known, ", ")));
        };
        let mut options = Options::new(&written, entry.form);
        let step: Box<dyn Step> = match entry.read {
            Read::Exact(read) => read(&mut options)?,
            Read::Method(read) => Box::new(Whole { method: read(&mut options)? }),
        };
        options.end()?;
        steps.push((written.text.to_owned(), step));
    }
    Ok(steps)
}
