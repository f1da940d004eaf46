//! Effects of the calendar as options of an adjustment: `td`, `leap`, `newyear`, `dragonboat`, `midautumn`,
//! `china` for all of them, `days=code` for working days that a series of the data counts, `fixed` to remove them untested.
//!
//! Owns which regressors an option means and what is said of them. Windows of festivals are chosen and groups
//! are tested by AICc, in a regression whose noise is whitened; see [`removal`](super::calendar::removal).

use super::calendar::holiday::{CENTRE, candidates, holiday};
use super::calendar::removal::{Removal, choose, remove};
use super::calendar::working_days::counted;
use super::calendar::{CalendarRefusal, Effect, Group, Regressor, Span, span, trading_day};
use super::regression::{Options as Model, Refusal, whitened};
use super::x11::Mode;
use crate::data::Reason;
use crate::method::Sample;
use crate::period::lunar::Festival;
use crate::text::number::plain;
use crate::text::{Language, join, whole};
use crate::transform::options::Options;

/// The effects to remove.
#[derive(Clone, Debug, Default)]
pub(super) struct Effects {
    trading_day: bool,
    leap_year: bool,
    festivals: Vec<Festival>,
    /// Code of the series that counts working days.
    days: Option<String>,
    fixed: bool,
}

const FESTIVALS: [(&str, Festival); 3] =
    [("newyear", Festival::NewYear), ("dragonboat", Festival::DragonBoat), ("midautumn", Festival::MidAutumn)];

/// The best of a dozen windows is better than none by chance, too: so much lower the AICc must be with it. (Three coefficients, chosen
/// among twelve sets: 7.4 for one error in twenty; one among five: 4.6.)
const MARGIN: f64 = 6.0;

fn reason(refusal: CalendarRefusal) -> Reason {
    match refusal {
        CalendarRefusal::Merged => Reason::Merged,
        CalendarRefusal::Gap => Reason::Gap,
        CalendarRefusal::Periods => Reason::Frequency,
        CalendarRefusal::Years | CalendarRefusal::Uncovered => Reason::Dates,
    }
}

fn unfit(refusal: Refusal) -> Reason {
    match refusal {
        Refusal::NotPositive => Reason::Base,
        Refusal::NotFinite => Reason::Size,
        Refusal::Short | Refusal::Orders | Refusal::Length | Refusal::Exact => Reason::Short,
    }
}

impl Effects {
    /// Takes the options.
    pub(super) fn read(options: &mut Options<'_>) -> Self {
        let china = options.word("china");
        let mut of = |word: &str| options.word(word) || china;
        let (trading_day, leap_year) = (of("td"), of("leap"));
        let festivals = FESTIVALS.iter().filter(|(word, _)| of(word)).map(|(_, f)| *f).collect();
        let days = options.named("days").map(String::from);
        Self { trading_day, leap_year, festivals, days, fixed: options.word("fixed") }
    }

    /// Code of the series that counts working days.
    pub(super) fn days(&self) -> Option<&str> {
        self.days.as_deref()
    }

    fn is_none(&self) -> bool {
        !(self.trading_day || self.leap_year) && self.festivals.is_empty() && self.days.is_none()
    }

    /// The series without the effects; `None` where none was asked for.
    ///
    /// # Errors
    /// Why they cannot be estimated.
    pub(super) fn remove(&self, sample: &Sample, mode: Mode) -> Result<Option<Removal>, Reason> {
        if self.is_none() {
            return Ok(None);
        }
        // Effects are amounts where components add up, else factors.
        let mode = if mode == Mode::Additive { mode } else { Mode::Multiplicative };
        let Span { start_month, count, periods } = span(&sample.stamps).map_err(reason)?;
        let mut regressors: Vec<Regressor> = Vec::new();
        if self.trading_day {
            regressors.extend(trading_day::trading_day(start_month, count, periods).map_err(reason)?);
        }
        if self.days.is_some() {
            let (first, days) = sample.days.as_ref().ok_or(Reason::Operand)?;
            regressors.push(counted(*first, days, start_month, count, periods).map_err(reason)?);
        }
        if self.leap_year {
            regressors.push(trading_day::leap_year(start_month, count, periods).map_err(reason)?);
        }
        // What is compared has the same noise: that of the series with something of every effect.
        let mut choices: Vec<Vec<Vec<Regressor>>> = Vec::new();
        for festival in &self.festivals {
            let make = |windows: &Vec<_>| -> Result<Vec<Regressor>, CalendarRefusal> {
                windows.iter().map(|w| holiday(*festival, *w, &CENTRE, start_month, count, periods)).collect()
            };
            choices.push(candidates(*festival).iter().map(make).collect::<Result<_, _>>().map_err(reason)?);
        }
        let firsts = choices.iter().filter_map(|c| c.first()).flatten();
        let columns: Vec<&[f64]> = regressors.iter().chain(firsts).map(|r| r.values.as_slice()).collect();
        let model = whitened(&sample.values, &columns, periods, &Model::airline(mode)).map_err(unfit)?;
        for choices in &choices {
            let choice = choose(&sample.values, &regressors, choices, periods, &model).map_err(unfit)?;
            let gain = |i: &usize| choice.aicc.get(*i).is_some_and(|aicc| choice.aicc_without - aicc > MARGIN);
            let best = choice.best.filter(|best| self.fixed || gain(best));
            let first = if self.fixed { Some(0) } else { None };
            if let Some(best) = best.or(first).and_then(|i| choices.get(i)) {
                regressors.extend(best.iter().cloned());
            }
        }
        remove(&sample.values, &regressors, periods, &model, self.fixed).map(Some).map_err(unfit)
    }
}

/// What was removed and why, in sentences.
pub(super) fn says(removal: &Removal, language: Language) -> Vec<String> {
    let mut out = Vec::new();
    for test in &removal.tests {
        let name = match test.group {
            Group::TradingDay => language.pick("Trading days", "交易日效应"),
            Group::LeapYear => language.pick("Length of February", "闰年效应"),
            Group::Holiday => language.pick("Festivals", "移动节日效应"),
        };
        let verdict = match test.kept {
            true => language.pick("removed", "已剔除"),
            false => language.pick("not removed, for want of evidence", "证据不足，未剔除"),
        };
        out.push(language.say(
            "{0}: {1} (F {2}, coefficients: {3}; AICc {4} with, {5} without)",
            "{0}：{1}（F值{2}，{3}个系数；AICc含{4}、不含{5}）",
            &[
                name,
                verdict,
                &plain(test.f, 2),
                &whole(test.count as i32),
                &plain(test.aicc_with, 1),
                &plain(test.aicc_without, 1),
            ],
        ));
    }
    let mut windows: Vec<String> = Vec::new();
    for regressor in &removal.regressors {
        if let Effect::Holiday(festival, window) = regressor.effect {
            let name = match festival {
                Festival::NewYear => language.pick("Chinese New Year", "春节"),
                Festival::DragonBoat => language.pick("Dragon Boat Festival", "端午节"),
                Festival::MidAutumn => language.pick("Mid-Autumn Festival", "中秋节"),
            };
            let day = |d: i32| if d > 0 { crate::text::fill("+{0}", &[&whole(d)]) } else { whole(d) };
            windows.push(language.say(
                "{0}, days {1} to {2}",
                "{0}第{1}日至第{2}日",
                &[name, &day(window.first()), &day(window.last())],
            ));
        }
    }
    if !windows.is_empty() {
        let list = join(&windows, language.pick("; ", "；"));
        out.push(language.say("Windows: {0}; the festival itself is day 0", "窗口：{0}（节日当天为第0日）", &[&list]));
    }
    out
}
