//! One row of a table: what its cells say, and by what it is sorted.

use super::super::changed::{change_text, since, told};
use super::super::items::Item;
use super::super::trend::others;
use super::Named;
use crate::data::{Measure, Observation, Series};
use crate::derive::Pick;
use crate::text::name::{self, Length};
use crate::text::number::ten_to;
use crate::text::unit::Told;
use crate::text::{join, words};
use crate::transform::change::{Reason, change};
use crate::view::Context;
use crate::widget::response::Row;
use crate::widget::shown::TipRow;

/// A row.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) pick: Pick,
    pub(super) name: String,
    /// How the figure is expressed; empty for a plain level, and where all rows share it.
    pub(super) measure: String,
    pub(super) period: String,
    /// Number and unit.
    pub(super) value: String,
    /// The change, and what it is measured against.
    pub(super) change: [String; 2],
    pub(super) status: String,
    /// The agency.
    pub(super) source: String,
    /// The value with the multiple of its unit multiplied out.
    pub(super) size: Option<f64>,
    /// The change, likewise.
    pub(super) moved: Option<f64>,
    told: Told,
}

fn figure<'a>(pick: &Pick, context: &Context<'a>) -> Option<(&'a Series, &'a Observation)> {
    let series = pick.line.of(context.data)?;
    Some((series, series.at(pick.period)?))
}

impl Entry {
    pub(super) fn new(named: &Named<'_>, pick: &Pick, context: &Context<'_>) -> Option<Self> {
        let (series, observation) = figure(pick, context)?;
        let (data, language) = (context.data, context.spec.language);
        let told = told(context, series, observation);
        // The period of a cumulative figure is named by its span, so its measure need not say it again.
        let plain = Measure(series.measure.0.trim_end_matches("_ytd").into());
        let measure = if plain.0 == "level" { "" } else { name::of_measure(data, &plain, Length::Short, language) };
        let times = ten_to(data.unit(&series.unit).map_or(0, |u| u.exponent));
        let found = change(series, observation.period);
        let change = match &found {
            Ok(found) => {
                let by = told.change(found.by);
                let main = match found.by.value {
                    v if v > 0.0 => crate::text::fill("▲ {0}", &[&by]),
                    v if v < 0.0 => crate::text::fill("▼ {0}", &[&by]),
                    _ => language.pick("unchanged", "持平").into(),
                };
                [main, language.say("on {0}", "较{0}", &[&since(series, found, language)])]
            }
            Err(Reason::RevisedBase) => [change_text(context, (series, observation), &told, false), String::new()],
            Err(Reason::NoFigure | Reason::NoComparable) => ["–".into(), String::new()],
        };
        Some(Self {
            pick: *pick,
            name: named.name(context, series),
            measure: measure.into(),
            period: name::of_period(series, observation, language),
            value: observation.figure.map(|f| told.full(f)).unwrap_or_default(),
            change,
            status: words::status(observation.status, language).into(),
            source: name::of_agency(data, &observation.source, language).into(),
            size: observation.figure.map(|f| f.value * times),
            moved: found.ok().map(|found| found.by.value * times),
            told,
        })
    }

    /// End and length of the period: of two that end together the longer one is later.
    pub(super) fn when(&self) -> (i32, i32) {
        let period = self.pick.period;
        (period.end(), period.end() - period.start())
    }

    /// Tooltip, figure and history.
    pub(super) fn item(&self, context: &Context<'_>) -> Option<Item> {
        let (series, observation) = figure(&self.pick, context)?;
        let (data, language) = (context.data, context.spec.language);
        let mut note = vec![self.status.clone()];
        note.extend(others(&self.told, series, observation.period, language));
        note.push(change_text(context, (series, observation), &self.told, false));
        note.push(name::of_source(data, &observation.source, language));
        let measure = name::of_measure(data, &series.measure, Length::Full, language);
        let measure = if series.measure.0 == "level" { "" } else { measure };
        let line = TipRow {
            name: join(&[self.period.clone(), measure.into()], language.pick(", ", "，")),
            value: self.value.clone(),
            note: join(&note, language.pick("; ", "；")),
            color: context.spec.theme.series(0).css(),
            current: false,
        };
        let item = Item {
            title: self.name.clone(),
            lines: vec![line],
            rows: vec![Row::new(series, observation, language)],
            figure: Some((self.pick.line.series, self.pick.period)),
            ..Item::default()
        };
        Some(item.opens(data))
    }

    /// The row of the table to read: name, measure, period, number, unit, change, status, source.
    pub(super) fn cells(&self, context: &Context<'_>) -> Vec<String> {
        let language = context.spec.language;
        let Some((series, observation)) = figure(&self.pick, context) else { return Vec::new() };
        let mut status = vec![self.status.clone()];
        status.extend(others(&self.told, series, observation.period, language));
        vec![
            self.name.clone(),
            name::of_measure(context.data, &series.measure, Length::Short, language).into(),
            self.period.clone(),
            observation.figure.map(|f| self.told.number(f)).unwrap_or_default(),
            self.told.unit(),
            change_text(context, (series, observation), &self.told, false),
            join(&status, language.pick("; ", "；")),
            name::of_source(context.data, &observation.source, language),
        ]
    }
}
