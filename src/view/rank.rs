//! Areas or industries in order.
//!
//! Owns the order, the change of rank and who is highlighted. Equal figures share a rank (1, 2, 2, 4); the change of rank counts those only that have both
//! figures, so that who comes or goes moves nobody. Which figures stand against each other is [`crate::derive::standing`]'s.

mod rows;
mod slope;

use super::items::{Item, Items, MOST, Shown, beyond};
use super::options::{Form, Value};
use super::standing::{told_of, words_of};
use super::{Context, Reader, View, ViewWords};
use crate::data::{Figure, Series};
use crate::derive::Line;
use crate::derive::standing::{Standing, standing};
use crate::period::Period;
use crate::text::name::{self, Length};
use crate::text::unit::Told;
use crate::text::{join, whole, words};
use crate::theme::Color;
use crate::widget::response::Row;
use crate::widget::shown::{Table, TipRow};

/// What an author may ask of it.
pub(super) const FORM: Form = Form {
    text: "rank(bars | range | slope | bump, order=falling, top=10, highlight=Jiangsu Zhejiang, against=China)",
    words: &["bars", "range", "slope", "bump"],
    named: &[
        ("order", Value::One(&["falling", "rising"])),
        ("top", Value::Whole(1, 500)),
        ("highlight", Value::Text),
        ("against", Value::Text),
    ],
};

/// One that is ranked.
#[derive(Clone, Debug)]
struct Entry {
    line: Line,
    name: String,
    figure: Figure,
    /// From 1.
    rank: usize,
    /// The figure of the earlier period, and the ranks then and now among those that have both.
    before: Option<(Figure, usize, usize)>,
    /// Least and greatest figure of the like periods.
    range: (f64, f64),
    highlighted: bool,
    /// Rank at each of the periods at which all have a figure.
    course: Vec<usize>,
}

/// Everything that the pictures need.
#[derive(Clone, Debug)]
struct Ranked {
    entries: Vec<Entry>,
    /// How many are ranked, shown or not.
    count: usize,
    told: Told,
    /// Digits after the point of all figures.
    decimals: u8,
    period: String,
    since: Option<String>,
    /// The figure that all are held against, and whose it is.
    against: Option<(f64, String)>,
    /// Whether any is highlighted.
    chosen: bool,
    courses: Vec<String>,
}

/// Ranks from 1 of some values, the greatest first or last; equal ones share theirs. O(n log n).
fn ranks(values: &[f64], rising: bool) -> Vec<usize> {
    let mut sorted: Vec<(f64, usize)> = values.iter().enumerate().map(|(place, v)| (*v, place)).collect();
    sorted.sort_unstable_by(|(a, _), (b, _)| if rising { a.total_cmp(b) } else { b.total_cmp(a) });
    let mut ranks = vec![1; values.len()];
    let (mut rank, mut before) = (1, f64::NAN);
    for (number, (value, place)) in sorted.into_iter().enumerate() {
        if value != before {
            (rank, before) = (number + 1, value);
        }
        if let Some(own) = ranks.get_mut(place) {
            *own = rank;
        }
    }
    ranks
}

/// Chooses, ranks, and composes what is told.
pub(super) fn build(context: &Context<'_>, _: &Reader) -> Box<dyn View> {
    let data = context.data;
    let standing = standing(data, context.spec);
    let mut shown = Shown { words: words_of(context, &standing, true), ..Shown::default() };
    let mut ranked = ranked(context, &standing);
    if let (Some(period), Some(measure)) = (standing.period, &standing.measure) {
        shown.codes.1.push(measure.0.clone());
        for entry in &ranked.entries {
            let Some(series) = entry.line.of(data) else { continue };
            shown.items.push(item(context, &ranked, entry, series, period));
            if !shown.codes.0.contains(&series.indicator) {
                shown.codes.0.push(series.indicator.clone());
            }
        }
        shown.table = table(context, &ranked, &shown.words, period);
        describe(context, &ranked, &mut shown.words);
    }
    if context.spec.options.whole("top").is_none() {
        shown.words.notes.extend(beyond(ranked.entries.len(), context.spec.language));
        ranked.entries.truncate(MOST);
    }
    shown.words.notes.extend(instead(context, &ranked));
    match context.spec.options.word() {
        "slope" if ranked.since.is_some() => Box::new(Items::new(shown, slope::Slope::between(ranked))),
        "bump" if ranked.courses.len() > 1 => Box::new(Items::new(shown, slope::Slope::through(ranked))),
        word => {
            let range = word == "range";
            if range && !ranked.entries.is_empty() {
                let language = context.spec.language;
                let text = language.pick(
                    "Lines: from the lowest to the highest figure of the same kind up to this period.",
                    "横线为截至本期同口径数值的最低至最高。",
                );
                shown.words.notes.push(text.into());
            }
            Box::new(Items::new(shown, rows::Rows { range, ranked }))
        }
    }
}

