//! Trends as steps: `henderson(13)`, `hp(lambda=1600, one_sided)`, `loess(25)`, `line(log)`, `theil_sen`.
//!
//! Owns the line that is drawn and what is said of it. A trend is that of the adjusted series where a step before made
//! one, else of the series itself. Values are taken at even distances; January and February merged are one value.

use super::{Refusal, hamilton as hamiltons, henderson as hendersons, hodrick_prescott, line as lines};
use super::{loess as locals, mann_kendall, moving_average as averages, theil_sen as medians};
use crate::data::{Reason, Role};
use crate::error::Error;
use crate::method::{Column, Found, Method, Part, Sample, Subject};
use crate::text::number::{grouped, plain};
use crate::text::period::label;
use crate::text::{Language, fill, whole};
use crate::transform::options::Options;

/// What an author asks for; `None` leaves it to the frequency.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Henderson(Option<usize>),
    HodrickPrescott { lambda: Option<f64>, one_sided: bool },
    Hamilton { horizon: Option<usize>, lags: Option<usize> },
    Loess { span: Option<usize>, robust: usize },
    MovingAverage(Option<usize>),
    Line { log: bool },
    TheilSen,
}

type Made = Result<Box<dyn Method>, Error>;

fn count(options: &mut Options<'_>, least: u16) -> Result<Option<usize>, Error> {
    Ok(options.count(least)?.and_then(|n| usize::try_from(n).ok()))
}

/// The whole number of `name=`.
fn named(options: &mut Options<'_>, name: &str, most: f64) -> Result<Option<usize>, Error> {
    match options.number(name)? {
        Some(n) if n.fract() == 0.0 && (0.0..=most).contains(&n) => Ok(Some(n as usize)),
        Some(n) => Err(options.refuse(&plain(n, 2))),
        None => Ok(None),
    }
}

pub(super) fn henderson(options: &mut Options<'_>) -> Made {
    let length = count(options, 3)?;
    match length {
        Some(l) if l.is_multiple_of(2) || l > 101 => Err(options.refuse(&whole(l as i32))),
        length => Ok(Box::new(Kind::Henderson(length))),
    }
}

pub(super) fn hp(options: &mut Options<'_>) -> Made {
    let lambda = options.number("lambda")?;
    match lambda {
        Some(l) if !(0.0..=1e12).contains(&l) => Err(options.refuse(&plain(l, 0))),
        lambda => Ok(Box::new(Kind::HodrickPrescott { lambda, one_sided: options.word("one_sided") })),
    }
}

pub(super) fn hamilton(options: &mut Options<'_>) -> Made {
    let horizon = named(options, "h", 600.0)?;
    Ok(Box::new(Kind::Hamilton { horizon, lags: named(options, "p", 60.0)? }))
}

pub(super) fn loess(options: &mut Options<'_>) -> Made {
    let robust = named(options, "robust", 20.0)?.unwrap_or(0);
    Ok(Box::new(Kind::Loess { span: count(options, 3)?, robust }))
}

pub(super) fn moving_average(options: &mut Options<'_>) -> Made {
    Ok(Box::new(Kind::MovingAverage(count(options, 2)?)))
}

pub(super) fn line(options: &mut Options<'_>) -> Made {
    Ok(Box::new(Kind::Line { log: options.word("log") }))
}

pub(super) fn theil_sen(_: &mut Options<'_>) -> Made {
    Ok(Box::new(Kind::TheilSen))
}

fn unfit(refusal: Refusal) -> Reason {
    match refusal {
        Refusal::Short => Reason::Short,
        Refusal::Long => Reason::Long,
        Refusal::NotFinite => Reason::Size,
        Refusal::Option => Reason::Frequency,
    }
}

/// A sentence in both languages.
type Said = [String; 2];

fn said(en: &str, zh: &str, with: &[&str]) -> Said {
    [fill(en, with), fill(zh, with)]
}

#[derive(Default)]
struct Smoothed {
    column: Column,
    /// What was done.
    says: Vec<Said>,
    /// What stands under the chart.
    notes: Vec<Said>,
}

fn all(values: Vec<f64>, provisional: usize) -> Column {
    Column { provisional, ..Column::of(values) }
}

