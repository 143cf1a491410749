//! The parts of compounds, so that `praksis` finds `vurderingspraksis`.
//!
//! In: the words that a site has. Out: for one of its words the terms of its parts. Parts are words
//! of the site itself, never of a general list: that would see under|visning and regjer|ingen. Of
//! the ways to part a word the one with the fewest parts is taken; a part that is itself a compound
//! gives its parts too. Where nothing is known of a language, no word is parted.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use super::language::MOST_LETTERS;
use super::{Analyzer, fold, norwegian};

/// Parts have so many letters, but for the few of [`norwegian::SHORT_PARTS`].
pub(in crate::search) const LEAST_LETTERS: usize = 4;
/// Compounds have so many.
const LEAST_LETTERS_OF_TWO: usize = 6;

/// A word that a site has.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The word, as written or folded.
    pub word: &'a str,
    /// The language of the text that it stands in.
    pub tag: &'a str,
    /// How often it stands there.
    pub count: usize,
}

/// Takes the compounds of a site apart.
#[derive(Debug)]
pub struct Splitter<'a> {
    analyzer: &'a Analyzer,
    /// What can stand before another part: the words of the site and their base forms, and how
    /// often they are used.
    firsts: HashMap<String, usize>,
    /// The terms of what can stand last.
    terms: HashMap<String, Term>,
    /// The words of the site.
    words: HashSet<String>,
}

/// What a site says with one term.
#[derive(Debug, Default)]
struct Term {
    /// How often it is used.
    count: usize,
    /// The shortest of its words, which is most often the base form, and of several the first.
    shortest: String,
}

impl Term {
    fn add(&mut self, word: &str, count: usize) {
        self.count += count;
        if self.count == count || (word.len(), word) < (self.shortest.len(), self.shortest.as_str())
        {
            word.clone_into(&mut self.shortest);
        }
    }
}

/// A way to part the beginning of a word.
#[derive(Debug, Clone, Default)]
struct Way<'w> {
    parts: Vec<&'w str>,
    /// How often an e links the parts, which is rarer than an s.
    links: usize,
    /// Whether the last part is a word of the site just so, and not only by its term.
    just_so: bool,
    /// How often the rarest part is used.
    rarest: Option<usize>,
}

/// How good a way is, by what matters first; the least is the best.
type Rank = (usize, bool, bool, usize, Reverse<Option<usize>>, Reverse<Vec<usize>>);

impl<'w> Way<'w> {
    fn with(&self, part: &'w str, count: usize) -> Self {
        let rarest = Some(self.rarest.map_or(count, |rarest| rarest.min(count)));
        Self {
            parts: self.parts.iter().copied().chain([part]).collect(),
            links: self.links,
            just_so: false,
            rarest,
        }
    }

    /// Smaller is better: few parts, none of them short, the last one a known form, few links, none
    /// of them rare, and long ones first.
    fn rank(&self) -> Rank {
        let lengths = self.parts.iter().map(|part| part.len()).collect();
        (
            self.parts.len(),
            self.has_short(),
            !self.just_so,
            self.links,
            Reverse(self.rarest),
            Reverse(lengths),
        )
    }

    fn has_short(&self) -> bool {
        self.parts.iter().any(|part| norwegian::SHORT_PARTS.contains(part))
    }

    /// A short part needs one other that is long, lest words fall into crumbs.
    fn holds(&self) -> bool {
        match self.parts.as_slice() {
            [] | [_] => false,
            [one, other] => [one, other].iter().any(|part| !norwegian::SHORT_PARTS.contains(part)),
            _ => !self.has_short(),
        }
    }
}

/// What a known word can be.
struct Forms {
    term: String,
    /// The word, folded.
    word: String,
    /// Its forms that can stand before another part.
    firsts: Vec<String>,
}

