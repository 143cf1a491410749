//! Which tables a language has.
//!
//! In: a language tag. Out: its [`StemmedLanguage`], and the tables of that.

use rustc_hash::{FxHashMap, FxHashSet};

use super::tables::{LanguageTables, Spellings, StemmedLanguage};
use super::{english, norwegian};
use crate::language::LanguageTag;

impl StemmedLanguage {
    /// The language of a tag.
    pub(super) fn of(tag: &LanguageTag) -> Self {
        match tag.primary() {
            _ if tag.is_norwegian() => Self::Norwegian,
            "en" => Self::English,
            _ => Self::Other,
        }
    }

    /// Its tables.
    pub(super) fn tables(self) -> LanguageTables {
        match self {
            Self::Norwegian => norwegian::tables(),
            Self::English => english::tables(),
            Self::Other => LanguageTables {
                language: Self::Other,
                stop: FxHashSet::default(),
                asks: FxHashSet::default(),
                spellings: Spellings::default(),
                words: FxHashMap::default(),
                groups: Vec::new(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::StemmedLanguage;

    /// Otherwise a repeated group might never terminate.
    #[test]
    fn rules_shorten_a_word_or_keep_it_or_are_the_last() {
        for language in [StemmedLanguage::Norwegian, StemmedLanguage::English] {
            for group in language.tables().groups.iter().filter(|group| group.repeat) {
                for (ending, (replacement, _)) in &group.rules {
                    let ends = replacement.len() == ending.len()
                        && !group.rules.keys().any(|other| replacement.ends_with(other));
                    assert!(
                        replacement.len() < ending.len() || replacement == ending || ends,
                        "{ending} → {replacement}"
                    );
                }
            }
        }
    }
}
