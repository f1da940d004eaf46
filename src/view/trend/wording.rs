//! The words of a trend: names of lines, title, table, remarks.

use super::picture::is_tentative;
use super::{Context, Trend};
#[cfg(feature = "whole")]
use super::{annotations, methods};
use crate::data::{Measure, Observation, Role, Series};
use crate::derive::Line;
use crate::period::Period;
use crate::text::name::{self, Length};
use crate::text::{Language, join, words};
use crate::view::ViewWords;
use crate::widget::shown::{Choice, Table};

/// Whether anything can be computed at all.
pub(super) const COMPUTES: bool = cfg!(feature = "whole");

/// What hollow points mean.
pub(in crate::view) const HOLLOW: (&str, &str) =
    ("Hollow points: preliminary, estimated or forecast figures.", "空心点为初步数、估计数或预测数。");

/// What tells the lines apart, in their order: indicator, area or measure, whichever differ.
pub(super) fn line_names(trend: &Trend, context: &Context<'_>) -> Vec<String> {
    let series: Vec<&Series> = trend.chosen.lines.iter().filter_map(|l| l.of(context.data)).collect();
    let differ = |of: fn(&Series) -> &str| series.iter().any(|s| series.first().is_some_and(|f| of(f) != of(s)));
    // A part that a step added has a name of its own, and tells nothing of how the others differ.
    let is_part = |s: &Series| s.method().is_some_and(|m| m.is_part);
    let own = || series.iter().filter(|s| !is_part(s) && !is_adjusted_twin(trend, s));
    let drawn_apart = |s: &Series| COMPUTES && s.method().is_some_and(|m| m.role != Role::Plain);
    let (indicators, areas) = (differ(|s| &s.indicator), differ(|s| &s.area));
    let measures = own().any(|s| own().next().is_some_and(|f| f.measure != s.measure));
    let only_parts = own().next().is_none();
    let language = context.spec.language;
    // Beside what was made of it alone, a series needs no name but that it was published.
    let beside = COMPUTES && series.iter().any(|s| drawn_apart(s)) && !(indicators || areas || measures);
    let name = |s: &&Series| {
        let mut parts: Vec<String> = Vec::new();
        let part = is_part(s);
        if is_adjusted_twin(trend, s) {
            return String::from(language.pick("Adjusted, published", "季节调整（公布数）"));
        }
        if beside && s.method().is_none() {
            return String::from(language.pick("Published", "公布数"));
        }
        if (indicators && (only_parts || !part || drawn_apart(s))) || !(areas || measures || part) {
            parts.push(name::of_code(context.data, &s.indicator, Length::Short, language).into());
        }
        if areas {
            parts.push(name::of_code(context.data, &s.area, Length::Short, language).into());
        }
        if measures || part {
            parts.push(name::of_expression(context.data, s, Length::Short, language).into());
        }
        if COMPUTES && trend.chosen.computed && s.method().is_none() {
            parts.push(language.pick("published", "公布数").into());
        }
        join(&parts, language.pick(", ", "，"))
    };
    series.iter().map(name).collect()
}

/// The value of an observation with its unit, or why there is none.
pub(super) fn value(trend: &Trend, observation: Option<&Observation>, language: Language) -> String {
    match observation {
        Some(Observation { figure: Some(figure), .. }) => trend.told.full(trend.even(*figure)),
        Some(observation) => words::why(observation, language).into(),
        None => words::no_figure(language).into(),
    }
}

/// Status and the further figures of a period.
pub(super) fn note(trend: &Trend, context: &Context<'_>, series: &Series, period: Period) -> String {
    let language = context.spec.language;
    let mut parts: Vec<String> = Vec::new();
    if let Some(observation) = series.at(period)
        && observation.figure.is_some()
    {
        #[cfg(feature = "whole")]
        parts.extend(methods::note(trend, context, series, period));
        if parts.is_empty() {
            parts.push(words::status(observation.status, language).into());
        }
    }
    parts.extend(others(&trend.told, series, period, language));
    join(&parts, language.pick("; ", "；"))
}

