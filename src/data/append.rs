//! New figures for a dataset that is there already.
//!
//! What is appended is newer: it wins its period, and the figure it replaces is kept beside it, as the reading of files keeps
//! those that lose. Names, units and sources that come with it are added where their codes are new. Cost: linear in what is
//! appended, times the logarithm of the series.

use super::{Dataset, Observation, Series};

impl Dataset {
    /// Takes the published series of another dataset in. A series that is there in another unit is left as it is: who
    /// appends has to see to that.
    pub fn append(&mut self, newer: Self) {
        for series in newer.series {
            let same = |s: &&mut Series| {
                s.indicator == series.indicator
                    && s.area == series.area
                    && s.measure == series.measure
                    && s.frequency == series.frequency
                    && s.method.is_none()
            };
            match self.series.iter_mut().find(same) {
                Some(known) if known.unit == series.unit => known.extend(series.observations),
                Some(_) => {}
                None => self.series.push(series),
            }
        }
        self.annotations.extend(newer.annotations);
        for name in newer.names {
            if self.name(&name.code).is_none() {
                self.names.push(name);
            }
        }
        for unit in newer.units {
            if self.unit(&unit.name.code).is_none() {
                self.units.push(unit);
            }
        }
        for source in newer.sources {
            if self.source(&source.id).is_none() {
                self.sources.push(source);
            }
        }
    }
}

impl Series {
    fn extend(&mut self, newer: Vec<Observation>) {
        for observation in newer {
            match self.observations.binary_search_by_key(&observation.period, |o| o.period) {
                Err(place) => self.observations.insert(place, observation),
                Ok(place) => {
                    let Some(known) = self.observations.get_mut(place) else { continue };
                    if known.figure == observation.figure {
                        *known = observation;
                        continue;
                    }
                    let before = std::mem::replace(known, observation);
                    let place = self.others.partition_point(|o| o.period <= before.period);
                    self.others.insert(place, before);
                }
            }
        }
    }
}
