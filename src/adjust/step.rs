//! Seasonal adjustment as a step: `x11`, `x11(mode=add, seasonal=3x5, trend=13)`.
//!
//! Owns which series can be adjusted and what is drawn: the adjusted series and its trend, beside the
//! published one. January and February merged have no factor of their own, so a series that has them is
//! refused, as is one with gaps. Its working names the method, its options and what it chose.

use super::x11::{self, Decomposition, Mode, Refusal, Seasonal};
use crate::data::Reason;
use crate::error::Error;
use crate::period::{Frequency, Period};
use crate::text::number::plain;
use crate::text::period::label;
use crate::text::{Language, whole};
use crate::transform::exact::Exact;
use crate::transform::inputs::Inputs;
use crate::transform::options::Options;
use crate::transform::step::{Digits, Group, Output, Step};
use crate::transform::term::Term;
use crate::transform::track::{Cell, Head, Part, Track};

struct X11 {
    /// `None`: components multiply where all values are positive and are no rates.
    mode: Option<Mode>,
    seasonal: Option<Seasonal>,
    henderson: Option<usize>,
}

/// The table, and what it is: the series itself, which stands beside its components, has none.
const PARTS: [(&str, Part); 3] = [
    ("", Part { code: "nsa", en: "Not adjusted", zh: "未经季节调整" }),
    ("d11", Part { code: "sa", en: "Adjusted, indicative", zh: "季节调整（参考）" }),
    ("d12", Part { code: "trend", en: "Trend, indicative", zh: "趋势（参考）" }),
];

/// The seasonal filters by name.
const SEASONAL: [(&str, Seasonal); 7] = [
    ("3x1", Seasonal::S3x1),
    ("3x3", Seasonal::S3x3),
    ("3x5", Seasonal::S3x5),
    ("3x9", Seasonal::S3x9),
    ("3x15", Seasonal::S3x15),
    ("stable", Seasonal::Stable),
    ("x11default", Seasonal::X11Default),
];

pub(crate) fn read(options: &mut Options<'_>) -> Result<Box<dyn Step>, Error> {
    let mode = match options.named("mode") {
        None => None,
        Some("mult") => Some(Mode::Multiplicative),
        Some("add") => Some(Mode::Additive),
        Some("log") => Some(Mode::LogAdditive),
        Some("pseudo") => Some(Mode::PseudoAdditive),
        Some(other) => return Err(options.refuse(other)),
    };
    let seasonal = match options.named("seasonal") {
        None => None,
        Some(name) => match SEASONAL.iter().find(|(known, _)| *known == name) {
            Some((_, filter)) => Some(*filter),
            None => return Err(options.refuse(name)),
        },
    };
    let henderson = match options.named("trend") {
        None => None,
        Some(text) => match text.parse::<u8>() {
            Ok(length) if length % 2 == 1 && (3..=101).contains(&length) => Some(usize::from(length)),
            _ => return Err(options.refuse(text)),
        },
    };
    Ok(Box::new(X11 { mode, seasonal, henderson }))
}

impl X11 {
    fn run(&self, track: &Track) -> Result<(Decomposition, Mode), Reason> {
        let first = track.cells.first().ok_or(Reason::Missing)?.period;
        let mut values = Vec::with_capacity(track.cells.len());
        let mut next = first.start();
        for cell in &track.cells {
            if cell.period.frequency() != track.head.frequency {
                return Err(Reason::Unlike);
            }
            if cell.period.start() != next {
                return Err(Reason::Gap);
            }
            values.push(cell.value.map_err(|_| Reason::Gap)?.value());
            next = cell.period.end();
        }
        let positive = values.iter().all(|v| *v > 0.0);
        let usual = if positive && !track.head.is_rate() { Mode::Multiplicative } else { Mode::Additive };
        let mode = self.mode.unwrap_or(usual);
        let options = x11::Options { mode, seasonal: self.seasonal, henderson: self.henderson, sigma: (1.5, 2.5) };
        let periods = usize::try_from(track.head.per_year()).unwrap_or_default();
        let place = usize::try_from(first.ordinal()).unwrap_or(1).saturating_sub(1);
        let found = x11::decompose(&values, place, periods, &options).map_err(|refusal| match refusal {
            Refusal::Short => Reason::Short,
            Refusal::NotPositive => Reason::Base,
            Refusal::Periods | Refusal::Henderson | Refusal::Sigma | Refusal::Prior => Reason::Frequency,
            Refusal::NotFinite => Reason::Size,
        })?;
        Ok((found, mode))
    }
}

