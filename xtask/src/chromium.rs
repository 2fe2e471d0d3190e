//! The Chromium in which the browser tests run.

use std::path::PathBuf;

use crate::engines;
use crate::tools::Outcome;

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
    engines::install(&["chromium"])?;
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
