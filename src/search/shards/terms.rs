//! The terms with their postings, in runs of neighbours.
//!
//! In: the index. Out: a file for each run, and one for each term that stands on very many pages. A
//! posting is three numbers: how many pages it is behind the one before, its slot (where on the
//! page, and in which field), and its weight.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use rayon::prelude::*;
use serde::Serialize;

use super::File;
use super::leaves::Places;
use crate::search::index::{Index, Posting, Term};

/// About how many numbers a run of terms holds: the larger, the more a word costs; the smaller, the
/// longer is the list of runs.
const NUMBERS: usize = 6_000;

/// On how many pages a term may stand before only its best are kept beside its neighbours.
const MANY: usize = 400;

/// How many pages those are.
const BEST: usize = 200;

/// The numbers of the terms of a run.
pub(super) type Shard = Range<usize>;

/// Parts the terms into runs of about the same size.
pub(super) fn shards(index: &Index) -> Vec<Shard> {
    let (mut shards, mut start, mut numbers) = (Vec::new(), 0, 0);
    for (at, term) in index.terms.iter().enumerate() {
        if numbers >= NUMBERS {
            shards.push(start..at);
            (start, numbers) = (at, 0);
        }
        // A term itself is about as long as two postings; of a frequent one a part is kept,
        // whatever its number of sections.
        let postings = if is_frequent(term) {
            BEST * term.postings.len() / term.pages
        } else {
            term.postings.len()
        };
        numbers += 3 * (postings + 2);
    }
    shards.push(start..index.terms.len());
    shards
}

/// Where each run begins: the shortest text that is not before its first term, and behind the last
/// one of the run before.
pub(super) fn boundaries(index: &Index, shards: &[Shard]) -> Vec<String> {
    let term = |at: usize| index.terms.get(at).map_or("", |term| term.text.as_str());
    let boundary = |shard: &Shard| match shard.start.checked_sub(1) {
        Some(before) => shortest_between(term(before), term(shard.start)),
        None => String::new(),
    };
    shards.iter().map(boundary).collect()
}

/// The shortest beginning of `term` that is no beginning of `before`, where `before` is before it.
fn shortest_between(before: &str, term: &str) -> String {
    let shared = before.chars().zip(term.chars()).take_while(|(a, b)| a == b).count();
    term.chars().take(shared + 1).collect()
}

/// A term as the browser reads it: itself, on how many pages it stands, its postings, and a mark
/// where there are more.
#[derive(Serialize)]
#[serde(untagged)]
enum Entry<'a> {
    All(&'a str, usize, Vec<u32>),
    Best(&'a str, usize, Vec<u32>, u8),
}

/// The files of the runs, in their order.
pub(super) fn runs<'a>(
    index: &'a Index,
    shards: &'a [Shard],
    places: &'a Places,
) -> impl ParallelIterator<Item = File> + 'a {
    shards.par_iter().enumerate().map(move |(number, shard)| {
        let entry = |term: &'a Term| {
            let (text, pages) = (term.text.as_str(), term.pages);
            if is_frequent(term) {
                Entry::Best(text, pages, encoded(&best(term), index, places), 1)
            } else {
                Entry::All(text, pages, encoded(&term.postings, index, places))
            }
        };
        let entries: Vec<Entry> =
            index.terms.get(shard.clone()).unwrap_or_default().iter().map(entry).collect();
        File::new(format!("terms/{number}"), &entries)
    })
}

/// The files of the terms that stand on very many pages.
pub(super) fn frequent<'a>(
    index: &'a Index,
    shards: &'a [Shard],
    places: &'a Places,
) -> impl ParallelIterator<Item = File> + 'a {
    shards.par_iter().enumerate().flat_map_iter(move |(number, shard)| {
        let terms = index.terms.get(shard.clone()).unwrap_or_default().iter().enumerate();
        let file = move |(at, term): (usize, &Term)| {
            File::new(format!("terms/{number}-{at}"), &encoded(&term.postings, index, places))
        };
        terms.filter(|(_, term)| is_frequent(term)).map(file)
    })
}

/// Whether a term stands on so many pages that only the best of them are kept beside its
/// neighbours.
fn is_frequent(term: &Term) -> bool {
    term.pages > MANY
}

/// The postings of a term on its best pages, by the weight that a page has for a query of this one
/// word.
fn best(term: &Term) -> Vec<Posting> {
    let mut pages: Vec<(Reverse<u32>, u32)> =
        term.postings.chunk_by(|a, b| a.page == b.page).filter_map(weight_of_page).collect();
    pages.sort_unstable();
    let kept: BTreeSet<u32> = pages.into_iter().take(BEST).map(|(_, page)| page).collect();
    term.postings.iter().filter(|posting| kept.contains(&posting.page)).copied().collect()
}

/// The largest weight of a page's sections, over all fields, and the page.
fn weight_of_page(postings: &[Posting]) -> Option<(Reverse<u32>, u32)> {
    let sections = postings.chunk_by(|a, b| a.section == b.section);
    let weight =
        sections.map(|section| section.iter().map(|posting| posting.weight).sum()).max()?;
    Some((Reverse(weight), postings.first()?.page))
}

/// The numbers of postings, three each.
fn encoded(postings: &[Posting], index: &Index, places: &Places) -> Vec<u32> {
    let fields = u32::try_from(index.fields.len()).unwrap_or(u32::MAX);
    let mut before = 0;
    let mut numbers = Vec::with_capacity(postings.len() * 3);
    for posting in postings {
        numbers.extend([
            posting.page - before,
            places.of(posting) * fields + posting.field,
            posting.weight,
        ]);
        before = posting.page;
    }
    numbers
}
