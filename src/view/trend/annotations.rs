//! The author's annotations on a trend: what is marked, and where its text finds room.
//!
//! Owns the places that a text may take. It lies within the plot, off the lines and off other texts; one that finds no place
//! becomes a number, and is said among the notes. Cost: the points of the lines for each place that is tried.

use super::{Context, Frame, Trend, roles};
use crate::data::annotation::{Annotation, Mark as Marked};
use crate::scale::Scale;
use crate::scene::{Align, Label, Mark, Point, Rect, Scene};
use crate::text::Language;
use crate::theme::size;

/// Height of a line of text.
const LINE: f64 = 15.0;
/// Distance of a text from what it stands beside.
const GAP: f64 = 6.0;

/// The annotations of what is shown.
pub(super) fn own<'a>(trend: &Trend, context: &Context<'a>) -> Vec<&'a Annotation> {
    let lines: Vec<_> = trend.drawn().filter_map(|(_, l)| l.of(context.data)).collect();
    context.data.annotations.iter().filter(|a| lines.iter().any(|s| a.suits(s))).collect()
}

/// The values that annotations mark: the value axis makes room for those that are near.
pub(super) fn levels(trend: &Trend, context: &Context<'_>) -> Vec<f64> {
    let value = |a: &Annotation| match a.mark {
        Marked::Level(value) | Marked::Point(_, Some(value)) => Some(value),
        _ => None,
    };
    own(trend, context).into_iter().filter_map(value).collect()
}

/// A number that stands for a text: ① and so on.
fn number(place: usize) -> String {
    match u32::try_from(place).ok().filter(|n| *n < 20).and_then(|n| char::from_u32(0x2460 + n)) {
        Some(sign) => sign.into(),
        None => crate::text::fill("({0})", &[&crate::text::number::grouped(place as f64 + 1.0, 0)]),
    }
}

/// The texts that became numbers, for the notes.
pub(super) fn notes(trend: &Trend, context: &Context<'_>) -> Vec<String> {
    let Some(placed) = &trend.placed else { return Vec::new() };
    let all = own(trend, context);
    let note = |(at, i): (usize, &usize)| {
        let text = all.get(*i)?.text(context.spec.language);
        Some(crate::text::fill("{0} {1}", &[&number(at), text]))
    };
    placed.numbered.iter().enumerate().filter_map(note).collect()
}

/// What is said of the annotations where they cannot be seen.
pub(super) fn spoken(trend: &Trend, context: &Context<'_>) -> Option<String> {
    let language = context.spec.language;
    let texts: Vec<&str> = own(trend, context).into_iter().map(|a| a.text(language)).collect();
    let list = texts.join(language.pick("; ", "；"));
    (!texts.is_empty()).then(|| language.say("Marked: {0}.", "标注：{0}。", &[&list]))
}

/// Draws what lies under the lines: spans and rules.
pub(super) fn under(
    scene: &mut Scene,
    trend: &Trend,
    context: &Context<'_>,
    plot: Rect,
    (x, y): (&Scale, Option<&Scale>),
) {
    let theme = &context.spec.theme;
    let pale = theme.muted.over(theme.paper, 0.14);
    for annotation in own(trend, context) {
        match annotation.mark {
            Marked::Span(..) => {
                if let Some((from, to)) = across(annotation, x, plot) {
                    let rect = Rect { x: from, y: plot.y, width: to - from, height: plot.height };
                    scene.marks.push(Mark::Box { rect, color: pale });
                }
            }
            Marked::When(_) => {
                if let Some((at, _)) = across(annotation, x, plot) {
                    let ends = [Point::new(at, plot.y), Point::new(at, plot.bottom())];
                    roles::dashed(scene, &ends, theme.muted, 1.0);
                }
            }
            Marked::Level(value) => {
                if let Some(at) = y.map(|y| y.pixel(value)).filter(|at| *at >= plot.y && *at <= plot.bottom()) {
                    let ends = [Point::new(plot.x, at), Point::new(plot.right(), at)];
                    roles::dashed(scene, &ends, theme.ink, 1.0);
                }
            }
            Marked::Point(..) => {}
        }
    }
}

