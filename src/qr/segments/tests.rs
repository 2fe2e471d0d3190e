#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "drawn numbers are small"
)]

use super::*;
use crate::qr::Symbology;

/// The fewest bits over every assignment of a mode to every character, by trying them all.
fn brute_force(text: &[u8], version: Version) -> Option<u64> {
    let mut best = None;
    for mut number in 0..3_usize.pow(text.len() as u32) {
        let modes: Vec<usize> = text
            .iter()
            .map(|_| {
                let mode = number % 3;
                number /= 3;
                mode
            })
            .collect();
        let bits = bits_of(text, &modes, version);
        best = match (best, bits) {
            (Some(best), Some(bits)) => Some(std::cmp::min(best, bits)),
            (best, bits) => best.or(bits),
        };
    }
    best
}

fn bits_of(text: &[u8], modes: &[usize], version: Version) -> Option<u64> {
    let mut bits = 0;
    let mut at = 0;
    for run in modes.chunk_by(|a, b| a == b) {
        let part = &text[at..at + run.len()];
        at += run.len();
        let mode = MODES[run[0]];
        let n = part.len() as u64;
        bits += header(version, mode)?.bits() as u64;
        bits += match mode {
            Mode::Numeric if part.iter().all(u8::is_ascii_digit) => {
                n / 3 * 10 + [0, 4, 7][n as usize % 3]
            }
            Mode::Alphanumeric if part.iter().all(|&byte| is_alphanumeric(byte)) => {
                n / 2 * 11 + n % 2 * 6
            }
            Mode::Byte => 8 * n,
            _ => return None,
        };
    }
    Some(bits)
}

fn texts(count: usize, longest: usize) -> impl Iterator<Item = Vec<u8>> {
    let mut state = 7_u64;
    let mut draw = move |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    (0..count).map(move |_| {
        let length = draw(longest as u64 + 1);
        let mut kind = draw(3);
        (0..length)
            .map(|_| {
                // Runs of one kind, as texts have them.
                if draw(3) == 0 {
                    kind = draw(3);
                }
                match kind {
                    0 => b'0' + draw(10) as u8,
                    1 => b"ABZ $%*+-./:"[draw(12) as usize],
                    _ => b"abc,\xE7\xBA"[draw(6) as usize],
                }
            })
            .collect()
    })
}

#[test]
fn no_sequence_of_modes_is_shorter() {
    let (count, longest) = if std::env::var_os("HONGBAO_FULL").is_some() {
        (400, 11)
    } else {
        (60, 9)
    };
    // One version of each kind of header.
    let names = [
        "1", "10", "27", "M1", "M2", "M3", "M4", "R7x43", "R13x77", "R17x139",
    ];
    for name in names {
        let version = Version::from_name(name).expect("a version's name");
        for text in texts(count, longest) {
            let found = split(&text, Heads::of(version), false);
            assert_eq!(
                found.map(|split| split.bits),
                brute_force(&text, version),
                "{name} {:?}",
                text.escape_ascii().to_string()
            );
        }
    }
}

#[test]
fn segments_take_the_bits_that_are_counted_and_cover_the_text() {
    for version in Symbology::ALL.into_iter().flat_map(Symbology::versions) {
        for text in texts(200, 60) {
            let Some(split) = split(&text, Heads::of(version), false) else {
                continue;
            };
            let modes: Vec<usize> = split
                .segments
                .iter()
                .flat_map(|segment| {
                    let mode = MODES
                        .iter()
                        .position(|&mode| mode == segment.mode)
                        .expect("a mode of characters");
                    std::iter::repeat_n(mode, segment.length)
                })
                .collect();
            assert_eq!(modes.len(), text.len());
            assert_eq!(bits_of(&text, &modes, version), Some(split.bits));
        }
    }
}

#[track_caller]
fn modes(version: &str, text: &str, expected: &[(Mode, usize)]) {
    let version = Version::from_name(version).expect("a version's name");
    let split =
        split(text.as_bytes(), Heads::of(version), false).expect("byte mode has everything");
    let found: Vec<(Mode, usize)> = split
        .segments
        .iter()
        .map(|segment| (segment.mode, segment.length))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_link_stays_in_bytes() {
    modes("1", "https://example.com/hb?id=123", &[(Mode::Byte, 29)]);
}

#[test]
fn upper_case_leaves_bytes_when_it_pays_for_the_headers() {
    modes(
        "1",
        "红HONGBAO 8888",
        &[(Mode::Byte, 3), (Mode::Alphanumeric, 12)],
    );
    modes("1", "abc12345678", &[(Mode::Byte, 3), (Mode::Numeric, 8)]);
    modes("1", "a12345b", &[(Mode::Byte, 7)]);
}

#[test]
fn a_text_that_fits_no_symbol_is_counted_without_segments() {
    let text = vec![b'7'; 1_000_000];
    let version = Version::from_name("40").expect("a version's name");
    let split = split(&text, Heads::of(version), false).expect("byte mode has everything");
    assert_eq!(
        split,
        Split {
            bits: 4 + 14 + 3_333_334,
            segments: Vec::new()
        }
    );
}

#[test]
fn a_percent_sign_in_gs1_data_costs_two_characters() {
    let version = Version::from_name("1").expect("a version's name");
    let plain = split(b"ABCDEFGH%%", Heads::of(version), false).expect("writable");
    let gs1 = split(b"ABCDEFGH%%", Heads::of(version), true).expect("writable");
    let separated = split(b"ABCDEFGH\x1D\x1D", Heads::of(version), true).expect("writable");
    assert_eq!(
        (plain.bits, gs1.bits, separated.bits),
        (13 + 55, 13 + 66, 13 + 55)
    );
}
