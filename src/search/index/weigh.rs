//! Weights terms with tantivy's BM25 (Robertson and Zaragoza, *The Probabilistic Relevance
//! Framework*, 2009).
//!
//! In: the counts of each chunk, and the lexicon. Out: every [`Term`] with its postings. A weight
//! depends on the whole site: on the average length of its sections, and on the number of sections
//! in which the term occurs. How the pages are divided into chunks makes no difference.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use tantivy::query::Bm25Weight;

use super::count::{ChunkSection, PageChunk};
use super::field::{Field, FieldId};
use super::lexicon::Lexicon;
use super::term::{PageTextId, Posting, Term, utf16_order};
use crate::ids::{Id, IndexVec};

/// Weights every term of the pages.
pub(super) fn weigh(
    chunks: &[Arc<PageChunk>],
    fields: &IndexVec<FieldId, Field>,
    lexicon: &Lexicon,
) -> Vec<Term> {
    let site = SiteCounts::of(chunks, fields);
    let mut occurrences: FxHashMap<&str, Vec<ChunkTerm>> = FxHashMap::default();
    for ((first_page, chunk), of_chunk) in
        site.chunks.iter().copied().zip(chunks.iter().map(|chunk| chunk.terms()))
    {
        for (number, term) in of_chunk {
            occurrences.entry(term).or_default().push(ChunkTerm { first_page, chunk, number });
        }
    }
    let mut terms: Vec<Term> = occurrences
        .into_par_iter()
        .map(|(term, occurrences)| site.term(term, &occurrences, lexicon))
        .collect();
    terms.par_sort_unstable_by(|a, b| utf16_order(&a.text, &b.text));
    terms
}

/// The counts of all pages.
struct SiteCounts<'a> {
    /// The chunks, each with its first page.
    chunks: Vec<(PageTextId, &'a PageChunk)>,
    sections: u64,
    /// The average number of terms per section, for each field.
    averages: IndexVec<FieldId, f32>,
}

/// A term's counts in a chunk.
#[derive(Clone, Copy)]
struct ChunkTerm<'a> {
    first_page: PageTextId,
    chunk: &'a PageChunk,
    number: usize,
}

impl<'a> SiteCounts<'a> {
    fn of(chunks: &'a [Arc<PageChunk>], fields: &IndexVec<FieldId, Field>) -> Self {
        let with_first_page = |next: &mut PageTextId, chunk: &'a Arc<PageChunk>| {
            let after = next.offset(chunk.pages.len());
            Some((std::mem::replace(next, after), chunk.as_ref()))
        };
        let sections: u64 = chunks.iter().map(|chunk| chunk.sections.len() as u64).sum();
        let tokens = |field| chunks.iter().filter_map(|chunk| chunk.tokens.get(field)).sum::<u64>();
        #[expect(
            clippy::cast_precision_loss,
            reason = "tantivy computes its average in the same way"
        )]
        let averages =
            (0..fields.len()).map(|field| tokens(field) as f32 / sections as f32).collect();
        let chunks = chunks.iter().scan(PageTextId::new(0), with_first_page).collect();
        Self { chunks, sections, averages }
    }

    /// A term with its postings. Every weight is at least one hundredth, so that no occurrence is
    /// lost.
    fn term(&self, text: &str, occurrences: &[ChunkTerm], lexicon: &Lexicon) -> Term {
        let scorers = self.scorers(occurrences);
        let mut postings = Vec::with_capacity(
            occurrences
                .iter()
                .map(|occurrence| occurrence.chunk.counts(occurrence.number).len())
                .sum(),
        );
        for occurrence in occurrences {
            for count in occurrence.chunk.counts(occurrence.number) {
                let (chunk, field) = (occurrence.chunk, count.field());
                let Some(Some(bm25)) = scorers.get(field) else { continue };
                let Some(ChunkSection { page, section }) = chunk.section(*count) else { continue };
                let frequency = u32::from(count.frequency);
                let weight = bm25.score(chunk.length(*count), frequency) * Field::boost(field);
                postings.push(Posting {
                    page: occurrence.first_page.offset(page as usize),
                    section,
                    field,
                    weight: hundredths(weight),
                });
            }
        }
        let pages = postings.chunk_by(|a, b| a.page == b.page).count();
        Term { text: text.to_owned(), word: lexicon.readable(text).to_owned(), pages, postings }
    }

    /// The scorer of the term in each field; `None` if it does not occur there.
    fn scorers(&self, occurrences: &[ChunkTerm]) -> IndexVec<FieldId, Option<Bm25Weight>> {
        let mut frequencies = IndexVec::repeat(0_u64, self.averages.len());
        for count in
            occurrences.iter().flat_map(|occurrence| occurrence.chunk.counts(occurrence.number))
        {
            if let Some(frequency) = frequencies.get_mut(count.field()) {
                *frequency += 1;
            }
        }
        let scorer = |(frequency, average): (u64, f32)| {
            (frequency > 0).then(|| {
                Bm25Weight::for_one_term_without_explain(frequency, self.sections, average)
            })
        };
        frequencies.into_iter().zip(self.averages.iter().copied()).map(scorer).collect()
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "weights are positive and far below the limit"
)]
fn hundredths(weight: f32) -> u32 {
    ((weight * 100.0).round() as u32).max(1)
}