/// Where a mark begins and ends along the axis, as far as it is seen.
fn across(annotation: &Annotation, x: &Scale, plot: Rect) -> Option<(f64, f64)> {
    let (from, to) = match annotation.mark {
        Marked::Level(_) => (plot.x, plot.right()),
        Marked::Point(period, _) => (x.pixel(period.middle()), x.pixel(period.middle())),
        Marked::When(period) => (x.pixel(f64::from(period.start())), x.pixel(f64::from(period.start()))),
        Marked::Span(from, to) => (
            from.map_or(plot.x, |p| x.pixel(f64::from(p.start()))),
            to.map_or(plot.right(), |p| x.pixel(f64::from(p.end()))),
        ),
    };
    (from <= plot.right() && to >= plot.x && from <= to).then(|| (from.max(plot.x), to.min(plot.right())))
}

/// Draws points and all texts; gives the places of those that became numbers.
pub(super) fn over(
    scene: &mut Scene,
    trend: &Trend,
    context: &Context<'_>,
    frame: &Frame<'_>,
    plot: Rect,
    (x, y): (&Scale, Option<&Scale>),
    lines: &[Vec<Point>],
) -> Vec<usize> {
    let theme = &context.spec.theme;
    let language = context.spec.language;
    let mut taken: Vec<Rect> = Vec::new();
    let mut numbered = Vec::new();
    let all = own(trend, context);
    let rules: Vec<f64> = all
        .iter()
        .filter(|a| matches!(a.mark, Marked::When(_)))
        .filter_map(|a| across(a, x, plot).map(|(at, _)| at))
        .collect();
    for (place, annotation) in all.into_iter().enumerate() {
        let Some((from, to)) = across(annotation, x, plot) else { continue };
        let Some(anchors) = anchors(annotation, (from, to), plot, y, lines) else {
            // A point of a period without a figure is told all the same.
            if frame.lens.window.is_none() {
                numbered.push(place);
            }
            continue;
        };
        if let Marked::Point(..) = annotation.mark
            && let Some(anchor) = anchors.first().filter(|a| plot.contains(a.mark))
        {
            for (radius, color) in [(5.5, theme.ink), (4.0, theme.paper), (2.5, theme.ink)] {
                scene.marks.push(Mark::Dot { at: anchor.mark, radius, color });
            }
        }
        let text = annotation.text(language).to_owned();
        let mut put = |scene: &mut Scene, text: String, crosses: bool| {
            let width = frame.measure.width(&text, size::SMALL);
            if width > plot.width * 0.75 {
                return false;
            }
            let free = |a: &&Anchor| {
                let rect = a.rect(width);
                let inside = rect.x >= plot.x
                    && rect.right() <= plot.right()
                    && rect.y >= plot.y
                    && rect.bottom() <= plot.bottom();
                let cut = rules.iter().any(|r| *r > rect.x && *r < rect.right());
                inside
                    && !cut
                    && !taken.iter().any(|t| t.overlaps(rect))
                    && (crosses || !lines.iter().any(|l| meets(l, rect)))
            };
            let Some(anchor) = anchors.iter().find(free) else { return false };
            let far = (anchor.text.y - anchor.mark.y).abs();
            if matches!(annotation.mark, Marked::Point(..)) && far > 24.0 {
                let towards = if anchor.text.y < anchor.mark.y { -1.0 } else { 1.0 };
                let from = Point::new(anchor.mark.x, anchor.mark.y + towards * 6.0);
                let to = Point::new(anchor.mark.x, anchor.text.y - towards * (LINE / 2.0));
                scene.marks.push(Mark::Rule { from, to, color: theme.muted, width: 1.0 });
            }
            taken.push(anchor.rect(width));
            let (at, align) = (anchor.text, anchor.align);
            scene.marks.push(Mark::Text(Label { text, at, align, font: size::SMALL, color: theme.ink, width }));
            true
        };
        if !put(scene, text, false) {
            // Notes are of the whole; while a part is seen the cursor tells the text.
            if frame.lens.window.is_none() {
                numbered.push(place);
                put(scene, number(numbered.len() - 1), true);
            }
        }
    }
    numbered
}

/// A place a text may take, and the point that is marked.
struct Anchor {
    mark: Point,
    text: Point,
    align: Align,
}

