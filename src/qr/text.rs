//! A text with the ways to write it that its options leave open.

use super::header::header;
use super::options::{Charset, Data, Options};
use super::segments::{Heads, Split, least_bits, split, split_kanji};
use super::stream::{Content, Place};
use super::symbol::{Mode, Segment};
use super::version::Version;

/// How characters outside ASCII may be written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// As is shorter.
    Either,
    /// In byte mode.
    Plain,
    /// In Kanji mode.
    Kanji,
}

/// What is to be written, and the ways that are open.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) content: Content<'a>,
    /// Whether Kanji mode may be tried.
    pub(super) kanji: bool,
    /// Whether an ECI stands before anything in byte mode.
    pub(super) eci: bool,
    /// Whether only byte mode may be used.
    pub(super) raw: bool,
    pub(super) way: Way,
}

impl<'a> Text<'a> {
    /// Returns a text for a symbol that stands alone.
    pub(super) fn of(data: Data<'a>, options: &Options) -> Self {
        let (bytes, text, codes) = match data {
            Data::Text { text, kanji } => (text.as_bytes(), Some(text), kanji),
            Data::Bytes(bytes) => (bytes, None, None),
        };
        let eci = match options.charset {
            Charset::Auto => text.is_some() && !bytes.is_ascii(),
            Charset::Utf8 => true,
            Charset::None => false,
        };
        Self {
            content: Content {
                bytes,
                codes: codes.unwrap_or(&[]),
                gs1: options.gs1,
                place: None,
            },
            kanji: codes.is_some() && options.charset != Charset::Utf8,
            eci,
            raw: text.is_none(),
            way: Way::Either,
        }
    }

    /// Returns the text as it is written over several symbols: all in one way, so that all have the same ECI or none.
    pub(super) fn in_sequence(mut self, way: Way) -> Self {
        self.way = way;
        self.at(Place::default())
    }

    /// Returns the text for the symbol at a place of the sequence.
    pub(super) fn at(mut self, place: Place) -> Self {
        self.content.place = Some(place);
        self
    }

    /// Parts the text after so many characters; of bytes each is one.
    pub(super) fn split_at(self, characters: usize) -> (Self, Self) {
        let Content { bytes, codes, .. } = self.content;
        let middle = self.length_of(characters);
        let with = |bytes, codes| {
            let mut part = self;
            (part.content.bytes, part.content.codes) = (bytes, codes);
            part
        };
        let ((first, rest), (own, others)) = (
            bytes.split_at(middle),
            codes.split_at(characters.min(codes.len())),
        );
        (with(first, own), with(rest, others))
    }

    /// Returns the bytes of the first so many characters.
    pub(super) fn length_of(&self, characters: usize) -> usize {
        let bytes = self.content.bytes;
        if self.raw {
            return characters.min(bytes.len());
        }
        let begins = |&at: &usize| bytes[at] & 0xC0 != 0x80;
        let mut beginnings = (0..bytes.len()).filter(begins);
        beginnings.nth(characters).unwrap_or(bytes.len())
    }

    /// Returns the segments of the fewest bits, headers without characters included; none where the version cannot write
    /// the text.
    pub(super) fn split(&self, version: Version) -> Option<Split> {
        let plain = match self.way {
            Way::Kanji => None,
            _ => self.plain(version),
        };
        let kanji = match self.way {
            Way::Plain => None,
            _ => self.kanji(version),
        };
        match (plain, kanji) {
            (Some(plain), Some(kanji)) if kanji.bits < plain.bits => Some(kanji),
            (None, kanji) => kanji,
            (plain, _) => plain,
        }
    }

    /// Returns a number of bits that the text takes at least in any version. Segments are not looked for.
    pub(super) fn least_bits(&self) -> u64 {
        let bytes = self.content.bytes;
        if self.raw {
            8 * bytes.len() as u64
        } else if self.kanji || self.content.gs1 {
            // A digit, which is one byte, takes ten thirds of a bit. A Kanji of two or three bytes takes thirteen bits.
            bytes.len() as u64 * 10 / 3
        } else {
            least_bits(bytes)
        }
    }

    /// Returns the bits of the headers without characters that stand in each part of a sequence.
    pub(super) fn headers(&self, version: Version) -> Option<u64> {
        let nothing = Split {
            bits: 0,
            segments: Vec::new(),
        };
        let eci = self.eci && self.way == Way::Plain;
        Some(self.with_headers(nothing, version, eci)?.bits)
    }

    fn plain(&self, version: Version) -> Option<Split> {
        let (bytes, heads) = (self.content.bytes, Heads::of(version));
        let split = if self.raw {
            header(version, Mode::Byte).map(|_| whole(bytes, heads))
        } else {
            split(bytes, heads, self.content.gs1)
        };
        self.with_headers(split?, version, self.eci)
    }

    fn kanji(&self, version: Version) -> Option<Split> {
        if !self.kanji {
            return None;
        }
        let Content {
            bytes, codes, gs1, ..
        } = self.content;
        let split = split_kanji(bytes, codes, Heads::of(version), gs1)?;
        self.with_headers(split, version, false)
    }

    /// Puts the headers without characters before the segments: place in a sequence, ECI, FNC1, 7.4.8.2 and 8.1.
    fn with_headers(&self, mut split: Split, version: Version, eci: bool) -> Option<Split> {
        let mut place = 0;
        for (mode, wanted, extra) in [
            (Mode::StructuredAppend, self.content.place.is_some(), 16),
            (Mode::Eci, eci, 8),
            (Mode::Fnc1, self.content.gs1, 0),
        ] {
            if wanted {
                split.bits += header(version, mode)?.bits() as u64 + extra;
                let (start, length) = (0, 0);
                split.segments.insert(
                    place,
                    Segment {
                        mode,
                        start,
                        length,
                    },
                );
                place += 1;
            }
        }
        Some(split)
    }
}

/// Returns one byte segment over everything.
fn whole(bytes: &[u8], heads: Heads) -> Split {
    let segment = Segment {
        mode: Mode::Byte,
        start: 0,
        length: bytes.len(),
    };
    Split {
        bits: heads.byte() + 8 * bytes.len() as u64,
        segments: vec![segment],
    }
}
