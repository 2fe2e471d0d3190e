//! How large the parts of a frame are, and the room that they take.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels are counted by small whole numbers, measured by real ones"
)]

use super::{Frame, FramePosition};
use crate::picture::lettering::Rectangle;
use crate::picture::style::FrameShape;

/// How large the parts of a frame are, in pixels or in modules.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::picture) struct Measures {
    pub(in crate::picture) shape: FrameShape,
    /// The thickness of a border.
    pub(in crate::picture) border: f64,
    /// Between a border and the ground of the picture without a frame.
    pub(in crate::picture) padding: f64,
    /// The height of a line of text.
    pub(in crate::picture) row: f64,
    /// Between the text and an edge.
    pub(in crate::picture) margin: f64,
    /// The height of what the text lies on.
    pub(in crate::picture) band: f64,
    /// Between the border and the bubble.
    pub(in crate::picture) gap: f64,
    /// How far a ribbon is wider than the picture, on each side.
    pub(in crate::picture) overhang: f64,
    /// How far its ends lie behind it.
    pub(in crate::picture) fold: f64,
}

impl Measures {
    /// Returns the measures in units that are so many times as many.
    pub(in crate::picture) fn times(self, factor: f64) -> Self {
        Self {
            shape: self.shape,
            border: self.border * factor,
            padding: self.padding * factor,
            row: self.row * factor,
            margin: self.margin * factor,
            band: self.band * factor,
            gap: self.gap * factor,
            overhang: self.overhang * factor,
            fold: self.fold * factor,
        }
    }

    /// Returns the room at the left and at the right.
    pub(in crate::picture) fn side(&self) -> f64 {
        match self.shape {
            FrameShape::Plain => 0.0,
            FrameShape::Banner => self.overhang,
            FrameShape::Box | FrameShape::Rounded | FrameShape::Bubble => {
                self.border + self.padding
            }
        }
    }

    /// Returns the room on the side without the text.
    pub(in crate::picture) fn far(&self) -> f64 {
        match self.shape {
            FrameShape::Banner => 0.0,
            _ => self.side(),
        }
    }

    /// Returns the room on the side of the text.
    pub(in crate::picture) fn near(&self) -> f64 {
        let beyond = match self.shape {
            FrameShape::Plain => self.margin,
            FrameShape::Banner => self.fold,
            FrameShape::Box | FrameShape::Rounded | FrameShape::Bubble => 0.0,
        };
        self.text() + self.band + beyond
    }

    /// Returns how far from the picture what the text lies on begins.
    pub(in crate::picture) fn text(&self) -> f64 {
        match self.shape {
            FrameShape::Plain | FrameShape::Banner => 0.0,
            FrameShape::Box | FrameShape::Rounded => self.padding,
            FrameShape::Bubble => self.padding + self.border + self.gap,
        }
    }

    /// Returns how far from the edges of the picture with its frame letters begin.
    pub(in crate::picture) fn inset(&self) -> f64 {
        match self.shape {
            FrameShape::Plain => 0.0,
            FrameShape::Banner => self.overhang,
            FrameShape::Box | FrameShape::Rounded | FrameShape::Bubble => self.border,
        }
    }
}

/// The room that a frame takes around a picture, in whole pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::picture) struct Room {
    pub(in crate::picture) side: u32,
    pub(in crate::picture) above: u32,
    pub(in crate::picture) below: u32,
    /// Where letters lie from the left and the right, and how high that is.
    pub(in crate::picture) letters: [u32; 2],
    /// From the near edge of the picture with its frame to the letters.
    pub(in crate::picture) near: u32,
}

impl Room {
    /// Returns the room of a frame whose unit is so many pixels.
    pub(in crate::picture) fn of(frame: &Frame, unit: u32) -> Self {
        let measures = frame.measures(unit);
        let pixels = |length: f64| length as u32;
        let [far, near] = [measures.far(), measures.near()].map(pixels);
        let (above, below) = match frame.position {
            FramePosition::Bottom => (far, near),
            FramePosition::Top => (near, far),
        };
        Self {
            side: pixels(measures.side()),
            above,
            below,
            letters: [measures.inset(), measures.band].map(pixels),
            near: pixels(measures.near() - measures.text() - measures.band),
        }
    }

    /// Returns where the letters lie in a picture of these sides.
    pub(in crate::picture) fn text(
        &self,
        position: FramePosition,
        [width, height]: [u32; 2],
    ) -> Rectangle {
        let [inset, band] = self.letters;
        Rectangle {
            left: inset,
            top: match position {
                FramePosition::Bottom => height - self.near - band,
                FramePosition::Top => self.near,
            },
            width: width - 2 * inset,
            height: band,
        }
    }
}

impl Frame {
    /// Returns how large the parts of the frame are in pixels, around a picture whose unit is so many.
    pub(in crate::picture) fn measures(&self, unit: u32) -> Measures {
        let share = |share: f64| (f64::from(unit) * share).round().max(1.0);
        let lines = self.text.split('\n').count() as f64;
        let row = share(0.11);
        let border = share(0.036);
        Measures {
            shape: self.shape,
            border,
            padding: if self.shape == FrameShape::Box {
                0.0
            } else {
                share(0.014)
            },
            row,
            margin: share(0.04),
            band: match self.shape {
                FrameShape::Plain => lines * row,
                _ => lines * row + 2.0 * share(0.04),
            },
            gap: share(0.065),
            overhang: share(0.075),
            fold: share(0.032),
        }
    }
}
