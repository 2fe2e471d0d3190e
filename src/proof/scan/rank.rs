//! Things in the order of a figure.

/// Returns things by a figure, the least first; those alike stay in their order.
///
/// Every order in this room is made here, so that the module holds one way of sorting.
pub(super) fn ranked<Thing>(things: Vec<Thing>, figure: impl Fn(&Thing) -> f64) -> Vec<Thing> {
    let order = order(things.iter().map(figure).collect());
    let mut things: Vec<Option<Thing>> = things.into_iter().map(Some).collect();
    order
        .into_iter()
        .filter_map(|place| things.get_mut(place)?.take())
        .collect()
}

/// Returns the places of figures, that of the least first.
fn order(figures: Vec<f64>) -> Vec<usize> {
    let mut order: Vec<(f64, usize)> = figures.into_iter().zip(0..).collect();
    order.sort_unstable_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
    order.into_iter().map(|(_, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_comes_first_and_those_alike_keep_their_order() {
        let things = vec![('a', 2.0), ('b', 1.0), ('c', 2.0), ('d', -1.0)];
        let order = ranked(things, |thing| thing.1);
        let names: String = order.iter().map(|thing| thing.0).collect();
        assert_eq!(names, "dbac");
    }
}
