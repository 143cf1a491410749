//! Every word of a site, with its terms.
//!
//! In: the [`Vocabulary`] of the site. Out: its [`Lexicon`], in which words and terms are ids. Each
//! distinct word is analysed once, however often it occurs, and from one index to the next: even a
//! large site has few distinct words. Compounds are split anew for each index, since the splitter
//! needs the words of the whole site: the parts of a word can change when another page changes.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use tantivy::tokenizer::MAX_TOKEN_LEN;

use super::groups::Groups;
use super::vocabulary::{Vocabulary, WordId};
use crate::ids::{Id, IndexVec, first, id_type};
use crate::search::analysis::{Analyzer, Splitter, WordCount, fold, is_joined};

id_type! {
    /// A term of a site.
    #[derive(Deserialize, Serialize)]
    pub(super) struct TermId;
}

/// The terms of every word of a site. What is made anew for each index is not written down.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Lexicon {
    terms: TermTable,
    /// The terms of each word, the main one first.
    of_words: Groups<WordId, TermId>,
    /// The terms of the parts of each word.
    #[serde(skip)]
    of_parts: Groups<WordId, TermId>,
    /// The most frequent word of each term, in lower case.
    #[serde(skip)]
    readable: IndexVec<TermId, String>,
}

/// All terms. A term keeps its id from one index to the next.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(from = "WrittenTerms")]
struct TermTable {
    #[serde(skip)]
    ids: FxHashMap<Arc<str>, TermId>,
    texts: IndexVec<TermId, Arc<str>>,
}

/// A table of terms as it is written down.
#[derive(Deserialize)]
struct WrittenTerms {
    texts: IndexVec<TermId, Arc<str>>,
}

impl From<WrittenTerms> for TermTable {
    fn from(WrittenTerms { texts }: WrittenTerms) -> Self {
        let ids = texts.iter_enumerated().map(|(id, text)| (Arc::clone(text), id)).collect();
        Self { ids, texts }
    }
}

/// A word that has a term.
#[derive(Debug, Clone, Copy)]
pub(super) struct TermUse {
    pub(super) word: WordId,
    /// Whether only a part of the word has the term.
    pub(super) as_part: bool,
}

impl Lexicon {
    /// The lexicon of the words of a site, made from the one before, which had the same analyzer.
    pub(super) fn update(before: &Self, vocabulary: &Vocabulary, analyzer: &Analyzer) -> Self {
        let (mut terms, mut of_words) = (before.terms.clone(), before.of_words.clone());
        let new = vocabulary.since(WordId::new(of_words.len()));
        let of_new: Vec<Vec<String>> =
            new.par_iter().map(|known| analyzer.terms(known.word, known.tag)).collect();
        for of_word in of_new {
            of_words.push(terms.ids_of(&of_word));
        }

        let splitter = Splitter::new(analyzer, vocabulary.word_counts());
        let parts = |known: &WordCount| match known.count {
            0 => Vec::new(),
            _ => splitter.parts(known.word, known.tag),
        };
        let words = vocabulary.since(WordId::new(0));
        let parts: Vec<Vec<String>> = words.par_iter().map(parts).collect();
        let mut of_parts = Groups::default();
        for of_word in parts {
            of_parts.push(terms.ids_of(&of_word));
        }
        let readable = readable(&words, &of_words, terms.texts.len());
        Self { terms, of_words, of_parts, readable }
    }

    /// The number of words.
    pub(super) fn words(&self) -> usize {
        self.of_words.len()
    }

    /// The terms of a word.
    pub(super) fn terms(&self, word: WordId) -> &[TermId] {
        self.of_words.get(word)
    }

    /// The terms of the parts of a word.
    pub(super) fn parts(&self, word: WordId) -> &[TermId] {
        self.of_parts.get(word)
    }

    /// All terms, and some that no word has any more.
    pub(super) fn all_terms(&self) -> impl IndexedParallelIterator<Item = TermId> {
        (0..self.terms.texts.len()).into_par_iter().map(TermId::new)
    }

    /// The text of a term.
    pub(super) fn text(&self, term: TermId) -> &str {
        self.terms.texts.get(term).map_or("", |text| text)
    }

    /// The word to show for a term.
    pub(super) fn readable(&self, term: TermId) -> &str {
        self.readable.get(term).map_or("", String::as_str)
    }

    /// The words that have each term.
    pub(super) fn uses(&self) -> Groups<TermId, TermUse> {
        let mut uses = Vec::new();
        for word in first(self.words()) {
            let of = |as_part| move |term: &TermId| (*term, TermUse { word, as_part });
            uses.extend(self.terms(word).iter().map(of(false)));
            uses.extend(self.parts(word).iter().map(of(true)));
        }
        Groups::of(self.terms.texts.len(), &uses)
    }
}

impl TermTable {
    /// The ids of some terms; new ones get one. Terms that are too long for tantivy have none.
    fn ids_of(&mut self, terms: &[String]) -> Vec<TermId> {
        let short = terms.iter().filter(|term| term.len() <= MAX_TOKEN_LEN);
        short.map(|term| self.intern(term)).collect()
    }

    fn intern(&mut self, term: &str) -> TermId {
        self.ids.get(term).copied().unwrap_or_else(|| {
            let text: Arc<str> = term.into();
            let id = self.texts.push(Arc::clone(&text));
            self.ids.insert(text, id);
            id
        })
    }
}

/// The most frequent word of each term, in lower case; of several, the first in alphabetical
/// order. Those of which the term is only a part do not count: a part is a word of the site too.
fn readable(
    words: &[WordCount],
    of_words: &Groups<WordId, TermId>,
    terms: usize,
) -> IndexVec<TermId, String> {
    let mut best: IndexVec<TermId, (usize, String)> = IndexVec::repeat(<_>::default(), terms);
    for (id, known) in first(words.len()).zip(words) {
        for term in of_words.get(id) {
            let Some((count, word)) = best.get_mut(*term) else { continue };
            if known.count < *count || known.count == 0 {
                continue;
            }
            let lower =
                if is_joined(known.word) { fold(known.word) } else { known.word.to_lowercase() };
            if known.count > *count || lower < *word {
                (*count, *word) = (known.count, lower);
            }
        }
    }
    best.into_iter().map(|(_, word)| word).collect()
}
