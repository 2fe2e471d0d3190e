//! Deflate for pictures of symbols, and for texts: RFC 1950 and RFC 1951.
//!
//! A picture of a symbol repeats itself at four distances: a pixel, a module, a row, and a row of modules. Looking at these four, and
//! at the last place with the same few bytes, finds nearly all there is without searching the window, and a row that stands many times
//! costs no more than its matches.
//!
//! # What this page does not do
//!
//! It writes no stored and no fixed blocks, and reads nothing back.

#![allow(
    clippy::cast_possible_truncation,
    reason = "bits are counted in 32, of numbers that are far smaller"
)]

mod chains;
mod hints;
mod huffman;
mod matches;

pub(super) use hints::{Hint, Hints, Source};
use huffman::{codes, lengths};
use matches::{Matcher, matching};

/// Rows of equal length, of which each stands a number of times, one below the other.
struct Rows<'a> {
    /// The rows that differ from the one above, one after the other.
    bytes: &'a [u8],
    /// Bytes of a row, at least 1.
    stride: usize,
    /// How often each row stands, at least once.
    repeats: &'a [u16],
    /// Bytes of a pixel, at least 1 and at most a row.
    pixel: usize,
    /// Bytes across a module, at least 1 and at most a row.
    module: usize,
    /// Rows of a module, at least 1.
    module_height: usize,
    look: Look,
}

/// Where a picture looks like itself again, beside a pixel, a module, a row and a row of modules away.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Look {
    /// Nowhere that is worth a look.
    Even,
    /// Where colours flow aslant: a row and a pixel away.
    Flowing,
}

/// The longest match, and the farthest: RFC 1951, 3.2.5.
const LONGEST: usize = 258;
pub(super) const FARTHEST: usize = 32_768;

/// Tokens after which a block ends, so that its codes fit what is in it.
const BLOCK: usize = 1 << 14;

/// Compresses rows of a picture into a zlib stream. `bytes` holds those that differ from the one above, of `stride` bytes each, at least
/// 1, and `repeats` how often each stands, at least once. A pixel has `depth` bits, at least 1, and a module is `module` pixels wide and
/// high, and looks like `look`: the stream is smaller where that is right, and holds the same whatever it is.
#[must_use]
pub(super) fn deflate(
    bytes: &[u8],
    stride: usize,
    repeats: &[u16],
    depth: u32,
    module: u32,
    look: Look,
    hints: &Hints,
) -> Vec<u8> {
    let module = module.max(1) as usize;
    // A module may end within a byte. Its pattern then returns after two, four or eight modules.
    let mut bits = depth as usize * module;
    while !bits.is_multiple_of(8) {
        bits *= 2;
    }
    zlib(
        &Rows {
            bytes,
            stride,
            repeats,
            pixel: (depth as usize).div_ceil(8).min(stride),
            module: (bits / 8).min(stride),
            module_height: module,
            look,
        },
        hints,
    )
}

/// Compresses a text into a zlib stream.
pub(super) fn deflate_text(bytes: &[u8]) -> Vec<u8> {
    let mut bits = Bits::begin();
    let tokens = chains::tokens(bytes);
    // A text of no tokens has a block all the same.
    let (blocks, last) = tokens.split_at(tokens.len().saturating_sub(1) / BLOCK * BLOCK);
    for tokens in blocks.chunks(BLOCK) {
        block(tokens, false, &mut bits);
    }
    block(last, true, &mut bits);
    bits.end(adler(&Rows {
        bytes,
        stride: bytes.len().max(1),
        repeats: &[1],
        pixel: 1,
        module: 1,
        module_height: 1,
        look: Look::Even,
    }))
}

/// Compresses rows into a zlib stream.
fn zlib(rows: &Rows, hints: &Hints) -> Vec<u8> {
    let mut bits = Bits::begin();
    let mut tokens = Vec::with_capacity(1024);
    let mut matcher = Matcher::new(rows);
    let Rows {
        stride,
        module_height,
        ..
    } = *rows;
    let [pixel, module] = [rows.pixel, rows.module].map(usize::cast_signed);
    let places = [
        (0, pixel),
        (0, module),
        (1, 0),
        (module_height, 0),
        (1, -pixel),
        (1, pixel),
    ];
    let places = places.map(|(up, left)| Source { up, left });
    let count = match rows.look {
        Look::Flowing => 6,
        Look::Even => 4,
    };
    for (row, &repeats) in rows.repeats.iter().enumerate() {
        matcher.row(row, &places[..count], hints.of(row), &mut tokens);
        let again = (usize::from(repeats) - 1) * stride;
        // Two rows of two bytes repeat less than the shortest match.
        if stride <= FARTHEST && again != 2 {
            if again > 0 {
                repetition(again + matcher.carry(row), stride, &mut tokens);
            }
        } else {
            for _ in 1..repeats {
                // What stood before the row is farther away now.
                matcher.forget();
                matcher.row(row, &places[..2], &[], &mut tokens);
            }
        }
        if tokens.len() >= BLOCK {
            block(&tokens, false, &mut bits);
            tokens.clear();
        }
    }
    block(&tokens, true, &mut bits);
    bits.end(adler(rows))
}

