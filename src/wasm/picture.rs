//! Symbols to pictures for `js/picture.ts`.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "JavaScript counts whole numbers below 2³² by floating-point ones"
)]

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{Clamped, JsValue};
use web_sys::{CanvasRenderingContext2d, ImageData};

use super::symbol::unread;
use crate::picture::{
    self, Axis, Cleared, Color, FinderShape, Gradient, Layout, LogoShape, ModuleShape, Paint, Stop,
    Style,
};

/// Paints a picture: on a canvas by its context, which already has the size; else as pixels, or as the parts of a PNG file, see
/// [`picture::png`], where nothing flows. web-sys calls methods by their names, so the context of an `OffscreenCanvas` does as
/// well. `numbers`: the shapes and the reach of [`style`]; pixels a module, to the left, above, across and down; the colours of
/// light, frame, centre and dark; of a gradient, its two places or its centre and radius, then offset and colour of each stop.
#[wasm_bindgen]
#[expect(
    clippy::needless_pass_by_value,
    reason = "what may be missing crosses by value"
)]
pub fn paint(
    context: Option<CanvasRenderingContext2d>,
    png: bool,
    width: usize,
    modules: &[u8],
    numbers: &[f64],
) -> Result<Vec<u8>, JsValue> {
    let Some(symbol) = unread(width, modules) else {
        return Ok(Vec::new());
    };
    let mut numbers = numbers.iter().copied();
    let mut next = || numbers.next().unwrap_or_default();
    let shapes = next() as u32;
    let mut style = style(shapes, next());
    let [module, left, top, width, height] = std::array::from_fn(|_| next() as u32);
    let layout = Layout {
        module,
        left,
        top,
        width,
        height,
    };
    let [light, frame, centre, dark] = std::array::from_fn(|_| color(next()));
    style.light = light;
    style.finder_frame_color = style.finder_frame_color.map(|_| frame);
    style.finder_centre_color = style.finder_centre_color.map(|_| centre);
    style.dark = Paint::Solid(dark);
    if shapes >> 11 & 3 != 0 {
        let [x, y, z] = std::array::from_fn(|_| next());
        let axis = if shapes >> 11 & 1 == 1 {
            Axis::Linear {
                from: [x, y],
                to: [z, next()],
            }
        } else {
            Axis::Radial {
                centre: [x, y],
                radius: z,
            }
        };
        let mut stops = Vec::new();
        while let (Some(offset), Some(shade)) = (numbers.next(), numbers.next()) {
            stops.push(Stop {
                offset: offset as f32,
                color: color(shade),
            });
        }
        style.dark = Paint::Gradient(Gradient { axis, stops });
    }
    if png {
        return Ok(picture::png(&symbol, style, dark, &layout));
    }
    let mut raster = picture::raster(&symbol, style, &layout);
    let (all, line) = (width * height, width * module);
    let most = if context.is_some() { STRIP } else { all };
    let mut pixels = Vec::with_capacity((most + line).min(all) as usize);
    let mut y = 0;
    loop {
        raster.paint(&mut pixels, most as usize);
        let Some(context) = &context else {
            return Ok(pixels.into_flattened());
        };
        let data = Clamped(pixels.as_flattened());
        let data = ImageData::new_with_u8_clamped_array(data, width)?;
        context.put_image_data(&data, 0.0, f64::from(y))?;
        y += pixels.len() as u32 / width;
        if y >= height {
            return Ok(Vec::new());
        }
        pixels.clear();
    }
}

/// The pixels that are handed to a canvas at once: the engine copies them while they are in the processor's cache, and a large picture
/// takes no memory of its own.
const STRIP: u32 = 1 << 16;

/// Returns the steps of the paths of a symbol as little-endian numbers of two bytes, 5 after each path: of dark modules, then of
/// frames and of centres where their colours are their own.
#[wasm_bindgen]
#[must_use]
pub fn steps(width: usize, modules: &[u8], shapes: u32, reach: f64) -> Vec<u8> {
    let Some(symbol) = unread(width, modules) else {
        return Vec::new();
    };
    let mut bytes = Vec::new();
    for path in picture::paths(&symbol, &style(shapes, reach)) {
        path.numbers(&mut bytes);
        bytes.extend([5, 0]);
    }
    bytes
}

/// Compresses rows into a zlib stream; see [`picture::deflate`].
#[wasm_bindgen]
#[must_use]
pub fn deflate(bytes: &[u8], stride: usize, repeats: &[u16], depth: u32, module: u32) -> Vec<u8> {
    picture::deflate(bytes, stride, repeats, depth, module)
}

/// Reads shapes: from the lowest bit on, the module shape (4 bits), the finder frame and the finder centre (2 bits each), whether
/// each has a colour of its own, whether a disc is cleared rather than a square, whether dark modules flow along a line, or from a
/// centre (a bit each). `reach` is that of what is cleared.
pub(super) fn style(shapes: u32, reach: f64) -> Style {
    let field = |from: u32, bits: u32| (shapes >> from & ((1 << bits) - 1)) as usize;
    let own = |from: u32| (field(from, 1) == 1).then_some(Color::BLACK);
    Style {
        shape: ModuleShape::ALL
            .get(field(0, 4))
            .copied()
            .unwrap_or(ModuleShape::Square),
        finder_frame: FinderShape::ALL[field(4, 2)],
        finder_centre: FinderShape::ALL[field(6, 2)],
        finder_frame_color: own(8),
        finder_centre_color: own(9),
        cleared: (reach > 0.0).then_some(Cleared {
            reach,
            shape: if field(10, 1) == 1 {
                LogoShape::Circle
            } else {
                LogoShape::Square
            },
        }),
        ..Style::default()
    }
}

fn color(number: f64) -> Color {
    let [red, green, blue, alpha] = (number as u32).to_be_bytes();
    Color {
        red,
        green,
        blue,
        alpha,
    }
}
