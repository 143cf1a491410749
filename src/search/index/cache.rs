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
use crate::parallel::{Cancellation, collect_in_order};
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
    pub(super) chunks: Vec<Arc<PageChunk>>,
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
        &self,
        key: CacheKey,
        pages: &[Arc<PageText>],
        analyzer: &Analyzer,
        cancellation: &Cancellation,
    ) -> Result<Self, IndexError> {
        let nothing = Self::default();
        let before = if self.key == key { self } else { &nothing };
        let cached = before.chunks.iter().flat_map(|chunk| &chunk.pages);
        let (removed, added) = (surplus(cached.clone(), pages), surplus(pages, cached));
        let mut words = before.words.clone();
        words.replace(&key.language, &removed, &added);
        let lexicon = Lexicon::new(&key.language, &words, analyzer);
        let changed = lexicon.changed_since(&before.lexicon);
        let count = |run: PageRun| {
            let pages = match run {
                _ if cancellation.is_cancelled() => return Err(IndexError::Cancelled),
                PageRun::Counted(chunk) if !changed.is_in(chunk) => return Ok(Arc::clone(chunk)),
                PageRun::Counted(chunk) => &chunk.pages,
                PageRun::New(pages) => pages,
            };
            PageChunk::of(pages.to_vec(), &key.fields, &lexicon).map(Arc::new)
        };
        let runs = page_runs(&before.chunks, pages);
        let chunks = collect_in_order(runs.into_par_iter().map(count))?;
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
