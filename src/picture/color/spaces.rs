//! Colour spaces: from three numbers of a space to red, green and blue.
//!
//! Each space is a curve or two and a matrix to CIE XYZ. What lies outside of sRGB is held to it channel by channel, as engines do when they
//! paint. Source of the numbers: CSS Color 4, 10 and its sample code in appendix A.

use super::Color;
use super::function::{Part, byte, from_hsl, opacity};
use crate::picture::paint::sine;

/// A space in which a colour is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    Hwb,
    Lab,
    Lch,
    Oklab,
    Oklch,
    Srgb,
    SrgbLinear,
    DisplayP3,
    A98,
    Prophoto,
    Rec2020,
    XyzD50,
    XyzD65,
}

/// Three numbers, and the matrices that turn three into three.
type Three = [f64; 3];
type Matrix = [Three; 3];

/// Linear sRGB from XYZ under D65.
const SRGB_FROM_XYZ: Matrix = [
    [
        3.240_969_941_904_521_3,
        -1.537_383_177_570_093_5,
        -0.498_610_760_293_003_3,
    ],
    [
        -0.969_243_636_280_879_8,
        1.875_967_501_507_720_6,
        0.041_555_057_407_175_61,
    ],
    [
        0.055_630_079_696_993_61,
        -0.203_976_958_888_976_57,
        1.056_971_514_242_878_6,
    ],
];

/// XYZ under D65 from XYZ under D50, by Bradford.
const D65_FROM_D50: Matrix = [
    [
        0.955_473_421_488_075,
        -0.023_098_454_948_764_71,
        0.063_259_243_200_570_72,
    ],
    [
        -0.028_369_709_333_863_7,
        1.009_995_398_081_304_1,
        0.021_041_441_191_917_323,
    ],
    [
        0.012_314_014_864_481_998,
        -0.020_507_649_298_898_964,
        1.330_365_926_242_124,
    ],
];

/// XYZ under D65 from linear Display P3.
const XYZ_FROM_P3: Matrix = [
    [
        0.486_570_948_648_216_2,
        0.265_667_693_169_093_06,
        0.198_217_285_234_362_5,
    ],
    [
        0.228_974_564_069_748_8,
        0.691_738_521_836_506_4,
        0.079_286_914_093_745,
    ],
    [0.0, 0.045_113_381_858_902_64, 1.043_944_368_900_976],
];

/// XYZ under D65 from linear A98 RGB.
const XYZ_FROM_A98: Matrix = [
    [
        0.576_669_042_910_131_3,
        0.185_558_237_906_546_3,
        0.188_228_646_234_994_7,
    ],
    [
        0.297_344_975_250_535_9,
        0.627_363_566_255_466_1,
        0.075_291_458_493_997_88,
    ],
    [
        0.027_031_361_386_412_34,
        0.070_688_852_535_827_23,
        0.991_337_536_837_639_1,
    ],
];

/// XYZ under D50 from linear `ProPhoto` RGB.
const XYZ_FROM_PROPHOTO: Matrix = [
    [
        0.797_766_646_722_392_6,
        0.135_181_292_293_178_24,
        0.031_347_734_414_569_16,
    ],
    [
        0.288_071_128_229_293_4,
        0.711_835_234_241_873,
        0.000_085_653_960_605_254_9,
    ],
    [0.0, 0.0, 0.825_104_602_510_460_2],
];

/// XYZ under D65 from linear Rec. 2020.
const XYZ_FROM_REC2020: Matrix = [
    [
        0.636_958_048_301_291,
        0.144_616_903_586_208_32,
        0.168_880_975_164_172_1,
    ],
    [
        0.262_700_212_011_267_03,
        0.677_998_071_518_871,
        0.059_301_716_469_861_945,
    ],
    [0.0, 0.028_072_693_049_087_428, 1.060_985_057_710_791],
];

/// The roots of Oklab's cone responses from its lightness, a and b.
const ROOTS_FROM_OKLAB: Matrix = [
    [1.0, 0.396_337_777_376_174_9, 0.215_803_757_309_913_64],
    [1.0, -0.105_561_345_815_658_6, -0.063_854_172_825_813_3],
    [1.0, -0.089_484_177_529_811_9, -1.291_485_548_019_409_2],
];

