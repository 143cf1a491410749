//! The words of the site, by their first letter: what a word may have been meant to be.
//!
//! In: the terms. Out: a [`List`] for each letter that terms begin with. A word stands for its term, which the browser gets by analysis.

use super::File;
use crate::search::index::Term;

/// The words whose terms begin with a letter.
pub(super) struct List<'a> {
    letter: char,
    terms: &'a [Term],
}

impl List<'_> {
    pub(super) fn letter(&self) -> char {
        self.letter
    }
}

/// The lists, in the order of the terms.
pub(super) fn lists(terms: &[Term]) -> Vec<List<'_>> {
    let first = |term: &Term| term.text.chars().next();
    let runs = terms.chunk_by(|a, b| first(a) == first(b));
    let lists = runs.filter_map(|terms| Some(List { letter: terms.first().and_then(first)?, terms }));
    lists.filter(|list| list.letter.is_alphabetic()).collect()
}

/// The file of a list: each word with the number of pages that have its term.
pub(super) fn file(list: &List) -> File {
    let words = list.terms.iter().flat_map(|term| [term.word.clone(), term.pages.to_string()]);
    File::new(format!("words/{:x}", u32::from(list.letter)), &words.collect::<Vec<_>>().join(" "))
}
