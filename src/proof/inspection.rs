//! What a style does to a symbol.

use super::budget::largest_size;
use super::contrast::{self, contrast};
use super::damage::{Block, damage};
use crate::Error;
use crate::picture::{Color, Layout, Place, Style, css};
use crate::qr::{Symbol, Symbology, blocks};

/// The fewest pixels a module that are called safe; see `benches/README.md`.
const LEAST_PIXELS: u32 = 3;

/// What a style does to a symbol.
#[derive(Clone, Debug, PartialEq)]
pub struct Inspection {
    /// Codewords covered per Reed-Solomon block, against what the block can correct.
    pub blocks: Vec<Block>,
    /// The contrast ratio of WCAG, 1 to 21, of the worst pair of colours.
    pub contrast: f64,
    /// The difference in luma, 0 to 1, of the worst pair, as readers compute it.
    pub luma_contrast: f64,
    /// What is not safe; nothing where all is.
    pub findings: Vec<Finding>,
}

/// Something that is not safe: the figure, its limit and the closest value that is safe.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What it is about.
    pub kind: FindingKind,
    /// What the style has.
    pub actual: Figure,
    /// The last value that is safe.
    pub limit: Figure,
    /// The closest safe value of the option that decides.
    pub nearest: Figure,
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// The logo covers more than can be corrected: shares of the symbol's width.
    LogoTooLarge,
    /// Too little luma contrast: shares, and the nearest safe colour.
    ContrastLow,
    /// Dark modules are lighter than light ones: colours.
    Inverted,
    /// Less quiet zone than the standard asks for: modules.
    QuietZoneSmall,
    /// Fewer pixels a module than every reader needs: pixels.
    ModuleSmall,
    /// The light colour lets the page behind through.
    LightTransparent,
}

/// A number, or a colour as CSS writes it.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    /// A number.
    Number(f64),
    /// A colour.
    Color(String),
}

impl FindingKind {
    /// Returns the stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::LogoTooLarge => "logo-too-large",
            Self::ContrastLow => "contrast-low",
            Self::Inverted => "inverted",
            Self::QuietZoneSmall => "quiet-zone-small",
            Self::ModuleSmall => "module-small",
            Self::LightTransparent => "light-transparent",
        }
    }
}

impl Inspection {
    /// Tells whether nothing was found.
    #[must_use]
    pub fn safe(&self) -> bool {
        self.findings.is_empty()
    }
}

/// Inspects a symbol in a style; `logo` is the place of the logo, whatever the style shows there.
///
/// # Errors
///
/// Those of [`Layout::new`].
///
/// # Example
///
/// ```
/// use hongbao::picture::{Color, Paint, Style};
/// use hongbao::proof::{FindingKind, inspect};
/// use hongbao::qr::{Data, Options, encode};
///
/// let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
/// assert!(inspect(&symbol, &Style::default(), None)?.safe());
///
/// let yellow = Style { dark: Paint::Solid(Color::parse("yellow")?), ..Style::default() };
/// let inspection = inspect(&symbol, &yellow, None)?;
/// assert_eq!(inspection.findings[0].kind, FindingKind::ContrastLow);
/// # Ok::<(), hongbao::Error>(())
/// ```
pub fn inspect(symbol: &Symbol, style: &Style, logo: Option<Place>) -> Result<Inspection, Error> {
    let layout = Layout::new(symbol, style)?;
    let mut findings = Vec::new();
    let blocks = match logo {
        Some(place) => logo_finding(symbol, place, &mut findings),
        None => whole(symbol),
    };
    let seen = contrast(style);
    contrast_findings(&seen, &mut findings);
    if style.light.alpha < 255 {
        findings.push(Finding {
            kind: FindingKind::LightTransparent,
            actual: color(style.light),
            limit: color(seen.light),
            nearest: color(seen.light),
        });
    }
    let standard = match symbol.version().symbology() {
        Symbology::Qr => 4.0,
        Symbology::Micro | Symbology::Rmqr => 2.0,
    };
    let module = f64::from(layout.module);
    let quiet = hundredths(f64::from(layout.left.min(layout.top)) / module);
    if quiet < standard {
        findings.push(Finding {
            kind: FindingKind::QuietZoneSmall,
            actual: Figure::Number(quiet),
            limit: Figure::Number(standard),
            nearest: Figure::Number(standard),
        });
    }
    if layout.module < LEAST_PIXELS {
        findings.push(Finding {
            kind: FindingKind::ModuleSmall,
            actual: Figure::Number(module),
            limit: Figure::Number(f64::from(LEAST_PIXELS)),
            nearest: Figure::Number(f64::from(LEAST_PIXELS)),
        });
    }
    Ok(Inspection {
        blocks,
        contrast: hundredths(seen.ratio),
        luma_contrast: hundredths(seen.luma.abs()),
        findings,
    })
}

/// Returns the blocks of a symbol without damage.
fn whole(symbol: &Symbol) -> Vec<Block> {
    let blocks = blocks(symbol.version(), symbol.level());
    blocks.map_or_else(Vec::new, |blocks| {
        let block = Block {
            damaged: 0,
            correctable: blocks.correctable,
        };
        vec![block; blocks.count]
    })
}

