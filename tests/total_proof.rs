//! Every public function of the room `proof` ends in a value or an error, whatever it is given.

use hongbao::picture::{
    Background, Color, FinderLook, Finders, Fit, Frame, Gradient, GradientKind, Image, Logo,
    LogoShape, Paint, Pixels, Place, Scale, Stop, Style,
};
use hongbao::proof::{
    check_place, damage, inspect, largest_correctable_size, largest_place, largest_size,
    plan_default_logo, plan_logo,
};
use hongbao::qr::{Choice, Data, Level, Options, Symbol, Symbology, Version, encode};
use hongbao::{Code, Datum};
use proptest::prelude::*;

fn version() -> impl Strategy<Value = Version> {
    let all: Vec<Version> = Symbology::ALL
        .into_iter()
        .flat_map(Symbology::versions)
        .collect();
    proptest::sample::select(all)
}

fn choice() -> impl Strategy<Value = Choice> {
    let only = proptest::sample::select(&Symbology::ALL[..]).prop_map(Choice::Only);
    prop_oneof![Just(Choice::Named), Just(Choice::Smallest), only]
}

fn level() -> impl Strategy<Value = Option<Level>> {
    proptest::option::of(proptest::sample::select(&Level::ALL[..]))
}

fn shape() -> impl Strategy<Value = LogoShape> {
    prop_oneof![Just(LogoShape::Square), Just(LogoShape::Circle)]
}

/// Any number, and those that are likely to be allowed.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![any::<f64>(), -0.1..1.1_f64, 0.0..180.0_f64]
}

