use super::*;
use miniz_oxide::inflate::decompress_to_vec_zlib;

/// Compresses rows and has a stranger read them back.
#[track_caller]
fn round_trip(bytes: &[u8], stride: usize, repeats: &[u16], places: [usize; 3]) -> usize {
    looked_at(bytes, stride, repeats, places, Look::Flowing);
    looked_at(bytes, stride, repeats, places, Look::Even)
}

#[track_caller]
fn looked_at(
    bytes: &[u8],
    stride: usize,
    repeats: &[u16],
    places: [usize; 3],
    look: Look,
) -> usize {
    hinted(bytes, stride, repeats, places, look, &Hints::default())
}

#[track_caller]
fn hinted(
    bytes: &[u8],
    stride: usize,
    repeats: &[u16],
    places: [usize; 3],
    look: Look,
    hints: &Hints,
) -> usize {
    let rows = Rows {
        bytes,
        stride,
        repeats,
        pixel: places[0],
        module: places[1],
        module_height: places[2],
        look,
    };
    let packed = zlib(&rows, hints);
    let mut want = Vec::new();
    for (row, &repeats) in bytes.chunks(stride).zip(repeats) {
        for _ in 0..repeats {
            want.extend_from_slice(row);
        }
    }
    let got = decompress_to_vec_zlib(&packed).map_err(|error| error.status);
    let got = got.expect("a stranger reads it");
    assert!(
        got == want,
        "{} bytes differ from {}",
        got.len(),
        want.len()
    );
    packed.len()
}

/// Numbers that look random, the same in every run.
fn noise(seed: u64) -> impl FnMut(usize) -> usize {
    let mut state = seed;
    move |limit| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % limit
    }
}

/// Makes hints of parts of so many columns each, whose source `of` tells by row and column.
fn parts(
    rows: usize,
    stride: usize,
    part: usize,
    mut of: impl FnMut(usize, usize) -> Option<Source>,
) -> Hints {
    let mut hints = Hints::default();
    for row in 0..rows {
        let first = hints.parts.len();
        for column in (0..stride).step_by(part) {
            hints.parts.push(Hint {
                end: (column + part).min(stride),
                source: of(row, column),
            });
        }
        hints.rows.push(first..hints.parts.len());
    }
    hints
}

#[test]
fn what_a_hint_tells_is_found_though_it_stood_long_ago() {
    // Of two bytes any four stood a moment ago, though what follows them did not.
    let mut next = noise(6);
    let half: Vec<u8> = (0..20 * 250).map(|_| next(2) as u8).collect();
    let bytes = half.repeat(2);
    let hints = parts(40, 250, 250, |row, _| {
        (row >= 20).then_some(Source { up: 20, left: 0 })
    });
    let packed = |hints| hinted(&bytes, 250, &[1; 40], [1, 3, 3], Look::Even, hints);
    let (with, without) = (packed(&hints), packed(&Hints::default()));
    assert!(with + 250 < without, "{with} {without}");
}

#[test]
fn wrong_hints_do_no_harm() {
    let mut next = noise(7);
    for _ in 0..200 {
        let (stride, count) = (3 + next(60), 1 + next(20));
        let bytes: Vec<u8> = (0..stride * count).map(|_| next(3) as u8).collect();
        let repeats: Vec<u16> = (0..count).map(|_| 1 + (next(3) * next(3)) as u16).collect();
        let hints = parts(count, stride, 1 + next(20), |_, _| {
            let up = next(30);
            let left = next(90).cast_signed() - 45;
            (next(5) > 0).then_some(Source { up, left })
        });
        hinted(&bytes, stride, &repeats, [1, 3, 4], Look::Even, &hints);
    }
}

#[test]
fn a_match_goes_on_in_the_next_row() {
    // 100 rows of other bytes each, between margins that are the same.
    let mut next = noise(8);
    let mut bytes = Vec::new();
    for _ in 0..100 {
        bytes.extend([[0; 20], std::array::from_fn(|_| next(256) as u8), [0; 20]].concat());
    }
    let packed = round_trip(&bytes, 60, &[1; 100], [1, 2, 3]);
    // A match of the margins has 13 bits at most; two would have more than 20.
    assert!(packed < 100 * (20 + 2) + 200, "{packed}");
}

#[test]
fn a_long_row_that_stands_again_looks_no_farther_than_its_start() {
    // The last bytes of the first row, with which the second one begins, are far away when that one begins again.
    let mut next = noise(10);
    let mut bytes: Vec<u8> = (0..80_000).map(|_| next(256) as u8).collect();
    bytes.copy_within(39_900..40_000, 40_000);
    round_trip(&bytes, 40_000, &[1, 3], [1, 3, 4]);
}

#[test]
fn nothing_and_a_byte_are_streams_too() {
    round_trip(&[], 1, &[], [1, 1, 1]);
    round_trip(&[7], 1, &[1], [1, 1, 1]);
    round_trip("红包".as_bytes(), 6, &[1], [1, 1, 1]);
}

