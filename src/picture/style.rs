//! How a symbol is to look.

use super::background::Background;
use super::caption::Caption;
use super::cleared::Cleared;
use super::color::{Color, LiveColors};
use super::decimal::invalid_number;
use super::finder_look::Finders;
use super::frame::Frame;
use super::logo::Logo;
use super::module::{Joint, joint};
use super::module_scale::{ModuleScale, gap};
use super::paint::Paint;
use super::scale::Scale;
use crate::Error;

/// How a symbol is to look; the default is black on white in squares, ten pixels a module, with the quiet zone of its standard.
///
/// # Example
///
/// ```
/// use hongbao::picture::{Color, ModuleShape, Paint, Style};
///
/// let style = Style {
///     dark: Paint::Solid(Color::opaque(200, 16, 46)),
///     shape: ModuleShape::Dot,
///     ..Style::default()
/// };
/// assert_eq!(style.light, Paint::Solid(Color::WHITE));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    /// The size of the picture.
    pub scale: Scale,
    /// Modules of quiet zone on each side; none: 4, or 2 for Micro QR and rMQR.
    pub quiet_zone: Option<u32>,
    /// The paint of dark modules.
    pub dark: Paint,
    /// The paint of light modules and of the quiet zone, below everything.
    pub light: Paint,
    /// The radius of the corners of that ground in modules: 0 to half its shorter side.
    pub light_radius: f64,
    /// The shape of dark modules outside the finder patterns.
    pub shape: ModuleShape,
    /// How much of a module squares, dots and diamonds fill; with other shapes all of it. Over a picture that is the least that a dot fills,
    /// and dots are squares, diamonds, or round with every other shape.
    pub module_scale: ModuleScale,
    /// The outer ring of the finder patterns.
    pub finder_frame: FinderShape,
    /// The paint of the outer ring, in each pattern by itself; none: as dark modules.
    pub finder_frame_color: Option<Paint>,
    /// The centre of the finder patterns.
    pub finder_centre: FinderShape,
    /// The paint of the centre, in each pattern by itself; none: as dark modules.
    pub finder_centre_color: Option<Paint>,
    /// What differs from that in the corners.
    pub finders: Finders,
    /// A picture behind the symbol; the light colour is then not transparent.
    pub background: Option<Background>,
    /// A picture in the middle of the symbol.
    pub logo: Option<Logo>,
    /// A line of text below the symbol.
    pub caption: Option<Caption>,
    /// A call to action around all of that.
    pub frame: Option<Frame>,
    /// What a page decides of these colours, in SVG alone.
    pub live: LiveColors,
    /// The accessible name, which SVG carries as its title; none: no title.
    pub label: Option<String>,
    /// Whether an SVG picture leaves its size to where it is put: a view box, and neither width nor height.
    pub responsive: bool,
    /// The size in print, which PNG carries; none: nothing is said of it.
    pub density: Option<Density>,
}

/// How many pixels of a picture lie on a length of paper.
///
/// # Example
///
/// ```
/// use hongbao::picture::Density;
///
/// assert_eq!(Density::per_inch(300.0)?.per_metre(), 11_811);
/// assert!(Density::per_inch(0.0).is_err());
/// # Ok::<(), hongbao::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Density {
    per_metre: u32,
}

impl Density {
    /// Checks pixels an inch, 1 to 100 000.
    ///
    /// # Errors
    ///
    /// `option-invalid`
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::Density;
    ///
    /// assert!(Density::per_inch(72.0).is_ok());
    /// assert!(Density::per_inch(f64::NAN).is_err());
    /// ```
    pub fn per_inch(pixels: f64) -> Result<Self, Error> {
        if !(1.0..=100_000.0).contains(&pixels) {
            return Err(invalid_number("dpi", pixels, "1 … 100000"));
        }
        let per_metre = (pixels / 0.0254).round();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "at most four million"
        )]
        let per_metre = per_metre as u32;
        Ok(Self { per_metre })
    }

    /// Returns pixels a metre, the unit of PNG.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::Density;
    ///
    /// assert_eq!(Density::per_inch(254.0)?.per_metre(), 10_000);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn per_metre(self) -> u32 {
        self.per_metre
    }
}

impl Default for Style {
    fn default() -> Self {
        Self {
            scale: Scale::default(),
            quiet_zone: None,
            dark: Paint::Solid(Color::BLACK),
            light: Paint::Solid(Color::WHITE),
            light_radius: 0.0,
            shape: ModuleShape::Square,
            module_scale: ModuleScale::default(),
            finder_frame: FinderShape::Square,
            finder_frame_color: None,
            finder_centre: FinderShape::Square,
            finder_centre_color: None,
            finders: Finders::default(),
            background: None,
            logo: None,
            caption: None,
            frame: None,
            live: LiveColors::default(),
            label: None,
            responsive: false,
            density: None,
        }
    }
}

impl Style {
    /// Returns the colour of the caption: that of dark modules, of a gradient the last one.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::{Color, Style};
    ///
    /// assert_eq!(Style::default().caption_color(), Color::BLACK);
    /// ```
    #[must_use]
    pub fn caption_color(&self) -> Color {
        self.dark.last()
    }

    /// Returns the modules of a symbol of this width that the logo takes.
    pub(super) fn cleared(&self, width: usize) -> Option<Cleared> {
        self.logo.as_ref().map(|logo| logo.place().cleared(width))
    }

