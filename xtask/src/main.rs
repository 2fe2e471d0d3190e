//! The only driver of this repository: `build`, `docs`, `serve`, `test`, `bench`, `package`, `notice`.
//!
//! Every failure is one sentence on standard error and a non-zero exit code. What is already up to date is not done again.

#![allow(
    clippy::print_stdout,
    reason = "what this program says, it says on standard output"
)]

mod archivers;
mod bench;
mod bundle;
mod chromium;
mod docs;
mod engines;
mod npm;
mod package;
mod panics;
mod renderers;
mod section;
mod serve;
mod stamp;
mod test;
mod tools;
mod wasm;

use std::ffi::{OsStr, OsString};
use std::process::ExitCode;

use lexopt::prelude::*;
use tools::Outcome;

const USAGE: &str = "\
usage: cargo xtask build                                    everything in dist/, and its sizes
       cargo xtask docs                                     the documentation in dist/docs, after a build
       cargo xtask serve [--port N]                         the page on http://localhost:8080
       cargo xtask test [--only NAME] [--full] [--all]      every check, or one; on all samples; with the slow consumers too
       cargo xtask bench NAME [ARGUMENT ...]                a measurement of benches/
       cargo xtask package                                  dist/hongbao-VERSION.tgz
       cargo xtask notice                                   NOTICE, the licences of what is bundled
";

fn main() -> ExitCode {
    match dispatch() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("xtask: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Outcome {
    let mut arguments = lexopt::Parser::from_env();
    let command = match arguments.next().map_err(usage)? {
        Some(Value(command)) => command,
        Some(Short('h') | Long("help")) => {
            print!("{USAGE}");
            return Ok(());
        }
        Some(other) => return Err(usage(other.unexpected())),
        None => return Err(usage("no command")),
    };
    match command.to_str() {
        Some("build") => {
            end(&mut arguments)?;
            build()
        }
        Some("docs") => {
            end(&mut arguments)?;
            build()?;
            docs::build()
        }
        Some("serve") => {
            let mut port = serve::PORT;
            while let Some(argument) = arguments.next().map_err(usage)? {
                match argument {
                    Long("port") => port = number(&arguments.value().map_err(usage)?)?,
                    other => return Err(usage(other.unexpected())),
                }
            }
            // A taken port is told before the work, not after it.
            let server = serve::Server::listen(port)?;
            build()?;
            docs::build()?;
            server.run();
            Ok(())
        }
        Some("test") => {
            let mut options = test::Options::default();
            while let Some(argument) = arguments.next().map_err(usage)? {
                match argument {
                    Long("only") => {
                        let name = arguments.value().map_err(usage)?;
                        options.only = Some(name.to_string_lossy().into_owned());
                    }
                    Long("full") => options.full = true,
                    Long("all") => options.all = true,
                    other => return Err(usage(other.unexpected())),
                }
            }
            test::test(&options)
        }
        Some("bench") => {
            let rest: Vec<OsString> = arguments.raw_args().map_err(usage)?.collect();
            let (name, rest) = rest.split_first().ok_or_else(bench::choices)?;
            bench::bench(&name.to_string_lossy(), rest)
        }
        Some("package") => {
            end(&mut arguments)?;
            build()?;
            package::package().map(drop)
        }
        Some("notice") => {
            end(&mut arguments)?;
            npm::install()?;
            tools::run(tools::node().arg("xtask/bundle/notice.mjs"))
        }
        _ => Err(usage(format!("no command is called {}", quoted(&command)))),
    }
}

/// Makes everything in `dist/`, from the sources to the table of sizes.
fn build() -> Outcome {
    npm::install()?;
    wasm::build()?;
    bundle::build()
}

fn end(arguments: &mut lexopt::Parser) -> Outcome {
    match arguments.next().map_err(usage)? {
        Some(extra) => Err(usage(extra.unexpected())),
        None => Ok(()),
    }
}

fn number(value: &OsStr) -> Outcome<u16> {
    let number = value.to_str().and_then(|text| text.parse().ok());
    number.ok_or_else(|| format!("a port is a number from 0 to 65535, not {}", quoted(value)))
}

fn quoted(text: &OsStr) -> String {
    format!("\"{}\"", text.to_string_lossy())
}

fn usage(problem: impl std::fmt::Display) -> String {
    format!("{problem}\n{USAGE}")
}
