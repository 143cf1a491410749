//! The search: makes the index of the site's pages and the files with which a browser searches it.
//!
//! In: [`PageText`]s. Out: [`OutputFile`]s under `search/`, and the same index for searching
//! without a browser. The steps, in order:
//!
//! 1. [`analysis`] turns words into index terms: it stems inflections and splits compounds. The
//!    browser stems in the same way, with the same tables.
//! 2. [`index`] counts the terms, weights them as tantivy does (BM25), and builds an
//!    [`index::Index`] from the result.
//! 3. [`lunr`] and [`shards`] publish it: as one file in the serialised format of lunr.js 2.3, and
//!    as shards, of which a query needs only a few.
//! 4. [`query`] parses a query and ranks the pages, as the browser does.
//!
//! *It never parses HTML and knows no course model*: it is given the text of each page.

pub mod analysis;
pub mod index;
pub mod lunr;
mod passages;
pub mod query;
pub mod shards;

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::language::LanguageTag;
use crate::output::OutputFile;
use crate::page_text::{PageText, SiteNames};
use crate::parallel::{Cancellation, Cancelled, Checkpoint};
use analysis::{Analyzer, Splitter};
use index::{Index, IndexCache};
use shards::{PublishedShards, Sizes};

/// The search index of a site, with its analysis.
#[derive(Debug)]
pub struct Search {
    /// Turns words into terms, in the languages of the site.
    pub analyzer: Analyzer,
    /// The terms and where they occur.
    pub index: Index,
    cache: SearchCache,
}

/// The counts of each page, with which the next index is made. Written down, they are without the
/// pages.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct SearchCache(IndexCache);

impl SearchCache {
    /// Gives counts that were written down the pages that they are of: all of the site's, in order.
    pub fn set_pages(&mut self, pages: &[Arc<PageText>]) {
        self.0.set_pages(pages);
    }
}

impl Search {
    /// Indexes the pages of a site. What only a next index would need is not kept.
    #[must_use]
    pub fn of(names: SiteNames, pages: Vec<Arc<PageText>>) -> Self {
        let going_on = || Ok::<(), Infallible>(());
        let Ok(mut search) = Self::new(&IndexCache::default(), names, pages, &going_on);
        search.cache.0.forget_counts();
        search
    }

    /// Indexes the pages of a site as [`update`](Self::update) does, to the end.
    #[must_use]
    pub fn after(
        SearchCache(before): &SearchCache,
        names: SiteNames,
        pages: Vec<Arc<PageText>>,
    ) -> Self {
        let Ok(search) = Self::new(before, names, pages, &|| Ok::<(), Infallible>(()));
        search
    }

    /// Indexes the pages of a site after a change: faster than [`of`](Self::of) and with the same
    /// result. Pages that are the same `Arc` as before are not analysed again.
    ///
    /// # Errors
    ///
    /// [`Cancelled`] if it was given up.
    pub fn update(
        SearchCache(before): &SearchCache,
        names: SiteNames,
        pages: Vec<Arc<PageText>>,
        cancellation: &Cancellation,
    ) -> Result<Self, Cancelled> {
        Self::new(before, names, pages, &|| cancellation.check())
    }

    fn new<E: Send>(
        before: &IndexCache,
        names: SiteNames,
        pages: Vec<Arc<PageText>>,
        going_on: &Checkpoint<E>,
    ) -> Result<Self, E> {
        let runs = pages.iter().flat_map(|page| &page.sections).flat_map(|section| &section.runs);
        let of_pages = pages.iter().filter_map(|page| page.language.as_ref());
        let foreign: BTreeSet<&LanguageTag> =
            runs.filter_map(|run| run.language.as_ref()).chain(of_pages).collect();
        let analyzer = Analyzer::new(std::iter::once(&names.language).chain(foreign));
        let (index, cache) = Index::update(before, names, pages, &analyzer, going_on)?;
        Ok(Self { analyzer, index, cache: SearchCache(cache) })
    }

    /// What the next index is made with; the rest is dropped.
    #[must_use]
    pub fn into_cache(self) -> SearchCache {
        self.cache
    }

    /// Splits the compounds among the site's words.
    #[must_use]
    pub fn splitter(&self) -> Splitter<'_> {
        Splitter::new(&self.analyzer, self.cache.0.vocabulary().word_counts())
    }

    /// Generates the files with which browsers search, and passes them to `put`, from several
    /// threads at once. `scripts` is a name of the scripts that read them.
    ///
    /// # Errors
    ///
    /// The first of `put`.
    pub fn publish<E: Send>(
        &self,
        scripts: &str,
        put: &(dyn Fn(OutputFile) -> Result<(), E> + Sync),
    ) -> Result<Sizes, E> {
        Ok(self.publish_changes(scripts, &PublishedShards::default(), put)?.sizes)
    }

    /// Generates the files with which browsers search, and passes those that differ from `before`
    /// to `put`, from several threads at once. `scripts` is a name of the scripts that read them.
    /// [`PublishedShards::removed_since`] lists the files that are gone.
    ///
    /// # Errors
    ///
    /// The first of `put`.
    pub fn publish_changes<E: Send>(
        &self,
        scripts: &str,
        before: &PublishedShards,
        put: &(dyn Fn(OutputFile) -> Result<(), E> + Sync),
    ) -> Result<PublishedShards, E> {
        shards::publish(&self.index, &self.analyzer.tables(), scripts, before, put)
    }
}
