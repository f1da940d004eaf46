//! Browsers, their drivers, and a font that has Chinese.

use super::apt;
use crate::Outcome;
use crate::config::Browser;
use crate::shell::{output, which};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Installs what the tests in these browsers, and the page tests (always in Chromium), need.
pub(crate) fn ensure(browsers: &[Browser]) -> Outcome<()> {
    let mut missing = Vec::new();
    let mut need = |program: &str, package: &'static str| {
        if which(program).is_none() {
            missing.push(package);
        }
    };
    need("chromium", "chromium");
    need("chromedriver", "chromium-driver");
    if browsers.contains(&Browser::Firefox) && which("firefox").is_none() {
        need("firefox-esr", "firefox-esr");
    }
    if browsers.contains(&Browser::Webkit) {
        need("WebKitWebDriver", "webkit2gtk-driver");
        need("xvfb-run", "xvfb");
        need("xauth", "xauth");
    }
    if !has_chinese() {
        missing.push("fonts-noto-cjk");
    }
    if missing.is_empty() { Ok(()) } else { apt(&missing) }
}

/// Whether any font has Chinese; without one, texts of the screenshots would be boxes.
fn has_chinese() -> bool {
    let asked = output(Command::new("fc-list").arg(":lang=zh"));
    asked.map_or_else(|_| Path::new("/usr/share/fonts/opentype/noto").exists(), |(_, text)| !text.trim().is_empty())
}

/// WebKitGTK's small browser, which its driver starts.
pub(crate) fn mini_browser() -> Option<PathBuf> {
    let folders =
        fs::read_dir("/usr/lib/x86_64-linux-gnu").into_iter().chain(fs::read_dir("/usr/lib/aarch64-linux-gnu"));
    let inside = folders.flat_map(Iterator::flatten).map(|f| f.path().join("MiniBrowser"));
    inside.filter(|p| p.is_file()).find(|p| p.to_string_lossy().contains("webkit2gtk"))
}
