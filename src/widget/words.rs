//! The words of a group of controls, in one language, as plain values.

/// A struct of words: its documentation and name, then each word's documentation, name, English and Chinese.
macro_rules! words {
    ($(#[doc = $about:literal])* $type:ident; $($(#[doc = $doc:literal])* $name:ident: $en:literal, $zh:literal;)+) => {
        $(#[doc = $about])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $type {
            $($(#[doc = $doc])* pub $name: &'static str),+
        }

        impl $type {
            fn new(language: $crate::text::Language) -> Self {
                Self { $($name: language.pick($en, $zh)),+ }
            }
        }

        plain!($type { $($name),+ });
    };
}

pub(crate) use words;
