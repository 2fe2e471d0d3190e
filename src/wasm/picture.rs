//! Texts and symbols to pictures for `js/picture.ts`.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{Clamped, JsValue};

use super::canvas::{Canvas, Drawable, draw_logo, show};
use super::proof::inspected;
use super::qr::options;
use super::symbol::packed;
use crate::Error;
use crate::picture::{
    self, Caption, Color, FinderShape, Gradient, GradientKind, Image, Layout, Logo, LogoFile,
    LogoShape, ModuleShape, Paint, Pixels, Place, Scale, Stop, Style,
};
use crate::proof;
use crate::qr::{self, Data, Symbol};

#[wasm_bindgen]
extern "C" {
    /// Where a picture goes; see `Target` in `js/picture.ts`. Only the members that its kind needs are there.
    #[wasm_bindgen(typescript_type = "object")]
    pub type Target;

    #[wasm_bindgen(method, getter, structural)]
    fn canvas(this: &Target) -> Canvas;
    #[wasm_bindgen(method, structural, js_name = takeSymbol)]
    fn take_symbol(this: &Target, packed: &[u8]);
    #[wasm_bindgen(method, structural, js_name = takePixels)]
    fn take_pixels(this: &Target, data: Clamped<&[u8]>, width: u32, height: u32);
    #[wasm_bindgen(method, structural, js_name = takeFile)]
    fn take_file(this: &Target, bytes: &[u8]);
    #[wasm_bindgen(method, structural, js_name = takeText)]
    fn take_text(this: &Target, text: &str);
    #[wasm_bindgen(method, structural, catch, js_name = paintCaption)]
    fn paint_caption(
        this: &Target,
        text: &str,
        width: u32,
        height: u32,
        font_size: f64,
        color: &str,
    ) -> Result<Option<Vec<u8>>, JsValue>;
    #[wasm_bindgen(method, structural, js_name = takeInspection)]
    fn take_inspection(this: &Target, figures: &[f64], words: &str);

    /// A logo; see `LogoInput` in `js/picture.ts`.
    #[wasm_bindgen(typescript_type = "object")]
    pub type LogoInput;

    /// Pixels or a file; none: what the engine draws.
    #[wasm_bindgen(method, getter, structural)]
    fn bytes(this: &LogoInput) -> Option<Vec<u8>>;
    /// 0 for a file.
    #[wasm_bindgen(method, getter, structural)]
    fn width(this: &LogoInput) -> u32;
    #[wasm_bindgen(method, getter, structural)]
    fn height(this: &LogoInput) -> u32;
    #[wasm_bindgen(method, getter, structural)]
    fn image(this: &LogoInput) -> Drawable;
    #[wasm_bindgen(method, getter, structural)]
    fn size(this: &LogoInput) -> Option<f64>;
    #[wasm_bindgen(method, getter, structural)]
    fn padding(this: &LogoInput) -> f64;
    #[wasm_bindgen(method, getter, structural)]
    fn circle(this: &LogoInput) -> bool;
    /// Whether a size that is not safe is drawn.
    #[wasm_bindgen(method, getter, structural, js_name = unsafeToo)]
    fn unsafe_too(this: &LogoInput) -> bool;
}

