//! Counting and weighing, by tantivy.
//!
//! In: the sections of the pages, and the lexicon. Out: every [`Term`] with its postings. tantivy builds an index in memory out of terms
//! that are made already; what it has counted (how often a term stands in a section, how long the section is, in how many sections the
//! term stands) is read back and weighed with its own BM25 (Robertson and Zaragoza, *The Probabilistic Relevance Framework*, 2009). A number
//! that each section carries says which it is, so that it does not matter in which order threads came to it.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;
use tantivy::columnar::Column;
use tantivy::indexer::NoMergePolicy;
use tantivy::postings::Postings;
use tantivy::query::Bm25Weight;
use tantivy::schema::{self, FAST, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, WhitespaceTokenizer};
use tantivy::{DocSet, IndexReader, IndexWriter, ReloadPolicy, Searcher, SegmentReader, TERMINATED, TantivyDocument};

use super::lexicon::Lexicon;
use super::{Field, HEADING, PARTS, Posting, TEXT, TITLE, Term, utf16_order};
use crate::diagnostic::Text;
use crate::render::PageText;
use crate::text;

/// tantivy could not go on.
#[derive(Debug, thiserror::Error)]
#[error("the search index cannot be made: {0}")]
pub struct IndexError(#[from] tantivy::TantivyError);

impl IndexError {
    /// What to tell whoever ran the program.
    #[must_use]
    pub fn text(&self) -> Text {
        let Self(error) = self;
        text!(en: "the search index cannot be made: {error}", nb: "søkeindeksen kan ikke lages: {error}")
    }
}

/// The name under which tantivy knows that terms are made already.
const MADE: &str = "made";

/// How much memory a thread of tantivy may use before it closes a segment and begins another, in bytes: the least that it takes. Segments
/// cost little, and what it reserves for itself grows with this.
const MEMORY: usize = 15_000_000;

/// The most threads that index at once, and how many bytes of text are worth one more.
const THREADS: usize = 4;
const WORTH_A_THREAD: usize = 2_000_000;

/// The field that says which section a document is.
const NUMBER: &str = "number";

/// Weighs every term of the pages.
pub(super) fn weigh(fields: &[Field], pages: &[Arc<PageText>], lexicon: &Lexicon) -> Result<Vec<Term>, IndexError> {
    let mut schema = Schema::builder();
    let number = schema.add_u64_field(NUMBER, NumericOptions::default() | FAST);
    let indexing = TextFieldIndexing::default().set_tokenizer(MADE).set_index_option(IndexRecordOption::WithFreqs);
    let options = TextOptions::default().set_indexing_options(indexing);
    let handles: Vec<schema::Field> = fields.iter().map(|field| schema.add_text_field(&field.name, options.clone())).collect();
    let index = tantivy::Index::create_in_ram(schema.build());
    index.tokenizers().register(MADE, TextAnalyzer::from(WhitespaceTokenizer::default()));
    let threads = rayon::current_num_threads().min(THREADS).min(1 + bytes(pages) / WORTH_A_THREAD);
    let mut writer: IndexWriter = index.writer_with_num_threads(threads, threads * MEMORY)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    let analysed = Analysed { fields, lexicon, number, handles: &handles };
    let numbered: Vec<(u32, &PageText)> = (0..).zip(pages.iter().map(Arc::as_ref)).collect();
    numbered.into_par_iter().try_for_each(|(page, text)| analysed.add(page, text, &writer))?;
    writer.commit()?;
    drop(writer);
    // Nothing is added any more, so that nobody need wait for changes.
    let reader: IndexReader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    let searcher = reader.searcher();
    let mut terms = HashMap::new();
    for (number, handle) in handles.iter().enumerate() {
        read_field(&searcher, (number, *handle), &mut terms)?;
    }
    let mut terms: Vec<Term> = terms.into_par_iter().map(|(text, postings)| finished(text, postings, lexicon)).collect();
    terms.par_sort_unstable_by(|a, b| utf16_order(&a.text, &b.text));
    Ok(terms)
}

fn bytes(pages: &[Arc<PageText>]) -> usize {
    let runs = pages.iter().flat_map(|page| &page.sections).flat_map(|section| &section.runs);
    runs.map(|run| run.text.len()).sum()
}

/// The sections as tantivy is given them.
struct Analysed<'a> {
    fields: &'a [Field],
    lexicon: &'a Lexicon<'a>,
    number: schema::Field,
    handles: &'a [schema::Field],
}

