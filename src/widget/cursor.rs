//! How pointer and keys move the cursor.

use super::Widget;
use super::input::{Input, Key};
use super::response::{Cursor, Dirty, Notice, Response};
use crate::scene::Point;
use crate::view::Stop;

impl Widget {
    /// Goes to what is nearest to the pointer.
    pub(super) fn point(&mut self, at: Point) -> Response {
        if !(at.x.is_finite() && at.y.is_finite()) {
            return Response::default();
        }
        let from = self.stop;
        let view = self.ready().1;
        let next = view.nearest(at, from);
        let cursor = if next.is_some() { view.manner().pointer } else { Cursor::Default };
        Response { cursor, ..self.go(next) }
    }

    pub(super) fn go(&mut self, stop: Option<Stop>) -> Response {
        if stop == self.stop {
            return Response::default();
        }
        self.stop = stop;
        let (context, view, _) = self.ready();
        let rows = stop.map(|s| view.rows_at(&context, s)).unwrap_or_default();
        Response { dirty: Dirty::Overlay, handled: true, notices: vec![Notice::Hover { rows }], ..Response::default() }
    }

    pub(super) fn key(&mut self, key: Key) -> Response {
        match key {
            Key::Enter if self.stop.is_none() => return self.handle(Input::Focus),
            Key::Enter => return self.choose(true),
            Key::Escape => {
                #[cfg(feature = "whole")]
                if self.computed.picking {
                    return self.pick();
                }
                #[cfg(feature = "whole")]
                if self.stop.is_none() && !self.pins.is_empty() {
                    return self.unpin();
                }
                let put_away = self.go(None);
                return if put_away.dirty == Dirty::Clean { self.back() } else { put_away };
            }
            _ => {}
        }
        #[cfg(feature = "whole")]
        if let Some(response) = self.explore_key(key) {
            return response;
        }
        let from = self.stop;
        let Some(next) = self.ready().1.step(from, key) else { return Response::default() };
        // At the end of the line the key is still ours: the page must not scroll under it.
        let response = Response { handled: true, ..self.go(Some(next)) };
        #[cfg(feature = "whole")]
        let response = Response { dirty: response.dirty.max(self.follow()), ..response };
        response
    }
}