/// What was asked for and cannot be shown.
fn instead(context: &Context<'_>, ranked: &Ranked) -> Vec<String> {
    let (options, language) = (&context.spec.options, context.spec.language);
    let mut notes = Vec::new();
    if ranked.entries.is_empty() {
        return notes;
    }
    let against = options.text("against");
    if ranked.against.is_none() && !against.is_empty() {
        let name = name::of_code(context.data, against, Length::Short, language);
        notes.push(language.say("No figure to compare with: {0}.", "没有可供比较的数据：{0}。", &[name]));
    }
    match options.word() {
        "slope" if ranked.since.is_none() => notes.push(
            language
                .pick("Too few have a figure of an earlier period to be joined.", "较早时期有数据的太少，无法连线。")
                .into(),
        ),
        "bump" if ranked.courses.len() < 2 => notes.push(
            language.pick("No two periods have a figure of all.", "没有两个时期数据齐全，无法显示位次变化。").into(),
        ),
        _ => {}
    }
    notes
}

fn ranked(context: &Context<'_>, standing: &Standing) -> Ranked {
    let (data, language, options) = (context.data, context.spec.language, &context.spec.options);
    let rising = options.text("order") == "rising";
    let against = options.text("against");
    let listed: Vec<&str> = options.text("highlight").split_whitespace().collect();
    let since = standing.before();
    let mut entries: Vec<Entry> = Vec::new();
    let mut reference = None;
    for line in &standing.lines {
        let (Some(series), Some(period)) = (line.of(data), standing.period) else { continue };
        let Some(figure) = standing.figure(data, line, period) else { continue };
        let code = if standing.by_area { &series.area } else { &series.indicator };
        let name = name::of_code(data, code, Length::Short, language).to_owned();
        if code == against {
            reference = Some((figure.value, name));
            continue;
        }
        let cumulative = series.is_cumulative();
        let like = |p: Period| {
            let season = !cumulative || (p.start() - period.start()).rem_euclid(12) == 0;
            p <= period && p.frequency() == period.frequency() && season
        };
        let history = line.observations(data).iter().filter(|o| like(o.period)).filter_map(|o| o.figure);
        let range = history.fold((figure.value, figure.value), |(l, h), f| (l.min(f.value), h.max(f.value)));
        let highlighted = listed.contains(&code.as_str());
        let before = since.and_then(|p| standing.figure(data, line, p)).map(|f| (f, 0, 0));
        entries.push(Entry { line: *line, name, figure, rank: 0, before, range, highlighted, course: Vec::new() });
    }
    let sign = if rising { 1.0 } else { -1.0 };
    entries.sort_by(|a, b| (sign * a.figure.value).total_cmp(&(sign * b.figure.value)).then(a.name.cmp(&b.name)));
    // Of few that have both figures a change of rank tells nothing.
    let with = entries.iter().filter(|e| e.before.is_some()).count();
    let since = since.filter(|_| 2 * with >= entries.len() && with > 1);
    if since.is_none() {
        entries.iter_mut().for_each(|e| e.before = None);
    }
    let now: Vec<f64> = entries.iter().map(|e| e.figure.value).collect();
    for (entry, rank) in entries.iter_mut().zip(ranks(&now, rising)) {
        entry.rank = rank;
    }
    let both = || entries.iter().filter_map(|e| e.before.map(|b| (e.figure.value, b.0.value)));
    let (now, then): (Vec<f64>, Vec<f64>) = both().unzip();
    let (now, then) = (ranks(&now, rising), ranks(&then, rising));
    for (before, (then, now)) in entries.iter_mut().filter_map(|e| e.before.as_mut()).zip(then.into_iter().zip(now)) {
        (before.1, before.2) = (then, now);
    }
    let mut courses = standing.periods.clone();
    if let Some(last) = standing.period {
        courses.retain(|p| *p <= last && p.frequency() == last.frequency());
    }
    // Ranks among different ones are not comparable.
    let full = |p: &Period| entries.iter().all(|e| standing.figure(data, &e.line, *p).is_some());
    courses.retain(full);
    for period in &courses {
        let values: Vec<f64> =
            entries.iter().filter_map(|e| standing.figure(data, &e.line, *period)).map(|f| f.value).collect();
        for (entry, rank) in entries.iter_mut().zip(ranks(&values, rising)) {
            entry.course.push(rank);
        }
    }
    let count = entries.len();
    if let Some(top) = options.whole("top") {
        entries.truncate(usize::from(top));
    }
    let (told, decimals) = told_of(context, standing);
    let first = entries.first().and_then(|e| e.line.of(data));
    let label = |p: Period| first.map_or_else(String::new, |s| name::of_key(s, p, language));
    Ranked {
        told,
        decimals,
        period: standing.period.map_or_else(String::new, label),
        since: since.map(label),
        against: reference,
        chosen: entries.iter().any(|e| e.highlighted),
        courses: courses.into_iter().map(label).collect(),
        entries,
        count,
    }
}

impl Ranked {
    /// The figure with as many digits as its neighbours.
    fn even(&self, figure: Figure) -> Figure {
        self.told.even(figure, self.decimals)
    }

