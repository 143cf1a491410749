//! The terms with their postings, in shards of neighbouring terms.
//!
//! In: the index, and how many files there may be. Out: the shards, and the files with all postings
//! of the frequent terms, of which a shard has only the best. Eight neighbouring files are in one
//! folder, so that the entry has an eighth of the names: almost every change of a text changes the
//! weights in every shard anyway.
//!
//! A posting is three numbers: the difference of its page from the page of the posting before, its
//! slot (the section's slot on the page times the number of fields, plus the field), and its
//! weight. They are written as [`super::number`] tells.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use rayon::prelude::*;
use serde::Serialize;

use super::file::{self, Folder, ShardFile};
use super::number;
use super::texts::SectionSlots;
use crate::ids::Id;
use crate::search::index::{FieldId, Index, PageTextId, Posting, Term, utf16_order};

/// The size from which a file is large enough, in characters. Smaller ones would cost more in
/// headers and in the list of shards than they save.
const LARGE_ENOUGH: usize = 9_000;

/// The approximate number of characters of a posting, and of a term beside its text.
const POSTING: usize = 4;
const TERM: usize = 8;

/// A term on more pages than this has only its best pages in its shard.
const FREQUENT_PAGES: usize = 100;

/// The number of those best pages.
const BEST_PAGES: usize = 40;

/// The files that share a folder.
const IN_FOLDER: usize = 8;

/// How the terms are divided into files.
pub(super) struct Layout<'a> {
    /// The terms of each shard.
    shards: Vec<&'a [Term]>,
    /// The frequent terms of each further file.
    frequent: Vec<Vec<&'a Term>>,
}

impl<'a> Layout<'a> {
    /// Divides the terms into `files` files at most, two fifths of them for frequent terms if there
    /// are any; at least one of each.
    pub(super) fn new(index: &'a Index, files: usize) -> Self {
        let frequent: Vec<&Term> = index.terms.iter().filter(|term| is_frequent(term)).collect();
        let all: Vec<usize> = frequent.iter().map(|term| term.postings.len() * POSTING).collect();
        let enough = (all.iter().sum::<usize>() / LARGE_ENOUGH).max(1);
        let most = if frequent.is_empty() { 0 } else { (files * 2 / 5).clamp(1, enough) };
        let sizes: Vec<usize> = index.terms.iter().map(size_in_shard).collect();
        let ranges = runs(&sizes, files.saturating_sub(most));
        let of_frequent = |range| frequent.get::<Range<usize>>(range).map(<[_]>::to_vec);
        Self {
            shards: ranges.into_iter().filter_map(|range| index.terms.get(range)).collect(),
            frequent: runs(&all, most).into_iter().filter_map(of_frequent).collect(),
        }
    }

    /// Where each shard begins: the shortest prefix of its first term that sorts after the last
    /// term of the shard before.
    pub(super) fn boundaries(&self) -> Vec<&'a str> {
        let mut before = None;
        let mut boundary = |shard: &&'a [Term]| {
            let first = shard.first().map_or("", |term| term.text.as_str());
            let last = std::mem::replace(&mut before, shard.last());
            last.map_or("", |last| shortest_between(&last.text, first))
        };
        self.shards.iter().map(&mut boundary).collect()
    }

    /// The folders with the shards, in order.
    pub(super) fn shards(
        &'a self,
        index: &'a Index,
        slots: &'a SectionSlots,
    ) -> impl IndexedParallelIterator<Item = Folder> + 'a {
        let entry = move |term: &'a Term| {
            let (text, pages) = (term.text.as_str(), term.pages);
            let all = is_frequent(term).then(|| self.file_of(term));
            let best = if all.is_some() { best(term) } else { term.postings.clone() };
            TermEntry(text, pages, encoded(&best, index, slots), all)
        };
        self.shards.par_chunks(IN_FOLDER).map(move |shards| {
            let value = |shard: &&'a [Term]| shard.iter().map(entry).collect::<Vec<_>>();
            folder(shards.iter().map(|shard| file::json(&value(shard))))
        })
    }

    /// The folders with all postings of frequent terms, in order: each with its term, since two
    /// terms can occur in the same places.
    pub(super) fn frequent(
        &'a self,
        index: &'a Index,
        slots: &'a SectionSlots,
    ) -> impl IndexedParallelIterator<Item = Folder> + 'a {
        let entry =
            move |term: &&'a Term| (term.text.as_str(), encoded(&term.postings, index, slots));
        self.frequent.par_chunks(IN_FOLDER).map(move |files| {
            let value = |terms: &Vec<&'a Term>| terms.iter().map(entry).collect::<Vec<_>>();
            folder(files.iter().map(|terms| file::json(&value(terms))))
        })
    }

    /// The number of the file that has all postings of a frequent term.
    fn file_of(&self, term: &Term) -> usize {
        let sorts_before = |terms: &Vec<&Term>| {
            let last = terms.last();
            last.is_some_and(|last| utf16_order(&last.text, &term.text).is_lt())
        };
        self.frequent.partition_point(sorts_before)
    }
}

