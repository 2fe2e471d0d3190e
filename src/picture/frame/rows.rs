//! A frame in pixels: rows of colours over what lies below, and equal rows once.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixels are counted by small whole numbers, measured by real ones"
)]

use super::surround::{Surround, shaded};
use crate::picture::blend::{over, over_part};
use crate::picture::color::Color;
use crate::picture::coverage::Contours;
use crate::picture::layout::Layout;
use crate::picture::raster::Pixel;

/// A frame in pixels.
pub(in crate::picture) struct FrameRows {
    width: usize,
    /// Rows that are alike, by the first of them; each lasts to the next.
    runs: Vec<(u32, Vec<Span>)>,
}

/// Neighbouring pixels of a row from a column on, either all opaque or none.
struct Span {
    left: usize,
    opaque: bool,
    colors: Vec<Pixel>,
}

impl FrameRows {
    pub(in crate::picture) fn new(surround: &Surround, color: Color, layout: &Layout) -> Self {
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
        let mut runs = Vec::new();
        let mut row: Vec<Pixel> = vec![[0; 4]; width];
        for y in (0..height).filter(|&y| changes[y as usize]) {
            row.fill([0; 4]);
            for (color, contours) in &areas {
                for (pixel, level) in row.iter_mut().zip(contours.row(y, width)) {
                    if level > 0 {
                        *pixel = over_part(*color, level, *pixel);
                    }
                }
            }
            runs.push((y, spans(&row)));
        }
        Self { width, runs }
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
            for span in &self.runs[place - 1].1 {
                let below = &mut row[span.left..][..span.colors.len()];
                if span.opaque {
                    below.copy_from_slice(&span.colors);
                    continue;
                }
                for (pixel, &top) in below.iter_mut().zip(&span.colors) {
                    *pixel = over(top, *pixel);
                }
            }
        }
    }
}

/// Returns what is seen of a row.
fn spans(row: &[Pixel]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (x, &color) in row.iter().enumerate().filter(|(_, color)| color[3] > 0) {
        let opaque = color[3] == 255;
        match spans.last_mut() {
            Some(span) if span.opaque == opaque && span.left + span.colors.len() == x => {
                span.colors.push(color);
            }
            _ => spans.push(Span {
                left: x,
                opaque,
                colors: vec![color],
            }),
        }
    }
    spans
}
