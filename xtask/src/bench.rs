//! The measurements of `benches/`. `cargo bench` runs `NAME.rs`, and Node runs `NAME.mjs` after a build. A name may have both files.

use std::ffi::OsString;

use crate::stamp::listing;
use crate::tools::{Outcome, cargo, node, root, run};
use crate::{chromium, package};

/// Runs a measurement with the arguments that follow its name.
pub(crate) fn bench(name: &str, arguments: &[OsString]) -> Outcome {
    if !names().iter().any(|known| known == name) {
        return Err(format!("no bench is called \"{name}\": {}", choices()));
    }
    if root().join(format!("benches/{name}.rs")).is_file() {
        run(cargo()
            .args(["bench", "--package", "hongbao", "--bench", name, "--"])
            .args(arguments))?;
    }
    let script = format!("benches/{name}.mjs");
    if root().join(&script).is_file() {
        crate::build()?;
        let tarball = package::package()?;
        run(node()
            .arg(script)
            .args(arguments)
            .env("HONGBAO_CHROMIUM", chromium::find()?)
            .env("HONGBAO_TARBALL", tarball))?;
    }
    Ok(())
}

/// Says which measurements there are.
pub(crate) fn choices() -> String {
    match names().as_slice() {
        [] => "benches/ holds none".to_owned(),
        names => format!("there are {}", names.join(", ")),
    }
}

/// A file in `benches/` is a measurement; what several share lies in folders below.
fn names() -> Vec<String> {
    let files = listing(&root().join("benches")).unwrap_or_default();
    let benches = files.iter().filter(|path| {
        path.extension()
            .is_some_and(|extension| extension == "rs" || extension == "mjs")
    });
    let mut names: Vec<String> = benches
        .filter_map(|path| path.file_stem()?.to_str().map(str::to_owned))
        .collect();
    names.sort();
    names.dedup();
    names
}
