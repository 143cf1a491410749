//! The search: from what pages say to files that a browser finds them with.
//!
//! In: [`PageText`](crate::page_text::PageText)s. Out: [`OutputFile`](crate::output::OutputFile)s
//! under `search/`, and the same index for whoever searches without a browser. The steps, in order:
//!
//! 1. [`analysis`] makes index terms of words: inflections joined, compounds parted. The browser
//!    does the same, by the same tables.
//! 2. [`index`] hands the terms to tantivy, which counts and weighs them (BM25), and reads an
//!    [`index::Index`] back.
//! 3. [`lunr`] and [`shards`] publish it: in the serialised format of lunr.js 2.3, and in pieces of
//!    which a query needs few.
//! 4. [`query`] reads what a person looks for and ranks the pages, as the browser does.
//!
//! *It reads no HTML and knows no course*; what a page is about, it is told.

pub mod analysis;
pub mod index;
pub mod lunr;
mod passages;
pub mod query;
pub mod shards;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::output::OutputFile;
use crate::page_text::{PageText, SiteNames};
use analysis::{Analyzer, Splitter};
use index::{Index, IndexError, Memory};
use shards::{Published, Sizes};

/// A site's pages, ready to be searched.
#[derive(Debug)]
pub struct Search {
    /// What makes terms of words, in the languages of the site.
    pub analyzer: Analyzer,
    /// Where the terms stand.
    pub index: Index,
    /// What was counted on the pages.
    memory: Memory,
}

impl Search {
    /// Indexes what the pages of a site say.
    ///
    /// # Errors
    ///
    /// [`IndexError`] when tantivy cannot go on, for want of memory say.
    pub fn of(names: SiteNames, pages: Vec<Arc<PageText>>) -> Result<Self, IndexError> {
        Self::with(Memory::default(), names, pages)
    }

    /// Indexes what the pages of a site say after a change, sooner than [`of`](Self::of) and to the
    /// same end. Pages that are the very values in memory that they were before are not looked into
    /// again.
    ///
    /// # Errors
    ///
    /// [`IndexError`] when tantivy cannot go on, for want of memory say.
    pub fn follow(self, names: SiteNames, pages: Vec<Arc<PageText>>) -> Result<Self, IndexError> {
        let Self { memory, index, .. } = self;
        // So that there are not two at a time.
        drop(index);
        Self::with(memory, names, pages)
    }

    fn with(
        memory: Memory,
        names: SiteNames,
        pages: Vec<Arc<PageText>>,
    ) -> Result<Self, IndexError> {
        let runs = pages.iter().flat_map(|page| &page.sections).flat_map(|section| &section.runs);
        let foreign: BTreeSet<&str> = runs.filter_map(|run| run.language.as_deref()).collect();
        let languages: Vec<&str> =
            std::iter::once(names.language.as_str()).chain(foreign).collect();
        let analyzer = Analyzer::new(&languages);
        let (index, memory) = Index::follow(memory, names, pages, &analyzer)?;
        Ok(Self { analyzer, index, memory })
    }

    /// What parts the compounds of the site's own words.
    #[must_use]
    pub fn splitter(&self) -> Splitter<'_> {
        Splitter::new(&self.analyzer, self.memory.words().known())
    }

    /// Makes the files that browsers search with and hands them to `put`, from several threads at
    /// once.
    ///
    /// # Errors
    ///
    /// The first of `put`.
    pub fn publish<E: Send>(
        &self,
        put: &(dyn Fn(OutputFile) -> Result<(), E> + Sync),
    ) -> Result<Sizes, E> {
        Ok(self.publish_after(&Published::default(), put)?.sizes)
    }

    /// Makes the files that browsers search with and hands those that are other than before to
    /// `put`, from several threads at once; which are gone is known to [`Published::gone_since`].
    ///
    /// # Errors
    ///
    /// The first of `put`.
    pub fn publish_after<E: Send>(
        &self,
        before: &Published,
        put: &(dyn Fn(OutputFile) -> Result<(), E> + Sync),
    ) -> Result<Published, E> {
        shards::publish(&self.index, &self.analyzer.tables(), before, put)
    }
}
