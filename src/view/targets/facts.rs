//! What is told of one target: its state, latest figure, deadline, share done, pace.
//!
//! Owns these words, short for columns and whole for lines and tooltips. Refuses to know where they stand.

use super::{Entry, no_figure_yet, per_cent};
use crate::data::Figure;
use crate::data::tables::Aim;
use crate::period::Period;
use crate::scene::lamp::Sign;
use crate::target::{Kind, State, is_exact, kind};
use crate::text::Language;
use crate::text::name;
use crate::text::period::{cumulative, label};
use crate::theme::Tone;
use crate::view::Context;

/// A state as sign, tone and words.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) sign: Sign,
    pub(super) tone: Tone,
    pub(super) text: String,
}

impl Default for Said {
    fn default() -> Self {
        Self { sign: Sign::Ring, tone: Tone::Calm, text: String::new() }
    }
}

/// One thing told.
#[derive(Clone, Debug, Default)]
pub(super) struct Fact {
    /// Heads of its column.
    pub(super) label: &'static str,
    pub(super) under: &'static str,
    /// What stands in its column, in two lines; empty for nothing.
    pub(super) main: String,
    pub(super) sub: String,
    /// The second line where no head explains it.
    pub(super) said: String,
}

/// The state in words.
pub(super) fn state(context: &Context<'_>, entry: &Entry) -> Said {
    let language = context.spec.language;
    let Some(progress) = entry.progress else {
        return Said { text: no_figure_yet(language).into(), ..Said::default() };
    };
    let (aim, kind) = (entry.target.aim, kind(&entry.target));
    let range = matches!(aim, Aim::Range(_));
    let bound = range || matches!(aim, Aim::Floor | Aim::Ceiling);
    let rate = matches!(kind, Kind::Rate | Kind::RunningRate);
    let budget = kind == Kind::Total && matches!(aim, Aim::Lower | Aim::Ceiling);
    let (sign, tone, (en, zh)) = match progress.state {
        State::Reached(_) if budget => (Sign::Check, Tone::Good, ("Kept", "未超出")),
        State::Reached(_) if rate => (Sign::Check, Tone::Good, ("Reached", "已完成")),
        State::Reached(at) => {
            let exact = entry.series(context).is_some_and(|s| is_exact(s, at));
            let words =
                if exact { ("Reached in {0}", "{0}已完成") } else { ("Reached by {0}", "截至{0}已完成") };
            (Sign::Check, Tone::Good, words)
        }
        State::OnPace => (
            Sign::Disc,
            Tone::Good,
            match (rate, range, bound) {
                (true, true, _) => ("Within the range so far", "目前处于区间内"),
                (true, _, true) => ("Within the bound so far", "目前未突破"),
                (true, ..) => ("On target so far", "目前达到目标"),
                _ => ("On pace", "达到序时进度"),
            },
        ),
        State::Behind => (
            Sign::Diamond,
            Tone::Warm,
            match (rate, range, bound) {
                (true, true, _) => ("Outside the range so far", "目前超出区间"),
                (true, _, true) => ("Beyond the bound so far", "目前已突破"),
                (true, ..) if aim == Aim::Lower => ("Above target so far", "目前高于目标"),
                (true, ..) => ("Below target so far", "目前低于目标"),
                _ if budget => ("Above pace", "快于序时进度"),
                _ => ("Behind", "落后于序时进度"),
            },
        ),
        State::Missed if budget => (Sign::Cross, Tone::Bad, ("Exceeded", "已超出")),
        State::Missed => (Sign::Cross, Tone::Bad, ("Missed", "未完成")),
        State::Held if range => (Sign::Square, Tone::Good, ("Held: within the range", "处于区间内")),
        State::Held => (Sign::Square, Tone::Good, ("Held", "未突破")),
        State::Broken(_) if range => (Sign::Cross, Tone::Bad, ("Broken in {0}: outside the range", "{0}超出区间")),
        State::Broken(_) => (Sign::Cross, Tone::Bad, ("Broken in {0}", "{0}突破")),
        State::Open => (Sign::Ring, Tone::Calm, ("Open", "尚无法判断")),
    };
    let at = match progress.state {
        State::Reached(at) | State::Broken(at) => label(at, language),
        _ => String::new(),
    };
    Said { sign, tone, text: language.say(en, zh, &[&at]) }
}

