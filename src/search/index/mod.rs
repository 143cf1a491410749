//! What the search knows: every term, where it stands, and how much it weighs there.
//!
//! In: what the pages say. Out: an [`Index`]. A document, in the sense of search engines, is a section of a page, so that a hit leads to the
//! right heading. `lexicon` makes terms of every word once, `statistics` has tantivy count them, and each posting then gets tantivy's BM25
//! weight with the boost of its field, in hundredths: whole numbers, so that every engine that adds them comes to the same order. The same
//! pages give the same index, whatever the number of threads.

mod lexicon;
mod statistics;

use std::collections::BTreeSet;

use crate::render::{PageText, SiteNames};
use crate::search::analysis::Analyzer;
use lexicon::Lexicon;
pub use lexicon::known_words;
pub use statistics::IndexError;

/// The index of a site.
#[derive(Debug, Clone, PartialEq)]
pub struct Index {
    /// The names of what pages can be part of.
    pub names: SiteNames,
    /// The fields, in the order in which postings number them.
    pub fields: Vec<Field>,
    /// The pages, as postings number them, with their texts.
    pub pages: Vec<PageText>,
    /// Every term, in the order of its UTF-16 code units, which is that of strings in JavaScript.
    pub terms: Vec<Term>,
}

/// A field of the index: a part of what pages say that is weighed by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name: `title`, `heading`, `text`, `parts`, or `for-` and the id of an audience.
    pub name: String,
    /// The number of the audience that its text is for.
    pub audience: Option<usize>,
}

/// A term and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The term, as the analysis makes it.
    pub text: String,
    /// A word of the site that it was made of, the most frequent one, in lower case.
    pub word: String,
    /// On how many pages it stands.
    pub pages: usize,
    /// Where it stands, by page, section and field.
    pub postings: Vec<Posting>,
}

/// That a term stands in a field of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting {
    /// The number of the page.
    pub page: u32,
    /// The number of the section on the page.
    pub section: u32,
    /// The number of the field.
    pub field: u32,
    /// How much the term says about the section: BM25 with the boost of the field, in hundredths.
    pub weight: u32,
}

/// The number of each field that every site has.
pub(super) const TITLE: usize = 0;
const HEADING: usize = 1;
const TEXT: usize = 2;
/// Terms of the parts of compounds: a hit on a part counts less than one on a whole word.
pub(super) const PARTS: usize = 3;
const NAMES: [&str; 4] = ["title", "heading", "text", "parts"];

impl Field {
    fn all(names: &SiteNames, pages: &[PageText]) -> Vec<Self> {
        let runs = pages.iter().flat_map(|page| &page.sections).flat_map(|section| &section.runs);
        let audiences: BTreeSet<usize> = runs.filter_map(|run| run.audience).collect();
        let of = |number: usize| {
            let (id, _) = names.audiences.get(number)?;
            Some(Self { name: format!("for-{id}"), audience: Some(number) })
        };
        let shared = NAMES.iter().map(|name| Self { name: (*name).to_owned(), audience: None });
        shared.chain(audiences.into_iter().filter_map(of)).collect()
    }

    /// By how much a hit in a field of a number counts more than one in the text.
    fn boost(number: usize) -> f32 {
        match number {
            TITLE => 3.0,
            HEADING => 2.0,
            TEXT => 1.0,
            PARTS => 0.4,
            _ => 0.8,
        }
    }
}

impl Index {
    /// Makes the index of a site's pages.
    ///
    /// # Errors
    ///
    /// [`IndexError`] when tantivy cannot go on, for want of memory say.
    pub fn build(names: SiteNames, pages: Vec<PageText>, analyzer: &Analyzer) -> Result<Self, IndexError> {
        let fields = Field::all(&names, &pages);
        let lexicon = Lexicon::new(&names.language, &pages, analyzer);
        let terms = statistics::weigh(&fields, &pages, &lexicon)?;
        Ok(Self { names, fields, pages, terms })
    }
}

/// Orders strings as JavaScript does: by UTF-16 code units.
pub(super) fn utf16_order(a: &str, b: &str) -> std::cmp::Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}
