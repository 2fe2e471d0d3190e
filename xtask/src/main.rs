//! The only driver of this repository: `build`, `serve`, `test`, `bench`, `package`.
//!
//! Every failure is one sentence on standard error and a non-zero exit code. What is already up to date is not done again.

#![allow(
    clippy::print_stdout,
    reason = "what this program says, it says on standard output"
)]

mod bundle;
mod npm;
mod section;
mod serve;
mod stamp;
mod tools;
mod wasm;

use std::ffi::OsStr;
use std::process::ExitCode;

use lexopt::prelude::*;
use tools::Outcome;

const USAGE: &str = "\
usage: cargo xtask build
       cargo xtask serve [--port N]
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
        Some("serve") => {
            let mut port = serve::PORT;
            while let Some(argument) = arguments.next().map_err(usage)? {
                match argument {
                    Long("port") => port = number(&mut arguments)?,
                    other => return Err(usage(other.unexpected())),
                }
            }
            build()?;
            serve::serve(port)
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

fn number(arguments: &mut lexopt::Parser) -> Outcome<u16> {
    let value = arguments.value().map_err(usage)?;
    let text = value.to_str().unwrap_or_default();
    text.parse()
        .map_err(|_| format!("a port is a number from 0 to 65535, not {}", quoted(&value)))
}

fn quoted(text: &OsStr) -> String {
    format!("\"{}\"", text.to_string_lossy())
}

fn usage(problem: impl std::fmt::Display) -> String {
    format!("{problem}\n{USAGE}")
}
