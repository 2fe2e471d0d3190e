use super::super::detect::{Effort, Scanned, scan};
use super::super::disturb::{blurred, noisy, tilted, turned};
use super::super::luma::Luma;
use crate::qr::{Data, Level, Options, Symbol, Symbology, Version, encode};

/// Every version of Micro QR and rMQR with every level.
fn symbols() -> Vec<Symbol> {
    let levels = || Level::ALL.into_iter().map(Some).chain([None]);
    let versions = Symbology::Micro
        .versions()
        .chain(Symbology::Rmqr.versions());
    let symbols: Vec<Symbol> = versions
        .flat_map(|version| levels().map(move |level| (version, level)))
        .filter_map(|(version, level)| {
            let options = Options {
                version: Some(version),
                level,
                boost: false,
                ..Options::default()
            };
            let data = Data::Text {
                text: "16888",
                kanji: None,
            };
            let symbol = encode(data, &options).ok()?;
            (symbol.level() == level).then_some(symbol)
        })
        .collect();
    assert_eq!(symbols.len(), 8 + 2 * 32);
    symbols
}

/// Draws a symbol with `scale` pixels a module in a quiet zone of two modules.
fn drawn(symbol: &Symbol, scale: usize) -> Luma {
    let [width, height] = [symbol.width(), symbol.height()].map(|side| (side + 4) * scale);
    let shade = |place: usize| {
        let [x, y] = [place % width, place / width].map(|at| (at / scale).checked_sub(2));
        let dark = x.zip(y).is_some_and(|(x, y)| symbol.dark(x, y));
        if dark { 20 } else { 235 }
    };
    Luma::grey(width, height, (0..width * height).map(shade).collect()).expect("as many")
}

fn mirrored(picture: &Luma) -> Luma {
    let rows = picture.data.chunks_exact(picture.width);
    Luma {
        data: rows.flat_map(|row| row.iter().rev().copied()).collect(),
        ..*picture
    }
}

fn quarter_turned(picture: &Luma) -> Luma {
    let (width, height) = (picture.height, picture.width);
    let at = |place: usize| (width - 1 - place % width) * picture.width + place / width;
    Luma {
        width,
        height,
        data: (0..width * height)
            .map(|place| picture.data[at(place)])
            .collect(),
    }
}

#[track_caller]
fn only(picture: &Luma, effort: Effort, symbol: &Symbol, what: &str) -> Scanned {
    let mut found = scan(picture, effort, usize::MAX);
    let name = symbol.version().name();
    assert_eq!(found.len(), 1, "{name} {:?} {what}", symbol.level());
    let scanned = found.remove(0);
    assert_eq!(&scanned.symbol, symbol, "{name} {what}");
    scanned
}

#[test]
fn every_version_and_level_is_read_whichever_way_it_lies() {
    for symbol in symbols() {
        let mut picture = drawn(&symbol, 3);
        for turn in 0..4 {
            for (picture, mirror) in [(picture.clone(), false), (mirrored(&picture), true)] {
                let what = format!("{turn} {mirror}");
                let scanned = only(&picture, Effort::Video, &symbol, &what);
                // The symbol's own corner is where the finder pattern is, whichever way round.
                let ideal = match (turn, mirror) {
                    (0, false) | (1, true) => [6, 6],
                    (1, false) | (0, true) => [picture.width - 6, 6],
                    (2, false) | (3, true) => [picture.width - 6, picture.height - 6],
                    _ => [6, picture.height - 6],
                };
                #[expect(clippy::cast_precision_loss, reason = "pixels are few")]
                let off = [0, 1].map(|axis| scanned.corners[0][axis] - ideal[axis] as f64);
                assert!(off[0].hypot(off[1]) < 1.5, "{what} {off:?}");
                only(&picture.inverted(), Effort::Video, &symbol, &what);
            }
            picture = quarter_turned(&picture);
        }
    }
}

#[test]
fn every_version_and_level_is_read_turned_blurred_noisy_and_from_aside() {
    for symbol in symbols() {
        let picture = drawn(&symbol, 4);
        for degrees in [7.0, 23.0, 45.0] {
            only(
                &turned(&picture, degrees, 235),
                Effort::Video,
                &symbol,
                "turned",
            );
        }
        only(&blurred(&picture, 1.2), Effort::Video, &symbol, "blurred");
        only(&noisy(&picture, 20.0, 7), Effort::Video, &symbol, "noisy");
        only(
            &tilted(&picture, 0.1, 235),
            Effort::Video,
            &symbol,
            "tilted",
        );
        let aside = quarter_turned(&tilted(&quarter_turned(&picture), 0.2, 235));
        only(&aside, Effort::Video, &symbol, "aside");
    }
}

#[test]
fn one_finder_pattern_of_a_larger_symbol_is_no_small_symbol() {
    for version in Symbology::Qr.versions().take(12) {
        for text in ["1688", "https://example.org/"] {
            let options = Options {
                version: Some(version),
                ..Options::default()
            };
            let symbol = encode(Data::Text { text, kanji: None }, &options);
            let Ok(symbol) = symbol else { continue };
            let whole = drawn(&symbol, 4);
            // The other two finder patterns are cut off.
            let side = 4 * (symbol.width() - 6);
            let rows = whole.data.chunks_exact(whole.width).take(side);
            let cut = Luma {
                width: side,
                height: side,
                data: rows.flat_map(|row| row[..side].to_vec()).collect(),
            };
            for picture in [&cut, &cut.inverted(), &mirrored(&cut)] {
                assert!(scan(picture, Effort::Photo, usize::MAX).is_empty());
            }
        }
    }
}

#[test]
fn a_pattern_and_its_timing_beside_chance_are_no_symbol() {
    let mut state = 7_u32;
    let mut chance = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state >> 24 & 1
    };
    for symbol in symbols() {
        let mut picture = drawn(&symbol, 3);
        for y in 3..symbol.height() + 2 {
            for x in 3..symbol.width() + 2 {
                let corner = x < 11 && y < 11;
                if corner || chance() == 0 {
                    continue;
                }
                for row in 3 * y..3 * y + 3 {
                    for shade in &mut picture.data[row * picture.width + 3 * x..][..3] {
                        *shade = 255 - *shade;
                    }
                }
            }
        }
        assert!(scan(&picture, Effort::Photo, usize::MAX).is_empty());
    }
}

#[test]
fn a_version_that_is_not_wanted_is_not_read() {
    let symbol = &symbols()[3];
    assert_eq!(symbol.version(), Version::from_name("M3").expect("a name"));
    let picture = drawn(symbol, 4);
    assert!(super::super::detect::shows(&picture, symbol.modules()));
    assert!(!super::super::detect::shows(
        &picture,
        &symbol.modules()[1..]
    ));
}
