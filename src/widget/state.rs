//! What the reader did, as a text that a page keeps in its address and gives back.
//!
//! Owns the words of that text: `key=value` with semicolons between, `%` and two hexadecimal digits for what would be taken
//! for a separator. Periods and series are named by their codes, so that a text outlives an update of the data. What is not
//! understood, or not there any more, is passed over: an old address shows what it still can.

use super::response::{Dirty, Response};
use super::window::Sight;
use super::{Opened, Widget};
use crate::data::{Measure, Series};
use crate::derive::compare::MOST;
use crate::method::menu as methods;
use crate::period;
use crate::spec::Spec;
use crate::text::join;
use crate::transform::menu::{FREQUENCIES, INDEX};
use crate::view::Reader;
use crate::view::lens::{Lens, Rise};

const SEPARATORS: &str = "%;=,/";

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if SEPARATORS.contains(c) {
            let digit = |n: u32| char::from_digit(n & 15, 16).unwrap_or('0');
            out.extend(['%', digit(c as u32 >> 4), digit(c as u32)]);
        } else {
            out.push(c);
        }
    }
    out
}

fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        out.push_str(before);
        let code = after.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match code.map(char::from).filter(|c| SEPARATORS.contains(*c)) {
            Some(c) => out.push(c),
            None => out.push('%'),
        }
        rest = if code.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    out.push_str(rest);
    out
}

/// The key of a series: indicator, area, measure, frequency.
fn key(series: &Series) -> String {
    let parts = [&*series.indicator, &*series.area, &*series.measure.0, series.frequency.code()].map(escaped);
    join(&parts, "/")
}

impl Widget {
    /// What the reader did; empty for nothing. Cost: that of a layout where one is due.
    pub fn state(&mut self) -> String {
        self.ready();
        let mut out: Vec<String> = Vec::new();
        let mut say = |name: &str, value: String| {
            if !value.is_empty() {
                out.push(crate::text::fill("{0}={1}", &[name, &value]));
            }
        };
        if let Some(opened) = &self.opened {
            let code = |codes: &[String]| codes.first().map(|c| escaped(c)).unwrap_or_default();
            say("open", crate::text::fill("{0}/{1}", &[&code(&opened.spec.indicators), &code(&opened.spec.areas)]));
        }
        if let Some(picks) = &self.finding.picks {
            let pairs: Vec<String> =
                picks.iter().map(|(i, a)| crate::text::fill("{0}/{1}", &[&escaped(i), &escaped(a)])).collect();
            say("compare", if pairs.is_empty() { "none".into() } else { join(&pairs, ",") });
        }
        let reader = &self.reader;
        say("measure", reader.measure.as_ref().map(|m| escaped(&m.0)).unwrap_or_default());
        say("compute", escaped(&reader.step));
        say("frequency", reader.frequency.into());
        say("base", reader.base.map(period::Period::code).unwrap_or_default());
        let sort = |(column, rises): (usize, bool)| {
            let column = crate::text::whole(column as i32);
            crate::text::fill(if rises { "{0}" } else { "-{0}" }, &[&column])
        };
        say("sort", reader.sort.map(sort).unwrap_or_default());
        let names: Vec<String> = reader.methods.iter().map(|(_, name)| String::from(*name)).collect();
        say("methods", join(&names, ","));
        let hidden = reader.hidden.iter().filter_map(|i| self.data.series.get(*i)).map(key);
        say("hidden", join(&hidden.collect::<Vec<_>>(), ","));
        let author = self.shown().rise;
        let Lens { rise, stays, .. } = self.sight.lens;
        say("scale", if rise == author { String::new() } else { rise.name().into() });
        say("axis", if stays { "stays".into() } else { String::new() });
        let pins = self.pins.clone();
        let span = self.heading_codes();
        let (context, view, _) = self.ready();
        if let Some((from, to)) = span {
            say("span", join(&[from, to].map(|c| c.replace('/', "%2f")), "/"));
        } else if view.axis().is_some() && !context.spec.span.is_empty() {
            say("span", "all".into());
        }
        if let Some(axis) = view.axis() {
            let pins: Vec<String> = pins.iter().map(|p| axis.codes_of((*p, *p)).0.replace('/', "%2f")).collect();
            say("pins", join(&pins, ","));
        }
        join(&out, ";")
    }

    /// The first and the last period of the window that is shown, or glided to; none for the whole.
    pub(super) fn heading_codes(&mut self) -> Option<(String, String)> {
        let (context, view, _) = self.ready();
        let extent = view.axis()?.extent(&context)?;
        let window = self.heading(&extent)?;
        let (context, view, _) = self.ready();
        let axis = view.axis()?;
        let (from, to) = axis.codes_of(window);
        // By its periods: a window that shows them all is the whole.
        let (low, high) = axis.window_of(&context, &from, &to).ok()?;
        extent.window(low, high).map(|_| (from, to))
    }

