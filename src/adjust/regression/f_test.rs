//! The F distribution, to test several coefficients together.
//!
//! The upper tail is an incomplete beta function, by its continued fraction (Abramowitz & Stegun 26.5.8 and 26.6.2; Lentz's
//! evaluation, *Numerical Recipes* § 5.2), and the gamma function by Stirling's series (6.1.41). Cost: some hundred operations.

/// The probability of an F of `upper` and `lower` degrees of freedom above `f`; 1 where there is none.
#[must_use]
pub fn f_upper(f: f64, upper: usize, lower: usize) -> f64 {
    if upper == 0 || lower == 0 || f.is_nan() || f <= 0.0 {
        return 1.0;
    }
    let (a, b) = (lower as f64 / 2.0, upper as f64 / 2.0);
    // Both of the sides, so that neither is a difference of equals.
    let ratio = upper as f64 / lower as f64 * f;
    let (x, rest) = (1.0 / (1.0 + ratio), 1.0 / (1.0 + 1.0 / ratio));
    // Symmetric, and quick on this side only.
    if x < (a + 1.0) / (a + b + 2.0) { tail(a, b, x, rest) } else { 1.0 - tail(b, a, rest, x) }
}

/// The regularised incomplete beta function at `x`, where `rest` is 1 − x.
fn tail(a: f64, b: f64, x: f64, rest: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    let front = (gamma(a + b) - gamma(a) - gamma(b) + a * x.ln() + b * rest.ln()).exp() / a;
    let guard = |v: f64| if v.abs() < 1e-300 { 1e-300 } else { v };
    let (mut c, mut d) = (1.0, 1.0 / guard(1.0 - (a + b) * x / (a + 1.0)));
    let mut fraction = d;
    for m in 1..500 {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let before = fraction;
        for term in [even, odd] {
            d = 1.0 / guard(1.0 + term * d);
            c = guard(1.0 + term / c);
            fraction *= c * d;
        }
        if (fraction - before).abs() <= 1e-16 * fraction.abs() {
            break;
        }
    }
    (front * fraction).clamp(0.0, 1.0)
}

/// The logarithm of the gamma function of a positive number.
fn gamma(x: f64) -> f64 {
    let (mut x, mut product) = (x, 1.0);
    while x < 12.0 {
        product *= x;
        x += 1.0;
    }
    let square = x * x;
    let series = (1.0 / 12.0
        - (1.0 / 360.0 - (1.0 / 1260.0 - (1.0 / 1680.0 - 1.0 / 1188.0 / square) / square) / square) / square)
        / x;
    (x - 0.5) * x.ln() - x + 0.5 * std::f64::consts::TAU.ln() + series - product.ln()
}
