//! Huffman codes of limited length: RFC 1951, 3.2.2.

/// Finds a length for each symbol that occurs, at most `most`; two symbols or more must occur.
///
/// Differs: where Huffman's lengths are beyond the limit, the counts are halved until they are not. The lengths lose less than a
/// hundredth by it, and only in blocks whose counts grow like Fibonacci's numbers.
pub(super) fn lengths(counts: &[u32], most: u8, lengths: &mut [u8]) {
    // The symbols that occur, by count; there are few, and often they stand in order.
    let mut leaves: Vec<(u32, usize)> = Vec::with_capacity(counts.len());
    for (symbol, &count) in counts.iter().enumerate() {
        if count > 0 {
            let mut place = leaves.len();
            while place > 0 && leaves[place - 1].0 > count {
                place -= 1;
            }
            leaves.insert(place, (count, symbol));
        }
    }
    let mut parents = vec![0; 2 * leaves.len()];
    let mut weights: Vec<u32> = Vec::with_capacity(leaves.len());
    let mut depths = vec![0_u8; leaves.len()];
    loop {
        // Joins come in the order of their weights, so the lightest two stand at the heads of two queues.
        weights.clear();
        let (mut leaf, mut join) = (0, 0);
        for next in 0..leaves.len() - 1 {
            let mut weight = 0;
            for _ in 0..2 {
                let of_leaf = leaves.get(leaf).map(|leaf| leaf.0);
                let of_join = weights.get(join).copied();
                let light = of_join.is_none_or(|join| of_leaf.is_some_and(|leaf| leaf <= join));
                if light {
                    weight += of_leaf.unwrap_or(0);
                    parents[leaf] = next;
                    leaf += 1;
                } else {
                    weight += of_join.unwrap_or(0);
                    parents[leaves.len() + join] = next;
                    join += 1;
                }
            }
            weights.push(weight);
        }
        // The last join is the root; each stands one below its parent.
        let joins = weights.len();
        depths[joins - 1] = 0;
        for join in (0..joins - 1).rev() {
            depths[join] = depths[parents[leaves.len() + join]].saturating_add(1);
        }
        let mut deepest = 0;
        for (place, &(_, symbol)) in leaves.iter().enumerate() {
            lengths[symbol] = depths[parents[place]].saturating_add(1);
            deepest = deepest.max(lengths[symbol]);
        }
        if deepest <= most {
            return;
        }
        for leaf in &mut leaves {
            leaf.0 = leaf.0.div_ceil(2);
        }
    }
}

/// Finds the code of each length, its bits in the order in which they are written, the first the lowest.
pub(super) fn codes(lengths: &[u8], codes: &mut [u16]) {
    let mut next = [0_u16; 16];
    for &length in lengths {
        next[usize::from(length)] += 1;
    }
    // The first code of each length follows the last one of the length before.
    let mut first = 0;
    next[0] = 0;
    for count in &mut next {
        let after = (first + *count) << 1;
        *count = first;
        first = after;
    }
    for (code, &length) in codes
        .iter_mut()
        .zip(lengths)
        .filter(|(_, length)| **length > 0)
    {
        *code = next[usize::from(length)].reverse_bits() >> (16 - length);
        next[usize::from(length)] += 1;
    }
}
