//! What stands in blocks, as far as something may be drawn from it: lists, and pictures.
//!
//! In: the parser's events. Out: a [`List`] for each list that stands in a block and in no other
//! list, and the blocks that have pictures. What is made of them is left to `course`; how they look
//! is left to `render`.

use pulldown_cmark::{Event, Tag, TagEnd};
use serde::{Deserialize, Serialize};

use crate::source::{SourceText, Span};

/// A list in a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// The number of the innermost block that it is inside.
    pub block: usize,
    /// The whole list.
    pub place: Span,
    /// Its items.
    pub items: Vec<ListItem>,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListItem {
    /// What it is called: what it begins with in bold, else the words before the first colon, dash
    /// or line break, else all of its first paragraph.
    pub label: SourceText,
    /// Whether the label is written in bold.
    pub is_strong: bool,
}

/// Reads lists and pictures out of the events of a text.
#[derive(Debug, Default)]
pub(super) struct PartReader {
    pub(super) lists: Vec<List>,
    /// The numbers of the blocks that pictures stand in.
    pub(super) pictures: Vec<usize>,
    /// The open lists, innermost last: the block around each, and whether it is gathered.
    open: Vec<(Option<usize>, bool)>,
    /// The open items, innermost last.
    items: Vec<OpenItem>,
}

/// An item that is being read.
#[derive(Debug)]
struct OpenItem {
    place: Span,
    /// Its first paragraph so far.
    text: String,
    /// What it begins with in bold.
    strong: Option<String>,
    in_strong: bool,
    /// Whether its first paragraph has ended.
    has_ended: bool,
}

impl PartReader {
    /// Takes an event with its source and its place, and the block that is open around it.
    pub(super) fn event(&mut self, event: &Event, source: &str, span: Span, block: Option<usize>) {
        match event {
            Event::Start(Tag::Image { .. }) => self.pictures.extend(block),
            Event::Start(Tag::List(_)) => self.start_list(span, block),
            Event::End(TagEnd::List(_)) => drop(self.open.pop()),
            Event::Start(Tag::Item) => self.start_item(span.part(0, first_line(source))),
            Event::End(TagEnd::Item) => self.end_item(),
            Event::End(TagEnd::Paragraph) => self.last(|item| item.has_ended = true),
            Event::Start(Tag::Strong) => self.last(|item| {
                item.in_strong = item.text.trim().is_empty() && !item.has_ended;
            }),
            Event::End(TagEnd::Strong) => self.last(|item| item.in_strong = false),
            Event::Text(text) | Event::Code(text) => self.last(|item| item.add(text)),
            Event::SoftBreak => self.last(|item| item.add(" ")),
            Event::HardBreak => self.last(|item| item.add("\n")),
            _ => {}
        }
    }

    fn start_list(&mut self, place: Span, block: Option<usize>) {
        self.last(|item| item.has_ended = true);
        let is_inner = self.open.last().is_some_and(|(around, _)| *around == block);
        let list =
            block.filter(|_| !is_inner).map(|block| List { block, place, items: Vec::new() });
        self.open.push((block, list.is_some()));
        self.lists.extend(list);
    }

    fn is_gathering(&self) -> bool {
        self.open.last().is_some_and(|(_, is_gathered)| *is_gathered)
    }

    fn start_item(&mut self, place: Span) {
        if self.is_gathering() {
            self.items.push(OpenItem {
                place,
                text: String::new(),
                strong: None,
                in_strong: false,
                has_ended: false,
            });
        }
    }

    fn end_item(&mut self) {
        let Some((Some(block), true)) = self.open.last().copied() else { return };
        let Some(item) = self.items.pop() else { return };
        if let Some(list) = self.lists.iter_mut().rev().find(|list| list.block == block) {
            list.items.push(item.finish());
        }
    }

    fn last(&mut self, change: impl FnOnce(&mut OpenItem)) {
        if let Some(item) = self.items.last_mut() {
            change(item);
        }
    }
}

impl OpenItem {
    fn add(&mut self, text: &str) {
        if self.has_ended {
            return;
        }
        self.text.push_str(text);
        if self.in_strong {
            self.strong.get_or_insert_default().push_str(text);
        }
    }

    fn finish(self) -> ListItem {
        let is_strong = self.strong.is_some();
        let words = self.strong.as_deref().unwrap_or_else(|| before_separator(&self.text));
        let text = words.trim().trim_end_matches([':', '.']).trim_end().to_owned();
        let label = SourceText { text, span: self.place, verbatim: false, quoted: false };
        ListItem { label, is_strong }
    }
}

/// What stands before the first colon, dash or line break of a text; all of it where it has none.
fn before_separator(text: &str) -> &str {
    let ends = [": ", ":\n", " – ", " — ", " - ", "\n"];
    let end = ends.into_iter().filter_map(|end| text.find(end)).min();
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// How long the first line of a source is.
fn first_line(source: &str) -> usize {
    source.lines().next().map_or(0, |line| line.trim_end().len())
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::Parser;

    use super::*;
    use crate::source::{SourceFile, Sources};

    /// The labels of the lists that are gathered, with `*` where they are bold.
    fn labels(text: &str) -> Vec<String> {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new("a.md", text));
        let whole = sources.whole(file);
        let mut reader = PartReader::default();
        for (event, range) in Parser::new(text).into_offset_iter() {
            let source = &text[range.clone()];
            reader.event(&event, source, whole.part(range.start, range.end), Some(0));
        }
        let shown = |item: ListItem| item.label.text + if item.is_strong { "*" } else { "" };
        reader.lists.into_iter().flat_map(|list| list.items.into_iter().map(shown)).collect()
    }

    #[test]
    fn an_item_is_called_what_it_begins_with() {
        for (item, label) in [
            ("- **Analyser:** hvor står vi?", "Analyser*"),
            ("- Analyser: hvor står vi?", "Analyser"),
            ("- Analyser – hvor står vi?", "Analyser"),
            ("- Analyser hvor dere står", "Analyser hvor dere står"),
            ("- I dag\\\n  Vi møtes sjelden.", "I dag"),
            ("- I dag\n\n  Vi møtes sjelden.", "I dag"),
            ("- I dag\n  - Vi møtes sjelden.", "I dag"),
            ("- Les **dette:** nå", "Les dette"),
            ("- **I dag.**", "I dag*"),
            ("- kl. 10:30 begynner vi", "kl. 10:30 begynner vi"),
            ("-", ""),
        ] {
            assert_eq!(labels(item), [label], "{item}");
        }
    }

    #[test]
    fn lists_in_lists_are_text_of_their_item() {
        assert_eq!(labels("1. a\n   - b\n   - c\n2. d\n\n* e\n"), ["a", "d", "e"]);
    }
}
