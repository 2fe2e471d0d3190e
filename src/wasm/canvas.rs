//! Pixels to a canvas of a page or a worker.

use wasm_bindgen::{Clamped, JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use crate::picture::Pixels;
use crate::{Code, Error};

/// A canvas: web-sys calls its methods by their names, so an `OffscreenCanvas` does as well.
pub(super) type Canvas = HtmlCanvasElement;

/// Makes a canvas as large as a picture and puts it there.
pub(super) fn show(canvas: &Canvas, pixels: &Pixels) -> Result<(), JsValue> {
    let context = canvas.get_context("2d")?.ok_or_else(|| {
        Error::new(Code::OptionInvalid)
            .with("option", "canvas")
            .with("allowed", "a canvas with a 2D context")
    })?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
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
    context.put_image_data(&data, 0.0, 0.0)
}