/// The value asked for, in words: `at least 117`.
pub(super) fn asked(entry: &Entry, language: Language) -> String {
    let value = entry.told.full(entry.target.value);
    let (en, zh) = match entry.target.aim {
        Aim::Reach => return value,
        Aim::Lower if kind(&entry.target) == Kind::Level => ("down to {0}", "降至{0}"),
        Aim::Lower | Aim::Ceiling => ("at most {0}", "不高于{0}"),
        Aim::Floor => ("at least {0}", "不低于{0}"),
        Aim::Range(upper) => {
            return language.say("{0} to {1}", "{0}—{1}", &[&value, &entry.told.full(upper)]);
        }
    };
    language.say(en, zh, &[&value])
}

/// What is to come when: `450万个` by the end of 2025.
pub(super) fn promise(entry: &Entry, language: Language) -> String {
    let reach = if entry.target.aim == Aim::Reach { "{1}达到{0}" } else { "{1}{0}" };
    language.say("{0} {1}", reach, &[&asked(entry, language), &deadline(entry, language).1])
}

/// The deadline, short and whole.
pub(super) fn deadline(entry: &Entry, language: Language) -> (String, String) {
    let to = entry.target.to;
    let (short, whole) = match (kind(&entry.target), entry.target.aim) {
        (Kind::Total | Kind::RunningRate, _) => {
            let year = cumulative(to, language);
            return (year.clone(), language.say("for {0}", "{0}", &[&year]));
        }
        (_, Aim::Reach | Aim::Lower) => (("end of {0}", "{0}底"), ("by the end of {0}", "{0}底前")),
        (_, _) => (("to {0}", "至{0}"), ("until the end of {0}", "至{0}底")),
    };
    let to = label(to, language);
    (language.say(short.0, short.1, &[&to]), language.say(whole.0, whole.1, &[&to]))
}

/// A change a month.
fn a_month(context: &Context<'_>, entry: &Entry, value: f64) -> String {
    // One more digit than the figures have: a month is a small part of the way.
    let told = entry.amount(context, value, entry.decimals.saturating_add(1));
    context.spec.language.say("{0}/month", "{0}/月", &[&told])
}

/// Latest figure, target, share done, pace.
pub(super) fn facts(context: &Context<'_>, entry: &Entry) -> [Fact; 4] {
    let language = context.spec.language;
    let pick = |en, zh| language.pick(en, zh);
    let mut latest = Fact { label: pick("Latest", "最新值"), under: pick("period", "时期"), ..Fact::default() };
    let mut done =
        Fact { label: pick("Done", "完成进度"), under: pick("time passed", "时间进度"), ..Fact::default() };
    let mut pace =
        Fact { label: pick("Pace", "当前进度"), under: pick("required", "后续须达"), ..Fact::default() };
    let (sub, said) = deadline(entry, language);
    let main = asked(entry, language);
    let goal = Fact { label: pick("Target", "目标"), under: pick("deadline", "期限"), main, sub, said };
    let rate = matches!(kind(&entry.target), Kind::Rate | Kind::RunningRate);
    let Some(progress) = entry.progress else {
        latest.main = no_figure_yet(language).into();
        return [latest, goal, done, pace];
    };
    let (period, figure) = progress.latest;
    latest.main = entry.told.full(figure);
    latest.sub = period_of(context, entry, period);
    latest.said.clone_from(&latest.sub);
    if let Some(share) = progress.done {
        done.main = per_cent(share);
    }
    if let Some(share) = progress.time {
        done.sub = per_cent(share);
        let (en, zh) = match progress.seasonal {
            true => ("usual by now {0}", "常年同期进度{0}"),
            false => ("time passed {0}", "时间进度{0}"),
        };
        done.said = language.say(en, zh, &[&done.sub]);
    }
    let told = |value: f64| match rate {
        true => entry.told.full(Figure { value, decimals: entry.decimals.max(1) }),
        false => a_month(context, entry, value),
    };
    if let Some(value) = progress.pace.filter(|_| !rate || progress.required.is_some()) {
        pace.main = if rate { entry.told.full(figure) } else { told(value) };
    }
    if let Some(value) = progress.required {
        pace.sub = told(value);
        let lower = matches!(entry.target.aim, Aim::Lower | Aim::Ceiling);
        let (en, zh) = match (rate, lower && kind(&entry.target) == Kind::Total) {
            (true, _) => ("about {0} required of the rest", "后续约须达{0}"),
            (_, true) => ("{0} left to spend", "后续不高于{0}"),
            _ => ("{0} required", "后续须达{0}"),
        };
        pace.said = language.say(en, zh, &[&pace.sub]);
        if rate {
            pace.sub = language.say("about {0}", "约{0}", &[&pace.sub]);
        }
    }
    [latest, goal, done, pace]
}

fn period_of(context: &Context<'_>, entry: &Entry, period: Period) -> String {
    let language = context.spec.language;
    entry.series(context).map_or_else(|| label(period, language), |s| name::of_key(s, period, language))
}
