//! The crate → one WebAssembly module and its bindings for each variant, in `target/bindings/VARIANT/`.
//!
//! `hongbao.wasm` is the module as shipped, `named.wasm` the same with the names of its functions, `hongbao_bg.js` and `hongbao.d.ts` are what wasm-bindgen wrote around it.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::{Bindgen, Output};

use crate::bundle::version;
use crate::panics::silence;
use crate::section;
use crate::stamp::{Stamp, listing};
use crate::tools::{Outcome, at, cargo, node, output, program, root, run, timed};

/// The target of every variant.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// One WebAssembly file: its name and cargo's arguments that choose its features.
struct Variant {
    name: &'static str,
    features: &'static [&'static str],
}

const VARIANTS: [Variant; 5] = [
    Variant {
        name: "core",
        features: &[
            "--no-default-features",
            "--features",
            "codes,packet,calendar",
        ],
    },
    Variant {
        name: "qr",
        features: &["--no-default-features", "--features", "codes"],
    },
    Variant {
        name: "packet",
        features: &["--no-default-features", "--features", "packet,calendar"],
    },
    Variant {
        name: "scan",
        features: &["--no-default-features", "--features", "scan"],
    },
    Variant {
        name: "font",
        features: &["--no-default-features", "--features", "font"],
    },
];

/// What the shipped module may use beyond the first WebAssembly: the floor is Chromium 87, Firefox 79, Safari 15. A module that
/// uses anything else does not pass the optimiser.
const FEATURES: [&str; 6] = [
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
];

/// What decides a variant, beside its features.
const INPUTS: [&str; 6] = [
    "src",
    "xtask/src",
    "Cargo.toml",
    "Cargo.lock",
    ".cargo/config.toml",
    "node_modules/binaryen/package.json",
];

/// Builds the variants that are out of date.
///
/// Cargo cannot tell which they are: a library of this kind has one file whatever its features, and each variant overwrites it.
pub(crate) fn build() -> Outcome {
    add_target()?;
    let compiler = output(program("rustc").arg("-vV"))?;
    let settings = without_own_paths()?;
    let inputs = INPUTS.map(|name| root().join(name));
    for variant in &VARIANTS {
        let salt = [
            &variant.features.concat(),
            &FEATURES.concat(),
            &settings,
            &compiler,
        ]
        .map(String::as_str)
        .concat();
        let made = [
            "hongbao.wasm",
            "named.wasm",
            "hongbao_bg.js",
            "hongbao.d.ts",
        ]
        .map(|name| variant.folder().join(name));
        Stamp::new(&format!("wasm-{}", variant.name), &salt, &inputs, &made)?.unless_fresh(
            || {
                timed(&format!("wasm {}", variant.name), || {
                    variant.build(&settings)
                })
            },
        )?;
    }
    Ok(())
}

/// Calls `work` with the arguments that choose each variant's features.
pub(crate) fn each_features(work: impl Fn(&[&str]) -> Outcome) -> Outcome {
    VARIANTS
        .iter()
        .try_for_each(|variant| work(variant.features))
}

/// The folder that holds every variant's bindings.
pub(crate) fn bindings() -> PathBuf {
    root().join("target/bindings")
}

fn add_target() -> Outcome {
    let folder = output(program("rustc").args(["--print", "target-libdir", "--target", TARGET]))?;
    if Path::new(&folder).is_dir() {
        return Ok(());
    }
    timed("rustup target add", || {
        run(program("rustup").args(["target", "add", TARGET]))
    })
}

impl Variant {
    fn folder(&self) -> PathBuf {
        bindings().join(self.name)
    }

    fn build(&self, settings: &str) -> Outcome {
        let compiled = self.compile(settings)?;
        let folder = self.folder();
        fs::create_dir_all(&folder).map_err(at(&folder))?;
        let module = folder.join("compiled.wasm");
        let bytes = fs::read(&compiled).map_err(at(&compiled))?;
        // Without the section wasm-bindgen and the optimiser believe no more than they see.
        let stripped = section::strip(&bytes, "target_features")?;
        fs::write(&module, stripped).map_err(at(&module))?;
        bind(&module, &folder)?;
        let named = folder.join("named.wasm");
        optimise(&folder.join("hongbao_bg.wasm"), &named)?;
        let bytes = fs::read(&named).map_err(at(&named))?;
        let shipped = folder.join("hongbao.wasm");
        fs::write(&shipped, section::strip(&bytes, "name")?).map_err(at(&shipped))
    }

    fn compile(&self, settings: &str) -> Outcome<PathBuf> {
        let target = root().join("target");
        run(cargo()
            .args([
                "rustc",
                "--package",
                "hongbao",
                "--lib",
                "--crate-type",
                "cdylib",
            ])
            .args(["--release", "--target", TARGET])
            .args(self.features)
            .arg("--target-dir")
            .arg(&target)
            .arg("--config")
            .arg(settings)
            // These would replace the flags of .cargo/config.toml, which keep newer features out.
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS"))?;
        Ok(target.join(TARGET).join("release/hongbao.wasm"))
    }
}

/// The setting that makes panics name a crate's file without this machine's folders: the module is the same everywhere.
fn without_own_paths() -> Outcome<String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let crates = home
        .ok_or("no home folder, and CARGO_HOME is not set")?
        .join("registry/src");
    let registries = if crates.is_dir() {
        listing(&crates)?
    } else {
        Vec::new()
    };
    let folders = registries.into_iter().chain([root()]);
    let flags = folders.map(|folder| {
        format!(
            "{:?}",
            format!("--remap-path-prefix={}=.", folder.display())
        )
    });
    Ok(format!(
        "target.{TARGET}.rustflags=[{}]",
        flags.collect::<Vec<_>>().join(",")
    ))
}

fn bind(module: &Path, folder: &Path) -> Outcome {
    let version = version()?;
    let bindgen = || {
        let mut output = Bindgen::new()
            .input_path(module)
            .out_name("hongbao")
            .bundler(true)?
            .typescript(true)
            // The table of parts goes by names; the shipped module loses them.
            .remove_name_section(false)
            .remove_producers_section(true)
            .generate_output()?;
        name_edition(&mut output, &version);
        silence(output.wasm_mut());
        output.emit(folder)
    };
    bindgen().map_err(|error| format!("wasm-bindgen: {error:#}"))
}

/// Names the module that is imported from by the version and the bindings, so that the bindings of another version refuse the file.
fn name_edition(output: &mut Output, version: &str) {
    let mut hasher = DefaultHasher::new();
    (version, output.js()).hash(&mut hasher);
    let edition = format!("hongbao {version} {:08x}", hasher.finish() >> 32);
    for import in output.wasm_mut().imports.iter_mut() {
        import.module.clone_from(&edition);
    }
}

fn optimise(module: &Path, optimised: &Path) -> Outcome {
    run(node()
        .arg("node_modules/binaryen/bin/wasm-opt")
        .args([
            "-O3",
            "--flexible-inline-max-function-size=10",
            "--one-caller-inline-max-function-size=100",
            "--debuginfo",
        ])
        .args(FEATURES)
        .arg(module)
        .arg("-o")
        .arg(optimised))
}
