//! Targets as rows: name and state, a bullet, figures. On narrow screens these stand below each other.
//!
//! Owns the columns. No text is cut but names of more than two lines.

use super::super::items::Picture;
use super::bullet::{self, Bullet};
use super::facts::Fact;
use super::{Entry, flow};
use crate::scene::lamp;
use crate::scene::pen::Pen;
use crate::scene::{Align, Font, Point, Rect, Scene};
use crate::theme::{Tone, size};
use crate::view::{Context, Frame};

const LINE: f64 = 17.0;
const PAD: f64 = 11.0;
const GAP: f64 = 20.0;
const NARROWEST_BULLET: f64 = 130.0;
const NARROWEST_NAME: f64 = 150.0;
/// Width from which two figures stand beside each other.
const TWO: f64 = 560.0;
/// Room of the sign before the words of a state.
const SIGN: f64 = 16.0;

/// The rows.
pub(super) struct Bars {
    pub(super) entries: Vec<Entry>,
}

/// Widths of name, bullet and figures.
struct Columns {
    name: f64,
    bullet: f64,
    facts: [f64; 4],
}

impl Columns {
    /// `None` where there is no room for columns.
    fn new(pen: &Pen<'_>, entries: &[Entry], width: f64) -> Option<Self> {
        let mut facts = [0.0_f64; 4];
        let mut names = 0.0_f64;
        for entry in entries {
            names = names.max(pen.width(&entry.name, size::NAME_SMALL));
            names = names.max(SIGN + pen.width(&entry.state.text, size::SMALL));
            for (room, fact) in facts.iter_mut().zip(&entry.facts) {
                let texts = [(&*fact.main, size::LABEL), (&*fact.sub, size::SMALL)];
                let heads = [(fact.label, size::SMALL), (fact.under, size::SMALL)];
                let widths = texts.into_iter().chain(heads).map(|(text, font)| pen.width(text, font));
                *room = widths.fold(*room, f64::max).ceil();
            }
        }
        // A column that says nothing is left out.
        for (i, room) in facts.iter_mut().enumerate() {
            let says = |e: &Entry| e.facts.get(i).is_some_and(|f| !(f.main.is_empty() && f.sub.is_empty()));
            if !entries.iter().any(says) {
                *room = 0.0;
            }
        }
        let taken: f64 = facts.iter().filter(|w| **w > 0.0).map(|w| w + GAP).sum();
        let room = (width - GAP - taken - NARROWEST_BULLET).min(width * 0.3);
        let name = names.ceil().min(room).max(NARROWEST_NAME);
        let bullet = width - name - GAP - taken;
        (bullet >= NARROWEST_BULLET).then_some(Self { name, bullet, facts })
    }
}

impl Picture for Bars {
    fn lay_out(&self, context: &Context<'_>, frame: &Frame<'_>) -> (Scene, Vec<Rect>) {
        let width = frame.width.max(1.0);
        let mut pen = Pen::new(width, 120.0, &context.spec.theme, frame.measure);
        if self.entries.is_empty() {
            return (pen.scene, Vec::new());
        }
        let columns = Columns::new(&pen, &self.entries, width);
        let mut top = self.legend(&mut pen, context, width) + 4.0;
        if let Some(columns) = &columns {
            top = self.heads(&mut pen, columns, top);
        }
        let mut places = Vec::with_capacity(self.entries.len());
        for entry in &self.entries {
            pen.rule((0.0, top), (width, top), pen.theme.line, 1.0);
            let bottom = match &columns {
                Some(columns) => row(&mut pen, entry, columns, top),
                None => stacked(&mut pen, entry, width, top),
            };
            places.push(Rect { x: 0.0, y: top, width, height: bottom - top });
            top = bottom;
        }
        pen.scene.height = top;
        if let Some(crate::scene::Mark::Box { rect, .. }) = pen.scene.marks.first_mut() {
            rect.height = top;
        }
        (pen.scene, places)
    }
}

impl Bars {
    /// What bar, tick and mark mean, as far as they are drawn; gives the height.
    fn legend(&self, pen: &mut Pen<'_>, context: &Context<'_>, width: f64) -> f64 {
        let language = context.spec.language;
        let bullets: Vec<Bullet> = self.entries.iter().map(bullet::of).collect();
        let any = |is: fn(&Bullet) -> bool| bullets.iter().any(is);
        let mut parts: Vec<(u8, &str)> = Vec::new();
        match (any(|b| matches!(b, Bullet::Way(Some(_), _))), any(|b| matches!(b, Bullet::Value(Some(_), _)))) {
            (true, true) => parts
                .push((0, language.pick("done; of rates the latest, from zero", "完成进度；增速为最新值（自零起）"))),
            (true, false) => parts.push((0, language.pick("done", "完成进度"))),
            (false, true) => parts.push((0, language.pick("latest, from zero", "最新值（自零起）"))),
            (false, false) => {}
        }
        if any(|b| matches!(b, Bullet::Bound(Some(_), _))) {
            parts.push((1, language.pick("latest figure against a bound", "最新值（约束性目标）")));
        }
        if any(|b| matches!(b, Bullet::Bound(..))) {
            parts.push((2, language.pick("allowed", "允许范围")));
        }
        parts.push((3, language.pick("target", "目标")));
        if any(|b| matches!(b, Bullet::Way(_, Some(_)))) {
            parts.push((4, language.pick("time passed", "时间进度")));
        }
        let words: Vec<&str> = parts.iter().map(|p| p.1).collect();
        let (places, height) = flow::places(pen, &words, width);
        let theme = pen.theme;
        for ((sample, word), at) in parts.into_iter().zip(places) {
            let middle = Point::new(at.x + flow::SAMPLE / 2.0, at.y);
            let strip = |half: f64| Rect { x: at.x, y: at.y - half, width: flow::SAMPLE, height: 2.0 * half };
            match sample {
                0 => pen.fill(strip(4.0), theme.series(0)),
                1 => pen.dot(middle, 5.0, theme.series(0)),
                2 => pen.fill(strip(6.0), bullet::allowed(theme)),
                3 => pen.fill(Rect { x: middle.x - 1.5, y: at.y - 7.0, width: 3.0, height: 14.0 }, theme.ink),
                _ => bullet::time_mark(pen, middle),
            }
            flow::word(pen, at, word, width);
        }
        height
    }

