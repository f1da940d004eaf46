//! X-11 as a step: `x11`, `x11(mode=add, seasonal=3x5, trend=13)`, `x11(d10, d13)` for tables by name.
//!
//! Without tables named, the adjusted series stands beside the published one.

use super::quality::{Quality, quality};
use super::{Decomposition, Mode, Refusal, Seasonal, decompose, decompose_with_prior};
use super::{seasonality, verdict};
use crate::adjust::calendar::removal::Removal;
use crate::adjust::effects::{self, Effects};
use crate::data::{Reason, Role};
use crate::error::Error;
use crate::method::{Column, Found, Lamp, Method, Part, Sample};
use crate::text::number::plain;
use crate::text::period::label;
use crate::text::{Language, whole};
use crate::transform::options::Options;

struct X11 {
    options: super::Options,
    /// `None`: components multiply where all values are positive and are no rates.
    mode: Option<Mode>,
    effects: Effects,
    tables: Vec<usize>,
}

/// A table that can be shown: its name, and whether it is one of the series and not of factors.
struct Shown {
    name: &'static str,
    of_series: bool,
    part: Part,
}

macro_rules! tables {
    ($($name:literal $upper:literal $of_series:literal,)+) => {
        const TABLES: &[Shown] = &[
            Shown {
                name: "d11",
                of_series: true,
                part: Part { code: "sa", en: "Adjusted, indicative", zh: "季节调整（参考）", role: Role::Adjusted },
            },
            Shown {
                name: "d12",
                of_series: true,
                part: Part { code: "trend", en: "Trend, indicative", zh: "趋势（参考）", role: Role::Trend },
            },
            Shown { name: "d10", of_series: false, part: Part::plain("seasonal", "Seasonal factors (D10)", "季节因子（D10）") },
            Shown { name: "d13", of_series: false, part: Part::plain("irregular", "Irregular (D13)", "不规则成分（D13）") },
            $(Shown {
                name: $name,
                of_series: $of_series,
                part: Part::plain($name, concat!("Table ", $upper), concat!($upper, "表")),
            }),+
        ];
    };
}

tables! {
    "b1" "B1" true, "b2" "B2" true, "b3" "B3" false, "b5" "B5" false, "b6" "B6" true, "b7" "B7" true, "b8" "B8" false,
    "b10" "B10" false, "b11" "B11" true, "b13" "B13" false, "b17" "B17" false, "b20" "B20" false,
    "c1" "C1" true, "c2" "C2" true, "c4" "C4" false, "c5" "C5" false, "c6" "C6" true, "c7" "C7" true, "c9" "C9" false,
    "c10" "C10" false, "c11" "C11" true, "c13" "C13" false, "c17" "C17" false, "c20" "C20" false,
    "d1" "D1" true, "d2" "D2" true, "d4" "D4" false, "d5" "D5" false, "d6" "D6" true, "d7" "D7" true, "d8" "D8" false,
    "d9" "D9" false, "d16" "D16" false,
}

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

pub(crate) fn read(options: &mut Options<'_>) -> Result<Box<dyn Method>, Error> {
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
    let henderson = match options.number("trend")? {
        None => None,
        Some(length) if length % 2.0 == 1.0 && (3.0..=101.0).contains(&length) => Some(length as usize),
        Some(length) => return Err(options.refuse(&plain(length, 0))),
    };
    let mut tables: Vec<usize> =
        (0..TABLES.len()).filter(|i| TABLES.get(*i).is_some_and(|t| options.word(t.name))).collect();
    if tables.is_empty() {
        tables.push(0);
    }
    let effects = Effects::read(options);
    let chosen = super::Options { mode: mode.unwrap_or(Mode::Additive), seasonal, henderson, sigma: (1.5, 2.5) };
    Ok(Box::new(X11 { options: chosen, mode, effects, tables }))
}

struct Adjusted {
    found: Decomposition,
    quality: Option<Quality>,
    removal: Option<Removal>,
    options: super::Options,
    periods: usize,
    tables: Vec<usize>,
}

impl Method for X11 {
    fn title(&self, language: Language) -> String {
        language.pick("seasonally adjusted (X-11)", "季节调整（X-11）").into()
    }

    fn name(&self, _: Language) -> String {
        "X-11".into()
    }

    fn parts(&self) -> Vec<Part> {
        self.tables.iter().filter_map(|i| TABLES.get(*i)).map(|t| t.part).collect()
    }

    fn days(&self) -> Option<&str> {
        self.effects.days()
    }

    fn seasonal(&self) -> bool {
        true
    }

    fn in_unit(&self, part: usize) -> bool {
        self.tables.get(part).and_then(|i| TABLES.get(*i)).is_some_and(|t| t.of_series)
    }

    fn suits(&self, sample: &Sample) -> Result<(), Reason> {
        is_seasonal(sample)?;
        self.run(sample).map(|_| ())
    }

