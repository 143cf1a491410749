//! What to do about a finding: in words, and where the words say what to write, as edits that a
//! program can make.
//!
//! In: the words, and the text to write with its place. Out: a [`Help`]. Whether the text is the
//! right one is left to the rule that offers it; how it looks in a format is left to the formats.

use serde::{Deserialize, Serialize};

use super::text::{MessageLanguage, Text};
use crate::source::Span;

/// What to do about a finding.
///
/// Words that say what to write come with the edits that write it. Where they cannot, they say so
/// by being an act or an example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Help {
    /// Something that no edit of a text does, such as giving a file another name, or that only the
    /// author can decide, such as which of two lines to keep.
    Act(Text),
    /// Text of which something is left to fill in or to choose: `title: …`, "for instance".
    Example(Text),
    /// Text to write as it is, and the ways to write it: at least one, each a mend by itself.
    Write(Text, Vec<Fix>),
}

/// One mend: edits that belong together. They do not overlap, and may be of several files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// Whether it needs to be looked at.
    pub applicability: Applicability,
    /// The edits, in the order of their places.
    pub edits: Vec<Edit>,
}

/// Whether a fix can be made without asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Applicability {
    /// It says what the author meant, only in the right form.
    Safe,
    /// It is what the author most likely meant; someone should look.
    Suggested,
}

/// A place in a file, and the text to put there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// The place; where it is empty, the text is inserted.
    pub span: Span,
    /// The text, as the help in the same language says it; empty where the place is only removed.
    pub text: Text,
}

impl Help {
    /// The words.
    #[must_use]
    pub fn text(&self) -> &Text {
        match self {
            Self::Act(text) | Self::Example(text) | Self::Write(text, _) => text,
        }
    }

    /// The words in one language.
    #[must_use]
    pub fn get(&self, language: MessageLanguage) -> &str {
        self.text().get(language)
    }

    /// The mends to choose from.
    #[must_use]
    pub fn fixes(&self) -> &[Fix] {
        match self {
            Self::Act(_) | Self::Example(_) => &[],
            Self::Write(_, fixes) => fixes,
        }
    }

    /// The places of all its edits.
    pub(super) fn spans_mut(&mut self) -> impl Iterator<Item = &mut Span> {
        let fixes = match self {
            Self::Act(_) | Self::Example(_) => [].as_mut_slice(),
            Self::Write(_, fixes) => fixes,
        };
        fixes.iter_mut().flat_map(|fix| &mut fix.edits).map(|edit| &mut edit.span)
    }

    /// Words with one mend that can be made without asking.
    #[must_use]
    pub fn safe(text: Text, edits: impl IntoIterator<Item = Edit>) -> Self {
        Self::Write(text, vec![Fix::new(Applicability::Safe, edits)])
    }

    /// Words with one mend that should be looked at.
    #[must_use]
    pub fn suggest(text: Text, edits: impl IntoIterator<Item = Edit>) -> Self {
        Self::Write(text, vec![Fix::new(Applicability::Suggested, edits)])
    }
}

impl Fix {
    /// A mend of some edits, which must not overlap.
    #[must_use]
    pub fn new(applicability: Applicability, edits: impl IntoIterator<Item = Edit>) -> Self {
        let mut edits: Vec<Edit> = edits.into_iter().collect();
        edits.sort_by_key(|edit| edit.span);
        Self { applicability, edits }
    }
}

impl Applicability {
    /// The name that programs read, the same in every language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Suggested => "suggested",
        }
    }
}

impl Edit {
    /// Replaces the text at a place.
    #[must_use]
    pub fn replace(span: Span, text: impl Into<Text>) -> Self {
        Self { span, text: text.into() }
    }

    /// Inserts a text before a place.
    #[must_use]
    pub fn insert_before(span: Span, text: impl Into<Text>) -> Self {
        Self::replace(Span { end: span.start, ..span }, text)
    }

    /// Inserts a text after a place.
    #[must_use]
    pub fn insert_after(span: Span, text: impl Into<Text>) -> Self {
        Self::replace(Span { start: span.end, ..span }, text)
    }

    /// Removes the text at a place.
    #[must_use]
    pub fn remove(span: Span) -> Self {
        Self::replace(span, "")
    }
}
