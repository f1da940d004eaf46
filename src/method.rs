//! Methods that read a series whole: seasonal adjustment, trends, forecasts, detection.
//!
//! A [`Method`] takes a [`Sample`], the values of one series without gaps, and gives what it [`Found`]: one
//! or more parts that stand beside the series (an adjusted line, a trend, a forecast), signs on it (turning
//! points), and the sentences of its working. It refuses to know datasets and charts. What takes long is done
//! in slices ([`Found::advance`]). `method::step` makes any of them a step of a derivation; the catalogues are
//! those of the families, `adjust`, `trend`, `forecast` and `detect`.

pub mod finding;
pub mod menu;
pub mod sample;
pub mod step;

pub use crate::data::{Grade, Sign};
pub use crate::transform::track::Part;
pub use sample::Sample;

use crate::data::{Reason, Status};
use crate::text::{Language, capitalised};

/// What kind of step it is: the attribute that an author writes it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Exact arithmetic.
    Transform,
    /// Seasonal adjustment.
    Adjust,
    /// Filters and fits.
    Trend,
    /// What follows the last value.
    Forecast,
    /// Turning points, changes, outliers.
    Detect,
}

impl Family {
    /// All of them, in the order in which their steps are applied.
    pub const ALL: [Self; 5] = [Self::Transform, Self::Adjust, Self::Trend, Self::Forecast, Self::Detect];

    /// The text of each attribute, of a text that holds a line for each.
    pub fn lines(text: &str) -> impl Iterator<Item = (Self, &str)> {
        Self::ALL.into_iter().zip(text.split('\n').chain(std::iter::repeat("")))
    }

    /// The attribute.
    #[must_use]
    pub const fn attribute(self) -> &'static str {
        match self {
            Self::Transform => "transform",
            Self::Adjust => "adjust",
            Self::Trend => "trend",
            Self::Forecast => "forecast",
            Self::Detect => "detect",
        }
    }
}

/// Which of the lines of an indicator a method reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The series itself.
    Series,
    /// The adjusted series, where a step before made one; else the series itself.
    Adjusted,
}

/// The values of a part, one a value of the sample, or one a period beyond its end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// `None` where the method has no value: at the ends of a moving average.
    pub values: Vec<Option<f64>>,
    /// How many of the last will change when the next value comes.
    pub provisional: usize,
}

impl Column {
    /// Values that all are final.
    #[must_use]
    pub fn of(values: Vec<f64>) -> Self {
        Self { values: values.into_iter().map(Some).collect(), provisional: 0 }
    }
}

/// How good an adjustment is, for readers.
#[derive(Clone, Debug, PartialEq)]
pub struct Lamp {
    /// The verdict.
    pub grade: Grade,
    /// The verdict in a word or two.
    pub verdict: String,
    /// The figures behind it, a line each: name, value, limit.
    pub figures: Vec<String>,
}

/// What a method found in a sample.
pub trait Found {
    /// A part, by its number among [`Method::parts`].
    fn column(&self, part: usize) -> Column;
    /// What was done, in sentences for the working.
    fn says(&self, sample: &Sample, language: Language) -> Vec<String>;
    /// What a reader should know at once: stands under the chart.
    fn notes(&self, _: Language) -> Vec<String> {
        Vec::new()
    }
    /// Signs on the series: places in the sample.
    fn signs(&self) -> Vec<(usize, Sign)> {
        Vec::new()
    }
    /// How good it is, where the method judges itself.
    fn lamp(&self, _: Language) -> Option<Lamp> {
        None
    }
    /// Does a slice of what is left to do; a slice takes some milliseconds. Whether more is left.
    fn advance(&mut self) -> bool {
        false
    }
    /// Slices done, and all.
    fn progress(&self) -> (usize, usize) {
        (0, 0)
    }
}

/// A way to read a series whole. The file of each says its definition and its source.
pub trait Method {
    /// What it is called: `seasonally adjusted (X-11)`.
    fn title(&self, language: Language) -> String;
    /// What it is called among others of its family: `X-11`.
    fn name(&self, language: Language) -> String {
        capitalised(&self.title(language))
    }
    /// What it reads.
    fn subject(&self) -> Subject {
        Subject::Series
    }
    /// What it adds beside the series, in this order.
    fn parts(&self) -> Vec<Part>;
    /// Whether it needs months or quarters, none of them merged.
    fn seasonal(&self) -> bool {
        false
    }
    /// Code of the series of the data that counts the working days of each month, where it needs one.
    fn days(&self) -> Option<&str> {
        None
    }
    /// How many periods its parts go on beyond the end, `periods` a year; they then have no others.
    fn ahead(&self, _periods: usize) -> usize {
        0
    }
    /// The status of its values, where it is not that of what they were made of.
    fn status(&self) -> Option<Status> {
        None
    }
    /// Whether a part is measured in the unit of the series.
    fn in_unit(&self, _part: usize) -> bool {
        true
    }
    /// Whether it suits, told in a few milliseconds.
    ///
    /// # Errors
    /// Why it does not.
    fn suits(&self, sample: &Sample) -> Result<(), Reason> {
        self.run(sample).map(|_| ())
    }
    /// Reads the sample.
    ///
    /// # Errors
    /// Why it does not suit.
    fn run(&self, sample: &Sample) -> Result<Box<dyn Found>, Reason>;
}
