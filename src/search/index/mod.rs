//! What the search knows: every term, where it stands, and how much it weighs there.

use crate::render::{PageText, SiteNames};

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
