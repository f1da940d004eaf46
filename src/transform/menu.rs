//! The reader's menu: what can be computed from the measure shown, and why the rest cannot.
//!
//! Owns which steps are offered and how a reader's choices are written as steps: first single periods
//! where running totals need it, then the frequency, then the measure. Each entry is tried on the data:
//! one that gives no figure at all is listed with its reason. Cost: a derivation an entry.

use super::derivation::Derivation;
use super::track::{Cell, Head, Track};
use crate::data::{Dataset, Nature, Reason};
use crate::method::menu::{self as methods, Choices};
use crate::period::{Frequency, Period};
use crate::spec::Spec;
use crate::text::{Language, capitalised, fill, join, period, words};
use crate::view::Reader;
use crate::widget::plain::plain;

/// One thing to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is called.
    pub label: String,
    /// Whether it is chosen.
    pub on: bool,
    /// Why it cannot be; empty where it can.
    pub reason: String,
}

/// The words of the menu.
#[derive(Clone, Debug, PartialEq)]
pub struct MenuWords {
    /// Above the measures.
    pub measures: &'static str,
    /// Above the frequencies.
    pub frequencies: &'static str,
    /// Above what does not suit the series.
    pub unsuited: &'static str,
    /// Picks the base of an index.
    pub pick: &'static str,
    /// Copies the tag that shows this.
    pub tag: &'static str,
    /// After copying.
    pub copied: &'static str,
    /// Closes the menu.
    pub close: &'static str,
}

/// What the reader may have computed.
#[derive(Clone, Debug, PartialEq)]
pub struct Menu {
    /// Measures: published ones first, then computed ones.
    pub measures: Vec<Entry>,
    /// The steps of the computed ones, as they are written.
    pub steps: Vec<String>,
    /// Frequencies: as published first.
    pub frequencies: Vec<Entry>,
    /// Methods that read the series whole, a family each.
    pub methods: Vec<Choices>,
    /// The base of the index, where one is shown.
    pub base: Option<String>,
    /// What to do next, while a base is picked.
    pub picking: Option<&'static str>,
    /// The attributes that show this, name and value, to paste.
    pub attributes: Vec<[String; 2]>,
    /// The words of the menu.
    pub words: MenuWords,
}

plain!(Entry { label, on, reason });
plain!(MenuWords { measures, frequencies, unsuited, pick, tag, copied, close });
plain!(Menu { measures, steps, frequencies, methods, base, picking, attributes, words });

/// The frequencies offered: option of `aggregate`, names.
pub const FREQUENCIES: [(&str, &str, &str); 4] = [
    ("", "As published", "原频率"),
    ("quarter", "Quarterly", "季度"),
    ("half", "Half-yearly", "半年度"),
    ("year", "Annual", "年度"),
];

/// The base of an index is put in by the reader.
pub(crate) const INDEX: &str = "index";

/// The steps offered for a series at this frequency: no change within the year of annual figures, none at an annual
/// rate of what still has its season, no sums of what does not add up.
fn offered(frequency: Frequency, head: &Head) -> Vec<&'static str> {
    let adjusted = head.measure.ends_with("_sa");
    let adds = !matches!(head.nature, Some(Nature::Stock | Nature::Rate));
    let year = frequency == Frequency::Year;
    let all: [(&str, bool); 17] = [
        (if head.cumulative { "single" } else { "ytd" }, !year && adds),
        ("yoy", true),
        ("pop", !year),
        ("diff(year)", true),
        ("diff", !year),
        ("average", true),
        ("average(3)", true),
        ("annualised", adjusted && !year),
        ("3m3m", adjusted && frequency == Frequency::Month),
        ("log", true),
        (INDEX, true),
        ("rolling(3)", matches!(frequency, Frequency::Month | Frequency::JanFeb | Frequency::Year)),
        ("rolling(12)", matches!(frequency, Frequency::Month | Frequency::JanFeb)),
        ("rolling(12, sum)", adds && matches!(frequency, Frequency::Month | Frequency::JanFeb)),
        ("rolling(4)", frequency == Frequency::Quarter),
        ("rolling(4, sum)", adds && frequency == Frequency::Quarter),
        ("rolling(2)", frequency == Frequency::HalfYear),
    ];
    let shown = all.into_iter().filter(|(_, fits)| *fits).map(|(step, _)| step);
    shown.chain(["overhang(now)", "base_effect", "pace(required)", "pace(time)"]).collect()
}

fn head(data: &Dataset, series: &[usize]) -> Option<Head> {
    series.first().and_then(|i| Track::of(data, *i, true)).map(|t| t.head)
}

/// Steps before the one chosen: to single periods, to the frequency.
fn before(head: &Head, step: &str, frequency: &str) -> Vec<String> {
    let mut steps = Vec::new();
    let total = head.cumulative && !head.is_rate();
    let refuses = |step: &str| {
        super::read(step).is_ok_and(|s| s.iter().any(|(_, s)| s.refuses(head) == Some(Reason::Cumulative)))
    };
    if total && step != "single" && (!frequency.is_empty() || refuses(step) || step == INDEX) {
        steps.push(String::from("single"));
    }
    if !frequency.is_empty() {
        if step == "single" && total {
            steps.push(String::from("single"));
        }
        steps.push(fill("aggregate({0})", &[frequency]));
    }
    steps
}

