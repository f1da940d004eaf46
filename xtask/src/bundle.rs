//! Fills `pkg/`, the one folder a portal copies or npm publishes.
//!
//! wasm-pack compiles, wasm-opt shrinks, esbuild joins and minifies the scripts. `package.json` and
//! `README.md` in `pkg/` are tracked and never touched. Nothing is done where no input changed.

use crate::Outcome;
use crate::config::Config;
use crate::setup;
use crate::setup::wasm_target::Wasm;
use crate::shell::{root, run, step};
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Files of `www/` that are scripts of their own in the package; the others are joined into these.
const SCRIPTS: [&str; 2] = ["barograph.js", "element.js"];
/// Files copied as they are: from, to.
const COPIED: [(&str, &str); 4] = [
    ("www/barograph.d.ts", "barograph.d.ts"),
    ("www/barograph.schema.json", "barograph.schema.json"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
];

/// Sets up, builds what changed, and fills the folder.
pub(crate) fn build(config: &Config) -> Outcome<()> {
    let wasm = setup::for_build()?;
    let pkg = root().join(&config.build.out_dir);
    let stamp = root().join("target/package.stamp");
    let inputs = fingerprint(wasm)?;
    let whole = COPIED.iter().map(|(_, to)| *to).chain(SCRIPTS).chain(["engine.js", "engine_bg.wasm"]);
    let complete = whole.into_iter().all(|file| pkg.join(file).is_file());
    if complete && fs::read_to_string(&stamp).is_ok_and(|s| s == inputs) {
        eprintln!("✓ the package is up to date");
        return Ok(());
    }
    let made = root().join("target/package");
    step("wasm-pack build", || compile(config, wasm, &made))?;
    let name = &config.build.out_name;
    step("wasm-opt", || shrink(config, &made.join(format!("{name}_bg.wasm")), &pkg.join(format!("{name}_bg.wasm"))))?;
    step("esbuild", || {
        minify(&made.join(format!("{name}.js")), &pkg.join(format!("{name}.js")), &[])?;
        for script in SCRIPTS {
            let external = format!("--external:./{name}.js*");
            minify(&root().join("www").join(script), &pkg.join(script), &["--bundle", &external])?;
        }
        Ok(())
    })?;
    for (from, to) in COPIED {
        fs::copy(root().join(from), pkg.join(to)).map_err(|e| format!("cannot copy {from}: {e}"))?;
    }
    fs::write(&stamp, inputs).map_err(|e| format!("cannot write {}: {e}", stamp.display()))
}

/// Runs wasm-pack, with std built for size where its sources are at hand.
fn compile(config: &Config, wasm: Wasm, made: &Path) -> Outcome<()> {
    let mut command = wasm.command("wasm-pack");
    command.args(["build", "--mode", "no-install", "--target", &config.build.target]);
    command.args(["--out-name", &config.build.out_name]).arg("--out-dir").arg(made);
    command.args(&config.build.flags);
    let mut flags = String::from("-C target-feature=+simd128 -C llvm-args=-inline-threshold=40");
    if wasm.has_sources() {
        eprintln!("  std is built for size, panics abort at once");
        command.env("RUSTC_BOOTSTRAP", "1");
        command.args(["--", "-Z", "build-std=std,panic_abort", "-Z", "build-std-features=optimize_for_size"]);
        flags += " -Zunstable-options -Cpanic=immediate-abort";
    } else {
        eprintln!("  std is the ready-made one");
    }
    command.env("RUSTFLAGS", flags);
    run(&mut command)
}

fn shrink(config: &Config, from: &Path, to: &Path) -> Outcome<()> {
    run(Command::new("node_modules/.bin/wasm-opt").args(&config.build.wasm_opt).arg(from).arg("-o").arg(to))
}

/// One script without spaces and comments, its imports joined in. Names of members stay.
fn minify(from: &Path, to: &Path, more: &[&str]) -> Outcome<()> {
    let mut command = Command::new("node_modules/.bin/esbuild");
    command.arg(from).arg(format!("--outfile={}", to.display()));
    command.args(["--minify", "--format=esm", "--target=es2022", "--log-level=warning", "--charset=utf8"]);
    run(command.args(more))
}

/// A mark that differs when any input does.
fn fingerprint(wasm: Wasm) -> Outcome<String> {
    let mut files = Vec::new();
    for folder in ["src", "www"] {
        collect(&root().join(folder), &mut files);
    }
    let single = ["Cargo.toml", "Cargo.lock", "wasm-pack.toml", "package-lock.json", "xtask/src/bundle.rs"];
    files.extend(single.map(|f| root().join(f)));
    files.sort();
    let mut hasher = DefaultHasher::new();
    wasm.has_sources().hash(&mut hasher);
    (wasm == Wasm::Debian).hash(&mut hasher);
    for file in files {
        let bytes = fs::read(&file).map_err(|e| format!("cannot read {}: {e}", file.display()))?;
        (file, bytes).hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// The sources in a folder: no data, no pages.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| ["rs", "js", "ts", "json"].iter().any(|k| e == *k)) {
            files.push(path);
        }
    }
}
