//! Flaws that other programs have, planted: the checks must see each.

use super::{Flaw, Parameters, Rule, Splitter, Walk, cases, check};
use crate::packet::draw::Draw;

fn numbers(parameters: &Parameters) -> (i128, i128, i128) {
    let count = i128::from(parameters.count());
    let min = i128::from(parameters.min());
    (i128::from(parameters.total()), count, min)
}

/// Draws `low ..= high`, or `low` where that is empty.
fn between(walk: &mut Walk, low: i128, high: i128) -> i128 {
    if high <= low {
        return low;
    }
    low + i128::from(walk.below((high - low + 1) as u64))
}

/// Claims in turn, each by `draw(walk, left, money)`, the last one taking the rest.
fn in_turn(
    parameters: &Parameters,
    walk: &mut Walk,
    draw: impl Fn(&mut Walk, i128, i128) -> i128,
) -> Vec<i128> {
    let (mut money, count, _) = numbers(parameters);
    let mut shares = Vec::new();
    for left in (2..=count).rev() {
        let share = draw(walk, left, money);
        shares.push(share);
        money -= share;
    }
    shares.push(money);
    shares
}

/// Gives the differences of cuts of 0 ..= total.
fn cut(parameters: &Parameters, mut cuts: Vec<i128>) -> Vec<i128> {
    cuts.sort_unstable();
    cuts.push(i128::from(parameters.total()));
    let mut last = 0;
    cuts.into_iter()
        .map(|cut| cut - std::mem::replace(&mut last, cut))
        .collect()
}

fn shuffled(walk: &mut Walk, mut shares: Vec<i128>) -> Vec<i128> {
    for place in (1..shares.len()).rev() {
        shares.swap(place, walk.below(place as u64 + 1) as usize);
    }
    shares
}

fn twice_the_mean_from_one(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    in_turn(parameters, walk, |walk, left, money| {
        between(walk, 1, 2 * money / left)
    })
}

fn twice_the_floor_less_one(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    in_turn(parameters, walk, |walk, left, money| {
        between(walk, 1, money / left * 2 - 1)
    })
}

fn hash_modulo_twice_the_mean(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    in_turn(parameters, walk, |walk, left, money| {
        between(walk, 0, 2 * money / left - 1).max(1)
    })
}

fn below_twice_the_mean(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    in_turn(parameters, walk, |walk, left, money| {
        between(walk, 0, 2 * money / left - 1)
    })
}

fn min_to_twice_the_mean(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    let (_, _, min) = numbers(parameters);
    in_turn(parameters, walk, |walk, left, money| {
        between(walk, min, (2 * money / left).min(money - (left - 1) * min))
    })
}

fn twice_the_first_mean_while_it_lasts(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    let (total, count, _) = numbers(parameters);
    in_turn(parameters, walk, |walk, left, money| {
        between(walk, 1, (2 * total / count).min(money - left + 1))
    })
}

fn all_that_can_be_spared(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    in_turn(parameters, walk, |walk, left, money| {
        between(walk, 1, money - left + 1)
    })
}

fn all_that_can_be_spared_shuffled(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    let shares = all_that_can_be_spared(parameters, walk);
    shuffled(walk, shares)
}

fn safe_cap(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    in_turn(parameters, walk, |walk, left, money| {
        between(walk, 1, (money - left + 1) / (left - 1))
    })
}

fn safe_cap_shuffled(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    let shares = safe_cap(parameters, walk);
    shuffled(walk, shares)
}

fn half_of_the_rest(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    in_turn(parameters, walk, |_, left, money| {
        (money / 2).min(money - left + 1)
    })
}

fn without_the_fraction(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    let (_, _, min) = numbers(parameters);
    in_turn(parameters, walk, |walk, left, money| {
        min + between(walk, 0, 2 * (money - left * min) / left)
    })
}

fn clipped_to_the_max(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    let max = i128::from(parameters.max().unwrap_or(u64::MAX));
    let (_, _, min) = numbers(parameters);
    in_turn(parameters, walk, |walk, left, money| {
        let surplus = money - left * min;
        let part = between(walk, 0, 2 * surplus / left);
        (min + part).min(max).max(money - (left - 1) * max)
    })
}

fn one_above_the_max(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    let (total, count, min) = (parameters.total(), parameters.count(), parameters.min());
    let max = parameters
        .max()
        .map(|max| max + 1)
        .filter(|&max| max <= total);
    match Parameters::new(
        parameters.rule(),
        total.into(),
        count,
        Some(min.into()),
        max.map(i128::from),
    ) {
        Ok(wider) => super::genuine(&wider, walk),
        Err(_) => super::genuine(parameters, walk),
    }
}

