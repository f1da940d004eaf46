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
const DEBIAN: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "lld-22"];

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

    /// Whether std's sources are there, so that it can be built for size.
    pub(crate) fn has_sources(self) -> bool {
        let sysroot = match self {
            Self::Rustup => sysroot(),
            Self::Debian => Ok(PathBuf::from("/usr")),
        };
        sysroot.is_ok_and(|s| s.join("lib/rustlib/src/rust/library/std/Cargo.toml").is_file())
    }
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

/// Finds or installs it.
pub(crate) fn ensure() -> Outcome<Wasm> {
    if has_std(&sysroot()?) {
        sources();
        return Ok(Wasm::Rustup);
    }
    if has_std(Path::new("/usr")) {
        return Ok(Wasm::Debian);
    }
    let rustup =
        step(&format!("rustup target add {TARGET}"), || run(Command::new("rustup").args(["target", "add", TARGET])));
    if rustup.is_ok() && has_std(&sysroot()?) {
        sources();
        return Ok(Wasm::Rustup);
    }
    apt(&DEBIAN)?;
    step("build the standard library for wasm32 from Debian's sources", debian_std)?;
    Ok(Wasm::Debian)
}

/// Tries once to get std's sources: with them the Wasm is smaller, without them it is only larger.
fn sources() {
    let tried = root().join("target/tools/rust-src.tried");
    if Wasm::Rustup.has_sources() || tried.exists() {
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
    let lib = Path::new("/usr/lib/rustlib").join(TARGET).join("lib");
    fs::create_dir_all(&lib).map_err(|e| format!("cannot make {}: {e}", lib.display()))?;
    let files = fs::read_dir(&deps).map_err(|e| format!("cannot read {}: {e}", deps.display()))?;
    for file in files.flatten() {
        let name = file.file_name();
        let text = name.to_string_lossy();
        let wanted = text.starts_with("lib") && !text.starts_with("libempty");
        if wanted && (text.ends_with(".rlib") || text.ends_with(".rmeta")) {
            fs::copy(file.path(), lib.join(&name)).map_err(|e| format!("cannot copy {text}: {e}"))?;
        }
    }
    Ok(())
}
