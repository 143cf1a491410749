//! Words in every language that messages exist in.
//!
//! In: one text a language. Out: a [`Text`], of which a reader takes the language that is wanted.

use serde::{Deserialize, Serialize};

use crate::language::LanguageTag;

/// A language that messages exist in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MessageLanguage {
    /// Norwegian bokmål.
    #[default]
    Nb,
    /// English.
    En,
}

impl MessageLanguage {
    /// The message language to use for a language.
    #[must_use]
    pub fn of(language: &LanguageTag) -> Self {
        let has_messages = |tag| match tag {
            "nb" => Some(Self::Nb),
            "en" => Some(Self::En),
            _ => None,
        };
        language.fallbacks().find_map(has_messages).unwrap_or_default()
    }

    /// The message language for a language tag that may have been written in any way; bokmål where
    /// it is none.
    #[must_use]
    pub fn of_tag(tag: &str) -> Self {
        LanguageTag::parse(tag).as_ref().map(Self::of).unwrap_or_default()
    }
}

/// A text that exists in every message language; made with [`text!`](crate::text), which does not
/// compile when one is missing.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Text {
    /// Norwegian bokmål.
    pub nb: String,
    /// English.
    pub en: String,
}

impl Text {
    /// What `print` writes in each message language, which it gets as a language tag.
    #[must_use]
    pub fn in_each(print: impl Fn(&str) -> String) -> Self {
        Self { en: print("en"), nb: print("nb") }
    }

    /// The text in one language.
    #[must_use]
    pub fn get(&self, language: MessageLanguage) -> &str {
        match language {
            MessageLanguage::Nb => &self.nb,
            MessageLanguage::En => &self.en,
        }
    }
}

/// A [`Text`] from one format string a language; names in braces are taken from the scope.
///
/// ```
/// let name = "Modul 1";
/// let text = loype::text!(en: "there is no `{name}`", nb: "`{name}` finnes ikke");
/// assert_eq!(text.en, "there is no `Modul 1`");
/// ```
#[macro_export]
macro_rules! text {
    (en: $en:literal, nb: $nb:literal $(,)?) => {
        $crate::diagnostic::Text { en: format!($en), nb: format!($nb) }
    };
}

impl From<&str> for Text {
    /// A text that is the same in every language, such as a name.
    fn from(text: &str) -> Self {
        Self { nb: text.to_owned(), en: text.to_owned() }
    }
}

impl From<String> for Text {
    /// A text that is the same in every language, such as a name.
    fn from(text: String) -> Self {
        Self { nb: text.clone(), en: text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_regions_read_english_and_others_bokmål() {
        assert_eq!(MessageLanguage::of_tag("en-GB"), MessageLanguage::En);
        assert_eq!(MessageLanguage::of_tag("nn"), MessageLanguage::Nb);
        assert_eq!(MessageLanguage::of_tag("se"), MessageLanguage::Nb);
    }
}
