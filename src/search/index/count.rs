//! Counts the words of pages, a chunk of pages at a time.
//!
//! In: consecutive pages. Out: a [`PageChunk`]: which words they have, and how often each stands in
//! which field of which section. This is the only place where the text is read. Nothing here
//! depends on other pages: chunks are counted in parallel, and one whose pages have not changed is
//! never counted again. The terms of the words are left to `lexicon`.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::field::{Field, FieldId};
use super::term::SectionId;
use super::vocabulary::{Vocabulary, WordId};
use crate::ids::{Id, IndexVec, id_type};
use crate::language::LanguageTag;
use crate::page_text::{PageText, Section};
use crate::search::analysis::words_and_joined;

/// The counts of some consecutive pages.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct PageChunk {
    /// Its pages, which are written down elsewhere.
    #[serde(skip)]
    pub(super) pages: Vec<Arc<PageText>>,
    /// The sections of its pages, in order.
    pub(super) sections: Vec<ChunkSection>,
    words: Vec<ChunkWord<WordId>>,
    /// The counts of each word, ordered by section.
    counts: Vec<Count>,
}

/// A section of a page of a chunk.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct ChunkSection {
    /// The index of the page in the chunk.
    pub(super) page: u32,
    pub(super) section: SectionId,
}

/// A word of a chunk.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct ChunkWord<W> {
    word: W,
    /// How often it occurs.
    occurrences: u32,
    /// Where its counts end; they begin where those of the word before end.
    end: usize,
}

/// How often something occurs in a field of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Count {
    /// The index of the section.
    pub(super) section: u32,
    /// The field, in two bytes, since there are millions of counts.
    field: u16,
    /// How often, in two bytes too: a word that occurs more often has several counts there.
    pub(super) frequency: u16,
}

impl Count {
    /// One occurrence.
    fn one(section: u32, field: FieldId) -> Self {
        Self { section, field: two_bytes(field), frequency: 1 }
    }

    pub(super) fn field(self) -> FieldId {
        FieldId::new(usize::from(self.field))
    }

    /// The same, with the index of a section that comes so many later.
    pub(super) fn after(self, sections: u32) -> Self {
        Self { section: self.section.saturating_add(sections), ..self }
    }

    /// The same of the parts of a compound. In a title they count as often as a title is boosted:
    /// `ressurs` is what a page called "Støtteressurs" is about.
    pub(super) fn of_parts(self) -> Self {
        let times = if self.field() == FieldId::TITLE { 3 } else { 1 };
        let frequency = self.frequency.saturating_mul(times);
        Self { field: two_bytes(FieldId::PARTS), frequency, ..self }
    }

    /// Whether another count is of the same field of the same section.
    pub(super) fn is_beside(self, other: Self) -> bool {
        (self.section, self.field) == (other.section, other.field)
    }
}

fn two_bytes(field: FieldId) -> u16 {
    u16::try_from(field.index()).unwrap_or(u16::MAX)
}

impl PageChunk {
    /// How many pages it has; every page has a section.
    pub(super) fn page_count(&self) -> usize {
        self.sections.last().map_or(0, |last| last.page as usize + 1)
    }

    /// Its words, each with how often it occurs.
    pub(super) fn occurrences(&self) -> impl Iterator<Item = (WordId, usize)> {
        self.words.iter().map(|word| (word.word, word.occurrences as usize))
    }

    /// Its words, each with its counts.
    pub(super) fn counts(&self) -> impl Iterator<Item = (WordId, &[Count])> {
        let with_counts = |start: &mut usize, word: &ChunkWord<WordId>| {
            let range = std::mem::replace(start, word.end)..word.end;
            Some((word.word, self.counts.get(range).unwrap_or_default()))
        };
        self.words.iter().scan(0, with_counts)
    }
}

/// The counts of some pages, whose words have no ids yet.
pub(super) struct CountedPages<'p> {
    pages: &'p [Arc<PageText>],
    sections: Vec<ChunkSection>,
    words: Vec<ChunkWord<WrittenWord<'p>>>,
    counts: Vec<Count>,
}

/// A word as written, in the language of its text.
#[derive(Debug, Clone, Copy)]
struct WrittenWord<'p> {
    tag: &'p LanguageTag,
    text: &'p str,
}

