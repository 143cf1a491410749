//! Every word of a site, with the terms that it stands for.
//!
//! In: what the pages say. Out: a [`Lexicon`]. A word is analysed once, however often it stands: the words of a large site are few beside
//! its text. Compounds are parted here, since only the words of the whole site show what is a word of its own.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use crate::render::{PageText, TextRun};
use crate::search::analysis::{Analyzer, Known, Splitter, words};

/// What a word stands for.
#[derive(Debug, Default)]
pub(super) struct Entry {
    /// Its terms, each behind a space.
    pub(super) terms: String,
    /// The terms of its parts, each behind a space.
    pub(super) parts: String,
}

/// Every word of a site in each of its languages.
#[derive(Debug)]
pub(super) struct Lexicon<'a> {
    /// The words of each language, as they stand in the text.
    languages: BTreeMap<&'a str, HashMap<&'a str, Entry>>,
    /// The most frequent word, in lower case, of each term.
    readable: HashMap<String, String>,
    site_language: &'a str,
}

/// A text that is analysed as one: its language, and itself.
type Passage<'a> = (&'a str, &'a str);

impl<'a> Lexicon<'a> {
    pub(super) fn new(site_language: &'a str, pages: &'a [Arc<PageText>], analyzer: &Analyzer) -> Self {
        let known = known_words(site_language, pages);
        let splitter = Splitter::new(analyzer, known.iter().copied());
        let mut readable: HashMap<String, (usize, String)> = HashMap::new();
        let mut languages: BTreeMap<&str, HashMap<&str, Entry>> = BTreeMap::new();
        let analysed = |known: &Known<'a>| (*known, analyzer.terms(known.word, known.tag), splitter.parts(known.word, known.tag));
        let analysed: Vec<_> = known.par_iter().map(analysed).collect();
        for (Known { word, tag: language, count }, terms, parts) in analysed {
            // A part is a word of the site too, and has its turn.
            for term in &terms {
                let candidate = (count, word.to_lowercase());
                let best = readable.entry(term.clone()).or_default();
                if candidate.0 > best.0 || candidate.0 == best.0 && candidate.1 < best.1 {
                    *best = candidate;
                }
            }
            let entry = Entry { terms: joined(&terms), parts: joined(&parts) };
            languages.entry(language).or_default().insert(word, entry);
        }
        Self { languages, readable: readable.into_iter().map(|(term, (_, word))| (term, word)).collect(), site_language }
    }

    /// Adds the terms of a text to those of a field, and the terms of its compounds' parts to those of another.
    pub(super) fn analyse(&self, text: &str, language: Option<&str>, terms: &mut String, parts: &mut String) {
        let Some(known) = self.languages.get(language.unwrap_or(self.site_language)) else { return };
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
}

/// Every word of a site, each once for a language, in order.
pub fn known_words<'a>(site_language: &'a str, pages: &'a [Arc<PageText>]) -> Vec<Known<'a>> {
    let counts = pages
        .par_iter()
        .fold(Counts::default, |counts, page| passages(site_language, page).fold(counts, Counts::add))
        .reduce(Counts::default, Counts::merge);
    counts.sorted()
}

/// How often each word of each language stands.
#[derive(Default)]
struct Counts<'a>(BTreeMap<&'a str, HashMap<&'a str, usize>>);

impl<'a> Counts<'a> {
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

    fn sorted(self) -> Vec<Known<'a>> {
        let of_language = |(tag, counts): (&'a str, HashMap<&'a str, usize>)| {
            let mut known: Vec<Known> = counts.into_iter().map(|(word, count)| Known { word, tag, count }).collect();
            known.sort_unstable_by_key(|known| known.word);
            known
        };
        self.0.into_iter().flat_map(of_language).collect()
    }
}

/// All that stands on a page, with the language of each text.
fn passages<'a>(site_language: &'a str, page: &'a PageText) -> impl Iterator<Item = Passage<'a>> {
    let of_run = move |run: &'a TextRun| (run.language.as_deref().unwrap_or(site_language), run.text.as_str());
    let headings = page.sections.iter().map(move |section| (site_language, section.heading.as_str()));
    let runs = page.sections.iter().flat_map(|section| &section.runs).map(of_run);
    std::iter::once((site_language, page.title.as_str())).chain(headings).chain(runs)
}

fn joined(terms: &[String]) -> String {
    terms.iter().flat_map(|term| [" ", term]).collect()
}
