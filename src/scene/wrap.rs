//! Breaks a text into lines that fit a width.

use super::{Font, Measure};

/// Advance of the narrowest letters of sans-serif faces, in sizes of the font: less than that of an `i` or an `l`.
const NARROWEST: f64 = 0.15;

/// `text` in at most `most` lines no wider than `width`, the last one cut with an ellipsis where
/// there is more. Breaks at spaces, and before any character of a script that writes none. A word
/// wider than the line is cut. Cost: a measured beginning a word, none longer than the line and a word.
#[must_use]
pub fn wrap(text: &str, width: f64, most: usize, font: Font, measure: &dyn Measure) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && lines.len() < most {
        // What is far too long is not measured whole, line after line.
        if !overlong(rest, width, font) && measure.width(rest, font) <= width {
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

/// Whether a text exceeds a width even if all of it were the narrowest letters there are.
fn overlong(text: &str, width: f64, font: Font) -> bool {
    text.chars().count() as f64 * font.size * NARROWEST > width
}

/// As much of a text as fits before an ellipsis; a longer beginning is never narrower, so the place is found by halving.
fn cut(text: &str, width: f64, font: Font, measure: &dyn Measure) -> String {
    let ends: Vec<usize> = text.char_indices().map(|(i, _)| i).collect();
    let short = |end: &usize| text.get(..*end).unwrap_or_default().trim_end().to_owned() + "…";
    let fit = ends.partition_point(|end| measure.width(&short(end), font) <= width);
    ends.get(fit.saturating_sub(1)).map_or_else(|| "…".into(), short)
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

    struct Counting(std::cell::Cell<usize>);

    impl Measure for Counting {
        fn width(&self, text: &str, font: Font) -> f64 {
            self.0.set(self.0.get() + text.chars().count());
            FixedAdvances.width(text, font)
        }
    }

    #[test]
    fn long_texts_are_measured_piece_by_piece() {
        let text = "word ".repeat(4000);
        for most in [1, 10_000] {
            let counting = Counting(std::cell::Cell::new(0));
            let lines = wrap(&text, 400.0, most, Font { size: 10.0, bold: false }, &counting);
            assert!(most == 1 || lines.concat().len() > 15_000);
            assert!(counting.0.get() < 20 * text.len(), "{} characters measured", counting.0.get());
        }
    }

    #[test]
    fn cuts_as_late_as_possible() {
        let text = "Incomprehensibilities";
        let font = Font { size: 10.0, bold: false };
        for width in 0..200 {
            let got = wrap(text, f64::from(width), 1, font, &FixedAdvances).concat();
            let kept = got.trim_end_matches('…').chars().count();
            let longer: String = text.chars().take(kept + 1).collect();
            assert!(got == text || FixedAdvances.width(&(longer + "…"), font) > f64::from(width), "{got} in {width}");
        }
    }
}
