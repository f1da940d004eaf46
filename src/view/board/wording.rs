//! The words of a board: what stands on a tile, in its tooltip, around the picture.

use super::{Board, Context, Figure, Tile, figure, lamps};
use crate::brief::{Extent, brief};
use crate::data::tables::Section;
use crate::data::{Measure, Series, Status};
use crate::derive::Pick;
use crate::derive::sections::{Group, Slot};
use crate::text::name::{self, Length};
use crate::text::{fill, join, whole, words};
use crate::view::ViewWords;
use crate::view::changed::{change_text, told};
use crate::view::items::Item;
use crate::view::trend::{absent, others, sources};
use crate::widget::shown::TipRow;

/// Figures that are told one by one where the board is described: more of them are read on the tiles.
const TOLD: usize = 12;

/// What a tile says.
pub(super) struct Said {
    pub(super) name: String,
    value: String,
    pub(super) number: String,
    pub(super) unit: String,
    pub(super) period: String,
    pub(super) change: String,
    spoken: String,
    pub(super) foot: String,
}

/// What a tile without a figure says.
pub(super) struct Blank {
    /// Empty for that of the section.
    pub(super) name: String,
    pub(super) why: String,
    /// Who would supply the figure; empty where nobody is named.
    pub(super) supplier: String,
}

/// Whether tiles have to name their area, since the board shows several.
pub(super) struct Naming {
    areas: bool,
}

impl Naming {
    /// What a board has to name.
    pub(super) fn of(context: &Context<'_>, groups: &[Group<'_>]) -> Self {
        let slots = || groups.iter().flat_map(|g| &g.slots);
        let found = slots().filter_map(|s| Some(s.pick?.line.of(context.data)?.area.as_str()));
        let lacking = slots().filter(|s| s.pick.is_none()).filter_map(|s| Some(s.tile?.area.as_str()));
        let mut all = found.chain(lacking.filter(|a| !a.is_empty()));
        let first = all.next();
        Self { areas: all.any(|a| Some(a) != first) }
    }

    /// The name of a tile: the author's, else the indicator, with the area where the board shows several.
    pub(super) fn title(&self, context: &Context<'_>, slot: &Slot<'_>, series: &Series) -> String {
        self.name(context, slot, &series.indicator, &series.area)
    }

    fn name(&self, context: &Context<'_>, slot: &Slot<'_>, indicator: &str, area: &str) -> String {
        let language = context.spec.language;
        let own = slot.tile.map_or("", |t| t.name.told(language));
        let indicator =
            if own.is_empty() { name::of_code(context.data, indicator, Length::Short, language) } else { own };
        if self.areas && !area.is_empty() {
            let area = name::of_code(context.data, area, Length::Short, language);
            language.say("{0}, {1}", "{0}，{1}", &[indicator, area])
        } else {
            indicator.into()
        }
    }
}

/// The heading of a group; empty where all figures stand in one.
pub(super) fn heading(context: &Context<'_>, group: &Group<'_>, of: usize) -> String {
    let language = context.spec.language;
    match group.section {
        None if of < 2 => String::new(),
        None => language.pick("Other figures", "其他指标").into(),
        Some(section) => match section.heading.told(language) {
            "" => section.code.clone(),
            heading => heading.into(),
        },
    }
}

/// What a tile with a figure says.
pub(super) fn said(
    context: &Context<'_>,
    naming: &Naming,
    slot: &Slot<'_>,
    (series, observation): Figure<'_>,
) -> Option<Said> {
    let language = context.spec.language;
    let told = told(context, series, observation);
    let figure = observation.figure?;
    // The period of a cumulative figure is named by its span, so its measure need not say it again.
    let plain = Measure(series.measure.0.trim_end_matches("_ytd").into());
    let measure = name::of_measure(context.data, &plain, Length::Short, language);
    let period = name::of_period(series, observation, language);
    let mut foot: Vec<String> = vec![String::from(words::status(observation.status, language))];
    if series.others.iter().any(|o| o.period == observation.period && o.status == Status::Revised) {
        foot.extend(others(&told, series, observation.period, language));
    }
    foot.push(name::of_agency(context.data, &observation.source, language).into());
    let level = plain.0 == "level";
    Some(Said {
        name: naming.title(context, slot, series),
        value: told.full(figure),
        number: told.number(figure),
        unit: told.unit(),
        period: if level { period } else { fill("{0} · {1}", &[&period, measure]) },
        change: change_text(context, (series, observation), &told, false),
        spoken: change_text(context, (series, observation), &told, true),
        foot: join(&foot, " · "),
    })
}

/// What a tile without a figure says, or a section without tiles.
pub(super) fn blank(
    context: &Context<'_>,
    naming: &Naming,
    section: Option<&Section>,
    slot: Option<&Slot<'_>>,
) -> Blank {
    let language = context.spec.language;
    let tile = slot.and_then(|s| Some((s, s.tile?)));
    let name = tile.map_or_else(String::new, |(s, t)| naming.name(context, s, &t.indicator, &t.area));
    let asked = tile.and_then(|(_, t)| t.period).or(context.spec.period);
    let why = match asked.filter(|_| slot.is_some_and(|s| s.later)) {
        Some(period) => {
            language.say("No figure up to {0}", "截至{0}无数据", &[&crate::text::period::label(period, language)])
        }
        // The data may have it of others.
        None if tile.is_some_and(|(_, t)| has_figure(context, &t.indicator)) => {
            language.pick("No figure for this area or measure", "该地区或该口径无数据").into()
        }
        None => language.pick("No figure in the data", "暂未收录数据").into(),
    };
    let own = tile.map_or("", |(_, t)| t.supplier.told(language));
    let supplier = match (own, section) {
        ("", Some(section)) => section.supplier.told(language),
        (own, _) => own,
    };
    let supplier = match supplier {
        "" => String::new(),
        who => language.say("To be supplied by: {0}", "应由{0}提供", &[who]),
    };
    Blank { name, why, supplier }
}

