//! What stood before: the longest match at each place.

#![allow(
    clippy::cast_possible_truncation,
    reason = "a length is at most 258, a distance at most 32 768, and pictures have less than 4 GiB"
)]

use super::hints::{Hint, Source};
use super::{FARTHEST, LONGEST, Rows, Token};

/// The most bits of a hash. Short rows have shorter ones, since the tables are cleared for each picture.
const MOST_BITS: u32 = 13;

/// Splits rows into literals and matches.
///
/// It goes by the hints there are. Where they end too early it looks at the places at which a picture of a symbol repeats itself, and at the last
/// one that had the same four bytes, here and one and two modules ahead. Nothing else is searched, so that the time is that of reading the
/// rows a few times.
pub(super) struct Matcher<'a> {
    rows: &'a Rows<'a>,
    /// By hash, the place behind that of the last bytes that have it; 0 where there were none.
    seen: [Vec<u32>; 2],
    /// Bits of a hash.
    bits: u32,
    /// By row, where it first stands in the picture; at last the height of the picture.
    tops: Vec<u32>,
    /// By row of the picture, which row stands there.
    standing: Vec<u32>,
    /// How many bytes of the next row are written.
    carried: usize,
    /// Where to look in the row that is written.
    near: Vec<Near>,
}

/// A place whose match is sought.
#[derive(Clone, Copy)]
struct Here {
    row: usize,
    position: usize,
    /// The next four bytes.
    four: u32,
    /// The most bytes of a match.
    most: usize,
}

/// A source for the bytes of a row.
#[derive(Clone, Copy)]
struct Near {
    /// How far back in the bytes it lies, and in the picture.
    back: usize,
    distance: usize,
    /// Whether its row stands there for the last time.
    last: bool,
}

/// The longest match that is known.
#[derive(Default)]
struct Longest {
    length: usize,
    distance: usize,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(rows: &'a Rows<'a>) -> Self {
        let bits = rows.bytes.len().max(64).ilog2().min(MOST_BITS);
        let mut tops = Vec::with_capacity(rows.repeats.len() + 1);
        let mut standing = Vec::new();
        tops.push(0);
        for (row, &repeats) in (0..).zip(rows.repeats) {
            standing.resize(standing.len() + usize::from(repeats), row);
            tops.push(standing.len() as u32);
        }
        Self {
            rows,
            seen: [vec![0; 1 << bits], vec![0; 1 << bits]],
            bits,
            tops,
            standing,
            carried: 0,
            near: Vec::new(),
        }
    }

    /// Adds the tokens of a row. `places` are where to look, beside the hints.
    pub(super) fn row(
        &mut self,
        row: usize,
        places: &[Source],
        hints: &[Hint],
        tokens: &mut Vec<Token>,
    ) {
        let (bytes, stride) = (self.rows.bytes, self.rows.stride);
        let start = row * stride;
        let end = start + stride;
        // Below a row that stands once is the next one, into which a match may go on.
        let reach = if self.rows.repeats[row] == 1 {
            bytes.len().min(end + stride)
        } else {
            end
        };
        let mut position = start + std::mem::take(&mut self.carried);
        let mut hints = hints.iter().peekable();
        let mut near = std::mem::take(&mut self.near);
        near.clear();
        near.extend(places.iter().filter_map(|source| self.near(row, *source)));
        let mut literals = 0;
        // No match is shorter than four bytes.
        while position < end
            && let Some(four) = word(&bytes[..reach], position)
        {
            let here = Here {
                row,
                position,
                four,
                // In two rows there is no third.
                most: (reach - position).min(stride).min(LONGEST),
            };
            let mut longest = Longest::default();
            while hints.next_if(|hint| start + hint.end <= position).is_some() {}
            let hint = hints.peek().and_then(|hint| Some((hint.end, hint.source?)));
            let found = hint.is_some_and(|(end, source)| {
                self.look(&mut longest, here, source);
                self.above(&mut longest, here);
                position + longest.length >= start + end
            });
            if !found {
                for &near in &near {
                    self.beside(&mut longest, here, near, end);
                }
                self.recall(&mut longest, here);
            }
            if longest.length == 0 {
                // Where nothing stood before for long, as in a photograph, not every place is looked at.
                let step = (1 + literals / 8).min(4).min(end - position);
                tokens.extend(
                    bytes[position..][..step]
                        .iter()
                        .map(|&byte| Token::from(byte)),
                );
                position += step;
                literals += step;
            } else {
                literals = 0;
                tokens.push(matching(longest.length, longest.distance));
                position += longest.length;
            }
        }
        if position < end {
            tokens.extend(bytes[position..end].iter().map(|&byte| Token::from(byte)));
            position = end;
        }
        self.carried = position - end;
        self.near = near;
    }

