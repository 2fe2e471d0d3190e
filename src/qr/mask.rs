//! The eight data mask patterns, ISO/IEC 18004:2015 7.8.2, Table 10.
//!
//! It does not choose between them.

/// The number of masks.
pub(super) const MASKS: usize = 8;

/// Every mask repeats after so many rows and columns.
pub(super) const PERIOD: usize = 12;

/// Tells whether mask `mask` inverts the module in column `x` of row `y` (j and i in Table 10).
#[expect(clippy::manual_is_multiple_of, reason = "so Table 10 writes it")]
pub(crate) const fn inverts(mask: usize, x: usize, y: usize) -> bool {
    match mask {
        0b000 => (y + x) % 2 == 0,
        0b001 => y % 2 == 0,
        0b010 => x % 3 == 0,
        0b011 => (y + x) % 3 == 0,
        0b100 => (y / 2 + x / 3) % 2 == 0,
        0b101 => (y * x) % 2 + (y * x) % 3 == 0,
        0b110 => ((y * x) % 2 + (y * x) % 3) % 2 == 0,
        _ => ((y + x) % 2 + (y * x) % 3) % 2 == 0,
    }
}

/// One line of a pattern as twelve bits, bit `at` for position `at`: by mask, then by line.
type Lines = [[u16; PERIOD]; MASKS];

/// The patterns by rows, and by columns.
const LINES: [Lines; 2] = [lines(false), lines(true)];

const fn lines(by_columns: bool) -> Lines {
    let mut lines = [[0; PERIOD]; MASKS];
    let mut place = 0;
    while place < MASKS * PERIOD * PERIOD {
        let (mask, line, at) = (
            place / (PERIOD * PERIOD),
            place / PERIOD % PERIOD,
            place % PERIOD,
        );
        let (x, y) = if by_columns { (line, at) } else { (at, line) };
        if inverts(mask, x, y) {
            lines[mask][line] |= 1 << at;
        }
        place += 1;
    }
    lines
}

/// Returns the words of strip `strip` of a mask for lines 0 to 11; they repeat from there.
pub(super) fn words(by_columns: bool, mask: usize, strip: usize) -> [u64; PERIOD] {
    LINES[usize::from(by_columns)][mask].map(|line| {
        let shift = 64 * strip % PERIOD;
        let line = u64::from(line);
        let line = (line >> shift | line << (PERIOD - shift)) & 0xFFF;
        let five = line * 0x0001_0010_0100_1001;
        five | line << 60
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_repeat_the_formula_over_the_largest_symbol_in_both_orientations() {
        for mask in 0..MASKS {
            for strip in 0..3 {
                let rows = words(false, mask, strip);
                let columns = words(true, mask, strip);
                for line in 0..177 {
                    for bit in 0..64 {
                        let at = 64 * strip + bit;
                        assert_eq!(rows[line % PERIOD] >> bit & 1 == 1, inverts(mask, at, line));
                        assert_eq!(
                            columns[line % PERIOD] >> bit & 1 == 1,
                            inverts(mask, line, at)
                        );
                    }
                }
            }
        }
    }
}
