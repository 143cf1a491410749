//! Every word of a site, with the terms that it stands for.
//!
//! In: what the pages say. Out: the [`Words`] of the site, and a [`Lexicon`] of them. A word is
//! analysed once, however often it stands: the words of a large site are few beside its text.
//! Compounds are parted here, since only the words of the whole site show what is a word of its
//! own; this is why a word can come to stand for something else when another page changes.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use crate::page_text::{PageText, TextRun};
use crate::search::analysis::{Analyzer, Known, Splitter, words};

/// What a word stands for.
#[derive(Debug, Default, PartialEq, Eq)]
struct Entry {
    /// Its terms, each behind a space.
    terms: String,
    /// The terms of its parts, each behind a space.
    parts: String,
}

/// Every word of a site in each of its languages.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// The words of each language, as they stand in the text.
    languages: BTreeMap<String, HashMap<String, Entry>>,
    /// The most frequent word, in lower case, of each term.
    readable: HashMap<String, String>,
    site_language: String,
}

/// For each word that stands for something else than before its main term; `None` for a word
/// without any.
pub(super) struct Changed<'a>(pub(super) Vec<Option<&'a str>>);

impl Lexicon {
    pub(super) fn new(site_language: &str, words: &Words, analyzer: &Analyzer) -> Self {
        let known = words.known();
        let splitter = Splitter::new(analyzer, known.iter().copied());
        let mut readable: HashMap<String, (usize, String)> = HashMap::new();
        let mut languages: BTreeMap<String, HashMap<String, Entry>> = BTreeMap::new();
        let analysed = |known: &Known| {
            (analyzer.terms(known.word, known.tag), splitter.parts(known.word, known.tag))
        };
        let analysed: Vec<_> = known.par_iter().map(analysed).collect();
        for (Known { word, tag, count }, (terms, parts)) in known.into_iter().zip(analysed) {
            // A part is a word of the site too, and has its turn.
            for term in &terms {
                let candidate = (count, word.to_lowercase());
                let best = readable.entry(term.clone()).or_default();
                if candidate.0 > best.0 || candidate.0 == best.0 && candidate.1 < best.1 {
                    *best = candidate;
                }
            }
            let entry = Entry { terms: joined(&terms), parts: joined(&parts) };
            match languages.get_mut(tag) {
                Some(of_language) => drop(of_language.insert(word.to_owned(), entry)),
                None => drop(
                    languages.insert(tag.to_owned(), HashMap::from([(word.to_owned(), entry)])),
                ),
            }
        }
        let readable = readable.into_iter().map(|(term, (_, word))| (term, word)).collect();
        Self { languages, readable, site_language: site_language.to_owned() }
    }

    /// Adds the terms of a text to those of a field, and the terms of its compounds' parts to those
    /// of another.
    pub(super) fn analyse(
        &self,
        text: &str,
        language: Option<&str>,
        terms: &mut String,
        parts: &mut String,
    ) {
        let Some(known) = self.languages.get(language.unwrap_or(&self.site_language)) else {
            return;
        };
        for (_, word) in words(text) {
            if let Some(entry) = known.get(word) {
                terms.push_str(&entry.terms);
                parts.push_str(&entry.parts);
            }
        }
    }

    /// The word that a term is shown as.
    pub(super) fn readable(&self, term: &str) -> &str {
        self.readable.get(term).map_or("", String::as_str)
    }

    /// The words that another lexicon knows too, but as something else; both are made by the same
    /// analyzer, so that their terms are the same and their parts may differ.
    pub(super) fn changed_since<'a>(&'a self, before: &Self) -> Changed<'a> {
        let of_language = |(tag, words): (&String, &'a HashMap<String, Entry>)| {
            let before = before.languages.get(tag);
            let is_other = |(word, entry): &(&String, &Entry)| {
                before.and_then(|words| words.get(*word)).is_some_and(|old| old != *entry)
            };
            words
                .iter()
                .filter(is_other)
                .map(|(_, entry)| entry.terms.split(' ').nth(1))
                .collect::<Vec<_>>()
        };
        Changed(self.languages.iter().flat_map(of_language).collect())
    }
}

/// How often each word of each language stands in a site.
#[derive(Debug, Default)]
pub(in crate::search) struct Words(BTreeMap<String, HashMap<String, usize>>);

impl Words {
    /// Takes the words of some pages away and adds those of others.
    pub(super) fn change(
        &mut self,
        site_language: &str,
        gone: &[Arc<PageText>],
        new: &[Arc<PageText>],
    ) {
        for (language, counts) in Counts::of(site_language, new).0 {
            let of_language = self.0.entry(language.to_owned()).or_default();
            #[expect(clippy::iter_over_hash_type, reason = "sums do not depend on the order")]
            for (word, count) in counts {
                match of_language.get_mut(word) {
                    Some(sum) => *sum += count,
                    None => drop(of_language.insert(word.to_owned(), count)),
                }
            }
        }
        for (language, counts) in Counts::of(site_language, gone).0 {
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

    /// Every word, each once for a language, in order.
    pub(in crate::search) fn known(&self) -> Vec<Known<'_>> {
        let counts = self.0.iter().flat_map(|(tag, counts)| {
            counts.iter().map(move |(word, count)| Known { word, tag, count: *count })
        });
        let mut known: Vec<Known> = counts.collect();
        known.sort_unstable_by_key(|known| (known.tag, known.word));
        known
    }
}

/// A text that is analysed as one: its language, and itself.
type Passage<'a> = (&'a str, &'a str);

/// How often each word of each language stands on some pages.
#[derive(Default)]
struct Counts<'a>(BTreeMap<&'a str, HashMap<&'a str, usize>>);

impl<'a> Counts<'a> {
    fn of(site_language: &'a str, pages: &'a [Arc<PageText>]) -> Self {
        pages
            .par_iter()
            .fold(Self::default, |counts, page| {
                passages(site_language, page).fold(counts, Self::add)
            })
            .reduce(Self::default, Self::merge)
    }

    fn add(mut self, (language, text): Passage<'a>) -> Self {
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

/// All that stands on a page, with the language of each text.
fn passages<'a>(site_language: &'a str, page: &'a PageText) -> impl Iterator<Item = Passage<'a>> {
    let of_run = move |run: &'a TextRun| {
        (run.language.as_deref().unwrap_or(site_language), run.text.as_str())
    };
    let headings =
        page.sections.iter().map(move |section| (site_language, section.heading.as_str()));
    let runs = page.sections.iter().flat_map(|section| &section.runs).map(of_run);
    std::iter::once((site_language, page.title.as_str())).chain(headings).chain(runs)
}

fn joined(terms: &[String]) -> String {
    terms.iter().flat_map(|term| [" ", term]).collect()
}
