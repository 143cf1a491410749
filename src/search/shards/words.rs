//! The words of the site, by their first or their last letter: what a word may have been meant to
//! be, and the compounds that end with it.
//!
//! In: the terms. Out: a [`List`] for each letter. A word stands for its term, which the browser
//! gets by analysis.

use std::collections::BTreeMap;

use super::File;
use crate::search::analysis::LEAST_LETTERS;
use crate::search::index::Term;
use crate::search::query::BEFORE;

/// The folder of the lists by first letter, and of those by last letter.
pub(super) const WORDS: &str = "words";
pub(super) const ENDINGS: &str = "endings";

/// The fewest letters of a compound whose end can be looked for.
const COMPOUND: usize = LEAST_LETTERS + BEFORE;

/// The words whose terms begin or end with a letter, as the folder says.
pub(super) struct List<'a> {
    folder: &'static str,
    letter: char,
    terms: Vec<&'a Term>,
}

impl List<'_> {
    pub(super) fn letter_in(&self, folder: &str) -> Option<char> {
        Some(self.letter).filter(|_| self.folder == folder)
    }
}

/// The lists by first letter, and behind them those by last letter.
pub(super) fn lists(terms: &[Term]) -> Vec<List<'_>> {
    let compounds = terms.iter().filter(|term| term.text.chars().count() >= COMPOUND);
    let mut lists = by(WORDS, terms.iter(), |term| term.chars().next());
    lists.extend(by(ENDINGS, compounds, |term| term.chars().next_back()));
    lists
}

fn by<'a>(
    folder: &'static str,
    terms: impl Iterator<Item = &'a Term>,
    letter: fn(&str) -> Option<char>,
) -> Vec<List<'a>> {
    let mut lists: BTreeMap<char, Vec<&Term>> = BTreeMap::new();
    for term in terms {
        if let Some(letter) = letter(&term.text).filter(|letter| letter.is_alphabetic()) {
            lists.entry(letter).or_default().push(term);
        }
    }
    lists.into_iter().map(|(letter, terms)| List { folder, letter, terms }).collect()
}

/// The file of a list: each word with the number of pages that have its term.
pub(super) fn file(list: &List) -> File {
    let words = list.terms.iter().flat_map(|term| [term.word.clone(), term.pages.to_string()]);
    File::new(
        format!("{}/{:x}", list.folder, u32::from(list.letter)),
        &words.collect::<Vec<_>>().join(" "),
    )
}
