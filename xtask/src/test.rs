//! Every check, by name, in the order in which a failure is cheapest to find.

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::stamp::listing;
use crate::tools::{Outcome, cargo, node, root, run, seconds};
use crate::{archivers, chromium, docs, engines, package, renderers, wasm};

/// What to test.
#[derive(Default)]
pub(crate) struct Options {
    /// One check alone.
    pub(crate) only: Option<String>,
    /// All samples of every test, not the seeded tenth.
    pub(crate) full: bool,
    /// The slow consumers of the package too.
    pub(crate) all: bool,
}

struct Check {
    name: &'static str,
    /// Works on what the build makes.
    built: bool,
    run: fn(&Options) -> Outcome,
}

const CHECKS: [Check; 11] = [
    Check {
        name: "format",
        built: false,
        run: |_| run(cargo().args(["fmt", "--all", "--check"])),
    },
    Check {
        name: "clippy",
        built: false,
        run: |_| clippy(),
    },
    Check {
        name: "native",
        built: false,
        run: native,
    },
    Check {
        name: "docs",
        built: false,
        run: |_| docs::rustdoc(),
    },
    Check {
        name: "build",
        built: false,
        run: |_| crate::build(),
    },
    Check {
        name: "types",
        built: true,
        run: |_| types(),
    },
    Check {
        name: "node",
        built: true,
        run: |options| {
            archivers::find()?;
            renderers::find()?;
            node_tests("tests/node", options, &mut node())
        },
    },
    Check {
        name: "browser",
        built: true,
        run: browser,
    },
    Check {
        name: "site",
        built: true,
        run: |options| {
            docs::build()?;
            node_tests(
                "tests/site",
                options,
                node().env("HONGBAO_CHROMIUM", chromium::find()?),
            )
        },
    },
    Check {
        name: "engines",
        built: true,
        run: other_engines,
    },
    Check {
        name: "packaging",
        built: true,
        run: packaging,
    },
];

/// Runs the checks, all of them even where one fails, and ends with a line that counts them.
pub(crate) fn test(options: &Options) -> Outcome {
    let chosen: Vec<&Check> = match &options.only {
        None => CHECKS.iter().collect(),
        Some(name) => CHECKS.iter().filter(|check| check.name == name).collect(),
    };
    if chosen.is_empty() {
        return Err(format!(
            "--only takes one of {}",
            CHECKS.map(|check| check.name).join(", ")
        ));
    }
    if options.only.is_some() && chosen.iter().any(|check| check.built) {
        crate::build()?;
    }

    let results: Vec<_> = chosen
        .iter()
        .map(|check| (check.name, measure(check, options)))
        .collect();
    println!();
    for (name, (outcome, time)) in &results {
        match outcome {
            Ok(()) => println!("  {name:<12} passed  {:>8}", seconds(*time)),
            Err(problem) => println!("  {name:<12} FAILED  {:>8}  {problem}", seconds(*time)),
        }
    }
    let failed: Vec<&str> = results
        .iter()
        .filter(|(_, (outcome, _))| outcome.is_err())
        .map(|(name, _)| *name)
        .collect();
    println!(
        "{} passed, {} failed",
        results.len() - failed.len(),
        failed.len()
    );
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!("failed: {}", failed.join(", ")))
    }
}

fn measure(check: &Check, options: &Options) -> (Outcome, Duration) {
    println!("\n── {}", check.name);
    let start = Instant::now();
    let outcome = (check.run)(options);
    if let Err(problem) = &outcome {
        eprintln!("{problem}");
    }
    (outcome, start.elapsed())
}

fn clippy() -> Outcome {
    run(cargo().args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--all-features",
        "--",
        "-D",
        "warnings",
    ]))?;
    wasm::each_features(|features| {
        run(cargo()
            .args(["clippy", "--package", "hongbao", "--target", wasm::TARGET])
            .args(features)
            .args(["--", "-D", "warnings"]))
    })
}

fn native(options: &Options) -> Outcome {
    // The generated inputs are the same in every run, unless the caller sets another seed.
    let seed = std::env::var("PROPTEST_RNG_SEED").unwrap_or_else(|_| "20261123".to_owned());
    run(full(
        cargo()
            .args(["test", "--package", "hongbao", "--all-features"])
            .env("PROPTEST_RNG_SEED", seed),
        options,
    ))?;
    // The running program has this profile, so that its dependencies are compiled already.
    run(cargo().args(["test", "--package", "xtask", "--profile", "dev"]))
}

/// The command is compiled for Node, and the rest for pages.
fn types() -> Outcome {
    for project in [".", "js/cli"] {
        run(node().args(["node_modules/typescript/bin/tsc", "--project", project]))?;
    }
    Ok(())
}

fn browser(options: &Options) -> Outcome {
    let chromium = chromium::find()?;
    let failed = root().join("target/failed-browser-tests");
    // A file of an earlier run must not be taken for the failures of this one.
    let _ = std::fs::remove_file(&failed);
    let outcome = node_tests(
        "tests/browser",
        options,
        node().env("HONGBAO_CHROMIUM", &chromium).args([
            "--test-reporter=spec",
            "--test-reporter-destination=stdout",
            "--test-reporter=./tests/failed-files.mjs",
            &format!("--test-reporter-destination={}", failed.display()),
        ]),
    );
    let again: Vec<PathBuf> = match (&outcome, std::fs::read_to_string(&failed)) {
        (Err(_), Ok(files)) => files.lines().map(PathBuf::from).collect(),
        _ => Vec::new(),
    };
    // On a busy machine a browser misses a moment now and then. A test of something broken fails twice.
    if again.is_empty() {
        return outcome;
    }
    println!("\n── browser, once more: {} of its files", again.len());
    run_tests(again, options, node().env("HONGBAO_CHROMIUM", chromium))
}

fn other_engines(options: &Options) -> Outcome {
    let mut command = node();
    engines::find(&mut command)?;
    node_tests("tests/engines", options, &mut command)
}

fn packaging(options: &Options) -> Outcome {
    let tarball = package::package()?;
    let chromium = chromium::find()?;
    node_tests(
        "tests/packaging",
        options,
        node()
            .env("HONGBAO_CHROMIUM", chromium)
            .env("HONGBAO_TARBALL", tarball),
    )
}

/// Runs a folder's `*.test.mjs` with Node's own test runner.
fn node_tests(folder: &str, options: &Options, command: &mut Command) -> Outcome {
    let files = listing(&root().join(folder))?;
    let tests: Vec<PathBuf> = files
        .into_iter()
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    if tests.is_empty() {
        return Err(format!("{folder} holds no *.test.mjs"));
    }
    run_tests(tests, options, command)
}

/// Runs files by Node's own test runner.
fn run_tests(tests: Vec<PathBuf>, options: &Options, command: &mut Command) -> Outcome {
    if options.all {
        command.env("HONGBAO_ALL", "1");
    }
    if !command
        .get_args()
        .any(|argument| argument.to_string_lossy().starts_with("--test-reporter="))
    {
        command.arg("--test-reporter=spec");
    }
    // Left to itself, the runner leaves one core idle: half of a machine of two. A file that waits for a timer or a program leaves its core to another one.
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    command.arg(format!("--test-concurrency={}", cores + 1));
    run(full(command.arg("--test").args(tests), options))
}

fn full<'a>(command: &'a mut Command, options: &Options) -> &'a mut Command {
    if options.full {
        command.env("HONGBAO_FULL", "1")
    } else {
        command
    }
}
