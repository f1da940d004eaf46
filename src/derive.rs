//! Spec and dataset meet: which observations are shown, and what could not be.
//!
//! Owns the choice of series. Series are named by their place in [`Dataset::series`], observations
//! by theirs in the series, so nothing is copied. Measures are drawn together only when the author
//! names them together and they share a unit. Cost: linear in the number of series.

#[cfg(feature = "whole")]
pub mod compare;
#[cfg(feature = "whole")]
pub mod lamp;
#[cfg(feature = "whole")]
pub mod sections;
#[cfg(feature = "whole")]
pub mod standing;

#[cfg(feature = "whole")]
use crate::data::Role;
use crate::data::{Dataset, Measure, Observation, Series};
use crate::period::Period;
use crate::spec::Spec;

/// A series and the run of its observations that the spec covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Place in [`Dataset::series`].
    pub series: usize,
    first: usize,
    end: usize,
}

impl Line {
    fn new(data: &Dataset, series: usize, spec: &Spec) -> Option<Self> {
        let observations = &data.series.get(series)?.observations;
        let first = observations.iter().position(|o| spec.covers(o.period))?;
        let end = observations.iter().rposition(|o| spec.covers(o.period))? + 1;
        Some(Self { series, first, end })
    }

    /// The series itself.
    #[must_use]
    pub fn of<'a>(&self, data: &'a Dataset) -> Option<&'a Series> {
        data.series.get(self.series)
    }

    /// The observations shown, by period.
    #[must_use]
    pub fn observations<'a>(&self, data: &'a Dataset) -> &'a [Observation] {
        self.of(data).and_then(|s| s.observations.get(self.first..self.end)).unwrap_or_default()
    }

    /// The observation of a period, if it is among those shown.
    #[must_use]
    pub fn at<'a>(&self, data: &'a Dataset, period: Period) -> Option<&'a Observation> {
        let shown = self.observations(data);
        shown.binary_search_by_key(&period, |o| o.period).ok().and_then(|i| shown.get(i))
    }
}

/// What a trend shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chosen {
    /// Measures the reader may choose among; each entry is drawn together.
    pub groups: Vec<Vec<Measure>>,
    /// The entry of `groups` that is shown, or that what is shown was computed from.
    pub current: usize,
    /// Whether what is shown was computed.
    pub computed: bool,
    /// The largest difference between growth computed and growth published that stands beside it, in
    /// points, and its period; `None` where both agree to 0.1 or one of them is missing.
    pub differs: Option<(f64, Period)>,
    /// The series shown, in the order asked for; all of one unit.
    pub lines: Vec<Line>,
    /// The ends of intervals about forecasts.
    #[cfg(feature = "whole")]
    pub bounds: Vec<Line>,
    /// Series asked for beside those that are compared: drawn, but neither named nor told.
    #[cfg(feature = "whole")]
    pub others: Vec<Line>,
    /// Series asked for that have another unit than the first and so cannot share its axis.
    pub unlike: Vec<usize>,
    /// Indicators asked for of which there is nothing to show.
    pub absent: Vec<String>,
}

/// The order in which measures are offered.
const ORDER: [&str; 5] = ["yoy", "yoy_ytd", "mom_sa", "level", "level_ytd"];

/// Chooses what a trend shows. `prefer` is the measure the reader chose, if any.
#[must_use]
pub fn choose(data: &Dataset, spec: &Spec, prefer: Option<&Measure>) -> Chosen {
    let indicators = indicators(data, spec);
    let areas = areas(data, spec, &indicators);
    let mut candidates: Vec<(&str, Line)> = Vec::new();
    for indicator in &indicators {
        for area in &areas {
            candidates.extend(best(data, spec, indicator, area).into_iter().map(|l| (*indicator, l)));
        }
    }
    let absent =
        indicators.iter().filter(|i| !candidates.iter().any(|(of, _)| of == *i)).map(|i| (*i).to_string()).collect();
    #[cfg(feature = "whole")]
    let others = compare::split(data, spec, &mut candidates);
    let groups = groups(data, spec, &candidates);
    let points = |group: &Vec<Measure>| -> usize {
        let of = |l: &Line| l.of(data).is_some_and(|s| group.contains(&s.measure));
        candidates.iter().filter(|(_, l)| of(l)).map(|(_, l)| l.end - l.first).sum()
    };
    let fullest = || (0..groups.len()).rev().max_by_key(|g| groups.get(*g).map(points));
    let current = prefer
        .and_then(|m| groups.iter().position(|g| g.contains(m)))
        .or_else(|| if spec.measures.is_empty() { fullest() } else { None })
        .unwrap_or(0);
    let mut lines = Vec::new();
    let mut unlike = Vec::new();
    let shown = groups.get(current).map(Vec::as_slice).unwrap_or_default();
    let mut unit = None;
    for (_, line) in &candidates {
        let Some(series) = line.of(data).filter(|s| shown.contains(&s.measure)) else { continue };
        if *unit.get_or_insert(&series.unit) == &series.unit {
            lines.push(*line);
        } else {
            unlike.push(line.series);
        }
    }
    #[cfg_attr(not(feature = "whole"), expect(unused_mut, reason = "the small engine computes nothing"))]
    let mut chosen = Chosen { groups, current, lines, unlike, absent, ..Chosen::default() };
    #[cfg(feature = "whole")]
    {
        chosen.others = compare::alike(data, &chosen, others);
    }
    #[cfg(feature = "whole")]
    if data.series.last().is_some_and(|s| s.method().is_some()) {
        chosen.computed = true;
        compute(data, spec, &mut chosen);
    }
    chosen
}

