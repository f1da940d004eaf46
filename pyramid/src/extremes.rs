//! Least and greatest values of blocks, of blocks of blocks, and so on.

/// Values in a block, and blocks in a block above. With 16 the pyramid takes an eighth of the memory of the values, and
/// a query touches some 16 entries a level.
const FAN: usize = 16;

/// Least and greatest of some values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// Infinite where there was no value.
    pub low: f64,
    /// Negative infinite where there was no value.
    pub high: f64,
}

impl Range {
    /// Of no value at all.
    pub const NONE: Self = Self { low: f64::INFINITY, high: f64::NEG_INFINITY };

    /// Whether there was any value.
    #[must_use]
    pub fn is_some(self) -> bool {
        self.low <= self.high
    }

    /// The range with a value; one that is not a number changes nothing.
    #[must_use]
    #[inline]
    pub fn with(self, value: f64) -> Self {
        self.and(Self { low: value, high: value })
    }

    /// The range over both.
    #[must_use]
    #[inline]
    pub fn and(self, other: Self) -> Self {
        Self {
            low: if other.low < self.low { other.low } else { self.low },
            high: if other.high > self.high { other.high } else { self.high },
        }
    }

    /// Least and greatest of some values, what is not a number left out.
    #[must_use]
    #[inline]
    pub fn of(values: &[f64]) -> Self {
        let mut found = Self::NONE;
        for value in values {
            found = found.with(*value);
        }
        found
    }
}

/// The blocks of all levels. Their ends may lack an entry: a block has one once it is full.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pyramid {
    levels: Vec<Vec<Range>>,
}

impl Pyramid {
    /// Adds the blocks that `values` has filled since the last time. Cost: O(values added).
    pub fn extend(&mut self, values: &[f64]) {
        let mut level = 0;
        loop {
            if self.levels.len() == level {
                self.levels.push(Vec::new());
            }
            let (below, from) = self.levels.split_at_mut(level);
            let Some(blocks) = from.first_mut() else { return };
            let done = blocks.len() * FAN;
            match below.last() {
                None => blocks.extend(full(values, done).map(block)),
                Some(ranges) => blocks.extend(full(ranges, done).map(|of| over(of))),
            }
            if blocks.len() < FAN {
                return;
            }
            level += 1;
        }
    }

    /// Least and greatest of `values[from..to]`, the values the pyramid was built from. Cost: O(log n).
    #[must_use]
    pub fn range(&self, values: &[f64], from: usize, to: usize) -> Range {
        let raw = |from: usize, to: usize| Range::of(values.get(from..to).unwrap_or_default());
        let to = to.min(values.len());
        let blocks = |level: usize| self.levels.get(level).map_or(0, Vec::len);
        let Some((mut first, mut end)) = inner(from, to, blocks(0)) else { return raw(from, to) };
        let mut found = raw(from, first * FAN).and(raw(end * FAN, to));
        for (i, level) in self.levels.iter().enumerate() {
            let over = |from: usize, to: usize| over(level.get(from..to).unwrap_or_default());
            match inner(first, end, blocks(i + 1)) {
                None => return found.and(over(first, end)),
                Some((a, b)) => {
                    found = found.and(over(first, a * FAN)).and(over(b * FAN, end));
                    (first, end) = (a, b);
                }
            }
        }
        found
    }
}

/// The blocks that lie wholly within `from..to` of the level below, of the `blocks` there are.
fn inner(from: usize, to: usize, blocks: usize) -> Option<(usize, usize)> {
    let (first, end) = (from.div_ceil(FAN), (to / FAN).min(blocks));
    (first < end).then_some((first, end))
}

fn over(ranges: &[Range]) -> Range {
    ranges.iter().fold(Range::NONE, |all, range| all.and(*range))
}

/// The full blocks of a level that begin at `done`.
fn full<T>(level: &[T], done: usize) -> impl Iterator<Item = &[T; FAN]> {
    level.get(done..).unwrap_or_default().chunks_exact(FAN).filter_map(|block| block.try_into().ok())
}

/// Two at a time: the compiler does not see by itself that "not less" may mean "not a number".
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline]
fn block(values: &[f64; FAN]) -> Range {
    use core::arch::wasm32::{f64x2, f64x2_extract_lane, f64x2_pmax, f64x2_pmin, f64x2_splat};
    let (mut low, mut high) = (f64x2_splat(f64::INFINITY), f64x2_splat(f64::NEG_INFINITY));
    for [a, b] in values.as_chunks::<2>().0 {
        let pair = f64x2(*a, *b);
        // `pmin(x, y)` is `y < x ? y : x`, which leaves `x` where `y` is not a number.
        low = f64x2_pmin(low, pair);
        high = f64x2_pmax(high, pair);
    }
    let left = Range { low: f64x2_extract_lane::<0>(low), high: f64x2_extract_lane::<0>(high) };
    left.and(Range { low: f64x2_extract_lane::<1>(low), high: f64x2_extract_lane::<1>(high) })
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
#[inline]
fn block(values: &[f64; FAN]) -> Range {
    Range::of(values)
}
