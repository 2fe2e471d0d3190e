//! The colours of a picture, numbered as they come.

use super::super::raster::Pixel;

/// Slots of the table of colours: a power of two, and half of it stays free.
const SLOTS: usize = 512;

/// At most 256 colours.
pub(super) struct Colors {
    pub(super) all: Vec<Pixel>,
    /// The place of the colour that has each slot.
    slots: [Option<u8>; SLOTS],
}

impl Colors {
    pub(super) fn new() -> Self {
        Self {
            all: Vec::new(),
            slots: [None; SLOTS],
        }
    }

    /// Returns the place of a colour; none where there are 256 others.
    pub(super) fn place(&mut self, pixel: Pixel) -> Option<u8> {
        let mut slot = slot(pixel);
        while let Some(place) = self.slots[slot] {
            if self.all[usize::from(place)] == pixel {
                return Some(place);
            }
            slot = (slot + 1) % SLOTS;
        }
        let place = u8::try_from(self.all.len()).ok()?;
        self.slots[slot] = Some(place);
        self.all.push(pixel);
        Some(place)
    }

    /// Writes the places of as many colours as there are pixels; none where there are too many.
    pub(super) fn places(&mut self, pixels: &[Pixel], places: &mut [u8]) -> Option<()> {
        // Most pixels are as the two before them.
        let (pairs, rest) = pixels.as_chunks::<2>();
        let (twos, last) = places.as_chunks_mut::<2>();
        let word = |pair: &[Pixel; 2]| {
            let [[a, b, c, d], [e, f, g, h]] = *pair;
            u64::from_le_bytes([a, b, c, d, e, f, g, h])
        };
        let mut before = None;
        for (pair, two) in pairs.iter().zip(twos) {
            *two = match before {
                Some((known, two)) if known == word(pair) => two,
                _ => [self.place(pair[0])?, self.place(pair[1])?],
            };
            before = Some((word(pair), *two));
        }
        for (pixel, place) in rest.iter().zip(last) {
            *place = self.place(*pixel)?;
        }
        Some(())
    }
}

/// Returns the first slot that a colour may have, 0 to 511: the highest bits of its product by 2³² and the golden ratio.
fn slot(pixel: Pixel) -> usize {
    (u32::from_le_bytes(pixel).wrapping_mul(0x9e37_79b1) >> 23) as usize
}
