//! Probabilities of the tails of the normal, the chi-square and the F distribution, as tests need them.
//!
//! Incomplete gamma function by its series and by its continued fraction (Abramowitz & Stegun 6.5.29, 6.5.31),
//! incomplete beta function by its continued fraction (26.5.8), both evaluated as Lentz does; the gamma function
//! by Stirling's series (6.1.41). A tail is computed as such, never as 1 less the rest where it is small: its
//! relative error stays below 1e-10 down to the smallest doubles. What is no statistic (below 0, not a number)
//! has the probability 1. Cost: below a hundred terms for some hundred degrees of freedom.

use std::f64::consts::TAU;

/// What stands for 0 below a fraction line.
const TINY: f64 = 1e-300;
/// Terms after which a fraction is taken as it is.
const MOST: u32 = 10_000;

/// The probability that a standard normal variable exceeds `z`.
#[must_use]
pub fn normal_tail(z: f64) -> f64 {
    let beyond = 0.5 * gamma_tail(0.5, 0.5 * z * z);
    if z < 0.0 { 1.0 - beyond } else { beyond }
}

/// The probability that a chi-square variable of `degrees` of freedom exceeds `x`.
#[must_use]
pub fn chi_square_tail(x: f64, degrees: f64) -> f64 {
    gamma_tail(0.5 * degrees, 0.5 * x)
}

/// The probability that an F variable of `above` and `below` degrees of freedom exceeds `f`.
///
/// With one degree `above` and f = t² these are both tails of Student's t.
#[must_use]
pub fn f_tail(f: f64, above: f64, below: f64) -> f64 {
    if f.is_nan() || f <= 0.0 || !(above > 0.0 && below > 0.0) {
        return 1.0;
    }
    // Both shares from one ratio: neither is a difference of nearly equal numbers.
    let ratio = above / below * f;
    let (x, rest) = (1.0 / (1.0 + ratio), ratio / (1.0 + ratio));
    let (log_x, log_rest) = (-ratio.ln_1p(), -(1.0 / ratio).ln_1p());
    let (a, b) = (0.5 * below, 0.5 * above);
    let front = a * log_x + b * log_rest + ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b);
    if x < (a + 1.0) / (a + b + 2.0) {
        front.exp() * beta_fraction(x, a, b) / a
    } else {
        1.0 - front.exp() * beta_fraction(rest, b, a) / b
    }
}

/// The regularised upper incomplete gamma function.
fn gamma_tail(a: f64, x: f64) -> f64 {
    if x.is_nan() || x <= 0.0 || a.is_nan() || a <= 0.0 {
        return 1.0;
    }
    let front = (a * x.ln() - x - ln_gamma(a)).exp();
    if x < a + 1.0 {
        let (mut term, mut sum, mut n) = (1.0 / a, 1.0 / a, a);
        while term > sum * 1e-17 {
            n += 1.0;
            term *= x / n;
            sum += term;
        }
        return 1.0 - front * sum;
    }
    // x + 1 − a − 1(1 − a)/(x + 3 − a − 2(2 − a)/(x + 5 − a − …))
    front / fraction(x + 1.0 - a, &|k| (f64::from(k) * (a - f64::from(k)), x + 1.0 - a + 2.0 * f64::from(k)))
}

/// The continued fraction of the incomplete beta function.
fn beta_fraction(x: f64, a: f64, b: f64) -> f64 {
    let part = |k: u32| {
        let m = f64::from(k / 2);
        let share = if k.is_multiple_of(2) {
            m * (b - m) / ((a + 2.0 * m - 1.0) * (a + 2.0 * m))
        } else {
            -(a + m) * (a + b + m) / ((a + 2.0 * m) * (a + 2.0 * m + 1.0))
        };
        (share * x, 1.0)
    };
    1.0 / fraction(1.0, &part)
}

/// first + n₁/(d₁ + n₂/(d₂ + …)), where `part` gives n and d.
fn fraction(first: f64, part: &dyn Fn(u32) -> (f64, f64)) -> f64 {
    let guard = |v: f64| if v.abs() < TINY { TINY } else { v };
    let mut value = guard(first);
    let (mut c, mut d) = (value, 0.0);
    for k in 1..MOST {
        let (above, below) = part(k);
        d = 1.0 / guard(below + above * d);
        c = guard(below + above / c);
        value *= c * d;
        if (c * d - 1.0).abs() < 1e-16 {
            break;
        }
    }
    value
}

/// The logarithm of the gamma function of a positive number.
fn ln_gamma(x: f64) -> f64 {
    // Stirling's series needs a large number: Γ(x) = Γ(x + 1)/x leads there.
    let (mut x, mut product) = (x, 1.0);
    while x < 15.0 {
        product *= x;
        x += 1.0;
    }
    let square = x * x;
    let terms = [-1.0 / 1680.0, 1.0 / 1260.0, -1.0 / 360.0, 1.0 / 12.0];
    let series = terms.iter().fold(1.0 / 1188.0, |sum, term| sum / square + term);
    (x - 0.5) * x.ln() - x + 0.5 * TAU.ln() + series / x - product.ln()
}
