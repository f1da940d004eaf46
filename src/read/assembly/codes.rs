//! Descriptions by code: names, units and sources.
//!
//! Owns that a code is described once: an earlier file goes before a later one, and one file may not
//! say two things. Lookup is O(log n); a new code moves the index behind it, which is why the
//! number of codes is limited.

use super::{Assembly, Origin};
use crate::{
    data::{Name, Source, Unit},
    error::{Error, excerpt},
};

/// What is described by a code.
pub(in crate::read) trait Describe: PartialEq + Sized {
    /// The code.
    fn code(&self) -> &str;
    /// Where descriptions of this kind are kept.
    fn codes<'a>(assembly: &'a mut Assembly<'_>) -> &'a mut Codes<Self>;
}

/// Descriptions in order of appearance.
pub(in crate::read) struct Codes<T> {
    items: Vec<T>,
    origins: Vec<Origin>,
    /// Positions in `items`, by code.
    order: Vec<usize>,
}

impl<T> Default for Codes<T> {
    fn default() -> Self {
        Self { items: Vec::new(), origins: Vec::new(), order: Vec::new() }
    }
}

impl<T: Describe> Codes<T> {
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    pub(super) fn insert(&mut self, item: T, origin: Origin) -> Result<(), Error> {
        let found = self.order.binary_search_by(|&i| self.items.get(i).map_or("", T::code).cmp(item.code()));
        match found {
            Err(at) => {
                self.order.insert(at, self.items.len());
                self.items.push(item);
                self.origins.push(origin);
                Ok(())
            }
            Ok(at) => {
                let at = self.order.get(at).copied().unwrap_or_default();
                match self.origins.get(at) {
                    Some((file, line)) if *file == origin.0 && self.items.get(at) != Some(&item) => {
                        let code = excerpt(item.code());
                        Err(Error::new(
                            "read/described-twice",
                            format!("line {line} already describes \"{code}\", and differently"),
                            format!("第{line}行已对“{code}”作了不同的说明"),
                        ))
                    }
                    _ => Ok(()),
                }
            }
        }
    }

    pub(super) fn into_inner(self) -> Vec<T> {
        self.items
    }
}

impl Describe for Name {
    fn code(&self) -> &str {
        &self.code
    }

    fn codes<'a>(assembly: &'a mut Assembly<'_>) -> &'a mut Codes<Self> {
        &mut assembly.names
    }
}

impl Describe for Unit {
    fn code(&self) -> &str {
        &self.name.code
    }

    fn codes<'a>(assembly: &'a mut Assembly<'_>) -> &'a mut Codes<Self> {
        &mut assembly.units
    }
}

impl Describe for Source {
    fn code(&self) -> &str {
        &self.id
    }

    fn codes<'a>(assembly: &'a mut Assembly<'_>) -> &'a mut Codes<Self> {
        &mut assembly.sources
    }
}
