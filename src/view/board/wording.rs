//! The words of a board: what stands on a tile, in its tooltip, in the table.

use super::{Board, Context};
use crate::data::{Observation, Series};
use crate::text::name::{self, Length};
use crate::text::unit::Told;
use crate::text::{Language, words};
use crate::transform::change::{Basis, Reason, change};
use crate::view::ViewWords;
use crate::view::trend::{absent, others, sources};
use crate::widget::shown::{Table, Tip, TipRow};

/// What a tile says.
pub(super) struct Tile {
    pub(super) name: String,
    pub(super) number: String,
    pub(super) unit: String,
    pub(super) period: String,
    pub(super) change: String,
    pub(super) foot: String,
}

pub(super) fn tile(board: &Board, context: &Context<'_>, slot: usize) -> Option<Tile> {
    let (series, observation) = board.tile(context, slot)?;
    let language = context.spec.language;
    let told = told(context, series, observation);
    let figure = observation.figure?;
    let measure = name::of_measure(context.data, &series.measure, Length::Short, language);
    let period = name::of_period(series, observation, language);
    let dot = " · ";
    let mut foot: Vec<String> = vec![words::status(observation.status, language).into()];
    foot.extend(others(&told, series, observation.period, language));
    foot.push(name::of_agency(context.data, &observation.source, language).into());
    foot.retain(|p| !p.is_empty());
    let level = series.measure.0 == "level";
    Some(Tile {
        name: title(board, context, series),
        number: told.number(figure),
        unit: told.unit(),
        period: if level { period } else { [&period, dot, measure].concat() },
        change: change_text(context, series, observation, &told),
        foot: foot.join(dot),
    })
}

/// The indicator, with the area where the board shows several.
fn title(board: &Board, context: &Context<'_>, series: &Series) -> String {
    let language = context.spec.language;
    let indicator = name::of_code(context.data, &series.indicator, Length::Short, language);
    let areas = |p: &crate::derive::Pick| p.line.of(context.data).is_some_and(|s| s.area != series.area);
    if board.picks.iter().any(areas) {
        let area = name::of_code(context.data, &series.area, Length::Short, language);
        [indicator, language.pick(", ", "，"), area].concat()
    } else {
        indicator.into()
    }
}

fn told(context: &Context<'_>, series: &Series, observation: &Observation) -> Told {
    let largest = observation.figure.map_or(0.0, |f| f.value);
    Told::new(context.data, &series.unit, largest, context.spec.language)
}

/// The change in words: `▲ 0.4个百分点（较2024年1—6月）`; for a flow whose base is revised, its published
/// growth; nothing where nothing is comparable.
fn change_text(context: &Context<'_>, series: &Series, observation: &Observation, told: &Told) -> String {
    let language = context.spec.language;
    let found = match change(series, observation.period) {
        Ok(found) => found,
        Err(Reason::RevisedBase) => return published_growth(context, series, observation),
        Err(Reason::NoFigure | Reason::NoComparable) => {
            return language.pick("No comparable earlier figure", "无可比前期数据").into();
        }
    };
    let since = match (found.basis, language) {
        (Basis::YearEarlier, Language::Zh) => "较上年同期".to_string(),
        (Basis::YearEarlier, Language::En) => "on the same period a year earlier".to_string(),
        (Basis::Previous | Basis::Last, Language::Zh) => ["较", &name::of_key(series, found.since, language)].concat(),
        (Basis::Previous | Basis::Last, Language::En) => ["on ", &name::of_key(series, found.since, language)].concat(),
    };
    if found.by.value == 0.0 {
        return match language {
            Language::Zh => [&since, "持平"].concat(),
            Language::En => ["unchanged ", &since].concat(),
        };
    }
    let arrow = if found.by.value > 0.0 { "▲ " } else { "▼ " };
    let by = told.change(found.by);
    match language {
        Language::Zh => [arrow, &by, "，", &since].concat(),
        Language::En => [arrow, &by, " ", &since].concat(),
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
    [measure, " ", &told.full(figure)].concat()
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
    let mut note = vec![words::status(observation.status, language).to_string()];
    note.extend(others(&told, series, observation.period, language));
    note.push(name::of_source(context.data, &observation.source, language));
    note.retain(|p| !p.is_empty());
    let row = TipRow {
        name: name::of_code(context.data, &series.indicator, Length::Full, language).into(),
        value: told.full(observation.figure?),
        note: note.join(language.pick("; ", "；")),
        color: context.spec.theme.series(0).css(),
        current: false,
    };
    Some(Tip { title: title.join(language.pick(", ", "，")), rows: vec![row] })
}

/// What is said of a tile.
pub(super) fn speech(board: &Board, context: &Context<'_>, slot: usize) -> String {
    let Some(tile) = tile(board, context, slot) else { return String::new() };
    let language = context.spec.language;
    let space = if tile.unit.is_empty() || language == Language::Zh || tile.unit == "%" { "" } else { " " };
    let value = [&tile.number, space, &tile.unit].concat();
    let change = tile.change.replace("▲ ", language.pick("up ", "上升")).replace("▼ ", language.pick("down ", "下降"));
    let parts = [tile.name, value, tile.period, change, tile.foot];
    let said: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    said.join(language.pick(", ", "，"))
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
    let count = board.picks.len().to_string();
    let mut description = match language {
        Language::En => ["Board of ", &count, " figures."].concat(),
        Language::Zh => ["指标看板，共", &count, "项。"].concat(),
    };
    if !title.is_empty() {
        description = [&title, language.pick(". ", "。"), &description].concat();
    }
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
        let mut status = vec![words::status(observation.status, language).to_string()];
        status.extend(others(&told, series, observation.period, language));
        status.retain(|s| !s.is_empty());
        Some(vec![
            title(board, context, series),
            name::of_measure(context.data, &series.measure, Length::Short, language).into(),
            name::of_period(series, observation, language),
            observation.figure.map_or_else(String::new, |f| told.full(f)),
            change_text(context, series, observation, &told),
            status.join(language.pick("; ", "；")),
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
