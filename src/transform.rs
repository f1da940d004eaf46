//! Exact arithmetic on published figures: the catalogue.
//!
//! A transform takes a series and the calendar key of an observation, never an offset in an array,
//! and answers with a value or with the reason why there is none. One file each, one line here.

pub mod change;
