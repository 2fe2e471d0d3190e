//! What logos and backgrounds show, and the last of each, which the next code mostly has again.

use std::cell::RefCell;
use std::thread::LocalKey;

use crate::Error;
use crate::picture::{Background, Image, Logo, LogoFile, Pixels};

/// What a logo or a background shows, not checked yet.
pub(super) enum Shown {
    /// Pixels, four bytes each.
    Pixels {
        width: u32,
        height: u32,
        data: Vec<u8>,
    },
    /// A file of a picture.
    File(Vec<u8>),
    /// What the last picture showed, of so many bytes.
    Again(Image, usize),
    /// What only the engine draws.
    Elsewhere,
}

thread_local! {
    /// The logo that was drawn last: the next code mostly has the same one, whose pixels come from JavaScript anew each time.
    static LAST: RefCell<Option<Last<Logo>>> = const { RefCell::new(None) };
    /// The picture that lay behind a symbol last.
    static LAST_BACKGROUND: RefCell<Option<Last<Background>>> = const { RefCell::new(None) };
}

/// A picture, how many bytes came from JavaScript, and the number of what never changes.
struct Last<Picture> {
    picture: Picture,
    bytes: usize,
    number: Option<u32>,
}

/// The most bytes of a picture that is kept for the next code.
const MOST_BYTES: usize = 8 << 20;

/// Lets a picture keep what was made of the one before, where both show the same.
fn as_before<Picture: Clone>(
    last: &'static LocalKey<RefCell<Option<Last<Picture>>>>,
    sharing: fn(Picture, &Picture) -> Picture,
    picture: Picture,
    bytes: usize,
    number: Option<u32>,
) -> Picture {
    if bytes == 0 || bytes > MOST_BYTES {
        return picture;
    }
    last.with_borrow_mut(|last| {
        let picture = match last {
            Some(last) => sharing(picture, &last.picture),
            None => picture,
        };
        *last = Some(Last {
            picture: picture.clone(),
            bytes,
            number,
        });
        picture
    })
}

/// Lets a logo keep what was made of the one before, where both show the same; what has a number never changes.
pub(super) fn logo_as_before(logo: Logo, bytes: usize, number: Option<u32>) -> Logo {
    as_before(&LAST, Logo::sharing, logo, bytes, number)
}

/// Lets a background keep what was made of the one before, where both show the same.
pub(super) fn background_as_before(background: Background, bytes: usize) -> Background {
    as_before(
        &LAST_BACKGROUND,
        Background::sharing,
        background,
        bytes,
        None,
    )
}

/// Returns what the last logo showed, where it had this number.
pub(super) fn logo_again(number: u32) -> Option<Shown> {
    LAST.with_borrow(|last| {
        let last = last.as_ref().filter(|last| last.number == Some(number));
        last.map(|last| Shown::Again(last.picture.image().clone(), last.bytes))
    })
}

impl Shown {
    /// Returns how many bytes came from JavaScript.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Pixels { data, .. } => data.len(),
            Self::File(file) => file.len(),
            Self::Again(_, bytes) => *bytes,
            Self::Elsewhere => 0,
        }
    }

    /// Checks it.
    pub(super) fn checked(self) -> Result<Image, Error> {
        Ok(match self {
            Self::Pixels {
                width,
                height,
                data,
            } => Image::Pixels(Pixels::new(width, height, data)?),
            Self::File(file) => Image::File(LogoFile::new(file)?),
            Self::Again(image, _) => image,
            Self::Elsewhere => Image::Elsewhere,
        })
    }
}
