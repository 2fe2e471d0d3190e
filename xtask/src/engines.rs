//! The engines beside Chromium in which the package is tried: Firefox, and the one of Safari as GTK has it.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::tools::{Outcome, on_path, output, program, run};

/// Debian's package, the variable that names another program, and the program.
const PROGRAMS: [(&str, &str, &str); 3] = [
    ("firefox-esr", "HONGBAO_FIREFOX", "firefox-esr"),
    ("webkit2gtk-driver", "HONGBAO_WEBDRIVER", "WebKitWebDriver"),
    ("xvfb", "HONGBAO_XVFB", "Xvfb"),
];

/// Names the engines in the environment of `command`; on Debian, root installs those that are missing.
pub(crate) fn find(command: &mut Command) -> Outcome {
    let missing: Vec<&str> = PROGRAMS
        .iter()
        .filter(|(_, variable, name)| place(variable, name).is_none())
        .map(|(package, _, _)| *package)
        .collect();
    if !missing.is_empty() {
        install(&missing)?;
    }
    for (package, variable, name) in PROGRAMS {
        let found = place(variable, name).ok_or_else(|| {
            format!("{name} is missing: install it (on Debian: apt-get install {package}), or name one in {variable}")
        })?;
        command.env(variable, found);
    }
    Ok(())
}

/// Installs Debian's packages where that can be done.
pub(crate) fn install(packages: &[&str]) -> Outcome {
    if !Path::new("/etc/debian_version").exists() || output(program("id").arg("-u"))? != "0" {
        return Ok(());
    }
    println!("apt-get installs {}", packages.join(", "));
    run(program("apt-get").args(["update", "-qq"]))?;
    run(program("apt-get")
        .args(["install", "-y", "-qq", "--no-install-recommends"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive"))
}

fn place(variable: &str, name: &str) -> Option<PathBuf> {
    match std::env::var_os(variable) {
        Some(given) => Some(given.into()),
        None => on_path(name),
    }
}
