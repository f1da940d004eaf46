//! The fuzz targets of `fuzz/`, run for some seconds: long enough to see that they still run.
//!
//! Built as cargo-fuzz builds them, without its sanitizers, which a stable toolchain has not. What a longer run found
//! stays in `target/fuzz/corpus` and is where the next one begins.

use super::Count;
use crate::setup;
use crate::shell::{output, root, which};
use crate::{Outcome, shell};
use std::process::Command;

/// The targets, and how many bytes each is fed at most.
const TARGETS: [(&str, u32); 3] = [("numbers", 700), ("inputs", 301), ("tables", 900)];

/// Records which branches were taken.
const COVERAGE: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table";

/// Builds the targets and feeds each for this many seconds.
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
    let mut count = Count::default();
    for (target, length) in TARGETS {
        let folder = root().join("target/fuzz/corpus").join(target);
        std::fs::create_dir_all(&folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
        let mut fuzz = Command::new(root().join("target/fuzz").join(&host).join("release").join(target));
        fuzz.arg(&folder).args(["-timeout=20", "-artifact_prefix=target/fuzz/"]);
        fuzz.args([format!("-max_len={length}"), format!("-max_total_time={seconds}")]);
        let (good, text) = output(&mut fuzz)?;
        if !good {
            return Err(format!("{target}: {text}"));
        }
        count.add(Count::ONE);
    }
    Ok(count)
}