/// The steps of a choice, as an author would write them.
fn written(data: &Dataset, series: &[usize], step: &str, frequency: &str, base: Base<'_>) -> String {
    let Some(head) = head(data, series) else { return String::new() };
    let mut steps = before(&head, step, frequency);
    if step == INDEX {
        let prefix = join(&steps, " | ");
        let base = base.0.or_else(|| first(data, series, &prefix, base.1));
        steps.extend(base.map(|b| fill("index({0})", &[&b.code()])));
    } else if !(step.is_empty() || (step == "single" && !frequency.is_empty())) {
        steps.push(step.to_owned());
    }
    join(&steps, " | ")
}

/// What the reader chose, as steps; empty for what is published.
#[must_use]
pub fn compose(data: &Dataset, series: &[usize], reader: &Reader, spec: &Spec) -> String {
    methods::compose(&exact(data, series, reader, spec), reader)
}

/// The exact steps of what the reader chose.
fn exact(data: &Dataset, series: &[usize], reader: &Reader, spec: &Spec) -> String {
    if reader.step.is_empty() && reader.frequency.is_empty() {
        return String::new();
    }
    written(data, series, &reader.step, reader.frequency, (reader.base, spec))
}

/// The base of an index: what the reader picked, else the first shown.
type Base<'a> = (Option<Period>, &'a Spec);

/// The first period shown that has a figure.
fn first(data: &Dataset, series: &[usize], steps: &str, spec: &Spec) -> Option<Period> {
    let derivation = Derivation::run(data, series, steps).ok()?;
    let cells = derivation.results().next().map(|(_, t)| t.cells.clone())?;
    cells.iter().find(|c| c.value.is_ok() && spec.covers(c.period)).map(|c| c.period)
}

/// Whether the steps give any figure, or the reason that most periods share.
fn judge(data: &Dataset, series: &[usize], steps: &str) -> Result<(), Reason> {
    let derivation = Derivation::run(data, series, steps).map_err(|_| Reason::Missing)?;
    let cells: Vec<Cell> = derivation.results().flat_map(|(_, t)| t.cells.iter().copied()).collect();
    if cells.iter().any(|c| c.value.is_ok()) {
        return Ok(());
    }
    let mut reasons: Vec<Reason> = cells.iter().filter_map(|c| c.value.err()).collect();
    reasons.sort_unstable();
    // Sorted, so that equal ones are runs.
    let most = reasons.chunk_by(|a, b| a == b).max_by_key(|run| run.len());
    Err(most.and_then(|run| run.first()).copied().unwrap_or(Reason::Missing))
}

/// The title of a step with a capital letter.
fn label(steps: &str, language: Language) -> String {
    capitalised(&super::read(steps).ok().and_then(|s| s.last().map(|(_, s)| s.title(language))).unwrap_or_default())
}

/// The menu for the published series at these places. The published measures are the caller's to add.
#[must_use]
pub fn menu(data: &Dataset, series: &[usize], reader: &Reader, (spec, picking): (&Spec, bool)) -> Menu {
    let language = spec.language;
    let mut menu = Menu {
        measures: Vec::new(),
        steps: Vec::new(),
        frequencies: Vec::new(),
        methods: Vec::new(),
        base: None,
        picking: picking.then(|| {
            language.pick(
                "Choose the base on the chart: click a period, or arrow keys and Enter.",
                "请在图上选择基期：点击某一时期，或用方向键和回车键。",
            )
        }),
        attributes: Vec::new(),
        words: MenuWords {
            measures: language.pick("Measure", "口径"),
            frequencies: language.pick("Frequency", "频率"),
            unsuited: language.pick("Does not suit this series", "不适用于本序列"),
            pick: language.pick("Pick the base on the chart", "在图上选择基期"),
            tag: language.pick("Copy as HTML tag", "复制嵌入代码"),
            copied: language.pick("Copied", "已复制"),
            close: language.pick("Close", "关闭"),
        },
    };
    let Some(head) = head(data, series) else { return menu };
    let why =
        |judged: Result<(), Reason>| judged.map_or_else(|r| words::reason(r, language).to_owned(), |()| String::new());
    for (code, en, zh) in FREQUENCIES {
        let steps = if code.is_empty() { String::new() } else { written(data, series, "", code, (None, spec)) };
        let reason = if steps.is_empty() { String::new() } else { why(judge(data, series, &steps)) };
        let on = reader.frequency == code;
        menu.frequencies.push(Entry { label: language.pick(en, zh).to_owned(), on, reason });
    }
    let frequency = match reader.frequency {
        "quarter" => Frequency::Quarter,
        "half" => Frequency::HalfYear,
        "year" => Frequency::Year,
        _ => head.frequency,
    };
    for step in offered(frequency, &head) {
        let steps = written(data, series, step, reader.frequency, (reader.base, spec));
        let judged = if steps.contains(step) { judge(data, series, &steps) } else { Err(Reason::Rate) };
        // The name is that of the measure, at whatever frequency; an index says its base.
        let named = if step == INDEX { &steps } else { step };
        menu.measures.push(Entry { label: label(named, language), on: reader.step == step, reason: why(judged) });
        menu.steps.push(step.to_owned());
        if reader.step == step && step == INDEX {
            let prefix = join(&before(&head, step, reader.frequency), " | ");
            let base = reader.base.or_else(|| first(data, series, &prefix, spec));
            menu.base = base.map(|b| language.say("Base: {0}", "基期：{0}", &[&period::label(b, language)]));
        }
    }
    menu.methods = methods::choices(data, series, &exact(data, series, reader, spec), reader, language);
    menu
}
