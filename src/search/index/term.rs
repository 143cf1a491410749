//! The terms of the index, and where they occur.

use serde::{Deserialize, Serialize};

use super::field::FieldId;
use crate::ids::id_type;

id_type! {
    /// A page in [`Index::pages`](super::Index::pages).
    pub struct PageTextId;
}

id_type! {
    /// A section of a page.
    #[derive(Deserialize, Serialize)]
    pub struct SectionId;
}

/// A term and its postings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The term, as the analysis makes it.
    pub text: String,
    /// The most frequent word of the site that has this term, in lower case.
    pub word: String,
    /// The number of pages on which it occurs.
    pub pages: usize,
    /// Its occurrences, ordered by page, section and field.
    pub postings: Vec<Posting>,
}

impl Term {
    /// Whether a title has it.
    pub(in crate::search) fn is_in_title(&self) -> bool {
        self.postings.iter().any(|posting| posting.field == FieldId::TITLE)
    }
}

/// The occurrence of a term in a field of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting {
    /// The page.
    pub page: PageTextId,
    /// The section of the page.
    pub section: SectionId,
    /// The field of the section.
    pub field: FieldId,
    /// The weight: BM25 times the boost of the field, in hundredths.
    pub weight: u32,
}

/// Compares strings as JavaScript does: by UTF-16 code units.
pub(in crate::search) fn utf16_order(a: &str, b: &str) -> std::cmp::Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}