/// Makes a picture and hands it to the target.
///
/// `kind`: 0 canvas, 1 pixels, 2 SVG, 3 PNG, 4 PDF, for which `across` counts nanometres a module, 5 what a reader makes of it. `text`, `bytes`, `kanji`,
/// `choices` and `versions` are those of `encodeText`; `input` says what the picture shows: 0 the text, 1 the bytes, 2 the
/// symbol of `bytes`, which are its width, its height and its modules. `shapes`: from the lowest bit on, the module shape (4
/// bits), the finder frame and the finder centre (2 bits each), and the gradient (2 bits: none, linear, radial). A number that
/// is not given is `u32::MAX`. `words` is empty, or parted by U+001F the colours of dark, light, finder frame and finder centre,
/// the caption and the label, each of which may be empty, and the colours of a gradient; `numbers` holds its rotation and its
/// offsets.
#[wasm_bindgen(js_name = makePicture)]
#[expect(
    clippy::too_many_arguments,
    clippy::needless_pass_by_value,
    reason = "scalars and strings cross the boundary, and optional slices do not"
)]
pub fn make_picture(
    kind: u32,
    target: &Target,
    input: u32,
    text: &str,
    bytes: Option<Vec<u8>>,
    kanji: Option<Vec<u16>>,
    choices: u32,
    versions: &str,
    shapes: u32,
    module_size: u32,
    across: u32,
    quiet_zone: u32,
    words: &str,
    numbers: Option<Vec<f64>>,
    logo: Option<LogoInput>,
) -> Result<(), JsValue> {
    let bytes = bytes.as_deref().unwrap_or_default();
    let symbol = match input {
        2 => read(bytes)?,
        1 => qr::encode(Data::Bytes(bytes), &options(choices, versions)?)?,
        _ => {
            let kanji = kanji.as_deref();
            qr::encode(Data::Text { text, kanji }, &options(choices, versions)?)?
        }
    };
    let numbers = numbers.as_deref().unwrap_or_default();
    let mut style = style(shapes, words, numbers)?;
    style.quiet_zone = given(quiet_zone);
    if kind != PDF {
        style.scale = Scale::new(given(module_size), given(across))?;
    }
    if kind == INSPECTION {
        let place = logo.as_ref().map(|logo| place(logo, &symbol, true));
        let inspection = proof::inspect(&symbol, &style, place.transpose()?)?;
        let (figures, words) = inspected(&inspection);
        target.take_inspection(&figures, &words);
        return Ok(());
    }
    if let Some(logo) = &logo {
        style.logo = Some(self::logo(logo, &symbol)?);
    }
    if kind != SVG {
        paint_line(&symbol, &mut style, target)?;
    }
    match kind {
        CANVAS => {
            let pixels = picture::pixels(&symbol, &style)?;
            let context = show(&target.canvas(), &pixels)?;
            if let (Some(Image::Engine), Some(input)) =
                (style.logo.as_ref().map(Logo::image), &logo)
            {
                let layout = Layout::new(&symbol, &style)?;
                let square = style
                    .logo
                    .as_ref()
                    .map(|logo| picture::logo_square(&symbol, &layout, logo));
                let size = [f64::from(input.width()), f64::from(input.height())];
                draw_logo(
                    &context,
                    &input.image(),
                    size,
                    square.unwrap_or_default(),
                    input.circle(),
                )?;
            }
            target.take_symbol(&packed(&symbol));
        }
        PIXELS => {
            let pixels = picture::pixels(&symbol, &style)?;
            target.take_pixels(Clamped(&pixels.data), pixels.width, pixels.height);
        }
        SVG => target.take_text(&picture::svg(&symbol, &style)?),
        PDF => target.take_file(&picture::pdf(&symbol, &style, across)?),
        _ => target.take_file(&picture::png(&symbol, &style)?),
    }
    Ok(())
}

/// Prints a symbol in half blocks; the first arguments are those of [`make_picture`].
#[wasm_bindgen(js_name = printSymbol)]
#[expect(
    clippy::needless_pass_by_value,
    clippy::too_many_arguments,
    reason = "scalars and strings cross the boundary, and optional slices do not"
)]
pub fn print_symbol(
    input: u32,
    text: &str,
    bytes: Option<Vec<u8>>,
    kanji: Option<Vec<u16>>,
    choices: u32,
    versions: &str,
    quiet_zone: u32,
    invert: bool,
) -> Result<String, Error> {
    let bytes = bytes.as_deref().unwrap_or_default();
    let symbol = match input {
        2 => read(bytes)?,
        1 => qr::encode(Data::Bytes(bytes), &options(choices, versions)?)?,
        _ => {
            let kanji = kanji.as_deref();
            qr::encode(Data::Text { text, kanji }, &options(choices, versions)?)?
        }
    };
    picture::text(&symbol, given(quiet_zone), invert)
}

