//! What of a picture no module decides: its ground, its frame, its logo and its letters.

use std::sync::Arc;

use super::super::backdrop::Backdrop;
use super::super::finder_pixels::FinderPixels;
use super::super::ground::Ground;
use super::super::layout::Layout;
use super::super::lettering::Rectangle;
use super::super::overlay::Overlay;
use super::super::setting::{MOST_BYTES, Setting};
use super::super::tile::Tiles;
use super::colors::Palette;

/// The rows that tiles are laid on, and what is known of their colours.
pub(in super::super) struct Base {
    pub(super) backdrop: Backdrop,
    pub(super) palette: Palette,
}

impl Base {
    fn new(backdrop: Backdrop) -> Self {
        let palette = Palette::new(&backdrop.rows().collect::<Vec<_>>());
        Self { backdrop, palette }
    }
}

/// Returns what lies around and over the modules, on a ground of one colour. There is none where something lies below a module, or where a
/// logo reaches over the border of one, or a frame.
pub(super) fn base(
    setting: &Setting,
    layout: &Layout,
    overlay: &Overlay,
    tiles: &Tiles,
) -> Option<Arc<Base>> {
    if let Some(logo) = &overlay.logo
        && !clear(logo.area, layout, tiles)
    {
        return None;
    }
    if let Some(base) = setting.base.get() {
        return Some(Arc::clone(base));
    }
    let base = Arc::new(Base::new(painted(setting, layout, overlay)?));
    if base.backdrop.bytes() <= MOST_BYTES {
        return Some(Arc::clone(setting.base.get_or_init(|| base)));
    }
    Some(base)
}

/// Paints what lies around and over the modules; nothing where something lies below them, or a frame over them.
fn painted(setting: &Setting, layout: &Layout, overlay: &Overlay) -> Option<Backdrop> {
    let backdrop = match &setting.rest {
        _ if setting.mixed => return None,
        None => setting.backdrop.clone(),
        Some(rest) if rest.ground.as_ref().is_some_and(Ground::below) => return None,
        // What is too large to be kept is painted by rows that differ all the same.
        Some(rest) => rest.over(&setting.backdrop, layout, overlay, usize::MAX)?,
    };
    if setting.finders.is_empty() && overlay.logo.is_none() {
        return Some(backdrop);
    }
    let height = layout.height();
    let mut changes = vec![false; height as usize + 1];
    // The rows of what lies in one place, and the one below it.
    let mut change = |top: u32, count: u32| {
        let end = (top + count).min(height);
        changes[top as usize..=end as usize].fill(true);
    };
    for [top, count] in setting.finders.iter().map(FinderPixels::rows) {
        change(top, count);
    }
    if let Some(logo) = &overlay.logo {
        change(logo.area.top, logo.area.height);
    }
    let width = layout.width() as usize;
    Some(backdrop.painted(&mut changes, &mut |pixels, first| {
        for finder in &setting.finders {
            finder.lay(pixels, width, first, setting);
        }
        overlay.lay_logo(pixels, first);
    }))
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
