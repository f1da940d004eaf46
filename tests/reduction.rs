//! The picture of a million points, held to the stroke through all of them.
//!
//! Both are rastered by tiny-skia at two device pixels a CSS pixel. The stroke is made here, from the data and from what the picture
//! says of its axes; of the reduction it knows nothing.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use barograph::data::Measure;
use barograph::data::dense::DenseSeries;
use barograph::scene::{FixedAdvances, Mark, Scene};
use barograph::spec::Asked;
use barograph::widget::Widget;
use barograph::widget::input::Input;
use barograph_pyramid::Dense;
use std::rc::Rc;
use tiny_skia::{Color, LineJoin, Paint, PathBuilder, Pixmap, Rect, Stroke, Transform};

const WIDTH: u32 = 800;
const HEIGHT: u32 = 320;
const RATIO: f32 = 2.0;

/// A walk with noise, and single points far off it.
fn values(count: usize) -> Vec<f64> {
    let mut state = 12345_u64;
    let mut noise = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as f64 / f64::from(1_u32 << 31) - 0.5
    };
    let mut walk = 0.0;
    let mut all: Vec<f64> = (0..count)
        .map(|i| {
            walk += noise();
            100.0 + walk / (count as f64).sqrt() * 60.0 + 8.0 * (i as f64 / count as f64 * 125.0).sin() + noise() * 4.0
        })
        .collect();
    for (at, value) in [(0.1237, 160.0), (0.5003, 30.0), (0.87, 150.0)] {
        if let Some(place) = all.get_mut((count as f64 * at) as usize) {
            *place = value;
        }
    }
    all
}

fn widget(times: &[f64], values: &[f64]) -> Widget {
    let mut widget = Widget::new(Box::new(FixedAdvances));
    widget.configure(&Asked { lang: "en".into(), ..Asked::default() }).unwrap();
    widget.handle(Input::Resize { width: f64::from(WIDTH), height: f64::from(HEIGHT), ratio: f64::from(RATIO) });
    let mut points = Dense::new();
    points.append(times, values).unwrap();
    let (indicator, area, unit) = ("load".into(), String::new(), String::new());
    let series = DenseSeries { indicator, area, measure: Measure(String::new()), unit, points: Rc::new(points) };
    widget.load_dense(vec![series], Vec::new(), Vec::new());
    widget
}

fn pixmap() -> Pixmap {
    let mut map = Pixmap::new(WIDTH * RATIO as u32, HEIGHT * RATIO as u32).unwrap();
    map.fill(Color::WHITE);
    map
}

fn black() -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color(Color::BLACK);
    paint
}

fn stroke(map: &mut Pixmap, points: impl Iterator<Item = (f64, f64)>) {
    let mut path = PathBuilder::new();
    for (x, y) in points {
        let (x, y) = (x as f32 * RATIO, y as f32 * RATIO);
        if path.is_empty() { path.move_to(x, y) } else { path.line_to(x, y) }
    }
    let pen = Stroke { width: RATIO, line_join: LineJoin::Round, ..Stroke::default() };
    if let Some(path) = path.finish() {
        map.stroke_path(&path, &black(), &pen, Transform::identity(), None);
    }
}

/// The marks of the series as the canvas draws them: whole device pixels for columns, strokes else.
fn drawn(scene: &Scene) -> Pixmap {
    let mut map = pixmap();
    let snap = |v: f64| (v * f64::from(RATIO)).round() as f32;
    for mark in &scene.marks {
        match mark {
            Mark::Columns { x, step, spans, .. } => {
                for (i, (top, bottom)) in spans.iter().enumerate().filter(|(_, (top, bottom))| top < bottom) {
                    let (left, right) = (snap(x + i as f64 * step), snap(x + (i + 1) as f64 * step));
                    if let Some(rect) = Rect::from_ltrb(left, snap(*top), right, snap(*bottom)) {
                        let plain = Paint { anti_alias: false, ..black() };
                        map.fill_rect(rect, &plain, Transform::identity(), None);
                    }
                }
            }
            Mark::Line { points, .. } => stroke(&mut map, points.iter().map(|p| (p.x, p.y))),
            _ => {}
        }
    }
    map
}

