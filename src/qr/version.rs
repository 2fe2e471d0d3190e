//! Symbology, version and error correction level.

/// One of the three families of symbols.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(u8);
