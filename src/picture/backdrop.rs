//! Rows that tiles are laid on: what of a picture its modules do not decide, and rows that are alike once.

use std::ops::Range;

use super::filter::equal;
use super::pixel_runs::repeat;
use super::raster::Pixel;

/// A picture without its modules, row by row.
#[derive(Clone)]
pub(super) struct Backdrop {
    width: usize,
    /// The first of all rows that are alike; that of the picture comes first.
    pub(super) starts: Vec<u32>,
    /// A row for each of them.
    pixels: Vec<Pixel>,
}

impl Backdrop {
    /// Rows of one colour.
    pub(super) fn plain(color: Pixel, width: u32) -> Self {
        let width = width as usize;
        Self {
            width,
            starts: vec![0],
            pixels: vec![color; width],
        }
    }

    /// Returns what it becomes where `lay` paints over its rows, from a first one on. Rows that are not marked in `changes` stay like the one
    /// above; the last mark is that of the row below the picture.
    pub(super) fn painted(
        &self,
        changes: &mut [bool],
        lay: &mut dyn FnMut(&mut [Pixel], u32),
    ) -> Self {
        for &start in &self.starts {
            changes[start as usize] = true;
        }
        let rows = changes.len() - 1;
        let starts: Vec<u32> = (0..)
            .zip(&changes[..rows])
            .filter_map(|(y, changes)| changes.then_some(y))
            .collect();
        let mut pixels = Vec::with_capacity(starts.len() * self.width);
        // Rows that follow each other are painted at once.
        for following in starts.chunk_by(|one, next| one + 1 == *next) {
            let from = pixels.len();
            self.add(
                &mut pixels,
                following[0]..following[following.len() - 1] + 1,
            );
            lay(&mut pixels[from..], following[0]);
        }
        let mut painted = Self {
            width: self.width,
            starts: Vec::with_capacity(starts.len()),
            pixels: Vec::with_capacity(pixels.len()),
        };
        for (y, row) in starts.into_iter().zip(pixels.chunks_exact(self.width)) {
            let last = painted.rows().next_back();
            if last.is_none_or(|last| !equal(last.as_flattened(), row.as_flattened())) {
                painted.starts.push(y);
                painted.pixels.extend_from_slice(row);
            }
        }
        painted
    }

    /// Returns every row that differs from the one above.
    pub(super) fn rows(&self) -> impl DoubleEndedIterator<Item = &[Pixel]> {
        self.pixels.chunks_exact(self.width)
    }

    /// Returns how many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        self.pixels.as_flattened().len()
    }

    /// Tells whether some rows are all alike.
    pub(super) fn alike(&self, rows: Range<u32>) -> bool {
        self.place(rows.start) == self.place(rows.end - 1)
    }

    /// Adds some rows to others.
    pub(super) fn add(&self, pixels: &mut Vec<Pixel>, rows: Range<u32>) {
        let Range { start: mut y, end } = rows;
        let mut place = self.place(y);
        while y < end {
            let start = pixels.len();
            pixels.extend_from_slice(&self.pixels[place * self.width..][..self.width]);
            place += 1;
            let next = self.starts.get(place).map_or(end, |next| end.min(*next));
            repeat(pixels, start, (next - y) as usize * self.width);
            y = next;
        }
    }

    /// Returns row `y`.
    pub(super) fn row(&self, y: u32) -> &[Pixel] {
        &self.pixels[self.place(y) * self.width..][..self.width]
    }

    /// Returns which row stands in row `y`.
    fn place(&self, y: u32) -> usize {
        self.starts.partition_point(|&start| start <= y) - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_are_alike_stand_once_and_are_added_as_often_as_they_are_seen() {
        let plain = Backdrop::plain([0; 4], 3);
        let color = |y: u32| match y {
            0..5 => [1; 4],
            5..7 => [y.to_le_bytes()[0]; 4],
            _ => [9; 4],
        };
        let mut changes = [true; 21];
        let painted = plain.painted(&mut changes, &mut |pixels, first| {
            for (y, row) in (first..).zip(pixels.chunks_exact_mut(3)) {
                row.fill(color(y));
            }
        });
        assert_eq!(painted.starts, [0, 5, 6, 7]);
        assert_eq!(painted.rows().count(), 4);
        for (from, to) in [(0, 20), (2, 4), (4, 8), (6, 20), (19, 20)] {
            let mut added = Vec::new();
            painted.add(&mut added, from..to);
            let want: Vec<Pixel> = (from..to).flat_map(|y| [color(y); 3]).collect();
            assert_eq!(added, want);
            assert_eq!(painted.alike(from..to), color(from) == color(to - 1));
            assert_eq!(painted.row(from), [color(from); 3]);
        }
    }
}
