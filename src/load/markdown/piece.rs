//! What a text is taken apart into, and the options of the Markdown parser.

use std::ops::Range;

use pulldown_cmark::{Event, Options};

use crate::load::raw_html::RawHtml;

/// The line that replaces a block that was left out: it parts what is before it from what is after
/// it, as the block's own line did, and is nothing else. Markdown has no place for its last
/// character (CommonMark, section 2.3), so that no author writes it.
pub(in crate::load) const CUT: &str = ":::\u{0}";

/// How many blocks can stand inside each other: each of them is rendered with all that it holds,
/// and nobody could read more.
pub(in crate::load) const DEEPEST: usize = 8;

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
pub(super) type Placed<'a> = (Piece<'a>, Range<usize>);

/// Everything that authors can write beside CommonMark; docs/markdown.md tells them of it. Bare
/// addresses and the ids of headings are read by this folder itself.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH
}
