//! The words of a board: what stands on a tile, in its tooltip, in the table.

use super::{Board, Context};
use crate::data::{Measure, Observation, Series, Status};
use crate::derive::Pick;
use crate::text::name::{self, Length};
use crate::text::unit::Told;
use crate::text::{Language, fill, join, whole, words};
use crate::transform::change::{Basis, Change, Reason, change};
use crate::view::ViewWords;
use crate::view::trend::{absent, others, sources};
use crate::widget::shown::{Table, Tip, TipRow};

/// What a tile says.
pub(super) struct Tile {
    pub(super) name: String,
    value: String,
    pub(super) number: String,
    pub(super) unit: String,
    pub(super) period: String,
    pub(super) change: String,
    pub(super) spoken: String,
    pub(super) foot: String,
}

pub(super) fn tile(board: &Board, context: &Context<'_>, slot: usize) -> Option<Tile> {
    let (series, observation) = board.tile(context, slot)?;
    let language = context.spec.language;
    let told = told(context, series, observation);
    let figure = observation.figure?;
    // The period of a cumulative figure is named by its span, so its measure need not say it again.
    let plain = Measure(series.measure.0.trim_end_matches("_ytd").into());
    let measure = name::of_measure(context.data, &plain, Length::Short, language);
    let period = name::of_period(series, observation, language);
    let mut foot: Vec<String> = vec![String::from(words::status(observation.status, language))];
    if series.others.iter().any(|o| o.period == observation.period && o.status == Status::Revised) {
        foot.extend(others(&told, series, observation.period, language));
    }
    foot.push(name::of_agency(context.data, &observation.source, language).into());
    let level = plain.0 == "level";
    Some(Tile {
        name: title(&board.picks, context, series),
        value: told.full(figure),
        number: told.number(figure),
        unit: told.unit(),
        period: if level { period } else { fill("{0} · {1}", &[&period, measure]) },
        change: change_text(context, (series, observation), &told, false),
        spoken: change_text(context, (series, observation), &told, true),
        foot: join(&foot, " · "),
    })
}

/// The indicator, with the area where several are shown.
pub(in crate::view) fn title(picks: &[Pick], context: &Context<'_>, series: &Series) -> String {
    let language = context.spec.language;
    let indicator = name::of_code(context.data, &series.indicator, Length::Short, language);
    let areas = |p: &Pick| p.line.of(context.data).is_some_and(|s| s.area != series.area);
    if picks.iter().any(areas) {
        let area = name::of_code(context.data, &series.area, Length::Short, language);
        language.say("{0}, {1}", "{0}，{1}", &[indicator, area])
    } else {
        indicator.into()
    }
}

/// How a figure is told.
pub(in crate::view) fn told(context: &Context<'_>, series: &Series, observation: &Observation) -> Told {
    let largest = observation.figure.map_or(0.0, |f| f.value);
    Told::new(context.data, &series.unit, largest, context.spec.language)
}

/// A figure with its series.
type Figure<'a> = (&'a Series, &'a Observation);

/// The change in words: `▲ 0.4个百分点，较上年同期`, or as it is spoken; for a flow whose base is
/// revised, its published growth.
pub(in crate::view) fn change_text(
    context: &Context<'_>,
    (series, observation): Figure<'_>,
    told: &Told,
    spoken: bool,
) -> String {
    let language = context.spec.language;
    let found = match change(series, observation.period) {
        Ok(found) => found,
        Err(Reason::RevisedBase) => return published_growth(context, series, observation),
        Err(Reason::NoFigure | Reason::NoComparable) => {
            return language.pick("No comparable earlier figure", "无可比前期数据").into();
        }
    };
    let since = since(series, &found, language);
    let (en, zh) = match found.by.value {
        v if v > 0.0 => (["▲ {0} on {1}", "up {0} on {1}"], ["▲ {0}，较{1}", "较{1}上升{0}"]),
        v if v < 0.0 => (["▼ {0} on {1}", "down {0} on {1}"], ["▼ {0}，较{1}", "较{1}下降{0}"]),
        _ => (["unchanged on {1}"; 2], ["与{1}持平"; 2]),
    };
    let ([en, spoken_en], [zh, spoken_zh]) = (en, zh);
    let (en, zh) = if spoken { (spoken_en, spoken_zh) } else { (en, zh) };
    language.say(en, zh, &[&told.change(found.by), &since])
}

/// What a figure was compared with, in words.
pub(in crate::view) fn since(series: &Series, found: &Change, language: Language) -> String {
    match found.basis {
        Basis::YearEarlier => language.pick("a year earlier", "上年同期").into(),
        Basis::Previous | Basis::Last => name::of_key(series, found.since, language),
    }
}

