//! Finder patterns: dark, light, dark, light and dark in the ratio 1 : 1 : 3 : 1 : 1 whichever way they are crossed,
//! ISO/IEC 18004:2015 12 and 6.3.3.

#![expect(clippy::cast_precision_loss, reason = "pixels are fewer than 2⁵³")]

use super::binary::Binary;
use super::plane::Point;

/// What may be a finder pattern.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Finder {
    pub(super) centre: Point,
    /// The width of a module across, in pixels; in a turned symbol up to 1.4 times as much.
    pub(super) module: f64,
    /// The number of rows that cross it.
    pub(super) rows: f64,
}

impl Finder {
    /// Returns how many modules high it is crossed: 3 where it stands upright, some fewer where it is turned, about 1 of what looks
    /// like a pattern by chance.
    pub(super) fn quality(&self) -> f64 {
        self.rows / self.module
    }
}

/// The most patterns of a picture: those of a sheet of 133 symbols. Noise looks like more, each crossed by few rows.
const MOST: usize = 400;

/// Returns what looks like a finder pattern, crossed by most rows first.
pub(super) fn finders(picture: &Binary) -> Vec<Finder> {
    let mut found: Vec<Finder> = Vec::new();
    // Patterns that the next rows may cross again.
    let mut open: Vec<Finder> = Vec::new();
    for (y, row) in picture.dark.chunks_exact(picture.width).enumerate() {
        let y = y as f64 + 0.5;
        open.retain(|finder| {
            let reached = y <= finder.centre[1] + 3.0 * finder.module;
            if !reached {
                found.push(*finder);
            }
            reached
        });
        if found.len() >= 2 * MOST {
            keep_most_crossed(&mut found);
        }
        // The last five runs, the latest at the end, which stops before `x`.
        let mut runs = [0_usize; 5];
        let mut start = 0;
        let mut dark = false;
        for x in 0..=row.len() {
            if x < row.len() && row[x] == dark {
                continue;
            }
            runs.rotate_left(1);
            runs[4] = x - start;
            if dark && ratio(runs) {
                let middle = x as f64 - (runs[4] + runs[3]) as f64 - runs[2] as f64 / 2.0;
                if let Some(finder) = crossed(picture, [middle, y], runs) {
                    merge(&mut open, finder);
                }
            }
            start = x;
            dark = !dark;
        }
    }
    found.append(&mut open);
    keep_most_crossed(&mut found);
    found
}

fn keep_most_crossed(found: &mut Vec<Finder>) {
    found.sort_by(|one, other| other.rows.total_cmp(&one.rows));
    found.truncate(MOST);
}

/// Tells whether runs are in the ratio: those of one module within 0.6 of it, that of three within half of it.
fn ratio(runs: [usize; 5]) -> bool {
    let total = runs.iter().sum::<usize>();
    let [first, second, middle, fourth, fifth] = runs.map(|run| 7 * run);
    let one = |run: usize| run > 0 && 5 * run.abs_diff(total) <= 3 * total;
    2 * middle.abs_diff(3 * total) <= 3 * total
        && one(first)
        && one(second)
        && one(fourth)
        && one(fifth)
}

/// Crosses a pattern downwards, then across again at its middle; none where the ratio is not there both times.
fn crossed(picture: &Binary, from: Point, runs: [usize; 5]) -> Option<Finder> {
    let across = runs.iter().sum::<usize>() as f64;
    let (middle, down) = line(picture, from, [0.0, 1.0], across)?;
    let (centre, again) = line(picture, middle, [1.0, 0.0], across)?;
    // Seen from aside a square is at most twice as long as wide.
    if down > 2.0 * again || again > 2.0 * down {
        return None;
    }
    Some(Finder {
        centre,
        module: (down + again) / 14.0,
        rows: 1.0,
    })
}

/// Measures the five runs on a line through the middle one, which is dark: returns the middle of the middle run and the length
/// of all five; none where one of them is longer than twice `across`.
fn line(picture: &Binary, from: Point, step: Point, across: f64) -> Option<(Point, f64)> {
    let pixel = from.map(|place| place.floor() + 0.5);
    // Runs from a pixel on, dark, light and dark.
    let walk = |first: f64, sign: f64| {
        let mut runs = [0_usize; 3];
        let mut distance = first;
        for (run, dark) in runs.iter_mut().zip([true, false, true]) {
            loop {
                let at = [0, 1].map(|axis| pixel[axis] + sign * distance * step[axis]);
                if !picture.inside(at) || picture.at(at) != dark {
                    break;
                }
                *run += 1;
                if *run as f64 > 2.0 * across {
                    return None;
                }
                distance += 1.0;
            }
        }
        Some(runs)
    };
    let back = walk(0.0, -1.0)?;
    let forth = walk(1.0, 1.0)?;
    let runs = [back[2], back[1], back[0] + forth[0], forth[1], forth[2]];
    if !ratio(runs) {
        return None;
    }
    // The pixel is the first one of the way back.
    let shift = (forth[0] as f64 - back[0] as f64) / 2.0 + 0.5;
    let middle = [0, 1].map(|axis| {
        if step[axis] == 0.0 {
            from[axis]
        } else {
            pixel[axis] + shift
        }
    });
    Some((middle, runs.iter().sum::<usize>() as f64))
}