#[test]
fn what_flows_aslant_is_found_a_pixel_beside() {
    let (stride, rows) = (300, 100);
    let mut next = noise(3);
    let colors: Vec<u8> = (0..stride + rows).map(|_| next(256) as u8).collect();
    for back in [false, true] {
        let bytes: Vec<u8> = (0..rows)
            .flat_map(|row| colors[if back { rows - row } else { row }..][..stride].to_vec())
            .collect();
        let packed = |look| looked_at(&bytes, stride, &vec![1; rows], [1, 10, 10], look);
        assert!(packed(Look::Flowing) < stride + 14 * rows);
    }
}

#[test]
fn a_stranger_reads_every_text() {
    let mut next = noise(5);
    let mut texts: Vec<Vec<u8>> = vec![Vec::new(), b"a".to_vec(), b"aa".to_vec(), vec![0; 600]];
    for length in [3, 40, 300, 5_000, 100_000] {
        for letters in [2, 12, 256] {
            texts.push((0..length).map(|_| next(letters) as u8).collect());
        }
    }
    for text in texts {
        let got = decompress_to_vec_zlib(&deflate_text(&text)).map_err(|error| error.status);
        assert!(got.expect("a stranger reads it") == text, "{}", text.len());
    }
}

#[test]
fn a_text_that_repeats_itself_is_packed_as_zlib_packs_it() {
    // Places of a table, as pages have them; zlib at its highest level needs 2 238 bytes.
    let line = |place| format!("{} {} m ", place % 37, place * place % 101);
    let text = (0..1_000).map(line).collect::<Vec<_>>().concat();
    let packed = deflate_text(text.as_bytes());
    assert!(packed.len() < 2_300, "{}", packed.len());
}

#[test]
fn a_blank_picture_costs_a_match_for_every_258_bytes() {
    // 400 rows of 51 bytes, 80 matches of two or three bits, and the codes.
    assert!(round_trip(&[0; 51], 51, &[400], [1, 1, 1]) < 110);
}

#[test]
fn rests_of_repetitions_are_never_shorter_than_a_match() {
    for stride in 3..=260 {
        for repeats in 2..6 {
            round_trip(&vec![9; stride], stride, &[repeats], [1, 2, 3]);
        }
    }
}

#[test]
fn a_row_longer_than_the_window_is_read_back() {
    let row: Vec<u8> = (0..40_000_usize).map(|at| (at / 3 % 251) as u8).collect();
    round_trip(&row, 40_000, &[3], [1, 753, 5]);
    let window: Vec<u8> = (0..32_768_usize).map(|at| (at * at % 253) as u8).collect();
    round_trip(&window, 32_768, &[2], [1, 7, 1]);
    round_trip(
        &[window.clone(), window].concat(),
        32_768,
        &[1, 1],
        [1, 7, 1],
    );
}

#[test]
fn counts_like_those_of_fibonacci_stay_within_fifteen_bits() {
    let mut bytes = Vec::new();
    let (mut small, mut large) = (1, 1);
    for symbol in 0..22_u8 {
        // Alternating with another symbol leaves no runs to match.
        for _ in 0..small {
            bytes.extend([symbol, 100 + symbol]);
        }
        (small, large) = (large, small + large);
    }
    let length = bytes.len();
    round_trip(&bytes, length, &[1], [1, 1, 1]);
}

#[test]
fn every_length_and_distance_has_the_symbol_of_the_standard() {
    // RFC 1951, 3.2.5: the first length and the first distance of each symbol.
    let lengths = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115,
        131, 163, 195, 227, 258,
    ];
    for (place, &length) in lengths.iter().enumerate() {
        assert_eq!(
            length_symbol(length),
            (257 + place, 0, length_symbol(length).2)
        );
    }
    assert_eq!(length_symbol(257), (284, 30, 5));
    let distances = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
        2049, 3073, 4097, 6145, 8193, 12_289, 16_385, 24_577,
    ];
    for (place, &distance) in distances.iter().enumerate() {
        assert_eq!(
            distance_symbol(distance - 1),
            (place, 0, distance_symbol(distance - 1).2)
        );
    }
    assert_eq!(distance_symbol(32_767), (29, 8191, 13));
}

#[test]
fn a_stranger_reads_whatever_rows_there_are() {
    let rounds = if std::env::var_os("HONGBAO_FULL").is_some() {
        4000
    } else {
        400
    };
    let mut next = noise(4);
    for _ in 0..rounds {
        let stride = 3 + next(300);
        let count = 1 + next(40);
        let alphabet = 1 + next(256);
        let module = 1 + next(stride.min(20));
        let mut bytes: Vec<u8> = Vec::with_capacity(stride * count);
        for at in 0..stride * count {
            // Mostly what stands nearby, as in a picture.
            let byte = match next(8) {
                0 => next(alphabet) as u8,
                1..=3 if at >= module => bytes[at - module],
                4..=5 if at >= stride => bytes[at - stride],
                _ => bytes.last().copied().unwrap_or(0),
            };
            bytes.push(byte);
        }
        let repeats: Vec<u16> = (0..count).map(|_| 1 + (next(4) * next(9)) as u16).collect();
        round_trip(
            &bytes,
            stride,
            &repeats,
            [1 + next(3), module, 1 + next(30)],
        );
    }
}

#[test]
fn many_blocks_follow_each_other() {
    let mut next = noise(9);
    let bytes: Vec<u8> = (0..300_000).map(|_| next(256) as u8).collect();
    round_trip(&bytes, 1000, &[1; 300], [1, 3, 7]);
}
