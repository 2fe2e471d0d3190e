//! Evaluation of a masked symbol, ISO/IEC 18004:2015 7.8.3, Table 11.
//!
//! The whole symbol counts, with format and version information. Every mask is valid, so that readers see no difference, and
//! peers read the standard in other ways:
//!
//! - `qrcodegen` lets the light modules of a finder-like pattern reach into the quiet zone, in proportion to its width;
//! - npm `qr` scores a symbol whose format and version information is light;
//! - the crate `qrcode` weighs the share of dark modules without steps.
//!
//! Our mask is that of `qrcodegen` in 69 of 100 random messages of versions 1 to 10
//! (`two_of_three_masks_are_those_that_qrcodegen_chooses`). Of 10 000 random texts in lower case, of the same versions at all
//! levels, it is that of zxing-cpp 2.2.0 (`write_barcode` of its Python package) in 7 401, and that of zint (the writer of
//! zxing-wasm 3.1.4) in 7 383. Where the masks are equal, so are all modules.
//!
//! It does not choose: the lowest mask of least penalty is taken where symbols are drawn.

#![expect(
    clippy::cast_possible_truncation,
    reason = "a symbol has 31 329 modules at most"
)]

/// Rows in groups of four. One group stands above the symbol and three stand below it; all their rows are light.
type Groups = [[u64; 4]; 1 + 45 + 3];

/// The points that rules 2, 3 and 4 of Table 11 give. Rule 1 gives a run of five or more its length less two.
const BLOCK: u32 = 3;
const FINDER: u32 = 40;
const SHARE: u32 = 10;

/// A candidate by rows or by columns, in strips: the data, and the plane of the mask, which is added without carry.
#[derive(Clone, Copy)]
pub(super) struct Candidate<'a> {
    pub(super) data: &'a [u64],
    pub(super) plane: &'a [u64],
    pub(super) side: usize,
}

/// What is noted of one strip between the two passes over it, row by row.
///
/// A word holds 64 lines of the symbol side by side, so one step down the strip is a step along all of them.
pub(super) struct Notes {
    /// The modules of the strip and of the one to its right.
    modules: [Groups; 2],
    /// Whether this module and the next two are of one colour.
    even: Groups,
    /// Whether dark, light, dark begins here.
    gap: Groups,
    /// Whether four light modules begin here.
    light: Groups,
}

impl Notes {
    pub(super) const EMPTY: Self = Self {
        modules: [[[0; 4]; 49]; 2],
        even: [[0; 4]; 49],
        gap: [[0; 4]; 49],
        light: [[0; 4]; 49],
    };
}

/// Returns the penalty of a candidate given by rows and by columns, or some number of at least `limit`.
pub(super) fn penalty(rows: Candidate, columns: Candidate, limit: u32, notes: &mut Notes) -> u32 {
    let side = rows.side;
    let mut points = 0;
    let mut dark = 0;
    for strip in (0..side.div_ceil(64)).rev() {
        let here = strip % 2;
        colour(rows, strip, &mut notes.modules[here]);
        let (squares, inked) = blocks(&notes.modules[here], &notes.modules[1 - here], side);
        points += BLOCK * squares;
        dark += inked;
        points += lines(here, side, notes);
    }
    // In the last strip every second row is dark outside the symbol.
    let outside = (64 * side.div_ceil(64) - side) * (side / 2);
    points += share(dark - outside as u32, side);
    for strip in 0..side.div_ceil(64) {
        if points >= limit {
            break;
        }
        colour(columns, strip, &mut notes.modules[0]);
        points += lines(0, side, notes);
    }
    points
}

/// Rule 4: ten points for each whole 5 % by which the share of dark modules differs from one half.
fn share(dark: u32, side: usize) -> u32 {
    let all = (side * side) as u32;
    SHARE * ((20 * dark).abs_diff(10 * all) / all)
}

/// Writes the modules of a strip.
fn colour(candidate: Candidate, strip: usize, modules: &mut Groups) {
    let side = candidate.side;
    let words = strip * side..(strip + 1) * side;
    let (inside, below) = modules.as_flattened_mut()[4..].split_at_mut(side);
    let (inside, inside_last) = inside.as_chunks_mut();
    let (data, data_last) = candidate.data[words.clone()].as_chunks();
    let (plane, plane_last) = candidate.plane[words].as_chunks();
    for ((modules, [a, b, c, d]), [e, f, g, h]) in inside.iter_mut().zip(data).zip(plane) {
        *modules = [a ^ e, b ^ f, c ^ g, d ^ h];
    }
    // Every side is one more than a multiple of four.
    if let ([module], [data], [plane]) = (inside_last, data_last, plane_last) {
        *module = data ^ plane;
    }
    below[..11].fill(0);
}

