//! The segments that write a text in the fewest bits, ISO/IEC 18004:2015 7.4.7.
//!
//! Differs: Annex J gives rules of thumb, and this finds the optimum. Costs are counted in sixths of a bit: three digits take 60
//! and two characters of Table 5 take 66, so that one of them takes a whole number. The end of a segment rounds up to whole bits.

use super::header::header;
use super::symbol::{Mode, Segment};
use super::version::Version;

/// The modes that hold characters, in the order of the arrays below.
const MODES: [Mode; 4] = [Mode::Numeric, Mode::Alphanumeric, Mode::Byte, Mode::Kanji];
const NUMERIC: usize = 0;
const ALPHANUMERIC: usize = 1;
const BYTE: usize = 2;
const KANJI: usize = 3;

/// Sixths of a bit for one character: a digit, a character of Table 5, a byte, a Kanji.
const UNIT: [u64; 4] = [20, 33, 48, 78];

/// The cost of what a mode cannot write. No text costs as much, and adding to it does not overflow.
const NEVER: u64 = u64::MAX / 4;

/// The most characters of any symbol. The segments of a longer text are not kept: only its bits are asked for.
const LONGEST: usize = 7089;

/// What the headers of a version cost, in sixths of a bit by mode.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Heads([u64; 4]);

impl Heads {
    pub(super) fn of(version: Version) -> Self {
        Self(
            MODES
                .map(|mode| header(version, mode).map_or(NEVER, |header| 6 * header.bits() as u64)),
        )
    }

    /// Returns the bits of a byte segment's header.
    pub(super) fn byte(self) -> u64 {
        self.0[BYTE] / 6
    }
}

/// Segments and the bits that they take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Split {
    pub(super) bits: u64,
    /// Empty where the text fits no symbol.
    pub(super) segments: Vec<Segment>,
}

/// Returns the segments that write `text` in the fewest bits; none where the version lacks a mode that the text needs.
///
/// With `gs1`, `%` takes two characters in alphanumeric mode and U+001D takes one.
pub(super) fn split(text: &[u8], heads: Heads, gs1: bool) -> Option<Split> {
    let Heads(costs) = heads;
    let mut chains = Chains::new(costs, text.len());
    let mut from = 0;
    while let Some((start, end)) = next_run(text, from, heads, gs1) {
        chains.bytes(from, start);
        for (place, &byte) in (start..).zip(&text[start..end]) {
            chains.step(place, units(byte, gs1));
        }
        from = end;
    }
    chains.bytes(from, text.len());
    chains.finish(text.len())
}

/// Returns the next run of characters, not before `from`, that may be shorter in another mode than in bytes.
///
/// A run has a header of its own, and the bytes after it have another. A run that saves less than both stays in bytes; at the ends
/// of the text there is only one.
fn next_run(text: &[u8], from: usize, Heads(costs): Heads, gs1: bool) -> Option<(usize, usize)> {
    let plain = |&byte: &u8| saving_of(byte, gs1) == 0;
    let start_of = |end: usize| {
        text[..end]
            .iter()
            .rposition(plain)
            .map_or(0, |place| place + 1)
    };
    let end_of = |start: usize| {
        text[start..]
            .iter()
            .position(plain)
            .map_or(text.len(), |length| start + length)
    };
    let saving = |start: usize, end: usize| {
        text[start..end]
            .iter()
            .map(|&byte| saving_of(byte, gs1))
            .sum::<u64>()
    };
    let one = costs[NUMERIC].min(costs[ALPHANUMERIC]);
    let both = one.saturating_add(costs[BYTE]);
    if from == text.len() {
        return None;
    }
    let end = end_of(0);
    if costs[BYTE] == NEVER || end == text.len() {
        return Some((from, text.len()));
    }
    if from == 0 && saving(0, end) > one {
        return Some((0, end));
    }
    // The processor cannot foresee whether a character goes on with the run, so that the sum is cleared without a branch.
    let mut sum = 0;
    for (place, &byte) in (from..).zip(&text[from..]) {
        let saved = saving_of(byte, gs1);
        sum = (sum + saved) & u64::from(saved == 0).wrapping_sub(1);
        if sum > both {
            return Some((start_of(place), end_of(place)));
        }
    }
    let start = start_of(text.len());
    (start >= from && start > 0 && saving(start, text.len()) > one).then_some((start, text.len()))
}

