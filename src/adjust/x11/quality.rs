//! How good an adjustment is: the statistics M1 to M11 and Q of X-11, and a verdict.
//!
//! Lothian & Morry, *A set of quality control statistics for the X-11-ARIMA seasonal adjustment method* (1978);
//! Ladiray & Quenneville (2001), ch. 4; tables E1 to E3, F2 and F3 as X-13ARIMA-SEATS computes them. Each M is
//! between 0 and 3 and should be below 1. Changes are relative where components multiply. Of series of less
//! than six years M8 to M11 are not computed; M7, M1 and M2 stand for them in Q. M6 counts in Q only with the
//! 3×5 average, for which it was made, and not where that was taken for want of a choice. Where a component does
//! not vary there is no verdict. M2 of a pseudo-additive series differs from X-13's by up to 0.003, for what stands in E1 for
//! its extreme values. Cost: some 100 n operations, nearly all for the changes over 1 to 12 months.
//!
//! The verdict is the worst of what follows.
//!
//! - Q, and Q without M2: uncertain from 0.8 and poor from 1, where X-13 says "conditionally accepted" and
//!   "rejected"; severe from 2, as in the quality report of JDemetra+ (`m-statistics`).
//! - Identifiable seasonality: uncertain if probably not, severe if not present. What is not seasonal should not be
//!   adjusted (*ESS Guidelines on Seasonal Adjustment*, 2015); M7 from 1 on, which says the same more weakly,
//!   is poor.
//! - Seasonality left in the adjusted series, at 5 %, 1 % and 0.1 %, as JDemetra+ grades residual seasonality.

use super::seasonality::{Presence, Seasonality, Test, largest, residual, rounding, seasonality};
use super::{Decomposition, Mode, Seasonal, choice};
use crate::data::Grade;

/// The quality of an adjustment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quality {
    /// M1 to M11.
    pub m: [Option<f64>; 11],
    /// The weighted mean of the M.
    pub q: f64,
    /// The same without M2, which fails where the trend is not a line.
    pub q_without_m2: f64,
    /// Months or quarters until the trend outweighs the irregular, at most a year.
    pub dominance: usize,
    /// The tests of the SI ratios.
    pub seasonality: Seasonality,
    /// Seasonality that is left in the adjusted series, in all of it and in its last three years.
    pub residual: [Option<Test>; 2],
    /// The verdict.
    pub grade: Grade,
}

impl Quality {
    /// The numbers, from 1, of the M that fail.
    pub fn failing(&self) -> impl Iterator<Item = usize> {
        (1..).zip(self.m).filter(|(_, m)| m.is_some_and(|m| m >= 1.0)).map(|(number, _)| number)
    }
}

/// Weights of M1 to M11 in Q.
const WEIGHTS: [f64; 11] = [10.0, 11.0, 10.0, 8.0, 11.0, 10.0, 18.0, 7.0, 7.0, 4.0, 4.0];

