//! What was made of the image of a logo, kept for the next picture that shows it.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use crate::Error;
use crate::picture::pixels::Pixels;

/// Pixels that are made of an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Those of a file.
    Decoded,
    /// So many columns and rows, of a part in the middle that is so wide and high.
    Scaled {
        part: [u32; 2],
        width: u32,
        height: u32,
    },
    /// As many as are left with so many along the longer side.
    Shrunk(u32),
}

/// What was made of one image. Clones share it, and all are alike, since it changes no picture.
#[derive(Clone, Default)]
pub(super) struct Made(Arc<Mutex<Parts>>);

#[derive(Default)]
struct Parts {
    pixels: Vec<(Kind, Pixels)>,
    /// The file that SVG documents embed.
    file: Option<Arc<Vec<u8>>>,
}

/// Pixels that are kept: the codes of a list have a few sizes.
const MOST: usize = 6;

/// The most bytes of pixels that are kept.
const MOST_BYTES: usize = 4 << 20;

impl Made {
    /// Returns pixels that are kept, or makes them.
    ///
    /// # Errors
    ///
    /// Those of `make`.
    pub(super) fn pixels(
        &self,
        kind: Kind,
        make: &dyn Fn() -> Result<Pixels, Error>,
    ) -> Result<Pixels, Error> {
        let known = self.with(|parts| {
            let found = parts.pixels.iter().find(|(known, _)| *known == kind);
            found.map(|(_, pixels)| pixels.clone())
        });
        if let Some(pixels) = known {
            return Ok(pixels);
        }
        let pixels = make()?;
        if pixels.data().len() <= MOST_BYTES {
            self.with(|Parts { pixels: kept, .. }| {
                if kept.len() == MOST {
                    kept.remove(0);
                }
                kept.push((kind, pixels.clone()));
            });
        }
        Ok(pixels)
    }

    /// Returns the file that is kept, or makes it.
    pub(super) fn file(&self, make: &dyn Fn() -> Vec<u8>) -> Arc<Vec<u8>> {
        if let Some(file) = self.with(|parts| parts.file.clone()) {
            return file;
        }
        let file = Arc::new(make());
        self.with(|parts| parts.file = Some(Arc::clone(&file)));
        file
    }

    fn with<Result>(&self, work: impl FnOnce(&mut Parts) -> Result) -> Result {
        // Whoever panicked meanwhile has left whole parts alone.
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl PartialEq for Made {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl fmt::Debug for Made {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("Made")
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::Code;

    #[test]
    fn what_is_kept_is_made_once_and_the_oldest_goes() {
        let made = Made::default();
        let count = Cell::new(0);
        let shrink = |most: u32| {
            let pixels = || {
                count.set(count.get() + 1);
                Pixels::new(most, 1, vec![7; 4 * most as usize])
            };
            let pixels = made.pixels(Kind::Shrunk(most), &pixels).expect("made");
            assert_eq!(pixels.width(), most);
        };
        for most in 1..=6 {
            shrink(most);
            shrink(most);
        }
        assert_eq!(count.get(), 6);
        shrink(7);
        shrink(6);
        assert_eq!(count.get(), 7);
        shrink(1);
        assert_eq!(count.get(), 8);
        assert_eq!(*made.file(&|| vec![1]), *made.file(&|| vec![2]));
    }

    #[test]
    fn what_is_large_is_not_kept_and_what_fails_is_tried_again() {
        let made = Made::default();
        let count = Cell::new(0);
        for _ in 0..2 {
            let large = || {
                count.set(count.get() + 1);
                Pixels::new(2048, 1024, vec![0; 8 << 20])
            };
            made.pixels(Kind::Decoded, &large).expect("made");
        }
        assert_eq!(count.get(), 2);
        let fails = || Err(Error::new(Code::LogoNotAPicture));
        assert!(made.pixels(Kind::Decoded, &fails).is_err());
        assert!(
            made.pixels(Kind::Decoded, &|| Pixels::new(1, 1, vec![0; 4]))
                .is_ok()
        );
    }
}
