//! What indicators, areas and measures are called, from the data's own names.

use super::{Language, words};
use crate::data::{Dataset, Measure, Observation, Series};

/// Whether a full name or one for a tile or a line is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// For titles.
    Full,
    /// For tiles, lines and lists.
    Short,
}

/// The name of an indicator or an area; its code where the files give none in this language.
#[must_use]
pub fn of_code<'a>(data: &'a Dataset, code: &'a str, length: Length, language: Language) -> &'a str {
    let Some(name) = data.name(code) else { return code };
    let full = language.pick(&name.en, &name.zh);
    let short = language.pick(&name.short_en, &name.short_zh);
    match length {
        Length::Short if !short.is_empty() => short,
        _ if !full.is_empty() => full,
        _ => code,
    }
}

/// The name of a measure: the files' own, else the built-in one, else its code.
#[must_use]
pub fn of_measure<'a>(data: &'a Dataset, measure: &'a Measure, length: Length, language: Language) -> &'a str {
    if data.name(&measure.0).is_some() {
        return of_code(data, &measure.0, length, language);
    }
    words::measure(measure, length, language).unwrap_or(&measure.0)
}

/// How a series is expressed: the name of its measure, or what was computed.
#[must_use]
pub fn of_expression<'a>(data: &'a Dataset, series: &'a Series, length: Length, language: Language) -> &'a str {
    match (series.method(), length) {
        (None, _) => of_measure(data, &series.measure, length, language),
        (Some(method), Length::Full) => language.pick(&method.en, &method.zh),
        (Some(method), Length::Short) => language.pick(&method.short_en, &method.short_zh),
    }
}

/// The label of an observation's period in its series: `2025年1—6月` where values run from January.
#[must_use]
pub fn of_period(series: &Series, observation: &Observation, language: Language) -> String {
    of_key(series, observation.period, language)
}

/// The same for a period that may have no observation.
#[must_use]
pub fn of_key(series: &Series, period: crate::period::Period, language: Language) -> String {
    if series.is_cumulative() {
        super::period::cumulative(period, language)
    } else {
        super::period::label(period, language)
    }
}

/// The agency of a source, else its publisher, else its id.
#[must_use]
pub fn of_agency<'a>(data: &'a Dataset, source: &'a str, language: Language) -> &'a str {
    let Some(found) = data.source(source) else { return source };
    [language.pick(&found.agency_en, &found.agency_zh), &found.publisher]
        .into_iter()
        .find(|n| !n.is_empty())
        .unwrap_or(source)
}

/// A source in one line: agency, title, date.
#[must_use]
pub fn of_source(data: &Dataset, source: &str, language: Language) -> String {
    let agency = of_agency(data, source, language);
    let Some(found) = data.source(source) else { return agency.into() };
    let (title, date) = (found.title.as_str(), found.date.as_str());
    let (en, zh) = match (title.is_empty(), date.is_empty()) {
        (false, false) => ("{0}: {1}, {2}", "{0}：{1}，{2}"),
        (false, true) => ("{0}: {1}", "{0}：{1}"),
        (true, false) => ("{0}, {2}", "{0}，{2}"),
        (true, true) => ("{0}", "{0}"),
    };
    language.say(en, zh, &[agency, title, date])
}
