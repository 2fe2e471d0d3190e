//! What a style does to a symbol.

use super::budget::{largest_correctable_size, largest_size};
use super::contrast::{LEAST, darker, lighter, seen, worst_contrast};
use super::damage::{Block, damage};
use crate::picture::{
    Art, Background, Color, LEAST_MARGIN, Layout, Place, Style, quiet_zone, standard_quiet_zone,
};
use crate::qr::{Charset, Data, Options, Symbol, blocks, encode};
use crate::{Code, Datum, Error};

/// What a style does to a symbol, computed exactly, without decoding anything.
#[derive(Clone, Debug, PartialEq)]
pub struct Inspection {
    /// Codewords covered by the logo in each Reed-Solomon block, against what that block can correct.
    pub blocks: Vec<Block>,
    /// The contrast ratio of WCAG, 1 to 21, of the worst pair of colours, rounded down to hundredths; over a picture of the worst module.
    pub contrast: f64,
    /// The difference in luma, 0 to 1, of the worst pair of colours, as readers compute it, rounded down to hundredths; over a picture of
    /// the worst module.
    pub luma_contrast: f64,
    /// What is not safe; nothing where all is.
    pub findings: Vec<Finding>,
}

/// Something that is not safe: the figure, its limit, and the closest value that is safe. Colours are written as CSS has them.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What it is about:
    ///
    /// - [`Code::ContentEmpty`]: the symbol says nothing; bytes;
    /// - [`Code::LogoTooLarge`]: the logo covers more than can be corrected; shares of the symbol's width;
    /// - [`Code::LogoReserve`]: the logo covers more than half of what a block corrects, so that little is left for scratches and
    ///   stains; shares of the symbol's width;
    /// - [`Code::Inverted`]: dark modules are lighter than light ones; colours;
    /// - [`Code::ContrastLow`]: dark and light differ too little; luma contrasts, and the nearest colour that is safe. Over a picture also:
    ///   a module differs too little from the mean of the seven by seven around it; by how much in luma, below 0 where it is on the wrong
    ///   side of it, and the nearest opacity of the picture that is safe;
    /// - [`Code::LightTransparent`]: the page behind shows through light modules; colours;
    /// - [`Code::QuietZoneSmall`]: less quiet zone than the standard asks for; modules;
    /// - [`Code::ModuleSmall`]: what a module fills has fewer pixels across than every reader needs; pixels, and those of a module.
    pub code: Code,
    /// What the style has.
    pub actual: Datum,
    /// The last value that is safe.
    pub limit: Datum,
    /// The closest safe value of the option that decides.
    pub nearest: Datum,
}

impl Inspection {
    /// Tells whether nothing was found.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::Style;
    /// use hongbao::proof::inspect;
    /// use hongbao::qr::{Data, Options, encode};
    ///
    /// let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
    /// assert!(inspect(&symbol, &Style::default())?.safe());
    ///
    /// let style = Style { quiet_zone: Some(1), ..Style::default() };
    /// assert!(!inspect(&symbol, &style)?.safe());
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn safe(&self) -> bool {
        self.findings.is_empty()
    }
}

/// The fewest pixels a module that are called safe; see `benches/README.md`.
const LEAST_PIXELS: f64 = 3.0;

