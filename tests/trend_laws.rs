//! Laws of trends: what is refused, what is exact, and that nothing panics.
#![cfg(not(target_arch = "wasm32"))]

use barograph::trend::baxter_king::baxter_king;
use barograph::trend::christiano_fitzgerald::christiano_fitzgerald;
use barograph::trend::mann_kendall::{hamed_rao, mann_kendall, seasonal};
use barograph::trend::whittaker::whittaker;
use barograph::trend::{Refusal, hamilton, henderson, hodrick_prescott, line, loess, moving_average, theil_sen};
use proptest::prelude::*;

fn some(values: Vec<f64>) -> Vec<Option<f64>> {
    values.into_iter().map(Some).collect()
}

/// As `trend.py` weighs.
fn weight(t: usize) -> f64 {
    if t % 11 == 3 || (20..26).contains(&t) || t < 2 { 0.0 } else { 1.0 + (t % 3) as f64 }
}

#[test]
fn swings_about_a_trend_do_not_hide_it() {
    // Of these pymannkendall 1.4.3 has variances of -8.2, -82.5 and 0, so a z that is no number or infinite.
    for (n, slope, swing) in [(10, 0.3, 1.0), (11, 0.1, 3.0), (9, 0.3, 3.0)] {
        let values: Vec<f64> = (0..n).map(|t| slope * f64::from(t) + if t % 2 == 0 { swing } else { -swing }).collect();
        let slope = theil_sen::theil_sen(&values).unwrap().slope;
        assert_eq!(hamed_rao(&values, slope), mann_kendall(&values), "{n} {slope}");
        assert!(hamed_rao(&values, slope).unwrap().p < 0.12);
    }
}

#[test]
fn what_has_no_trend_is_refused() {
    assert_eq!(hodrick_prescott::two_sided(&[1.0, 2.0, 3.0], 1600.0).err(), Some(Refusal::Short));
    assert_eq!(hodrick_prescott::two_sided(&[1.0, f64::NAN, 3.0, 4.0], 1600.0).err(), Some(Refusal::NotFinite));
    assert_eq!(loess::loess(&[1.0; 5], 2, 0).err(), Some(Refusal::Option));
    assert_eq!(moving_average::moving_average(&[1.0; 5], 12).err(), Some(Refusal::Short));
    assert_eq!(hamilton::hamilton(&[1.0; 20], 8, 4).ok().map(|v| v.len()), Some(20));
    assert_eq!(hamilton::hamilton(&[1.0; 12], 8, 4).err(), Some(Refusal::Short));
    assert_eq!(henderson::smooth(&[1.0; 30], Some(8), 12).err(), Some(Refusal::Option));
    for ends in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(henderson::smooth_with_ends(&[1.0; 30], Some(9), 12, Some(ends)).err(), Some(Refusal::Option));
    }
    assert_eq!(mann_kendall(&vec![1.0; 3001]).err(), Some(Refusal::Long));
    assert_eq!(mann_kendall(&[7.0; 9]).map(|t| (t.s, t.p)), Ok((0.0, 1.0)));
    assert_eq!(hamed_rao(&[7.0; 9], 0.0).map(|t| t.z), Ok(0.0));
    assert_eq!(line::fit(&[1.0]).err(), Some(Refusal::Short));
    assert_eq!(baxter_king(&[1.0; 24], 6.0, 32.0, 12).err(), Some(Refusal::Short));
    assert_eq!(baxter_king(&[1.0; 25], 6.0, 32.0, 12).map(|v| v[12]), Ok(Some(0.0)));
    assert_eq!(baxter_king(&[1.0; 25], 32.0, 6.0, 12).err(), Some(Refusal::Option));
    assert_eq!(christiano_fitzgerald(&[1.0; 25], 1.0, 6.0, true).err(), Some(Refusal::Option));
    assert_eq!(christiano_fitzgerald(&[1.0; 2], 6.0, 32.0, true).err(), Some(Refusal::Short));
    assert_eq!(christiano_fitzgerald(&[7.0; 9], 6.0, 32.0, true), Ok(vec![0.0; 9]));
    assert_eq!(whittaker(&[1.0; 9], &[1.0; 8], 10.0, 2).err(), Some(Refusal::Option));
    assert_eq!(whittaker(&[1.0; 9], &[-1.0; 9], 10.0, 2).err(), Some(Refusal::Option));
    assert_eq!(whittaker(&[1.0; 9], &[1.0; 9], 10.0, 5).err(), Some(Refusal::Option));
    assert_eq!(whittaker(&[f64::NAN; 9], &[0.0; 9], 10.0, 1).err(), Some(Refusal::Short));
    assert_eq!(whittaker(&[1.0, f64::NAN, 1.0], &[1.0; 3], 10.0, 1).err(), Some(Refusal::NotFinite));
    // Nothing tells what is away without a penalty.
    assert_eq!(whittaker(&[1.0; 4], &[1.0, 0.0, 1.0, 1.0], 0.0, 1).err(), Some(Refusal::Option));
    // What is away at the ends has no trend.
    let away =
        whittaker(&[f64::NAN, 1.0, 2.0, f64::NAN, 4.0, f64::NAN], &[0.0, 1.0, 1.0, 0.0, 1.0, 0.0], 10.0, 2).unwrap();
    assert_eq!(away.iter().map(Option::is_some).collect::<Vec<_>>(), [false, true, true, true, true, false]);
    assert!((away[3].unwrap() - 3.0).abs() < 1e-12);
}

