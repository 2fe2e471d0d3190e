//! The chain of `double-mean` on a coarser lattice of surpluses.
//!
//! The state is the surplus left, kept at a few hundred nodes a level; what falls between two nodes is shared out between
//! them in proportion, which keeps the mean. The next surplus is uniform on its integers, taken as cells of width 1. While
//! many shares are left, a block of them is one step: each is drawn from the same state, and their sum has the mean and the
//! variance of theirs. The best share is found threshold by threshold, forwards (all before are below) and backwards (all
//! after are at most it). The luck is scaled to sum to 1; what was missing counts as error.
//!
//! The error is not proved: it is twice the worst difference to the exact chain over counts 2 to 3 000, means from 0.1 to 40
//! units, with and without a max, and is tested so.

mod cells;
mod level;

use cells::{Cells, block_step};
use level::{Integral, Level, index, whole};

use super::super::draw::ascending;
use super::function::{exp, power};
use super::{BestPart, Parameters, Surplus, bins_of, lattice::Lattice, real};

/// How fine the lattice is.
#[derive(Clone, Copy)]
pub(super) struct Detail {
    /// Below so many shares left every share is a level of its own.
    pub(super) single: u64,
    /// A block is this part of the shares left.
    pub(super) blocks: u64,
    /// The fewest and the most nodes of a level.
    pub(super) nodes: (f64, f64),
    /// The thresholds of the best share in one panel.
    pub(super) thresholds: u32,
    /// Twice the worst difference to the exact chain that was seen where a share has many values.
    pub(super) error: f64,
}
/// Levels reach this many standard deviations to each side of the mean.
const REACH: f64 = 7.0;

#[inline(never)]
pub(super) fn law(parameters: &Parameters, starts: &[u64], detail: Detail) -> Surplus {
    let walk = Walk::new(parameters, detail);
    let mut all = BestPart::none(parameters);
    for &(largest, weight) in &walk.thresholds().points {
        all.best += largest * weight * walk.add_luck(largest, weight, &mut all.chances);
    }
    law_with(parameters, starts, detail, all)
}

/// Tells what one threshold of the best share adds, or nothing past the last one.
#[cfg(target_arch = "wasm32")]
pub(super) fn part(parameters: &Parameters, detail: Detail, place: usize) -> Option<BestPart> {
    let walk = Walk::new(parameters, detail);
    let &(largest, weight) = walk.thresholds().points.get(place)?;
    let mut part = BestPart::none(parameters);
    part.best = largest * weight * walk.add_luck(largest, weight, &mut part.chances);
    Some(part)
}

/// Tells the law where the thresholds are added up already.
pub(super) fn law_with(
    parameters: &Parameters,
    starts: &[u64],
    detail: Detail,
    BestPart {
        chances: mut luck,
        best,
    }: BestPart,
) -> Surplus {
    let walk = Walk::new(parameters, detail);
    let unit = walk.unit;
    let levels = walk.levels(f64::INFINITY);
    let free = walk.forward(&levels, f64::INFINITY);
    let below = walk.below(&levels, &free, starts, unit);
    let deviation = walk.deviation(&levels, &free, unit);
    let all: f64 = luck.iter().sum();
    for chance in &mut luck {
        *chance /= all;
    }
    let most = luck.iter().copied().fold(0.0, f64::max);
    Surplus {
        deviation,
        best: unit * best / all,
        luck,
        bins: bins_of(&below),
        error: walk.error() + (all - 1.0).abs() * most,
    }
}

/// Returns about how many nodes the law visits, those of a block counted eight times, since they take powers.
pub(super) fn work(parameters: &Parameters, detail: Detail) -> f64 {
    let walk = Walk::new(parameters, detail);
    let each = |level: &Level| index(level.nodes) * if level.block > 1 { 8.0 } else { 1.0 };
    let nodes: f64 = walk.levels(f64::INFINITY).iter().map(each).sum();
    nodes * index(walk.thresholds().points.len())
}

