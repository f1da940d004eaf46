//! Everything an author can ask for.
//!
//! Owns the words of attributes and what they mean. [`Asked`] is what the page hands over, text as
//! written; [`Spec`] is the same, checked. Refuses to know the data: that an indicator does not
//! exist is found when the two meet.

use crate::error::{Error, Sentence};
use crate::period::{self, Period};
use crate::text::Language;
use crate::theme::Theme;
use crate::view::Kind;
#[cfg(feature = "whole")]
use crate::view::lens::Rise;
#[cfg(feature = "whole")]
use crate::view::options::{self, Options};

static UNKNOWN_VIEW: Sentence = Sentence::new(
    "spec/unknown-view",
    "view=\"{0}\" is not known; it can be one of: {1}",
    "没有名为“{0}”的视图（view）；可用：{1}",
);
static UNKNOWN_THEME: Sentence = Sentence::new(
    "spec/unknown-theme",
    "theme=\"{0}\" is not known; it can be light, dark or auto",
    "没有名为“{0}”的主题（theme）；可用：light、dark、auto",
);
#[cfg(feature = "whole")]
static UNKNOWN_SCALE: Sentence = Sentence::new(
    "spec/unknown-scale",
    "scale=\"{0}\" is not known; it can be linear, log or index",
    "没有名为“{0}”的刻度（scale）；可用：linear、log、index",
);
#[cfg(feature = "whole")]
static NOT_A_SPAN: Sentence = Sentence::new(
    "spec/not-a-span",
    "span=\"{0}\" is no span; write a number of years such as 5y, ytd, all, or two periods such as 2020-01/2024-06",
    "span=“{0}”不是时间范围；可写年数（如5y）、ytd、all，或两个时期（如2020-01/2024-06）",
);
static BACKWARDS: Sentence = Sentence::new(
    "spec/backwards",
    "from=\"{0}\" lies after to=\"{1}\"; exchange the two",
    "起始时期（from）“{0}”晚于结束时期（to）“{1}”；请对调",
);

/// The attributes of the element as text; absent ones are empty. Lists are separated by spaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// How to show: `trend` or `board`; empty for `trend`.
    pub view: String,
    /// Codes of indicators; empty for the first of the data.
    pub indicator: String,
    /// Codes of areas; empty for the first of the data.
    pub area: String,
    /// Codes of measures; empty for all that the indicators have, one at a time.
    pub measure: String,
    /// Steps that the series are taken through, `single | yoy`, a line an attribute (`transform`, `adjust`, `trend`,
    /// `forecast`, `detect`); empty to show them as published.
    pub transform: String,
    /// The period a board shows; empty for the last one of each indicator.
    pub period: String,
    /// First period shown; empty for the first of the data.
    pub from: String,
    /// Last period shown; empty for the last of the data.
    pub to: String,
    /// The span shown at first, of all that `from` and `to` leave: `5y`, `ytd`, `all`, `2020-01/2024-06`.
    #[cfg(feature = "whole")]
    pub span: String,
    /// How values rise: `linear`, `log` or `index`.
    #[cfg(feature = "whole")]
    pub scale: String,
    /// Series to be compared, `indicator/area` or `indicator`; all others are dimmed.
    #[cfg(feature = "whole")]
    pub compare: String,
    /// The day on which the page is read, `2025-07-28`, as the host knows it; what is late depends on it.
    #[cfg(feature = "whole")]
    pub today: String,
    /// Replaces the title made from the names.
    pub title: String,
    /// BCP 47 tag.
    pub lang: String,
    /// `light` or `dark`.
    pub theme: String,
    /// Colours that replace the theme's: name and `#rrggbb`, alternately, separated by spaces.
    pub colors: String,
}

impl Asked {
    /// Asks `text` for each attribute by its name in the spec.
    pub fn from_texts(text: impl Fn(&str) -> String) -> Self {
        Self {
            view: text("view"),
            indicator: text("indicator"),
            area: text("area"),
            measure: text("measure"),
            transform: text("transform"),
            period: text("period"),
            from: text("from"),
            to: text("to"),
            #[cfg(feature = "whole")]
            span: text("span"),
            #[cfg(feature = "whole")]
            scale: text("scale"),
            #[cfg(feature = "whole")]
            compare: text("compare"),
            #[cfg(feature = "whole")]
            today: text("today"),
            title: text("title"),
            lang: text("lang"),
            theme: text("theme"),
            colors: text("colors"),
        }
    }
}

