//! Counts terms with tantivy, a chunk of pages at a time.
//!
//! In: consecutive pages, and the lexicon. Out: a [`PageChunk`]: how often each term occurs in each
//! section, and the lengths of the sections. tantivy builds an index in memory from finished terms,
//! and its counts are copied into plain vectors, which are smaller and faster to merge than
//! tantivy's own index. Chunks are counted in parallel and independently, so that an unchanged
//! chunk need not be counted again. Weighting is left to `weigh`.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use tantivy::directory::RamDirectory;
use tantivy::postings::Postings;
use tantivy::schema::{self, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager, WhitespaceTokenizer};
use tantivy::{DocSet, SegmentReader, SingleSegmentIndexWriter, TERMINATED, TantivyDocument};

use super::field::{Field, FieldId};
use super::lexicon::Lexicon;
use super::term::SectionId;
use crate::diagnostic::Text;
use crate::ids::{Id, IndexVec};
use crate::language::LanguageTag;
use crate::page_text::{PageText, Section};
use crate::text;

/// Why there is no index.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// An error of tantivy.
    #[error("the search index cannot be made: {0}")]
    Tantivy(#[from] tantivy::TantivyError),
    /// It was given up.
    #[error("the search index was given up")]
    Cancelled,
}

impl IndexError {
    /// The message for the user.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Tantivy(error) => text!(
                en: "the search index cannot be made: {error}",
                nb: "søkeindeksen kan ikke lages: {error}"
            ),
            Self::Cancelled => text!(
                en: "the search index was given up",
                nb: "arbeidet med søkeindeksen ble avbrutt"
            ),
        }
    }
}

impl From<std::io::Error> for IndexError {
    fn from(error: std::io::Error) -> Self {
        Self::Tantivy(error.into())
    }
}

/// The name of the tokenizer for text that consists of finished terms.
const PRE_ANALYZED: &str = "pre-analyzed";

/// The memory budget for tantivy's writer, in bytes. It sets the initial size of the term table,
/// which grows as needed.
const MEMORY_BUDGET: usize = 1_000_000;

/// The counts of some consecutive pages.
#[derive(Debug)]
pub(super) struct PageChunk {
    pub(super) pages: Vec<Arc<PageText>>,
    /// The sections of its pages, in order.
    pub(super) sections: Vec<ChunkSection>,
    /// The terms in byte order, each with the end of its counts; they start at the end of the
    /// counts of the term before.
    terms: Vec<(Box<str>, usize)>,
    /// The counts of each term, ordered by section and field.
    counts: Vec<TermCount>,
    /// The total number of terms in each field, including repetitions.
    pub(super) tokens: Vec<u64>,
    /// For each field, the length of each section as tantivy's field norm id.
    lengths: Vec<Vec<u8>>,
}

/// A section of a page of a chunk.
#[derive(Debug, Clone, Copy)]
pub(super) struct ChunkSection {
    /// The index of the page in the chunk.
    pub(super) page: u32,
    pub(super) section: SectionId,
}

/// How often a term occurs in a field of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TermCount {
    /// The index of the section in the chunk.
    pub(super) section: u32,
    /// The field, in two bytes, since there are millions of counts.
    field: u16,
    /// At most 65,535; more occurrences do not change the weight.
    pub(super) frequency: u16,
}

impl TermCount {
    pub(super) fn field(self) -> FieldId {
        FieldId::new(usize::from(self.field))
    }
}

impl PageChunk {
    /// Counts the terms of some pages.
    pub(super) fn of(
        pages: Vec<Arc<PageText>>,
        fields: &IndexVec<FieldId, Field>,
        lexicon: &Lexicon,
    ) -> Result<Self, IndexError> {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(PRE_ANALYZED)
            .set_index_option(IndexRecordOption::WithFreqs);
        let options = TextOptions::default().set_indexing_options(indexing);
        let handles: Vec<schema::Field> = fields
            .iter()
            .map(|field| schema.add_text_field(&field.name, options.clone()))
            .collect();
        let tokenizers = TokenizerManager::new();
        tokenizers.register(PRE_ANALYZED, TextAnalyzer::from(WhitespaceTokenizer::default()));
        // The only writer of tantivy that starts no thread and numbers documents in the order of
        // insertion.
        let builder = tantivy::Index::builder().schema(schema.build()).tokenizers(tokenizers);
        let mut writer =
            builder.single_segment_index_writer(RamDirectory::create(), MEMORY_BUDGET)?;
        let mut sections = Vec::new();
        for (number, page) in (0..).zip(&pages) {
            for (index, section) in page.sections.iter().enumerate() {
                let title = Some(page.title.as_str()).filter(|_| index == 0);
                add(&mut writer, &handles, &contents(title, section, fields, lexicon))?;
                sections.push(ChunkSection { page: number, section: SectionId::new(index) });
            }
        }
        let index = writer.finalize()?;
        let chunk = Self {
            pages,
            sections,
            terms: Vec::new(),
            counts: Vec::new(),
            tokens: Vec::new(),
            lengths: Vec::new(),
        };
        match index.searchable_segments()?.first() {
            Some(segment) => chunk.with_segment(&SegmentReader::open(segment)?, &handles),
            None => Ok(chunk),
        }
    }