/// Tells what a style does to a symbol, whatever its logo shows.
///
/// # Errors
///
/// Those of [`Layout::new`]: [`Code::SizeTooSmall`], [`Code::SizeTooLarge`] and [`Code::OptionInvalid`]. [`Code::LogoUnsupported`] and
/// [`Code::LogoNotAPicture`] where the picture behind the symbol is a file of another kind than PNG, or one with a mistake.
///
/// # Example
///
/// ```
/// use hongbao::Code;
/// use hongbao::picture::{Color, Paint, Scale, Style};
/// use hongbao::proof::inspect;
/// use hongbao::qr::{Data, Options, encode};
///
/// let symbol = encode(Data::Text { text: "红包", kanji: None }, &Options::default())?;
/// let yellow = Style { dark: Paint::Solid(Color::parse("yellow")?), ..Style::default() };
/// let inspection = inspect(&symbol, &yellow)?;
/// assert_eq!(inspection.findings[0].code, Code::ContrastLow);
///
/// let tiny = Style { scale: Scale::across(20), ..Style::default() };
/// assert_eq!(inspect(&symbol, &tiny).unwrap_err().code(), Code::SizeTooSmall);
/// # Ok::<(), hongbao::Error>(())
/// ```
pub fn inspect(symbol: &Symbol, style: &Style) -> Result<Inspection, Error> {
    let layout = Layout::new(symbol, style)?;
    let mut findings = Findings(Vec::new());
    if says_nothing(symbol) {
        findings.add(Code::ContentEmpty, 0_u32, 1_u32, 1_u32);
    }
    let blocks = match &style.logo {
        Some(logo) => inspect_logo(symbol, logo.place(), &mut findings),
        None => bare(symbol),
    };
    let art = Art::of(symbol, style)?;
    let bare = art.as_ref().map(Art::bare).unwrap_or_default();
    let worst = worst_contrast(symbol, style, bare);
    let luma_contrast = hundredths(worst.luma.abs());
    let dark_enough = darker(worst.dark, worst.ground);
    if worst.luma < 0.0 {
        let nearest = dark_enough.unwrap_or(Color::BLACK);
        findings.add(
            Code::Inverted,
            worst.dark.css(),
            worst.ground.css(),
            nearest.css(),
        );
    }
    if worst.luma.abs() < LEAST {
        // Where no ground is light enough for the dark colour, both have to change.
        let nearest = dark_enough
            .or_else(|| lighter(worst.dark, worst.ground))
            .or_else(|| lighter(Color::BLACK, worst.ground))
            .unwrap_or(Color::WHITE);
        findings.add(Code::ContrastLow, luma_contrast, LEAST, nearest.css());
    } else if let Some((art, background)) = art.as_ref().zip(style.background.as_ref())
        && art.weakest() < LEAST_MARGIN
    {
        let nearest = paler(symbol, style, background)?;
        findings.add(
            Code::ContrastLow,
            hundredths(art.weakest()),
            LEAST_MARGIN,
            nearest,
        );
    }
    let lights = style.light.colors();
    let clearest = lights.iter().min_by_key(|color| color.alpha);
    if let Some(light) = clearest.filter(|color| color.alpha < 255) {
        let ground = seen(*light, Color::WHITE).css();
        findings.add(Code::LightTransparent, light.css(), ground.clone(), ground);
    }
    let standard = f64::from(standard_quiet_zone(symbol.version().symbology()));
    // A frame lies outside of the quiet zone.
    let around = layout
        .quiet()
        .map(|pixels| f64::from(pixels) / f64::from(layout.module()));
    let radius = style.light_radius;
    let least = hundredths(quiet_zone(around, radius));
    if least < standard {
        let nearest = quiet_enough(standard, radius);
        findings.add(Code::QuietZoneSmall, least, standard, nearest);
    }
    // What is seen of a module is what it fills.
    let share = style.module_share();
    let filled = hundredths(f64::from(layout.module()) * share);
    if filled < LEAST_PIXELS {
        let nearest = (LEAST_PIXELS / share).ceil();
        findings.add(Code::ModuleSmall, filled, LEAST_PIXELS, nearest);
    }
    Ok(Inspection {
        blocks,
        contrast: hundredths(worst.ratio),
        luma_contrast,
        findings: findings.0,
    })
}

/// Findings in the order in which they are made.
struct Findings(Vec<Finding>);

impl Findings {
    fn add(
        &mut self,
        code: Code,
        actual: impl Into<Datum>,
        limit: impl Into<Datum>,
        nearest: impl Into<Datum>,
    ) {
        self.0.push(Finding {
            code,
            actual: actual.into(),
            limit: limit.into(),
            nearest: nearest.into(),
        });
    }
}

/// Tells whether a symbol has no content; headers of an ECI or of GS1 say nothing by themselves.
fn says_nothing(symbol: &Symbol) -> bool {
    if !symbol.segments().is_empty() {
        return symbol.segments().iter().all(|segment| segment.length == 0);
    }
    // Of modules the segments are not read: one that says nothing is as it would be encoded.
    let same = |charset, gs1| {
        let options = Options {
            version: Some(symbol.version()),
            level: symbol.level(),
            boost: false,
            mask: Some(symbol.mask()),
            charset,
            gs1,
            ..Options::default()
        };
        let empty = Data::Text {
            text: "",
            kanji: None,
        };
        encode(empty, &options).is_ok_and(|encoded| encoded.modules() == symbol.modules())
    };
    same(Charset::Auto, false) || same(Charset::Utf8, false) || same(Charset::Auto, true)
}

/// Returns the blocks of a symbol without a logo.
fn bare(symbol: &Symbol) -> Vec<Block> {
    let blocks = blocks(symbol.version(), symbol.level());
    blocks.map_or_else(Vec::new, |blocks| {
        let block = Block {
            damaged: 0,
            correctable: blocks.correctable,
        };
        vec![block; blocks.count]
    })
}

