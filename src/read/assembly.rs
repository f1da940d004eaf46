//! What has been read so far, from all files.
//!
//! Owns the count of rows and refusals and the dataset in the making: [`series`] sorts observations
//! and chooses among several figures of a period, [`codes`] keeps descriptions by code. Refuses to
//! know formats: readers hand it rows in the order of the file. O(n log n) for n rows.

pub(super) mod codes;
pub(super) mod series;

use super::{
    Limits, Reading, count,
    sentences::{CONTRADICTION, NO_GOOD_ROW, NO_OBSERVATIONS, ONLY_HEADER, TOO_MANY_CODES, TOO_MANY_ROWS},
};
#[cfg(feature = "whole")]
use crate::data::{annotation::Annotation, tables::Tables};
use crate::{
    data::{Dataset, Observation},
    error::{Error, Place, whole},
    text::Language,
};
use codes::{Codes, Item};
use series::Drafts;

/// Refused rows that are told one by one; further ones are counted.
const TOLD: usize = 100;

/// Which series an observation belongs to.
pub(super) use series::Key;

/// Where a row stands: number of its file, line.
type Origin = (u32, u32);

/// The dataset in the making.
pub(super) struct Assembly<'f> {
    limits: Limits,
    /// The names of the files opened so far; the last is being read.
    files: Vec<&'f str>,
    rows: usize,
    good: usize,
    /// What is said if no row of the file being read is good; kept with the first refusal.
    first: Option<Error>,
    /// Set when a row does not fit the limits: its error is that of the file.
    full: bool,
    refused: Vec<(Origin, Error)>,
    refused_count: usize,
    drafts: Drafts,
    codes: Codes,
    #[cfg(feature = "whole")]
    annotations: Vec<Annotation>,
    #[cfg(feature = "whole")]
    tables: Tables,
    /// Rows of them.
    #[cfg(feature = "whole")]
    tabled: usize,
}