fn cuts_from_zero(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    let (total, count, _) = numbers(parameters);
    let n = (total - 1) as u64;
    let cuts = super::super::draw::floyd(walk, n, count as usize - 1);
    cut(
        parameters,
        cuts.into_iter().map(|cut| i128::from(cut) - 1).collect(),
    )
}

fn cuts_with_replacement(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    let (total, count, _) = numbers(parameters);
    let cuts = (1..count).map(|_| between(walk, 1, total - 1)).collect();
    cut(parameters, cuts)
}

fn sorted_cuts_of_the_surplus(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    let (total, count, _) = numbers(parameters);
    let mut cuts: Vec<i128> = (1..count)
        .map(|_| between(walk, 0, total - count))
        .collect();
    cuts.sort_unstable();
    let cuts = cuts
        .into_iter()
        .zip(1..)
        .map(|(cut, place)| cut + place)
        .collect();
    cut(parameters, cuts)
}

fn cuts_less_the_last_difference(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    let shares = super::genuine(parameters, walk);
    let mut cuts: Vec<i128> = Vec::new();
    for share in shares {
        cuts.push(cuts.last().unwrap_or(&0) + share);
    }
    let mut last = 0;
    cuts.into_iter()
        .map(|cut| {
            last = cut - last;
            last
        })
        .collect()
}

fn nothing_where_the_total_is_all_min(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    if parameters.surplus() == 0 {
        return Vec::new();
    }
    super::genuine(parameters, walk)
}

fn never_the_last_split(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    let splits = all_splits(parameters);
    let number = walk.below((splits.len() as u64 - 1).max(1));
    splits[number as usize].clone()
}

fn modulo_of_four_bits(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    let splits = all_splits(parameters);
    splits[walk.below(16) as usize % splits.len()].clone()
}

fn all_splits(parameters: &Parameters) -> Vec<Vec<i128>> {
    let (total, count, min) = numbers(parameters);
    let max = i128::from(parameters.max().unwrap_or(u64::MAX)).min(total);
    let mut splits = vec![Vec::new()];
    for _ in 0..count {
        splits = splits
            .iter()
            .flat_map(|split| (min..=max).map(|share| [&split[..], &[share]].concat()))
            .collect();
    }
    splits.retain(|split| split.iter().sum::<i128>() == total);
    splits
}

fn floors(parameters: &Parameters, walk: &mut Walk) -> (Vec<i128>, i128) {
    let (_, count, min) = numbers(parameters);
    let surplus = i128::from(parameters.surplus());
    let weights: Vec<i128> = (0..count).map(|_| i128::from(walk.weight())).collect();
    let sum: i128 = weights.iter().sum();
    let shares: Vec<i128> = weights
        .iter()
        .map(|weight| min + weight * surplus / sum)
        .collect();
    let rest = surplus + count * min - shares.iter().sum::<i128>();
    (shares, rest)
}

fn top_up_to_the_first(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    let (mut shares, rest) = floors(parameters, walk);
    shares[0] += rest;
    shares
}

fn no_top_up(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    floors(parameters, walk).0
}

fn top_up_all_to_one(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    let (mut shares, rest) = floors(parameters, walk);
    let place = walk.below(shares.len() as u64) as usize;
    shares[place] += rest;
    shares
}

fn rounded_to_the_nearest(parameters: &Parameters, _: &mut Walk) -> Vec<i128> {
    let (total, count, _) = numbers(parameters);
    let each = (2 * total + count) / (2 * count);
    let mut shares = vec![each; count as usize - 1];
    shares.push(total - each * (count - 1));
    shares
}

fn rest_to_the_last(parameters: &Parameters, _: &mut Walk) -> Vec<i128> {
    let (total, count, _) = numbers(parameters);
    let mut shares = vec![total / count; count as usize];
    shares[count as usize - 1] += total % count;
    shares
}

fn rest_to_the_first_ones(parameters: &Parameters, _: &mut Walk) -> Vec<i128> {
    let (total, count, _) = numbers(parameters);
    (0..count)
        .map(|place| total / count + i128::from(place < total % count))
        .collect()
}

fn rest_with_replacement(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    let (total, count, _) = numbers(parameters);
    let mut shares = vec![total / count; count as usize];
    for _ in 0..total % count {
        shares[walk.below(count as u64) as usize] += 1;
    }
    shares
}