/// Returns the blocks of a symbol under a logo.
fn inspect_logo(symbol: &Symbol, place: Place, findings: &mut Findings) -> Vec<Block> {
    let (version, level) = (symbol.version(), symbol.level());
    let Some(damage) = damage(version, level, place) else {
        return Vec::new();
    };
    if !damage.within_reserve() {
        let nearest = largest_size(version, level, place);
        if damage.correctable() {
            findings.add(Code::LogoReserve, place.size(), nearest, nearest);
        } else {
            let limit = largest_correctable_size(version, level, place);
            findings.add(Code::LogoTooLarge, place.size(), limit, nearest);
        }
    }
    damage.blocks
}

/// Returns the nearest smaller opacity of the picture behind a symbol, in twentieths, with which every module is told.
fn paler(symbol: &Symbol, style: &Style, background: &Background) -> Result<f64, Error> {
    for step in (1..20).rev() {
        let opacity = f64::from(step) / 20.0;
        if opacity >= background.opacity() {
            continue;
        }
        let art = Art::over(symbol, style, &background.faded(opacity))?;
        if art.weakest() >= LEAST_MARGIN {
            return Ok(opacity);
        }
    }
    Ok(0.0)
}

/// Returns the fewest modules on each side that leave the standard's quiet zone between a symbol and round corners of the ground.
fn quiet_enough(standard: f64, radius: f64) -> f64 {
    let mut modules = standard;
    while quiet_zone([modules; 2], radius) < standard {
        modules += 1.0;
    }
    modules
}

