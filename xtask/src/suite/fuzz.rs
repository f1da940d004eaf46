//! The fuzz targets of `fuzz/`, run for some seconds: long enough to see that they still run.
//!
//! Built as cargo-fuzz builds them, without its sanitizers, which a stable toolchain has not. What a longer run found
//! stays in `target/fuzz/corpus` and is where the next one begins.

use super::Count;
use crate::setup;
use crate::shell::{output, root, which};
use crate::{Outcome, shell};
use std::process::Command;

/// Records which branches were taken.
const COVERAGE: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table";

/// Builds the target and feeds it for this many seconds.
pub(crate) fn run(seconds: u32) -> Outcome<Count> {
    // The driver is LLVM's, in C++.
    if which("c++").is_none() {
        setup::apt(&["g++"])?;
    }
    let (_, versions) = output(Command::new("rustc").arg("-vV"))?;
    let host = versions.lines().find_map(|l| l.strip_prefix("host: ")).ok_or("rustc does not say its host")?.to_owned();
    let mut build = Command::new("cargo");
    build.args(["build", "--quiet", "--release", "--manifest-path", "fuzz/Cargo.toml", "--target-dir", "target/fuzz"]);
    // A target of its own, so that build scripts are not instrumented.
    shell::run(build.args(["--target", &host]).env("RUSTFLAGS", COVERAGE))?;
    let folder = root().join("target/fuzz/corpus");
    std::fs::create_dir_all(&folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
    let mut fuzz = Command::new(root().join("target/fuzz").join(host).join("release/numbers"));
    fuzz.arg(&folder).args(["-max_len=700", "-timeout=20", "-artifact_prefix=target/fuzz/"]);
    let (good, text) = output(fuzz.arg(format!("-max_total_time={seconds}")))?;
    if good { Ok(Count::ONE) } else { Err(text) }
}
