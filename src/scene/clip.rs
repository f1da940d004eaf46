//! Cuts marks at the edges of the plot.
//!
//! Backends do not clip. Lines and areas are cut where they cross an edge, so that what is left has the slope it had; dots
//! and texts beyond the edge are left out. Cost: linear in the points.

use super::{Mark, Point, Rect};

/// Cuts the marks from `first` on to what lies within `plot`. Rules and boxes are cut sideways only: their heights are
/// the plot's own.
pub fn to(marks: &mut Vec<Mark>, first: usize, plot: Rect) {
    let cut: Vec<Mark> = marks.split_off(first.min(marks.len()));
    let across = |x: f64| x.clamp(plot.x, plot.right());
    for mark in cut {
        match mark {
            Mark::Line { points, color, width } => {
                lines(&points, plot, &mut |points| marks.push(Mark::Line { points, color, width }));
            }
            Mark::Area { points, color } => {
                let points = area(points, plot);
                if points.len() > 2 {
                    marks.push(Mark::Area { points, color });
                }
            }
            Mark::Rule { from, to, color, width } => {
                let (a, b) = (across(from.x), across(to.x));
                // One that stands beyond an edge would be moved onto it.
                if a != b || a == from.x {
                    marks.push(Mark::Rule { from: Point { x: a, ..from }, to: Point { x: b, ..to }, color, width });
                }
            }
            Mark::Box { rect, color } => {
                let (a, b) = (across(rect.x), across(rect.right()));
                if a < b {
                    marks.push(Mark::Box { rect: Rect { x: a, width: b - a, ..rect }, color });
                }
            }
            Mark::Dot { at, .. } if !plot.contains(at) => {}
            Mark::Text(label) if !plot.contains(label.at) => {}
            whole => marks.push(whole),
        }
    }
}

/// The parts of a polyline within the plot.
fn lines(points: &[Point], plot: Rect, push: &mut dyn FnMut(Vec<Point>)) {
    let mut part: Vec<Point> = Vec::new();
    for pair in points.windows(2) {
        let [a, b] = pair else { continue };
        let Some((from, to)) = segment(*a, *b, plot) else { continue };
        if part.last() != Some(&from) {
            if part.len() > 1 {
                push(std::mem::take(&mut part));
            }
            part.clear();
            part.push(from);
        }
        part.push(to);
    }
    if part.len() > 1 {
        push(part);
    }
}

/// The part of a segment within the plot (Liang and Barsky, 1984).
fn segment(a: Point, b: Point, plot: Rect) -> Option<(Point, Point)> {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (toward, room) in
        [(-dx, a.x - plot.x), (dx, plot.right() - a.x), (-dy, a.y - plot.y), (dy, plot.bottom() - a.y)]
    {
        if toward == 0.0 && room < 0.0 {
            return None;
        }
        if toward < 0.0 {
            enter = enter.max(room / toward);
        } else if toward > 0.0 {
            leave = leave.min(room / toward);
        }
    }
    let at = |t: f64| Point::new(a.x + t * dx, a.y + t * dy);
    // Ends within are kept as they are: parts join by them.
    let from = if enter > 0.0 { at(enter) } else { a };
    let to = if leave < 1.0 { at(leave) } else { b };
    (enter <= leave).then_some((from, to))
}

/// A polygon cut at each edge in turn (Sutherland and Hodgman, 1974).
fn area(points: Vec<Point>, plot: Rect) -> Vec<Point> {
    type Inside<'a> = &'a dyn Fn(Point) -> f64;
    let edges: [Inside<'_>; 4] =
        [&|p| p.x - plot.x, &|p| plot.right() - p.x, &|p| p.y - plot.y, &|p| plot.bottom() - p.y];
    edges.into_iter().fold(points, |points, inside| {
        let mut cut = Vec::with_capacity(points.len() + 2);
        let before = points.iter().cycle().skip(points.len().saturating_sub(1));
        for (a, b) in before.zip(&points) {
            let (from, to) = (inside(*a), inside(*b));
            if (from < 0.0) != (to < 0.0) {
                let t = from / (from - to);
                cut.push(Point::new(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)));
            }
            if to >= 0.0 {
                cut.push(*b);
            }
        }
        cut
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Color;

    const PLOT: Rect = Rect { x: 0.0, y: 0.0, width: 10.0, height: 10.0 };

    fn cut(mark: Mark) -> Vec<Mark> {
        let mut marks = vec![mark];
        to(&mut marks, 0, PLOT);
        marks
    }

    fn points(list: &[(f64, f64)]) -> Vec<Point> {
        list.iter().map(|(x, y)| Point::new(*x, *y)).collect()
    }

    #[test]
    fn lines_keep_their_slope() {
        let line = |list: &[(f64, f64)]| Mark::Line { points: points(list), color: Color(0, 0, 0), width: 1.0 };
        assert_eq!(cut(line(&[(-5.0, 0.0), (5.0, 10.0)])), [line(&[(0.0, 5.0), (5.0, 10.0)])]);
        assert_eq!(cut(line(&[(-5.0, 1.0), (-1.0, 1.0)])), []);
        // Out at the top and in again: two parts.
        let over = line(&[(1.0, 5.0), (3.0, -5.0), (5.0, 5.0), (6.0, 5.0)]);
        assert_eq!(cut(over), [line(&[(1.0, 5.0), (2.0, 0.0)]), line(&[(4.0, 0.0), (5.0, 5.0), (6.0, 5.0)])]);
    }

    #[test]
    fn areas_are_cut_and_what_lies_beyond_is_left_out() {
        let area = |list: &[(f64, f64)]| Mark::Area { points: points(list), color: Color(0, 0, 0) };
        let square = cut(area(&[(5.0, 2.0), (15.0, 2.0), (15.0, 4.0), (5.0, 4.0)]));
        let Some(Mark::Area { points, .. }) = square.first() else { panic!("it is gone") };
        assert!(points.iter().all(|p| PLOT.contains(*p)) && points.len() == 4);
        assert_eq!(cut(area(&[(11.0, 2.0), (15.0, 2.0), (15.0, 4.0)])), []);
        let dot = |x: f64| Mark::Dot { at: Point::new(x, 1.0), radius: 2.0, color: Color(0, 0, 0) };
        assert_eq!((cut(dot(5.0)).len(), cut(dot(11.0)).len()), (1, 0));
    }
}
