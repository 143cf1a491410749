//! What is kept of an index, so that the next one need not be made from nothing.
//!
//! In: the pages of a site; those that are the same value in memory as before say the same. Out:
//! what was counted in them. Most pages stay as they are from one time to the next: their words are
//! not counted again, and neither are chunks in which no page has changed and no word stands for
//! other terms than before. What weighs depends on all pages and is not kept.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::Field;
use super::count::{Chunk, IndexError};
use super::lexicon::{Changed, Lexicon, Words};
use crate::page_text::PageText;
use crate::parallel::collect_in_order;
use crate::search::analysis::Analyzer;

/// How many pages are counted as one: the fewer, the less is counted again after a change; the
/// more, the quicker chunks are put together.
const PAGES: usize = 128;

/// What was counted in the pages of a site.
#[derive(Debug, Default)]
pub(in crate::search) struct Memory {
    face: Face,
    words: Words,
    pub(super) lexicon: Lexicon,
    pub(super) chunks: Vec<Chunk>,
}

/// What all that is counted depends on: when it changes, everything does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Face {
    /// The language of the site.
    pub(super) language: String,
    /// The languages that something is known of.
    pub(super) known: Vec<&'static str>,
    pub(super) fields: Vec<Field>,
}

impl Memory {
    /// Counts what stands on the pages, with what is known of those that were there before.
    pub(super) fn follow(
        self,
        face: Face,
        pages: &[Arc<PageText>],
        analyzer: &Analyzer,
    ) -> Result<Self, IndexError> {
        let Self { face, mut words, lexicon: before, chunks } =
            if self.face == face { self } else { Self { face, ..Self::default() } };
        let known = chunks.iter().flat_map(|chunk| &chunk.pages);
        let (gone, new) = (more(known.clone(), pages), more(pages, known));
        words.change(&face.language, &gone, &new);
        let lexicon = Lexicon::new(&face.language, &words, analyzer);
        let changed = lexicon.changed_since(&before);
        let count = |run: Run| match run {
            Run::Counted(chunk) if !changed.is_in(&chunk) => Ok(chunk),
            Run::Counted(Chunk { pages, .. }) | Run::New(pages) => {
                Chunk::of(pages, &face.fields, &lexicon)
            }
        };
        let chunks = collect_in_order(runs(chunks, pages).into_par_iter().map(count))?;
        Ok(Self { face, words, lexicon, chunks })
    }

    /// The words of the site.
    pub(in crate::search) fn words(&self) -> &Words {
        &self.words
    }
}

impl Changed<'_> {
    /// Whether one of the words that stand for something else now may stand in a chunk.
    fn is_in(&self, chunk: &Chunk) -> bool {
        self.0.iter().any(|term| term.is_none_or(|term| chunk.has(term)))
    }
}

/// The pages that there are more often in one list than in another.
fn more<'a>(
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

/// Pages that follow each other.
enum Run {
    /// As they did before.
    Counted(Chunk),
    New(Vec<Arc<PageText>>),
}

/// Parts the pages into the chunks that are still there, and what is new between them.
fn runs(chunks: Vec<Chunk>, pages: &[Arc<PageText>]) -> Vec<Run> {
    let first = |chunk: Chunk| Some((Arc::as_ptr(chunk.pages.first()?), chunk));
    let mut chunks: HashMap<*const PageText, Chunk> =
        chunks.into_iter().filter_map(first).collect();
    let (mut runs, mut new, mut rest) = (Vec::new(), Vec::new(), pages);
    while let Some((page, after)) = rest.split_first() {
        let all = rest;
        rest = after;
        if let Some((after, chunk)) = chunks
            .remove(&Arc::as_ptr(page))
            .and_then(|chunk| Some((begins_with(all, &chunk.pages)?, chunk)))
        {
            runs.extend(evenly(&std::mem::take(&mut new)));
            runs.push(Run::Counted(chunk));
            rest = after;
        } else {
            new.push(Arc::clone(page));
        }
    }
    runs.extend(evenly(&new));
    runs
}

/// What stands behind the pages of a chunk, where it is these that come first.
fn begins_with<'a>(
    pages: &'a [Arc<PageText>],
    chunk: &[Arc<PageText>],
) -> Option<&'a [Arc<PageText>]> {
    let (first, rest) = pages.split_at_checked(chunk.len())?;
    first.iter().zip(chunk).all(|(a, b)| Arc::ptr_eq(a, b)).then_some(rest)
}

/// New pages in runs of about the same length.
fn evenly(pages: &[Arc<PageText>]) -> Vec<Run> {
    let runs = pages.len().div_ceil(PAGES).max(1);
    pages.chunks(pages.len().div_ceil(runs).max(1)).map(|run| Run::New(run.to_vec())).collect()
}
