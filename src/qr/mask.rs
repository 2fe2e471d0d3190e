//! The eight data mask patterns, ISO/IEC 18004:2015 7.8.2, Table 10.
//!
//! It does not choose between them.

/// The number of masks.
pub(super) const MASKS: usize = 8;

/// Every mask repeats after so many rows and columns.
pub(super) const PERIOD: usize = 12;

/// Tells whether mask `mask` inverts the module in column `x` of row `y` (j and i in Table 10).
#[expect(clippy::manual_is_multiple_of, reason = "so Table 10 writes it")]
pub(super) fn inverts(mask: usize, x: usize, y: usize) -> bool {
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

/// Returns the words of strip `strip` of a mask for lines 0 to 11; they repeat from there.
pub(super) fn words(by_columns: bool, mask: usize, strip: usize) -> [u64; PERIOD] {
    let mut words = [0; PERIOD];
    for (line, word) in words.iter_mut().enumerate() {
        for bit in 0..PERIOD {
            let at = 64 * strip + bit;
            let (x, y) = if by_columns { (line, at) } else { (at, line) };
            *word |= u64::from(inverts(mask, x, y)) << bit;
        }
        let five = *word * 0x0001_0010_0100_1001;
        *word = five | *word << 60;
    }
    words
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
