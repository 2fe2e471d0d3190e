//! The filters that were applied to the rows of a PNG file. ISO/IEC 15948:2004 9.

use super::super::super::filter::paeth;

/// Undoes a filter in its row; none where there is no such filter. `above` is the row above, of the same length, and `unit` the bytes
/// from a sample to that of the pixel before it.
pub(super) fn undo(kind: u8, row: &mut [u8], above: &[u8], unit: usize) -> Option<()> {
    match kind {
        0 => {}
        1 => add(row, above, unit, |left, _, _| left),
        2 => add(row, above, unit, |_, above, _| above),
        3 => add(row, above, unit, |left, above, _| u8::midpoint(left, above)),
        4 => add(row, above, unit, paeth),
        _ => return None,
    }
    Some(())
}

/// Adds to each byte what `foretell` makes of its neighbours: left, above, and above left.
fn add(row: &mut [u8], above: &[u8], unit: usize, foretell: impl Fn(u8, u8, u8) -> u8) {
    // What lies left of the first pixel is taken for zero.
    for (byte, &above) in row.iter_mut().zip(above).take(unit) {
        *byte = byte.wrapping_add(foretell(0, above, 0));
    }
    for place in unit..row.len() {
        let (left, corner) = (row[place - unit], above[place - unit]);
        row[place] = row[place].wrapping_add(foretell(left, above[place], corner));
    }
}
