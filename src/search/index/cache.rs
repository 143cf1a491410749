//! The counts kept from one index to the next, so that an update need not start from scratch.
//!
//! In: the pages of a site; a page that is the same `Arc` as before is unchanged. Out: their
//! counts, and the lexicon. Most pages do not change between updates: the chunks in which no page
//! has changed are not counted again. Weights depend on all pages and are not cached.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::count::{CountedPages, PageChunk};
use super::field::{Field, FieldId};
use super::lexicon::Lexicon;
use super::vocabulary::Vocabulary;
use crate::ids::IndexVec;
use crate::language::LanguageTag;
use crate::page_text::PageText;
use crate::parallel::{Checkpoint, collect_in_order};
use crate::search::analysis::{Analyzer, StemmedLanguage};

/// The size of a chunk, in pages. Smaller chunks mean less counting after a change; larger ones are
/// faster to merge.
const CHUNK_PAGES: usize = 64;

/// The counts of the pages of a site.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(in crate::search) struct IndexCache {
    key: CacheKey,
    vocabulary: Vocabulary,
    pub(super) lexicon: Lexicon,
    pub(super) chunks: Vec<Arc<PageChunk>>,
}

/// What all counts depend on: a different key invalidates the whole cache.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct CacheKey {
    /// The language of the site.
    pub(super) language: LanguageTag,
    /// The languages of the analyzer's tables.
    pub(super) tables: Vec<StemmedLanguage>,
    pub(super) fields: IndexVec<FieldId, Field>,
}

impl IndexCache {
    /// Counts the pages, reusing the counts of those that were there before.
    ///
    /// # Errors
    ///
    /// That of `going_on`, which is asked before each chunk.
    pub(super) fn update<E: Send>(
        &self,
        key: CacheKey,
        pages: &[Arc<PageText>],
        analyzer: &Analyzer,
        going_on: &Checkpoint<E>,
    ) -> Result<Self, E> {
        let nothing = Self::default();
        let is_of_use = self.key == key && !self.vocabulary.is_mostly_gone();
        let before = if is_of_use { self } else { &nothing };
        let count = |run| {
            going_on().map(|()| match run {
                PageRun::Counted(chunk) => CountedRun::Before(chunk),
                PageRun::New(pages) => {
                    CountedRun::New(CountedPages::of(pages, &key.language, &key.fields))
                }
            })
        };
        let runs = page_runs(&before.chunks, pages);
        let counted = collect_in_order(runs.into_par_iter().map(count))?;
        let mut vocabulary = before.vocabulary.clone();
        let chunk = |run| match run {
            CountedRun::Before(chunk) => Arc::clone(chunk),
            CountedRun::New(pages) => Arc::new(pages.with_ids(&mut vocabulary)),
        };
        let chunks: Vec<Arc<PageChunk>> = counted.into_iter().map(chunk).collect();
        vocabulary.recount(chunks.iter().flat_map(|chunk| chunk.occurrences()));
        going_on()?;
        let lexicon = Lexicon::update(&before.lexicon, &vocabulary, analyzer);
        Ok(Self { key, vocabulary, lexicon, chunks })
    }

    /// Gives counts that were written down their pages: all of the site's, in order. If they are not
    /// as many, the counts are dropped.
    pub(in crate::search) fn set_pages(&mut self, mut pages: &[Arc<PageText>]) {
        if self.chunks.iter().map(|chunk| chunk.page_count()).sum::<usize>() != pages.len() {
            self.forget_counts();
        }
        for chunk in self.chunks.iter_mut().filter_map(Arc::get_mut) {
            let (of_chunk, rest) = pages.split_at_checked(chunk.page_count()).unwrap_or_default();
            chunk.pages = of_chunk.to_vec();
            pages = rest;
        }
    }

    /// Drops the counts, which take nearly all of its space; the words stay.
    pub(in crate::search) fn forget_counts(&mut self) {
        self.chunks = Vec::new();
    }

    /// The words of the site.
    pub(in crate::search) fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }
}

/// Consecutive pages that have been counted.
enum CountedRun<'a> {
    /// In an index before this one.
    Before(&'a Arc<PageChunk>),
    New(CountedPages<'a>),
}

/// Consecutive pages.
enum PageRun<'a> {
    /// A cached chunk with the same pages.
    Counted(&'a Arc<PageChunk>),
    New(&'a [Arc<PageText>]),
}

/// Divides the pages into the chunks that are still valid, and runs of new pages between them.
fn page_runs<'a>(chunks: &'a [Arc<PageChunk>], pages: &'a [Arc<PageText>]) -> Vec<PageRun<'a>> {
    let first = |chunk: &'a Arc<PageChunk>| Some((Arc::as_ptr(chunk.pages.first()?), chunk));
    let mut chunks: HashMap<*const PageText, &Arc<PageChunk>> =
        chunks.iter().filter_map(first).collect();
    let (mut runs, mut rest) = (Vec::new(), pages);
    // Where the pages begin that are in no chunk, and how many there are.
    let (mut new, mut count) = (pages, 0);
    while let Some((page, after)) = rest.split_first() {
        let chunk = chunks.remove(&Arc::as_ptr(page));
        if let Some((after, chunk)) =
            chunk.and_then(|chunk| Some((strip_chunk(rest, &chunk.pages)?, chunk)))
        {
            runs.extend(split_evenly(new.get(..count).unwrap_or_default()));
            runs.push(PageRun::Counted(chunk));
            (new, count, rest) = (after, 0, after);
        } else {
            (count, rest) = (count + 1, after);
        }
    }
    runs.extend(split_evenly(new.get(..count).unwrap_or_default()));
    runs
}

/// The pages after those of a chunk, if `pages` starts with these.
fn strip_chunk<'a>(
    pages: &'a [Arc<PageText>],
    chunk: &[Arc<PageText>],
) -> Option<&'a [Arc<PageText>]> {
    let (first, rest) = pages.split_at_checked(chunk.len())?;
    first.iter().zip(chunk).all(|(a, b)| Arc::ptr_eq(a, b)).then_some(rest)
}

/// Divides new pages into runs of about the same length.
fn split_evenly(pages: &[Arc<PageText>]) -> impl Iterator<Item = PageRun<'_>> {
    let runs = pages.len().div_ceil(CHUNK_PAGES).max(1);
    pages.chunks(pages.len().div_ceil(runs).max(1)).map(PageRun::New)
}
