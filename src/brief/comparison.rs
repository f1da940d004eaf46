//! What the figures changed by since the period they are comparable with, as [`crate::transform::change`] finds it.

use super::fact::{Fact, Kind};
use super::{Sentence, key, listed};
use crate::data::{Dataset, Figure};
use crate::period::Period;
use crate::text::unit::Told;
use crate::text::{Language, prose};
use crate::transform::change::{Change, change};

/// A sentence for each run of figures that are told alike and compared with the same period.
pub(super) fn sentences(data: &Dataset, language: Language, facts: &[Fact<'_>], areas: bool) -> Vec<Sentence> {
    let mut found: Vec<(&Fact<'_>, Change)> = Vec::new();
    // A flow has its season: what it came to a month before tells nothing.
    for fact in facts.iter().filter(|f| f.kind != Kind::Within) {
        found.extend(change(fact.series, fact.period()).ok().map(|by| (fact, by)));
    }
    let runs = found.chunk_by(|(a, by), (b, other)| a.joins(b) && by.since == other.since);
    runs.filter_map(|run| sentence(data, language, run, areas)).collect()
}

fn sentence(data: &Dataset, language: Language, run: &[(&Fact<'_>, Change)], areas: bool) -> Option<Sentence> {
    let (first, Change { since, .. }) = run.first()?;
    let named = |(i, (fact, by)): (usize, &(&Fact<'_>, Change))| clause(data, fact, by, (areas, i > 0), language);
    let clauses: Vec<String> = run.iter().enumerate().map(named).collect();
    let since = first.at(*since, language);
    let text = language.say("Compared with {0}, {1}.", "与{0}相比，{1}。", &[&since, &listed(&clauses, language)]);
    let figures =
        run.iter().flat_map(|(f, by)| [(f.place, f.period()), (f.place, by.since)]).collect::<Vec<(usize, Period)>>();
    let mut slots: Vec<(String, String)> =
        run.iter().map(|(f, by)| (f.series.indicator.clone(), signed(f, by, language))).collect();
    slots.push(("period".into(), since));
    Some(Sentence { key: key("change", first, areas), text, figures, slots })
}

/// The size of a change, without its sign.
fn size(fact: &Fact<'_>, change: &Change, language: Language) -> String {
    change_of(&fact.told, &fact.series.unit, change.by, language)
}

/// A change with its sign: the words around it are an author's, who does not know which way the data will go.
fn signed(fact: &Fact<'_>, change: &Change, language: Language) -> String {
    let size = size(fact, change, language);
    if change.by.value < 0.0 { crate::text::fill("−{0}", &[&size]) } else { size }
}

/// The size of a difference of figures of a unit: of shares and indices in points.
pub(super) fn change_of(told: &Told, unit: &str, by: Figure, language: Language) -> String {
    let index = told.is_index();
    if index || unit == "%" { prose::points(by, index, language) } else { told.change(by) }
}

/// What one figure changed by. Growth rates after the first one are `that of` their indicator.
fn clause(
    data: &Dataset,
    fact: &Fact<'_>,
    change: &Change,
    (areas, again): (bool, bool),
    language: Language,
) -> String {
    let name = prose::subject(data, fact.series, areas, language);
    let growth = fact.series.measure.is_growth();
    let (en, zh) = match (growth, change.by.value) {
        (true, v) if v > 0.0 => ("{0} was {1} higher", "{0}增速提高{1}"),
        (true, v) if v < 0.0 => ("{0} was {1} lower", "{0}增速降低{1}"),
        (true, _) => ("{0} did not change", "{0}增速持平"),
        (false, v) if v > 0.0 => ("{0} rose by {1}", "{0}增加{1}"),
        (false, v) if v < 0.0 => ("{0} fell by {1}", "{0}减少{1}"),
        (false, _) => ("{0} did not change", "{0}持平"),
    };
    let zh = match (fact.told.is_index() || fact.series.unit == "%", zh) {
        (true, "{0}增加{1}") => "{0}上升{1}",
        (true, "{0}减少{1}") => "{0}下降{1}",
        (_, zh) => zh,
    };
    let rate = match (growth, again) {
        (true, true) => crate::text::fill("that of {0}", &[&name]),
        (true, false) => crate::text::fill("the growth rate of {0}", &[&name]),
        (false, _) => name.clone(),
    };
    language.say(en, zh, &[language.pick(&rate, &name), &size(fact, change, language)])
}
