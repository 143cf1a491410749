//! Splits compounds, so that `praksis` finds `vurderingspraksis`.
//!
//! In: the words of a site. Out: for each of its words, the terms of its parts. Parts are words of
//! the site itself, never of a general list, which would give under|visning and regjer|ingen. The
//! segmentation with the fewest parts wins; a part that is itself a compound also gives its own
//! parts. The last part of a compound is its head, the others are its modifiers. Words of a
//! language without tables are not split, but for letters and digits: `vg|1`.

use std::ops::Range;
use std::sync::OnceLock;

use super::joined::{is_joined, letters_and_digits};
use super::site_words::{SiteTermId, SiteWords, WordCount};
use super::{Analyzer, fold, segmentation};
use crate::ids::IndexVec;
use crate::language::LanguageTag;

/// The fewest letters of a compound.
const MIN_COMPOUND_LETTERS: usize = 6;

/// Splits the compounds of a site.
#[derive(Debug)]
pub struct Splitter<'a> {
    site: SiteWords<'a>,
    /// The parts of the shortest word of each term, from when they are first asked for: all its
    /// words share them.
    parts: IndexVec<SiteTermId, OnceLock<Vec<Range<usize>>>>,
}

impl<'a> Splitter<'a> {
    /// The splitter of a site with these words. The same word may be given several times.
    pub fn new<'k>(analyzer: &'a Analyzer, words: impl IntoIterator<Item = WordCount<'k>>) -> Self {
        let words = words.into_iter().filter(|known| Analyzer::has_compounds(known.tag));
        let site = SiteWords::new(analyzer, &words.collect::<Vec<_>>());
        let parts = site.terms().iter().map(|_| OnceLock::new()).collect();
        Self { site, parts }
    }

    /// The terms of the parts of `word`: first those of its largest parts in order, then those of
    /// their parts; none if it is not a compound.
    #[must_use]
    pub fn parts(&self, word: &str, tag: &LanguageTag) -> Vec<String> {
        // What is joined stands there as the words that it is made of, too.
        if is_joined(word) {
            return Vec::new();
        }
        if let Some((one, other)) = letters_and_digits(word) {
            let analyzer = self.site.analyzer();
            return [one, other].iter().flat_map(|part| analyzer.terms(part, tag)).collect();
        }
        let mut found = Vec::new();
        if Analyzer::has_compounds(tag) {
            self.collect(&fold(word), &mut found);
        }
        let terms = found.into_iter().filter_map(|term| self.site.terms().get(term));
        terms.map(|term| term.text.to_string()).collect()
    }

    fn collect(&self, word: &str, found: &mut Vec<SiteTermId>) {
        // Only new terms are split further: every call adds a term, so the recursion ends.
        let mut new = Vec::new();
        for part in self.split(word) {
            if let Some(term) = self.site.term(part).filter(|term| !found.contains(term)) {
                found.push(term);
                new.push(part);
            }
        }
        for part in new {
            self.collect(part, found);
        }
    }

    /// The largest parts of a folded word. All forms of a word have the parts of the shortest form
    /// on the site: klasse|rom, and not klasserom|mene.
    fn split<'w>(&'w self, word: &'w str) -> Vec<&'w str> {
        let shortest = self.site.term(word).and_then(|term| {
            let base = &self.site.terms().get(term)?.shortest;
            let parts = self.parts.get(term)?;
            Some((base, parts.get_or_init(|| segmentation::best(base, &self.site))))
        });
        match shortest {
            Some((base, parts)) if !parts.is_empty() => cut(base, parts),
            Some((base, _)) if **base == *word || base.chars().count() < MIN_COMPOUND_LETTERS => {
                Vec::new()
            }
            _ => cut(word, &segmentation::best(word, &self.site)),
        }
    }
}

fn cut<'w>(word: &'w str, parts: &[Range<usize>]) -> Vec<&'w str> {
    parts.iter().filter_map(|part| word.get(part.clone())).collect()
}