/// The quality of the adjustment `found` of `values`, of which the first is the `first`-th of its year, `periods`
/// a year.
#[must_use]
pub fn quality(found: &Decomposition, values: &[f64], first: usize, periods: usize, mode: Mode) -> Option<Quality> {
    let table = |name: &str| found.table(name).map(|t| t.values.as_slice()).filter(|t| t.len() == values.len());
    let (season, adjusted, trend, irregular) = (table("d10")?, table("d11")?, table("d12")?, table("d13")?);
    let seasonality = seasonality(found, first, periods, mode)?;
    // What comes out are ratios, as of all but sums; on the way a log-additive adjustment is one of logarithms.
    let steps = mode.of_steps();
    let mode = if mode == Mode::Additive { mode } else { Mode::Multiplicative };
    let level = if mode == Mode::Additive { largest(values) } else { 1.0 };
    let off: Vec<f64> = irregular.iter().map(|i| i - mode.neutral()).collect();
    if rounding(&off, level) {
        return None;
    }
    // Values that count nothing are taken out: E1, the series by trend and season, and E3, the irregular.
    let weights = table("c17")?;
    let original = weights.iter().zip(values).zip(trend.iter().zip(season)).map(|((w, o), (c, s))| match w {
        w if *w > 0.0 => *o,
        _ if mode == Mode::Additive => c + s,
        _ => c * s,
    });
    let original: Vec<f64> = original.collect();
    let kept: Vec<f64> =
        weights.iter().zip(irregular).map(|(w, i)| if *w > 0.0 { *i } else { mode.neutral() }).collect();
    let mended: Vec<f64> = table("d1")?.iter().zip(table("d7")?).map(|(v, c)| steps.without_trend(*v, *c)).collect();

    let quarter = periods / 4;
    let share = {
        let of = |values: &[f64]| change(values, quarter, mode).powi(2);
        of(&kept) / (of(&kept) + of(trend) + of(season))
    };
    let stationary = spread(&kept, true, mode) / spread(&without_line(&original, trend, mode), false, mode);
    let (dominance, months) = dominance(irregular, trend, periods, mode);
    // Statistics are made for months: quarters count three.
    let unit = 12.0 / periods as f64;
    let (t1, t2) = seasonality.burden();
    let n = values.len() as f64;
    // (n − 1)/runs is their average length: M4 compares with that of a random series.
    let run = (3.0 * runs(irregular) - 2.0 * n + 1.0).abs() / ((1.6 * n - 2.9).sqrt() * 2.577);
    let [m8, m9, m10, m11] = movement(season, periods, mode);
    let raw = [
        Some(10.0 * share),
        Some(10.0 * stationary),
        Some((found.irregular_to_trend * unit - 1.0) / 2.0),
        Some(run),
        Some((months * unit - 0.5) / 5.0),
        Some((choice::global(&mended, periods, steps) - 4.0).abs() / 2.5),
        Some(f64::midpoint(t1, t2).sqrt()),
        m8,
        m9,
        m10,
        m11,
    ];
    if raw.iter().flatten().any(|m| !m.is_finite()) {
        return None;
    }
    let m = raw.map(|m| m.map(|m| m.clamp(0.0, 3.0)));
    let five = found.seasonal == Some(Seasonal::S3x5) && !found.undecided;
    let (q, q_without_m2) = (mean(&m, five, true), mean(&m, five, false));
    let residual = residual(adjusted, periods);
    let mut out = Quality { m, q, q_without_m2, dominance, seasonality, residual, grade: Grade::Good };
    out.grade = grade(&out);
    Some(out)
}

/// Q: the mean of the M by their weights.
fn mean(m: &[Option<f64>; 11], five: bool, with_m2: bool) -> f64 {
    let [m1, m2, .., m7, _, _, _, _] = *m;
    let stand_in = [m7, m7, m1, m2];
    let (mut sum, mut all) = (0.0, 0.0);
    for (i, (m, weight)) in m.iter().zip(WEIGHTS).enumerate() {
        let is_m2 = i == 1 || (i == 10 && m.is_none());
        let value = m.or_else(|| stand_in.get(i.wrapping_sub(7)).copied().flatten());
        if let Some(value) = value.filter(|_| (five || i != 5) && (with_m2 || !is_m2)) {
            sum += weight * value;
            all += weight;
        }
    }
    sum / all
}

fn grade(quality: &Quality) -> Grade {
    let by_limits = |value: f64, [uncertain, bad, severe]: [f64; 3]| match value {
        v if v >= severe => Grade::Severe,
        v if v >= bad => Grade::Poor,
        v if v >= uncertain => Grade::Uncertain,
        _ => Grade::Good,
    };
    let by_test = match quality.seasonality.combined {
        Presence::Present => Grade::Good,
        Presence::ProbablyNot => Grade::Uncertain,
        Presence::NotPresent => Grade::Severe,
    };
    let m7 = quality.m.get(6).copied().flatten().unwrap_or(0.0);
    let mut worst = by_test.max(by_limits(m7, [1.0, 1.0, f64::INFINITY]));
    for q in [quality.q, quality.q_without_m2] {
        worst = worst.max(by_limits(q, [0.8, 1.0, 2.0]));
    }
    for left in quality.residual.iter().flatten() {
        worst = worst.max(by_limits(-left.p, [-0.05, -0.01, -0.001]));
    }
    worst
}

