//! Contents to pictures for `js/picture.ts`: each export encodes, lays out and paints in one call.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public items only")]

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{Clamped, JsValue};
use web_sys::{CanvasRenderingContext2d, ImageData};

use super::content::Content;
use super::letters::outlined;
use super::look::Look;
use super::names::ColorSpace;
use super::number::whole;
use super::slate::paint_letters;
use super::symbol::QrCode;
use crate::Error;
use crate::picture::{self, LogoShape, Pixel, Print, Printed, Raster, Square, Style};
use crate::qr::Symbol;

#[wasm_bindgen(raw_module = "./picture/engine.js")]
extern "C" {
    /// A canvas of a page or of a worker.
    #[wasm_bindgen(typescript_type = "import(\"../../../js/style.js\").CanvasLike")]
    pub type Canvas;

    /// An image that the engine draws.
    #[wasm_bindgen(typescript_type = "import(\"../../../js/style.js\").EngineImage")]
    pub type EngineImage;

    /// Pixels as the package hands them to users.
    #[wasm_bindgen(typescript_type = "import(\"../../../js/style.js\").Pixels")]
    pub type PixelsObject;

    /// Makes a canvas as large as a picture and returns its context.
    #[wasm_bindgen(catch, js_name = contextOf)]
    fn context_of(
        canvas: &Canvas,
        width: u32,
        height: u32,
    ) -> Result<CanvasRenderingContext2d, JsValue>;

    /// Draws an image into a square of the canvas, or fills the disc in it.
    #[wasm_bindgen(catch, js_name = drawImage)]
    fn draw_image(
        context: &CanvasRenderingContext2d,
        image: &EngineImage,
        left: u32,
        top: u32,
        side: u32,
        circle: bool,
    ) -> Result<(), JsValue>;

    #[wasm_bindgen(js_name = pixelsOf)]
    fn pixels_of(data: Clamped<&[u8]>, width: u32, height: u32) -> PixelsObject;
}

/// Draws on a canvas, which becomes as large as the picture, and returns the symbol. `image` is that of a logo that the engine draws.
#[wasm_bindgen(js_name = drawOnCanvas)]
pub fn draw_on_canvas(
    canvas: &Canvas,
    content: Content,
    look: Option<Look>,
    image: Option<EngineImage>,
) -> Result<QrCode, JsValue> {
    let (symbol, style) = painted(content, look)?;
    // What is missing is told before anything is seen.
    let raster = Raster::new(&symbol, &style)?;
    let layout = *raster.layout();
    let canvas_context = context_of(canvas, layout.width(), layout.height())?;
    put_strips(&canvas_context, raster)?;
    if let (Some(logo), Some(image)) = (&style.logo, image) {
        let Square { left, top, side } = layout.square(logo.place());
        let circle = logo.place().shape() == LogoShape::Circle;
        draw_image(&canvas_context, &image, left, top, side, circle)?;
    }
    Ok(QrCode::from(&symbol))
}

/// Paints pixels.
#[wasm_bindgen]
pub fn pixels(content: Content, look: Option<Look>) -> Result<PixelsObject, JsValue> {
    let (symbol, style) = painted(content, look)?;
    let pixels = picture::pixels(&symbol, &style)?;
    Ok(pixels_of(
        Clamped(pixels.data()),
        pixels.width(),
        pixels.height(),
    ))
}

/// Decodes a PNG file into at most so many pixels a side.
#[wasm_bindgen(js_name = readPng)]
pub fn read_png(file: &[u8], most: u32) -> Result<PixelsObject, Error> {
    let whole = picture::read_png(file)?;
    let pixels = whole.shrunk(most).unwrap_or(whole);
    Ok(pixels_of(
        Clamped(pixels.data()),
        pixels.width(),
        pixels.height(),
    ))
}

/// Writes an SVG document; `label` becomes its title.
#[wasm_bindgen]
pub fn svg(content: Content, look: Option<Look>, label: Option<String>) -> Result<String, JsValue> {
    let (symbol, style) = lettered(content, look.map(Look::live))?;
    Ok(picture::svg(&symbol, &Style { label, ..style })?)
}

/// Writes a PNG file.
#[wasm_bindgen]
pub fn png(content: Content, look: Option<Look>) -> Result<Vec<u8>, JsValue> {
    let (symbol, style) = painted(content, look)?;
    Ok(picture::png(&symbol, &style)?)
}

/// Writes a PNG file as a `data:` address.
#[wasm_bindgen(js_name = pngAddress)]
pub fn png_address(content: Content, look: Option<Look>) -> Result<String, JsValue> {
    Ok(picture::data_url("image/png", &png(content, look)?))
}

/// Writes a PDF file.
#[wasm_bindgen]
pub fn pdf(
    content: Content,
    look: Option<Look>,
    module_millimetres: f64,
    space: Option<ColorSpace>,
    bleed: f64,
    crop_marks: bool,
) -> Result<Vec<u8>, JsValue> {
    let print = print(space, bleed, crop_marks)?;
    let (symbol, style) = lettered(content, look)?;
    let times = picture::times_for_print(&symbol, &style, module_millimetres)?;
    let style = style.lettered(&symbol, |letters| paint_letters(&letters.times(times)))?;
    Ok(picture::pdf_for_print(
        &symbol,
        &style,
        module_millimetres,
        print,
    )?)
}

