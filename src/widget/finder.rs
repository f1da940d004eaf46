//! Finding series among thousands, and comparing some of them.
//!
//! Owns the list of what the data has, a line a pair of indicator and area, and which of them the reader picked. Words are
//! looked for in the codes and in the names of both languages. Cost: one pass over the list a search; the list is made once.

use super::Widget;
use super::plain::plain;
use super::response::Notice;
use super::response::{Dirty, Response};
use super::words::words;
use crate::data::Dataset;
use crate::derive::compare::MOST;
use crate::text::{Language, join};
use std::collections::{BTreeMap, BTreeSet};

/// Series listed at once.
const LISTED: usize = 60;

words! {
    /// What the search says, in the reader's language.
    FinderWords;
    /// Opens the search.
    find: "Find series", "查找序列";
    /// The field's name.
    field: "Name or code of an indicator or an area", "指标或地区的名称或代码";
    /// Gives all up.
    clear: "Compare none", "取消对比";
    /// How to use it.
    hint: "Up and down move, Enter picks or drops, Escape closes.", "上下键移动，回车键选择或取消，Esc键关闭。";
}

/// A series to pick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its place in the list of all, by which it is picked.
    pub place: usize,
    /// Its name.
    pub label: String,
    /// Whether it is compared.
    pub on: bool,
    /// Why it cannot be; empty where it can.
    pub reason: String,
}
plain!(Found { place, label, on, reason });

/// What a search gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finder {
    /// The best, the compared ones first where nothing is looked for.
    pub found: Vec<Found>,
    /// How many were found, of how many, and how many are compared: a sentence.
    pub count: String,
    /// How many are compared.
    pub picked: usize,
    /// All words.
    pub words: FinderWords,
}
plain!(Finder { found, count, picked, words });

/// A pair of codes, its name, and where words are looked for.
#[derive(Clone, Debug)]
struct Pair {
    codes: (String, String),
    label: String,
    text: String,
}

/// The list, once it was asked for, and the reader's choice.
#[derive(Clone, Debug, Default)]
pub(super) struct Finding {
    pairs: Option<(Language, Vec<Pair>)>,
    /// `None` while the author's choice stands.
    pub(super) picks: Option<Vec<(String, String)>>,
}

impl Finding {
    /// The data is another.
    pub(super) fn forget(&mut self) {
        self.pairs = None;
    }
}

fn pairs(data: &Dataset, language: Language) -> Vec<Pair> {
    let names: BTreeMap<&str, &crate::data::Name> = data.names.iter().map(|n| (n.code.as_str(), n)).collect();
    let published = || data.series.iter().filter(|s| s.method().is_none());
    let several = |of: fn(&crate::data::Series) -> &String| {
        let mut all = published().map(of);
        let first = all.next();
        all.any(|code| Some(code) != first)
    };
    let (indicators, areas) = (several(|s| &s.indicator), several(|s| &s.area));
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for series in published() {
        if !seen.insert((&series.indicator, &series.area)) {
            continue;
        }
        let mut text = String::new();
        for code in [&series.indicator, &series.area] {
            text.push_str(code);
            text.push(' ');
            if let Some(n) = names.get(code.as_str()) {
                for word in [&n.en, &n.zh, &n.short_en, &n.short_zh] {
                    text.push_str(word);
                    text.push(' ');
                }
            }
        }
        let full = |code: &String| match names.get(code.as_str()).map(|n| language.pick(n.en.as_str(), n.zh.as_str())) {
            Some(name) if !name.is_empty() => String::from(name),
            _ => code.clone(),
        };
        let mut parts = Vec::new();
        if indicators || !areas {
            parts.push(full(&series.indicator));
        }
        if areas && !series.area.is_empty() {
            parts.push(full(&series.area));
        }
        let codes = (series.indicator.clone(), series.area.clone());
        all.push(Pair { codes, label: join(&parts, language.pick(", ", "，")), text: text.to_lowercase() });
    }
    all
}

