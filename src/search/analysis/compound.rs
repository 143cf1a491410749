//! The parts of compounds, so that `praksis` finds `vurderingspraksis`.
//!
//! In: the words that a site has. Out: for one of its words the terms of its parts. Parts are words of the site itself, never of a general
//! list: that would see under|visning and regjer|ingen. Of the ways to part a word the one with the fewest parts is taken.

use std::collections::HashMap;

use super::{Analyzer, fold};

/// A word that a site has.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The word, as written or folded.
    pub word: &'a str,
    /// The language of the text that it stands in.
    pub tag: &'a str,
    /// How often it stands there.
    pub count: usize,
}

/// Takes the compounds of a site apart.
#[derive(Debug)]
pub struct Splitter<'a> {
    analyzer: &'a Analyzer,
    forms: HashMap<String, usize>,
    terms: HashMap<String, usize>,
}

impl<'a> Splitter<'a> {
    /// For a site that has the words `known`, each given once or several times.
    pub fn new<'k>(analyzer: &'a Analyzer, known: impl IntoIterator<Item = Known<'k>>) -> Self {
        let mut splitter = Self { analyzer, forms: HashMap::new(), terms: HashMap::new() };
        for Known { word, tag, count } in known {
            if !Analyzer::has_compounds(tag) {
                continue;
            }
            let Some(term) = analyzer.terms(word, tag).into_iter().next() else { continue };
            *splitter.terms.entry(term).or_default() += count;
            *splitter.forms.entry(fold(word)).or_default() += count;
        }
        splitter
    }

    /// The terms of the parts of `word`, in order; none where it is no compound.
    #[must_use]
    pub fn parts(&self, word: &str, tag: &str) -> Vec<String> {
        let folded = fold(word);
        for (at, _) in folded.char_indices() {
            let Some((first, last)) = folded.split_at_checked(at) else { continue };
            if first.chars().count() < 4 || last.chars().count() < 4 || !self.forms.contains_key(first) {
                continue;
            }
            let last = self.analyzer.terms(last, tag);
            if let Some(last) = last.into_iter().find(|term| self.terms.contains_key(term)) {
                return self.analyzer.terms(first, tag).into_iter().take(1).chain([last]).collect();
            }
        }
        Vec::new()
    }
}
