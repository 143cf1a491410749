//! The stemming tables of a language, and the engine that applies them.
//!
//! In: a folded word. Out: its stem. [`LanguageTables`] have stop words, spelling variants,
//! irregular words, and groups of suffix rules. The counterpart in the browser uses the same
//! tables.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

/// Longer words are not stemmed or split: they are not natural words.
pub(in crate::search) const MAX_WORD_LETTERS: usize = 64;

/// An ending, its replacement, and the fewest letters that must precede it. A rule that replaces an
/// ending by itself protects it from the rules of its group with shorter endings.
pub(super) type SuffixRule = (&'static str, &'static str, usize);

/// Rules, of which the one with the longest matching ending applies.
#[derive(Debug, Clone)]
pub(super) struct RuleGroup {
    /// Whether the group is applied repeatedly until no rule matches.
    pub(super) repeat: bool,
    pub(super) rules: BTreeMap<&'static str, (&'static str, usize)>,
    /// The number of letters of the longest ending.
    longest: usize,
}

impl RuleGroup {
    pub(super) fn new(repeat: bool, rules: &[SuffixRule]) -> Self {
        let longest = rules.iter().map(|(ending, ..)| ending.chars().count()).max().unwrap_or(0);
        Self {
            repeat,
            rules: rules
                .iter()
                .map(|&(ending, replacement, least)| (ending, (replacement, least)))
                .collect(),
            longest,
        }
    }

    /// The word after the matching rule; `None` if no rule matches, or if the rule keeps the word.
    fn apply(&self, word: &str) -> Option<String> {
        let letters = word.chars().count();
        let cuts = word.char_indices().enumerate().skip(letters.saturating_sub(self.longest));
        for (before, (at, _)) in cuts {
            let (rest, ending) = word.split_at_checked(at)?;
            let Some(&(replacement, least)) = self.rules.get(ending) else { continue };
            if before < least || !has_vowel(rest) && !has_vowel(replacement) {
                continue;
            }
            return (replacement != ending).then(|| format!("{rest}{replacement}"));
        }
        None
    }
}

/// The languages by how their words are stemmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) enum StemmedLanguage {
    /// Bokmål and nynorsk, which share their tables.
    Norwegian,
    English,
    /// Any other language: its words are only folded.
    Other,
}

/// The tables of a language.
#[derive(Debug, Clone)]
pub(super) struct LanguageTables {
    /// The languages that share the tables.
    pub(super) language: StemmedLanguage,
    /// Stop words.
    pub(super) stop: BTreeSet<&'static str>,
    /// Spelling variants, anywhere in a word, and their normal form.
    pub(super) spellings: &'static [(&'static str, &'static str)],
    /// Irregular words, and their stems.
    pub(super) words: BTreeMap<&'static str, &'static str>,
    /// The rules, in the order in which they apply.
    pub(super) groups: Vec<RuleGroup>,
}

impl LanguageTables {
    pub(super) fn is_stop(&self, folded: &str) -> bool {
        self.stop.contains(folded)
    }

    /// The stem of a folded word. Very long words, and words with other characters than the letters
    /// a–z, æ, ø and å, are unchanged.
    pub(super) fn stem(&self, folded: &str) -> String {
        if folded.chars().nth(MAX_WORD_LETTERS).is_some()
            || !folded.chars().all(|letter| matches!(letter, 'a'..='z' | 'æ' | 'ø' | 'å'))
        {
            return folded.to_owned();
        }
        let mut word = folded.to_owned();
        for (written, counts) in self.spellings {
            if contains(&word, written) {
                word = word.replace(written, counts);
            }
        }
        if let Some(stem) = self.words.get(word.as_str()) {
            return (*stem).to_owned();
        }
        for group in &self.groups {
            while let Some(shorter) = group.apply(&word) {
                word = shorter;
                if !group.repeat {
                    break;
                }
            }
        }
        word
    }

    /// The tables as they are published.
    pub(super) fn table(&self) -> Value {
        let rules = |group: &RuleGroup| {
            group
                .rules
                .iter()
                .map(|(ending, (replacement, least))| json!([ending, replacement, least]))
                .collect::<Vec<_>>()
        };
        let groups =
            self.groups.iter().map(|group| json!({ "again": group.repeat, "rules": rules(group) }));
        json!({
            "stop": self.stop,
            "spellings": self.spellings,
            "words": self.words,
            "groups": groups.collect::<Vec<_>>(),
        })
    }
}

/// Whether a word contains a part. For a few letters, comparing at every position is much faster
/// than setting up a string searcher.
pub(super) fn contains(word: &str, part: &str) -> bool {
    word.as_bytes().windows(part.len()).any(|letters| letters == part.as_bytes())
}

fn has_vowel(text: &str) -> bool {
    text.contains(['a', 'e', 'i', 'o', 'u', 'y', 'æ', 'ø', 'å'])
}
