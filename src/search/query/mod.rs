//! Turns a query into ranked pages, as the browser does.
//!
//! In: an [`Index`](super::index::Index), and a [`Query`] from [`Query::parse`]. Out: [`Results`]:
//! the matching pages, best first, each with its best sections, and remarks on the search (missing
//! words, corrected words). The steps, in order:
//!
//! 1. `parse` parses the query, or refuses it.
//! 2. `resolve` finds the terms of each word on this site; `correct` finds a replacement for a word
//!    without any.
//! 3. `rank` scores sections and pages by the terms' postings, in integers, so that the browser's
//!    order is the same even for ties.
//! 4. `phrase` keeps the pages that contain all phrases.
//! 5. `excerpt` cuts an excerpt from a section, with the positions of the hits.
//!
//! *It never prints anything*; that is left to `cli`.

mod correct;
mod excerpt;
mod options;
mod parse;
mod phrase;
mod rank;
mod resolve;
mod searcher;
#[cfg(test)]
pub(super) mod testing;
mod title;

pub use excerpt::Excerpt;
pub use options::SearchOptions;
pub use parse::{Query, QueryError};
pub use rank::Hit;
pub use resolve::Correction;
pub(super) use resolve::MIN_LETTERS_BEFORE_HEAD;
pub use searcher::Searcher;

use crate::ids::Id;
use crate::search::index::{PageTextId, SectionId};
use crate::search::passages;

use excerpt::Highlighter;
use rank::{Ranking, ScoredPage};
use resolve::{ResolvedQuery, ResolvedWord};

/// The results of a search.
#[derive(Debug)]
pub struct Results {
    /// The pages, best first, at most as many as requested.
    pub hits: Vec<Hit>,
    /// The total number of matching pages.
    pub total: usize,
    /// The words that were corrected.
    pub corrections: Vec<Correction>,
    /// The words that the first page lacks; without any page, those that the site does not have.
    pub missing: Vec<String>,
    /// Whether all words are stop words, which are not in the index.
    pub is_too_common: bool,
    highlighter: Highlighter,
}

impl Searcher<'_> {
    /// The pages that match a query, at most `limit` of them.
    #[must_use]
    pub fn search(&self, query: &Query, options: &SearchOptions, limit: usize) -> Results {
        let resolved = ResolvedQuery::of(query, *self);
        let mut ranking = Ranking::of(self.index, &resolved, options);
        phrase::retain_matching(&mut ranking.pages, &resolved.phrases, *self);
        ranking.put_title_first(&resolved.words, *self);
        let missing = missing(&resolved.words, &ranking);
        Results {
            hits: ranking.pages.iter().take(limit).map(|page| ranking.hit(page)).collect(),
            total: ranking.pages.len(),
            missing,
            is_too_common: resolved.words.is_empty(),
            highlighter: Highlighter::of(&resolved.words),
            corrections: resolved.corrections,
        }
    }

    /// The excerpt to show for a section of a page in the results.
    #[must_use]
    pub fn excerpt(&self, results: &Results, page: PageTextId, section: SectionId) -> Excerpt {
        let section = self.page(page).and_then(|page| page.sections.get(section.index()));
        section
            .map(|section| {
                excerpt::excerpt(&passages::of(section), &results.highlighter, self.analyzer)
            })
            .unwrap_or_default()
    }
}

/// The words that the first page lacks; without any page, those that the site does not have.
fn missing(words: &[ResolvedWord], ranking: &Ranking) -> Vec<String> {
    let first: Option<&ScoredPage> = ranking.pages.first();
    let is_missing = |(number, word): &(usize, &ResolvedWord)| match first {
        Some(page) => !ranking.has(page, *number),
        None => word.is_unknown(),
    };
    words.iter().enumerate().filter(is_missing).map(|(_, word)| word.text.clone()).collect()
}
