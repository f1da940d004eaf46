//! How far targets are that were set for the indicators told of, as [`crate::target`] finds it.

use super::comparison::change_of;
use super::fact::Fact;
use super::{Sentence, key};
use crate::data::tables::{Aim, Target};
use crate::data::{Dataset, Figure, Series};
use crate::spec::Spec;
use crate::target::{Kind, Progress, State, held, is_exact, kind};
use crate::text::number::{grouped, ten_to};
use crate::text::unit::Told;
use crate::text::{Language, capitalised, prose};
use std::collections::BTreeMap;

/// A sentence for each target whose time has begun.
pub(super) fn sentences(data: &Dataset, spec: &Spec, facts: &[Fact<'_>], areas: bool) -> Vec<Sentence> {
    let mut of: BTreeMap<(&str, &str), Vec<&Target>> = BTreeMap::new();
    for target in &data.tables.targets {
        of.entry((&target.indicator, &target.area)).or_default().push(target);
    }
    let mut found = Vec::new();
    for fact in facts {
        // Two measures of one indicator have its targets in common, which are told once.
        let targets = of.remove(&(fact.series.indicator.as_str(), fact.series.area.as_str())).unwrap_or_default();
        let mut number = 0;
        for target in targets {
            let until = spec.period.or(Some(fact.period()));
            let (Some(place), Some(progress)) = held(data, target, until) else { continue };
            let Some(series) = data.series.get(place) else { continue };
            let goal = Goal { data, language: spec.language, target, series, found: &progress };
            // Several targets of one indicator are numbered from the second on.
            number += 1;
            let key = match (key("target", fact, areas), number) {
                (key, 1) => key,
                (key, number) => crate::text::fill("{0}/{1}", &[&key, &crate::text::whole(number)]),
            };
            let figures = vec![(place, progress.latest.0)];
            found.push(Sentence { key, text: goal.sentence(areas), figures, slots: Vec::new() });
        }
    }
    found
}

/// A target with where it stands.
struct Goal<'a> {
    data: &'a Dataset,
    language: Language,
    target: &'a Target,
    series: &'a Series,
    found: &'a Progress,
}

