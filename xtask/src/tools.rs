//! Running other programs, and saying what to install where one is missing.

use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// What a task ends with: its value, or one sentence for the person who ran it.
pub(crate) type Outcome<T = ()> = Result<T, String>;

/// The repository's root folder.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent()
        .expect("xtask lies in the repository")
        .to_path_buf()
}

/// The `cargo` that runs this program.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// Node, run in the repository's root.
pub(crate) fn node() -> Command {
    let mut command = Command::new("node");
    command.current_dir(root());
    command
}

/// Any other program, run in the repository's root.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// Where the PATH has a program.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

/// Runs a program to its end with our own input and output.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let status = command
        .status()
        .map_err(|error| unstartable(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} failed ({status})", line(command)))
    }
}

/// Runs a program and returns what it printed, without the space around it.
pub(crate) fn output(command: &mut Command) -> Outcome<String> {
    let output = command
        .output()
        .map_err(|error| unstartable(command, &error))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!(
            "{} failed ({}): {}",
            line(command),
            output.status,
            said.trim()
        ))
    }
}

/// Does a piece of work and prints its name and the time it took.
pub(crate) fn timed<T>(name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    let start = Instant::now();
    let value = work()?;
    println!("  {name:<24} {}", seconds(start.elapsed()));
    Ok(value)
}

/// Seconds with one decimal.
pub(crate) fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

/// Says which file could not be read, written or removed.
pub(crate) fn at<E: std::fmt::Display>(path: &Path) -> impl Fn(E) -> String {
    move |error| format!("{}: {error}", path.display())
}

fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

fn unstartable(command: &Command, error: &std::io::Error) -> String {
    let name = command.get_program().to_string_lossy();
    if error.kind() != ErrorKind::NotFound {
        return format!("{name} could not be started: {error}");
    }
    match name.trim_end_matches(".cmd") {
        "node" | "npm" => format!("{name} is missing: install Node.js 20 or newer, which brings npm"),
        "rustup" => "rustup is missing: install Rust by rustup, so that its wasm32-unknown-unknown target can be added".to_owned(),
        "cargo" | "rustc" => format!("{name} is missing: install Rust's stable toolchain by rustup"),
        _ => format!("{name} is missing: install it and put it on the PATH"),
    }
}