    fn with_segment(
        mut self,
        segment: &SegmentReader,
        handles: &[schema::Field],
    ) -> Result<Self, IndexError> {
        let mut terms: FxHashMap<Box<str>, Vec<TermCount>> = FxHashMap::default();
        for (field, handle) in (0..).zip(handles) {
            let inverted = segment.inverted_index(*handle)?;
            let lengths = segment.get_fieldnorms_reader(*handle)?;
            self.tokens.push(inverted.total_num_tokens());
            self.lengths.push(
                (0..segment.max_doc()).map(|section| lengths.fieldnorm_id(section)).collect(),
            );
            let mut stream = inverted.terms().stream()?;
            while let Some((bytes, info)) = stream.next() {
                let of_term = terms.entry(String::from_utf8_lossy(bytes).into()).or_default();
                let mut postings =
                    inverted.read_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
                while postings.doc() != TERMINATED {
                    let frequency = u16::try_from(postings.term_freq()).unwrap_or(u16::MAX);
                    of_term.push(TermCount { section: postings.doc(), field, frequency });
                    postings.advance();
                }
            }
        }
        self.store(terms);
        Ok(self)
    }

    fn store(&mut self, terms: FxHashMap<Box<str>, Vec<TermCount>>) {
        let mut terms: Vec<(Box<str>, Vec<TermCount>)> = terms.into_iter().collect();
        terms.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        self.terms.reserve_exact(terms.len());
        self.counts.reserve_exact(terms.iter().map(|(_, counts)| counts.len()).sum());
        for (term, mut counts) in terms {
            counts.sort();
            self.counts.append(&mut counts);
            self.terms.push((term, self.counts.len()));
        }
    }

    /// Its terms with their indices.
    pub(super) fn terms(&self) -> impl Iterator<Item = (usize, &str)> {
        self.terms.iter().map(|(term, _)| term.as_ref()).enumerate()
    }

    pub(super) fn has(&self, term: &str) -> bool {
        self.terms.binary_search_by(|(known, _)| known.as_ref().cmp(term)).is_ok()
    }

    /// The counts of the term with this index.
    pub(super) fn counts(&self, term: usize) -> &[TermCount] {
        let end = |number: usize| self.terms.get(number).map_or(0, |(_, end)| *end);
        let range: Range<usize> = term.checked_sub(1).map_or(0, end)..end(term);
        self.counts.get(range).unwrap_or_default()
    }

    /// The section of a count.
    pub(super) fn section(&self, count: TermCount) -> Option<ChunkSection> {
        self.sections.get(count.section as usize).copied()
    }

    /// The length of the section of a count, as a field norm id.
    pub(super) fn length(&self, count: TermCount) -> u8 {
        let lengths = self.lengths.get(usize::from(count.field));
        let length = lengths.and_then(|lengths| lengths.get(count.section as usize));
        length.copied().unwrap_or_default()
    }
}

/// Adds a section as a document.
fn add(
    writer: &mut SingleSegmentIndexWriter,
    handles: &[schema::Field],
    contents: &IndexVec<FieldId, String>,
) -> Result<(), IndexError> {
    let mut document = TantivyDocument::new();
    for (handle, content) in handles.iter().zip(contents).filter(|(_, content)| !content.is_empty())
    {
        document.add_text(*handle, content);
    }
    Ok(writer.add_document(document)?)
}

/// The terms of each field of a section. The title of a page belongs to its first section.
fn contents(
    title: Option<&str>,
    section: &Section,
    fields: &IndexVec<FieldId, Field>,
    lexicon: &Lexicon,
) -> IndexVec<FieldId, String> {
    let mut contents = IndexVec::repeat(String::new(), fields.len());
    let mut parts = String::new();
    let mut analyse = |text: &str, language: Option<&LanguageTag>, field: FieldId| {
        if let Some(terms) = contents.get_mut(field) {
            lexicon.analyse(text, language, terms, &mut parts);
        }
    };
    if let Some(title) = title {
        analyse(title, None, FieldId::TITLE);
    }
    analyse(&section.heading, None, FieldId::HEADING);
    for run in &section.runs {
        let own = run
            .audience
            .and_then(|audience| fields.position(|field| field.audience == Some(audience)));
        analyse(&run.text, run.language.as_ref(), own.unwrap_or(FieldId::TEXT));
    }
    if let Some(content) = contents.get_mut(FieldId::PARTS) {
        *content = parts;
    }
    contents
}
