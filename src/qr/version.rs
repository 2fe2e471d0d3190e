//! Symbology, version and error correction level.

use crate::{Code, Error};

/// One of the three families of symbols.
///
/// # Example
///
/// ```
/// use hongbao::qr::Symbology;
///
/// let versions: Vec<String> = Symbology::Micro.versions().map(|version| version.name()).collect();
/// assert_eq!(versions, ["M1", "M2", "M3", "M4"]);
/// assert_eq!(Symbology::ALL.map(Symbology::name), ["qr", "micro", "rmqr"]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Symbology {
    /// QR Code, ISO/IEC 18004: versions 1 to 40.
    Qr,
    /// Micro QR Code, ISO/IEC 18004: versions M1 to M4.
    Micro,
    /// Rectangular Micro QR Code, ISO/IEC 23941: versions R7x43 to R17x139.
    Rmqr,
}

/// An error correction level, from the least to the most.
///
/// # Example
///
/// ```
/// use hongbao::qr::Level;
///
/// assert!(Level::L < Level::H);
/// assert_eq!(Level::ALL.map(Level::name), ["L", "M", "Q", "H"]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// About 7 % of the codewords can be restored.
    L,
    /// About 15 %.
    M,
    /// About 25 %.
    Q,
    /// About 30 %.
    H,
}

/// The size of a symbol: a symbology and a number in it that exists.
///
/// Versions are ordered by symbology (QR, Micro, rMQR), then as their standard lists them.
///
/// # Example
///
/// ```
/// use hongbao::qr::{Symbology, Version};
///
/// let version = Version::from_name("R11x43")?;
/// assert_eq!((version.width(), version.height()), (43, 11));
/// assert_eq!(version.symbology(), Symbology::Rmqr);
/// assert!(Version::from_name("41").is_err());
/// # Ok::<(), hongbao::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(u8);

/// The first number of each symbology, and the number of versions.
const MICRO: u8 = 40;
const RMQR: u8 = 44;
const END: u8 = 76;

/// Heights and widths of rMQR symbols in the order of their version indicator, ISO/IEC 23941:2022 Table 1.
const RMQR_SIZES: [(u8, u8); 32] = [
    (7, 43),
    (7, 59),
    (7, 77),
    (7, 99),
    (7, 139),
    (9, 43),
    (9, 59),
    (9, 77),
    (9, 99),
    (9, 139),
    (11, 27),
    (11, 43),
    (11, 59),
    (11, 77),
    (11, 99),
    (11, 139),
    (13, 27),
    (13, 43),
    (13, 59),
    (13, 77),
    (13, 99),
    (13, 139),
    (15, 43),
    (15, 59),
    (15, 77),
    (15, 99),
    (15, 139),
    (17, 43),
    (17, 59),
    (17, 77),
    (17, 99),
    (17, 139),
];

impl Symbology {
    /// All three, in the order of [`Version`].
    pub const ALL: [Self; 3] = [Self::Qr, Self::Micro, Self::Rmqr];

    /// Returns the name in lower case: `"qr"`, `"micro"`, `"rmqr"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Qr => "qr",
            Self::Micro => "micro",
            Self::Rmqr => "rmqr",
        }
    }

    /// Returns the versions of the symbology, in the order of their standard.
    #[must_use]
    pub fn versions(self) -> impl DoubleEndedIterator<Item = Version> + Clone {
        Version::between(self, self)
    }
}

impl Level {
    /// All four, from the least to the most.
    pub const ALL: [Self; 4] = [Self::L, Self::M, Self::Q, Self::H];

    /// Returns the letter: `"L"`, `"M"`, `"Q"`, `"H"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::L => "L",
            Self::M => "M",
            Self::Q => "Q",
            Self::H => "H",
        }
    }
}

impl Version {
    /// QR Code versions 1 to 40.
    pub const QR: [Self; 40] = {
        let mut versions = [Self(0); 40];
        let mut index = 0;
        while index < MICRO {
            versions[index as usize] = Self(index);
            index += 1;
        }
        versions
    };

    /// Reads a name as [`Version::name`] writes it: `"1"` to `"40"`, `"M1"` to `"M4"`, `"R7x43"` to `"R17x139"`.
    ///
    /// # Errors
    ///
    /// [`Code::VersionUnknown`] with `version`, at most 80 characters of it, for any other text; names are exact, so `"07"`, `"m2"`
    /// and `"R7×43"` are other texts.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::qr::Version;
    ///
    /// assert_eq!(Version::from_name("M2")?.width(), 13);
    /// let refused = Version::from_name("m2").unwrap_err();
    /// assert_eq!(refused.to_string(), "version-unknown (version: m2)");
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn from_name(name: &str) -> Result<Self, Error> {
        // Comparing with every name keeps reading and writing one rule; nobody reads versions in a loop.
        Self::between(Symbology::Qr, Symbology::Rmqr)
            .find(|version| version.name() == name)
            .ok_or_else(|| Error::new(Code::VersionUnknown).with("version", shortened(name)))
    }

    /// Returns the versions of two symbologies and of those between them.
    pub(super) fn between(
        first: Symbology,
        last: Symbology,
    ) -> impl DoubleEndedIterator<Item = Self> + Clone {
        let ends = [0, MICRO, RMQR, END];
        (ends[first as usize]..ends[last as usize + 1]).map(Self)
    }

    /// Returns version `number` of QR Code, 1 to 40.
    ///
    /// # Errors
    ///
    /// [`Code::VersionUnknown`] with `version`, `least` and `most`.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::qr::Version;
    ///
    /// assert_eq!(Version::qr(40)?.width(), 177);
    /// assert!(Version::qr(0).is_err());
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    pub fn qr(number: u32) -> Result<Self, Error> {
        match u8::try_from(number) {
            Ok(small @ 1..=MICRO) => Ok(Self(small - 1)),
            _ => Err(Error::new(Code::VersionUnknown)
                .with("version", number)
                .with("least", 1_u8)
                .with("most", MICRO)),
        }
    }

