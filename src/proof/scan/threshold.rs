//! Shades of grey to dark and light, by thresholds that follow the light.

use super::binary::Binary;
use super::luma::Luma;

/// The side of a block in pixels.
const BLOCK: usize = 8;

/// A block is flat where its shades lie nearer to each other.
const FLAT: u32 = 24;

/// A way to part a picture into dark and light by the blocks around each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Way {
    /// How many blocks each way decide.
    pub(super) reach: usize,
    /// How many sixteenths of the way from dark to light the threshold lies.
    pub(super) level: u32,
    /// Whether shades count by [`curved`]: a lamp in the picture then weighs little more than what it leaves in the dark.
    pub(super) curved: bool,
}

/// The shade that lies in the middle of the curve, about.
const DIM: u32 = 64;

/// Returns how bright a shade looks: among dark shades a step counts for more than among light ones.
fn curved(shade: u32) -> u32 {
    (255 + DIM) * shade / (shade + DIM)
}

/// Returns the shade that looks so bright.
fn straight(bright: u32) -> u32 {
    (DIM * bright).div_ceil(255 + DIM - bright)
}

/// The shades of the blocks of a picture.
pub(super) struct Blocks {
    across: usize,
    down: usize,
    /// The least and the greatest shade of each block.
    range: Vec<[u8; 2]>,
}

impl Blocks {
    /// Looks at every pixel once.
    pub(super) fn of(picture: &Luma) -> Self {
        let [across, down] = [picture.width, picture.height].map(|side| side.div_ceil(BLOCK));
        let mut range = vec![[255, 0]; across * down];
        for (y, row) in picture.data.chunks_exact(picture.width.max(1)).enumerate() {
            let blocks = &mut range[y / BLOCK * across..][..across];
            for (block, shades) in blocks.iter_mut().zip(row.chunks(BLOCK)) {
                let [mut least, mut most] = *block;
                for &shade in shades {
                    least = least.min(shade);
                    most = most.max(shade);
                }
                *block = [least, most];
            }
        }
        Self {
            across,
            down,
            range,
        }
    }

    /// Returns for each block the threshold of the blocks around it: a shade between their dark and their light, the more weighed the
    /// more contrast a block has. Where all are flat, those around them decide, and at last the whole picture.
    fn thresholds(&self, way: Way) -> Vec<u8> {
        let blocks = self.across * self.down;
        let mut sums = Vec::with_capacity(blocks);
        let (mut least, mut most) = (255, 0);
        for range in &self.range {
            let [low, high] = range.map(|shade| {
                let shade = u32::from(shade);
                if way.curved { curved(shade) } else { shade }
            });
            let contrast = high.saturating_sub(low);
            let weight = if contrast < FLAT { 0 } else { contrast };
            sums.push([
                weight,
                weight * ((16 - way.level) * low + way.level * high) / 16,
            ]);
            least = least.min(low);
            most = most.max(high);
        }
        let whole = u32::midpoint(least, most);
        let near = self.windows(&sums, way.reach);
        let far = self.windows(&sums, 4 * way.reach);
        near.into_iter()
            .zip(far)
            .map(|(near, far)| {
                let mean = |[weight, sum]: [u32; 2]| sum.checked_div(weight);
                let threshold = mean(near).or(mean(far)).unwrap_or(whole);
                let threshold = if way.curved {
                    straight(threshold)
                } else {
                    threshold
                };
                threshold.to_le_bytes()[0]
            })
            .collect()
    }

    /// Sums over the window of each block.
    fn windows(&self, sums: &[[u32; 2]], reach: usize) -> Vec<[u32; 2]> {
        let add = |sum: &mut [u32; 2], more: [u32; 2]| {
            sum[0] = sum[0].wrapping_add(more[0]);
            sum[1] = sum[1].wrapping_add(more[1]);
        };
        let less = |sum: &mut [u32; 2], less: [u32; 2]| {
            sum[0] = sum[0].wrapping_sub(less[0]);
            sum[1] = sum[1].wrapping_sub(less[1]);
        };
        let mut columns = vec![[0; 2]; self.across];
        let mut windows = Vec::with_capacity(sums.len());
        let row = |y: usize| &sums[y * self.across..][..self.across];
        for y in 0..reach.min(self.down) {
            for (column, &sum) in columns.iter_mut().zip(row(y)) {
                add(column, sum);
            }
        }
        for y in 0..self.down {
            if y + reach < self.down {
                for (column, &sum) in columns.iter_mut().zip(row(y + reach)) {
                    add(column, sum);
                }
            }
            if y > reach {
                for (column, &sum) in columns.iter_mut().zip(row(y - reach - 1)) {
                    less(column, sum);
                }
            }
            let mut window = [0; 2];
            for column in &columns[..reach.min(self.across)] {
                add(&mut window, *column);
            }
            for x in 0..self.across {
                if x + reach < self.across {
                    add(&mut window, columns[x + reach]);
                }
                if x > reach {
                    less(&mut window, columns[x - reach - 1]);
                }
                windows.push(window);
            }
        }
        windows
    }