/// The way down from a surplus with `count` shares left.
struct Walk {
    count: u64,
    surplus: f64,
    mean: f64,
    /// Infinite without a max that binds.
    span: f64,
    /// Minor units that are one here.
    unit: f64,
    detail: Detail,
}

impl Walk {
    fn new(parameters: &Parameters, detail: Detail) -> Self {
        // Past 2³⁰ nobody tells one unit from the next, and cells of width 1 would drown in rounding.
        let unit = (real(parameters.surplus()) / f64::from(1_u32 << 30)).max(1.0);
        Self {
            detail,
            unit,
            count: u64::from(parameters.count()),
            surplus: real(parameters.surplus()) / unit,
            mean: real(parameters.surplus()) / f64::from(parameters.count()) / unit,
            span: parameters
                .binding_span()
                .map_or(f64::INFINITY, |span| real(span) / unit),
        }
    }

    /// Returns a bound on the error: twice the worst seen against the exact chain. It grows where a share has few values,
    /// because the mean of what it has, or of what it lacks to the max, is a few units.
    fn error(&self) -> f64 {
        let few = self.mean.min(self.span - self.mean);
        self.detail.error + 0.08 / (1.0 + few * few)
    }

    /// Returns the cells of the next of `left` shares.
    fn cells(&self, surplus: f64, left: f64) -> Cells {
        if 2.0 * surplus <= left * self.span {
            let most = 2.0 * surplus.max(0.0) / left;
            return Cells {
                low: -0.5,
                high: most + 0.5,
                most,
                top: None,
            };
        }
        let most = 2.0 * (self.span - surplus / left).max(0.0);
        let low = self.span - most - 0.5;
        Cells {
            low,
            high: self.span + 0.5,
            most,
            top: Some(self.span),
        }
    }

    /// Returns the levels from all shares to two, as far as a share above `largest` is not certain.
    fn levels(&self, largest: f64) -> Vec<Level> {
        let mut levels = Vec::new();
        let mut left = self.count;
        let mut variance = 0.0;
        while left >= 2 {
            let Detail { single, blocks, .. } = self.detail;
            let block = if left > single {
                (left / blocks).min(left - single).max(1)
            } else {
                1
            };
            let many = real(left);
            let top = many * largest.min(self.span);
            let center = many * self.mean;
            let spread = center * REACH * f64::sqrt(variance);
            // Half a cell to each side, for the cells of the least and the largest surplus.
            let low = (center - spread).max(0.0) - 0.5;
            let high = (center + spread).min(self.surplus).min(top).max(low + 0.5) + 0.5;
            let wanted = ((high - low) / self.mean * 5.0 / f64::sqrt(real(block)))
                .clamp(self.detail.nodes.0, self.detail.nodes.1);
            let nodes = whole(wanted.min(high - low + 2.0)).max(2);
            let step = ((high - low) / index(nodes - 1)).max(1e-9);
            levels.push(Level {
                left: many,
                block,
                low,
                step,
                per_unit: 1.0 / step,
                nodes,
            });
            left -= block;
            let width = 1.0 / (many - real(block)).max(1.0);
            variance += (1.0 + variance) * real(block) * width * width / 3.0;
        }
        levels
    }

    /// Returns the probability of every node of every level with all shares so far below `bound`.
    fn forward(&self, levels: &[Level], bound: f64) -> Vec<Vec<f64>> {
        let mut all = vec![vec![0.0; levels[0].nodes]];
        let (node, part) = levels[0].place(self.surplus);
        all[0][node] = 1.0 - part;
        all[0][node + 1] = part;
        for pair in levels.windows(2) {
            let next = self.deposit(&pair[0], &pair[1], &all[all.len() - 1], bound);
            all.push(next);
        }
        all
    }

