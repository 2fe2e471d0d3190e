//! Rows of a picture in tiles, in bytes of palette indices or of colours.

use super::super::layout::Layout;
use super::super::tile::{Tile, Tiles};

/// What writes rows of a picture: rows without modules, and the tiles that lie on them.
pub(super) struct TileRows<'a> {
    /// The tiles, and where they lie.
    tiles: Option<(&'a Tiles<'a>, &'a Layout)>,
    /// How each tile changes what is light.
    looks: Looks,
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
    pub(super) line: Option<(usize, usize)>,
    /// How many they are.
    pub(super) count: u16,
}

impl<'a> TileRows<'a> {
    /// Prepares tiles of which each value has these bytes, the first `unit` of four.
    pub(super) fn new(
        tiles: Option<(&'a Tiles<'a>, &'a Layout)>,
        starts: &'a [u32],
        unit: usize,
        bytes: &dyn Fn(u8) -> [u8; 4],
    ) -> Self {
        let looks = tiles.map_or_else(Looks::default, |(tiles, layout)| {
            Looks::new(tiles.by_kind, layout.module() as usize, unit, bytes)
        });
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
            .map(|row| self.looks.repeats(row).iter().all(|again| *again))
            .collect();
        let kinds = tiles.kinds.chunks_exact(tiles.width);
        for ((line, kinds), rows) in (0..).zip(kinds).zip(rows.chunks_exact_mut(module)) {
            let mut last = 0;
            for (row, place) in rows.iter_mut().enumerate() {
                let repeats = self.looks.repeats(row);
                if !still[row] && !kinds.iter().all(|&kind| repeats[usize::from(kind)]) {
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
        let words = self.looks.row(down);
        for &kind in &tiles.kinds[line * tiles.width..][..tiles.width] {
            // What is light stays as it is.
            if kind != 0 {
                let words = &words[usize::from(kind) * self.looks.across..][..self.looks.across];
                let eights = row[left..].as_chunks_mut::<8>().0.iter_mut();
                for (eight, word) in eights.zip(words) {
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

/// How tiles change what is light.
#[derive(Default)]
struct Looks {
    /// Row by row, and in each row by kind, so many words: what a tile differs by from light, and zeros up to the last word.
    words: Vec<u64>,
    across: usize,
    kinds: usize,
    /// In the same order, whether a row of a tile is the one above again.
    repeats: Vec<bool>,
}

impl Looks {
    fn new(tiles: &[Tile], module: usize, unit: usize, bytes: &dyn Fn(u8) -> [u8; 4]) -> Self {
        let light = bytes(0);
        let across = (module * unit).div_ceil(8);
        let mut words = Vec::with_capacity(module * tiles.len() * across);
        let mut repeats = Vec::with_capacity(module * tiles.len());
        let mut pixels = vec![0; across * 8];
        for row in 0..module {
            for tile in tiles {
                let places = pixels.chunks_exact_mut(unit);
                for (&value, place) in tile.row(row, module).zip(places) {
                    let bytes = bytes(value);
                    for (byte, place) in place.iter_mut().enumerate() {
                        *place = bytes[byte] ^ light[byte];
                    }
                }
                let start = words.len();
                let eights = pixels.as_chunks().0.iter();
                words.extend(eights.map(|eight| u64::from_le_bytes(*eight)));
                let above = start.checked_sub(tiles.len() * across);
                repeats.push(above.is_some_and(|above| words[above..][..across] == words[start..]));
            }
        }
        Self {
            words,
            across,
            kinds: tiles.len(),
            repeats,
        }
    }

    /// Tells by kind whether a row is the one above again.
    fn repeats(&self, row: usize) -> &[bool] {
        &self.repeats[row * self.kinds..][..self.kinds]
    }

    /// Returns the words of a row by kind.
    fn row(&self, row: usize) -> &[u64] {
        let across = self.kinds * self.across;
        &self.words[row * across..][..across]
    }
}
