//! Barograph: an economic barometer for web pages.
//!
//! The map of the crate; no logic. Bytes are [`read`] into a [`data::Dataset`].
//!
//! Conventions that hold everywhere: lengths are CSS pixels as `f64`, y points down, periods are
//! intervals of whole months, a missing value is `None` with a status, never NaN.

pub mod data;
pub mod error;
pub mod period;
pub mod read;
pub mod text;