    fn run(&self, sample: &Sample) -> Result<Box<dyn Found>, Reason> {
        let usual = if sample.positive() && !sample.rate { Mode::Multiplicative } else { Mode::Additive };
        let options = super::Options { mode: self.mode.unwrap_or(usual), ..self.options };
        let removal = self.effects.remove(sample, options.mode)?;
        let values = removal.as_ref().map_or(&sample.values, |r| &r.adjusted);
        let (first, periods) = (sample.first, sample.periods);
        let found = match &removal {
            // X-13 takes no prior factors of a pseudo-additive series; without the effects it is one like any other.
            Some(removal) if options.mode != Mode::PseudoAdditive => {
                decompose_with_prior(&sample.values, &together(removal, options.mode), first, periods, &options)
            }
            _ => decompose(values, first, periods, &options),
        };
        let found = found.map_err(|refusal| match refusal {
            Refusal::Short => Reason::Short,
            Refusal::NotPositive => Reason::Base,
            Refusal::Periods | Refusal::Henderson | Refusal::Sigma | Refusal::Prior => Reason::Frequency,
            Refusal::NotFinite => Reason::Size,
        })?;
        let quality = quality(&found, values, sample.first, sample.periods, options.mode);
        Ok(Box::new(Adjusted {
            found,
            quality,
            removal,
            options,
            periods: sample.periods,
            tables: self.tables.clone(),
        }))
    }
}

/// All effects of the calendar as one factor, or one amount.
fn together(removal: &Removal, mode: Mode) -> Vec<f64> {
    let adds = mode == Mode::Additive;
    let mut out = vec![if adds { 0.0 } else { 1.0 }; removal.adjusted.len()];
    for effects in &removal.effects {
        for (all, own) in out.iter_mut().zip(effects) {
            *all = if adds { *all + own } else { *all * own };
        }
    }
    out
}

/// Whether a season was found in the values.
///
/// # Errors
/// `unseasonal` where there is none, `short` for less than three years.
pub(crate) fn is_seasonal(sample: &Sample) -> Result<(), Reason> {
    let logs: Vec<f64>;
    let values = if sample.positive() && !sample.rate {
        logs = sample.values.iter().map(|v| v.ln()).collect();
        &logs
    } else {
        &sample.values
    };
    match seasonality::signs(values, sample.periods) {
        None => Err(Reason::Short),
        Some(signs) if !signs.seasonal() => Err(Reason::Unseasonal),
        Some(_) => Ok(()),
    }
}

impl Found for Adjusted {
    fn lamp(&self, language: Language) -> Option<Lamp> {
        self.quality.as_ref().map(|q| verdict::lamp(q, language))
    }

    fn column(&self, part: usize) -> Column {
        let shown = self.tables.get(part).and_then(|i| TABLES.get(*i));
        let Some(table) = shown.and_then(|t| self.found.table(t.name)) else { return Column::default() };
        // Averages over a year lack half of one at either end.
        let mut values = vec![None; table.skip];
        values.extend(table.values.iter().copied().map(Some));
        values.resize(values.len() + table.skip, None);
        // At the end no average over a year stands on both sides.
        Column { values, provisional: self.periods / 2 }
    }

    fn says(&self, sample: &Sample, language: Language) -> Vec<String> {
        let label = |p| label(p, language);
        let (first, last) = sample.span().map_or_else(Default::default, |(a, b)| (label(a), label(b)));
        let mode = match self.options.mode {
            Mode::Multiplicative => language.pick("multiplicative", "乘法模型"),
            Mode::Additive => language.pick("additive", "加法模型"),
            Mode::LogAdditive => language.pick("log-additive", "对数加法模型"),
            Mode::PseudoAdditive => language.pick("pseudo-additive", "伪加法模型"),
        };
        let filter = match self.found.seasonal {
            Some(Seasonal::S3x1) => "3×1",
            Some(Seasonal::S3x3) => "3×3",
            Some(Seasonal::S3x9) => "3×9",
            Some(Seasonal::S3x15) => "3×15",
            Some(Seasonal::Stable) => language.pick("of all years", "全部年份平均"),
            _ => "3×5",
        };
        // A short series does not have the filter that was asked for.
        let is = |s: Seasonal| s == Seasonal::X11Default || self.found.seasonal == Some(s);
        let given = self.options.seasonal.is_some_and(is);
        let decimals = |v: f64| plain(v, 2);
        let chosen = |fixed: bool| match fixed {
            true => language.pick("given", "指定"),
            false => language.pick("chosen", "自动选择"),
        };
        let mut said = vec![
            language.say(
                "From all {0} values, {1} to {2}",
                "由全部{0}个数值计算，{1}至{2}",
                &[&whole(sample.values.len() as i32), &first, &last],
            ),
            language.say(
                "X-11 (Ladiray & Quenneville 2001), {0}",
                "X-11方法（Ladiray和Quenneville，2001），{0}",
                &[mode],
            ),
            language.say(
                "Seasonal filter {0} ({1}; moving seasonality ratio {2})",
                "季节滤波器{0}（{1}；移动季节性比率{2}）",
                &[filter, chosen(given), &decimals(self.found.moving_seasonality)],
            ),
            language.say(
                "Henderson trend of {0} terms ({1}; irregular to trend {2})",
                "{0}项Henderson趋势滤波器（{1}；不规则成分与趋势之比{2}）",
                &[
                    &whole(self.found.henderson as i32),
                    chosen(self.options.henderson.is_some()),
                    &decimals(self.found.irregular_to_trend),
                ],
            ),
        ];
        said.extend(self.removal.iter().flat_map(|removal| effects::says(removal, language)));
        if self.removal.is_none() {
            said.push(language.pick("No effects of the calendar are removed.", "未剔除日历效应。").into());
        }
        said.push(
            language
                .pick(
                    "Extreme values from 1.5 to 2.5 σ; no forecasts. The last values will be revised.",
                    "极端值界限1.5—2.5σ，未作预测延伸；末端数值将随新数据修订。",
                )
                .into(),
        );
        said
    }
}
