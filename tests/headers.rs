//! FNC1 in first position and ECI 26 are written as zint writes them.

use hongbao::qr::{Data, Level, Options, Version, encode};

const HEADERS: &str = include_str!("vectors/headers.txt");

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
fn symbols_with_fnc1_or_an_eci_equal_those_of_zint() {
    let mut compared = 0;
    for line in HEADERS.lines().filter(|line| !line.starts_with('#')) {
        let words: Vec<&str> = line.splitn(5, ' ').collect();
        let version = Version::from_name(words[0]).expect("a version's name");
        let level = Level::ALL
            .into_iter()
            .find(|level| level.name() == words[1]);
        let text = words[4].replace('|', "\u{1D}");
        let options = Options {
            version: Some(version),
            level,
            boost: false,
            mask: if words[0].starts_with('R') {
                None
            } else {
                Some(3)
            },
            gs1: words[2] == "gs1",
            ..Options::default()
        };
        match encode(
            Data::Text {
                text: &text,
                kanji: None,
            },
            &options,
        ) {
            Ok(symbol) => assert_eq!(hash(symbol.modules()), words[3], "{line}"),
            Err(error) => panic!("{line}: {error}"),
        }
        compared += 1;
    }
    assert_eq!(compared, 851);
}
