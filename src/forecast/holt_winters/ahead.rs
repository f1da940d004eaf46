//! Forecasts of a smoothed series and their variances.
//!
//! Hyndman, Koehler, Ord & Snyder (2008), chapter 6. An error stays in the level j periods later with the weight
//! c = α + β(φ + … + φ^j), and in the season with g = γ where j is a whole number of years, otherwise 0. The variance of
//! class 1 is σ²(1 + Σ (c + g)²), the sum over 1 ≤ j < h. For class 3, with relative errors, the mean μ of the level and
//! its mean square θₕ = μₕ² + σ² Σ c²θ₍ₕ₋ⱼ₎, it is s²((1 + σ²)ψ − μₕ²) with ψ = μₕ² + σ² Σ (c√θ₍ₕ₋ⱼ₎ + g√θₕ)². This is
//! the book's within a year, and exact there. Later the book takes the errors of level and season as independent, but
//! they are the same errors: there the sum above is nearer. Cost: O(h), for class 3 O(h²).

use super::{Fit, Forecast, Refusal, Season, check};

impl Fit {
    /// Forecasts `horizon` periods.
    ///
    /// # Errors
    /// [`Refusal::NotPositive`] where the season multiplies a level that comes to zero or below.
    pub fn forecast(&self, horizon: usize) -> Result<Forecast, Refusal> {
        check(&[], 0, horizon)?;
        let ahead = self.ahead(horizon);
        if self.model.season == Season::Multiplicative && ahead.iter().any(|(mean, _)| *mean <= 0.0) {
            return Err(Refusal::NotPositive);
        }
        Forecast::of(ahead.into_iter())
    }

    /// Means and variances.
    fn ahead(&self, horizon: usize) -> Vec<(f64, f64)> {
        let (p, variance) = (&self.parameters, self.variance);
        let periods = self.last.season.len().max(1);
        let year = if self.last.season.is_empty() { &[0.0][..] } else { &self.last.season };
        let (mut power, mut sum, mut total) = (1.0, 0.0, 0.0);
        // Of class 3: weights by j, and the roots of θ by h.
        let (mut weights, mut roots, mut ahead) = (Vec::new(), Vec::new(), Vec::new());
        for (step, s) in (1..=horizon).zip(year.iter().cycle().skip(self.fitted.len() % periods)) {
            power *= p.phi;
            sum += power;
            let level = self.last.level + sum * self.last.trend;
            if self.model.season == Season::Multiplicative {
                let square = |g: f64, root: f64| -> f64 {
                    let part = |(j, (c, earlier)): (usize, (&f64, &f64))| {
                        c * earlier + if (j + 1) % periods == 0 { g * root } else { 0.0 }
                    };
                    let parts = weights.iter().zip(roots.iter().rev()).enumerate().map(part);
                    level * level + variance * parts.map(|x| x * x).sum::<f64>()
                };
                let root = square(0.0, 0.0).sqrt();
                let spread = (1.0 + variance) * square(p.gamma, root) - level * level;
                ahead.push((level * s, s * s * spread.max(0.0)));
                roots.push(root);
            } else {
                ahead.push((level + s, variance * (1.0 + total)));
            }
            let c = p.alpha + p.beta * sum;
            let both = c + if step % periods == 0 { p.gamma } else { 0.0 };
            weights.push(c);
            total += both * both;
        }
        ahead
    }
}
