//! Seasonal adjustment: the catalogue.
//!
//! A method takes the values of one series without gaps and gives its components, or says why it
//! cannot. It refuses to know calendars and charts: values are numbered, and the first one's place in
//! its year is told. Only `calendar` knows which months they are. One file a method, one line in [`CATALOGUE`].

pub mod calendar;
pub mod classical;
mod decomposed;
mod effects;
pub mod regression;
pub mod stl;
pub mod x11;

use crate::transform::{Entry, Read};

/// The methods there are, in the order they are listed to authors.
pub static CATALOGUE: &[Entry] = &[
    Entry {
        name: "x11",
        form: "x11 or x11(mode=mult, seasonal=3x5, trend=13, td, leap, newyear), with mode=add, log or pseudo, china for all festivals, or tables by name: d10, d12",
        read: Read::Method(x11::method::read),
    },
    Entry {
        name: "stl",
        form: "stl or stl(seasonal=7, trend=23, robust, mode=mult), with seasonal=periodic, and td, leap, newyear or china",
        read: Read::Method(decomposed::stl),
    },
    Entry { name: "classical", form: "classical or classical(mode=mult)", read: Read::Method(decomposed::classical) },
];
