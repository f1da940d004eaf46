//! Figures as text: what a release would say of them, in its dull exact wording.
//!
//! Owns which sentences there are, in which order, and what stands in them: the figures, what they changed by, how far targets are.
//! Every sentence has a key by which an author may replace it; his own words must name no number that is not in the sentence they
//! replace, so that the text is always true of what is shown. Refuses to know pictures. Cost: linear in the series and figures.

mod comparison;
mod fact;
mod goals;
mod headline;
mod own;

use crate::data::Dataset;
use crate::derive::Pick;
use crate::period::Period;
use crate::spec::Spec;
use crate::text::Language;
use fact::Fact;

/// A sentence and what it was made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sentence {
    /// What an author calls it: `figures/iva`, `change/iva`, `target/iva`, by the first indicator in it.
    pub key: String,
    /// What it says.
    pub text: String,
    /// The figures in it: places in [`Dataset::series`] and periods.
    pub figures: Vec<(usize, Period)>,
    /// What an author may name in words of his own: `iva` for its value, `period`.
    slots: Vec<(String, String)>,
}

/// How much is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The figures alone.
    Headline,
    /// What they changed by, and targets.
    Beside,
    /// Everything.
    All,
}

/// A text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brief {
    /// Paragraphs of sentences.
    pub paragraphs: Vec<Vec<Sentence>>,
    /// What is to be said of an author's own sentences that do not fit.
    pub notes: Vec<String>,
}

impl Brief {
    /// Its sentences, in order.
    pub fn sentences(&self) -> impl Iterator<Item = &Sentence> {
        self.paragraphs.iter().flatten()
    }

    /// A paragraph as running text.
    #[must_use]
    pub fn running(paragraph: &[Sentence], language: Language) -> String {
        let texts: Vec<String> = paragraph.iter().map(|s| s.text.clone()).collect();
        crate::text::join(&texts, language.pick(" ", ""))
    }

    /// The whole as running text.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let paragraphs: Vec<String> = self.paragraphs.iter().map(|p| Self::running(p, language)).collect();
        crate::text::join(&paragraphs, language.pick(" ", ""))
    }
}

/// Says what there is to say of some figures. Computed figures, which have a working of their own, are left out.
#[must_use]
pub fn brief(data: &Dataset, spec: &Spec, picks: &[Pick], extent: Extent) -> Brief {
    let facts: Vec<Fact<'_>> = picks.iter().filter_map(|pick| Fact::new(data, spec, pick)).collect();
    let areas = data.series.iter().any(|s| !s.area.is_empty() && data.series.first().is_some_and(|f| f.area != s.area));
    let mut brief = Brief::default();
    let parts: [(Extent, &dyn Fn() -> Vec<Sentence>); 3] = [
        (Extent::Headline, &|| headline::sentences(data, spec.language, &facts, areas)),
        (Extent::Beside, &|| comparison::sentences(data, spec.language, &facts, areas)),
        (Extent::Beside, &|| goals::sentences(data, spec, &facts, areas)),
    ];
    for (of, sentences) in parts {
        if extent != Extent::All && extent != of {
            continue;
        }
        let own = sentences().into_iter().map(|s| own::replaced(data, spec.language, s, &mut brief.notes)).collect();
        brief.paragraphs.push(own);
    }
    brief.paragraphs.retain(|p: &Vec<Sentence>| !p.is_empty());
    brief
}

/// Clauses as one sentence: commas, and the last joined by a word.
fn listed(clauses: &[String], language: Language) -> String {
    match clauses.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            let rest = crate::text::join(rest, language.pick(", ", "，"));
            language.say("{0} and {1}", "{0}，{1}", &[&rest, last])
        }
        _ => clauses.first().cloned().unwrap_or_default(),
    }
}

/// The key of a sentence.
fn key(kind: &str, fact: &Fact<'_>, areas: bool) -> String {
    let (indicator, area) = (&fact.series.indicator, &fact.series.area);
    let template = if areas && !area.is_empty() { "{0}/{1}/{2}" } else { "{0}/{1}" };
    crate::text::fill(template, &[kind, indicator, area])
}