fn logo_finding(symbol: &Symbol, place: Place, findings: &mut Vec<Finding>) -> Vec<Block> {
    let (version, level) = (symbol.version(), symbol.level());
    let Some(damage) = damage(version, level, place) else {
        return Vec::new();
    };
    if !damage.correctable() {
        let largest = largest_size(version, level, place.padding(), place.shape());
        findings.push(Finding {
            kind: FindingKind::LogoTooLarge,
            actual: Figure::Number(place.size()),
            limit: Figure::Number(largest),
            nearest: Figure::Number(largest),
        });
    }
    damage.blocks
}

fn contrast_findings(seen: &contrast::Contrast, findings: &mut Vec<Finding>) {
    if seen.luma < 0.0 {
        findings.push(Finding {
            kind: FindingKind::Inverted,
            actual: color(seen.dark),
            limit: color(seen.light),
            nearest: color(contrast::nearest(seen.dark, seen.light)),
        });
    }
    if seen.luma.abs() < contrast::LEAST {
        let nearest = if contrast::bears_dark(seen.light) {
            contrast::nearest(seen.dark, seen.light)
        } else {
            contrast::nearest_light(seen.dark, seen.light)
        };
        findings.push(Finding {
            kind: FindingKind::ContrastLow,
            actual: Figure::Number(hundredths(seen.luma.abs())),
            limit: Figure::Number(contrast::LEAST),
            nearest: color(nearest),
        });
    }
}

/// Writes a colour as CSS does, its opacity only where it has one.
fn color(color: Color) -> Figure {
    let mut text = css(color);
    if color.alpha == 255 {
        text.truncate(7);
    }
    Figure::Color(text)
}

/// Rounds down to a hundredth: a figure below its limit never shows as the limit.
fn hundredths(value: f64) -> f64 {
    (value * 100.0 + 1e-9).floor() / 100.0
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp, reason = "figures are rounded to be compared")]

    use super::*;
    use crate::picture::{LogoShape, Paint, Scale};
    use crate::qr::{Data, Options, encode};

    fn symbol() -> Symbol {
        let text = Data::Text {
            text: "https://example.org/红包",
            kanji: None,
        };
        encode(text, &Options::default()).expect("fits")
    }

    #[track_caller]
    fn finds(style: &Style, want: &[(FindingKind, Figure, Figure, Figure)]) {
        let inspection = inspect(&symbol(), style, None).expect("drawn");
        let got: Vec<_> = inspection
            .findings
            .iter()
            .map(|finding| {
                let Finding {
                    kind,
                    actual,
                    limit,
                    nearest,
                } = finding.clone();
                (kind, actual, limit, nearest)
            })
            .collect();
        assert_eq!(got, want);
    }

    fn hex(text: &str) -> Figure {
        Figure::Color(text.to_owned())
    }

    #[test]
    fn black_on_white_is_safe() {
        let inspection = inspect(&symbol(), &Style::default(), None).expect("drawn");
        assert!(inspection.safe());
        assert_eq!([inspection.contrast, inspection.luma_contrast], [21.0, 1.0]);
        assert!(inspection.blocks.iter().all(|block| block.damaged == 0));
    }

    #[test]
    fn grey_has_too_little_contrast() {
        let style = Style {
            dark: Paint::Solid(Color::opaque(150, 150, 150)),
            ..Style::default()
        };
        let [actual, limit] = [0.41, 0.55].map(Figure::Number);
        finds(
            &style,
            &[(FindingKind::ContrastLow, actual, limit, hex("#727272"))],
        );
    }

    #[test]
    fn swapped_colours_are_inverted() {
        let style = Style {
            dark: Paint::Solid(Color::WHITE),
            light: Color::BLACK,
            ..Style::default()
        };
        finds(
            &style,
            &[(
                FindingKind::Inverted,
                hex("#ffffff"),
                hex("#000000"),
                hex("#000000"),
            )],
        );
    }

    #[test]
    fn a_transparent_ground_is_found() {
        let style = Style {
            light: Color::TRANSPARENT,
            ..Style::default()
        };
        finds(
            &style,
            &[(
                FindingKind::LightTransparent,
                hex("#00000000"),
                hex("#ffffff"),
                hex("#ffffff"),
            )],
        );
    }

    #[test]
    fn a_small_quiet_zone_and_small_modules_are_found() {
        let style = Style {
            scale: Scale::Module(2),
            quiet_zone: Some(1),
            ..Style::default()
        };
        let [one, two, three, four] = [1.0, 2.0, 3.0, 4.0].map(Figure::Number);
        finds(
            &style,
            &[
                (FindingKind::QuietZoneSmall, one, four.clone(), four),
                (FindingKind::ModuleSmall, two, three.clone(), three),
            ],
        );
    }

    #[test]
    fn a_logo_is_counted_in_its_blocks() {
        let place = Place::new(0.4, 1.0, LogoShape::Square).expect("allowed");
        let inspection = inspect(&symbol(), &Style::default(), Some(place)).expect("drawn");
        assert_eq!(inspection.findings[0].kind, FindingKind::LogoTooLarge);
        assert!(
            inspection
                .blocks
                .iter()
                .any(|block| block.damaged > block.correctable)
        );
        let Figure::Number(nearest) = inspection.findings[0].nearest else {
            panic!("a share");
        };
        let place = Place::new(nearest, 1.0, LogoShape::Square).expect("allowed");
        assert!(
            inspect(&symbol(), &Style::default(), Some(place))
                .expect("drawn")
                .safe()
        );
    }
}