impl Kind {
    fn work(self, sample: &Sample) -> Result<Smoothed, Refusal> {
        let (values, periods) = (&sample.values, sample.periods);
        let mut out = Smoothed::default();
        let number = |n: usize| whole(i32::try_from(n).unwrap_or(i32::MAX));
        match self {
            Self::Henderson(length) => {
                let found = hendersons::smooth(values, length, periods)?;
                out.says.push(match found.ratio {
                    Some(ratio) => said(
                        "Henderson filter of {0} terms, chosen by irregular to trend {1}; Musgrave’s weights at the ends",
                        "{0}项Henderson滤波器（按不规则成分与趋势之比{1}选择），两端用Musgrave权数",
                        &[&number(found.length), &plain(ratio, 2)],
                    ),
                    None => said(
                        "Henderson filter of {0} terms; Musgrave’s weights at the ends",
                        "{0}项Henderson滤波器，两端用Musgrave权数",
                        &[&number(found.length)],
                    ),
                });
                out.column = all(found.values, found.length / 2);
            }
            Self::HodrickPrescott { lambda, one_sided } => {
                let lambda = lambda.unwrap_or_else(|| hodrick_prescott::usual(periods));
                let text = plain(lambda, if lambda.fract() == 0.0 { 0 } else { 2 });
                if one_sided {
                    out.column = all(hodrick_prescott::one_sided(values, lambda)?, 0);
                    out.says.push(said(
                        "Hodrick–Prescott filter, λ = {0}, one-sided: each value from those up to it",
                        "单侧Hodrick–Prescott滤波，λ = {0}，各期只用截至当期的数据",
                        &[&text],
                    ));
                } else {
                    let trend = hodrick_prescott::two_sided(values, lambda)?;
                    out.column = all(trend, hodrick_prescott::provisional(lambda));
                    out.says.push(said("Hodrick–Prescott filter, λ = {0}", "Hodrick–Prescott滤波，λ = {0}", &[&text]));
                }
            }
            Self::Hamilton { horizon, lags } => {
                let (h, p) = hamiltons::usual(periods);
                let (h, p) = (horizon.unwrap_or(h), lags.unwrap_or(p));
                out.column = Column { values: hamiltons::hamilton(values, h, p)?, provisional: 0 };
                out.says.push(said(
                    "Hamilton’s regression {0} periods ahead on {1} values",
                    "Hamilton回归：以{1}个数值预测{0}期之后",
                    &[&number(h), &number(p)],
                ));
            }
            Self::Loess { span, robust } => {
                let span = span.unwrap_or((3 * periods).max(5)).min(values.len());
                out.column = all(locals::loess(values, span, robust)?, span / 2);
                out.says.push(said(
                    "LOESS over {0} values, robust rounds: {1} (Cleveland 1979)",
                    "LOESS，窗宽{0}个数值，稳健迭代{1}次（Cleveland，1979）",
                    &[&number(span), &number(robust)],
                ));
            }
            Self::MovingAverage(terms) => {
                let terms = terms.unwrap_or(if periods > 1 { periods } else { 5 });
                out.column = Column { values: averages::moving_average(values, terms)?, provisional: 0 };
                let written = if terms.is_multiple_of(2) { fill("2×{0}", &[&number(terms)]) } else { number(terms) };
                out.says.push(said("Centred moving average, {0} terms", "{0}项中心移动平均", &[&written]));
            }
            Self::Line { log } => straight(sample, log, &mut out)?,
            Self::TheilSen => by_medians(sample, &mut out)?,
        }
        if sample.merged {
            out.says.push(said(
                "January and February, published as one, count as one value",
                "合并公布的1—2月按一个数值计",
                &[],
            ));
        }
        Ok(out)
    }
}

fn straight(sample: &Sample, log: bool, out: &mut Smoothed) -> Result<(), Refusal> {
    let logs: Vec<f64>;
    let values = if log {
        logs = sample.values.iter().map(|v| v.ln()).collect();
        &logs
    } else {
        &sample.values
    };
    let found = lines::fit(values)?;
    let trend = found.values(values.len()).map(|v| if log { v.exp() } else { v }).collect();
    out.column = all(trend, 0);
    let year = sample.periods as f64;
    let (low, high) = found.interval();
    let told = |slope: f64| if log { plain(((slope * year).exp() - 1.0) * 100.0, 1) } else { short(slope * year) };
    let with = [told(found.slope), told(low), told(high)];
    let with = [&*with[0], &*with[1], &*with[2]];
    out.notes.push(match log {
        true => said("Straight line in logarithms: {0}% a year.", "对数直线趋势：年均{0}%。", &with),
        false => {
            let [en, zh] = a_year(sample, found.slope);
            [fill("Straight line: {0}.", &[&en]), fill("直线趋势：{0}。", &[&zh])]
        }
    });
    out.says.push(said(
        "Least squares; {0} a year, 95% interval {1} to {2} if errors were independent",
        "最小二乘法；每年{0}，95%区间{1}至{2}（假定误差独立）",
        &with,
    ));
    Ok(())
}

