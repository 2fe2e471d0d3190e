//! Rows of a picture in tiles, in bytes of palette indices or of colours.

use super::super::layout::Layout;
use super::super::tile::{Tile, Tiles};

/// What writes rows of a picture: rows without modules, and the tiles that lie on them.
pub(super) struct TileRows<'a> {
    /// The tiles, and where they lie.
    tiles: Option<(&'a Tiles<'a>, &'a Layout)>,
    /// How each tile changes what is light, by kind.
    looks: Vec<Look>,
    /// The bytes of a pixel.
    unit: usize,
    /// The first of all rows without modules that are alike.
    starts: &'a [u32],
}

/// Rows that are alike.
pub(super) struct Run {
    /// The row without modules that they have, by its place.
    pub(super) base: usize,
    /// The line of modules, and the row of their tiles.
    line: Option<(usize, usize)>,
    /// How many they are.
    count: u16,
}

impl<'a> TileRows<'a> {
    /// Prepares tiles of which each value has these bytes, the first `unit` of four.
    pub(super) fn new(
        tiles: Option<(&'a Tiles<'a>, &'a Layout)>,
        starts: &'a [u32],
        unit: usize,
        bytes: &dyn Fn(u8) -> [u8; 4],
    ) -> Self {
        let mut looks = Vec::new();
        if let Some((tiles, layout)) = tiles {
            for tile in tiles.by_kind {
                looks.push(Look::new(tile, layout.module() as usize, unit, bytes));
            }
        }
        Self {
            tiles,
            looks,
            unit,
            starts,
        }
    }

    /// Returns the rows of a picture of this height, joined where they are alike.
    pub(super) fn runs(&self, height: u32) -> Vec<Run> {
        let mut lines = vec![None; height as usize];
        if let Some((tiles, layout)) = self.tiles {
            self.lines(tiles, layout, &mut lines[layout.top() as usize..]);
        }
        let mut runs: Vec<Run> = Vec::new();
        // The first row without modules begins with the picture.
        let mut base = 0;
        for (y, line) in (0..).zip(lines) {
            let new = self.starts.get(base + 1) == Some(&y);
            base += usize::from(new);
            match runs.last_mut() {
                Some(run) if !new && run.line == line => run.count += 1,
                _ => runs.push(Run {
                    base,
                    line,
                    count: 1,
                }),
            }
        }
        runs
    }

    /// Tells of rows from the first line of modules on which line they belong to, and the first row of their tiles that is like them.
    fn lines(&self, tiles: &Tiles, layout: &Layout, rows: &mut [Option<(usize, usize)>]) {
        let module = layout.module() as usize;
        // Most rows of most tiles are the one above again, and need not be looked at in each line.
        let still: Vec<bool> = (0..module)
            .map(|row| self.looks.iter().all(|look| look.repeats(row)))
            .collect();
        let kinds = tiles.kinds.chunks_exact(tiles.width);
        for ((line, kinds), rows) in (0..).zip(kinds).zip(rows.chunks_exact_mut(module)) {
            let mut last = 0;
            for (row, place) in rows.iter_mut().enumerate() {
                let mut looks = kinds.iter().map(|&kind| &self.looks[usize::from(kind)]);
                if !still[row] && !looks.all(|look| look.repeats(row)) {
                    last = row;
                }
                *place = Some((line, last));
            }
        }
    }

    /// Lays the tiles of a run over its row without modules, which has eight bytes behind it.
    pub(super) fn lay(&self, run: &Run, row: &mut [u8]) {
        let (Some((tiles, layout)), Some((line, down))) = (self.tiles, run.line) else {
            return;
        };
        let across = layout.module() as usize * self.unit;
        let mut left = layout.left() as usize * self.unit;
        for &kind in &tiles.kinds[line * tiles.width..][..tiles.width] {
            // What is light stays as it is.
            if kind != 0 {
                let eights = row[left..].as_chunks_mut::<8>().0.iter_mut();
                for (eight, word) in eights.zip(self.looks[usize::from(kind)].row(down)) {
                    *eight = (u64::from_le_bytes(*eight) ^ word).to_le_bytes();
                }
            }
            left += across;
        }
    }
}

/// How often each of some runs stands.
pub(super) fn repeats(runs: &[Run]) -> Vec<u16> {
    runs.iter().map(|run| run.count).collect()
}

/// How a tile changes what is light.
struct Look {
    /// Its rows, each of so many words: what they differ by from light, and zeros up to the last word. A tile of one value has a single row.
    words: Vec<u64>,
    across: usize,
    /// For each row whether it is the one above again; nothing for a tile of one value.
    repeats: Vec<bool>,
}

impl Look {
    fn new(tile: &Tile, module: usize, unit: usize, bytes: &dyn Fn(u8) -> [u8; 4]) -> Self {
        let plain;
        let (values, rows) = match tile {
            Tile::Plain(value) => {
                plain = vec![*value; module];
                (&plain, 1)
            }
            Tile::Pixels(values) => (values, module),
        };
        let light = bytes(0);
        let across = (module * unit).div_ceil(8);
        let mut words = Vec::with_capacity(rows * across);
        let mut row = vec![0; across * 8];
        for values in values.chunks_exact(module) {
            for (&value, pixel) in values.iter().zip(row.chunks_exact_mut(unit)) {
                let bytes = bytes(value);
                for (byte, place) in pixel.iter_mut().enumerate() {
                    *place = bytes[byte] ^ light[byte];
                }
            }
            words.extend(
                row.as_chunks()
                    .0
                    .iter()
                    .map(|eight| u64::from_le_bytes(*eight)),
            );
        }
        let repeats = (0..rows).map(|row| {
            row > 0 && words[row * across..][..across] == words[(row - 1) * across..][..across]
        });
        let repeats = if rows == 1 {
            Vec::new()
        } else {
            repeats.collect()
        };
        Self {
            words,
            across,
            repeats,
        }
    }

    /// Tells whether a row is the one above again.
    fn repeats(&self, row: usize) -> bool {
        row > 0 && self.repeats.get(row).is_none_or(|again| *again)
    }

    /// Returns the words of a row.
    fn row(&self, row: usize) -> &[u64] {
        let row = if self.repeats.is_empty() { 0 } else { row };
        &self.words[row * self.across..][..self.across]
    }
}
