//! Series of instants: points that are drawn by the million and told by none.

use super::Measure;
use barograph_pyramid::Dense;
use std::rc::Rc;

/// A series of instants, not periods: too many points to be told one by one.
#[derive(Clone, Debug, PartialEq)]
pub struct DenseSeries {
    /// What.
    pub indicator: String,
    /// Where.
    pub area: String,
    /// How it is expressed.
    pub measure: Measure,
    /// Key into [`units`](super::Dataset::units).
    pub unit: String,
    /// Milliseconds from 1 January 1970, and values; shared with the view that shows them.
    pub points: Rc<Dense>,
}