#[cfg(feature = "whole")]
/// Puts the computed series in the place of those they were computed from, with published growth beside
/// computed growth where the two differ.
fn compute(data: &Dataset, spec: &Spec, chosen: &mut Chosen) {
    chosen.lines.clear();
    chosen.others.clear();
    let (mut unit, mut twins) = (None, Vec::new());
    // What parts were made of is drawn under them, unless all of them are of another unit.
    let computed = || data.series.iter().filter(|s| s.method().is_some());
    let fits = |place: &&usize| data.series.get(**place).is_some_and(|b| computed().any(|s| s.unit == b.unit));
    for place in data.findings.iter().flat_map(|f| &f.beside).filter(fits) {
        unit = unit.or(data.series.get(*place).map(|s| &s.unit));
        chosen.lines.extend(Line::new(data, *place, spec));
    }
    for (i, series) in data.series.iter().enumerate().filter(|(_, s)| s.method().is_some()) {
        if *unit.get_or_insert(&series.unit) != &series.unit {
            chosen.unlike.push(i);
            continue;
        }
        let Some(line) = Line::new(data, i, spec) else { continue };
        let role = series.method().map_or(Role::Plain, |m| m.role);
        if matches!(role, Role::Bound(_)) {
            chosen.bounds.push(line);
            continue;
        }
        chosen.lines.push(line);
        let fits = |s: &&Series| {
            s.method().is_none()
                && series.method().is_some_and(|m| m.twin == s.measure.0)
                && s.indicator == series.indicator
                && s.area == series.area
                && s.frequency == series.frequency
        };
        let twin = data.series.iter().position(|s| fits(&s)).and_then(|t| Line::new(data, t, spec));
        if role == Role::Adjusted {
            // The office's own adjusted series stands beside ours in any case.
            twins.extend(twin);
        } else if let Some((twin, differs)) = twin.and_then(|t| Some((t, difference(data, &line, &t)?))) {
            twins.push(twin);
            chosen.differs = chosen.differs.filter(|d| d.0 >= differs.0).or(Some(differs));
        }
    }
    chosen.lines.append(&mut twins);
}

#[cfg(feature = "whole")]
/// Growth computed and growth published agree if they do to this many points.
const AGREEMENT: f64 = 0.1;

#[cfg(feature = "whole")]
/// The largest difference of two lines, if it exceeds [`AGREEMENT`], and its period.
fn difference(data: &Dataset, computed: &Line, published: &Line) -> Option<(f64, Period)> {
    let differences = computed.observations(data).iter().filter_map(|o| {
        let other = published.at(data, o.period)?.figure?;
        Some(((o.figure?.value - other.value).abs(), o.period))
    });
    // A published rate is rounded: half a unit of its last place is no difference.
    differences.filter(|(by, _)| *by > AGREEMENT + 1e-9).max_by(|a, b| a.0.total_cmp(&b.0))
}

/// The indicators asked for, else the first of the data.
fn indicators<'a>(data: &'a Dataset, spec: &'a Spec) -> Vec<&'a str> {
    if spec.indicators.is_empty() {
        data.series.first().map(|s| s.indicator.as_str()).into_iter().collect()
    } else {
        spec.indicators.iter().map(String::as_str).collect()
    }
}

