//! What the reader chooses: a figure, a tile, the way back, a series, a measure.

#[cfg(feature = "whole")]
use super::Opened;
use super::Widget;
use super::response::{Dirty, Notice, Response};
#[cfg(feature = "whole")]
use super::window;
#[cfg(feature = "whole")]
use crate::view::Goal;
use crate::view::Reader;

impl Widget {
    /// Chooses what the cursor is on; with `open`, a computed figure shows its working.
    #[cfg_attr(not(feature = "whole"), expect(unused_variables, reason = "the small engine computes nothing"))]
    pub(super) fn choose(&mut self, open: bool) -> Response {
        let Some(stop) = self.stop else { return Response::default() };
        #[cfg(feature = "whole")]
        if self.computed.picking {
            return self.picked(stop);
        }
        #[cfg(feature = "whole")]
        if self.pinning {
            return self.pin();
        }
        let (context, view, _) = self.ready();
        let row = view.rows_at(&context, stop).into_iter().next();
        #[cfg(feature = "whole")]
        let goal = view.goal(&context, stop);
        #[cfg_attr(not(feature = "whole"), expect(unused_mut, reason = "the small engine opens nothing"))]
        let mut notices: Vec<Notice> = row.map(|row| Notice::Select { row }).into_iter().collect();
        #[cfg(feature = "whole")]
        if let Some(goal) = goal {
            let response = self.open(goal);
            notices.extend(response.notices);
            return Response { notices, ..response };
        }
        #[cfg(feature = "whole")]
        notices.extend(self.working(stop).filter(|_| open).map(|working| Notice::Open { working: Box::new(working) }));
        Response { handled: !notices.is_empty(), notices, ..Response::default() }
    }

    /// Opens a history.
    #[cfg(feature = "whole")]
    fn open(&mut self, Goal { indicator, area, measure }: Goal) -> Response {
        let spec = self.spec.history(indicator, area);
        self.opened = Some(Opened { spec, from: self.stop.take() });
        self.sight = window::Sight::default();
        // The way back leads to the row it came from.
        self.reader = Reader { measure: Some(measure), sort: self.reader.sort, ..Reader::default() };
        let response = self.stale(Dirty::Derived);
        Response { notices: self.changed(), ..response }
    }

    /// Leads back from a history; the small engine opens none.
    pub(super) fn back(&mut self) -> Response {
        #[cfg(feature = "whole")]
        if let Some(opened) = self.opened.take() {
            self.stop = opened.from;
            self.sight = window::Sight::default();
            self.reader = Reader { sort: self.reader.sort, ..Reader::default() };
            let response = self.stale(Dirty::Derived);
            return Response { notices: self.changed(), ..response };
        }
        Response::default()
    }

    pub(super) fn changed(&mut self) -> Vec<Notice> {
        let view = self.shown().view.name();
        let (context, shown, _) = self.ready();
        let (indicator, measure) = shown.codes(&context);
        #[cfg(feature = "whole")]
        let transform = self.steps();
        #[cfg(not(feature = "whole"))]
        let transform = String::new();
        vec![Notice::Change { view, indicator, measure, transform }]
    }

    /// Sorts the rows by a column; where they are, the other way round.
    #[cfg(feature = "whole")]
    pub(super) fn sort(&mut self, number: usize) -> Response {
        let heads = self.ready().1.heads();
        let head = heads.and_then(|h| h.heads.iter().find(|h| h.number == number && !h.said.is_empty()));
        let Some(rises) = head.map(|h| h.rises) else { return Response::default() };
        self.reader.sort = Some((number, rises));
        self.stop = None;
        let response = self.stale(Dirty::Derived);
        Response { notices: self.changed(), ..response }
    }

    pub(super) fn toggle(&mut self, index: usize) -> Response {
        let (context, view, _) = self.ready();
        let legend = view.legend(&context);
        let Some((series, choice)) = legend.get(index) else { return Response::default() };
        let series = *series;
        if choice.on {
            if legend.iter().filter(|(_, c)| c.on).count() == 1 {
                // The last line stays: an empty chart would say that there is nothing.
                return Response::default();
            }
            self.reader.hidden.push(series);
        } else {
            self.reader.hidden.retain(|h| *h != series);
        }
        self.stop = None;
        let response = self.stale(Dirty::Derived);
        Response { notices: self.changed(), ..response }
    }

    pub(super) fn measure(&mut self, index: usize) -> Response {
        let (context, view, _) = self.ready();
        let Some((measure, choice)) = view.measures(&context).into_iter().nth(index) else {
            return Response::default();
        };
        if choice.on {
            return Response::default();
        }
        self.reader = Reader { measure: Some(measure), ..Reader::default() };
        self.stop = None;
        let response = self.stale(Dirty::Derived);
        Response { notices: self.changed(), ..response }
    }
}
