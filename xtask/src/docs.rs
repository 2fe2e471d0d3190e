//! `dist/docs`: the guides, the reference of the package by `TypeDoc`, and that of the crate by rustdoc.

use crate::bundle;
use crate::stamp::Stamp;
use crate::tools::{Outcome, cargo, node, root, run, timed};

/// Everything that the pages are made of; the package brings its own sources along.
const INPUTS: [&str; 14] = [
    "docs",
    "xtask/docs",
    "xtask/bundle/compressed.mjs",
    "dist/npm",
    "target/doc/hongbao",
    "benches/README.md",
    "benches/encode.svg",
    "www/style/tokens.css",
    "www/icon.svg",
    "README.md",
    "SECURITY.md",
    "CHANGELOG.md",
    "NOTICE",
    "package-lock.json",
];

/// Makes the pages of what was built, where they are out of date.
pub(crate) fn build() -> Outcome {
    rustdoc()?;
    let inputs = INPUTS.map(|name| root().join(name));
    let version = bundle::version()?;
    Stamp::new("docs", &version, &inputs, &[root().join("dist/docs")])?.unless_fresh(|| {
        timed("documentation", || {
            run(node().args(["xtask/docs/main.mjs", &version]))
        })
    })
}

/// Makes the reference of the crate in `target/doc`, and refuses what is wrong in it.
pub(crate) fn rustdoc() -> Outcome {
    run(cargo()
        .args(["doc", "--package", "hongbao", "--no-deps", "--target-dir"])
        .arg(root().join("target"))
        .env("RUSTDOCFLAGS", "-D warnings"))
}
