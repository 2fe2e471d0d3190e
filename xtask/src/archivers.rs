//! The programs with which the tests take archives apart.

use crate::engines;
use crate::tools::{Outcome, on_path};

/// Debian's package, and the program.
const PROGRAMS: [(&str, &str); 3] = [
    ("unzip", "unzip"),
    ("p7zip-full", "7z"),
    ("libarchive-tools", "bsdtar"),
];

/// Makes sure that every program is there; on Debian, root installs those that are missing.
pub(crate) fn find() -> Outcome {
    let missing: Vec<&str> = PROGRAMS
        .iter()
        .filter(|(_, name)| on_path(name).is_none())
        .map(|(package, _)| *package)
        .collect();
    if !missing.is_empty() {
        engines::install(&missing)?;
    }
    for (package, name) in PROGRAMS {
        if on_path(name).is_none() {
            return Err(format!(
                "{name} is missing: install it (on Debian: apt-get install {package})"
            ));
        }
    }
    Ok(())
}
