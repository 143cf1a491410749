//! How long the sections are, in terms.
//!
//! In: the counts of the words of each chunk, and the lexicon. Out: [`SectionLengths`]: the length
//! of each field of each section as tantivy keeps it, in a byte, and the averages, which are exact.

use std::sync::Arc;

use rayon::prelude::*;
use tantivy::fieldnorm::FieldNormReader;

use super::count::{Count, PageChunk};
use super::field::FieldId;
use super::lexicon::Lexicon;
use crate::ids::{IndexVec, first};

/// The lengths of the sections of a site.
pub(super) struct SectionLengths {
    /// The length of each section, for each field, as tantivy's field norm id.
    norm_ids: IndexVec<FieldId, Vec<u8>>,
    /// The average length of a section, for each field.
    averages: IndexVec<FieldId, f32>,
}

impl SectionLengths {
    /// The lengths in a site with so many fields.
    pub(super) fn of(chunks: &[Arc<PageChunk>], fields: usize, lexicon: &Lexicon) -> Self {
        let of_chunk = |chunk: &Arc<PageChunk>| lengths(chunk, fields, lexicon);
        let of_chunks: Vec<IndexVec<FieldId, Vec<u32>>> = chunks.par_iter().map(of_chunk).collect();
        let of_field = |field| of_chunks.iter().filter_map(move |of| of.get(field)).flatten();
        let norm_ids = |field| of_field(field).copied().map(FieldNormReader::fieldnorm_to_id);
        #[expect(
            clippy::cast_precision_loss,
            reason = "tantivy computes its average in the same way"
        )]
        let average = |field| {
            let terms: u64 = of_field(field).copied().map(u64::from).sum();
            terms as f32 / of_field(field).count() as f32
        };
        Self {
            norm_ids: first(fields).map(|field| norm_ids(field).collect()).collect(),
            averages: first(fields).map(average).collect(),
        }
    }

    /// The length of the section of a count as a field norm id.
    pub(super) fn norm_id(&self, count: Count) -> u8 {
        let of_field = self.norm_ids.get(count.field());
        let id = of_field.and_then(|lengths| lengths.get(count.section as usize));
        id.copied().unwrap_or_default()
    }

    /// The average length of a section, for each field.
    pub(super) fn averages(&self) -> &IndexVec<FieldId, f32> {
        &self.averages
    }
}

/// The lengths of the sections of a chunk, for each field.
fn lengths(chunk: &PageChunk, fields: usize, lexicon: &Lexicon) -> IndexVec<FieldId, Vec<u32>> {
    let mut lengths = IndexVec::repeat(vec![0_u32; chunk.sections.len()], fields);
    let mut add = |field, section: u32, terms: u32| {
        let length = lengths.get_mut(field).and_then(|of_field| of_field.get_mut(section as usize));
        if let Some(length) = length {
            *length = length.saturating_add(terms);
        }
    };
    for (word, counts) in chunk.counts() {
        let [terms, parts] = [lexicon.terms(word), lexicon.parts(word)]
            .map(|terms| u32::try_from(terms.len()).unwrap_or(u32::MAX));
        for count in counts {
            let frequency = u32::from(count.frequency);
            add(count.field(), count.section, terms * frequency);
            if parts > 0 {
                let frequency = u32::from(count.of_parts().frequency);
                add(FieldId::PARTS, count.section, parts * frequency);
            }
        }
    }
    lengths
}
