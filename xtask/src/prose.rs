//! What is written is checked as what is programmed: links lead somewhere, commands exist, files
//! stay short.

use crate::config::Config;
use crate::shell::{output, root};
use crate::suite::Count;
use crate::{Outcome, bundle};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Source files longer than this are two things.
const LINES: usize = 400;

/// Runs the checks.
pub(crate) fn check(config: &Config) -> Outcome<Count> {
    let mut package = bundle::files(config);
    package.extend(["package.json".into(), "README.md".into()]);
    let tracked = tracked()?;
    let checks: [(&str, Vec<String>); 3] = [
        ("links lead somewhere", links(&tracked, &package)),
        ("commands exist", commands(&tracked)),
        ("files stay short", lengths(&tracked)),
    ];
    let mut count = Count::default();
    for (name, faults) in checks {
        if faults.is_empty() {
            count.passed += 1;
        } else {
            println!("{name}: no\n  {}", faults.join("\n  "));
            count.failed += 1;
        }
    }
    Ok(count)
}

fn tracked() -> Outcome<Vec<PathBuf>> {
    let (good, text) = output(Command::new("git").args(["ls-files"]))?;
    if !good {
        return Err(text);
    }
    Ok(text.lines().map(PathBuf::from).filter(|p| p.is_file()).collect())
}

fn is(path: &Path, extensions: &[&str]) -> bool {
    path.extension().is_some_and(|e| extensions.iter().any(|k| e == *k))
}

/// Relative links of Markdown and of pages, with their anchors.
fn links(tracked: &[PathBuf], package: &[String]) -> Vec<String> {
    let mut faults = Vec::new();
    for file in tracked.iter().filter(|p| is(p, &["md", "html"])) {
        let text = fs::read_to_string(file).unwrap_or_default();
        let marks: &[(&str, char)] =
            if is(file, &["md"]) { &[("](", ')')] } else { &[("href=\"", '"'), ("src=\"", '"')] };
        for (open, close) in marks {
            for part in text.split(open).skip(1) {
                // A chart's `src` is a list; after a Markdown link may stand its title.
                let several = part.split(*close).next().unwrap_or_default().split_whitespace();
                let links = several.take_while(|l| !l.starts_with('"'));
                faults.extend(links.filter_map(|l| dead(file, l, package)).map(|f| format!("{}: {f}", file.display())));
            }
        }
    }
    faults
}

fn dead(file: &Path, link: &str, package: &[String]) -> Option<String> {
    if link.contains(':') || link.starts_with('?') {
        return None;
    }
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let path = path.split('?').next().unwrap_or(path);
    // What the demo serves at /barograph/ is the package, which may not have been built yet.
    if let Some(name) = path.strip_prefix("barograph/") {
        let known = package.iter().any(|p| p == name);
        return (!known).then(|| format!("{link} is not in the package"));
    }
    let target = if path.is_empty() { file.to_path_buf() } else { file.parent()?.join(path) };
    if !root().join(&target).exists() {
        return Some(format!("{link} leads nowhere"));
    }
    if anchor.is_empty() || !is(&target, &["md", "html"]) {
        return None;
    }
    let text = fs::read_to_string(root().join(&target)).unwrap_or_default();
    let found = if is(&target, &["md"]) {
        text.lines().filter(|l| l.starts_with('#')).any(|l| slug(l.trim_start_matches('#').trim()) == anchor)
    } else {
        text.contains(&format!("id=\"{anchor}\""))
    };
    (!found).then(|| format!("{link} has no such place"))
}

/// The anchor of a Markdown heading.
fn slug(heading: &str) -> String {
    heading
        .to_lowercase()
        .chars()
        .filter_map(|c| match c {
            ' ' => Some('-'),
            c if c.is_alphanumeric() || c == '-' || c == '_' => Some(c),
            _ => None,
        })
        .collect()
}

/// `cargo xtask …` in prose names a command there is.
fn commands(tracked: &[PathBuf]) -> Vec<String> {
    let known = ["demo", "test", "build", "fuzz", "bench", "setup", "help"];
    let mut faults = Vec::new();
    for file in tracked.iter().filter(|p| is(p, &["md"])) {
        let text = fs::read_to_string(file).unwrap_or_default();
        for part in text.split("cargo xtask ").skip(1) {
            let name: String = part.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect();
            if !name.is_empty() && !known.contains(&name.as_str()) {
                faults.push(format!("{}: there is no `cargo xtask {name}`", file.display()));
            }
        }
    }
    faults
}

fn lengths(tracked: &[PathBuf]) -> Vec<String> {
    let sources = tracked.iter().filter(|p| is(p, &["rs", "js", "mjs", "css"]));
    let long = |p: &&PathBuf| fs::read_to_string(p).map_or(0, |t| t.lines().count()) > LINES;
    sources.filter(long).map(|p| format!("{} has more than {LINES} lines", p.display())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_become_anchors() {
        assert_eq!(slug("The two commands"), "the-two-commands");
        assert_eq!(slug("`cargo xtask demo`, in short"), "cargo-xtask-demo-in-short");
    }

    #[test]
    fn dead_links_are_found() {
        let package = ["barograph.js".to_string()];
        assert_eq!(dead(Path::new("README.md"), "Cargo.toml", &package), None);
        assert_eq!(dead(Path::new("README.md"), "https://example.org/", &package), None);
        assert!(dead(Path::new("README.md"), "nowhere.md", &package).is_some());
        assert_eq!(dead(Path::new("www/embed.html"), "barograph/barograph.js", &package), None);
        assert!(dead(Path::new("www/embed.html"), "barograph/barometer.js", &package).is_some());
    }
}
