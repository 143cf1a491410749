//! Languages: their tags, their fallbacks, and the few facts about a language that several modules
//! need.
//!
//! In: a tag as people write it (`nb`, `NN`, `en_GB`), or the name of a language (`nynorsk`). Out: a
//! [`LanguageTag`] in the canonical form of BCP 47, and facts about it. Words of a language are left
//! to those who have them: the theme, messages, rules and durations, and the search.

mod names;

use std::fmt;

pub use names::NAMES;

use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

/// The months in bokmål and nynorsk.
pub(crate) const NORWEGIAN_MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
];

/// A language tag (BCP 47) in its canonical form: `nb`, `nn-NO`, `zh-Hans-CN`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LanguageTag(String);

impl Default for LanguageTag {
    /// Bokmål: the language of a site that names none.
    fn default() -> Self {
        Self("nb".to_owned())
    }
}

impl LanguageTag {
    /// Parses a tag in any letter case and with `-` or `_` between its parts. `no`, which means
    /// Norwegian without saying which, becomes bokmål.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        // BCP 47 allows language subtags of more than three letters, but none has ever been
        // registered.
        let primary = written.split(['-', '_']).next().unwrap_or_default();
        let identifier: LanguageIdentifier = written.parse().ok()?;
        let tag = identifier.to_string();
        (2..=3).contains(&primary.len()).then(|| match tag.strip_prefix("no") {
            Some(rest) if rest.is_empty() || rest.starts_with('-') => Self(format!("nb{rest}")),
            _ => Self(tag),
        })
    }

    /// Reads what an author writes for a language: its tag, if there is such a language, or its
    /// name.
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        let written = written.trim();
        let tag = names::tag_of(written).and_then(Self::parse);
        tag.or_else(|| Self::parse(written).filter(|tag| names::is_known(tag.primary())))
    }

    /// The tag as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language itself, without script and region: `en` of `en-GB`.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.subtags().next().unwrap_or_default()
    }

    /// The country of the tag, if it has one of two letters: `GB` of `en-GB`.
    #[must_use]
    pub fn country(&self) -> Option<&str> {
        self.subtags().skip(1).find(|subtag| subtag.len() == 2)
    }

    fn subtags(&self) -> impl Iterator<Item = &str> {
        self.0.split('-')
    }

    /// Whether it is Norwegian: bokmål or nynorsk.
    #[must_use]
    pub fn is_norwegian(&self) -> bool {
        matches!(self.primary(), "nb" | "nn")
    }

    /// Whether it is Norwegian, Danish or Swedish, whose everyday words are much the same.
    #[must_use]
    pub fn is_scandinavian(&self) -> bool {
        self.is_norwegian() || matches!(self.primary(), "da" | "sv")
    }

    /// Whether it is written as in Norway: Norwegian, and Northern, Southern and Lule Sami.
    #[must_use]
    pub fn is_of_norway(&self) -> bool {
        self.is_norwegian() || matches!(self.primary(), "se" | "sma" | "smj")
    }

    /// The tags whose words may be used, best first: its own, the language without its region, and
    /// then bokmål and English in the order in which its readers know them.
    pub fn fallbacks(&self) -> impl Iterator<Item = &str> {
        let others = if self.is_of_norway() { ["nb", "en"] } else { ["en", "nb"] };
        [self.as_str(), self.primary()].into_iter().chain(others)
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A tag, for tests.
#[cfg(test)]
pub(crate) fn tag(written: &str) -> LanguageTag {
    LanguageTag::parse(written).expect("a language tag")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_has_one_form_however_it_is_written() {
        let written = ["NB", "en_gb", "ZH-hans-cn", "no", "NO-no", "nn", "non"];
        assert_eq!(
            written.map(|written| tag(written).to_string()),
            ["nb", "en-GB", "zh-Hans-CN", "nb", "nb-NO", "nn", "non"]
        );
    }

    #[test]
    fn what_is_no_tag_is_not_taken() {
        for written in ["", "norsk", "n", "nb NO", "x-none", "nb--NO", "-"] {
            assert_eq!(LanguageTag::parse(written), None, "{written}");
        }
    }

    #[test]
    fn an_author_writes_a_tag_or_a_name() {
        let read = |written| LanguageTag::read(written).map(|tag| tag.to_string());
        for (written, tag) in [
            ("nynorsk", "nn"),
            (" Bokmål ", "nb"),
            ("nn-NO", "nn-NO"),
            ("Engelsk", "en"),
            ("nordsamisk", "se"),
            ("sme", "se"),
            ("southern sami", "sma"),
            ("fkv", "fkv"),
        ] {
            assert_eq!(read(written).as_deref(), Some(tag), "{written}");
        }
        for unclear in ["norsk", "samisk", "xx", "målform", ""] {
            assert_eq!(read(unclear), None, "{unclear}");
        }
    }

    #[test]
    fn languages_stand_in_for_each_other_in_one_order() {
        let chain = |written| tag(written).fallbacks().collect::<Vec<_>>().join(" ");
        assert_eq!(chain("nn-NO"), "nn-NO nn nb en");
    }

    #[test]
    fn languages_of_one_place_are_told_apart_from_languages_of_one_kind() {
        let answers = |written| {
            let tag = tag(written);
            [tag.is_norwegian(), tag.is_scandinavian(), tag.is_of_norway()]
        };
        assert_eq!(answers("NN-no"), [true, true, true]);
        assert_eq!(answers("da"), [false, true, false]);
        assert_eq!(answers("smj"), [false, false, true]);
        assert_eq!(answers("en"), [false; 3]);
    }
}
