//! What rendering the text of a page gives: types only.

use std::collections::BTreeSet;

use crate::page_text::Section;
use crate::render::views::BlockView;

/// The text of a page as HTML.
#[derive(Debug, Default)]
pub(crate) struct RenderedText {
    /// The HTML.
    pub(crate) html: String,
    /// Whether it has notes for the leader or the owner beside it.
    pub(crate) has_notes: bool,
    /// All its notes and meetings, for the pages that gather them.
    pub(crate) gathered: Vec<BlockView>,
    /// The scripts and sheets of style that parts of it need, by their names under `assets/`.
    pub(crate) needs: BTreeSet<&'static str>,
    /// Its plain text, for the search; empty where there is no text.
    pub(crate) sections: Vec<Section>,
}

/// Where the notes of a page are placed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum NotePlacement {
    /// Beside the passage that they are about.
    #[default]
    Beside,
    /// In the text, as on a page of leader support, whose notes are the text itself.
    InText,
}