impl Asked {
    /// Whether `other` asks for the same figures; language, colours, title and the day may differ.
    #[must_use]
    pub fn shows_what(&self, other: &Self) -> bool {
        self.figures() == other.figures()
    }

    fn figures(&self) -> [&str; 8] {
        let Self { view, indicator, area, measure, transform, period, from, to, .. } = self;
        [view, indicator, area, measure, transform, period, from, to]
    }
}

/// What an author asked for, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spec {
    /// How to show.
    pub view: Kind,
    /// What else the author wrote of the view.
    #[cfg(feature = "whole")]
    pub options: Options,
    /// Codes of indicators.
    pub indicators: Vec<String>,
    /// Codes of areas.
    pub areas: Vec<String>,
    /// Codes of measures.
    pub measures: Vec<String>,
    /// Steps that the series of a trend are taken through, as written; empty for none.
    pub transform: String,
    /// The period a board shows.
    pub period: Option<Period>,
    /// First period shown.
    pub from: Option<Period>,
    /// Last period shown.
    pub to: Option<Period>,
    /// The span shown at first, as written.
    #[cfg(feature = "whole")]
    pub span: String,
    /// How values rise.
    #[cfg(feature = "whole")]
    pub rise: Rise,
    /// Series to be compared: codes of indicator and area, the latter empty for the first there is.
    #[cfg(feature = "whole")]
    pub compare: Vec<(String, String)>,
    /// The day on which the page is read, counted as [`period::day`] counts; none where the host did not say.
    #[cfg(feature = "whole")]
    pub today: Option<i32>,
    /// Title, where the author gave one.
    pub title: String,
    /// Language of all words.
    pub language: Language,
    /// Colours.
    pub theme: Theme,
}

impl Default for Spec {
    fn default() -> Self {
        Self {
            view: Kind::Trend,
            #[cfg(feature = "whole")]
            options: Options::default(),
            indicators: Vec::new(),
            areas: Vec::new(),
            measures: Vec::new(),
            transform: String::new(),
            period: None,
            from: None,
            to: None,
            #[cfg(feature = "whole")]
            span: String::new(),
            #[cfg(feature = "whole")]
            rise: Rise::Linear,
            #[cfg(feature = "whole")]
            compare: Vec::new(),
            #[cfg(feature = "whole")]
            today: None,
            title: String::new(),
            language: Language::default(),
            theme: Theme::LIGHT,
        }
    }
}

impl Spec {
    /// Checks what was asked.
    ///
    /// # Errors
    /// `spec/unknown-view`, `spec/unknown-option`, `spec/option-whole`, `spec/option-word`, `spec/option-numbers`, `spec/parentheses`, `spec/unknown-theme`; `read/not-a-period` for `period`, `from`, `to`;
    /// `spec/backwards` where `from` lies after `to`; `transform/…` for the steps.
    pub fn check(asked: &Asked) -> Result<Self, Error> {
        #[cfg(feature = "whole")]
        let (name, inner) = options::split(&asked.view)?;
        #[cfg(not(feature = "whole"))]
        let name = asked.view.trim();
        let view = match name {
            "" => Kind::Trend,
            name => Kind::named(name).ok_or_else(|| {
                let all = Kind::ALL.iter().map(|k| k.name()).collect::<Vec<_>>().join(", ");
                Error::of(&UNKNOWN_VIEW, &[name, &all])
            })?,
        };
        #[cfg(feature = "whole")]
        let options = options::read(view.name(), inner, view.form())?;
        let mut theme = match asked.theme.trim() {
            "" | "light" => Theme::LIGHT,
            "dark" => Theme::DARK,
            other => {
                return Err(Error::of(&UNKNOWN_THEME, &[other]));
            }
        };
        let mut colors = asked.colors.split_whitespace();
        while let (Some(name), Some(color)) = (colors.next(), colors.next()) {
            theme.replace(name, color);
        }
        let list = |text: &str| text.split_whitespace().map(String::from).collect();
        let when = |text: &str| match text.trim() {
            "" => Ok(None),
            text => period::text::read(text).map(Some),
        };
        let (from, to) = (when(&asked.from)?, when(&asked.to)?);
        if let (Some(first), Some(last)) = (from, to)
            && first.start() >= last.end()
        {
            return Err(Error::of(&BACKWARDS, &[&first.code(), &last.code()]));
        }
        #[cfg(feature = "whole")]
        let (span, rise) = seen(asked)?;
        #[cfg(feature = "whole")]
        let transform = String::from(asked.transform.trim_end());
        #[cfg(feature = "whole")]
        crate::transform::read(&transform)?;
        #[cfg(not(feature = "whole"))]
        let transform = match asked.transform.trim() {
            "" => String::new(),
            // Only the whole engine computes.
            _ => return Err(Error::of(&BACKWARDS, &[])),
        };
        Ok(Self {
            view,
            #[cfg(feature = "whole")]
            options,
            indicators: list(&asked.indicator),
            areas: list(&asked.area),
            measures: list(&asked.measure),
            transform,
            period: when(&asked.period)?,
            from,
            to,
            #[cfg(feature = "whole")]
            span,
            #[cfg(feature = "whole")]
            rise,
            #[cfg(feature = "whole")]
            compare: compared(&asked.compare),
            #[cfg(feature = "whole")]
            today: period::day::read(&asked.today),
            title: asked.title.trim().into(),
            language: Language::of_tag(&asked.lang),
            theme,
        })
    }

