//! What can be found in one series: the catalogue.
//!
//! A method takes the values of a series without gaps and gives places in it, or says why it cannot. Values are numbered;
//! it refuses to know calendars and charts. One file a method, one line in [`CATALOGUE`].

pub mod change_points;
mod method;
pub mod outliers;
pub mod turning_points;

use crate::transform::{Entry, Read};

/// Why nothing can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Too few values.
    Short,
    /// Too many values.
    Long,
    /// A value is too large to be told.
    NotFinite,
    /// An option that the method does not have.
    Option,
}

/// The methods there are, in the order they are listed to authors.
pub static CATALOGUE: &[Entry] = &[
    Entry { name: "turning_points", form: "turning_points", read: Read::Method(method::turning_points) },
    Entry {
        name: "change_points",
        form: "change_points or change_points(penalty=100)",
        read: Read::Method(method::change_points),
    },
    Entry { name: "outliers", form: "outliers or outliers(6, limit=3)", read: Read::Method(method::outliers) },
];
