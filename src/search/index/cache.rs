//! The counts kept from one index to the next, so that an update need not start from scratch.
//!
//! In: the pages of a site; a page that is the same `Arc` as before is unchanged. Out: their
//! counts. Most pages do not change between updates: their words are not counted again, and neither
//! are the chunks in which no page and no word's entry has changed. Weights depend on all pages and
//! are not cached.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::count::{IndexError, PageChunk};
use super::field::{Field, FieldId};
use super::lexicon::{ChangedWords, Lexicon, Vocabulary};
use crate::ids::IndexVec;
use crate::language::LanguageTag;
use crate::page_text::PageText;
use crate::parallel::collect_in_order;
use crate::search::analysis::{Analyzer, StemmedLanguage};

/// The size of a chunk, in pages. Smaller chunks mean less counting after a change; larger ones are
/// faster to merge.
const CHUNK_PAGES: usize = 128;

/// The counts of the pages of a site.
#[derive(Debug, Default)]
pub(in crate::search) struct IndexCache {
    key: CacheKey,
    words: Vocabulary,
    pub(super) lexicon: Lexicon,
    pub(super) chunks: Vec<PageChunk>,
}

/// What all counts depend on: a different key invalidates the whole cache.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct CacheKey {
    /// The language of the site.
    pub(super) language: LanguageTag,
    /// The languages of the analyzer's tables.
    pub(super) tables: Vec<StemmedLanguage>,
    pub(super) fields: IndexVec<FieldId, Field>,
}

impl IndexCache {
    /// Counts the pages, reusing the counts of those that were there before.
    pub(super) fn update(
        self,
        key: CacheKey,
        pages: &[Arc<PageText>],
        analyzer: &Analyzer,
    ) -> Result<Self, IndexError> {
        let Self { key, mut words, lexicon: before, chunks } =
            if self.key == key { self } else { Self { key, ..Self::default() } };
        let cached = chunks.iter().flat_map(|chunk| &chunk.pages);
        let (removed, added) = (surplus(cached.clone(), pages), surplus(pages, cached));
        words.replace(&key.language, &removed, &added);
        let lexicon = Lexicon::new(&key.language, &words, analyzer);
        let changed = lexicon.changed_since(&before);
        let count = |run: PageRun| match run {
            PageRun::Counted(chunk) if !changed.is_in(&chunk) => Ok(chunk),
            PageRun::Counted(PageChunk { pages, .. }) | PageRun::New(pages) => {
                PageChunk::of(pages, &key.fields, &lexicon)
            }
        };
        let chunks = collect_in_order(page_runs(chunks, pages).into_par_iter().map(count))?;
        Ok(Self { key, words, lexicon, chunks })
    }

    /// The words of the site.
    pub(in crate::search) fn words(&self) -> &Vocabulary {
        &self.words
    }
}

impl ChangedWords<'_> {
    /// Whether a chunk may contain one of the changed words.
    fn is_in(&self, chunk: &PageChunk) -> bool {
        self.0.iter().any(|term| term.is_none_or(|term| chunk.has(term)))
    }
}

/// The pages of `here` that are not in `there`; a page in a list several times counts as often.
fn surplus<'a>(
    here: impl IntoIterator<Item = &'a Arc<PageText>>,
    there: impl IntoIterator<Item = &'a Arc<PageText>>,
) -> Vec<Arc<PageText>> {
    let mut others: HashMap<*const PageText, usize> = HashMap::new();
    for page in there {
        *others.entry(Arc::as_ptr(page)).or_default() += 1;
    }
    let is_more = |page: &&Arc<PageText>| match others.get_mut(&Arc::as_ptr(page)) {
        Some(left) if *left > 0 => {
            *left -= 1;
            false
        }
        _ => true,
    };
    here.into_iter().filter(is_more).cloned().collect()
}

/// Consecutive pages.
enum PageRun {
    /// A cached chunk with the same pages.
    Counted(PageChunk),
    New(Vec<Arc<PageText>>),
}

/// Divides the pages into the chunks that are still valid, and runs of new pages between them.
fn page_runs(chunks: Vec<PageChunk>, pages: &[Arc<PageText>]) -> Vec<PageRun> {
    let first = |chunk: PageChunk| Some((Arc::as_ptr(chunk.pages.first()?), chunk));
    let mut chunks: HashMap<*const PageText, PageChunk> =
        chunks.into_iter().filter_map(first).collect();
    let (mut runs, mut new, mut rest) = (Vec::new(), Vec::new(), pages);
    while let Some((page, after)) = rest.split_first() {
        let all = rest;
        rest = after;
        if let Some((after, chunk)) = chunks
            .remove(&Arc::as_ptr(page))
            .and_then(|chunk| Some((strip_chunk(all, &chunk.pages)?, chunk)))
        {
            runs.extend(split_evenly(&std::mem::take(&mut new)));
            runs.push(PageRun::Counted(chunk));
            rest = after;
        } else {
            new.push(Arc::clone(page));
        }
    }
    runs.extend(split_evenly(&new));
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
fn split_evenly(pages: &[Arc<PageText>]) -> Vec<PageRun> {
    let runs = pages.len().div_ceil(CHUNK_PAGES).max(1);
    pages.chunks(pages.len().div_ceil(runs).max(1)).map(|run| PageRun::New(run.to_vec())).collect()
}
