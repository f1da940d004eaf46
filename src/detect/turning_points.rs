//! Turning points of the level: peaks and troughs.
//!
//! The quarterly rules of Harding & Pagan, *Dissecting the cycle*, Journal of Monetary Economics 49 (2002), after Bry &
//! Boschan (1971): a peak is not exceeded by a value within two quarters on either side; peaks and troughs alternate; a
//! phase has two quarters at least and a cycle, from peak to peak or from trough to trough, five; none stands within two
//! quarters of an end, and the first and the last are not exceeded by the end itself. For months the numbers are 5, 5, 15
//! and 6; for years 1, 1, 2 and 1. To be used on an adjusted series. Cost: O(n) a round, of which there are few.

use super::Refusal;
use crate::data::Sign;

/// A turning point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Its place in the series.
    pub at: usize,
    /// [`Sign::Peak`] or [`Sign::Trough`].
    pub sign: Sign,
}

impl Turn {
    fn is_peak(self) -> bool {
        self.sign == Sign::Peak
    }
}

/// Numbers of periods.
struct Rules {
    /// On either side of an extreme.
    beside: usize,
    /// At either end without a turn.
    end: usize,
    /// From a turn to the next, at least.
    phase: usize,
    /// From a turn to the next of its kind, at least.
    cycle: usize,
}

impl Rules {
    const fn of(periods: usize) -> Self {
        match periods {
            1 => Self { beside: 1, end: 1, phase: 1, cycle: 2 },
            2..=4 => Self { beside: 2, end: 2, phase: 2, cycle: 5 },
            _ => Self { beside: 5, end: 6, phase: 5, cycle: 15 },
        }
    }
}

/// The turning points of `values`, `periods` a year, in their order.
///
/// # Errors
/// [`Refusal::Short`] for less than two cycles, [`Refusal::NotFinite`].
pub fn turning_points(values: &[f64], periods: usize) -> Result<Vec<Turn>, Refusal> {
    let rules = Rules::of(periods);
    if values.len() < 2 * rules.cycle {
        return Err(Refusal::Short);
    }
    if !values.iter().all(|v| v.is_finite()) {
        return Err(Refusal::NotFinite);
    }
    let mut turns = extremes(values, rules.beside);
    alternate(&mut turns, values);
    let mut peak = None;
    turns.retain(|turn| {
        let own = value(values, turn.at);
        if turn.is_peak() {
            peak = Some(own);
        }
        turn.is_peak() || peak.is_none_or(|peak| own <= peak)
    });
    alternate(&mut turns, values);
    // Each round can only take turns away.
    loop {
        let before = turns.len();
        long_cycles(&mut turns, values, rules.cycle);
        turns.retain(|t| t.at >= rules.end && t.at + rules.end < values.len());
        alternate(&mut turns, values);
        ends(&mut turns, values);
        long_cycles(&mut turns, values, rules.cycle);
        long_phases(&mut turns, values, rules.phase);
        ends(&mut turns, values);
        if turns.len() == before {
            return Ok(turns);
        }
    }
}

fn value(values: &[f64], at: usize) -> f64 {
    values.get(at).copied().unwrap_or_default()
}

/// Values not exceeded by any within `beside`.
fn extremes(values: &[f64], beside: usize) -> Vec<Turn> {
    let last = values.len().saturating_sub(beside);
    let turn = |at: usize| {
        let own = value(values, at);
        let others = || (at - beside..=at + beside).map(|i| value(values, i));
        let peak = others().all(|v| own >= v).then_some(Sign::Peak);
        let trough = others().all(|v| own <= v).then_some(Sign::Trough);
        // Where all are equal there is neither.
        peak.xor(trough).map(|sign| Turn { at, sign })
    };
    (beside..last).filter_map(turn).collect()
}

/// Of neighbours of one kind the more extreme stays; of equal ones the last peak and the first trough.
fn alternate(turns: &mut Vec<Turn>, values: &[f64]) {
    let mut out: Vec<Turn> = Vec::with_capacity(turns.len());
    for turn in turns.iter() {
        match out.last_mut() {
            Some(before) if before.sign == turn.sign => {
                let (old, new) = (value(values, before.at), value(values, turn.at));
                if if turn.is_peak() { new >= old } else { new < old } {
                    *before = *turn;
                }
            }
            _ => out.push(*turn),
        }
    }
    *turns = out;
}

/// Of two peaks, and of two troughs, that are nearer than a cycle the more extreme stays.
fn long_cycles(turns: &mut Vec<Turn>, values: &[f64], cycle: usize) {
    for sign in [Sign::Peak, Sign::Trough] {
        let mut kept: Vec<Turn> = Vec::new();
        for turn in turns.iter().filter(|t| t.sign == sign) {
            match kept.last_mut() {
                Some(before) if turn.at - before.at < cycle => {
                    let (old, new) = (value(values, before.at), value(values, turn.at));
                    if if turn.is_peak() { new > old } else { new < old } {
                        *before = *turn;
                    }
                }
                _ => kept.push(*turn),
            }
        }
        turns.retain(|t| t.sign != sign || kept.contains(t));
        alternate(turns, values);
    }
}

/// Of two turns that are nearer than a phase the first stays.
fn long_phases(turns: &mut Vec<Turn>, values: &[f64], phase: usize) {
    let mut place = 0;
    while let (Some(a), Some(b)) = (turns.get(place).copied(), turns.get(place + 1).copied()) {
        if b.at - a.at < phase {
            turns.remove(place + 1);
            alternate(turns, values);
        } else {
            place += 1;
        }
    }
}

/// The first and the last are none where the end of the series is higher, or lower.
fn ends(turns: &mut Vec<Turn>, values: &[f64]) {
    let exceeded = |turn: &Turn, end: Option<&f64>| {
        let (own, end) = (value(values, turn.at), end.copied().unwrap_or_default());
        if turn.is_peak() { end > own } else { end < own }
    };
    while turns.len() > 1 && turns.first().is_some_and(|t| exceeded(t, values.first())) {
        turns.remove(0);
    }
    while turns.len() > 1 && turns.last().is_some_and(|t| exceeded(t, values.last())) {
        turns.pop();
    }
}
