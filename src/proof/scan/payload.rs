//! Data codewords to the parts of the text, ISO/IEC 18004:2015 7.4 and ISO/IEC 23941.

use crate::qr::{Mode, Symbology, Version, gap, header, terminator_bits};

/// No character set was named: byte mode is read as whoever reads guesses.
pub const UNNAMED: u32 = u32::MAX;

/// ECI 20 is Shift JIS, 29 is GB 18030, whose first part is GB 2312.
const SHIFT_JIS: u32 = 20;
const GB: u32 = 29;

/// The place of a symbol in a sequence, ISO/IEC 18004:2015 clause 8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which of them it is: 0 for the first.
    pub index: u8,
    /// How many they are, 1 to 16.
    pub count: u8,
    /// All bytes of the whole text, added without carry: the same in each.
    pub parity: u8,
}

/// What a symbol says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Payload {
    pub(super) parts: Vec<Part>,
    pub(super) place: Option<Place>,
}

/// A segment that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// How it was written; Hanzi mode of GB/T 18284, which our standard lacks, counts as bytes.
    pub mode: Mode,
    /// The number of the Extended Channel Interpretation by which its bytes are text, or [`UNNAMED`].
    pub charset: u32,
    /// The bytes; none for a header.
    pub bytes: Vec<u8>,
}

/// Reads the segments; none where the bits end within one or a mode is unknown.
pub(super) fn payload(version: Version, data: &[u8]) -> Option<Payload> {
    let gap = gap(version);
    let mut bits = Bits {
        data,
        place: 0,
        end: 8 * data.len() - gap,
    };
    let indicator_bits = header(version, Mode::Numeric)?.indicator_bits;
    let mut parts = Vec::new();
    let mut charset = UNNAMED;
    let mut gs1 = false;
    let mut place = None;
    while bits.left() >= terminator_bits(version) {
        let indicator = bits.take(indicator_bits.into())?;
        let says = |mode: &Mode| {
            header(version, *mode).is_some_and(|header| u32::from(header.indicator) == indicator)
        };
        let mode = match (version.symbology(), indicator) {
            (Symbology::Qr | Symbology::Rmqr, 0) => break,
            // Hanzi mode.
            (Symbology::Qr, 0b1101) => None,
            // FNC1 in second position names an application.
            (Symbology::Qr, 0b1001) | (Symbology::Rmqr, 0b110) => {
                bits.take(8)?;
                Some(Mode::Fnc1)
            }
            _ => Some(*Mode::ALL.iter().find(|mode| says(mode))?),
        };
        // A subset of Hanzi, of which there is one, stands before their number.
        if mode.is_none() {
            bits.take(4)?;
        }
        let counted = header(version, mode.unwrap_or(Mode::Kanji))?;
        let count = bits.take(counted.count_bits.into())?;
        let (named, bytes) = match mode {
            // In Micro QR no digits end the data.
            Some(Mode::Numeric) if version.symbology() == Symbology::Micro && count == 0 => break,
            Some(Mode::Numeric) => (charset, numeric(&mut bits, count)?),
            Some(Mode::Alphanumeric) => (charset, alphanumeric(&mut bits, count, gs1)?),
            Some(Mode::Byte) => {
                let byte = |_| Some(bits.take(8)?.to_le_bytes()[0]);
                (charset, (0..count).map(byte).collect::<Option<_>>()?)
            }
            Some(Mode::Kanji) => {
                let read = double(&mut bits, count, 0xC0, |high, low| {
                    let high = if high < 0x1F {
                        0x81 + high
                    } else {
                        0xC1 + high
                    };
                    (high, 0x40 + low)
                });
                (SHIFT_JIS, read?)
            }
            None => {
                let read = double(&mut bits, count, 0x60, |high, low| {
                    let high = if high < 0x0A {
                        0xA1 + high
                    } else {
                        0xA6 + high
                    };
                    (high, 0xA1 + low)
                });
                (GB, read?)
            }
            Some(Mode::Eci) => {
                charset = designator(&mut bits)?;
                (charset, Vec::new())
            }
            Some(Mode::Fnc1) => {
                gs1 = true;
                (charset, Vec::new())
            }
            Some(Mode::StructuredAppend) => {
                let [index, last] =
                    [bits.take(4)?, bits.take(4)?].map(|half| half.to_le_bytes()[0]);
                place = Some(Place {
                    index,
                    count: last + 1,
                    parity: bits.take(8)?.to_le_bytes()[0],
                });
                (charset, Vec::new())
            }
        };
        parts.push(Part {
            mode: mode.unwrap_or(Mode::Byte),
            charset: named,
            bytes,
        });
    }
    Some(Payload { parts, place })
}

