//! The figures themselves. Neighbours that are told alike share a sentence.

use super::fact::{Fact, Kind};
use super::{Sentence, key, listed};
use crate::data::{Dataset, Figure};
use crate::text::name::{self, Length};
use crate::text::unit::Told;
use crate::text::{Language, capitalised, prose};

/// A sentence for each run of figures that are told alike.
pub(super) fn sentences(data: &Dataset, language: Language, facts: &[Fact<'_>], areas: bool) -> Vec<Sentence> {
    facts.chunk_by(|a, b| a.joins(b)).filter_map(|run| sentence(data, language, run, areas)).collect()
}

fn sentence(data: &Dataset, language: Language, run: &[Fact<'_>], areas: bool) -> Option<Sentence> {
    let first = run.first()?;
    let (mut clauses, mut slots) = (Vec::new(), Vec::new());
    let mut before = None;
    for fact in run {
        let name = prose::subject(data, fact.series, areas, language);
        let sign = fact.figure.value.partial_cmp(&0.0);
        // What goes the same way need not say it again.
        let again = before == Some(sign) && fact.kind != Kind::Within;
        clauses.push(clause(data, fact, &name, again, language));
        before = Some(sign);
        slots.push((fact.series.indicator.clone(), fact.value(fact.figure, language)));
    }
    let when = first.at(first.period(), language);
    slots.push(("period".into(), when.clone()));
    let (en, zh) = match first.kind {
        Kind::AtEnd => ("at {0}, {1}.", "截至{0}，{1}。"),
        Kind::OnMonth if first.series.measure.0.ends_with("_sa") => {
            ("in {0}, {1}, seasonally adjusted.", "{0}，经季节调整，{1}。")
        }
        _ => ("in {0}, {1}.", "{0}，{1}。"),
    };
    let text = capitalised(&language.say(en, zh, &[&when, &listed(&clauses, language)]));
    let figures = run.iter().map(|f| (f.place, f.period())).collect();
    Some(Sentence { key: key("figures", first, areas), text, figures, slots })
}

/// What one figure says: `industrial value added increased by 6.4% on a year earlier`.
fn clause(data: &Dataset, fact: &Fact<'_>, name: &str, again: bool, language: Language) -> String {
    let size = Figure { value: fact.figure.value.abs(), ..fact.figure };
    let (en, zh) = match (fact.kind, fact.figure.value.partial_cmp(&0.0), again) {
        (Kind::OnYear, Some(std::cmp::Ordering::Greater), false) => {
            ("{0} increased by {1} on a year earlier", "{0}同比增长{1}")
        }
        (Kind::OnYear, Some(std::cmp::Ordering::Less), false) => {
            ("{0} decreased by {1} on a year earlier", "{0}同比下降{1}")
        }
        (Kind::OnYear, ..) if size.value == 0.0 => ("{0} did not change on a year earlier", "{0}与上年同期持平"),
        (Kind::OnMonth, Some(std::cmp::Ordering::Greater), false) => {
            ("{0} increased by {1} on the month before", "{0}环比增长{1}")
        }
        (Kind::OnMonth, Some(std::cmp::Ordering::Less), false) => {
            ("{0} decreased by {1} on the month before", "{0}环比下降{1}")
        }
        (Kind::OnMonth, ..) if size.value == 0.0 => ("{0} did not change on the month before", "{0}环比持平"),
        (Kind::OnYear | Kind::OnMonth, Some(std::cmp::Ordering::Less), true) => ("{0} by {1}", "{0}下降{1}"),
        (Kind::OnYear | Kind::OnMonth, ..) => ("{0} by {1}", "{0}增长{1}"),
        (Kind::AtEnd | Kind::Was, _, false) => ("{0} stood at {1}", "{0}为{1}"),
        (Kind::AtEnd | Kind::Was, _, true) => ("{0} at {1}", "{0}为{1}"),
        (Kind::Within, ..) => ("{0} came to {1}", "{0}为{1}"),
    };
    let growing = matches!(fact.kind, Kind::OnYear | Kind::OnMonth);
    let value = fact.value(if growing { size } else { fact.figure }, language);
    let named = match &fact.series.measure {
        measure if fact.kind == Kind::Was && measure.0 != "level" => {
            let measure = name::of_measure(data, measure, Length::Short, language);
            language.say("{0} ({1})", "{0}（{1}）", &[name, measure])
        }
        _ => name.into(),
    };
    let said = language.say(en, zh, &[&named, &value]);
    match published(data, fact, language).filter(|_| fact.kind == Kind::Within) {
        Some(growth) => language.say("{0} ({1})", "{0}（{1}）", &[&said, &growth]),
        None => said,
    }
}

/// The growth rate published beside a level of the same span.
fn published(data: &Dataset, fact: &Fact<'_>, language: Language) -> Option<String> {
    let twin = |s: &&crate::data::Series| {
        s.indicator == fact.series.indicator
            && s.area == fact.series.area
            && s.frequency == fact.series.frequency
            && matches!(s.measure.0.as_str(), "yoy" | "yoy_ytd")
            && s.measure.is_cumulative() == fact.series.is_cumulative()
    };
    let series = data.series.iter().find(twin)?;
    let figure = series.at(fact.period())?.figure?;
    let told = Told::new(data, &series.unit, figure.value, language);
    let (en, zh) = match figure.value {
        v if v > 0.0 => ("up {0} on a year earlier", "同比增长{0}"),
        v if v < 0.0 => ("down {0} on a year earlier", "同比下降{0}"),
        _ => ("unchanged on a year earlier", "与上年同期持平"),
    };
    Some(language.say(en, zh, &[&told.full(Figure { value: figure.value.abs(), ..figure })]))
}