impl<'a> Splitter<'a> {
    /// For a site that has the words `known`, each given once or several times.
    pub fn new<'k>(analyzer: &'a Analyzer, known: impl IntoIterator<Item = Known<'k>>) -> Self {
        let mut splitter =
            Self { analyzer, firsts: HashMap::new(), terms: HashMap::new(), words: HashSet::new() };
        let known: Vec<Known> =
            known.into_iter().filter(|known| Analyzer::has_compounds(known.tag)).collect();
        let forms: Vec<Option<Forms>> =
            known.par_iter().map(|known| splitter.forms(known)).collect();
        for (Known { count, .. }, Forms { term, word, firsts }) in
            known.iter().zip(forms).filter_map(|(known, forms)| Some((known, forms?)))
        {
            for first in firsts {
                *splitter.firsts.entry(first).or_default() += count;
            }
            splitter.terms.entry(term).or_default().add(&word, *count);
            splitter.words.insert(word);
        }
        splitter
    }

    fn forms(&self, Known { word, tag, .. }: &Known) -> Option<Forms> {
        let term = self.term(word, tag)?;
        let word = fold(word);
        let bases = norwegian::bases(&word)
            .filter(|base| self.term(base, tag).as_ref() == Some(&term))
            .chain([word.clone()]);
        let firsts = bases.filter(|base| can_be_first(base)).collect();
        Some(Forms { term, word, firsts })
    }

    /// The terms of the parts of `word`: first those of its largest parts in order, then those of
    /// their parts; none where it is no compound.
    #[must_use]
    pub fn parts(&self, word: &str, tag: &str) -> Vec<String> {
        let mut found = Vec::new();
        if Analyzer::has_compounds(tag) {
            self.collect(&fold(word), tag, &mut found);
        }
        found
    }

    /// All forms of a word have the parts of the shortest that the site has: klasse|rom, and not
    /// klasserom|mene.
    fn collect(&self, word: &str, tag: &str, found: &mut Vec<String>) {
        let base = self
            .term(word, tag)
            .and_then(|term| self.terms.get(&term))
            .map_or(word, |term| term.shortest.as_str());
        let mut parts = self.split(base, tag);
        if parts.is_empty() && base.chars().count() >= LEAST_LETTERS_OF_TWO {
            parts = self.split(word, tag);
        }
        // What was found before has been looked into: with each call there is a term more, so that
        // this ends.
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

    /// The best way to part a folded word; empty where there is none.
    fn split<'w>(&self, word: &'w str, tag: &str) -> Vec<&'w str> {
        if word.chars().nth(MOST_LETTERS).is_some() {
            return Vec::new();
        }
        let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
        let mut ways: HashMap<usize, Way> = [(0, Way::default())].into();
        let mut whole: Option<Way> = None;
        for (place, &start) in ends.iter().enumerate() {
            let Some(way) = ways.remove(&start) else { continue };
            let Some(rest) = word.get(start..) else { continue };
            if start > 0
                && let Some(count) = self.last(rest, tag)
            {
                keep(
                    &mut whole,
                    Way { just_so: self.words.contains(rest), ..way.with(rest, count) },
                );
            }
            for &end in ends.iter().skip(place + 2) {
                let Some(part) = word.get(start..end) else { continue };
                let Some(&count) = self.firsts.get(part) else { continue };
                let longer = way.with(part, count);
                for next in nexts(word, end) {
                    let mut kept = ways.remove(&next);
                    keep(
                        &mut kept,
                        Way {
                            links: longer.links + usize::from(word.get(end..next) == Some("e")),
                            ..longer.clone()
                        },
                    );
                    ways.extend(kept.map(|kept| (next, kept)));
                }
            }
        }
        whole.filter(Way::holds).map(|way| way.parts).unwrap_or_default()
    }

    /// How often the word of a last part is used; `None` where it can be none.
    fn last(&self, part: &str, tag: &str) -> Option<usize> {
        let term = self
            .term(part, tag)
            .filter(|term| is_long_enough(part) && norwegian::can_be_last(part, term))?;
        self.terms.get(&term).map(|term| term.count)
    }

    fn term(&self, part: &str, tag: &str) -> Option<String> {
        self.analyzer.terms(part, tag).into_iter().next()
    }
}

/// Where the next part may begin after one that ends at `end`: there, or after a linking letter.
fn nexts(word: &str, end: usize) -> impl Iterator<Item = usize> {
    let link = word
        .get(end..)
        .and_then(|rest| rest.chars().next())
        .filter(|letter| norwegian::LINKS.contains(letter));
    [Some(end), link.map(|letter| end + letter.len_utf8())].into_iter().flatten()
}

/// Whether a word can stand before another part.
fn can_be_first(word: &str) -> bool {
    is_long_enough(word) && !norwegian::NEVER_FIRST.contains(&word)
}

/// Whether a part may be so short.
fn is_long_enough(part: &str) -> bool {
    part.chars().count() >= LEAST_LETTERS || norwegian::SHORT_PARTS.contains(&part)
}

/// Keeps the better of two ways.
fn keep<'w>(kept: &mut Option<Way<'w>>, way: Way<'w>) {
    if kept.as_ref().is_none_or(|best| way.rank() < best.rank()) {
        *kept = Some(way);
    }
}
