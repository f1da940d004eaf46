//! The Henderson filter with Musgrave's weights at the ends, as a trend of any series.
//!
//! Henderson (1916), Musgrave (1964); the filter of X-11 (`adjust::x11`). Without a length the ratio of irregular to
//! trend chooses it, as X-11 does. Within the series a cubic is its own trend; the weights at the ends keep a level, not a
//! slope, and the last half of a window is provisional. Years and half-years are filtered as quarters. Cost: O(n × length).

use super::Refusal;
use crate::adjust::x11::{Mode, choice, henderson};

/// A trend with the length of the filter.
#[derive(Clone, Debug, PartialEq)]
pub struct Smooth {
    /// The trend.
    pub values: Vec<f64>,
    /// Terms of the filter.
    pub length: usize,
    /// Irregular to trend, by which the length is chosen; `None` where it was given.
    pub ratio: Option<f64>,
}

impl Smooth {
    /// How many of the last values await later ones: half a window. Of this length, those before are never revised.
    #[must_use]
    pub const fn provisional(&self) -> usize {
        self.length / 2
    }
}

/// The trend of `values`, `periods` a year, by a filter of an odd `length`, or of one that is chosen; with X-13's ratio of
/// irregular to trend for the ends of each.
///
/// # Errors
/// [`Refusal::Option`] for an even length or one out of 3 to 101, [`Refusal::Short`] for less values than it has terms,
/// [`Refusal::NotFinite`].
pub fn smooth(values: &[f64], length: Option<usize>, periods: usize) -> Result<Smooth, Refusal> {
    smooth_with_ends(values, length, periods, None)
}

/// As [`smooth`], the weights at the ends made for this ratio of irregular to trend, above 0 (`trendic` of X-13; the
/// filter of 7 terms ends on that of 5 whatever it is). A small ratio follows the last values, a large one doubts them.
///
/// # Errors
/// As [`smooth`]; [`Refusal::Option`] for another ratio.
pub fn smooth_with_ends(
    values: &[f64],
    length: Option<usize>,
    periods: usize,
    ends: Option<f64>,
) -> Result<Smooth, Refusal> {
    if length.is_some_and(|l| l.is_multiple_of(2) || !(3..=101).contains(&l)) {
        return Err(Refusal::Option);
    }
    // Its square is divided by.
    if ends.is_some_and(|e| !(1e-6..=1e6).contains(&e)) {
        return Err(Refusal::Option);
    }
    // Chosen is a filter of months or of quarters.
    let unit = if periods > 4 { 12 } else { 4 };
    if values.len() < length.unwrap_or(unit + 1) {
        return Err(Refusal::Short);
    }
    let ratio = length.is_none().then(|| choice::irregular_to_trend(values, unit, Mode::Additive));
    let length = length.unwrap_or_else(|| choice::henderson(ratio.unwrap_or(f64::MAX), unit, false));
    if values.len() < length {
        return Err(Refusal::Short);
    }
    let trend = henderson::smooth(values, length, ends.unwrap_or_else(|| henderson::ratio(length, unit)));
    if !trend.iter().all(|v| v.is_finite()) {
        return Err(Refusal::NotFinite);
    }
    Ok(Smooth { values: trend, length, ratio })
}