/// Rounds down to a hundredth: a figure below its limit never shows as the limit.
fn hundredths(value: f64) -> f64 {
    (value * 100.0 + 1e-9).floor() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::{
        Gradient, GradientKind, Image, Logo, LogoShape, ModuleScale, Paint, Scale, Stop,
    };
    use crate::qr::Version;

    fn symbol() -> Symbol {
        let text = Data::Text {
            text: "https://example.org/红包",
            kanji: None,
        };
        encode(text, &Options::default()).expect("fits")
    }

    /// Shows the findings of a style: code, actual, limit and nearest of each.
    #[track_caller]
    fn finds(style: &Style, want: &[&str]) {
        let inspection = inspect(&symbol(), style).expect("drawn");
        let found: Vec<String> = inspection
            .findings
            .iter()
            .map(|finding| {
                let Finding {
                    code,
                    actual,
                    limit,
                    nearest,
                } = finding;
                format!("{} {actual} {limit} {nearest}", code.name())
            })
            .collect();
        assert_eq!(found, want);
        assert_eq!(inspection.safe(), want.is_empty());
    }

    fn solid(dark: Color) -> Style {
        Style {
            dark: Paint::Solid(dark),
            ..Style::default()
        }
    }

    #[test]
    fn black_on_white_is_safe() {
        finds(&Style::default(), &[]);
        let inspection = inspect(&symbol(), &Style::default()).expect("drawn");
        assert_eq!(Datum::from(inspection.contrast), 21.into());
        assert_eq!(Datum::from(inspection.luma_contrast), 1.into());
        assert!(inspection.blocks.iter().all(|block| block.damaged == 0));
    }

    #[test]
    fn grey_has_too_little_contrast() {
        let grey = solid(Color::opaque(150, 150, 150));
        finds(&grey, &["contrast-low 0.41 0.55 #727272"]);
    }

    #[test]
    fn swapped_colours_are_inverted() {
        let style = Style {
            light: Color::BLACK.into(),
            ..solid(Color::WHITE)
        };
        finds(&style, &["inverted #ffffff #000000 #000000"]);
    }

    #[test]
    fn the_ground_changes_where_no_dark_colour_is_dark_enough() {
        let style = Style {
            light: Color::opaque(60, 60, 60).into(),
            ..Style::default()
        };
        finds(&style, &["contrast-low 0.23 0.55 #8e8e8e"]);
    }

    #[test]
    fn a_transparent_ground_is_found() {
        let style = Style {
            light: Color::TRANSPARENT.into(),
            ..Style::default()
        };
        finds(&style, &["light-transparent #00000000 #ffffff #ffffff"]);
    }

    #[test]
    fn a_small_quiet_zone_and_small_modules_are_found() {
        let style = Style {
            scale: Scale::module(2).expect("allowed"),
            quiet_zone: Some(1),
            ..Style::default()
        };
        finds(&style, &["quiet-zone-small 1 4 4", "module-small 2 3 3"]);
    }

    #[test]
    fn of_modules_that_fill_a_part_of_their_place_that_part_counts() {
        let styled = |module, share| Style {
            scale: Scale::module(module).expect("allowed"),
            module_scale: ModuleScale::new(share).expect("allowed"),
            ..Style::default()
        };
        finds(&styled(10, 0.5), &[]);
        finds(&styled(6, 0.5), &[]);
        finds(&styled(5, 0.5), &["module-small 2.5 3 6"]);
        finds(&styled(3, 0.75), &["module-small 2.25 3 4"]);
    }

    #[test]
    fn the_worst_of_the_grounds_decides() {
        let stop = |offset, color| Stop { offset, color };
        let ground = |from, to| {
            let stops = vec![stop(0.0, from), stop(1.0, to)];
            Paint::Gradient(Gradient::new(GradientKind::Radial, stops).expect("rises"))
        };
        let grey = Color::opaque(120, 120, 120);
        for light in [ground(Color::WHITE, grey), ground(grey, Color::WHITE)] {
            let style = Style {
                light,
                ..Style::default()
            };
            finds(&style, &["contrast-low 0.47 0.55 #8d8d8d"]);
        }
        let clear = Style {
            light: ground(Color::WHITE, Color::TRANSPARENT),
            ..Style::default()
        };
        finds(&clear, &["light-transparent #00000000 #ffffff #ffffff"]);
    }

    #[test]
    fn round_corners_take_of_the_quiet_zone_where_they_begin_beside_the_symbol() {
        let styled = |quiet_zone, light_radius| Style {
            quiet_zone: Some(quiet_zone),
            light_radius,
            ..Style::default()
        };
        finds(&styled(4, 4.0), &[]);
        // 8 - √(8² - 4²) of four modules.
        finds(&styled(4, 8.0), &["quiet-zone-small 2.92 4 5"]);
        finds(&styled(5, 8.0), &[]);
        finds(&styled(0, 8.0), &["quiet-zone-small 0 4 5"]);
    }

    #[test]
    fn a_logo_is_found_before_its_colours() {
        let place = Place::new(0.5, 1.0, LogoShape::Square).expect("allowed");
        let style = Style {
            logo: Some(Logo::new(Image::Elsewhere, place)),
            ..solid(Color::opaque(150, 150, 150))
        };
        let symbol = symbol();
        let limit = largest_correctable_size(symbol.version(), symbol.level(), place);
        let nearest = largest_size(symbol.version(), symbol.level(), place);
        finds(
            &style,
            &[
                &format!("logo-too-large 0.5 {limit} {nearest}"),
                "contrast-low 0.41 0.55 #727272",
            ],
        );
        let inspection = inspect(&symbol, &style).expect("drawn");
        let beyond = |block: &Block| block.damaged > block.correctable;
        assert!(inspection.blocks.iter().any(beyond));
    }

    #[test]
    fn a_logo_that_uses_the_reserve_is_found() {
        let symbol = symbol();
        let place = Place::new(1.0, 0.0, LogoShape::Square).expect("allowed");
        let size = largest_correctable_size(symbol.version(), symbol.level(), place);
        let nearest = largest_size(symbol.version(), symbol.level(), place);
        assert!(0.0 < nearest && nearest < size);
        let styled = |size| Style {
            logo: Some(Logo::new(Image::Elsewhere, place.sized(size))),
            ..Style::default()
        };
        finds(
            &styled(size),
            &[&format!("logo-reserve {size} {nearest} {nearest}")],
        );
        finds(&styled(nearest), &[]);
    }

    #[test]
    fn a_symbol_that_says_nothing_is_found() {
        for (text, gs1, empty) in [
            ("", false, true),
            ("", true, true),
            ("0", false, false),
            ("\u{1d}", false, false),
        ] {
            let options = Options {
                gs1,
                ..Options::default()
            };
            let symbol = encode(Data::Text { text, kanji: None }, &options).expect("fits");
            let found = inspect(&symbol, &Style::default()).expect("drawn").findings;
            let again = Symbol::from_modules(symbol.width(), symbol.height(), symbol.modules())
                .expect("a symbol");
            let read = inspect(&again, &Style::default()).expect("drawn").findings;
            assert_eq!(read, found);
            assert_eq!(
                found
                    .iter()
                    .any(|finding| finding.code == Code::ContentEmpty),
                empty,
                "{text:?} {gs1}"
            );
        }
    }

    #[test]
    fn m1_corrects_nothing() {
        let options = Options {
            version: Some(Version::from_name("M1").expect("exists")),
            ..Options::default()
        };
        let text = Data::Text {
            text: "1",
            kanji: None,
        };
        let symbol = encode(text, &options).expect("fits");
        let inspection = inspect(&symbol, &Style::default()).expect("drawn");
        assert!(inspection.safe());
        let block = Block {
            damaged: 0,
            correctable: 0,
        };
        assert_eq!(inspection.blocks, [block]);
    }
}
