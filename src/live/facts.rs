//! What an author is told of a page beside it.

use serde::Serialize;

/// What is known of a page that has a file of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PageFacts {
    /// Its file, from the site's root.
    pub file: String,
    /// The first line of its text.
    pub line: usize,
    /// How many words its text has.
    pub words: usize,
    /// How many minutes it takes to read them, rounded up.
    pub minutes: usize,
    /// The working time that its author states, as text in the site's language.
    pub stated: Option<String>,
    /// The least and the most of it in minutes.
    pub stated_minutes: Option<(u64, Option<u64>)>,
    /// Its readability by LIX (Björnsson 1968); `None` for too little text.
    pub lix: Option<u32>,
    /// The notes for those who lead and own.
    pub notes: Vec<NoteFact>,
    /// The addresses that its text leads to.
    pub leads_to: Vec<String>,
    /// Whether it is a draft, which only the preview shows.
    pub is_draft: bool,
}

/// A note for one audience.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoteFact {
    /// The audience, as the site names it.
    pub audience: String,
    /// The line that it begins on.
    pub line: usize,
    /// The id of the note on the page.
    pub id: String,
    /// How its text begins.
    pub beginning: String,
}
