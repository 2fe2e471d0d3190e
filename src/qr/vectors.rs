//! What the tests of Micro QR Code and rMQR share: the files of vectors, and symbols of one segment.

use super::blocks::data_bits;
use super::header::{header, terminator_bits};
use super::matrix::{self, Drawn};
use super::symbol::Mode;
use super::version::{Level, Version};

/// Returns the lines of a file of vectors, comments left out, as words.
pub(super) fn lines(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split(' ').collect())
}

/// Reads a level; "-" is none.
pub(super) fn level(name: &str) -> Option<Level> {
    Level::ALL.into_iter().find(|level| level.name() == name)
}

/// Returns the first `length` characters of the text of a mode as bits, without header; the texts are those of
/// tests/vectors/small-symbols.mjs.
fn text(mode: &str, length: usize) -> (Mode, String) {
    let mut bits = String::new();
    match mode {
        "numeric" => {
            let digits = "31415926535897932384626433832795028841971693993751".repeat(8);
            for group in digits.as_bytes()[..length].chunks(3) {
                let number = group
                    .iter()
                    .fold(0, |number, digit| 10 * number + usize::from(digit - b'0'));
                push(&mut bits, number, [0, 4, 7, 10][group.len()]);
            }
            (Mode::Numeric, bits)
        }
        "alphanumeric" => {
            let table = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
            let characters = "RED.PACKET:LUCK-AND-JOY/".repeat(10);
            for group in characters.as_bytes()[..length].chunks(2) {
                let number = group.iter().fold(0, |number, character| {
                    let value = table.iter().position(|known| known == character);
                    45 * number + value.expect("a character of the table")
                });
                push(&mut bits, number, [0, 6, 11][group.len()]);
            }
            (Mode::Alphanumeric, bits)
        }
        "byte" => {
            for byte in &"may-all-you-wish-come-true_".repeat(6).as_bytes()[..length] {
                push(&mut bits, usize::from(*byte), 8);
            }
            (Mode::Byte, bits)
        }
        _ => {
            // 点茗日本東京大阪名 in Shift JIS.
            let codes = [
                0x935F, 0xE4AA, 0x93FA, 0x967B, 0x938C, 0x8B9E, 0x91E5, 0x8DE3, 0x96BC,
            ];
            for code in codes.iter().cycle().take(length) {
                let above: usize = code - if *code < 0xE000 { 0x8140 } else { 0xC140 };
                push(&mut bits, (above >> 8) * 0xC0 + (above & 0xFF), 13);
            }
            (Mode::Kanji, bits)
        }
    }
}

fn push(bits: &mut String, value: usize, width: usize) {
    bits.extend(
        (0..width)
            .rev()
            .map(|bit| if value >> bit & 1 == 1 { '1' } else { '0' }),
    );
}

/// Draws a symbol of one segment, every step the slow and obvious way.
#[track_caller]
pub(super) fn symbol(
    version: Version,
    level: Option<Level>,
    mask: Option<u8>,
    mode: &str,
    length: usize,
) -> Drawn {
    let capacity = data_bits(version, level).expect("a level of the version");
    let (mode, data) = text(mode, length);
    let header = header(version, mode).expect("a mode of the version");
    let mut bits = String::new();
    push(
        &mut bits,
        usize::from(header.indicator),
        usize::from(header.indicator_bits),
    );
    push(&mut bits, length, usize::from(header.count_bits));
    bits += &data;
    assert!(
        bits.len() <= capacity,
        "{} bits, {capacity} fit",
        bits.len()
    );
    let zeros = terminator_bits(version).min(capacity - bits.len());
    push(&mut bits, 0, zeros);
    while !bits.len().is_multiple_of(8) && bits.len() < capacity {
        bits.push('0');
    }
    for pad in ["11101100", "00010001"].into_iter().cycle() {
        if bits.len() + 8 > capacity {
            break;
        }
        bits += pad;
    }
    while !bits.len().is_multiple_of(8) || bits.len() < capacity {
        bits.push('0');
    }
    let codewords: Vec<u8> = bits
        .as_bytes()
        .chunks(8)
        .map(|byte| byte.iter().fold(0, |byte, bit| byte << 1 | (bit - b'0')))
        .collect();
    matrix::draw(version, level, mask, &codewords)
}

/// Reads modules from hexadecimal digits.
pub(super) fn modules(hex: &str, count: usize) -> Vec<u8> {
    hex.bytes()
        .flat_map(|digit| {
            let value = char::from(digit).to_digit(16).expect("a hexadecimal digit");
            (0..4).rev().map(move |bit| u8::from(value >> bit & 1 == 1))
        })
        .take(count)
        .collect()
}

/// Draws modules as `#` and `.`, other values as `?`.
pub(super) fn picture(modules: &[u8], width: usize) -> String {
    modules
        .chunks(width)
        .map(|row| {
            row.iter()
                .map(|module| match module {
                    0 => '.',
                    1 => '#',
                    _ => '?',
                })
                .chain(['\n'])
                .collect::<String>()
        })
        .collect()
}

/// Compares two symbols as pictures and shows both where they differ.
#[track_caller]
pub(super) fn same(ours: &[u8], theirs: &[u8], width: usize, what: &str) {
    if ours != theirs {
        let (ours, theirs) = (picture(ours, width), picture(theirs, width));
        let beside: Vec<String> = ours
            .lines()
            .zip(theirs.lines())
            .map(|(ours, theirs)| [ours, theirs].join("   "))
            .collect();
        panic!("{what}, ours on the left:\n{}", beside.join("\n"));
    }
}
