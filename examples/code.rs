//! Draws a QR code into a file: `cargo run --example code -- TEXT FILE [--shape dot] [--logo PNG]`.
//!
//! The end of the file's name decides what is written: `svg`, `png`, `pdf`, or `txt` for half blocks.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use hongbao::picture::{
    Image, Logo, LogoShape, ModuleShape, Place, Printed, Style, pdf, png, read_png, svg, text,
};
use hongbao::proof::plan_logo;
use hongbao::qr::{Data, Options, Symbol, encode};

const USAGE: &str = "code TEXT FILE.svg|png|pdf|txt [--shape SHAPE] [--logo FILE.png]";

fn main() -> ExitCode {
    match Wish::read(std::env::args_os().skip(1)).and_then(|wish| wish.grant()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}\nusage: {USAGE}");
            ExitCode::FAILURE
        }
    }
}

/// What the arguments ask for.
struct Wish {
    text: String,
    file: PathBuf,
    shape: ModuleShape,
    logo: Option<PathBuf>,
}

impl Wish {
    fn read(mut given: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut plain = Vec::new();
        let (mut shape, mut logo) = (ModuleShape::Square, None);
        while let Some(argument) = given.next() {
            match argument.to_str() {
                Some("--shape") => shape = shape_of(given.next().as_deref())?,
                Some("--logo") => logo = Some(given.next().ok_or("--logo lacks its file")?.into()),
                Some(option) if option.starts_with("--") => {
                    return Err(format!("there is no option {option}"));
                }
                _ => plain.push(argument),
            }
        }
        let [text, file] = <[OsString; 2]>::try_from(plain)
            .map_err(|_| "one text and one file are needed".to_owned())?;
        Ok(Self {
            text: text
                .into_string()
                .map_err(|_| "the text is not UTF-8".to_owned())?,
            file: file.into(),
            shape,
            logo,
        })
    }

    fn grant(&self) -> Result<(), String> {
        let (symbol, style) = self.drawn()?;
        let end = self.file.extension().and_then(|end| end.to_str());
        let bytes = match end {
            Some("svg") => svg(&symbol, &style).map(String::into_bytes),
            Some("png") => png(&symbol, &style),
            Some("pdf") => pdf(&symbol, &style, 0.8),
            Some("txt") => text(&symbol, style.quiet_zone, Printed::Dark).map(String::into_bytes),
            _ => return Err("the file ends in none of .svg, .png, .pdf and .txt".to_owned()),
        };
        let bytes = bytes.map_err(|error| error.to_string())?;
        fs::write(&self.file, bytes).map_err(|error| said(&self.file, &error))
    }

    /// Encodes the text and styles the symbol, which is planned so that a logo in it is safe.
    fn drawn(&self) -> Result<(Symbol, Style), String> {
        let data = Data::Text {
            text: &self.text,
            kanji: None,
        };
        let options = Options::default();
        let mut style = Style {
            shape: self.shape,
            ..Style::default()
        };
        let symbol = match &self.logo {
            None => encode(data, &options),
            Some(path) => {
                let file = fs::read(path).map_err(|error| said(path, &error))?;
                let pixels = read_png(&file).map_err(|error| error.to_string())?;
                let place =
                    Place::new(0.2, 1.0, LogoShape::Square).map_err(|error| error.to_string())?;
                style.logo = Some(Logo::new(Image::Pixels(pixels), place));
                plan_logo(data, place, &options)
            }
        };
        Ok((symbol.map_err(|error| error.to_string())?, style))
    }
}

fn shape_of(name: Option<&OsStr>) -> Result<ModuleShape, String> {
    name.and_then(OsStr::to_str)
        .and_then(ModuleShape::from_name)
        .ok_or_else(|| {
            let names: Vec<&str> = ModuleShape::ALL.iter().map(|shape| shape.name()).collect();
            format!("--shape is one of {}", names.join(", "))
        })
}

fn said(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}
