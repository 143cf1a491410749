//! What the words of a query stand for in a site.
//!
//! In: a [`Query`]. Out: its [`Meaning`]: for each word that is to be found the terms of the index
//! that stand for it, and the rows that words must stand in. Words that are too common to be in the
//! index are left out here; a word that stands only at the end of compounds stands for these. What
//! an unknown word may have been meant as is left to `mend`.

use std::cmp::Reverse;

use super::parse::{BEGINNING, Phrase, Query, Reach, Word};
use super::{Searcher, mend};
use crate::search::analysis::{Analyzer, LEAST_LETTERS, fold};
use crate::search::index::{Index, Term, utf16_order};

/// How many compounds a word can stand for that stands nowhere by itself.
const ENDED: usize = 8;
/// The fewest letters before the end of a compound.
pub(in crate::search) const BEFORE: usize = 3;

/// What a query means in a site.
#[derive(Debug)]
pub(super) struct Meaning<'i> {
    pub(super) sought: Vec<Sought<'i>>,
    pub(super) rows: Vec<Row>,
    pub(super) unwanted: Vec<Sought<'i>>,
    pub(super) mended: Vec<Mended>,
}

/// A word and the terms of the index that it stands for.
#[derive(Debug)]
pub(super) struct Sought<'i> {
    /// The word as it was written, or what it was mended to.
    pub(super) text: String,
    pub(super) in_title: bool,
    /// Whether it belongs to a phrase, without which a page is nothing.
    pub(super) is_needed: bool,
    /// Its own terms, in the index or not.
    pub(super) own: Vec<String>,
    /// How the words begin that it also stands for.
    pub(super) beginning: Option<String>,
    /// The terms of the index that are its own.
    pub(super) exact: Vec<&'i Term>,
    /// The terms of the index that begin with it.
    pub(super) begun: &'i [Term],
    /// The terms of compounds that end with it, where it stands nowhere by itself.
    pub(super) ended: Vec<&'i Term>,
}

/// Words that must stand in a row, stop words too.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) words: Vec<RowWord>,
    pub(super) in_title: bool,
}

/// A word of a row.
#[derive(Debug)]
pub(super) struct RowWord {
    pub(super) folded: String,
    pub(super) terms: Vec<String>,
}

/// A word that no page has, and what was searched for instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The word as it was written.
    pub written: String,
    /// One word, or several that it was taken apart into.
    pub instead: Vec<String>,
}

impl<'i> Meaning<'i> {
    pub(super) fn of(query: &Query, site: Searcher<'i>) -> Self {
        let is_found_alone = |word: &&Word| {
            word.reach == Reach::Beginning || !site.analyzer.query_terms(&word.text).is_empty()
        };
        let others = query.wanted.iter().filter(is_found_alone).count();
        let mut meaning =
            Self { sought: Vec::new(), rows: Vec::new(), unwanted: Vec::new(), mended: Vec::new() };
        for word in &query.wanted {
            let is_needed = query.phrases.iter().any(|phrase| phrase.has(word));
            let sought = Sought { is_needed, ..Sought::of(word, site) };
            if sought.own.is_empty()
                && (sought.beginning.is_none() || (word.reach == Reach::Unfinished && others > 0))
            {
                continue;
            }
            meaning.add(sought, word, site);
        }
        meaning.rows =
            query.phrases.iter().map(|phrase| meaning.row(phrase, site.analyzer)).collect();
        meaning.unwanted = query.unwanted.iter().map(|word| Sought::of(word, site)).collect();
        meaning
    }

    fn add(&mut self, sought: Sought<'i>, word: &Word, site: Searcher<'i>) {
        let is_mendable =
            sought.is_unknown() && word.reach != Reach::Beginning && !sought.own.is_empty();
        if !is_mendable {
            return self.sought.push(sought);
        }
        let sought = Sought { ended: site.index.ending(&sought.own), ..sought };
        let instead =
            if sought.ended.is_empty() { mend::mend(&sought, &word.folded, site) } else { None };
        let Some(instead) = instead else { return self.sought.push(sought) };
        let Sought { in_title, is_needed, .. } = sought;
        self.sought.extend(instead.iter().map(|text| Sought {
            in_title,
            is_needed,
            ..Sought::exactly(text, site)
        }));
        self.mended.push(Mended { written: word.text.clone(), instead });
    }

    fn row(&self, phrase: &Phrase, analyzer: &Analyzer) -> Row {
        let words = phrase.words.iter().map(|word| {
            let mended = self.mended.iter().find(|mended| fold(&mended.written) == fold(word));
            let word = mended.and_then(|mended| mended.instead.first()).unwrap_or(word);
            RowWord { folded: fold(word), terms: analyzer.query_terms(word) }
        });
        Row { words: words.collect(), in_title: phrase.in_title }
    }
}

impl Phrase {
    fn has(&self, word: &Word) -> bool {
        self.in_title == word.in_title && self.words.iter().any(|text| fold(text) == word.folded)
    }
}

impl<'i> Sought<'i> {
    fn of(word: &Word, site: Searcher<'i>) -> Self {
        let reaches = word.reach > Reach::Whole && word.folded.chars().count() >= BEGINNING;
        let beginning = reaches.then(|| word.folded.clone());
        let begun = beginning
            .as_deref()
            .map(|beginning| site.index.beginning(beginning))
            .unwrap_or_default();
        Self { in_title: word.in_title, beginning, begun, ..Self::exactly(&word.text, site) }
    }

    /// A word that stands for its own terms only.
    fn exactly(text: &str, site: Searcher<'i>) -> Self {
        let own = site.analyzer.query_terms(text);
        let exact = own.iter().filter_map(|term| site.index.find(term)).collect();
        Self {
            text: text.to_owned(),
            in_title: false,
            is_needed: false,
            own,
            beginning: None,
            exact,
            begun: &[],
            ended: Vec::new(),
        }
    }

    /// Whether no page has it.
    pub(super) fn is_unknown(&self) -> bool {
        self.exact.is_empty() && self.begun.is_empty() && self.ended.is_empty()
    }
}

impl Index {
    /// The terms that begin with this text; they stand together.
    fn beginning(&self, text: &str) -> &[Term] {
        let start = self.terms.partition_point(|term| utf16_order(&term.text, text).is_lt());
        let rest = self.terms.get(start..).unwrap_or_default();
        let end = rest.partition_point(|term| term.text.starts_with(text));
        rest.get(..end).unwrap_or_default()
    }

    /// The compounds that end with any of some terms, those on most pages first: what one looks for
    /// may stand on a site only so.
    fn ending(&self, ends: &[String]) -> Vec<&Term> {
        let ends_so = |term: &&Term| ends.iter().any(|end| is_compound_with(&term.text, end));
        let mut found: Vec<&Term> = self.terms.iter().filter(ends_so).collect();
        found.sort_by_key(|term| Reverse(term.pages));
        found.truncate(ENDED);
        found
    }
}

/// Whether a term is another one behind something that can be a word.
fn is_compound_with(term: &str, end: &str) -> bool {
    let before = term.strip_suffix(end).filter(|_| end.chars().count() >= LEAST_LETTERS);
    before.is_some_and(|before| before.chars().count() >= BEFORE)
}
