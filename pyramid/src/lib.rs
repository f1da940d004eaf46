//! Dense series: the least and greatest values of any run, and of every pixel column, without a pass over all points.
//!
//! Owns a series of instants and values, the pyramid of extremes above it, and the reduction of a stretch of it to
//! columns. Refuses to know pixels, colours and calendars. A package of its own because it is compiled for speed, as the
//! rest is for size (`docs/decisions/0008-size-over-speed.md`).
//!
//! Instants are any unit (the chart uses milliseconds), finite and ascending. A value that is not a number, or not
//! finite, stands for "no value": a mask beside a million numbers would cost what it says.
//!
//! Memory: 8 bytes a value, 1.1 a value for the pyramid, and 8 an instant where they are not evenly spaced.

mod columns;
mod extremes;
mod times;

pub use columns::Columns;
pub use extremes::{Pyramid, Range};
pub use times::Times;

/// Instants and values, with the pyramid above them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dense {
    times: Times,
    values: Vec<f64>,
    pyramid: Pyramid,
}

/// Where instants were refused: not finite, or not later than or equal to the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disorder(
    /// The place of the first instant that is wrong, from 0.
    pub usize,
);

impl Dense {
    /// An empty series.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes room for this many further values, so that they are not moved while they are appended.
    pub fn reserve(&mut self, count: usize) {
        self.values.reserve_exact(count);
    }

    /// Appends points; those of the longer list that have no partner are left out. Cost: O(points appended).
    ///
    /// # Errors
    /// [`Disorder`], with nothing appended.
    pub fn append(&mut self, instants: &[f64], values: &[f64]) -> Result<(), Disorder> {
        let count = instants.len().min(values.len());
        let (Some(instants), Some(values)) = (instants.get(..count), values.get(..count)) else { return Ok(()) };
        self.times.append(instants, self.values.capacity())?;
        // One kind of "no value" makes comparisons enough.
        self.values.extend(values.iter().map(|v| if v.is_finite() { *v } else { f64::NAN }));
        self.pyramid.extend(&self.values);
        Ok(())
    }

    /// Number of points.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is no point.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The instants.
    #[must_use]
    pub fn times(&self) -> &Times {
        &self.times
    }

    /// The values; what is not finite is no value.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The value of a point; `None` where there is none.
    #[must_use]
    pub fn value(&self, place: usize) -> Option<f64> {
        self.values.get(place).copied().filter(|v| v.is_finite())
    }

    /// Least and greatest of the points `from..to`. Cost: O(log n).
    #[must_use]
    pub fn range(&self, from: usize, to: usize) -> Range {
        self.pyramid.range(&self.values, from, to)
    }
}
