//! TypeScript and bindings → `dist/npm` (the package), `dist/www` and `dist/hongbao.html` (the page), and the table of sizes.

use std::fs;

use crate::stamp::Stamp;
use crate::tools::{Outcome, at, node, root, run, timed};
use crate::wasm;

/// Everything that decides the bundles, beside the bindings.
const INPUTS: [&str; 19] = [
    "js",
    "www",
    "xtask/bundle",
    "tsconfig.json",
    "package.json",
    "package-lock.json",
    "Cargo.toml",
    "README.md",
    "README.zh-CN.md",
    "docs/elements.png",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "NOTICE",
    "CHANGELOG.md",
    "docs/hb1.md",
    "docs/guide",
    "xtask/docs",
    "benches/README.md",
    "SECURITY.md",
];

/// Bundles the package and the page where they are out of date, and prints their sizes.
pub(crate) fn build() -> Outcome {
    let mut inputs = INPUTS.map(|name| root().join(name)).to_vec();
    inputs.push(wasm::bindings());
    let outputs = ["dist/npm", "dist/www", "dist/hongbao.html"].map(|name| root().join(name));
    let version = version()?;
    Stamp::new("bundle", &version, &inputs, &outputs)?.unless_fresh(|| {
        timed("bundle", || {
            run(node().args(["xtask/bundle/main.mjs", &version]))
        })
    })?;
    run(node().arg("xtask/bundle/sizes.mjs"))
}

/// The version of the crate, which is the package's too.
pub(crate) fn version() -> Outcome<String> {
    let manifest = root().join("Cargo.toml");
    let text = fs::read_to_string(&manifest).map_err(at(&manifest))?;
    let package = text
        .split_once("\n[package]")
        .map(|(_, rest)| rest)
        .unwrap_or_default();
    let version = package
        .lines()
        .find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    version
        .map(str::to_owned)
        .ok_or_else(|| "Cargo.toml: the package has no version".to_owned())
}
