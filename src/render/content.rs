//! The content of a page, apart from the theme's page around it.
//!
//! In: a page that an author has written. Out: [`Content`]: its text as HTML with references from
//! its own address, its headings, its notes and meetings, and what it says in plain text. Whatever
//! publishes a page in another form begins here. What stands around it is left to `page`.

use std::collections::BTreeSet;

use super::error::RenderError;
use super::reads::Renderer;
use super::text::{self, NotePlace, RenderedText};
use super::views::{BlockView, HeadingView};
use crate::course::PageMeta;
use crate::diagnostic::Diagnostic;
use crate::page_text::Section;

/// How deep the headings go that a page's contents show.
const DEEPEST: usize = 3;

/// The content of a page; empty for a page that no author has written.
pub(super) struct Content {
    /// The text as HTML.
    pub(super) html: String,
    /// The headings for the page's contents.
    pub(super) headings: Vec<HeadingView>,
    /// Whether notes for the leader or the owner stand beside the text.
    pub(super) has_notes: bool,
    /// The notes and meetings, wherever they stand, for the pages that gather them.
    pub(super) kept: Vec<BlockView>,
    /// The scripts that parts of it can use, by their names under `assets/`.
    pub(super) scripts: BTreeSet<&'static str>,
    /// What it says, for the search.
    pub(super) sections: Vec<Section>,
    /// What was found on the way.
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Content {
    /// The content of a meta, with its notes where `notes` says.
    ///
    /// # Errors
    ///
    /// [`RenderError::Template`] when the template of a block cannot be filled.
    pub(super) fn of(
        renderer: Renderer,
        meta: &PageMeta,
        notes: NotePlace,
    ) -> Result<Self, RenderError> {
        let mut diagnostics = Vec::new();
        let RenderedText { html, has_notes, kept, scripts, sections } =
            text::render(renderer, meta, notes, &mut diagnostics)?;
        let headings = headings(renderer);
        Ok(Self { html, headings, has_notes, kept, scripts, sections, diagnostics })
    }
}

fn headings(renderer: Renderer) -> Vec<HeadingView> {
    let source = renderer.source();
    let headings = source.map(|source| source.document.outline.headings.as_slice());
    headings
        .unwrap_or_default()
        .iter()
        .filter(|heading| heading.level <= DEEPEST)
        .map(|heading| HeadingView {
            level: heading.level,
            id: heading.id.clone(),
            text: heading.text.clone(),
        })
        .collect()
}
