//! The same in words: the text of [`crate::brief`] as a view.
//!
//! Owns which figures are told (those that a board would show), how the text is set, and its table of sentences. A page shows the
//! text itself, as paragraphs; the picture is for files.

use super::items::{Item, Items, Picture, Shown};
use super::options::Form;
use super::trend::{absent, sources};
use super::{Context, Frame, Reader, View, ViewWords, distinct};
use crate::brief::{Brief, Extent, brief};
use crate::data::Observation;
use crate::derive::{Pick, picks};
use crate::scene::pen::Pen;
use crate::scene::{Font, Rect, Scene};
use crate::text::{join, name, words};
use crate::widget::response::Row;
use crate::widget::shown::{Table, TipRow};

/// What an author may ask of it.
pub(super) const FORM: Form = Form { text: "brief(headline)", words: &["headline"], named: &[] };

const FONT: Font = Font { size: 16.0, bold: false };
const PITCH: f64 = 27.0;
const BETWEEN: f64 = 12.0;
/// Longer lines are hard to read.
const WIDEST: f64 = 720.0;
const MOST_LINES: usize = 200;

/// Paragraphs as lines.
struct Paragraphs {
    paragraphs: Vec<String>,
    sentences: Vec<usize>,
}

/// Chooses the figures and says what there is to say.
pub(super) fn build(context: &Context<'_>, _: &Reader) -> Box<dyn View> {
    let (data, spec, language) = (context.data, context.spec, context.spec.language);
    let (picks, missing) = picks(data, spec);
    let extent = if spec.options.word() == "headline" { Extent::Headline } else { Extent::All };
    let said = brief(data, spec, &picks, extent);
    let paragraphs: Vec<String> = said.paragraphs.iter().map(|p| Brief::running(p, language)).collect();
    let sentences = said.paragraphs.iter().map(Vec::len).collect();
    let title = match spec.title.is_empty() {
        true => language.pick("Main figures", "主要数据").to_owned(),
        false => spec.title.clone(),
    };
    let mut notes: Vec<String> = lacking(context, &missing).into_iter().collect();
    notes.extend(said.notes.iter().cloned());
    let told: Vec<&Observation> = picks.iter().filter_map(|p| p.line.at(data, p.period)).collect();
    let source = sources(context, told.into_iter());
    let empty = paragraphs.is_empty().then(|| words::nothing(language).to_owned());
    let words = ViewWords { title, subtitle: String::new(), description: said.text(language), source, notes, empty };
    let mut shown = Shown { words, table: table(context, &said), prose: paragraphs.clone(), ..Shown::default() };
    for sentence in said.sentences() {
        shown.items.push(item(context, sentence, &picks));
    }
    let series = picks.iter().filter_map(|p| p.line.of(data));
    shown.codes = distinct(series.map(|s| (&s.indicator, &s.measure.0)));
    Box::new(Items::new(shown, Paragraphs { paragraphs, sentences }))
}

/// Who has no figure, of the period asked for or at all.
fn lacking(context: &Context<'_>, codes: &[String]) -> Option<String> {
    let (language, Some(period)) = (context.spec.language, context.spec.period) else { return absent(context, codes) };
    let named = |code: &String| name::of_code(context.data, code, name::Length::Short, language).to_owned();
    let names: Vec<String> = codes.iter().map(named).collect();
    let label = crate::text::period::label(period, language);
    let said =
        || language.say("No figure for {0}: {1}.", "{0}无数据：{1}。", &[&label, &words::list(&names, language)]);
    (!names.is_empty()).then(said)
}

/// A sentence with the figures in it.
fn item(context: &Context<'_>, sentence: &crate::brief::Sentence, picks: &[Pick]) -> Item {
    let (data, language) = (context.data, context.spec.language);
    let mut item = Item { title: sentence.text.clone(), figure: sentence.figures.first().copied(), ..Item::default() };
    for (place, period) in &sentence.figures {
        let Some((series, observation)) = data.series.get(*place).and_then(|s| Some((s, s.at(*period)?))) else {
            continue;
        };
        // What a figure is compared with is told, but it is not what is shown.
        if picks.iter().any(|p| (p.line.series, p.period) == (*place, *period)) && sentence.key.starts_with("figures/")
        {
            item.rows.push(Row::new(series, observation, language));
        }
        let status = words::status(observation.status, language).to_owned();
        let note = join(&[status, name::of_source(data, &observation.source, language)], language.pick("; ", "；"));
        let label = name::of_code(data, &series.indicator, name::Length::Short, language);
        let value = observation
            .figure
            .map_or_else(String::new, |f| crate::text::unit::Told::new(data, &series.unit, f.value, language).full(f));
        let name = join(&[label.into(), name::of_key(series, *period, language)], language.pick(", ", "，"));
        let color = context.spec.theme.series(0).css();
        item.lines.push(TipRow { name, value, note, color, current: false });
    }
    item
}

/// The sentences with their keys and where their figures come from.
fn table(context: &Context<'_>, said: &Brief) -> Table {
    let (data, language) = (context.data, context.spec.language);
    let head = [language.pick("Key", "标识"), language.pick("Sentence", "句子"), language.pick("Source", "来源")];
    let row = |sentence: &crate::brief::Sentence| {
        let mut cited: Vec<String> = Vec::new();
        for (place, period) in &sentence.figures {
            let source = data.series.get(*place).and_then(|s| s.at(*period)).map_or("", |o| o.source.as_str());
            let text = name::of_source(data, source, language);
            if !text.is_empty() && !cited.contains(&text) {
                cited.push(text);
            }
        }
        vec![sentence.key.clone(), sentence.text.clone(), join(&cited, language.pick("; ", "；"))]
    };
    let caption = language.pick("Sentences and their sources", "各句及其数据来源").into();
    let rows = said.sentences().map(row).collect();
    Table { caption, head: head.map(String::from).to_vec(), numeric: vec![false; 3], rows }
}

impl Picture for Paragraphs {
    fn lay_out(&self, context: &Context<'_>, frame: &Frame<'_>) -> (Scene, Vec<Rect>) {
        let theme = &context.spec.theme;
        let width = frame.width.max(1.0);
        let mut pen = Pen::new(width, 1.0, theme, frame.measure);
        let (mut y, mut places) = (0.0, Vec::new());
        for (text, sentences) in self.paragraphs.iter().zip(&self.sentences) {
            // Chinese stops hang beyond the end of a line.
            let lines = pen.lines(text, (width - FONT.size).clamp(1.0, WIDEST), MOST_LINES, FONT);
            pen.paragraph(&lines, (0.0, y), PITCH, FONT, theme.ink);
            let height = lines.len() as f64 * PITCH;
            places.extend((0..*sentences).map(|_| Rect { x: 0.0, y, width: width.min(WIDEST), height }));
            y += height + BETWEEN;
        }
        let height = if places.is_empty() { 120.0 } else { y - BETWEEN };
        let mut scene = Pen::new(width, height, theme, frame.measure).scene;
        scene.marks.extend(pen.scene.marks.into_iter().skip(1));
        (scene, places)
    }
}
