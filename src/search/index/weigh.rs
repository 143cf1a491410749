//! Weights terms with tantivy's BM25 (Robertson and Zaragoza, *The Probabilistic Relevance
//! Framework*, 2009).
//!
//! In: the counts of each chunk, and the lexicon. Out: every [`Term`] with its postings. A weight
//! depends on the whole site: on the average length of its sections, and on the number of sections
//! in which the term occurs. How the pages are divided into chunks makes no difference.

use std::collections::HashMap;

use rayon::prelude::*;
use tantivy::query::Bm25Weight;

use super::count::PageChunk;
use super::field::Field;
use super::lexicon::Lexicon;
use super::term::{Posting, Term, utf16_order};

/// Weights every term of the pages.
pub(super) fn weigh(chunks: &[PageChunk], fields: &[Field], lexicon: &Lexicon) -> Vec<Term> {
    let site = SiteCounts::of(chunks, fields);
    let mut occurrences: HashMap<&str, Vec<ChunkTerm>> = HashMap::new();
    for ((first_page, chunk), of_chunk) in
        site.chunks.iter().copied().zip(chunks.iter().map(PageChunk::terms))
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
    /// The chunks, each with the index of its first page.
    chunks: Vec<(u32, &'a PageChunk)>,
    sections: u64,
    /// The average number of terms per section, for each field.
    averages: Vec<f32>,
}

/// A term's counts in a chunk.
#[derive(Clone, Copy)]
struct ChunkTerm<'a> {
    first_page: u32,
    chunk: &'a PageChunk,
    number: usize,
}

impl<'a> SiteCounts<'a> {
    fn of(chunks: &'a [PageChunk], fields: &[Field]) -> Self {
        let number = |next: &mut u32, chunk: &'a PageChunk| {
            let after = next.saturating_add(u32::try_from(chunk.pages.len()).unwrap_or(u32::MAX));
            Some((std::mem::replace(next, after), chunk))
        };
        let sections: u64 = chunks.iter().map(|chunk| chunk.sections.len() as u64).sum();
        let tokens =
            |field: usize| chunks.iter().filter_map(|chunk| chunk.tokens.get(field)).sum::<u64>();
        #[expect(
            clippy::cast_precision_loss,
            reason = "tantivy computes its average in the same way"
        )]
        let averages =
            (0..fields.len()).map(|field| tokens(field) as f32 / sections as f32).collect();
        Self { chunks: chunks.iter().scan(0, number).collect(), sections, averages }
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
                let (page, section, length) = occurrence.chunk.locate(*count);
                let Some(Some(bm25)) = scorers.get(usize::from(count.field)) else { continue };
                let weight = bm25.score(length, u32::from(count.frequency))
                    * Field::boost(usize::from(count.field));
                postings.push(Posting {
                    page: occurrence.first_page + page,
                    section,
                    field: u32::from(count.field),
                    weight: hundredths(weight),
                });
            }
        }
        let pages = postings.chunk_by(|a, b| a.page == b.page).count();
        Term { text: text.to_owned(), word: lexicon.readable(text).to_owned(), pages, postings }
    }

    /// The scorer of the term in each field; `None` if it does not occur there.
    fn scorers(&self, occurrences: &[ChunkTerm]) -> Vec<Option<Bm25Weight>> {
        let mut frequencies = vec![0_u64; self.averages.len()];
        for count in
            occurrences.iter().flat_map(|occurrence| occurrence.chunk.counts(occurrence.number))
        {
            if let Some(frequency) = frequencies.get_mut(usize::from(count.field)) {
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
