//! The content of a page, apart from the theme's page around it.
//!
//! In: a page that an author has written. Out: [`Content`]: its text as HTML with references from
//! its own address, its headings, its notes and meetings, and its plain text. An export to another
//! format starts from this. The page around it is left to `page`.

use std::collections::BTreeSet;

use super::error::RenderError;
use super::reads::Renderer;
use super::text::{self, Cut, MeetingText, NotePlacement, RenderedText};
use super::views::{BlockView, HeadingView};
use crate::course::PageMeta;
use crate::diagnostic::Diagnostic;
use crate::page_text::Section;

/// The content of a page; empty for a generated page.
pub(super) struct Content {
    /// The text as HTML.
    pub(super) html: String,
    /// The headings for the page's table of contents, and the blocks with titles.
    pub(super) headings: Vec<HeadingView>,
    /// Whether it has notes for the leader or the owner beside the text.
    pub(super) has_notes: bool,
    /// All its notes and meetings, for the pages that gather them.
    pub(super) gathered: Vec<BlockView>,
    /// The scripts and sheets of style that parts of it need, by their names under `assets/`.
    pub(super) needs: BTreeSet<&'static str>,
    /// The meeting that leads the page.
    pub(super) meeting: Option<MeetingText>,
    /// Its plain text, for the search.
    pub(super) sections: Vec<Section>,
    /// The HTML of each part that was taken out of the text.
    pub(super) cuts: Vec<String>,
    /// What rendering found wrong.
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Content {
    /// The content of a page, with its notes placed as `notes` says, and without
    /// the parts that `cuts` takes out of its text.
    ///
    /// # Errors
    ///
    /// [`RenderError::Template`] when the template of a block cannot be filled.
    pub(super) fn of(
        renderer: Renderer,
        meta: &PageMeta,
        notes: NotePlacement,
        cuts: &[Cut],
    ) -> Result<Self, RenderError> {
        let mut diagnostics = Vec::new();
        let text = text::render(renderer, meta, notes, cuts, &mut diagnostics)?;
        let RenderedText { html, has_notes, gathered, needs, headings, meeting, sections, cuts } =
            text;
        Ok(Self {
            html,
            headings,
            has_notes,
            gathered,
            needs,
            meeting,
            sections,
            cuts,
            diagnostics,
        })
    }
}