    fn deposit(&self, level: &Level, next: &Level, weights: &[f64], bound: f64) -> Vec<f64> {
        let mut to = vec![0.0; next.nodes];
        let mut whole_cells = vec![0.0; next.nodes];
        for (node, &weight) in weights.iter().enumerate() {
            if weight < 1e-30 {
                continue;
            }
            let surplus = level.at(node);
            let cells = self.cells(surplus, level.left);
            if level.block > 1 {
                let (chance, steps) = block_step(cells, surplus, bound - 0.5, level.block);
                for (surplus, part) in steps {
                    let (node, more) = next.place(surplus);
                    to[node] += weight * chance * part * (1.0 - more);
                    to[node + 1] += weight * chance * part * more;
                }
                continue;
            }
            let end = cells.high.min(bound - 0.5);
            if end <= cells.low {
                continue;
            }
            let each = weight / (cells.high - cells.low);
            for (edge, sign) in [(surplus - cells.low, each), (surplus - end, -each)] {
                // The integral from the first node to `edge` of a function that is straight between nodes.
                let (node, part) = next.place(edge);
                let beyond = edge - next.at(node) - part * next.step;
                whole_cells[node] += sign * next.step;
                to[node] += sign * next.step * (part - part * part / 2.0);
                to[node + 1] += sign * next.step * part * part / 2.0;
                if beyond < 0.0 {
                    to[node] += sign * beyond;
                }
            }
        }
        let mut carried = 0.0;
        for node in (1..next.nodes).rev() {
            carried += whole_cells[node];
            to[node] += carried / 2.0;
            to[node - 1] += carried / 2.0;
        }
        to
    }

    /// Adds the luck of every position at a threshold; returns their sum.
    fn add_luck(&self, largest: f64, weight: f64, luck: &mut [f64]) -> f64 {
        let levels = self.levels(largest);
        let before = self.forward(&levels, largest);
        let last = levels.len() - 1;
        let mut found = 0.0;
        let (mut one, mut two) = (0.0, 0.0);
        let level = &levels[last];
        let mut after: Vec<f64> = (0..level.nodes)
            .map(|node| {
                let surplus = level.at(node);
                let cells = self.cells(surplus, 2.0);
                let from = surplus - largest - 0.5;
                let here = before[last][node];
                two += here * cells.part(from.max(largest - 0.5), largest + 0.5);
                one += here * cells.part(from, (surplus - largest + 0.5).min(largest - 0.5));
                cells.part(from, largest + 0.5)
            })
            .collect();
        let end = luck.len();
        luck[end - 2] += weight * two;
        luck[end - 1] += weight * one;
        found += one + two;
        for place in (0..last).rev() {
            let (level, next) = (&levels[place], &levels[place + 1]);
            let sums = Integral::new(next, &after);
            let first = end - whole(level.left);
            let (mut start, mut stop) = (0.0, 0.0);
            let mut here = vec![0.0; level.nodes];
            for (node, value) in here.iter_mut().enumerate() {
                let surplus = level.at(node);
                let cells = self.cells(surplus, level.left);
                let weight = before[place][node];
                if level.block > 1 {
                    let (chance, steps) = block_step(cells, surplus, largest + 0.5, level.block);
                    *value = chance * sums.mean(&steps);
                    let (below, _) = block_step(cells, surplus, largest - 0.5, level.block);
                    let exact = cells.below(largest + 1.0) - cells.below(largest);
                    if weight > 0.0 && exact > 0.0 {
                        let rest = 1.0 - 1.0 / real(level.block);
                        let (_, others) =
                            block_step(cells, surplus, largest + 0.5, level.block - 1);
                        let moved = others.map(|(surplus, part)| (surplus - largest, part));
                        let met = weight * exact * sums.mean(&moved);
                        start += met * power(chance, rest);
                        stop += met * power(below, rest);
                    }
                    continue;
                }
                let each = 1.0 / (cells.high - cells.low);
                let end = cells.high.min(largest + 0.5);
                let at = (largest - 0.5).max(cells.low);
                let mut within = 0.0;
                if at < end {
                    within = each * sums.between(surplus - end, surplus - at);
                    start += weight * within;
                }
                let below = cells.high.min(largest - 0.5);
                *value = within;
                if cells.low < below {
                    *value += each * sums.between(surplus - below, surplus - cells.low);
                }
            }
            found += spread(&mut luck[first..], level.block, weight, start, stop);
            after = here;
        }
        found
    }