/// XYZ under D65 from Oklab's cone responses.
const XYZ_FROM_CONES: Matrix = [
    [
        1.226_879_875_845_924_3,
        -0.557_814_994_660_217_1,
        0.281_391_045_665_964_7,
    ],
    [
        -0.040_575_745_214_800_8,
        1.112_286_803_280_317,
        -0.071_711_058_065_516_4,
    ],
    [
        -0.076_372_936_674_660_1,
        -0.421_493_332_402_243_2,
        1.586_924_019_836_781_6,
    ],
];

/// The white of D50.
const D50: Three = [0.964_295_676_429_567_6, 1.0, 0.825_104_602_510_460_2];

impl Space {
    /// Returns the space that has a function of its own.
    pub(super) fn function(name: &str) -> Option<Self> {
        let is = |wanted: &str| name.eq_ignore_ascii_case(wanted);
        match () {
            () if is("hwb") => Some(Self::Hwb),
            () if is("lab") => Some(Self::Lab),
            () if is("lch") => Some(Self::Lch),
            () if is("oklab") => Some(Self::Oklab),
            () if is("oklch") => Some(Self::Oklch),
            () => None,
        }
    }

    /// Returns the space that `color()` names.
    pub(super) fn named(word: &str) -> Option<Self> {
        let is = |wanted: &str| word.eq_ignore_ascii_case(wanted);
        match () {
            () if is("srgb") => Some(Self::Srgb),
            () if is("srgb-linear") => Some(Self::SrgbLinear),
            () if is("display-p3") => Some(Self::DisplayP3),
            () if is("a98-rgb") => Some(Self::A98),
            () if is("prophoto-rgb") => Some(Self::Prophoto),
            () if is("rec2020") => Some(Self::Rec2020),
            () if is("xyz-d50") => Some(Self::XyzD50),
            () if is("xyz") || is("xyz-d65") => Some(Self::XyzD65),
            () => None,
        }
    }

    /// Returns the colour of three numbers of this space.
    pub(super) fn color(self, parts: [Part; 3], alpha: Option<Part>) -> Option<Color> {
        let alpha = opacity(alpha)?;
        let [red, green, blue] = if self == Self::Hwb {
            let mixed = |part: Part| Some(part.free(100.0)?.max(0.0) / 100.0);
            hwb(parts[0].degrees()?, mixed(parts[1])?, mixed(parts[2])?)
        } else {
            self.linear(parts)?
                .map(|channel| byte(encoded(channel).clamp(0.0, 1.0)))
        };
        Some(Color {
            red,
            green,
            blue,
            alpha,
        })
    }

    /// Returns linear red, green and blue of sRGB.
    fn linear(self, [first, second, third]: [Part; 3]) -> Option<Three> {
        let straight = |whole| Some([first.free(whole)?, second.free(whole)?, third.free(whole)?]);
        let curved = |curve: fn(f64) -> f64| straight(1.0).map(|three: Three| three.map(curve));
        let xyz = match self {
            Self::Hwb => return None,
            Self::Srgb => return curved(decoded),
            Self::SrgbLinear => return straight(1.0),
            Self::Lab => {
                let axes = [second.free(125.0)?, third.free(125.0)?];
                lab(first.free(100.0)?.clamp(0.0, 100.0), axes)
            }
            Self::Lch => {
                let axes = polar(second.free(150.0)?, third.degrees()?);
                lab(first.free(100.0)?.clamp(0.0, 100.0), axes)
            }
            Self::Oklab => {
                let axes = [second.free(0.4)?, third.free(0.4)?];
                oklab(first.free(1.0)?.clamp(0.0, 1.0), axes)
            }
            Self::Oklch => {
                let axes = polar(second.free(0.4)?, third.degrees()?);
                oklab(first.free(1.0)?.clamp(0.0, 1.0), axes)
            }
            Self::DisplayP3 => times(&XYZ_FROM_P3, curved(decoded)?),
            Self::A98 => times(&XYZ_FROM_A98, curved(|value| power(value, 563.0 / 256.0))?),
            Self::Prophoto => times(&D65_FROM_D50, times(&XYZ_FROM_PROPHOTO, curved(prophoto)?)),
            Self::Rec2020 => times(&XYZ_FROM_REC2020, curved(rec2020)?),
            Self::XyzD50 => times(&D65_FROM_D50, straight(1.0)?),
            Self::XyzD65 => straight(1.0)?,
        };
        Some(times(&SRGB_FROM_XYZ, xyz))
    }
}