    /// Parts the picture: a pixel is dark where it is darker than the threshold of its block.
    pub(super) fn parted(&self, picture: &Luma, way: Way) -> Binary {
        let thresholds = self.thresholds(way);
        let stride = picture.width.div_ceil(64);
        let mut words = vec![0; stride * picture.height];
        for (y, row) in picture.data.chunks_exact(picture.width.max(1)).enumerate() {
            let thresholds = &thresholds[y / BLOCK * self.across..][..self.across];
            let words = &mut words[y * stride..][..stride];
            let parts = row.chunks(64).zip(thresholds.chunks(64 / BLOCK));
            for (word, (shades, thresholds)) in words.iter_mut().zip(parts) {
                let blocks = shades.chunks(BLOCK).zip(thresholds);
                for (block, (shades, &threshold)) in blocks.enumerate() {
                    let mut byte = 0_u32;
                    for (place, &shade) in shades.iter().enumerate() {
                        byte |= u32::from(shade < threshold) << place;
                    }
                    *word |= u64::from(byte) << (BLOCK * block);
                }
            }
        }
        Binary::new(picture.width, picture.height, words)
    }
}

/// Parts a picture by one threshold for all of it: Otsu, "A Threshold Selection Method from Gray-Level Histograms", 1979.
pub(super) fn by_histogram(picture: &Luma) -> Binary {
    let threshold = otsu(picture);
    let stride = picture.width.div_ceil(64);
    let mut words = Vec::with_capacity(stride * picture.height);
    for row in picture.data.chunks_exact(picture.width.max(1)) {
        for shades in row.chunks(64) {
            let mut word = 0;
            for (place, &shade) in shades.iter().enumerate() {
                word |= u64::from(shade <= threshold) << place;
            }
            words.push(word);
        }
    }
    Binary::new(picture.width, picture.height, words)
}

/// Returns the shade that parts a picture's shades into two groups with the least spread.
fn otsu(picture: &Luma) -> u8 {
    let mut histogram = [0_u64; 256];
    for &shade in &picture.data {
        histogram[usize::from(shade)] += 1;
    }
    let total = picture.data.len() as u64;
    let all: u64 = histogram
        .iter()
        .zip(0_u64..)
        .map(|(count, shade)| count * shade)
        .sum();
    let (mut dark, mut dark_sum) = (0, 0);
    let (mut best, mut threshold) = (0.0, 127);
    for (shade, count) in (0_u8..=255).zip(histogram) {
        dark += count;
        dark_sum += count * u64::from(shade);
        let light = total - dark;
        if dark == 0 || light == 0 {
            continue;
        }
        #[expect(clippy::cast_precision_loss, reason = "pixels are fewer than 2⁵³")]
        let between = {
            let [dark, light] = [dark as f64, light as f64];
            let gap = dark_sum as f64 / dark - (all - dark_sum) as f64 / light;
            dark * light * gap * gap
        };
        if between > best {
            best = between;
            threshold = shade;
        }
    }
    threshold
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luma(width: usize, data: Vec<u8>) -> Luma {
        Luma {
            width,
            height: data.len() / width,
            data,
        }
    }

    const EVEN: Way = Way {
        reach: 2,
        level: 8,
        curved: false,
    };

    fn dark(binary: &Binary) -> Vec<bool> {
        (0..binary.width * binary.height)
            .map(|place| binary.dark(place % binary.width, place / binary.width))
            .collect()
    }

    #[test]
    fn one_threshold_parts_two_groups() {
        let binary = by_histogram(&luma(4, vec![20, 40, 180, 200]));
        assert_eq!(dark(&binary), [true, true, false, false]);
    }

    #[test]
    fn thresholds_follow_the_light() {
        // Stripes of contrast 60 on a ground that brightens from left to right by 130.
        let shade = |place: usize| {
            let x = place % 160;
            u8::try_from(40 + x * 130 / 160 + 60 * (x / 4 % 2)).expect("a shade")
        };
        let picture = luma(160, (0..160 * 64).map(shade).collect());
        let binary = Blocks::of(&picture).parted(&picture, EVEN);
        for (place, dark) in dark(&binary).into_iter().enumerate() {
            assert_eq!(dark, place % 160 / 4 % 2 == 0, "{place}");
        }
    }

    #[test]
    fn flat_pictures_of_any_size_are_parted() {
        for (width, height) in [(1, 1), (7, 9), (8, 8), (65, 3), (3, 65)] {
            let picture = luma(width, vec![128; width * height]);
            let binary = Blocks::of(&picture).parted(&picture, EVEN);
            assert_eq!((binary.width, binary.height), (width, height));
            assert!(!dark(&binary).contains(&true));
        }
    }
}
