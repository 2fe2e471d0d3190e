//! Pictures for `js/picture.ts`.
//!
//! Every output takes the same first arguments: the content as a text or as bytes, the Shift JIS codes, the choices and
//! versions of [`super::qr::options`], the style as [`style`] reads it, and the numbers of a gradient.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]
#![expect(
    clippy::too_many_arguments,
    reason = "scalars, strings and byte arrays cross, objects do not"
)]
#![expect(
    clippy::needless_pass_by_value,
    reason = "an optional slice does not cross the boundary"
)]

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{Clamped, JsValue};
use web_sys::{CanvasRenderingContext2d, ImageData};

use super::qr::{options, packed};
use crate::Error;
use crate::picture::{
    self, Color, FinderShape, Gradient, GradientKind, ModuleShape, Paint, Scale, Stop, Style,
};
use crate::qr::{self, Data, Symbol};

/// Draws on a canvas, which takes the size of the picture, and returns the packed symbol.
#[wasm_bindgen(js_name = drawQr)]
pub fn draw(
    context: &CanvasRenderingContext2d,
    resize: &js_sys::Function,
    text: Option<String>,
    bytes: Option<Vec<u8>>,
    kanji: Option<Vec<u16>>,
    choices: u32,
    versions: &str,
    look: &str,
    gradient: Option<Vec<f64>>,
) -> Result<Vec<u8>, JsValue> {
    let symbol = symbol(text, bytes, kanji, choices, versions)?;
    let pixels = picture::pixels(&symbol, &style(look, gradient)?)?;
    resize.call2(
        &JsValue::UNDEFINED,
        &pixels.width.into(),
        &pixels.height.into(),
    )?;
    let image = ImageData::new_with_u8_clamped_array_and_sh(
        Clamped(&pixels.data),
        pixels.width,
        pixels.height,
    )?;
    context.put_image_data(&image, 0.0, 0.0)?;
    Ok(packed(&symbol))
}

/// Writes an SVG picture.
#[wasm_bindgen(js_name = qrToSvg)]
pub fn svg(
    text: Option<String>,
    bytes: Option<Vec<u8>>,
    kanji: Option<Vec<u16>>,
    choices: u32,
    versions: &str,
    look: &str,
    gradient: Option<Vec<f64>>,
) -> Result<String, Error> {
    let symbol = symbol(text, bytes, kanji, choices, versions)?;
    picture::svg(&symbol, &style(look, gradient)?)
}

/// Writes a PNG picture.
#[wasm_bindgen(js_name = qrToPng)]
pub fn png(
    text: Option<String>,
    bytes: Option<Vec<u8>>,
    kanji: Option<Vec<u16>>,
    choices: u32,
    versions: &str,
    look: &str,
    gradient: Option<Vec<f64>>,
) -> Result<Vec<u8>, Error> {
    let symbol = symbol(text, bytes, kanji, choices, versions)?;
    picture::png(&symbol, &style(look, gradient)?)
}

fn symbol(
    text: Option<String>,
    bytes: Option<Vec<u8>>,
    kanji: Option<Vec<u16>>,
    choices: u32,
    versions: &str,
) -> Result<Symbol, Error> {
    let data = match &text {
        Some(text) => Data::Text {
            text,
            kanji: kanji.as_deref(),
        },
        None => Data::Bytes(bytes.as_deref().unwrap_or_default()),
    };
    qr::encode(data, &options(choices, versions)?)
}

/// Reads a style: empty, or texts parted by U+001F, each empty where it is not given, in the order in which they are read
/// here; the colours of the gradient come last. `gradient` holds its kind (0 linear, 1 radial), its rotation and the offsets
/// of its stops.
fn style(look: &str, gradient: Option<Vec<f64>>) -> Result<Style, Error> {
    let mut style = Style::default();
    if look.is_empty() {
        return Ok(style);
    }
    let mut fields = look.split('\x1f');
    let mut field = || fields.next().filter(|given| !given.is_empty());
    let number = |given: Option<&str>| given.and_then(|digits| digits.parse::<u32>().ok());
    style.scale = Scale::new(number(field()), number(field()))?;
    style.quiet_zone = number(field());
    if let Some(light) = field() {
        style.light = Color::parse(light)?;
    }
    if let Some(shape) = field() {
        style.shape = ModuleShape::from_name("shape", shape)?;
    }
    if let Some(shape) = field() {
        style.finder_frame = FinderShape::from_name("finderFrame", shape)?;
    }
    style.finder_frame_color = field().map(Color::parse).transpose()?;
    if let Some(shape) = field() {
        style.finder_centre = FinderShape::from_name("finderCentre", shape)?;
    }
    style.finder_centre_color = field().map(Color::parse).transpose()?;
    style.label = field().map(str::to_owned);
    style.dark = match gradient.as_deref() {
        Some([kind, rotation, offsets @ ..]) => {
            let kind = if *kind == 0.0 {
                GradientKind::Linear {
                    rotation: *rotation,
                }
            } else {
                GradientKind::Radial
            };
            let stop = |&offset: &f64| {
                let color = Color::parse(field().unwrap_or_default())?;
                #[expect(clippy::cast_possible_truncation, reason = "an offset is a share")]
                Ok(Stop {
                    offset: offset as f32,
                    color,
                })
            };
            Paint::Gradient(Gradient::new(
                kind,
                offsets.iter().map(stop).collect::<Result<_, Error>>()?,
            )?)
        }
        _ => match field() {
            Some(dark) => Paint::Solid(Color::parse(dark)?),
            None => style.dark,
        },
    };
    Ok(style)
}
