//! Any options and any content end in a symbol that keeps its promises, or in an error.
#![no_main]

use arbitrary::Arbitrary;
use hongbao::qr::{
    Charset, Choice, Data, Level, Options, Symbol, Symbology, Version, encode, encode_sequence,
};
use libfuzzer_sys::fuzz_target;

/// What one run encodes.
#[derive(Arbitrary, Debug)]
struct Call<'a> {
    symbology: u8,
    version: Option<u8>,
    min_version: Option<u8>,
    max_version: Option<u8>,
    level: u8,
    boost: bool,
    mask: Option<u8>,
    charset: u8,
    gs1: bool,
    symbols: Option<u8>,
    codes: Option<Vec<u16>>,
    text: Option<&'a str>,
    bytes: &'a [u8],
}

fn options(call: &Call) -> Options {
    let all: Vec<Version> = Symbology::ALL
        .into_iter()
        .flat_map(Symbology::versions)
        .collect();
    let version = |byte: Option<u8>| byte.map(|byte| all[usize::from(byte) % all.len()]);
    Options {
        symbology: match call.symbology % 5 {
            3 => Choice::Smallest,
            4 => Choice::Named,
            symbology => Choice::Only(Symbology::ALL[usize::from(symbology)]),
        },
        version: version(call.version),
        min_version: version(call.min_version),
        max_version: version(call.max_version),
        level: Level::ALL.get(usize::from(call.level % 5)).copied(),
        boost: call.boost,
        mask: call.mask.map(|mask| mask % 9),
        charset: [Charset::Auto, Charset::Utf8, Charset::None][usize::from(call.charset % 3)],
        gs1: call.gs1,
        ..Options::default()
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
    if let Ok(symbols) = encode_sequence(data, &options, call.symbols.map(usize::from)) {
        assert_eq!(
            symbols.iter().fold(0, |from, symbol| check(symbol, from)),
            length
        );
    }
});
