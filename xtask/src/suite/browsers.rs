//! `wasm-pack test` in each browser, with the capabilities each driver wants.

use super::{Count, cargo_count, judged};
use crate::Outcome;
use crate::config::Browser;
use crate::setup::browsers::mini_browser;
use crate::setup::tools::find;
use crate::setup::wasm_target::Wasm;
use crate::shell::{output, root, which};
use std::fs;
use std::path::PathBuf;

/// Runs `tests/web.rs` in each browser.
pub(super) fn run(wasm: Wasm, browsers: &[Browser]) -> Outcome<Count> {
    let mut total = Count::default();
    for browser in browsers {
        println!("-- {}", browser.name());
        match one(wasm, *browser) {
            Ok(count) => total.add(count),
            Err(sentence) => {
                println!("{sentence}");
                total.add(Count { passed: 0, failed: 1 });
            }
        }
    }
    Ok(total)
}

fn one(wasm: Wasm, browser: Browser) -> Outcome<Count> {
    let driver = |name: &str| find(name, None).or_else(|| which(name)).ok_or_else(|| format!("there is no {name}"));
    let (flag, option, driver) = match browser {
        Browser::Chrome => ("--chrome", "--chromedriver", driver("chromedriver")?),
        Browser::Firefox => ("--firefox", "--geckodriver", driver("geckodriver")?),
        Browser::Webkit => ("--safari", "--safaridriver", driver("WebKitWebDriver")?),
    };
    let mut command = match browser {
        Browser::Webkit => {
            let mut command = wasm.command("xvfb-run");
            command.args(["--auto-servernum", "wasm-pack"]);
            command
        }
        _ => wasm.command("wasm-pack"),
    };
    command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities(browser)?);
    // A driver's own start, under load, can take longer than the runner's usual patience.
    command.env("WASM_BINDGEN_TEST_TIMEOUT", "180").env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    command.args(["test", "--headless", "--mode", "no-install", flag, option]).arg(driver);
    command.args([".", "--test", "web"]);
    let (mut good, mut text) = output(&mut command)?;
    // WebKitGTK's Skia now and then aborts on its own shaders at the start; a failed test has a result line.
    if !good && cargo_count(&text) == Count::default() && text.contains("WebProcess CRASHED") {
        println!("the browser crashed before any test ended; once more");
        (good, text) = output(&mut command)?;
    }
    Ok(judged(good, &text, cargo_count))
}

/// The file of capabilities for one browser: a driver refuses those of another.
fn capabilities(browser: Browser) -> Outcome<PathBuf> {
    let json = match browser {
        Browser::Chrome => {
            let flags = [
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
            ];
            format!(r#"{{"goog:chromeOptions": {{"args": ["{}"]}}}}"#, flags.join("\", \""))
        }
        Browser::Firefox => {
            let binary = ["firefox-esr", "firefox"].into_iter().find_map(which).ok_or("there is no Firefox")?;
            format!(r#"{{"moz:firefoxOptions": {{"binary": "{}", "args": ["-headless"]}}}}"#, binary.display())
        }
        Browser::Webkit => {
            let binary = mini_browser().ok_or("there is no MiniBrowser of WebKitGTK")?;
            format!(r#"{{"webkitgtk:browserOptions": {{"binary": "{}", "args": ["--automation"]}}}}"#, binary.display())
        }
    };
    let file = root().join("target").join(format!("webdriver-{}.json", browser.name()));
    fs::write(&file, json).map_err(|e| format!("cannot write {}: {e}", file.display()))?;
    Ok(file)
}
