//! The terms with their postings, in shards of neighbouring terms.
//!
//! In: the index. Out: a file for each shard, and one for each very frequent term, which the entry
//! of the term in its shard names. A posting is three numbers: the difference of its page from the page of the posting before, its slot (the
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

/// A term as it is serialised: its text, its number of pages, its postings, and the file that has
/// all of them if these are only the best.
#[derive(Serialize)]
#[serde(untagged)]
enum TermEntry<'a> {
    All(&'a str, usize, Vec<u32>),
    Best(&'a str, usize, Vec<u32>, String),
}

/// The files of a shard: its terms, and all postings of those that are very frequent.
pub(super) struct Shard {
    pub(super) terms: ShardFile,
    pub(super) frequent: Vec<ShardFile>,
}

/// The files of the shards, in order.
pub(super) fn files<'a>(
    index: &'a Index,
    shards: &'a [TermRange],
    slots: &'a SectionSlots,
) -> impl IndexedParallelIterator<Item = Shard> + 'a {
    shards.par_iter().map(move |shard| {
        let mut frequent = Vec::new();
        let entry = |term: &'a Term| {
            let (text, pages) = (term.text.as_str(), term.pages);
            let all = encoded(&term.postings, index, slots);
            if !is_frequent(term) {
                return TermEntry::All(text, pages, all);
            }
            // With the term, since two terms can occur in the same places.
            let file = ShardFile::named_by_content("terms", &(text, all));
            let hash = file.hash().to_owned();
            frequent.push(file);
            TermEntry::Best(text, pages, encoded(&best(term), index, slots), hash)
        };
        let terms = index.terms.get(shard.clone()).unwrap_or_default();
        let entries: Vec<TermEntry> = terms.iter().map(entry).collect();
        Shard { terms: ShardFile::named_by_content("terms", &entries), frequent }
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
