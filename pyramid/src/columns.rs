//! A stretch of a series as columns: what a line through its points covers in each.

use crate::{Dense, Range};

/// The columns of a stretch, kept to be filled again without asking for memory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    ranges: Vec<Range>,
}

impl Columns {
    /// The columns, from the left. One without any point or line is [`Range::NONE`].
    #[must_use]
    pub fn ranges(&self) -> &[Range] {
        &self.ranges
    }

    /// Reduces the line through the points of `dense` between the instants `low` and `high` to `count` columns of equal
    /// width: of each, the least and greatest value of the line over the column and `reach` of its width on either
    /// side. No extreme is lost; where a value is missing the line is broken. Cost: O(count × log n).
    pub fn fill(&mut self, dense: &Dense, (low, high): (f64, f64), count: usize, reach: f64) {
        self.ranges.clear();
        let width = (high - low) / count as f64;
        if !(width > 0.0 && width.is_finite()) {
            return;
        }
        self.ranges.reserve(count);
        let mut from = 0;
        for column in 0..count {
            let left = low + (column as f64 - reach) * width;
            let right = low + ((column + 1) as f64 + reach) * width;
            from = dense.times().at_or_after(left, from);
            let to = dense.times().at_or_after(right, from);
            let mut range = dense.range(from, to);
            for (edge, after) in [(left, from), (right, to)] {
                if let Some(value) = dense.crossing(edge, after) {
                    range = range.with(value);
                }
            }
            self.ranges.push(range);
        }
    }
}

impl Dense {
    /// The value of the line at an instant that lies between the point before `after` and `after`; `None` where there is
    /// no line.
    #[must_use]
    pub fn crossing(&self, instant: f64, after: usize) -> Option<f64> {
        let before = after.checked_sub(1)?;
        let (t0, t1) = (self.times().get(before)?, self.times().get(after)?);
        let (v0, v1) = (self.value(before)?, self.value(after)?);
        let part = if t1 > t0 { (instant - t0) / (t1 - t0) } else { 1.0 };
        Some(v0 + (v1 - v0) * part.clamp(0.0, 1.0))
    }
}
