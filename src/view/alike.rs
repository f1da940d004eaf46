//! Names that do not fit keep what tells them apart.
//!
//! Owns which end of a name is left out. Names that begin alike and are cut at their ends would read the same: of those the middle is left
//! out. Lengths are CSS pixels. Cost: each name that is cut is compared with all.

use crate::scene::Font;
use crate::scene::pen::Pen;

/// Names in at most `most` lines no wider than `room`, no two of which read alike where their ends differ.
pub(super) fn lines(pen: &Pen<'_>, names: &[(&str, Font)], room: f64, most: usize) -> Vec<Vec<String>> {
    let cut: Vec<Vec<String>> = names.iter().map(|(name, font)| pen.lines(name, room, most, *font)).collect();
    // Where a name parts from the first that would read the same.
    let parts = |lines: &[String], name: &str| {
        lines.last().filter(|last| last.ends_with('…'))?;
        let mut like = cut.iter().zip(names).filter(|(other, (another, _))| *other == lines && *another != name);
        let (_, (twin, _)) = like.next()?;
        let differs = name.char_indices().zip(twin.chars()).find(|((_, a), b)| a != b);
        Some(differs.map_or(name.len().min(twin.len()), |((at, _), _)| at))
    };
    let told = |(lines, (name, font)): (&Vec<String>, &(&str, Font))| match parts(lines, name) {
        Some(at) => ended(pen, (name, at), lines, room, *font),
        None => lines.clone(),
    };
    cut.iter().zip(names).map(told).collect()
}

/// The lines with the end of the name in the last of them, or else what follows `at`.
fn ended(pen: &Pen<'_>, (name, at): (&str, usize), lines: &[String], room: f64, font: Font) -> Vec<String> {
    let mut out = lines.to_vec();
    let front = if lines.len() > 1 { String::new() } else { pen.cut(name, room * 0.5, font) };
    let front = front.trim_end_matches('…');
    let back = tail(pen, (name, at), room - pen.width(front, font), font);
    if let Some(last) = out.last_mut() {
        *last = [front, &back].concat();
    }
    out
}

/// The end of a name that fits, from the beginning of a word where it has one; where what stands `at` a place would be lost, the words
/// about that.
fn tail(pen: &Pen<'_>, (name, at): (&str, usize), room: f64, font: Font) -> String {
    let with = |rest: &str| ["…", rest.trim_start()].concat();
    let mut starts = name.char_indices().map(|(i, _)| name.get(i..).unwrap_or_default());
    let fitting = starts.find(|rest| pen.width(&with(rest), font) <= room).unwrap_or_default();
    if name.len() - fitting.len() > at {
        let head = name.get(..at).unwrap_or_default();
        let word = head.rfind(' ').and_then(|space| head.get(..space)?.rfind(' ')).unwrap_or(at);
        return pen.cut(&with(name.get(word..).unwrap_or_default()), room, font);
    }
    let broken = name.strip_suffix(fitting).is_some_and(|head| head.ends_with(|c: char| c.is_ascii_alphanumeric()));
    let word = fitting.split_once(' ').map(|(_, rest)| rest);
    with(word.filter(|_| broken && fitting.starts_with(|c: char| c.is_ascii_alphanumeric())).unwrap_or(fitting))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::FixedAdvances;
    use crate::theme::Theme;

    const FONT: Font = Font { size: 10.0, bold: false };

    fn of(names: &[&str], room: f64, most: usize) -> Vec<Vec<String>> {
        let pen = Pen::new(100.0, 100.0, &Theme::LIGHT, &FixedAdvances);
        lines(&pen, &names.iter().map(|name| (*name, FONT)).collect::<Vec<_>>(), room, most)
    }

    #[test]
    fn names_that_begin_alike_are_told_apart() {
        let long = ["装备制造业增加值增长速度甲", "装备制造业增加值增长速度乙"];
        for most in [1, 2] {
            let got = of(&long, 70.0, most);
            assert_ne!(got[0], got[1]);
            assert!(got[0].concat().ends_with('甲') && got[1].concat().ends_with('乙'), "{got:?}");
            assert!(got.iter().all(|lines| lines.len() <= most));
        }
        assert_eq!(
            of(&["Manufacturing of part one", "Manufacturing of part two"], 90.0, 1)[1][0].matches('…').count(),
            1
        );
    }

    #[test]
    fn what_differs_within_is_kept() {
        let long = ["Output of part 1 of a list that goes on", "Output of part 2 of a list that goes on"];
        for got in [of(&long, 80.0, 1), of(&long, 80.0, 2)] {
            assert!(got[0].concat().contains('1') && got[1].concat().contains('2'), "{got:?}");
        }
    }

    #[test]
    fn others_are_as_they_were() {
        assert_eq!(of(&["采矿业", "制造业"], 70.0, 1), [["采矿业"], ["制造业"]]);
        assert!(of(&["装备制造业增加值增长速度", "采矿业"], 70.0, 1)[0][0].ends_with('…'));
        assert_eq!(of(&["装备制造业增加值", "装备制造业增加值"], 50.0, 1)[0], of(&["装备制造业增加值"], 50.0, 1)[0]);
    }
}