/// Returns the segments of a text whose characters outside ASCII are all written in Kanji mode.
///
/// `codes` holds a code for each character; none where a character outside ASCII has no code, or the version no Kanji.
pub(super) fn split_kanji(text: &[u8], codes: &[u16], heads: Heads, gs1: bool) -> Option<Split> {
    let Heads(costs) = heads;
    let mut chains = Chains::new(costs, text.len());
    let mut characters = 0;
    for (at, &byte) in text.iter().enumerate() {
        // A character begins here, not in the middle of its bytes.
        if byte & 0xC0 != 0x80 {
            if byte < 0x80 {
                chains.step(at, units(byte, gs1));
            } else if codes.get(characters).is_some_and(|&code| is_kanji(code)) {
                chains.step(at, [NEVER, NEVER, NEVER, UNIT[KANJI]]);
            } else {
                return None;
            }
            characters += 1;
        }
    }
    chains.finish(text.len())
}

/// Tells whether Kanji mode has a code, 7.4.6.
pub(super) fn is_kanji(code: u16) -> bool {
    matches!(code, 0x8140..=0x9FFC | 0xE040..=0xEBBF)
        && matches!(code & 0xFF, 0x40..=0x7E | 0x80..=0xFC)
}

/// The characters of alphanumeric mode in the order of their values, Table 5.
const TABLE_5: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// Tells whether alphanumeric mode has a character.
fn is_alphanumeric(byte: u8) -> bool {
    LEAST[usize::from(byte)] < 48
}

/// For each byte the cost in the cheapest mode that has it, Kanji mode left out.
const LEAST: [u8; 256] = {
    let mut costs = [48; 256];
    let mut place = 0;
    while place < 45 {
        costs[TABLE_5[place] as usize] = if place < 10 { 20 } else { 33 };
        place += 1;
    }
    costs
};

/// Returns what a character saves in the cheapest mode that has it, against byte mode.
fn saving_of(byte: u8, gs1: bool) -> u64 {
    let separator = u64::from(gs1 && byte == 0x1D) * (UNIT[BYTE] - UNIT[ALPHANUMERIC]);
    UNIT[BYTE] - u64::from(LEAST[usize::from(byte)]) + separator
}

/// Returns a number of bits that no choice of segments falls below.
pub(super) fn least_bits(text: &[u8]) -> u64 {
    let sixths: u64 = text
        .iter()
        .map(|&byte| u64::from(LEAST[usize::from(byte)]))
        .sum();
    sixths / 6
}

/// What a character costs in each mode.
pub(super) type Units = [u64; 4];

/// Returns what a character costs in each mode.
pub(super) fn units(byte: u8, gs1: bool) -> Units {
    let alphanumeric = match byte {
        b'%' if gs1 => 2 * UNIT[ALPHANUMERIC],
        0x1D if gs1 => UNIT[ALPHANUMERIC],
        _ if is_alphanumeric(byte) => UNIT[ALPHANUMERIC],
        _ => NEVER,
    };
    let numeric = if byte.is_ascii_digit() {
        UNIT[NUMERIC]
    } else {
        NEVER
    };
    [numeric, alphanumeric, UNIT[BYTE], NEVER]
}

/// Returns what a character of so many bytes costs in each mode, where only byte mode has it.
pub(super) fn byte_units(length: usize) -> Units {
    [NEVER, NEVER, UNIT[BYTE] * length as u64, NEVER]
}

/// Returns what a character costs in each mode, where only Kanji mode may write it.
pub(super) fn kanji_units(code: u16) -> Units {
    let kanji = if is_kanji(code) { UNIT[KANJI] } else { NEVER };
    [NEVER, NEVER, NEVER, kanji]
}

