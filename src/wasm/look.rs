//! How a symbol is to look, for every call that draws or inspects.

use wasm_bindgen::prelude::wasm_bindgen;

use super::content::Content;
use super::letters::FontObject;
use super::names::{
    BackgroundFit, FinderShape, FramePosition, FrameShape, GradientType, LogoShape, ModuleShape,
};
use super::number::whole;
use super::shown::{Shown, background_as_before, logo_again, logo_as_before};
use crate::picture::{
    Background, Caption, Color, Density, FinderLook, Finders, Frame, Gradient, GradientKind,
    LiveColor, LiveColors, Logo, LogoFile, MOST_PIXELS, ModuleScale, Paint, Place, Scale, Stop,
    Style, invalid_number, of_background,
};
use crate::qr::Symbol;
use crate::{Code, Error, proof};

/// The options of a style that are given. The call that it is given to consumes it, and checks them then.
///
/// It crosses only where a style has any: without one a picture is that of [`Style::default`].
#[wasm_bindgen]
#[derive(Default)]
pub struct Look {
    module_size: Option<f64>,
    size: Option<f64>,
    quiet_zone: Option<f64>,
    dark: Option<Tint>,
    light: Option<Tint>,
    light_radius: Option<f64>,
    shape: Option<ModuleShape>,
    module_scale: Option<f64>,
    finder_frame: Option<FinderShape>,
    finder_frame_color: Option<Tint>,
    finder_centre: Option<FinderShape>,
    finder_centre_color: Option<Tint>,
    top_left: Corner,
    top_right: Corner,
    bottom_left: Corner,
    image: Option<Shown>,
    image_number: Option<u32>,
    logo_size: Option<f64>,
    logo_padding: Option<f64>,
    logo_shape: Option<LogoShape>,
    logo_aspect: Option<f64>,
    background: Option<Shown>,
    background_file: Option<Vec<u8>>,
    background_opacity: Option<f64>,
    background_fit: Option<BackgroundFit>,
    allow_unsafe: bool,
    caption: Option<String>,
    frame: Option<Around>,
    font: Option<FontObject>,
    responsive: bool,
    dpi: Option<f64>,
    live: bool,
}

/// A colour or a gradient that is not checked yet.
enum Tint {
    Color(String),
    Flow(Flow),
}

/// A gradient that is not checked yet. The look that it is given to consumes it.
#[wasm_bindgen]
pub struct Flow {
    kind: GradientType,
    rotation: f64,
    stops: Vec<(f64, String)>,
}

#[wasm_bindgen]
impl Flow {
    /// No stop yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(kind: GradientType, rotation: f64) -> Self {
        let stops = Vec::new();
        Self {
            kind,
            rotation,
            stops,
        }
    }

    /// Adds a stop.
    #[wasm_bindgen(js_name = addStop)]
    pub fn add_stop(&mut self, offset: f64, color: String) {
        self.stops.push((offset, color));
    }
}

/// The look of the finder pattern of a corner, not checked yet. The look that it is given to consumes it.
#[wasm_bindgen]
#[derive(Default)]
pub struct Corner {
    frame: Option<FinderShape>,
    centre: Option<FinderShape>,
    frame_color: Option<Tint>,
    centre_color: Option<Tint>,
}

#[wasm_bindgen]
impl Corner {
    /// As the style has it.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The shape of the frame.
    #[wasm_bindgen(setter)]
    pub fn set_frame(&mut self, shape: FinderShape) {
        self.frame = Some(shape);
    }

    /// The shape of the centre.
    #[wasm_bindgen(setter)]
    pub fn set_centre(&mut self, shape: FinderShape) {
        self.centre = Some(shape);
    }

    /// The colour of the frame.
    #[wasm_bindgen(setter, js_name = frameColor)]
    pub fn set_frame_color(&mut self, color: String) {
        self.frame_color = Some(Tint::Color(color));
    }

    /// Lets the colour of the frame flow.
    #[wasm_bindgen(setter, js_name = frameColorFlow)]
    pub fn set_frame_color_flow(&mut self, flow: Flow) {
        self.frame_color = Some(Tint::Flow(flow));
    }

    /// The colour of the centre.
    #[wasm_bindgen(setter, js_name = centreColor)]
    pub fn set_centre_color(&mut self, color: String) {
        self.centre_color = Some(Tint::Color(color));
    }

    /// Lets the colour of the centre flow.
    #[wasm_bindgen(setter, js_name = centreColorFlow)]
    pub fn set_centre_color_flow(&mut self, flow: Flow) {
        self.centre_color = Some(Tint::Flow(flow));
    }
}

