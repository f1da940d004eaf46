//! Barograph: an economic barometer for web pages.
//!
//! The map of the crate; no logic. Bytes are [`read`] into a [`data::Dataset`]; a [`spec::Spec`] says
//! what the page wants; `transform` and `adjust` compute; a [`view`] chooses ([`mod@derive`]) and lays out a
//! [`scene::Scene`]; [`paint`] copies it to a drawing backend. [`widget::Widget`] owns the state:
//! inputs go in, responses come out. Only `web` (wasm32) touches a page.
//!
//! Conventions that hold everywhere: lengths are CSS pixels as `f64`, y points down, periods are
//! intervals of whole months, a missing value is `None` with a status, never NaN.

#[cfg(feature = "whole")]
pub mod adjust;
#[cfg(feature = "whole")]
pub mod brief;
pub mod data;
pub mod derive;
#[cfg(feature = "whole")]
pub mod detect;
#[cfg(feature = "whole")]
pub mod distribution;
pub mod error;
#[cfg(feature = "whole")]
pub mod forecast;
#[cfg(feature = "whole")]
pub mod method;
pub mod paint;
pub mod period;
pub mod read;
pub mod scale;
pub mod scene;
pub mod spec;
#[cfg(feature = "whole")]
pub mod target;
#[cfg(feature = "whole")]
pub mod task;
pub mod text;
pub mod theme;
#[cfg(feature = "whole")]
pub mod transform;
#[cfg(feature = "whole")]
pub mod trend;
pub mod view;
pub mod widget;

#[cfg(target_arch = "wasm32")]
pub mod web;
