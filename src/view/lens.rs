//! What of a view is seen, and on which vertical axis: the reader's zoom.
//!
//! Owns the arithmetic of windows on an axis. Units are the view's own (months for periods, milliseconds for instants);
//! knows neither. A window is never empty, never wider than the whole, and never leaves it.

/// How values rise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rise {
    /// Equal differences are equal lengths.
    #[default]
    Linear,
    /// Equal ratios are equal lengths.
    Log,
    /// Every line begins at 100 where it is first seen.
    Index,
}

impl Rise {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Linear, Self::Log, Self::Index];

    /// The name authors use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Linear => "linear",
            Self::Log => "log",
            Self::Index => "index",
        }
    }
}

/// What is seen.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lens {
    /// The stretch of the axis; `None` for the whole.
    pub window: Option<(f64, f64)>,
    /// How values rise.
    pub rise: Rise,
    /// Whether the value axis stays that of the whole while the window moves.
    pub stays: bool,
}

/// The whole of an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// Its low end.
    pub low: f64,
    /// Its high end; above `low`.
    pub high: f64,
    /// The narrowest window worth looking at.
    pub least: f64,
    /// A year, in the axis' units.
    pub year: f64,
    /// Where the year of the high end begins.
    pub new_year: f64,
}

impl Extent {
    /// The window nearest to what is wished: as wide as asked where the whole allows, and within it. `None` for the whole.
    #[must_use]
    pub fn window(&self, low: f64, high: f64) -> Option<(f64, f64)> {
        let whole = self.high - self.low;
        if !(low.is_finite() && high.is_finite() && whole > 0.0) {
            return None;
        }
        let wide = (high - low).max(self.least).min(whole);
        // A hair's breadth less than all is all.
        if wide >= whole * (1.0 - 1e-9) {
            return None;
        }
        let low = (low + high - wide) / 2.0;
        let low = low.clamp(self.low, self.high - wide);
        Some((low, low + wide))
    }

    /// A window as its two ends, the whole included.
    #[must_use]
    pub fn ends(&self, window: Option<(f64, f64)>) -> (f64, f64) {
        window.unwrap_or((self.low, self.high))
    }

    /// The window `factor` times as wide, about a place that stays where it is.
    #[must_use]
    pub fn zoomed(&self, window: Option<(f64, f64)>, about: f64, factor: f64) -> Option<(f64, f64)> {
        let (low, high) = self.ends(window);
        let factor = if factor.is_finite() { factor.clamp(1e-6, 1e6) } else { 1.0 };
        let wide = ((high - low) * factor).clamp(self.least.min(self.high - self.low), self.high - self.low);
        let about = if about.is_nan() { (low + high) / 2.0 } else { about.clamp(low, high) };
        let low = about - (about - low) / (high - low) * wide;
        let low = low.clamp(self.low, (self.high - wide).max(self.low));
        self.window(low, low + wide)
    }

    /// The window moved by a distance; it stops at the ends.
    #[must_use]
    pub fn moved(&self, window: Option<(f64, f64)>, by: f64) -> Option<(f64, f64)> {
        let (low, high) = window?;
        let by = if by.is_finite() { by.min(self.high - high).max(self.low - low) } else { 0.0 };
        self.window(low + by, high + by)
    }

    /// The window that shows a place, moved as little as it takes.
    #[must_use]
    pub fn showing(&self, window: Option<(f64, f64)>, place: f64) -> Option<(f64, f64)> {
        let (low, high) = window?;
        let by = if place < low { place - low } else { (place - high).max(0.0) };
        // Some ground ahead of the place.
        let more = if by == 0.0 { 0.0 } else { (high - low) * 0.1 };
        self.moved(window, by + by.signum() * more)
    }
}

#[cfg(test)]
mod tests {
    use super::Extent;

    const WHOLE: Extent = Extent { low: 0.0, high: 100.0, least: 4.0, year: 12.0, new_year: 96.0 };

    #[test]
    fn a_window_stays_within_the_whole() {
        assert_eq!(WHOLE.window(10.0, 20.0), Some((10.0, 20.0)));
        assert_eq!(WHOLE.window(-10.0, 10.0), Some((0.0, 20.0)));
        assert_eq!(WHOLE.window(95.0, 96.0), Some((93.5, 97.5)));
        assert_eq!(WHOLE.window(99.0, 99.5), Some((96.0, 100.0)));
        assert_eq!(WHOLE.window(-50.0, 500.0), None);
        assert_eq!(WHOLE.window(f64::NAN, 1.0), None);
    }

    #[test]
    fn zooming_keeps_what_is_under_the_pointer() {
        assert_eq!(WHOLE.zoomed(None, 25.0, 0.5), Some((12.5, 62.5)));
        assert_eq!(WHOLE.zoomed(Some((0.0, 10.0)), 10.0, 0.5), Some((5.0, 10.0)));
        assert_eq!(WHOLE.zoomed(Some((0.0, 10.0)), 0.0, 1e9), None);
        assert_eq!(WHOLE.zoomed(Some((0.0, 10.0)), 0.0, 2.0), Some((0.0, 20.0)));
        assert_eq!(WHOLE.zoomed(Some((40.0, 60.0)), f64::NAN, 0.0), Some((48.0, 52.0)));
    }

    #[test]
    fn moving_stops_at_the_ends() {
        assert_eq!(WHOLE.moved(Some((10.0, 20.0)), 5.0), Some((15.0, 25.0)));
        assert_eq!(WHOLE.moved(Some((10.0, 20.0)), -50.0), Some((0.0, 10.0)));
        assert_eq!(WHOLE.moved(None, 5.0), None);
        assert_eq!(WHOLE.showing(Some((10.0, 20.0)), 30.0), Some((21.0, 31.0)));
        assert_eq!(WHOLE.showing(Some((10.0, 20.0)), 15.0), Some((10.0, 20.0)));
    }
}
