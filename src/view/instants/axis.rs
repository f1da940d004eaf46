//! The time axis of dense series, to move along. Its unit is a millisecond.

use super::Instants;
use crate::error::Error;
use crate::period::instant::{self, Civil, DAY};
use crate::period::text;
use crate::scale::Scale;
use crate::scene::{Mark, Rect, Scene};
use crate::view::compare::{Compared, Ground, compare};
use crate::view::lens::{Extent, Rise};
use crate::view::{Axis, Context, Stop};
use barograph_pyramid::{Columns, Range};

impl Axis for Instants {
    fn extent(&self, context: &Context<'_>) -> Option<Extent> {
        let (mut low, mut high, mut most) = (f64::INFINITY, f64::NEG_INFINITY, 1);
        // Hidden lines count: the axis stays as lines come and go.
        for series in self.lines.iter().filter_map(|i| context.data.dense.get(*i)) {
            let times = series.points.times();
            let last = times.len().checked_sub(1)?;
            low = low.min(times.get(0)?);
            high = high.max(times.get(last)?);
            most = most.max(last);
        }
        if !(low.is_finite() && high.is_finite()) {
            return None;
        }
        if low == high {
            // A lone instant stands in the middle of a day.
            (low, high) = (low - DAY / 2.0, high + DAY / 2.0);
        }
        let least = (4.0 * (high - low) / most as f64).max(1.0).min(high - low);
        let new_year = instant::of_month(Civil::of(high - 1.0).year * 12);
        Some(Extent { low, high, least, year: 365.25 * DAY, new_year })
    }

    fn placed(&self) -> Option<(Rect, &Scale)> {
        self.placed.as_ref().map(|p| (p.plot, &p.x))
    }

    fn place(&self, stop: Stop) -> Option<f64> {
        self.points.get(stop.line)?.times().get(stop.slot)
    }

    fn stop_at(&self, place: f64, from: Option<Stop>) -> Option<Stop> {
        super::cursor::at(self, place, from)
    }

    fn codes_of(&self, (low, high): (f64, f64)) -> (String, String) {
        (instant::code(low), instant::code(high))
    }

    fn spoken(&self, context: &Context<'_>, (low, high): (f64, f64)) -> String {
        let label = |t: f64| instant::label(t, (high - low) / 1000.0, context.spec.language);
        context.spec.language.say("{0} to {1}", "{0}至{1}", &[&label(low), &label(high)])
    }

    fn window_of(&self, context: &Context<'_>, from: &str, to: &str) -> Result<(f64, f64), Error> {
        let extent = self.extent(context);
        let read = |code: &str, first: bool| match (instant::read(code), extent) {
            (Some(instant), _) => Ok(instant),
            (None, Some(extent)) if code.is_empty() => Ok(if first { extent.low } else { extent.high }),
            _ => text::read(code).map(|p| instant::of_month(if first { p.start() } else { p.end() })),
        };
        Ok((read(from, true)?, read(to, false)?))
    }

    fn named(&self, context: &Context<'_>, place: f64) -> String {
        let step = self.placed.as_ref().map_or(DAY, |p| p.step / 1000.0);
        instant::label(place, step, context.spec.language)
    }

    fn compared(&self, context: &Context<'_>, from: f64, to: f64) -> Vec<Compared> {
        let language = context.spec.language;
        let several = self.drawn(context.data).nth(1).is_some();
        let ground = Ground { years: (to - from) / (365.25 * DAY), rate: false, unlike: None };
        let row = |(i, series): (usize, &crate::data::dense::DenseSeries)| {
            let figure = |place: f64| {
                let at = super::cursor::nearest(&series.points, place)?;
                series.points.value(at).map(|v| self.figure_of(v))
            };
            let name = if several { self.name(context.data, series, language) } else { String::new() };
            let color = context.spec.theme.series(i).css();
            Compared { name, color, ..compare(&self.told, figure(from), figure(to), ground, language) }
        };
        self.drawn(context.data).map(row).collect()
    }

    fn unfit(&self, context: &Context<'_>, rise: Rise) -> Option<[&'static str; 2]> {
        let positive = self.drawn(context.data).all(|(_, s)| s.points.range(0, s.points.len()).low > 0.0);
        (rise != Rise::Linear && !positive).then_some(["not all values are above zero", "并非所有数值都大于零"])
    }

    fn strip(&self, context: &Context<'_>, width: f64, height: f64) -> Scene {
        let mut scene = Scene { width, height, marks: Vec::new() };
        let theme = &context.spec.theme;
        scene.marks.push(Mark::Box { rect: Rect { x: 0.0, y: 0.0, width, height }, color: theme.raised });
        let Some(extent) = self.extent(context) else { return scene };
        let all = self.drawn(context.data).fold(Range::NONE, |r, (_, s)| r.and(s.points.range(0, s.points.len())));
        let y = Scale::new(all.low, all.high, height - 4.0, 4.0);
        for (i, series) in self.drawn(context.data) {
            let color = theme.series(i).over(theme.raised, 0.7);
            let mut columns = Columns::default();
            columns.fill(&series.points, (extent.low, extent.high), width.ceil() as usize, 0.0);
            let span = |r: &Range| if r.is_some() { (y.pixel(r.high) - 0.5, y.pixel(r.low) + 0.5) } else { (0.0, 0.0) };
            let spans = columns.ranges().iter().map(span).collect();
            scene.marks.push(Mark::Columns { x: 0.0, step: 1.0, spans, color });
        }
        scene
    }
}
