//! Seasonal adjustment: the catalogue.
//!
//! A method takes the values of one series without gaps and gives its components, or says why it
//! cannot. It refuses to know calendars and charts: values are numbered, and the first one's place in
//! its year is told. Only `calendar` knows which months they are. One file a method; `step` makes them steps of a
//! derivation.

pub mod calendar;
pub mod regression;
pub(crate) mod step;
pub mod x11;
