//! The filters that were applied to the rows of a PNG file. ISO/IEC 15948:2004 9.

use super::super::super::filter::paeth;

/// Undoes a filter in its row; none where there is no such filter. `above` is the row above, of the same length, and `unit` the bytes
/// from a sample to that of the pixel before it.
pub(super) fn undo(kind: u8, row: &mut [u8], above: &[u8], unit: usize) -> Option<()> {
    let predict: fn(u8, u8, u8) -> u8 = match kind {
        0 => return Some(()),
        1 => |left, _, _| left,
        2 => |_, above, _| above,
        3 => |left, above, _| u8::midpoint(left, above),
        4 => paeth,
        _ => return None,
    };
    for place in 0..row.len() {
        // What lies left of the first pixel is taken for zero.
        let (left, corner) = match place.checked_sub(unit) {
            Some(before) => (row[before], above[before]),
            None => (0, 0),
        };
        row[place] = row[place].wrapping_add(predict(left, above[place], corner));
    }
    Some(())
}
