//! Classes of values: equal counts, equal widths, or the author's own bounds.
//!
//! Owns where classes end and how they are coloured: from pale to strong, and where values lie on both sides of zero, in two
//! colours that meet there. Class k holds values from bound k − 1, included, to bound k, excluded.

use crate::theme::{Color, Theme};
use crate::view::options::Options;

/// Bounds between classes, rising.
#[derive(Clone, Debug, Default)]
pub(super) struct Classes {
    bounds: Vec<f64>,
    /// How many classes lie below zero.
    below: usize,
    /// Whether the author gave the bounds.
    pub(super) given: bool,
}

impl Classes {
    /// Classes of these values, as the options say: five by quantile if they say nothing. Fewer where values are equal.
    pub(super) fn new(values: &[f64], options: &Options) -> Self {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let (Some(low), Some(high)) = (sorted.first().copied(), sorted.last().copied()) else { return Self::default() };
        let given = options.numbers("breaks");
        let count = usize::from(options.whole("classes").unwrap_or(5));
        let mut bounds: Vec<f64> = match (given.is_empty(), options.word()) {
            (false, _) => given.clone(),
            (true, "equal") => (1..count).map(|i| low + (high - low) * i as f64 / count as f64).collect(),
            // The first value of each class, so that equal values are never parted.
            (true, _) => (1..count).filter_map(|i| sorted.get((i * sorted.len()).div_ceil(count)).copied()).collect(),
        };
        if given.is_empty() {
            if low < 0.0 && high > 0.0 {
                // Zero parts what falls from what rises; the bound next to it makes room.
                let near = |b: &f64| b.abs();
                if let Some(nearest) = bounds.iter().copied().min_by(|a, b| near(a).total_cmp(&near(b))) {
                    bounds.iter_mut().filter(|b| **b == nearest).for_each(|b| *b = 0.0);
                }
            }
            bounds.retain(|b| *b > low);
            bounds.dedup();
        }
        let mut below = if low < 0.0 { bounds.iter().filter(|b| **b <= 0.0).count() } else { 0 };
        // Where nothing rises, what falls least is not on the other side of zero.
        if low < 0.0 && high <= 0.0 && bounds.iter().all(|b| *b < 0.0) {
            below += 1;
        }
        Self { bounds, below, given: !given.is_empty() }
    }

    /// Number of the class of a value, from 0.
    pub(super) fn of(&self, value: f64) -> usize {
        self.bounds.partition_point(|b| *b <= value)
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.bounds.len() + 1
    }

    /// Lower and upper bound of a class; `None` where it is open.
    pub(super) fn ends(&self, class: usize) -> (Option<f64>, Option<f64>) {
        (class.checked_sub(1).and_then(|i| self.bounds.get(i)).copied(), self.bounds.get(class).copied())
    }

    /// The colour of a class.
    pub(super) fn color(&self, class: usize, theme: &Theme) -> Color {
        let share = |place: usize, of: usize| 0.18 + 0.82 * (place + 1) as f64 / of.max(1) as f64;
        if class < self.below {
            theme.series(1).over(theme.paper, share(self.below - 1 - class, self.below))
        } else {
            theme.series(0).over(theme.paper, share(class - self.below, self.count() - self.below))
        }
    }
}

/// Black or white, whichever is read better on a ground.
pub(super) fn on(ground: Color) -> Color {
    let (black, white) = (Color(0, 0, 0), Color(255, 255, 255));
    if black.contrast(ground) > white.contrast(ground) { black } else { white }
}

// Properties are tested natively: proptest is not built for wasm32.
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::view::options;
    use proptest::prelude::*;

    fn classes(values: &[f64], inner: &str) -> Classes {
        Classes::new(values, &options::read("tiles", inner, &super::super::FORM).unwrap())
    }

    #[test]
    fn bounds_are_as_asked() {
        let values = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0];
        let counts = |c: &Classes| {
            let mut counts = vec![0; c.count()];
            values.iter().for_each(|v| counts[c.of(*v)] += 1);
            counts
        };
        assert_eq!(counts(&classes(&values, "")), [2, 2, 2, 2, 2]);
        assert_eq!(counts(&classes(&values, "equal, classes=3")), [3, 3, 4]);
        let given = classes(&values, "breaks=4 6");
        assert_eq!((counts(&given), given.ends(1)), (vec![3, 2, 5], (Some(4.0), Some(6.0))));
        assert_eq!(classes(&[3.0; 9], "").count(), 1, "equal values are one class");
        assert_eq!(classes(&[], "").count(), 1);
    }

    #[test]
    fn letters_are_read_on_every_class() {
        for theme in [Theme::LIGHT, Theme::DARK] {
            for values in [[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0], [-3.0, -2.0, -1.0, 1.0, 2.0, 3.0, 4.0]] {
                let classes = classes(&values, "classes=7");
                let colors: Vec<Color> = (0..classes.count()).map(|c| classes.color(c, &theme)).collect();
                for color in &colors {
                    assert!(on(*color).contrast(*color) >= 4.5, "{}", color.css());
                }
                assert!(colors.windows(2).all(|pair| pair[0] != pair[1]));
            }
        }
    }

    #[test]
    fn what_falls_least_has_the_colour_of_what_falls() {
        for inner in ["", "equal", "breaks=-4 -2"] {
            let all = classes(&[-5.0, -4.0, -3.0, -2.0, -1.0], inner);
            assert_eq!(all.below, all.count(), "{inner}");
        }
        // Nothing is, where somebody rises or the author's class reaches beyond zero.
        assert_eq!(classes(&[-5.0, -4.0, 0.0, 2.0], "breaks=-4 -2").below, 2);
        assert_eq!(classes(&[-5.0, -4.0, -1.0], "breaks=-4 0 3").below, 2);
    }

    proptest! {
        #[test]
        fn zero_parts_classes_and_each_value_has_one(values in prop::collection::vec(-50.0..50.0_f64, 2..40), n in 2..7_u16, equal: bool) {
            let classes = classes(&values, &format!("classes={n}{}", if equal { ", equal" } else { "" }));
            prop_assert!(classes.count() <= usize::from(n));
            for value in &values {
                let class = classes.of(*value);
                let (low, high) = classes.ends(class);
                prop_assert!(low.is_none_or(|l| l <= *value) && high.is_none_or(|h| *value < h));
                if values.iter().any(|v| *v < 0.0) && values.iter().any(|v| *v > 0.0) && classes.count() > 1 {
                    prop_assert_eq!(class < classes.below, *value < 0.0);
                }
            }
        }
    }
}
