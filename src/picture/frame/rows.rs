//! A frame in pixels: rows of colours over what lies below, and equal rows once.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixels are counted by small whole numbers, measured by real ones"
)]

use std::ops::Range;

use super::surround::{Surround, shaded};
use crate::picture::blend::{FULL, over_part};
use crate::picture::color::Color;
use crate::picture::coverage::Contours;
use crate::picture::layout::Layout;
use crate::picture::raster::Pixel;
use crate::picture::style::Style;

/// A frame in pixels.
pub(in crate::picture) struct FrameRows {
    width: usize,
    /// Rows that are alike, by the first of them; each lasts to the next.
    runs: Vec<(u32, Vec<Piece>)>,
}

/// Pixels of a row that are covered alike.
struct Piece {
    columns: Range<usize>,
    coverage: u8,
    color: Pixel,
}

impl FrameRows {
    /// Draws what lies around a picture in the colours of its frame.
    pub(in crate::picture) fn new(surround: &Surround, style: &Style, layout: &Layout) -> Self {
        let color = style.frame.as_ref().map(|frame| frame.ink(style).0);
        let color = color.unwrap_or(Color::BLACK);
        let (width, height) = (layout.width() as usize, layout.height());
        let module = f64::from(layout.module());
        let corner = [layout.left(), layout.top()].map(f64::from);
        let areas = surround.areas.iter();
        let areas: Vec<(Pixel, Contours)> = areas
            .map(|area| {
                let color = area.shade.map_or(color, |shade| shaded(color, shade));
                let place = |[x, y]: [f64; 2]| [corner[0] + x * module, corner[1] + y * module];
                (color.bytes(), Contours::new(&area.outline, &place))
            })
            .collect();
        let mut changes = vec![false; height as usize + 1];
        changes[0] = true;
        for (_, contours) in &areas {
            contours.changes(&mut changes);
        }
        let rows: Vec<u32> = (0..height).filter(|&y| changes[y as usize]).collect();
        let mut runs: Vec<(u32, Vec<Piece>)> = rows.iter().map(|&y| (y, Vec::new())).collect();
        for (color, contours) in areas {
            contours.cover(&rows, width, &mut |place, columns, coverage| {
                runs[place].1.push(Piece {
                    columns,
                    coverage,
                    color,
                });
            });
        }
        Self { width, runs }
    }

    /// Marks the rows that differ from the one above.
    pub(in crate::picture) fn changes(&self, rows: &mut [bool]) {
        for (start, _) in &self.runs {
            rows[*start as usize] = true;
        }
    }

    /// Returns how many rows differ from the one above.
    #[cfg(test)]
    pub(super) fn count(&self) -> usize {
        self.runs.len()
    }

    /// Lays the frame over rows of a picture from row `first` on.
    pub(in crate::picture) fn lay(&self, pixels: &mut [Pixel], first: u32) {
        let mut place = self.runs.partition_point(|(from, _)| *from <= first);
        for (y, row) in (first..).zip(pixels.chunks_exact_mut(self.width)) {
            while self.runs.get(place).is_some_and(|(from, _)| *from <= y) {
                place += 1;
            }
            for piece in &self.runs[place - 1].1 {
                let below = &mut row[piece.columns.clone()];
                if piece.coverage == FULL && piece.color[3] == 255 {
                    below.fill(piece.color);
                    continue;
                }
                for pixel in below {
                    *pixel = over_part(piece.color, piece.coverage, *pixel);
                }
            }
        }
    }
}