fn print(space: Option<ColorSpace>, bleed: f64, crop_marks: bool) -> Result<Print, Error> {
    let space = space.map(ColorSpace::known).unwrap_or_default();
    Print::new(space, bleed, crop_marks)
}

/// Pages of a PDF file whose cells are filled one by one.
#[wasm_bindgen]
pub struct Sheet(picture::Sheet);

#[wasm_bindgen]
impl Sheet {
    /// Lengths are millimetres.
    #[wasm_bindgen(constructor)]
    #[expect(clippy::too_many_arguments, reason = "each is one option")]
    pub fn new(
        width: f64,
        height: f64,
        columns: f64,
        rows: f64,
        margin: f64,
        gap: f64,
        space: Option<ColorSpace>,
        crop_marks: bool,
    ) -> Result<Self, Error> {
        let cells = [
            whole("sheet.columns", columns, 1, 100)?,
            whole("sheet.rows", rows, 1, 100)?,
        ];
        let print = print(space, 0.0, crop_marks)?;
        picture::Sheet::new([width, height], cells, margin, gap, print).map(Self)
    }

    /// Fills the next cell.
    pub fn add(
        &mut self,
        content: Content,
        look: Option<Look>,
        module_millimetres: Option<f64>,
    ) -> Result<(), JsValue> {
        let (symbol, style) = lettered(content, look)?;
        let module = self.0.module(&symbol, &style, module_millimetres)?;
        let times = picture::times_for_print(&symbol, &style, module)?;
        let style = style.lettered(&symbol, |letters| paint_letters(&letters.times(times)))?;
        self.0.add(&symbol, &style, Some(module))?;
        Ok(())
    }

    /// Returns the file.
    pub fn finish(self) -> Vec<u8> {
        self.0.finish()
    }
}

/// Prints half blocks, of dark modules where `invert` says so.
#[wasm_bindgen(js_name = halfBlocks)]
pub fn half_blocks(
    content: Content,
    quiet_zone: Option<f64>,
    invert: bool,
) -> Result<String, Error> {
    let symbol = content.symbol()?;
    let quiet_zone = quiet_zone.map(|modules| whole("quietZone", modules, 0, picture::MOST_PIXELS));
    let printed = if invert {
        Printed::Dark
    } else {
        Printed::Light
    };
    picture::text(&symbol, quiet_zone.transpose()?, printed)
}

/// Makes the symbol and checks the style; without a look it is the default one.
pub(super) fn checked(content: Content, look: Option<Look>) -> Result<(Symbol, Style), Error> {
    match look {
        Some(look) => look.over(content),
        None => Ok((content.symbol()?, Style::default())),
    }
}

/// Makes the symbol, checks the style, and has its font make its letters, where there is one.
fn lettered(content: Content, mut look: Option<Look>) -> Result<(Symbol, Style), JsValue> {
    let font = look.as_mut().and_then(Look::take_font);
    let (symbol, style) = checked(content, look)?;
    let style = match font {
        Some(font) => outlined(style, &font)?,
        None => style,
    };
    Ok((symbol, style))
}

/// Makes the symbol, checks the style, and has the engine paint its letters, where there is no font.
fn painted(content: Content, look: Option<Look>) -> Result<(Symbol, Style), JsValue> {
    let (symbol, style) = lettered(content, look)?;
    let style = style.lettered(&symbol, paint_letters)?;
    Ok((symbol, style))
}

/// The pixels that are handed to a canvas at once: the engine copies them while they are in the processor's cache, and a large picture
/// takes no memory of its own.
const STRIP: usize = 1 << 16;

fn put_strips(context: &CanvasRenderingContext2d, mut raster: Raster) -> Result<(), JsValue> {
    let (width, height) = (raster.layout().width(), raster.layout().height());
    let line = (width * raster.layout().module()) as usize;
    let mut pixels: Vec<Pixel> =
        Vec::with_capacity((STRIP + line).min(width as usize * height as usize));
    let mut y = 0;
    while y < height {
        pixels.clear();
        raster.paint(&mut pixels, STRIP);
        put(context, pixels.as_flattened(), width, y)?;
        y += rows(&pixels, width);
    }
    Ok(())
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a picture has at most 16 384 rows"
)]
fn rows(pixels: &[Pixel], width: u32) -> u32 {
    pixels.len() as u32 / width
}

/// Puts whole rows on a canvas, from row `y` on.
fn put(context: &CanvasRenderingContext2d, data: &[u8], width: u32, y: u32) -> Result<(), JsValue> {
    let data = ImageData::new_with_u8_clamped_array(Clamped(data), width)?;
    context.put_image_data(&data, 0.0, f64::from(y))
}