/// The mean absolute change over `span` periods.
fn change(values: &[f64], span: usize, mode: Mode) -> f64 {
    let of = |(a, b): (&f64, &f64)| if mode == Mode::Additive { b - a } else { (b - a) / a }.abs();
    let count = values.len().saturating_sub(span);
    values.iter().zip(values.iter().skip(span)).map(of).sum::<f64>() / count as f64
}

/// The sum of squares about nothing, or about the mean; of logarithms where components multiply.
fn spread(values: &[f64], about_nothing: bool, mode: Mode) -> f64 {
    let values: Vec<f64> = values.iter().map(|v| if mode == Mode::Additive { *v } else { v.ln() }).collect();
    let mean = if about_nothing { 0.0 } else { values.iter().sum::<f64>() / values.len() as f64 };
    values.iter().map(|v| (v - mean).powi(2)).sum()
}

/// The series without the line, or the steady growth, that fits the trend best.
fn without_line(values: &[f64], trend: &[f64], mode: Mode) -> Vec<f64> {
    let additive = mode == Mode::Additive;
    let n = trend.len() as f64;
    let middle = (n - 1.0) / 2.0;
    let moment: f64 =
        trend.iter().zip(0..).map(|(c, t)| if additive { *c } else { c.ln() } * (f64::from(t) - middle)).sum();
    let slope = 12.0 * moment / (n * (n * n - 1.0));
    let line = |(v, t): (&f64, i32)| {
        let grown = slope * f64::from(t);
        if additive { v - grown } else { v / grown.exp() }
    };
    values.iter().zip(0..).map(line).collect()
}

/// Periods until the trend changes more than the irregular: whole, and by interpolation.
fn dominance(irregular: &[f64], trend: &[f64], periods: usize, mode: Mode) -> (usize, f64) {
    let ratio = |span: usize| change(irregular, span, mode) / change(trend, span, mode);
    let whole = 1 + (1..=periods).rev().find(|span| ratio(*span) >= 1.0).unwrap_or(0);
    let whole = whole.min(periods);
    let (before, at) = (ratio(whole.saturating_sub(1).max(1)), ratio(whole));
    if whole == 1 {
        let part = 1.0 + (at - 1.0) / (at - ratio(2));
        return (1, part.clamp(0.5, 1.0));
    }
    let fall = before - at;
    // Where the irregular never gives way there is nothing to interpolate.
    if fall <= 0.0 && whole == periods {
        return (whole, 15.5);
    }
    (whole, whole as f64 + (at - 1.0) / fall)
}

/// How many times a series goes up or down in a run.
fn runs(values: &[f64]) -> f64 {
    let (mut rising, mut count) = (None, 0.0);
    for (a, b) in values.iter().zip(values.iter().skip(1)).filter(|(a, b)| a != b) {
        if rising.replace(a < b) != Some(a < b) {
            count += 1.0;
        }
    }
    f64::max(count, 1.0)
}

