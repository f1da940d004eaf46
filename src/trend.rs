//! Trends of one series: the catalogue.
//!
//! A method takes the values of a series without gaps and gives a smooth of them, or says why it cannot. Values are
//! numbered; it refuses to know calendars and charts. Moving averages have no values at the ends, two-sided filters
//! provisional ones. One file a method, one line in [`CATALOGUE`].

pub mod baxter_king;
pub mod christiano_fitzgerald;
pub mod hamilton;
pub mod henderson;
pub mod hodrick_prescott;
pub mod line;
pub mod loess;
pub mod mann_kendall;
mod method;
pub mod moving_average;
pub mod theil_sen;
pub mod whittaker;

use crate::transform::{Entry, Read};

/// Why a series has no trend by a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Too few values.
    Short,
    /// More values than can be compared two by two.
    Long,
    /// A value, or a result, is too large to be told.
    NotFinite,
    /// An option that the method does not have.
    Option,
}

/// The methods there are, in the order they are listed to authors.
pub static CATALOGUE: &[Entry] = &[
    Entry { name: "henderson", form: "henderson or henderson(13)", read: Read::Method(method::henderson) },
    Entry { name: "hp", form: "hp or hp(lambda=1600, one_sided)", read: Read::Method(method::hp) },
    Entry { name: "hamilton", form: "hamilton or hamilton(h=8, p=4)", read: Read::Method(method::hamilton) },
    Entry { name: "loess", form: "loess or loess(25, robust=3)", read: Read::Method(method::loess) },
    Entry {
        name: "moving_average",
        form: "moving_average or moving_average(12)",
        read: Read::Method(method::moving_average),
    },
    Entry { name: "line", form: "line or line(log)", read: Read::Method(method::line) },
    Entry { name: "theil_sen", form: "theil_sen", read: Read::Method(method::theil_sen) },
];
