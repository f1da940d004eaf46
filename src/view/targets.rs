//! How far targets are: bullet bars, or the course of each against its plan.
//!
//! Owns which targets are shown, with which series each is held, and how figures of one target are told. Refuses to judge: the arithmetic
//! and the state are [`crate::target`]'s. A target without a figure is shown like any other. Cost: targets × series.

mod bars;
mod bullet;
mod course;
mod facts;
mod flow;
mod trajectory;
mod wording;

use super::items::{Item, Items, MOST, Shown, beyond};
use super::options::Form;
use super::{Context, Goal, Reader, View, distinct};
use crate::data::tables::{Aim, Target};
use crate::data::{Figure, Measure, Series};
use crate::target::{Progress, held};
use crate::text::Language;
use crate::text::name::{self, Length};
use crate::text::number::{grouped, ten_to};
use crate::text::unit::Told;
use crate::widget::response::Row;
use crate::widget::shown::TipRow;
use facts::{Fact, Said};

/// What an author may ask of it.
pub(super) const FORM: Form = Form { text: "targets(bars | trajectory)", words: &["bars", "trajectory"], named: &[] };

/// A target with what is known of it.
struct Entry {
    target: Target,
    /// Place of the series it is held against.
    series: Option<usize>,
    progress: Option<Progress>,
    name: String,
    told: Told,
    unit: String,
    /// Digits after the point of the figures.
    decimals: u8,
    state: Said,
    /// Latest figure, target, share done, pace.
    facts: [Fact; 4],
}

impl Entry {
    fn series<'a>(&self, context: &Context<'a>) -> Option<&'a Series> {
        context.data.series.get(self.series?)
    }

    /// A difference or a change, with its sign: `−0.4 pp`.
    fn amount(&self, context: &Context<'_>, value: f64, decimals: u8) -> String {
        // Rounded first: a finer multiple would tell digits that nobody knows.
        let ten = ten_to(decimals);
        let value = (value * ten).round() / ten;
        let told = Told::new(context.data, &self.unit, value.abs(), context.spec.language);
        let size = told.change(Figure { value, decimals });
        if value < 0.0 { crate::text::fill("−{0}", &[&size]) } else { size }
    }

    fn upper(&self) -> Option<Figure> {
        if let Aim::Range(upper) = self.target.aim { Some(upper) } else { None }
    }

    fn goal(&self) -> f64 {
        self.target.value.value
    }
}

/// A share in per cent.
fn per_cent(share: f64) -> String {
    crate::text::fill("{0}%", &[&grouped(share * 100.0, 1)])
}

/// Whether several areas are among the targets, so that each names its own.
fn several_areas(targets: &[&Target]) -> bool {
    targets.windows(2).any(|pair| matches!(pair, [a, b] if a.area != b.area))
}

fn entry(context: &Context<'_>, target: &Target, with_area: bool) -> Entry {
    let (data, language) = (context.data, context.spec.language);
    let (place, progress) = held(data, target, context.spec.period);
    let series = place.and_then(|i| data.series.get(i));
    let own = language.pick(&target.en, &target.zh);
    let name = if own.is_empty() { name::of_code(data, &target.indicator, Length::Short, language) } else { own };
    // The level and its growth are two things.
    let growth = own.is_empty() && Measure(target.measure.clone()).is_growth();
    let name = if growth { language.say("{0} growth", "{0}增速", &[name]) } else { name.to_owned() };
    let area = name::of_code(data, &target.area, Length::Short, language);
    let name = if with_area && own.is_empty() && !area.is_empty() {
        language.say("{0}, {1}", "{1}{0}", &[&name, area])
    } else {
        name
    };
    let figures = |f: &dyn Fn(Figure) -> f64| {
        let upper = if let Aim::Range(upper) = target.aim { Some(upper) } else { None };
        let known = [Some(target.value), upper, target.base, progress.map(|p| p.latest.1)];
        known.into_iter().flatten().map(f).fold(0.0, f64::max)
    };
    let unit = series.map_or(target.unit.as_str(), |s| s.unit.as_str());
    let told = Told::new(data, unit, figures(&|f| f.value.abs()), language);
    let decimals = figures(&|f| f64::from(f.decimals)) as u8;
    let mut entry = Entry {
        target: target.clone(),
        series: place,
        progress,
        name,
        told,
        unit: unit.into(),
        decimals,
        state: Said::default(),
        facts: Default::default(),
    };
    entry.state = facts::state(context, &entry);
    entry.facts = facts::facts(context, &entry);
    entry
}

