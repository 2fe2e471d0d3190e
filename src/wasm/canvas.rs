//! Pixels to a canvas of a page or a worker.

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{Clamped, JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, ImageData};

use crate::picture::Pixels;
use crate::{Code, Error};

/// A canvas: web-sys calls its methods by their names, so an `OffscreenCanvas` does as well.
pub(super) type Canvas = HtmlCanvasElement;

/// The context of either.
pub(super) type Context = CanvasRenderingContext2d;

/// An image, bitmap or canvas: all that `drawImage` takes, under the name of the first.
pub(super) type Drawable = HtmlImageElement;

#[wasm_bindgen]
extern "C" {
    // web-sys does not have it.
    #[wasm_bindgen(extends = CanvasRenderingContext2d)]
    type Smoothing;
    #[wasm_bindgen(method, setter, structural, js_name = imageSmoothingQuality)]
    fn set_quality(this: &Smoothing, quality: &str);
}

/// Makes a canvas as large as a picture and puts it there.
pub(super) fn show(canvas: &Canvas, pixels: &Pixels) -> Result<Context, JsValue> {
    let context = canvas.get_context("2d")?.ok_or_else(|| {
        Error::new(Code::OptionInvalid)
            .with("option", "canvas")
            .with("allowed", "a canvas with a 2D context")
    })?;
    let context: Context = context.unchecked_into();
    // Setting a side clears the canvas and makes a new one, even if it is the same.
    if canvas.width() != pixels.width {
        canvas.set_width(pixels.width);
    }
    if canvas.height() != pixels.height {
        canvas.set_height(pixels.height);
    }
    let data = ImageData::new_with_u8_clamped_array_and_sh(
        Clamped(&pixels.data),
        pixels.width,
        pixels.height,
    )?;
    context.put_image_data(&data, 0.0, 0.0)?;
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
    context.reset_transform()?;
    context.set_global_alpha(1.0);
    context.set_global_composite_operation("source-over")?;
    context.unchecked_ref::<Smoothing>().set_quality("high");
    // The part of the image that is seen, and the half sides of where it goes.
    let (part, half) = if circle {
        context.begin_path();
        context.arc(middle_x, middle_y, side / 2.0, 0.0, std::f64::consts::TAU)?;
        context.clip();
        ([width.min(height); 2], [side / 2.0; 2])
    } else {
        let scale = side / width.max(height) / 2.0;
        ([width, height], [width * scale, height * scale])
    };
    let drawn = context
        .draw_image_with_html_image_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
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