/// A frame that is not checked yet.
struct Around {
    text: String,
    position: Option<FramePosition>,
    shape: Option<FrameShape>,
    color: Option<String>,
    text_color: Option<String>,
}

#[wasm_bindgen]
impl Look {
    /// No option at all.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Pixels a module.
    #[wasm_bindgen(setter, js_name = moduleSize)]
    pub fn set_module_size(&mut self, pixels: f64) {
        self.module_size = Some(pixels);
    }

    /// Pixels across.
    #[wasm_bindgen(setter)]
    pub fn set_size(&mut self, pixels: f64) {
        self.size = Some(pixels);
    }

    /// Modules on each side.
    #[wasm_bindgen(setter, js_name = quietZone)]
    pub fn set_quiet_zone(&mut self, modules: f64) {
        self.quiet_zone = Some(modules);
    }

    /// The colour of dark modules.
    #[wasm_bindgen(setter)]
    pub fn set_dark(&mut self, color: String) {
        self.dark = Some(Tint::Color(color));
    }

    /// Lets the colour of dark modules flow.
    #[wasm_bindgen(setter, js_name = darkFlow)]
    pub fn set_dark_flow(&mut self, flow: Flow) {
        self.dark = Some(Tint::Flow(flow));
    }

    /// The colour below everything.
    #[wasm_bindgen(setter)]
    pub fn set_light(&mut self, color: String) {
        self.light = Some(Tint::Color(color));
    }

    /// Lets the colour below everything flow.
    #[wasm_bindgen(setter, js_name = lightFlow)]
    pub fn set_light_flow(&mut self, flow: Flow) {
        self.light = Some(Tint::Flow(flow));
    }

    /// The radius of the ground's corners, in modules.
    #[wasm_bindgen(setter, js_name = lightRadius)]
    pub fn set_light_radius(&mut self, modules: f64) {
        self.light_radius = Some(modules);
    }

    /// The shape of dark modules.
    #[wasm_bindgen(setter)]
    pub fn set_shape(&mut self, shape: ModuleShape) {
        self.shape = Some(shape);
    }

    /// How much of a module its shape fills.
    #[wasm_bindgen(setter, js_name = moduleScale)]
    pub fn set_module_scale(&mut self, share: f64) {
        self.module_scale = Some(share);
    }

    /// The shape of the frames of finder patterns.
    #[wasm_bindgen(setter, js_name = finderFrame)]
    pub fn set_finder_frame(&mut self, shape: FinderShape) {
        self.finder_frame = Some(shape);
    }

    /// The colour of the frames of finder patterns.
    #[wasm_bindgen(setter, js_name = finderFrameColor)]
    pub fn set_finder_frame_color(&mut self, color: String) {
        self.finder_frame_color = Some(Tint::Color(color));
    }

    /// Lets the colour of the frames of finder patterns flow.
    #[wasm_bindgen(setter, js_name = finderFrameColorFlow)]
    pub fn set_finder_frame_color_flow(&mut self, flow: Flow) {
        self.finder_frame_color = Some(Tint::Flow(flow));
    }

    /// The shape of the centres of finder patterns.
    #[wasm_bindgen(setter, js_name = finderCentre)]
    pub fn set_finder_centre(&mut self, shape: FinderShape) {
        self.finder_centre = Some(shape);
    }

    /// The colour of the centres of finder patterns.
    #[wasm_bindgen(setter, js_name = finderCentreColor)]
    pub fn set_finder_centre_color(&mut self, color: String) {
        self.finder_centre_color = Some(Tint::Color(color));
    }

    /// Lets the colour of the centres of finder patterns flow.
    #[wasm_bindgen(setter, js_name = finderCentreColorFlow)]
    pub fn set_finder_centre_color_flow(&mut self, flow: Flow) {
        self.finder_centre_color = Some(Tint::Flow(flow));
    }

    /// The look of the finder pattern at the top left.
    #[wasm_bindgen(setter, js_name = topLeft)]
    pub fn set_top_left(&mut self, corner: Corner) {
        self.top_left = corner;
    }

    /// The look of the finder pattern at the top right.
    #[wasm_bindgen(setter, js_name = topRight)]
    pub fn set_top_right(&mut self, corner: Corner) {
        self.top_right = corner;
    }

    /// The look of the finder pattern at the bottom left.
    #[wasm_bindgen(setter, js_name = bottomLeft)]
    pub fn set_bottom_left(&mut self, corner: Corner) {
        self.bottom_left = corner;
    }

