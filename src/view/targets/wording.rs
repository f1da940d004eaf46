//! The words around targets, and their table.

use super::course::Course;
use super::facts::{asked, deadline, promise};
use super::{Entry, no_figure_yet};
use crate::data::tables::Aim;
use crate::target::{Kind, State, kind};
use crate::text::name::{self, Length};
use crate::text::period::label;
use crate::text::{Language, join, whole, words};
use crate::view::trend::{absent, sources};
use crate::view::{Context, ViewWords};
use crate::widget::shown::Table;

/// Title, subtitle, description, sources, remarks.
pub(super) fn words(context: &Context<'_>, entries: &[Entry]) -> ViewWords {
    let (data, spec, language) = (context.data, context.spec, context.spec.language);
    if entries.is_empty() {
        let nothing = words::nothing(language);
        let needs = language.pick(
            "A view of targets needs a file that says what is to be reached: target, indicator, measure, to, value.",
            "目标视图需要目标文件，含target、indicator、measure、to、value列。",
        );
        let asked = absent(context, &spec.indicators).unwrap_or_else(|| nothing.into());
        let empty = if data.tables.targets.is_empty() { needs.into() } else { asked };
        return ViewWords { title: spec.title.clone(), empty: Some(empty), ..ViewWords::default() };
    }
    let title = match entries {
        _ if !spec.title.is_empty() => spec.title.clone(),
        [entry] => full_name(context, entry),
        [first, rest @ ..] if rest.iter().all(|e| e.target.indicator == first.target.indicator) => {
            let name = name::of_code(data, &first.target.indicator, Length::Full, language);
            language.say("{0}: targets", "{0}目标完成情况", &[name])
        }
        _ => language.pick("Targets", "目标完成情况").into(),
    };
    let mut parts = Vec::new();
    if let [entry] = entries {
        parts.push(language.say("Target: {0}", "目标：{0}", &[&promise(entry, language)]));
    }
    let area = entries.first().map_or("", |e| e.target.area.as_str());
    if !area.is_empty() && entries.iter().all(|e| e.target.area == area) {
        parts.push(name::of_code(data, area, Length::Full, language).into());
    }
    if let Some(until) = spec.period {
        parts.push(language.say("figures up to {0}", "数据截至{0}", &[&label(until, language)]));
    }
    let subtitle = join(&parts, " · ");
    let description = match entries {
        [entry] => {
            let facts = entry.facts.iter().map(|f| {
                let value = join(&[f.main.clone(), f.said.clone()], language.pick(", ", "，"));
                if value.is_empty() { value } else { language.say("{0}: {1}", "{0}{1}", &[f.label, &value]) }
            });
            let facts: Vec<String> = facts.collect();
            let facts = join(&facts, language.pick("; ", "；"));
            language.say("{0}. {1}. {2}.", "{0}：{1}。{2}。", &[&title, &entry.state.text, &facts])
        }
        _ => language.say(
            "{0}. {1} targets: {2}.",
            "{0}。目标共{1}项：{2}。",
            &[&title, &whole(entries.len() as i32), &counts(entries, language)],
        ),
    };
    ViewWords {
        title,
        subtitle,
        description,
        source: whose(context, entries),
        notes: notes(entries, language),
        empty: None,
    }
}

/// The full name, with the area where it is not said elsewhere.
fn full_name(context: &Context<'_>, entry: &Entry) -> String {
    let language = context.spec.language;
    let own = language.pick(&entry.target.en, &entry.target.zh);
    if own.is_empty() {
        return name::of_code(context.data, &entry.target.indicator, Length::Full, language).into();
    }
    own.into()
}

/// How many stand where.
fn counts(entries: &[Entry], language: Language) -> String {
    let mut said = Vec::new();
    let mut say = |en: &str, zh: &str, is: fn(&State) -> bool| {
        let count = entries.iter().filter_map(|e| e.progress).filter(|p| is(&p.state)).count();
        if count > 0 {
            said.push(language.say(en, zh, &[&whole(count as i32)]));
        }
    };
    say("{0} reached or held", "已完成或未突破{0}项", |s| matches!(s, State::Reached(_) | State::Held));
    say("{0} on pace", "达到进度{0}项", |s| matches!(s, State::OnPace));
    say("{0} behind", "落后于进度{0}项", |s| matches!(s, State::Behind));
    say("{0} missed or broken", "未完成或已突破{0}项", |s| matches!(s, State::Missed | State::Broken(_)));
    say("{0} open", "尚无法判断{0}项", |s| matches!(s, State::Open));
    let none = entries.iter().filter(|e| e.progress.is_none()).count();
    if none > 0 {
        said.push(language.say("{0} without a figure", "暂无数据{0}项", &[&whole(none as i32)]));
    }
    join(&said, language.pick(", ", "，"))
}

