//! The words of the site by their first and their last letter, for spelling corrections and for the
//! compounds that end with a word.
//!
//! In: the terms. Out: a [`WordList`] for each letter. Only words are listed; the browser analyses
//! them to get their terms.

use std::collections::BTreeMap;

use super::file::ShardFile;
use crate::search::analysis::MIN_PART_LETTERS;
use crate::search::index::Term;
use crate::search::query::MIN_LETTERS_BEFORE_HEAD;

/// The folder of the lists by first letter, and of those by last letter.
pub(super) const WORDS: &str = "words";
pub(super) const ENDINGS: &str = "endings";

/// The fewest letters of a compound that can be found by its head.
const MIN_COMPOUND_LETTERS: usize = MIN_PART_LETTERS + MIN_LETTERS_BEFORE_HEAD;

/// The words whose terms begin or end with a letter, depending on the folder.
pub(super) struct WordList<'a> {
    folder: &'static str,
    letter: char,
    terms: Vec<&'a Term>,
}

impl WordList<'_> {
    /// Its letter, if it is in a folder.
    pub(super) fn letter_in(&self, folder: &str) -> Option<char> {
        Some(self.letter).filter(|_| self.folder == folder)
    }
}

/// The lists by first letter, followed by those by last letter.
pub(super) fn lists(terms: &[Term]) -> Vec<WordList<'_>> {
    let compounds = terms.iter().filter(|term| term.text.chars().count() >= MIN_COMPOUND_LETTERS);
    let mut lists = by(WORDS, terms.iter(), |term| term.chars().next());
    lists.extend(by(ENDINGS, compounds, |term| term.chars().next_back()));
    lists
}

fn by<'a>(
    folder: &'static str,
    terms: impl Iterator<Item = &'a Term>,
    letter: fn(&str) -> Option<char>,
) -> Vec<WordList<'a>> {
    let mut lists: BTreeMap<char, Vec<&Term>> = BTreeMap::new();
    for term in terms {
        if let Some(letter) = letter(&term.text).filter(|letter| letter.is_alphabetic()) {
            lists.entry(letter).or_default().push(term);
        }
    }
    lists.into_iter().map(|(letter, terms)| WordList { folder, letter, terms }).collect()
}

/// The file of a list: its letter, since two lists can have the same words, and each word with the
/// number of pages that have its term.
pub(super) fn file(list: &WordList) -> ShardFile {
    let words = list.terms.iter().flat_map(|term| [term.word.clone(), term.pages.to_string()]);
    ShardFile::named_by_content(list.folder, &(list.letter, words.collect::<Vec<_>>().join(" ")))
}
