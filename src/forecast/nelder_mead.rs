//! The least of a function in a box, by the simplex of Nelder & Mead (1965).
//!
//! Coordinates are without bounds: [`folded`] brings one into the interval from 0 to 1. A simplex that is cut at the side of a
//! box loses a dimension there; one that is folded does not, and finds its way along a side. The usual
//! coefficients: reflection 1, expansion 2, contraction and shrinkage ½. It ends when the simplex is level to a share of its
//! lowest value and narrow, or after a number of evaluations. Nothing is random: the same start gives the same
//! end. A value that is no number counts as infinite.

/// What bounds the search.
pub(super) struct Search {
    /// The differences of values, as a share of the lowest, and of coordinates at which it stops.
    pub(super) level: f64,
    pub(super) narrow: f64,
    /// The most evaluations.
    pub(super) most: usize,
}

/// A number as one from 0 to 1: the line is folded at whole numbers, then rounded, 3u² − 2u³, so that the ends are reached
/// and steps near them are small.
pub(super) fn folded(x: f64) -> f64 {
    let far = x.abs() % 2.0;
    let u = if far > 1.0 { 2.0 - far } else { far };
    u * u * (3.0 - 2.0 * u)
}

/// The number from 0 to 1 that is folded to `share`.
pub(super) fn unfolded(share: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..40 {
        let middle = f64::midpoint(low, high);
        if folded(middle) < share { low = middle } else { high = middle }
    }
    if share > 0.0 { high } else { 0.0 }
}

type Vertex = (f64, Vec<f64>);

impl Search {
    /// The lowest value that was found from `start`, with a simplex of `size`, and its place.
    pub(super) fn from(&self, start: &[f64], size: f64, function: &mut dyn FnMut(&[f64]) -> f64) -> Vertex {
        let mut used = 0;
        let mut at = |x: Vec<f64>| {
            used += 1;
            let value = function(&x);
            ((if value.is_nan() { f64::INFINITY } else { value }, x), used)
        };
        let mut simplex = vec![at(start.to_vec()).0];
        for moved in 0..start.len() {
            // Inwards: beyond the middle of the interval downwards.
            let step = |(i, x): (usize, &f64)| {
                if i != moved {
                    *x
                } else if *x > 0.5 {
                    x - size
                } else {
                    x + size
                }
            };
            simplex.push(at(start.iter().enumerate().map(step).collect()).0);
        }
        let count = start.len() as f64;
        loop {
            simplex.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
            let Some((worst, better)) = simplex.split_last() else { return (f64::INFINITY, start.to_vec()) };
            let (Some(best), Some(second)) = (better.first(), better.last()) else { return worst.clone() };
            // Equal values on both sides of the lowest one are level too.
            let near = |(_, x): &Vertex| x.iter().zip(&best.1).all(|(x, b)| (x - b).abs() <= self.narrow);
            let level = worst.0 == best.0 || worst.0 - best.0 <= self.level * best.0.abs();
            if level && simplex.iter().all(near) {
                return best.clone();
            }
            // From the worst vertex through the centre of the others, `far` times the distance beyond it.
            let centre: Vec<f64> =
                (0..start.len()).map(|i| better.iter().filter_map(|(_, x)| x.get(i)).sum::<f64>() / count).collect();
            let beyond = |far: f64| centre.iter().zip(&worst.1).map(|(c, w)| c + far * (c - w)).collect();
            let (reflected, mut spent) = at(beyond(1.0));
            let next = if reflected.0 < best.0 {
                let (expanded, now) = at(beyond(2.0));
                spent = now;
                Some(if expanded.0 < reflected.0 { expanded } else { reflected })
            } else if reflected.0 < second.0 {
                Some(reflected)
            } else {
                let outside = reflected.0 < worst.0;
                let (contracted, now) = at(beyond(if outside { 0.5 } else { -0.5 }));
                spent = now;
                (contracted.0 < reflected.0.min(worst.0)).then_some(contracted)
            };
            if spent >= self.most {
                let best = best.clone();
                return next.filter(|n| n.0 < best.0).unwrap_or(best);
            }
            if let Some(next) = next {
                simplex.pop();
                simplex.push(next);
            } else {
                let middle = best.1.clone();
                for vertex in simplex.iter_mut().skip(1) {
                    *vertex = at(vertex.1.iter().zip(&middle).map(|(x, m)| f64::midpoint(*x, *m)).collect()).0;
                }
            }
        }
    }
}