/// M8 to M11: by how much the season changes from year to year, and in which direction; throughout, and in
/// recent years, of which the last two are left out, as their factors are not final.
fn movement(season: &[f64], periods: usize, mode: Mode) -> [Option<f64>; 4] {
    if season.len() / periods < 6 {
        return [None; 4];
    }
    let neutral = mode.neutral();
    let n = season.len() as f64;
    let size = (season.iter().map(|s| (s - neutral).powi(2)).sum::<f64>() / n).sqrt();
    let (mut steps, mut linear, mut late_steps, mut late_linear) = ((0.0, 0.0), 0.0, (0.0, 0.0), (0.0, 0.0));
    for place in 0..periods {
        let own: Vec<f64> = season.iter().skip(place).step_by(periods).map(|s| s / size).collect();
        let from = |to: &[f64]| -> f64 { to.windows(2).map(change_of).sum() };
        let count = (own.len() - 1) as f64;
        steps = (steps.0 + from(&own), steps.1 + count);
        linear += change_of(&own) / count / periods as f64;
        let end = own.len().saturating_sub(2);
        let late = own.get(end.saturating_sub(4)..end).unwrap_or_default();
        late_steps = (late_steps.0 + from(late), late_steps.1 + 3.0);
        late_linear = (late_linear.0 + change_of(late) / 3.0, late_linear.1 + 1.0);
    }
    [steps.0 / steps.1, linear, late_steps.0 / late_steps.1, late_linear.0 / late_linear.1].map(|m| Some(10.0 * m))
}

/// The absolute change from the first value to the last.
fn change_of(values: &[f64]) -> f64 {
    (values.last().copied().unwrap_or_default() - values.first().copied().unwrap_or_default()).abs()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::super::{Decomposition, Mode, Seasonal, Table, choice};
    use super::quality;
    use serde_json::Value;
    use std::fs;
    use std::path::Path;

    fn numbers(value: &Value) -> Vec<f64> {
        value.as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect()
    }

    /// Of series too short for this X-11 the tables are those of X-13.
    #[test]
    fn statistics_of_less_than_six_years_agree_with_x13() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/x13_quality.json");
        let reference: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let mut held = 0;
        for case in reference["cases"].as_array().unwrap().iter().filter(|c| c.get("tables").is_some()) {
            let whole = |name: &str| usize::try_from(case[name].as_u64().unwrap()).unwrap();
            let (values, periods) = (numbers(&case["values"]), whole("periods"));
            let mode = if case["mode"] == "mult" { Mode::Multiplicative } else { Mode::Additive };
            let table = |name| Table::whole(numbers(&case["tables"][name]));
            let names = ["c17", "d1", "d7", "d8", "d10", "d11", "d12", "d13"];
            let without = |(v, s): (&f64, &f64)| mode.without_trend(*v, *s);
            let mended: Vec<f64> = table("d1").values.iter().zip(&table("d10").values).map(without).collect();
            let found = Decomposition {
                tables: names.map(|name| (name, table(name))).to_vec(),
                seasonal: Some(if case["seasonal"] == "s3x5" { Seasonal::S3x5 } else { Seasonal::S3x3 }),
                irregular_to_trend: choice::irregular_to_trend(&mended, periods, mode),
                ..Decomposition::default()
            };
            let ours = quality(&found, &values, whole("first"), periods, mode).unwrap();
            let precise = numbers(&case["x13"]["jdemetra"]["m"]);
            for (i, m) in ours.m.iter().enumerate() {
                let printed = case["x13"].get(format!("f3.m{:02}", i + 1)).map(|v| v[0].as_f64().unwrap());
                assert_eq!(m.is_some(), printed.is_some());
                if let (Some(m), Some(printed)) = (m, printed) {
                    assert!((m - printed).abs() < 5.01e-4, "{} M{}: {m} {printed}", case["series"], i + 1);
                    assert!((m - precise.get(i).unwrap()).abs() < 1e-9, "{} M{}", case["series"], i + 1);
                    held += 2;
                }
            }
            for (q, key) in [(ours.q, "f3.q"), (ours.q_without_m2, "f3.qm2")] {
                assert!((q - case["x13"][key][0].as_f64().unwrap()).abs() < 5.01e-3, "{} {key} {q}", case["series"]);
                held += 1;
            }
        }
        assert_eq!(held, 64);
    }
}
