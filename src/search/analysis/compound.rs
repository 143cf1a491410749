//! Splits compounds, so that `praksis` finds `vurderingspraksis`.
//!
//! In: the words of a site. Out: for each of its words, the terms of its parts. Parts are words of
//! the site itself, never of a general list, which would give under|visning and regjer|ingen. The
//! segmentation with the fewest parts wins; a part that is itself a compound also gives its own
//! parts. The last part of a compound is its head, the others are its modifiers. Words of a
//! language without tables are not split.

use std::cmp::Reverse;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::tables::MAX_WORD_LETTERS;
use super::{Analyzer, fold, norwegian};
use crate::language::LanguageTag;

/// The fewest letters of a part, except for the few in [`norwegian::SHORT_PARTS`].
pub(in crate::search) const MIN_PART_LETTERS: usize = 4;
/// The fewest letters of a compound.
const MIN_COMPOUND_LETTERS: usize = 6;

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

/// Splits the compounds of a site.
#[derive(Debug)]
pub struct Splitter<'a> {
    analyzer: &'a Analyzer,
    /// The possible modifiers: the words of the site and their base forms, with their counts.
    modifiers: FxHashMap<String, usize>,
    /// The terms of the possible heads.
    terms: FxHashMap<String, TermUse>,
    /// The words of the site.
    words: FxHashSet<String>,
}

/// The use of a term on a site.
#[derive(Debug, Default)]
struct TermUse {
    /// How often it is used.
    count: usize,
    /// The shortest of its words, which is usually the base form; of several, the first in
    /// alphabetical order.
    shortest: String,
}

impl TermUse {
    fn add(&mut self, word: &str, count: usize) {
        self.count += count;
        if self.count == count || (word.len(), word) < (self.shortest.len(), self.shortest.as_str())
        {
            word.clone_into(&mut self.shortest);
        }
    }
}

/// A segmentation of the beginning of a word.
#[derive(Debug, Clone, Default)]
struct Segmentation<'w> {
    parts: Vec<&'w str>,
    /// How many parts are linked by an e, which is rarer than an s.
    links: usize,
    /// Whether the last part is itself a word of the site, and does not only share its term with
    /// one.
    is_exact_form: bool,
    /// The count of the rarest part.
    rarest: Option<usize>,
}

/// The cost of a segmentation, most important criterion first.
type Cost = (usize, bool, bool, usize, Reverse<Option<usize>>, Reverse<Vec<usize>>);

impl<'w> Segmentation<'w> {
    fn with(&self, part: &'w str, count: usize) -> Self {
        let rarest = Some(self.rarest.map_or(count, |rarest| rarest.min(count)));
        Self {
            parts: self.parts.iter().copied().chain([part]).collect(),
            links: self.links,
            is_exact_form: false,
            rarest,
        }
    }

    /// Lower is better: few parts, no short part, the last one an exact form, few linking letters,
    /// no rare part, and long parts first.
    fn cost(&self) -> Cost {
        let lengths = self.parts.iter().map(|part| part.len()).collect();
        (
            self.parts.len(),
            self.has_short_part(),
            !self.is_exact_form,
            self.links,
            Reverse(self.rarest),
            Reverse(lengths),
        )
    }

    fn has_short_part(&self) -> bool {
        self.parts.iter().any(|part| norwegian::SHORT_PARTS.contains(part))
    }

    /// A short part is allowed only together with exactly one long part, so that words do not fall
    /// into fragments.
    fn is_valid(&self) -> bool {
        match self.parts.as_slice() {
            [] | [_] => false,
            [one, other] => [one, other].iter().any(|part| !norwegian::SHORT_PARTS.contains(part)),
            _ => !self.has_short_part(),
        }
    }
}

/// What a word of the site can contribute to a compound.
struct WordForms {
    term: String,
    /// The word, folded.
    word: String,
    /// Its forms that can be a modifier.
    modifiers: Vec<String>,
}

