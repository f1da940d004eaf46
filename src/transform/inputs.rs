//! What a formula reads: values by calendar key, each noted as it is read.
//!
//! Owns the mapping from a missing value to the reason it makes, the symbols of inputs, and the trace of
//! what was read: the status of a result, its digits and its explanation follow from it. A formula that
//! needs a value asks for it here and nowhere else.

use super::exact::Exact;
use super::term::Term;
use super::track::{Cell, Head, Track, before, years_before};
use crate::data::{Nature, Reason, Status};
use crate::period::Period;
use crate::text::number::{grouped, ten_to};
use crate::text::{fill, whole};
use std::cell::{Cell as Slot, RefCell};

/// What was read so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    /// The most tentative status.
    pub status: Status,
    /// The observation of the first value.
    pub origin: Option<(usize, usize)>,
    /// The most digits after the point.
    pub decimals: u8,
}

/// The tracks a formula may read, at one period.
#[derive(Debug)]
pub struct Inputs<'a> {
    tracks: Vec<&'a Track>,
    letters: &'a [String],
    period: Period,
    seen: Slot<Seen>,
    /// A running product: the month it ends before, and its value.
    running: Slot<Option<(i32, Exact, Status)>>,
    trace: Option<RefCell<Vec<(usize, Period)>>>,
}

/// Values that cover some months without gap or overlap, each with its months.
#[derive(Debug)]
pub struct Window {
    values: Vec<(Term, i32)>,
    /// Whether they are summed over time rather than averaged.
    flow: bool,
    /// Months of the series' own period.
    unit: i32,
}

impl Window {
    /// The sum of the values.
    #[must_use]
    pub fn total(self) -> Term {
        let unit = self.unit;
        let flow = self.flow;
        let counted = |(v, m): (Term, i32)| {
            if flow || m == unit { v } else { v * Term::number(f64::from(m) / f64::from(unit)) }
        };
        let values: Vec<Term> = self.values.into_iter().map(counted).collect();
        Term::sum(&values)
    }

    /// The mean for one period of the series: of a flow the sum by the periods covered; of anything
    /// else weighted by length.
    #[must_use]
    pub fn mean(self) -> Term {
        let count = |months: i32| Term::number(f64::from(months) / f64::from(self.unit));
        let months: i32 = self.values.iter().map(|(_, m)| m).sum();
        let even = self.flow || self.values.len() == 1 || self.values.iter().all(|(_, m)| *m == self.unit);
        let whole = months == self.unit || (self.values.len() == 1 && !self.flow);
        let weighed = |(v, m): (Term, i32)| if even || m == self.unit { v } else { v * count(m) };
        let terms: Vec<Term> = self.values.into_iter().map(weighed).collect();
        let sum = Term::sum(&terms);
        if whole { sum } else { sum / count(months) }
    }
}

impl<'a> Inputs<'a> {
    /// Reads from `tracks` for the result of `period`; with `traced`, keeps what was read.
    #[must_use]
    pub fn new(tracks: Vec<&'a Track>, letters: &'a [String], period: Period, traced: bool) -> Self {
        let trace = traced.then(RefCell::default);
        Self { tracks, letters, period, seen: Slot::default(), running: Slot::default(), trace }
    }

    /// The same tracks for another period.
    pub fn turn(&mut self, period: Period) {
        self.period = period;
        self.seen.set(Seen::default());
    }

    /// What was read.
    #[must_use]
    pub fn seen(&self) -> Seen {
        self.seen.get()
    }

    /// What was read, in order, each once: number of the track, period.
    #[must_use]
    pub fn trace(self) -> Vec<(usize, Period)> {
        self.trace.map(RefCell::into_inner).unwrap_or_default()
    }

