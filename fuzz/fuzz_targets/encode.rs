//! Any options and any content end in a symbol that keeps its promises, or in an error.
#![no_main]

use arbitrary::Arbitrary;
use hongbao::qr::{
    Charset, Data, Level, Options, Symbol, Symbology, Version, cut, encode,
};
use libfuzzer_sys::fuzz_target;

/// What one run encodes.
#[derive(Arbitrary, Debug)]
struct Call<'a> {
    level: u8,
    boost: bool,
    versions: Vec<u8>,
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

/// No version, the 40 of QR, or any in any order.
fn versions(call: &Call) -> Vec<Version> {
    let all: Vec<Version> = Symbology::ALL
        .into_iter()
        .flat_map(Symbology::versions)
        .collect();
    match call.versions[..] {
        [0] => Version::QR.to_vec(),
        ref picked => picked
            .iter()
            .map(|&byte| all[usize::from(byte) % all.len()])
            .collect(),
    }
}

fn options<'a>(call: &Call, versions: &'a [Version]) -> Options<'a> {
    Options {
        versions,
        level: Level::ALL.get(usize::from(call.level % 5)).copied(),
        boost: call.boost,
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
    let versions = versions(&call);
    let options = options(&call, &versions);
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
