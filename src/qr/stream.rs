//! Segments to data codewords, ISO/IEC 18004:2015 7.4: headers, packed characters, terminator and padding.
//!
//! It does not choose segments, nor check that characters belong to their mode: segments come from texts that were split.

#![expect(
    clippy::cast_possible_truncation,
    reason = "a codeword is the lowest byte, a count fits its header"
)]

use super::header::{Header, header};
use super::segments::TABLE_5;
use super::symbol::{Mode, Segment};
use super::version::Version;

/// ECI 26 is UTF-8.
const UTF_8: u32 = 26;

/// A stream of bits, the first in the most significant bit of the first byte.
pub(super) struct Stream {
    bytes: Vec<u8>,
    /// Bits in use; those after them in the last byte are zero.
    bits: usize,
}

impl Stream {
    pub(super) fn with_capacity(codewords: usize) -> Self {
        Self {
            bytes: Vec::with_capacity(codewords + 8),
            bits: 0,
        }
    }

    /// Writes the lowest `width` bits of a number, at most 24.
    pub(super) fn number(&mut self, number: u32, width: usize) {
        let mut left = width;
        while left > 0 {
            if self.bits.is_multiple_of(8) {
                self.bytes.push(0);
            }
            let room = 8 - self.bits % 8;
            let step = room.min(left);
            left -= step;
            let piece = number >> left & ((1 << step) - 1);
            if let Some(last) = self.bytes.last_mut() {
                *last |= (piece << (room - step)) as u8;
            }
            self.bits += step;
        }
    }

    /// Writes bytes.
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        let shift = (self.bits % 8) as u32;
        self.bits += 8 * bytes.len();
        if shift == 0 {
            self.bytes.extend_from_slice(bytes);
            return;
        }
        // Eight bytes a step: every byte gives its high bits to one place and its low bits to the next.
        let high = 0x0101_0101_0101_0101 * (0xFF >> shift);
        let mut carry = 0;
        if let Some(last) = self.bytes.pop() {
            carry = u64::from(last >> (8 - shift));
        }
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            let word = u64::from_le_bytes(*word);
            let mixed = word >> shift & high | (word << 8 | carry) << (8 - shift) & !high;
            self.bytes.extend_from_slice(&mixed.to_le_bytes());
            carry = word >> 56;
        }
        let mut carry = carry as u8;
        for &byte in rest {
            self.bytes.push(carry << (8 - shift) | byte >> shift);
            carry = byte;
        }
        self.bytes.push(carry << (8 - shift));
    }
}

impl Stream {
    /// Writes a segment of the text with its header.
    pub(super) fn segment(&mut self, version: Version, content: &Content, segment: Segment) {
        let Some(header) = header(version, segment.mode) else {
            return;
        };
        let part = &content.bytes[segment.start..segment.start + segment.length];
        match segment.mode {
            Mode::Byte => {
                self.header(header, part.len());
                self.bytes(part);
            }
            Mode::Numeric => self.packed(header, part, 10),
            Mode::Alphanumeric => self.packed(header, &gs1(part, content.gs1), 45),
            Mode::Kanji => {
                let codes = content.kanji(segment);
                self.header(header, codes.len());
                for &code in codes {
                    // 7.4.6: the rows from 0x81 on, then those from 0xE0 on.
                    let place = u32::from(code) - if code < 0xE000 { 0x8140 } else { 0xC140 };
                    self.number(0xC0 * (place >> 8) + (place & 0xFF), 13);
                }
            }
            Mode::Eci => {
                self.header(header, 0);
                self.number(UTF_8, 8);
            }
            Mode::Fnc1 => self.header(header, 0),
            Mode::StructuredAppend => {
                self.header(header, 0);
                self.number(content.place.into(), 16);
            }
        }
    }

    /// Writes digits three at a time, or characters of Table 5 two at a time, as numbers to the base of ten or 45.
    fn packed(&mut self, header: Header, characters: &[u8], base: u32) {
        self.header(header, characters.len());
        // Ten bits for three digits and eleven for two characters; of fewer, each takes three or five, and one bit is added.
        let (together, each) = if base == 10 { (3, 3) } else { (2, 5) };
        for group in characters.chunks(together) {
            let number = group
                .iter()
                .fold(0, |number, &byte| base * number + value(byte));
            self.number(number, each * group.len() + 1);
        }
    }

    fn header(&mut self, header: Header, count: usize) {
        self.number(header.indicator.into(), header.indicator_bits.into());
        self.number(count as u32, header.count_bits.into());
    }

    /// Ends the data: terminator, zeros up to a codeword, pad codewords up to the capacity, 7.4.9 and 7.4.10.
    pub(super) fn finish(mut self, terminator_bits: usize, data_bits: usize) -> Vec<u8> {
        // Zeros stand in the last byte already, and the last codeword may have four bits, which stay zero.
        let end = (self.bits + terminator_bits).min(data_bits);
        self.bytes.resize(end.div_ceil(8), 0);
        let mut pad = 0xEC;
        while self.bytes.len() < data_bits / 8 {
            self.bytes.push(pad);
            pad ^= 0xEC ^ 0x11;
        }
        self.bytes.resize(data_bits.div_ceil(8), 0);
        self.bytes
    }
}

/// What segments point into.
#[derive(Clone, Copy)]
pub(super) struct Content<'a> {
    pub(super) bytes: &'a [u8],
    /// The Shift JIS code of each character, where Kanji mode may be used.
    pub(super) codes: &'a [u16],
    pub(super) gs1: bool,
    /// The place in a sequence of symbols, as [`super::Options::place`] has it.
    pub(super) place: u16,
}

impl Content<'_> {
    /// Returns the Shift JIS codes of a segment in Kanji mode.
    fn kanji(&self, segment: Segment) -> &[u16] {
        let characters = |bytes: &[u8]| bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
        let end = segment.start + segment.length;
        let first = characters(&self.bytes[..segment.start]);
        let count = characters(&self.bytes[segment.start..end]);
        self.codes.get(first..first + count).unwrap_or_default()
    }
}

/// Returns the value of a character in alphanumeric mode, Table 5; that of a digit is the same in numeric mode.
fn value(byte: u8) -> u32 {
    let place = TABLE_5.iter().position(|&other| other == byte);
    place.unwrap_or(0) as u32
}

/// Returns data as alphanumeric mode writes them; GS1 data, 7.4.8.2: `%` doubled, the separator U+001D as `%`.
fn gs1(part: &[u8], gs1: bool) -> Vec<u8> {
    let mut written = Vec::with_capacity(part.len());
    for &byte in part {
        if gs1 && byte == b'%' {
            written.push(b'%');
        }
        written.push(if byte == 0x1D { b'%' } else { byte });
    }
    written
}
