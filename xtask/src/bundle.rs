//! Fills `pkg/`: the engine by wasm-pack and wasm-opt, the scripts by esbuild, types and licences beside them.
//!
//! Owns what the package consists of. Nothing is built where no input has changed. The tracked files of
//! `pkg/` (its manifest and README) are never touched.

use crate::Outcome;
use crate::config::{Config, Engine};
use crate::setup::{self, wasm_target::Wasm};
use crate::shell::{root, run, step};
use crate::size;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a page's tag names, and the module it loads.
pub(crate) const SCRIPTS: [&str; 2] = ["barograph.js", "element.js"];

/// The modules that are fetched when a reader first wants the table, a file, something computed or explained, or to explore.
pub(crate) const LATER: [&str; 4] = ["table.js", "saving.js", "analysis.js", "explore.js"];

/// Copied as they are, from where they stand.
const COPIED: [&str; 4] = ["www/barograph.d.ts", "www/barograph.schema.json", "LICENSE-MIT", "LICENSE-APACHE"];

/// Whatever the package is made from, besides the folder `src` and the scripts of `www`.
const INPUTS: [&str; 6] =
    ["Cargo.toml", "Cargo.lock", "wasm-pack.toml", "package-lock.json", "LICENSE-MIT", "LICENSE-APACHE"];

/// The newest syntax that every browser with the engine's Wasm features understands.
const SYNTAX: &str = "--target=es2022";

/// Brings the package up to date, prints its sizes, and tells whether they keep within the budget.
pub(crate) fn build(config: &Config) -> Outcome<bool> {
    refresh(config)?;
    size::report(config)
}

/// Builds the package where an input or an output has changed since the last time.
pub(crate) fn refresh(config: &Config) -> Outcome<()> {
    let wasm = setup::for_build()?;
    let stamp = root().join("target/package.stamp");
    let small = wasm.rebuilds_std();
    let before = inputs(small)?;
    if fs::read_to_string(&stamp).is_ok_and(|text| text == format!("{before:x} {:x}", outputs(config))) {
        eprintln!("✓ {}/ is up to date", config.build.out_dir);
        return Ok(());
    }
    let made = root().join("target/package");
    let folder = root().join(&config.build.out_dir);
    fs::create_dir_all(&folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
    let std = if small { "std rebuilt for size" } else { "the ready-made std" };
    for engine in &config.build.engine {
        let [script, wasm_file] = engine.files();
        step(&format!("wasm-pack build {}, with {std}", engine.out_name), || {
            compile(config, engine, wasm, small, &made)
        })?;
        step("wasm-opt", || {
            let mut tool = Command::new(root().join("node_modules/.bin/wasm-opt"));
            tool.args(&config.build.wasm_opt).arg(made.join(&wasm_file)).arg("-o").arg(folder.join(&wasm_file));
            run(&mut tool)
        })?;
        minify(&made.join(script), &folder, &["--format=esm"])?;
    }
    step("esbuild and copy", || {
        let [classic, module] = SCRIPTS.map(|name| root().join("www").join(name));
        minify(&classic, &folder, &[])?;
        let engines = config.build.engine.iter().map(|e| format!("{}.js", e.out_name));
        let apart: Vec<String> =
            engines.chain(LATER.map(String::from)).map(|name| format!("--external:./{name}")).collect();
        let flags: Vec<&str> =
            ["--bundle", "--format=esm"].into_iter().chain(apart.iter().map(String::as_str)).collect();
        minify(&module, &folder, &flags)?;
        LATER
            .iter()
            .try_for_each(|name| minify(&root().join("www").join(name), &folder, &["--bundle", "--format=esm"]))?;
        COPIED.iter().try_for_each(|from| {
            let name = Path::new(from).file_name().unwrap_or_default();
            fs::copy(root().join(from), folder.join(name)).map(|_| ()).map_err(|e| format!("cannot copy {from}: {e}"))
        })
    })?;
    fs::write(&stamp, format!("{before:x} {:x}", outputs(config))).map_err(|e| format!("target/package.stamp: {e}"))
}

/// The engine as wasm-pack makes it. Into a folder of its own: it would write a `.gitignore` and empty
/// a manifest that is tracked.
fn compile(config: &Config, engine: &Engine, wasm: Wasm, small: bool, made: &Path) -> Outcome<()> {
    let mut pack = wasm.command("wasm-pack");
    let mut flags = config.build.rustflags.clone();
    pack.args(["--log-level", "error", "build", "--mode", "no-install", "--target", &config.build.target]);
    pack.args(["--out-name", &engine.out_name, "--out-dir"])
        .arg(made)
        .args(&config.build.flags)
        .args([".", "--"])
        .args(&engine.cargo);
    if small {
        flags.extend(["-Zunstable-options".into(), "-Cpanic=immediate-abort".into()]);
        pack.env("RUSTC_BOOTSTRAP", "1");
        pack.args(["-Z", "build-std=std,panic_abort", "-Z", "build-std-features=optimize_for_size"]);
    }
    pack.env("RUSTFLAGS", flags.join(" "));
    run(&mut pack)
}

/// One script made small, under its own name.
fn minify(from: &Path, folder: &Path, more: &[&str]) -> Outcome<()> {
    let mut out = std::ffi::OsString::from("--outfile=");
    out.push(folder.join(from.file_name().unwrap_or_default()));
    let mut esbuild = Command::new(root().join("node_modules/.bin/esbuild"));
    run(esbuild.arg(from).args(["--minify", "--charset=utf8", "--log-level=warning", SYNTAX]).args(more).arg(out))
}

fn inputs(small: bool) -> Outcome<u64> {
    let mut hash = DefaultHasher::new();
    (small, include_str!("bundle.rs")).hash(&mut hash);
    let mut files: Vec<PathBuf> = INPUTS.iter().map(PathBuf::from).collect();
    collect(Path::new("src"), &mut files)?;
    let www = fs::read_dir("www").map_err(|e| format!("cannot read www: {e}"))?;
    files.extend(www.flatten().map(|f| f.path()).filter(|p| {
        let name = p.to_string_lossy();
        [".js", ".ts", ".json"].iter().any(|end| name.ends_with(end))
    }));
    files.sort();
    for file in files {
        let bytes = fs::read(&file).map_err(|e| format!("cannot read {}: {e}", file.display()))?;
        (file, bytes).hash(&mut hash);
    }
    Ok(hash.finish())
}

fn outputs(config: &Config) -> u64 {
    let mut hash = DefaultHasher::new();
    for name in files(config) {
        fs::read(Path::new(&config.build.out_dir).join(name)).ok().hash(&mut hash);
    }
    hash.finish()
}

/// Every file that is built or copied.
pub(crate) fn files(config: &Config) -> Vec<String> {
    let copied = COPIED.iter().filter_map(|from| from.rsplit('/').next());
    let engines = config.build.engine.iter().flat_map(Engine::files);
    SCRIPTS.into_iter().chain(LATER).chain(copied).map(String::from).chain(engines).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Outcome<()> {
    let entries = fs::read_dir(folder).map_err(|e| format!("cannot read {}: {e}", folder.display()))?;
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() { collect(&path, files)? } else { files.push(path) }
    }
    Ok(())
}
