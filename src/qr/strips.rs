//! A square of modules as bits, in strips of 64 columns.

/// Returns the modules that are `wanted`, row by row, as bits: by rows, and by columns.
///
/// First stand the words of the first 64 columns from top to bottom, then those of the next 64: bit `x % 64` of the word at
/// `x / 64 * side + y` is the module in column `x` of row `y`.
pub(super) fn strips(modules: &[u8], side: usize, wanted: u8) -> [Vec<u64>; 2] {
    let mut rows = vec![0; side.div_ceil(64) * side];
    for (y, row) in modules.chunks_exact(side).enumerate() {
        for (x, &module) in row.iter().enumerate() {
            rows[x / 64 * side + y] |= u64::from(module == wanted) << (x % 64);
        }
    }
    let mut columns = vec![0; rows.len()];
    transpose(&rows, &mut columns, side);
    [rows, columns]
}

/// Returns the bits of strip `strip` that lie inside a square of `side` columns.
pub(super) fn inside(side: usize, strip: usize) -> u64 {
    match side - 64 * strip {
        columns @ 0..64 => (1 << columns) - 1,
        _ => u64::MAX,
    }
}

/// Writes `columns`, a square given by columns, into `rows`.
pub(super) fn transpose(columns: &[u64], rows: &mut [u64], side: usize) {
    let mut tile = [0; 64];
    for across in 0..side.div_ceil(64) {
        for down in 0..side.div_ceil(64) {
            let wide = (side - 64 * across).min(64);
            let high = (side - 64 * down).min(64);
            let from = down * side + 64 * across;
            tile[..wide].copy_from_slice(&columns[from..from + wide]);
            tile[wide..].fill(0);
            transpose_tile(&mut tile);
            let to = across * side + 64 * down;
            rows[to..to + high].copy_from_slice(&tile[..high]);
        }
    }
}

/// Exchanges bit `x` of word `y` with bit `y` of word `x` by exchanging ever smaller quarters.
fn transpose_tile(tile: &mut [u64; 64]) {
    exchange::<32>(tile, 0x0000_0000_FFFF_FFFF);
    exchange::<16>(tile, 0x0000_FFFF_0000_FFFF);
    exchange::<8>(tile, 0x00FF_00FF_00FF_00FF);
    exchange::<4>(tile, 0x0F0F_0F0F_0F0F_0F0F);
    exchange::<2>(tile, 0x3333_3333_3333_3333);
    exchange::<1>(tile, 0x5555_5555_5555_5555);
}

#[expect(
    clippy::inline_always,
    reason = "six steps with constants are the point"
)]
#[inline(always)]
fn exchange<const HALF: usize>(tile: &mut [u64; 64], low: u64) {
    for quarter in tile.chunks_exact_mut(2 * HALF) {
        let (upper, lower) = quarter.split_at_mut(HALF);
        for (a, b) in upper.iter_mut().zip(lower) {
            let changed = (*a >> HALF ^ *b) & low;
            *a ^= changed << HALF;
            *b ^= changed;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_the_rows_of_the_turned_picture_in_every_size() {
        for side in (21..=177).step_by(4) {
            let mut state = 1_u32;
            let modules: Vec<u8> = (0..side * side)
                .map(|_| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    u8::from(state >> 31 == 1)
                })
                .collect();
            let [rows, columns] = strips(&modules, side, 1);
            for (place, &module) in modules.iter().enumerate() {
                let (x, y) = (place % side, place / side);
                for (words, x, y) in [(&rows, x, y), (&columns, y, x)] {
                    assert_eq!(words[x / 64 * side + y] >> (x % 64) & 1, u64::from(module));
                }
            }
        }
    }
}
