//! A trend in words, for readers who cannot see it: its latest figures, what they changed by, how far targets are.

#[cfg(feature = "whole")]
use super::annotations;
use super::wording::{COMPUTES, line_names, value};
use super::{Context, Trend};
#[cfg(feature = "whole")]
use crate::brief::{Extent, brief};
use crate::data::Role;
use crate::period::Period;
use crate::text::name;

/// The picture in sentences.
pub(super) fn describe(trend: &Trend, context: &Context<'_>, title: &str, subtitle: &str) -> String {
    let language = context.spec.language;
    let (Some(first), Some(last)) = (trend.slots.first(), trend.slots.last()) else { return title.into() };
    let label = |p: &Period| crate::text::period::label(*p, language);
    #[cfg(feature = "whole")]
    let called = language.pick(trend.called[0], trend.called[1]);
    #[cfg(not(feature = "whole"))]
    let called = language.pick("Line chart", "折线图");
    let mut out = language.say(
        "{0}, {1}. {4} from {2} to {3}.",
        "{0}，{1}。{4}，{2}至{3}。",
        &[title, subtitle, &label(first), &label(last), called],
    );
    let names = line_names(trend, context);
    for (i, line) in trend.drawn() {
        let latest = line.observations(context.data).iter().rev().find(|o| o.figure.is_some());
        if let (Some(observation), Some(series)) = (latest, line.of(context.data)) {
            let name = if names.len() > 1 { names.get(i).map_or("", String::as_str) } else { "" };
            let period = name::of_period(series, observation, language);
            let value = value(trend, Some(observation), language);
            let ahead = COMPUTES && series.method().is_some_and(|m| m.role == Role::Forecast);
            let (en, zh) = match (name.is_empty(), ahead) {
                (true, _) => (" Latest: {1} ({2}).", "{0}最新：{2}{1}。"),
                (false, false) => (" {0}, latest: {1} ({2}).", "{0}最新：{2}{1}。"),
                (false, true) => (" {0}: {1} in {2}.", "{0}：{2}{1}。"),
            };
            out.push_str(&language.say(en, zh, &[name, &value, &period]));
        }
    }
    #[cfg(feature = "whole")]
    if let Some(told) = beside(trend, context) {
        out.push_str(language.pick(" ", ""));
        out.push_str(&told);
    }
    #[cfg(feature = "whole")]
    if let Some(marked) = annotations::spoken(trend, context) {
        out.push_str(language.pick(" ", ""));
        out.push_str(&marked);
    }
    out
}

/// What the latest figures changed by, and how far their targets are; nothing of many lines, or of computed ones.
#[cfg(feature = "whole")]
fn beside(trend: &Trend, context: &Context<'_>) -> Option<String> {
    const MOST: usize = 4;
    let latest = |line: &crate::derive::Line| {
        let last = line.observations(context.data).iter().rev().find(|o| o.figure.is_some())?;
        Some(crate::derive::Pick { line: *line, period: last.period })
    };
    let picks: Vec<crate::derive::Pick> = trend.drawn().filter_map(|(_, line)| latest(line)).collect();
    if picks.len() > MOST || trend.chosen.computed {
        return None;
    }
    let told = brief(context.data, context.spec, &picks, Extent::Beside).text(context.spec.language);
    (!told.is_empty()).then_some(told)
}
