//! The programs of print shops and desktops that draw SVG files, each by an engine of its own.

use crate::engines;
use crate::tools::{Outcome, on_path};

/// Debian's package, and the program; `CairoSVG` is a module of Debian's Python.
const PROGRAMS: [(&str, &str); 4] = [
    ("inkscape", "inkscape"),
    ("librsvg2-bin", "rsvg-convert"),
    ("mupdf-tools", "mutool"),
    (
        "python3-cairosvg",
        "/usr/lib/python3/dist-packages/cairosvg",
    ),
];

/// Makes sure that every program is there; on Debian, root installs those that are missing.
pub(crate) fn find() -> Outcome {
    let missing: Vec<&str> = PROGRAMS
        .iter()
        .filter(|(_, name)| !is_there(name))
        .map(|(package, _)| *package)
        .collect();
    if !missing.is_empty() {
        engines::install(&missing)?;
    }
    for (package, name) in PROGRAMS {
        if !is_there(name) {
            return Err(format!(
                "{name} is missing: install it (on Debian: apt-get install {package})"
            ));
        }
    }
    Ok(())
}

fn is_there(name: &str) -> bool {
    if name.starts_with('/') {
        std::path::Path::new(name).exists()
    } else {
        on_path(name).is_some()
    }
}
