//! Evaluation of a masked symbol, ISO/IEC 18004:2015 7.8.3, Table 11.

#![expect(
    clippy::cast_possible_truncation,
    reason = "a symbol has 31 329 modules at most"
)]

/// Rows outside the symbol that are examined with it; they are light.
const ABOVE: usize = 4;
const BELOW: usize = 11;
/// The rows of version 40 with those above and below.
const LONGEST: usize = ABOVE + 177 + BELOW;

/// Points of the rules 2 to 4 of Table 11; a run of five and more in rule 1 gives its length less two.
const BLOCK: u32 = 3;
const FINDER: u32 = 40;
const SHARE: u32 = 10;

/// One orientation of a candidate: the data, and what a mask makes of them, in strips.
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
    modules: [[u64; LONGEST]; 2],
    /// Whether this module, the next and the one after it differ anywhere.
    uneven: [u64; LONGEST],
    /// Whether dark, light, dark begins here.
    gap: [u64; LONGEST],
    /// Whether one of four modules from here is dark.
    dark: [u64; LONGEST],
}

impl Notes {
    pub(super) const EMPTY: Self = Self {
        modules: [[0; LONGEST]; 2],
        uneven: [0; LONGEST],
        gap: [0; LONGEST],
        dark: [0; LONGEST],
    };
}

/// Returns the penalty of a candidate given by rows and by columns, or some number of at least `limit`.
pub(super) fn penalty(rows: Candidate, columns: Candidate, limit: u32, notes: &mut Notes) -> u32 {
    let side = rows.side;
    let mut points = 0;
    let mut dark = 0;
    for strip in (0..side.div_ceil(64)).rev() {
        let here = strip % 2;
        dark += colour(rows, strip, &mut notes.modules[here]);
        points += BLOCK * blocks(&notes.modules[here], &notes.modules[1 - here], side);
        points += lines(here, side, notes);
    }
    // Outside the symbol every second row of the last strip is dark.
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

/// Writes the modules of a strip and returns how many are dark.
fn colour(candidate: Candidate, strip: usize, modules: &mut [u64; LONGEST]) -> u32 {
    let side = candidate.side;
    let words = strip * side..(strip + 1) * side;
    let mut dark = 0;
    let (inside, below) = modules[ABOVE..].split_at_mut(side);
    for ((module, data), plane) in inside
        .iter_mut()
        .zip(&candidate.data[words.clone()])
        .zip(&candidate.plane[words])
    {
        *module = data ^ plane;
        dark += module.count_ones();
    }
    below[..BELOW].fill(0);
    dark
}

/// Rule 2: counts the squares of two by two modules of one colour whose left column lies in a strip.
fn blocks(modules: &[u64; LONGEST], right: &[u64; LONGEST], side: usize) -> u32 {
    let mut count = 0;
    let mut above = modules[ABOVE];
    // Right of the last strip stands whatever was there before; its last column is outside the symbol, where rows differ.
    let mut above_differ = above ^ (above >> 1 | right[ABOVE] << 63);
    for (here, right) in modules[ABOVE + 1..ABOVE + side]
        .iter()
        .zip(&right[ABOVE + 1..ABOVE + side])
    {
        let differ = here ^ (here >> 1 | right << 63);
        count += (above ^ here | above_differ | differ).count_zeros();
        above = *here;
        above_differ = differ;
    }
    count
}

/// Rules 1 and 3 along the lines of a strip.
fn lines(here: usize, side: usize, notes: &mut Notes) -> u32 {
    note(here, side, notes);
    let mut runs = 0;
    let mut even = 0;
    let mut ends = 0;
    let mut finders = 0;
    let uneven = notes.uneven[ABOVE..].windows(7).step_by(4);
    let gap = notes.gap[ABOVE..].windows(8).step_by(4);
    let dark = notes.dark.windows(15).step_by(4);
    for ((uneven, gap), dark) in uneven.zip(gap).zip(dark).take(side / 4) {
        // Whether five modules from here differ anywhere.
        let five = [
            uneven[0] | uneven[2],
            uneven[1] | uneven[3],
            uneven[2] | uneven[4],
            uneven[3] | uneven[5],
            uneven[4] | uneven[6],
        ];
        even += five[0].count_zeros() + five[1].count_zeros();
        runs += five[2].count_zeros() + five[3].count_zeros();
        // Two runs of five cannot end, and two patterns cannot begin, within four modules: one count does for all four.
        let end = !five[0] & five[1] | !five[1] & five[2] | !five[2] & five[3] | !five[3] & five[4];
        ends += end.count_ones();
        let mut before = 0;
        let mut after = 0;
        for row in 0..4 {
            let pattern = gap[row] & gap[row + 4] & !uneven[row + 2];
            before |= pattern & !dark[row];
            after |= pattern & !dark[row + 11];
        }
        finders += before.count_ones() + after.count_ones();
    }
    runs + even + 2 * ends + FINDER * finders
}

/// Notes what [`lines`] asks for, of each row of a strip.
fn note(here: usize, side: usize, notes: &mut Notes) {
    let modules = &notes.modules[here];
    let rows = modules[ABOVE..].windows(7).step_by(4);
    let uneven = notes.uneven[ABOVE..].chunks_exact_mut(4);
    let gap = notes.gap[ABOVE..].chunks_exact_mut(4);
    let dark = notes.dark[ABOVE..].chunks_exact_mut(4);
    for (((rows, uneven), gap), dark) in rows.zip(uneven).zip(gap).zip(dark).take(side / 4 + 1) {
        for row in 0..4 {
            let differ = rows[row] ^ rows[row + 1];
            let next = rows[row + 1] ^ rows[row + 2];
            uneven[row] = differ | next;
            gap[row] = rows[row] & differ & next;
            dark[row] = rows[row] | rows[row + 1] | rows[row + 2] | rows[row + 3];
        }
    }
    let [first, second, third] = [modules[ABOVE], modules[ABOVE + 1], modules[ABOVE + 2]];
    notes.dark[1..ABOVE].copy_from_slice(&[first, first | second, first | second | third]);
    notes.dark[ABOVE + side..][..8].fill(0);
    notes.gap[ABOVE + side..][..8].fill(0);
    // No run goes on below the symbol.
    notes.uneven[ABOVE + side - 2..][..6].fill(u64::MAX);
}

#[cfg(test)]
pub(super) mod twin;
