//! `wasm-pack.toml`: what wasm-pack takes only as flags, the browsers to test, the byte budgets.

use crate::Outcome;
use serde::Deserialize;
use std::path::Path;

/// The whole file. An unknown key is an error, so none is ever without effect.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    pub(crate) build: Build,
    pub(crate) test: Test,
    pub(crate) budget: Budget,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Build {
    pub(crate) target: String,
    pub(crate) out_dir: String,
    pub(crate) flags: Vec<String>,
    pub(crate) rustflags: Vec<String>,
    pub(crate) wasm_opt: Vec<String>,
    pub(crate) engine: Vec<Engine>,
}

/// One Wasm of the package: `NAME.js` and `NAME_bg.wasm`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Engine {
    pub(crate) out_name: String,
    pub(crate) cargo: Vec<String>,
}

impl Engine {
    /// The two files a page loads.
    pub(crate) fn files(&self) -> [String; 2] {
        [format!("{}.js", self.out_name), format!("{}_bg.wasm", self.out_name)]
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Test {
    pub(crate) browsers: Vec<Browser>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Budget {
    pub(crate) first_chart: usize,
}

/// A browser that wasm-pack can test in.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Browser {
    Chrome,
    Firefox,
    Webkit,
}

impl Browser {
    pub(crate) fn named(name: &str) -> Outcome<Self> {
        match name {
            "chrome" => Ok(Self::Chrome),
            "firefox" => Ok(Self::Firefox),
            "webkit" => Ok(Self::Webkit),
            other => Err(format!("there is no browser \"{other}\"; write chrome, firefox or webkit")),
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chrome => "chrome",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }
}

impl Config {
    pub(crate) fn read(root: &Path) -> Outcome<Self> {
        let file = root.join("wasm-pack.toml");
        let text = std::fs::read_to_string(&file).map_err(|e| format!("cannot read {}: {e}", file.display()))?;
        toml::from_str(&text).map_err(|e| format!("wasm-pack.toml: {e}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_the_repository_reads() {
        let config = Config::read(&crate::shell::root()).unwrap();
        assert!(config.build.engine.iter().any(|e| e.files() == ["engine.js", "engine_bg.wasm"]));
        assert!(!config.test.browsers.is_empty() && config.budget.first_chart > 0);
    }

    #[test]
    fn a_key_that_nobody_reads_is_an_error() {
        let text = std::fs::read_to_string(crate::shell::root().join("wasm-pack.toml")).unwrap();
        let more = text.replace("[test]", "[test]\nspeed = 3");
        assert!(toml::from_str::<Config>(&more).unwrap_err().to_string().contains("speed"));
    }
}
