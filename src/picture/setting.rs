//! What of a picture its style and its layout decide, whatever the symbol: tiles, colours, and the rows that modules are laid on.
//!
//! The setting of the picture that was painted last is kept, for the next symbol mostly has the same one.

#![allow(
    clippy::cast_possible_truncation,
    reason = "pixels and modules of a picture are counted by small whole numbers"
)]

use std::cell::RefCell;
use std::sync::{Arc, OnceLock};

use super::art::Art;
use super::backdrop::Backdrop;
use super::blend::over;
use super::color::Color;
use super::extent::Extent;
use super::finder_pixels::FinderPixels;
use super::frame::{FrameRows, around};
use super::gradient::Flow;
use super::ground::{self, Ground};
use super::layout::Layout;
use super::look::Look;
use super::overlay::Overlay;
use super::paint::Paint;
use super::pixels::{VALUES, palette};
use super::png::Base;
use super::raster::Pixel;
use super::style::Style;
use super::tile::{TileSet, fitted};

/// What of a picture its symbol does not decide.
pub(super) struct Setting {
    pub(super) tiles: TileSet,
    /// How each tile is painted, by kind.
    pub(super) looks: Vec<Look>,
    /// The colours of the row that is usual in each tile, by kind; none where they flow or are mixed with what they lie on.
    pub(super) usual: Vec<Pixel>,
    /// The colour of each value that a pixel of a tile has.
    pub(super) values: [Pixel; VALUES],
    /// Where dark modules flow.
    pub(super) flow: Option<Flow>,
    /// The finder patterns that are painted each by itself.
    pub(super) finders: Vec<FinderPixels>,
    /// The rectangle of the ground.
    pub(super) extent: Extent,
    /// What modules are laid on.
    pub(super) backdrop: Backdrop,
    /// Whether they are mixed with what they are laid on; otherwise with the light colour, which is there.
    pub(super) mixed: bool,
    /// What is laid below and around the modules when they are painted, where the backdrop has nothing of it.
    pub(super) rest: Option<Rest>,
    /// What a PNG file lays tiles on, once one was written.
    pub(super) base: OnceLock<Arc<Base>>,
}

/// What lies below and around modules, where that depends on them or would be too large to keep.
pub(super) struct Rest {
    pub(super) ground: Option<Ground>,
    pub(super) frame: Option<FrameRows>,
}

/// The most bytes of a backdrop, and of the tiles that are kept with their looks.
pub(super) const MOST_BYTES: usize = 8 << 20;

/// A setting, and what it was made from.
struct Kept {
    style: Style,
    layout: Layout,
    setting: Arc<Setting>,
}

thread_local! {
    static LAST: RefCell<Option<Kept>> = const { RefCell::new(None) };
}

impl Setting {
    /// Returns the setting of a style in a layout with the letters of `overlay`, which are those of the style: the one that was made last, where
    /// style and layout are the same in every respect.
    pub(super) fn of(
        style: &Style,
        layout: &Layout,
        overlay: &Overlay,
        art: Option<&Art>,
    ) -> Arc<Self> {
        // What a picture behind the symbol lets be seen of it differs from symbol to symbol.
        if art.is_some() {
            return Arc::new(Self::new(style, layout, overlay, art));
        }
        LAST.with_borrow_mut(|last| {
            if let Some(kept) = last
                && kept.layout == *layout
                && kept.style == *style
            {
                return Arc::clone(&kept.setting);
            }
            *last = None;
            let setting = Arc::new(Self::new(style, layout, overlay, art));
            let looks: usize = setting.looks.iter().map(Look::bytes).sum();
            if setting.tiles.bytes() + looks <= MOST_BYTES {
                *last = Some(Kept {
                    style: style.clone(),
                    layout: *layout,
                    setting: Arc::clone(&setting),
                });
            }
            setting
        })
    }