/// The further figures of a period, each with its status: `修订数1,085万架`.
pub(crate) fn others(
    told: &crate::text::unit::Told,
    series: &Series,
    period: Period,
    language: Language,
) -> Vec<String> {
    let of = |o: &&Observation| o.period == period;
    let text = |o: &Observation| {
        o.figure.map(|f| {
            let status = words::status(o.status, language);
            let word = if status.is_empty() { language.pick("also published", "另有公布数") } else { status };
            language.say("{0}: {1}", "{0}：{1}", &[word, &told.full(f)])
        })
    };
    series.others.iter().filter(of).filter_map(text).collect()
}

/// Title, subtitle, description, source and remarks.
pub(super) fn words(trend: &Trend, context: &Context<'_>) -> ViewWords {
    let language = context.spec.language;
    let data = context.data;
    let series: Vec<&Series> = trend.chosen.lines.iter().filter_map(|l| l.of(data)).collect();
    let absent = absent(context, &trend.chosen.absent);
    let Some(first) = series.first() else {
        let empty = match (context.data.series.is_empty(), absent) {
            (false, Some(sentence)) => sentence,
            _ => words::nothing(language).into(),
        };
        return ViewWords { title: context.spec.title.clone(), empty: Some(empty), ..ViewWords::default() };
    };
    let distinct = |of: &dyn Fn(&Series) -> String| {
        let mut all: Vec<String> = Vec::new();
        for text in series.iter().map(|s| of(s)) {
            if !text.is_empty() && !all.contains(&text) {
                all.push(text);
            }
        }
        all
    };
    let one = series.iter().all(|s| s.indicator == first.indicator);
    let length = if one { Length::Full } else { Length::Short };
    let indicators = distinct(&|s| name::of_code(data, &s.indicator, length, language).into());
    let areas = distinct(&|s| name::of_code(data, &s.area, Length::Full, language).into());
    // Published growth beside computed growth is of the same measure.
    let twin = |s: &Series| COMPUTES && trend.chosen.computed && s.method().is_none() && s.measure.is_growth();
    // Lines drawn apart carry their names; the measure is that of the series itself.
    let apart = |s: &Series| COMPUTES && s.method().is_some_and(|m| m.role != Role::Plain);
    let mut measures = distinct(&|s| match twin(s) || apart(s) || is_adjusted_twin(trend, s) {
        true => String::new(),
        false => name::of_expression(data, s, Length::Full, language).into(),
    });
    if series.iter().any(|s| twin(s)) && series.iter().any(|s| s.method().is_some() && !apart(s)) {
        measures = vec![language.say(
            "{0}, computed and published",
            "{0}（计算数与公布数）",
            &[&words::list(&measures, language)],
        )];
    }
    let title =
        if context.spec.title.is_empty() { words::list(&indicators, language) } else { context.spec.title.clone() };
    let mut subtitle = vec![words::list(&measures, language)];
    if areas.len() <= 3 {
        subtitle.push(words::list(&areas, language));
    }
    let unit = trend.told.unit();
    // An index names its base already.
    let said = COMPUTES && series.iter().all(|s| s.method().is_some()) && trend.told.is_index();
    if !unit.is_empty() && !said {
        subtitle.push(unit);
    }
    let subtitle = join(&subtitle, " · ");
    let mut notes: Vec<String> = absent.into_iter().collect();
    #[cfg(feature = "whole")]
    notes.extend(methods::notes(trend, context));
    if COMPUTES && let Some(period) = negative_single(trend, context) {
        let period = crate::text::period::label(period, language);
        notes.push(language.say(
            "Negative in {0}: the running total was revised down within the year.",
            "{0}为负值：累计数年内下修。",
            &[&period],
        ));
    }
    if COMPUTES && let Some((by, period)) = trend.chosen.differs {
        notes.push(differs(by, period, language));
    }
    if COMPUTES && let Some((with, all)) = sparse(trend, context) {
        let (with, all) = (crate::text::whole(with), crate::text::whole(all));
        notes.push(language.say(
            "{0} of {1} periods have a figure; the others lack published figures, as each says.",
            "{1}个时期中{0}个可计算，其余缺少所需的公布数，各有说明。",
            &[&with, &all],
        ));
    }
    if !trend.chosen.unlike.is_empty() {
        let names: Vec<String> = trend
            .chosen
            .unlike
            .iter()
            .filter_map(|i| data.series.get(*i))
            .map(|s| name::of_code(data, &s.indicator, Length::Short, language).to_string())
            .collect();
        let names = words::list(&names, language);
        notes.push(language.say("Not drawn, because the unit differs: {0}.", "因计量单位不同未绘入：{0}。", &[&names]));
    }
    let tentative = |o: &Observation| o.figure.is_some() && is_tentative(o.status);
    let dotted = |l: &Line| !COMPUTES || l.of(data).is_some_and(|s| !apart(s));
    if trend.drawn().any(|(_, l)| dotted(l) && l.observations(data).iter().any(tentative)) {
        notes.push(language.pick(HOLLOW.0, HOLLOW.1).into());
    }
    #[cfg(feature = "whole")]
    notes.extend(annotations::notes(trend, context));
    #[cfg(feature = "whole")]
    notes.extend(behind(trend, language));
    let source = sources(context, trend.drawn().flat_map(|(_, l)| l.observations(data)));
    let description = super::describe::describe(trend, context, &title, &subtitle);
    let empty = nothing(trend, context);
    ViewWords { title, subtitle, description, source, notes, empty }
}

