//! The characters of numbers, as words that are written at once.

use crate::qr::Symbol;

/// At most seven characters, the first in the lowest byte, and in the highest byte how many they are; the others are 0.
pub(super) type Characters = u64;

/// Writes characters from a place on, and returns the place behind them. Behind it one to eight bytes are written that mean nothing.
#[expect(clippy::inline_always, reason = "one store for every number")]
#[inline(always)]
pub(super) fn put(room: &mut [u8], place: usize, characters: Characters) -> usize {
    if let Some(room) = room[place..].first_chunk_mut() {
        *room = characters.to_le_bytes();
    }
    place + (characters >> 56) as usize
}

/// Writes one character and then at most six others as [`put`] does.
#[expect(clippy::inline_always, reason = "two stores for every side")]
#[inline(always)]
pub(super) fn put_after(first: u8, room: &mut [u8], place: usize, others: Characters) -> usize {
    if let Some(room) = room[place..].first_chunk_mut() {
        *room = (others << 8 | u64::from(first)).to_le_bytes();
    }
    place + 1 + (others >> 56) as usize
}

/// Returns the longest way along a row or a column of a symbol, in modules.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "a symbol has at most 177 modules a side"
)]
pub(super) fn longest(symbol: &Symbol) -> i16 {
    symbol.width().max(symbol.height()) as i16
}

/// Returns the characters of a whole number of modules.
pub(super) fn whole(value: i16) -> Characters {
    let mut size = value.unsigned_abs();
    let (mut characters, mut length) = (0, 0);
    loop {
        characters = (characters << 8) + u64::from(b'0') + u64::from(size % 10);
        length += 1;
        size /= 10;
        if size == 0 {
            break;
        }
    }
    if value < 0 {
        characters = characters << 8 | u64::from(b'-');
        length += 1;
    }
    characters | length << 56
}

/// Returns the characters of a number of half modules.
pub(super) fn half(value: i16) -> Characters {
    if value % 2 == 0 {
        return whole(value / 2);
    }
    let modules = match value / 2 {
        0 if value < 0 => 1 << 56 | u64::from(b'-'),
        0 => 0,
        modules => whole(modules),
    };
    let length = modules >> 56;
    let fraction = u64::from(b'.') | u64::from(b'5') << 8;
    (modules + (2 << 56)) | (fraction << (8 * length))
}

/// Returns the characters of a part of a module, of which there are `unit` in one: at most five decimals, and no zeros at their end.
pub(super) fn fraction(rest: i16, unit: i16) -> Characters {
    if rest == 0 {
        return 0;
    }
    let mut rest = u64::from(rest.unsigned_abs()) * (100_000 / u64::from(unit.unsigned_abs()));
    let (mut characters, mut length) = (u64::from(b'.'), 1);
    let mut place = 10_000;
    while rest != 0 {
        characters |= (u64::from(b'0') + rest / place) << (8 * length);
        rest %= place;
        place /= 10;
        length += 1;
    }
    characters | length << 56
}

/// Returns the text of letters and digits.
pub(super) fn ascii(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("letters and digits are ASCII")
}
