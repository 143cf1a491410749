//! Weights terms with tantivy's BM25 (Robertson and Zaragoza, *The Probabilistic Relevance
//! Framework*, 2009).
//!
//! In: the counts of the words of each chunk, and the lexicon. Out: every [`Term`] with its
//! postings: those of all words that have it. A weight depends on the whole site: on the average
//! length of its sections, and on the number of sections in which the term occurs. How the pages
//! are divided into chunks makes no difference.

use std::sync::Arc;

use rayon::prelude::*;
use tantivy::query::Bm25Weight;

use super::count::{Count, PageChunk};
use super::field::{Field, FieldId};
use super::groups::Groups;
use super::lengths::SectionLengths;
use super::lexicon::{Lexicon, TermId, TermUse};
use super::term::{PageTextId, Posting, SectionId, Term, utf16_order};
use super::vocabulary::WordId;
use crate::ids::{Id, IndexVec};
use crate::parallel::{Checkpoint, collect_in_order};

/// Weights every term of the pages.
///
/// # Errors
///
/// That of `going_on`.
pub(super) fn weigh<E: Send>(
    chunks: &[Arc<PageChunk>],
    fields: usize,
    lexicon: &Lexicon,
    going_on: &Checkpoint<E>,
) -> Result<Vec<Term>, E> {
    let site = SiteCounts::of(chunks, fields, lexicon);
    let term = |term| going_on().map(|()| site.term(term));
    let terms = collect_in_order(lexicon.all_terms().map(term))?;
    let mut terms: Vec<Term> = terms.into_iter().flatten().collect();
    terms.par_sort_unstable_by(|a, b| utf16_order(&a.text, &b.text));
    Ok(terms)
}

/// The counts of all pages.
struct SiteCounts<'a> {
    lexicon: &'a Lexicon,
    /// The words of each term.
    uses: Groups<TermId, TermUse>,
    /// The counts of each word, chunk by chunk.
    words: Groups<WordId, ChunkCounts<'a>>,
    /// The sections of all pages.
    sections: Vec<(PageTextId, SectionId)>,
    lengths: SectionLengths,
}

/// The counts of a word in a chunk.
#[derive(Clone, Copy)]
struct ChunkCounts<'a> {
    /// The index of the first section of the chunk among those of the site.
    first_section: u32,
    counts: &'a [Count],
}

impl<'a> SiteCounts<'a> {
    fn of(chunks: &'a [Arc<PageChunk>], fields: usize, lexicon: &'a Lexicon) -> Self {
        let (mut sections, mut words) = (Vec::new(), Vec::new());
        let mut first_page = PageTextId::new(0);
        for chunk in chunks {
            let first_section = u32::try_from(sections.len()).unwrap_or(u32::MAX);
            let of_word = |(word, counts)| (word, ChunkCounts { first_section, counts });
            words.extend(chunk.counts().map(of_word));
            let place = |page: u32, section| (first_page.offset(page as usize), section);
            sections.extend(chunk.sections.iter().map(|at| place(at.page, at.section)));
            first_page = first_page.offset(chunk.pages.len());
        }
        Self {
            lexicon,
            uses: lexicon.uses(),
            words: Groups::of(lexicon.words(), &words),
            sections,
            lengths: SectionLengths::of(chunks, fields, lexicon),
        }
    }

    /// A term with its postings; `None` if it does not occur. Every weight is at least one
    /// hundredth, so that no occurrence is lost.
    fn term(&self, term: TermId) -> Option<Term> {
        let counts = self.counts(term);
        if counts.is_empty() {
            return None;
        }
        let scorers = self.scorers(&counts);
        let posting = |count: &Count| {
            let field = count.field();
            let bm25 = scorers.get(field)?.as_ref()?;
            let &(page, section) = self.sections.get(count.section as usize)?;
            let length = self.lengths.norm_id(*count);
            let weight = bm25.score(length, u32::from(count.frequency)) * Field::boost(field);
            Some(Posting { page, section, field, weight: hundredths(weight) })
        };
        let mut postings = Vec::with_capacity(counts.len());
        postings.extend(counts.iter().filter_map(posting));
        let pages = postings.chunk_by(|a, b| a.page == b.page).count();
        let (text, word) = (self.lexicon.text(term), self.lexicon.readable(term));
        Some(Term { text: text.to_owned(), word: word.to_owned(), pages, postings })
    }

    /// The counts of a term, ordered by section and field. More than 65,535 occurrences in a field
    /// of a section count as so many: the weight stays the same.
    fn counts(&self, term: TermId) -> Vec<Count> {
        let of_use = |TermUse { word, as_part }: &TermUse| {
            let as_part = *as_part;
            self.words.get(*word).iter().map(move |of_chunk| (of_chunk, as_part))
        };
        let of_chunks = self.uses.get(term).iter().flat_map(of_use);
        let mut counts = Vec::with_capacity(of_chunks.clone().map(|(of, _)| of.counts.len()).sum());
        for (ChunkCounts { first_section, counts: of_chunk }, as_part) in of_chunks {
            let on_site = |count: &Count| {
                let count = count.after(*first_section);
                if as_part { count.of_parts() } else { count }
            };
            counts.extend(of_chunk.iter().map(on_site));
        }
        // Those of each word are in order already, which this way of sorting makes use of.
        counts.sort();
        counts.dedup_by(|next, sum| {
            let is_same = next.is_beside(*sum);
            if is_same {
                sum.frequency = sum.frequency.saturating_add(next.frequency);
            }
            is_same
        });
        counts
    }

    /// The scorer of a term in each field; `None` if it does not occur there.
    fn scorers(&self, counts: &[Count]) -> IndexVec<FieldId, Option<Bm25Weight>> {
        let averages = self.lengths.averages();
        let mut frequencies = IndexVec::repeat(0_u64, averages.len());
        for count in counts {
            if let Some(frequency) = frequencies.get_mut(count.field()) {
                *frequency += 1;
            }
        }
        let sections = self.sections.len() as u64;
        let scorer = |(frequency, average): (u64, &f32)| {
            let of = || Bm25Weight::for_one_term_without_explain(frequency, sections, *average);
            (frequency > 0).then(of)
        };
        frequencies.into_iter().zip(averages).map(scorer).collect()
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