/// What the grey lines are.
#[cfg(feature = "whole")]
fn behind(trend: &Trend, language: Language) -> Option<String> {
    let count = crate::text::number::grouped(trend.chosen.others.len() as f64, 0);
    (count != "0").then(|| language.say("Grey lines: {0} further series.", "灰线：另外{0}条序列。", &[&count]))
}

/// Whether it is the published adjusted series beside ours.
fn is_adjusted_twin(trend: &Trend, series: &Series) -> bool {
    COMPUTES && trend.chosen.computed && series.method().is_none() && series.measure.0.ends_with("_sa")
}

/// How many periods of computed lines have a figure, of how many, where a quarter or more have none.
fn sparse(trend: &Trend, context: &Context<'_>) -> Option<(i32, i32)> {
    let computed = |l: &&Line| l.of(context.data).and_then(Series::method).is_some_and(|m| m.role == Role::Plain);
    let line = trend.chosen.lines.iter().find(computed)?;
    let observations = line.observations(context.data).iter().filter(|o| trend.slots.binary_search(&o.period).is_ok());
    let (mut with, mut all) = (0, 0);
    for observation in observations {
        all += 1;
        with += i32::from(observation.figure.is_some());
    }
    (with > 0 && 4 * with <= 3 * all).then_some((with, all))
}

/// The first period that the difference of two totals makes negative.
fn negative_single(trend: &Trend, context: &Context<'_>) -> Option<Period> {
    let single = |l: &&Line| l.of(context.data).is_some_and(|s| s.method().is_some() && s.measure.0 == "single");
    let mut observations = trend.chosen.lines.iter().filter(single).flat_map(|l| l.observations(context.data));
    observations.find(|o| o.figure.is_some_and(|f| f.value < 0.0)).map(|o| o.period)
}

/// Why growth computed stands beside growth published.
fn differs(by: f64, period: Period, language: Language) -> String {
    let by = crate::text::number::grouped(by, 1);
    let period = crate::text::period::label(period, language);
    language.say(
        "Computed and published growth differ, by up to {0} points ({1}): published growth is on a comparable scope, and the base of the year before is revised.",
        "计算增速与公布增速不一致，最大相差{0}个百分点（{1}）：公布增速按可比口径计算，上年基数有修订。",
        &[&by, &period],
    )
}

/// A sentence for indicators that the data does not have.
pub(crate) fn absent(context: &Context<'_>, codes: &[String]) -> Option<String> {
    if codes.is_empty() {
        return None;
    }
    let language = context.spec.language;
    let names: Vec<String> =
        codes.iter().map(|c| name::of_code(context.data, c, Length::Short, language).to_string()).collect();
    Some(language.say("The data has nothing for: {0}.", "数据中没有：{0}。", &[&words::list(&names, language)]))
}

