//! The working of a figure: what a reader sees who opens it.
//!
//! Owns the walk back from a result through every step to what was published, and the words around it.
//! A formula is written by the same code that computed the figure. Values on the way stand with three
//! digits more than they are shown with; nothing was rounded. Cost: proportional to the inputs.

use super::derivation::Derivation;
use super::inputs::{Inputs, number};
use super::step::PASS;
use super::term::Term;
use super::track::{Place, Track};
use crate::data::{Dataset, Figure, Observation, Series};
use crate::period::Period;
use crate::text::name::{self, Length};
use crate::text::number::grouped;
use crate::text::unit::Told;
use crate::text::{Language, fill, join, whole, words};
use crate::widget::plain::plain;

/// Lines of one step that are written out.
const LINES: usize = 13;

/// A step of the working.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WorkStep {
    /// What the step is.
    pub name: String,
    /// Its formula with symbols.
    pub formula: String,
    /// The formula with the numbers put in, a line a result that was needed.
    pub lines: Vec<String>,
}

/// A published figure that went in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WorkInput {
    /// Indicator and measure.
    pub name: String,
    /// Its period.
    pub period: String,
    /// The figure with its unit.
    pub value: String,
    /// Its status; empty for normal.
    pub status: String,
    /// Where it was published.
    pub source: String,
}

/// The words of the panel.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WorkWords {
    /// Its heading.
    pub heading: &'static str,
    /// Above the formula.
    pub formula: &'static str,
    /// Above the steps.
    pub steps: &'static str,
    /// Above the inputs.
    pub inputs: &'static str,
    /// Closes the panel.
    pub close: &'static str,
    /// Copies the working as text.
    pub copy: &'static str,
    /// After copying.
    pub copied: &'static str,
}

/// The working of one figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Working {
    /// Indicator, area and period.
    pub title: String,
    /// The measure in words: what it began with and the steps.
    pub measure: String,
    /// The figure as shown, with its unit; empty where there is none.
    pub result: String,
    /// Why there is none; empty where there is one.
    pub reason: String,
    /// The formula of the last step with symbols.
    pub formula: String,
    /// The same with the numbers put in.
    pub numbers: String,
    /// Every step in its order.
    pub steps: Vec<WorkStep>,
    /// What was published and went in.
    pub inputs: Vec<WorkInput>,
    /// How the result was rounded.
    pub rounding: String,
    /// The steps as an author writes them.
    pub method: String,
    /// Everything as text, to copy.
    pub text: String,
    /// The words of the panel.
    pub words: WorkWords,
}

plain!(WorkStep { name, formula, lines });
plain!(WorkInput { name, period, value, status, source });
plain!(WorkWords { heading, formula, steps, inputs, close, copy, copied });
plain!(Working { title, measure, result, reason, formula, numbers, steps, inputs, rounding, method, text, words });

/// The words of the panel.
fn panel(language: Language) -> WorkWords {
    WorkWords {
        heading: language.pick("How this figure is computed", "计算过程"),
        formula: language.pick("Formula", "公式"),
        steps: language.pick("Steps", "步骤"),
        inputs: language.pick("Published figures used", "所用公布数"),
        close: language.pick("Close", "关闭"),
        copy: language.pick("Copy as text", "复制文本"),
        copied: language.pick("Copied", "已复制"),
    }
}

/// A working with the words of its panel under another heading, and as text.
#[must_use]
pub fn finished(working: Working, heading: &'static str, language: Language) -> Working {
    with_text(Working { words: WorkWords { heading, ..panel(language) }, ..working }, language)
}

/// The working of the observation of `period` in a published series: where it was published.
#[must_use]
pub fn published(data: &Dataset, series: &Series, period: Period, language: Language) -> Option<Working> {
    let observation = series.at(period)?;
    let input = of_observation(data, series, observation, language);
    let measure = name::of_measure(data, &series.measure, Length::Full, language);
    let working = Working {
        title: title(data, &series.indicator, &series.area, &name::of_key(series, period, language), language),
        measure: language.say("{0}, as published", "{0}，公布数", &[measure]),
        result: input.value.clone(),
        reason: if observation.figure.is_some() { String::new() } else { words::why(observation, language).into() },
        rounding: String::from(language.pick("As printed by the source.", "与来源所列一致。")),
        inputs: vec![input],
        method: series.measure.0.clone(),
        words: panel(language),
        ..Working::default()
    };
    Some(with_text(working, language))
}

