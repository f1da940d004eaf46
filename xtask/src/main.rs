//! `cargo xtask`: builds, serves and tests Barograph on any machine.
//!
//! Owns the two commands of the README. Each does its own set-up; what cannot be installed gets a
//! sentence with the command to type. Knows nothing of charts.

mod bench;
mod bundle;
mod config;
mod gallery;
mod prose;
mod serve;
mod setup;
mod shell;
mod size;
mod suite;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  demo [--port N] [--no-build]   build the package and serve the demo portal on 127.0.0.1 (port 8080)
  test [--browser B]… [--only S]…  run what CI runs; browsers: chrome, firefox, webkit; steps: see --list
  test --list                    list the steps of the tests
  fuzz [--seconds N]             feed methods, views and tables with anything (60 seconds each)
  bench [--quick]                draw beside other libraries and write docs/performance.md; --quick only prints
  bench --views [--quick]        redraw every view, beside ECharts, and write docs/views-performance.md
  build                          fill pkg/, the folder to copy or to publish, and print its sizes
  setup                          install what the other commands need
  help                           this text
";

/// Anything that stops a command, as a sentence.
pub(crate) type Outcome<T> = Result<T, String>;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(sentence) => {
            eprintln!("error: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Outcome<bool> {
    use lexopt::prelude::*;
    let root = shell::root();
    std::env::set_current_dir(&root).map_err(|e| format!("cannot enter {}: {e}", root.display()))?;
    let mut parser = lexopt::Parser::from_env();
    let (mut command, mut port, mut build, mut list) = (None, 8080_u16, true, false);
    let (mut seconds, mut quick, mut views) = (60_u32, false, false);
    let (mut browsers, mut only) = (Vec::new(), Vec::new());
    let wrong = |e: lexopt::Error| format!("{e}; `cargo xtask help` lists the commands");
    while let Some(argument) = parser.next().map_err(wrong)? {
        match argument {
            Value(name) if command.is_none() => command = Some(name.string().map_err(wrong)?),
            Long("port") => port = parser.value().and_then(|v| v.parse()).map_err(wrong)?,
            Long("seconds") => seconds = parser.value().and_then(|v| v.parse()).map_err(wrong)?,
            Long("no-build") => build = false,
            Long("list") => list = true,
            Long("quick") => quick = true,
            Long("views") => views = true,
            Long("browser") => browsers.push(parser.value().and_then(|v| v.string()).map_err(wrong)?),
            Long("only") => only.push(parser.value().and_then(|v| v.string()).map_err(wrong)?),
            Long("help") | Short('h') => command = Some("help".into()),
            other => return Err(wrong(other.unexpected())),
        }
    }
    let config = config::Config::read(&root)?;
    match command.as_deref() {
        Some("demo") => {
            if build {
                bundle::build(&config)?;
            }
            serve::serve(port, &config.build.out_dir)?;
            Ok(true)
        }
        Some("fuzz") => suite::fuzz::run(seconds).map(|_| true),
        Some("bench") => bench::run(&config, views, quick).map(|()| true),
        Some("build") => bundle::build(&config),
        Some("setup") => setup::everything(&config, &config.test.browsers).map(|_| true),
        Some("test") if list => {
            println!("{}", suite::NAMES.join("\n"));
            Ok(true)
        }
        Some("test") => suite::run(&config, &browsers, &only),
        Some("help") | None => {
            print!("{HELP}");
            Ok(true)
        }
        Some(other) => Err(format!("there is no command \"{other}\"; `cargo xtask help` lists them")),
    }
}
