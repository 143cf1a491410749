//! The languages that the course itself speaks: those that rules are written in, and durations and
//! dates are read and printed in.
//!
//! The words are with what they belong to (`order::words`, `duration::words`); here is only which
//! languages there are.

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
    /// Nynorsk and English by their language tags, bokmål for every other: a site in a language
    /// without words of its own is Norwegian.
    #[must_use]
    pub fn of_tag(tag: &str) -> Self {
        match tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "nn" => Self::Nynorsk,
            "en" => Self::English,
            _ => Self::Bokmal,
        }
    }
}