/// Rule 2: counts the squares of two by two modules of one colour whose left column lies in a strip, and its dark modules.
fn blocks(modules: &Groups, right: &Groups, side: usize) -> (u32, u32) {
    let groups = side / 4;
    let mut differing = 0;
    let mut dark = 0;
    let mut above = 0;
    // Nothing above the first row is of its colour.
    let mut above_differ = u64::MAX;
    // What stands right of the last strip is left over from before. It does not count, because the last column of that strip
    // is outside the symbol, where each row differs from the next.
    let differ = |here: u64, right: u64| here ^ (here >> 1 | right << 63);
    for (&[a, b, c, d], &[e, f, g, h]) in modules[1..].iter().zip(&right[1..]).take(groups) {
        let [e, f, g, h] = [differ(a, e), differ(b, f), differ(c, g), differ(d, h)];
        differing += ((above ^ a) | above_differ | e).count_ones()
            + ((a ^ b) | e | f).count_ones()
            + ((b ^ c) | f | g).count_ones()
            + ((c ^ d) | g | h).count_ones();
        dark += a.count_ones() + b.count_ones() + c.count_ones() + d.count_ones();
        above = d;
        above_differ = h;
    }
    let last = modules[1 + groups][0];
    let differ = differ(last, right[1 + groups][0]);
    differing += ((above ^ last) | above_differ | differ).count_ones();
    dark += last.count_ones();
    (64 * side as u32 - differing, dark)
}

/// Rules 1 and 3 along the lines of a strip.
fn lines(here: usize, side: usize, notes: &mut Notes) -> u32 {
    note(here, side, notes);
    let mut runs = 0;
    let mut ends = 0;
    let mut finders = 0;
    let groups = side / 4;
    let even = notes.even[1..groups + 2].iter().zip(&notes.even[2..]);
    let gap = notes.gap[1..].iter().zip(&notes.gap[2..]);
    let before = &notes.light;
    let after = notes.light[2..].iter().zip(&notes.light[3..]);
    for ((((even, even_next), (gap, gap_next)), light), (after, after_next)) in
        even.zip(gap).zip(before).zip(after).take(groups)
    {
        // Whether a run of five begins here.
        let [a, b, c, d, next] = [
            even[0] & even[2],
            even[1] & even[3],
            even[2] & even_next[0],
            even[3] & even_next[1],
            even_next[0] & even_next[2],
        ];
        runs += a.count_ones() + b.count_ones() + c.count_ones() + d.count_ones();
        // Within four modules no two runs of five end, and no two patterns begin. So the four words have no bit in common, and
        // one count does for all.
        ends += ((a & !b) | (b & !c) | (c & !d) | (d & !next)).count_ones();
        let patterns = [
            gap[0] & gap_next[0] & even[2],
            gap[1] & gap_next[1] & even[3],
            gap[2] & gap_next[2] & even_next[0],
            gap[3] & gap_next[3] & even_next[1],
        ];
        let [a, b, c, d] = patterns;
        finders += (a & light[0] | b & light[1] | c & light[2] | d & light[3]).count_ones();
        let [one, two, three] = [after_next[0], after_next[1], after_next[2]];
        finders += (a & after[3] | b & one | c & two | d & three).count_ones();
    }
    runs + 2 * ends + FINDER * finders
}

/// Notes what [`lines`] asks for, of each row of a strip.
fn note(here: usize, side: usize, notes: &mut Notes) {
    let modules = &notes.modules[here];
    let rows = modules[1..].iter().zip(&modules[2..]);
    let written = notes.even[1..]
        .iter_mut()
        .zip(&mut notes.gap[1..])
        .zip(&mut notes.light[1..]);
    for ((&[a, b, c, d], &[e, f, g, _]), ((even, gap), light)) in
        rows.zip(written).take(side / 4 + 1)
    {
        let [ab, bc, cd, de, ef] = [a ^ b, b ^ c, c ^ d, d ^ e, e ^ f];
        *even = [!(ab | bc), !(bc | cd), !(cd | de), !(de | ef)];
        *gap = [a & ab & bc, b & bc & cd, c & cd & de, d & de & ef];
        let [ab, bc, cd, de, ef] = [a | b, b | c, c | d, d | e, e | f];
        *light = [!(ab | cd), !(bc | de), !(cd | ef), !(de | f | g)];
    }
    let [a, b, c, _] = modules[1];
    notes.light[0] = [u64::MAX, !a, !(a | b), !(a | b | c)];
    // Below the symbol all is light, but no run goes on there.
    let last = side / 4 + 1;
    notes.light[last + 1..last + 3].fill([u64::MAX; 4]);
    notes.gap[last + 1] = [0; 4];
    notes.even.as_flattened_mut()[4 + side - 2..4 * last + 8].fill(0);
}

#[cfg(test)]
pub(super) mod twin;
