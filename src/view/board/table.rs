//! The table of a board: a row a tile, with its section and lamp where there are such.

use super::super::changed::{change_text, told};
use super::wording::Naming;
use super::{Board, Context, Part, Tile, figure, lamps};
use crate::derive::sections::Group;
use crate::text::name::{self, Length};
use crate::text::{join, words};
use crate::view::trend::others;
use crate::widget::shown::Table;

/// The table of the tiles.
pub(super) fn table(context: &Context<'_>, naming: &Naming, groups: &[Group<'_>], board: &Board) -> Table {
    let language = context.spec.language;
    let (sectioned, lit) = (board.parts.iter().any(|p| !p.heading.is_empty()), !board.legend.is_empty());
    let columns = [
        (["Section", "板块"], sectioned, false),
        (["Indicator", "指标"], true, false),
        (["Measure", "口径"], true, false),
        (["Period", "时期"], true, false),
        (["Value", "数值"], true, true),
        (["Lamp", "信号灯"], lit, false),
        (["Change", "变化"], true, false),
        (["Status", "状态"], true, false),
        (["Source", "来源"], true, false),
    ];
    let mut rows = Vec::new();
    for (group, Part { heading, tiles }) in groups.iter().zip(&board.parts) {
        for (i, tile) in tiles.iter().enumerate() {
            let found = group.slots.get(i).and_then(|s| Some((s, figure(context, s)?)));
            let cells = match (tile, found) {
                (Tile::Figure { .. }, Some((slot, (series, observation)))) => {
                    let told = told(context, series, observation);
                    let mut status = vec![String::from(words::status(observation.status, language))];
                    status.extend(others(&told, series, observation.period, language));
                    [
                        heading.clone(),
                        naming.title(context, slot, series),
                        name::of_measure(context.data, &series.measure, Length::Short, language).into(),
                        name::of_period(series, observation, language),
                        observation.figure.map_or_else(String::new, |f| told.full(f)),
                        lamps::cell(context, (series, observation)),
                        change_text(context, (series, observation), &told, false),
                        join(&status, language.pick("; ", "；")),
                        name::of_source(context.data, &observation.source, language),
                    ]
                }
                (Tile::Blank(blank), _) => {
                    let (value, source) = (blank.why.clone(), blank.supplier.clone());
                    let [a, b, c, d, e] = std::array::from_fn(|_| String::new());
                    [heading.clone(), blank.name.clone(), a, b, value, c, d, e, source]
                }
                _ => continue,
            };
            let kept = cells.into_iter().zip(columns).filter(|(_, (_, keep, _))| *keep).map(|(cell, _)| cell);
            rows.push(kept.collect());
        }
    }
    let caption = if context.spec.title.is_empty() {
        language.pick("Latest figures", "最新数据").into()
    } else {
        context.spec.title.clone()
    };
    let kept = || columns.into_iter().filter(|(_, keep, _)| *keep);
    Table {
        caption,
        head: kept().map(|([en, zh], ..)| language.pick(en, zh).into()).collect(),
        numeric: kept().map(|(_, _, numeric)| numeric).collect(),
        rows,
    }
}
