//! Huffman codes of limited length: RFC 1951, 3.2.2.

/// Finds a length for each symbol that occurs, at most `most`; two symbols or more must occur.
///
/// Differs: where Huffman's lengths are beyond the limit, the counts are halved until they are not. The lengths lose less than a
/// hundredth by it, and only in blocks whose counts grow like Fibonacci's numbers.
pub(super) fn lengths(counts: &[u32], most: u8, lengths: &mut [u8]) {
    // By count, the rarest first: each is put where it belongs among those before it.
    let mut leaves: Vec<(u32, usize)> = Vec::with_capacity(counts.len());
    for (symbol, &count) in counts.iter().enumerate() {
        if count > 0 {
            let place = leaves.partition_point(|leaf| leaf.0 <= count);
            leaves.insert(place, (count, symbol));
        }
    }
    let root = 2 * leaves.len() - 2;
    let mut parents = vec![0; root + 1];
    let mut depths = vec![0_u8; root + 1];
    loop {
        // Joins become heavier one by one, so that the lightest node is the next leaf or the next join.
        let mut joins: Vec<u32> = Vec::with_capacity(leaves.len());
        let (mut leaf, mut join) = (0, 0);
        for parent in leaves.len()..=root {
            let mut weight = 0;
            for _ in 0..2 {
                let own = leaves.get(leaf).map(|leaf| leaf.0);
                let joined = joins.get(join).copied();
                let node = if own.is_some_and(|own| joined.is_none_or(|joined| own <= joined)) {
                    weight += own.unwrap_or(0);
                    leaf += 1;
                    leaf - 1
                } else {
                    weight += joined.unwrap_or(0);
                    join += 1;
                    leaves.len() + join - 1
                };
                parents[node] = parent;
            }
            joins.push(weight);
        }
        // Each stands one below its parent.
        for node in (0..root).rev() {
            depths[node] = depths[parents[node]].saturating_add(1);
        }
        let mut deepest = 0;
        for (node, leaf) in leaves.iter_mut().enumerate() {
            lengths[leaf.1] = depths[node];
            deepest = deepest.max(depths[node]);
            leaf.0 = leaf.0.div_ceil(2);
        }
        if deepest <= most {
            return;
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
