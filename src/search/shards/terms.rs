//! The terms with their postings, in shards of neighbouring terms.
//!
//! In: the index. Out: a file for each shard, and one for each very frequent term. A posting is
//! three numbers: the difference of its page from the page of the posting before, its slot (the
//! section's slot on the page times the number of fields, plus the field), and its weight.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use rayon::prelude::*;
use serde::Serialize;

use super::file::ShardFile;
use super::texts::SectionSlots;
use crate::ids::Id;
use crate::search::index::{Index, PageTextId, Posting, Term};

/// The approximate size of a shard, in numbers. With larger shards a word costs more to load; with
/// smaller ones the list of shards gets longer.
const SHARD_NUMBERS: usize = 6_000;

/// A term on more pages than this has only its best pages in its shard.
const FREQUENT_PAGES: usize = 400;

/// The number of those best pages.
const BEST_PAGES: usize = 200;

/// The indices of the terms of a shard.
pub(super) type TermRange = Range<usize>;

/// Divides the terms into shards of about the same size.
pub(super) fn shards(index: &Index) -> Vec<TermRange> {
    let (mut shards, mut start, mut numbers) = (Vec::new(), 0, 0);
    for (at, term) in index.terms.iter().enumerate() {
        if numbers >= SHARD_NUMBERS {
            shards.push(start..at);
            (start, numbers) = (at, 0);
        }
        // A term itself takes about the space of two postings. Of a frequent term, only the share
        // of its best pages is in the shard.
        let postings = if is_frequent(term) {
            BEST_PAGES * term.postings.len() / term.pages
        } else {
            term.postings.len()
        };
        numbers += 3 * (postings + 2);
    }
    shards.push(start..index.terms.len());
    shards
}

/// Where each shard begins: the shortest prefix of its first term that sorts after the last term of
/// the shard before.
pub(super) fn boundaries(index: &Index, shards: &[TermRange]) -> Vec<String> {
    let term = |at: usize| index.terms.get(at).map_or("", |term| term.text.as_str());
    let boundary = |shard: &TermRange| match shard.start.checked_sub(1) {
        Some(before) => shortest_between(term(before), term(shard.start)),
        None => String::new(),
    };
    shards.iter().map(boundary).collect()
}

/// The shortest prefix of `term` that is not a prefix of `before`; `before` must sort before
/// `term`.
fn shortest_between(before: &str, term: &str) -> String {
    let shared = before.chars().zip(term.chars()).take_while(|(a, b)| a == b).count();
    term.chars().take(shared + 1).collect()
}

/// A term as it is serialised: its text, its number of pages, its postings, and a flag if there are
/// more.
#[derive(Serialize)]
#[serde(untagged)]
enum TermEntry<'a> {
    All(&'a str, usize, Vec<u32>),
    Best(&'a str, usize, Vec<u32>, u8),
}

/// The files of the shards, in order.
pub(super) fn runs<'a>(
    index: &'a Index,
    shards: &'a [TermRange],
    slots: &'a SectionSlots,
) -> impl ParallelIterator<Item = ShardFile> + 'a {
    shards.par_iter().enumerate().map(move |(number, shard)| {
        let entry = |term: &'a Term| {
            let (text, pages) = (term.text.as_str(), term.pages);
            if is_frequent(term) {
                TermEntry::Best(text, pages, encoded(&best(term), index, slots), 1)
            } else {
                TermEntry::All(text, pages, encoded(&term.postings, index, slots))
            }
        };
        let entries: Vec<TermEntry> =
            index.terms.get(shard.clone()).unwrap_or_default().iter().map(entry).collect();
        ShardFile::new(format!("terms/{number}"), &entries)
    })
}

/// The files of the very frequent terms.
pub(super) fn frequent<'a>(
    index: &'a Index,
    shards: &'a [TermRange],
    slots: &'a SectionSlots,
) -> impl ParallelIterator<Item = ShardFile> + 'a {
    shards.par_iter().enumerate().flat_map_iter(move |(number, shard)| {
        let terms = index.terms.get(shard.clone()).unwrap_or_default().iter().enumerate();
        let file = move |(at, term): (usize, &Term)| {
            ShardFile::new(format!("terms/{number}-{at}"), &encoded(&term.postings, index, slots))
        };
        terms.filter(|(_, term)| is_frequent(term)).map(file)
    })
}

/// Whether a term is on so many pages that its shard has only the best of them.
fn is_frequent(term: &Term) -> bool {
    term.pages > FREQUENT_PAGES
}

/// The postings of a term on its best pages, by the score of the page in a query for this word
/// alone.
fn best(term: &Term) -> Vec<Posting> {
    let mut pages: Vec<(Reverse<u32>, PageTextId)> =
        term.postings.chunk_by(|a, b| a.page == b.page).filter_map(weight_of_page).collect();
    pages.sort_unstable();
    let kept: BTreeSet<PageTextId> =
        pages.into_iter().take(BEST_PAGES).map(|(_, page)| page).collect();
    term.postings.iter().filter(|posting| kept.contains(&posting.page)).copied().collect()
}

/// The largest weight of a section of the page, summed over all fields, and the page.
fn weight_of_page(postings: &[Posting]) -> Option<(Reverse<u32>, PageTextId)> {
    let sections = postings.chunk_by(|a, b| a.section == b.section);
    let weight =
        sections.map(|section| section.iter().map(|posting| posting.weight).sum()).max()?;
    Some((Reverse(weight), postings.first()?.page))
}

/// The postings as numbers, three each.
fn encoded(postings: &[Posting], index: &Index, slots: &SectionSlots) -> Vec<u32> {
    let number = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
    let fields = number(index.fields.len());
    let mut before = 0;
    let mut numbers = Vec::with_capacity(postings.len() * 3);
    for posting in postings {
        let (page, field) = (number(posting.page.index()), number(posting.field.index()));
        numbers.extend([page - before, slots.of(posting) * fields + field, posting.weight]);
        before = page;
    }
    numbers
}