    /// What the series is.
    ///
    /// # Errors
    /// `missing` where there is no series, which does not happen.
    pub fn head(&self) -> Result<&'a Head, Reason> {
        self.track(0).map(|t| &t.head).ok_or(Reason::Missing)
    }

    /// The `which`-th track.
    #[must_use]
    pub fn track(&self, which: usize) -> Option<&'a Track> {
        self.tracks.get(which).copied()
    }

    /// How many tracks there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.tracks.len()
    }

    fn take(&self, which: usize, cell: &Cell, by_code: bool) -> Result<Term, Reason> {
        let value = cell.value?;
        self.mark(cell.status);
        let mut seen = self.seen.get();
        seen.origin = seen.origin.or(cell.origin);
        seen.decimals = seen.decimals.max(cell.decimals);
        self.seen.set(seen);
        if let Some(mut trace) = self.trace.as_ref().and_then(|t| t.try_borrow_mut().ok()) {
            let read = (which, cell.period);
            if !trace.contains(&read) {
                trace.push(read);
            }
        }
        let computed = self.track(which).is_some_and(|t| !t.inputs.is_empty());
        let text = || (self.symbol(which, cell.period, by_code), number(cell, value, computed));
        Ok(if self.trace.is_some() { Term::input(value, text()) } else { Term::of(value) })
    }

    /// The running product that ends before `month`, unless every factor is to be written out.
    #[must_use]
    pub fn running(&self, month: i32) -> Option<Term> {
        let (end, value, status) = self.running.get()?;
        if end != month || self.trace.is_some() {
            return None;
        }
        self.mark(status);
        Some(Term::of(value))
    }

    /// Keeps a running product that ends before `month`, so that the next period need not begin anew.
    pub fn keep(&self, month: i32, product: &Term) {
        self.running.set(Some((month, product.exact(), self.seen.get().status)));
    }

    /// Marks the result as one of what there is.
    pub fn estimated(&self) {
        self.mark(Status::Estimated);
    }

    fn mark(&self, status: Status) {
        let mut seen = self.seen.get();
        if tentative(seen.status) < tentative(status) {
            seen.status = status;
        }
        self.seen.set(seen);
    }

    fn symbol(&self, which: usize, period: Period, by_code: bool) -> String {
        let letter = which.checked_sub(1).and_then(|i| self.letters.get(i)).map_or("x", String::as_str);
        let unit = self.track(which).map_or(1, |t| t.head.frequency.months()).max(1);
        let lag = |months: i32| match months / unit {
            0 => String::from("t"),
            n => fill(if n > 0 { "t−{0}" } else { "t+{0}" }, &[&whole(n.abs())]),
        };
        let merged = period.end() - period.start() > unit && period.frequency() != self.period.frequency();
        let (from, to) = (lag(self.period.start() - period.start()), lag(self.period.end() - period.end()));
        if by_code {
            fill("{0}[{1}]", &[letter, &period.code()])
        } else if merged {
            fill("{0}[{1}…{2}]", &[letter, &from, &to])
        } else {
            fill("{0}[{1}]", &[letter, &to])
        }
    }

    /// The series' own value of the period.
    ///
    /// # Errors
    /// Its own reason.
    pub fn now(&self) -> Result<Term, Reason> {
        let cell = self.track(0).and_then(|t| t.at(self.period)).ok_or(Reason::Missing)?;
        self.take(0, cell, false)
    }

    /// The value of a track for a period, where `without` is the reason for none. Where periods of another
    /// length stand in its place, that is the reason.
    fn find(&self, which: usize, period: Period, without: Reason) -> Result<Term, Reason> {
        let track = self.track(which).ok_or(without)?;
        match track.at(period) {
            Some(cell) => self.take(which, cell, false).map_err(|_| without),
            None if track.reaches_into(period.start(), period.end()) => Err(Reason::Unlike),
            None => Err(without),
        }
    }

    /// The series' value of an earlier period.
    ///
    /// # Errors
    /// `no-comparable` without one, `unlike` where there is one of another length.
    pub fn then(&self, period: Option<Period>) -> Result<Term, Reason> {
        self.find(0, period.ok_or(Reason::NoComparable)?, Reason::NoComparable)
    }

    /// The series' value `count` periods of its length before.
    ///
    /// # Errors
    /// As [`Self::then`]: there is no two months' period but January and February.
    pub fn previous(&self, count: i32) -> Result<Term, Reason> {
        self.preceding(self.period, count)
    }

    /// The series' value `count` periods of its length before `period`.
    ///
    /// # Errors
    /// As [`Self::previous`].
    pub fn preceding(&self, period: Period, count: i32) -> Result<Term, Reason> {
        if let Some(found) = before(period, count) {
            return self.then(Some(found));
        }
        let length = period.end() - period.start();
        let start = period.start() - count * length;
        let other = self.track(0).is_some_and(|t| t.reaches_into(start, start + length));
        Err(if other { Reason::Unlike } else { Reason::NoComparable })
    }

    /// The series' value a number of years before.
    ///
    /// # Errors
    /// `no-comparable` without one.
    pub fn years_ago(&self, years: i32) -> Result<Term, Reason> {
        self.then(years_before(self.period, years))
    }

    /// The series' value of a period that does not move with this one.
    ///
    /// # Errors
    /// `no-comparable` without one.
    pub fn fixed(&self, period: Period) -> Result<Term, Reason> {
        let cell = self.track(0).and_then(|t| t.at(period)).ok_or(Reason::NoComparable)?;
        self.take(0, cell, true).map_err(|_| Reason::NoComparable)
    }

    /// The series' value of the period of its own that ends before this month.
    ///
    /// # Errors
    /// `no-comparable` without one.
    pub fn ending(&self, month: i32) -> Result<Term, Reason> {
        let cell = self.track(0).and_then(|t| t.ending(month)).ok_or(Reason::NoComparable)?;
        self.take(0, cell, false).map_err(|_| Reason::NoComparable)
    }

    /// The value of another series; of the series itself under another symbol, its own.
    ///
    /// # Errors
    /// `operand` without one, `unlike` where there is one of another length; the series' own reason.
    pub fn other(&self, which: usize, period: Period) -> Result<Term, Reason> {
        let same = match (self.track(which), self.track(0)) {
            (Some(a), Some(b)) => std::ptr::eq(a, b),
            _ => false,
        };
        let own = self.track(which).and_then(|t| t.at(period)).and_then(|c| c.value.err());
        let found = self.find(which, period, Reason::Operand);
        found.map_err(|reason| own.filter(|_| same).unwrap_or(reason))
    }

    /// The values that cover the months `from..to` of the series.
    ///
    /// # Errors
    /// `unlike` where a period reaches over an end, `incomplete` where some month has no value.
    pub fn window(&self, from: i32, to: i32) -> Result<Window, Reason> {
        self.part_of(from, to, false, false)
    }

    /// As [`Self::window`] over a period that is named, not counted back; with `partial` months may be missing.
    ///
    /// # Errors
    /// As [`Self::window`]; `incomplete` also where nothing is covered.
    pub fn span(&self, from: i32, to: i32, partial: bool) -> Result<Window, Reason> {
        self.part_of(from, to, partial, true)
    }

    fn part_of(&self, from: i32, to: i32, partial: bool, by_code: bool) -> Result<Window, Reason> {
        let track = self.track(0).ok_or(Reason::Missing)?;
        // A merged period may begin before and reach into the window.
        let first = track.cells.partition_point(|c| c.period.start() < from - 1);
        let (mut next, mut values) = (from, Vec::new());
        for cell in track.cells.get(first..).unwrap_or_default() {
            let (start, end) = (cell.period.start(), cell.period.end());
            if start >= to {
                break;
            }
            if end <= from {
                continue;
            }
            if start < from || end > to {
                return Err(Reason::Unlike);
            }
            if cell.value.is_err() || start < next {
                continue;
            }
            if start > next && !partial {
                return Err(Reason::Incomplete);
            }
            values.push((self.take(0, cell, by_code)?, end - start));
            next = end;
        }
        let covered: i32 = values.iter().map(|(_, months)| months).sum();
        if covered < to - from {
            if values.is_empty() || !partial {
                return Err(Reason::Incomplete);
            }
            self.estimated();
        }
        let flow = !matches!(track.head.nature, Some(Nature::Rate | Nature::Stock));
        Ok(Window { values, flow, unit: track.head.frequency.months() })
    }
}