impl Analysed<'_> {
    /// Adds the sections of a page, each as a document.
    fn add(&self, page: u32, text: &PageText, writer: &IndexWriter) -> Result<(), IndexError> {
        for (section, of_section) in (0..).zip(&text.sections) {
            let mut contents = vec![String::new(); self.fields.len()];
            if section == 0 {
                self.analyse(&text.title, None, TITLE, &mut contents);
            }
            self.analyse(&of_section.heading, None, HEADING, &mut contents);
            for run in &of_section.runs {
                let own = run.audience.and_then(|audience| self.fields.iter().position(|field| field.audience == Some(audience)));
                self.analyse(&run.text, run.language.as_deref(), own.unwrap_or(TEXT), &mut contents);
            }
            let mut document = TantivyDocument::new();
            document.add_u64(self.number, joined(page, section));
            for (handle, content) in self.handles.iter().zip(&contents) {
                document.add_text(*handle, content);
            }
            writer.add_document(document)?;
        }
        Ok(())
    }

    fn analyse(&self, text: &str, language: Option<&str>, field: usize, contents: &mut [String]) {
        let (mut terms, mut parts) = (String::new(), String::new());
        self.lexicon.analyse(text, language, &mut terms, &mut parts);
        for (number, new) in [(field, terms), (PARTS, parts)] {
            if let Some(content) = contents.get_mut(number) {
                content.push_str(&new);
            }
        }
    }
}

/// Reads what was counted in a field, weighs it, and adds it to the postings of each term.
fn read_field(
    searcher: &Searcher,
    (number, handle): (usize, schema::Field),
    terms: &mut HashMap<String, Vec<Posting>>,
) -> Result<(), IndexError> {
    let (tokens, sections) = (total_tokens(searcher, handle)?, searcher.num_docs());
    #[expect(clippy::cast_precision_loss, reason = "tantivy computes its average in the same way")]
    let average = tokens as f32 / sections as f32;
    let frequencies = section_frequencies(searcher, handle)?;
    let field = u32::try_from(number).unwrap_or(u32::MAX);
    for segment in searcher.segment_readers() {
        let numbers: Column<u64> = segment.fast_fields().u64(NUMBER)?;
        let lengths = segment.get_fieldnorms_reader(handle)?;
        let inverted = segment.inverted_index(handle)?;
        let mut stream = inverted.terms().stream().map_err(tantivy::TantivyError::from)?;
        while let Some((bytes, info)) = stream.next() {
            let in_sections = frequencies.get(bytes).copied().unwrap_or_default();
            let bm25 = Bm25Weight::for_one_term_without_explain(in_sections, sections, average);
            let of_term = terms.entry(String::from_utf8_lossy(bytes).into_owned()).or_default();
            of_term.reserve_exact(usize::try_from(info.doc_freq).unwrap_or_default());
            let mut postings =
                inverted.read_postings_from_terminfo(info, IndexRecordOption::WithFreqs).map_err(tantivy::TantivyError::from)?;
            while postings.doc() != TERMINATED {
                let document = postings.doc();
                let (page, section) = parted(numbers.first(document).unwrap_or_default());
                let weight = bm25.score(lengths.fieldnorm_id(document), postings.term_freq()) * Field::boost(number);
                of_term.push(Posting { page, section, field, weight: hundredths(weight) });
                postings.advance();
            }
        }
    }
    Ok(())
}

/// In how many sections each term of a field stands: a segment knows of its own only.
fn section_frequencies(searcher: &Searcher, handle: schema::Field) -> Result<HashMap<Vec<u8>, u64>, IndexError> {
    let mut frequencies: HashMap<Vec<u8>, u64> = HashMap::new();
    for segment in searcher.segment_readers() {
        let inverted = segment.inverted_index(handle)?;
        let mut stream = inverted.terms().stream().map_err(tantivy::TantivyError::from)?;
        while let Some((bytes, info)) = stream.next() {
            match frequencies.get_mut(bytes) {
                Some(frequency) => *frequency += u64::from(info.doc_freq),
                None => drop(frequencies.insert(bytes.to_vec(), u64::from(info.doc_freq))),
            }
        }
    }
    Ok(frequencies)
}

/// The number that a section carries: that of its page, and its own on it.
fn joined(page: u32, section: u32) -> u64 {
    u64::from(page) << 32 | u64::from(section)
}

fn parted(number: u64) -> (u32, u32) {
    let low = number & u64::from(u32::MAX);
    (u32::try_from(number >> 32).unwrap_or_default(), u32::try_from(low).unwrap_or_default())
}

fn total_tokens(searcher: &Searcher, handle: schema::Field) -> Result<u64, IndexError> {
    let of_segment = |segment: &SegmentReader| Ok(segment.inverted_index(handle)?.total_num_tokens());
    searcher.segment_readers().iter().map(of_segment).sum()
}

/// A term with its postings in order; a word that says nothing of a section still stands in it.
fn finished(text: String, mut postings: Vec<Posting>, lexicon: &Lexicon) -> Term {
    postings.sort_unstable();
    let pages = postings.chunk_by(|a, b| a.page == b.page).count();
    Term { word: lexicon.readable(&text).to_owned(), text, pages, postings }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "weights are positive and far below the limit")]
fn hundredths(weight: f32) -> u32 {
    ((weight * 100.0).round() as u32).max(1)
}
