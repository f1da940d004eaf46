//! What the controls of exploring show: spans to choose from, scales, the strip.
//!
//! Owns the spans that suit an axis. Each value is made when it is asked for; nothing is kept.

use super::Widget;
use super::plain::plain;
use super::shown::Choice;
use super::words::words;
use crate::scene::Scene;
use crate::text::{Language, whole};
use crate::view::lens::{Extent, Rise};

/// A way for values to rise, or why they cannot.
#[derive(Clone, Debug, PartialEq)]
pub struct RiseChoice {
    /// What it is called.
    pub label: &'static str,
    /// Whether it is the one shown.
    pub on: bool,
    /// Why it cannot be chosen; empty where it can.
    pub reason: &'static str,
}

/// What the controls of exploring show.
#[derive(Clone, Debug, PartialEq)]
pub struct Explore {
    /// Whether the controls are shown before the reader asks for them.
    pub opens: bool,
    /// Spans to choose from.
    pub presets: Vec<Choice>,
    /// Scales to choose from.
    pub rises: Vec<RiseChoice>,
    /// Whether the value axis stays while the window moves.
    pub stays: bool,
    /// The window as shares of the whole.
    pub window: [f64; 2],
    /// What the window shows, in words.
    pub span: String,
    /// Where the plot begins and ends, in CSS pixels from the stage's left edge.
    pub plot: [f64; 2],
    /// The words of the controls.
    pub words: ExploreWords,
}

words! {
    /// The words of the controls of exploring.
    ExploreWords;
    /// Name of the group of spans.
    presets: "Span", "时间范围";
    /// Narrows the window.
    closer: "Zoom in", "放大";
    /// Widens it.
    wider: "Zoom out", "缩小";
    /// Name of the left handle of the strip.
    first: "First period shown", "起始时期";
    /// Name of the right handle.
    last: "Last period shown", "结束时期";
    /// Name of the strip's window.
    window: "Span shown", "显示范围";
    /// Name of the group of scales.
    rises: "Scale", "刻度";
    /// Keeps the value axis.
    stays: "Keep the scale", "固定纵轴";
    /// Copies the tag.
    copy: "Copy tag", "复制标签";
    /// Said when it is copied.
    copied: "Copied", "已复制";
    /// Since when nothing was heard of the data; `{}` is the time.
    stale: "No new data since {}.", "{}起未获取到新数据。";
    /// How to zoom.
    hint: "Ctrl + wheel or pinch zooms, dragging moves, double click shows all.", "Ctrl+滚轮或双指缩放，拖动平移，双击显示全部。";
}

plain!(RiseChoice { label, on, reason });
plain!(Explore { opens, presets, rises, stays, window, span, plot, words });

/// A span to choose: its label and its window.
pub(super) type Preset = (String, Option<(f64, f64)>);

/// The spans that suit an axis: shorter than the whole, and long enough to be read beside it.
pub(super) fn presets(extent: &Extent, language: Language) -> Vec<Preset> {
    let (whole_low, high) = (extent.low, extent.high);
    let reach = high - whole_low;
    let back = |length: f64| extent.window(high - length, high);
    let mut all: Vec<Preset> = Vec::new();
    let mut push = |label: String, length: f64| {
        // Less than the whole, and more than a few points of it.
        if length < reach * 0.999 && length >= extent.least {
            all.push((label, back(length)));
        }
    };
    let day = extent.year / 365.25;
    // Of an axis of periods a month is the least there is.
    if extent.least < day {
        for (en, zh, length) in [("1H", "1小时", day / 24.0), ("1D", "1天", day), ("1W", "1周", 7.0 * day)] {
            push(language.pick(en, zh).into(), length);
        }
    }
    for years in [1, 3, 5, 10] {
        push(language.say("{0}Y", "{0}年", &[&whole(years)]), f64::from(years) * extent.year);
    }
    // What is too short to be read beside the whole is left out.
    all.retain(|(_, window)| window.is_some_and(|(low, high)| (high - low) * 2000.0 > reach));
    if extent.new_year > whole_low && high - extent.new_year >= extent.least {
        all.push((language.pick("YTD", "年初以来").into(), extent.window(extent.new_year, high)));
    }
    if !all.is_empty() {
        all.push((language.pick("All", "全部").into(), None));
    }
    all
}

impl Widget {
    /// What the controls of exploring show; `None` where there is no axis to move along.
    pub fn explore(&mut self) -> Option<Explore> {
        // What the author asked for is taken up with the first picture.
        self.ready();
        let sight = self.sight;
        let (context, view, _) = self.ready();
        let axis = view.axis()?;
        let extent = axis.extent(&context)?;
        let (plot, _) = axis.placed()?;
        let language = context.spec.language;
        let (low, high) = extent.ends(sight.lens.window);
        let share = |v: f64| (v - extent.low) / (extent.high - extent.low);
        let heading = sight.glide.map_or((low, high), |g| g.to);
        let near = |a: f64, b: f64| (a - b).abs() <= (extent.high - extent.low) * 1e-6;
        let on = |w: Option<(f64, f64)>| near(extent.ends(w).0, heading.0) && near(extent.ends(w).1, heading.1);
        let choice = |(label, window): Preset| Choice { label, on: on(window), color: None };
        let label = |rise: Rise| match rise {
            Rise::Linear => language.pick("Linear", "线性"),
            Rise::Log => language.pick("Logarithmic", "对数"),
            Rise::Index => language.pick("Index, start = 100", "指数（起点=100）"),
        };
        let rises = Rise::ALL.into_iter().map(|rise| RiseChoice {
            label: label(rise),
            on: rise == sight.lens.rise,
            reason: axis.unfit(&context, rise).map_or("", |[en, zh]| language.pick(en, zh)),
        });
        let opens =
            !(context.spec.span.is_empty() && context.spec.compare.is_empty() && !context.data.series.is_empty());
        Some(Explore {
            opens,
            presets: presets(&extent, language).into_iter().map(choice).collect(),
            rises: rises.collect(),
            stays: sight.lens.stays,
            window: [share(low), share(high)],
            span: axis.spoken(&context, (low, high)),
            plot: [plot.x, plot.right()],
            words: ExploreWords::new(language),
        })
    }

    /// The window's two shares of the whole and the plot's two edges: what moves in every frame.
    pub fn seen(&mut self) -> Option<[f64; 4]> {
        self.ready();
        let window = self.sight.lens.window;
        let (context, view, _) = self.ready();
        let axis = view.axis()?;
        let (extent, (plot, _)) = (axis.extent(&context)?, axis.placed()?);
        let share = |v: f64| (v - extent.low) / (extent.high - extent.low);
        let (low, high) = extent.ends(window);
        Some([share(low), share(high), plot.x, plot.right()])
    }

    /// The whole, small, for the strip under the picture; empty where there is no axis to move along.
    pub fn strip(&mut self, width: f64, height: f64) -> Scene {
        let sane = |v: f64| if v.is_finite() { v.clamp(1.0, 16_384.0) } else { 1.0 };
        let (context, view, _) = self.ready();
        view.axis().map(|a| a.strip(&context, sane(width), sane(height))).unwrap_or_default()
    }
}
