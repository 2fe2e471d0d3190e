//! Splits money into shares: `cargo run --example split -- 200.00 12 --max 40`.
//!
//! The shares and the reveal that replays them are printed as JSON. Amounts are given and shown with two decimals; the reveal counts
//! in hundredths.

use std::io::Write;
use std::process::ExitCode;

use hongbao::Error;
use hongbao::packet::{Parameters, RedPacket, Rule, Salt, Seed, format_amount, parse_amount};

const USAGE: &str =
    "split TOTAL COUNT [--rule RULE] [--min AMOUNT] [--max AMOUNT] [--seed HEX] [--salt TEXT]";

fn main() -> ExitCode {
    let printed = sealed().and_then(|packet| {
        let line = json(&packet).map_err(|error| error.to_string())?;
        writeln!(std::io::stdout(), "{line}").map_err(|error| error.to_string())
    });
    match printed {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}\nusage: {USAGE}");
            ExitCode::FAILURE
        }
    }
}

/// Seals the packet that the arguments ask for.
fn sealed() -> Result<RedPacket, String> {
    let mut plain = Vec::new();
    let (mut rule, mut salt) = (Rule::DoubleMean, Salt::default());
    let (mut min, mut max, mut seed) = (None, None, None);
    let mut given = std::env::args_os().skip(1).map(|argument| {
        let text = argument.into_string();
        text.map_err(|_| "an argument is not UTF-8".to_owned())
    });
    while let Some(argument) = given.next() {
        let argument = argument?;
        if !argument.starts_with("--") {
            plain.push(argument);
            continue;
        }
        let value = given
            .next()
            .ok_or_else(|| format!("{argument} lacks its value"))??;
        match argument.as_str() {
            "--rule" => rule = Rule::parse(&value).map_err(|error| error.to_string())?,
            "--min" => min = Some(minor(&value)?.into()),
            "--max" => max = Some(minor(&value)?.into()),
            "--seed" => seed = Some(seed_of(&value)?),
            "--salt" => salt = Salt::new(&value).map_err(|error| error.to_string())?,
            _ => return Err(format!("there is no option {argument}")),
        }
    }
    let [total, count] = <[String; 2]>::try_from(plain)
        .map_err(|_| "one total and one count are needed".to_owned())?;
    let count = count
        .parse()
        .map_err(|_| format!("{count} is no number of shares"))?;
    let total = minor(&total)?.into();
    let parameters =
        Parameters::new(rule, total, count, min, max).map_err(|error| error.to_string())?;
    Ok(RedPacket::seal(
        parameters,
        seed.map_or_else(fresh_seed, Ok)?,
        salt,
    ))
}

/// Reads an amount with two decimals.
fn minor(text: &str) -> Result<u64, String> {
    parse_amount(text, 2).map_err(|error| error.to_string())
}

/// Reads 64 hexadecimal digits.
fn seed_of(digits: &str) -> Result<Seed, String> {
    let digit = |letter: char| {
        letter
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    let digits: Option<Vec<u8>> = digits.chars().map(digit).collect();
    let digits = digits.ok_or("--seed has 64 hexadecimal digits")?;
    let bytes: Vec<u8> = digits
        .chunks(2)
        .map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit))
        .collect();
    Seed::new(&bytes).map_err(|error| error.to_string())
}

/// Asks the system for a seed that nobody can foretell.
fn fresh_seed() -> Result<Seed, String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| error.to_string())?;
    Seed::new(&bytes).map_err(|error| error.to_string())
}

fn json(packet: &RedPacket) -> Result<String, Error> {
    let shares: Result<Vec<String>, Error> = packet
        .shares()
        .iter()
        .map(|&share| Ok(format!("\"{}\"", format_amount(share.into(), 2)?)))
        .collect();
    Ok(format!(
        "{{\"shares\":[{}],\"best\":{},\"commitment\":\"{}\",\"reveal\":{}}}",
        shares?.join(","),
        packet.best(),
        packet.commitment(),
        packet.reveal().print()
    ))
}
