//! The period axis of a trend, to move along. Its unit is a month, counted from January of year 0.

use super::{Context, Stop, Trend, picture, seen, wording};
use crate::data::Reason;
use crate::error::Error;
use crate::period::{Period, text};
use crate::scale::Scale;
use crate::scene::{Mark, Point, Rect, Scene};
use crate::view::Axis;
use crate::view::compare::{Compared, Ground, compare};
use crate::view::lens::{Extent, Rise};

impl Axis for Trend {
    fn extent(&self, context: &Context<'_>) -> Option<Extent> {
        let (low, high) = picture::span(self, context)?;
        let least = f64::from(3 * self.frequency.months()).min(high - low);
        let new_year = ((high - 1.0) / 12.0).floor() * 12.0;
        (high > low).then_some(Extent { low, high, least, year: 12.0, new_year })
    }

    fn placed(&self) -> Option<(Rect, &Scale)> {
        self.placed.as_ref().map(|p| (p.plot, &p.x))
    }

    fn place(&self, stop: Stop) -> Option<f64> {
        self.slots.get(stop.slot).map(|p| p.middle())
    }

    fn stop_at(&self, place: f64, from: Option<Stop>) -> Option<Stop> {
        super::cursor::at(self, place, from)
    }

    fn codes_of(&self, (low, high): (f64, f64)) -> (String, String) {
        let within = || self.slots.iter().filter(|p| (low..=high).contains(&p.middle()));
        let code = |p: Option<&Period>| p.map(|p| p.code()).unwrap_or_default();
        // Of months and years on one axis those that end where the window does.
        let first = |p: &&Period| (f64::from(p.start()) - low).abs();
        let last = |p: &&Period| (f64::from(p.end()) - high).abs();
        let first = within().min_by(|a, b| first(a).total_cmp(&first(b)));
        (code(first), code(within().rev().min_by(|a, b| last(a).total_cmp(&last(b)))))
    }

    fn spoken(&self, context: &Context<'_>, (low, high): (f64, f64)) -> String {
        let within = |p: &&Period| (low..=high).contains(&p.middle());
        let language = context.spec.language;
        let label = |p: Option<&Period>| p.map(|p| crate::text::period::label(*p, language)).unwrap_or_default();
        let ends = [label(self.slots.iter().find(within)), label(self.slots.iter().rev().find(within))];
        language.say("{0} to {1}", "{0}至{1}", &[&ends[0], &ends[1]])
    }

    fn window_of(&self, context: &Context<'_>, from: &str, to: &str) -> Result<(f64, f64), Error> {
        let (low, high) = picture::span(self, context).unwrap_or_default();
        let first = if from.is_empty() { low } else { f64::from(text::read(from)?.start()) };
        let last = if to.is_empty() { high } else { f64::from(text::read(to)?.end()) };
        Ok((first, last))
    }

    fn named(&self, context: &Context<'_>, place: f64) -> String {
        let period = self.slots.iter().find(|p| p.middle() == place);
        period.map(|p| crate::text::period::label(*p, context.spec.language)).unwrap_or_default()
    }

    fn compared(&self, context: &Context<'_>, from: f64, to: f64) -> Vec<Compared> {
        let language = context.spec.language;
        let names = wording::line_names(self, context);
        let at = |place: f64| self.slots.iter().find(|p| p.middle() == place).copied();
        let (Some(from), Some(to)) = (at(from), at(to)) else { return Vec::new() };
        let years = f64::from(to.start() - from.start()) / 12.0;
        let mut rows = Vec::new();
        for (i, line) in self.drawn() {
            let Some(series) = line.of(context.data) else { continue };
            let figure = |period: Period| line.at(context.data, period).and_then(|o| o.figure);
            let rate =
                series.measure.is_growth() || series.unit == "%" || series.method().is_some_and(|m| m.about_zero);
            let unlike = match series.is_cumulative() {
                true if from.last_month() != to.last_month() => Some(Reason::Cumulative),
                _ if from.frequency() != to.frequency() => Some(Reason::Unlike),
                _ => None,
            };
            let found = compare(&self.told, figure(from), figure(to), Ground { years, rate, unlike }, language);
            let name = if names.len() > 1 { names.get(i).cloned().unwrap_or_default() } else { String::new() };
            rows.push(Compared { name, color: picture::tone(self, context, i).css(), ..found });
        }
        rows
    }

    fn unfit(&self, context: &Context<'_>, rise: Rise) -> Option<[&'static str; 2]> {
        seen::unfit(self, context, rise)
    }

    fn strip(&self, context: &Context<'_>, width: f64, height: f64) -> Scene {
        let mut scene = Scene { width, height, marks: Vec::new() };
        let theme = &context.spec.theme;
        scene.marks.push(Mark::Box { rect: Rect { x: 0.0, y: 0.0, width, height }, color: theme.raised });
        let Some((begin, end)) = picture::span(self, context) else { return scene };
        let figures = self.drawn().flat_map(|(_, l)| l.observations(context.data)).filter_map(|o| o.figure);
        let (low, high) = figures.fold((f64::MAX, f64::MIN), |(l, h), f| (l.min(f.value), h.max(f.value)));
        let (x, y) = (Scale::new(begin, end, 0.0, width), Scale::new(low, high, height - 4.0, 4.0));
        for (i, line) in self.drawn() {
            let color = picture::tone(self, context, i).over(theme.raised, 0.7);
            let mut run: Vec<Point> = Vec::new();
            let mut before: Option<Period> = None;
            let mut stroke = |run: &mut Vec<Point>| match run.as_slice() {
                [] => {}
                [at] => scene.marks.push(Mark::Dot { at: *at, radius: 1.0, color }),
                _ => scene.marks.push(Mark::Line { points: run.clone(), color, width: 1.0 }),
            };
            for observation in line.observations(context.data) {
                let Some(figure) = observation.figure else { continue };
                if !before.is_some_and(|b| observation.period.follows(b)) {
                    stroke(&mut run);
                    run.clear();
                }
                run.push(Point::new(x.pixel(observation.period.middle()), y.pixel(figure.value)));
                before = Some(observation.period);
            }
            stroke(&mut run);
        }
        scene
    }
}
