//! Entries of the lists in blocks, as far as they are text.
//!
//! In: the parser's events. Out: [`ListEntry`]s, each with its place, in the order in which they
//! begin. What an entry means, a question of a sheet for instance, is left to `course`; how it looks
//! is left to `render`, which counts the entries in the same order.

use pulldown_cmark::{Event, Tag, TagEnd};
use serde::{Deserialize, Serialize};

use crate::source::{SourceText, Span};

/// An entry of a list in a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListEntry {
    /// The number of the innermost block that it is inside.
    pub block: usize,
    /// The number of its list, counted over the page.
    pub list: usize,
    /// Whether it can be ticked.
    pub is_task: bool,
    /// Its own text, without that of lists in it, and the place of the whole.
    pub text: SourceText,
}

/// Reads the entries of lists out of the events of a text.
#[derive(Debug, Default)]
pub(super) struct EntryReader {
    pub(super) entries: Vec<ListEntry>,
    /// How many lists have begun.
    lists: usize,
    /// The lists that are open in a block, innermost last: the number of each, and the entry that
    /// is open in it.
    open: Vec<(usize, Option<usize>)>,
}

impl EntryReader {
    /// Takes an event with its source and its place, and the block that is open around it.
    pub(super) fn event(&mut self, event: &Event, source: &str, span: Span, block: Option<usize>) {
        let Some(block) = block else { return };
        match event {
            Event::Start(Tag::List(_)) => {
                self.open.push((self.lists, None));
                self.lists += 1;
            }
            Event::End(TagEnd::List(_)) => {
                self.open.pop();
            }
            Event::Start(Tag::Item) => self.start(span.part(0, source.trim_end().len()), block),
            Event::TaskListMarker(_) => {
                if let Some(item) = self.item() {
                    item.is_task = true;
                }
            }
            Event::Text(text) | Event::Code(text) => self.add(text),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => self.add(" "),
            _ => {}
        }
    }

    fn start(&mut self, span: Span, block: usize) {
        let Some((list, open)) = self.open.last_mut() else { return };
        *open = Some(self.entries.len());
        let text = SourceText { text: String::new(), span, verbatim: false, quoted: false };
        self.entries.push(ListEntry { block, list: *list, is_task: false, text });
    }

    /// The entry that is open in the innermost list.
    fn item(&mut self) -> Option<&mut ListEntry> {
        let (_, item) = self.open.last()?;
        self.entries.get_mut((*item)?)
    }

    fn add(&mut self, text: &str) {
        if let Some(item) = self.item() {
            item.text.text.push_str(text);
        }
    }
}
