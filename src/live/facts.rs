//! The facts about a page that its author sees next to it.
//!
//! In: the tree, the site and the text of the page. Out: its [`PageFacts`]. Showing them is left to
//! `serve`.

use serde::Serialize;

use crate::block;
use crate::course::duration::WorkingTime;
use crate::course::link::Target;
use crate::course::{Page, PageMeta};
use crate::load::Document;
use crate::page_text::PageText;
use crate::pipeline::Stages;
use crate::render::shortened;
use crate::source::Span;

/// The number of words of plain prose that an adult reads in a minute, silently and with
/// understanding.
/// Brysbaert (2019), "How many words do we read per minute? A review and meta-analysis of reading
/// rate", Journal of Memory and Language 109, finds 238 for English prose that is no novel;
/// Trauzettel-Klosinski and Dietz (2012), "Standardized assessment of reading performance: the new
/// International Reading Speed Texts `IReST`", read aloud in 17 languages, find 199 for Swedish,
/// the nearest one to Norwegian. A course is read to be worked with.
const WORDS_A_MINUTE: usize = 200;

/// The fewest words of a text with a LIX; in a shorter text, one sentence would decide it.
const MIN_WORDS_FOR_LIX: usize = 100;

/// A word with more letters than this is a long word for the LIX.
const LONG_WORD_LETTERS: usize = 6;

/// The most characters of a note that are shown.
const MAX_NOTE_CHARS: usize = 80;

/// The facts about a page that has a file of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PageFacts {
    /// Its file, relative to the site's root.
    pub file: String,
    /// The first line of its text.
    pub line: usize,
    /// Its title.
    pub title: String,
    /// The number of words of its text for all audiences.
    pub words: usize,
    /// The time to read them in minutes, rounded up.
    pub minutes: usize,
    /// The working time that its author states, as text in the site's language.
    pub stated: Option<String>,
    /// Its bounds in minutes; "at least an hour" has no upper bound.
    pub stated_minutes: Option<(u64, Option<u64>)>,
    /// Its readability as LIX (Björnsson 1968); `None` for a short text.
    pub lix: Option<u32>,
    /// Its notes for single audiences.
    pub notes: Vec<NoteFact>,
    /// The addresses of the pages and files that it links to or shows, in order.
    pub leads_to: Vec<String>,
    /// Whether it is a draft, which only the preview serves.
    pub is_draft: bool,
}

/// A note for one audience.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoteFact {
    /// The audience, as the site names it.
    pub audience: String,
    /// Its first line.
    pub line: usize,
    /// The id of the note on the page.
    pub id: String,
    /// The beginning of its text.
    pub beginning: String,
}

impl PageFacts {
    /// The facts about a page; `page` if it is a page of a module, `text` if the search has it.
    pub(super) fn of(
        stages: &Stages,
        meta: &PageMeta,
        page: Option<&Page>,
        text: Option<&PageText>,
    ) -> Option<Self> {
        let tree = stages.tree();
        let document = meta.document_in(tree)?;
        let prose = text.map(prose).unwrap_or_default();
        let counted = ProseCounts::of(&prose);
        let stated = page.and_then(|page| Some(page.duration.as_ref()?.duration));
        Some(Self {
            file: tree.sources.path(document.file).to_owned(),
            line: line(stages, Span { end: document.body.start, ..document.body }),
            title: meta.title.clone(),
            words: counted.words,
            minutes: counted.words.div_ceil(WORDS_A_MINUTE),
            stated: stated.map(|stated| stated.print(tree.config.language.as_str())),
            stated_minutes: stated.and_then(|stated| WorkingTime::of(&stated)).map(minutes),
            lix: counted.lix(),
            notes: notes(stages, document, text),
            leads_to: leads_to(stages, document, page),
            is_draft: false,
        })
    }
}

/// The bounds of a working time, in minutes; without an upper bound if it is open.
fn minutes(time: WorkingTime) -> (u64, Option<u64>) {
    let (least, most) = time.minutes();
    (least, time.interval().most().map(|_| most))
}

