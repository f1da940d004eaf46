//! What has been read so far, from all files.
//!
//! Owns the count of rows and refusals and the dataset in the making: [`series`] sorts observations
//! and chooses among several figures of a period, [`codes`] keeps descriptions by code. Refuses to
//! know formats: readers hand it rows in the order of the file. O(n log n) for n rows.

pub(super) mod codes;
pub(super) mod series;

use super::{Limits, Reading};
use crate::{
    data::{Dataset, Name, Observation, Source, Unit},
    error::{Error, Place},
    text::Language,
};
use codes::{Codes, Describe};
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
    /// The first row refused of the file being read.
    first: Option<Error>,
    /// Set when a row does not fit the limits: its error is that of the file.
    full: bool,
    refused: Vec<(Origin, Error)>,
    refused_count: usize,
    drafts: Drafts,
    names: Codes<Name>,
    units: Codes<Unit>,
    sources: Codes<Source>,
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
            names: Codes::default(),
            units: Codes::default(),
            sources: Codes::default(),
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
        let (_, name) = self.file();
        match self.first.take() {
            _ if self.good > 0 => Ok(()),
            None => Err(Error::new(
                "read/only-header",
                "the file has a header and no rows below it",
                "文件只有表头，没有数据行",
            )
            .of_file(name)),
            Some(first) => {
                let error = Error::new(
                    "read/no-good-row",
                    format!("no row of the file can be read; the first: {}", first.sentence(Language::En)),
                    format!("文件中没有可读取的行；第一个问题：{}", first.sentence(Language::Zh)),
                );
                Err(match first.place() {
                    Some(place) => error.at(name, place),
                    None => error.of_file(name),
                })
            }
        }
    }

    /// Counts a row of the file being read, and keeps what was wrong with it.
    ///
    /// # Errors
    /// `read/too-many-rows`, `read/too-many-codes`.
    pub(super) fn row(&mut self, result: Result<(), Error>) -> Result<(), Error> {
        self.rows += 1;
        if self.rows > self.limits.rows {
            let most = self.limits.rows;
            let error = Error::new(
                "read/too-many-rows",
                format!("the files have more than {most} rows"),
                format!("文件超过{most}行"),
            );
            return Err(error.of_file(self.file().1));
        }
        match result {
            Ok(()) => self.good += 1,
            Err(error) if self.full => return Err(error),
            Err(error) => {
                if self.first.is_none() {
                    self.first = Some(error.clone());
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
    pub(super) fn describe<T: Describe>(&mut self, item: T, line: u32) -> Result<(), Error> {
        let (most, file) = (self.limits.codes, self.file().0);
        let codes = T::codes(self);
        if codes.len() >= most {
            return Err(self.overflow());
        }
        codes.insert(item, (file, line))
    }

    #[cold]
    fn overflow(&mut self) -> Error {
        self.full = true;
        let most = self.limits.codes;
        Error::new(
            "read/too-many-codes",
            format!("there are more than {most} series, names, units or sources"),
            format!("序列、名称、单位或来源超过{most}个"),
        )
    }

    /// The dataset, and what was refused on the way.
    ///
    /// # Errors
    /// `read/no-observations`.
    pub(super) fn finish(mut self) -> Result<Reading, Error> {
        if self.drafts.is_empty() {
            return Err(Error::new(
                "read/no-observations",
                "none of the files has observations, a table with the columns indicator, period and value",
                "没有观测值文件，即含indicator、period、value列的表",
            ));
        }
        let mut rows = 0;
        let mut series = Vec::new();
        for draft in self.drafts.into_inner() {
            let (finished, kept) = draft.finish(&mut |origin, error| {
                self.refused_count += 1;
                let at = self.refused.partition_point(|(other, _)| *other <= origin);
                if at < TOLD {
                    let name = usize::try_from(origin.0).ok().and_then(|n| self.files.get(n.checked_sub(1)?));
                    let place = Place { line: origin.1, column: 0 };
                    self.refused.insert(at, (origin, error().at(name.copied().unwrap_or_default(), place)));
                    self.refused.truncate(TOLD);
                }
            });
            rows += kept;
            series.push(finished);
        }
        let dataset = Dataset {
            series,
            names: self.names.into_inner(),
            units: self.units.into_inner(),
            sources: self.sources.into_inner(),
        };
        let refused = self.refused.into_iter().map(|(_, error)| error).collect();
        Ok(Reading { dataset, rows, refused, refused_count: self.refused_count })
    }
}
