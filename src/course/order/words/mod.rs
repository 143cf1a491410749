//! The vocabulary of order rules: one table for each language, and the look-up in them.
//!
//! In: tokens. Out: what the phrase at a place means. To add a synonym, add it to a table; to add a
//! language, add a table. Whether a word is allowed at its place is left to `grammar`.

mod bokmal;
mod english;
mod languages;
mod nynorsk;
mod word;

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::token::{Kind, cut};
use crate::course::language::Language;
pub(super) use languages::Languages;
use word::Table;
pub(super) use word::{Aspect, Word};

const TABLES: [(Language, Table); 3] = [
    (Language::Bokmal, bokmal::TABLE),
    (Language::Nynorsk, nynorsk::TABLE),
    (Language::English, english::TABLE),
];

struct Phrase {
    kinds: Vec<Kind>,
    text: &'static str,
    word: Word,
    language: Language,
}

/// A match of a phrase: its meaning, its number of tokens, and the languages that have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PhraseMatch {
    /// What it means.
    pub(super) word: Word,
    /// The number of tokens.
    pub(super) length: usize,
    /// The languages in which it means this.
    pub(super) languages: Languages,
}

/// The phrases at a place that are as long as the longest there.
#[derive(Debug)]
pub(super) struct LongestPhrases {
    /// Their number of tokens.
    length: usize,
    /// What they mean, each in a language; in the order of the tables.
    words: Vec<(Word, Language)>,
}

impl LongestPhrases {
    /// No phrase.
    pub(super) const fn none() -> Self {
        Self { length: 0, words: Vec::new() }
    }

    /// The first of them that `wanted` takes, with the languages that have it.
    pub(super) fn find(&self, wanted: impl Fn(Word) -> bool) -> Option<PhraseMatch> {
        let word = self.words.iter().map(|(word, _)| *word).find(|word| wanted(*word))?;
        let has_it = self.words.iter().filter(|(of, _)| *of == word);
        let languages = has_it.map(|(_, language)| *language).collect();
        Some(PhraseMatch { word, length: self.length, languages })
    }
}

/// The vocabulary of every language. It is the same for every site, and taking it apart costs more
/// than reading the rules of a module.
static EVERY_LANGUAGE: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::new);

/// All tables, ready for look-up by first token.
pub(super) struct Vocabulary {
    /// By first token, and then as in the tables.
    phrases: Vec<Phrase>,
    /// For each first token the places of its phrases, the longest first: reading a rule asks many
    /// times, and mostly of tokens that no phrase begins with.
    by_first: HashMap<Kind, Vec<usize>>,
}

impl Vocabulary {
    /// The vocabulary of every language.
    pub(super) fn of_every_language() -> &'static Self {
        &EVERY_LANGUAGE
    }

    fn new() -> Self {
        let mut phrases: Vec<Phrase> = Vec::new();
        for (language, table) in TABLES {
            for (word, text) in table
                .iter()
                .flat_map(|(word, texts)| texts.split('|').map(|text| (*word, text.trim())))
            {
                let kinds = cut(text).kinds;
                phrases.push(Phrase { kinds, text, word, language });
            }
        }
        phrases.sort_by(|one, other| one.kinds.first().cmp(&other.kinds.first()));
        let mut longest_first: Vec<(usize, &Phrase)> = phrases.iter().enumerate().collect();
        longest_first.sort_by_key(|(_, phrase)| Reverse(phrase.kinds.len()));
        let mut by_first: HashMap<Kind, Vec<usize>> = HashMap::new();
        for (at, phrase) in longest_first {
            if let Some(first) = phrase.kinds.first().cloned() {
                by_first.entry(first).or_default().push(at);
            }
        }
        Self { phrases, by_first }
    }

    /// The longest phrase at the start of `kinds` that `wanted` takes; a longer phrase that it does
    /// not take hides it, so that "til" is not found in "til slutt".
    pub(super) fn find(
        &self,
        kinds: &[Kind],
        wanted: impl Fn(Word) -> bool,
    ) -> Option<PhraseMatch> {
        self.longest(kinds).find(wanted)
    }

    /// The longest phrases at the start of `kinds`.
    pub(super) fn longest(&self, kinds: &[Kind]) -> LongestPhrases {
        let places = kinds.first().and_then(|first| self.by_first.get(first));
        let mut here = places
            .into_iter()
            .flatten()
            .filter_map(|&at| self.phrases.get(at))
            .filter(|phrase| kinds.starts_with(&phrase.kinds))
            .peekable();
        let length = here.peek().map_or(0, |phrase| phrase.kinds.len());
        let of_length = here.take_while(|phrase| phrase.kinds.len() == length);
        LongestPhrases { length, words: of_length.map(|of| (of.word, of.language)).collect() }
    }

    /// Every phrase with its meaning and language, as it is written in the tables.
    pub(super) fn all(&self) -> impl Iterator<Item = (Word, Language, &'static str)> {
        self.phrases.iter().map(|phrase| (phrase.word, phrase.language, phrase.text))
    }
}

/// The first and usual phrase for `word` in a language; empty for a word that its table lacks.
pub(super) fn usual(language: Language, word: Word) -> &'static str {
    let table =
        TABLES.iter().find(|(of, _)| *of == language).map_or(bokmal::TABLE, |(_, table)| *table);
    table
        .iter()
        .find(|(of, _)| *of == word)
        .and_then(|(_, texts)| texts.split('|').next())
        .unwrap_or_default()
        .trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(text: &str, wanted: Word) -> Option<usize> {
        Vocabulary::of_every_language()
            .find(&cut(text).kinds, |word| word == wanted)
            .map(|found| found.length)
    }

    #[test]
    fn a_longer_phrase_hides_a_shorter_one() {
        assert_eq!(find("til slutt", Word::Last), Some(2));
        assert_eq!(find("til slutt", Word::To), None);
        assert_eq!(find("til 5", Word::To), Some(1));
    }

    #[test]
    fn a_word_of_two_languages_means_what_the_place_asks_for() {
        assert_eq!(find("to", Word::Count(2)), Some(1));
        assert_eq!(find("to", Word::To), Some(1));
    }

    #[test]
    fn every_language_has_a_usual_word_for_everything_that_is_printed() {
        let printed = [
            Word::Before,
            Word::First,
            Word::Last,
            Word::Free,
            Word::And,
            Word::Or,
            Word::AtLeast,
            Word::Of,
            Word::Should,
            Word::After,
            Word::StraightAfter,
            Word::SameTime,
            Word::Within,
            Word::Between,
        ];
        for (language, _) in TABLES {
            for word in printed.into_iter().chain((1..=10).map(Word::Count)) {
                assert!(!usual(language, word).is_empty(), "{language:?} lacks {word:?}");
            }
        }
    }
}
