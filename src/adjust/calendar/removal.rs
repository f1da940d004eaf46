//! Removal: which effects of the calendar are worth removing, and the series without them.
//!
//! Groups (trading days, length of February, festivals) stand or fall together. One is kept where the AICc is lower with
//! it than without; the least useful goes first, and what remains is estimated again. That is how X-13ARIMA-SEATS tests
//! (`aictest`, `aicdiff=0`), here by [least squares](crate::adjust::regression) in place of a full model; with the
//! moving averages of [`whitened`](crate::adjust::regression::whitened) in its options that comes near to it, and without
//! them too much is kept. Windows are chosen among a few by the same criterion. Effects are those of the regressors as they
//! are, not centred again: a series keeps its level as far as the regressors have none. Cost: a regression for each choice.

use super::{Group, Regressor};
use crate::adjust::regression::{Fit, Options, Refusal, fit};
use crate::adjust::x11::Mode;
use crate::distribution::f_tail;

/// What removing a group is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Test {
    /// The group.
    pub group: Group,
    /// Whether it was kept.
    pub kept: bool,
    /// Coefficients of the group.
    pub count: usize,
    /// Observations less all coefficients.
    pub freedom: usize,
    /// F of all its coefficients being zero.
    pub f: f64,
    /// The probability of an F so large if they were.
    pub probability: f64,
    /// The criterion with the group.
    pub aicc_with: f64,
    /// The criterion without it, all else equal.
    pub aicc_without: f64,
}

/// A series without the effects of the calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct Removal {
    /// The values without the effects.
    pub adjusted: Vec<f64>,
    /// The effects of each group of [`Group::ALL`] in every period: factors, or amounts; neutral where it was not kept.
    pub effects: [Vec<f64>; 3],
    /// The tests of the groups that were asked for, the ones that went first before the others.
    pub tests: Vec<Test>,
    /// The regressors that were kept.
    pub regressors: Vec<Regressor>,
    /// Their regression.
    pub fit: Fit,
}

fn run(values: &[f64], regressors: &[Regressor], periods: usize, options: &Options) -> Result<Fit, Refusal> {
    fit(values, &columns(regressors), periods, options)
}

fn columns(regressors: &[Regressor]) -> Vec<&[f64]> {
    regressors.iter().map(|r| r.values.as_slice()).collect()
}

fn test(
    group: Group,
    all: &Fit,
    values: &[f64],
    regressors: &[Regressor],
    periods: usize,
    options: &Options,
) -> Result<Test, Refusal> {
    let others: Vec<Regressor> = regressors.iter().filter(|r| r.effect.group() != group).cloned().collect();
    let without = run(values, &others, periods, options)?;
    let (count, freedom) = (all.rank().saturating_sub(without.rank()), all.freedom());
    let gain = (without.squares - all.squares).max(0.0);
    let f = if count == 0 { 0.0 } else { (gain / count as f64 / all.variance()).min(f64::MAX) };
    let probability = f_tail(f, count as f64, freedom as f64);
    let kept = all.aicc < without.aicc;
    Ok(Test { group, kept, count, freedom, f, probability, aicc_with: all.aicc, aicc_without: without.aicc })
}

/// Removes from `values`, `periods` a year, the effects of `regressors`: of all groups if `fixed`, else of those
/// that lower the criterion.
///
/// # Errors
/// Why they cannot be estimated, or [`Refusal::NotFinite`].
pub fn remove(
    values: &[f64],
    regressors: &[Regressor],
    periods: usize,
    options: &Options,
    fixed: bool,
) -> Result<Removal, Refusal> {
    let mut kept = regressors.to_vec();
    let mut gone = Vec::new();
    let (fit, tests) = loop {
        let fit = run(values, &kept, periods, options)?;
        let asked = Group::ALL.into_iter().filter(|g| kept.iter().any(|r| r.effect.group() == *g));
        let mut tests: Vec<Test> =
            asked.map(|g| test(g, &fit, values, &kept, periods, options)).collect::<Result<_, _>>()?;
        let loss = |t: &Test| t.aicc_with - t.aicc_without;
        let worst = tests.iter().filter(|t| !t.kept && !fixed).max_by(|a, b| loss(a).total_cmp(&loss(b))).copied();
        let Some(worst) = worst else {
            tests.iter_mut().for_each(|t| t.kept = true);
            break (fit, tests);
        };
        kept.retain(|r| r.effect.group() != worst.group);
        gone.push(worst);
    };
    gone.extend(tests);
    let multiplies = options.mode == Mode::Multiplicative;
    let neutral = if multiplies { 1.0 } else { 0.0 };
    let mut adjusted = values.to_vec();
    let mut effects = [const { Vec::new() }; 3];
    for (group, out) in Group::ALL.into_iter().zip(&mut effects) {
        let of = |place: usize| kept.get(place).is_some_and(|r| r.effect.group() == group);
        *out = fit.effects(&columns(&kept), &of, options.mode)?;
        out.resize(values.len(), neutral);
        for (value, effect) in adjusted.iter_mut().zip(out) {
            *value = if multiplies { *value / *effect } else { *value - *effect };
        }
    }
    if !adjusted.iter().all(|v| v.is_finite()) {
        return Err(Refusal::NotFinite);
    }
    Ok(Removal { adjusted, effects, tests: gone, regressors: kept, fit })
}

/// A choice among regressors.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The best of the candidates; `None` where none lowers the criterion.
    pub best: Option<usize>,
    /// The criterion without any of them.
    pub aicc_without: f64,
    /// The criterion with each.
    pub aicc: Vec<f64>,
}

/// Chooses among `candidates`, each some regressors beside those that are there `always`, the one of the lowest AICc; of
/// equals the first.
///
/// # Errors
/// Why one of them cannot be estimated.
pub fn choose(
    values: &[f64],
    always: &[Regressor],
    candidates: &[Vec<Regressor>],
    periods: usize,
    options: &Options,
) -> Result<Choice, Refusal> {
    let aicc_without = run(values, always, periods, options)?.aicc;
    let with = |more: &Vec<Regressor>| Ok(run(values, &[always, more].concat(), periods, options)?.aicc);
    let aicc: Vec<f64> = candidates.iter().map(with).collect::<Result<_, Refusal>>()?;
    let best = aicc.iter().enumerate().filter(|(_, a)| **a < aicc_without).min_by(|a, b| a.1.total_cmp(b.1));
    Ok(Choice { best: best.map(|(place, _)| place), aicc_without, aicc })
}
