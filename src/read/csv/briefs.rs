//! The table of an author's own sentences.
//!
//! Owns its columns: `sentence` is the key of the sentence replaced, as the table of a brief has it; `en` and `zh` are the words in its
//! place, with `{code}` for the value of an indicator and `{period}`; `period` ties them to one period.

use super::header::Table;
use super::targets::when;
use crate::{
    data::tables::{OwnSentence, Text},
    error::Error,
    read::{
        assembly::Assembly,
        sentences::{NO_KEY, NO_TEXT, SENTENCE_TWICE},
    },
};

/// Reads the rows of sentences into `assembly`.
///
/// # Errors
/// What ends the file; a bad row does not.
pub(in crate::read) fn read<'f>(table: &mut Table<'f>, assembly: &mut Assembly<'f>) -> Result<(), Error> {
    table.require(&["sentence"])?;
    let [sentence, period, en, zh] = ["sentence", "period", "en", "zh"].map(|name| table.column(name));
    table.rows(assembly, &mut |row, assembly| {
        let own = |column| row.field(column).to_owned();
        let (key, words) = (own(sentence), Text { en: own(en), zh: own(zh) });
        if !key.contains('/') {
            return Err(row.refuse(&NO_KEY, sentence));
        }
        if words == Text::default() {
            return Err(row.refuse(&NO_TEXT, en));
        }
        let found = OwnSentence { key, period: when(&row, period)?, words };
        let sentences = &mut assembly.tables()?.sentences;
        if sentences.iter().any(|s| s.key == found.key && s.period == found.period) {
            return Err(row.refuse(&SENTENCE_TWICE, sentence));
        }
        sentences.push(found);
        Ok(())
    })
}
