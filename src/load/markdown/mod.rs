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
mod reader;

#[cfg(test)]
mod tests;

pub(in crate::load) use mask::Masked;

use std::ops::Range;

use pulldown_cmark::{Event, Options};

use super::raw_html::RawHtml;
use attributes::Attributes;
use autolink::Autolinks;
use reader::Reader;

/// The line that replaces a block that was left out: it parts what is before it from what is after
/// it, as the block's own line did, and is nothing else. Markdown has no place for its last
/// character (CommonMark, section 2.3), so that no author writes it.
pub(super) const CUT: &str = ":::\u{0}";

/// How many blocks can stand inside each other: each of them is rendered with all that it holds,
/// and nobody could read more.
pub(super) const DEEPEST: usize = 8;

/// One step through a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece<'a> {
    /// What the Markdown parser found.
    Markdown(Event<'a>),
    /// Raw HTML.
    Html(RawHtml<'a>),
    /// A line that begins with colons where a block can stand.
    BlockLine,
    /// The line that would open a block inside [`DEEPEST`] others. The block is no piece, and what
    /// is in it stands in the innermost of them.
    DeepBlockLine,
    /// A line that begins with colons where no block can stand: inside a paragraph of a list, say,
    /// or in raw HTML.
    StrayBlockLine,
}

/// A piece, and its bytes on the page.
type Placed<'a> = (Piece<'a>, Range<usize>);

/// The pieces of a page's text, in order, each with its byte range in the text.
#[must_use]
pub fn pieces(text: &str) -> Masked<'_> {
    Masked::new(text)
}

impl Masked<'_> {
    /// Walks through the pieces.
    pub fn iter(&self) -> impl Iterator<Item = (Piece<'_>, Range<usize>)> {
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

/// Everything that authors can write beside CommonMark; docs/markdown.md tells them of it. Bare
/// addresses and the ids of headings are read by this folder itself.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH
}
