//! Figures that come while the chart is shown.
//!
//! What the reader did stays: where he looks at the end of the axis the window goes on with it, else it stands.

use super::Widget;
use super::response::{Dirty, Response};
use crate::error::{Error, Sentence};
use crate::read::{self, File};

static OTHER_UNIT: Sentence = Sentence::new(
    "append/other-unit",
    "append: \"{0}\" is in \"{1}\" here and in \"{2}\" there; use one unit",
    "追加数据：“{0}”原单位为“{2}”，追加的单位为“{1}”；请统一单位",
);

impl Widget {
    /// Takes rows in, written as a file of observations; they are newer than what is there.
    ///
    /// # Errors
    /// Those of [`read::read`], of the first refused row, and `append/other-unit`; nothing is taken in then.
    pub fn append(&mut self, rows: &File<'_>) -> Result<Response, Error> {
        let reading = read::read(&[*rows])?;
        if let Some(error) = reading.refused.into_iter().next() {
            return Err(error);
        }
        let at_end = self.at_end();
        let response = self.stale(Dirty::Derived);
        let other = |s: &&crate::data::Series| {
            let known = self.data.series.iter().find(|k| {
                k.indicator == s.indicator && k.area == s.area && k.measure == s.measure && k.frequency == s.frequency
            });
            known.is_some_and(|k| k.unit != s.unit)
        };
        if let Some(series) = reading.dataset.series.iter().find(other) {
            let known = self.data.series.iter().find(|k| k.indicator == series.indicator && k.unit != series.unit);
            let known = known.map_or("", |k| k.unit.as_str());
            return Err(Error::of(&OTHER_UNIT, &[&series.indicator, &series.unit, known]));
        }
        self.data.append(reading.dataset);
        self.finding.forget();
        self.stop = None;
        self.catch_up(at_end);
        Ok(response)
    }

    /// Takes the files of the chart anew, in the place of all before, and goes on where the reader is.
    ///
    /// # Errors
    /// Those of [`Widget::load`]; where the files cannot be read, what was there stays.
    pub fn reload(&mut self, files: &[File<'_>]) -> Result<Response, Error> {
        let reading = read::read(files)?;
        let state = self.state();
        (self.opened, self.stop) = (None, None);
        let dense = std::mem::take(&mut self.data.dense);
        self.stale(Dirty::Derived);
        let response = self.take(reading)?;
        self.data.dense = dense;
        self.restore(&state);
        Ok(response)
    }
}