    /// Returns the probability, positions pooled, of lying below each start.
    fn below(&self, levels: &[Level], free: &[Vec<f64>], starts: &[u64], unit: f64) -> Vec<f64> {
        let mut below = vec![0.0; starts.len()];
        for (level, weights) in levels.iter().zip(free) {
            // The last two shares have one law.
            let times = if level.left < 2.5 {
                2.0
            } else {
                real(level.block)
            };
            for (node, weight) in weights.iter().enumerate() {
                let cells = self.cells(level.at(node), level.left);
                for (sum, &start) in below.iter_mut().zip(starts) {
                    *sum += times * weight * cells.below(real(start) / unit);
                }
            }
        }
        below.iter().map(|sum| sum / real(self.count)).collect()
    }

    fn deviation(&self, levels: &[Level], free: &[Vec<f64>], unit: f64) -> Vec<f64> {
        let mut deviation = Vec::new();
        for (level, weights) in levels.iter().zip(free) {
            let mut square = 0.0;
            for (node, weight) in weights.iter().enumerate() {
                let cells = self.cells(level.at(node), level.left);
                let middle = f64::midpoint(cells.low, cells.high) - self.mean;
                let width = cells.high - cells.low;
                square += weight * (middle * middle + (width * width - 1.0).max(0.0) / 12.0);
            }
            let times = if level.left < 2.5 { 2 } else { level.block };
            deviation.extend((0..times).map(|_| unit * square.sqrt()));
        }
        deviation
    }

    /// Returns the largest shares that are not rare, in panels between the bends at 2 · surplus / left.
    fn thresholds(&self) -> Lattice {
        let count = real(self.count);
        let cells = self.cells(self.surplus, count);
        let first = cells.high - 0.5;
        let top = self.surplus.min(self.span).min(self.mean * 14.0);
        // All shares stay this far below the largest first share with a chance of e⁻²⁴ at most.
        let rare = cells.most.min(first) * (1.0 - exp(-24.0 / count));
        let least = (first - rare).max(self.mean).ceil();
        let mut ends = vec![
            top,
            first - rare / 2.0,
            first - rare / 4.0,
            first - rare / 8.0,
        ];
        let mut fewer = 0.0;
        while fewer < count - 1.0 {
            // The integer past a bend belongs to neither side.
            let bend = 2.0 * self.surplus / (count - fewer);
            ends.extend([bend, bend + 1.0]);
            if count <= 12.0 {
                ends.push(self.surplus / (count - fewer));
            }
            fewer += if count <= 12.0 {
                1.0
            } else {
                f64::max(1.0, fewer)
            };
        }
        ends.retain(|&end| end >= least && end <= top);
        let mut lattice = Lattice::new(24, self.detail.thresholds);
        let mut from = least;
        // None is negative, so that their bits are in the same order.
        for end in ascending(ends.into_iter().map(f64::to_bits).collect())
            .into_iter()
            .map(f64::from_bits)
        {
            lattice.add(floor(from), floor(end));
            from = from.max(end.floor() + 1.0);
        }
        lattice
    }
}

/// Adds luck that falls from `start` to `stop` over a block, geometrically; returns its sum.
fn spread(luck: &mut [f64], block: u64, weight: f64, start: f64, stop: f64) -> f64 {
    let mut sum = 0.0;
    let mut value = start;
    let fall = if block > 1 && start > 0.0 {
        power(stop / start, 1.0 / (real(block) - 1.0))
    } else {
        1.0
    };
    for (_, chance) in (0..block).zip(luck) {
        *chance += weight * value;
        sum += value;
        value *= fall;
    }
    sum
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Shares end at 2⁶³.
fn floor(number: f64) -> u64 {
    number as u64
}
