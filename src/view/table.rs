//! Figures in rows: name, recent history, period, value, change, status, source; sorted by any column.
//!
//! Owns the columns and the order of the rows. Which figure of each indicator and area is shown, and how its change is called, is as on a
//! board. Sorting is stable; numbers are compared by their values, multiples of units multiplied out, texts by their letters, and what a
//! row has nothing for comes last in either order. Cost: rows × logarithm of the rows.

mod entry;
mod picture;

use super::items::{Items, MOST, Shown};
use super::options::{Form, Value};
use super::trend::{absent, sources};
use super::{Context, Reader, View, ViewWords};
use crate::data::Series;
use crate::derive::{Pick, picks};
use crate::text::name::{self, Length};
use crate::text::number::grouped;
use crate::text::{Language, join, period};
use crate::widget::shown::Table;
use entry::Entry;
use std::cmp::Ordering;

/// What an author may ask of it.
pub(super) const FORM: Form = Form {
    text: "table(sort=value, order=falling)",
    words: &[],
    named: &[
        ("sort", Value::One(&["name", "period", "value", "change", "status", "source"])),
        ("order", Value::One(&["falling", "rising"])),
    ],
};

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Name,
    History,
    Period,
    Value,
    Change,
    Status,
    Source,
}

impl Field {
    /// From left to right.
    const ALL: [Self; 7] =
        [Self::Name, Self::History, Self::Period, Self::Value, Self::Change, Self::Status, Self::Source];

    /// What authors call it; a history has no order.
    const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::History => "",
            Self::Period => "period",
            Self::Value => "value",
            Self::Change => "change",
            Self::Status => "status",
            Self::Source => "source",
        }
    }

    fn label(self, by_area: bool, language: Language) -> &'static str {
        match self {
            Self::Name if by_area => language.pick("Area", "地区"),
            Self::Name => language.pick("Indicator", "指标"),
            Self::History => language.pick("Three years", "近三年"),
            Self::Period => language.pick("Period", "时期"),
            Self::Value => language.pick("Value", "数值"),
            Self::Change => language.pick("Change", "变化"),
            Self::Status => language.pick("Status", "状态"),
            Self::Source => language.pick("Source", "来源"),
        }
    }

    /// Whether its rows rise when it is chosen first: texts from A, the largest and latest first.
    const fn rises(self) -> bool {
        matches!(self, Self::Name | Self::Status | Self::Source)
    }
}

/// The column the rows are sorted by, and whether they rise.
type Order = Option<(Field, bool)>;

/// What the reader chose, else the author.
fn order(context: &Context<'_>, reader: &Reader) -> Order {
    let options = &context.spec.options;
    let chosen = reader.sort.and_then(|(column, rises)| Some((*Field::ALL.get(column)?, rises)));
    let author = || {
        let field = Field::ALL.into_iter().find(|f| !f.code().is_empty() && f.code() == options.text("sort"))?;
        let rises = match options.text("order") {
            "" => field.rises(),
            order => order == "rising",
        };
        Some((field, rises))
    };
    chosen.filter(|(field, _)| !field.code().is_empty()).or_else(author)
}

/// What is absent comes last, whichever way the others go.
fn compare<T>(a: Option<T>, b: Option<T>, rises: bool, by: impl Fn(&T, &T) -> Ordering) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if rises => by(&a, &b),
        (Some(a), Some(b)) => by(&b, &a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

fn sort(entries: &mut [Entry], (field, rises): (Field, bool)) {
    let number = |a: Option<f64>, b: Option<f64>| compare(a, b, rises, f64::total_cmp);
    let text = |a: &str, b: &str| {
        let letters = |t: &str| Some(t.to_lowercase()).filter(|t| !t.is_empty());
        compare(letters(a), letters(b), rises, String::cmp)
    };
    entries.sort_by(|a, b| match field {
        Field::Name => text(&a.name, &b.name),
        Field::History => Ordering::Equal,
        Field::Period => compare(Some(a.when()), Some(b.when()), rises, <(i32, i32)>::cmp),
        Field::Value => number(a.size, b.size),
        Field::Change => number(a.moved, b.moved),
        Field::Status => text(&a.status, &b.status),
        Field::Source => text(&a.source, &b.source),
    });
}

/// Chooses the figures, sorts them, and composes what is told.
pub(super) fn build(context: &Context<'_>, reader: &Reader) -> Box<dyn View> {
    let (picks, missing) = picks(context.data, context.spec);
    let order = order(context, reader);
    let named = Named::new(context, &picks);
    let mut entries: Vec<Entry> = picks.iter().filter_map(|p| Entry::new(&named, p, context)).collect();
    if let Some(order) = order {
        sort(&mut entries, order);
    }
    let measure = shared(&mut entries);
    let mut shown = Shown { words: words(context, &entries, (&named, &missing, measure), order), ..Shown::default() };
    let by_area = named.one.is_some();
    shown.table = table(context, &entries, &shown.words, by_area);
    for entry in &entries {
        if let Some(item) = entry.item(context) {
            shown.items.push(item);
        }
        let Some(series) = entry.pick.line.of(context.data) else { continue };
        shown.codes.0.push(series.indicator.clone());
        if !shown.codes.1.contains(&series.measure.0) {
            shown.codes.1.push(series.measure.0.clone());
        }
    }
    entries.truncate(MOST);
    Box::new(Items::new(shown, picture::Rows { entries, order, by_area }))
}

/// What rows are called: by their areas where these alone differ, else by indicator, with the area where there are several.
struct Named<'a> {
    /// Whether there are several areas.
    areas: bool,
    /// The indicator that all have.
    one: Option<&'a str>,
}

