//! The passes in which the pixels of a PNG file come. ISO/IEC 15948:2004 8.

use super::header::Header;

/// The pixels of one pass: a grid within the picture.
pub(super) struct Pass {
    /// The column of the first pixel.
    pub(super) left: usize,
    /// The row of the first pixel.
    pub(super) top: usize,
    /// Columns from one pixel to the next.
    pub(super) across: usize,
    /// Rows from one row of pixels to the next.
    pub(super) down: usize,
    /// Pixels in a row, at least 1.
    pub(super) width: usize,
    /// Rows, at least 1.
    pub(super) height: usize,
}

/// Left, top, across and down of the one pass without interlacing.
const WHOLE: &[[usize; 4]] = &[[0, 0, 1, 1]];

/// Left, top, across and down of the passes of Adam7, 8.2.
#[rustfmt::skip]
const ADAM7: &[[usize; 4]] = &[
    [0, 0, 8, 8],
    [4, 0, 8, 8],
    [0, 4, 4, 8],
    [2, 0, 4, 4],
    [0, 2, 2, 4],
    [1, 0, 2, 2],
    [0, 1, 1, 2],
];

impl Pass {
    /// Returns the passes of a picture in their order; a pass without pixels has no rows either, and is left out.
    pub(super) fn all(header: &Header) -> impl Iterator<Item = Self> {
        let (columns, rows) = (header.width as usize, header.height as usize);
        let grids = if header.interlaced { ADAM7 } else { WHOLE };
        grids
            .iter()
            .map(move |&[left, top, across, down]| Self {
                left,
                top,
                across,
                down,
                width: columns.saturating_sub(left).div_ceil(across),
                height: rows.saturating_sub(top).div_ceil(down),
            })
            .filter(|pass| pass.width > 0 && pass.height > 0)
    }
}
