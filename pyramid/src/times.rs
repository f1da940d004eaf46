//! Instants: a start and a step where they are evenly spaced, a list where they are not.

use crate::Disorder;

/// Ascending instants.
#[derive(Clone, Debug, PartialEq)]
pub enum Times {
    /// Evenly spaced: `start + i × step`.
    Even {
        /// The first.
        start: f64,
        /// The distance; positive, or 0 while there is one instant at most.
        step: f64,
        /// How many.
        count: usize,
    },
    /// Any others.
    Listed(Vec<f64>),
}

impl Default for Times {
    fn default() -> Self {
        Self::Even { start: 0.0, step: 0.0, count: 0 }
    }
}

impl Times {
    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Even { count, .. } => *count,
            Self::Listed(list) => list.len(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The instant of this place; `None` beyond the end.
    #[must_use]
    #[inline]
    pub fn get(&self, place: usize) -> Option<f64> {
        match self {
            Self::Even { start, step, count } => (place < *count).then(|| start + place as f64 * step),
            Self::Listed(list) => list.get(place).copied(),
        }
    }

    /// The place of the first instant at `instant` or after it; the number of instants where there is none.
    /// `hint` is a place known not to lie after it; a good one makes the search short. Cost: O(log(distance from `hint`)),
    /// O(1) for even instants.
    #[must_use]
    pub fn at_or_after(&self, instant: f64, hint: usize) -> usize {
        match self {
            Self::Even { start, step, count } => {
                if *step <= 0.0 {
                    return if *count > 0 && *start < instant { *count } else { 0 };
                }
                // The cast saturates, and takes what is not a number for 0.
                let guess = ((instant - start) / step).ceil() as usize;
                let at = |place: usize| start + place as f64 * step;
                // Division and multiplication round each on their own.
                let guess = if guess > 0 && at(guess - 1) >= instant { guess - 1 } else { guess };
                let guess = if at(guess) < instant { guess.saturating_add(1) } else { guess };
                guess.min(*count)
            }
            Self::Listed(list) => {
                let mut reach = 8;
                let ahead = list.get(hint..).unwrap_or_default();
                while ahead.get(reach).is_some_and(|t| *t < instant) {
                    reach *= 8;
                }
                let near = ahead.get(..(reach + 1).min(ahead.len())).unwrap_or(ahead);
                hint.min(list.len()) + near.partition_point(|t| *t < instant)
            }
        }
    }

    /// Appends instants; where they come to be listed, with room for this many.
    ///
    /// # Errors
    /// [`Disorder`] at the first that is not finite or lies before its predecessor; nothing is appended then.
    pub fn append(&mut self, instants: &[f64], room: usize) -> Result<(), Disorder> {
        let mut before = self.len().checked_sub(1).and_then(|last| self.get(last)).unwrap_or(f64::NEG_INFINITY);
        for (i, instant) in instants.iter().enumerate() {
            if !(instant.is_finite() && *instant >= before) {
                return Err(Disorder(i));
            }
            before = *instant;
        }
        match self {
            Self::Listed(list) => list.extend_from_slice(instants),
            Self::Even { start, step, count } => {
                let before = *count;
                let first = if before == 0 { instants.first().copied().unwrap_or(0.0) } else { *start };
                let second = 1_usize.checked_sub(before).and_then(|i| instants.get(i));
                let distance = second.map_or(*step, |second| second - first);
                // Exactly where they are: a rounding error a step would grow.
                let even = |(i, t): (usize, &f64)| first + (before + i) as f64 * distance == *t;
                let total = before + instants.len();
                if (total < 2 || distance > 0.0) && instants.iter().enumerate().all(even) {
                    (*start, *step, *count) = (first, distance, total);
                } else {
                    let mut list = Vec::with_capacity(total.max(room));
                    list.extend((0..before).filter_map(|i| self.get(i)));
                    list.extend_from_slice(instants);
                    *self = Self::Listed(list);
                }
            }
        }
        Ok(())
    }
}
