//! Any options and any content end in a symbol that keeps its promises, or in an error.
#![no_main]

use arbitrary::Arbitrary;
use hongbao::qr::{
    Charset, Choice, Data, Level, Options, Symbol, Symbology, Version, cut, encode,
};
use libfuzzer_sys::fuzz_target;

/// What one run encodes.
#[derive(Arbitrary, Debug)]
struct Call<'a> {
    symbology: u8,
    level: u8,
    boost: bool,
    versions: [u8; 3],
    mask: Option<u8>,
    charset: u8,
    gs1: bool,
    place: u16,
    bits: u16,
    most: u8,
    codes: Option<Vec<u16>>,
    text: Option<&'a str>,
    bytes: &'a [u8],
}

/// Half of all bytes name no version, the others one of the 76.
fn version(byte: u8) -> Option<Version> {
    let heights = [7, 9, 11, 13, 15, 17];
    let widths = [27, 43, 59, 77, 99, 139];
    let name = match byte {
        1..=40 => byte.to_string(),
        41..=44 => format!("M{}", byte - 40),
        45..=80 => format!(
            "R{}x{}",
            heights[usize::from(byte - 45) % 6],
            widths[usize::from(byte - 45) / 6]
        ),
        _ => return None,
    };
    Version::parse(&name).ok()
}

fn options(call: &Call) -> Options {
    let [exact, least, most] = call.versions.map(version);
    Options {
        symbology: match call.symbology % 5 {
            0 => Choice::Named,
            1 => Choice::Smallest,
            2 => Choice::Only(Symbology::Qr),
            3 => Choice::Only(Symbology::Micro),
            _ => Choice::Only(Symbology::Rmqr),
        },
        level: Level::ALL.get(usize::from(call.level % 5)).copied(),
        boost: call.boost,
        version: exact,
        min_version: least,
        max_version: most,
        mask: call.mask.map(|mask| mask % 9),
        charset: [Charset::Auto, Charset::Utf8, Charset::None][usize::from(call.charset % 3)],
        gs1: call.gs1,
        place: call.place,
    }
}

/// Segments follow each other, and cover what was written.
fn check(symbol: &Symbol, from: usize) -> usize {
    assert_eq!(symbol.modules().len(), symbol.width() * symbol.height());
    assert!(symbol.modules().iter().all(|&module| module <= 1));
    symbol.segments().iter().fold(from, |next, segment| {
        assert_eq!(segment.start, next);
        next + segment.length
    })
}

fuzz_target!(|call: Call| {
    let (data, length) = match call.text {
        Some(text) => (
            Data::Text {
                text,
                kanji: call.codes.as_deref(),
            },
            text.len(),
        ),
        None => (Data::Bytes(call.bytes), call.bytes.len()),
    };
    let options = options(&call);
    if let Ok(symbol) = encode(data, &options) {
        assert_eq!(check(&symbol, 0), length);
    }
    let largest = Version::parse("40").expect("the name of a version");
    let (bits, most) = (call.bits.into(), call.most.into());
    if let Some(parts) = cut(data, &options, largest, bits, most) {
        assert!(parts.bits <= bits && parts.characters.len() <= most.max(1));
        assert!(parts.characters.iter().sum::<usize>() <= length);
    }
});
