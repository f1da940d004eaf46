//! How far forecasts were from what came: the measures of the M4 competition.
//!
//! Makridakis, Spiliotis & Assimakopoulos, "The M4 Competition" (2020). sMAPE is the mean of 200·|a − f|/(|a| + |f|), in
//! per cent from 0 to 200; where both are zero it counts 0. MASE (Hyndman & Koehler 2006) is the mean of |a − f| in units of
//! the mean absolute change over a year within the series that was forecast from. Cost: O(n).

/// The mean absolute error; 0 of nothing.
#[must_use]
pub fn mae(actual: &[f64], forecast: &[f64]) -> f64 {
    mean(actual.iter().zip(forecast).map(|(a, f)| (a - f).abs()))
}

/// The symmetric mean absolute percentage error; 0 of nothing.
#[must_use]
pub fn smape(actual: &[f64], forecast: &[f64]) -> f64 {
    mean(actual.iter().zip(forecast).map(|(a, f)| {
        let size = a.abs() + f.abs();
        if size > 0.0 { 200.0 * ((a - f).abs() / size) } else { 0.0 }
    }))
}

/// The unit of MASE: the mean absolute change over `periods`; `None` where nothing changed, or nothing can be compared.
#[must_use]
pub fn scale(values: &[f64], periods: usize) -> Option<f64> {
    let changes = values.iter().zip(values.iter().skip(periods)).map(|(before, now)| (now - before).abs());
    Some(mean(changes)).filter(|scale| *scale > 0.0 && scale.is_finite())
}

fn mean(errors: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = errors.fold((0.0, 0_u32), |(sum, count), e| (sum + e, count + 1));
    sum / f64::from(count.max(1))
}
