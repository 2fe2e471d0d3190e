//! How a tile is painted: as if all its rows were alike, and then what is otherwise.

#![allow(
    clippy::cast_possible_truncation,
    reason = "pixels and modules of a picture are counted by small whole numbers"
)]

use super::blend::FULL;
use super::pixel_runs::fill;
use super::pixels::VALUES;
use super::raster::Pixel;
use super::tile::Tile;

/// How a tile is painted.
pub(super) enum Look {
    /// All of it has this value.
    Plain(u8),
    Pixels {
        /// What is not light in a row that has in each column the value that is most common there.
        usual: Vec<Span>,
        /// The pixels that have another value.
        others: Vec<Part>,
    },
}

/// Pixels of a row that have one value.
pub(super) struct Span {
    /// Pixels from the left edge of the tile, or of the picture.
    pub(super) right: u32,
    pub(super) length: u32,
    pub(super) value: u8,
}

/// A pixel.
pub(super) struct Part {
    /// Pixels from the tile's left edge, and rows from its upper one.
    pub(super) right: u32,
    pub(super) down: u32,
    /// The same from the tile's first pixel on, in pixels of the picture.
    pub(super) at: usize,
    pub(super) value: u8,
}

impl Look {
    /// Looks at a tile of so many pixels a side, in a picture of so many across.
    pub(super) fn new(tile: &Tile, module: u32, width: u32) -> Self {
        let values = match tile {
            Tile::Plain(value) => return Self::Plain(*value),
            Tile::Pixels(values) => values,
        };
        let side = module as usize;
        let mut most = values[..side].to_vec();
        let mut usual = Vec::new();
        for (right, most) in most.iter_mut().enumerate() {
            let mut counts = [0; 256];
            for row in values.chunks_exact(side) {
                let value = row[right];
                counts[usize::from(value)] += 1;
                if (counts[usize::from(value)], value.is_multiple_of(FULL))
                    > (counts[usize::from(*most)], most.is_multiple_of(FULL))
                {
                    *most = value;
                }
            }
            let span = Span {
                right: right as u32,
                length: 1,
                value: *most,
            };
            join(&mut usual, span);
        }
        usual.retain(|span| span.value != 0);
        let mut others = Vec::new();
        for (down, row) in (0..).zip(values.chunks_exact(side)) {
            for (right, (&value, most)) in (0..).zip(row.iter().zip(&most)) {
                if value != *most {
                    others.push(Part {
                        right,
                        down,
                        at: (down * width + right) as usize,
                        value,
                    });
                }
            }
        }
        Self::Pixels { usual, others }
    }

    /// Returns about how many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Plain(_) => 1,
            Self::Pixels { others, .. } => size_of_val(others.as_slice()),
        }
    }

    /// Adds the colours of the row that is usual.
    pub(super) fn add_usual(&self, module: u32, values: &[Pixel; VALUES], row: &mut Vec<Pixel>) {
        let from = row.len();
        let (plain, usual) = match self {
            Self::Plain(value) => (*value, &[][..]),
            Self::Pixels { usual, .. } => (0, &usual[..]),
        };
        row.resize(from + module as usize, values[usize::from(plain)]);
        for span in usual {
            let pixels = &mut row[from + span.right as usize..][..span.length as usize];
            fill(pixels, values[usize::from(span.value)]);
        }
    }
}

/// Adds pixels to the last ones where they follow them, and otherwise behind them.
pub(super) fn join(spans: &mut Vec<Span>, span: Span) {
    match spans.last_mut() {
        Some(last) if last.value == span.value && last.right + last.length == span.right => {
            last.length += span.length;
        }
        _ => spans.push(span),
    }
}
