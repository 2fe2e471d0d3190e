//! No symbol is larger than the one that zint or bwip-js makes of the same text.

use hongbao::qr::{Choice, Data, Level, Options, Symbol, Symbology, Version, encode};

const LEAST: &str = include_str!("vectors/least.txt");

/// Micro QR Code versions and levels in the order of the bits of column 3.
const MICRO: [(&str, Option<Level>); 8] = [
    ("M1", None),
    ("M2", Some(Level::L)),
    ("M2", Some(Level::M)),
    ("M3", Some(Level::L)),
    ("M3", Some(Level::M)),
    ("M4", Some(Level::L)),
    ("M4", Some(Level::M)),
    ("M4", Some(Level::Q)),
];

/// What strangers managed for one text.
struct Line {
    /// By level, by stranger: the number of the least version; none where no version holds the text.
    qr: [[Option<usize>; 2]; 4],
    micro: u32,
    /// At M and at H, what any stranger managed.
    rmqr: [u32; 2],
    text: &'static str,
}

fn lines() -> Vec<Line> {
    let hexadecimal = |word| u32::from_str_radix(word, 16).expect("a hexadecimal number");
    LEAST
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let words: Vec<&str> = line.splitn(8, '\t').collect();
            let mut qr = [[None; 2]; 4];
            for stranger in 0..2 {
                for (level, version) in words[stranger].split(',').enumerate() {
                    qr[level][stranger] = version.parse().ok();
                }
            }
            Line {
                qr,
                micro: hexadecimal(words[2]),
                rmqr: [
                    hexadecimal(words[3]) | hexadecimal(words[4]),
                    hexadecimal(words[5]) | hexadecimal(words[6]),
                ],
                text: words[7],
            }
        })
        .collect()
}

fn plain() -> Options {
    Options {
        boost: false,
        ..Options::default()
    }
}

/// Encodes a text, or tells which and how it went wrong.
#[track_caller]
fn encoded(text: &str, options: &Options) -> Symbol {
    match encode(Data::Text { text, kanji: None }, options) {
        Ok(symbol) => symbol,
        Err(error) => panic!("{text}: {error}"),
    }
}

fn area(version: Version) -> usize {
    version.width() * version.height()
}

/// The versions whose bits are set, in the order of the standard.
fn versions(symbology: Symbology, bits: u32) -> impl Iterator<Item = Version> {
    symbology
        .versions()
        .enumerate()
        .filter(move |(index, _)| bits >> index & 1 == 1)
        .map(|(_, version)| version)
}

#[test]
fn there_are_320_texts() {
    assert_eq!(lines().len(), 320);
}

#[test]
fn qr_code_takes_no_greater_version_than_either() {
    for line in lines() {
        for (level, strangers) in Level::ALL.into_iter().zip(line.qr) {
            let Some(least) = strangers.into_iter().flatten().min() else {
                continue;
            };
            let options = Options {
                level: Some(level),
                ..plain()
            };
            let ours = encoded(line.text, &options).version();
            assert_eq!(ours.symbology(), Symbology::Qr);
            assert!(ours.index() < least, "{}: {}", line.text, ours.name());
        }
    }
}

#[test]
fn micro_qr_code_holds_whatever_zint_puts_into_it() {
    for line in lines() {
        for (bit, (version, level)) in MICRO.into_iter().enumerate() {
            if line.micro >> bit & 1 == 1 {
                let version = Version::from_name(version).expect("a version's name");
                let options = Options {
                    version: Some(version),
                    level,
                    ..plain()
                };
                let ours = encoded(line.text, &options);
                assert_eq!((ours.version(), ours.level()), (version, level));
            }
        }
    }
}

#[test]
fn rmqr_holds_whatever_either_puts_into_it() {
    for line in lines() {
        for (level, bits) in [Level::M, Level::H].into_iter().zip(line.rmqr) {
            for version in versions(Symbology::Rmqr, bits) {
                let options = Options {
                    version: Some(version),
                    level: Some(level),
                    ..plain()
                };
                assert_eq!(encoded(line.text, &options).version(), version);
            }
        }
    }
}

#[test]
fn rmqr_by_itself_takes_the_fewest_modules() {
    for line in lines() {
        for (level, bits) in [Level::M, Level::H].into_iter().zip(line.rmqr) {
            let Some(least) = versions(Symbology::Rmqr, bits).map(area).min() else {
                continue;
            };
            let options = Options {
                symbology: Choice::Only(Symbology::Rmqr),
                level: Some(level),
                ..plain()
            };
            let ours = encoded(line.text, &options).version();
            assert!(area(ours) <= least, "{}: {}", line.text, ours.name());
        }
    }
}

#[test]
fn the_smallest_of_the_three_symbologies_is_no_larger_than_any_symbol_of_either() {
    for line in lines() {
        let options = Options {
            symbology: Choice::Smallest,
            level: Some(Level::M),
            ..plain()
        };
        // Micro at M or better: M2-M, M3-M, M4-M, M4-Q.
        let micro = MICRO
            .iter()
            .enumerate()
            .filter(|(bit, (_, level))| line.micro >> bit & 1 == 1 && *level >= Some(Level::M))
            .map(|(_, (version, _))| area(Version::from_name(version).expect("a version's name")));
        let qr = line.qr[1]
            .into_iter()
            .flatten()
            .map(|version| (17 + 4 * version) * (17 + 4 * version));
        let rmqr = versions(Symbology::Rmqr, line.rmqr[0]).map(area);
        let Some(least) = micro.chain(qr).chain(rmqr).min() else {
            continue;
        };
        let ours = encoded(line.text, &options).version();
        assert!(area(ours) <= least, "{}: {}", line.text, ours.name());
    }
}
