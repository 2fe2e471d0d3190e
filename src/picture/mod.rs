//! Symbol to geometry to outputs.
//!
//! A [`Style`] says how a symbol is to look, a [`Layout`] where its modules lie, and [`layers`] which shapes are painted with
//! which paint. Every output starts from these three, so all of them show the same shapes at the same places:
//!
//! ```text
//! symbol, style ─▶ layout (pixels, integers)
//!               └▶ layers (one path of closed contours a paint, in modules) ─▶ SVG │ PDF │ coverage ─▶ pixels │ PNG │ canvas
//! ```
//!
//! # What this room does not do
//!
//! It does not tell whether a reader copes with the picture (that is the room `proof`), it decodes no pictures, it has no fonts,
//! and it knows no device pixels: who draws for a dense screen multiplies the size.

mod base64;
mod blend;
mod caption;
mod color;
mod coverage;
mod decimal;
mod deflate;
mod finder;
mod geometry;
mod gradient;
mod grid;
mod layout;
mod logo;
mod logo_file;
mod module;
mod outline;
mod overlay;
mod paint;
mod path;
mod pattern;
mod pdf;
mod pixels;
mod png;
mod raster;
#[cfg(test)]
mod samples;
mod scaled;
mod style;
mod svg;
mod svg_overlay;
mod svg_path;
mod text;
mod tile;
mod true_color;

pub(crate) use blend::{FULL, over};
pub use caption::{Caption, Line};
pub use color::Color;
pub(crate) use decimal::decimal;
pub use geometry::{Layer, Part, layers};
pub use layout::{Layout, MOST_PIXELS, Scale, quiet_zone};
pub use logo::{Cleared, Image, Logo, LogoShape, Place};
pub use logo_file::LogoFile;
pub use overlay::logo_square;
pub use paint::{Axis, Gradient, GradientKind, Paint, Stop};
pub use path::{Path, Point, Step, UNIT, bulge};
pub use pdf::pdf;
pub use pixels::{Pixels, pixels};
pub use png::{png, png_of};
pub use style::{FinderShape, ModuleShape, Style};
pub use svg::{css, svg};
pub use text::text;
