//! The quality of an adjustment in words: a lamp, and the figures behind it.

use super::quality::Quality;
use super::seasonality::{Presence, Test};
use crate::data::Grade;
use crate::method::Lamp;
use crate::text::number::plain;
use crate::text::{Language, join, whole};

/// What each M asks, English and Chinese.
const ASKS: [(&str, &str); 11] = [
    ("irregular against the change over three months", "不规则成分占三个月变化的比重"),
    ("irregular against what the trend does not explain", "不规则成分占去趋势变化的比重"),
    ("irregular against trend, month to month", "逐期不规则成分与趋势之比"),
    ("order in the irregular", "不规则成分的自相关"),
    ("months until the trend outweighs the irregular", "趋势占优所需月数"),
    ("irregular against season, year to year", "逐年不规则成分与季节成分之比"),
    ("moving against stable seasonality", "移动季节性与稳定季节性之比"),
    ("changes of the season", "季节成分的波动"),
    ("drift of the season", "季节成分的线性变动"),
    ("changes of the season, last years", "近年季节成分的波动"),
    ("drift of the season, last years", "近年季节成分的线性变动"),
];

fn probability(p: f64) -> String {
    if p < 0.0001 { "p < 0.0001".into() } else { crate::text::fill("p = {0}", &[&plain(p, 4)]) }
}

/// A grade in words.
fn graded(grade: Grade, language: Language) -> &'static str {
    let (en, zh) = match grade {
        Grade::Good => ("Adjustment: good", "季节调整质量：良好"),
        Grade::Uncertain => ("Adjustment: uncertain", "季节调整质量：存疑"),
        Grade::Poor => ("Adjustment: poor", "季节调整质量：较差"),
        Grade::Severe => ("Adjustment: not to be used", "季节调整质量：不宜使用"),
    };
    language.pick(en, zh)
}

/// What the tests for seasonality in the adjusted series say.
fn left([all, last]: &[Option<Test>; 2], language: Language) -> Vec<String> {
    let lines = [
        (all, "Season left in the adjusted series: F {0}, {1}", "调整后序列的残余季节性：F值{0}，{1}"),
        (last, "Season left in its last three years: F {0}, {1}", "最近三年的残余季节性：F值{0}，{1}"),
    ];
    let told = |t: &Test, en, zh| language.say(en, zh, &[&plain(t.statistic, 2), &probability(t.p)]);
    lines.into_iter().filter_map(|(test, en, zh)| test.as_ref().map(|t| told(t, en, zh))).collect()
}

/// The lamp of an adjustment that has no statistics of its own: whether there was a season, and whether one is left.
pub(crate) fn of_residual(seasonal: bool, tests: &[Option<Test>; 2], language: Language) -> Option<Lamp> {
    let least = tests.iter().flatten().map(|t| t.p).reduce(f64::min)?;
    let grade = match least {
        p if p < 0.001 || !seasonal => Grade::Severe,
        p if p < 0.01 => Grade::Poor,
        p if p < 0.05 => Grade::Uncertain,
        _ => Grade::Good,
    };
    let found = match seasonal {
        true => language.pick("A season was found in the series", "序列检出季节性"),
        false => language.pick("No season was found in the series", "序列未检出季节性"),
    };
    let mut figures = vec![found.to_owned()];
    figures.extend(left(tests, language));
    Some(Lamp { grade, verdict: graded(grade, language).to_owned(), figures })
}

/// The lamp of an adjustment.
pub(super) fn lamp(quality: &Quality, language: Language) -> Lamp {
    let say = |en: &str, zh: &str, with: &[&str]| language.say(en, zh, with);
    let verdict = graded(quality.grade, language);
    let mut figures = vec![
        say(
            "Q {0}, without M2 {1} (below 1 is accepted)",
            "Q值{0}，不含M2为{1}（小于1为可接受）",
            &[&plain(quality.q, 2), &plain(quality.q_without_m2, 2)],
        ),
        match quality.seasonality.combined {
            Presence::Present => language.pick("Identifiable seasonality: present", "可识别的季节性：存在"),
            Presence::ProbablyNot => {
                language.pick("Identifiable seasonality: probably not", "可识别的季节性：可能不存在")
            }
            Presence::NotPresent => language.pick("Identifiable seasonality: not present", "可识别的季节性：不存在"),
        }
        .into(),
    ];
    let seasonality = &quality.seasonality;
    let test = |en: &str, zh: &str, test: &Test| say(en, zh, &[&plain(test.statistic, 2), &probability(test.p)]);
    figures.push(test("Stable seasonality: F {0}, {1}", "稳定季节性：F值{0}，{1}", &seasonality.stable));
    figures.push(test(
        "The same by ranks (Kruskal–Wallis): {0}, {1}",
        "秩检验（Kruskal–Wallis）：{0}，{1}",
        &seasonality.kruskal_wallis,
    ));
    figures.push(test("Moving seasonality: F {0}, {1}", "移动季节性：F值{0}，{1}", &seasonality.moving));
    figures.extend(left(&quality.residual, language));
    for (number, (m, (en, zh))) in (1..).zip(quality.m.iter().zip(ASKS)) {
        let Some(m) = m else { continue };
        let fails = if *m >= 1.0 { language.pick(" (fails)", "（未通过）") } else { "" };
        figures.push(say(
            "M{0} {1}{3}: {2}",
            "M{0} {1}{3}：{2}",
            &[&whole(number), &plain(*m, 3), language.pick(en, zh), fails],
        ));
    }
    let failing: Vec<String> = quality.failing().map(|n| crate::text::fill("M{0}", &[&whole(n as i32)])).collect();
    let verdict = match failing.is_empty() {
        true => verdict.to_owned(),
        false => {
            let form = if failing.len() == 1 { "{0} ({1} fails)" } else { "{0} ({1} fail)" };
            let list = join(&failing, language.pick(", ", "、"));
            say(form, "{0}（{1}未通过）", &[verdict, &list])
        }
    };
    Lamp { grade: quality.grade, verdict, figures }
}
