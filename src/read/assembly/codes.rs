//! Descriptions by code: names, units and sources.
//!
//! Owns that a code is described once: an earlier file goes before a later one, and one file may not
//! say two things. Lookup is O(log n); a new code moves the index behind it, which is why the
//! number of codes is limited. Kinds share one form and one index, so that there is one search.

use super::Origin;
use crate::{
    data::{Dataset, Name, Nature, Source, Unit},
    error::{Error, excerpt, whole},
    read::{csv::descriptions::Kind, sentences::DESCRIBED_TWICE},
};

/// A description: the code and the texts that go with it, in the order of the columns of its kind.
#[derive(PartialEq)]
pub(in crate::read) struct Item {
    /// What is described.
    pub(in crate::read) kind: Kind,
    /// The code, then the other texts.
    pub(in crate::read) texts: [String; 7],
    /// Power of ten of a unit.
    pub(in crate::read) exponent: u8,
}

impl Item {
    fn key(&self) -> (Kind, &str) {
        (self.kind, self.texts.first().map_or("", String::as_str))
    }
}

/// Descriptions in order of appearance.
#[derive(Default)]
pub(super) struct Codes {
    items: Vec<(Item, Origin)>,
    /// Positions in `items`, by kind and code.
    order: Vec<usize>,
    counts: [usize; 3],
}

impl Codes {
    /// How many things of this kind are described.
    pub(super) fn count(&mut self, kind: Kind) -> Option<&mut usize> {
        self.counts.get_mut(kind as usize)
    }

    pub(super) fn insert(&mut self, item: Item, origin: Origin) -> Result<(), Error> {
        let key = item.key();
        let at = self.order.partition_point(|&i| self.items.get(i).is_some_and(|(other, _)| other.key() < key));
        match self.order.get(at).and_then(|&i| self.items.get(i)) {
            Some((other, (file, line))) if other.key() == key => {
                if *file == origin.0 && *other != item {
                    return Err(Error::of(&DESCRIBED_TWICE, &[&excerpt(key.1), &whole(*line)]));
                }
            }
            _ => {
                if let Some(count) = self.count(item.kind) {
                    *count += 1;
                }
                self.order.insert(at, self.items.len());
                self.items.push((item, origin));
            }
        }
        Ok(())
    }

    /// Hands the descriptions over to `dataset`.
    pub(super) fn finish(self, dataset: &mut Dataset) {
        for (Item { kind, texts, exponent }, _) in self.items {
            let [code, en, zh, short_en, short_zh, date, url] = texts;
            if matches!(kind, Kind::Source) {
                // In the order of its columns.
                let (title, agency_en, agency_zh, publisher) = (en, zh, short_en, short_zh);
                dataset.sources.push(Source { id: code, agency_en, agency_zh, title, publisher, date, url });
            } else {
                let name = Name { code, en, zh, short_en, short_zh, nature: Nature::named(&date) };
                if matches!(kind, Kind::Unit) {
                    dataset.units.push(Unit { name, exponent });
                } else {
                    dataset.names.push(name);
                }
            }
        }
    }
}
