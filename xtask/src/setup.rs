//! What a machine needs, installed where it is missing.
//!
//! Each part looks first and says nothing where all is in place. The normal way is tried first.
//! Where something cannot be installed the error is a sentence with the command to type.

pub(crate) mod browsers;
pub(crate) mod node;
pub(crate) mod tools;
pub(crate) mod wasm_target;

use crate::Outcome;
use crate::config::{Browser, Config};
use crate::shell::{output, run, step, which};
use std::process::Command;

/// Everything that `test` needs.
pub(crate) fn everything(_: &Config, browsers: &[Browser]) -> Outcome<wasm_target::Wasm> {
    let wasm = for_build()?;
    browsers::ensure(browsers)?;
    if browsers.contains(&Browser::Firefox) {
        tools::ensure("geckodriver", None)?;
    }
    eprintln!("✓ everything is in place");
    Ok(wasm)
}

/// Everything that `build` and `demo` need.
pub(crate) fn for_build() -> Outcome<wasm_target::Wasm> {
    let wasm = wasm_target::ensure()?;
    tools::ensure("wasm-pack", None)?;
    tools::ensure("wasm-bindgen", Some(&tools::wasm_bindgen_version()?))?;
    node::ensure()?;
    Ok(wasm)
}

/// Installs Debian packages.
pub(crate) fn apt(packages: &[&str]) -> Outcome<()> {
    let typed = format!("apt-get install {}", packages.join(" "));
    if which("apt-get").is_none() {
        return Err(format!("this system has no apt-get; install what Debian calls: {}", packages.join(" ")));
    }
    if !is_root() {
        return Err(format!("not root; type: sudo {typed}"));
    }
    let install = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        let (good, said) = output(command.args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages))?;
        if good { Ok(()) } else { Err(said) }
    };
    step(&typed, || {
        // An old or empty list of packages is the usual reason for a failure: renew it and try again.
        install().or_else(|_| {
            run(Command::new("apt-get").args(["update", "-qq"]))?;
            install()
        })
    })
    .map_err(|e| format!("{e}; type it by hand to see why: {typed}"))
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|o| o.stdout.starts_with(b"0\n"))
}
