//! The text that slips are looked for in.
//!
//! In: the text and its place. Out: the places and the sources of its ranges.

use std::ops::Range;

use crate::source::Span;

/// The text under a page's front matter, and where it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Body<'a> {
    pub(super) text: &'a str,
    pub(super) span: Span,
}

impl<'a> Body<'a> {
    /// The place of a range of the text.
    pub(super) fn span(self, range: &Range<usize>) -> Span {
        self.span.part(range.start, range.end)
    }

    /// The text at a range, as it was written.
    pub(super) fn source(self, range: &Range<usize>) -> &'a str {
        self.text.get(range.clone()).unwrap_or_default()
    }
}