/// Adds a pattern, or draws the one that lies there nearer to it.
fn merge(found: &mut Vec<Finder>, finder: Finder) {
    for known in found.iter_mut() {
        let gap = [0, 1].map(|axis| (known.centre[axis] - finder.centre[axis]).abs());
        let alike = known.module.max(finder.module) < 1.6 * known.module.min(finder.module);
        if gap[0].max(gap[1]) <= known.module * 1.5 && alike {
            let rows = known.rows + 1.0;
            let mean = |old: f64, new: f64| (old * known.rows + new) / rows;
            known.centre = [0, 1].map(|axis| mean(known.centre[axis], finder.centre[axis]));
            known.module = mean(known.module, finder.module);
            known.rows = rows;
            return;
        }
    }
    if found.len() < MOST {
        found.push(finder);
    }
}

/// Returns how far it is from the centre of a pattern to the outer edge of its frame, towards a point; none where the frame is
/// not there. This is three and a half modules.
pub(super) fn reach(picture: &Binary, from: Point, towards: Point) -> Option<f64> {
    let gap = [0, 1].map(|axis| towards[axis] - from[axis]);
    let length = gap[0].hypot(gap[1]);
    let mut dark = true;
    let mut changes = 0;
    let mut distance = 0.0;
    while distance < length {
        let at = [0, 1].map(|axis| from[axis] + gap[axis] * distance / length);
        if picture.at(at) != dark {
            dark = !dark;
            changes += 1;
            if changes == 3 {
                return Some(distance);
            }
        }
        distance += 0.25;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws `#` as `scale` dark pixels each way.
    fn picture(rows: &[&str], scale: usize) -> Binary {
        let width = rows[0].len() * scale;
        let dark = (0..width * rows.len() * scale).map(|place| {
            let (x, y) = (place % width / scale, place / width / scale);
            rows[y].as_bytes()[x] == b'#'
        });
        Binary {
            width,
            height: rows.len() * scale,
            dark: dark.collect(),
        }
    }

    const PATTERN: [&str; 9] = [
        ".........",
        ".#######.",
        ".#.....#.",
        ".#.###.#.",
        ".#.###.#.",
        ".#.###.#.",
        ".#.....#.",
        ".#######.",
        ".........",
    ];

    #[track_caller]
    fn finds(rows: &[&str], scale: usize, want: &[(Point, f64)]) {
        let found = finders(&picture(rows, scale));
        let found: Vec<_> = found
            .iter()
            .map(|finder| (finder.centre, finder.module))
            .collect();
        assert_eq!(found, want);
    }

    #[test]
    fn a_pattern_is_found_at_its_middle_at_every_size() {
        finds(&PATTERN, 1, &[([4.5, 4.5], 1.0)]);
        finds(&PATTERN, 2, &[([9.0, 9.0], 2.0)]);
        finds(&PATTERN, 5, &[([22.5, 22.5], 5.0)]);
    }

    #[test]
    fn a_pattern_that_touches_the_edges_is_found() {
        let rows: Vec<&str> = PATTERN[1..8].iter().map(|row| &row[1..8]).collect();
        finds(&rows, 3, &[([10.5, 10.5], 3.0)]);
    }

    #[test]
    fn patterns_above_each_other_are_two() {
        let rows = [PATTERN, PATTERN].concat();
        let want = [([9.0, 9.0], 2.0), ([9.0, 27.0], 2.0)];
        finds(&rows, 2, &want);
    }

    #[test]
    fn stripes_and_bars_are_no_pattern() {
        let stripes = ["#.###.#"; 9];
        finds(&stripes, 1, &[]);
        finds(&["."], 9, &[]);
        finds(&["#"], 9, &[]);
    }

    #[test]
    fn a_sheet_keeps_no_more_patterns_than_it_may() {
        let row: Vec<String> = PATTERN.iter().map(|row| row.repeat(30)).collect();
        let rows: Vec<&str> = row.iter().map(String::as_str).collect();
        let sheet: Vec<&str> = (0..30).flat_map(|_| rows.clone()).collect();
        assert_eq!(finders(&picture(&sheet, 1)).len(), MOST);
    }

    #[test]
    fn the_frame_is_reached_after_three_and_a_half_modules() {
        let picture = picture(&PATTERN, 4);
        let distance = reach(&picture, [18.0, 18.0], [36.0, 18.0]);
        assert!(distance.is_some_and(|distance| (distance - 14.0).abs() <= 0.25));
        assert_eq!(reach(&picture, [18.0, 18.0], [20.0, 18.0]), None);
        assert_eq!(reach(&picture, [18.0, 18.0], [18.0, 18.0]), None);
    }
}
