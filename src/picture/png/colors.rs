//! The colours of a picture, numbered as they come.

use super::super::raster::Pixel;

/// Slots of the table of colours: a power of two, and half of it stays free.
const SLOTS: usize = 512;

/// What is known of the colours of rows.
pub(super) enum Palette {
    /// They have at most 256.
    Few(Box<Indices>),
    /// They have more, and nothing shines through, or something does.
    Many { opaque: bool },
}

impl Palette {
    /// Looks at the colours of rows of one length.
    pub(super) fn new(rows: &[&[Pixel]]) -> Self {
        Indices::new(rows).map_or_else(
            || Self::Many {
                opaque: rows.iter().all(|row| opaque(row)),
            },
            |indices| Self::Few(Box::new(indices)),
        )
    }

    /// Returns the indices of the rows; none where they have too many colours.
    pub(super) fn indices(&self) -> Option<&Indices> {
        match self {
            Self::Few(indices) => Some(indices),
            Self::Many { .. } => None,
        }
    }

    /// Tells whether nothing shines through.
    pub(super) fn opaque(&self) -> bool {
        match self {
            Self::Few(indices) => opaque(&indices.colors.all),
            Self::Many { opaque } => *opaque,
        }
    }
}

/// Tells whether nothing shines through pixels.
fn opaque(pixels: &[Pixel]) -> bool {
    pixels.iter().all(|pixel| pixel[3] == 255)
}

/// Rows in at most 256 colours.
pub(super) struct Indices {
    pub(super) colors: Colors,
    /// The places of all pixels row by row, each row with as many more as make its length a multiple of eight.
    pub(super) places: Vec<u8>,
}

impl Indices {
    /// Returns the indices of rows of one length; none where there are more colours.
    fn new(rows: &[&[Pixel]]) -> Option<Self> {
        let mut colors = Colors::new();
        let width = rows.first()?.len();
        let stride = width.next_multiple_of(8);
        let mut places = vec![0; rows.len() * stride];
        for (row, places) in rows.iter().zip(places.chunks_exact_mut(stride)) {
            colors.places(row, &mut places[..width])?;
        }
        Some(Self { colors, places })
    }
}

/// At most 256 colours.
#[derive(Clone)]
pub(super) struct Colors {
    pub(super) all: Vec<Pixel>,
    /// The place of the colour that has each slot.
    slots: [Option<u8>; SLOTS],
}

impl Colors {
    fn new() -> Self {
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
    fn places(&mut self, pixels: &[Pixel], places: &mut [u8]) -> Option<()> {
        // Most pixels are as the two before them, and a pair is a word.
        let (pairs, rest) = pixels.as_chunks::<2>();
        let (twos, last) = places.as_chunks_mut::<2>();
        let words = pixels.as_flattened().as_chunks().0.iter();
        let (mut before, mut places) = (None, [0; 2]);
        for ((pair, word), two) in pairs.iter().zip(words).zip(twos) {
            let word = u64::from_le_bytes(*word);
            if before != Some(word) {
                places = [self.place(pair[0])?, self.place(pair[1])?];
                before = Some(word);
            }
            *two = places;
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