impl<'p> CountedPages<'p> {
    /// Counts the words of some pages of a site in a language.
    pub(super) fn of(
        pages: &'p [Arc<PageText>],
        language: &'p LanguageTag,
        fields: &IndexVec<FieldId, Field>,
    ) -> Self {
        let mut counter = Counter::new(language);
        let mut sections = Vec::new();
        for (number, page) in (0..).zip(pages) {
            for (index, section) in page.sections.iter().enumerate() {
                let of_page = page.language.as_ref();
                // The title of a page belongs to its first section.
                if index == 0 {
                    counter.count(&page.title, of_page, FieldId::TITLE);
                    counter.count(&page.also, of_page, FieldId::HEADING);
                }
                counter.count_section(section, of_page, fields);
                counter.section += 1;
                sections.push(ChunkSection { page: number, section: SectionId::new(index) });
            }
        }
        let (mut words, mut counts) = (Vec::with_capacity(counter.words.len()), Vec::new());
        counts.reserve_exact(counter.words.iter().map(|word| word.counts.len()).sum());
        for mut word in counter.words {
            counts.append(&mut word.counts);
            let CounterWord { word, occurrences, .. } = word;
            words.push(ChunkWord { word, occurrences, end: counts.len() });
        }
        Self { pages, sections, words, counts }
    }

    /// Gives the words their ids.
    pub(super) fn with_ids(self, vocabulary: &mut Vocabulary) -> PageChunk {
        let with_id = |ChunkWord { word: WrittenWord { tag, text }, occurrences, end }| ChunkWord {
            word: vocabulary.intern(tag, text),
            occurrences,
            end,
        };
        PageChunk {
            pages: self.pages.to_vec(),
            sections: self.sections,
            words: self.words.into_iter().map(with_id).collect(),
            counts: self.counts,
        }
    }
}

id_type! {
    /// A word of the pages that are being counted.
    struct CounterWordId;
}

/// Counts words on their way through the text.
struct Counter<'p> {
    /// The language of texts that name none.
    language: &'p LanguageTag,
    /// The index of the section that is being read.
    section: u32,
    ids: Vec<(&'p LanguageTag, FxHashMap<&'p str, CounterWordId>)>,
    words: IndexVec<CounterWordId, CounterWord<'p>>,
}

struct CounterWord<'p> {
    word: WrittenWord<'p>,
    occurrences: u32,
    counts: Vec<Count>,
}

impl<'p> Counter<'p> {
    fn new(language: &'p LanguageTag) -> Self {
        Self { language, section: 0, ids: Vec::new(), words: IndexVec::new() }
    }

    fn count_section(
        &mut self,
        section: &'p Section,
        of_page: Option<&'p LanguageTag>,
        fields: &IndexVec<FieldId, Field>,
    ) {
        self.count(&section.heading, of_page, FieldId::HEADING);
        for run in &section.runs {
            let own = run
                .audience
                .and_then(|audience| fields.position(|field| field.audience == Some(audience)));
            self.count(&run.text, run.language.as_ref().or(of_page), own.unwrap_or(FieldId::TEXT));
        }
    }

    fn count(&mut self, text: &'p str, tag: Option<&'p LanguageTag>, field: FieldId) {
        let tag = tag.unwrap_or(self.language);
        if !self.ids.iter().any(|(known, _)| *known == tag) {
            self.ids.push((tag, FxHashMap::default()));
        }
        let Some((_, ids)) = self.ids.iter_mut().find(|(known, _)| *known == tag) else { return };
        let one = Count::one(self.section, field);
        for text in words_and_joined(text) {
            let id = *ids.entry(text).or_insert_with(|| {
                let word = WrittenWord { tag, text };
                self.words.push(CounterWord { word, occurrences: 0, counts: Vec::new() })
            });
            if let Some(word) = self.words.get_mut(id) {
                word.add(one);
            }
        }
    }
}

impl CounterWord<'_> {
    fn add(&mut self, one: Count) {
        self.occurrences = self.occurrences.saturating_add(1);
        match self.counts.last_mut() {
            Some(last) if last.is_beside(one) && last.frequency < u16::MAX => last.frequency += 1,
            _ => self.counts.push(one),
        }
    }
}