    /// Shows pixels in the logo. What has a number never changes.
    #[wasm_bindgen(js_name = logoOfPixels)]
    pub fn logo_of_pixels(&mut self, width: u32, height: u32, data: Vec<u8>, number: Option<u32>) {
        self.image = Some(Shown::Pixels {
            width,
            height,
            data,
        });
        self.image_number = number;
    }

    /// Shows a file in the logo. What has a number never changes.
    #[wasm_bindgen(js_name = logoOfFile)]
    pub fn logo_of_file(&mut self, file: Vec<u8>, number: Option<u32>) {
        self.image = Some(Shown::File(file));
        self.image_number = number;
    }

    /// Shows in the logo what the last one showed, and tells whether that had this number.
    #[wasm_bindgen(js_name = logoAgain)]
    pub fn logo_again(&mut self, number: u32) -> bool {
        let again = logo_again(number);
        let found = again.is_some();
        if found {
            self.image = again;
            self.image_number = Some(number);
        }
        found
    }

    /// Clears the modules of a logo that the engine draws; `aspect` is its width by its height.
    #[wasm_bindgen(js_name = logoOfEngine)]
    pub fn logo_of_engine(&mut self, aspect: f64) {
        self.image = Some(Shown::Elsewhere);
        self.logo_aspect = Some(aspect);
    }

    /// The side of the logo as a share of the symbol's width.
    #[wasm_bindgen(setter, js_name = logoSize)]
    pub fn set_logo_size(&mut self, share: f64) {
        self.logo_size = Some(share);
    }

    /// Modules kept free around the logo.
    #[wasm_bindgen(setter, js_name = logoPadding)]
    pub fn set_logo_padding(&mut self, modules: f64) {
        self.logo_padding = Some(modules);
    }

    /// The outline of the logo.
    #[wasm_bindgen(setter, js_name = logoShape)]
    pub fn set_logo_shape(&mut self, shape: LogoShape) {
        self.logo_shape = Some(shape);
    }

    /// Shows pixels behind the symbol.
    #[wasm_bindgen(js_name = backgroundOfPixels)]
    pub fn background_of_pixels(&mut self, width: u32, height: u32, data: Vec<u8>) {
        self.background = Some(Shown::Pixels {
            width,
            height,
            data,
        });
    }

    /// Shows a file behind the symbol.
    #[wasm_bindgen(js_name = backgroundOfFile)]
    pub fn background_of_file(&mut self, file: Vec<u8>) {
        self.background = Some(Shown::File(file));
    }

    /// Embeds a file in SVG that shows the same pixels.
    #[wasm_bindgen(js_name = backgroundAsFile)]
    pub fn background_as_file(&mut self, file: Vec<u8>) {
        self.background_file = Some(file);
    }

    /// The opacity of what lies behind the symbol.
    #[wasm_bindgen(setter, js_name = backgroundOpacity)]
    pub fn set_background_opacity(&mut self, opacity: f64) {
        self.background_opacity = Some(opacity);
    }

    /// How it comes into the symbol's rectangle.
    #[wasm_bindgen(setter, js_name = backgroundFit)]
    pub fn set_background_fit(&mut self, fit: BackgroundFit) {
        self.background_fit = Some(fit);
    }

    /// Whether a logo is drawn that is not safe.
    #[wasm_bindgen(setter, js_name = allowUnsafe)]
    pub fn set_allow_unsafe(&mut self, allow: bool) {
        self.allow_unsafe = allow;
    }

    /// A line of text below the symbol.
    #[wasm_bindgen(setter)]
    pub fn set_caption(&mut self, text: String) {
        self.caption = Some(text);
    }
}

#[wasm_bindgen]
impl Look {
    /// A call to action around the picture.
    #[wasm_bindgen(js_name = setFrame)]
    pub fn set_frame(
        &mut self,
        text: String,
        position: Option<FramePosition>,
        shape: Option<FrameShape>,
        color: Option<String>,
        text_color: Option<String>,
    ) {
        self.frame = Some(Around {
            text,
            position,
            shape,
            color,
            text_color,
        });
    }

    /// The font of caption and frame.
    #[wasm_bindgen(setter)]
    pub fn set_font(&mut self, font: FontObject) {
        self.font = Some(font);
    }

    /// Leaves the size of an SVG picture to where it is put.
    #[wasm_bindgen(setter)]
    pub fn set_responsive(&mut self, responsive: bool) {
        self.responsive = responsive;
    }

    /// Pixels an inch, for PNG.
    #[wasm_bindgen(setter)]
    pub fn set_dpi(&mut self, pixels: f64) {
        self.dpi = Some(pixels);
    }
}

