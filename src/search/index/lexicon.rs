//! Every word of a site, with its terms.
//!
//! In: the text of the pages. Out: the [`Vocabulary`] of the site, and its [`Lexicon`]. Each
//! distinct word is analysed once, however often it occurs: even a large site has few distinct
//! words. Compounds are split here, since the splitter needs the words of the whole site; hence the
//! parts of a word can change when another page changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::language::LanguageTag;
use crate::page_text::{PageText, TextRun};
use crate::search::analysis::{Analyzer, Splitter, WordCount, words};

/// The terms of a word.
#[derive(Debug, Default, PartialEq, Eq)]
struct LexiconEntry {
    /// Its terms, each preceded by a space.
    terms: String,
    /// The terms of its parts, each preceded by a space.
    parts: String,
}

/// Every word of a site in each of its languages.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// The words of each language, as written.
    languages: BTreeMap<LanguageTag, FxHashMap<String, LexiconEntry>>,
    /// The most frequent word of each term, in lower case.
    readable: FxHashMap<String, String>,
    site_language: LanguageTag,
}

/// The main term of each word whose entry has changed; `None` for a word without terms.
pub(super) struct ChangedWords<'a>(pub(super) Vec<Option<&'a str>>);

impl Lexicon {
    pub(super) fn new(
        site_language: &LanguageTag,
        words: &Vocabulary,
        analyzer: &Analyzer,
    ) -> Self {
        let words = words.word_counts();
        let splitter = Splitter::new(analyzer, words.iter().copied());
        let mut readable: FxHashMap<String, (usize, String)> = FxHashMap::default();
        let mut languages: BTreeMap<LanguageTag, FxHashMap<String, LexiconEntry>> = BTreeMap::new();
        let analysed = |word: &WordCount| {
            (analyzer.terms(word.word, word.tag), splitter.parts(word.word, word.tag))
        };
        let analysed: Vec<_> = words.par_iter().map(analysed).collect();
        for (WordCount { word, tag, count }, (terms, parts)) in words.into_iter().zip(analysed) {
            // Parts are skipped: they are words of the site too, and handled as such.
            for term in &terms {
                let candidate = (count, word.to_lowercase());
                let best = readable.entry(term.clone()).or_default();
                if candidate.0 > best.0 || candidate.0 == best.0 && candidate.1 < best.1 {
                    *best = candidate;
                }
            }
            let entry =
                LexiconEntry { terms: space_prefixed(&terms), parts: space_prefixed(&parts) };
            if let Some(of_language) = languages.get_mut(tag) {
                of_language.insert(word.to_owned(), entry);
            } else {
                languages.insert(tag.clone(), std::iter::once((word.to_owned(), entry)).collect());
            }
        }
        let readable = readable.into_iter().map(|(term, (_, word))| (term, word)).collect();
        Self { languages, readable, site_language: site_language.clone() }
    }

    /// Appends the terms of a text to `terms`, and the terms of the parts of its compounds to
    /// `parts`.
    pub(super) fn analyse(
        &self,
        text: &str,
        language: Option<&LanguageTag>,
        terms: &mut String,
        parts: &mut String,
    ) {
        let Some(entries) = self.languages.get(language.unwrap_or(&self.site_language)) else {
            return;
        };
        for (_, word) in words(text) {
            if let Some(entry) = entries.get(word) {
                terms.push_str(&entry.terms);
                parts.push_str(&entry.parts);
            }
        }
    }

    /// The word to show for a term.
    pub(super) fn readable(&self, term: &str) -> &str {
        self.readable.get(term).map_or("", String::as_str)
    }

    /// The words that are in both lexicons with different entries. Both lexicons must come from the
    /// same analyzer, so that only the parts can differ.
    pub(super) fn changed_since<'a>(&'a self, before: &Self) -> ChangedWords<'a> {
        let of_language = |(tag, words): (&LanguageTag, &'a FxHashMap<String, LexiconEntry>)| {
            let before = before.languages.get(tag);
            let is_other = |(word, entry): &(&String, &LexiconEntry)| {
                before.and_then(|words| words.get(*word)).is_some_and(|old| old != *entry)
            };
            words
                .iter()
                .filter(is_other)
                .map(|(_, entry)| entry.terms.split(' ').nth(1))
                .collect::<Vec<_>>()
        };
        ChangedWords(self.languages.iter().flat_map(of_language).collect())
    }
}