impl Goal<'_> {
    /// Whether a total is to stay low.
    fn is_budget(&self) -> bool {
        kind(self.target) == Kind::Total && matches!(self.target.aim, Aim::Lower | Aim::Ceiling)
    }

    /// The other end of a range.
    fn upper(&self) -> Option<Figure> {
        if let Aim::Range(high) = self.target.aim { Some(high) } else { None }
    }

    fn sentence(&self, areas: bool) -> String {
        let Self { data, language, target, series, found } = *self;
        let name = prose::subject(data, series, areas, language);
        let largest = target.value.value.abs().max(found.latest.1.value.abs());
        let told = Told::new(data, &series.unit, largest, language);
        let at = |p| prose::span(p, series.is_cumulative(), language);
        let due = at(target.to);
        let (goal, latest) = (told.full(target.value), told.full(found.latest.1));
        let upper = self.upper().map(|f| told.full(f)).unwrap_or_default();
        let (en, zh, more) = match (found.state, target.aim) {
            (State::Reached(_), _) if self.is_budget() => (
                "the limit of {1} set for {2} for {0} was kept: the last figure was {3}.",
                "{0}{2}不高于{1}，未超出，最终为{3}。",
                latest,
            ),
            (State::Reached(period), _) if is_exact(series, period) => (
                "the target of {1} set for {2} for {0} was reached in {3}.",
                "{0}{2}目标为{1}，{3}已达到。",
                at(period),
            ),
            (State::Reached(period), _) => (
                "the target of {1} set for {2} for {0} had been reached by {3}.",
                "{0}{2}目标为{1}，截至{3}已达到。",
                prose::end(period, language),
            ),
            (State::Missed, _) if self.is_budget() => (
                "the limit of {1} set for {2} for {0} was exceeded: the last figure is {3}.",
                "{0}{2}不高于{1}，已超出，最新为{3}。",
                latest,
            ),
            (State::Missed, _) => (
                "the target of {1} set for {2} for {0} was not reached: the last figure was {3}.",
                "{0}{2}目标为{1}，未达到，最新为{3}。",
                latest,
            ),
            (State::Held, Aim::Floor) => {
                ("{0} has not been below the floor of {1} set for {2}.", "{0}{2}未低于{1}的下限。", String::new())
            }
            (State::Held, Aim::Ceiling) => {
                ("{0} has not been above the ceiling of {1} set for {2}.", "{0}{2}未高于{1}的上限。", String::new())
            }
            (State::Held, _) => {
                ("{0} has stayed within the range of {1} to {3} set for {2}.", "{0}{2}保持在{1}至{3}的区间内。", upper)
            }
            (State::Broken(period), Aim::Floor) => {
                ("{0} was below the floor of {1} set for {2} in {3}.", "{0}{3}低于{2}{1}的下限。", at(period))
            }
            (State::Broken(period), Aim::Ceiling) => {
                ("{0} was above the ceiling of {1} set for {2} in {3}.", "{0}{3}高于{2}{1}的上限。", at(period))
            }
            (State::Broken(period), _) => {
                ("{0} was outside the range set for {2} in {3}.", "{0}{3}超出{2}目标区间。", at(period))
            }
            (State::OnPace | State::Behind | State::Open, _) => {
                return self.underway([&name, &goal, &due, &upper, &latest, &at(found.latest.0)], &told);
            }
        };
        capitalised(&language.say(en, zh, &[&name, &goal, &due, &more]))
    }

    /// A target that is not yet reached, and whose time is not over.
    fn underway(&self, [name, goal, due, upper, latest, when]: [&str; 6], told: &Told) -> String {
        let Self { language, target, .. } = *self;
        let (en, zh) = match target.aim {
            Aim::Range(_) => ("the range set for {2} for {0} is {1} to {3}", "{0}{2}目标区间为{1}至{3}"),
            Aim::Floor => ("the floor set for {2} for {0} is {1}", "{0}{2}下限为{1}"),
            Aim::Ceiling => ("the ceiling set for {2} for {0} is {1}", "{0}{2}上限为{1}"),
            Aim::Lower if kind(target) != Kind::Level => {
                ("the target set for {2} for {0} is at most {1}", "{0}{2}目标为不高于{1}")
            }
            Aim::Reach | Aim::Lower => ("the target set for {2} for {0} is {1}", "{0}{2}目标为{1}"),
        };
        let lead = language.say(en, zh, &[name, goal, due, upper]);
        let stands = language.say("in {1} the figure was {0}", "{1}为{0}", &[latest, when]);
        let parts: Vec<String> =
            [Some(lead), Some(stands), self.way(), self.rest(told)].into_iter().flatten().collect();
        let text = crate::text::join(&parts, language.pick("; ", "；"));
        capitalised(&language.say("{0}.", "{0}。", &[&text]))
    }

    /// How much is done, or used, and how much time is gone.
    fn way(&self) -> Option<String> {
        let (found, budget) = (self.found, self.is_budget());
        // With as many digits as in the view of targets.
        let percent = |share: f64| grouped(share * 100.0, 1);
        let (done, used) =
            if budget { ("{0}% of it was used", "已用{0}%") } else { ("{0}% of the way was done", "完成{0}%") };
        let said = self.language.say(done, used, &[&percent(found.done?)]);
        let (en, zh) = match (found.time, found.seasonal, budget) {
            (Some(_), true, false) => {
                ("{0}, against the {1}% usual at this time of the year", "{0}，往年同期平均完成{1}%")
            }
            (Some(_), true, true) => {
                ("{0}, against the {1}% usual at this time of the year", "{0}，往年同期平均已用{1}%")
            }
            (Some(_), false, _) => ("{0}, with {1}% of the time gone", "{0}，时间进度{1}%"),
            (None, ..) => return Some(said),
        };
        Some(self.language.say(en, zh, &[&said, &found.time.map(percent).unwrap_or_default()]))
    }

    /// What the months left require, or allow.
    fn rest(&self, told: &Told) -> Option<String> {
        let Self { data, language, target, series, found } = *self;
        let required = found.required?;
        let one = found.left == 1;
        if series.measure.is_growth() {
            let figure = Figure { value: required, decimals: found.latest.1.decimals.max(1) };
            let en =
                if one { "the remaining month requires about {0}" } else { "the remaining months require about {0}" };
            return Some(language.say(en, "其余月份增速约须达到{0}", &[&told.full(figure)]));
        }
        let known = [Some(target.value), self.upper(), target.base, Some(found.latest.1)];
        // A month is a small part of the way: one more digit than the figures have.
        let decimals = known.into_iter().flatten().map(|f| f.decimals).max().unwrap_or(0).saturating_add(1);
        let ten = ten_to(decimals);
        let value = (required * ten).round() / ten;
        let told = Told::new(data, &series.unit, value.abs(), language);
        let size = change_of(&told, &series.unit, Figure { value, decimals }, language);
        let amount = if value < 0.0 { crate::text::fill("−{0}", &[&size]) } else { size };
        let (en, zh) = match (self.is_budget(), one) {
            (true, true) => ("the remaining month allows {0}", "其余月份每月不高于{0}"),
            (true, false) => ("the remaining months allow {0} each", "其余月份每月不高于{0}"),
            (false, true) => ("the remaining month requires {0}", "其余月份每月需{0}"),
            (false, false) => ("the remaining months require {0} each", "其余月份每月需{0}"),
        };
        Some(language.say(en, zh, &[&amount]))
    }
}
