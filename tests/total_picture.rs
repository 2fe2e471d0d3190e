//! No public function of the room `picture` panics, whatever it is given.

use hongbao::picture::{
    Background, Caption, Cleared, Color, ColorSpace, Density, FinderLook, FinderShape, Finders,
    Fit, Frame, FramePosition, FrameShape, Gradient, GradientKind, Image, Layout, Logo, LogoFile,
    LogoShape, ModuleScale, ModuleShape, Paint, Pixels, Place, Point, Print, Printed, Raster,
    Rectangle, Scale, Sheet, Stop, Style, bulge, paths, pdf, pdf_for_print, pixels, png,
    standard_quiet_zone, svg, text, times_for_print,
};
use hongbao::qr::{Data, Options, Symbol, Symbology, encode};
use hongbao::{LetterStep, Letters};
use proptest::prelude::*;
use proptest::sample::select;

/// Pixels of a picture that is painted here; larger ones are laid out and written as vectors alone.
const FEW: u64 = 300_000;

fn symbol() -> impl Strategy<Value = Symbol> {
    let versions: Vec<_> = Symbology::ALL
        .into_iter()
        .flat_map(Symbology::versions)
        .collect();
    select(versions).prop_filter_map("a version that holds a digit", |version| {
        let options = Options {
            version: Some(version),
            level: None,
            ..Options::default()
        };
        let data = Data::Text {
            text: "8",
            kanji: None,
        };
        encode(data, &options).ok()
    })
}

fn color() -> impl Strategy<Value = Color> {
    any::<[u8; 4]>().prop_map(|[red, green, blue, alpha]| Color {
        red,
        green,
        blue,
        alpha,
    })
}

/// Any number, and more often one that is allowed.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![any::<f64>(), -1.0..200.0, 0.0..1.0]
}

fn gradient() -> impl Strategy<Value = Option<Gradient>> {
    let stop = (prop_oneof![any::<f32>(), 0.0_f32..=1.0], color());
    let kind = prop_oneof![
        Just(GradientKind::Radial),
        any::<f64>().prop_map(|rotation| GradientKind::Linear { rotation }),
        (-720.0..720.0).prop_map(|rotation| GradientKind::Linear { rotation }),
    ];
    (kind, prop::collection::vec(stop, 0..4), any::<bool>()).prop_map(
        |(kind, mut stops, sorted)| {
            if sorted {
                stops.sort_by(|one, other| one.0.total_cmp(&other.0));
            }
            let stops = stops.into_iter();
            let stops = stops.map(|(offset, color)| Stop { offset, color });
            Gradient::new(kind, stops.collect()).ok()
        },
    )
}

fn paint() -> impl Strategy<Value = Paint> {
    (color(), gradient())
        .prop_map(|(color, gradient)| gradient.map_or(Paint::Solid(color), Paint::Gradient))
}

fn scale() -> impl Strategy<Value = Scale> {
    prop_oneof![
        (0..8_u32).prop_map(|module| Scale::module(module).unwrap_or_default()),
        any::<u32>().prop_map(|module| Scale::module(module).unwrap_or_default()),
        (0..600_u32).prop_map(Scale::across),
        any::<u32>().prop_map(Scale::across),
    ]
}

fn image() -> impl Strategy<Value = Pixels> {
    (1..20_u32, 1..20_u32, any::<u8>()).prop_map(|(width, height, seed)| {
        let bytes = (0..4 * width * height).map(|at| at.to_le_bytes()[0].wrapping_mul(seed));
        Pixels::new(width, height, bytes.collect()).expect("as many bytes as pixels")
    })
}

fn place() -> impl Strategy<Value = Option<Place>> {
    let shape = select(&[LogoShape::Square, LogoShape::Circle][..]);
    (number(), number(), shape)
        .prop_map(|(size, padding, shape)| Place::new(size, padding, shape).ok())
}