/// The growth rate that was published beside a cumulative level.
fn published_growth(context: &Context<'_>, series: &Series, observation: &Observation) -> String {
    let language = context.spec.language;
    let twin = |s: &&Series| {
        s.indicator == series.indicator
            && s.area == series.area
            && s.frequency == series.frequency
            && s.measure.is_cumulative()
            && s.measure.is_growth()
    };
    let growth = context.data.series.iter().find(twin).and_then(|s| Some((s, s.at(observation.period)?.figure?)));
    let Some((growth, figure)) = growth else { return String::new() };
    let told = Told::new(context.data, &growth.unit, figure.value, language);
    let measure = name::of_measure(context.data, &growth.measure, Length::Short, language);
    fill("{0} {1}", &[measure, &told.full(figure)])
}

/// Name, figure, change and source of a tile, in full.
pub(super) fn tip(board: &Board, context: &Context<'_>, slot: usize) -> Option<Tip> {
    let (series, observation) = board.tile(context, slot)?;
    let language = context.spec.language;
    let told = told(context, series, observation);
    let measure = name::of_measure(context.data, &series.measure, Length::Full, language);
    let mut title = vec![name::of_period(series, observation, language)];
    if series.measure.0 != "level" {
        title.push(measure.into());
    }
    let mut note = vec![String::from(words::status(observation.status, language))];
    note.extend(others(&told, series, observation.period, language));
    note.push(name::of_source(context.data, &observation.source, language));
    let row = TipRow {
        name: name::of_code(context.data, &series.indicator, Length::Full, language).into(),
        value: told.full(observation.figure?),
        note: join(&note, language.pick("; ", "；")),
        color: context.spec.theme.series(0).css(),
        current: false,
    };
    Some(Tip { title: join(&title, language.pick(", ", "，")), rows: vec![row], hint: "" })
}

/// What is said of a tile.
pub(super) fn speech(board: &Board, context: &Context<'_>, slot: usize) -> String {
    let Some(tile) = tile(board, context, slot) else { return String::new() };
    let language = context.spec.language;
    join(&[tile.name, tile.value, tile.period, tile.spoken, tile.foot], language.pick(", ", "，"))
}

/// Title, description, sources and remarks.
pub(super) fn words(board: &Board, context: &Context<'_>) -> ViewWords {
    let language = context.spec.language;
    let missing = absent(context, &board.absent);
    if board.picks.is_empty() {
        let nothing = language.pick("There is nothing to show for these settings.", "按当前设置没有可显示的数据。");
        let empty = Some(missing.unwrap_or_else(|| nothing.into()));
        return ViewWords { title: context.spec.title.clone(), empty, ..ViewWords::default() };
    }
    let title = context.spec.title.clone();
    let count = whole(board.picks.len() as i32);
    let (en, zh) = if title.is_empty() {
        ("Board of {0} figures.", "指标看板，共{0}项。")
    } else {
        ("{1}. Board of {0} figures.", "{1}。指标看板，共{0}项。")
    };
    let description = language.say(en, zh, &[&count, &title]);
    let figures: Vec<&Observation> =
        (0..board.picks.len()).filter_map(|slot| board.tile(context, slot)).map(|(_, o)| o).collect();
    let source = sources(context, figures.into_iter());
    ViewWords { title, subtitle: String::new(), description, source, notes: missing.into_iter().collect(), empty: None }
}

/// The table of the tiles.
pub(super) fn table(board: &Board, context: &Context<'_>) -> Table {
    let language = context.spec.language;
    let head = [
        language.pick("Indicator", "指标"),
        language.pick("Measure", "口径"),
        language.pick("Period", "时期"),
        language.pick("Value", "数值"),
        language.pick("Change", "变化"),
        language.pick("Status", "状态"),
        language.pick("Source", "来源"),
    ];
    let row = |slot: usize| {
        let (series, observation) = board.tile(context, slot)?;
        let told = told(context, series, observation);
        let mut status = vec![String::from(words::status(observation.status, language))];
        status.extend(others(&told, series, observation.period, language));
        Some(vec![
            title(&board.picks, context, series),
            name::of_measure(context.data, &series.measure, Length::Short, language).into(),
            name::of_period(series, observation, language),
            observation.figure.map_or_else(String::new, |f| told.full(f)),
            change_text(context, (series, observation), &told, false),
            join(&status, language.pick("; ", "；")),
            name::of_source(context.data, &observation.source, language),
        ])
    };
    let caption = if context.spec.title.is_empty() {
        language.pick("Latest figures", "最新数据").into()
    } else {
        context.spec.title.clone()
    };
    Table {
        caption,
        head: head.map(String::from).to_vec(),
        numeric: vec![false, false, false, true, false, false, false],
        rows: (0..board.picks.len()).filter_map(row).collect(),
    }
}