fn place() -> impl Strategy<Value = Place> {
    (number(), number(), shape()).prop_filter_map("out of range", |(size, padding, shape)| {
        Place::new(size, padding, shape).ok()
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

fn paint() -> impl Strategy<Value = Paint> {
    let stops = proptest::collection::vec((0.0..=1.0_f32, color()), 1..5);
    let gradient = (any::<bool>(), any::<f64>(), stops).prop_filter_map(
        "no gradient",
        |(linear, rotation, stops)| {
            let kind = if linear {
                GradientKind::Linear { rotation }
            } else {
                GradientKind::Radial
            };
            let mut stops: Vec<Stop> = stops
                .into_iter()
                .map(|(offset, color)| Stop { offset, color })
                .collect();
            stops.sort_by(|one, other| one.offset.total_cmp(&other.offset));
            Gradient::new(kind, stops).ok()
        },
    );
    prop_oneof![
        color().prop_map(Paint::Solid),
        gradient.prop_map(Paint::Gradient)
    ]
}

fn scale() -> impl Strategy<Value = Scale> {
    prop_oneof![
        any::<u32>().prop_map(Scale::across),
        (0..4000_u32).prop_map(Scale::across),
        (1..=256_u32).prop_map(|pixels| Scale::module(pixels).expect("1 to 256")),
    ]
}

prop_compose! {
    fn style()(
        scale in scale(),
        quiet_zone in proptest::option::of(prop_oneof![any::<u32>(), 0..9_u32]),
        dark in paint(),
        light in paint(),
        light_radius in prop_oneof![Just(0.0), any::<f64>(), 0.0..9.0],
        frame in proptest::option::of(paint()),
        centre in proptest::option::of(paint()),
        corner in proptest::option::of(paint()),
        place in proptest::option::of(place()),
        background in proptest::option::weighted(0.3, (any::<[u8; 32]>(), 0.0..=1.0_f64)),
        framed in any::<bool>(),
    ) -> Style {
        let background = background.map(|(bytes, opacity)| {
            let image = Pixels::new(4, 2, bytes.to_vec()).expect("as many bytes as pixels");
            Background::new(Image::Pixels(image), opacity, Fit::Cover).expect("allowed")
        });
        Style {
            background,
            scale,
            quiet_zone,
            dark,
            light,
            light_radius,
            finder_frame_color: frame,
            finder_centre_color: centre,
            finders: Finders {
                top_right: FinderLook {
                    frame_color: corner,
                    ..FinderLook::default()
                },
                ..Finders::default()
            },
            logo: place.map(|place| Logo::new(Image::Elsewhere, place)),
            frame: framed.then(|| Frame::new("Scan me").expect("a line")),
            ..Style::default()
        }
    }
}

/// Encodes a digit into a version; M1 is the only one without levels.
fn symbol(version: Version, level: Option<Level>) -> Option<Symbol> {
    let options = Options {
        version: Some(version),
        level,
        boost: false,
        ..Options::default()
    };
    let data = Data::Text {
        text: "8",
        kanji: None,
    };
    encode(data, &options).ok()
}

proptest! {
    #[test]
    fn damage_is_counted_where_the_version_has_the_level(
        version in version(), level in level(), place in place()
    ) {
        if let Some(damage) = damage(version, level, place) {
            prop_assert!(!damage.blocks.is_empty());
        }
    }

    #[test]
    fn the_largest_size_is_a_share(
        version in version(), level in level(), place in place()
    ) {
        let [safe, corrected] = [largest_size, largest_correctable_size].map(|largest| largest(version, level, place));
        prop_assert!(0.0 <= safe && safe <= corrected && corrected <= 1.0);
    }

    #[test]
    fn the_largest_place_is_safe(
        version in version(), level in level(), place in place()
    ) {
        let Some(symbol) = symbol(version, level) else { return Ok(()) };
        match largest_place(&symbol, place) {
            Ok(place) => prop_assert!(damage(version, symbol.level(), place).is_some_and(|damage| damage.within_reserve())),
            Err(error) => prop_assert_eq!(error.code(), Code::LogoTooLarge),
        }
    }

    #[test]
    fn a_place_that_is_refused_is_larger_than_its_limit(
        version in version(), level in level(), place in place()
    ) {
        let Some(symbol) = symbol(version, level) else { return Ok(()) };
        if let Err(error) = check_place(&symbol, place) {
            prop_assert_eq!(error.code(), Code::LogoTooLarge);
            let limit = error.figures().iter().find(|(name, _)| *name == "limit");
            let Some((_, Datum::Number(limit))) = limit else { panic!("{error}") };
            prop_assert!(place.size() > *limit);
        }
    }

    #[test]
    fn an_inspection_tells_what_is_safe_or_what_is_wrong_with_the_size(
        version in version(), level in level(), style in style()
    ) {
        let Some(symbol) = symbol(version, level) else { return Ok(()) };
        match inspect(&symbol, &style) {
            Ok(inspection) => {
                prop_assert_eq!(inspection.safe(), inspection.findings.is_empty());
                prop_assert!((1.0..=21.0).contains(&inspection.contrast));
                prop_assert!((0.0..=1.0).contains(&inspection.luma_contrast));
            }
            Err(error) => prop_assert!(matches!(
                error.code(),
                Code::SizeTooSmall | Code::SizeTooLarge | Code::OptionInvalid
            )),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn a_plan_is_safe(
        text in ".{0,60}",
        symbology in choice(),
        bounds in [proptest::option::of(version()), proptest::option::of(version()), proptest::option::of(version())],
        level in level(),
        mask in proptest::option::of(any::<u8>()),
        place in place(),
    ) {
        let [version, min_version, max_version] = bounds;
        let options = Options { symbology, version, min_version, max_version, level, mask, ..Options::default() };
        let data = [Data::Text { text: &text, kanji: None }, Data::Bytes(text.as_bytes())];
        for data in data {
            if let Ok(symbol) = plan_logo(data, place, &options) {
                prop_assert!(check_place(&symbol, place).is_ok());
                prop_assert!(symbol.level() >= level);
            }
            if let Ok((symbol, place)) = plan_default_logo(data, place, &options) {
                let (version, level) = (symbol.version(), symbol.level());
                prop_assert!(damage(version, level, place).is_some_and(|damage| damage.within_reserve()));
            }
        }
    }
}
