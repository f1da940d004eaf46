//! The wasm32 standard library, and the toolchain that has it.
//!
//! The normal way is rustup's. Where its servers cannot be reached, Debian's own packages do it: they
//! bring rustc with the sources of std, from which the library is built once.

use super::apt;
use crate::Outcome;
use crate::shell::{output, root, run, step};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";
const DEBIAN: [&str; 6] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "rust-web-clippy", "lld-22"];
/// Where Debian's rustc looks for the library, and the mark of the compiler it was built by.
const LIBRARY: &str = "/usr/lib/rustlib/wasm32-unknown-unknown/lib";
const BUILT_BY: &str = "barograph-built-by";
/// There where std's sources are.
const SOURCES: &str = "lib/rustlib/src/rust/library/std/Cargo.toml";
/// Since rustc 1.92 `-Cpanic=immediate-abort` is a way to panic.
const IMMEDIATE_ABORT: u32 = 92;

/// Whose toolchain compiles for wasm32.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wasm {
    /// rustup's, as everything else.
    Rustup,
    /// Debian's, in `/usr/bin`.
    Debian,
}

impl Wasm {
    /// A command that compiles for wasm32: with this toolchain, our tools, and a target folder of its
    /// own, because flags differ and nothing is to be compiled twice.
    pub(crate) fn command(self, program: &str) -> Command {
        let mut path = root().join("target/tools/bin").into_os_string();
        if self == Self::Debian {
            path.push(":/usr/bin");
        }
        path.push(":");
        path.push(std::env::var_os("PATH").unwrap_or_default());
        let mut command = Command::new(program);
        command.env("PATH", path).env("CARGO_TARGET_DIR", root().join("target/wasm"));
        for inherited in ["CARGO", "RUSTC", "RUSTUP_TOOLCHAIN"] {
            if self == Self::Debian {
                command.env_remove(inherited);
            }
        }
        command
    }

    /// Whether std can be built for size: its sources are there, and the compiler knows panics that abort
    /// at once.
    pub(crate) fn rebuilds_std(self) -> bool {
        let (sysroot, version) = match self {
            Self::Rustup => (sysroot(), version("rustc")),
            Self::Debian => (Ok(PathBuf::from("/usr")), version("/usr/bin/rustc")),
        };
        let minor = version.and_then(|v| v.strip_prefix("rustc 1.")?.split('.').next()?.parse::<u32>().ok());
        minor.is_some_and(|m| m >= IMMEDIATE_ABORT) && sysroot.is_ok_and(|s| s.join(SOURCES).is_file())
    }
}

fn version(rustc: &str) -> Option<String> {
    output(Command::new(rustc).arg("--version")).ok().filter(|(good, _)| *good).map(|(_, text)| text)
}

fn sysroot() -> Outcome<PathBuf> {
    let (_, text) = output(Command::new("rustc").args(["--print", "sysroot"]))?;
    Ok(PathBuf::from(text.trim()))
}

fn has_std(sysroot: &Path) -> bool {
    let lib = sysroot.join("lib/rustlib").join(TARGET).join("lib");
    let Ok(files) = fs::read_dir(lib) else { return false };
    files.flatten().any(|f| f.file_name().to_string_lossy().starts_with("libstd-"))
}

/// Whether Debian's rustc has its std, built by this very version: after an upgrade it must be built anew.
fn debian_has_std() -> bool {
    let mark = fs::read_to_string(Path::new(LIBRARY).join(BUILT_BY));
    has_std(Path::new("/usr")) && mark.map_or(true, |by| version("/usr/bin/rustc").is_some_and(|v| v == by))
}

fn installed(package: &str) -> bool {
    let asked = output(Command::new("dpkg-query").args(["--show", "--showformat=${db:Status-Status}", package]));
    asked.is_ok_and(|(good, text)| good && text == "installed")
}

/// Finds or installs it.
pub(crate) fn ensure() -> Outcome<Wasm> {
    if has_std(&sysroot()?) {
        sources();
        return Ok(Wasm::Rustup);
    }
    if debian_has_std() {
        return Ok(Wasm::Debian);
    }
    let rustup =
        step(&format!("rustup target add {TARGET}"), || run(Command::new("rustup").args(["target", "add", TARGET])));
    if rustup.is_ok() && has_std(&sysroot()?) {
        sources();
        return Ok(Wasm::Rustup);
    }
    let missing: Vec<&str> = DEBIAN.into_iter().filter(|p| !installed(p)).collect();
    if !missing.is_empty() {
        apt(&missing)?;
    }
    step("build the standard library for wasm32 from Debian's sources", debian_std)?;
    Ok(Wasm::Debian)
}

/// Tries once to get std's sources: with them the Wasm is smaller, without them it is only larger.
fn sources() {
    let tried = root().join("target/tools/rust-src.tried");
    if sysroot().is_ok_and(|s| s.join(SOURCES).is_file()) || tried.exists() {
        return;
    }
    let added =
        step("rustup component add rust-src", || run(Command::new("rustup").args(["component", "add", "rust-src"])));
    if added.is_err() {
        eprintln!("  the package will be built with the ready-made std, and be some kB larger");
    }
    // If the mark cannot be written, it is tried again next time: no harm.
    let _ = fs::create_dir_all(root().join("target/tools")).and_then(|()| fs::write(tried, ""));
}

fn debian_std() -> Outcome<()> {
    let folder = root().join("target/tools/empty");
    let wrong = |e: std::io::Error| format!("cannot prepare {}: {e}", folder.display());
    fs::create_dir_all(folder.join("src")).map_err(wrong)?;
    let manifest = "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[workspace]\n";
    fs::write(folder.join("Cargo.toml"), manifest).map_err(wrong)?;
    fs::write(folder.join("src/lib.rs"), "").map_err(wrong)?;
    let mut build = Wasm::Debian.command("/usr/bin/cargo");
    build
        .current_dir(&folder)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTC", "/usr/bin/rustc")
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .args(["build", "--quiet", "--release", "--target", TARGET])
        .args(["-Z", "build-std=std,panic_abort,panic_unwind,test,proc_macro"]);
    run(&mut build)?;
    let deps = folder.join("target").join(TARGET).join("release/deps");
    let lib = Path::new(LIBRARY);
    let by_hand = |e: std::io::Error| {
        let typed =
            format!("sudo mkdir -p {LIBRARY} && sudo cp {0}/lib*.rlib {0}/lib*.rmeta {LIBRARY}", deps.display());
        format!("cannot write {LIBRARY}: {e}; type: {typed}")
    };
    if lib.join(BUILT_BY).exists() {
        fs::remove_dir_all(lib).map_err(by_hand)?;
    }
    fs::create_dir_all(lib).map_err(by_hand)?;
    let files = fs::read_dir(&deps).map_err(|e| format!("cannot read {}: {e}", deps.display()))?;
    for file in files.flatten() {
        let name = file.file_name();
        let text = name.to_string_lossy();
        let wanted = text.starts_with("lib") && !text.starts_with("libempty");
        if wanted && (text.ends_with(".rlib") || text.ends_with(".rmeta")) {
            fs::copy(file.path(), lib.join(&name)).map_err(by_hand)?;
        }
    }
    fs::write(lib.join(BUILT_BY), version("/usr/bin/rustc").unwrap_or_default()).map_err(by_hand)
}
