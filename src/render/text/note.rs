//! A note of the text, and where notes can stand.

use crate::render::views::BlockView;

/// Where a page's notes stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum NotePlace {
    /// Beside the passage that they are about.
    #[default]
    Beside,
    /// In the text, as on a page of leader support, whose notes are the text itself.
    InText,
}

/// A note with its HTML.
#[derive(Debug)]
pub(super) struct Note {
    pub(super) block: BlockView,
    pub(super) html: String,
}
