//! What the analysis knows of a language, as data, and the small engine that reads it.
//!
//! In: a folded word. Out: its stem. A [`Language`] has stop words, spellings that count as one,
//! irregular words, and groups of rules for endings; the twin in the browser reads the same tables.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{english, norwegian};

/// Longer words are no words: what stands at their end says nothing of them.
pub(in crate::search) const MOST_LETTERS: usize = 64;

/// The name of the language of which nothing is known: its words are only folded.
pub(super) const OTHER: &str = "";

/// An ending, what stands in its place, and how many letters at least must stand before it. A rule
/// that puts the ending itself in its place keeps it: no shorter rule of its group comes to it.
pub(super) type Rule = (&'static str, &'static str, usize);

/// Rules of which the one with the longest ending that fits is taken.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// Whether it is taken again until none fits.
    again: bool,
    rules: BTreeMap<&'static str, (&'static str, usize)>,
    /// How many letters the longest ending has.
    longest: usize,
}

impl Group {
    pub(super) fn new(again: bool, rules: &[Rule]) -> Self {
        let longest = rules.iter().map(|(ending, ..)| ending.chars().count()).max().unwrap_or(0);
        Self {
            again,
            rules: rules
                .iter()
                .map(|&(ending, instead, least)| (ending, (instead, least)))
                .collect(),
            longest,
        }
    }

    /// The word after the rule that fits; `None` where none does, or it keeps the word.
    fn apply(&self, word: &str) -> Option<String> {
        let letters = word.chars().count();
        let cuts = word.char_indices().enumerate().skip(letters.saturating_sub(self.longest));
        for (before, (at, _)) in cuts {
            let (rest, ending) = word.split_at_checked(at)?;
            let Some(&(instead, least)) = self.rules.get(ending) else { continue };
            if before < least || !has_vowel(rest) && !has_vowel(instead) {
                continue;
            }
            return (instead != ending).then(|| format!("{rest}{instead}"));
        }
        None
    }
}

/// What is known of a language.
#[derive(Debug, Clone)]
pub(super) struct Language {
    /// Its name: the same for all tags that share a table.
    pub(super) name: &'static str,
    /// Words so frequent that nobody looks for them.
    pub(super) stop: BTreeSet<&'static str>,
    /// Ways of writing, wherever in a word they stand, and the one that counts.
    pub(super) spellings: &'static [(&'static str, &'static str)],
    /// Words that the rules do not reach, and their stems.
    pub(super) words: BTreeMap<&'static str, &'static str>,
    /// The rules, in the order that they are taken in.
    pub(super) groups: Vec<Group>,
}

impl Language {
    /// The language that [`name`] gave.
    pub(super) fn named(name: &'static str) -> Self {
        match name {
            norwegian::NAME => norwegian::language(),
            english::NAME => english::language(),
            _ => Self {
                name: OTHER,
                stop: BTreeSet::new(),
                spellings: &[],
                words: BTreeMap::new(),
                groups: Vec::new(),
            },
        }
    }

    pub(super) fn is_stop(&self, folded: &str) -> bool {
        self.stop.contains(folded)
    }

    /// The stem of a folded word. A word with a letter or digit that is not of the language stays
    /// as it is, and so does one of very many.
    pub(super) fn stem(&self, folded: &str) -> String {
        if folded.chars().nth(MOST_LETTERS).is_some()
            || !folded.chars().all(|letter| matches!(letter, 'a'..='z' | 'æ' | 'ø' | 'å'))
        {
            return folded.to_owned();
        }
        let mut word = folded.to_owned();
        for (written, counts) in self.spellings {
            if holds(&word, written) {
                word = word.replace(written, counts);
            }
        }
        if let Some(stem) = self.words.get(word.as_str()) {
            return (*stem).to_owned();
        }
        for group in &self.groups {
            while let Some(shorter) = group.apply(&word) {
                word = shorter;
                if !group.again {
                    break;
                }
            }
        }
        word
    }

    /// The tables as they are published.
    pub(super) fn table(&self) -> Value {
        let rules = |group: &Group| {
            group
                .rules
                .iter()
                .map(|(ending, (instead, least))| json!([ending, instead, least]))
                .collect::<Vec<_>>()
        };
        json!({
            "stop": self.stop,
            "spellings": self.spellings,
            "words": self.words,
            "groups": self.groups.iter().map(|group| json!({ "again": group.again, "rules": rules(group) })).collect::<Vec<_>>(),
        })
    }
}

/// The name of the table for a BCP 47 tag.
pub(super) fn name(tag: &str) -> &'static str {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    match primary.to_ascii_lowercase().as_str() {
        "nb" | "nn" | "no" => norwegian::NAME,
        "en" => english::NAME,
        _ => OTHER,
    }
}

/// Whether a part stands in a word. For a few letters, comparing at every place is far quicker than
/// making a searcher of the part.
pub(super) fn holds(word: &str, part: &str) -> bool {
    word.as_bytes().windows(part.len()).any(|letters| letters == part.as_bytes())
}

fn has_vowel(text: &str) -> bool {
    text.contains(['a', 'e', 'i', 'o', 'u', 'y', 'æ', 'ø', 'å'])
}

#[cfg(test)]
mod tests {
    use super::{Language, english, norwegian};

    /// Else a group that is taken again might never end.
    #[test]
    fn rules_shorten_a_word_or_keep_it_or_are_the_last() {
        for language in [norwegian::NAME, english::NAME].map(Language::named) {
            for group in language.groups.iter().filter(|group| group.again) {
                for (ending, (instead, _)) in &group.rules {
                    let ends = instead.len() == ending.len()
                        && !group.rules.keys().any(|other| instead.ends_with(other));
                    assert!(
                        instead.len() < ending.len() || instead == ending || ends,
                        "{ending} → {instead}"
                    );
                }
            }
        }
    }
}
