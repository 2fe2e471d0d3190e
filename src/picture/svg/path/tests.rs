use super::*;
use crate::picture::{ModuleScale, ModuleShape};
use crate::qr::{Data, Options, Version, encode};

fn symbol(version: &str, text: &str) -> Symbol {
    let options = Options {
        version: Some(Version::from_name(version).unwrap()),
        ..Options::default()
    };
    encode(Data::Text { text, kanji: None }, &options).unwrap()
}

#[test]
fn areas_are_written_as_their_steps_are() {
    // One, two and three words a row, and all symbologies.
    for name in [
        "1", "3", "11", "12", "28", "40", "M1", "M4", "R7x43", "R17x139",
    ] {
        for text in ["1", "12345"] {
            let symbol = symbol(name, text);
            for &shape in ModuleShape::ALL {
                let style = Style {
                    shape,
                    ..Style::default()
                };
                let pieces = geometry::pieces(&symbol, &style, None);
                let got = paths(&symbol, &style, None);
                assert_eq!(got.len(), pieces.len());
                for ((got, _), piece) in got.iter().zip(pieces) {
                    let want = written(&symbol, &piece.path);
                    assert_eq!(got.text, want.text, "version {name} {shape:?}");
                    assert_eq!(got.straight, want.straight, "version {name} {shape:?}");
                }
            }
        }
    }
}

/// Reads a path as SVG says, and returns each of its steps: a letter, the radius of an arc and whether it is clockwise, and the end.
fn read(text: &str) -> Vec<(char, f64, bool, [f64; 2])> {
    let mut rest = text;
    let mut steps = Vec::new();
    let (mut letter, mut at) = (' ', [0.0, 0.0]);
    // Each flag is one character.
    let flag = |rest: &mut &str| {
        let (flag, after) = rest.trim_start().split_at(1);
        *rest = after;
        flag == "1"
    };
    let number = |rest: &mut &str| -> f64 {
        let begin = rest.trim_start();
        let mut points = 0;
        let end = begin.char_indices().position(|(place, character)| {
            points += usize::from(character == '.');
            let part = character.is_ascii_digit()
                || (character == '.' && points == 1)
                || (character == '-' && place == 0);
            !part
        });
        let (number, after) = begin.split_at(end.unwrap_or(begin.len()));
        *rest = after;
        number.parse().unwrap()
    };
    while !rest.is_empty() {
        if let Some(next) = rest.chars().next().filter(char::is_ascii_alphabetic) {
            letter = next;
            rest = &rest[1..];
        }
        let (mut radius, mut clockwise) = (0.0, false);
        match letter {
            'h' => at[0] += number(&mut rest),
            'v' => at[1] += number(&mut rest),
            _ => {
                if letter == 'a' {
                    radius = number(&mut rest);
                    assert!((radius - number(&mut rest)).abs() < 1e-9);
                    assert!(number(&mut rest).abs() < 1e-9);
                    assert!(!flag(&mut rest), "a large arc");
                    clockwise = flag(&mut rest);
                }
                at[0] += number(&mut rest);
                at[1] += number(&mut rest);
            }
        }
        steps.push((letter, radius, clockwise, at));
    }
    steps
}

#[test]
fn what_is_written_leads_where_the_steps_lead() {
    for &shape in ModuleShape::ALL {
        for scale in [1.0, 0.7, 0.85] {
            for (version, text) in [("2", "hongbao"), ("M3", "1"), ("R11x43", "1")] {
                let symbol = symbol(version, text);
                let style = Style {
                    shape,
                    module_scale: ModuleScale::new(scale).unwrap(),
                    ..Style::default()
                };
                let path = &geometry::paths(&symbol, &style)[0];
                let unit = f64::from(path.unit());
                let mut steps = path.steps().iter().filter(|step| **step != Step::Close);
                let mut from = point(0, 0);
                for (letter, radius, way, end) in read(&written(&symbol, path).text) {
                    let step = steps.next().unwrap();
                    let mut to = step.to().unwrap();
                    let same = |to: Point| {
                        let want = [f64::from(to.x) / unit, f64::from(to.y) / unit];
                        (want[0] - end[0]).abs() < 1e-3 && (want[1] - end[1]).abs() < 1e-3
                    };
                    match step {
                        Step::Move(_) => assert_eq!(letter, 'm'),
                        Step::Line(_) => assert!(matches!(letter, 'h' | 'v' | 'l')),
                        Step::Quarter { clockwise, .. } => {
                            assert_eq!((letter, way), ('a', *clockwise));
                            let across = f64::from((to.x - from.x).abs()) / unit;
                            assert!((across - radius).abs() < 1e-4);
                            // Two quarters may be one half.
                            if !same(to) {
                                to = steps.next().unwrap().to().unwrap();
                            }
                        }
                        Step::Close => unreachable!(),
                    }
                    assert!(same(to), "{shape:?} {scale} {version}: {step:?} {end:?}");
                    from = to;
                }
                assert!(steps.next().is_none());
            }
        }
    }
}