fn numeric(bits: &mut Bits, count: u32) -> Option<Vec<u8>> {
    let mut digits = Vec::new();
    let mut left = count;
    while left > 0 {
        let run = left.min(3);
        let number = bits.take([4, 7, 10][run as usize - 1])?;
        let from = [1, 10, 100][run as usize - 1];
        if number >= from * 10 {
            return None;
        }
        for place in (0..run).rev() {
            digits.push(b'0' + (number / 10_u32.pow(place) % 10).to_le_bytes()[0]);
        }
        left -= run;
    }
    Some(digits)
}

/// The characters of alphanumeric mode in the order of their values, Table 5.
const TABLE_5: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// In GS1 data `%` separates fields and `%%` is the percent sign.
fn alphanumeric(bits: &mut Bits, count: u32, gs1: bool) -> Option<Vec<u8>> {
    let mut letters = Vec::new();
    for _ in 0..count / 2 {
        let pair = bits.take(11)? as usize;
        letters.extend([*TABLE_5.get(pair / 45)?, TABLE_5[pair % 45]]);
    }
    if count % 2 == 1 {
        letters.push(*TABLE_5.get(bits.take(6)? as usize)?);
    }
    if !gs1 {
        return Some(letters);
    }
    let mut fields = Vec::new();
    let mut rest = letters.as_slice();
    while let Some((&letter, after)) = rest.split_first() {
        rest = after;
        if letter != b'%' {
            fields.push(letter);
        } else if let Some((b'%', after)) = rest.split_first() {
            rest = after;
            fields.push(b'%');
        } else {
            fields.push(0x1D);
        }
    }
    Some(fields)
}

/// Reads characters of 13 bits: a high and a low part, of which there are `wide`.
fn double(
    bits: &mut Bits,
    count: u32,
    wide: u32,
    bytes: impl Fn(u32, u32) -> (u32, u32),
) -> Option<Vec<u8>> {
    let mut text = Vec::new();
    for _ in 0..count {
        let code = bits.take(13)?;
        let (high, low) = bytes(code / wide, code % wide);
        text.extend([high, low].map(|byte| byte.to_le_bytes()[0]));
    }
    Some(text)
}

/// Reads the number of an ECI, Table 4: one byte, or as many as its leading ones say more.
fn designator(bits: &mut Bits) -> Option<u32> {
    let first = bits.take(8)?;
    match first {
        0..0x80 => Some(first),
        0x80..0xC0 => Some((first & 0x3F) << 8 | bits.take(8)?),
        0xC0..0xE0 => Some((first & 0x1F) << 16 | bits.take(16)?),
        _ => None,
    }
}

/// Bits, the first in the most significant bit of the first byte.
struct Bits<'a> {
    data: &'a [u8],
    place: usize,
    /// Where the data end.
    end: usize,
}

