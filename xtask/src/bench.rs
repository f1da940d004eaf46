//! The comparisons with other libraries, in the browser: lines of any length, and a redraw of every view.
//!
//! Owns how `benches/browser` gets its packages and its Chromium. Measures nothing itself and asserts nothing: times are those
//! of the machine it runs on.

use crate::config::{Browser, Config};
use crate::shell::{self, root, which};
use crate::{Outcome, bundle, setup};
use std::process::Command;

/// The program, and the report that a whole run writes.
const LINES: [&str; 2] = ["benches/browser/compare.mjs", "docs/performance.md"];
const VIEWS: [&str; 2] = ["benches/browser/views.mjs", "docs/views-performance.md"];

/// Runs a comparison with the package as it is now, of `views` or of lines; a quick one takes less and prints its report.
pub(crate) fn run(config: &Config, views: bool, quick: bool) -> Outcome<()> {
    setup::everything(config, &[Browser::Chrome])?;
    bundle::refresh(config)?;
    let folder = root().join("benches/browser");
    let mut install = Command::new("npm");
    shell::run(install.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(&folder))?;
    let [program, report] = if views { VIEWS } else { LINES };
    let mut compare = Command::new("node");
    compare.arg(program).arg(if quick { "" } else { report });
    if quick {
        compare.arg("--quick");
    }
    compare.env("BARO_CHROMIUM", which("chromium").ok_or("there is no Chromium")?);
    shell::run(&mut compare)
}