fn by_medians(sample: &Sample, out: &mut Smoothed) -> Result<(), Refusal> {
    let (values, periods) = (&sample.values, sample.periods);
    // Months are compared with the same months only, where there are two years of them.
    let seasonal = periods > 1 && values.len() >= 2 * periods;
    let line = if seasonal { medians::seasonal(values, periods)? } else { medians::theil_sen(values)? };
    let test = match seasonal {
        true => mann_kendall::seasonal(values, periods)?,
        false => mann_kendall::hamed_rao(values, line.slope)?,
    };
    out.column = all((0..values.len()).map(|t| line.intercept + line.slope * t as f64).collect(), 0);
    let p = if test.p < 0.001 { String::from("p < 0.001") } else { fill("p = {0}", &[&plain(test.p, 3)]) };
    let year = a_year(sample, line.slope);
    let (en, zh) = match (test.p < 0.05, line.slope > 0.0) {
        (true, true) => ("rising", "上升"),
        (true, false) => ("falling", "下降"),
        (false, _) => ("no clear trend", "无显著趋势"),
    };
    out.notes.push([
        fill("Theil–Sen: {0}, {1} (Mann–Kendall, {2}).", &[&year[0], en, &p]),
        fill("Theil–Sen趋势：{0}，{1}（Mann–Kendall检验，{2}）。", &[&year[1], zh, &p]),
    ]);
    out.says.push(match seasonal {
        true => said(
            "Median of the changes between equal periods of all years; seasonal Kendall test: S = {0}, z = {1}, {2}",
            "各年同期变化的中位数；季节性Kendall检验：S = {0}，z = {1}，{2}",
            &[&plain(test.s, 0), &plain(test.z, 2), &p],
        ),
        false => said(
            "Median of the slopes of all pairs; Mann–Kendall test after Hamed and Rao: S = {0}, z = {1}, {2}",
            "所有数对斜率的中位数；Mann–Kendall检验（Hamed和Rao修正）：S = {0}，z = {1}，{2}",
            &[&plain(test.s, 0), &plain(test.z, 2), &p],
        ),
    });
    Ok(())
}

/// A slope in words: of what may be divided as a share of its middle value, of a rate in points.
fn a_year(sample: &Sample, slope: f64) -> Said {
    let year = slope * sample.periods as f64;
    if sample.rate || !sample.positive() {
        let (en, zh) = if sample.rate { ("{0} points a year", "每年{0}个点") } else { ("{0} a year", "每年{0}") };
        return said(en, zh, &[&short(year)]);
    }
    let mut sorted = sample.values.clone();
    sorted.sort_unstable_by(f64::total_cmp);
    let middle = sorted.get(sorted.len() / 2).copied().unwrap_or(1.0);
    said("{0}% of the middle value a year", "每年为中位数的{0}%", &[&short(100.0 * year / middle)])
}

/// A number with three or four significant digits.
fn short(value: f64) -> String {
    let decimals = match value.abs() {
        v if v >= 100.0 => 0,
        v if v >= 10.0 => 1,
        v if v >= 1.0 => 2,
        _ => 3,
    };
    grouped(value, decimals)
}

impl Method for Kind {
    fn title(&self, language: Language) -> String {
        language.say("trend ({0})", "趋势（{0}）", &[&self.name(language)])
    }

    fn name(&self, language: Language) -> String {
        let (en, zh) = match self {
            Self::Henderson(_) => ("Henderson", "Henderson滤波"),
            Self::HodrickPrescott { .. } => ("Hodrick–Prescott", "HP滤波"),
            Self::Hamilton { .. } => ("Hamilton", "Hamilton滤波"),
            Self::Loess { .. } => ("LOESS", "LOESS"),
            Self::MovingAverage(_) => ("Moving average", "移动平均"),
            Self::Line { .. } => ("Straight line", "直线"),
            Self::TheilSen => ("Theil–Sen", "Theil–Sen"),
        };
        language.pick(en, zh).into()
    }

    fn subject(&self) -> Subject {
        Subject::Adjusted
    }

    fn parts(&self) -> Vec<Part> {
        vec![Part { code: "trend", en: "Trend, indicative", zh: "趋势（参考）", role: Role::Trend }]
    }

    fn run(&self, sample: &Sample) -> Result<Box<dyn Found>, Reason> {
        if matches!(self, Self::Line { log: true }) && !sample.positive() {
            return Err(Reason::Base);
        }
        let found = self.work(sample).map_err(unfit)?;
        Ok(Box::new(found))
    }
}

impl Found for Smoothed {
    fn column(&self, _: usize) -> Column {
        self.column.clone()
    }

    fn says(&self, sample: &Sample, language: Language) -> Vec<String> {
        let label = |p| label(p, language);
        let (first, last) = sample.span().map_or_else(Default::default, |(a, b)| (label(a), label(b)));
        let count = whole(sample.values.len() as i32);
        let mut out = vec![language.say(
            "From all {0} values, {1} to {2}",
            "由全部{0}个数值计算，{1}至{2}",
            &[&count, &first, &last],
        )];
        out.extend(self.says.iter().map(|[en, zh]| language.pick(en, zh).to_owned()));
        if self.column.provisional > 0 {
            let last = self.column.provisional.min(sample.values.len());
            out.push(language.say(
                "The last {0} values are provisional: the filter lacks what follows them",
                "最后{0}个数值为暂定值：滤波器缺少其后的数据",
                &[&whole(last as i32)],
            ));
        }
        out
    }

    fn notes(&self, language: Language) -> Vec<String> {
        self.notes.iter().map(|[en, zh]| language.pick(en, zh).to_owned()).collect()
    }
}
