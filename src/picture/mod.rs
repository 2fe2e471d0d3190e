//! Symbol to geometry to what is drawn.
//!
//! A [`Style`] says how a symbol is to look, a [`Layout`] where its modules lie, and [`paths`] which shapes are painted with which
//! paint. Every output starts from these three, so all of them show the same shapes at the same places:
//!
//! ```text
//! symbol, style ─▶ paths (closed contours for each paint, in modules) ─▶ SVG path data │ steps for PDF
//!               └▶ tiles (coverage of pixels) ─▶ pixels │ canvas │ colours and rows for PNG
//! ```
//!
//! # What this room does not do
//!
//! It does not tell whether a reader copes with the picture (that is the room `proof`), it decodes no pictures, and it has no fonts. The
//! rest of every picture is text and a few numbers, and lies in `js/picture`, where the same takes a third of the bytes: colours, sizes,
//! the files around paths and rows, logos and captions.

mod blend;
mod cleared;
mod color;
mod coverage;
mod deflate;
mod finder;
mod geometry;
mod gradient;
mod grid;
mod layout;
mod module;
mod outline;
mod paint;
mod path;
mod pattern;
mod pixels;
mod png;
mod raster;
#[cfg(test)]
mod samples;
mod style;
mod svg_path;
mod tile;

pub use cleared::{Cleared, LogoShape};
pub use color::Color;
pub use deflate::deflate;
pub use geometry::paths;
pub use layout::Layout;
pub use paint::{Axis, Gradient, Paint, Stop};
pub use path::{Path, Point, Step, UNIT, bulge};
pub use pixels::{Pixels, pixels, raster};
pub use png::png;
pub use raster::{Pixel, Raster};
pub use style::{FinderShape, ModuleShape, Style};
pub use svg_path::svg_paths;
