//! The buffer of a text that becomes one piece of HTML: a page, a block, a footnote, or a cell.
//!
//! In: events, one by one. Out: its [`Passages`]. A passage ends where no list, quotation or raw
//! tag is open any more, so that notes come between passages and never inside one. Slots carry
//! the HTML that Løype generates past the cleaner of raw HTML.

use pulldown_cmark::{Event, Tag, html};

use super::passages::Passages;
use crate::block::BlockMeaning;
use crate::html::{Cleaner, Fragment, OpenElements, Slots, Token, is_invisible};
use crate::render::views::BlockView;

/// What the text of a buffer is.
#[derive(Debug)]
pub(super) enum BufferKind {
    /// The page itself.
    Page,
    /// A block, given by its index in the outline; `None` for a block that the check reports as
    /// wrong.
    Block(usize, Option<BlockMeaning>),
    /// A footnote, given by its name.
    Footnote(String),
    /// A cell in the plan of a meeting.
    PlanCell,
    /// A part that is taken out of the text.
    Cut,
    /// The title of one, which is written to be forgotten.
    CutTitle,
}

/// A note with its HTML.
#[derive(Debug)]
pub(super) struct Note {
    pub(super) block: BlockView,
    pub(super) html: String,
}

/// A text that is being written.
pub(super) struct HtmlBuffer<'e> {
    pub(super) kind: BufferKind,
    /// The passages that have ended.
    passages: Passages<Note>,
    /// The events of the open passage.
    events: Vec<Event<'e>>,
    /// How many Markdown elements are open in it.
    depth: usize,
    /// The elements of raw HTML that are open in it.
    open: OpenElements,
    /// Whether it holds raw HTML that must be cleaned.
    needs_cleaning: bool,
    /// The HTML that Løype puts into the slots of its events.
    slots: Slots,
}

impl<'e> HtmlBuffer<'e> {
    /// An empty buffer.
    pub(super) fn new(kind: BufferKind) -> Self {
        Self {
            kind,
            passages: Passages::default(),
            events: Vec::new(),
            depth: 0,
            open: OpenElements::default(),
            needs_cleaning: false,
            slots: Slots::default(),
        }
    }

    /// Adds an event of the Markdown parser, as it is or changed.
    pub(super) fn push(&mut self, event: Event<'e>) {
        let opened = match &event {
            Event::Start(_) => 1,
            Event::End(_) => -1,
            _ => 0,
        };
        self.events.push(event);
        self.advance(opened);
    }

    /// Adds raw HTML of an author that has been cleaned; `tokens` are those of its source.
    pub(super) fn push_raw(&mut self, html: String, tokens: &[Token]) {
        // What is left of a comment is no passage that a note could be about.
        if self.is_between_passages() && html.trim().is_empty() {
            self.passages.push_invisible(html);
            return;
        }
        self.needs_cleaning = true;
        let kept = tokens.iter().filter(|token| match token {
            Token::Start(tag) => Cleaner::get().keeps(&tag.name),
            Token::End(name) => Cleaner::get().keeps(name),
            Token::Text { .. } | Token::Comment(_) => false,
        });
        self.open.pass(kept, self.depth);
        self.events.push(Event::Html(html.into()));
        self.advance(0);
    }

    /// Adds raw HTML of an author that is trusted; `fragment` is its source, parsed.
    pub(super) fn push_trusted(&mut self, html: &str, fragment: &Fragment) {
        if self.is_between_passages() && is_invisible(fragment) {
            self.passages.push_invisible(html.to_owned());
            return;
        }
        self.open.pass(&fragment.tokens, self.depth);
        let content = html.trim_end_matches('\n');
        let slot = self.slots.add(content.to_owned());
        let line_end = html.get(content.len()..).unwrap_or_default();
        self.events.push(Event::Html((slot + line_end).into()));
        self.advance(0);
    }

    /// Adds a tag or a whole element; `opened` is the number of elements that it leaves open,
    /// negative where it closes some.
    pub(super) fn push_markup(&mut self, html: String, opened: isize) {
        self.events.push(Event::InlineHtml(html.into()));
        self.advance(opened);
    }

    /// Adds whole elements that must not be cleaned: a block, a formula.
    pub(super) fn push_slot(&mut self, html: String) {
        let slot = self.slots.add(html);
        self.events.push(Event::InlineHtml(slot.into()));
        self.advance(0);
    }

    /// Whether no passage is open, so that a note can be placed beside the text.
    pub(super) fn is_between_passages(&self) -> bool {
        self.events.is_empty()
    }

    /// How many passages have ended.
    pub(super) fn passage_count(&self) -> usize {
        self.passages.count()
    }

    /// Adds a note about the last passage.
    pub(super) fn note(&mut self, note: Note) {
        self.passages.note(note);
    }

    /// The notes about the last passage; `None` before any passage.
    pub(super) fn last_notes(&self) -> Option<&[Note]> {
        self.passages.last_notes()
    }

    /// Gives the list item that was just opened the class of a task.
    pub(super) fn mark_task_item(&mut self) {
        let recent = self
            .events
            .iter_mut()
            .rev()
            .take(2)
            .find(|event| matches!(event, Event::Start(Tag::Item)));
        if let Some(item) = recent {
            *item = Event::Html("<li class=\"task-item\">".into());
        }
    }

    /// Replaces the tag that was just pushed if it starts with `opened`; returns whether it did.
    /// After any content the last event is another one, so that only an empty element is changed.
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

    /// The picture that is all of the open paragraph, as HTML.
    pub(super) fn lone_picture(&self) -> Option<&str> {
        match self.events.as_slice() {
            [.., Event::Start(Tag::Paragraph), Event::InlineHtml(html)] => {
                Some(html).filter(|html| html.starts_with("<img ")).map(AsRef::as_ref)
            }
            _ => None,
        }
    }

    /// Puts an element in place of the open paragraph and the picture in it.
    pub(super) fn replace_picture(&mut self, html: String) {
        self.events.truncate(self.events.len().saturating_sub(2));
        let slot = self.slots.add(html);
        self.events.push(Event::InlineHtml(slot.into()));
        self.advance(-1);
    }

    /// Changes the picture that is all of the open paragraph.
    pub(super) fn change_picture(&mut self, html: String) {
        if let Some(picture) = self.events.last_mut() {
            *picture = Event::InlineHtml(html.into());
        }
    }

    /// Counts the Markdown elements that an event opens, or closes where `opened` is negative, and
    /// ends the passage where nothing is open any more.
    fn advance(&mut self, opened: isize) {
        self.depth = self.depth.saturating_add_signed(opened);
        if opened < 0 {
            self.open.end_markdown(self.depth);
        }
        if self.depth == 0 && !self.open.hold_what_follows() {
            self.end_passage();
        }
    }

    fn end_passage(&mut self) {
        let mut passage = String::new();
        html::push_html(&mut passage, self.events.drain(..));
        if self.needs_cleaning {
            passage = Cleaner::get().clean(&passage);
        }
        self.passages.push(self.slots.fill(passage));
        self.open.clear();
        self.needs_cleaning = false;
    }

    /// Ends the buffer: what it is, and its passages.
    pub(super) fn finish(mut self) -> (BufferKind, Passages<Note>) {
        if !self.events.is_empty() {
            self.end_passage();
        }
        (self.kind, self.passages)
    }
}