    /// The same for the history of one indicator in one area, as a reader opens it.
    #[cfg(feature = "whole")]
    #[must_use]
    pub fn history(&self, indicator: String, area: String) -> Self {
        Self {
            view: Kind::Trend,
            indicators: vec![indicator],
            areas: vec![area],
            measures: Vec::new(),
            transform: String::new(),
            period: None,
            title: String::new(),
            options: Options::default(),
            compare: Vec::new(),
            ..self.clone()
        }
    }

    /// Whether a period lies within `from` and `to`.
    #[must_use]
    pub fn covers(&self, period: Period) -> bool {
        self.from.is_none_or(|f| period.start() >= f.start()) && self.to.is_none_or(|t| period.end() <= t.end())
    }
}

/// Pairs of codes.
#[cfg(feature = "whole")]
fn compared(text: &str) -> Vec<(String, String)> {
    let pair = |word: &str| {
        let (indicator, area) = word.split_once('/').unwrap_or((word, ""));
        (indicator.into(), area.into())
    };
    text.split_whitespace().map(pair).take(crate::derive::compare::MOST).collect()
}

/// The span and the scale, checked.
#[cfg(feature = "whole")]
fn seen(asked: &Asked) -> Result<(String, Rise), Error> {
    let span = asked.span.trim();
    let years = span.strip_suffix(['y', 'Y']).is_some_and(|n| n.parse::<u16>().is_ok_and(|n| n > 0));
    let end = |text: &str| text.is_empty() || period::text::read(text).is_ok() || period::instant::read(text).is_some();
    let (from, to) = span.split_once('/').unwrap_or((span, span));
    if !(years || matches!(span, "all" | "ytd") || (end(from.trim()) && end(to.trim()))) {
        return Err(Error::of(&NOT_A_SPAN, &[span]));
    }
    let rise = match asked.scale.trim() {
        "" => Rise::Linear,
        name => Rise::ALL.into_iter().find(|r| r.name() == name).ok_or_else(|| Error::of(&UNKNOWN_SCALE, &[name]))?,
    };
    Ok((span.into(), rise))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(change: impl FnOnce(&mut Asked)) -> Result<Spec, Error> {
        let mut asked = Asked::default();
        change(&mut asked);
        Spec::check(&asked)
    }

    #[test]
    fn nothing_asked_is_the_default() {
        assert_eq!(asked(|_| ()), Ok(Spec::default()));
    }

    #[test]
    fn mistakes_get_sentences() {
        let sentence = |r: Result<Spec, Error>| r.map_err(|e| (e.code(), e.to_string())).unwrap_err();
        let (code, text) = sentence(asked(|a| a.view = "pie".into()));
        assert_eq!(code, "spec/unknown-view");
        assert!(text.starts_with("view=\"pie\" is not known; it can be one of: trend, board, "), "{text}");
        assert_eq!(sentence(asked(|a| a.from = "yesterday".into())).0, "read/not-a-period");
        let backwards = asked(|a| {
            a.from = "2025-06".into();
            a.to = "2024".into();
        });
        assert_eq!(sentence(backwards).1, "from=\"2025-06\" lies after to=\"2024\"; exchange the two");
    }

    #[test]
    fn a_year_covers_its_months() {
        let spec = asked(|a| {
            a.from = "2024".into();
            a.to = "2024".into();
        })
        .unwrap();
        assert!(spec.covers(Period::month(2024, 1).unwrap()) && spec.covers(Period::month(2024, 12).unwrap()));
        assert!(!spec.covers(Period::month(2025, 1).unwrap()) && !spec.covers(Period::month(2023, 12).unwrap()));
    }
}
