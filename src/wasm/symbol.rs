//! Symbols for `js/encode.ts`.

use crate::qr::{Mode, Symbol};

/// Takes modules for a symbol without reading them: they were drawn or checked before; none where no version has their size.
#[cfg(feature = "codes")]
pub(super) fn unread(width: usize, modules: &[u8]) -> Option<Symbol> {
    Symbol::unread(width, modules.len() / width.max(1), modules)
}

/// Packs a symbol: the modules; for each segment its mode, start and length (1 + 4 + 2 bytes); symbology, level (4: none),
/// mask, width and height. Numbers are little-endian.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a symbol is at most 177 modules wide and holds at most 7 089 characters, sixteen of them 113 424"
)]
pub(super) fn packed(symbol: &Symbol) -> Vec<u8> {
    let segments = symbol.segments();
    let mut bytes = Vec::with_capacity(symbol.modules().len() + 7 * segments.len() + 5);
    bytes.extend_from_slice(symbol.modules());
    for segment in segments {
        bytes.push(mode(segment.mode));
        bytes.extend((segment.start as u32).to_le_bytes());
        bytes.extend((segment.length as u16).to_le_bytes());
    }
    bytes.extend([
        symbol.version().symbology() as u8,
        symbol.level().map_or(4, |level| level as u8),
        symbol.mask(),
        symbol.width() as u8,
        symbol.height() as u8,
    ]);
    bytes
}

/// Numbers a mode.
pub(super) fn mode(mode: Mode) -> u8 {
    match mode {
        Mode::Numeric => 0,
        Mode::Alphanumeric => 1,
        Mode::Byte => 2,
        Mode::Kanji => 3,
        Mode::Eci => 4,
        Mode::Fnc1 => 5,
        Mode::StructuredAppend => 6,
    }
}