impl Step for X11 {
    fn title(&self, language: Language) -> String {
        language.pick("seasonally adjusted (X-11)", "季节调整（X-11）").into()
    }

    fn refuses(&self, head: &Head) -> Option<Reason> {
        let seasonal = matches!(head.frequency, Frequency::Month | Frequency::Quarter);
        head.unsteady().or((!seasonal).then_some(Reason::Frequency))
    }

    fn outputs(&self, group: &mut Group<'_>) -> Result<Vec<Output>, Error> {
        let make = |(number, (_, part)): (usize, (&str, Part))| {
            let digits = Digits::Inputs(u8::from(number > 0));
            let outputs =
                group.each(digits, &|head| Head { part: Some(part), growth: None, ..head.clone().called(part.code) });
            outputs.into_iter().map(move |o| Output { part: number as u8, ..o })
        };
        Ok(PARTS.into_iter().enumerate().flat_map(make).collect())
    }

    fn at(&self, x: &Inputs<'_>, _: Period, _: u8) -> Result<Term, Reason> {
        // The value itself, for its status, its digits and the working: its component is not one of a formula.
        x.now()
    }

    fn whole(&self, track: &Track, part: u8) -> Option<Vec<Result<Exact, Reason>>> {
        let (table, _) = PARTS.get(usize::from(part))?;
        Some(match self.run(track) {
            // The series does not stand alone as if it had been adjusted.
            Err(reason) => vec![Err(reason); track.cells.len()],
            Ok(_) if table.is_empty() => return None,
            Ok((found, _)) => {
                let values = found.table(table).map(|t| t.values.clone()).unwrap_or_default();
                values.into_iter().map(|v| Ok(Exact::of(v))).collect()
            }
        })
    }

    fn says(&self, track: &Track, part: u8, language: Language) -> Vec<String> {
        if part == 0 {
            return vec![language.pick("The series as it is.", "原序列。").into()];
        }
        let Ok((found, mode)) = self.run(track) else { return Vec::new() };
        let label = |c: Option<&Cell>| c.map_or_else(String::new, |c| label(c.period, language));
        let mode = match mode {
            Mode::Multiplicative => language.pick("multiplicative", "乘法模型"),
            Mode::Additive => language.pick("additive", "加法模型"),
            Mode::LogAdditive => language.pick("log-additive", "对数加法模型"),
            Mode::PseudoAdditive => language.pick("pseudo-additive", "伪加法模型"),
        };
        let filter = match found.seasonal {
            Some(Seasonal::S3x1) => "3×1",
            Some(Seasonal::S3x3) => "3×3",
            Some(Seasonal::S3x9) => "3×9",
            Some(Seasonal::S3x15) => "3×15",
            Some(Seasonal::Stable) => language.pick("of all years", "全部年份平均"),
            _ => "3×5",
        };
        // A short series does not have the filter that was asked for.
        let given = self.seasonal.is_some_and(|s| s == Seasonal::X11Default || found.seasonal == Some(s));
        let decimals = |v: f64| plain(v, 2);
        let chosen = |fixed: bool| match fixed {
            true => language.pick("given", "指定"),
            false => language.pick("chosen", "自动选择"),
        };
        vec![
            language.say(
                "From all {0} values, {1} to {2}",
                "由全部{0}个数值计算，{1}至{2}",
                &[&whole(track.cells.len() as i32), &label(track.cells.first()), &label(track.cells.last())],
            ),
            language.say("X-11 (Ladiray & Quenneville 2001), {0}", "X-11方法（Ladiray和Quenneville，2001），{0}", &[mode]),
            language.say(
                "Seasonal filter {0} ({1}; moving seasonality ratio {2})",
                "季节滤波器{0}（{1}；移动季节性比率{2}）",
                &[filter, chosen(given), &decimals(found.moving_seasonality)],
            ),
            language.say(
                "Henderson trend of {0} terms ({1}; irregular to trend {2})",
                "{0}项Henderson趋势滤波器（{1}；不规则成分与趋势之比{2}）",
                &[
                    &whole(found.henderson as i32),
                    chosen(self.henderson.is_some()),
                    &decimals(found.irregular_to_trend),
                ],
            ),
            language
                .pick(
                    "Extreme values from 1.5 to 2.5 σ. No calendar effects, no forecasts; the last values will be revised.",
                    "极端值界限1.5—2.5σ。未调整日历效应，未作预测延伸；末端数值将随新数据修订。",
                )
                .into(),
        ]
    }
}