/// Chooses the targets and composes what is told of them.
pub(super) fn build(context: &Context<'_>, _: &Reader) -> Box<dyn View> {
    let spec = context.spec;
    let asked = |list: &[String], code: &String| list.is_empty() || list.contains(code);
    let wanted = |t: &&Target| {
        asked(&spec.indicators, &t.indicator) && asked(&spec.areas, &t.area) && asked(&spec.measures, &t.measure)
    };
    let targets: Vec<&Target> = context.data.tables.targets.iter().filter(wanted).collect();
    let with_area = several_areas(&targets);
    let mut entries: Vec<Entry> = targets.into_iter().map(|t| entry(context, t, with_area)).collect();
    let mut shown = Shown {
        items: entries.iter().map(|e| item(context, e)).collect(),
        words: wording::words(context, &entries),
        ..Shown::default()
    };
    shown.table = wording::table(context, &entries, &shown.words);
    shown.codes = distinct(entries.iter().map(|e| (&e.target.indicator, &e.target.measure)));
    shown.words.notes.extend(beyond(entries.len(), spec.language));
    entries.truncate(MOST);
    match spec.options.word() {
        "trajectory" => {
            wording::trajectory(context, &entries, &mut shown.words);
            Box::new(Items::new(shown, trajectory::Trajectories { entries }))
        }
        _ => Box::new(Items::new(shown, bars::Bars { entries })),
    }
}

fn item(context: &Context<'_>, entry: &Entry) -> Item {
    let (data, language) = (context.data, context.spec.language);
    let color = context.spec.theme.series(0).css();
    let mut lines: Vec<TipRow> = Vec::new();
    for fact in entry.facts.iter().filter(|f| !f.main.is_empty()) {
        let (name, value, note) = (fact.label.to_owned(), fact.main.clone(), fact.said.clone());
        lines.push(TipRow { name, value, note, color: color.clone(), current: false });
    }
    let name = String::from(language.pick("State", "状态"));
    let tone = context.spec.theme.tone(entry.state.tone).css();
    let value = entry.state.text.clone();
    lines.push(TipRow { name, value, note: String::new(), color: tone, current: false });
    let series = entry.series(context);
    let latest = series.zip(entry.progress).and_then(|(s, p)| Some((s, s.at(p.latest.0)?)));
    let mut rows: Vec<Row> = latest.map(|(s, o)| Row::new(s, o, language)).into_iter().collect();
    rows.extend([Some(entry.target.value), entry.upper()].into_iter().flatten().map(|f| asked_for(entry, f)));
    let figure = entry.series.zip(entry.progress.map(|p| p.latest.0));
    let mut item = Item { title: entry.name.clone(), lines, rows, figure, ..Item::default() }.opens(data);
    // A series none of whose figures counts has a history, too.
    if let (None, Some(s)) = (&item.goal, series) {
        let (indicator, area, measure) = (s.indicator.clone(), s.area.clone(), s.measure.clone());
        item.goal = Some(Goal { indicator, area, measure });
    }
    item
}

/// The target itself as a row of what is shown.
fn asked_for(entry: &Entry, figure: Figure) -> Row {
    let target = &entry.target;
    Row {
        indicator: target.indicator.clone(),
        area: target.area.clone(),
        measure: "target".into(),
        period: target.to.code(),
        freq: target.to.frequency().code(),
        value: Some(figure.value),
        unit: entry.unit.clone(),
        status: "",
        reason: String::new(),
        source: target.source.clone(),
        decimals: figure.decimals,
        method: String::new(),
    }
}

fn no_figure_yet(language: Language) -> &'static str {
    language.pick("No figure yet", "暂无数据")
}
