//! What must hold for any series.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use barograph_pyramid::{Columns, Dense, Disorder, Range};
use proptest::prelude::*;

/// Values with gaps, and instants that are even or not.
fn series() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    let value = prop_oneof![8 => -1e3..1e3, 1 => Just(f64::NAN), 1 => Just(f64::INFINITY)];
    let step = prop_oneof![Just(None), (0.0..5.0_f64).prop_map(Some)];
    (proptest::collection::vec((value, 0.0..3.0_f64), 0..1200), step).prop_map(|(points, step)| {
        let mut now = -50.0;
        let instants = points.iter().map(|(_, jump)| {
            now += step.unwrap_or(*jump);
            now
        });
        (instants.collect(), points.iter().map(|(v, _)| *v).collect())
    })
}

fn built(instants: &[f64], values: &[f64], cut: usize) -> Dense {
    let mut dense = Dense::new();
    let cut = cut.min(values.len());
    dense.append(&instants[..cut], &values[..cut]).unwrap();
    dense.append(&instants[cut..], &values[cut..]).unwrap();
    dense
}

fn plain(values: &[f64]) -> Range {
    values.iter().filter(|v| v.is_finite()).fold(Range::NONE, |range, v| range.with(*v))
}

proptest! {
    #[test]
    fn every_run_has_the_extremes_of_its_values((instants, values) in series(), cut in 0..1200_usize, a in 0..1300_usize, b in 0..1300_usize) {
        let dense = built(&instants, &values, cut);
        let (from, to) = (a.min(b), a.max(b));
        prop_assert_eq!(dense.range(from, to), plain(values.get(from.min(values.len())..to.min(values.len())).unwrap()));
        prop_assert_eq!(dense.range(b.max(a) + 1, a.min(b)), Range::NONE);
    }

    #[test]
    fn instants_are_found_as_by_looking_at_all((instants, values) in series(), cut in 0..1200_usize, wanted in -100.0..4000.0_f64, hint in 0.0..1.0_f64) {
        let dense = built(&instants, &values, cut);
        prop_assert_eq!((0..values.len()).filter_map(|i| dense.times().get(i)).collect::<Vec<_>>(), instants.clone());
        for wanted in [wanted, instants.get(cut).copied().unwrap_or(wanted)] {
            let place = instants.iter().take_while(|t| **t < wanted).count();
            prop_assert_eq!(dense.times().at_or_after(wanted, (place as f64 * hint) as usize), place);
        }
    }

    #[test]
    fn columns_lose_no_extreme_and_invent_none((instants, values) in series(), count in 1..300_usize, low in -60.0..50.0_f64, wide in 0.1..3000.0_f64, reach in 0.0..1.0_f64) {
        let dense = built(&instants, &values, 0);
        let mut columns = Columns::default();
        columns.fill(&dense, (low, low + wide), count, reach);
        prop_assert_eq!(columns.ranges().len(), count);
        let inside: Vec<f64> = instants.iter().zip(&values).filter(|(t, _)| **t >= low && **t < low + wide * 0.999_999).map(|(_, v)| *v).collect();
        let shown = columns.ranges().iter().fold(Range::NONE, |all, r| all.and(*r));
        let (inside, all) = (plain(&inside), plain(&values));
        if inside.is_some() {
            prop_assert!(shown.low <= inside.low && shown.high >= inside.high);
        }
        if shown.is_some() {
            prop_assert!(shown.low >= all.low - 1e-9 && shown.high <= all.high + 1e-9);
        }
        // Where nothing is missing the line runs from its first point to its last: its columns touch their neighbours.
        if values.iter().all(|v| v.is_finite()) {
            for pair in columns.ranges().windows(2) {
                if pair[0].is_some() && pair[1].is_some() {
                    prop_assert!(pair[0].low <= pair[1].high + 1e-9 && pair[1].low <= pair[0].high + 1e-9);
                }
            }
        }
    }
}

#[test]
fn instants_must_ascend_and_nothing_is_lost_when_they_do_not() {
    let mut dense = Dense::new();
    dense.append(&[1.0, 2.0, 3.0], &[5.0, 6.0, 7.0]).unwrap();
    assert_eq!(dense.append(&[4.0, 2.0], &[1.0, 1.0]), Err(Disorder(1)));
    assert_eq!(dense.append(&[f64::NAN], &[1.0]), Err(Disorder(0)));
    assert_eq!(dense.append(&[f64::INFINITY], &[1.0]), Err(Disorder(0)));
    assert_eq!((dense.len(), dense.value(2), dense.value(3)), (3, Some(7.0), None));
    dense.append(&[3.0, 9.0], &[8.0, f64::NEG_INFINITY]).unwrap();
    assert_eq!((dense.len(), dense.value(3), dense.value(4), dense.times().get(4)), (5, Some(8.0), None, Some(9.0)));
}

#[test]
fn degenerate_stretches_have_no_columns() {
    let mut dense = Dense::new();
    let mut columns = Columns::default();
    dense.append(&[1.0], &[5.0]).unwrap();
    for (low, high) in [(0.0, 0.0), (1.0, 0.0), (f64::NAN, 1.0), (0.0, f64::INFINITY)] {
        columns.fill(&dense, (low, high), 10, 0.5);
        assert!(columns.ranges().is_empty());
    }
    columns.fill(&dense, (0.0, 10.0), 10, 0.0);
    assert_eq!(columns.ranges().iter().filter(|r| r.is_some()).count(), 1);
}