impl Look {
    /// Takes colours that a page decides, too.
    pub(super) fn live(self) -> Self {
        Self { live: true, ..self }
    }

    /// Takes the font out, which the room `picture` does not know.
    pub(super) fn take_font(&mut self) -> Option<FontObject> {
        self.font.take()
    }

    /// Checks the options, and makes the symbol of a content, which may follow from the logo.
    pub(super) fn over(mut self, content: Content) -> Result<(Symbol, Style), Error> {
        let Some(image) = self.image.take() else {
            return Ok((content.symbol()?, self.style(None)?));
        };
        let (bytes, number) = (image.bytes(), self.image_number);
        let image = image.checked()?;
        let place = self.place()?;
        let aspect = image.aspect().or(self.logo_aspect).unwrap_or(1.0);
        let place = place.with_aspect(aspect)?;
        let (symbol, place) = if self.logo_size.is_none() {
            content.for_logo(place)?
        } else {
            let symbol = content.symbol()?;
            if !self.allow_unsafe {
                proof::check_place(&symbol, place)?;
            }
            (symbol, place)
        };
        Ok((
            symbol,
            self.style(Some(logo_as_before(Logo::new(image, place), bytes, number)))?,
        ))
    }

    /// Encodes for the logo alone.
    pub(super) fn planned(mut self, content: Content) -> Result<Symbol, Error> {
        let image = self.image.take().map(Shown::checked).transpose()?;
        let shown = image.and_then(|image| image.aspect());
        let aspect = shown.or(self.logo_aspect).unwrap_or(1.0);
        let place = self.place()?.with_aspect(aspect)?;
        if self.logo_size.is_none() {
            return content.for_logo(place).map(|(symbol, _)| symbol);
        }
        let Some((data, options)) = content.data() else {
            return Err(Error::new(Code::OptionInvalid)
                .with("option", "data")
                .with("allowed", "a string, a Uint8Array"));
        };
        proof::plan_logo(data, place, options)
    }

    fn style(mut self, logo: Option<Logo>) -> Result<Style, Error> {
        let scale = self.scale()?;
        let background = self.behind()?;
        let quiet_zone = self
            .quiet_zone
            .map(|modules| whole("quietZone", modules, 0, MOST_PIXELS));
        let module_scale = self.module_scale.map(ModuleScale::new).transpose()?;
        let preset = Style::default();
        let live = self.live;
        let tint = |given: Option<Tint>, current, option: &str| {
            let painted = given.map(|tint| tint.checked(option, current, live));
            painted.transpose().map(split)
        };
        let (dark, live_dark) = tint(self.dark, Color::BLACK, "dark")?;
        let (light, live_light) = tint(self.light, Color::WHITE, "light")?;
        let of_frames = tint(self.finder_frame_color, Color::BLACK, "finderFrameColor")?;
        let of_centres = tint(self.finder_centre_color, Color::BLACK, "finderCentreColor")?;
        let finders = Finders {
            top_left: self.top_left.checked("finders.topLeft", live)?,
            top_right: self.top_right.checked("finders.topRight", live)?,
            bottom_left: self.bottom_left.checked("finders.bottomLeft", live)?,
        };
        Ok(Style {
            scale,
            quiet_zone: quiet_zone.transpose()?,
            dark: dark.unwrap_or(preset.dark),
            light: light.unwrap_or(preset.light),
            light_radius: self.light_radius.unwrap_or(preset.light_radius),
            shape: self.shape.and_then(ModuleShape::known).unwrap_or_default(),
            module_scale: module_scale.unwrap_or_default(),
            finder_frame: self
                .finder_frame
                .and_then(FinderShape::known)
                .unwrap_or_default(),
            finder_frame_color: of_frames.0,
            finder_centre: self
                .finder_centre
                .and_then(FinderShape::known)
                .unwrap_or_default(),
            finder_centre_color: of_centres.0,
            finders,
            background,
            logo,
            caption: self.caption.as_deref().and_then(Caption::new),
            frame: self.frame.map(|frame| frame.checked(live)).transpose()?,
            live: LiveColors {
                dark: live_dark,
                light: live_light,
                finder_frame: of_frames.1,
                finder_centre: of_centres.1,
            },
            label: None,
            responsive: self.responsive,
            density: self.dpi.map(Density::per_inch).transpose()?,
        })
    }

