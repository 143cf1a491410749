//! The words of a site, each with an id.
//!
//! In: the words of the pages, and how often each occurs. Out: the [`Vocabulary`]. A word is what
//! stands in a text, in the language of that text. It keeps its id from one index to the next, so
//! that what depends on it alone is worked out once; a word that has gone keeps it too, and occurs
//! no more.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::ids::{Id, IndexVec, id_type};
use crate::language::LanguageTag;
use crate::search::analysis::WordCount;

id_type! {
    /// A word of a site, in one of its languages, as written.
    #[derive(Deserialize, Serialize)]
    pub(super) struct WordId;
}

id_type! {
    /// A language of a site.
    #[derive(Deserialize, Serialize)]
    struct LanguageId;
}

/// Every word of a site in each of its languages.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(from = "WrittenVocabulary")]
pub(in crate::search) struct Vocabulary {
    languages: IndexVec<LanguageId, LanguageWords>,
    words: IndexVec<WordId, SiteWord>,
}

/// A vocabulary as it is written down.
#[derive(Deserialize)]
struct WrittenVocabulary {
    languages: IndexVec<LanguageId, LanguageWords>,
    words: IndexVec<WordId, SiteWord>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct LanguageWords {
    tag: LanguageTag,
    #[serde(skip)]
    ids: FxHashMap<Arc<str>, WordId>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct SiteWord {
    text: Arc<str>,
    language: LanguageId,
    /// How often it occurs on the site.
    count: usize,
}

impl From<WrittenVocabulary> for Vocabulary {
    fn from(WrittenVocabulary { mut languages, words }: WrittenVocabulary) -> Self {
        for (id, word) in words.iter_enumerated() {
            if let Some(language) = languages.get_mut(word.language) {
                language.ids.insert(Arc::clone(&word.text), id);
            }
        }
        Self { languages, words }
    }
}

impl Vocabulary {
    /// The id of a word, which is a new one if the word is new.
    pub(super) fn intern(&mut self, tag: &LanguageTag, text: &str) -> WordId {
        let known = self.languages.position(|language| language.tag == *tag);
        let language = known.unwrap_or_else(|| {
            self.languages.push(LanguageWords { tag: tag.clone(), ids: FxHashMap::default() })
        });
        let id = self.languages.get(language).and_then(|words| words.ids.get(text));
        id.copied().unwrap_or_else(|| {
            let text: Arc<str> = text.into();
            let id = self.words.push(SiteWord { text: Arc::clone(&text), language, count: 0 });
            if let Some(words) = self.languages.get_mut(language) {
                words.ids.insert(text, id);
            }
            id
        })
    }

    /// Whether more of the words have gone than are left.
    pub(super) fn is_mostly_gone(&self) -> bool {
        self.words.iter().filter(|word| word.count == 0).count() * 2 > self.words.len()
    }

    /// Counts anew how often each word occurs.
    pub(super) fn recount(&mut self, occurrences: impl Iterator<Item = (WordId, usize)>) {
        for word in &mut self.words {
            word.count = 0;
        }
        for (id, count) in occurrences {
            if let Some(word) = self.words.get_mut(id) {
                word.count += count;
            }
        }
    }

    /// The words from an id on that have one, in order; some may not occur any more.
    pub(super) fn since(&self, first: WordId) -> Vec<WordCount<'_>> {
        self.words.iter().skip(first.index()).filter_map(|word| self.counted(word)).collect()
    }

    fn counted<'a>(&'a self, word: &'a SiteWord) -> Option<WordCount<'a>> {
        let tag = &self.languages.get(word.language)?.tag;
        Some(WordCount { word: &word.text, tag, count: word.count })
    }

    /// The words that occur on the site.
    pub(in crate::search) fn word_counts(&self) -> impl Iterator<Item = WordCount<'_>> {
        let words = self.words.iter().filter(|word| word.count > 0);
        words.filter_map(|word| self.counted(word))
    }
}
