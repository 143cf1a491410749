//! The state of a page's text while it is written, and the ways to add to its HTML.
//!
//! In: HTML and events that other files of this folder decide on. Out: the innermost open
//! [`HtmlBuffer`] holds them. Which event leads to what is left to `events`.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::Event;
use serde::Serialize;
use tera::Context;

use super::buffer::{BufferKind, HtmlBuffer};
use super::cut::{Cut, Cuts};
use super::fields::OpenFields;
use super::footnotes::Footnotes;
use super::levels::Levels;
use super::math::Formulas;
use super::meetings::Meetings;
use super::open_figure::{Captions, ListInFigure};
use super::plan::PlanRows;
use super::rendered::NotePlacement;
use super::sections::SectionBuilder;
use super::table::Table;
use crate::course::address::to_root;
use crate::course::figure::{Figure, figures};
use crate::course::meeting::{MeetingPlan, plans};
use crate::diagnostic::Diagnostic;
use crate::language::LanguageTag;
use crate::load::{Document, PictureSize, Quotes};
use crate::render::error::RenderError;
use crate::render::reads::Renderer;
use crate::render::views::{BlockView, HeadingView};

/// The page whose text is written.
pub(super) struct TextPage<'a> {
    pub(super) document: &'a Document,
    /// The text that is written.
    pub(super) text: &'a str,
    pub(super) address: &'a str,
    /// The ids of its blocks, in order.
    pub(super) block_ids: &'a [String],
    pub(super) notes: NotePlacement,
    /// What is taken out of it.
    pub(super) cuts: &'a [Cut],
}

/// Writes the text of a page as HTML, event by event.
pub(super) struct HtmlWriter<'a, 'e, 'd> {
    pub(super) renderer: Renderer<'a>,
    pub(super) page: TextPage<'a>,
    pub(super) language: &'a LanguageTag,
    pub(super) diagnostics: &'d mut Vec<Diagnostic>,
    /// The open buffers, innermost last; the first is that of the page.
    pub(super) buffers: Vec<HtmlBuffer<'e>>,
    pub(super) footnotes: Footnotes,
    /// The index of the next heading and the next block in the outline.
    pub(super) next_heading: usize,
    pub(super) next_block: usize,
    /// How many tables have begun, plans included.
    pub(super) tables: usize,
    pub(super) table: Table,
    /// Whether the text stands in a heading or a cell, where long words are parted.
    pub(super) is_narrow: bool,
    /// The plans of meetings on the page.
    pub(super) plans: Vec<MeetingPlan>,
    /// The rows of the open plan.
    pub(super) plan: Option<PlanRows>,
    pub(super) meetings: Meetings,
    pub(super) fields: OpenFields,
    pub(super) needs: BTreeSet<&'static str>,
    pub(super) code: Option<CodeBlock>,
    pub(super) formulas: Formulas,
    /// How many formulas on lines of their own have begun.
    pub(super) own_formulas: usize,
    /// The open images, innermost last.
    pub(super) images: Vec<Image>,
    /// The open links, innermost last.
    pub(super) links: Vec<OpenLink>,
    /// Whether each open quotation is an alert.
    pub(super) alerts: Vec<bool>,
    /// The notes and meetings so far, for the pages that gather them.
    pub(super) gathered: Vec<BlockView>,
    pub(super) sections: SectionBuilder,
    pub(super) levels: Levels,
    /// The headings for the table of contents so far.
    pub(super) headings: Vec<HeadingView>,
    pub(super) quotes: Quotes,
    pub(super) cuts: Cuts<'a>,
    /// What is drawn on the page, by the number of its block.
    pub(super) figures: BTreeMap<usize, Figure>,
    /// The list of a figure that is open.
    pub(super) list: Option<ListInFigure>,
    pub(super) captions: Captions,
}

/// How an open link is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum OpenLink {
    Internal,
    External,
    /// As its text alone: this build leaves its page out.
    Omitted,
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

/// An open code block.
pub(super) struct CodeBlock {
    pub(super) language: String,
    /// The code so far.
    pub(super) text: String,
}

impl<'a, 'e, 'd> HtmlWriter<'a, 'e, 'd> {
    /// A writer for a page, before its first event.
    pub(super) fn new(
        renderer: Renderer<'a>,
        page: TextPage<'a>,
        diagnostics: &'d mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            renderer,
            language: renderer.written(),
            diagnostics,
            buffers: vec![HtmlBuffer::new(BufferKind::Page)],
            footnotes: Footnotes::default(),
            next_heading: 0,
            next_block: 0,
            tables: 0,
            table: Table::default(),
            is_narrow: false,
            plans: plans(&page.document.outline, &mut Vec::new()),
            plan: None,
            meetings: Meetings::default(),
            fields: OpenFields::of(&page.document.outline),
            needs: BTreeSet::new(),
            code: None,
            formulas: Formulas::default(),
            own_formulas: 0,
            images: Vec::new(),
            links: Vec::new(),
            alerts: Vec::new(),
            gathered: Vec::new(),
            sections: SectionBuilder::default(),
            levels: Levels::default(),
            headings: Vec::new(),
            quotes: Quotes::default(),
            cuts: Cuts::new(page.cuts),
            // The check reports what cannot be drawn.
            figures: figures(page.document, renderer.vocabulary(), &mut Vec::new()),
            list: None,
            captions: Captions::default(),
            page,
        }
    }

    /// The language of the text here, where the page speaks another.
    pub(super) fn foreign(&self) -> Option<String> {
        self.renderer.foreign(self.sections.language().unwrap_or(self.language))
    }

    /// The attribute of words of the interface in the text here: nothing where they are in its
    /// language.
    pub(super) fn lang_of_words(&self) -> String {
        let spoken = || format!(" lang=\"{}\"", self.renderer.language());
        self.foreign().map(|_| spoken()).unwrap_or_default()
    }

    /// Adds an event for pulldown-cmark's HTML writer.
    pub(super) fn push(&mut self, event: Event<'e>) {
        if let Some(buffer) = self.buffers.last_mut() {
            buffer.push(event);
        }
    }

    /// Adds a tag or a whole element; `opened` is the number of elements that it leaves open,
    /// negative where it closes some.
    pub(super) fn push_markup(&mut self, html: String, opened: isize) {
        if let Some(buffer) = self.buffers.last_mut() {
            buffer.push_markup(html, opened);
        }
    }

    /// Adds whole elements that the cleaner of raw HTML must not touch.
    pub(super) fn push_slot(&mut self, html: String) {
        if let Some(buffer) = self.buffers.last_mut() {
            buffer.push_slot(html);
        }
    }

    /// The HTML of a template for a part of the text, filled with one named value.
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
        context.insert("lang", self.renderer.language());
        self.renderer.theme_folder().add_to(&mut context, &to_root(self.page.address));
        context.insert(name, value);
        self.renderer.templates().render(template, &context, self.page.address)
    }
}