    /// The colour of an entry: grey where others are highlighted.
    fn tone(&self, context: &Context<'_>, entry: &Entry) -> Color {
        let theme = &context.spec.theme;
        if entry.highlighted || !self.chosen { theme.series(0) } else { theme.axis.over(theme.paper, 0.6) }
    }
}

/// The change of rank: `▲2`, `▼1`, `＝`; empty where there is none to tell.
fn moved(entry: &Entry) -> String {
    match entry.before {
        Some((_, then, now)) if then > now => crate::text::fill("▲{0}", &[&whole((then - now) as i32)]),
        Some((_, then, now)) if then < now => crate::text::fill("▼{0}", &[&whole((now - then) as i32)]),
        Some(_) => "=".into(),
        None => String::new(),
    }
}

/// The change of rank in words.
fn moved_words(ranked: &Ranked, entry: &Entry, context: &Context<'_>) -> String {
    let (Some((_, then, now)), Some(since)) = (entry.before, &ranked.since) else { return String::new() };
    let by = whole(then.abs_diff(now) as i32);
    let (en, zh) = match then.cmp(&now) {
        std::cmp::Ordering::Greater => ("up {0} since {1}", "较{1}上升{0}位"),
        std::cmp::Ordering::Less => ("down {0} since {1}", "较{1}下降{0}位"),
        std::cmp::Ordering::Equal => ("rank as in {1}", "位次与{1}相同"),
    };
    context.spec.language.say(en, zh, &[&by, since])
}

fn item(context: &Context<'_>, ranked: &Ranked, entry: &Entry, series: &Series, period: Period) -> Item {
    let language = context.spec.language;
    let observation = series.at(period);
    let place =
        language.say("rank {0} of {1}", "第{0}位（共{1}）", &[&whole(entry.rank as i32), &whole(ranked.count as i32)]);
    let status = observation.map_or("", |o| words::status(o.status, language));
    let source = observation.map_or_else(String::new, |o| name::of_source(context.data, &o.source, language));
    let note = join(&[status.into(), place, moved_words(ranked, entry, context), source], language.pick("; ", "；"));
    let value = ranked.told.full(ranked.even(entry.figure));
    let color = ranked.tone(context, entry).css();
    let line = TipRow { name: ranked.period.clone(), value, note, color, current: false };
    let item = Item {
        title: entry.name.clone(),
        lines: vec![line],
        rows: observation.map(|o| Row::new(series, o, language)).into_iter().collect(),
        figure: Some((entry.line.series, period)),
        ..Item::default()
    };
    item.opens(context.data)
}

fn table(context: &Context<'_>, ranked: &Ranked, words: &ViewWords, period: Period) -> Table {
    let language = context.spec.language;
    let mut head =
        vec![String::from(language.pick("Name", "名称")), language.pick("Rank", "位次").into(), ranked.period.clone()];
    let mut numeric = vec![false, true, true];
    if let Some(since) = &ranked.since {
        head.extend([language.pick("Change of rank", "位次变化").into(), since.clone()]);
        numeric.extend([true, true]);
    }
    head.push(language.pick("Source", "来源").into());
    numeric.push(false);
    let rows = ranked.entries.iter().map(|entry| {
        let mut cells = vec![entry.name.clone(), whole(entry.rank as i32), ranked.told.full(ranked.even(entry.figure))];
        if ranked.since.is_some() {
            let then = entry.before.map(|b| ranked.told.full(ranked.even(b.0)));
            cells.extend([moved(entry), then.unwrap_or_else(|| crate::text::words::no_figure(language).into())]);
        }
        let source = entry.line.at(context.data, period).map_or("", |o| o.source.as_str());
        cells.push(name::of_source(context.data, source, language));
        cells
    });
    let rows = rows.collect();
    let caption = language.say("{0}, {1}", "{0}，{1}", &[&words.title, &words.subtitle]);
    Table { caption, head, numeric, rows }
}

/// The picture in a sentence: who comes first and last.
fn describe(context: &Context<'_>, ranked: &Ranked, words: &mut ViewWords) {
    let language = context.spec.language;
    let (Some(first), Some(last)) = (ranked.entries.first(), ranked.entries.last()) else { return };
    let told = |e: &Entry| ranked.told.full(ranked.even(e.figure));
    let [shown, count] = [ranked.entries.len(), ranked.count].map(|n| whole(n as i32));
    let ends = [&first.name, &told(first), &last.name, &told(last)];
    let arguments = [&words.title, &words.subtitle, &count, ends[0], ends[1], ends[2], ends[3], &shown];
    let (en, zh) = if ranked.entries.len() < ranked.count {
        (
            "{0}, {1}. Ranking of {2}, of which the first {7} are shown: from {3} ({4}) to {5} ({6}).",
            "{0}，{1}。排名共{2}项，所列为前{7}项：自{3}（{4}）至{5}（{6}）。",
        )
    } else {
        (
            "{0}, {1}. Ranking of {2}: first {3} ({4}), last {5} ({6}).",
            "{0}，{1}。排名共{2}项：首位{3}（{4}），末位{5}（{6}）。",
        )
    };
    words.description = language.say(en, zh, &arguments.map(String::as_str));
}