impl Bits<'_> {
    fn left(&self) -> usize {
        self.end - self.place
    }

    /// Reads a number of at most 24 bits.
    fn take(&mut self, width: usize) -> Option<u32> {
        if width > self.left() {
            return None;
        }
        let mut number = 0;
        for place in self.place..self.place + width {
            number = number << 1 | u32::from(self.data[place / 8] >> (7 - place % 8) & 1);
        }
        self.place += width;
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Packs bits written with spaces, and reads them in version 1.
    fn read(bits: &str) -> Option<Vec<(Mode, u32, Vec<u8>)>> {
        read_as("1", bits)
    }

    fn read_as(version: &str, bits: &str) -> Option<Vec<(Mode, u32, Vec<u8>)>> {
        let bits: Vec<u8> = bits
            .bytes()
            .filter(|bit| *bit != b' ')
            .map(|bit| bit - b'0')
            .collect();
        let data: Vec<u8> = bits
            .chunks(8)
            .map(|byte| {
                byte.iter()
                    .enumerate()
                    .fold(0, |sum, (place, bit)| sum | bit << (7 - place))
            })
            .collect();
        let payload = payload(Version::from_name(version).expect("exists"), &data)?;
        Some(
            payload
                .parts
                .into_iter()
                .map(|part| (part.mode, part.charset, part.bytes))
                .collect(),
        )
    }

    /// ISO/IEC 18004:2015 7.4.3 to 7.4.6 and 7.4.2.3, the worked examples.
    #[test]
    fn the_worked_examples_are_read() {
        assert_eq!(
            read("0001 0000001000 0000001100 0101011001 1000011 0000"),
            Some(vec![(Mode::Numeric, UNNAMED, b"01234567".to_vec())])
        );
        assert_eq!(
            read("0010 000000101 00111001110 11100111001 000010 0000"),
            Some(vec![(Mode::Alphanumeric, UNNAMED, b"AC-42".to_vec())])
        );
        assert_eq!(
            read("1000 00000010 0110110011111 1101010101010 0000"),
            Some(vec![(Mode::Kanji, 20, vec![0x93, 0x5F, 0xE4, 0xAA])])
        );
        assert_eq!(
            read("0111 00001001 0100 00000010 10100001 10100010 0000"),
            Some(vec![
                (Mode::Eci, 9, vec![]),
                (Mode::Byte, 9, vec![0xA1, 0xA2])
            ])
        );
    }

    /// ISO/IEC 18004:2015 Annex I.3 and 7.4.6, then the headers of the other small versions by Tables 2 and 3.
    #[test]
    fn small_versions_have_headers_of_their_own() {
        let digits = |text: &str| Some(vec![(Mode::Numeric, UNNAMED, text.as_bytes().to_vec())]);
        let m2 = "0 1000 0000001100 0101011001 1000011 00000 000";
        assert_eq!(read_as("M2", m2), digits("01234567"));
        // Five digits fill the 20 bits of M1.
        assert_eq!(
            read_as("M1", "101 0001111011 0101101 0000"),
            digits("12345")
        );
        assert_eq!(read_as("M1", "010 0001100 000 0000000 0000"), digits("12"));
        let kanji = "11 001 0110110011111 0000000";
        assert_eq!(
            read_as("M3", kanji),
            Some(vec![(Mode::Kanji, 20, vec![0x93, 0x5F])])
        );
        let m4 = "001 00101 00111001110 11100111001 000010 010 00001 01100001 000";
        assert_eq!(
            read_as("M4", m4),
            Some(vec![
                (Mode::Alphanumeric, UNNAMED, b"AC-42".to_vec()),
                (Mode::Byte, UNNAMED, b"a".to_vec())
            ])
        );
        let rmqr = "111 00001001 011 010 10100001 10100010 000";
        assert_eq!(
            read_as("R7x43", rmqr),
            Some(vec![
                (Mode::Eci, 9, vec![]),
                (Mode::Byte, 9, vec![0xA1, 0xA2])
            ])
        );
        // FNC1 in second position, then one character.
        assert_eq!(
            read_as("R7x43", "110 00000101 010 001 001010 000"),
            Some(vec![
                (Mode::Fnc1, UNNAMED, vec![]),
                (Mode::Alphanumeric, UNNAMED, b"A".to_vec())
            ])
        );
    }

    #[test]
    fn hanzi_are_bytes_of_gb() {
        // 啊 is B0A1 in GB 2312: B0 − A6 = 0A, 0A · 60 + 00.
        assert_eq!(
            read("1101 0001 00000001 0001111000000 0000"),
            Some(vec![(Mode::Byte, 29, vec![0xB0, 0xA1])])
        );
    }

    #[test]
    fn a_percent_sign_parts_fields_of_gs1() {
        // "A%%B%" in pairs: A % = 488, % B = 1721, %.
        assert_eq!(
            read("0101 0010 000000101 00111101000 11010111001 100110 0000"),
            Some(vec![
                (Mode::Fnc1, UNNAMED, vec![]),
                (Mode::Alphanumeric, UNNAMED, b"A%B\x1d".to_vec())
            ])
        );
    }

    #[test]
    fn bits_that_end_too_early_and_unknown_modes_are_no_text() {
        assert_eq!(read("0100 00000010 10100001 0000"), None);
        assert_eq!(read("1111 0000"), None);
        assert_eq!(read("0001 0000000001 1111 0000"), None);
        assert_eq!(read(""), Some(vec![]));
    }
}
