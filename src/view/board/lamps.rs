//! The lamps of a board in words and signs.
//!
//! Owns what each lamp is called and looks like, and whose thresholds they are said to be. Which one is lit, is
//! [`crate::derive::lamp`]'s.

use super::{Context, Figure, figure};
use crate::data::tables::{Lamp, Threshold};
use crate::derive::lamp::{Lit, lit, scale};
use crate::derive::sections::Group;
use crate::scene::lamp::Sign;
use crate::text::name::{self, Length};
use crate::text::unit::Told;
use crate::text::{Language, capitalised, words};
use crate::theme::Tone;
use crate::widget::shown::TipRow;

/// The sign and the tone of a lamp: five shapes that are told apart without their colours.
pub(super) const fn sign(lamp: Lamp) -> (Sign, Tone) {
    match lamp {
        Lamp::Red => (Sign::Up, Tone::Bad),
        Lamp::Yellow => (Sign::Diamond, Tone::Warm),
        Lamp::Green => (Sign::Disc, Tone::Good),
        Lamp::LightBlue => (Sign::Ring, Tone::Cool),
        Lamp::Blue => (Sign::Square, Tone::Cold),
    }
}

/// The colour and the usual word for the state.
fn usual(lamp: Lamp, language: Language) -> (&'static str, &'static str) {
    let ([en, zh], [state_en, state_zh]) = match lamp {
        Lamp::Red => (["red", "红灯"], ["overheated", "过热"]),
        Lamp::Yellow => (["yellow", "黄灯"], ["warm", "偏热"]),
        Lamp::Green => (["green", "绿灯"], ["stable", "稳定"]),
        Lamp::LightBlue => (["light blue", "浅蓝灯"], ["cool", "偏冷"]),
        Lamp::Blue => (["blue", "蓝灯"], ["cold", "过冷"]),
    };
    (language.pick(en, zh), language.pick(state_en, state_zh))
}

/// The state in the words of the file, else in the usual ones.
fn state(threshold: &Threshold, language: Language) -> &str {
    match threshold.word.told(language) {
        "" => usual(threshold.lamp, language).1,
        own => own,
    }
}

/// Colour and state: `Green: stable`.
fn called(lamp: Lamp, states: &str, language: Language) -> String {
    language.say("{0}: {1}", "{0}：{1}", &[&capitalised(usual(lamp, language).0), states])
}

/// What a figure lights.
fn found<'a>(context: &Context<'a>, (series, observation): Figure<'_>) -> Option<Lit<'a>> {
    lit(&scale(&context.data.tables.lamps, series), observation.figure?.value)
}

/// The lamp of a figure and its state, for the tile.
pub(super) fn of(context: &Context<'_>, figure: Figure<'_>) -> Option<(Lamp, String)> {
    let threshold = found(context, figure)?.threshold;
    Some((threshold.lamp, capitalised(state(threshold, context.spec.language))))
}

/// The same for the table; empty where none is lit.
pub(super) fn cell(context: &Context<'_>, figure: Figure<'_>) -> String {
    let language = context.spec.language;
    let lit = found(context, figure);
    lit.map_or_else(String::new, |l| called(l.threshold.lamp, state(l.threshold, language), language))
}

/// The same for the tooltip, with its ends and who set them.
pub(super) fn line(context: &Context<'_>, figure: Figure<'_>, told: &Told) -> Option<TipRow> {
    let language = context.spec.language;
    let Lit { threshold, low, high } = found(context, figure)?;
    let end = |f: Option<crate::data::Figure>| f.map_or_else(String::new, |f| told.full(f));
    let falls =
        threshold.most.is_some() || scale(&context.data.tables.lamps, figure.0).iter().any(|t| t.most.is_some());
    let (low, high) = (end(low), end(high));
    let value = if falls {
        let (en, zh) = match (low.is_empty(), high.is_empty()) {
            (true, _) => ("{1} and under", "{1}及以下"),
            (_, true) => ("over {0}", "高于{0}"),
            _ => ("over {0} to {1}", "高于{0}至{1}"),
        };
        language.say(en, zh, &[&low, &high])
    } else {
        words::span(&low, &high, language)
    };
    let note = match threshold.source.as_str() {
        "" => language.pick("threshold set by this portal", "阈值由本门户设定").into(),
        source => name::of_source(context.data, source, language),
    };
    let color = context.spec.theme.tone(sign(threshold.lamp).1).css();
    let name = called(threshold.lamp, state(threshold, language), language);
    Some(TipRow { name, value, note, color, current: false })
}

/// All that are lit, with the indicators they belong to.
fn all<'a>(context: &Context<'a>, groups: &[Group<'_>]) -> Vec<(&'a Threshold, &'a str)> {
    let mut all = Vec::new();
    for figure in groups.iter().flat_map(|g| &g.slots).filter_map(|s| figure(context, s)) {
        all.extend(found(context, figure).map(|l| (l.threshold, figure.0.indicator.as_str())));
    }
    all
}

/// The lamps that are lit, from hot to cold, with all they are called.
pub(super) fn legend(context: &Context<'_>, groups: &[Group<'_>]) -> Vec<(Lamp, String)> {
    let language = context.spec.language;
    let all = all(context, groups);
    let mut legend = Vec::new();
    for lamp in Lamp::ALL.into_iter().rev() {
        let mut states: Vec<String> = Vec::new();
        for (threshold, _) in all.iter().filter(|(t, _)| t.lamp == lamp) {
            let state = state(threshold, language);
            if !states.iter().any(|s| s == state) {
                states.push(state.into());
            }
        }
        if !states.is_empty() {
            legend.push((lamp, called(lamp, &words::list(&states, language), language)));
        }
    }
    legend
}

/// Whose thresholds they are.
pub(super) fn notes(context: &Context<'_>, groups: &[Group<'_>]) -> Vec<String> {
    let language = context.spec.language;
    let mut of: Vec<(&str, Vec<String>)> = Vec::new();
    for (threshold, indicator) in all(context, groups) {
        let name: String = name::of_code(context.data, indicator, Length::Short, language).into();
        match of.iter_mut().find(|(source, _)| *source == threshold.source) {
            Some((_, names)) if names.contains(&name) => {}
            Some((_, names)) => names.push(name),
            None => of.push((&threshold.source, vec![name])),
        }
    }
    let note = |(source, names): (&str, Vec<String>)| {
        let (en, zh) = if source.is_empty() {
            (
                "Lamp thresholds set by this portal, not by a statistical office: {0}.",
                "信号灯阈值由本门户设定，非官方标准：{0}。",
            )
        } else {
            ("Lamp threshold of {0}: {1}.", "{0}的信号灯阈值依据：{1}。")
        };
        language.say(en, zh, &[&words::list(&names, language), &name::of_source(context.data, source, language)])
    };
    of.into_iter().map(note).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lamps_differ_in_shape_colour_and_word() {
        for (i, a) in Lamp::ALL.into_iter().enumerate() {
            for b in Lamp::ALL.into_iter().skip(i + 1) {
                assert_ne!(sign(a).0, sign(b).0, "{a:?} and {b:?} have one shape");
                assert_ne!(sign(a).1, sign(b).1);
                for language in [Language::En, Language::Zh] {
                    assert_ne!(usual(a, language), usual(b, language));
                }
            }
        }
    }
}
