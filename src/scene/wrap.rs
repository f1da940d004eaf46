//! Breaks a text into lines that fit a width.

use super::{Font, Measure};

/// `text` in at most `most` lines no wider than `width`, the last one cut with an ellipsis where
/// there is more. Breaks at spaces, and before any character of a script that writes none. A word
/// wider than the line is cut. Cost: for each line its characters², and once all that is left of the text.
#[must_use]
pub fn wrap(text: &str, width: f64, most: usize, font: Font, measure: &dyn Measure) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && lines.len() < most {
        if measure.width(rest, font) <= width {
            lines.push(rest.into());
            return lines;
        }
        let last = lines.len() + 1 == most;
        if last {
            lines.push(cut(rest, width, font, measure));
            return lines;
        }
        let mut end = 0;
        for (i, c) in rest.char_indices() {
            let after = i + c.len_utf8();
            let breaks = c == ' ' || is_ideograph(c) || rest.get(after..).is_some_and(|r| r.starts_with(is_ideograph));
            if !breaks {
                continue;
            }
            let head = rest.get(..after).unwrap_or(rest).trim_end();
            if measure.width(head, font) > width {
                break;
            }
            end = after;
        }
        // Closing punctuation never begins a line.
        while let Some(c) = rest.get(end..).and_then(|r| r.chars().next()).filter(|c| "，。、）；：".contains(*c))
        {
            end += c.len_utf8();
        }
        let (head, tail) = if end == 0 { (None, rest) } else { (rest.get(..end), rest.get(end..).unwrap_or_default()) };
        match head {
            Some(head) => lines.push(head.trim_end().into()),
            None => {
                lines.push(cut(rest, width, font, measure));
                return lines;
            }
        }
        rest = tail.trim_start();
    }
    lines
}

fn cut(text: &str, width: f64, font: Font, measure: &dyn Measure) -> String {
    let mut kept: Vec<char> = text.chars().collect();
    // Of a long text no more is tried than twice what fits.
    let mut some = 16;
    while some < kept.len() && measure.width(&kept.iter().take(some).collect::<String>(), font) <= width {
        some *= 2;
    }
    kept.truncate(some.max(1));
    while !kept.is_empty() {
        kept.pop();
        let short: String = kept.iter().collect::<String>().trim_end().to_string() + "…";
        if measure.width(&short, font) <= width {
            return short;
        }
    }
    "…".into()
}

/// Han, kana, hangul and their punctuation: scripts in which a line may break anywhere.
fn is_ideograph(c: char) -> bool {
    matches!(u32::from(c), 0x2E80..=0x9FFF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFF00..=0xFFEF | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::FixedAdvances;

    fn lines(text: &str, width: f64, most: usize) -> Vec<String> {
        wrap(text, width, most, Font { size: 10.0, bold: false }, &FixedAdvances)
    }

    #[test]
    fn breaks_where_the_script_allows() {
        assert_eq!(lines("装备制造业增加值", 50.0, 2), ["装备制造业", "增加值"]);
        assert_eq!(lines("Equipment manufacturing", 80.0, 2), ["Equipment", "manufacturing"]);
        assert_eq!(lines("short", 100.0, 2), ["short"]);
        assert!(lines("", 100.0, 2).is_empty());
    }

    #[test]
    fn cuts_what_does_not_fit() {
        let got = lines("规模以上工业企业增加值增长速度", 50.0, 2);
        assert_eq!(got, ["规模以上工", "业企业增…"]);
        assert_eq!(lines("Incomprehensibilities", 40.0, 1).len(), 1);
        assert!(lines("abc", 1.0, 1).len() == 1);
    }

    #[test]
    fn long_texts_are_cut_like_short_ones() {
        /// Counts the characters that are measured.
        struct Counting(std::cell::Cell<usize>);
        impl Measure for Counting {
            fn width(&self, text: &str, font: Font) -> f64 {
                self.0.set(self.0.get() + text.chars().count());
                FixedAdvances.width(text, font)
            }
        }
        let counting = Counting(std::cell::Cell::new(0));
        let font = Font { size: 10.0, bold: false };
        let (text, alike) = ("word ".repeat(20_000), "word ".repeat(40));
        let cut = wrap(&text, 300.0, 3, font, &counting);
        assert_eq!(cut, wrap(&alike, 300.0, 3, font, &FixedAdvances));
        assert!(counting.0.get() < 20 * text.len(), "{}", counting.0.get());
    }
}