/// A literal byte below 256; else the length of a match, shifted by 16, and its distance less 1.
type Token = u32;

/// Repeats the last `distance` bytes over `length` bytes, which are none or more than 2.
fn repetition(mut length: usize, distance: usize, tokens: &mut Vec<Token>) {
    while length > 0 {
        // No rest is shorter than the shortest match, 3.
        let most = if length == LONGEST + 1 || length == LONGEST + 2 {
            LONGEST - 3
        } else {
            LONGEST
        };
        let part = length.min(most);
        tokens.push(matching(part, distance));
        length -= part;
    }
}

/// Writes a block with codes of its own: RFC 1951, 3.2.7.
fn block(tokens: &[Token], last: bool, bits: &mut Bits) {
    let mut literal_counts = [0; 286];
    let mut distance_counts = [0; 30];
    // The end of the block; and two symbols at least, so that every code is complete.
    literal_counts[256] = 1;
    literal_counts[0] = 1;
    distance_counts[0] = 1;
    distance_counts[1] = 1;
    for &token in tokens {
        let (length, distance) = (token >> 16, token & 0xffff);
        if length == 0 {
            literal_counts[distance as usize] += 1;
        } else {
            literal_counts[length_symbol(length).0] += 1;
            distance_counts[distance_symbol(distance).0] += 1;
        }
    }
    let mut literal_lengths = [0; 286];
    let mut distance_lengths = [0; 30];
    lengths(&literal_counts, 15, &mut literal_lengths);
    lengths(&distance_counts, 15, &mut distance_lengths);
    // The lengths take 17 bits and 57, and at most 316 symbols of 14 bits.
    bits.expect(100);
    bits.put(u64::from(last) | 0b100, 3);
    header(&literal_lengths, &distance_lengths, bits);

    let mut literal_codes = [0; 286];
    let mut distance_codes = [0; 30];
    codes(&literal_lengths, &mut literal_codes);
    codes(&distance_lengths, &mut distance_codes);
    let coded = |codes: &[u16], lengths: &[u8], symbol: usize| {
        (u64::from(codes[symbol]), u32::from(lengths[symbol]))
    };
    let literal = |symbol| coded(&literal_codes, &literal_lengths, symbol);
    let far = |symbol| coded(&distance_codes, &distance_lengths, symbol);
    bits.expect(tokens.len() + 1);
    for &token in tokens {
        let (length, distance) = (token >> 16, token & 0xffff);
        if length == 0 {
            let (code, count) = literal(distance as usize);
            bits.put(code, count);
        } else {
            let (symbol, more, most) = length_symbol(length);
            let (code, count) = literal(symbol);
            let (symbol, further, farthest) = distance_symbol(distance);
            let (next, following) = far(symbol);
            // At most 15 + 5 bits, and 15 + 13.
            let middle = count + most;
            let all = code | u64::from(more) << count | next << middle;
            let middle = middle + following;
            bits.put(all | u64::from(further) << middle, middle + farthest);
        }
    }
    let (end, count) = literal(256);
    bits.put(end, count);
}

/// Writes the lengths of both codes, runs of zeros in short.
fn header(literals: &[u8; 286], distances: &[u8; 30], bits: &mut Bits) {
    /// The order in which the lengths of the code for lengths are written.
    const ORDER: [usize; 19] = [
        16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
    ];
    // Each symbol with its extra bits, and how many those are.
    let mut symbols = Vec::with_capacity(316);
    let all = [literals.as_slice(), distances.as_slice()].concat();
    let mut place = 0;
    while let Some(&length) = all.get(place) {
        let run = all[place..]
            .iter()
            .take(138)
            .take_while(|&&other| length == 0 && other == 0);
        let run = run.count();
        let (symbol, extra, count) = match run {
            11.. => (18, run - 11, 7),
            3.. => (17, run - 3, 3),
            _ => (usize::from(length), 0, 0),
        };
        symbols.push((symbol, extra as u64, count));
        place += if count > 0 { run } else { 1 };
    }
    let mut counts = [0; 19];
    for &(symbol, ..) in &symbols {
        counts[symbol] += 1;
    }
    let mut of_lengths = [0; 19];
    let mut codes_of_lengths = [0; 19];
    lengths(&counts, 7, &mut of_lengths);
    codes(&of_lengths, &mut codes_of_lengths);
    // 286 literals and lengths, 30 distances, 19 lengths of lengths: all there are.
    bits.put(0b1111_11101_11101, 14);
    for symbol in ORDER {
        bits.put(of_lengths[symbol].into(), 3);
    }
    for (symbol, extra, count) in symbols {
        bits.put(codes_of_lengths[symbol].into(), of_lengths[symbol].into());
        bits.put(extra, count);
    }
}

