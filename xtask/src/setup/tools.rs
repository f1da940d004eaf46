//! Programs that cargo installs, kept in `target/tools`.

use crate::Outcome;
use crate::shell::{output, root, run, step, which};
use std::path::PathBuf;
use std::process::Command;

/// The version of wasm-bindgen in the lock file: the program and the library must be of one version.
pub(crate) fn wasm_bindgen_version() -> Outcome<String> {
    let text =
        std::fs::read_to_string(root().join("Cargo.lock")).map_err(|e| format!("cannot read Cargo.lock: {e}"))?;
    let lock: toml::Table = text.parse().map_err(|e| format!("Cargo.lock: {e}"))?;
    let packages = lock.get("package").and_then(toml::Value::as_array);
    let of = |p: &toml::Value, key: &str| p.get(key).and_then(toml::Value::as_str).map(String::from);
    packages
        .and_then(|all| all.iter().find(|p| of(p, "name").as_deref() == Some("wasm-bindgen")))
        .and_then(|p| of(p, "version"))
        .ok_or_else(|| "Cargo.lock has no wasm-bindgen; run `cargo update -p wasm-bindgen`".into())
}

/// Where a program is: ours, else one on `PATH` of the right version.
pub(crate) fn find(program: &str, version: Option<&str>) -> Option<PathBuf> {
    let ours = root().join("target/tools/bin").join(program);
    // Ours comes first on the PATH of whatever is run, so another counts only where there is none of ours.
    let found = if ours.is_file() { Some(ours) } else { which(program) };
    let fits = |p: &PathBuf| {
        let Some(version) = version else { return true };
        output(Command::new(p).arg("--version")).is_ok_and(|(_, text)| text.split_whitespace().any(|w| w == version))
    };
    found.filter(fits)
}

/// Installs a program with cargo where there is none of this version.
pub(crate) fn ensure(program: &str, version: Option<&str>) -> Outcome<()> {
    if find(program, version).is_some() {
        return Ok(());
    }
    let package = if program == "wasm-bindgen" { "wasm-bindgen-cli" } else { program };
    let typed = match version {
        Some(v) => format!("cargo install {package} --version {v}"),
        None => format!("cargo install {package}"),
    };
    step(&typed, || {
        let mut install = Command::new("cargo");
        install.env("CARGO_TARGET_DIR", root().join("target/tools/build"));
        install.args(["install", "--quiet", "--root", "target/tools", package]);
        if let Some(version) = version {
            install.args(["--version", version]);
        }
        run(&mut install)
    })
    .map_err(|e| format!("{e}; type it by hand to see why: {typed}"))
}
