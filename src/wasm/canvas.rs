//! Pixels to a canvas of a page or a worker.

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{Clamped, JsValue};

use crate::picture::Pixels;
use crate::{Code, Error};

// Named by what they do and not by their class, so that HTMLCanvasElement and OffscreenCanvas are one type.
#[wasm_bindgen]
extern "C" {
    /// A canvas.
    pub(super) type Canvas;

    #[wasm_bindgen(method, getter, structural)]
    fn width(this: &Canvas) -> f64;
    #[wasm_bindgen(method, setter, structural)]
    fn set_width(this: &Canvas, pixels: u32);
    #[wasm_bindgen(method, getter, structural)]
    fn height(this: &Canvas) -> f64;
    #[wasm_bindgen(method, setter, structural)]
    fn set_height(this: &Canvas, pixels: u32);
    #[wasm_bindgen(method, structural, catch, js_name = getContext)]
    fn context(this: &Canvas, kind: &str) -> Result<Option<Context>, JsValue>;

    /// The context of a canvas.
    pub(super) type Context;

    #[wasm_bindgen(method, structural, catch, js_name = putImageData)]
    fn put(this: &Context, data: &ImageData, x: f64, y: f64) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural)]
    fn save(this: &Context);
    #[wasm_bindgen(method, structural)]
    fn restore(this: &Context);
    #[wasm_bindgen(method, structural, js_name = setTransform)]
    fn set_transform(this: &Context, a: f64, b: f64, c: f64, d: f64, e: f64, f: f64);
    #[wasm_bindgen(method, structural, js_name = beginPath)]
    fn begin_path(this: &Context);
    #[wasm_bindgen(method, structural)]
    fn arc(this: &Context, x: f64, y: f64, radius: f64, from: f64, to: f64);
    #[wasm_bindgen(method, structural)]
    fn clip(this: &Context);
    #[wasm_bindgen(method, setter, structural, js_name = imageSmoothingQuality)]
    fn set_smoothing(this: &Context, quality: &str);
    #[wasm_bindgen(method, setter, structural, js_name = globalAlpha)]
    fn set_alpha(this: &Context, alpha: f64);
    #[wasm_bindgen(method, setter, structural, js_name = globalCompositeOperation)]
    fn set_composite(this: &Context, operation: &str);
    #[wasm_bindgen(method, structural, catch, js_name = drawImage)]
    fn draw_image(
        this: &Context,
        image: &Drawable,
        from_x: f64,
        from_y: f64,
        from_width: f64,
        from_height: f64,
        x: f64,
        y: f64,
        width: f64,
        height: f64,
    ) -> Result<(), JsValue>;

    /// An image, bitmap or canvas.
    pub(super) type Drawable;

    /// Pixels as a canvas takes them.
    type ImageData;

    #[wasm_bindgen(constructor, catch)]
    fn new(data: Clamped<&[u8]>, width: u32, height: u32) -> Result<ImageData, JsValue>;
}

/// Makes a canvas as large as a picture and puts it there.
pub(super) fn show(canvas: &Canvas, pixels: &Pixels) -> Result<Context, JsValue> {
    let context = canvas.context("2d")?.ok_or_else(|| {
        Error::new(Code::OptionInvalid)
            .with("option", "canvas")
            .with("allowed", "a canvas with a 2D context")
    })?;
    // Setting a side clears the canvas and makes a new one, even if it is the same.
    if canvas.width().to_bits() != f64::from(pixels.width).to_bits() {
        canvas.set_width(pixels.width);
    }
    if canvas.height().to_bits() != f64::from(pixels.height).to_bits() {
        canvas.set_height(pixels.height);
    }
    let data = ImageData::new(Clamped(&pixels.data), pixels.width, pixels.height)?;
    context.put(&data, 0.0, 0.0)?;
    Ok(context)
}

/// Draws an image of this size into a square: fitted into it, or filling its disc.
pub(super) fn draw_logo(
    context: &Context,
    image: &Drawable,
    natural: [f64; 2],
    square: [u32; 3],
    circle: bool,
) -> Result<(), JsValue> {
    let [width, height] = natural;
    let [left, top, side] = square.map(f64::from);
    let (middle_x, middle_y) = (left + side / 2.0, top + side / 2.0);
    context.save();
    context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
    context.set_alpha(1.0);
    context.set_composite("source-over");
    context.set_smoothing("high");
    // The part of the image that is seen, and the half sides of where it goes.
    let (part, half) = if circle {
        context.begin_path();
        context.arc(middle_x, middle_y, side / 2.0, 0.0, std::f64::consts::TAU);
        context.clip();
        ([width.min(height); 2], [side / 2.0; 2])
    } else {
        let scale = side / width.max(height) / 2.0;
        ([width, height], [width * scale, height * scale])
    };
    let drawn = context.draw_image(
        image,
        (width - part[0]) / 2.0,
        (height - part[1]) / 2.0,
        part[0],
        part[1],
        middle_x - half[0],
        middle_y - half[1],
        2.0 * half[0],
        2.0 * half[1],
    );
    context.restore();
    drawn.map_err(|_| {
        Error::new(Code::LogoUnsupported)
            .with("found", "an image that cannot be drawn")
            .into()
    })
}