fn logo() -> impl Strategy<Value = Option<Logo>> {
    let image = prop_oneof![
        image().prop_map(Image::Pixels),
        Just(Image::Elsewhere),
        Just(Image::File(
            LogoFile::new(b"<svg/>".to_vec()).expect("inert")
        )),
    ];
    (image, place()).prop_map(|(image, place)| Some(Logo::new(image, place?)))
}

/// Files of each kind, by their first bytes.
const FILES: [&[u8]; 3] = [b"<svg/>", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n"];

fn background() -> impl Strategy<Value = Option<Background>> {
    let image = prop_oneof![
        4 => image().prop_map(Image::Pixels),
        1 => Just(Image::Elsewhere),
        1 => select(&FILES[..])
            .prop_map(|bytes| Image::File(LogoFile::new(bytes.to_vec()).expect("by its first bytes"))),
    ];
    let fit = select(&[Fit::Cover, Fit::Contain][..]);
    (image, number(), fit)
        .prop_map(|(image, opacity, fit)| Background::new(image, opacity, fit).ok())
}

fn caption() -> impl Strategy<Value = Option<Caption>> {
    (".*", prop::option::of(image())).prop_map(|(text, strip)| {
        let caption = Caption::new(&text)?;
        Some(match strip {
            Some(strip) => caption.with_strip(strip),
            None => caption,
        })
    })
}

fn frame() -> impl Strategy<Value = Option<Frame>> {
    let position = select(&[FramePosition::Bottom, FramePosition::Top][..]);
    let color = || prop::option::of(color());
    let looks = (select(FrameShape::ALL), position, color(), color());
    let text = "[^\n]{0,9}(\n[^\n]{0,9}){0,3}";
    (text, looks, prop::option::of(image())).prop_map(|(text, looks, strip)| {
        let mut frame = Frame::new(&text).ok()?;
        (frame.shape, frame.position, frame.color, frame.text_color) = looks;
        Some(match strip {
            Some(strip) => frame.with_strip(strip),
            None => frame,
        })
    })
}

/// A line of letters, mostly near its line.
fn letters() -> impl Strategy<Value = Option<Letters>> {
    let length = || prop_oneof![8 => -1.0_f32..2.0, 1 => -2e5_f32..2e5, 1 => any::<f32>()];
    let point = || (length(), length()).prop_map(<[f32; 2]>::from);
    let step = prop_oneof![
        point().prop_map(LetterStep::Line),
        (point(), point(), point())
            .prop_map(|(one, other, to)| LetterStep::Curve([one, other, to])),
        (point(), point()).prop_map(|(from, to)| LetterStep::Curve([from, from, to])),
    ];
    let contour = (point(), prop::collection::vec(step, 0..6)).prop_map(|(from, steps)| {
        let begin = [LetterStep::Move(from)];
        let steps = begin.into_iter().chain(steps);
        steps.chain([LetterStep::Close]).collect::<Vec<_>>()
    });
    (length(), prop::collection::vec(contour, 0..4))
        .prop_map(|(width, contours)| Letters::new(width, contours.concat()).ok())
}

fn finders() -> impl Strategy<Value = Finders> {
    let shape = || prop::option::of(select(FinderShape::ALL));
    let own = || prop::option::of(paint());
    let look = || {
        let parts = (shape(), shape(), own(), own());
        let look = parts.prop_map(|(frame, centre, frame_color, centre_color)| FinderLook {
            frame,
            centre,
            frame_color,
            centre_color,
            ..FinderLook::default()
        });
        prop_oneof![3 => Just(FinderLook::default()), 1 => look]
    };
    (look(), look(), look()).prop_map(|(top_left, top_right, bottom_left)| Finders {
        top_left,
        top_right,
        bottom_left,
    })
}

fn style() -> impl Strategy<Value = Style> {
    let quiet_zone = prop::option::of(prop_oneof![0..9_u32, any::<u32>()]);
    let finder = || select(FinderShape::ALL);
    let own = || prop::option::of(paint());
    let looks = (finder(), own(), finder(), own(), finders());
    let around = (
        (
            prop::option::weighted(0.5, logo()),
            prop::option::weighted(0.4, background()),
        ),
        prop::option::weighted(0.3, caption()),
        prop::option::weighted(0.5, frame()),
        prop::option::of(".*"),
        any::<bool>(),
        number(),
    );
    let shape = (select(ModuleShape::ALL), number());
    let light = (paint(), prop_oneof![Just(0.0), number()]);
    let colors = (paint(), light, shape);
    (scale(), quiet_zone, colors, looks, around).prop_map(
        |(
            scale,
            quiet_zone,
            (dark, light, shape),
            looks,
            ((logo, background), caption, frame, label, responsive, dpi),
        )| Style {
            live: hongbao::picture::LiveColors::default(),
            scale,
            quiet_zone,
            dark,
            light: light.0,
            light_radius: light.1,
            shape: shape.0,
            module_scale: ModuleScale::new(shape.1).unwrap_or_default(),
            finder_frame: looks.0,
            finder_frame_color: looks.1,
            finder_centre: looks.2,
            finder_centre_color: looks.3,
            finders: looks.4,
            background: background.flatten(),
            logo: logo.flatten(),
            caption: caption.flatten(),
            frame: frame.flatten(),
            label,
            responsive,
            density: Density::per_inch(dpi).ok(),
        },
    )
}

proptest! {
    #[test]
    fn every_output_of_every_style_is_a_picture_or_an_error(
        symbol in symbol(), style in style(), letters in letters(), millimetres in number()
    ) {
        let style = match &letters {
            Some(letters) => style.outlined(|_| Ok::<_, hongbao::Error>(letters.clone())).expect("letters"),
            None => style,
        };
        let layout = Layout::new(&symbol, &style);
        let _ = svg(&symbol, &style);
        let _ = pdf(&symbol, &style, millimetres);
        if let Ok(times) = times_for_print(&symbol, &style, millimetres) {
            let blank = style.clone().lettered(&symbol, |letters| {
                let Rectangle { width, height, .. } = letters.times(times).area;
                let few = u64::from(width) * u64::from(height) <= FEW;
                let bytes = if few { 4 * width * height } else { 0 };
                Ok::<_, hongbao::Error>(Pixels::new(width, height, vec![0; bytes as usize]).ok())
            });
            let _ = blank.and_then(|style| pdf(&symbol, &style, millimetres));
        }
        if let Ok(print) = Print::new(ColorSpace::Cmyk, millimetres, true) {
            let _ = pdf_for_print(&symbol, &style, millimetres, print);
        }
        let grid = [layout.as_ref().map_or(0, |layout| layout.left() % 9), layout.as_ref().map_or(3, |layout| layout.module() % 9)];
        if let Ok(mut sheet) = Sheet::new([200.0, 100.0], grid, millimetres / 9.0, millimetres, Print::default()) {
            let _ = sheet.module(&symbol, &style, Some(millimetres));
            let _ = sheet.add(&symbol, &style, Some(millimetres));
            let _ = sheet.add(&symbol, &style, None);
            prop_assert!(sheet.finish().ends_with(b"%%EOF\n"));
        }
        let _ = paths(&symbol, &style).iter().map(|path| path.steps().len()).sum::<usize>();
        let Ok(layout) = layout else {
            prop_assert!(Raster::new(&symbol, &style).is_err() && png(&symbol, &style).is_err());
            return Ok(());
        };
        let area = u64::from(layout.width()) * u64::from(layout.height());
        prop_assert!(layout.left() <= layout.width() && layout.top() <= layout.height());
        prop_assert!(layout.module() > 0 && layout.line() < layout.height());
        for letters in style.lettering(&layout) {
            let Rectangle { left, top, width, height } = letters.area;
            prop_assert!(letters.font_size.is_finite());
            prop_assert!(left + width <= layout.width() && top + height <= layout.height());
            prop_assert!(width > 0 && height > 0);
        }
        if area <= FEW {
            let _ = png(&symbol, &style);
            if let Ok(picture) = pixels(&symbol, &style) {
                prop_assert_eq!(picture.data().len() as u64, 4 * area);
            }
            let raster = Raster::new(&symbol, &style);
            prop_assert_eq!(raster.is_ok(), pixels(&symbol, &style).is_ok());
            if let Ok(mut raster) = raster {
                prop_assert_eq!(raster.layout(), &layout);
                let mut rows = Vec::new();
                raster.paint(&mut rows, 0);
                raster.paint(&mut rows, usize::MAX);
                raster.paint(&mut rows, usize::MAX);
                prop_assert_eq!(rows.len() as u64, area);
            }
        }
    }

    #[test]
    fn half_blocks_are_lines_or_an_error(symbol in symbol(), quiet_zone: Option<u16>, more: Option<u32>) {
        for printed in [Printed::Light, Printed::Dark] {
            // Long texts take long, and one of them has every edge.
            let quiet_zone = quiet_zone.map(|modules| u32::from(modules % 64)).or(more);
            if let Ok(lines) = text(&symbol, quiet_zone.filter(|modules| !(200..=8_192).contains(modules)), printed) {
                prop_assert!(lines.lines().count() > 3);
            }
        }
        prop_assert!(standard_quiet_zone(symbol.version().symbology()) > 1);
    }

    #[test]
    fn any_text_is_a_colour_or_an_error(text in r"\PC*|#[0-9a-f]{0,9}|(rgb|hsl)a?\([-+0-9.e%, /a-z]*\)") {
        if let Ok(color) = Color::parse(&text) {
            prop_assert_eq!(Color::parse(&color.css()), Ok(color));
            let opaque = Color::opaque(color.red, color.green, color.blue);
            prop_assert_eq!(&opaque.bytes()[..3], &color.bytes()[..3]);
        }
        prop_assert!(ModuleShape::from_name(&text).is_none_or(|shape| shape.name() == text));
        prop_assert!(FinderShape::from_name(&text).is_none_or(|shape| shape.name() == text));
    }

    #[test]
    fn any_bytes_are_a_logo_file_or_an_error(
        bytes: Vec<u8>, text in "(<(svg|s:a|style|script)?|[ -~]|é|\u{85}|on|=|href|'|\"|url|\\(|:|/|\\\\)*"
    ) {
        for bytes in [bytes, text.into_bytes()] {
            if let Ok(file) = LogoFile::new(bytes) {
                prop_assert!(file.media_type().starts_with("image/"));
            }
        }
    }

    #[test]
    fn any_bytes_are_pixels_or_an_error(width: u32, height: u32, small in (0..9_u32, 0..9_u32), bytes: Vec<u8>) {
        for (width, height) in [(width, height), small] {
            if let Ok(pixels) = Pixels::new(width, height, bytes.clone()) {
                prop_assert_eq!((pixels.width(), pixels.height()), (width, height));
                prop_assert_eq!(pixels.into_data(), &bytes[..]);
            }
        }
    }

    #[test]
    fn any_place_clears_some_modules(place in place(), sides: [usize; 2], at: (usize, usize), reach: [f64; 2]) {
        if let Some(place) = place {
            let cleared = place.cleared(sides[0]);
            prop_assert!(cleared.reach[0] >= place.padding() && place.size() <= 1.0);
            prop_assert_eq!(cleared.shape, place.shape());
        }
        for shape in [LogoShape::Square, LogoShape::Circle] {
            prop_assert!(shape.distance(sides, at.0, at.1) >= 0.0);
            let _ = Cleared { reach, shape }.covers(sides, at.0, at.1);
        }
    }

    #[test]
    fn any_quarter_bulges(from: (i16, i16), to: (i16, i16), clockwise: bool) {
        let point = |(x, y)| Point { x, y };
        let corner = bulge(point(from), point(to), clockwise);
        prop_assert!([from.0, to.0].contains(&corner.x) && [from.1, to.1].contains(&corner.y));
    }
}
