//! Edits of a text.
//!
//! In: a text, and stretches of it with what comes instead. Out: the text with all of them made.

use std::ops::Range;

/// A stretch of a text with what comes instead of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) range: Range<usize>,
    pub(super) text: String,
}

impl Edit {
    pub(super) fn new(range: Range<usize>, text: impl Into<String>) -> Self {
        Self { range, text: text.into() }
    }
}

/// The text with all edits made; of two that overlap, the one that begins first, and then the
/// longer one, holds the other.
pub(super) fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| (edit.range.start, std::cmp::Reverse(edit.range.end)));
    let (mut new, mut at) = (String::with_capacity(text.len()), 0);
    for Edit { range, text: instead } in edits.iter().filter(|edit| !edit.range.is_empty()) {
        if range.start >= at {
            new.push_str(text.get(at..range.start).unwrap_or_default());
            new.push_str(instead);
        }
        at = at.max(range.end);
    }
    new.push_str(text.get(at..).unwrap_or_default());
    new
}
