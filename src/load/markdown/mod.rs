//! Markdown as the rest of the program sees it: the one place that sets the parser's options, and
//! that knows how blocks are found.
//!
//! In: the text of a page. Out: [`Piece`]s with their byte ranges: the parser's events, and the
//! lines that open and close blocks. Where the parser would read a mark as authors never mean it,
//! `mask` hides the mark from it; `reader` walks through what it finds. Then `attributes` reads the
//! ids of headings, and `autolink` makes links of bare addresses. What all of this adds to
//! CommonMark, and where it differs, is listed in docs/markdown.md.

mod attributes;
mod autolink;
mod mask;
mod piece;
mod reader;

#[cfg(test)]
mod tests;

pub(in crate::load) use mask::Masked;
pub use piece::Piece;
pub(super) use piece::{CUT, DEEPEST};

use std::ops::Range;

use attributes::Attributes;
use autolink::Autolinks;
use reader::Reader;

/// The pieces of a page's text, in order, each with its byte range in the text.
#[must_use]
pub fn pieces(text: &str) -> Masked<'_> {
    Masked::new(text)
}

impl Masked<'_> {
    /// Walks through the pieces.
    pub fn walk(&self) -> impl Iterator<Item = (Piece<'_>, Range<usize>)> {
        let text = self.original();
        Autolinks::new(Attributes::new(Reader::new(self), text), text)
    }
}

/// The language after the fence of a code block, without what may follow it; empty
/// where there is none.
#[must_use]
pub fn code_language(info: &str) -> &str {
    info.split([' ', ',', '{']).next().unwrap_or_default()
}
