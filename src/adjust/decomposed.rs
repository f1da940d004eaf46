//! STL and the classical decomposition as steps: `stl`, `stl(seasonal=periodic, robust)`, `classical(mode=mult)`.
//!
//! The adjusted series stands beside the published one. Components multiply where all values are positive and no rates.

use super::calendar::removal::Removal;
use super::effects::{self, Effects};
use super::stl::{self, Refusal};
use super::x11::Mode;
use super::{classical as classicals, x11};
use crate::data::{Reason, Role};
use crate::error::Error;
use crate::method::{Column, Found, Lamp, Method, Part, Sample};
use crate::text::number::plain;
use crate::text::period::label;
use crate::text::{Language, whole};
use crate::transform::options::Options;

/// Which of the two.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Stl(stl::Options),
    Classical,
}

struct Decomposing {
    kind: Kind,
    mode: Option<Mode>,
    effects: Effects,
}

type Made = Result<Box<dyn Method>, Error>;

fn mode(options: &mut Options<'_>) -> Result<Option<Mode>, Error> {
    match options.named("mode") {
        None => Ok(None),
        Some("mult") => Ok(Some(Mode::Multiplicative)),
        Some("add") => Ok(Some(Mode::Additive)),
        Some(other) => Err(options.refuse(other)),
    }
}

/// The odd number of `name=`.
fn window(options: &mut Options<'_>, name: &str) -> Result<Option<usize>, Error> {
    match options.number(name)? {
        Some(n) if n.fract() == 0.0 && n % 2.0 == 1.0 && (3.0..10_000.0).contains(&n) => Ok(Some(n as usize)),
        Some(n) => Err(options.refuse(&plain(n, 0))),
        None => Ok(None),
    }
}

pub(super) fn stl(options: &mut Options<'_>) -> Made {
    let mode = mode(options)?;
    let mut asked = stl::Options { robust: options.word("robust"), ..stl::Options::new(Mode::Additive) };
    if options.word("seasonal=periodic") {
        asked.seasonal = None;
    } else {
        asked.seasonal = window(options, "seasonal")?.or(asked.seasonal);
    }
    asked.trend = window(options, "trend")?;
    Ok(Box::new(Decomposing { kind: Kind::Stl(asked), mode, effects: Effects::read(options) }))
}

pub(super) fn classical(options: &mut Options<'_>) -> Made {
    Ok(Box::new(Decomposing { kind: Kind::Classical, mode: mode(options)?, effects: Effects::default() }))
}

fn unfit(refusal: Refusal) -> Reason {
    match refusal {
        Refusal::Short => Reason::Short,
        Refusal::NotPositive => Reason::Base,
        Refusal::NotFinite => Reason::Size,
        Refusal::Periods | Refusal::Option => Reason::Frequency,
    }
}

struct Decomposed {
    kind: Kind,
    mode: Mode,
    adjusted: Vec<f64>,
    removal: Option<Removal>,
    periods: usize,
    /// Whether a season was found before.
    seasonal: bool,
}

impl Method for Decomposing {
    fn title(&self, language: Language) -> String {
        language.say("seasonally adjusted ({0})", "季节调整（{0}）", &[&self.name(language)])
    }

    fn name(&self, language: Language) -> String {
        match self.kind {
            Kind::Stl(_) => "STL".into(),
            Kind::Classical => language.pick("Classical", "经典分解").into(),
        }
    }

    fn parts(&self) -> Vec<Part> {
        vec![Part { code: "sa", en: "Adjusted, indicative", zh: "季节调整（参考）", role: Role::Adjusted }]
    }

    fn days(&self) -> Option<&str> {
        self.effects.days()
    }

    fn seasonal(&self) -> bool {
        true
    }

    fn suits(&self, sample: &Sample) -> Result<(), Reason> {
        x11::method::is_seasonal(sample)
    }

    fn run(&self, sample: &Sample) -> Result<Box<dyn Found>, Reason> {
        let usual = if sample.positive() && !sample.rate { Mode::Multiplicative } else { Mode::Additive };
        let mode = self.mode.unwrap_or(usual);
        let removal = self.effects.remove(sample, mode)?;
        let values = removal.as_ref().map_or(&sample.values, |r| &r.adjusted);
        let season = match self.kind {
            Kind::Stl(options) => {
                stl::decompose(values, sample.periods, &stl::Options { mode, ..options }).map_err(unfit)?.seasonal
            }
            Kind::Classical => classicals::decompose(values, sample.periods, mode).map_err(unfit)?.seasonal,
        };
        let multiplies = mode == Mode::Multiplicative;
        let without = |(v, s): (&f64, &f64)| if multiplies { v / s } else { v - s };
        let adjusted = values.iter().zip(&season).map(without).collect();
        let seasonal = x11::method::is_seasonal(sample) != Err(Reason::Unseasonal);
        Ok(Box::new(Decomposed { kind: self.kind, mode, adjusted, removal, periods: sample.periods, seasonal }))
    }
}

impl Found for Decomposed {
    fn lamp(&self, language: Language) -> Option<Lamp> {
        x11::verdict::of_residual(self.seasonal, &x11::seasonality::residual(&self.adjusted, self.periods), language)
    }

    fn column(&self, _: usize) -> Column {
        // At the end no average over a year stands on both sides.
        Column { provisional: self.periods / 2, ..Column::of(self.adjusted.clone()) }
    }

    fn says(&self, sample: &Sample, language: Language) -> Vec<String> {
        let label = |p| label(p, language);
        let (first, last) = sample.span().map_or_else(Default::default, |(a, b)| (label(a), label(b)));
        let mut out = vec![language.say(
            "From all {0} values, {1} to {2}",
            "由全部{0}个数值计算，{1}至{2}",
            &[&whole(sample.values.len() as i32), &first, &last],
        )];
        let mode = match (self.mode, self.kind) {
            (Mode::Multiplicative, Kind::Stl(_)) => language.pick("of the logarithms", "对数序列"),
            (Mode::Multiplicative, Kind::Classical) => language.pick("multiplicative", "乘法模型"),
            _ => language.pick("additive", "加法模型"),
        };
        match self.kind {
            Kind::Stl(options) => {
                out.push(language.say(
                    "STL (Cleveland and others 1990), {0}",
                    "STL方法（Cleveland等，1990），{0}",
                    &[mode],
                ));
                out.push(match options.seasonal {
                    Some(n) => language.say("Window of the season: {0} years", "季节窗宽{0}年", &[&whole(n as i32)]),
                    None => language.pick("The same season in all years", "各年季节成分相同").into(),
                });
                if options.robust {
                    out.push(language.pick("Outliers count less", "降低异常值权重").into());
                }
            }
            Kind::Classical => {
                out.push(language.say("Classical decomposition, {0}", "经典分解，{0}", &[mode]));
                out.push(language.pick("The same season in all years", "各年季节成分相同").into());
            }
        }
        out.extend(self.removal.iter().flat_map(|removal| effects::says(removal, language)));
        out
    }
}
