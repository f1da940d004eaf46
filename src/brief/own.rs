//! Sentences in an author's own words.
//!
//! Owns their places, `{iva}` and `{period}`, and the rule that keeps them true: every number they name stands in the sentence they
//! replace. Figures so keep in step with the data, and what the data has left behind is not said.

use super::Sentence;
use crate::data::Dataset;
use crate::text::Language;

/// The author's own sentence in the place of a generated one, or the generated one and a note that says why.
pub(super) fn replaced(data: &Dataset, language: Language, made: Sentence, notes: &mut Vec<String>) -> Sentence {
    let period = made.figures.first().map(|f| f.1);
    let fits = |period_of: Option<_>| period_of.is_none() || period_of == period;
    // Words for this very period come before words for any.
    let own = data.tables.sentences.iter().filter(|s| s.key == made.key && fits(s.period));
    let own = own.max_by_key(|s| s.period.is_some());
    let Some(own) = own.map(|s| language.pick(&s.words.en, &s.words.zh)).filter(|text| !text.is_empty()) else {
        return made;
    };
    let text = match filled(own, &made.slots) {
        Ok(text) => text,
        Err(slot) => {
            notes.push(language.say(
                "The sentence {0} of the author asks for {1}, which is not in it; the usual sentence stands in its place.",
                "作者提供的句子{0}引用了{1}，原句中没有该项；仍显示原句。",
                &[&made.key, &slot],
            ));
            return made;
        }
    };
    let known = numbers(&made.text);
    match numbers(&text).into_iter().find(|n| !known.contains(n)) {
        Some(number) => {
            notes.push(language.say(
                "The sentence {0} of the author names {1}, which is not among its figures; the usual sentence stands in its place.",
                "作者提供的句子{0}含有数字{1}，与所示数据不符；仍显示原句。",
                &[&made.key, &number],
            ));
            made
        }
        None => Sentence { text, ..made },
    }
}

/// The text with its places filled.
///
/// # Errors
/// The first place that nothing fills.
fn filled(text: &str, slots: &[(String, String)]) -> Result<String, String> {
    let mut parts = text.split('{');
    let mut out = String::from(parts.next().unwrap_or_default());
    for part in parts {
        let (slot, rest) = part.split_once('}').unwrap_or((part, ""));
        let value = slots.iter().find(|(name, _)| name == slot.trim()).map(|(_, value)| value);
        out.push_str(value.ok_or_else(|| crate::text::fill("{0}", &[slot]))?);
        out.push_str(rest);
    }
    Ok(out)
}

/// The numbers of a text, without grouping: `6.4`, `1043`; full-width digits are digits, too.
fn numbers(text: &str) -> Vec<String> {
    let plain = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        '．' => '.',
        other => other,
    };
    let text: String = text.chars().map(plain).collect();
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let pieces = text.split(|c| !digits(c)).map(|piece| piece.trim_matches(['.', ',']).replace(',', ""));
    pieces.filter(|piece| !piece.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found() {
        assert_eq!(numbers("增长6.4%，共1,043万架。5G"), ["6.4", "1043", "5"]);
        assert!(numbers("no number, none.").is_empty());
    }

    #[test]
    fn places_are_filled() {
        let slots = [("iva".to_string(), "6.4%".to_string())];
        assert_eq!(filled("rose by {iva}.", &slots), Ok("rose by 6.4%.".into()));
        assert_eq!(filled("rose by {pmi}.", &slots), Err("pmi".into()));
        assert_eq!(filled("{", &slots), Err(String::new()));
    }
}