/// How often each word of each language occurs on a site.
#[derive(Debug, Clone, Default)]
pub(in crate::search) struct Vocabulary(BTreeMap<LanguageTag, FxHashMap<String, usize>>);

impl Vocabulary {
    /// Subtracts the words of removed pages and adds those of new ones.
    pub(super) fn replace(
        &mut self,
        site_language: &LanguageTag,
        removed: &[Arc<PageText>],
        added: &[Arc<PageText>],
    ) {
        for (language, counts) in WordTally::of(site_language, added).0 {
            let of_language = self.0.entry(language.clone()).or_default();
            #[expect(clippy::iter_over_hash_type, reason = "sums do not depend on the order")]
            for (word, count) in counts {
                match of_language.get_mut(word) {
                    Some(sum) => *sum += count,
                    None => drop(of_language.insert(word.to_owned(), count)),
                }
            }
        }
        for (language, counts) in WordTally::of(site_language, removed).0 {
            let Some(of_language) = self.0.get_mut(language) else { continue };
            #[expect(
                clippy::iter_over_hash_type,
                reason = "what is left does not depend on the order"
            )]
            for (word, count) in counts {
                match of_language.get_mut(word) {
                    Some(sum) if *sum > count => *sum -= count,
                    _ => drop(of_language.remove(word)),
                }
            }
        }
    }

    /// Every word, once per language, in order.
    pub(in crate::search) fn word_counts(&self) -> Vec<WordCount<'_>> {
        let counts = self.0.iter().flat_map(|(tag, counts)| {
            counts.iter().map(move |(word, count)| WordCount { word, tag, count: *count })
        });
        let mut word_counts: Vec<WordCount> = counts.collect();
        word_counts.sort_unstable_by_key(|known| (known.tag, known.word));
        word_counts
    }
}

/// A text to analyse: its language, and the text itself.
type LanguageText<'a> = (&'a LanguageTag, &'a str);

/// How often each word of each language occurs on some pages.
#[derive(Default)]
struct WordTally<'a>(BTreeMap<&'a LanguageTag, FxHashMap<&'a str, usize>>);

impl<'a> WordTally<'a> {
    fn of(site_language: &'a LanguageTag, pages: &'a [Arc<PageText>]) -> Self {
        pages
            .par_iter()
            .fold(Self::default, |counts, page| texts(site_language, page).fold(counts, Self::add))
            .reduce(Self::default, Self::merge)
    }

    fn add(mut self, (language, text): LanguageText<'a>) -> Self {
        let of_language = self.0.entry(language).or_default();
        for (_, word) in words(text) {
            *of_language.entry(word).or_default() += 1;
        }
        self
    }

    fn merge(mut self, other: Self) -> Self {
        for (language, counts) in other.0 {
            let of_language = self.0.entry(language).or_default();
            #[expect(clippy::iter_over_hash_type, reason = "sums do not depend on the order")]
            for (word, count) in counts {
                *of_language.entry(word).or_default() += count;
            }
        }
        self
    }
}

/// All texts of a page, each with its language.
fn texts<'a>(
    site_language: &'a LanguageTag,
    page: &'a PageText,
) -> impl Iterator<Item = LanguageText<'a>> {
    let of_run =
        move |run: &'a TextRun| (run.language.as_ref().unwrap_or(site_language), run.text.as_str());
    let headings =
        page.sections.iter().map(move |section| (site_language, section.heading.as_str()));
    let runs = page.sections.iter().flat_map(|section| &section.runs).map(of_run);
    std::iter::once((site_language, page.title.as_str())).chain(headings).chain(runs)
}

fn space_prefixed(terms: &[String]) -> String {
    terms.iter().flat_map(|term| [" ", term]).collect()
}
