//! The course of a target: figures so far, the way planned, what the rest requires.
//!
//! Owns where these lie in months and values, and the words on the distance between them. A figure, the base and the target all stand at the
//! middle of the last period of the series' frequency that they end with, where the axis names it. Refuses to know pixels.

use super::wording::is_bound;
use super::{Entry, no_figure_yet};
use crate::data::Status;
use crate::data::tables::Aim;
use crate::period::Frequency;
use crate::target::{Kind, Way, begins, counted, kind, way};
use crate::text::name;
use crate::text::{Language, join};
use crate::view::Context;
use crate::view::valued::bounds;

/// Years of history that are shown where nothing says where the way begins.
const HISTORY: i32 = 10;

/// A figure: its month, its value, whether it is final.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point {
    pub(super) month: f64,
    pub(super) value: f64,
    pub(super) status: Status,
    /// Whether it follows the one before in the calendar.
    pub(super) joined: bool,
}

/// What is drawn, in months and in the unit of the series.
pub(super) struct Course {
    pub(super) frequency: Frequency,
    /// First and last month of the axis.
    pub(super) span: (f64, f64),
    pub(super) actual: Vec<Point>,
    pub(super) way: Option<Way>,
    pub(super) upper: Option<f64>,
    /// Least and greatest value of all that is drawn.
    pub(super) values: (f64, f64),
    /// How far before its end a period is drawn.
    back: f64,
}

impl Course {
    pub(super) fn new(context: &Context<'_>, entry: &Entry) -> Self {
        let target = &entry.target;
        let series = entry.series(context);
        let way = way(target, series);
        let frequency = series.map_or(target.to.frequency().of_series(), |s| s.frequency);
        let back = f64::from(frequency.months()) / 2.0;
        let end = target.to.end();
        let first = series.and_then(|s| counted(target, s, context.spec.period).next()).map(|(o, _)| o.period.start());
        let begin = match (begins(target), way) {
            // A total begins with nothing, before its first period.
            (_, Some(way)) if kind(target) == Kind::Total => way.begun - frequency.months(),
            (Some(begin), _) => begin,
            (None, _) => first.map_or(target.to.start(), |f| f.max(end - 12 * HISTORY)),
        };
        let mut actual: Vec<Point> = Vec::new();
        let mut before = None;
        for (o, figure) in series.into_iter().flat_map(|s| counted(target, s, context.spec.period)) {
            if o.period.start() < begin {
                continue;
            }
            let joined = before.is_some_and(|b| o.period.follows(b));
            before = Some(o.period);
            let month = f64::from(o.period.end()) - back;
            actual.push(Point { month, value: figure.value, status: o.status, joined });
        }
        let upper = entry.upper().map(|f| f.value);
        let others = [Some(entry.goal()), upper, way.map(|w| w.base)].into_iter().flatten();
        // A lone target is near nothing but zero.
        let alone = actual.is_empty() && way.is_none() && upper.is_none();
        let values = bounds(actual.iter().map(|p| p.value).chain(others), alone).unwrap_or((0.0, 1.0));
        let span = (f64::from(begin), f64::from(end.max(begin + 1)));
        Self { frequency, span, actual, way, upper, values, back }
    }

    /// Where on the axis the end of a month is drawn.
    pub(super) fn at(&self, month: i32) -> f64 {
        f64::from(month) - self.back
    }

    /// How far the latest figure is from the plan, in words; empty where there is nothing to hold it against.
    pub(super) fn gap(&self, context: &Context<'_>, entry: &Entry) -> String {
        let language = context.spec.language;
        let Some((period, figure)) = entry.progress.map(|p| p.latest) else { return String::new() };
        let (planned, en, zh) = match (self.way, entry.target.aim) {
            (_, Aim::Range(_)) => return String::new(),
            (Some(way), _) => (way.planned(f64::from(period.end())), "plan path", "计划路径"),
            (None, Aim::Floor | Aim::Ceiling) => (entry.goal(), "bound", "约束值"),
            (None, _) => (entry.goal(), "target", "目标"),
        };
        let gap = figure.value - planned;
        let size = |gap| entry.amount(context, gap, entry.decimals);
        let word = language.pick(en, zh);
        let (en, zh) = match (size(gap.abs()) == size(0.0), gap > 0.0) {
            (true, _) => ("on the {0}", "与{0}持平"),
            (_, true) => ("{1} above the {0}", "高于{0}{1}"),
            (_, false) => ("{1} below the {0}", "低于{0}{1}"),
        };
        language.say(en, zh, &[word, &size(gap.abs())])
    }

    /// Latest figure, its distance from the plan, and what the rest requires, in words.
    pub(super) fn said(&self, context: &Context<'_>, entry: &Entry) -> String {
        let language = context.spec.language;
        let Some(progress) = entry.progress else {
            return self.said_of_none(language);
        };
        let (period, figure) = progress.latest;
        let label = entry.series(context).map_or_else(String::new, |s| name::of_key(s, period, language));
        let latest = language.say("{0}: {1}", "{0}：{1}", &[&label, &entry.told.full(figure)]);
        let said = join(&[latest, self.gap(context, entry)], language.pick(", ", "，"));
        let required = entry.facts.get(3).map_or("", |f| f.said.as_str());
        let said = join(&[said, required.into()], language.pick("; ", "；"));
        language.say("{0}.", "{0}。", &[&said])
    }

    fn said_of_none(&self, language: Language) -> String {
        let what = match self.way {
            Some(_) => language.pick("the plan path alone is shown.", "仅显示计划路径。"),
            None => language.pick("the target alone is shown.", "仅显示目标。"),
        };
        language.say("{0}: {1}", "{0}，{1}", &[no_figure_yet(language), what])
    }
}

/// Whether values are to stay on one side of the target's line rather than to come to it.
pub(super) fn is_line(entry: &Entry) -> bool {
    is_bound(entry) || matches!(kind(&entry.target), Kind::Rate | Kind::RunningRate)
}

/// Whether figures come from above, so that words belong below the target.
pub(super) fn from_above(course: &Course, entry: &Entry) -> bool {
    let first = course.way.map(|w| w.base);
    course.actual.last().map(|p| p.value).or(first).is_some_and(|v| v > entry.goal()) && entry.upper().is_none()
}
