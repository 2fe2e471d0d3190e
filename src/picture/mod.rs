//! Symbol to geometry to what is drawn.
//!
//! A [`Style`] says how a symbol is to look, a [`Layout`] where its modules lie, and [`paths`] which shapes are painted with which paint.
//! Every output starts from these three, so all of them show the same shapes at the same places:
//!
//! ```text
//! symbol, style ─▶ paths (closed contours for each paint, in modules) ─▶ SVG │ PDF
//!               └▶ tiles (coverage of pixels) ─▶ pixels │ PNG
//! ```
//!
//! # What this room does not do
//!
//! It does not tell whether a reader copes with the picture, which is the room [`proof`](crate::proof). It has no fonts either: SVG carries
//! the letters of a caption and of a frame as text, and the other outputs take them painted.

mod art;
mod art_pixels;
mod backdrop;
mod background;
mod base64;
mod blend;
mod caption;
mod cleared;
mod color;
mod coverage;
mod crc;
mod data_url;
mod decimal;
mod deflate;
mod extent;
mod filter;
mod finder;
mod finder_look;
mod finder_pixels;
mod frame;
mod geometry;
mod gradient;
mod grid;
mod ground;
mod layout;
mod lettering;
mod line;
mod logo;
mod look;
mod luminance;
mod module;
mod module_scale;
mod outline;
mod overlay;
mod paint;
mod path;
mod pattern;
mod pdf;
mod pixel_runs;
mod pixels;
mod png;
mod print;
mod raster;
#[cfg(test)]
mod samples;
mod scale;
mod scaled;
mod setting;
mod style;
mod svg;
mod text;
mod tile;

pub(crate) use art::{Art, LEAST_MARGIN};
#[cfg(target_arch = "wasm32")]
pub(crate) use background::of_background;
pub use background::{Background, Fit};
pub(crate) use blend::over;
pub use caption::Caption;
pub use cleared::{Cleared, LogoShape};
pub use color::{Color, LiveColor, LiveColors};
pub use data_url::data_url;
#[cfg(target_arch = "wasm32")]
pub(crate) use decimal::invalid_number;
pub(crate) use finder_look::finder_colors;
pub use finder_look::{FinderLook, Finders};
pub use frame::{Frame, FramePosition};
pub use geometry::paths;
pub(crate) use ground::quiet_zone;
pub use layout::{Layout, MOST_PIXELS, Square, standard_quiet_zone};
pub use lettering::{Lettering, Rectangle};
pub use logo::{Image, Logo, LogoFile, Place, Vector, read_png};
pub(crate) use luminance::{BT_709, ratio, weighted};
pub use module_scale::ModuleScale;
pub use paint::{Gradient, GradientKind, Paint, Stop};
pub use path::{Path, Point, Step, UNIT, bulge};
pub use pdf::{Sheet, pdf, pdf_for_print, times_for_print};
pub use pixels::{Pixels, pixels};
pub use png::png;
pub use print::{ColorSpace, Print};
pub use raster::{Pixel, Raster};
pub use scale::Scale;
pub use style::{Density, FinderShape, FrameShape, ModuleShape, Style};
pub use svg::svg;
pub use text::{Printed, text};
