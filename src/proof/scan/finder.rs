//! Finder patterns: dark, light, dark, light and dark in the ratio 1 : 1 : 3 : 1 : 1 whichever way they are crossed,
//! ISO/IEC 18004:2015 12 and 6.3.3.

#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "pixels are fewer than 2³¹"
)]

use super::binary::Binary;
use super::plane::Point;
use super::rank::ranked;

/// What may be a finder pattern.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Finder {
    pub(super) centre: Point,
    /// The width of a module across, in pixels; in a turned symbol up to 1.4 times as much.
    pub(super) module: f64,
    /// The number of rows that cross it.
    pub(super) rows: f64,
    /// Whether it is light on dark.
    pub(super) inverted: bool,
}

impl Finder {
    /// Returns how many modules high it is crossed: 3 where it stands upright, some fewer where it is turned, about 1 of what looks
    /// like a pattern by chance.
    pub(super) fn quality(&self) -> f64 {
        self.rows / self.module
    }

    /// Tells whether two are the same pattern, seen twice.
    pub(super) fn same(&self, other: &Self) -> bool {
        let gap = [0, 1].map(|axis| (self.centre[axis] - other.centre[axis]).abs());
        let [small, large] = [self.module.min(other.module), self.module.max(other.module)];
        self.inverted == other.inverted && gap[0].max(gap[1]) <= 1.5 * small && large < 1.6 * small
    }
}

/// The most patterns of a picture: those of a sheet of 133 symbols. Noise looks like more, each crossed by few rows.
pub(super) const MOST: usize = 400;

/// The most patterns that one row may cross, and that may be open at a time.
const MOST_OPEN: usize = 200;

/// Returns what looks like a finder pattern in every `step`-th row, crossed by most rows first, dark on light and light on dark; where
/// they may be `touched`, also those beside which something dark is, on one side of each line.
pub(super) fn finders(picture: &Binary, step: usize, touched: bool) -> Vec<Finder> {
    let mut found: Vec<Finder> = Vec::new();
    // Patterns that the next rows may cross again.
    let mut open: Vec<Finder> = Vec::new();
    let mut edges = Vec::new();
    for row in (step / 2..picture.height).step_by(step) {
        let y = row as f64 + 0.5;
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
        picture.edges(row, &mut edges);
        for (place, edges) in edges.windows(6).enumerate() {
            let runs = [0, 1, 2, 3, 4].map(|run| edges[run + 1] - edges[run]);
            let runs = if touched { trimmed(runs) } else { runs };
            if !ratio(runs) {
                continue;
            }
            let middle = f64::midpoint(f64::from(edges[2]), f64::from(edges[3]));
            let inverted = place % 2 == 0;
            if let Some(finder) = crossed(picture, [middle, y], runs, inverted, touched) {
                merge(
                    &mut open,
                    Finder {
                        rows: step as f64,
                        ..finder
                    },
                );
            }
        }
    }
    found.append(&mut open);
    keep_most_crossed(&mut found);
    found
}

fn keep_most_crossed(found: &mut Vec<Finder>) {
    *found = ranked(found, |finder| -finder.rows);
    found.truncate(MOST);
}

/// Cuts the longer outer run to one module where something dark touches the frame there.
fn trimmed(mut runs: [u32; 5]) -> [u32; 5] {
    let module = (runs[1] + runs[2] + runs[3] + 2) / 5;
    let longer = if runs[0] > runs[4] { 0 } else { 4 };
    if runs[longer] > 2 * module {
        runs[longer] = module;
    }
    runs
}

/// Tells whether runs are in the ratio: those of one module within 0.6 of it, that of three within half of it.
fn ratio(runs: [u32; 5]) -> bool {
    let total = runs.iter().sum::<u32>();
    let [first, second, middle, fourth, fifth] = runs.map(|run| 7 * run);
    let one = |run: u32| run > 0 && 5 * run.abs_diff(total) <= 3 * total;
    2 * middle.abs_diff(3 * total) <= 3 * total
        && one(first)
        && one(second)
        && one(fourth)
        && one(fifth)
}