fn rest_to_one_run(parameters: &Parameters, walk: &mut Walk) -> Vec<i128> {
    let mut shares = rest_to_the_first_ones(parameters, walk);
    let turn = walk.below(shares.len() as u64) as usize;
    shares.rotate_left(turn);
    shares
}

/// Each mutant, the rule that it claims to be, and every flaw by which some small case gives it away.
#[rustfmt::skip]
const MUTANTS: [(&str, Splitter, Rule, &[Flaw]); 31] = {
    use Flaw::{Bounds, Mean, Money, Order, Uniformity, Variance};
    use Rule::{DoubleMean, Equal, Proportional, Uniform};
    [
        ("U{1..2R/j}", twice_the_mean_from_one, DoubleMean, &[Bounds]),
        ("U{1..2⌊R/j⌋−1}", twice_the_floor_less_one, DoubleMean, &[Mean]),
        ("hash mod 2R/j, 0 → 1", hash_modulo_twice_the_mean, DoubleMean, &[Mean]),
        ("below 2R/j", below_twice_the_mean, DoubleMean, &[Bounds]),
        ("min..2R/j", min_to_twice_the_mean, DoubleMean, &[Mean]),
        ("twice the first mean", twice_the_first_mean_while_it_lasts, DoubleMean, &[Mean]),
        ("remaining uniform", all_that_can_be_spared, DoubleMean, &[Mean]),
        ("remaining uniform for uniform", all_that_can_be_spared, Uniform, &[Mean]),
        ("remaining uniform, shuffled", all_that_can_be_spared_shuffled, Uniform, &[Uniformity]),
        ("safe cap", safe_cap, DoubleMean, &[Mean]),
        ("safe cap, shuffled", safe_cap_shuffled, Uniform, &[Uniformity]),
        ("half of the rest", half_of_the_rest, DoubleMean, &[Mean, Variance]),
        ("no fraction", without_the_fraction, DoubleMean, &[Mean]),
        ("clipped", clipped_to_the_max, DoubleMean, &[Mean]),
        ("off by one max", one_above_the_max, DoubleMean, &[Bounds]),
        ("off by one max under uniform", one_above_the_max, Uniform, &[Bounds]),
        ("cuts of 0..m−2", cuts_from_zero, Uniform, &[Bounds]),
        ("cuts with replacement", cuts_with_replacement, Uniform, &[Bounds]),
        ("sorted iid cuts", sorted_cuts_of_the_surplus, Uniform, &[Mean]),
        ("last difference", cuts_less_the_last_difference, Uniform, &[Money]),
        ("empty at m = n·min", nothing_where_the_total_is_all_min, Uniform, &[Money]),
        ("never the last split", never_the_last_split, Uniform, &[Mean]),
        ("modulo of few bits", modulo_of_four_bits, Uniform, &[Mean]),
        ("top-up to the first", top_up_to_the_first, Proportional, &[Mean]),
        ("no top-up", no_top_up, Proportional, &[Money]),
        ("top-up to one", top_up_all_to_one, Proportional, &[Variance]),
        ("nearest", rounded_to_the_nearest, Equal, &[Bounds, Mean]),
        ("rest to the last", rest_to_the_last, Equal, &[Mean]),
        ("rest to the first ones", rest_to_the_first_ones, Equal, &[Mean]),
        ("rest with replacement", rest_with_replacement, Equal, &[Variance]),
        ("rest to a run", rest_to_one_run, Equal, &[Order]),
    ]
};

/// The flaws that the cases give away, each the first of its case.
fn seen(mutant: Splitter, cases: &[Parameters]) -> Vec<Flaw> {
    let mut seen: Vec<Flaw> = cases
        .iter()
        .filter_map(|case| check(case, mutant).err())
        .collect();
    seen.sort_unstable();
    seen.dedup();
    seen
}

#[test]
fn every_planted_flaw_is_seen() {
    for (name, mutant, rule, expected) in MUTANTS {
        let all = cases(rule, 8, 4);
        let (plain, bounded): (Vec<_>, Vec<_>) = all
            .into_iter()
            .partition(|case| case.min() == 1 && case.max().is_none());
        // What knows neither min nor max is no worse for it.
        let mut flaws = seen(mutant, &plain);
        if flaws.is_empty() {
            flaws = seen(mutant, &bounded);
        }
        assert_eq!(flaws, expected, "{name}");
    }
}