/// The agencies of some observations, once each.
pub(crate) fn sources<'a>(context: &Context<'_>, observations: impl Iterator<Item = &'a Observation>) -> String {
    let language = context.spec.language;
    let mut seen: Vec<&str> = Vec::new();
    let mut agencies: Vec<String> = Vec::new();
    for observation in observations {
        if observation.source.is_empty() || seen.contains(&observation.source.as_str()) {
            continue;
        }
        seen.push(&observation.source);
        let agency = name::of_agency(context.data, &observation.source, language).to_string();
        if !agencies.contains(&agency) {
            agencies.push(agency);
        }
    }
    if agencies.is_empty() {
        return String::new();
    }
    language.say("Source: {0}", "来源：{0}", &[&words::list(&agencies, language)])
}

/// Why nothing could be computed at all: the reason that most periods share.
fn nothing(trend: &Trend, context: &Context<'_>) -> Option<String> {
    let language = context.spec.language;
    let mut observations = trend.chosen.lines.iter().flat_map(|l| l.observations(context.data));
    if !COMPUTES || !trend.chosen.computed || observations.clone().any(|o| o.figure.is_some()) {
        return None;
    }
    let why = observations.next_back().map_or("", |o| words::why(o, language));
    Some(language.say("Nothing to show: {0}.", "没有可显示的数据：{0}。", &[why]))
}

/// Tabs for the measures, where there are several.
pub(super) fn measures(trend: &Trend, context: &Context<'_>) -> Vec<(Measure, Choice)> {
    if trend.chosen.groups.len() < 2 {
        return Vec::new();
    }
    let language = context.spec.language;
    // What the reader had computed stands beside the measures, and each of them leads back.
    let apart = COMPUTES && trend.chosen.computed && context.spec.transform.is_empty();
    let tab = |(i, group): (usize, &Vec<Measure>)| {
        let names: Vec<String> =
            group.iter().map(|m| name::of_measure(context.data, m, Length::Short, language).to_string()).collect();
        let label = words::list(&names, language);
        group.first().map(|m| (m.clone(), Choice { label, on: i == trend.chosen.current && !apart, color: None }))
    };
    trend.chosen.groups.iter().enumerate().filter_map(tab).collect()
}

/// The table, newest period first. A lone series also gets its statuses and sources.
pub(super) fn table(trend: &Trend, context: &Context<'_>) -> Table {
    let language = context.spec.language;
    let words = words(trend, context);
    let caption = language.say("{0}, {1}", "{0}，{1}", &[&words.title, &words.subtitle]);
    let mut head = vec![String::from(language.pick("Period", "时期"))];
    let mut numeric = vec![false];
    let lines: Vec<_> = trend.drawn().collect();
    let lone = lines.len() == 1;
    let names = line_names(trend, context);
    let unit = trend.told.unit();
    for (i, _) in &lines {
        let name = if lone { language.pick("Value", "数值") } else { names.get(*i).map_or("", String::as_str) };
        let (en, zh) = if unit.is_empty() { ("{0}", "{0}") } else { ("{0} ({1})", "{0}（{1}）") };
        head.push(language.say(en, zh, &[name, &unit]));
        numeric.push(true);
    }
    if lone {
        head.extend([language.pick("Status", "状态"), language.pick("Source", "来源")].map(String::from));
        numeric.extend([false, false]);
    }
    let rows = trend.periods.iter().rev().map(|period| {
        let mut cells = Vec::with_capacity(head.len());
        let of = lines.first().and_then(|(_, l)| l.of(context.data));
        cells.push(of.map_or_else(String::new, |s| name::of_key(s, *period, language)));
        for (_, line) in &lines {
            let observation = line.at(context.data, *period);
            cells.push(match observation {
                Some(Observation { figure: Some(f), .. }) => trend.told.number(trend.even(*f)),
                other => value(trend, other, language),
            });
            if lone && let Some(series) = of {
                cells.push(note(trend, context, series, *period));
                cells
                    .push(observation.map_or_else(String::new, |o| name::of_source(context.data, &o.source, language)));
            }
        }
        cells
    });
    let rows = rows.collect();
    Table { caption, head, numeric, rows }
}