/// Pixels of a value on the axis, from two of its labels.
fn axis(scene: &Scene, left: f64) -> impl Fn(f64) -> f64 {
    let ticks: Vec<(f64, f64)> = scene
        .labels()
        .filter(|l| l.at.x < left)
        .filter_map(|l| Some((l.text.replace('−', "-").parse().ok()?, l.at.y)))
        .collect();
    let (first, last) =
        (*ticks.first().unwrap(), *ticks.iter().rev().find(|t| t.1 != ticks.first().unwrap().1).unwrap());
    move |value| first.1 + (value - first.0) / (last.0 - first.0) * (last.1 - first.1)
}

/// The share of all pixels that differ by more than a quarter of what they can.
fn compare(a: &Pixmap, b: &Pixmap) -> f64 {
    let pairs = a.pixels().iter().zip(b.pixels());
    let differ = pairs.filter(|(a, b)| a.red().abs_diff(b.red()) > 64).count();
    differ as f64 / a.pixels().len() as f64
}

/// Least and greatest row with ink in each column of pixels.
fn reach(map: &Pixmap) -> Vec<Option<(usize, usize)>> {
    let width = map.width() as usize;
    let mut all = vec![None; width];
    for (at, _) in map.pixels().iter().enumerate().filter(|(_, p)| p.red() < 128) {
        if let Some(column) = all.get_mut(at % width) {
            let (top, _) = column.unwrap_or((at / width, 0));
            *column = Some((top, at / width));
        }
    }
    all
}

#[test]
fn the_reduced_picture_is_that_of_all_points() {
    let count = 1_000_000;
    let times: Vec<f64> = (0..count).map(|i| 1.1e12 + f64::from(i) * 600_000.0).collect();
    let values = values(count as usize);
    let mut w = widget(&times, &values);
    for factor in [1.0, 0.1, 0.03, 0.008, 0.004, 0.002, 0.001] {
        w.handle(Input::All);
        w.handle(Input::Tick(f64::INFINITY));
        w.handle(Input::Zoom { x: f64::NAN, factor });
        let [low, high, left, right] = w.seen().unwrap();
        let scene = w.scene().clone();
        let reduced = drawn(&scene);
        let y = axis(&scene, left);
        let last = f64::from(count - 1);
        let x = |i: f64| left + (i / last - low) / (high - low) * (right - left);
        let mut full = pixmap();
        let seen = times.iter().zip(&values).enumerate().map(|(i, (_, v))| (x(i as f64), y(*v)));
        let near = |at: &f64| *at > left - 20.0 && *at < right + 20.0;
        let seen: Vec<(f64, f64)> = seen.filter(|(at, _)| near(at)).collect();
        // One path of a million segments is more than a rasteriser bears.
        for from in (0..seen.len()).step_by(499) {
            stroke(&mut full, seen.iter().skip(from.saturating_sub(1)).take(500).copied());
        }
        // What lies beside the plot is clipped in the chart.
        for (from, to) in [(0.0, left), (right, f64::from(WIDTH))] {
            let edge = Rect::from_ltrb(from as f32 * RATIO, 0.0, to as f32 * RATIO, HEIGHT as f32 * RATIO).unwrap();
            let mut white = Paint::default();
            white.set_color(Color::WHITE);
            full.fill_rect(edge, &white, Transform::identity(), None);
        }
        let share = compare(&reduced, &full);
        assert!(share <= 0.005, "{:.2} % of the pixels differ at {factor}", share * 100.0);
        // A spike may stand in the column beside: a pen of two pixels is not on whole ones.
        let own = reach(&reduced);
        for (column, extremes) in reach(&full).into_iter().enumerate() {
            let Some((top, bottom)) = extremes else { continue };
            // At the plot's edges the stroke ends in a round cap.
            let place = column as f64 / f64::from(RATIO);
            if place < left + 2.0 || place > right - 2.0 {
                continue;
            }
            let beside = own.iter().skip(column.saturating_sub(1)).take(3).flatten();
            let (high, low) = beside.fold((usize::MAX, 0), |(h, l), (top, bottom)| (h.min(*top), l.max(*bottom)));
            assert!(
                high <= top + 2 && low + 2 >= bottom,
                "{factor}: {top}..{bottom}, drawn {high}..{low}, in {column}"
            );
        }
    }
}
