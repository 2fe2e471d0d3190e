//! What of a picture no module decides: its ground, its frame, its logo and its letters.

use super::super::color::Color;
use super::super::filter::equal;
use super::super::finder_pixels::FinderPixels;
use super::super::frame::{FrameRows, around};
use super::super::ground::Ground;
use super::super::layout::Layout;
use super::super::lettering::Rectangle;
use super::super::overlay::Overlay;
use super::super::raster::Pixel;
use super::super::style::Style;
use super::super::tile::Tiles;
use crate::Error;

/// A picture without its modules, where these are tiles on one colour.
pub(super) struct Base {
    /// The first of all rows that are alike.
    pub(super) starts: Vec<u32>,
    /// A row for each of them.
    pub(super) rows: Vec<Pixel>,
}

impl Base {
    /// Paints what lies around and over the modules, on a ground of one colour. There is none where something lies below a module, or where a logo
    /// reaches over the border of one.
    ///
    /// # Errors
    ///
    /// Those of [`pixels`](super::pixels()).
    pub(super) fn new(
        style: &Style,
        light: Color,
        layout: &Layout,
        tiles: &Tiles,
    ) -> Result<Option<Self>, Error> {
        let surround = around(style, layout);
        let (_, ground) = Ground::new(style, layout, surround.as_ref());
        if ground.as_ref().is_some_and(Ground::below) {
            return Ok(None);
        }
        let overlay = Overlay::new(style, layout)?;
        if let Some(logo) = &overlay.logo
            && !clear(logo.area, layout, tiles)
        {
            return Ok(None);
        }
        let frame = surround.map(|surround| FrameRows::new(&surround, style, layout));
        let finders = if style.finders_apart() {
            FinderPixels::of(layout, style)
        } else {
            Vec::new()
        };

        let mut changes = vec![false; layout.height() as usize + 1];
        changes[0] = true;
        if let Some(ground) = &ground {
            ground.changes(&mut changes);
        }
        if let Some(frame) = &frame {
            frame.changes(&mut changes);
        }
        // The rows of what lies in one place, and the one below it.
        let mut change = |[top, height]: [u32; 2]| {
            let end = (top + height).min(layout.height());
            changes[top as usize..=end as usize].fill(true);
        };
        for finder in &finders {
            change(finder.rows());
        }
        overlay.areas(&mut |area| change([area.top, area.height]));
        let starts: Vec<u32> = (0..layout.height())
            .filter(|&y| changes[y as usize])
            .collect();

        let width = layout.width() as usize;
        let mut rows = vec![light.bytes(); starts.len() * width];
        let mut from = 0;
        while let Some(&first) = starts.get(from) {
            // Rows that follow each other are painted at once.
            let following = (first..).zip(&starts[from..]);
            let count = following.take_while(|(y, start)| y == *start).count();
            let block = &mut rows[from * width..][..count * width];
            for finder in &finders {
                finder.lay(block, width, first);
            }
            if let Some(ground) = &ground {
                ground.lay(block, first);
            }
            if let Some(frame) = &frame {
                frame.lay(block, first);
            }
            overlay.lay(block, first)?;
            from += count;
        }
        let mut base = Self {
            starts: Vec::with_capacity(starts.len()),
            rows: Vec::with_capacity(rows.len()),
        };
        for (y, row) in starts.into_iter().zip(rows.chunks_exact(width)) {
            let last = base.rows.rchunks_exact(width).next();
            if last.is_none_or(|last| !equal(last.as_flattened(), row.as_flattened())) {
                base.starts.push(y);
                base.rows.extend_from_slice(row);
            }
        }
        Ok(Some(base))
    }
}

/// Tells whether all modules that a rectangle touches are light.
fn clear(area: Rectangle, layout: &Layout, tiles: &Tiles) -> bool {
    let module = layout.module();
    let height = tiles.kinds.len() / tiles.width;
    let touched = |from: u32, length: u32, before: u32, most: usize| {
        let first = from.saturating_sub(before) / module;
        let end = (from + length).saturating_sub(before).div_ceil(module);
        (first as usize).min(most)..(end as usize).min(most)
    };
    let columns = touched(area.left, area.width, layout.left(), tiles.width);
    let lines = tiles.kinds.chunks_exact(tiles.width);
    let range = touched(area.top, area.height, layout.top(), height);
    let mut touching = lines.skip(range.start).take(range.len());
    touching.all(|kinds| kinds[columns.clone()].iter().all(|&kind| kind == 0))
}
