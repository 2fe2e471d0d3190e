//! How a tile is painted: pixels of a row that it covers whole at once, and each of the others by itself.

#![allow(
    clippy::cast_possible_truncation,
    reason = "pixels and modules of a picture are counted by small whole numbers"
)]

use super::blend::FULL;
use super::tile::Tile;

/// How a tile is painted. What is light of it is not.
pub(super) enum Look {
    /// All of it has this value: 0 where it is light, and otherwise covered whole.
    Plain(u8),
    Pixels {
        whole: Vec<Span>,
        parts: Vec<Part>,
    },
}

/// Pixels of a row that are covered whole.
pub(super) struct Span {
    /// Pixels from the tile's left edge, and rows from its upper one.
    pub(super) right: u32,
    pub(super) down: u32,
    pub(super) length: usize,
    pub(super) value: u8,
}

/// A pixel that is covered in part.
pub(super) struct Part {
    pub(super) right: u32,
    pub(super) down: u32,
    pub(super) value: u8,
}

impl Look {
    /// Looks at a tile of so many pixels a side.
    pub(super) fn new(tile: &Tile, module: u32) -> Self {
        let few;
        let values = match tile {
            Tile::Plain(value) if value % FULL == 0 => return Self::Plain(*value),
            // Modules of a pixel or two.
            Tile::Plain(value) => {
                few = vec![*value; (module * module) as usize];
                &few
            }
            Tile::Pixels(values) => values,
        };
        let (mut whole, mut parts) = (Vec::new(), Vec::new());
        for (down, row) in (0..).zip(values.chunks_exact(module as usize)) {
            let mut right = 0;
            for alike in row.chunk_by(PartialEq::eq) {
                let value = alike[0];
                if value != 0 && value % FULL == 0 {
                    whole.push(Span {
                        right,
                        down,
                        length: alike.len(),
                        value,
                    });
                } else if value != 0 {
                    let pixels = (right..).zip(alike);
                    parts.extend(pixels.map(|(right, &value)| Part { right, down, value }));
                }
                right += alike.len() as u32;
            }
        }
        Self::Pixels { whole, parts }
    }
}
