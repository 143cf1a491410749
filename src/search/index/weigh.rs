//! Weighing, by tantivy's BM25 (Robertson and Zaragoza, *The Probabilistic Relevance Framework*,
//! 2009).
//!
//! In: what was counted, chunk by chunk, and the lexicon. Out: every [`Term`] with its postings. A
//! weight depends on the whole site: how long its sections are on average, and in how many of them
//! a term stands. How the pages are parted into chunks makes no difference.

use std::collections::HashMap;

use rayon::prelude::*;
use tantivy::query::Bm25Weight;

use super::count::Chunk;
use super::lexicon::Lexicon;
use super::{Field, Posting, Term, utf16_order};

/// Weighs every term of the pages.
pub(super) fn weigh(chunks: &[Chunk], fields: &[Field], lexicon: &Lexicon) -> Vec<Term> {
    let site = Counted::of(chunks, fields);
    let mut places: HashMap<&str, Vec<Place>> = HashMap::new();
    for ((first_page, chunk), of_chunk) in
        site.chunks.iter().copied().zip(chunks.iter().map(Chunk::terms))
    {
        for (number, term) in of_chunk {
            places.entry(term).or_default().push(Place { first_page, chunk, number });
        }
    }
    let mut terms: Vec<Term> =
        places.into_par_iter().map(|(term, places)| site.term(term, &places, lexicon)).collect();
    terms.par_sort_unstable_by(|a, b| utf16_order(&a.text, &b.text));
    terms
}

/// What was counted in all pages.
struct Counted<'a> {
    /// Each chunk, with the number of its first page.
    chunks: Vec<(u32, &'a Chunk)>,
    sections: u64,
    /// How many terms each field has in a section on average.
    averages: Vec<f32>,
}

/// A term in a chunk.
#[derive(Clone, Copy)]
struct Place<'a> {
    first_page: u32,
    chunk: &'a Chunk,
    number: usize,
}

impl<'a> Counted<'a> {
    fn of(chunks: &'a [Chunk], fields: &[Field]) -> Self {
        let number = |next: &mut u32, chunk: &'a Chunk| {
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

    /// A term with its postings; a word that says nothing of a section still stands in it.
    fn term(&self, text: &str, places: &[Place], lexicon: &Lexicon) -> Term {
        let scales = self.scales(places);
        let mut postings = Vec::with_capacity(
            places.iter().map(|place| place.chunk.counts(place.number).len()).sum(),
        );
        for place in places {
            for count in place.chunk.counts(place.number) {
                let (page, section, length) = place.chunk.place(*count);
                let Some(Some(bm25)) = scales.get(usize::from(count.field)) else { continue };
                let weight = bm25.score(length, u32::from(count.frequency))
                    * Field::boost(usize::from(count.field));
                postings.push(Posting {
                    page: place.first_page + page,
                    section,
                    field: u32::from(count.field),
                    weight: hundredths(weight),
                });
            }
        }
        let pages = postings.chunk_by(|a, b| a.page == b.page).count();
        Term { text: text.to_owned(), word: lexicon.readable(text).to_owned(), pages, postings }
    }

    /// For each field what weighs a term in it; `None` where it does not stand.
    fn scales(&self, places: &[Place]) -> Vec<Option<Bm25Weight>> {
        let mut frequencies = vec![0_u64; self.averages.len()];
        for count in places.iter().flat_map(|place| place.chunk.counts(place.number)) {
            if let Some(frequency) = frequencies.get_mut(usize::from(count.field)) {
                *frequency += 1;
            }
        }
        let scale = |(frequency, average): (u64, f32)| {
            (frequency > 0).then(|| {
                Bm25Weight::for_one_term_without_explain(frequency, self.sections, average)
            })
        };
        frequencies.into_iter().zip(self.averages.iter().copied()).map(scale).collect()
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
