//! The languages that the course itself speaks: those that rules are written in, and durations and
//! dates are read and printed in.
//!
//! The words are with what they belong to (`order::words`, `duration::words`); here is only which
//! languages there are.

use crate::language::LanguageTag;

/// A language with words of its own for rules, durations and dates.
///
/// The order is that in which a language is taken for a text whose words several of them have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// Norwegian bokmål.
    Bokmal,
    /// Norwegian nynorsk.
    Nynorsk,
    /// English.
    English,
}

impl Language {
    /// The language that has words to stand in for those of a language tag.
    #[must_use]
    pub fn of_tag(tag: &str) -> Self {
        let has_words = |tag| match tag {
            "nb" => Some(Self::Bokmal),
            "nn" => Some(Self::Nynorsk),
            "en" => Some(Self::English),
            _ => None,
        };
        let tag = LanguageTag::read(tag).unwrap_or_default();
        tag.fallbacks().find_map(has_words).unwrap_or(Self::Bokmal)
    }
}
