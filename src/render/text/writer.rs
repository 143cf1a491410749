//! A page's text while it is being written.
//!
//! In: the page. Out: [`Writer`], which holds all that is open, and adds pieces of HTML to the frame
//! that was opened last. What the events of the Markdown become is left to the files beside this
//! one: `walk` takes them, `references`, `blocks`, `notes`, `tables` and `plan` write one kind of
//! thing each.

use std::collections::BTreeSet;

use pulldown_cmark::{Alignment, Event};
use serde::Serialize;
use tera::Context;

use super::footnotes::Footnotes;
use super::frame::{Frame, Purpose};
use super::note::NotePlace;
use super::said::Said;
use crate::course::address::to_root;
use crate::course::meeting::{MeetingPlan, plans};
use crate::diagnostic::Diagnostic;
use crate::load::{Document, PictureSize};
use crate::render::error::RenderError;
use crate::render::reads::Renderer;
use crate::render::views::BlockView;

/// The page whose text is written.
pub(super) struct Page<'a> {
    pub(super) document: &'a Document,
    pub(super) address: &'a str,
    pub(super) block_ids: &'a [String],
    pub(super) place: NotePlace,
}

/// A page's text while it is being written.
pub(super) struct Writer<'a, 'e, 'd> {
    pub(super) renderer: Renderer<'a>,
    pub(super) document: &'a Document,
    /// The address of the page.
    pub(super) address: &'a str,
    pub(super) language: &'a str,
    pub(super) block_ids: &'a [String],
    pub(super) place: NotePlace,
    pub(super) diagnostics: &'d mut Vec<Diagnostic>,
    pub(super) frames: Vec<Frame<'e>>,
    pub(super) footnotes: Footnotes,
    pub(super) next_heading: usize,
    pub(super) next_block: usize,
    pub(super) tables: usize,
    pub(super) table: Table,
    /// The plans of meetings on the page, and the one that is being written.
    pub(super) plans: Vec<MeetingPlan>,
    pub(super) plan: Option<PlanCells>,
    pub(super) scripts: BTreeSet<&'static str>,
    /// Code that is being read: its language and its text so far.
    pub(super) code: Option<(String, String)>,
    /// Images that are being read, innermost last.
    pub(super) images: Vec<Image>,
    /// Whether each open quotation is an alert.
    pub(super) alerts: Vec<bool>,
    /// Where each open link leads.
    pub(super) links: Vec<Lead>,
    /// The notes and meetings so far, for the pages that gather them.
    pub(super) kept: Vec<BlockView>,
    pub(super) said: Said,
}

/// Where a link leads, as far as it decides how the link is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    Inside,
    Outside,
    /// Its page is left out of this build, so that only its text is written.
    Nowhere,
}

/// An image of the Markdown.
#[derive(Default)]
pub(super) struct Image {
    pub(super) src: String,
    pub(super) title: String,
    /// The alternative text so far.
    pub(super) alt: String,
    pub(super) size: Option<PictureSize>,
}

/// The table that is being written.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) alignments: Vec<Alignment>,
    /// The column of the next cell.
    pub(super) column: usize,
    pub(super) in_head: bool,
}

/// The rows of a plan that is being written, each with its cells as HTML; the head is the first.
#[derive(Debug, Default)]
pub(super) struct PlanCells {
    pub(super) rows: Vec<Vec<String>>,
}

impl<'a, 'e, 'd> Writer<'a, 'e, 'd> {
    /// The writer of a page of which nothing is written yet.
    pub(super) fn new(
        renderer: Renderer<'a>,
        Page { document, address, block_ids, place }: Page<'a>,
        diagnostics: &'d mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            renderer,
            document,
            address,
            language: renderer.language(),
            block_ids,
            place,
            diagnostics,
            frames: vec![Frame::new(Purpose::Page)],
            footnotes: Footnotes::default(),
            next_heading: 0,
            next_block: 0,
            tables: 0,
            table: Table::default(),
            plans: plans(&document.outline, &mut Vec::new()),
            plan: None,
            scripts: BTreeSet::new(),
            code: None,
            images: Vec::new(),
            alerts: Vec::new(),
            links: Vec::new(),
            kept: Vec::new(),
            said: Said::default(),
        }
    }

    /// Adds an event of the Markdown parser.
    pub(super) fn push(&mut self, event: Event<'e>) {
        if let Some(frame) = self.frames.last_mut() {
            frame.push(event);
        }
    }

    /// Adds an element of the site's own; `opened` as in [`Frame::push_own`].
    pub(super) fn own(&mut self, html: String, opened: isize) {
        if let Some(frame) = self.frames.last_mut() {
            frame.push_own(html, opened);
        }
    }

    /// Writes the element that was just opened by another tag; see [`Frame::retag_empty`].
    pub(super) fn retag_empty(&mut self, opened: &str, instead: &str) -> bool {
        self.frames.last_mut().is_some_and(|frame| frame.retag_empty(opened, instead))
    }

    /// Adds something whole that must not be cleaned.
    pub(super) fn slot(&mut self, html: String) {
        if let Some(frame) = self.frames.last_mut() {
            frame.push_slot(html);
        }
    }

    /// The HTML of a template for a part of the text, filled with one value of a name.
    ///
    /// # Errors
    ///
    /// [`RenderError::Template`] when it cannot be filled.
    pub(super) fn fill(
        &self,
        template: &str,
        name: &'static str,
        value: &impl Serialize,
    ) -> Result<String, RenderError> {
        let mut context = Context::new();
        context.insert("lang", self.language);
        context.insert("root", &to_root(self.address));
        context.insert(name, value);
        self.renderer.templates().render(template, &context, self.address)
    }
}
