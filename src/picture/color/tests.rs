use super::name::NAMED;
use super::*;

#[track_caller]
fn reads(text: &str, want: [u8; 4]) {
    assert_eq!(Color::parse(text).map(Color::bytes), Ok(want), "{text:?}");
}

#[track_caller]
fn refuses(text: &str) {
    let error = Color::parse(text).expect_err(text);
    assert_eq!(error, Error::new(Code::ColorInvalid).with("value", text));
}

#[test]
fn hexadecimal_colours_have_three_four_six_or_eight_digits() {
    reads("#c8102e", [200, 16, 46, 255]);
    reads("#C8102E80", [200, 16, 46, 128]);
    reads("#1aF", [17, 170, 255, 255]);
    reads("#1aF0", [17, 170, 255, 0]);
    for text in [
        "#",
        "#1",
        "#12",
        "#12345",
        "#1234567",
        "#123456789",
        "#ggg",
        "#+12",
        "#-12345",
        "# 123",
        "c8102e",
        "#红1",
    ] {
        refuses(text);
    }
}

#[test]
fn names_are_read_in_either_case() {
    reads("gold", [255, 215, 0, 255]);
    reads("RebeccaPurple", [102, 51, 153, 255]);
    reads("aliceblue", [240, 248, 255, 255]);
    reads("yellowgreen", [154, 205, 50, 255]);
    reads("TransParent", [0, 0, 0, 0]);
    for text in [
        "",
        " ",
        "redd",
        "re",
        "#red",
        "red blue",
        "currentcolor",
        "CanvasText",
        "inherit",
        "none",
    ] {
        refuses(text);
    }
}

#[test]
fn rgb_is_read_in_both_syntaxes() {
    reads("rgb(200,16,46)", [200, 16, 46, 255]);
    reads("RGBA( 200 , 16 , 46 , .5 )", [200, 16, 46, 128]);
    reads("rgb(200 16 46)", [200, 16, 46, 255]);
    reads("rgb(200 16 46/50%)", [200, 16, 46, 128]);
    reads("rgba(100% 0% 50% / 0.25)", [255, 0, 128, 64]);
    reads("rgb(100%,0%,50%)", [255, 0, 128, 255]);
    reads("rgb(50% 16 none)", [128, 16, 0, 255]);
    reads("rgb(1e2 +2.5e1 -3)", [100, 25, 0, 255]);
    reads("rgb(300 -1 1e999)", [255, 0, 255, 255]);
    reads("rgb(1-2+3)", [1, 0, 3, 255]);
    reads("rgb(0 0 0 / none)", [0, 0, 0, 0]);
    reads("rgb(0 0 0 / 7)", [0, 0, 0, 255]);
}

#[test]
fn the_syntaxes_of_rgb_do_not_mix() {
    for text in [
        "rgb(1,2 3)",
        "rgb(1 2,3)",
        "rgb(1,2,3/4)",
        "rgb(1 2 3,4)",
        "rgb(1,2,3%)",
        "rgb(none,2,3)",
        "rgb(1,2,3,none)",
        "rgb(1 2)",
        "rgb(1 2 3 4)",
        "rgb(1 2 3 /)",
        "rgb(1deg 2 3)",
        "rgb(1px 2 3)",
        "rgb(1 2 3 / 4deg)",
        "rgb (1 2 3)",
        "rgb(1 2 3",
        "rgb(1 2 3))",
        "rgb 1 2 3)",
        "rgb(1. 2 3)",
        "rgb(. 2 3)",
        "rgb(+ 2 3)",
        "rgb(1 2 红)",
        "rgb(1 2 nan)",
        "rgb(1 2 infinity)",
        "rgb(calc(1) 2 3)",
        "rgb(var(--x))",
        "rgb(from red r g b)",
        "rgb(1\u{a0}2\u{a0}3)",
        "hwb(1, 2%, 3%)",
        "hwb(1% 2% 3%)",
        "lab(1, 2, 3)",
        "lab(1 2)",
        "lab(1 2deg 3)",
        "lch(1 2 3%)",
        "oklch(.5 .2 40 / .5 .5)",
        "color(srgb 1 0)",
        "color(srgb 1, 0, 0)",
        "color(srgb1 0 0)",
        "color(--mine 1 0 0)",
        "color(hsl 1 0 0)",
        "oklab(from red l a b)",
        "()",
        ")",
        "url(javascript:alert(1))",
        "red;}</style>",
    ] {
        refuses(text);
    }
}

