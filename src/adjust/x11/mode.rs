//! How the components make the series, and what is left of it without them.
//!
//! Multiplicative: O = T·S·I; additive: O = T + S + I; log-additive: the additive of the logarithms; pseudo-additive:
//! O = T·(S + I − 1), for series of which some months are nearly nothing (Baxter, *Seasonal adjustment of series
//! with extremely small values*, 1994; Ladiray & Quenneville 2001, section 1.2).

/// How the components make the series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Trend × season × irregular; the values must be positive.
    Multiplicative,
    /// Trend + season + irregular.
    Additive,
    /// The logarithm is a sum of trend, season and irregular; the values must be positive.
    LogAdditive,
    /// Trend × (season + irregular − 1); no value may be negative.
    PseudoAdditive,
}

impl Mode {
    /// The arithmetic of the steps: logarithms are taken once, before them.
    pub(super) fn of_steps(self) -> Self {
        if self == Self::LogAdditive { Self::Additive } else { self }
    }

    /// Whether components are differences, not ratios.
    pub(super) fn sums(self) -> bool {
        matches!(self, Self::Additive | Self::LogAdditive)
    }

    /// The value of a component that does nothing.
    pub(super) fn neutral(self) -> f64 {
        if self.sums() { 0.0 } else { 1.0 }
    }

    /// What is left of a value, or of an adjusted one, without its trend; or of a season without its level.
    pub(super) fn without_trend(self, value: f64, trend: f64) -> f64 {
        if self.sums() { value - trend } else { value / trend }
    }

    /// What is left of season and irregular together without a season.
    pub(super) fn without_season(self, both: f64, season: f64) -> f64 {
        match self {
            Self::Multiplicative => both / season,
            Self::Additive | Self::LogAdditive => both - season,
            Self::PseudoAdditive => both - season + 1.0,
        }
    }

    /// A value without its season, where the trend is known: the pseudo-additive season is a share of it.
    pub(super) fn adjusted(self, value: f64, season: f64, trend: Option<f64>) -> f64 {
        match (self, trend) {
            (Self::PseudoAdditive, Some(trend)) => value - trend * (season - 1.0),
            (Self::PseudoAdditive, None) => value / season,
            _ => self.without_season(value, season),
        }
    }
}
