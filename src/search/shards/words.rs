//! The words of the site by their first and their last letter, for spelling corrections and for the
//! compounds that end with a word.
//!
//! In: the terms. Out: a [`WordFile`] for some letters in a row, or for one that many words have;
//! where there are few words, they are listed by their first letters alone.
//! Only words are listed; the browser analyses them to get their terms.

use std::collections::BTreeMap;

use super::file::ShardFile;
use crate::search::analysis::MIN_PART_LETTERS;
use crate::search::index::Term;
use crate::search::query::MIN_LETTERS_BEFORE_HEAD;

/// The fewest letters of a compound that can be found by its head.
const MIN_COMPOUND_LETTERS: usize = MIN_PART_LETTERS + MIN_LETTERS_BEFORE_HEAD;

/// The size in bytes from which a file takes no more letters.
const FILE_BYTES: usize = 12_000;

/// The size in bytes up to which the words have no lists by last letter: browsers look through all
/// words, which are less to load than the lists of both kinds that a slip needs.
const FEW_BYTES: usize = 24_000;

/// For each letter the words whose terms begin with it, or end with it: each word with the number
/// of pages that have its term, below zero where a title has it.
type Lists = BTreeMap<char, String>;

/// The lists of some letters.
#[derive(Default)]
pub(super) struct WordFile {
    beginnings: Lists,
    endings: Lists,
}

impl WordFile {
    /// The letters of its words: of their beginnings, and of their endings.
    pub(super) fn letters(&self) -> [String; 2] {
        [&self.beginnings, &self.endings].map(|lists| lists.keys().collect())
    }

    /// The file: its letters, since two lists can have the same words, and their words.
    pub(super) fn file(&self) -> ShardFile {
        ShardFile::named_by_content("words", &[&self.beginnings, &self.endings])
    }

    fn has_room(&self) -> bool {
        let lists = self.beginnings.values().chain(self.endings.values());
        lists.map(String::len).sum::<usize>() < FILE_BYTES
    }
}

/// The lists by first letter, followed by those by last letter if there are many words.
pub(super) fn files(terms: &[Term]) -> Vec<WordFile> {
    let compounds = terms.iter().filter(|term| term.text.chars().count() >= MIN_COMPOUND_LETTERS);
    let beginnings = by(terms.iter(), |term| term.chars().next());
    let are_few = beginnings.values().map(String::len).sum::<usize>() <= FEW_BYTES;
    let endings =
        if are_few { Lists::new() } else { by(compounds, |term| term.chars().next_back()) };
    let mut files: Vec<WordFile> = Vec::new();
    let mut add = |list: (char, String), lists_in: fn(&mut WordFile) -> &mut Lists| {
        let mut file = files.pop_if(|file| file.has_room()).unwrap_or_default();
        lists_in(&mut file).extend([list]);
        files.push(file);
    };
    for list in beginnings {
        add(list, |file| &mut file.beginnings);
    }
    for list in endings {
        add(list, |file| &mut file.endings);
    }
    files
}

fn by<'a>(terms: impl Iterator<Item = &'a Term>, letter: fn(&str) -> Option<char>) -> Lists {
    let mut lists = Lists::new();
    for term in terms {
        if let Some(letter) = letter(&term.text).filter(|letter| letter.is_alphabetic()) {
            let list = lists.entry(letter).or_default();
            if !list.is_empty() {
                list.push(' ');
            }
            list.push_str(&term.word);
            list.push(' ');
            if term.is_in_title() {
                list.push('-');
            }
            list.push_str(&term.pages.to_string());
        }
    }
    lists
}