/// Crosses a pattern downwards, then across again at its middle, then aslant; none where the ratio is not there, aslant at least
/// one way.
fn crossed(
    picture: &Binary,
    from: Point,
    runs: [u32; 5],
    inverted: bool,
    touched: bool,
) -> Option<Finder> {
    let across = runs.iter().sum::<u32>();
    let (middle, down) = line(picture, from, [0, 1], across, inverted, touched)?;
    let (centre, again) = line(picture, middle, [1, 0], across, inverted, touched)?;
    // Seen from aside a square is at most three times as long as wide.
    if down > 3.0 * again || again > 3.0 * down {
        return None;
    }
    let aslant = |step| {
        line(
            picture,
            centre,
            step,
            across.max(down as u32),
            inverted,
            touched,
        )
    };
    aslant([1, 1]).or_else(|| aslant([1, -1]))?;
    Some(Finder {
        centre,
        module: (down + again) / 14.0,
        rows: 1.0,
        inverted,
    })
}

/// Measures the five runs on a line through the middle one: returns the middle of the middle run and the length of all five; none
/// where one of them is longer than twice `across`, an outer one of what may be `touched` excepted.
fn line(
    picture: &Binary,
    from: Point,
    step: [i32; 2],
    across: u32,
    inverted: bool,
    touched: bool,
) -> Option<(Point, f64)> {
    let pixel = from.map(|place| place as i32);
    let [width, height] = [picture.width as i32, picture.height as i32];
    // Runs from a pixel on: three modules' half, one and one.
    let walk = |first: i32, sign: i32| {
        let mut runs = [0_u32; 3];
        let mut distance = first;
        for (place, run) in runs.iter_mut().enumerate() {
            let dark = place != 1;
            loop {
                let [x, y] = [0, 1].map(|axis| pixel[axis] + sign * distance * step[axis]);
                let inside = (0..width).contains(&x) && (0..height).contains(&y);
                if !inside || (picture.dark(x as usize, y as usize) == inverted) == dark {
                    break;
                }
                *run += 1;
                if *run > 2 * across {
                    if touched && place == 2 {
                        break;
                    }
                    return None;
                }
                distance += 1;
            }
        }
        Some(runs)
    };
    let back = walk(0, -1)?;
    let forth = walk(1, 1)?;
    let runs = [back[2], back[1], back[0] + forth[0], forth[1], forth[2]];
    let runs = if touched { trimmed(runs) } else { runs };
    if !ratio(runs) {
        return None;
    }
    // The pixel is the first one of the way back.
    let shift = (f64::from(forth[0]) - f64::from(back[0])) / 2.0 + 0.5;
    let middle = [0, 1].map(|axis| match step[axis] {
        0 => from[axis],
        sign => f64::from(pixel[axis]) + 0.5 + f64::from(sign) * shift,
    });
    Some((middle, runs.iter().sum::<u32>().into()))
}

/// Adds a pattern, or draws the one that lies there nearer to it.
fn merge(found: &mut Vec<Finder>, finder: Finder) {
    for known in found.iter_mut() {
        if known.same(&finder) {
            let rows = known.rows + finder.rows;
            let mean = |old: f64, new: f64| (old * known.rows + new * finder.rows) / rows;
            known.centre = [0, 1].map(|axis| mean(known.centre[axis], finder.centre[axis]));
            known.module = mean(known.module, finder.module);
            known.rows = rows;
            return;
        }
    }
    if found.len() < MOST_OPEN {
        found.push(finder);
    }
}

#[cfg(test)]
mod tests {
    use super::super::binary::tests::packed;
    use super::*;

    /// Draws `#` as `scale` dark pixels each way.
    fn picture(rows: &[&str], scale: usize) -> Binary {
        let width = rows[0].len() * scale;
        let dark = (0..width * rows.len() * scale).map(|place| {
            let (x, y) = (place % width / scale, place / width / scale);
            rows[y].as_bytes()[x] == b'#'
        });
        packed(width, &dark.collect::<Vec<_>>())
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
        let found = finders(&picture(rows, scale), 1, false);
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
        assert_eq!(finders(&picture(&sheet, 1), 1, false).len(), MOST);
    }

    #[test]
    fn a_pattern_is_found_in_every_third_row_and_light_on_dark() {
        let light: Vec<String> = PATTERN
            .iter()
            .map(|row| row.replace('#', "x").replace('.', "#").replace('x', "."))
            .collect();
        let light: Vec<&str> = light.iter().map(String::as_str).collect();
        for (rows, inverted) in [(&PATTERN[..], false), (&light[..], true)] {
            let found = finders(&picture(rows, 1), 3, false);
            assert_eq!(found.len(), 1);
            assert_eq!((found[0].centre, found[0].inverted), ([4.5, 4.5], inverted));
        }
    }
}
