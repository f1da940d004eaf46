//! What of a trend is seen: the observations of the window, and the unit each line is drawn in.
//!
//! Owns which observations count for the value axis and which are drawn. One observation on either side of the window is
//! drawn with it, so that lines reach the plot's edges.

use super::{Context, Trend};
use crate::data::{Observation, Role};
use crate::period::Period;
use crate::text::Language;
use crate::view::lens::{Lens, Rise};

/// The lens of a layout, as far as it fits what is shown.
#[derive(Clone, Debug)]
pub(in crate::view) struct Seen {
    window: (f64, f64),
    stays: bool,
    /// How values rise; linear where what was wished does not suit them.
    pub(super) rise: Rise,
    /// By line: what its values are multiplied by.
    units: Vec<f64>,
    /// The period of 100 of an index.
    base: Option<Period>,
}

impl Seen {
    pub(in crate::view) fn new(trend: &Trend, context: &Context<'_>, lens: Lens, window: (f64, f64)) -> Self {
        let rise = if unfit(trend, context, lens.rise).is_some() { Rise::Linear } else { lens.rise };
        let mut seen = Self { window, stays: lens.stays, rise, units: Vec::new(), base: None };
        if rise == Rise::Index {
            for line in &trend.chosen.lines {
                let shown = seen.within(line.observations(context.data));
                let first = shown.iter().find_map(|o| Some((o.period, o.figure?.value)));
                seen.units.push(first.map_or(1.0, |(_, value)| 100.0 / value));
                if let Some((period, _)) = first {
                    seen.base = Some(seen.base.map_or(period, |b| b.min(period)));
                }
            }
        }
        seen
    }

    /// What the values of a line are multiplied by.
    pub(super) fn unit_of(&self, line: usize) -> f64 {
        self.units.get(line).copied().unwrap_or(1.0)
    }

    fn within<'a>(&self, observations: &'a [Observation]) -> &'a [Observation] {
        let from = observations.partition_point(|o| o.period.middle() < self.window.0);
        let to = observations.partition_point(|o| o.period.middle() <= self.window.1);
        observations.get(from..to).unwrap_or_default()
    }

    /// Those of the window and one on either side.
    pub(super) fn about<'a>(&self, observations: &'a [Observation]) -> &'a [Observation] {
        let from = observations.partition_point(|o| o.period.middle() < self.window.0);
        let to = observations.partition_point(|o| o.period.middle() <= self.window.1);
        observations.get(from.saturating_sub(1)..(to + 1).min(observations.len())).unwrap_or_default()
    }

    /// Those that the value axis has to hold.
    pub(super) fn counted<'a>(&self, observations: &'a [Observation]) -> &'a [Observation] {
        if self.stays { observations } else { self.within(observations) }
    }

    /// The same with an axis for all there is: for windows without any figure.
    pub(super) fn of_all(&self) -> Self {
        Self { stays: true, ..self.clone() }
    }

    /// The domain of an axis that is not linear; `None` where the usual rules hold.
    pub(super) fn range(&self, low: f64, high: f64) -> Option<(f64, f64)> {
        match self.rise {
            Rise::Linear => None,
            Rise::Log => Some(if low < high { (low, high) } else { (low / 1.1, high * 1.1) }),
            Rise::Index => Some((low.min(99.0), high.max(101.0))),
        }
    }

    /// What is written above the plot.
    pub(super) fn unit(&self, trend: &Trend, context: &Context<'_>) -> Option<String> {
        let language = context.spec.language;
        match (self.rise, self.base) {
            (Rise::Index, Some(base)) => {
                let base = crate::text::period::label(base, language);
                Some(language.say("{0} = 100", "{0}=100", &[&base]))
            }
            (Rise::Log, _) => {
                let unit = if trend.told.unit_apart() { trend.told.unit() } else { String::new() };
                Some(join(&unit, language.pick("logarithmic scale", "对数刻度"), language))
            }
            _ => trend.told.unit_apart().then(|| trend.told.unit()),
        }
    }
}

impl Seen {
    /// What is said of an observation, with its value on an axis of indices.
    pub(super) fn note(&self, line: usize, of: Option<&Observation>, note: String, language: Language) -> String {
        let Some(figure) = of.and_then(|o| o.figure).filter(|_| self.rise == Rise::Index) else { return note };
        let index = crate::text::number::grouped(figure.value * self.unit_of(line), 1);
        let index = language.say("index {0}", "指数{0}", &[&index]);
        crate::text::join(&[index, note], language.pick("; ", "；"))
    }
}

fn join(unit: &str, scale: &str, language: Language) -> String {
    let (en, zh) = if unit.is_empty() { ("{1}", "{1}") } else { ("{0}, {1}", "{0}，{1}") };
    language.say(en, zh, &[unit, scale])
}

/// Why values cannot rise so.
pub(super) fn unfit(trend: &Trend, context: &Context<'_>, rise: Rise) -> Option<[&'static str; 2]> {
    let series = || trend.drawn().filter_map(|(_, l)| Some((l, l.of(context.data)?)));
    let role = |r: Role| r != Role::Plain;
    if rise == Rise::Index && series().any(|(_, s)| s.method().is_some_and(|m| role(m.role))) {
        return Some(["the lines belong together", "各线相互关联"]);
    }
    if rise != Rise::Linear && series().any(|(_, s)| s.measure.is_growth() || s.method().is_some_and(|m| m.about_zero))
    {
        return Some(["growth rates have no ratios", "增速不能求比值"]);
    }
    let not_positive = |o: &Observation| o.figure.is_some_and(|f| f.value <= 0.0);
    let bounds = trend.chosen.bounds.iter();
    if rise != Rise::Linear
        && series().map(|(l, _)| l).chain(bounds).any(|l| l.observations(context.data).iter().any(not_positive))
    {
        return Some(["not all values are above zero", "并非所有数值都大于零"]);
    }
    None
}
