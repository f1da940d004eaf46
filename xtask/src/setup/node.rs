//! Node.js and the development tools of `package.json`: wasm-opt, esbuild, the type checker, the
//! driver of the page tests, the accessibility audit.

use super::apt;
use crate::Outcome;
use crate::shell::{root, run, step, which};
use std::fs;
use std::process::Command;

/// Installs them where they are missing or the lock file changed.
pub(crate) fn ensure() -> Outcome<()> {
    let missing: Vec<&str> = [("node", "nodejs"), ("npm", "npm")]
        .into_iter()
        .filter(|(program, _)| which(program).is_none())
        .map(|(_, package)| package)
        .collect();
    if !missing.is_empty() {
        apt(&missing)?;
    }
    let lock = fs::read_to_string(root().join("package-lock.json")).map_err(|e| format!("package-lock.json: {e}"))?;
    let stamp = root().join("node_modules/.installed-from");
    if fs::read_to_string(&stamp).is_ok_and(|text| text == lock) {
        return Ok(());
    }
    step("npm ci", || {
        run(Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))?;
        fs::write(&stamp, &lock).map_err(|e| format!("cannot write {}: {e}", stamp.display()))
    })
}
