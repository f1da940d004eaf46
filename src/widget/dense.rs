//! Series of instants: taken, and made longer.

use super::Widget;
use super::response::{Dirty, Response};
use crate::data::dense::DenseSeries;
use crate::data::{Name, Unit};
use barograph_pyramid::Dense;
use std::rc::Rc;

impl Widget {
    /// Takes series of instants, in the place of all before, behind the names and units of the files.
    pub fn load_dense(&mut self, series: Vec<DenseSeries>, names: Vec<Name>, units: Vec<Unit>) -> Response {
        self.data.dense = series;
        self.data.names.extend(names);
        self.data.units.extend(units);
        self.loaded = true;
        self.stop = None;
        self.sight.due = true;
        self.stale(Dirty::Derived)
    }

    /// Appends to the series of instants of this number; a window at the end of the axis goes on with it.
    pub fn lengthen(&mut self, number: usize, append: &mut dyn FnMut(&mut Dense)) -> Response {
        // The view holds the points, too.
        let at_end = self.at_end();
        self.view = None;
        let response = self.stale(Dirty::Derived);
        if let Some(points) = self.data.dense.get_mut(number).and_then(|s| Rc::get_mut(&mut s.points)) {
            append(points);
        }
        self.catch_up(at_end);
        response
    }
}