impl<'a> Splitter<'a> {
    /// The splitter of a site with these words. The same word may be given several times.
    pub fn new<'k>(analyzer: &'a Analyzer, words: impl IntoIterator<Item = WordCount<'k>>) -> Self {
        let mut splitter = Self {
            analyzer,
            modifiers: FxHashMap::default(),
            terms: FxHashMap::default(),
            words: FxHashSet::default(),
        };
        let words: Vec<WordCount> =
            words.into_iter().filter(|known| Analyzer::has_compounds(known.tag)).collect();
        let forms: Vec<Option<WordForms>> =
            words.par_iter().map(|known| splitter.forms(known)).collect();
        for (WordCount { count, .. }, WordForms { term, word, modifiers }) in
            words.iter().zip(forms).filter_map(|(known, forms)| Some((known, forms?)))
        {
            for modifier in modifiers {
                *splitter.modifiers.entry(modifier).or_default() += count;
            }
            splitter.terms.entry(term).or_default().add(&word, *count);
            splitter.words.insert(word);
        }
        splitter
    }

    fn forms(&self, WordCount { word, tag, .. }: &WordCount) -> Option<WordForms> {
        let word = fold(word);
        let term = self.term(&word, tag)?;
        let bases = norwegian::bases(&word)
            .filter(|base| self.term(base, tag).as_ref() == Some(&term))
            .chain([word.clone()]);
        let modifiers = bases.filter(|base| can_be_modifier(base)).collect();
        Some(WordForms { term, word, modifiers })
    }

    /// The terms of the parts of `word`: first those of its largest parts in order, then those of
    /// their parts; none if it is not a compound.
    #[must_use]
    pub fn parts(&self, word: &str, tag: &LanguageTag) -> Vec<String> {
        let mut found = Vec::new();
        if Analyzer::has_compounds(tag) {
            self.collect(&fold(word), tag, &mut found);
        }
        found
    }

    /// All forms of a word have the parts of the shortest form on the site: klasse|rom, and not
    /// klasserom|mene.
    fn collect(&self, word: &str, tag: &LanguageTag, found: &mut Vec<String>) {
        let base = self
            .term(word, tag)
            .and_then(|term| self.terms.get(&term))
            .map_or(word, |term| term.shortest.as_str());
        let mut parts = self.split(base, tag);
        if parts.is_empty() && base.chars().count() >= MIN_COMPOUND_LETTERS {
            parts = self.split(word, tag);
        }
        // Only new terms are split further: every call adds a term, so the recursion ends.
        let mut new = Vec::new();
        for (part, term) in parts.into_iter().filter_map(|part| Some((part, self.term(part, tag)?)))
        {
            if !found.contains(&term) {
                found.push(term);
                new.push(part);
            }
        }
        for part in new {
            self.collect(part, tag, found);
        }
    }

    /// The best segmentation of a folded word; empty if there is none.
    fn split<'w>(&self, word: &'w str, tag: &LanguageTag) -> Vec<&'w str> {
        if word.chars().nth(MAX_WORD_LETTERS).is_some() {
            return Vec::new();
        }
        let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
        // The best segmentation of what is before each byte.
        let mut segmentations: Vec<Option<Segmentation>> = vec![None; word.len() + 1];
        if let Some(first) = segmentations.first_mut() {
            *first = Some(Segmentation::default());
        }
        let mut best: Option<Segmentation> = None;
        for (number, &start) in ends.iter().enumerate() {
            let Some(segmentation) = segmentations.get_mut(start).and_then(Option::take) else {
                continue;
            };
            let Some(rest) = word.get(start..) else { continue };
            if start > 0
                && let Some(count) = self.head_count(rest, tag)
            {
                keep_better(
                    &mut best,
                    Segmentation {
                        is_exact_form: self.words.contains(rest),
                        ..segmentation.with(rest, count)
                    },
                );
            }
            for &end in ends.iter().skip(number + 2) {
                let Some(part) = word.get(start..end) else { continue };
                let Some(&count) = self.modifiers.get(part) else { continue };
                let longer = segmentation.with(part, count);
                for next in next_starts(word, end) {
                    let Some(kept) = segmentations.get_mut(next) else { continue };
                    let links = longer.links + usize::from(word.get(end..next) == Some("e"));
                    keep_better(kept, Segmentation { links, ..longer.clone() });
                }
            }
        }
        best.filter(Segmentation::is_valid)
            .map(|segmentation| segmentation.parts)
            .unwrap_or_default()
    }

    /// The count of the word that the last part stands for; `None` if it cannot be a head.
    fn head_count(&self, part: &str, tag: &LanguageTag) -> Option<usize> {
        let term = self
            .term(part, tag)
            .filter(|term| is_long_enough(part) && norwegian::can_be_head(part, term))?;
        self.terms.get(&term).map(|term| term.count)
    }

    fn term(&self, folded: &str, tag: &LanguageTag) -> Option<String> {
        self.analyzer.main_term(folded, tag)
    }
}

/// Where the part after one that ends at `end` may begin: there, or after a linking letter.
fn next_starts(word: &str, end: usize) -> impl Iterator<Item = usize> {
    let link = word
        .get(end..)
        .and_then(|rest| rest.chars().next())
        .filter(|letter| norwegian::LINKING_LETTERS.contains(letter));
    [Some(end), link.map(|letter| end + letter.len_utf8())].into_iter().flatten()
}

/// Whether a word can be a modifier.
fn can_be_modifier(word: &str) -> bool {
    is_long_enough(word) && !norwegian::NEVER_MODIFIER.contains(&word)
}

/// Whether a part has enough letters.
fn is_long_enough(part: &str) -> bool {
    part.chars().count() >= MIN_PART_LETTERS || norwegian::SHORT_PARTS.contains(&part)
}

/// Keeps the better of two segmentations.
fn keep_better<'w>(kept: &mut Option<Segmentation<'w>>, segmentation: Segmentation<'w>) {
    if kept.as_ref().is_none_or(|best| segmentation.cost() < best.cost()) {
        *kept = Some(segmentation);
    }
}
