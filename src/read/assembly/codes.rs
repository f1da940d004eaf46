//! Descriptions by code: names, units and sources.
//!
//! Owns that a code is described once: an earlier file goes before a later one, and one file may not
//! say two things. Lookup is O(log n); a new code moves the index behind it, which is why the
//! number of codes is limited. Kinds share one form here, so that there is one such index.

use super::Origin;
use crate::{
    data::{Name, Source, Unit},
    error::{Error, excerpt, whole},
    read::sentences::DESCRIBED_TWICE,
};

/// A description: the code and the texts that go with it, in the order of the columns of its kind.
#[derive(Default, PartialEq)]
pub(in crate::read) struct Item {
    /// The code, then the other texts.
    pub(in crate::read) texts: [String; 7],
    /// Power of ten of a unit.
    pub(in crate::read) exponent: u8,
}

impl Item {
    fn code(&self) -> &str {
        self.texts.first().map_or("", String::as_str)
    }
}

/// Descriptions in order of appearance.
#[derive(Default)]
pub(super) struct Codes {
    items: Vec<(Item, Origin)>,
    /// Positions in `items`, by code.
    order: Vec<usize>,
}

impl Codes {
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    pub(super) fn insert(&mut self, item: Item, origin: Origin) -> Result<(), Error> {
        let found = self.order.binary_search_by(|&i| self.items.get(i).map_or("", |i| i.0.code()).cmp(item.code()));
        match found {
            Err(at) => {
                self.order.insert(at, self.items.len());
                self.items.push((item, origin));
                Ok(())
            }
            Ok(at) => match self.order.get(at).and_then(|&at| self.items.get(at)) {
                Some((other, (file, line))) if *file == origin.0 && *other != item => {
                    Err(Error::of(&DESCRIBED_TWICE, &[&excerpt(item.code()), &whole(*line)]))
                }
                _ => Ok(()),
            },
        }
    }

    pub(super) fn into_names(self) -> Vec<Name> {
        self.items.into_iter().map(|(item, _)| name(item)).collect()
    }

    pub(super) fn into_units(self) -> Vec<Unit> {
        self.items.into_iter().map(|(item, _)| Unit { exponent: item.exponent, name: name(item) }).collect()
    }

    pub(super) fn into_sources(self) -> Vec<Source> {
        let source = |item: Item| {
            let [id, title, agency_en, agency_zh, publisher, date, url] = item.texts;
            Source { id, agency_en, agency_zh, title, publisher, date, url }
        };
        self.items.into_iter().map(|(item, _)| source(item)).collect()
    }
}

fn name(item: Item) -> Name {
    let [code, en, zh, short_en, short_zh, ..] = item.texts;
    Name { code, en, zh, short_en, short_zh }
}