/// The areas asked for, else the first one that has any of the indicators.
fn areas<'a>(data: &'a Dataset, spec: &'a Spec, indicators: &[&str]) -> Vec<&'a str> {
    if spec.areas.is_empty() {
        data.series
            .iter()
            .find(|s| indicators.contains(&s.indicator.as_str()))
            .map(|s| s.area.as_str())
            .into_iter()
            .collect()
    } else {
        spec.areas.iter().map(String::as_str).collect()
    }
}

/// One line a measure of an indicator in an area: the frequency with the most observations.
fn best(data: &Dataset, spec: &Spec, indicator: &str, area: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (i, series) in data.series.iter().enumerate() {
        let published = series.method().is_none();
        if series.indicator != indicator || series.area != area || !published || !wanted(spec, &series.measure) {
            continue;
        }
        let Some(line) = Line::new(data, i, spec) else { continue };
        let rival = lines.iter_mut().find(|l| l.of(data).is_some_and(|s| s.measure == series.measure));
        match rival {
            Some(rival) if rival.end - rival.first >= line.end - line.first => {}
            Some(rival) => *rival = line,
            None => lines.push(line),
        }
    }
    lines
}

fn wanted(spec: &Spec, measure: &Measure) -> bool {
    if spec.measures.is_empty() { measure.0 != "target" } else { spec.measures.contains(&measure.0) }
}

fn groups(data: &Dataset, spec: &Spec, candidates: &[(&str, Line)]) -> Vec<Vec<Measure>> {
    let mut found: Vec<(&Measure, &str)> = Vec::new();
    for series in candidates.iter().filter_map(|(_, l)| l.of(data)) {
        if !found.iter().any(|(m, _)| *m == &series.measure) {
            found.push((&series.measure, &series.unit));
        }
    }
    let place = |m: &Measure| {
        let asked = spec.measures.iter().position(|n| *n == m.0);
        asked.or_else(|| ORDER.iter().position(|n| *n == m.0)).unwrap_or(usize::MAX)
    };
    found.sort_unstable_by_key(|(m, _)| place(m));
    let mut groups: Vec<(Vec<Measure>, &str)> = Vec::new();
    for (measure, unit) in found {
        let together = groups.iter_mut().find(|(_, u)| !spec.measures.is_empty() && *u == unit);
        match together {
            Some((group, _)) => group.push(measure.clone()),
            None => groups.push((vec![measure.clone()], unit)),
        }
    }
    groups.into_iter().map(|(g, _)| g).collect()
}

/// One tile of a board: a series and the period it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The series, with all that the spec covers.
    pub line: Line,
    /// The period of the figure.
    pub period: Period,
}

/// The figures a board shows, in the order asked for, and the indicators it has nothing of.
///
/// Of each indicator and area, the first measure asked for (else the first in the usual order) that
/// has a figure of the period asked for; without a period, the last figure there is.
#[must_use]
pub fn picks(data: &Dataset, spec: &Spec) -> (Vec<Pick>, Vec<String>) {
    let mut all: Vec<&str> = spec.indicators.iter().map(String::as_str).collect();
    if all.is_empty() {
        for series in &data.series {
            if !all.contains(&series.indicator.as_str()) {
                all.push(&series.indicator);
            }
        }
    }
    let areas = areas(data, spec, &all);
    let (mut picks, mut absent) = (Vec::new(), Vec::new());
    for indicator in all {
        let before = picks.len();
        for area in &areas {
            picks.extend(pick(data, spec, indicator, area, &|p| spec.period.is_none_or(|asked| p == asked)));
        }
        if picks.len() == before {
            absent.push(indicator.to_string());
        }
    }
    (picks, absent)
}

/// The last figure at a period that fits, of the first measure asked for, else in the usual order, that has one.
fn pick(data: &Dataset, spec: &Spec, indicator: &str, area: &str, fits: &dyn Fn(Period) -> bool) -> Option<Pick> {
    let mut lines = best(data, spec, indicator, area);
    let usual = ["yoy_ytd", "yoy", "level", "level_ytd", "mom_sa"];
    let place = |l: &Line| {
        let measure = l.of(data).map_or("", |s| s.measure.0.as_str());
        let asked = spec.measures.iter().position(|n| n == measure);
        asked.or_else(|| usual.iter().position(|n| *n == measure)).unwrap_or(usize::MAX)
    };
    lines.sort_unstable_by_key(|l| (place(l), l.series));
    let figure = |l: &Line| {
        let with = |o: &&Observation| o.figure.is_some() && fits(o.period);
        l.observations(data).iter().rev().find(with).map(|o| o.period)
    };
    lines.into_iter().find_map(|line| figure(&line).map(|period| Pick { line, period }))
}
