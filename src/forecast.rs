//! stub
use crate::transform::Entry;
/// stub
pub static CATALOGUE: &[Entry] = &[];