impl<'a> Named<'a> {
    fn new(context: &Context<'a>, picks: &[Pick]) -> Self {
        let series = || picks.iter().filter_map(|p| p.line.of(context.data));
        let mut all = series().map(|s| s.indicator.as_str());
        let first = all.next();
        let one = first.filter(|first| picks.len() > 1 && all.all(|i| i == *first));
        let areas = series().next().is_some_and(|first| series().any(|s| s.area != first.area));
        Self { areas, one }
    }

    fn name(&self, context: &Context<'_>, series: &Series) -> String {
        match self.one {
            Some(_) => name::of_code(context.data, &series.area, Length::Short, context.spec.language).into(),
            None => {
                let language = context.spec.language;
                let indicator = name::of_code(context.data, &series.indicator, Length::Short, language);
                if !self.areas {
                    return indicator.into();
                }
                let area = name::of_code(context.data, &series.area, Length::Short, language);
                language.say("{0}, {1}", "{0}，{1}", &[indicator, area])
            }
        }
    }
}

/// The measure that all rows have, which is told once then.
fn shared(entries: &mut [Entry]) -> String {
    let first = entries.first().map(|e| e.measure.clone()).unwrap_or_default();
    if entries.len() < 2 || entries.iter().any(|e| e.measure != first) {
        return String::new();
    }
    entries.iter_mut().for_each(|e| e.measure.clear());
    first
}

fn words(
    context: &Context<'_>,
    entries: &[Entry],
    (named, missing, measure): (&Named<'_>, &[String], String),
    order: Order,
) -> ViewWords {
    let (spec, language) = (context.spec, context.spec.language);
    let missing = absent(context, missing);
    if entries.is_empty() {
        let nothing = crate::text::words::nothing(language);
        let empty = Some(missing.unwrap_or_else(|| nothing.into()));
        return ViewWords { title: spec.title.clone(), empty, ..ViewWords::default() };
    }
    let asked = spec.period.map(|at| language.say("Figures for {0}", "{0}数据", &[&period::label(at, language)]));
    let which = asked.unwrap_or_else(|| language.pick("Latest figures", "最新数据").into());
    let indicator = named.one.map(|i| String::from(name::of_code(context.data, i, Length::Full, language)));
    let (title, subtitle) = match (spec.title.is_empty(), indicator) {
        (false, _) => (spec.title.clone(), which),
        (true, Some(indicator)) => (indicator, which),
        (true, None) => (which, String::new()),
    };
    let subtitle = join(&[measure, subtitle], " · ");
    let count = grouped(entries.len() as f64, 0);
    let mut description = language.say("{1}. Table of {0} figures.", "{1}。数据表，共{0}项。", &[&count, &title]);
    if let Some((field, rises)) = order {
        let way = direction(rises, language);
        let label = field.label(named.one.is_some(), language);
        description.push_str(&language.say(" Sorted by {0}, {1}.", "按{0}{1}排列。", &[label, way]));
    }
    let mut notes: Vec<String> = missing.into_iter().collect();
    if entries.len() > MOST {
        let (drawn, more) = (grouped(MOST as f64, 0), grouped((entries.len() - MOST) as f64, 0));
        notes.push(language.say(
            "The first {0} rows; {1} more are in the data table.",
            "此处为前{0}行，其余{1}行见数据表。",
            &[&drawn, &more],
        ));
    }
    let source = sources(context, entries.iter().filter_map(|e| e.pick.line.at(context.data, e.pick.period)));
    ViewWords { title, subtitle, description, source, notes, empty: None }
}

/// Which way rows go, in words.
fn direction(rises: bool, language: Language) -> &'static str {
    if rises { language.pick("rising", "升序") } else { language.pick("falling", "降序") }
}

/// The same to read and to copy: numbers and units stand in columns of their own.
fn table(context: &Context<'_>, entries: &[Entry], words: &ViewWords, by_area: bool) -> Table {
    let language = context.spec.language;
    let label = |f: Field| String::from(f.label(by_area, language));
    let head = vec![
        label(Field::Name),
        language.pick("Measure", "口径").into(),
        label(Field::Period),
        label(Field::Value),
        language.pick("Unit", "单位").into(),
        label(Field::Change),
        label(Field::Status),
        label(Field::Source),
    ];
    let numeric = head.iter().enumerate().map(|(i, _)| i == 3).collect();
    let rows = entries.iter().map(|e| e.cells(context)).collect();
    Table { caption: words.title.clone(), head, numeric, rows }
}