    /// Does again what a text of [`Widget::state`] says; an empty one shows what the author asked for.
    pub fn restore(&mut self, text: &str) -> Response {
        let of = |name: &str| {
            let mut pairs = text.split(';').filter_map(|pair| pair.split_once('='));
            pairs.find(|(key, _)| *key == name).map_or("", |(_, value)| value)
        };
        self.opened = None;
        self.stop = None;
        self.pins.clear();
        self.sight = Sight { due: true, ..Default::default() };
        if let Some((indicator, area)) = of("open").split_once('/') {
            let spec = self.spec.history(plain(indicator), plain(area));
            self.opened = Some(Opened { spec, from: None });
        }
        self.spec.compare = Spec::check(&self.asked).map(|s| s.compare).unwrap_or_default();
        self.finding.picks = None;
        if !of("compare").is_empty() {
            let pairs = of("compare").split(',').filter_map(|pair| pair.split_once('/'));
            let picks: Vec<_> = pairs.map(|(i, a)| (plain(i), plain(a))).take(MOST).collect();
            self.opened.as_mut().map_or(&mut self.spec, |o| &mut o.spec).compare.clone_from(&picks);
            self.finding.picks = Some(picks);
        }
        let step = plain(of("compute"));
        let known = |name: &str| {
            (0..)
                .map_while(|f| methods::step(f, 0).map(|_| f))
                .find_map(|family| (0..).map_while(|i| methods::step(family, i)).find(|(_, step)| *step == name))
        };
        self.reader = Reader {
            measure: Some(Measure(plain(of("measure")))).filter(|m| !m.0.is_empty()),
            // A step that is none would end the derivation; an index gets its base later.
            step: if step == INDEX || crate::transform::read(&step).is_ok() { step } else { String::new() },
            frequency: FREQUENCIES.iter().map(|f| f.0).find(|f| *f == of("frequency")).unwrap_or_default(),
            base: period::text::read(of("base")).ok(),
            sort: {
                let column = of("sort");
                let number = column.strip_prefix('-').unwrap_or(column).parse().ok();
                number.map(|n: usize| (n, !column.starts_with('-')))
            },
            methods: of("methods").split(',').filter_map(known).collect(),
            ..Reader::default()
        };
        let hidden = |k: &str| self.data.series.iter().position(|s| key(s) == k);
        self.reader.hidden = of("hidden").split(',').filter_map(hidden).collect();
        let response = self.stale(Dirty::Derived);
        // The author's span is taken up first, then the reader's stands in its place.
        let (context, view, _) = self.ready();
        if let Some((axis, extent)) = view.axis().and_then(|a| Some((a, a.extent(&context)?))) {
            let ends = of("span").split_once('/');
            let window = ends.and_then(|(from, to)| axis.window_of(&context, &plain(from), &plain(to)).ok());
            let pins = of("pins").split(',').filter(|c| !c.is_empty());
            let place = |code: &str| {
                let (low, high) = axis.window_of(&context, &plain(code), &plain(code)).ok()?;
                axis.place(axis.stop_at((low + high) / 2.0, None)?)
            };
            let pins: Vec<f64> = pins.filter_map(place).take(2).collect();
            let rise = Rise::ALL.into_iter().find(|r| r.name() == of("scale"));
            if of("span") == "all" {
                self.sight.lens.window = None;
            }
            if let Some((low, high)) = window {
                self.sight.lens.window = extent.window(low.min(high), high.max(low));
            }
            self.pins = pins;
            self.sight.lens.rise = rise.unwrap_or(self.sight.lens.rise);
        }
        self.sight.lens.stays = of("axis") == "stays";
        self.stale(Dirty::Window);
        let notices = self.changed();
        Response { notices, ..response }
    }

    /// Puts the cursor at a period or an instant by its code, as another chart's stands; tells nobody.
    pub fn point_to(&mut self, code: &str) -> Response {
        let from = self.stop;
        let (context, view, _) = self.ready();
        let at = |axis: &dyn crate::view::Axis| {
            let (low, high) = axis.window_of(&context, code, code).ok()?;
            let extent = axis.extent(&context)?;
            let place = (low + high) / 2.0;
            (place >= extent.low && place <= extent.high).then(|| axis.stop_at(place, from))?
        };
        let stop = if code.is_empty() { None } else { view.axis().and_then(at) };
        Response { notices: Vec::new(), ..self.go(stop) }
    }
}

#[cfg(test)]
mod tests {
    use super::{escaped, plain};

    #[test]
    fn separators_within_names_survive() {
        for text in ["", "a;b=c,d%e/f", "工业%增加值", "100%"] {
            assert_eq!(plain(&escaped(text)), text);
        }
        assert_eq!(plain("50%zz %2"), "50%zz %2");
    }
}
