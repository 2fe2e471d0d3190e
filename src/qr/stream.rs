//! Segments to data codewords, ISO/IEC 18004:2015 7.4: headers, packed characters, terminator and padding.
//!
//! Digits, characters of Table 5 and Kanji are packed by `qrcode::bits`, whatever the symbology.
//!
//! Differs: headers and bytes are written here. `qrcode` has neither the headers of rMQR nor the values of a sequence, and
//! its `push_byte_data` takes 1.9 µs for 1 000 bytes, where shifting words takes 0.16 µs (native, `opt-level = 3`); a whole
//! symbol of 1 000 bytes takes 42 µs.
//!
//! It does not choose segments, nor check that characters belong to their mode: segments come from texts that were split.

#![expect(
    clippy::cast_possible_truncation,
    reason = "a codeword is the lowest byte, a count fits its header"
)]

use qrcode::Version as Widest;
use qrcode::bits::Bits;

use super::header::{Header, header};
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
            Mode::Alphanumeric if content.gs1 => self.packed(header, segment.mode, &gs1(part)),
            Mode::Numeric | Mode::Alphanumeric => self.packed(header, segment.mode, part),
            Mode::Kanji => self.packed(header, segment.mode, &content.kanji(segment)),
            Mode::Eci => {
                self.header(header, 0);
                self.number(UTF_8, 8);
            }
            Mode::Fnc1 => self.header(header, 0),
            Mode::StructuredAppend => {
                self.header(header, 0);
                let Place {
                    index,
                    last,
                    parity,
                } = content.place.unwrap_or_default();
                self.number(index.into(), 4);
                self.number(last.into(), 4);
                self.number(parity.into(), 8);
            }
        }
    }

    /// Writes a header, then the characters as `qrcode` packs them. The header of `qrcode`, the first `skip` bits, is left out.
    fn packed(&mut self, header: Header, mode: Mode, part: &[u8]) {
        // The largest version has the widest counts; the characters are packed alike in every version.
        let mut bits = Bits::new(Widest::Normal(40));
        let (count, skip, packed) = match mode {
            Mode::Numeric => (part.len(), 4 + 14, bits.push_numeric_data(part)),
            Mode::Alphanumeric => (part.len(), 4 + 13, bits.push_alphanumeric_data(part)),
            _ => (part.len() / 2, 4 + 12, bits.push_kanji_data(part)),
        };
        assert!(packed.is_ok(), "a segment has characters of its mode only");
        self.header(header, count);
        let end = bits.len();
        self.piece(&bits.into_bytes(), skip, end);
    }

    /// Writes the bits from `start` to `end` of `bytes`; those after `end` are zeros.
    fn piece(&mut self, bytes: &[u8], start: usize, end: usize) {
        let Some(&first) = bytes.get(start / 8) else {
            return;
        };
        let rest = 8 - start % 8;
        self.number(u32::from(first) & ((1 << rest) - 1), rest);
        self.bytes(&bytes[start / 8 + 1..]);
        self.bits -= 8 * bytes.len() - end;
        self.bytes.truncate(self.bits.div_ceil(8));
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
    /// The place in a sequence of symbols; none where the symbol stands alone.
    pub(super) place: Option<Place>,
}

/// What a symbol of a sequence says about itself, ISO/IEC 18004:2015 8.2 and 8.3.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// Its place in the sequence, 0 to 15.
    pub(super) index: u8,
    /// The place of the last symbol, 1 to 15.
    pub(super) last: u8,
    /// All bytes of the whole text, added without carry.
    pub(super) parity: u8,
}

impl Content<'_> {
    /// Returns the Shift JIS bytes of a segment in Kanji mode.
    fn kanji(&self, segment: Segment) -> Vec<u8> {
        let characters = |bytes: &[u8]| bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
        let end = segment.start + segment.length;
        let first = characters(&self.bytes[..segment.start]);
        let count = characters(&self.bytes[segment.start..end]);
        let codes = self.codes.get(first..first + count).unwrap_or_default();
        codes.iter().flat_map(|code| code.to_be_bytes()).collect()
    }
}

/// Returns GS1 data as alphanumeric mode writes them, 7.4.8.2: `%` doubled, the separator U+001D as `%`.
fn gs1(part: &[u8]) -> Vec<u8> {
    let mut written = Vec::with_capacity(part.len());
    for &byte in part {
        match byte {
            b'%' => written.extend_from_slice(b"%%"),
            0x1D => written.push(b'%'),
            _ => written.push(byte),
        }
    }
    written
}
