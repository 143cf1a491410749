//! Resolves the words of a query to terms of a site's index.
//!
//! In: a [`Query`]. Out: its [`ResolvedQuery`]: the terms of the index for each word to find, and
//! the phrases. Stop words, which are not in the index, are left out, and words that ask where there
//! are others: nobody looks for "hvordan". A word that occurs only at the end of compounds resolves
//! to these. Words joined by hyphens resolve to the one word that others write, if the site has it.
//! The replacement of an unknown word is left to `correct`.

use std::cmp::Reverse;

use super::correct::{self, UnknownWord};
use super::parse::{MIN_PREFIX_LETTERS, MatchMode, Phrase, Query, QueryWord};
use super::searcher::Searcher;
use crate::search::analysis::{Analyzer, MIN_PART_LETTERS, fold};
use crate::search::index::{Index, Term, utf16_order};

/// The most compounds to which a word resolves that does not occur by itself.
const MAX_COMPOUNDS: usize = 8;
/// The fewest letters before the head of a compound.
pub(in crate::search) const MIN_LETTERS_BEFORE_HEAD: usize = 3;

/// A query resolved against a site.
#[derive(Debug)]
pub(super) struct ResolvedQuery<'i> {
    pub(super) words: Vec<ResolvedWord<'i>>,
    pub(super) phrases: Vec<ResolvedPhrase>,
    pub(super) unwanted: Vec<ResolvedWord<'i>>,
    pub(super) corrections: Vec<Correction>,
}

/// A word and its terms in the index.
#[derive(Debug)]
pub(super) struct ResolvedWord<'i> {
    /// The word as written, or its correction.
    pub(super) text: String,
    pub(super) in_title: bool,
    /// Whether it belongs to a phrase, and a page must have it.
    pub(super) is_needed: bool,
    /// Its own terms, whether in the index or not.
    pub(super) own: Vec<String>,
    /// The prefix of the words that it also matches.
    pub(super) prefix: Option<String>,
    /// Its own terms that are in the index.
    pub(super) exact: Vec<&'i Term>,
    /// The terms of the index that begin with the prefix.
    pub(super) prefixed: &'i [Term],
    /// The terms of compounds that end with it, if it does not occur by itself.
    pub(super) suffixed: Vec<&'i Term>,
}

/// A phrase: words that must follow each other, including stop words.
#[derive(Debug)]
pub(super) struct ResolvedPhrase {
    pub(super) words: Vec<PhraseWord>,
    pub(super) in_title: bool,
}

/// A word of a phrase.
#[derive(Debug)]
pub(super) struct PhraseWord {
    pub(super) folded: String,
    pub(super) terms: Vec<String>,
}

/// A word that no page has, and its replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The word as written.
    pub written: String,
    /// One word, or the several words into which it was split.
    pub replacement: Vec<String>,
}

impl<'i> ResolvedQuery<'i> {
    pub(super) fn of(query: &Query, site: Searcher<'i>) -> Self {
        let is_found_alone = |word: &&QueryWord| {
            word.mode == MatchMode::Prefix || !site.analyzer.query_terms(&word.text).is_empty()
        };
        let (wanted, joined) = worth_asking(query, site);
        let others = wanted.iter().copied().filter(is_found_alone).count();
        let mut resolved = Self {
            words: Vec::new(),
            phrases: Vec::new(),
            unwanted: Vec::new(),
            corrections: Vec::new(),
        };
        resolved.words.extend(joined);
        for word in wanted {
            let is_needed = query.phrases.iter().any(|phrase| phrase.has(word));
            let resolved_word = ResolvedWord { is_needed, ..ResolvedWord::of(word, site) };
            if resolved_word.own.is_empty()
                && (resolved_word.prefix.is_none()
                    || (word.mode == MatchMode::Unfinished && others > 0))
            {
                continue;
            }
            resolved.add(resolved_word, word, site);
        }
        resolved.phrases =
            query.phrases.iter().map(|phrase| resolved.phrase(phrase, site.analyzer)).collect();
        resolved.unwanted =
            query.unwanted.iter().map(|word| ResolvedWord::of(word, site)).collect();
        resolved
    }

    fn add(&mut self, resolved_word: ResolvedWord<'i>, word: &QueryWord, site: Searcher<'i>) {
        let is_correctable = resolved_word.is_unknown() && word.mode != MatchMode::Prefix;
        let Some(term) = resolved_word.own.first().filter(|_| is_correctable) else {
            return self.words.push(resolved_word);
        };
        let suffixed = site.index.ending(&resolved_word.own);
        let may_be_split = !resolved_word.is_needed;
        let unknown = UnknownWord { term, folded: &word.folded, may_be_split };
        let replacement = suffixed.is_empty().then(|| correct::correct(unknown, site)).flatten();
        let Some(replacement) = replacement else {
            return self.words.push(ResolvedWord { suffixed, ..resolved_word });
        };
        let ResolvedWord { in_title, is_needed, .. } = resolved_word;
        self.words.extend(replacement.iter().map(|text| ResolvedWord {
            in_title,
            is_needed,
            ..ResolvedWord::exactly(text, site)
        }));
        self.corrections.push(Correction { written: word.text.clone(), replacement });
    }

