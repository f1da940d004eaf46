//! Any numbers, with any options, through every method: none panics, and none gives what is not a number.
#![no_main]

use barograph::adjust::x11::{self, Mode, Seasonal};
use barograph::adjust::{classical, stl};
use barograph::detect::{change_points, outliers, turning_points};
use barograph::forecast::Method;
use barograph::trend::{hamilton, henderson, hodrick_prescott, line, loess, mann_kendall, moving_average, theil_sen};
use libfuzzer_sys::fuzz_target;

/// Values from bytes: small ones, so that they are alike, or any double.
fn values(bytes: &[u8]) -> Vec<f64> {
    let (head, rest) = bytes.split_first().unwrap_or((&0, &[]));
    if head % 4 == 0 {
        rest.chunks_exact(8).filter_map(|c| Some(f64::from_le_bytes(c.try_into().ok()?))).collect()
    } else {
        let offset = f64::from(head % 3) * 100.0;
        rest.iter().map(|b| f64::from(*b) + offset).collect()
    }
}

fn finite(all: &[f64]) {
    assert!(all.iter().all(|v| v.is_finite()));
}

fn some(all: &[Option<f64>]) {
    assert!(all.iter().flatten().all(|v| v.is_finite()));
}

fuzz_target!(|bytes: &[u8]| {
    let [first, periods, a, b, c, data @ ..] = bytes else { return };
    let data = data.get(..data.len().min(600)).unwrap_or_default();
    let values = values(data);
    let periods = [12, 4, 1, usize::from(*periods)][usize::from(periods % 4)];
    let (a, b, c) = (usize::from(*a), usize::from(*b), usize::from(*c));
    let mode = if a.is_multiple_of(2) { Mode::Multiplicative } else { Mode::Additive };
    let seasonal = [None, Some(Seasonal::S3x3), Some(Seasonal::S3x5), Some(Seasonal::S3x9)][b % 4];
    let henderson_length = [None, Some(5), Some(7), Some(9), Some(13), Some(23)][c % 6];
    let first = usize::from(*first) % periods.max(1);
    let options = x11::Options { mode, seasonal, henderson: henderson_length, sigma: (1.5, 2.5) };
    if let Ok(found) = x11::decompose(&values, first, periods, &options) {
        found.tables().for_each(|(_, table)| finite(&table.values));
        let _ = x11::quality::quality(&found, &values, first, periods, mode);
    }
    let _ = x11::seasonality::signs(&values, periods);
    let windows = stl::Options {
        seasonal: (a > 3).then_some(a),
        trend: (b > 3).then_some(b),
        low_pass: (c % 5 == 0).then_some(c),
        degrees: [a, b, c].map(|n| (n % 3) as u8),
        jumps: [a, b, c].map(|n| n / 3 % 8),
        robust: c % 2 == 0,
        inner: Some(1 + c % 3),
        outer: Some(b % 3),
        ..stl::Options::new(mode)
    };
    if let Ok(found) = stl::decompose(&values, periods, &windows) {
        [found.seasonal, found.trend, found.remainder, found.weights].iter().for_each(|part| finite(part));
    }
    let seasons = [periods, b, c % 7];
    if let Ok((found, each)) = stl::decompose_several(&values, seasons.get(..1 + a % 3).unwrap_or_default(), mode) {
        each.iter().chain([&found.seasonal, &found.trend, &found.remainder]).for_each(|part| finite(part));
    }
    if let Ok(found) = classical::decompose(&values, periods, mode) {
        finite(&found.seasonal);
        some(&found.trend);
        some(&found.remainder);
    }
    if let Ok(found) = henderson::smooth(&values, (c > 2).then_some(c), periods) {
        finite(&found.values);
    }
    for lambda in [0.0, 1600.0, 1e12] {
        hodrick_prescott::two_sided(&values, lambda).iter().for_each(|v| finite(v));
        hodrick_prescott::one_sided(&values, lambda).iter().for_each(|v| finite(v));
    }
    hamilton::hamilton(&values, a % 30, b % 14).iter().for_each(|v| some(v));
    loess::loess(&values, a, b % 4).iter().for_each(|v| finite(v));
    moving_average::moving_average(&values, a).iter().for_each(|v| some(v));
    let _ = (line::fit(&values), theil_sen::theil_sen(&values), theil_sen::seasonal(&values, periods));
    let _ = (mann_kendall::mann_kendall(&values), mann_kendall::seasonal(&values, periods));
    let _ = (turning_points::turning_points(&values, periods), change_points::change_points(&values, None));
    let _ = change_points::change_points(&values, Some((a * b) as f64 / 100.0));
    let _ = outliers::outliers(&values, a % 20, 3.0);
    if let Some(method) = Method::ALL.get(b % Method::ALL.len())
        && let Ok(forecast) = method.forecast(&values, periods, 1 + c % 24)
    {
        assert!(forecast.points.iter().all(|p| p.mean.is_finite() && p.deviation.is_finite()));
    }
});