fn title(data: &Dataset, indicator: &str, area: &str, period: &str, language: Language) -> String {
    let of = |code| name::of_code(data, code, Length::Full, language).to_owned();
    join(&[of(indicator), of(area), period.to_owned()], language.pick(", ", "，"))
}

fn of_observation(data: &Dataset, series: &Series, observation: &Observation, language: Language) -> WorkInput {
    let told = Told::new(data, &series.unit, 0.0, language);
    let indicator = name::of_code(data, &series.indicator, Length::Short, language);
    let measure = name::of_measure(data, &series.measure, Length::Short, language);
    WorkInput {
        name: language.say("{0}, {1}", "{0}（{1}）", &[indicator, measure]),
        period: name::of_period(series, observation, language),
        value: observation.figure.map_or_else(|| words::why(observation, language).into(), |f| told.as_read(f)),
        status: if observation.figure.is_some() {
            words::status(observation.status, language).into()
        } else {
            String::new()
        },
        source: name::of_source(data, &observation.source, language),
    }
}

/// What is needed at each stage: track and period, sorted.
type Needed = Vec<Vec<(usize, Period)>>;

/// The working of a result: `number` among the tracks of the last stage, and its period.
#[must_use]
pub fn computed(
    data: &Dataset,
    derivation: &Derivation,
    series: &Series,
    number: usize,
    period: Period,
    language: Language,
) -> Option<Working> {
    let last = derivation.stages.len().checked_sub(1)?;
    let track = derivation.track(Place { stage: last, track: number })?;
    let cell = track.at(period)?;
    let mut needed: Needed = vec![Vec::new(); last + 1];
    needed.last_mut()?.push((number, period));
    let mut steps = Vec::new();
    let (mut formula, mut numbers) = (String::new(), String::new());
    for (i, step) in derivation.steps.iter().enumerate().rev() {
        let stage = i + 1;
        let mut wanted = needed.get(stage).cloned().unwrap_or_default();
        wanted.sort_unstable();
        if wanted.is_empty() {
            // What is extrapolated has nothing in the steps before.
            continue;
        }
        let mut out = WorkStep { name: step.title(language), ..WorkStep::default() };
        let several = wanted.len() > 1;
        let differ = wanted.iter().any(|w| Some(w.0) != wanted.first().map(|f| f.0));
        let made = wanted.first().and_then(|(n, _)| derivation.track(Place { stage, track: *n }));
        let passed = step.method().is_some() && made.is_some_and(|t| t.part == PASS);
        out.lines = said(derivation, i, made.filter(|_| !passed), language);
        let told = !out.lines.is_empty() || passed;
        for (n, (number, when)) in wanted.iter().enumerate() {
            let Some(of) = derivation.track(Place { stage, track: *number }) else { continue };
            let (written, read) = write(derivation, i, of, *when);
            for (which, at) in read {
                let place = of.inputs.get(which).copied()?;
                let list = needed.get_mut(place.stage)?;
                if !list.contains(&(place.track, at)) {
                    list.push((place.track, at));
                }
            }
            let Some((symbols, filled)) = written.filter(|_| !told) else { continue };
            if symbols.len() > out.formula.len() {
                out.formula = symbols;
            }
            let mut label = crate::text::period::label(*when, language);
            if differ {
                let indicator = name::of_code(data, &of.head.indicator, Length::Short, language);
                label = language.say("{0}, {1}", "{0}，{1}", &[indicator, &label]);
            }
            let line = if several { language.say("{0}: {1}", "{0}：{1}", &[&label, &filled]) } else { filled };
            match n {
                _ if n < LINES => out.lines.push(line),
                LINES => out.lines.push(language.say(
                    "… and {0} more",
                    "……另有{0}项",
                    &[&whole((wanted.len() - LINES) as i32)],
                )),
                _ => {}
            }
        }
        if passed {
            continue;
        }
        if steps.is_empty() {
            formula = out.formula.clone();
            numbers = out.lines.first().cloned().unwrap_or_default();
        }
        steps.insert(0, out);
    }
    let inputs = inputs(data, derivation, &needed, language);
    let told = Told::new(data, &series.unit, 0.0, language);
    let figure = cell.value.ok().map(|v| Figure { value: v.value(), decimals: cell.decimals });
    let method = series.method.as_deref()?;
    let working = Working {
        title: title(data, &series.indicator, &series.area, &name::of_key(series, period, language), language),
        measure: language.pick(&method.en, &method.zh).to_owned(),
        result: figure.map_or_else(String::new, |f| told.as_read(f)),
        reason: cell.value.err().map_or_else(String::new, |r| words::reason(r, language).into()),
        formula,
        numbers,
        steps,
        inputs,
        rounding: figure.map_or_else(String::new, |f| rounding(f, language)),
        method: method.steps.clone(),
        words: panel(language),
        text: String::new(),
    };
    Some(with_text(working, language))
}

