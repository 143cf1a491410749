//! A stretch of text that becomes one piece of HTML: a page, a block, or a footnote.
//!
//! In: events, one by one. Out: a [`Flow`] of top-level parts. A part ends where no list, quotation
//! or raw tag is open any more, so that notes can be put between parts and never inside one. What
//! Løype makes itself goes past the cleaning of raw HTML through slots.

use pulldown_cmark::{Event, html};

use super::flow::Flow;
use super::note::{Note, NotePlace};
use crate::block::BlockMeaning;
use crate::html::{Cleaner, Fragment, OpenElements, Slots, Token, is_invisible};

/// What a frame becomes when it ends.
#[derive(Debug)]
pub(super) enum Purpose {
    /// The page itself.
    Page,
    /// The block of a number in the outline; without a meaning, what was wrong with it has been
    /// reported.
    Block(usize, Option<BlockMeaning>),
    /// The footnote of a name.
    Footnote(String),
    /// A cell in the plan of a meeting.
    PlanCell,
}

/// A stretch of text that is being written.
pub(super) struct Frame<'e> {
    pub(super) purpose: Purpose,
    flow: Flow<Note>,
    /// The events of the part that is open.
    events: Vec<Event<'e>>,
    /// How many elements of the Markdown are open in it.
    depth: usize,
    /// The elements of raw HTML that are open in it.
    open: OpenElements,
    /// Whether it holds raw HTML that must be cleaned.
    dirty: bool,
    /// What Løype itself puts into the part, for the slots in its events.
    slots: Slots,
}

impl<'e> Frame<'e> {
    pub(super) fn new(purpose: Purpose) -> Self {
        Self {
            purpose,
            flow: Flow::default(),
            events: Vec::new(),
            depth: 0,
            open: OpenElements::default(),
            dirty: false,
            slots: Slots::default(),
        }
    }

    /// Adds an event of the Markdown parser, or one that stands for it.
    pub(super) fn push(&mut self, event: Event<'e>) {
        let opened = match &event {
            Event::Start(_) => 1,
            Event::End(_) => -1,
            _ => 0,
        };
        self.events.push(event);
        self.pass(opened);
    }

    /// Adds raw HTML that an author wrote and that holds nothing but what authors may write.
    pub(super) fn push_raw(&mut self, html: String, tokens: &[Token]) {
        // What is left of a comment is no passage that a note could be about.
        if self.is_between_parts() && html.trim().is_empty() {
            self.flow.push_invisible(html);
            return;
        }
        self.dirty = true;
        let kept = tokens.iter().filter(|token| match token {
            Token::Start(tag) => Cleaner::get().keeps(&tag.name),
            Token::End(name) => Cleaner::get().keeps(name),
            Token::Text { .. } | Token::Comment(_) => false,
        });
        self.open.pass(kept, self.depth);
        self.events.push(Event::Html(html.into()));
        self.pass(0);
    }

    /// Adds raw HTML that an author wrote and that is trusted.
    pub(super) fn push_trusted(&mut self, html: &str, fragment: &Fragment) {
        if self.is_between_parts() && is_invisible(fragment) {
            self.flow.push_invisible(html.to_owned());
            return;
        }
        self.open.pass(&fragment.tokens, self.depth);
        let content = html.trim_end_matches('\n');
        let slot = self.slots.add(content.to_owned());
        let line_end = html.get(content.len()..).unwrap_or_default();
        self.events.push(Event::Html((slot + line_end).into()));
        self.pass(0);
    }

    /// Adds an element that Løype writes in its own way; `opened` elements of it stay open, or so
    /// many are closed where it is less than none.
    pub(super) fn push_own(&mut self, html: String, opened: isize) {
        self.events.push(Event::InlineHtml(html.into()));
        self.pass(opened);
    }

    /// Adds something whole that must not be cleaned: a block, a formula.
    pub(super) fn push_slot(&mut self, html: String) {
        let slot = self.slots.add(html);
        self.events.push(Event::InlineHtml(slot.into()));
        self.pass(0);
    }

    /// Whether a note that ends now stands beside the text: on the page itself, with nothing open
    /// around it, where the notes of the page have their `place`.
    pub(super) fn takes_notes(&self, place: NotePlace) -> bool {
        place == NotePlace::Beside
            && self.is_between_parts()
            && matches!(self.purpose, Purpose::Page)
    }

    /// Whether nothing is open, so that what comes next begins a part.
    fn is_between_parts(&self) -> bool {
        self.events.is_empty()
    }

    /// Adds a note about the part that ended last.
    pub(super) fn note(&mut self, note: Note) {
        self.flow.note(note);
    }

    /// The notes about the part that ended last; `None` before any part.
    pub(super) fn last_notes(&self) -> Option<&[Note]> {
        self.flow.last_notes()
    }

    /// Turns the list item that was just opened into one with a mark for its task.
    pub(super) fn mark_task_item(&mut self) {
        let recent = self
            .events
            .iter_mut()
            .rev()
            .take(2)
            .find(|event| matches!(event, Event::Start(pulldown_cmark::Tag::Item)));
        if let Some(item) = recent {
            *item = Event::Html("<li class=\"task-item\">".into());
        }
    }

    /// Writes the element that was just opened by another tag, if nothing stands in it yet; says
    /// whether it did.
    pub(super) fn retag_empty(&mut self, opened: &str, instead: &str) -> bool {
        let Some(Event::InlineHtml(html)) = self
            .events
            .last_mut()
            .filter(|event| matches!(event, Event::InlineHtml(html) if html.starts_with(opened)))
        else {
            return false;
        };
        *html = instead.to_owned().into();
        true
    }

    /// Takes note of how many elements of the Markdown an event opens, or closes where it is less
    /// than none, and ends the part where nothing is open any more.
    fn pass(&mut self, opened: isize) {
        self.depth = self.depth.saturating_add_signed(opened);
        if opened < 0 {
            self.open.end_markdown(self.depth);
        }
        if self.depth == 0 && !self.open.hold_what_follows() {
            self.end_part();
        }
    }

    fn end_part(&mut self) {
        let mut part = String::new();
        html::push_html(&mut part, self.events.drain(..));
        if self.dirty {
            part = Cleaner::get().clean(&part);
        }
        self.flow.push(self.slots.fill(part));
        self.open.clear();
        self.dirty = false;
    }

    /// The purpose and the flow of the whole frame.
    pub(super) fn finish(mut self) -> (Purpose, Flow<Note>) {
        if !self.events.is_empty() {
            self.end_part();
        }
        (self.purpose, self.flow)
    }
}
