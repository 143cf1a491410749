//! From what a person looks for to ranked pages, as the browser does it.
//!
//! In: an [`Index`], and a [`Query`] that [`Query::parse`] has read. Out: [`Results`]: the pages
//! that have the words, best first, each with its best sections, and what is to be said of the
//! search (words that no page has, words that were mended). The steps, in order:
//!
//! 1. `parse` reads the query, or refuses it.
//! 2. `words` finds the terms that each word stands for in this site; `mend` finds what a word
//!    without any may have been meant as.
//! 3. `rank` weighs sections and pages by the terms' postings, in whole numbers, so that the
//!    browser's order is the same to the last tie.
//! 4. `phrase` keeps the pages that have words in a row.
//! 5. `excerpt` cuts out what to show of a section, with the places of the hits.
//!
//! *It shows nothing*; that is left to `cli`.

mod excerpt;
mod mend;
mod parse;
mod phrase;
mod rank;
#[cfg(test)]
pub(super) mod testing;
mod words;

pub use excerpt::Excerpt;
pub use parse::{Query, Refusal};
pub(super) use words::BEFORE;
pub use words::Mended;

use std::sync::Arc;

use crate::config::AudienceId;
use crate::course::kind::Kind;
use crate::page_text::PageText;
use crate::search::analysis::Analyzer;
use crate::search::index::Index;
use crate::search::passages;

use excerpt::Marks;
use rank::{Ranking, Scored};
use words::{Meaning, Sought};

/// How many sections stand beneath a page at most.
const SECTIONS: usize = 3;

/// Searches a site.
#[derive(Debug, Clone, Copy)]
pub struct Searcher<'a> {
    index: &'a Index,
    analyzer: &'a Analyzer,
}

/// Whom and what a search is for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// The number of the audience that the site is seen as: what is for others counts less and
    /// comes last.
    pub view: Option<AudienceId>,
    /// Only pages of this kind.
    pub kind: Option<Kind>,
    /// Only pages of one of these modules, each a number of a course and of a module in it; empty
    /// for all.
    pub modules: Vec<(usize, usize)>,
}

/// What was found.
#[derive(Debug)]
pub struct Results {
    /// The pages, best first, as many as were asked for.
    pub hits: Vec<Hit>,
    /// How many pages there are in all.
    pub total: usize,
    /// Words that were searched for as something else.
    pub mended: Vec<Mended>,
    /// The words that the first page lacks; where there is no page, those that the site does not
    /// have.
    pub missing: Vec<String>,
    /// Whether all words are so common that they are not in the index.
    pub is_too_common: bool,
    marks: Marks,
}

/// A page that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The number of the page.
    pub page: usize,
    /// How well it fits, in 1600ths of a BM25 weight.
    pub score: u64,
    /// The number of the section that fits best.
    pub section: usize,
    /// The numbers of the best sections with a heading, best first; at most three.
    pub sections: Vec<usize>,
}

impl<'a> Searcher<'a> {
    /// For the site of an index, with the analysis that it was made by.
    #[must_use]
    pub fn new(index: &'a Index, analyzer: &'a Analyzer) -> Self {
        Self { index, analyzer }
    }

    /// The pages that a query is about, at most `limit` of them.
    #[must_use]
    pub fn search(&self, query: &Query, scope: &Scope, limit: usize) -> Results {
        let meaning = Meaning::of(query, *self);
        let mut ranking = Ranking::of(self.index, &meaning, scope);
        phrase::keep(&mut ranking.pages, &meaning.rows, *self);
        let missing = missing(&meaning.sought, &ranking);
        Results {
            hits: ranking.pages.iter().take(limit).map(|page| ranking.hit(page)).collect(),
            total: ranking.pages.len(),
            missing,
            is_too_common: meaning.sought.is_empty(),
            marks: Marks::of(&meaning.sought),
            mended: meaning.mended,
        }
    }

    /// What to show of a section of a page that was found.
    #[must_use]
    pub fn excerpt(&self, results: &Results, page: usize, section: usize) -> Excerpt {
        let section = self.page(page).and_then(|page| page.sections.get(section));
        section
            .map(|section| excerpt::excerpt(&passages::of(section), &results.marks, self.analyzer))
            .unwrap_or_default()
    }

    /// A page by its number.
    #[must_use]
    pub fn page(&self, number: usize) -> Option<&'a PageText> {
        self.index.pages.get(number).map(Arc::as_ref)
    }
}

/// The words that the first page lacks; where there is no page, those that the site does not have.
fn missing(sought: &[Sought], ranking: &Ranking) -> Vec<String> {
    let first: Option<&Scored> = ranking.pages.first();
    let is_missing = |(number, word): &(usize, &Sought)| match first {
        Some(page) => !ranking.has(page, *number),
        None => word.is_unknown(),
    };
    sought.iter().enumerate().filter(is_missing).map(|(_, word)| word.text.clone()).collect()
}