/// What a method did to make a track.
fn said(derivation: &Derivation, step: usize, made: Option<&Track>, language: Language) -> Vec<String> {
    let finding = made.and_then(|t| derivation.finding(step, *t.inputs.first()?));
    let told = finding.and_then(|f| Some(f.found.as_ref().ok()?.says(f.sample.as_ref()?, language)));
    told.unwrap_or_default()
}

fn rounding(figure: Figure, language: Language) -> String {
    let exact = grouped(figure.value, figure.decimals.saturating_add(6).min(12));
    language.say(
        "Nothing was rounded on the way. The result is {0}; decimals shown: {1}, rounded half away from zero.",
        "计算过程中不作舍入。结果为{0}，四舍五入保留{1}位小数。",
        &[&exact, &whole(i32::from(figure.decimals))],
    )
}

/// The formula with symbols and with numbers.
type Formula = Option<(String, String)>;

/// The formula of one cell, and what was read for it: number among the track's inputs, period.
fn write(derivation: &Derivation, step: usize, of: &Track, period: Period) -> (Formula, Vec<(usize, Period)>) {
    let tracks: Vec<&Track> = of.inputs.iter().filter_map(|p| derivation.track(*p)).collect();
    let Some(step) = derivation.steps.get(step) else { return (None, Vec::new()) };
    let x = Inputs::new(tracks, &of.letters, period, true);
    let written = step.at(&x, period, of.part).ok();
    let equals = |numbers: &str| {
        let cell = of.at(period)?;
        let result = number(cell, cell.value.ok()?, true);
        Some(if numbers == result { result } else { fill("{0} = {1}", &[numbers, &result]) })
    };
    let formula = written.as_ref().and_then(Term::text).and_then(|t| Some((t.symbols.clone(), equals(&t.numbers)?)));
    (formula, x.trace())
}

fn inputs(data: &Dataset, derivation: &Derivation, needed: &Needed, language: Language) -> Vec<WorkInput> {
    let mut found: Vec<(usize, Period)> = needed.first().cloned().unwrap_or_default();
    found.sort_unstable_by_key(|(track, period)| (*track, std::cmp::Reverse(*period)));
    let input = |(track, period): (usize, Period)| {
        let cell = derivation.track(Place { stage: 0, track })?.at(period)?;
        let (series, observation) = cell.origin?;
        let series = data.series.get(series)?;
        Some(of_observation(data, series, series.observations.get(observation)?, language))
    };
    found.into_iter().filter_map(input).collect()
}

fn with_text(mut working: Working, language: Language) -> Working {
    let colon = language.pick(": ", "：");
    let mut lines = vec![working.title.clone(), working.measure.clone()];
    let said = if working.reason.is_empty() { &working.result } else { &working.reason };
    lines.push(fill("= {0}", &[said]));
    for (i, step) in working.steps.iter().enumerate() {
        lines.push(fill("{0}. {1}{2}{3}", &[&whole(i as i32 + 1), &step.name, colon, &step.formula]));
        lines.extend(step.lines.iter().map(|line| fill("   {0}", &[line])));
    }
    if !working.rounding.is_empty() {
        lines.push(working.rounding.clone());
    }
    if !working.inputs.is_empty() {
        lines.push(fill("{0}{1}", &[working.words.inputs, colon]));
    }
    for input in &working.inputs {
        let parts = [&input.name, &input.period, &input.value, &input.status, &input.source];
        lines.push(fill("- {0}", &[&join(&parts.map(String::clone), language.pick("; ", "；"))]));
    }
    lines.push(fill("transform: {0}", &[&working.method]));
    working.text = join(&lines, "\n");
    working
}
