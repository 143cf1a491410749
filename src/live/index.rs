//! The search of the site in memory, made apart from its pages.
//!
//! In: the texts of the pages in the store, and what the last search left. Out: the files of the
//! search that have changed. An [`IndexJob`] holds all that it needs, so that it can run in a
//! thread of its own while pages are rebuilt, and be given up when there are newer pages. Putting
//! the files into the store is left to [`Live`](super::Live).

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::store::{FileCollector, StorePatch};
use crate::output::OutputFile;
use crate::page_text::{PageText, SiteNames};
use crate::parallel::{Cancellation, Cancelled};
use crate::render::ThemeFolder;
use crate::search::shards::PublishedShards;
use crate::search::{Search, SearchCache};

/// What the search of a site is made of.
#[derive(Debug)]
pub(super) struct SearchInput {
    pub(super) names: SiteNames,
    pub(super) texts: Vec<Arc<PageText>>,
    /// The folder of the theme's files, which are of one version with the index.
    pub(super) folder: ThemeFolder,
}

/// The search whose files are in the store, as far as the next one needs it.
#[derive(Debug, Default)]
pub(super) struct StoredSearch {
    cache: SearchCache,
    published: PublishedShards,
}

/// A search to make.
#[derive(Debug)]
pub struct IndexJob {
    pub(super) input: Arc<SearchInput>,
    pub(super) before: Arc<StoredSearch>,
}

/// A search that was made.
#[derive(Debug)]
pub struct IndexedSite {
    /// What it was made of.
    pub(super) input: Arc<SearchInput>,
    /// How long that took.
    pub(super) time: Duration,
    pub(super) search: NewSearch,
}

/// The files of a search that have changed since the one before.
#[derive(Debug)]
pub(super) struct NewSearch {
    pub(super) search: StoredSearch,
    pub(super) patch: StorePatch,
}

impl IndexJob {
    /// Makes the search; `None` if that was given up.
    #[must_use]
    pub fn run(self, cancellation: &Cancellation) -> Option<IndexedSite> {
        // Many are given up before they begin.
        cancellation.check().ok()?;
        let Self { input, before } = self;
        let begun = Instant::now();
        let search = new_search(&input, &before, cancellation).ok()?;
        Some(IndexedSite { input, time: begun.elapsed(), search })
    }
}

fn new_search(
    SearchInput { names, texts, folder }: &SearchInput,
    before: &StoredSearch,
    cancellation: &Cancellation,
) -> Result<NewSearch, Cancelled> {
    let search = Search::update(&before.cache, names.clone(), texts.clone(), cancellation)?;
    let files = FileCollector::default();
    let put = |file: OutputFile| cancellation.check().and_then(|()| files.sink()(file));
    let published = search.publish_changes(folder.name(), &before.published, &put)?;
    let mut patch = StorePatch::default();
    patch.merge(files.into_files(), published.removed_since(&before.published));
    Ok(NewSearch { search: StoredSearch { cache: search.into_cache(), published }, patch })
}