    /// Returns how many bytes the row after one begins with as that one does, and takes them as written.
    pub(super) fn carry(&mut self, row: usize) -> usize {
        let stride = self.rows.stride;
        let (here, below) = self.rows.bytes[row * stride..].split_at(stride);
        let length = below.len().min(stride);
        self.carried = common(&here[..length], &below[..length]);
        self.carried
    }

    /// Forgets which bytes stood where.
    pub(super) fn forget(&mut self) {
        for seen in &mut self.seen {
            seen.fill(0);
        }
    }

    /// Takes the match in the row above, if it is longer than the longest.
    fn above(&self, longest: &mut Longest, here: Here) {
        let stride = self.rows.stride;
        if let Some(place) = here.position.checked_sub(stride)
            && word(self.rows.bytes, place) == Some(here.four)
        {
            self.consider(longest, here, place, stride);
        }
    }

    /// Returns what a source is for the bytes of a row.
    fn near(&self, row: usize, Source { up, left }: Source) -> Option<Near> {
        let stride = self.rows.stride;
        let y = (self.tops[row] as usize).checked_sub(up)?;
        let source = self.standing[y] as usize;
        let distance = (up * stride).wrapping_add_signed(left);
        let again = row > 0 && self.rows.repeats[row - 1] > 1;
        // Before a row that stands again is that row; and nothing is before itself.
        if distance == 0 || up > 0 && left > 0 && again {
            return None;
        }
        Some(Near {
            back: ((row - source) * stride).wrapping_add_signed(left),
            distance,
            last: self.tops[source + 1] as usize == y + 1,
        })
    }

    /// Takes the match from nearby, if it is longer than the longest; the row ends at `end`.
    fn beside(&self, longest: &mut Longest, here: Here, near: Near, end: usize) {
        let Some(place) = here.position.checked_sub(near.back) else {
            return;
        };
        if word(self.rows.bytes, place) != Some(here.four) {
            return;
        }
        let most = if near.last {
            here.most
        } else {
            // What stands below is the same row again.
            here.most.min(end - here.position)
        };
        self.consider(longest, Here { most, ..here }, place, near.distance);
    }

    /// Takes the match from a source, if it is longer than the longest.
    fn look(&self, longest: &mut Longest, here: Here, Source { up, left }: Source) {
        let stride = self.rows.stride;
        let column = (here.position - here.row * stride).wrapping_add_signed(-left);
        let y = (self.tops[here.row] as usize).wrapping_sub(up);
        // Nothing stands above the picture.
        if column >= stride || y >= self.standing.len() {
            return;
        }
        let row = self.standing[y] as usize;
        let place = row * stride + column;
        if place >= here.position || word(self.rows.bytes, place) != Some(here.four) {
            return;
        }
        let most = if self.tops[row + 1] as usize == y + 1 {
            here.most
        } else {
            // What stands below is the same row again.
            here.most.min(stride - column)
        };
        let distance = (up * stride).wrapping_add_signed(left);
        self.consider(longest, Here { most, ..here }, place, distance);
    }

