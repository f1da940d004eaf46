//! Where an axis is marked: round numbers, and starts of calendar periods.

use crate::text::number::ten_to;

/// Round values about `low..=high`, the first and last of which bound it, and the decimals they need.
///
/// Steps are 1, 2, 2.5 or 5 times a power of ten, chosen as the smallest that divides the domain in no more
/// than `wanted` parts; bounds that lie within a step add up to two. Values are multiples of the step, so
/// zero is exact. A domain that is empty or not finite gives none.
#[must_use]
pub fn values(low: f64, high: f64, wanted: usize) -> (Vec<f64>, u8) {
    let Some((step, decimals)) = step(high - low, wanted) else { return (Vec::new(), 0) };
    let first = (low / step + 1e-9).floor();
    let last = (high / step - 1e-9).ceil();
    let mut ticks = Vec::new();
    let mut n = first;
    while n <= last && ticks.len() <= wanted + 2 {
        // `+ 0.0` turns a negative zero into zero.
        ticks.push(n * step + 0.0);
        n += 1.0;
    }
    (ticks, decimals)
}

/// Round values about `low..=high` for an axis of ratios, and the decimals they need: 1, 2 and 5 times powers of ten
/// where these are enough, else as [`values`]. All are positive; a domain that is not gives none.
#[cfg(feature = "whole")]
#[must_use]
pub fn ratios(low: f64, high: f64, wanted: usize) -> (Vec<f64>, u8) {
    if !(low > 0.0 && high.is_finite()) {
        return (Vec::new(), 0);
    }
    // Within one octave or two ratios look like differences.
    if high < low * 5.0 {
        let (mut all, decimals) = values(low, high, wanted);
        all.retain(|v| *v > 0.0);
        return (all, decimals);
    }
    let first = low.log10().floor() as i32;
    let decades = (high / low).log10();
    let factors: &[f64] = match decades * 3.0 / wanted as f64 {
        crowd if crowd <= 1.0 => &[1.0, 2.0, 5.0],
        _ => &[1.0],
    };
    let skip = ((decades / wanted as f64).ceil() as i32).max(1);
    let mut all = Vec::new();
    let mut power = first;
    while f64::from(power) <= high.log10() && all.len() < 64 {
        all.extend(
            factors.iter().map(|f| f * 10_f64.powi(power)).filter(|v| *v >= low / 1.000_001 && *v <= high * 1.000_001),
        );
        power += skip;
    }
    (all, (-first).clamp(0, 15) as u8)
}

fn step(span: f64, wanted: usize) -> Option<(f64, u8)> {
    if !span.is_finite() || span <= 0.0 || wanted == 0 {
        return None;
    }
    let least = span / wanted as f64;
    // 10^power is the largest power of ten not above `least`, found without a logarithm.
    let (mut unit, mut power) = (1.0_f64, 0_i32);
    while unit * 10.0 <= least && power < 300 {
        unit *= 10.0;
        power += 1;
    }
    while unit > least && power > -15 {
        power -= 1;
        unit = 1.0 / ten_to(power.unsigned_abs() as u8);
    }
    let below = |extra: i32| (extra - power).clamp(0, 15) as u8;
    for (factor, decimals) in [(1.0, below(0)), (2.0, below(0)), (2.5, below(1)), (5.0, below(0)), (10.0, below(-1))] {
        if unit * factor >= least * (1.0 - 1e-9) {
            return Some((unit * factor, decimals));
        }
    }
    None
}

/// A mark of a period axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Month from January of year 0.
    pub month: i32,
    /// Whether the label names the year (else the month of a year named before).
    pub year: bool,
}

/// The distances, in months, at which a period axis may be marked. Each divides the next or is a
/// whole number of years, so marks never drift from the calendar.
const STEPS: [i32; 11] = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000];

/// Marks within the months `first..=last`, as dense as `room` allows: `room(step, month)` says
/// whether marks `step` months apart have space for their labels.
///
/// Within a year only calendar starts are marked: every month, quarters, or half-years; above it
/// years divisible by the step. There are at most 200.
#[must_use]
pub fn months(first: i32, last: i32, room: impl Fn(i32) -> bool) -> (Vec<Month>, i32) {
    let Some(step) = STEPS.into_iter().find(|s| (last - first) / s < 200 && room(*s)) else {
        return (Vec::new(), 0);
    };
    let start = first + (step - first.rem_euclid(step)) % step;
    let marks: Vec<Month> = (0..)
        .map(|n| start + n * step)
        .take_while(|m| *m <= last)
        .map(|m| Month { month: m, year: m.rem_euclid(12) == 0 })
        .collect();
    (marks, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_values() {
        assert_eq!(values(0.0, 100.0, 5), (vec![0.0, 20.0, 40.0, 60.0, 80.0, 100.0], 0));
        assert_eq!(values(-13.5, 35.1, 5), (vec![-20.0, -10.0, 0.0, 10.0, 20.0, 30.0, 40.0], 0));
        let (ticks, decimals) = values(0.1, 0.35, 5);
        assert_eq!(decimals, 2);
        assert_eq!(ticks.len(), 6);
        assert_eq!(values(0.0, 1.0, 4), (vec![0.0, 0.25, 0.5, 0.75, 1.0], 2));
        assert!(values(f64::NAN, 1.0, 5).0.is_empty());
        assert!(values(1.0, 1.0, 5).0.is_empty());
        assert!(values(0.0, f64::INFINITY, 5).0.is_empty());
    }

    #[test]
    fn widened_to_ticks() {
        assert_eq!(values(0.3, 9.7, 5).0, [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]);
        assert_eq!(values(-4.5, 20.5, 3).0, [-10.0, 0.0, 10.0, 20.0, 30.0]);
        assert_eq!(values(0.0, 10.0, 5).0, [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]);
    }

    #[test]
    fn calendar_marks() {
        let (marks, step) = months(2020 * 12 + 3, 2025 * 12 + 6, |s| s >= 12);
        assert_eq!(step, 12);
        assert_eq!(marks.iter().map(|m| m.month / 12).collect::<Vec<_>>(), [2021, 2022, 2023, 2024, 2025]);
        let (marks, step) = months(2025 * 12, 2025 * 12 + 6, |s| s >= 3);
        assert_eq!((marks.len(), step), (3, 3));
        assert!(marks[0].year && !marks[1].year);
    }
}
