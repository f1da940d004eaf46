//! The comparison with other libraries, in the browser.
//!
//! Owns how `benches/browser` gets its packages and its Chromium. Measures nothing itself and asserts nothing: times are those
//! of the machine it runs on.

use crate::config::{Browser, Config};
use crate::shell::{self, root, which};
use crate::{Outcome, bundle, setup};
use std::process::Command;

/// The report that a whole run writes.
const REPORT: &str = "docs/performance.md";

/// Runs the comparison with the package as it is now; a quick one takes few sizes and prints its report.
pub(crate) fn run(config: &Config, quick: bool) -> Outcome<()> {
    setup::everything(config, &[Browser::Chrome])?;
    bundle::refresh(config)?;
    let folder = root().join("benches/browser");
    let mut install = Command::new("npm");
    shell::run(install.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(&folder))?;
    let mut compare = Command::new("node");
    compare.arg("benches/browser/compare.mjs").arg(if quick { "" } else { REPORT });
    if quick {
        compare.arg("--quick");
    }
    compare.env("BARO_CHROMIUM", which("chromium").ok_or("there is no Chromium")?);
    shell::run(&mut compare)
}