    /// Returns the name, as the standard writes it.
    #[must_use]
    pub fn name(self) -> String {
        let mut name = String::new();
        match self.symbology() {
            Symbology::Qr => push_number(&mut name, self.0 + 1),
            Symbology::Micro => {
                name.push('M');
                push_number(&mut name, self.0 - MICRO + 1);
            }
            Symbology::Rmqr => {
                let (height, width) = RMQR_SIZES[self.index()];
                name.push('R');
                push_number(&mut name, height);
                name.push('x');
                push_number(&mut name, width);
            }
        }
        name
    }

    /// Returns the symbology.
    #[must_use]
    #[expect(clippy::inline_always, reason = "every candidate is asked for it")]
    #[inline(always)]
    pub fn symbology(self) -> Symbology {
        match self.0 {
            0..MICRO => Symbology::Qr,
            MICRO..RMQR => Symbology::Micro,
            _ => Symbology::Rmqr,
        }
    }

    /// Returns the place in the list of the symbology, from 0: version 7 is 6, M2 is 1, R11x27 is 10.
    #[must_use]
    #[expect(clippy::inline_always, reason = "every candidate is asked for it")]
    #[inline(always)]
    pub fn index(self) -> usize {
        usize::from(match self.symbology() {
            Symbology::Qr => self.0,
            Symbology::Micro => self.0 - MICRO,
            Symbology::Rmqr => self.0 - RMQR,
        })
    }

    /// Returns the modules in one row, quiet zone not included.
    #[must_use]
    pub fn width(self) -> usize {
        match self.symbology() {
            Symbology::Qr => 21 + 4 * self.index(),
            Symbology::Micro => 11 + 2 * self.index(),
            Symbology::Rmqr => usize::from(RMQR_SIZES[self.index()].1),
        }
    }

    /// Returns the number of rows, quiet zone not included.
    #[must_use]
    pub fn height(self) -> usize {
        match self.symbology() {
            Symbology::Rmqr => usize::from(RMQR_SIZES[self.index()].0),
            _ => self.width(),
        }
    }

    /// Returns the first and the last number of its masks.
    pub(super) fn masks(self) -> (u8, u8) {
        match self.symbology() {
            Symbology::Qr => (0, 7),
            Symbology::Micro => (0, 3),
            Symbology::Rmqr => (4, 4),
        }
    }

    /// Returns the version whose symbols have this size, if there is one; no two versions share a size.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::qr::Version;
    ///
    /// assert_eq!(Version::of_size(43, 11), Version::from_name("R11x43").ok());
    /// assert_eq!(Version::of_size(22, 22), None);
    /// ```
    #[must_use]
    pub fn of_size(width: usize, height: usize) -> Option<Self> {
        let number = match (width, height) {
            (21..=177, _) if width == height && width % 4 == 1 => (width - 21) / 4,
            (11..=17, _) if width == height && width % 2 == 1 => {
                usize::from(MICRO) + (width - 11) / 2
            }
            _ => {
                let sizes = RMQR_SIZES.iter();
                let size = |&(high, wide): &(u8, u8)| (usize::from(wide), usize::from(high));
                usize::from(RMQR) + sizes.map(size).position(|size| size == (width, height))?
            }
        };
        u8::try_from(number).ok().map(Self)
    }
}

/// Returns a text of at most 80 characters; a longer one ends in an ellipsis.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(80) {
        None => text.to_owned(),
        Some(_) => text.chars().take(79).chain(['…']).collect(),
    }
}

/// Writes 0 to 199 in decimal, without the formatting machinery.
fn push_number(text: &mut String, number: u8) {
    for (unit, least) in [(100, 100), (10, 10), (1, 0)] {
        if number >= least {
            text.push(char::from(b'0' + number / unit % 10));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_reads_back_and_every_size_is_one_version() {
        let all: Vec<Version> = Symbology::ALL
            .into_iter()
            .flat_map(Symbology::versions)
            .collect();
        assert_eq!(all.len(), 76);
        for version in all {
            assert_eq!(Version::from_name(&version.name()), Ok(version));
            assert_eq!(
                Version::of_size(version.width(), version.height()),
                Some(version)
            );
        }
    }

    #[track_caller]
    fn size(name: &str, width: usize, height: usize) {
        let version = Version::from_name(name).expect("a version's name");
        assert_eq!((version.width(), version.height()), (width, height));
        assert_eq!(version.name(), name);
    }

    #[test]
    fn sizes_are_those_of_the_standard() {
        size("1", 21, 21);
        size("7", 45, 45);
        size("40", 177, 177);
        size("M1", 11, 11);
        size("M4", 17, 17);
        size("R7x43", 43, 7);
        size("R11x27", 27, 11);
        size("R17x139", 139, 17);
    }

    #[test]
    fn other_names_are_refused_with_what_was_given() {
        for name in [
            "", "0", "41", "07", " 7", "M0", "M5", "m2", "R7x27", "R17x139 ",
        ] {
            let error = Version::from_name(name).expect_err("no version");
            assert_eq!(
                error,
                Error::new(Code::VersionUnknown).with("version", name)
            );
        }
        let error = Version::from_name(&"红".repeat(81)).expect_err("no version");
        let version = format!("{}…", "红".repeat(79));
        assert_eq!(
            error,
            Error::new(Code::VersionUnknown).with("version", version)
        );
        assert_eq!(
            Version::qr(41).expect_err("no version").to_string(),
            "version-unknown (version: 41, least: 1, most: 40)"
        );
    }
}