/// How tentative a status is.
fn tentative(status: Status) -> u8 {
    match status {
        Status::Forecast => 3,
        Status::Estimated => 2,
        Status::Provisional => 1,
        _ => 0,
    }
}

/// A value as it is put into a formula: as printed, or a computed one with three digits more than shown.
pub(super) fn number(cell: &Cell, value: Exact, computed: bool) -> String {
    let (shown, most) = (cell.decimals, cell.decimals + if computed { 3 } else { 0 });
    let scaled = |d: u8| (value * Exact::of(ten_to(d))).value();
    let enough = |d: &u8| scaled(*d).round() == scaled(most).round() / ten_to(most - *d);
    grouped(value.value(), (shown..most).find(enough).unwrap_or(most))
}

/// `x`, if it can be a base of growth.
///
/// # Errors
/// `base` where it is zero or negative.
pub fn base(x: Term) -> Result<Term, Reason> {
    if x.exact().is_positive() { Ok(x) } else { Err(Reason::Base) }
}

/// `x`, if it can be a factor of growth.
///
/// # Errors
/// `base` where it is negative: a fall by more than all there is.
pub fn not_negative(x: Term) -> Result<Term, Reason> {
    if x.exact().value() < 0.0 { Err(Reason::Base) } else { Ok(x) }
}

/// The ratio of a value to its base.
///
/// # Errors
/// `base` where the base is not positive or the value is negative.
pub fn ratio(now: Term, then: Term) -> Result<Term, Reason> {
    let then = base(then)?;
    if now.exact().value() < 0.0 { Err(Reason::Base) } else { Ok(now / then) }
}

/// What exceeds 1, in per cent.
#[must_use]
pub fn in_per_cent(ratio: Term) -> Term {
    (ratio - Term::number(1.0)) * Term::number(100.0)
}
