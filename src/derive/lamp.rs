//! Which lamp a figure lights.
//!
//! Owns the rule: of the lamps on whose side of the bound the value lies, the hottest is lit. Since reading has seen to it that bounds rise
//! with the lamps (or all fall, where low values are hot), a value lights one lamp at most, and one in any case where the coldest is
//! open. Refuses to know words and shapes. Cost: linear in the thresholds.

use crate::data::tables::Threshold;
use crate::data::{Figure, Series};

/// The thresholds of a series, those of its own area before those of all, from cold to hot.
#[must_use]
pub fn scale<'a>(lamps: &'a [Threshold], series: &Series) -> Vec<&'a Threshold> {
    let of = |area: &str| -> Vec<&'a Threshold> {
        let suits = |t: &&Threshold| t.indicator == series.indicator && t.measure == series.measure.0 && t.area == area;
        lamps.iter().filter(suits).collect()
    };
    let mut found = of(&series.area);
    if found.is_empty() {
        found = of("");
    }
    found.sort_unstable_by_key(|t| t.lamp);
    found
}

/// A lamp that is lit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lit<'a> {
    /// Its threshold.
    pub threshold: &'a Threshold,
    /// The lower end of its values; none where it is open.
    pub low: Option<Figure>,
    /// The upper end.
    pub high: Option<Figure>,
}

/// The lamp that a value lights; none where it lies beyond all bounds of its scale, or there is none.
#[must_use]
pub fn lit<'a>(scale: &[&'a Threshold], value: f64) -> Option<Lit<'a>> {
    let place = scale.iter().rposition(|t| t.holds(value))?;
    let threshold = *scale.get(place)?;
    let hotter = scale.get(place + 1);
    let (low, high) = match hotter.and_then(|h| h.most) {
        Some(end) => (Some(end), threshold.most),
        None if threshold.most.is_some() => (None, threshold.most),
        None => (threshold.least, hotter.and_then(|h| h.least)),
    };
    Some(Lit { threshold, low, high })
}

// Properties are tested natively: proptest is not built for wasm32.
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::data::tables::{Lamp, Text};
    use proptest::prelude::*;

    fn threshold(lamp: Lamp, bound: Option<f64>, falls: bool) -> Threshold {
        let bound = bound.map(|value| Figure { value, decimals: 1 });
        let (least, most) = if falls { (None, bound) } else { (bound, None) };
        let (indicator, measure) = ("iva".into(), "yoy".into());
        Threshold {
            lamp,
            indicator,
            area: String::new(),
            measure,
            least,
            most,
            word: Text::default(),
            source: String::new(),
        }
    }

    #[test]
    fn a_bound_belongs_to_the_hotter_lamp() {
        let all = [
            threshold(Lamp::Blue, None, false),
            threshold(Lamp::Green, Some(5.0), false),
            threshold(Lamp::Red, Some(9.0), false),
        ];
        let scale: Vec<&Threshold> = all.iter().collect();
        let lamp = |value| lit(&scale, value).unwrap().threshold.lamp;
        assert_eq!([4.9, 5.0, 8.9, 9.0].map(lamp), [Lamp::Blue, Lamp::Green, Lamp::Green, Lamp::Red]);
        let ends = |value| lit(&scale, value).map(|l| (l.low.map(|f| f.value), l.high.map(|f| f.value))).unwrap();
        assert_eq!([1.0, 6.0, 12.0].map(ends), [(None, Some(5.0)), (Some(5.0), Some(9.0)), (Some(9.0), None)]);
        assert_eq!(lit(&scale[1..], 4.9), None, "below all bounds nothing is lit");
    }

    #[test]
    fn low_values_may_be_hot() {
        let all = [
            threshold(Lamp::Blue, None, true),
            threshold(Lamp::Green, Some(6.0), true),
            threshold(Lamp::Red, Some(4.0), true),
        ];
        let scale: Vec<&Threshold> = all.iter().collect();
        let lamp = |value| lit(&scale, value).unwrap().threshold.lamp;
        assert_eq!([6.1, 6.0, 4.1, 4.0].map(lamp), [Lamp::Blue, Lamp::Green, Lamp::Green, Lamp::Red]);
        let ends = |value| lit(&scale, value).map(|l| (l.low.map(|f| f.value), l.high.map(|f| f.value))).unwrap();
        assert_eq!([7.0, 5.0, 1.0].map(ends), [(Some(6.0), None), (Some(4.0), Some(6.0)), (None, Some(4.0))]);
    }

    proptest! {
        #[test]
        fn each_value_lights_one_lamp_within_its_ends(
            mut bounds in prop::collection::vec(-50..50_i32, 4), value in -60..60_i32, falls: bool, skip in 1..5_usize,
        ) {
            bounds.sort_unstable();
            bounds.dedup();
            if falls { bounds.reverse(); }
            let bounds = std::iter::once(None).chain(bounds.into_iter().map(|b| Some(f64::from(b))));
            let mut all: Vec<Threshold> = Lamp::ALL.into_iter().zip(bounds).map(|(l, b)| threshold(l, b, falls)).collect();
            if skip < all.len() { all.remove(skip); }
            let value = f64::from(value);
            let scale: Vec<&Threshold> = all.iter().collect();
            let found = lit(&scale, value).unwrap();
            let (low, high) = (found.low.map(|f| f.value), found.high.map(|f| f.value));
            if falls {
                prop_assert!(low.is_none_or(|l| l < value) && high.is_none_or(|h| value <= h));
            } else {
                prop_assert!(low.is_none_or(|l| l <= value) && high.is_none_or(|h| value < h));
            }
            let hotter = lit(&scale, if falls { value - 1.0 } else { value + 1.0 }).unwrap();
            prop_assert!(hotter.threshold.lamp >= found.threshold.lamp, "hotter values light no colder lamp");
        }
    }
}
