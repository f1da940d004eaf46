//! Values and periods to pixels and back: the only code that knows the mapping.
//!
//! Owns the linear scale and the ticks of its two kinds of axis. A scale is never degenerate: its
//! constructor widens an empty domain. Cost: O(1) a conversion.

#[cfg(feature = "whole")]
pub mod instants;
pub mod ticks;

/// A linear map of a domain onto a range of pixels (which may run backwards).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
    /// Whether equal ratios are equal lengths; the domain is kept as logarithms then.
    #[cfg(feature = "whole")]
    log: bool,
    /// What values are multiplied by first.
    #[cfg(feature = "whole")]
    unit: f64,
}

impl Scale {
    /// Maps `low..high` to the pixels `from..to`.
    ///
    /// Bounds that are not finite, equal or in the wrong order are mended: the domain becomes one
    /// unit wide at least, about the middle of what was given.
    #[must_use]
    pub fn new(low: f64, high: f64, from: f64, to: f64) -> Self {
        let finite = |v: f64| if v.is_finite() { v } else { 0.0 };
        let (mut low, mut high) = (finite(low), finite(high));
        if low > high {
            std::mem::swap(&mut low, &mut high);
        }
        if high - low < f64::EPSILON * (high.abs() + low.abs() + 1.0) * 4.0 {
            let half = (high.abs() * 0.05).max(0.5);
            low -= half;
            high += half;
        }
        Self {
            low,
            high,
            from: finite(from),
            to: finite(to),
            #[cfg(feature = "whole")]
            log: false,
            #[cfg(feature = "whole")]
            unit: 1.0,
        }
    }

    /// Maps `low..high` so that equal ratios are equal lengths. Both must be positive; others are mended as those of
    /// [`Scale::new`] are.
    #[cfg(feature = "whole")]
    #[must_use]
    pub fn log(low: f64, high: f64, from: f64, to: f64) -> Self {
        let sane = |v: f64| v.max(f64::MIN_POSITIVE).ln();
        Self { log: true, ..Self::new(sane(low), sane(high), from, to) }
    }

    /// The same scale for values that are to be multiplied by `unit` first.
    #[cfg(feature = "whole")]
    #[must_use]
    pub fn times(self, unit: f64) -> Self {
        Self { unit: if unit.is_finite() { unit } else { 1.0 }, ..self }
    }

    /// The pixel of `value`.
    #[must_use]
    pub fn pixel(&self, value: f64) -> f64 {
        #[cfg(feature = "whole")]
        let value = match value * self.unit {
            ratio if self.log => ratio.max(f64::MIN_POSITIVE).ln(),
            value => value,
        };
        self.from + (value - self.low) / (self.high - self.low) * (self.to - self.from)
    }

    /// The value at `pixel`; the low bound where the range is empty.
    #[must_use]
    pub fn value(&self, pixel: f64) -> f64 {
        if self.to == self.from {
            return self.low;
        }
        let value = self.low + (pixel - self.from) / (self.to - self.from) * (self.high - self.low);
        #[cfg(feature = "whole")]
        let value = if self.log { value.exp() } else { value } / self.unit;
        value
    }

    /// Lower bound of the domain.
    #[must_use]
    pub fn low(&self) -> f64 {
        self.low
    }

    /// Upper bound of the domain.
    #[must_use]
    pub fn high(&self) -> f64 {
        self.high
    }
}