/// Neighbours together, so that there are `most` groups at most, of about the same size.
fn runs(sizes: &[usize], most: usize) -> Vec<Range<usize>> {
    let total: usize = sizes.iter().sum();
    let full = total.div_ceil((total / LARGE_ENOUGH).clamp(1, most.max(1)));
    let (mut runs, mut start, mut size) = (Vec::new(), 0, 0);
    for (at, one) in sizes.iter().enumerate() {
        size += one;
        if size >= full {
            runs.push(start..at + 1);
            (start, size) = (at + 1, 0);
        }
    }
    if start < sizes.len() {
        runs.push(start..sizes.len());
    }
    runs
}

/// The approximate number of characters of a term in its shard; of a frequent term, that has only
/// the share of its best pages.
fn size_in_shard(term: &Term) -> usize {
    let postings = if is_frequent(term) {
        BEST_PAGES * term.postings.len() / term.pages
    } else {
        term.postings.len()
    };
    postings * POSTING + TERM + term.text.len()
}

/// The shortest prefix of `term` that is not a prefix of `before`; `before` must sort before
/// `term`.
fn shortest_between<'a>(before: &str, term: &'a str) -> &'a str {
    let shared = before.chars().zip(term.chars()).take_while(|(a, b)| a == b).count();
    let end = term.char_indices().nth(shared + 1).map_or(term.len(), |(end, _)| end);
    term.get(..end).unwrap_or(term)
}

/// A term as it is serialised: its text, its number of pages, its postings, and the number of the
/// file that has all of them if these are only the best.
#[derive(Serialize)]
struct TermEntry<'a>(
    &'a str,
    usize,
    String,
    #[serde(skip_serializing_if = "Option::is_none")] Option<usize>,
);

fn folder(values: impl Iterator<Item = Vec<u8>>) -> Folder {
    ShardFile::folder("terms", values.enumerate().map(|(at, value)| (at.to_string(), value)))
}

/// Whether a term is on so many pages that its shard has only the best of them.
fn is_frequent(term: &Term) -> bool {
    term.pages > FREQUENT_PAGES
}

/// The postings of a term on its best pages, in the order of a query for this word alone: those
/// with it in their titles, then by score.
fn best(term: &Term) -> Vec<Posting> {
    let mut pages: Vec<(bool, Reverse<u32>, PageTextId)> =
        term.postings.chunk_by(|a, b| a.page == b.page).filter_map(weight_of_page).collect();
    pages.sort_unstable();
    let kept: BTreeSet<PageTextId> =
        pages.into_iter().take(BEST_PAGES).map(|(_, _, page)| page).collect();
    term.postings.iter().filter(|posting| kept.contains(&posting.page)).copied().collect()
}

/// Whether its title lacks it, the largest weight of a section of the page, summed over all fields,
/// and the page.
fn weight_of_page(postings: &[Posting]) -> Option<(bool, Reverse<u32>, PageTextId)> {
    let sections = postings.chunk_by(|a, b| a.section == b.section);
    let weight =
        sections.map(|section| section.iter().map(|posting| posting.weight).sum()).max()?;
    let is_titled = postings.iter().any(|posting| posting.field == FieldId::TITLE);
    Some((!is_titled, Reverse(weight), postings.first()?.page))
}

/// The postings as they are written.
fn encoded(postings: &[Posting], index: &Index, slots: &SectionSlots) -> String {
    let of = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
    let fields = of(index.fields.len());
    let mut before = 0;
    let mut written = String::with_capacity(postings.len() * POSTING);
    for posting in postings {
        let (page, field) = (of(posting.page.index()), of(posting.field.index()));
        for number in [page - before, slots.of(posting) * fields + field, posting.weight] {
            number::write(&mut written, number);
        }
        before = page;
    }
    written
}