    fn phrase(&self, phrase: &Phrase, analyzer: &Analyzer) -> ResolvedPhrase {
        let words = phrase.words.iter().map(|word| {
            let correction =
                self.corrections.iter().find(|correction| fold(&correction.written) == fold(word));
            let word =
                correction.and_then(|correction| correction.replacement.first()).unwrap_or(word);
            PhraseWord { folded: fold(word), terms: analyzer.query_terms(word) }
        });
        ResolvedPhrase { words: words.collect(), in_title: phrase.in_title }
    }
}

/// The words to look for one by one, and those that are found as one with others.
fn worth_asking<'q, 'i>(
    query: &'q Query,
    site: Searcher<'i>,
) -> (Vec<&'q QueryWord>, Vec<ResolvedWord<'i>>) {
    let mut joined: Vec<ResolvedWord> = Vec::new();
    let mut parts: Vec<(&str, bool)> = Vec::new();
    for of in &query.joined {
        let whole = ResolvedWord::of(&of.whole, site);
        if !whole.exact.is_empty() {
            parts.extend(of.parts.iter().map(|part| (part.as_str(), of.whole.in_title)));
            joined.push(whole.with_parts(&of.parts, site.analyzer));
        }
    }
    let is_part = |word: &QueryWord| parts.contains(&(word.folded.as_str(), word.in_title));
    let left: Vec<&QueryWord> = query.wanted.iter().filter(|word| !is_part(word)).collect();
    let asks =
        |word: &QueryWord| word.mode != MatchMode::Prefix && site.analyzer.is_question(&word.text);
    let has_other = !joined.is_empty()
        || left.iter().any(|word| !asks(word) && !site.analyzer.query_terms(&word.text).is_empty());
    (left.into_iter().filter(|word| !(has_other && asks(word))).collect(), joined)
}

impl Phrase {
    fn has(&self, word: &QueryWord) -> bool {
        self.in_title == word.in_title && self.words.iter().any(|text| fold(text) == word.folded)
    }
}

impl<'i> ResolvedWord<'i> {
    fn of(word: &QueryWord, site: Searcher<'i>) -> Self {
        let reaches =
            word.mode > MatchMode::Whole && word.folded.chars().count() >= MIN_PREFIX_LETTERS;
        let prefix = reaches.then(|| word.folded.clone());
        let prefixed =
            prefix.as_deref().map(|prefix| site.index.prefix(prefix)).unwrap_or_default();
        Self { in_title: word.in_title, prefix, prefixed, ..Self::exactly(&word.text, site) }
    }

    /// A word that matches its own terms only.
    fn exactly(text: &str, site: Searcher<'i>) -> Self {
        let own = site.analyzer.query_terms(text);
        let exact = own.iter().filter_map(|term| site.index.find(term)).collect();
        Self {
            text: text.to_owned(),
            in_title: false,
            is_needed: false,
            own,
            prefix: None,
            exact,
            prefixed: &[],
            suffixed: Vec::new(),
        }
    }

    /// The same word, whose parts are marked in texts too.
    fn with_parts(mut self, parts: &[String], analyzer: &Analyzer) -> Self {
        self.own.extend(parts.iter().flat_map(|part| analyzer.query_terms(part)));
        self
    }

    /// Whether no page has it.
    pub(super) fn is_unknown(&self) -> bool {
        self.exact.is_empty() && self.prefixed.is_empty() && self.suffixed.is_empty()
    }
}

impl Index {
    /// The terms that begin with this text; they are adjacent.
    fn prefix(&self, text: &str) -> &[Term] {
        let start = self.terms.partition_point(|term| utf16_order(&term.text, text).is_lt());
        let rest = self.terms.get(start..).unwrap_or_default();
        let end = rest.partition_point(|term| term.text.starts_with(text));
        rest.get(..end).unwrap_or_default()
    }

    /// The compounds that end with one of these terms, those on the most pages first: a site may
    /// have a word only in compounds.
    fn ending(&self, ends: &[String]) -> Vec<&Term> {
        let ends_so = |term: &&Term| ends.iter().any(|end| is_compound_with(&term.text, end));
        let mut found: Vec<&Term> = self.terms.iter().filter(ends_so).collect();
        found.sort_by_key(|term| Reverse(term.pages));
        found.truncate(MAX_COMPOUNDS);
        found
    }
}

/// Whether a term is another term preceded by enough letters for a word.
fn is_compound_with(term: &str, end: &str) -> bool {
    let before = term.strip_suffix(end).filter(|_| end.chars().count() >= MIN_PART_LETTERS);
    before.is_some_and(|before| before.chars().count() >= MIN_LETTERS_BEFORE_HEAD)
}