    fn new(style: &Style, layout: &Layout, overlay: &Overlay, art: Option<&Art>) -> Self {
        let style = &*fitted(style, layout.module());
        let surround = around(style, layout);
        let (extent, _) = ground::extent(style, layout, surround.as_ref());
        let (light, ground) = Ground::new(style, layout, surround.as_ref());
        let (dark, flow) = match &style.dark {
            Paint::Solid(dark) => (*dark, None),
            // What flows is in no palette.
            Paint::Gradient(gradient) => (
                Color::TRANSPARENT,
                Some(Flow::new(gradient, layout.symbol(), layout, light)),
            ),
        };
        let mixed = ground.as_ref().is_some_and(Ground::below);
        let rest = Rest {
            ground,
            frame: surround.map(|surround| FrameRows::new(&surround, style, layout)),
        };
        let plain = Backdrop::plain(light.bytes(), layout.width());
        // What shines through is mixed with all that lies below it at once.
        let whole = art.is_none() && !(mixed && style.shines());
        let painted = if whole {
            rest.over(&plain, layout, overlay, MOST_BYTES)
        } else {
            None
        };
        let tiles = TileSet::new(style, layout, art);
        let looks = tiles.by_kind.iter();
        let looks: Vec<Look> = looks
            .map(|tile| Look::new(tile, layout.module(), layout.width()))
            .collect();
        let values = palette(style, dark, light);
        let mixed = mixed && painted.is_some();
        let mut usual = Vec::new();
        if flow.is_none() && !mixed {
            for look in &looks {
                look.add_usual(layout.module(), &values, &mut usual);
            }
        }
        Self {
            usual,
            looks,
            tiles,
            values,
            flow,
            finders: if style.finders_apart() {
                FinderPixels::of(layout, style)
            } else {
                Vec::new()
            },
            extent,
            mixed,
            rest: painted.is_none().then_some(rest),
            backdrop: painted.unwrap_or(plain),
            base: OnceLock::new(),
        }
    }
}

impl Setting {
    /// Returns what is seen where something is painted, mixed with the light colour already, on what lies below.
    #[inline]
    pub(super) fn laid(&self, top: Pixel, below: Pixel) -> Pixel {
        if self.mixed { over(top, below) } else { top }
    }

    /// Returns the light colour, which is nothing where modules are mixed with what they are laid on.
    pub(super) fn light(&self) -> Pixel {
        self.values[0]
    }
}

impl Rest {
    /// Lays everything over rows of the light colour, letters too. There is nothing where that takes more bytes than `most`, or where
    /// some of it would come over modules.
    pub(super) fn over(
        &self,
        plain: &Backdrop,
        layout: &Layout,
        overlay: &Overlay,
        most: usize,
    ) -> Option<Backdrop> {
        let mut changes = vec![false; layout.height() as usize + 1];
        if let Some(ground) = &self.ground {
            ground.changes(&mut changes);
        }
        if let Some(frame) = &self.frame {
            frame.changes(&mut changes);
        }
        overlay.change(&mut changes);
        let rows = changes.iter().filter(|changes| **changes).count();
        if rows * plain.bytes() > most {
            return None;
        }
        let width = layout.width() as usize;
        let [columns, lines] = layout
            .modules()
            .map(|modules| modules * layout.module() as usize);
        let left = layout.left() as usize;
        let symbol = layout.top()..layout.top() + lines as u32;
        let mut clear = true;
        let backdrop = plain.painted(&mut changes, &mut |pixels, first| {
            if let Some(ground) = &self.ground {
                ground.lay(pixels, first);
            }
            let below = pixels.to_vec();
            if let Some(frame) = &self.frame {
                frame.lay(pixels, first);
            }
            overlay.lay_letters(pixels, first);
            let rows = pixels.chunks_exact(width).zip(below.chunks_exact(width));
            for (_, (above, below)) in (first..).zip(rows).filter(|(y, _)| symbol.contains(y)) {
                clear = clear && above[left..left + columns] == below[left..left + columns];
            }
        });
        clear.then_some(backdrop)
    }
}

#[cfg(test)]
mod tests;
