//! What is found as steps: `turning_points`, `change_points(penalty=100)`, `outliers(6, limit=3)`.
//!
//! Owns the signs on the adjusted series, where a step before made one, else on the series itself.

use super::{Refusal, change_points as changes, outliers as far, turning_points as turns};
use crate::data::{Reason, Sign};
use crate::error::Error;
use crate::method::{Column, Found, Method, Part, Sample, Subject};
use crate::text::number::plain;
use crate::text::{Language, whole};
use crate::transform::options::Options;

#[derive(Clone, Copy, Debug)]
enum Kind {
    TurningPoints,
    ChangePoints(Option<f64>),
    Outliers { half: Option<usize>, limit: f64 },
}

type Made = Result<Box<dyn Method>, Error>;

pub(super) fn turning_points(_: &mut Options<'_>) -> Made {
    Ok(Box::new(Kind::TurningPoints))
}

pub(super) fn change_points(options: &mut Options<'_>) -> Made {
    match options.number("penalty")? {
        Some(p) if p < 0.0 => Err(options.refuse(&plain(p, 2))),
        penalty => Ok(Box::new(Kind::ChangePoints(penalty))),
    }
}

pub(super) fn outliers(options: &mut Options<'_>) -> Made {
    let half = options.count(1)?.and_then(|n| usize::try_from(n).ok());
    match options.number("limit")? {
        Some(limit) if limit <= 0.0 => Err(options.refuse(&plain(limit, 2))),
        limit => Ok(Box::new(Kind::Outliers { half, limit: limit.unwrap_or(far::USUAL) })),
    }
}

fn unfit(refusal: Refusal) -> Reason {
    match refusal {
        Refusal::Short => Reason::Short,
        Refusal::Long => Reason::Long,
        Refusal::NotFinite => Reason::Size,
        Refusal::Option => Reason::Frequency,
    }
}

struct Signs {
    kind: Kind,
    signs: Vec<(usize, Sign)>,
    /// Values on either side of an outlier.
    half: usize,
    penalty: f64,
}

impl Method for Kind {
    fn title(&self, language: Language) -> String {
        let (en, zh) = match self {
            Self::TurningPoints => ("turning points", "转折点"),
            Self::ChangePoints(_) => ("changes of level", "水平变动点"),
            Self::Outliers { .. } => ("outliers", "异常值"),
        };
        language.pick(en, zh).into()
    }

    fn subject(&self) -> Subject {
        Subject::Adjusted
    }

    fn parts(&self) -> Vec<Part> {
        Vec::new()
    }

    fn run(&self, sample: &Sample) -> Result<Box<dyn Found>, Reason> {
        let values = &sample.values;
        let mut out = Signs { kind: *self, signs: Vec::new(), half: 0, penalty: 0.0 };
        out.signs = match self {
            Self::TurningPoints => {
                let found = turns::turning_points(values, sample.periods).map_err(unfit)?;
                found.into_iter().map(|t| (t.at, t.sign)).collect()
            }
            Self::ChangePoints(penalty) => {
                out.penalty = penalty.unwrap_or_else(|| changes::usual_penalty(values));
                let found = changes::change_points(values, Some(out.penalty)).map_err(unfit)?;
                found.into_iter().map(|at| (at, Sign::Change)).collect()
            }
            Self::Outliers { half, limit } => {
                out.half = half.unwrap_or(if sample.periods > 4 { 6 } else { 4 });
                let found = far::outliers(values, out.half, *limit).map_err(unfit)?;
                found.into_iter().map(|at| (at, Sign::Outlier)).collect()
            }
        };
        Ok(Box::new(out))
    }
}

impl Found for Signs {
    fn column(&self, _: usize) -> Column {
        Column::default()
    }

    fn signs(&self) -> Vec<(usize, Sign)> {
        self.signs.clone()
    }

    fn says(&self, _: &Sample, language: Language) -> Vec<String> {
        vec![match self.kind {
            Kind::TurningPoints => language
                .pick(
                    "Rules of Bry and Boschan as Harding and Pagan (2002) have them",
                    "Bry–Boschan规则（Harding和Pagan，2002）",
                )
                .into(),
            Kind::ChangePoints(_) => language.say(
                "PELT (Killick, Fearnhead and Eckley 2012), means of the runs, penalty {0}",
                "PELT方法（Killick、Fearnhead和Eckley，2012），分段均值，惩罚值{0}",
                &[&plain(self.penalty, 2)],
            ),
            Kind::Outliers { limit, .. } => language.say(
                "Hampel’s identifier, {0} values on either side, limit {1}",
                "Hampel识别法，两侧各{0}个数值，界限{1}",
                &[&whole(self.half as i32), &plain(limit, 1)],
            ),
        }]
    }

    fn notes(&self, language: Language) -> Vec<String> {
        // What was found is told by the chart, as far as it is shown.
        let mut out: Vec<String> = Vec::new();
        if self.signs.is_empty() {
            let (en, zh) = match self.kind {
                Kind::TurningPoints => ("No turning points were found.", "未检出转折点。"),
                Kind::ChangePoints(_) => ("No changes of level were found.", "未检出水平变动。"),
                Kind::Outliers { .. } => ("No outliers were found.", "未检出异常值。"),
            };
            out.push(language.pick(en, zh).into());
        }
        out
    }
}