    /// Returns how much of a module's side its shape fills; over a picture the least that a dot does.
    ///
    /// # Example
    ///
    /// ```
    /// use hongbao::picture::{Background, Fit, Image, Pixels, Style};
    ///
    /// assert_eq!(Style::default().module_share(), 1.0);
    /// let red = Image::Pixels(Pixels::new(1, 1, vec![200, 16, 46, 255])?);
    /// let art = Style { background: Some(Background::new(red, 1.0, Fit::Cover)?), ..Style::default() };
    /// assert_eq!(art.module_share(), 0.6);
    /// # Ok::<(), hongbao::Error>(())
    /// ```
    #[must_use]
    pub fn module_share(&self) -> f64 {
        self.module_scale.over_picture(self.background.is_some())
    }

    /// Returns what modules leave free on each side, in points of the fine grid.
    pub(super) fn gap(&self) -> i16 {
        gap(self.module_share())
    }

    /// Returns the shape of dots over a picture.
    pub(super) fn dots(&self) -> ModuleShape {
        match self.shape {
            ModuleShape::Square | ModuleShape::Diamond => self.shape,
            _ => ModuleShape::Dot,
        }
    }

    /// Tells how dark modules come together: those that do not fill their place stand alone.
    pub(super) fn joint(&self) -> Joint {
        if self.gap() == 0 && self.background.is_none() {
            joint(self.shape)
        } else {
            Joint::Alone
        }
    }

    /// Tells whether something is seen through dark modules, or through finder patterns.
    pub(super) fn shines(&self) -> bool {
        let own = [&self.finder_frame_color, &self.finder_centre_color];
        let paints = own.into_iter().flatten().chain([&self.dark]);
        let mut colors = paints.flat_map(Paint::colors);
        colors.any(|color| color.alpha < 255)
    }

    /// Tells whether every dark module of the symbol is a square of the same paint.
    pub(super) fn is_square(&self) -> bool {
        self.shape == ModuleShape::Square
            && self.gap() == 0
            && self.finder_frame == FinderShape::Square
            && self.finder_centre == FinderShape::Square
            && self.finder_frame_color.is_none()
            && self.finder_centre_color.is_none()
            && self.finders == Finders::default()
            && self.logo.is_none()
            && self.background.is_none()
    }
}

macro_rules! shapes {
    ($(#[$meaning:meta])* $name:ident $($(#[$doc:meta])* $variant:ident $text:literal)*) => {
        $(#[$meaning])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$doc])* $variant,)*
        }

        impl $name {
            /// Every shape, in the order of the public surface.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Returns the name that options use.
            ///
            /// # Example
            ///
            /// ```
            /// use hongbao::picture::{FinderShape, FrameShape, ModuleShape};
            ///
            /// assert_eq!(ModuleShape::ExtraRounded.name(), "extra-rounded");
            /// assert_eq!(FinderShape::Dot.name(), "dot");
            /// assert_eq!(FrameShape::Bubble.name(), "bubble");
            /// ```
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }

            /// Finds the shape of this name; none where there is no such shape.
            ///
            /// # Example
            ///
            /// ```
            /// use hongbao::picture::{FinderShape, FrameShape, ModuleShape};
            ///
            /// assert_eq!(ModuleShape::from_name("classy"), Some(ModuleShape::Classy));
            /// assert_eq!(FinderShape::from_name("classy"), None);
            /// assert_eq!(FrameShape::from_name("box"), Some(FrameShape::Box));
            /// ```
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|shape| shape.name() == name)
            }
        }
    };
}

shapes! {
    /// The shape of a dark module, or of the shape that neighbouring dark modules make together.
    ModuleShape
    /// The whole module: neighbours make one area with straight edges.
    #[default]
    Square "square"
    /// A disc of the module's width, touching its neighbours in a point.
    Dot "dot"
    /// Neighbours flow together; outer corners are round by half a module.
    Rounded "rounded"
    /// As rounded; a corner between two neighbours is round by a whole module.
    ExtraRounded "extra-rounded"
    /// Neighbours flow together; only top left and bottom right corners are round, by half a module.
    Classy "classy"
    /// As classy, round by a whole module where there are neighbours.
    ClassyRounded "classy-rounded"
    /// A square on its corner, its points cut off at the module's edges.
    Diamond "diamond"
    /// Upright bars with round ends.
    Vertical "vertical"
    /// Lying bars with round ends.
    Horizontal "horizontal"
}

shapes! {
    /// The shape of the frame or of the centre of a finder pattern; always one piece.
    FinderShape
    /// Straight edges and corners.
    #[default]
    Square "square"
    /// Slightly round corners.
    Rounded "rounded"
    /// Very round corners.
    ExtraRounded "extra-rounded"
    /// A ring or a disc.
    Dot "dot"
}

shapes! {
    /// What a frame draws around a picture and behind its text.
    FrameShape
    /// Nothing: the text alone.
    Plain "plain"
    /// A border with straight corners, joined to a band that the text lies on.
    Box "box"
    /// A border with round corners, joined to a band that the text lies on.
    #[default]
    Rounded "rounded"
    /// A ribbon that the text lies on, wider than the picture, and no border.
    Banner "banner"
    /// A border with round corners, and a bubble with the text that points to it.
    Bubble "bubble"
}
