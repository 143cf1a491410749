//! What rendering the text of a page gives: types only.

use std::collections::BTreeSet;

use crate::page_text::Section;
use crate::render::views::{BlockView, HeadingView};

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
    /// The meeting that leads the page, which is not in the text.
    pub(crate) meeting: Option<MeetingText>,
    /// Its headings for the table of contents, and its blocks with titles.
    pub(crate) headings: Vec<HeadingView>,
    /// Its plain text, for the search; empty where there is no text.
    pub(crate) sections: Vec<Section>,
    /// The HTML of each part that was taken out of it.
    pub(crate) cuts: Vec<String>,
}

/// The meeting that a page is.
#[derive(Debug)]
pub(crate) struct MeetingText {
    /// Its block, with the plan.
    pub(crate) block: BlockView,
    /// The notes on what is done before it, as HTML.
    pub(crate) before: String,
}

/// Where the notes of a page are placed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum NotePlacement {
    /// Beside the passage that they are about.
    #[default]
    Beside,
    /// The same on a page that is a meeting: its plan leads the page, with the notes about it.
    Meeting,
    /// In the text, as on a page of leader support, whose notes are the text itself.
    InText,
}

impl NotePlacement {
    /// Whether notes stand beside what they are about.
    pub(crate) fn are_beside(self) -> bool {
        self != Self::InText
    }
}
