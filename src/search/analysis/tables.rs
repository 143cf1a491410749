//! The stemming tables of a language, and the engine that applies them.
//!
//! In: a folded word. Out: its stem. [`LanguageTables`] have stop words, spelling variants,
//! irregular words, and groups of suffix rules. The counterpart in the browser uses the same
//! tables.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::AhoCorasick;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
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
    endings: Endings,
}

/// Rules by the letters of their endings, from the last byte on: every step looks at one more byte
/// of the word, however many rules there are.
#[derive(Debug, Clone, Default)]
struct Endings {
    /// The rule whose ending has been read.
    rule: Option<SuffixRule>,
    longer: BTreeMap<u8, Endings>,
}

impl RuleGroup {
    pub(super) fn new(repeat: bool, rules: &[SuffixRule]) -> Self {
        let mut endings = Endings::default();
        for rule in rules {
            let letters = rule.0.bytes().rev();
            letters.fold(&mut endings, |at, byte| at.longer.entry(byte).or_default()).rule =
                Some(*rule);
        }
        let rules = rules.iter().map(|&(ending, new, least)| (ending, (new, least))).collect();
        Self { repeat, rules, endings }
    }

    /// Applies the matching rule to a word. Returns whether that changed it: perhaps no rule
    /// matches, or the rule keeps the word.
    fn apply(&self, word: &mut String) -> bool {
        let mut matching = None;
        let mut endings = &self.endings;
        for byte in word.bytes().rev() {
            let Some(longer) = endings.longer.get(&byte) else { break };
            endings = longer;
            let Some((ending, replacement, least)) = endings.rule else { continue };
            let Some(rest) = word.strip_suffix(ending) else { continue };
            let has_stem = has_vowel(rest) || has_vowel(replacement);
            if has_stem && rest.chars().count() >= least {
                matching = Some((rest.len(), ending, replacement));
            }
        }
        let Some((rest, ending, replacement)) = matching else { return false };
        word.truncate(rest);
        word.push_str(replacement);
        replacement != ending
    }
}

/// Spelling variants, each with its normal form.
#[derive(Debug, Clone, Default)]
pub(super) struct Spellings {
    pairs: &'static [(&'static str, &'static str)],
    /// Finds any of the variants; few words have one.
    any: Option<AhoCorasick>,
}

impl Spellings {
    /// Variants that replace each other in this order.
    pub(super) fn new(pairs: &'static [(&'static str, &'static str)]) -> Self {
        Self { pairs, any: AhoCorasick::new(pairs.iter().map(|(variant, _)| variant)).ok() }
    }

    /// A folded word in its normal spelling.
    fn normal<'w>(&self, folded: &'w str) -> Cow<'w, str> {
        let word = Cow::Borrowed(folded);
        if self.any.as_ref().is_some_and(|any| !any.is_match(folded)) {
            return word;
        }
        let normal = |word: Cow<'w, str>, (variant, normal): &(&str, &str)| {
            Cow::Owned(word.replace(variant, normal))
        };
        self.pairs.iter().fold(word, normal)
    }
}

/// The languages by how their words are stemmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
    pub(super) stop: FxHashSet<&'static str>,
    /// Words that ask: "how", "why".
    pub(super) asks: FxHashSet<&'static str>,
    /// Spelling variants, anywhere in a word, and their normal form.
    pub(super) spellings: Spellings,
    /// Irregular words, and their stems.
    pub(super) words: FxHashMap<&'static str, &'static str>,
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
        let word = self.spellings.normal(folded);
        if let Some(stem) = self.words.get(&*word) {
            return (*stem).to_owned();
        }
        let mut word = word.into_owned();
        for group in &self.groups {
            while group.apply(&mut word) && group.repeat {}
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
            "stop": self.stop.iter().collect::<BTreeSet<_>>(),
            "asks": self.asks.iter().collect::<BTreeSet<_>>(),
            "spellings": self.spellings.pairs,
            "words": self.words.iter().collect::<BTreeMap<_, _>>(),
            "groups": groups.collect::<Vec<_>>(),
        })
    }
}

fn has_vowel(text: &str) -> bool {
    text.contains(['a', 'e', 'i', 'o', 'u', 'y', 'æ', 'ø', 'å'])
}
