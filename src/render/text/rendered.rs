//! What the rendering of a text gives.

use std::collections::BTreeSet;

use crate::page_text::Section;
use crate::render::views::BlockView;

/// The text of a page as HTML.
#[derive(Debug, Default)]
pub(crate) struct RenderedText {
    /// The HTML.
    pub(crate) html: String,
    /// Whether notes for the leader or the owner stand beside it.
    pub(crate) has_notes: bool,
    /// Its notes and meetings, wherever they stand, for the pages that gather them.
    pub(crate) kept: Vec<BlockView>,
    /// The scripts that parts of it can use, by their names under `assets/`.
    pub(crate) scripts: BTreeSet<&'static str>,
    /// What it says, for the search; empty where there is no text.
    pub(crate) sections: Vec<Section>,
}
