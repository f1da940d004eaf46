//! Seasonal adjustment: the catalogue.
//!
//! A method takes the values of one series without gaps and gives its components, or says why it
//! cannot. It refuses to know calendars and charts: values are numbered, and the first one's place in
//! its year is told. One file a method, one line in [`CATALOGUE`].

pub mod x11;

use crate::transform::{Entry, Read};

/// The methods there are, in the order they are listed to authors.
pub static CATALOGUE: &[Entry] = &[Entry {
    name: "x11",
    form: "x11 or x11(mode=mult, seasonal=3x5, trend=13)",
    read: Read::Method(x11::method::read),
}];
