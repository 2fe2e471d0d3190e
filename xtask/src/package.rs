//! `dist/npm` → `dist/hongbao-VERSION.tgz`, the file that npm publishes.

use std::fs;
use std::path::PathBuf;

use crate::bundle;
use crate::npm::npm;
use crate::tools::{Outcome, at, output, root};

/// Packs what the build made and returns the tarball's path.
pub(crate) fn package() -> Outcome<PathBuf> {
    let tarball = root().join(format!("dist/hongbao-{}.tgz", bundle::version()?));
    output(npm().args([
        "pack",
        "./dist/npm",
        "--pack-destination",
        "dist",
        "--ignore-scripts",
        "--loglevel=error",
    ]))?;
    let size = fs::metadata(&tarball).map_err(at(&tarball))?.len();
    println!("  {} ({size} bytes)", tarball.display());
    Ok(tarball)
}
