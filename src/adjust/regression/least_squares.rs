//! Least squares by Householder reflections (Golub & Van Loan, *Matrix Computations*, § 5.3).
//!
//! Columns are taken in their order. One of which the columns before leave less than 10⁻⁹ is left out, so that what is said
//! first stays. Cost: O(n k²).

use super::Dropped;

pub(super) struct Solved {
    /// For each column its coefficient with its variance in units of the residual variance.
    pub(super) coefficients: Vec<Result<(f64, f64), Dropped>>,
    /// The sum of squared residuals.
    pub(super) squares: f64,
}

/// `y` on `columns`; `sizes` are the largest values they were made of.
pub(super) fn solve(columns: &[Vec<f64>], sizes: &[f64], y: &[f64]) -> Solved {
    let mut reflections: Vec<Vec<f64>> = Vec::new();
    let mut triangle: Vec<Vec<f64>> = Vec::new();
    let mut kept = Vec::new();
    for (column, size) in columns.iter().zip(sizes) {
        let norm = length(column);
        if norm <= 1e-12 * size {
            kept.push(Err(Dropped::Constant));
            continue;
        }
        let mut column = column.clone();
        reflect(&mut column, &reflections);
        let mut mirror = column.split_off(reflections.len().min(column.len()));
        let rest = length(&mirror);
        // Written so that what is not a number is left out too.
        let independent = rest > 1e-9 * norm;
        let Some(pivot) = mirror.first_mut().filter(|_| independent) else {
            kept.push(Err(Dropped::Collinear));
            continue;
        };
        let turned = -rest.copysign(*pivot);
        *pivot -= turned;
        // Of length √2, so that a reflection is x − v(v·x).
        let scale = std::f64::consts::SQRT_2 / length(&mirror);
        mirror.iter_mut().for_each(|v| *v *= scale);
        column.push(turned);
        triangle.push(column);
        reflections.push(mirror);
        kept.push(Ok(()));
    }
    let mut y = y.to_vec();
    reflect(&mut y, &reflections);
    let residuals = y.split_off(triangle.len().min(y.len()));
    let mut spread = vec![0.0; triangle.len()];
    for unit in 0..triangle.len() {
        let unit = (0..triangle.len()).map(|place| f64::from(u8::from(place == unit))).collect();
        for (sum, v) in spread.iter_mut().zip(substituted(&triangle, unit)) {
            *sum += v * v;
        }
    }
    let mut found = substituted(&triangle, y).into_iter().zip(spread);
    let coefficients = kept.into_iter().map(|k| k.and_then(|()| found.next().ok_or(Dropped::Collinear))).collect();
    Solved { coefficients, squares: residuals.iter().map(|v| v * v).sum() }
}

/// The Euclidean length, of numbers whose squares need not be told.
fn length(values: &[f64]) -> f64 {
    let most = values.iter().fold(0.0_f64, |m, v| m.max(v.abs()));
    if most == 0.0 { 0.0 } else { most * values.iter().map(|v| (v / most) * (v / most)).sum::<f64>().sqrt() }
}

/// Each reflection leaves as many rows as there were before it.
fn reflect(column: &mut [f64], reflections: &[Vec<f64>]) {
    for (place, mirror) in reflections.iter().enumerate() {
        let dot: f64 = mirror.iter().zip(column.iter().skip(place)).map(|(a, b)| a * b).sum();
        column.iter_mut().skip(place).zip(mirror).for_each(|(c, v)| *c -= dot * v);
    }
}

/// The solution of a triangle, column by column from the last; each column ends with its diagonal.
fn substituted(triangle: &[Vec<f64>], mut right: Vec<f64>) -> Vec<f64> {
    for (place, column) in triangle.iter().enumerate().rev() {
        let Some((diagonal, above)) = column.split_last() else { continue };
        let Some(found) = right.get_mut(place) else { continue };
        *found /= diagonal;
        let found = *found;
        right.iter_mut().zip(above).for_each(|(r, a)| *r -= found * a);
    }
    right
}
