//! Micro QR Code and rMQR are those of zint and bwip-js, module for module.

use hongbao::qr::{Data, Level, Options, Symbol, Version, encode};
use hongbao::{Code, Error};

const MICRO: &str = include_str!("vectors/micro.txt");
const RMQR: &str = include_str!("vectors/rmqr.txt");
const PICTURES: &str = include_str!("vectors/rmqr-pictures.txt");

/// Returns the lines of a file of vectors, comments left out, as words.
fn lines(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split(' ').collect())
}

/// Returns the first characters of the text of a mode, as tests/vectors/small-symbols.mjs has it, and their codes in Kanji
/// mode.
fn text(mode: &str, length: usize) -> (String, Option<Vec<u16>>) {
    let repeated = match mode {
        "numeric" => "31415926535897932384626433832795028841971693993751",
        "alphanumeric" => "RED.PACKET:LUCK-AND-JOY/",
        "byte" => "may-all-you-wish-come-true_",
        _ => "点茗日本東京大阪名",
    };
    // The same nine characters in Shift JIS.
    let codes = [
        0x935F, 0xE4AA, 0x93FA, 0x967B, 0x938C, 0x8B9E, 0x91E5, 0x8DE3, 0x96BC,
    ];
    (
        repeated.chars().cycle().take(length).collect(),
        (mode == "kanji").then(|| codes.into_iter().cycle().take(length).collect()),
    )
}

/// Encodes the text of a mode in exactly this version and level; "-" is no level.
fn attempt(
    version: &str,
    level: &str,
    mode: &str,
    length: usize,
    mask: Option<u8>,
) -> Result<Symbol, Error> {
    let (text, codes) = text(mode, length);
    let options = Options {
        version: Some(Version::from_name(version)?),
        level: Level::ALL.into_iter().find(|known| known.name() == level),
        boost: false,
        mask,
        ..Options::default()
    };
    let data = Data::Text {
        text: &text,
        kanji: codes.as_deref(),
    };
    encode(data, &options)
}

/// Encodes what a line asks for: version, level, mode, length.
#[track_caller]
fn symbol(line: &[&str], mask: Option<u8>) -> Symbol {
    let length = line[3].parse().expect("a length");
    match attempt(line[0], line[1], line[2], length, mask) {
        Ok(symbol) => symbol,
        Err(error) => panic!("{line:?}: {error}"),
    }
}

/// Reads modules from hexadecimal digits.
fn modules(hex: &str, count: usize) -> Vec<u8> {
    hex.chars()
        .filter_map(|digit| digit.to_digit(16))
        .flat_map(|digit| (0..4).rev().map(move |bit| u8::from(digit >> bit & 1 == 1)))
        .take(count)
        .collect()
}

/// Draws modules as `#` and `.`, a line a row.
fn picture(modules: &[u8], width: usize) -> Vec<String> {
    modules
        .chunks(width)
        .map(|row| {
            row.iter()
                .map(|&dark| ['.', '#'][usize::from(dark)])
                .collect()
        })
        .collect()
}

/// Compares a symbol with a picture in hexadecimal, and shows both where they differ.
#[track_caller]
fn same(ours: &Symbol, theirs: &str) {
    let theirs = modules(theirs, ours.width() * ours.height());
    if ours.modules() != theirs {
        let (left, right) = (
            picture(ours.modules(), ours.width()),
            picture(&theirs, ours.width()),
        );
        let beside: Vec<String> = left
            .iter()
            .zip(&right)
            .map(|(l, r)| [l.as_str(), r].join("   "))
            .collect();
        panic!("ours on the left:\n{}", beside.join("\n"));
    }
}

/// FNV-1a of 64 bits over the modules as characters 0 and 1.
fn hash(modules: &[u8]) -> String {
    let hash = modules
        .iter()
        .fold(0xCBF2_9CE4_8422_2325_u64, |hash, module| {
            (hash ^ u64::from(b'0' + module)).wrapping_mul(0x0100_0000_01B3)
        });
    format!("{hash:016x}")
}

#[test]
fn micro_symbols_of_every_version_level_mode_length_and_mask_are_equal() {
    let mut compared = 0;
    for line in lines(MICRO) {
        for mask in 0..4 {
            same(&symbol(&line, Some(mask)), line[5 + usize::from(mask)]);
            compared += 1;
        }
    }
    assert_eq!(compared, 4 * 323);
}

#[test]
fn micro_symbols_get_the_mask_that_zint_chooses() {
    for line in lines(MICRO) {
        assert_eq!(symbol(&line, None).mask().to_string(), line[4], "{line:?}");
    }
}

#[test]
fn one_character_more_than_zint_takes_does_not_fit_a_micro_symbol() {
    let lines: Vec<_> = lines(MICRO).collect();
    let groups: Vec<_> = lines.chunk_by(|a, b| a[..3] == b[..3]).collect();
    assert_eq!(groups.len(), 1 + 2 * 2 + 2 * 4 + 3 * 4);
    for group in groups {
        let line = &group[0];
        let refused = attempt(line[0], line[1], line[2], group.len() + 1, None);
        let code = refused.map_err(|error| error.code());
        assert_eq!(code, Err(Code::TextTooLong), "{line:?}");
    }
}

#[test]
fn full_rmqr_symbols_of_every_version_and_level_are_equal() {
    assert_eq!(lines(PICTURES).count(), 64);
    for line in lines(PICTURES) {
        let ours = symbol(&[line[0], line[1], "byte", line[2]], None);
        same(&ours, line[3]);
        assert_eq!(ours.mask(), 4);
    }
}

#[test]
fn rmqr_symbols_of_every_version_level_and_mode_are_equal() {
    let mut compared = 0;
    for line in lines(RMQR) {
        assert_eq!(hash(symbol(&line, None).modules()), line[4], "{line:?}");
        compared += 1;
    }
    assert_eq!(compared, 1011);
}
