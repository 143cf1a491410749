//! A stretch of text that becomes one piece of HTML: a page, a block, or a footnote.
//!
//! In: events, one by one. Out: a [`Flow`] of top-level parts. A part ends where no list, quotation
//! or raw tag is open any more, so that notes can be put between parts and never inside one. What
//! Løype makes itself goes past the cleaning of raw HTML through slots.

use pulldown_cmark::{Event, html};

use super::clean::Cleaner;
use super::flow::Flow;
use super::notes::Note;
use crate::block::BlockMeaning;

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
    /// How many raw tags are open in it; less than none when an author closes more than is open.
    raw_depth: isize,
    /// Whether it holds raw HTML that must be cleaned.
    dirty: bool,
    /// What Løype itself puts into the part, for the slots in its events.
    slots: Vec<String>,
}

impl<'e> Frame<'e> {
    pub(super) fn new(purpose: Purpose) -> Self {
        Self {
            purpose,
            flow: Flow::default(),
            events: Vec::new(),
            depth: 0,
            raw_depth: 0,
            dirty: false,
            slots: Vec::new(),
        }
    }

    /// Adds an event of the Markdown parser, or one that stands for it.
    pub(super) fn push(&mut self, event: Event<'e>, cleaner: &Cleaner) {
        match &event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        self.events.push(event);
        self.end_part_if_whole(cleaner);
    }

    /// Adds raw HTML that an author wrote.
    pub(super) fn push_raw(&mut self, html: String, trusted: bool, cleaner: &Cleaner) {
        self.dirty |= !trusted;
        self.raw_depth += balance(&html);
        self.events.push(Event::Html(html.into()));
        self.end_part_if_whole(cleaner);
    }

    /// Adds an element that Løype writes in its own way; `opened` elements of it stay open, or so
    /// many are closed where it is less than none.
    pub(super) fn push_own(&mut self, html: String, opened: isize, cleaner: &Cleaner) {
        self.depth = self.depth.saturating_add_signed(opened);
        self.events.push(Event::InlineHtml(html.into()));
        self.end_part_if_whole(cleaner);
    }

    /// Adds something whole that must not be cleaned: a block, a formula.
    pub(super) fn push_slot(&mut self, html: String, cleaner: &Cleaner) {
        let slot = slot(self.slots.len());
        self.slots.push(html);
        self.events.push(Event::InlineHtml(slot.into()));
        self.end_part_if_whole(cleaner);
    }

    /// Whether a note can stand here beside the text: nothing is open around it.
    pub(super) fn is_between_parts(&self) -> bool {
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

    fn end_part_if_whole(&mut self, cleaner: &Cleaner) {
        if self.depth == 0 && self.raw_depth <= 0 {
            self.end_part(cleaner);
        }
    }

    fn end_part(&mut self, cleaner: &Cleaner) {
        let mut part = String::new();
        html::push_html(&mut part, self.events.drain(..));
        if self.dirty {
            part = cleaner.clean(&part);
        }
        for (number, content) in self.slots.drain(..).enumerate() {
            part = part.replace(&slot(number), &content);
        }
        self.flow.push(part);
        (self.raw_depth, self.dirty) = (0, false);
    }

    /// The purpose and the flow of the whole frame.
    pub(super) fn finish(mut self, cleaner: &Cleaner) -> (Purpose, Flow<Note>) {
        if !self.events.is_empty() {
            self.end_part(cleaner);
        }
        (self.purpose, self.flow)
    }
}

/// The place of something that is put in after cleaning; the cleaner lets this element through.
fn slot(number: usize) -> String {
    format!("<loype-slot data-n=\"{number}\"></loype-slot>")
}

/// How many more elements a stretch of raw HTML opens than it closes.
fn balance(html: &str) -> isize {
    const VOID: [&str; 8] = ["area", "br", "col", "hr", "img", "input", "source", "wbr"];
    let mut balance = 0;
    for tag in html.split('<').skip(1) {
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        let content = tag.split('>').next().unwrap_or_default();
        if tag.starts_with('/') {
            balance -= 1;
        } else if !name.is_empty()
            && !content.ends_with('/')
            && !VOID.contains(&name.to_ascii_lowercase().as_str())
        {
            balance += 1;
        }
    }
    balance
}

#[cfg(test)]
mod tests {
    use super::balance;

    #[test]
    fn open_tags_are_counted_and_void_ones_are_not() {
        assert_eq!(balance("<div class=\"a\"><br><img src=\"a\"/><p>x</p>"), 1);
        assert_eq!(balance("</div><!-- <b> -->"), 0);
    }
}
