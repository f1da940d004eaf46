//! Series that are compared, and those that stand behind them.
//!
//! Owns which of the series asked for are dimmed. Compared are at most eight, for there are no more colours that are told apart.

use super::{Chosen, Line, best};
use crate::data::Dataset;
use crate::spec::Spec;

/// Series compared at most.
pub const MOST: usize = 8;

/// Puts the compared series in the place of the author's, and gives the author's others. Where none of the compared ones is
/// there, the author's stay.
pub(super) fn split<'a>(data: &Dataset, spec: &'a Spec, candidates: &mut Vec<(&'a str, Line)>) -> Vec<Line> {
    let mut compared: Vec<(&str, Line)> = Vec::new();
    for (indicator, area) in &spec.compare {
        let first = || data.series.iter().find(|s| s.indicator == *indicator).map(|s| s.area.as_str());
        let area = if area.is_empty() { first().unwrap_or_default() } else { area };
        compared.extend(best(data, spec, indicator, area).into_iter().map(|l| (indicator.as_str(), l)));
    }
    if compared.is_empty() {
        return Vec::new();
    }
    let asked = std::mem::replace(candidates, compared);
    let compared = |line: &Line| candidates.iter().any(|(_, l)| l.series == line.series);
    asked.into_iter().map(|(_, line)| line).filter(|l| !compared(l)).collect()
}

/// Those of the others that share measure and unit with what is shown.
pub(super) fn alike(data: &Dataset, chosen: &Chosen, others: Vec<Line>) -> Vec<Line> {
    let Some(first) = chosen.lines.first().and_then(|l| l.of(data)) else { return Vec::new() };
    let measures = chosen.groups.get(chosen.current).map(Vec::as_slice).unwrap_or_default();
    let fits = |l: &Line| l.of(data).is_some_and(|s| s.unit == first.unit && measures.contains(&s.measure));
    others.into_iter().filter(fits).collect()
}