/// Whether the data has any figure of an indicator, of whatever area and measure.
fn has_figure(context: &Context<'_>, indicator: &str) -> bool {
    let of = |s: &&Series| s.indicator == indicator && s.method().is_none();
    context.data.series.iter().filter(of).any(|s| s.observations.iter().any(|o| o.figure.is_some()))
}

impl Blank {
    /// What the cursor finds on it; `heading` stands for a name it has not.
    pub(super) fn item(&self, context: &Context<'_>, heading: &str) -> Item {
        let title = if self.name.is_empty() { heading.into() } else { self.name.clone() };
        let color = context.spec.theme.line.css();
        let (value, note) = (self.why.clone(), self.supplier.clone());
        let line = TipRow { name: String::new(), value, note, color, current: false };
        Item { title, lines: vec![line], ..Item::default() }
    }
}

/// Name, figure, change and source of a tile, in full, for its tooltip and to be spoken.
pub(super) fn tip(context: &Context<'_>, said: &Said, (series, observation): Figure<'_>, item: &mut Item) {
    let language = context.spec.language;
    let told = told(context, series, observation);
    let measure = name::of_measure(context.data, &series.measure, Length::Full, language);
    let mut title = vec![name::of_period(series, observation, language)];
    if series.measure.0 != "level" {
        title.push(measure.into());
    }
    let mut note = vec![String::from(words::status(observation.status, language))];
    note.extend(others(&told, series, observation.period, language));
    note.push(name::of_source(context.data, &observation.source, language));
    item.title = join(&title, language.pick(", ", "，"));
    item.lines.push(TipRow {
        name: name::of_code(context.data, &series.indicator, Length::Full, language).into(),
        value: said.value.clone(),
        note: join(&note, language.pick("; ", "；")),
        color: context.spec.theme.series(0).css(),
        current: false,
    });
    let lamp = lamps::line(context, (series, observation), &told);
    let lit = lamp.as_ref().map_or_else(String::new, |l| l.name.clone());
    item.lines.extend(lamp);
    let Said { name, value, period, spoken, foot, .. } = said;
    let spoken = [name, value, period, &lit, spoken, foot].map(String::clone);
    item.speech = join(&spoken, language.pick(", ", "，"));
}

/// Title, description, sources and remarks.
pub(super) fn words(context: &Context<'_>, groups: &[Group<'_>], board: &Board, missing: &[String]) -> ViewWords {
    let language = context.spec.language;
    let missing = absent(context, missing);
    let asked = context.spec.options.text("sections").split_whitespace();
    let known = |code: &&str| context.data.tables.sections.iter().any(|s| s.code == *code);
    let unknown: Vec<String> = asked.filter(|code| !known(code)).map(String::from).collect();
    let title = context.spec.title.clone();
    let mut notes: Vec<String> = missing.clone().into_iter().collect();
    if !unknown.is_empty() {
        let unknown = words::list(&unknown, language);
        notes.push(language.say("No file names the section: {0}.", "没有文件说明板块：{0}。", &[&unknown]));
    }
    if board.parts.is_empty() {
        let nothing = words::nothing(language);
        let empty = Some(notes.into_iter().next().unwrap_or_else(|| nothing.into()));
        return ViewWords { title, empty, ..ViewWords::default() };
    }
    notes.extend(lamps::notes(context, groups));
    let tiles = || board.parts.iter().flat_map(|p| &p.tiles);
    let count = |n: usize| whole(n as i32);
    let with = tiles().filter(|t| matches!(t, Tile::Figure { .. })).count();
    let named = board.parts.iter().filter(|p| !p.heading.is_empty()).count();
    let mut said = vec![match (title.is_empty(), named) {
        (true, 0) => language.say("Board of {0} figures.", "指标看板，共{0}项。", &[&count(with)]),
        (false, 0) => language.say("{1}. Board of {0} figures.", "{1}。指标看板，共{0}项。", &[&count(with), &title]),
        (true, _) => language.say(
            "Board of {0} figures in {1} sections.",
            "指标看板，{1}个板块，共{0}项。",
            &[&count(with), &count(named)],
        ),
        (false, _) => language.say(
            "{2}. Board of {0} figures in {1} sections.",
            "{2}。指标看板，{1}个板块，共{0}项。",
            &[&count(with), &count(named), &title],
        ),
    }];
    let without = tiles().count() - with;
    if without > 0 {
        said.push(language.say("Tiles without a figure: {0}.", "另有{0}项尚无数据。", &[&count(without)]));
    }
    let picks: Vec<Pick> = groups.iter().flat_map(|g| &g.slots).filter_map(|s| s.pick).collect();
    if picks.len() <= TOLD {
        said.push(brief(context.data, context.spec, &picks, Extent::Headline).text(language));
    }
    let description = join(&said, language.pick(" ", ""));
    let figures = groups.iter().flat_map(|g| &g.slots).filter_map(|s| figure(context, s)).map(|(_, o)| o);
    let source = sources(context, figures);
    ViewWords { title, subtitle: String::new(), description, source, notes, empty: None }
}
