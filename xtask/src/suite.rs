//! The tests, in the order and with the result that CI sees.
//!
//! A failed step does not stop the others. Tests are counted from what their runners print; a step
//! without countable tests counts as one. The last line is `N passed, N failed`.

mod browsers;
pub(crate) mod fuzz;

use crate::config::{Browser, Config};
use crate::setup::wasm_target::Wasm;
use crate::shell::{output, root, which};
use crate::{Outcome, bundle, prose, setup};
use std::process::Command;
use std::time::Instant;

/// The steps, in order.
pub(crate) const NAMES: [&str; 11] =
    ["format", "lint", "lint-wasm", "native", "fuzz", "browsers", "bundle", "types", "page", "docs", "prose"];

/// The steps that need nothing but the toolchain this program was built with.
const BARE: [&str; 6] = ["format", "lint", "native", "fuzz", "docs", "prose"];

/// How many tests of a step passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
}

impl Count {
    const ONE: Self = Self { passed: 1, failed: 0 };

    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Runs the steps (all, or those named); tells whether everything passed.
pub(crate) fn run(config: &Config, browsers: &[String], only: &[String]) -> Outcome<bool> {
    if let Some(unknown) = only.iter().find(|o| !NAMES.contains(&o.as_str())) {
        return Err(format!("there is no step \"{unknown}\"; the steps are {}", NAMES.join(", ")));
    }
    let browsers: Vec<Browser> = match browsers {
        [] => config.test.browsers.clone(),
        named => named.iter().map(|n| Browser::named(n)).collect::<Outcome<_>>()?,
    };
    let chosen: Vec<&str> = NAMES.into_iter().filter(|n| only.is_empty() || only.iter().any(|o| o == n)).collect();
    // A machine that cannot have browsers can still run the rest by name.
    let bare = chosen.iter().all(|n| BARE.contains(n));
    let wasm = if bare { Wasm::Rustup } else { setup::everything(config, &browsers)? };
    let mut total = Count::default();
    let mut summary = Vec::new();
    for name in chosen {
        println!("\n== {name}");
        let begin = Instant::now();
        let count = step(name, config, wasm, &browsers).unwrap_or_else(|sentence| {
            println!("{sentence}");
            Count { passed: 0, failed: 1 }
        });
        total.add(count);
        let seconds = begin.elapsed().as_secs_f64();
        summary.push(format!("{name:<10} {:>5} passed {:>3} failed {seconds:>7.1} s", count.passed, count.failed));
    }
    println!("\n{}\n\n{} passed, {} failed", summary.join("\n"), total.passed, total.failed);
    Ok(total.failed == 0)
}

fn step(name: &str, config: &Config, wasm: Wasm, browsers: &[Browser]) -> Outcome<Count> {
    match name {
        "format" => whole(Command::new("cargo").args(["fmt", "--all", "--check"])),
        "lint" => whole(cargo(&["clippy", "--quiet", "--workspace", "--all-targets"]).args(["--", "-D", "warnings"])),
        "lint-wasm" => lint_wasm(config, wasm),
        "native" => counted(&mut cargo(&["test", "--workspace", "--quiet", "--no-fail-fast"]), cargo_count),
        "fuzz" => fuzz::run(5),
        "browsers" => browsers::run(wasm, browsers),
        "bundle" => {
            if bundle::build(config)? {
                Ok(Count::ONE)
            } else {
                Err("the package is over its budget".into())
            }
        }
        "types" => whole(Command::new("node_modules/.bin/tsc").args(["--project", "tsconfig.json"])),
        "page" => bundle::refresh(config).and_then(|()| page()),
        "docs" => {
            let mut doc = cargo(&["doc", "--quiet", "--no-deps", "--workspace"]);
            whole(doc.env("RUSTDOCFLAGS", "-D warnings"))
        }
        _ => prose::check(config),
    }
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(arguments);
    command
}

/// What wasm32 compiles, each engine of the package and the tests, is linted under bans of what a page lacks.
fn lint_wasm(config: &Config, wasm: Wasm) -> Outcome<Count> {
    // Debian has the clippy of its compiler in a package of its own; without it, warnings are denied.
    let clippy = wasm == Wasm::Rustup || std::path::Path::new("/usr/bin/cargo-clippy").is_file();
    if !clippy {
        println!("without clippy: type `apt-get install rust-web-clippy` to have it");
    }
    let mut count = Count::default();
    let parts = config.build.engine.iter().map(|e| (e.cargo.as_slice(), "--lib"));
    for (features, part) in parts.chain([(&[][..], "--tests")]) {
        let mut command = wasm.command("cargo");
        command.args([if clippy { "clippy" } else { "check" }, "--quiet", "--package", "barograph"]);
        command.args(["--target", "wasm32-unknown-unknown", part]).args(features);
        if clippy {
            command.env("CLIPPY_CONF_DIR", root().join("xtask/clippy-wasm")).args(["--", "-D", "warnings"]);
        } else {
            command.env("RUSTFLAGS", "-D warnings");
        }
        count.add(whole(&mut command)?);
    }
    Ok(count)
}

fn page() -> Outcome<Count> {
    let mut files: Vec<_> = std::fs::read_dir(root().join("tests/page"))
        .map_err(|e| format!("tests/page: {e}"))?
        .flatten()
        .map(|f| f.path())
        .filter(|p| p.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    let mut command = Command::new("node");
    command.args(["--test", "--test-concurrency=1", "--test-reporter=tap"]).args(files);
    // The pages under test are served by this program, and opened in this browser.
    command.env("BARO_XTASK", std::env::current_exe().map_err(|e| format!("cannot find myself: {e}"))?);
    command.env("BARO_CHROMIUM", which("chromium").ok_or("there is no Chromium")?);
    counted(&mut command, node_count)
}

/// A step that passes or fails as a whole.
fn whole(command: &mut Command) -> Outcome<Count> {
    let (good, text) = output(command)?;
    if good { Ok(Count::ONE) } else { Err(text) }
}

/// A step whose tests are counted from its output, which is shown where it fails.
pub(crate) fn counted(command: &mut Command, count: fn(&str) -> Count) -> Outcome<Count> {
    let (good, text) = output(command)?;
    Ok(judged(good, &text, count))
}

/// Counts what a runner printed, and prints it where anything failed.
pub(crate) fn judged(good: bool, text: &str, count: fn(&str) -> Count) -> Count {
    let mut count = count(text);
    if !good || count == Count::default() {
        println!("{text}");
        count.failed = count.failed.max(1);
    }
    // What was skipped is said also where all is well.
    for line in text.lines().filter(|l| l.contains("skipped:")) {
        println!("{line}");
    }
    count
}

/// `test result: ok. 12 passed; 0 failed; …`, once a binary.
pub(crate) fn cargo_count(text: &str) -> Count {
    let mut total = Count::default();
    for line in text.lines().filter(|l| l.contains("test result:")) {
        let before = |word: &str| {
            let words: Vec<&str> = line.split([' ', ';', '.']).filter(|w| !w.is_empty()).collect();
            words.windows(2).find_map(|w| match w {
                [number, name] if *name == word => number.parse().ok(),
                _ => None,
            })
        };
        total.add(Count { passed: before("passed").unwrap_or(0), failed: before("failed").unwrap_or(0) });
    }
    total
}

/// `# pass 12` and `# fail 0`, at the end.
fn node_count(text: &str) -> Count {
    let last = |name: &str| text.lines().rev().find_map(|l| l.strip_prefix(name)?.trim().parse().ok()).unwrap_or(0);
    Count { passed: last("# pass "), failed: last("# fail ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_from_what_runners_print() {
        let text = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured\nx\ntest result: FAILED. 3 passed; 2 failed; 0 ignored";
        assert_eq!(cargo_count(text), Count { passed: 15, failed: 2 });
        assert_eq!(node_count("1..3\n# tests 3\n# pass 2\n# fail 1\n"), Count { passed: 2, failed: 1 });
        assert_eq!(cargo_count("nothing"), Count::default());
    }
}
