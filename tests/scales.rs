//! Laws of scales and ticks: what is drawn can be read back, and marks lie where the axis is.
#![cfg(not(target_arch = "wasm32"))]

use barograph::scale::{Scale, ticks};
use barograph::scene::spread::spread;
use proptest::prelude::*;

fn bound() -> impl Strategy<Value = f64> {
    prop_oneof![-1e12..1e12, -100.0..100.0, -1e-3..1e-3]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn a_value_drawn_is_the_value_read(a in bound(), b in bound(), from in 0.0..2000.0, length in 1.0..2000.0, share in 0.0..1.0, down in any::<bool>()) {
        let (from, to) = if down { (from + length, from) } else { (from, from + length) };
        let scale = Scale::new(a, b, from, to);
        prop_assert!(scale.low() < scale.high());
        let value = scale.low() + share * (scale.high() - scale.low());
        let pixel = scale.pixel(value);
        prop_assert!(pixel.is_finite());
        let back = scale.value(pixel);
        prop_assert!((back - value).abs() <= 1e-9 * (scale.high() - scale.low()) + 1e-12 * value.abs());
        let again = scale.pixel(scale.value(from + share * (to - from)));
        let asked: f64 = from + share * (to - from);
        prop_assert!((again - asked).abs() < 1e-3);
    }

    #[test]
    fn a_scale_keeps_the_order(a in bound(), b in bound(), p in 0.0..1.0, q in 0.0..1.0) {
        let scale = Scale::new(a, b, 0.0, 640.0);
        let at = |share: f64| scale.pixel(scale.low() + share * (scale.high() - scale.low()));
        if p < q {
            prop_assert!(at(p) <= at(q));
        }
    }

    #[test]
    fn ticks_are_sorted_and_evenly_spaced_and_bound_the_values(a in bound(), b in bound(), wanted in 1_usize..12) {
        let (low, high) = if a < b { (a, b) } else { (b, a) };
        prop_assume!(high - low > 1e-9 * (high.abs() + low.abs()));
        let (values, decimals) = ticks::values(low, high, wanted);
        let slack = 1e-6 * (high - low);
        prop_assert!(values.windows(2).all(|w| w[0] < w[1]));
        prop_assert!(values.len() <= wanted + 3);
        prop_assert!(decimals <= 15);
        if let [first, second, .., last] = values.as_slice() {
            let step = second - first;
            prop_assert!(((last - first) / step - (values.len() - 1) as f64).abs() < 1e-6);
            prop_assert!(*first <= low + slack && *first > low - step - slack);
            prop_assert!(*last >= high - slack && *last < high + step + slack);
        }
    }

    #[test]
    fn months_are_sorted_inside_and_on_the_calendar(first in 12_000_i32..36_000, length in 1_i32..6000, least in 1_i32..4000) {
        let (marks, step) = ticks::months(first, first + length, |s| s >= least);
        prop_assert!(marks.len() <= 201);
        for mark in &marks {
            prop_assert!(mark.month >= first && mark.month <= first + length);
            prop_assert!(mark.month % step.max(1) == 0, "a mark drifts from the calendar");
            prop_assert_eq!(mark.year, mark.month % 12 == 0);
        }
        prop_assert!(marks.windows(2).all(|w| w[1].month - w[0].month == step));
    }

    #[test]
    fn labels_keep_their_distance_and_their_order(wanted in prop::collection::vec(-100.0..900.0, 0..12), gap in 1.0..40.0) {
        let places = spread(&wanted, gap, 0.0, 800.0);
        prop_assert_eq!(places.len(), wanted.len());
        let mut pairs: Vec<(f64, f64)> = wanted.iter().copied().zip(places).collect();
        pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
        for pair in pairs.windows(2) {
            if pair[0].0 < pair[1].0 {
                prop_assert!(pair[1].1 - pair[0].1 >= gap - 1e-9);
            }
        }
        prop_assert!(pairs.iter().all(|(_, p)| (-1e-9..=800.0 + 1e-9).contains(p)));
    }
}
