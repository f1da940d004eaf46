//! Centred moving averages: of an odd number of terms, or 2 × an even one.
//!
//! An even average lies between two periods; two of them, one period apart, are averaged again, so that the outermost of
//! k + 1 values count half. At either end half a window has no value. Cost: O(n k).

use super::Refusal;

/// The average of `terms` values about each; `None` where they are not there.
///
/// # Errors
/// [`Refusal::Option`] for less than two terms, [`Refusal::Short`] for less values than a window, [`Refusal::NotFinite`].
pub fn moving_average(values: &[f64], terms: usize) -> Result<Vec<Option<f64>>, Refusal> {
    if terms < 2 {
        return Err(Refusal::Option);
    }
    let (half, even) = (terms / 2, terms.is_multiple_of(2));
    let span = 2 * half + 1;
    if values.len() < span {
        return Err(Refusal::Short);
    }
    let mean = |window: &[f64]| {
        let ends = if even { window.first().into_iter().chain(window.last()).sum::<f64>() / 2.0 } else { 0.0 };
        (window.iter().sum::<f64>() - ends) / terms as f64
    };
    let mut out = vec![None; half];
    out.extend(values.windows(span).map(mean).map(Some));
    out.resize(values.len(), None);
    if out.iter().flatten().all(|v| v.is_finite()) { Ok(out) } else { Err(Refusal::NotFinite) }
}