/// The cheapest ways to write what was read so far. There is one for each mode in which the last segment may be.
pub(super) struct Chains {
    heads: [u64; 4],
    /// What each way costs, in sixths of a bit.
    costs: [u64; 4],
    /// The last segment of each way, as a place in `links`; 0 where segments are not kept.
    lasts: [usize; 4],
    /// The segments of all ways: mode, first byte, and the place of the segment before. The first stands for none.
    links: Vec<(usize, usize, usize)>,
    keep: bool,
    /// What the cheapest way costs in whole bits, and its last segment.
    best: (u64, usize),
}

impl Chains {
    fn new(heads: [u64; 4], length: usize) -> Self {
        Self {
            heads,
            costs: [NEVER; 4],
            lasts: [0; 4],
            links: vec![(0, 0, 0)],
            keep: length <= LONGEST,
            best: (0, 0),
        }
    }

    /// Chains that keep no segments.
    pub(super) fn counting(Heads(heads): Heads) -> Self {
        Self::new(heads, usize::MAX)
    }

    /// Returns the bits of the cheapest way.
    pub(super) fn bits(&self) -> u64 {
        self.best.0 / 6
    }

    /// Returns what each way costs, and the cheapest one in whole bits.
    pub(super) fn state(&self) -> (Units, u64) {
        (self.costs, self.best.0)
    }

    /// Returns by how much every way costs more than it did; none where one has gained on another.
    pub(super) fn rise(&self, (costs, whole): (Units, u64)) -> Option<u64> {
        let rise = self.best.0 - whole;
        let pairs = self.costs.into_iter().zip(costs);
        let risen = |(now, before)| now == before + rise || [now, before] == [NEVER; 2];
        pairs.into_iter().all(risen).then_some(rise)
    }

    /// Reads characters by which every way costs so much more, where segments are not kept.
    pub(super) fn raise(&mut self, by: u64) {
        for cost in &mut self.costs {
            *cost = (*cost + by).min(NEVER);
        }
        self.best.0 += by;
    }

    /// Reads one character, whose first byte is `at`, at a cost by mode.
    pub(super) fn step(&mut self, at: usize, units: Units) {
        let (whole, before) = self.best;
        for (mode, unit) in units.into_iter().enumerate() {
            if unit == NEVER {
                self.costs[mode] = NEVER;
                continue;
            }
            let change = whole.saturating_add(self.heads[mode]).min(NEVER);
            if change < self.costs[mode] {
                self.costs[mode] = change;
                if self.keep {
                    self.lasts[mode] = self.links.len();
                    self.links.push((mode, at, before));
                }
            }
            self.costs[mode] = (self.costs[mode] + unit).min(NEVER);
        }
        self.weigh();
    }

    /// Reads the bytes `from..to`, which are written in byte mode.
    fn bytes(&mut self, from: usize, to: usize) {
        if from < to {
            self.step(from, [NEVER, NEVER, UNIT[BYTE], NEVER]);
            self.costs[BYTE] = (self.costs[BYTE] + UNIT[BYTE] * (to - from - 1) as u64).min(NEVER);
            self.weigh();
        }
    }

    /// Finds the cheapest way anew.
    fn weigh(&mut self) {
        // Of ways that cost the same, the one that ends in bytes has the fewest segments most of the time.
        const ORDER: [usize; 4] = [BYTE, ALPHANUMERIC, NUMERIC, KANJI];
        // What costs no more than the cheapest one in whole bits is as cheap in whole bits. One division is enough so.
        let least = self.costs.into_iter().fold(NEVER, u64::min);
        let whole = least.next_multiple_of(6).min(NEVER);
        let cheap = ORDER.into_iter().find(|&mode| self.costs[mode] <= whole);
        self.best = (whole, cheap.map_or(0, |mode| self.lasts[mode]));
    }

    fn finish(self, length: usize) -> Option<Split> {
        let (cost, mut last) = self.best;
        if cost >= NEVER {
            return None;
        }
        let mut segments = Vec::new();
        let mut end = length;
        while last > 0 {
            let (mode, start, before) = self.links[last];
            segments.push(Segment {
                mode: MODES[mode],
                start,
                length: end - start,
            });
            end = start;
            last = before;
        }
        segments.reverse();
        Some(Split {
            bits: cost / 6,
            segments,
        })
    }
}

#[cfg(test)]
mod tests;
