//! STL of 600 months: ours, the crate behind it called directly, and statsmodels: `cargo bench --bench stl`.
//!
//! A Python with statsmodels is named by `STATSMODELS` (a path to its interpreter); without it only our own times are
//! printed. Nothing is asserted: times are this machine's. statsmodels is timed within its process.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a bench may panic")]

use barograph::adjust::stl::{Options, decompose};
use barograph::adjust::x11::Mode;
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
    (0..600).map(|t| 100.0 + f64::from(t) / 3.0 + 9.0 * (f64::from(t % 12) / 2.0).sin() + 4.0 * noise()).collect()
}

fn best(runs: usize, mut body: impl FnMut()) -> Duration {
    let once = |_| {
        let begun = Instant::now();
        body();
        begun.elapsed()
    };
    (0..runs).map(once).min().unwrap()
}

/// The least time, in seconds, that statsmodels takes.
fn statsmodels(values: &[f64], robust: bool) -> Option<f64> {
    let python = std::env::var("STATSMODELS").ok()?;
    let (values, robust) = (format!("{values:?}"), if robust { "True" } else { "False" });
    let script = format!(
        "import time, numpy as np\nfrom statsmodels.tsa.seasonal import STL\ny = np.array({values})\nbest = 9.0\n\
         for _ in range(30):\n    t = time.perf_counter()\n    STL(y, period=12, robust={robust}).fit()\n    \
         best = min(best, time.perf_counter() - t)\nprint(best)\n"
    );
    let output = Command::new(python).args(["-c", &script]).output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

fn main() {
    let values = series();
    for robust in [false, true] {
        let options = Options { robust, ..Options::new(Mode::Additive) };
        let ours = best(100, || {
            black_box(decompose(black_box(&values), 12, &options).unwrap());
        });
        let mut params = stlrs::params();
        params.seasonal_length(7).trend_length(23).low_pass_length(13).seasonal_jump(1).trend_jump(1).low_pass_jump(1);
        params.seasonal_degree(1).trend_degree(1).low_pass_degree(1).robust(robust);
        params.inner_loops(if robust { 2 } else { 5 }).outer_loops(if robust { 15 } else { 0 });
        let direct = best(100, || {
            black_box(params.fit(black_box(&values), 12).unwrap());
        });
        let ms = |d: Duration| d.as_secs_f64() * 1e3;
        let ratio = ours.as_secs_f64() / direct.as_secs_f64();
        println!(
            "STL, 600 months, robust {robust}: {:.3} ms, the crate {:.3} ms, ratio {ratio:.2}",
            ms(ours),
            ms(direct)
        );
        match statsmodels(&values, robust) {
            Some(theirs) => {
                println!("  statsmodels {:.3} ms, ratio {:.2}", theirs * 1e3, ours.as_secs_f64() / theirs);
            }
            None => println!("  there is no statsmodels to compare with: name a Python in STATSMODELS"),
        }
    }
}