    /// The heads of the columns; gives the bottom.
    fn heads(&self, pen: &mut Pen<'_>, columns: &Columns, top: f64) -> f64 {
        let Some(first) = self.entries.first() else { return top };
        let theme = pen.theme;
        let mut right = columns.name + GAP + columns.bullet;
        for (fact, room) in first.facts.iter().zip(columns.facts).filter(|(_, room)| *room > 0.0) {
            right += GAP + room;
            pen.text(fact.label, (right, top + 8.0), Align::Right, size::SMALL, theme.ink);
            pen.text(fact.under, (right, top + 8.0 + LINE), Align::Right, size::SMALL, theme.muted);
        }
        top + 2.0 * LINE + 6.0
    }
}

/// Name, and sign and words of the state; gives the height.
fn head(pen: &mut Pen<'_>, entry: &Entry, at: (f64, f64), room: f64) -> f64 {
    let theme = pen.theme;
    let names = pen.lines(&entry.name, room, 2, size::NAME_SMALL);
    pen.paragraph(&names, at, LINE, size::NAME_SMALL, theme.ink);
    let top = at.1 + names.len() as f64 * LINE;
    lamp::draw(pen, entry.state.sign, entry.state.tone, Point::new(at.0 + 5.0, top + LINE / 2.0), 10.0);
    let said = pen.lines(&entry.state.text, room - SIGN, 3, size::SMALL);
    let color = if entry.state.tone == Tone::Calm { theme.muted } else { theme.ink };
    pen.paragraph(&said, (at.0 + SIGN, top), LINE, size::SMALL, color);
    (names.len() + said.len().max(1)) as f64 * LINE
}

/// A row with columns; gives its bottom.
fn row(pen: &mut Pen<'_>, entry: &Entry, columns: &Columns, top: f64) -> f64 {
    let theme = pen.theme;
    let tall = head(pen, entry, (0.0, top + PAD), columns.name);
    let height = tall.max(2.0 * LINE) + 2.0 * PAD;
    let middle = top + height / 2.0;
    let x = columns.name + GAP;
    let area = Rect { x, y: middle - bullet::TRACK / 2.0, width: columns.bullet, height: bullet::HEIGHT };
    bullet::draw(pen, bullet::of(entry), area);
    let mut right = x + columns.bullet;
    for (i, (fact, room)) in entry.facts.iter().zip(columns.facts).enumerate().filter(|(_, (_, room))| *room > 0.0) {
        right += GAP + room;
        // What no figure stands beside is no figure either.
        let (font, color): (Font, _) =
            if i == 0 && entry.progress.is_none() { (size::SMALL, theme.muted) } else { (size::LABEL, theme.ink) };
        let two = !fact.sub.is_empty();
        let first = if two { middle - LINE / 2.0 } else { middle };
        pen.text(&fact.main, (right, first), Align::Right, font, color);
        pen.text(&fact.sub, (right, middle + LINE / 2.0), Align::Right, size::SMALL, theme.muted);
    }
    top + height
}

/// A row whose parts stand below each other; gives its bottom.
fn stacked(pen: &mut Pen<'_>, entry: &Entry, width: f64, top: f64) -> f64 {
    let theme = pen.theme;
    let mut y = top + PAD;
    y += head(pen, entry, (0.0, y), width) + 7.0;
    bullet::draw(pen, bullet::of(entry), Rect { x: 0.0, y, width, height: bullet::HEIGHT });
    y += bullet::HEIGHT + 3.0;
    let labels = entry.facts.iter().map(|f| pen.width(f.label, size::SMALL)).fold(0.0, f64::max).ceil();
    let told: Vec<&Fact> = entry.facts.iter().filter(|f| !(f.main.is_empty() && f.said.is_empty())).collect();
    let beside = if width >= TWO { 2 } else { 1 };
    let each = (width - GAP * (beside as f64 - 1.0)) / beside as f64;
    for pair in told.chunks(beside) {
        let mut tall = 0.0_f64;
        for (i, fact) in pair.iter().enumerate() {
            let x = i as f64 * (each + GAP);
            let said = crate::text::join(&[fact.main.clone(), fact.said.clone()], " · ");
            let lines = pen.lines(&said, each - labels - 10.0, 3, size::SMALL);
            pen.text(fact.label, (x, y + LINE / 2.0), Align::Left, size::SMALL, theme.muted);
            pen.paragraph(&lines, (x + labels + 10.0, y), LINE, size::SMALL, theme.ink);
            tall = tall.max(lines.len() as f64 * LINE);
        }
        y += tall;
    }
    y + PAD
}
