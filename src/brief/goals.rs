//! How far targets are that were set for the indicators told of, as [`crate::target`] finds it.

use super::fact::Fact;
use super::{Sentence, key};
use crate::data::tables::{Aim, Target};
use crate::data::{Dataset, Figure, Series};
use crate::spec::Spec;
use crate::target::{Kind, Progress, State, is_exact, kind, progress};
use crate::text::number::grouped;
use crate::text::unit::Told;
use crate::text::{Language, capitalised, prose};

/// A sentence for each target whose time has begun.
pub(super) fn sentences(data: &Dataset, spec: &Spec, facts: &[Fact<'_>], areas: bool) -> Vec<Sentence> {
    let mut found = Vec::new();
    for fact in facts {
        let of = |t: &&Target| t.indicator == fact.series.indicator && t.area == fact.series.area;
        for target in data.tables.targets.iter().filter(of) {
            let series = data.series.iter().enumerate().find(|(_, s)| target.suits(s) && s.method().is_none());
            let Some((place, series)) = series else { continue };
            let until = spec.period.or(Some(fact.period()));
            let Some(progress) = progress(target, series, until) else { continue };
            let text = sentence(data, spec.language, (target, series), &progress, areas);
            let figures = vec![(place, progress.latest.0)];
            found.push(Sentence { key: key("target", fact, areas), text, figures, slots: Vec::new() });
        }
    }
    // Several targets of one indicator are numbered from the second on.
    let keys: Vec<String> = found.iter().map(|s| s.key.clone()).collect();
    for (i, sentence) in found.iter_mut().enumerate() {
        let before = keys.iter().take(i).filter(|k| **k == sentence.key).count();
        if before > 0 {
            sentence.key = crate::text::fill("{0}/{1}", &[&sentence.key, &crate::text::whole(before as i32 + 1)]);
        }
    }
    found
}

fn sentence(
    data: &Dataset,
    language: Language,
    (target, series): (&Target, &Series),
    found: &Progress,
    areas: bool,
) -> String {
    let name = prose::subject(data, series, areas, language);
    let largest = target.value.value.abs().max(found.latest.1.value.abs());
    let told = Told::new(data, &series.unit, largest, language);
    let percent = |share: f64| grouped(share * 100.0, 0);
    let due = prose::span(target.to, false, language);
    let (goal, latest) = (told.full(target.value), told.full(found.latest.1));
    let when = prose::span(found.latest.0, series.is_cumulative(), language);
    let upper = match target.aim {
        Aim::Range(high) => told.full(high),
        _ => String::new(),
    };
    let at = |p| prose::span(p, series.is_cumulative(), language);
    let budget = kind(target) == Kind::Total && matches!(target.aim, Aim::Lower | Aim::Ceiling);
    let (en, zh, more) = match (found.state, target.aim) {
        (State::Reached(_), _) if budget => (
            "the limit of {1} set for {2} for {0} was kept: the last figure was {3}.",
            "{0}{2}不高于{1}，未超出，最终为{3}。",
            latest,
        ),
        (State::Reached(period), _) if is_exact(series, period) => {
            ("the target of {1} set for {2} for {0} was reached in {3}.", "{0}{2}目标为{1}，{3}已达到。", at(period))
        }
        (State::Reached(period), _) => (
            "the target of {1} set for {2} for {0} had been reached by {3}.",
            "{0}{2}目标为{1}，截至{3}已达到。",
            prose::end(period, language),
        ),
        (State::Missed, _) if budget => (
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
            return underway(language, found, [&name, &goal, &due, &latest, &when], (series, &told), &percent);
        }
    };
    capitalised(&language.say(en, zh, &[&name, &goal, &due, &more]))
}

/// A target that is not yet reached, and whose time is not over.
fn underway(
    language: Language,
    found: &Progress,
    [name, goal, due, latest, when]: [&str; 5],
    (series, told): (&Series, &Told),
    percent: &dyn Fn(f64) -> String,
) -> String {
    let lead = language.say("the target set for {2} for {0} is {1}", "{0}{2}目标为{1}", &[name, goal, due]);
    let stands = language.say("in {1} the figure was {0}", "{1}为{0}", &[latest, when]);
    let way = found.done.map(|done| {
        let (en, zh) = match found.time {
            Some(_) if found.seasonal => (
                "{0}% of the way was done, against the {1}% usual at this time of the year",
                "完成{0}%，往年同期平均完成{1}%",
            ),
            Some(_) => ("{0}% of the way was done, with {1}% of the time gone", "完成{0}%，时间进度{1}%"),
            None => ("{0}% of the way was done", "完成{0}%"),
        };
        language.say(en, zh, &[&percent(done), &found.time.map(percent).unwrap_or_default()])
    });
    let required = found.required.map(|required| {
        let (en, zh) = if series.measure.is_growth() {
            ("the remaining months require about {0}", "其余月份约需增长{0}")
        } else {
            ("the remaining months require {0} each", "其余月份每月需{0}")
        };
        let figure = Figure { value: required, decimals: found.latest.1.decimals.max(1) };
        language.say(en, zh, &[&told.full(figure)])
    });
    let parts: Vec<String> = [Some(lead), Some(stands), way, required].into_iter().flatten().collect();
    let text = crate::text::join(&parts, language.pick("; ", "；"));
    capitalised(&language.say("{0}.", "{0}。", &[&text]))
}