const CANVAS: u32 = 0;
const PIXELS: u32 = 1;
const SVG: u32 = 2;
const PDF: u32 = 4;
const INSPECTION: u32 = 5;

fn given(number: u32) -> Option<u32> {
    (number != u32::MAX).then_some(number)
}

/// Reads a symbol: width, height and modules.
fn read(bytes: &[u8]) -> Result<Symbol, Error> {
    let (sides, modules) = bytes.split_at(bytes.len().min(2));
    let side = |place: usize| sides.get(place).copied().map_or(0, usize::from);
    Symbol::from_modules(side(0), side(1), modules)
}

/// Reads shapes and colours.
fn style(shapes: u32, words: &str, numbers: &[f64]) -> Result<Style, Error> {
    let field = |from: u32, bits: u32| (shapes >> from & ((1 << bits) - 1)) as usize;
    let mut style = Style {
        shape: ModuleShape::ALL
            .get(field(0, 4))
            .copied()
            .unwrap_or(ModuleShape::Square),
        finder_frame: FinderShape::ALL[field(4, 2)],
        finder_centre: FinderShape::ALL[field(6, 2)],
        ..Style::default()
    };
    if words.is_empty() {
        return Ok(style);
    }
    let mut words = words.split('\u{1f}');
    let mut word = || Some(words.next().unwrap_or_default()).filter(|word| !word.is_empty());
    let color = |word: Option<&str>| word.map(Color::parse).transpose();
    if let Some(dark) = color(word())? {
        style.dark = Paint::Solid(dark);
    }
    style.light = color(word())?.unwrap_or(style.light);
    style.finder_frame_color = color(word())?;
    style.finder_centre_color = color(word())?;
    style.caption = word().map(|text| Caption {
        text: text.to_owned(),
        strip: None,
    });
    style.label = word().map(str::to_owned);
    if field(8, 2) != 0 {
        let (rotation, offsets) = numbers.split_first().unwrap_or((&0.0, &[]));
        let kind = match field(8, 2) {
            1 => GradientKind::Linear {
                rotation: *rotation,
            },
            _ => GradientKind::Radial,
        };
        let stops = offsets.iter().map(|&offset| {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "the gradient checks its range"
            )]
            let offset = offset as f32;
            let color = Color::parse(word().unwrap_or_default())?;
            Ok(Stop { offset, color })
        });
        style.dark = Paint::Gradient(Gradient::new(kind, stops.collect::<Result<_, Error>>()?)?);
    }
    Ok(style)
}

/// Reads the place of a logo; one that is not safe is refused where it is not allowed.
fn place(input: &LogoInput, symbol: &Symbol, unsafe_too: bool) -> Result<Place, Error> {
    let shape = if input.circle() {
        LogoShape::Circle
    } else {
        LogoShape::Square
    };
    proof::checked(symbol, input.size(), input.padding(), shape, unsafe_too)
}

/// Reads a logo.
fn logo(input: &LogoInput, symbol: &Symbol) -> Result<Logo, Error> {
    let place = place(input, symbol, input.unsafe_too())?;
    let image = match (input.bytes(), input.width()) {
        (None, _) => Image::Engine,
        (Some(bytes), 0) => Image::File(LogoFile::new(bytes)?),
        (Some(data), width) => Image::Pixels(Pixels {
            width,
            height: input.height(),
            data,
        }),
    };
    Logo::new(image, place)
}

/// Has the engine paint the caption, if there is one.
fn paint_line(symbol: &Symbol, style: &mut Style, target: &Target) -> Result<(), JsValue> {
    let Some(text) = style.caption.as_ref().map(|caption| caption.text.clone()) else {
        return Ok(());
    };
    let layout = Layout::new(symbol, style)?;
    let Some(line) = layout.caption else {
        return Ok(());
    };
    let painted = target.paint_caption(
        &text,
        layout.width,
        line.height,
        line.font_size(&text, layout.width),
        &picture::css(style.caption_color()),
    )?;
    let strip = painted.map(|data| Pixels {
        width: layout.width,
        height: line.height,
        data,
    });
    style.caption = Some(Caption { text, strip });
    Ok(())
}