impl<'f> Assembly<'f> {
    /// Nothing yet.
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            limits,
            files: Vec::new(),
            rows: 0,
            good: 0,
            first: None,
            full: false,
            refused: Vec::new(),
            refused_count: 0,
            drafts: Drafts::default(),
            codes: Codes::default(),
            #[cfg(feature = "whole")]
            annotations: Vec::new(),
            #[cfg(feature = "whole")]
            tables: Tables::default(),
            #[cfg(feature = "whole")]
            tabled: 0,
        }
    }

    /// Begins the file of this name; files come in the order of their precedence.
    pub(super) fn open(&mut self, name: &'f str) {
        self.files.push(name);
        self.good = 0;
        self.first = None;
    }

    fn file(&self) -> (u32, &'f str) {
        (u32::try_from(self.files.len()).unwrap_or(u32::MAX), self.files.last().copied().unwrap_or_default())
    }

    /// Ends the file.
    ///
    /// # Errors
    /// `read/only-header` and `read/no-good-row`.
    pub(super) fn close(&mut self) -> Result<(), Error> {
        match self.first.take() {
            _ if self.good > 0 => Ok(()),
            None => Err(Error::of(&ONLY_HEADER, &[]).of_file(self.file().1)),
            Some(error) => Err(error),
        }
    }

    #[cold]
    fn no_good_row(&self, first: &Error) -> Error {
        let error = Error::of(&NO_GOOD_ROW, &[first.sentence(Language::En), first.sentence(Language::Zh)]);
        let name = self.file().1;
        match first.place() {
            Some(place) => error.at(name, place),
            None => error.of_file(name),
        }
    }

    /// Counts a row of the file being read, and keeps what was wrong with it.
    ///
    /// # Errors
    /// `read/too-many-rows`, `read/too-many-codes`.
    pub(super) fn row(&mut self, result: Result<(), Error>) -> Result<(), Error> {
        self.rows += 1;
        if self.rows > self.limits.rows {
            return Err(Error::of(&TOO_MANY_ROWS, &[&count(self.limits.rows)]).of_file(self.file().1));
        }
        match result {
            Ok(()) => self.good += 1,
            Err(error) if self.full => return Err(error),
            Err(error) => {
                if self.first.is_none() {
                    self.first = Some(self.no_good_row(&error));
                }
                self.refused_count += 1;
                if self.refused.len() < TOLD {
                    let line = error.place().map_or(0, |place| place.line);
                    self.refused.push(((self.file().0, line), error));
                }
            }
        }
        Ok(())
    }

    /// Takes an observation that stands on `line`.
    ///
    /// # Errors
    /// `read/other-unit`, `read/too-many-codes`.
    pub(super) fn observation(
        &mut self,
        key: Key<'_>,
        unit: &str,
        observation: Observation,
        line: u32,
    ) -> Result<(), Error> {
        let (most, file) = (self.limits.codes, self.file().0);
        let Some(draft) = self.drafts.draft(key, most) else { return Err(self.overflow()) };
        draft.push(unit, observation, (file, line))
    }

    /// Takes a description that stands on `line`; one of an earlier file stands.
    ///
    /// # Errors
    /// `read/described-twice`, `read/too-many-codes`.
    pub(super) fn describe(&mut self, item: Item, line: u32) -> Result<(), Error> {
        let most = self.limits.codes;
        if self.codes.count(item.kind).is_some_and(|count| *count >= most) {
            return Err(self.overflow());
        }
        self.codes.insert(item, (self.file().0, line))
    }

    /// Takes an annotation.
    ///
    /// # Errors
    /// `read/too-many-codes`.
    #[cfg(feature = "whole")]
    pub(super) fn annotate(&mut self, annotation: Annotation) -> Result<(), Error> {
        if self.annotations.len() >= self.limits.codes {
            return Err(self.overflow());
        }
        self.annotations.push(annotation);
        Ok(())
    }

    /// The tables beside the figures, for one more row.
    ///
    /// # Errors
    /// `read/too-many-codes`.
    #[cfg(feature = "whole")]
    pub(super) fn tables(&mut self) -> Result<&mut Tables, Error> {
        self.tabled += 1;
        if self.tabled > 2 * self.limits.codes {
            return Err(self.overflow());
        }
        Ok(&mut self.tables)
    }

    #[cold]
    fn overflow(&mut self) -> Error {
        self.full = true;
        Error::of(&TOO_MANY_CODES, &[&count(self.limits.codes)])
    }

    /// The dataset, and what was refused on the way.
    ///
    /// # Errors
    /// `read/no-observations`.
    pub(super) fn finish(mut self) -> Result<Reading, Error> {
        let nothing = self.drafts.is_empty();
        // A plan is shown before its first figure.
        #[cfg(feature = "whole")]
        let nothing = nothing && self.tables.targets.is_empty();
        if nothing {
            return Err(Error::of(&NO_OBSERVATIONS, &[]));
        }
        let mut rows = 0;
        let mut dataset = Dataset::default();
        self.codes.finish(&mut dataset);
        #[cfg(feature = "whole")]
        {
            dataset.annotations = self.annotations;
            dataset.tables = self.tables;
        }
        for draft in self.drafts.into_inner() {
            let (finished, kept) = draft.finish(&mut |origin, period, line| {
                self.refused_count += 1;
                let at = self.refused.partition_point(|(other, _)| *other <= origin);
                if at < TOLD {
                    let name = usize::try_from(origin.0).ok().and_then(|n| self.files.get(n.checked_sub(1)?));
                    let place = Place { line: origin.1, column: 0 };
                    let error = Error::of(&CONTRADICTION, &[&period.code(), &whole(line)]);
                    self.refused.insert(at, (origin, error.at(name.copied().unwrap_or_default(), place)));
                    self.refused.truncate(TOLD);
                }
            });
            rows += kept;
            dataset.series.push(finished);
        }
        let refused = self.refused.into_iter().map(|(_, error)| error).collect();
        Ok(Reading { dataset, rows, refused, refused_count: self.refused_count })
    }
}
