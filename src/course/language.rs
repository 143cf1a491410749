//! The languages that the course itself speaks: those in which rules are written, and durations and
//! dates are parsed and printed.
//!
//! The words are in `order::words` and `duration::vocabulary`.

use crate::language::LanguageTag;

/// A language with words of its own for rules, durations and dates.
///
/// The order decides for a text whose words several languages have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Norwegian bokmål.
    Bokmal,
    /// Norwegian nynorsk.
    Nynorsk,
    /// English.
    English,
}

impl Language {
    /// Its BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Bokmal => "nb",
            Self::Nynorsk => "nn",
            Self::English => "en",
        }
    }

    /// The language whose words are used for a language tag.
    #[must_use]
    pub fn of_tag(tag: &str) -> Self {
        let has_words = |tag| match tag {
            "nb" => Some(Self::Bokmal),
            "nn" => Some(Self::Nynorsk),
            "en" => Some(Self::English),
            _ => None,
        };
        let tag = LanguageTag::parse(tag).unwrap_or_default();
        tag.fallbacks().find_map(has_words).unwrap_or(Self::Bokmal)
    }
}
