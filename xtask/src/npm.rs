//! The npm packages that the build uses, exactly as the lock file names them.

use std::fs;
use std::process::Command;

use crate::stamp::Stamp;
use crate::tools::{Outcome, at, node, output, program, root, run, timed};

const NODE_MAJOR: u32 = 20;

/// Installs the packages, unless those of this lock file are there already.
pub(crate) fn install() -> Outcome {
    check_node()?;
    let lock = root().join("package-lock.json");
    let text = fs::read_to_string(&lock).map_err(at(&lock))?;
    if text.contains("\"resolved\": \"http") {
        return Err("package-lock.json names a registry: write it with npm install --omit-lockfile-registry-resolved".to_owned());
    }
    // npm writes this file last, and only when it has finished.
    let marker = root().join("node_modules/.package-lock.json");
    Stamp::new("npm", "", &[lock, root().join("package.json")], &[marker])?.unless_fresh(|| {
        timed("npm ci", || {
            run(npm().args([
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--loglevel=error",
                "--omit-lockfile-registry-resolved",
            ]))
        })
    })
}

/// npm, run in the repository's root.
pub(crate) fn npm() -> Command {
    program(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

fn check_node() -> Outcome {
    let version = output(node().arg("--version"))?;
    let major = version
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(major) if major >= NODE_MAJOR => Ok(()),
        _ => Err(format!(
            "Node.js {version} is too old: install version {NODE_MAJOR} or newer"
        )),
    }
}
