//! The words of a site as the parts of its compounds.
//!
//! In: the words, and how often each occurs. Out: [`SiteWords`], which knows what can be a modifier
//! or a head, and the term of any word. All words are folded. Only Norwegian words are here: they
//! share their tables, so that the language of a word makes no difference.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{Analyzer, fold, norwegian};
use crate::ids::{IndexVec, id_type};
use crate::language::LanguageTag;

/// The fewest letters of a part, except for the few in [`norwegian::SHORT_PARTS`].
pub(in crate::search) const MIN_PART_LETTERS: usize = 4;

/// A word of a site, and how often it occurs.
#[derive(Debug, Clone, Copy)]
pub struct WordCount<'a> {
    /// The word, as written or folded.
    pub word: &'a str,
    /// The language of its text.
    pub tag: &'a LanguageTag,
    /// How often it occurs.
    pub count: usize,
}

id_type! {
    /// A term of the words of a site.
    pub(super) struct SiteTermId;
}

/// The words of a site.
#[derive(Debug)]
pub(super) struct SiteWords<'a> {
    analyzer: &'a Analyzer,
    /// The words with their main terms.
    words: FxHashMap<Box<str>, SiteTermId>,
    /// The possible modifiers: the words and their base forms, with their counts.
    modifiers: FxHashMap<Box<str>, usize>,
    ids: FxHashMap<Box<str>, SiteTermId>,
    terms: IndexVec<SiteTermId, SiteTerm>,
}

/// A term, and its use on a site.
#[derive(Debug)]
pub(super) struct SiteTerm {
    pub(super) text: Box<str>,
    /// How often it is used.
    count: usize,
    /// The shortest of its words, which is usually the base form; of several, the first in
    /// alphabetical order.
    pub(super) shortest: Box<str>,
}

/// The last part of a compound.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    /// How often its term is used.
    pub(super) count: usize,
    /// Whether it is itself a word of the site, and does not only share its term with one.
    pub(super) is_exact_form: bool,
}

impl<'a> SiteWords<'a> {
    pub(super) fn new(analyzer: &'a Analyzer, words: &[WordCount]) -> Self {
        let mut site = Self {
            analyzer,
            words: FxHashMap::default(),
            modifiers: FxHashMap::default(),
            ids: FxHashMap::default(),
            terms: IndexVec::new(),
        };
        let folded: Vec<String> = words.par_iter().map(|known| fold(known.word)).collect();
        let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
        for (folded, known) in folded.iter().zip(words) {
            *counts.entry(folded).or_default() += known.count;
        }
        let counts: Vec<(&str, usize)> = counts.into_iter().collect();
        let terms: Vec<Option<String>> =
            counts.par_iter().map(|(word, _)| analyzer.norwegian_term(word)).collect();
        for (&(word, count), term) in counts.iter().zip(&terms) {
            if let Some(term) = term {
                site.add(word, term, count);
            }
        }
        let modifiers: Vec<Vec<&str>> =
            counts.par_iter().map(|(word, _)| site.modifiers_of(word)).collect();
        for ((_, count), modifiers) in counts.iter().zip(modifiers) {
            for modifier in modifiers {
                *site.modifiers.entry(modifier.into()).or_default() += count;
            }
        }
        site
    }

    /// The analysis that its terms are made by.
    pub(super) fn analyzer(&self) -> &'a Analyzer {
        self.analyzer
    }

    fn add(&mut self, word: &str, term: &str, count: usize) {
        let id = self.ids.get(term).copied().unwrap_or_else(|| {
            let of_term = SiteTerm { text: term.into(), count: 0, shortest: word.into() };
            let id = self.terms.push(of_term);
            self.ids.insert(term.into(), id);
            id
        });
        self.words.insert(word.into(), id);
        if let Some(of_term) = self.terms.get_mut(id) {
            of_term.count += count;
            if (word.len(), word) < (of_term.shortest.len(), &*of_term.shortest) {
                of_term.shortest = word.into();
            }
        }
    }

    /// The forms of a word of the site that can be a modifier.
    fn modifiers_of<'w>(&self, word: &'w str) -> Vec<&'w str> {
        let Some(term) = self.words.get(word) else { return Vec::new() };
        let bases = norwegian::bases(word)
            .filter(|base| can_be_modifier(base) && self.term(base) == Some(*term));
        bases.chain(Some(word).filter(|word| can_be_modifier(word))).collect()
    }

    /// The main term of a word, if a word of the site has the same.
    pub(super) fn term(&self, word: &str) -> Option<SiteTermId> {
        self.words.get(word).copied().or_else(|| {
            let term = self.analyzer.norwegian_term(word)?;
            self.ids.get(term.as_str()).copied()
        })
    }

    /// All terms.
    pub(super) fn terms(&self) -> &IndexVec<SiteTermId, SiteTerm> {
        &self.terms
    }

    /// The count of a modifier; `None` if the part cannot be one.
    pub(super) fn modifier(&self, part: &str) -> Option<usize> {
        self.modifiers.get(part).copied()
    }

    /// The head that a last part is; `None` if it cannot be one.
    pub(super) fn head(&self, part: &str) -> Option<Head> {
        let long_enough = Some(part).filter(|part| is_long_enough(part))?;
        let term = self.terms.get(self.term(long_enough)?)?;
        norwegian::can_be_head(part, &term.text)
            .then(|| Head { count: term.count, is_exact_form: self.words.contains_key(part) })
    }
}

/// Whether a word can be a modifier.
fn can_be_modifier(word: &str) -> bool {
    is_long_enough(word) && !norwegian::NEVER_MODIFIER.contains(&word)
}

/// Whether a part has enough letters.
fn is_long_enough(part: &str) -> bool {
    part.chars().count() >= MIN_PART_LETTERS || norwegian::SHORT_PARTS.contains(&part)
}