    /// Checks what lies behind the symbol.
    fn behind(&mut self) -> Result<Option<Background>, Error> {
        let Some(shown) = self.background.take() else {
            return Ok(None);
        };
        let bytes = shown.bytes();
        let fit = self.background_fit.and_then(BackgroundFit::known);
        let opacity = self.background_opacity.unwrap_or(1.0);
        let image = shown.checked().map_err(of_background)?;
        let background = Background::new(image, opacity, fit.unwrap_or_default())?;
        let background = background_as_before(background, bytes);
        Ok(Some(match self.background_file.take() {
            Some(file) => background.with_file(LogoFile::new(file)?),
            None => background,
        }))
    }

    /// Checks the place of the logo; one whose size nobody said is as large as its symbol.
    fn place(&self) -> Result<Place, Error> {
        let padding = self.logo_padding.unwrap_or(1.0);
        let shape = self
            .logo_shape
            .and_then(LogoShape::known)
            .unwrap_or_default();
        Place::new(self.logo_size.unwrap_or(1.0), padding, shape)
    }

    fn scale(&self) -> Result<Scale, Error> {
        let module = |pixels| whole("moduleSize", pixels, 1, Scale::MOST_MODULE_PIXELS);
        let across = |pixels| whole("size", pixels, 0, MOST_PIXELS).map(Scale::across);
        match (self.module_size.map(module).transpose()?, self.size) {
            (Some(module), Some(size)) => {
                across(size)?;
                Err(invalid_number("moduleSize", module.into(), "without size"))
            }
            (Some(module), None) => Scale::module(module),
            (None, Some(size)) => across(size),
            (None, None) => Ok(Scale::default()),
        }
    }
}

/// Reads a colour; one that a page decides only where it may.
fn color(text: &str, current: Color, live: bool) -> Result<(Color, Option<LiveColor>), Error> {
    let decided = if live {
        LiveColor::parse(text, current)
    } else {
        None
    };
    match decided {
        Some(decided) => Ok((decided.color(), Some(decided))),
        None => Ok((Color::parse(text)?, None)),
    }
}

/// A paint, and what a page decides of it.
type Painted = (Paint, Option<LiveColor>);

/// Takes a paint that may be given apart from what a page decides of it.
fn split(read: Option<Painted>) -> (Option<Paint>, Option<LiveColor>) {
    read.map_or((None, None), |(paint, live)| (Some(paint), live))
}

impl Tint {
    /// Reads the paint of an option; `current` is what `currentColor` is taken for.
    fn checked(self, option: &str, current: Color, live: bool) -> Result<Painted, Error> {
        match self {
            Self::Color(text) => {
                let (color, live) = color(&text, current, live)?;
                Ok((Paint::Solid(color), live))
            }
            Self::Flow(flow) => Ok((Paint::Gradient(flow.checked(option)?), None)),
        }
    }
}

impl Corner {
    fn checked(self, option: &str, live: bool) -> Result<FinderLook, Error> {
        let tint = |given: Option<Tint>, part: &str| {
            let option = String::from(option) + part;
            let painted = given.map(|tint| tint.checked(&option, Color::BLACK, live));
            painted.transpose().map(split)
        };
        let (frame_color, live_frame) = tint(self.frame_color, ".frameColor")?;
        let (centre_color, live_centre) = tint(self.centre_color, ".centreColor")?;
        Ok(FinderLook {
            frame: self.frame.and_then(FinderShape::known),
            centre: self.centre.and_then(FinderShape::known),
            frame_color,
            centre_color,
            live_frame,
            live_centre,
        })
    }
}

impl Around {
    fn checked(self, live: bool) -> Result<Frame, Error> {
        let mut frame = Frame::new(&self.text)?;
        frame.position = self
            .position
            .and_then(FramePosition::known)
            .unwrap_or_default();
        frame.shape = self.shape.and_then(FrameShape::known).unwrap_or_default();
        let given = |text: Option<String>, current| {
            let read = text.map(|text| color(&text, current, live)).transpose();
            read.map(|read| read.map_or((None, None), |(color, live)| (Some(color), live)))
        };
        (frame.color, frame.live_color) = given(self.color, Color::BLACK)?;
        (frame.text_color, frame.live_text_color) = given(self.text_color, Color::WHITE)?;
        Ok(frame)
    }
}

impl Flow {
    fn checked(self, option: &str) -> Result<Gradient, Error> {
        let kind = match self.kind {
            GradientType::Radial => GradientKind::Radial,
            _ => GradientKind::Linear {
                rotation: self.rotation,
            },
        };
        let stop = |(offset, color): (f64, String)| {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "offsets are single floats, whatever an engine counts by"
            )]
            let offset = offset as f32;
            Color::parse(&color).map(|color| Stop { offset, color })
        };
        let stops: Result<_, Error> = self.stops.into_iter().map(stop).collect();
        Gradient::of(option, kind, stops?)
    }
}