impl Anchor {
    fn rect(&self, width: f64) -> Rect {
        let left = match self.align {
            Align::Left => self.text.x,
            Align::Right => self.text.x - width,
            Align::Center => self.text.x - width / 2.0,
        };
        Rect { x: left - 4.0, y: self.text.y - LINE / 2.0, width: width + 8.0, height: LINE }
    }
}

/// The places to try, the best first; none where a point has no figure.
fn anchors(
    annotation: &Annotation,
    (from, to): (f64, f64),
    plot: Rect,
    y: Option<&Scale>,
    lines: &[Vec<Point>],
) -> Option<Vec<Anchor>> {
    let rows = (0..3).map(|k| plot.y + LINE * (0.6 + f64::from(k)));
    let rows = rows.chain((0..2).map(|k| plot.bottom() - LINE * (0.6 + f64::from(k))));
    let middle = (from + to) / 2.0;
    Some(match annotation.mark {
        Marked::Span(..) => {
            let place = |x: f64, align: Align| {
                rows.clone().map(move |y| Anchor { mark: Point::new(middle, y), text: Point::new(x, y), align })
            };
            let sides = place(from + GAP, Align::Left).chain(place(to - GAP, Align::Right));
            place(middle, Align::Center).chain(sides).collect()
        }
        Marked::When(_) => {
            let place = |x: f64, align: Align| {
                rows.clone().map(move |y| Anchor { mark: Point::new(from, y), text: Point::new(x, y), align })
            };
            place(from + GAP, Align::Left).chain(place(from - GAP, Align::Right)).collect()
        }
        Marked::Level(value) => {
            let at = y?.pixel(value);
            let place = |x: f64, align: Align| {
                [-0.7, 0.75].map(|k| Anchor { mark: Point::new(x, at), text: Point::new(x, at + LINE * k), align })
            };
            let ends = place(plot.x + GAP, Align::Left).into_iter().chain(place(plot.right() - GAP, Align::Right));
            let inner = [0.5, 0.25, 0.75].map(|share| place(plot.x + plot.width * share, Align::Center));
            ends.chain(inner.into_iter().flatten()).collect()
        }
        Marked::Point(_, value) => {
            let at = match value {
                Some(value) => y?.pixel(value),
                None => lines.iter().find_map(|l| l.iter().find(|p| (p.x - middle).abs() < 0.01)).map(|p| p.y)?,
            };
            let mark = Point::new(middle, at);
            let lifts = [-17.0, 17.0, -30.0, 30.0, -44.0, 44.0, -60.0, 60.0];
            let aligned = |align: Align, x: f64| {
                lifts.map(|lift| Anchor { mark, text: Point::new(middle + x, at + lift), align })
            };
            let own = [Align::Left, Align::Right].into_iter().zip([-4.0, 4.0]);
            let beside = [(Align::Left, 10.0), (Align::Right, -10.0)].map(|(align, x)| Anchor {
                mark,
                text: Point::new(middle + x, at),
                align,
            });
            aligned(Align::Center, 0.0)
                .into_iter()
                .chain(beside)
                .chain(own.flat_map(|(align, x)| aligned(align, x)))
                .collect()
        }
    })
}

/// Whether a line runs through a box.
fn meets(line: &[Point], rect: Rect) -> bool {
    if let [dot] = line {
        return Rect { x: rect.x - 4.0, y: rect.y - 4.0, width: rect.width + 8.0, height: rect.height + 8.0 }
            .contains(*dot);
    }
    line.windows(2).any(|pair| {
        let [a, b] = pair else { return false };
        let (left, right) = (a.x.max(rect.x), b.x.min(rect.right()));
        if left > right || b.x <= a.x {
            return false;
        }
        let at = |x: f64| a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x);
        let (first, last) = (at(left), at(right));
        first.min(last) <= rect.bottom() && first.max(last) >= rect.y
    })
}

/// The texts at a period, for the tooltip.
pub(super) fn at(trend: &Trend, context: &Context<'_>, period: crate::period::Period) -> Option<String> {
    let language: Language = context.spec.language;
    let all = own(trend, context);
    let texts: Vec<&str> = all.into_iter().filter(|a| a.covers(period)).map(|a| a.text(language)).collect();
    (!texts.is_empty()).then(|| texts.join(language.pick("; ", "；")))
}