/// The text of a page for all audiences: one line per heading, paragraph, item and cell.
fn prose(text: &PageText) -> String {
    let parts = text.sections.iter().flat_map(|section| [section.heading.clone(), section.text()]);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The counts that the LIX is computed from.
#[derive(Debug, Default)]
struct ProseCounts {
    words: usize,
    long: usize,
    sentences: usize,
}

impl ProseCounts {
    /// A sentence ends at the end of a line, or with a full stop, question mark, exclamation mark
    /// or colon, as Björnsson counts.
    fn of(prose: &str) -> Self {
        let mut counted = Self::default();
        for line in prose.lines() {
            let mut is_open = false;
            for word in line.split_whitespace() {
                let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
                if letters == 0 {
                    continue;
                }
                counted.words += 1;
                counted.long += usize::from(letters > LONG_WORD_LETTERS);
                let ends = word
                    .trim_end_matches(['»', '”', '"', ')', '’'])
                    .ends_with(['.', '?', '!', ':']);
                counted.sentences += usize::from(ends);
                is_open = !ends;
            }
            counted.sentences += usize::from(is_open);
        }
        counted
    }

    /// Words per sentence plus the percentage of long words (Björnsson 1968, "Läsbarhet").
    fn lix(&self) -> Option<u32> {
        let Self { words, long, sentences } = *self;
        if words < MIN_WORDS_FOR_LIX || sentences == 0 {
            return None;
        }
        // (words / sentences + 100 × long / words), rounded to the nearest whole.
        let (above, below) = (words * words + 100 * long * sentences, sentences * words);
        u32::try_from((above + below / 2) / below).ok()
    }
}

fn line(stages: &Stages, span: Span) -> usize {
    stages.tree().sources.position(Span { start: span.end, ..span }).line
}

fn notes(stages: &Stages, document: &Document, text: Option<&PageText>) -> Vec<NoteFact> {
    let vocabulary = stages.vocabulary();
    let ids = block::ids(&document.outline, &vocabulary);
    let runs = || text.iter().flat_map(|text| &text.sections).flat_map(|section| &section.runs);
    let note = |(of, id): (&crate::load::Block, String)| {
        let audience = vocabulary.understand(&of.line, &mut Vec::new())?.audience;
        let &first = audience.first()?;
        let text = runs()
            .filter(|run| run.id == id && run.audience == Some(first))
            .map(|run| run.text.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        let beginning = shortened(&text, MAX_NOTE_CHARS);
        let names = audience.iter().filter_map(|&one| vocabulary.audiences.get(one));
        let names: Vec<&str> = names.map(|one| one.name.as_str()).collect();
        let audience = names.join(", ");
        let start = Span { end: of.line.span.start, ..of.line.span };
        Some(NoteFact { audience, line: line(stages, start), id, beginning })
    };
    document.outline.blocks.iter().zip(ids).filter_map(note).collect()
}

/// The addresses of the pages and files of the site that a document refers to.
fn leads_to(stages: &Stages, document: &Document, page: Option<&Page>) -> Vec<String> {
    let targets = &stages.site().targets;
    let links = document.outline.references().map(|link| link.target.as_str());
    let files = document.outline.blocks.iter().flat_map(|of| block::files(&of.line));
    let files = files.map(|file| file.text.as_str());
    let media = page
        .and_then(|page| page.media.as_ref())
        .into_iter()
        .flat_map(|media| media.files().map(|file| file.text.as_str()));
    let address = |target: &str| match targets.resolve(&document.path, target).ok()? {
        Target::Page { address, .. }
        | Target::Asset { address, .. }
        | Target::Generated { address, .. } => Some(address.to_owned()),
        Target::Here { .. } | Target::Outside => None,
    };
    let mut addresses: Vec<String> = links.chain(files).chain(media).filter_map(address).collect();
    addresses.sort_unstable();
    addresses.dedup();
    addresses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lix_is_words_a_sentence_and_long_words_in_a_hundred() {
        // Ten words and two long ones a sentence: 10 + 20.
        let sentence = "Vi skal snakke sammen om verdigrunnlaget i dag, kjære kollegaer. ";
        assert_eq!(ProseCounts::of(&sentence.repeat(10)).lix(), Some(30));
        assert_eq!(ProseCounts::of(&sentence.repeat(9)).lix(), None, "too little text");
        assert_eq!(ProseCounts::of("").lix(), None);
    }

    #[test]
    fn a_line_without_a_mark_at_its_end_is_a_sentence() {
        let ProseCounts { words, sentences, .. } =
            ProseCounts::of("En overskrift\nFørst dette. «Så det?» 3 – og\n");
        assert_eq!((words, sentences), (8, 4));
    }
}
