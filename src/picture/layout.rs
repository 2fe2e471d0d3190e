//! Where the modules of a picture lie, in whole pixels.
//!
//! # What this page does not do
//!
//! It finds no layout for a size: `js/picture/layout.ts` does.

/// Where the modules of a picture lie, in whole pixels from its top left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Pixels per module, at least 1.
    pub module: u32,
    /// Pixels to the left of the symbol; to its right there are as many, or one more.
    pub left: u32,
    /// Pixels above the symbol; below it, without a caption, there are as many, or one more.
    pub top: u32,
    /// Pixels across.
    pub width: u32,
    /// Pixels down, the caption's line included.
    pub height: u32,
}

impl Layout {
    /// Lays out `width` × `height` modules of `module` pixels with a quiet zone of as many modules on each side.
    #[must_use]
    pub fn even(width: u32, height: u32, module: u32, quiet_zone: u32) -> Self {
        let side = |modules: u32| (modules + 2 * quiet_zone) * module;
        Self {
            module,
            left: quiet_zone * module,
            top: quiet_zone * module,
            width: side(width),
            height: side(height),
        }
    }
}