/// Returns the symbol of a length of 3 to 258, its extra bits and how many: RFC 1951, 3.2.5.
#[inline]
fn length_symbol(length: u32) -> (usize, u32, u32) {
    let above = length - 3;
    if length == 258 {
        return (285, 0, 0);
    }
    // Four symbols for each power of two from 8 on.
    let count = above.checked_ilog2().unwrap_or(0).saturating_sub(2);
    let symbol = 257 + 4 * count + (above >> count);
    (symbol as usize, above & ((1 << count) - 1), count)
}

/// Returns the symbol of a distance less 1, its extra bits and how many: RFC 1951, 3.2.5.
#[inline]
fn distance_symbol(above: u32) -> (usize, u32, u32) {
    // Two symbols for each power of two from 4 on.
    let count = above.checked_ilog2().unwrap_or(0).saturating_sub(1);
    let symbol = 2 * count + (above >> count);
    (symbol as usize, above & ((1 << count) - 1), count)
}

/// Bits, the lowest first.
struct Bits {
    /// Those that are full, and room for more.
    bytes: Vec<u8>,
    full: usize,
    /// Less than eight.
    waiting: u64,
    count: u32,
}

impl Bits {
    /// Begins a stream: RFC 1950, 2.2.
    fn begin() -> Self {
        // A window of 32 KiB; the second byte makes both together a multiple of 31.
        Self {
            bytes: vec![0x78, 0x9c],
            full: 2,
            waiting: 0,
            count: 0,
        }
    }

    /// Ends a stream with the check sum of what it holds.
    fn end(mut self, sum: u32) -> Vec<u8> {
        self.bytes
            .truncate(self.full + self.count.div_ceil(8) as usize);
        self.bytes.extend(sum.to_be_bytes());
        self.bytes
    }

    /// Makes room for so many parts, and for a word behind them.
    fn expect(&mut self, parts: usize) {
        // A part of 48 bits has six bytes.
        self.bytes.resize(self.full + 6 * parts + 8, 0);
    }

    /// Adds the lowest `count` bits of `value`, at most 48, for which there is room; the others are 0.
    #[inline]
    fn put(&mut self, value: u64, count: u32) {
        self.waiting |= value << self.count;
        self.count += count;
        self.bytes[self.full..][..8].copy_from_slice(&self.waiting.to_le_bytes());
        let full = self.count / 8;
        self.full += full as usize;
        self.waiting >>= 8 * full;
        self.count %= 8;
    }
}

/// Returns the check sum of what the rows stand for: RFC 1950, 8.2.
fn adler(rows: &Rows) -> u32 {
    /// The largest prime below 2¹⁶.
    const BASE: u64 = 65_521;
    let (mut a, mut b) = (1_u64, 0_u64);
    for (row, &repeats) in rows.bytes.chunks_exact(rows.stride).zip(rows.repeats) {
        let (sum, sums) = sums(row);
        // Each repetition adds to b the sums of the row, and a for every byte; then a grows by the sum of the row. The formula for
        // 0 + 1 + … + (n − 1) counts all repetitions at once.
        let (sum, sums, length, times) = (
            sum % BASE,
            sums % BASE,
            row.len() as u64 % BASE,
            u64::from(repeats),
        );
        let all = (times * a + times * (times - 1) / 2 % BASE * sum) % BASE;
        b = (b + length * all + times * sums) % BASE;
        a = (a + times * sum) % BASE;
    }
    (b << 16 | a) as u32
}

/// Returns the sum of some bytes, and the sum of that sum after each of them.
fn sums(bytes: &[u8]) -> (u64, u64) {
    /// Every other byte.
    const EVEN: u64 = 0x00ff_00ff_00ff_00ff;
    let (words, rest) = bytes.as_chunks::<8>();
    let (mut sum, mut sums) = (0, 0);
    for word in words {
        let word = u64::from_le_bytes(*word);
        let [even, odd] = [word & EVEN, word >> 8 & EVEN];
        // The highest sixteen bits of a product are the sum of all four parts, each by its factor. Of eight bytes the first is in eight of the
        // sums after each of them, the last in one.
        let part = |four: u64, factors: u64| four.wrapping_mul(factors) >> 48;
        sums += 8 * sum + part(even, 0x0008_0006_0004_0002) + part(odd, 0x0007_0005_0003_0001);
        sum += part(even + odd, 0x0001_0001_0001_0001);
    }
    for &byte in rest {
        sum += u64::from(byte);
        sums += sum;
    }
    (sum, sums)
}

#[cfg(test)]
mod tests;
