//! What an author writes in the parentheses of a view: `rank(bump, highlight=Jiangsu Zhejiang)`.
//!
//! Owns how options are written and what is said of those that are none. Refuses to know what an option does: a view
//! says in its [`Form`] which it takes, and asks for them. Linear in the text.

use crate::error::{Error, Sentence, excerpt};
use crate::text::whole;

static UNKNOWN_OPTION: Sentence = Sentence::new(
    "spec/unknown-option",
    "\"{0}\" is not an option of the view {1}, which is written {2}",
    "“{0}”不是视图{1}的选项；应写作{2}",
);
static NOT_WHOLE: Sentence = Sentence::new(
    "spec/option-whole",
    "\"{0}\": {1} is a whole number from {2} to {3}",
    "“{0}”：{1}应为{2}至{3}的整数",
);
static NOT_ONE: Sentence =
    Sentence::new("spec/option-word", "\"{0}\": {1} is one of these: {2}", "“{0}”：{1}应为以下之一：{2}");
static NOT_RISING: Sentence = Sentence::new(
    "spec/option-numbers",
    "\"{0}\": {1} is a list of numbers that rise, with spaces between them",
    "“{0}”：{1}应为由小到大、以空格分隔的数值",
);
static PARENTHESES: Sentence = Sentence::new(
    "spec/parentheses",
    "the parentheses of view=\"{0}\" do not match; write rank(slope)",
    "视图（view）“{0}”的括号不配对；应写作rank(slope)",
);

/// What stands after `name=`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A whole number between two.
    Whole(u16, u16),
    /// Numbers, rising, separated by spaces.
    Numbers,
    /// One of these words.
    One(&'static [&'static str]),
    /// Any text.
    Text,
}

/// The options that a view takes.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// How it is written, for sentences and documents.
    pub text: &'static str,
    /// Words of which one may be written.
    pub words: &'static [&'static str],
    /// Names and what stands after them.
    pub named: &'static [(&'static str, Value)],
}

impl Form {
    /// No options.
    pub const NONE: Self = Self { text: "", words: &[], named: &[] };
}

/// Options as written, all of which the view takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    word: String,
    named: Vec<(String, String)>,
}

impl Options {
    /// The word that was written; empty for none.
    #[must_use]
    pub fn word(&self) -> &str {
        &self.word
    }

    /// What was written after `name=`; empty for nothing.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.named.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value.as_str())
    }

    /// The whole number after `name=`.
    #[must_use]
    pub fn whole(&self, name: &str) -> Option<u16> {
        self.text(name).parse().ok()
    }

    /// The numbers after `name=`.
    #[must_use]
    pub fn numbers(&self, name: &str) -> Vec<f64> {
        numbers(self.text(name)).unwrap_or_default()
    }
}

/// Numbers that rise; `None` where one is no number or does not.
fn numbers(text: &str) -> Option<Vec<f64>> {
    let all: Option<Vec<f64>> = text.split_whitespace().map(|n| crate::read::number(n).map(|f| f.value)).collect();
    let rise = |all: &Vec<f64>| all.windows(2).all(|pair| matches!(pair, [a, b] if a < b));
    all.filter(|all| !all.is_empty() && rise(all))
}

/// The name of a view and what stands in its parentheses.
///
/// # Errors
/// `spec/parentheses`.
pub fn split(text: &str) -> Result<(&str, &str), Error> {
    let fault = || Error::of(&PARENTHESES, &[&excerpt(text)]);
    match text.split_once('(') {
        None if text.contains(')') => Err(fault()),
        None => Ok((text.trim(), "")),
        Some((name, rest)) => {
            let inner = rest.trim_end().strip_suffix(')').ok_or_else(fault)?;
            if inner.contains(['(', ')']) { Err(fault()) } else { Ok((name.trim(), inner.trim())) }
        }
    }
}

/// The options in the parentheses of the view called `name`.
///
/// # Errors
/// `spec/unknown-option`, and `spec/option-whole`, `spec/option-word` and `spec/option-numbers` where the value does not suit.
pub fn read(name: &str, inner: &str, form: &Form) -> Result<Options, Error> {
    let mut options = Options::default();
    for item in inner.split(',').map(str::trim).filter(|i| !i.is_empty()) {
        let refuse = || Err(Error::of(&UNKNOWN_OPTION, &[&excerpt(item), name, form.text]));
        let Some((key, value)) = item.split_once('=').map(|(k, v)| (k.trim(), v.trim())) else {
            if !form.words.contains(&item) || !options.word.is_empty() {
                return refuse();
            }
            item.clone_into(&mut options.word);
            continue;
        };
        let Some((_, kind)) = form.named.iter().find(|(n, _)| *n == key) else { return refuse() };
        if options.named.iter().any(|(n, _)| n == key) || value.is_empty() {
            return refuse();
        }
        let item = excerpt(item);
        match kind {
            Value::Whole(least, most) if !value.parse::<u16>().is_ok_and(|n| (*least..=*most).contains(&n)) => {
                let ends = [*least, *most].map(|n| whole(i32::from(n)));
                return Err(Error::of(&NOT_WHOLE, &[&item, key, &ends[0], &ends[1]]));
            }
            Value::Numbers if numbers(value).is_none() => return Err(Error::of(&NOT_RISING, &[&item, key])),
            Value::One(words) if !words.contains(&value) => {
                return Err(Error::of(&NOT_ONE, &[&item, key, &words.join(", ")]));
            }
            _ => {}
        }
        options.named.push((key.to_owned(), value.to_owned()));
    }
    Ok(options)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: Form = Form {
        text: "rank(slope | bump, top=10)",
        words: &["slope", "bump"],
        named: &[
            ("top", Value::Whole(1, 50)),
            ("breaks", Value::Numbers),
            ("order", Value::One(&["falling", "rising"])),
        ],
    };

    fn of(text: &str) -> Result<Options, String> {
        let (name, inner) = split(text).map_err(|e| e.to_string())?;
        read(name, inner, &FORM).map_err(|e| e.to_string())
    }

    #[test]
    fn options_are_read() {
        let found = of("rank( bump , top = 5, breaks=0 2.5 5)").unwrap();
        assert_eq!((found.word(), found.whole("top"), found.numbers("breaks")), ("bump", Some(5), vec![0.0, 2.5, 5.0]));
        assert_eq!(of("rank"), Ok(Options::default()));
        assert_eq!(of("rank()"), Ok(Options::default()));
    }

    #[test]
    fn what_is_no_option_gets_a_sentence() {
        let form = "is not an option of the view rank, which is written rank(slope | bump, top=10)";
        for (text, item) in [
            ("rank(pie)", "pie"),
            ("rank(slope, bump)", "bump"),
            ("rank(top=5, top=6)", "top=6"),
            ("rank(top=)", "top="),
        ] {
            assert_eq!(of(text), Err(format!("\"{item}\" {form}")));
        }
        let said = |text: &str| of(text).unwrap_err();
        assert_eq!(said("rank(top=0)"), "\"top=0\": top is a whole number from 1 to 50");
        assert_eq!(
            said("rank(breaks=3 2)"),
            "\"breaks=3 2\": breaks is a list of numbers that rise, with spaces between them"
        );
        assert_eq!(said("rank(order=up)"), "\"order=up\": order is one of these: falling, rising");
        for text in ["rank(slope", "rank)", "rank(a(b))"] {
            assert!(of(text).unwrap_err().contains("parentheses"), "{text}");
        }
    }
}