fn any() -> impl Strategy<Value = Vec<f64>> {
    let value = prop_oneof![-1e6..1e6_f64, Just(0.0), Just(1e300), Just(-1e-300), Just(5.0)];
    prop::collection::vec(value, 0..120)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn no_input_panics_or_gives_what_is_not_a_number(values in any(), k in 0..30_usize) {
        let finite = |v: &[Option<f64>]| v.iter().flatten().all(|v| v.is_finite());
        for made in [
            hodrick_prescott::two_sided(&values, 1600.0).map(some),
            hodrick_prescott::one_sided(&values, 129_600.0).map(some),
            loess::loess(&values, k, k % 4).map(some),
            moving_average::moving_average(&values, k),
            hamilton::hamilton(&values, k % 9, k % 5),
            henderson::smooth(&values, Some(k), 12).map(|s| some(s.values)),
            henderson::smooth(&values, None, 4).map(|s| some(s.values)),
            henderson::smooth_with_ends(&values, Some(k), 4, Some(0.1)).map(|s| some(s.values)),
            baxter_king(&values, 2.0, 9.0, k),
            christiano_fitzgerald(&values, 2.0, 9.0, k % 2 == 0).map(some),
            whittaker(&values, &vec![1.0; values.len()], 1600.0, k % 6),
            whittaker(&values, &(0..values.len()).map(weight).collect::<Vec<_>>(), 1e12, k % 6),
            whittaker(&values, &(0..values.len()).map(weight).collect::<Vec<_>>(), 0.0, k % 6),
        ] {
            prop_assert!(made.is_err() || made.as_ref().is_ok_and(|m| m.len() == values.len() && finite(m)), "{made:?}");
        }
        for test in [mann_kendall(&values), seasonal(&values, k), hamed_rao(&values, 1.0)].into_iter().flatten() {
            prop_assert!(test.z.is_finite() && (0.0..=1.0).contains(&test.p));
        }
        for found in [theil_sen::theil_sen(&values), theil_sen::seasonal(&values, k)].into_iter().flatten() {
            prop_assert!(found.slope.is_finite() && found.intercept.is_finite());
        }
    }

    #[test]
    fn a_straight_line_is_its_own_trend(a in -1e3..1e3_f64, b in -50.0..50.0_f64, n in 30..80_usize) {
        let values: Vec<f64> = (0..n).map(|t| a + b * t as f64).collect();
        let size = values.iter().fold(1.0_f64, |m, v| m.max(v.abs()));
        for made in [
            hodrick_prescott::two_sided(&values, 1600.0).map(some),
            hodrick_prescott::one_sided(&values, 1600.0).map(some),
            loess::loess(&values, 12, 2).map(some),
            moving_average::moving_average(&values, 12),
            // Musgrave's weights keep the level at the ends, not the slope.
            henderson::smooth(&values, Some(13), 12)
                .map(|s| s.values.into_iter().zip(0..).map(|(v, t)| (6..n - 6).contains(&t).then_some(v)).collect()),
        ] {
            for (own, value) in made.unwrap().into_iter().zip(&values) {
                prop_assert!(own.is_none_or(|own| (own - value).abs() < 1e-9 * size), "{own:?} {value}");
            }
        }
        let weights: Vec<f64> = (0..n).map(weight).collect();
        for order in 2..5 {
            for (own, value) in whittaker(&values, &weights, 1600.0, order).unwrap().into_iter().zip(&values) {
                prop_assert!(own.is_none_or(|own| (own - value).abs() < 1e-9 * size), "{own:?} {value}");
            }
        }
        for cycle in [
            christiano_fitzgerald(&values, 6.0, 32.0, true).map(some),
            baxter_king(&values, 6.0, 32.0, 12),
        ] {
            prop_assert!(cycle.unwrap().into_iter().flatten().all(|c| c.abs() < 1e-12 * size));
        }
        let medians = theil_sen::theil_sen(&values).unwrap();
        prop_assert!((medians.slope - b).abs() < 1e-9 * size && (line::fit(&values).unwrap().slope - b).abs() < 1e-9 * size);
    }

    #[test]
    fn trends_go_with_the_unit(values in prop::collection::vec(-100.0..100.0_f64, 45..60), scale in 0.001..1000.0_f64) {
        let scaled: Vec<f64> = values.iter().map(|v| v * scale).collect();
        let size = scaled.iter().fold(0.0_f64, |m, v| m.max(v.abs()));
        for make in [
            |v: &[f64]| hodrick_prescott::two_sided(v, 1600.0).map(some),
            |v: &[f64]| hodrick_prescott::one_sided(v, 1600.0).map(some),
            |v: &[f64]| loess::loess(v, 11, 0).map(some),
            |v: &[f64]| henderson::smooth(v, Some(9), 12).map(|s| some(s.values)),
            |v: &[f64]| moving_average::moving_average(v, 12),
            |v: &[f64]| hamilton::hamilton(v, 8, 4),
            |v: &[f64]| line::fit(v).map(|l| some(l.values(v.len()).collect())),
            |v: &[f64]| theil_sen::theil_sen(v).map(|l| vec![Some(l.intercept), Some(l.slope)]),
            |v: &[f64]| whittaker(v, &(0..v.len()).map(weight).collect::<Vec<_>>(), 100.0, 3),
            |v: &[f64]| baxter_king(v, 6.0, 32.0, 12),
            |v: &[f64]| christiano_fitzgerald(v, 6.0, 32.0, true).map(some),
        ] {
            for (a, b) in make(&values).unwrap().into_iter().flatten().zip(make(&scaled).unwrap().into_iter().flatten()) {
                prop_assert!((a * scale - b).abs() < 1e-12 * size, "{} {b}", a * scale);
            }
        }
        // Tests by ranks do not know the unit.
        prop_assert_eq!(mann_kendall(&values), mann_kendall(&scaled));
        prop_assert_eq!(seasonal(&values, 12), seasonal(&scaled, 12));
    }

    #[test]
    fn only_the_provisional_are_revised(
        values in prop::collection::vec(-100.0..100.0_f64, 40..60),
        more in prop::collection::vec(-100.0..100.0_f64, 1..20),
        half in 1..10_usize,
    ) {
        let later = [values.clone(), more].concat();
        let filter = |v: &[f64]| henderson::smooth(v, Some(2 * half + 1), 12).unwrap();
        let settled = values.len() - filter(&values).provisional();
        prop_assert_eq!(&filter(&values).values[..settled], &filter(&later).values[..settled]);
        for span in [2 * half + 1, 2 * half + 2] {
            let settled = values.len() - loess::provisional(span);
            prop_assert_eq!(&loess::loess(&values, span, 0).unwrap()[..settled], &loess::loess(&later, span, 0).unwrap()[..settled]);
        }
        // One-sided is never revised, and ends where two-sided does.
        let ends = hodrick_prescott::one_sided(&values, 1600.0).unwrap();
        for (own, after) in ends.iter().zip(hodrick_prescott::one_sided(&later, 1600.0).unwrap()) {
            prop_assert!((own - after).abs() < 1e-10);
        }
        let two_sided = hodrick_prescott::two_sided(&values, 1600.0).unwrap();
        prop_assert!((ends[values.len() - 1] - two_sided[values.len() - 1]).abs() < 1e-10);
        let ones = vec![1.0; values.len()];
        for (own, other) in two_sided.iter().zip(whittaker(&values, &ones, 1600.0, 2).unwrap()) {
            prop_assert!((own - other.unwrap()).abs() < 1e-10);
        }
    }
}