/// Returns the colour of a hue with white and black mixed in, each a share from 0 on: CSS Color 4, 8.
fn hwb(hue: f64, white: f64, black: f64) -> [u8; 3] {
    if white + black >= 1.0 {
        return [byte(white / (white + black)); 3];
    }
    let pure = from_hsl(hue, 1.0, 0.5);
    pure.map(|channel| byte(channel * (1.0 - white - black) + white))
}

/// Returns the two axes of a chroma, which is never below 0, and a hue in degrees.
fn polar(chroma: f64, hue: f64) -> [f64; 2] {
    let chroma = chroma.max(0.0);
    [chroma * sine(hue + 90.0), chroma * sine(hue)]
}

/// Returns XYZ under D65 of CIE Lab.
fn lab(lightness: f64, [red_green, blue_yellow]: [f64; 2]) -> Three {
    const KAPPA: f64 = 24389.0 / 27.0;
    const EPSILON: f64 = 216.0 / 24389.0;
    let middle = (lightness + 16.0) / 116.0;
    let cubed = |root: f64| {
        let cube = root * root * root;
        if cube > EPSILON {
            cube
        } else {
            (116.0 * root - 16.0) / KAPPA
        }
    };
    let y = if lightness > KAPPA * EPSILON {
        middle * middle * middle
    } else {
        lightness / KAPPA
    };
    let left = cubed(red_green / 500.0 + middle);
    let right = cubed(middle - blue_yellow / 200.0);
    times(&D65_FROM_D50, [left * D50[0], y * D50[1], right * D50[2]])
}

/// Returns XYZ under D65 of Oklab.
fn oklab(lightness: f64, [a, b]: [f64; 2]) -> Three {
    let roots = times(&ROOTS_FROM_OKLAB, [lightness, a, b]);
    times(&XYZ_FROM_CONES, roots.map(|root| root * root * root))
}

/// Returns a linear channel of a value of sRGB or Display P3: IEC 61966-2-1.
fn decoded(value: f64) -> f64 {
    if value.abs() <= 0.040_45 {
        value / 12.92
    } else {
        power((value.abs() + 0.055) / 1.055, 2.4).copysign(value)
    }
}

/// Returns a value of sRGB of a linear channel.
fn encoded(channel: f64) -> f64 {
    if channel <= 0.003_130_8 {
        channel * 12.92
    } else {
        1.055 * power(channel, 1.0 / 2.4) - 0.055
    }
}

/// Returns a linear channel of a value of `ProPhoto` RGB.
fn prophoto(value: f64) -> f64 {
    if value.abs() <= 16.0 / 512.0 {
        value / 16.0
    } else {
        power(value, 1.8)
    }
}

/// Returns a linear channel of a value of Rec. 2020.
fn rec2020(value: f64) -> f64 {
    const ALPHA: f64 = 1.099_296_826_809_44;
    const BETA: f64 = 0.018_053_968_510_807;
    if value.abs() < BETA * 4.5 {
        value / 4.5
    } else {
        power((value.abs() + ALPHA - 1.0) / ALPHA, 1.0 / 0.45).copysign(value)
    }
}

/// Raises a number to a power, a negative one as its mirror image.
fn power(value: f64, exponent: f64) -> f64 {
    value.abs().powf(exponent).copysign(value)
}

fn times(matrix: &Matrix, [x, y, z]: Three) -> Three {
    matrix.map(|[a, b, c]| a * x + b * y + c * z)
}
