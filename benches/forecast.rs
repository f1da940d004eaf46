//! Every method of forecasting over 240 and 600 months, and the units of a backtest: `cargo bench --bench forecast`.
//!
//! The series is a trend with a season and noise, made by a fixed sequence. Nothing is asserted: times are this
//! machine's.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a bench may panic")]

use barograph::forecast::Method;
use barograph::forecast::backtest::Backtest;
use std::hint::black_box;
use std::time::{Duration, Instant};

fn series(months: usize) -> Vec<f64> {
    let mut state = 7_u64;
    let mut noise = || {
        // A linear congruential sequence (Knuth, MMIX): the same figures everywhere.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as f64 / (1_u64 << 31) as f64
    };
    let season = [0.9, 0.85, 1.0, 1.02, 1.05, 1.1, 1.08, 1.06, 1.03, 1.0, 0.96, 0.95];
    let at = |t: usize| (100.0 + t as f64 / 3.0) * season.get(t % 12).copied().unwrap_or(1.0) * (0.98 + 0.04 * noise());
    (0..months).map(at).collect()
}

fn once(body: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    body();
    begun.elapsed()
}

fn main() {
    for months in [240, 600] {
        let values = series(months);
        println!("{months} months, ms: a forecast of 24; the first, the mean and the longest unit of a backtest");
        for method in Method::ALL {
            let forecast = || once(|| drop(black_box(method.forecast(black_box(&values), 12, 24).unwrap())));
            let best = (0..30).map(|_| forecast()).min().unwrap();
            let mut run = Backtest::new(&values, 12, &[method], 24, 12).unwrap();
            let mut units: Vec<Duration> = Vec::new();
            let mut more = true;
            while more {
                units.push(once(|| more = run.advance()));
            }
            let ms = |time: Duration| time.as_secs_f64() * 1e3;
            let mean = units.iter().map(|t| ms(*t)).sum::<f64>() / units.len() as f64;
            let (first, longest) = (ms(*units.first().unwrap()), ms(*units.iter().max().unwrap()));
            println!("{:.3}; {first:.3} {mean:.3} {longest:.3}  {method:?}", ms(best));
        }
    }
}