impl Widget {
    /// Looks for series; an empty query lists all. `None` where there is nothing to choose among.
    pub fn find(&mut self, query: &str) -> Option<Finder> {
        self.ready();
        if self.shown().view != crate::view::Kind::Trend || !self.data.dense.is_empty() {
            return None;
        }
        let language = self.spec.language;
        if self.finding.pairs.as_ref().is_none_or(|(of, _)| *of != language) {
            self.finding.pairs = Some((language, pairs(&self.data, language)));
        }
        let (_, pairs) = self.finding.pairs.as_ref()?;
        if pairs.len() < 2 {
            return None;
        }
        let compared = &self.shown().compare;
        let on =
            |pair: &Pair| compared.iter().position(|(i, a)| *i == pair.codes.0 && (*a == pair.codes.1 || a.is_empty()));
        let query = query.to_lowercase();
        let tokens: Vec<&str> = query.split_whitespace().collect();
        let mut hits: Vec<(u32, usize, &Pair)> = Vec::new();
        for (place, pair) in pairs.iter().enumerate() {
            let Some(rank) = tokens.iter().try_fold(0, |sum, t| Some(sum + rank(&pair.text, t)?)) else { continue };
            // What is compared comes first while nothing is looked for.
            let rank = if tokens.is_empty() { on(pair).map_or(u32::MAX, |i| i as u32) } else { rank };
            hits.push((rank, place, pair));
        }
        let total = hits.len();
        hits.sort_by_key(|(rank, place, _)| (*rank, *place));
        let unit = self.compared_unit();
        let found = hits.into_iter().take(LISTED).map(|(_, place, pair)| {
            let on = on(pair).is_some();
            let reason = if on { String::new() } else { self.unfit(&pair.codes, unit.as_deref()) };
            Found { place, label: pair.label.clone(), on, reason }
        });
        let found: Vec<Found> = found.collect();
        let numbers = [total, pairs.len(), compared.len()].map(|n| crate::text::number::grouped(n as f64, 0));
        let [total, all, some] = numbers.each_ref().map(String::as_str);
        let count =
            language.say("{0} of {1} series, {2} compared", "找到{0}/{1}条序列，对比{2}条", &[total, all, some]);
        Some(Finder { found, count, picked: compared.len(), words: FinderWords::new(language) })
    }

    /// The unit of what is compared, where the reader compares.
    fn compared_unit(&self) -> Option<String> {
        if self.shown().compare.is_empty() {
            return None;
        }
        let chosen = crate::derive::choose(&self.data, self.shown(), self.reader.measure.as_ref());
        Some(chosen.lines.first()?.of(&self.data)?.unit.clone())
    }

    /// Why a pair cannot be compared with what is; empty where it can.
    fn unfit(&self, (indicator, area): &(String, String), unit: Option<&str>) -> String {
        let language = self.spec.language;
        if self.shown().compare.len() >= MOST {
            return language.pick("eight are compared already", "已对比八条").into();
        }
        let Some(unit) = unit else { return String::new() };
        let of = |s: &&crate::data::Series| s.indicator == *indicator && s.area == *area && s.method().is_none();
        if self.data.series.iter().filter(of).any(|s| s.unit == unit) {
            return String::new();
        }
        let own = self.data.series.iter().find(of).map_or("", |s| &s.unit);
        language.say("another unit: {0}", "单位不同：{0}", &[own])
    }

    /// Compares the pair of this place in the list, or no longer.
    pub(super) fn compare(&mut self, place: usize) -> Response {
        let Some(pair) = self.finding.pairs.as_ref().and_then(|(_, all)| all.get(place)) else {
            return Response::default();
        };
        let codes = pair.codes.clone();
        let mut picks = self.shown().compare.clone();
        let before = picks.len();
        picks.retain(|(i, a)| !(*i == codes.0 && (*a == codes.1 || a.is_empty())));
        if picks.len() == before {
            let unit = self.compared_unit();
            if !self.unfit(&codes, unit.as_deref()).is_empty() {
                return Response::default();
            }
            picks.push(codes);
        }
        self.pick_out(picks)
    }

    /// Compares these.
    pub(super) fn pick_out(&mut self, picks: Vec<(String, String)>) -> Response {
        self.finding.picks = Some(picks.clone());
        match &mut self.opened {
            Some(opened) => opened.spec.compare = picks,
            None => self.spec.compare = picks,
        }
        self.reader.hidden.clear();
        self.stop = None;
        let response = self.stale(Dirty::Derived);
        let notices: Vec<Notice> = self.changed();
        Response { notices, ..response }
    }
}

/// How well a word is found: 0 at the beginning of a name, 1 at that of a word, 2 within.
fn rank(text: &str, word: &str) -> Option<u32> {
    let at = text.find(word)?;
    let before = text.get(..at).and_then(|t| t.chars().next_back());
    Some(match before {
        None => 0,
        Some(c) if c.is_alphanumeric() => 2,
        Some(_) => 1,
    })
}
