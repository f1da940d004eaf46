//! The title over many series: the first of them and how many there are.

use super::Trend;
use crate::text::{Language, whole, words};
use crate::view::Context;

/// Series that are all named.
const ALL: usize = 5;
/// Of more than these the first are named.
const FIRST: usize = 3;
/// What the names together may measure, in letters of the Latin script.
const LONGEST: usize = 110;

/// Names in a title: all of a few, else the first and how many there are.
fn named(names: &[String], language: Language) -> String {
    let length = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let first = |most: usize| words::list(names.get(..most).unwrap_or(names), language);
    let mut most = if names.len() > ALL { FIRST } else { names.len() };
    while most > 1 && length(&first(most)) > LONGEST {
        most -= 1;
    }
    if most == names.len() {
        return first(most);
    }
    let (left, all) = (whole((names.len() - most) as i32), whole(names.len() as i32));
    language.say("{0} and {1} more", "{0}等{2}项指标", &[&first(most), &left, &all])
}

impl Trend {
    /// The title of a view that names its series elsewhere; the author's own is left as it is.
    pub(in crate::view) fn title(&self, context: &Context<'_>, title: String) -> String {
        let mut codes: Vec<&str> = Vec::new();
        for series in self.chosen.lines.iter().filter_map(|line| line.of(context.data)) {
            if !codes.contains(&series.indicator.as_str()) {
                codes.push(&series.indicator);
            }
        }
        if codes.len() < 2 || !context.spec.title.is_empty() {
            return title;
        }
        let language = context.spec.language;
        let name = |code: &&str| {
            let short = crate::text::name::Length::Short;
            String::from(crate::text::name::of_code(context.data, code, short, language))
        };
        let names: Vec<String> = codes.iter().map(name).collect();
        let told = named(&names, language);
        if told == words::list(&names, language) { title } else { told }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_are_counted() {
        let names = |count: usize, name: &str| vec![name.to_string(); count];
        assert_eq!(named(&names(2, "Mining"), Language::En), "Mining, Mining");
        assert_eq!(named(&names(6, "Mining"), Language::En), "Mining, Mining, Mining and 3 more");
        assert_eq!(named(&names(6, "采矿业"), Language::Zh), "采矿业、采矿业、采矿业等6项指标");
        let long = "Value added of enterprises above designated size in manufacturing of computers";
        assert_eq!(named(&names(3, long), Language::En), [long, " and 2 more"].concat());
    }
}
