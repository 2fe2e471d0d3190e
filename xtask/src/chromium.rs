//! The Chromium in which the browser tests run.

use std::path::{Path, PathBuf};

use crate::tools::{Outcome, output, program, run};

const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
];

/// Where the installers of other systems put it.
const PLACES: [&str; 3] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
];

/// Finds Chromium; on Debian, root installs it where it is missing. `HONGBAO_CHROMIUM` names another one.
pub(crate) fn find() -> Outcome<PathBuf> {
    if let Some(given) = std::env::var_os("HONGBAO_CHROMIUM") {
        return Ok(given.into());
    }
    if let Some(found) = installed() {
        return Ok(found);
    }
    if Path::new("/etc/debian_version").exists() && output(program("id").arg("-u"))? == "0" {
        println!("Chromium is missing: apt-get installs it");
        run(program("apt-get").args(["update", "-qq"]))?;
        run(program("apt-get")
            .args([
                "install",
                "-y",
                "-qq",
                "--no-install-recommends",
                "chromium",
            ])
            .env("DEBIAN_FRONTEND", "noninteractive"))?;
    }
    installed().ok_or_else(|| {
        "Chromium is missing: install it (on Debian: apt-get install chromium), or name one in HONGBAO_CHROMIUM".to_owned()
    })
}

fn installed() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let named = NAMES
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    named
        .chain(PLACES.iter().map(PathBuf::from))
        .find(|file| file.is_file())
}
