//! Running programs and saying so.

use crate::Outcome;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// A program as it is found on `PATH`.
pub(crate) fn which(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|dir| dir.join(program)).find(|file| file.is_file())
}

/// Does `work`, telling what it does and how long it took. Progress goes to standard error.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    eprintln!("▸ {what} …");
    let begin = Instant::now();
    let result = work();
    let seconds = begin.elapsed().as_secs_f64();
    match &result {
        Ok(_) => eprintln!("  {what}: {seconds:.1} s"),
        Err(sentence) => eprintln!("  {what} failed after {seconds:.1} s: {sentence}"),
    }
    result
}

/// Runs a program to its end, its output on standard error.
pub(crate) fn run(command: &mut Command) -> Outcome<()> {
    let shown = show(command);
    command.stdout(Stdio::from(std::io::stderr()));
    let status = command.status().map_err(|e| format!("`{shown}` did not start: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{shown}` ended with {status}")) }
}

/// Runs a program and gives what it printed, standard output and then standard error.
pub(crate) fn output(command: &mut Command) -> Outcome<(bool, String)> {
    let shown = show(command);
    let out = command.output().map_err(|e| format!("`{shown}` did not start: {e}"))?;
    let text = String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
    Ok((out.status.success(), text))
}

fn show(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|w| w.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
