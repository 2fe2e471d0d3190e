use super::*;
use crate::picture::samples::{m1, v1};

#[track_caller]
fn drawn(quiet_zone: Option<u32>, printed: Printed, want: &[&str]) {
    let got = text(&m1(), quiet_zone, printed).expect("is small");
    assert_eq!(got.lines().collect::<Vec<_>>(), want, "\n{got}");
}

#[test]
fn light_modules_are_printed_and_dark_ones_left_empty() {
    drawn(
        None,
        Printed::Light,
        &[
            "███████████████",
            "██ ▄▄▄▄▄ █ █▄██",
            "██ █   █ █▄▄▄██",
            "██ █▄▄▄█ █▄  ██",
            "██▄▄▄▄▄▄▄█▄▀▀██",
            "██▄ ██▄▄▄▀█▄ ██",
            "██▄▄▄▄▄██▄█▄▄██",
            "▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀",
        ],
    );
}

#[test]
fn inverted_dark_modules_are_printed() {
    drawn(
        Some(0),
        Printed::Dark,
        &[
            "█▀▀▀▀▀█ █ ▀",
            "█ ███ █ ▀▀▀",
            "█ ▀▀▀ █ ▀██",
            "▀▀▀▀▀▀▀ ▀▄▄",
            "▀█  ▀▀▀▄ ▀█",
            "▀▀▀▀▀  ▀ ▀▀",
        ],
    );
}

#[test]
fn every_half_block_is_a_module() {
    for quiet_zone in 0..6 {
        for which in [Printed::Light, Printed::Dark] {
            let symbol = v1();
            let text = text(&symbol, Some(quiet_zone), which).expect("is small");
            let lines: Vec<Vec<char>> = text
                .split('\n')
                .map(|line| line.chars().collect())
                .collect();
            let (quiet, side) = (quiet_zone as usize, 21 + 2 * quiet_zone as usize);
            assert_eq!(lines.len(), side.div_ceil(2));
            for y in 0..=side {
                for x in 0..side {
                    let mark = lines.get(y / 2).map_or(' ', |line| line[x]);
                    let printed = mark == '█' || mark == ['▀', '▄'][y % 2];
                    let inside =
                        (quiet..21 + quiet).contains(&x) && (quiet..21 + quiet).contains(&y);
                    let dark = inside && symbol.dark(x - quiet, y - quiet);
                    assert_eq!(
                        printed,
                        y < side && dark == (which == Printed::Dark),
                        "{x} {y}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_quiet_zone_beyond_every_screen_is_refused() {
    assert!(text(&m1(), Some(8186), Printed::Dark).is_ok());
    for (quiet_zone, size) in [(8187, 16_385_i64), (u32::MAX, 8_589_934_601)] {
        let error = text(&m1(), Some(quiet_zone), Printed::Dark).expect_err("is too large");
        let want = Error::new(Code::SizeTooLarge)
            .with("size", size)
            .with("most", 16_384);
        assert_eq!(error, want);
    }
}
