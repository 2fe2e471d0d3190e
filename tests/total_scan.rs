//! Every public function that reads pictures takes any picture, and answers.

#![cfg(feature = "scan")]

use hongbao::proof::scan::{Effort, Luma, margins, scan};
use proptest::prelude::*;

prop_compose! {
    /// Noise, blocks of noise and stripes, of any size up to 90 pixels a side.
    fn picture()(
        width in 0_usize..90,
        height in 0_usize..90,
        scale in 1_usize..8,
        shades in prop::collection::vec(prop::sample::select(vec![0_u8, 1, 90, 128, 254, 255]), 1..2000),
    ) -> Luma {
        let columns = width.div_ceil(scale).max(1);
        let shade = |place: usize| {
            let (x, y) = (place % width.max(1) / scale, place / width.max(1) / scale);
            shades[(y * columns + x) % shades.len()]
        };
        Luma::grey(width, height, (0..width * height).map(shade).collect()).expect("as many shades as pixels")
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_picture_is_scanned_and_twice_alike(picture in picture(), video in any::<bool>(), most in 0_usize..3) {
        let effort = if video { Effort::Video } else { Effort::Photo };
        let found = scan(&picture, effort, most);
        prop_assert!(found.len() <= most.max(1));
        prop_assert_eq!(scan(&picture, effort, most), found);
    }

    #[test]
    fn any_bytes_are_pixels_or_none(width in any::<usize>(), height in any::<usize>(), bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Luma::of(width, height, &bytes).is_none_or(|luma| luma.shades().len() * 4 == bytes.len()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]

    #[test]
    fn any_picture_has_margins(picture in picture(), pixels in prop::sample::select(vec![-1.0, 0.0, 0.3, 1.0, 4.0, f64::NAN]), side in 0_usize..30, inverted in any::<bool>()) {
        let found = margins(&picture, pixels, &vec![1; side * side], inverted);
        prop_assert!(!found.reads);
    }
}
