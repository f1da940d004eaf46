//! Serialisation of the widget's plain values, each as a map of its fields.
//!
//! serde's derive serialises structs, and for those serde-wasm-bindgen keeps a hash table of field
//! names, which this keeps out of the Wasm (`docs/decisions/0005-plain-values.md`).

/// Serialises a struct as a map from the names of its fields to their values.
macro_rules! plain {
    ($type:ident { $($(#[$gate:meta])? $field:ident),+ $(,)? }) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;
                let mut map = serializer.serialize_map(None)?;
                $($(#[$gate])? map.serialize_entry(stringify!($field), &self.$field)?;)+
                map.end()
            }
        }
    };
}

pub(crate) use plain;
