//! Moves labels apart along one direction, as little as the gap between them asks for.

/// Places for labels that want to stand at `wanted`, at least `gap` apart and within `low..=high`.
///
/// The order of the wanted places is kept (equal ones by their number). Where there is no room for
/// all, they stand as close as the room forces them to, evenly. Cost: O(n log n).
#[must_use]
pub fn spread(wanted: &[f64], gap: f64, low: f64, high: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    let at = |i: &usize| wanted.get(*i).copied().unwrap_or(low);
    // The stable sort is the larger one; the number breaks ties as well.
    order.sort_unstable_by(|a, b| at(a).total_cmp(&at(b)).then(a.cmp(b)));
    let last = order.len().saturating_sub(1) as f64;
    let gap = if last > 0.0 { gap.min(((high - low) / last).max(0.0)) } else { gap };
    let mut places: Vec<f64> = Vec::with_capacity(order.len());
    for i in &order {
        let floor = places.last().map_or(low, |p| p + gap);
        places.push(at(i).max(floor));
    }
    let mut ceiling = high;
    for place in places.iter_mut().rev() {
        *place = place.min(ceiling);
        ceiling = *place - gap;
    }
    let mut result = vec![low; wanted.len()];
    for (i, place) in order.into_iter().zip(places) {
        if let Some(slot) = result.get_mut(i) {
            *slot = place;
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn labels_keep_apart() {
        assert_eq!(spread(&[10.0, 50.0], 12.0, 0.0, 100.0), [10.0, 50.0]);
        assert_eq!(spread(&[10.0, 12.0, 14.0], 12.0, 0.0, 100.0), [10.0, 22.0, 34.0]);
        assert_eq!(spread(&[98.0, 99.0], 12.0, 0.0, 100.0), [88.0, 100.0]);
        assert_eq!(spread(&[5.0, 5.0, 5.0], 60.0, 0.0, 100.0), [0.0, 50.0, 100.0]);
        assert!(spread(&[], 12.0, 0.0, 100.0).is_empty());
    }
}
