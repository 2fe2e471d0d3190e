//! A colour: red, green, blue and opacity.
//!
//! # What this page does not do
//!
//! It reads no texts: `js/picture/color.ts` is the one place where a CSS colour is read.

/// A colour in sRGB with its opacity, not premultiplied; each part is 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
    /// Opacity: 0 is transparent, 255 opaque.
    pub alpha: u8,
}

impl Color {
    /// Opaque black.
    pub const BLACK: Self = Self::opaque(0, 0, 0);
    /// Opaque white.
    pub const WHITE: Self = Self::opaque(255, 255, 255);
    /// Transparent black, as CSS has it.
    pub const TRANSPARENT: Self = Self {
        alpha: 0,
        ..Self::BLACK
    };

    /// Makes an opaque colour from its parts, 0 to 255 each.
    #[must_use]
    pub const fn opaque(red: u8, green: u8, blue: u8) -> Self {
        Self {
            red,
            green,
            blue,
            alpha: 255,
        }
    }

    /// Returns red, green, blue and opacity in this order.
    #[must_use]
    pub const fn bytes(self) -> [u8; 4] {
        [self.red, self.green, self.blue, self.alpha]
    }
}
