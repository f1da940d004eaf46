//! The classical decomposition: a centred average over a year, and one factor for each month or quarter.
//!
//! Persons (1919); the trend is the centred moving average of a year, the season the mean of what is left of it in each
//! month or quarter, made to sum to nothing (or to have the mean 1), the same in all years. Half a year at either end has no
//! trend. Two years are needed. Cost: O(n).

use super::stl::Refusal;
use super::x11::Mode;

/// A series in its components.
#[derive(Clone, Debug, PartialEq)]
pub struct Components {
    /// The season of every period.
    pub seasonal: Vec<f64>,
    /// The trend; `None` at the ends.
    pub trend: Vec<Option<f64>>,
    /// What is left; `None` at the ends.
    pub remainder: Vec<Option<f64>>,
}

/// Decomposes `values`, `periods` a year. All but [`Mode::Multiplicative`] is additive.
///
/// # Errors
/// Why it cannot.
pub fn decompose(values: &[f64], periods: usize, mode: Mode) -> Result<Components, Refusal> {
    if periods < 2 {
        return Err(Refusal::Periods);
    }
    // Halved, as twice of any number may be none.
    if values.len() / 2 < periods {
        return Err(Refusal::Short);
    }
    let multiplies = mode == Mode::Multiplicative;
    if multiplies && values.iter().any(|v| *v <= 0.0) {
        return Err(Refusal::NotPositive);
    }
    let trend = crate::trend::moving_average::moving_average(values, periods).map_err(|_| Refusal::NotFinite)?;
    let without = |value: f64, part: f64| if multiplies { value / part } else { value - part };
    let (mut sums, mut counts) = (vec![0.0; periods], vec![0.0; periods]);
    let places = (0..periods).cycle();
    for ((value, trend), place) in values.iter().zip(&trend).zip(places.clone()) {
        if let (Some(trend), Some(sum), Some(count)) = (trend, sums.get_mut(place), counts.get_mut(place)) {
            *sum += without(*value, *trend);
            *count += 1.0;
        }
    }
    let means: Vec<f64> = sums.iter().zip(&counts).map(|(sum, count)| sum / count).collect();
    let level = means.iter().sum::<f64>() / periods as f64;
    let factors: Vec<f64> = means.iter().map(|m| without(*m, level)).collect();
    let seasonal: Vec<f64> = factors.iter().copied().cycle().take(values.len()).collect();
    let left = |((value, trend), season): ((&f64, &Option<f64>), &f64)| {
        trend.map(|trend| if multiplies { value / (trend * season) } else { value - trend - season })
    };
    let remainder: Vec<Option<f64>> = values.iter().zip(&trend).zip(&seasonal).map(left).collect();
    let told = seasonal.iter().chain(remainder.iter().flatten()).all(|v| v.is_finite());
    if told { Ok(Components { seasonal, trend, remainder }) } else { Err(Refusal::NotFinite) }
}
