//! Draws a code of the crate `qrcode` in a style of ours, as an SVG file.
//!
//! ```text
//! cargo run --example draw_qrcode_crate -- TEXT FILE.svg
//! ```

use std::error::Error;

use hongbao::picture::{FinderShape, ModuleShape, Style, svg};
use hongbao::qr::Symbol;
use qrcode::{EcLevel, QrCode};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let text = arguments.next().unwrap_or_else(|| "红包".to_owned());
    let file = arguments
        .next()
        .unwrap_or_else(|| "draw_qrcode_crate.svg".to_owned());

    let code = QrCode::with_error_correction_level(text, EcLevel::Q)?;
    let symbol = Symbol::try_from(code)?;

    let style = Style {
        shape: ModuleShape::Dot,
        finder_frame: FinderShape::Rounded,
        ..Style::default()
    };
    std::fs::write(file, svg(&symbol, &style)?)?;
    Ok(())
}