/// Whose figures, and whose targets.
fn whose(context: &Context<'_>, entries: &[Entry]) -> String {
    let language = context.spec.language;
    let figures = entries.iter().filter_map(|e| e.series(context)?.at(e.progress?.latest.0));
    let mut setters: Vec<String> = Vec::new();
    for entry in entries.iter().filter(|e| !e.target.source.is_empty()) {
        let agency = name::of_agency(context.data, &entry.target.source, language).to_owned();
        if !setters.contains(&agency) {
            setters.push(agency);
        }
    }
    let mut parts = vec![sources(context, figures)];
    if !setters.is_empty() {
        parts.push(language.say("Targets: {0}", "目标：{0}", &[&words::list(&setters, language)]));
    }
    join(&parts, language.pick("; ", "；"))
}

fn notes(entries: &[Entry], language: Language) -> Vec<String> {
    let any = |is: &dyn Fn(&Entry) -> bool| entries.iter().any(is);
    let mut notes: Vec<String> = Vec::new();
    let mut say = |en: &str, zh: &str| notes.push(language.pick(en, zh).into());
    if any(&|e| e.progress.is_some_and(|p| p.seasonal)) {
        say(
            "Usual by now: the share of the year's total that was done by the same month, on average of up to three years before; the state \
             is judged by it.",
            "常年同期进度：此前至多三年同期累计值占全年比重的平均，并据以判断是否达到序时进度。",
        );
    }
    let of_level = |e: &Entry| kind(&e.target) == Kind::Level && e.progress.is_some_and(|p| p.done.is_some());
    if any(&|e| of_level(e) && e.progress.is_some_and(|p| p.time.is_some())) {
        say(
            "Done, of levels: the share of the way from the figure at the beginning to the target.",
            "按水平值设定的目标，完成进度为自起点至目标的变动中已完成的比重。",
        );
    }
    if any(&|e| of_level(e) && e.progress.is_some_and(|p| p.time.is_none())) {
        say(
            "Done, where there is no figure at the beginning: the latest figure as a share of the target.",
            "缺少起点数值的，完成进度为最新值占目标值的比重。",
        );
    }
    if any(&|e| kind(&e.target) == Kind::RunningRate && e.progress.is_some_and(|p| p.required.is_some())) {
        say(
            "Growth required of the months left is approximate: every month is taken to weigh the same.",
            "后续须达增速为近似值，按各月权重相同推算。",
        );
    }
    notes
}

/// What a trajectory says besides: where it has no course to show.
pub(super) fn trajectory(context: &Context<'_>, entries: &[Entry], words: &mut ViewWords) {
    let language = context.spec.language;
    if entries.iter().any(|e| kind(&e.target) == Kind::Total && e.progress.is_some_and(|p| p.seasonal)) {
        let text =
            language.pick("The plan path of a total is even over the months.", "累计类指标的计划路径按月均匀分配。");
        words.notes.push(text.into());
    }
    if let [entry] = entries {
        let course = Course::new(context, entry);
        let gap = course.gap(context, entry);
        let said = match entry.progress {
            Some(_) if gap.is_empty() => String::new(),
            Some(_) => language.say(" The latest figure is {0}.", "最新值{0}。", &[&gap]),
            None => language.say(" {0}", "{0}", &[&course.said(context, entry)]),
        };
        words.description.push_str(&said);
    }
}

/// Every figure of every target.
pub(super) fn table(context: &Context<'_>, entries: &[Entry], words: &ViewWords) -> Table {
    let (data, language) = (context.data, context.spec.language);
    let head = [
        ("Target", "目标名称", false),
        ("Area", "地区", false),
        ("State", "状态", false),
        ("Latest figure", "最新值", true),
        ("Period", "时期", false),
        ("Target value", "目标值", true),
        ("Deadline", "期限", false),
        ("Done", "完成进度", true),
        ("Time passed", "时间进度", true),
        ("Pace", "当前进度", true),
        ("Required", "后续须达", true),
        ("Source of the figure", "数据来源", false),
        ("Source of the target", "目标来源", false),
    ];
    let row = |e: &Entry| {
        let observation = e.series(context).and_then(|s| s.at(e.progress?.latest.0));
        let [latest, _, done, pace] = &e.facts;
        let figure = match e.progress {
            Some(_) => latest.main.clone(),
            None => no_figure_yet(language).into(),
        };
        vec![
            e.name.clone(),
            name::of_code(data, &e.target.area, Length::Short, language).into(),
            e.state.text.clone(),
            figure,
            latest.sub.clone(),
            asked(e, language),
            deadline(e, language).0,
            done.main.clone(),
            done.sub.clone(),
            pace.main.clone(),
            pace.sub.clone(),
            observation.map_or_else(String::new, |o| name::of_source(data, &o.source, language)),
            name::of_source(data, &e.target.source, language),
        ]
    };
    let caption = join(&[words.title.clone(), words.subtitle.clone()], language.pick(", ", "，"));
    Table {
        caption,
        head: head.iter().map(|(en, zh, _)| language.pick(en, zh).into()).collect(),
        numeric: head.iter().map(|h| h.2).collect(),
        rows: entries.iter().map(row).collect(),
    }
}

/// Whether a bound is asked for rather than a way.
pub(super) fn is_bound(entry: &Entry) -> bool {
    matches!(entry.target.aim, Aim::Floor | Aim::Ceiling | Aim::Range(_))
}