#[test]
fn every_space_of_css_is_read_as_chromium_paints_it() {
    reads("hwb(150 20% 10%)", [51, 230, 140, 255]);
    reads("hwb(1turn 102% 109% / 100%)", [123, 123, 123, 255]);
    reads("lab(50% 40 59.5)", [191, 87, 0, 255]);
    reads("lab(100 0 0)", [255, 255, 255, 255]);
    reads("lch(29.2345% 44.2 27)", [125, 35, 41, 255]);
    reads("oklab(40.1% 0.1143 0.045)", [125, 36, 41, 255]);
    reads("oklch(0.6 0.1 20 / 50%)", [180, 103, 103, 128]);
    reads("oklch(60% 25% none)", [177, 102, 126, 255]);
    reads("OKLCH(.7 .4 30)", [255, 0, 0, 255]);
    reads("color(srgb 1 .5 0)", [255, 128, 0, 255]);
    reads("color(srgb-linear 1 .5 0)", [255, 188, 0, 255]);
    reads("color(display-p3 0 1 0)", [0, 255, 0, 255]);
    reads("color(display-p3 .6 .6 .6 / none)", [153, 153, 153, 0]);
    reads("color(a98-rgb .5 .4 .3)", [137, 102, 74, 255]);
    reads("color(prophoto-rgb .5 .4 .3)", [171, 115, 90, 255]);
    reads("color(rec2020 .5 .4 .3)", [154, 112, 87, 255]);
    reads("color(xyz .2 .2 .2)", [135, 121, 118, 255]);
    reads("color(xyz-d50 20% 20% 20%)", [125, 122, 137, 255]);
}

#[test]
fn hsl_takes_angles_in_four_units() {
    reads("hsl(350 85% 42%)", [198, 16, 46, 255]);
    reads("hsl(350deg,85%,42%)", [198, 16, 46, 255]);
    reads("hsla(350, 85%, 42%, 20%)", [198, 16, 46, 51]);
    reads("hsl(.5turn 100% 50%)", [0, 255, 255, 255]);
    reads("hsl(200grad 100% 50% / .5)", [0, 255, 255, 128]);
    reads("hsl(3.14159265rad 100 50)", [0, 255, 255, 255]);
    reads("hsl(-240 100% 50%)", [0, 255, 0, 255]);
    reads("hsl(840 100% 50%)", [0, 255, 0, 255]);
    reads("hsl(none none 50%)", [128, 128, 128, 255]);
    for text in [
        "hsl(10%, 20%, 30%)",
        "hsl(10,20,30)",
        "hsl(1em 2% 3%)",
        "hsl(1 2deg 3%)",
        "hsl(none, 2%, 3%)",
        "hsl(1 2%)",
    ] {
        refuses(text);
    }
}

#[test]
fn space_may_stand_around() {
    reads(" \t\r\n\x0cred\x0c ", [255, 0, 0, 255]);
    reads("  rgb(\n1\t2 3  /\n40% )  ", [1, 2, 3, 102]);
    refuses("\u{a0}red");
    refuses("\u{3000}red");
}

#[test]
fn the_table_holds_the_148_names_in_order() {
    let words: Vec<_> = NAMED.split(' ').collect();
    assert_eq!(words.len(), 2 * 148);
    for pair in words.chunks(2).collect::<Vec<_>>().windows(2) {
        assert!(pair[0][0] < pair[1][0]);
    }
}

/// Every value of the table by `csscolorparser`, which keeps its own.
#[test]
fn a_stranger_gives_names_the_same_values() {
    let mut words = NAMED.split(' ');
    while let Some(name) = words.next() {
        words.next();
        reads(name, csscolorparser::parse(name).expect(name).to_rgba8());
    }
}

/// Numbers between and beyond the ends, in every unit and form, read by `csscolorparser` too.
#[test]
fn a_stranger_reads_the_same_colours() {
    let mut state = 1_u64;
    let mut next = move |limit: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % limit
    };
    let count = if std::env::var_os("HONGBAO_FULL").is_some() {
        400_000
    } else {
        40_000
    };
    for _ in 0..count {
        let polar = next(2) == 1;
        let commas = next(2) == 1;
        let percent = next(2) == 1;
        // Odd thousandths keep clear of halves, which floating point rounds either way.
        let mut number = |most: u64| {
            let thousandths = next(most * 1100) | 1;
            format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
        };
        let parts = if polar {
            let unit = ["", "deg", "turn", "rad", "grad"];
            let (hue, saturation, lightness) = (number(400), number(100), number(100));
            let place = usize::try_from(next(5)).expect("is below five");
            [
                format!("{hue}{}", unit[place]),
                format!("{saturation}%"),
                format!("{lightness}%"),
            ]
        } else if percent {
            [number(100), number(100), number(100)].map(|part| part + "%")
        } else {
            [number(255), number(255), number(255)]
        };
        let alpha = match next(3) {
            0 => String::new(),
            1 => format!("0.{:03}", next(1000) | 1),
            _ => format!("{}.5%", next(100)),
        };
        let name = match (polar, next(2) == 1) {
            (true, true) => "hsl",
            (true, false) => "hsla",
            (false, true) => "rgb",
            (false, false) => "rgba",
        };
        let mut text = format!("{name}({}", parts.join(if commas { ", " } else { " " }));
        if !alpha.is_empty() {
            text += if commas { ", " } else { " / " };
            text += &alpha;
        }
        text.push(')');
        let ours = Color::parse(&text).expect(&text).bytes();
        let theirs = csscolorparser::parse(&text).expect(&text).to_rgba8();
        // It calculates with 32 bits, so an exact half may fall on the other side.
        let apart = ours.iter().zip(theirs).map(|(a, b)| a.abs_diff(b)).max();
        assert!(apart <= Some(1), "{text}: {ours:?}, {theirs:?}");
    }
}