    /// Takes matches from where the next bytes stood last, if they are longer than the longest.
    fn recall(&mut self, longest: &mut Longest, here: Here) {
        let Here {
            row,
            position,
            four,
            ..
        } = here;
        for (kind, hash) in self.hashes(here).into_iter().enumerate() {
            let Some(hash) = hash else { continue };
            let known = std::mem::replace(&mut self.seen[kind][hash], position as u32 + 1);
            let Some(place) = (known as usize).checked_sub(1) else {
                continue;
            };
            if word(self.rows.bytes, place) == Some(four) {
                let distance = position - place + self.apart(place, row);
                self.consider(longest, here, place, distance);
            }
        }
    }

    /// Takes the match at a distance if it is longer than the longest; its first four bytes are known to be the same.
    fn consider(&self, longest: &mut Longest, here: Here, place: usize, distance: usize) {
        if distance > FARTHEST {
            return;
        }
        let bytes = &self.rows.bytes[here.position..][..here.most];
        let there = &self.rows.bytes[place..][..here.most];
        // Only one that goes on where the longest one ended is longer.
        if bytes.get(longest.length) != there.get(longest.length) {
            return;
        }
        let length = common(bytes, there);
        // A match costs about as much as four literals.
        let least = if distance <= 4 { 4 } else { 5 };
        if length > longest.length && length >= least {
            *longest = Longest { length, distance };
        }
    }

    /// Returns the hashes of the four bytes at a place, and of these with those one and two modules ahead; none beyond the row.
    fn hashes(&self, here: Here) -> [Option<usize>; 2] {
        let row = &self.rows.bytes[..(here.row + 1) * self.rows.stride];
        // The highest bits of the product by 2³² and the golden ratio.
        let hash = |value: u32| (value.wrapping_mul(0x9e37_79b1) >> (32 - self.bits)) as usize;
        let second = word(row, here.position + self.rows.module);
        let third = word(row, here.position + 2 * self.rows.module);
        let three = if let (Some(second), Some(third)) = (second, third) {
            let mixed = here.four.wrapping_mul(0x85eb_ca6b).wrapping_add(second);
            Some(hash(mixed.wrapping_mul(0xc2b2_ae35).wrapping_add(third)))
        } else {
            None
        };
        [Some(hash(here.four)), three]
    }

    /// Returns how many bytes more lie between a place and a row in the picture than in the bytes: those of the rows between that stand
    /// again.
    fn apart(&self, place: usize, row: usize) -> usize {
        let known = place / self.rows.stride;
        if known == row {
            return 0;
        }
        let again = |row: usize| self.tops[row] as usize - row;
        (again(row) - again(known + 1)) * self.rows.stride
    }
}

/// Returns the four bytes at a place; none where there are less.
#[inline]
fn word(bytes: &[u8], place: usize) -> Option<u32> {
    let four = bytes.get(place..)?.first_chunk()?;
    Some(u32::from_le_bytes(*four))
}

/// Returns how many bytes two slices of one length have in common at their start.
pub(super) fn common(one: &[u8], other: &[u8]) -> usize {
    let differ = |one: &[u8; 8], other: &[u8; 8]| {
        let differ = u64::from_le_bytes(*one) ^ u64::from_le_bytes(*other);
        // The first byte is the lowest.
        (differ != 0).then(|| differ.trailing_zeros() as usize / 8)
    };
    let words = one.as_chunks().0.iter().zip(other.as_chunks().0);
    for (place, (one, other)) in words.enumerate() {
        if let Some(length) = differ(one, other) {
            return 8 * place + length;
        }
    }
    // The last word overlaps the one before it, which is the same.
    if let (Some(last), Some(others)) = (one.last_chunk(), other.last_chunk()) {
        return differ(last, others).map_or(one.len(), |length| one.len() - 8 + length);
    }
    let bytes = one.iter().zip(other);
    bytes.take_while(|(one, other)| one == other).count()
}

/// Makes the token of a match of at most 258 bytes, at most 32 768 back.
pub(super) fn matching(length: usize, distance: usize) -> Token {
    (length as u32) << 16 | (distance as u32 - 1)
}
