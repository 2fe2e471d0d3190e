//! How a symbol is to look.

use super::cleared::Cleared;
use super::color::Color;
use super::paint::Paint;

/// How a symbol is to look; the default is black on white in squares.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    /// The paint of dark modules.
    pub dark: Paint,
    /// The colour of light modules and of the quiet zone, painted below everything.
    pub light: Color,
    /// The shape of dark modules outside the finder patterns.
    pub shape: ModuleShape,
    /// The outer ring of the finder patterns.
    pub finder_frame: FinderShape,
    /// The colour of the outer ring; none: as dark modules.
    pub finder_frame_color: Option<Color>,
    /// The centre of the finder patterns.
    pub finder_centre: FinderShape,
    /// The colour of the centre; none: as dark modules.
    pub finder_centre_color: Option<Color>,
    /// The modules that a logo takes, which are light.
    pub cleared: Option<Cleared>,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            dark: Paint::Solid(Color::BLACK),
            light: Color::WHITE,
            shape: ModuleShape::Square,
            finder_frame: FinderShape::Square,
            finder_frame_color: None,
            finder_centre: FinderShape::Square,
            finder_centre_color: None,
            cleared: None,
        }
    }
}

impl Style {
    /// Tells whether every dark module of the symbol is a square of the same paint.
    pub(super) fn is_square(&self) -> bool {
        self.shape == ModuleShape::Square
            && self.finder_frame == FinderShape::Square
            && self.finder_centre == FinderShape::Square
            && self.finder_frame_color.is_none()
            && self.finder_centre_color.is_none()
            && self.cleared.is_none()
    }
}

macro_rules! shapes {
    ($(#[$meaning:meta])* $name:ident $($(#[$doc:meta])* $variant:ident)*) => {
        $(#[$meaning])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$doc])* $variant,)*
        }

        impl $name {
            /// Every shape, in the order of the public surface.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
        }
    };
}

shapes! {
    /// The shape of a dark module, or of the shape that neighbouring dark modules make together.
    ModuleShape
    /// The whole module: neighbours make one area with straight edges.
    Square
    /// A disc of the module's width, touching its neighbours in a point.
    Dot
    /// Neighbours flow together; outer corners are round by half a module.
    Rounded
    /// As rounded; a corner between two neighbours is round by a whole module.
    ExtraRounded
    /// Neighbours flow together; only top left and bottom right corners are round, by half a module.
    Classy
    /// As classy, round by a whole module where there are neighbours.
    ClassyRounded
    /// A square on its corner, its points cut off at the module's edges.
    Diamond
    /// Upright bars with round ends.
    Vertical
    /// Lying bars with round ends.
    Horizontal
}

shapes! {
    /// The shape of the frame or of the centre of a finder pattern; always one piece.
    FinderShape
    /// Straight edges and corners.
    Square
    /// Slightly round corners.
    Rounded
    /// Very round corners.
    ExtraRounded
    /// A ring or a disc.
    Dot
}
